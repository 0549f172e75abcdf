/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-clock.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_MANUAL_CLOCK (soleus_manual_clock_get_type ())
G_DECLARE_FINAL_TYPE (SoleusManualClock, soleus_manual_clock, SOLEUS, MANUAL_CLOCK, GObject)

SoleusManualClock *soleus_manual_clock_new (void);
void soleus_manual_clock_run (SoleusManualClock *self);

void soleus_manual_clock_set_monotonic (SoleusManualClock *self, gint64 microseconds);
void soleus_manual_clock_set_boottime (SoleusManualClock *self, gint64 microseconds);
void soleus_manual_clock_set_wall (SoleusManualClock *self, gint64 microseconds);

void soleus_manual_clock_advance (SoleusManualClock *self, gint64 microseconds);
void soleus_manual_clock_advance_monotonic (SoleusManualClock *self, gint64 microseconds);
void soleus_manual_clock_advance_boottime (SoleusManualClock *self, gint64 microseconds);
void soleus_manual_clock_advance_wall (SoleusManualClock *self, gint64 microseconds);
void soleus_manual_clock_suspend (SoleusManualClock *self, gint64 microseconds);
void soleus_manual_clock_reboot (SoleusManualClock *self);

G_END_DECLS
