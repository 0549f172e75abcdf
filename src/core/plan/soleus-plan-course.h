/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-history-types.h"
#include "soleus-plan-log.h"

G_BEGIN_DECLS

/** The routine that takes the place of massage that is refused, where the day has no stretch. */
#define SOLEUS_PLAN_STRETCH_INSTEAD "wall-full"

/**
 * SoleusPlanCourse:
 * @n_days: the days of the plan
 * @n_done: those that were done
 * @n_past: those that were done or skipped
 * @next: the first that is neither done nor skipped, from 0; @n_days where there is none
 * @today: the one that was finished today, or -1
 * @times: (element-type guint): how many times each session of the plan was done today; those that
 *   don't stand in the day at hand have 0
 * @done_on: the local days on which a day of the plan was done
 * @past_days: (element-type int): for each day of the plan the local day on which it was done or
 *   skipped, or %G_MININT
 * @skipped: those of them that weren't done
 *
 * The days of a plan, and what was done of them.
 */
typedef struct
{
  guint n_days;
  guint n_done;
  guint n_past;
  guint next;
  int today;
  GArray *times;
  GHashTable *done_on;
  GArray *past_days;
  GHashTable *skipped;
} SoleusPlanCourse;

void soleus_plan_course_init (SoleusPlanCourse *self,
                              const SoleusPlanLog *log,
                              SoleusCatalogue *catalogue,
                              GPtrArray *sessions,
                              int today,
                              int day_start);
void soleus_plan_course_clear (SoleusPlanCourse *self);

gboolean soleus_plan_course_has_session (const SoleusPlanLog *log, guint index, guint day);
const char *
soleus_plan_course_get_stretch (const SoleusPlanLog *log, SoleusCatalogue *catalogue, guint day);
gboolean soleus_plan_course_is_massage (SoleusCatalogue *catalogue, const char *routine);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SoleusPlanCourse, soleus_plan_course_clear)

G_END_DECLS
