/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SOLEUS_TYPE_ALARM (soleus_alarm_get_type ())
G_DECLARE_FINAL_TYPE (SoleusAlarm, soleus_alarm, SOLEUS, ALARM, GObject)

SoleusAlarm *soleus_alarm_new (void);
void soleus_alarm_set (SoleusAlarm *self, gint64 wall_us);

G_END_DECLS
