/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-calendar.h"
#include "soleus-plan-state.h"

G_BEGIN_DECLS

/**
 * SoleusPlanSchedule:
 * @plan: what is done
 * @weekdays: the days that the person chose
 * @minutes: (element-type int): for each of its sessions
 * @next: the day of the plan that comes next, from 0
 * @first_day: the local day on which it may be done, or the next chosen weekday after it, in days
 *   since 1970-01-01
 *
 * The days of a plan that are still to come.
 */
typedef struct
{
  SoleusPlan *plan;
  guint weekdays;
  GArray *minutes;
  guint next;
  int first_day;
} SoleusPlanSchedule;

SoleusCalendar *soleus_plan_calendar_new (const SoleusPlanSchedule *schedule,
                                          SoleusCatalogue *catalogue,
                                          const char *zone,
                                          gint64 now_us);

G_END_DECLS
