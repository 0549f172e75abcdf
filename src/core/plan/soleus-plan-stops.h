/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-history-types.h"
#include "soleus-plan-log.h"

G_BEGIN_DECLS

/** Two stops for pain within so many days pause a plan. */
#define SOLEUS_PLAN_STOP_DAYS 7

/**
 * SoleusPlanStops:
 * @SOLEUS_PLAN_STOPS_NONE: none that pauses a plan
 * @SOLEUS_PLAN_STOPS_TWO: two within seven days
 * @SOLEUS_PLAN_STOPS_WORSE: one that was answered "still sharp or severe", or worse
 *
 * What the stops for pain say that the person hasn't answered by resuming the plan.
 */
typedef enum
{
  SOLEUS_PLAN_STOPS_NONE,
  SOLEUS_PLAN_STOPS_TWO,
  SOLEUS_PLAN_STOPS_WORSE,
} SoleusPlanStops;

SoleusPlanStops
soleus_plan_stops_judge (const SoleusPlanLog *log, GPtrArray *entries, GPtrArray *sessions);
char *soleus_plan_stops_list (const SoleusPlanLog *log, GPtrArray *sessions);
gint64 soleus_plan_stops_get_since (const SoleusPlanLog *log);

G_END_DECLS
