/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-plan-state.h"

#include <stdlib.h>
#include <string.h>

#include "soleus-day.h"
#include "soleus-plan-course.h"
#include "soleus-plan-stops.h"

/* A local day that lies so far ahead was written by a clock that was wrong. */
#define FUTURE_DAYS 2

#define NO_DAY G_MININT

G_DEFINE_FINAL_TYPE (SoleusPlanState, soleus_plan_state, G_TYPE_OBJECT)

static void
soleus_plan_state_finalize (GObject *object)
{
  SoleusPlanState *self = SOLEUS_PLAN_STATE (object);

  g_clear_object (&self->plan);
  g_free (self->uuid);
  g_array_unref (self->minutes);
  g_array_unref (self->tasks);
  g_hash_table_unref (self->done_on);
  g_clear_pointer (&self->past_days, g_array_unref);
  g_clear_pointer (&self->skipped, g_hash_table_unref);
  G_OBJECT_CLASS (soleus_plan_state_parent_class)->finalize (object);
}

static void
soleus_plan_state_class_init (SoleusPlanStateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = soleus_plan_state_finalize;
}

static void
soleus_plan_state_init (SoleusPlanState *self)
{
  self->minutes = g_array_new (FALSE, FALSE, sizeof (int));
  self->tasks = g_array_new (FALSE, TRUE, sizeof (SoleusPlanTask));
  self->done_on = g_hash_table_new (NULL, NULL);
}

/* Whether there is a plan that goes on or is paused. */
gboolean
soleus_plan_state_is_in_use (SoleusPlanState *self)
{
  return self->status == SOLEUS_PLAN_GOING || self->status == SOLEUS_PLAN_PAUSED;
}

/* What the events of a plan say of it, whenever that was. */
typedef struct
{
  gboolean stopped;
  gboolean paused;
  gboolean locked;
} Said;

static Said
read_said (const SoleusPlanLog *log)
{
  Said said = { FALSE, FALSE, FALSE };

  for (guint i = 0; i < log->events->len; i++)
    switch (g_array_index (log->events, SoleusPlanEvent, i).kind)
      {
      case SOLEUS_PLAN_EVENT_PAUSE:
        said.paused = TRUE;
        break;
      case SOLEUS_PLAN_EVENT_LOCK:
        said.locked = TRUE;
        break;
      case SOLEUS_PLAN_EVENT_RESUME:
        said.paused = said.locked = FALSE;
        break;
      case SOLEUS_PLAN_EVENT_STOP:
        said.stopped = TRUE;
        break;
      case SOLEUS_PLAN_EVENT_RESTART:
        said.stopped = said.paused = FALSE;
        break;
      case SOLEUS_PLAN_EVENT_SKIP:
      case SOLEUS_PLAN_EVENT_PUT_OFF:
      case SOLEUS_PLAN_EVENT_REVIEW:
      case SOLEUS_PLAN_EVENT_SEEN:
      default:
        break;
      }
  return said;
}

/* What is worst comes first. */
static SoleusPlanPause
find_pause (const Said *said, SoleusPlanStops stops, gboolean locked)
{
  if (locked || said->locked)
    return SOLEUS_PLAN_PAUSE_LOCK;
  if (stops == SOLEUS_PLAN_STOPS_WORSE)
    return SOLEUS_PLAN_PAUSE_STOP;
  if (stops == SOLEUS_PLAN_STOPS_TWO)
    return SOLEUS_PLAN_PAUSE_STOPS;
  return said->paused ? SOLEUS_PLAN_PAUSE_PERSON : SOLEUS_PLAN_PAUSE_NONE;
}

static void
read_status (SoleusPlanState *self,
             const SoleusPlanLog *log,
             const SoleusPlanCourse *course,
             const SoleusPlanFacts *facts)
{
  Said said = read_said (log);
  SoleusPlanStops stops = soleus_plan_stops_judge (log, facts->entries, facts->sessions);
  SoleusPlanPause pause = find_pause (&said, stops, facts->locked);

  if (said.stopped)
    self->status = SOLEUS_PLAN_STOPPED;
  else if (course->next == course->n_days)
    self->status = SOLEUS_PLAN_COMPLETE;
  else
    self->status = pause == SOLEUS_PLAN_PAUSE_NONE ? SOLEUS_PLAN_GOING : SOLEUS_PLAN_PAUSED;
  if (self->status == SOLEUS_PLAN_PAUSED)
    self->pause = pause;
  self->can_resume = self->status == SOLEUS_PLAN_PAUSED && !facts->locked;
  self->wants_lock = soleus_plan_state_is_in_use (self) && facts->locked && !said.locked;
  self->wants_seen =
      soleus_plan_state_is_in_use (self) && soleus_plan_log_wants_seen (log, facts->now_us);
}

static void
read_place (SoleusPlanState *self, const SoleusPlanLog *log, const SoleusPlanCourse *course)
{
  self->week_days = soleus_weekdays_count (log->weekdays);
  self->n_days = course->n_days;
  self->n_past = course->n_past;
  self->n_done = course->n_done;
  self->is_done = course->today >= 0;
  self->day = self->is_done ? (guint) course->today : course->next;
  /* Once it is complete, its last day stays the one that is named. */
  self->week = MIN (self->day, self->n_days - 1) / self->week_days + 1;
  self->week_day = MIN (self->day, self->n_days - 1) % self->week_days + 1;
  self->weeks_done = course->next / self->week_days;
  self->is_planned = self->status == SOLEUS_PLAN_GOING &&
                     (log->weekdays & soleus_weekdays_get_bit (self->today)) != 0;
}

static void
add_task (SoleusPlanState *self,
          const SoleusPlanLog *log,
          const SoleusPlanCourse *course,
          const SoleusPlanFacts *facts,
          guint index)
{
  const SoleusPlanSession *session = self->plan->sessions->pdata[index];
  SoleusPlanTask task = {
    .session = session,
    .routine = session->routine,
    .minute = g_array_index (self->minutes, int, index),
    .times = g_array_index (course->times, guint, index),
  };

  task.done = task.times >= session->at_least;
  if (soleus_catalogue_find (facts->catalogue, session->routine) == NULL)
    task.offer = SOLEUS_PLAN_OFFER_GONE;
  else if (facts->massage_refused && !task.done &&
           soleus_plan_course_is_massage (facts->catalogue, session->routine))
    {
      task.offer = SOLEUS_PLAN_OFFER_STRETCH;
      task.routine = soleus_plan_course_get_stretch (log, facts->catalogue, self->day);
    }
  g_array_append_val (self->tasks, task);
}

static void
read_tasks (SoleusPlanState *self,
            const SoleusPlanLog *log,
            const SoleusPlanCourse *course,
            const SoleusPlanFacts *facts)
{
  if (self->day == self->n_days)
    return;
  for (guint i = 0; i < self->plan->sessions->len; i++)
    if (soleus_plan_course_has_session (log, i, self->day))
      add_task (self, log, course, facts, i);
}

static int
get_entry_day (SoleusJournalEntry *entry, const SoleusPlanFacts *facts)
{
  return soleus_day_from_time (entry->at_us, entry->offset_s, facts->day_start);
}

/* Whether the person put it off these days. A clock that was wrong puts nothing off for long. */
static gboolean
is_put_off (const SoleusPlanLog *log, const SoleusPlanFacts *facts, SoleusPlanDue due)
{
  for (guint i = soleus_plan_log_get_start_index (log); i < log->events->len; i++)
    {
      const SoleusPlanEvent *event = &g_array_index (log->events, SoleusPlanEvent, i);
      gint64 what;

      if (event->kind == SOLEUS_PLAN_EVENT_PUT_OFF &&
          soleus_journal_entry_get_int (event->entry, "due", &what) && what == (gint64) due &&
          abs (facts->today - get_entry_day (event->entry, facts)) < SOLEUS_PLAN_PUT_OFF_DAYS)
        return TRUE;
    }
  return FALSE;
}

/* The local day on which the last test up to now was due, or NO_DAY. */
static int
find_test_time (SoleusPlanState *self, const SoleusPlanCourse *course)
{
  int day = NO_DAY;
  guint last = 0;

  for (guint i = 0; i < self->plan->measure_weeks->len; i++)
    {
      guint week = g_array_index (self->plan->measure_weeks, guint, i);

      if (week > self->weeks_done)
        continue;
      /* A test in the days before the plan is as good as one at its start. */
      if (week == 0 && last == 0)
        day = self->begun_day - SOLEUS_PLAN_TEST_DAYS + 1;
      last = MAX (last, week);
    }
  for (guint i = 0; i < last * self->week_days; i++)
    day = MAX (day, g_array_index (course->past_days, int, i));
  return day;
}

/* The local day of the last ankle test, or NO_DAY. */
static int
find_last_test (const SoleusPlanFacts *facts)
{
  int last = NO_DAY;

  for (guint i = 0; i < facts->entries->len; i++)
    {
      SoleusJournalEntry *entry = facts->entries->pdata[i];
      int day = get_entry_day (entry, facts);

      if (entry->kind == SOLEUS_JOURNAL_ANKLE_TEST && day < facts->today + FUTURE_DAYS)
        last = MAX (last, day);
    }
  return last;
}

static gboolean
is_test_due (SoleusPlanState *self, const SoleusPlanCourse *course, const SoleusPlanFacts *facts)
{
  int time = find_test_time (self, course);
  int last = find_last_test (facts);

  if (time == NO_DAY || last >= time)
    return FALSE;
  if (last != NO_DAY && facts->today - last < SOLEUS_PLAN_TEST_DAYS)
    return FALSE;
  return self->status == SOLEUS_PLAN_GOING ||
         (self->status == SOLEUS_PLAN_COMPLETE && facts->today - time < SOLEUS_PLAN_TEST_LATE_DAYS);
}

static gboolean
is_review_due (SoleusPlanState *self, const SoleusPlanLog *log)
{
  if (self->status != SOLEUS_PLAN_COMPLETE || !self->plan->has_review)
    return FALSE;
  for (guint i = soleus_plan_log_get_start_index (log); i < log->events->len; i++)
    if (g_array_index (log->events, SoleusPlanEvent, i).kind == SOLEUS_PLAN_EVENT_REVIEW)
      return FALSE;
  return TRUE;
}

static void
read_due (SoleusPlanState *self,
          const SoleusPlanLog *log,
          const SoleusPlanCourse *course,
          const SoleusPlanFacts *facts)
{
  self->due[SOLEUS_PLAN_DUE_TEST] = is_test_due (self, course, facts);
  self->due[SOLEUS_PLAN_DUE_REVIEW] = is_review_due (self, log);
  for (guint i = 0; i < SOLEUS_N_PLAN_DUES; i++)
    if (facts->locked || is_put_off (log, facts, (SoleusPlanDue) i))
      self->due[i] = FALSE;
}

/* A function of the facts alone: the same facts give the same state. */
SoleusPlanState *
soleus_plan_state_new (const SoleusPlanFacts *facts)
{
  SoleusPlanState *self = g_object_new (SOLEUS_TYPE_PLAN_STATE, NULL);
  g_auto (SoleusPlanLog) log = { NULL };
  g_auto (SoleusPlanCourse) course = { 0 };
  SoleusJournalEntry *start;

  self->today = facts->today;
  soleus_plan_log_init (&log, facts->entries, facts->plans);
  if (log.begin == NULL)
    return self;
  start = soleus_plan_log_get_start (&log);
  soleus_plan_course_init (&course, &log, facts->catalogue, facts->sessions, facts->today,
                           facts->day_start);
  self->plan = g_object_ref (log.plan);
  self->uuid = g_strdup (log.begin->uuid);
  self->weekdays = log.weekdays;
  g_array_append_vals (self->minutes, log.minutes->data, log.minutes->len);
  self->begun_us = start->at_us;
  self->begun_day = MIN (get_entry_day (start, facts), facts->today);
  g_hash_table_unref (self->done_on);
  self->done_on = g_hash_table_ref (course.done_on);
  self->past_days = g_array_ref (course.past_days);
  self->skipped = g_hash_table_ref (course.skipped);
  read_status (self, &log, &course, facts);
  read_place (self, &log, &course);
  read_tasks (self, &log, &course, facts);
  read_due (self, &log, &course, facts);
  return self;
}

/* The instant from which sessions decide anything, in microseconds since 1970-01-01 UTC; G_MAXINT64
 * where none does. */
gint64
soleus_plan_facts_get_since (const SoleusPlanFacts *facts)
{
  g_auto (SoleusPlanLog) log = { NULL };

  soleus_plan_log_init (&log, facts->entries, facts->plans);
  return log.begin != NULL ? soleus_plan_stops_get_since (&log) : G_MAXINT64;
}

static gboolean
have_same_tasks (SoleusPlanState *self, SoleusPlanState *other)
{
  if (self->tasks->len != other->tasks->len)
    return FALSE;
  for (guint i = 0; i < self->tasks->len; i++)
    {
      const SoleusPlanTask *a = &g_array_index (self->tasks, SoleusPlanTask, i);
      const SoleusPlanTask *b = &g_array_index (other->tasks, SoleusPlanTask, i);

      if (a->offer != b->offer || !g_str_equal (a->routine, b->routine) || a->minute != b->minute ||
          a->times != b->times)
        return FALSE;
    }
  return TRUE;
}

static gboolean
have_same_days (SoleusPlanState *self, SoleusPlanState *other)
{
  GHashTableIter iter;
  gpointer day;

  if (g_hash_table_size (self->done_on) != g_hash_table_size (other->done_on))
    return FALSE;
  g_hash_table_iter_init (&iter, self->done_on);
  while (g_hash_table_iter_next (&iter, &day, NULL))
    if (!g_hash_table_contains (other->done_on, day))
      return FALSE;
  return TRUE;
}

/* Whether a person sees no difference between the two. */
gboolean
soleus_plan_state_is_same (SoleusPlanState *self, SoleusPlanState *other)
{
  return self->status == other->status && self->pause == other->pause &&
         g_strcmp0 (self->uuid, other->uuid) == 0 && self->begun_us == other->begun_us &&
         self->today == other->today && self->day == other->day && self->n_past == other->n_past &&
         self->n_done == other->n_done && self->is_done == other->is_done &&
         self->can_resume == other->can_resume &&
         memcmp (self->due, other->due, sizeof self->due) == 0 && have_same_tasks (self, other) &&
         have_same_days (self, other);
}

/* Whether the day of the plan, from 0, was done or skipped. */
gboolean
soleus_plan_state_is_past (SoleusPlanState *self, guint day)
{
  return self->past_days && day < self->past_days->len &&
         g_array_index (self->past_days, int, day) != G_MININT;
}

/* Whether the day of the plan, from 0, was skipped. */
gboolean
soleus_plan_state_was_skipped (SoleusPlanState *self, guint day)
{
  return self->skipped && g_hash_table_contains (self->skipped, GUINT_TO_POINTER (day));
}

/* The first task that is still to be done today, or NULL. */
const SoleusPlanTask *
soleus_plan_state_get_next_task (SoleusPlanState *self)
{
  for (guint i = 0; self->status == SOLEUS_PLAN_GOING && !self->is_done && i < self->tasks->len;
       i++)
    {
      const SoleusPlanTask *task = &g_array_index (self->tasks, SoleusPlanTask, i);

      if (!task->done && task->offer != SOLEUS_PLAN_OFFER_GONE)
        return task;
    }
  return NULL;
}

/* Whether the plan had or has a day for that local day. What is ahead is planned only as far as
 * there are days left. */
static gboolean
is_day_planned (SoleusPlanState *self, int day, guint *left)
{
  if ((self->weekdays & soleus_weekdays_get_bit (day)) == 0 || day < self->begun_day)
    return FALSE;
  if (day < self->today)
    return TRUE;
  if (self->status != SOLEUS_PLAN_GOING)
    return FALSE;
  if (day == self->today && self->is_done)
    return TRUE;
  if (*left == 0)
    return FALSE;
  (*left)--;
  return TRUE;
}

/* The week of today, which begins as the locale has it. */
void
soleus_plan_state_get_week (SoleusPlanState *self, SoleusPlanWeekDay week[SOLEUS_N_WEEKDAYS])
{
  int first = soleus_day_get_week_start (self->today);
  guint left = self->n_days - self->n_past;

  for (int i = 0; i < SOLEUS_N_WEEKDAYS; i++)
    week[i] = (SoleusPlanWeekDay){
      .day = first + i,
      .planned = soleus_plan_state_is_in_use (self) && is_day_planned (self, first + i, &left),
      .done = g_hash_table_contains (self->done_on, GINT_TO_POINTER (first + i)),
    };
}
