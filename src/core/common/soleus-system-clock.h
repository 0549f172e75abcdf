/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-clock.h"

G_BEGIN_DECLS

/** Microseconds of a struct timespec, whose seconds have 32 bits on some machines. */
#define SOLEUS_TIMESPEC_TO_US(ts)                                                                  \
  ((gint64) (ts).tv_sec * G_USEC_PER_SEC + (gint64) (ts).tv_nsec / 1000)

#define SOLEUS_TYPE_SYSTEM_CLOCK (soleus_system_clock_get_type ())
G_DECLARE_FINAL_TYPE (SoleusSystemClock, soleus_system_clock, SOLEUS, SYSTEM_CLOCK, GObject)

SoleusClock *soleus_system_clock_new (void);

G_END_DECLS
