/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-history-types.h"

G_BEGIN_DECLS

/* There is no such day. It lies after every day that there is. */
#define SOLEUS_SUMMARY_NO_DAY G_MAXINT

#define SOLEUS_N_MUSCLES (SOLEUS_MUSCLE_BOTH + 1)
#define SOLEUS_N_LEGS    (SOLEUS_LEG_RIGHT + 1)

/**
 * SoleusDayTotal:
 * @day: local day, in days since 1970-01-01
 * @sessions: how many began on it
 * @stretch_ms: milliseconds stretched
 * @pressure_ms: milliseconds massaged
 */
typedef struct
{
  int day;
  guint sessions;
  gint64 stretch_ms;
  gint64 pressure_ms;
} SoleusDayTotal;

/**
 * SoleusWeekTotal:
 * @first_day: the day that the week begins with in this locale, in days since 1970-01-01
 * @worked_ms: milliseconds worked, by #SoleusMuscle
 */
typedef struct
{
  int first_day;
  gint64 worked_ms[SOLEUS_N_MUSCLES];
} SoleusWeekTotal;

/**
 * SoleusRatingPoint:
 * @day: local day of its session, in days since 1970-01-01
 * @start_us: when its session began, microseconds since 1970-01-01 UTC
 * @leg: left or right
 * @before: tightness before, 0 to 10, or %SOLEUS_RATING_NONE
 * @after: tightness after, 0 to 10, or %SOLEUS_RATING_NONE
 */
typedef struct
{
  int day;
  gint64 start_us;
  SoleusLeg leg;
  int before;
  int after;
} SoleusRatingPoint;

/**
 * SoleusPainPoint:
 * @day: local day of its session, in days since 1970-01-01
 * @leg: the leg that was worked
 * @step: the id of the step
 * @seconds: how far into the phase
 * @answer: how it was afterwards
 */
typedef struct
{
  int day;
  SoleusLeg leg;
  char *step;
  guint seconds;
  SoleusPainAnswer answer;
} SoleusPainPoint;

/**
 * SoleusTotals:
 * @sessions: sessions with anything recorded of them
 * @days: local days with such a session
 * @worked_ms: milliseconds worked, by #SoleusMuscle and #SoleusLeg
 * @stretch_ms: milliseconds stretched
 * @pressure_ms: milliseconds massaged
 * @pain_stops: stops for pain
 */
typedef struct
{
  guint sessions;
  guint days;
  gint64 worked_ms[SOLEUS_N_MUSCLES][SOLEUS_N_LEGS];
  gint64 stretch_ms;
  gint64 pressure_ms;
  guint pain_stops;
} SoleusTotals;

/**
 * SoleusSummary:
 * @from_day: first local day, in days since 1970-01-01
 * @to_day: last local day
 * @days: (element-type SoleusDayTotal): days with a session, in order
 * @weeks: (element-type SoleusWeekTotal): weeks with a session, in order
 * @ratings: (element-type SoleusRatingPoint): in order of time
 * @pain_stops: (element-type SoleusPainPoint): in order of time
 * @totals: of the days asked for
 * @all: of the whole history
 * @first_day: the local day of the first session ever, or %SOLEUS_SUMMARY_NO_DAY
 * @last_day: the local day that the latest session ever began on, where it was done, or
 *   %SOLEUS_SUMMARY_NO_DAY
 *
 * What the history amounts to between two local days.
 */
typedef struct
{
  int from_day;
  int to_day;
  GArray *days;
  GArray *weeks;
  GArray *ratings;
  GArray *pain_stops;
  SoleusTotals totals;
  SoleusTotals all;
  int first_day;
  int last_day;
} SoleusSummary;

void soleus_summary_free (SoleusSummary *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusSummary, soleus_summary_free)

G_END_DECLS
