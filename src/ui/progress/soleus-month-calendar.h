/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-history-types.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_MONTH_CALENDAR (soleus_month_calendar_get_type ())
G_DECLARE_FINAL_TYPE (SoleusMonthCalendar, soleus_month_calendar, SOLEUS, MONTH_CALENDAR, AdwBin)

void soleus_month_calendar_set_today (SoleusMonthCalendar *self, int today);
void soleus_month_calendar_set_summary (SoleusMonthCalendar *self, const SoleusSummary *summary);
void soleus_month_calendar_get_range (SoleusMonthCalendar *self, int *from_day, int *to_day);

G_END_DECLS
