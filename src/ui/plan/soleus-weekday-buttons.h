/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SOLEUS_TYPE_WEEKDAY_BUTTONS (soleus_weekday_buttons_get_type ())
G_DECLARE_FINAL_TYPE (SoleusWeekdayButtons, soleus_weekday_buttons, SOLEUS, WEEKDAY_BUTTONS, AdwBin)

GtkWidget *soleus_weekday_buttons_new (void);
guint soleus_weekday_buttons_get (SoleusWeekdayButtons *self);
void soleus_weekday_buttons_set (SoleusWeekdayButtons *self, guint weekdays);

G_END_DECLS
