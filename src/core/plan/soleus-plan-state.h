/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-plan.h"

G_BEGIN_DECLS

/** So many days something due is left alone that was put off. */
#define SOLEUS_PLAN_PUT_OFF_DAYS 3

/** The ankle test is proposed no sooner than so many days after the last one, and no later than so
 * many days after its time. */
#define SOLEUS_PLAN_TEST_DAYS      14
#define SOLEUS_PLAN_TEST_LATE_DAYS 28

/**
 * SoleusPlanStatus:
 * @SOLEUS_PLAN_NONE: there is no plan
 * @SOLEUS_PLAN_GOING: it goes on
 * @SOLEUS_PLAN_PAUSED: it stands still; the pause says why
 * @SOLEUS_PLAN_STOPPED: the person stopped it
 * @SOLEUS_PLAN_COMPLETE: each of its days was done or skipped
 */
typedef enum
{
  SOLEUS_PLAN_NONE,
  SOLEUS_PLAN_GOING,
  SOLEUS_PLAN_PAUSED,
  SOLEUS_PLAN_STOPPED,
  SOLEUS_PLAN_COMPLETE,
} SoleusPlanStatus;

/**
 * SoleusPlanPause:
 * @SOLEUS_PLAN_PAUSE_NONE: it isn't paused
 * @SOLEUS_PLAN_PAUSE_PERSON: the person paused it
 * @SOLEUS_PLAN_PAUSE_LOCK: the safety lock is on, or was on and the person hasn't resumed since
 * @SOLEUS_PLAN_PAUSE_STOP: a stop for pain that was answered "still sharp or severe", or worse
 * @SOLEUS_PLAN_PAUSE_STOPS: two stops for pain within seven days
 *
 * Why a plan is paused.
 */
typedef enum
{
  SOLEUS_PLAN_PAUSE_NONE,
  SOLEUS_PLAN_PAUSE_PERSON,
  SOLEUS_PLAN_PAUSE_LOCK,
  SOLEUS_PLAN_PAUSE_STOP,
  SOLEUS_PLAN_PAUSE_STOPS,
} SoleusPlanPause;

/**
 * SoleusPlanDue:
 * @SOLEUS_PLAN_DUE_TEST: an ankle test
 * @SOLEUS_PLAN_DUE_REVIEW: the review at the end
 */
typedef enum
{
  SOLEUS_PLAN_DUE_TEST,
  SOLEUS_PLAN_DUE_REVIEW,
} SoleusPlanDue;

#define SOLEUS_N_PLAN_DUES (SOLEUS_PLAN_DUE_REVIEW + 1)

/**
 * SoleusPlanOffer:
 * @SOLEUS_PLAN_OFFER_ROUTINE: the routine of the plan
 * @SOLEUS_PLAN_OFFER_STRETCH: a stretch instead, since massage is refused now
 * @SOLEUS_PLAN_OFFER_GONE: nothing: the routine was deleted
 */
typedef enum
{
  SOLEUS_PLAN_OFFER_ROUTINE,
  SOLEUS_PLAN_OFFER_STRETCH,
  SOLEUS_PLAN_OFFER_GONE,
} SoleusPlanOffer;

/**
 * SoleusPlanTask:
 * @session: the session of the plan
 * @offer: what is offered for it
 * @routine: the id of the routine that is offered; that of the plan where it is gone
 * @minute: the minute of the day the person chose for it, or %SOLEUS_MINUTE_NONE
 * @times: how many times it was done today
 * @done: whether that is enough
 *
 * One of the sessions of a day of a plan.
 */
typedef struct
{
  const SoleusPlanSession *session;
  SoleusPlanOffer offer;
  const char *routine;
  int minute;
  guint times;
  gboolean done;
} SoleusPlanTask;

/**
 * SoleusPlanWeekDay:
 * @day: the local day, in days since 1970-01-01
 * @planned: whether the person chose its weekday, and the plan has or had a day for it
 * @done: whether a day of the plan was done on it
 */
typedef struct
{
  int day;
  gboolean planned;
  gboolean done;
} SoleusPlanWeekDay;

/**
 * SoleusPlanFacts:
 * @plans: (element-type SoleusPlan): the built-in ones
 * @entries: (element-type SoleusJournalEntry): of plans, their events and ankle tests, in any order
 * @sessions: (element-type SoleusSessionRecord): those from soleus_plan_facts_get_since() on, the
 *   newest first; more make no difference
 * @now_us: microseconds since 1970-01-01 UTC
 * @today: the local day here and now, in days since 1970-01-01
 * @day_start: the hour at which a day starts
 * @locked: whether the safety lock is on
 * @massage_refused: whether the list or the cap allows no massage now
 *
 * All that decides how far a plan has come. It borrows what it points at.
 */
typedef struct
{
  GPtrArray *plans;
  SoleusCatalogue *catalogue;
  GPtrArray *entries;
  GPtrArray *sessions;
  gint64 now_us;
  int today;
  int day_start;
  gboolean locked;
  gboolean massage_refused;
} SoleusPlanFacts;

#define SOLEUS_TYPE_PLAN_STATE (soleus_plan_state_get_type ())
G_DECLARE_FINAL_TYPE (SoleusPlanState, soleus_plan_state, SOLEUS, PLAN_STATE, GObject)

/**
 * SoleusPlanState:
 * @today: the local day for which it was reckoned, in days since 1970-01-01
 * @status: all that follows is empty where there is no plan
 * @pause: why, where it is paused
 * @plan: (nullable): the plan that was begun last
 * @uuid: (nullable): of the entry that began it
 * @weekdays: the days of the week the person chose
 * @minutes: (element-type int): the minute of the day for each session of @plan, or
 *   %SOLEUS_MINUTE_NONE
 * @begun_us: when it began, or began anew
 * @begun_day: the local day of that
 * @n_days: the days of the plan, in all
 * @n_past: how many of them were done or skipped
 * @n_done: how many were done
 * @day: the day of the plan that is at hand, from 0: the one that was finished today, or else the
 *   next; @n_days once it is complete
 * @week: the week of it, from 1
 * @week_day: its place in that week, from 1
 * @week_days: how many days a week has
 * @weeks_done: whole weeks of which each day was done or skipped
 * @is_planned: whether today is one of the weekdays that were chosen
 * @is_done: whether a day of the plan was finished today; no other will be
 * @tasks: (element-type SoleusPlanTask): the sessions of the day at hand; empty once it is complete
 * @due: what is due now, by #SoleusPlanDue
 * @can_resume: whether the person may resume it now
 *
 * How far the person has come with a plan. It never changes.
 */
struct _SoleusPlanState
{
  GObject parent_instance;

  int today;
  SoleusPlanStatus status;
  SoleusPlanPause pause;
  SoleusPlan *plan;
  char *uuid;
  guint weekdays;
  GArray *minutes;
  gint64 begun_us;
  int begun_day;
  guint n_days;
  guint n_past;
  guint n_done;
  guint day;
  guint week;
  guint week_day;
  guint week_days;
  guint weeks_done;
  gboolean is_planned;
  gboolean is_done;
  GArray *tasks;
  gboolean due[SOLEUS_N_PLAN_DUES];
  gboolean can_resume;

  /*< private >*/
  GHashTable *done_on;
  GArray *past_days;
  GHashTable *skipped;
  gboolean wants_lock;
  gboolean wants_seen;
};

SoleusPlanState *soleus_plan_state_new (const SoleusPlanFacts *facts);
gint64 soleus_plan_facts_get_since (const SoleusPlanFacts *facts);
gboolean soleus_plan_state_is_in_use (SoleusPlanState *self);
gboolean soleus_plan_state_is_same (SoleusPlanState *self, SoleusPlanState *other);
gboolean soleus_plan_state_is_past (SoleusPlanState *self, guint day);
gboolean soleus_plan_state_was_skipped (SoleusPlanState *self, guint day);
const SoleusPlanTask *soleus_plan_state_get_next_task (SoleusPlanState *self);
void soleus_plan_state_get_week (SoleusPlanState *self, SoleusPlanWeekDay week[SOLEUS_N_WEEKDAYS]);

G_END_DECLS
