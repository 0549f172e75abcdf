/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-day.h"
#include "soleus-plan-log.h"
#include "soleus-plan-reader.h"
#include "soleus-plan-state.h"
#include "soleus-plan-stops.h"

#define MONDAY    20003
#define WORK_DAYS 0x1f
#define MON       0x01

#define HOUR_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
#define DAY_US  (24 * HOUR_US)

/* What the history has, and now. Times are those of UTC, and a day starts at midnight. */
typedef struct
{
  SoleusCatalogue *catalogue;
  SoleusPlanState *state;
  SoleusPlanFacts facts;
} World;

static gint64
at (int day, int hour)
{
  return day * DAY_US + hour * HOUR_US;
}

static void
set_now (World *w, int day, int hour)
{
  w->facts.now_us = at (day, hour);
  w->facts.today = day;
}

static void
set_up (World *w, gconstpointer data)
{
  w->catalogue = soleus_catalogue_new (NULL);
  g_assert_nonnull (w->catalogue);
  w->facts.plans = soleus_plans_read ();
  w->facts.catalogue = w->catalogue;
  w->facts.entries = g_ptr_array_new_with_free_func (g_object_unref);
  w->facts.sessions = g_ptr_array_new_with_free_func (g_object_unref);
  set_now (w, MONDAY, 8);
}

static void
tear_down (World *w, gconstpointer data)
{
  g_clear_object (&w->state);
  g_clear_object (&w->catalogue);
  g_clear_pointer (&w->facts.plans, g_ptr_array_unref);
  g_clear_pointer (&w->facts.entries, g_ptr_array_unref);
  g_clear_pointer (&w->facts.sessions, g_ptr_array_unref);
}

/* The state is new each time; the last one is kept so long. */
static SoleusPlanState *
judge (World *w)
{
  g_clear_object (&w->state);
  w->state = soleus_plan_state_new (&w->facts);
  return w->state;
}

static SoleusJournalEntry *
add_entry (World *w, SoleusJournalKind kind)
{
  static guint n;
  g_autofree char *uuid = g_strdup_printf ("00000000-0000-4000-8000-%012u", ++n);
  SoleusJournalEntry *entry = soleus_journal_entry_new (kind, uuid, w->facts.now_us, 0);

  g_ptr_array_add (w->facts.entries, entry);
  return entry;
}

static SoleusJournalEntry *
begin_plan (World *w, SoleusPlan *plan, guint weekdays)
{
  SoleusJournalEntry *entry =
      soleus_journal_entry_new (SOLEUS_JOURNAL_PLAN, NULL, w->facts.now_us, 0);

  soleus_plan_log_fill_begin (entry, w->facts.entries, plan, weekdays, NULL);
  g_ptr_array_add (w->facts.entries, entry);
  return entry;
}

static SoleusJournalEntry *
begin (World *w)
{
  return begin_plan (w, soleus_plans_find (w->facts.plans, "looser-calves"), WORK_DAYS);
}

/* An event of the plan that was begun last, here and now. */
static SoleusJournalEntry *
happen (World *w, SoleusPlanEventKind kind)
{
  g_auto (SoleusPlanLog) log = { NULL };
  SoleusJournalEntry *entry;

  soleus_plan_log_init (&log, w->facts.entries, w->facts.plans);
  entry = add_entry (w, SOLEUS_JOURNAL_PLAN_EVENT);
  soleus_plan_log_fill_event (&log, entry, kind);
  if (kind == SOLEUS_PLAN_EVENT_RESUME)
    {
      g_autofree char *stops = soleus_plan_stops_list (&log, w->facts.sessions);

      soleus_journal_entry_set_text (entry, "stops", stops);
    }
  return entry;
}

static void
skip (World *w, guint day)
{
  soleus_journal_entry_set_int (happen (w, SOLEUS_PLAN_EVENT_SKIP), "day", day);
}

static void
put_off (World *w, SoleusPlanDue due)
{
  soleus_journal_entry_set_int (happen (w, SOLEUS_PLAN_EVENT_PUT_OFF), "due", due);
}

static SoleusSessionRecord *
add_session (World *w, const char *routine, gint64 start_us)
{
  static guint n;
  SoleusSessionRecord *record = soleus_session_record_new ();
  SoleusPhaseRecord phase = {
    .number = 1,
    .leg = SOLEUS_LEG_LEFT,
    .step = g_strdup ("G"),
    .worked_ms = 30000,
    .planned_ms = 30000,
  };

  record->uuid = g_strdup_printf ("session-%u", ++n);
  record->routine = g_strdup (routine);
  record->options = g_strdup ("");
  record->verdict = g_strdup ("");
  record->start_us = start_us;
  record->end_us = start_us + HOUR_US / 6;
  record->outcome = SOLEUS_OUTCOME_FINISHED;
  g_array_append_val (record->phases, phase);
  g_ptr_array_add (w->facts.sessions, record);
  return record;
}

static SoleusSessionRecord *
stretch (World *w, int day, int hour)
{
  return add_session (w, "wall-full", at (day, hour));
}

static void
stop_for_pain (World *w, int day, int hour, SoleusPainAnswer answer)
{
  SoleusSessionRecord *record = add_session (w, "before-bed", at (day, hour));
  SoleusPainRecord stop = {
    .number = 1,
    .leg = SOLEUS_LEG_LEFT,
    .step = g_strdup ("G"),
    .seconds = 12,
    .answer = answer,
    .at_us = record->start_us,
  };

  record->outcome = SOLEUS_OUTCOME_STOPPED;
  g_array_append_val (record->pain_stops, stop);
}

static void
test_none (World *w, gconstpointer data)
{
  SoleusPlanState *state = judge (w);
  SoleusPlanWeekDay week[SOLEUS_N_WEEKDAYS];

  g_assert_cmpint (state->status, ==, SOLEUS_PLAN_NONE);
  g_assert_null (state->plan);
  g_assert_false (soleus_plan_state_is_in_use (state));
  g_assert_null (soleus_plan_state_get_next_task (state));
  g_assert_cmpint (soleus_plan_facts_get_since (&w->facts), ==, G_MAXINT64);
  soleus_plan_state_get_week (state, week);
  g_assert_false (week[0].planned);
  /* A lock and stops for pain say nothing of no plan. */
  stop_for_pain (w, MONDAY, 7, SOLEUS_PAIN_SEVERE);
  w->facts.locked = TRUE;
  state = judge (w);
  g_assert_cmpint (state->status, ==, SOLEUS_PLAN_NONE);
  g_assert_false (state->can_resume);
}

static void
test_first_day (World *w, gconstpointer data)
{
  SoleusPlanState *state;
  const SoleusPlanTask *task;

  begin (w);
  state = judge (w);
  g_assert_cmpint (state->status, ==, SOLEUS_PLAN_GOING);
  g_assert_cmpstr (state->plan->id, ==, "looser-calves");
  g_assert_cmpuint (state->n_days, ==, 30);
  g_assert_cmpuint (state->day, ==, 0);
  g_assert_cmpuint (state->week, ==, 1);
  g_assert_cmpuint (state->week_day, ==, 1);
  g_assert_cmpuint (state->week_days, ==, 5);
  g_assert_true (state->is_planned);
  g_assert_false (state->is_done);
  g_assert_cmpuint (state->tasks->len, ==, 1);
  task = soleus_plan_state_get_next_task (state);
  g_assert_cmpstr (task->routine, ==, "wall-full");
  g_assert_cmpuint (task->session->repetitions, ==, 2);
  g_assert_cmpint (task->minute, ==, 18 * 60);
}

static void
test_advance (World *w, gconstpointer data)
{
  SoleusPlanState *state;

  begin (w);
  stretch (w, MONDAY, 9);
  state = judge (w);
  g_assert_true (state->is_done);
  g_assert_cmpuint (state->day, ==, 0);
  g_assert_cmpuint (state->n_done, ==, 1);
  g_assert_null (soleus_plan_state_get_next_task (state));
  set_now (w, MONDAY + 1, 8);
  state = judge (w);
  g_assert_false (state->is_done);
  g_assert_cmpuint (state->day, ==, 1);
  g_assert_cmpuint (state->week_day, ==, 2);
}

/* The dose of the second week comes with its first day, however long the first week took. */
static void
test_week_goes_by_days_done (World *w, gconstpointer data)
{
  SoleusPlanState *state;

  begin (w);
  for (int i = 0; i < 5; i++)
    stretch (w, MONDAY + 9 * i, 9);
  set_now (w, MONDAY + 60, 8);
  state = judge (w);
  g_assert_cmpuint (state->week, ==, 2);
  g_assert_cmpuint (state->week_day, ==, 1);
  g_assert_cmpuint (state->weeks_done, ==, 1);
  g_assert_cmpuint (soleus_plan_state_get_next_task (state)->session->repetitions, ==, 3);
}

static void
test_one_day_of_the_plan_a_day (World *w, gconstpointer data)
{
  SoleusPlanState *state;

  begin (w);
  for (int hour = 9; hour < 14; hour++)
    stretch (w, MONDAY, hour);
  state = judge (w);
  g_assert_cmpuint (state->n_done, ==, 1);
  set_now (w, MONDAY + 1, 8);
  state = judge (w);
  g_assert_cmpuint (state->n_done, ==, 1);
  g_assert_cmpuint (state->day, ==, 1);
}

static void
test_nothing_is_missed (World *w, gconstpointer data)
{
  SoleusPlanState *state;

  begin (w);
  set_now (w, MONDAY + 100, 8);
  state = judge (w);
  g_assert_cmpint (state->status, ==, SOLEUS_PLAN_GOING);
  g_assert_cmpuint (state->day, ==, 0);
  g_assert_cmpuint (state->n_past, ==, 0);
}

/* On a Saturday nothing is planned, but what is done counts. */
static void
test_day_that_was_not_chosen (World *w, gconstpointer data)
{
  SoleusPlanState *state;

  begin (w);
  set_now (w, MONDAY + 5, 8);
  state = judge (w);
  g_assert_false (state->is_planned);
  g_assert_nonnull (soleus_plan_state_get_next_task (state));
  stretch (w, MONDAY + 5, 9);
  g_assert_true (judge (w)->is_done);
}

static void
test_before_the_plan (World *w, gconstpointer data)
{
  stretch (w, MONDAY - 1, 9);
  stretch (w, MONDAY, 7);
  begin (w);
  g_assert_cmpuint (judge (w)->n_done, ==, 0);
}

/* Each row is a session as it ended, and whether it counts. */
static void
test_what_counts (World *w, gconstpointer data)
{
  const struct
  {
    const char *routine;
    SoleusOutcome outcome;
    gint64 worked_ms;
    gboolean by_hand;
    gboolean counts;
  } rows[] = {
    { "wall-full", SOLEUS_OUTCOME_FINISHED, 30000, FALSE, TRUE },
    { "wall-full", SOLEUS_OUTCOME_FINISHED, 30000, TRUE, TRUE },
    { "wall-full", SOLEUS_OUTCOME_FINISHED, 0, FALSE, FALSE },
    /* Two stretches, twice 30 s on each leg: 240 s. */
    { "wall-full", SOLEUS_OUTCOME_ENDED, 120000, FALSE, TRUE },
    { "wall-full", SOLEUS_OUTCOME_ENDED, 119999, FALSE, FALSE },
    { "wall-full", SOLEUS_OUTCOME_INTERRUPTED, 120000, FALSE, TRUE },
    { "wall-full", SOLEUS_OUTCOME_STOPPED, 120000, FALSE, TRUE },
    { "wall-full", SOLEUS_OUTCOME_STOPPED, 119999, FALSE, FALSE },
    { "wall-full", SOLEUS_OUTCOME_RUNNING, 200000, FALSE, FALSE },
    { "before-bed", SOLEUS_OUTCOME_FINISHED, 30000, FALSE, FALSE },
  };

  begin (w);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SoleusSessionRecord *record = add_session (w, rows[i].routine, at (MONDAY, 9));

      g_test_message ("row %u", i);
      g_array_index (record->phases, SoleusPhaseRecord, 0).worked_ms = rows[i].worked_ms;
      record->outcome = rows[i].outcome;
      record->by_hand = rows[i].by_hand;
      g_assert_cmpint (judge (w)->is_done, ==, rows[i].counts);
      g_ptr_array_set_size (w->facts.sessions, 0);
    }
}

static void
test_skip (World *w, gconstpointer data)
{
  SoleusPlanState *state;

  begin (w);
  skip (w, 0);
  state = judge (w);
  g_assert_cmpuint (state->day, ==, 1);
  g_assert_cmpuint (state->n_past, ==, 1);
  g_assert_cmpuint (state->n_done, ==, 0);
  /* The same day that two machines skipped is skipped once, and one that isn't there not at all. */
  skip (w, 0);
  skip (w, 30);
  g_assert_cmpuint (judge (w)->n_past, ==, 1);
  stretch (w, MONDAY, 9);
  state = judge (w);
  g_assert_true (state->is_done);
  g_assert_cmpuint (state->day, ==, 1);
}

static void
test_complete (World *w, gconstpointer data)
{
  SoleusPlanState *state;

  begin (w);
  for (int i = 0; i < 29; i++)
    stretch (w, MONDAY + i, 9);
  set_now (w, MONDAY + 29, 8);
  state = judge (w);
  g_assert_cmpint (state->status, ==, SOLEUS_PLAN_GOING);
  g_assert_false (state->due[SOLEUS_PLAN_DUE_REVIEW]);
  skip (w, 29);
  state = judge (w);
  g_assert_cmpint (state->status, ==, SOLEUS_PLAN_COMPLETE);
  g_assert_cmpuint (state->weeks_done, ==, 6);
  g_assert_cmpuint (state->tasks->len, ==, 0);
  g_assert_true (state->due[SOLEUS_PLAN_DUE_REVIEW]);
  w->facts.locked = TRUE;
  g_assert_false (judge (w)->due[SOLEUS_PLAN_DUE_REVIEW]);
  w->facts.locked = FALSE;
  put_off (w, SOLEUS_PLAN_DUE_REVIEW);
  g_assert_false (judge (w)->due[SOLEUS_PLAN_DUE_REVIEW]);
  set_now (w, MONDAY + 32, 8);
  g_assert_true (judge (w)->due[SOLEUS_PLAN_DUE_REVIEW]);
  happen (w, SOLEUS_PLAN_EVENT_REVIEW);
  g_assert_false (judge (w)->due[SOLEUS_PLAN_DUE_REVIEW]);
}

/* Each row: stops for pain by day and answer, the day on which the person resumes the plan, whether
 * the lock is on, and what the plan says on the Monday of three weeks later. */
typedef struct
{
  const char *name;
  struct
  {
    int day;
    SoleusPainAnswer answer;
  } stops[3];
  int resumed;
  SoleusPlanPause before_resume;
  SoleusPlanPause after;
} StopRow;

#define NEVER 0

static const StopRow stop_rows[] = {
  { "none", { { 0 } }, NEVER, SOLEUS_PLAN_PAUSE_NONE, SOLEUS_PLAN_PAUSE_NONE },
  { "gone-once",
    { { 1, SOLEUS_PAIN_GONE } },
    NEVER,
    SOLEUS_PLAN_PAUSE_NONE,
    SOLEUS_PLAN_PAUSE_NONE },
  { "unanswered-once",
    { { 1, SOLEUS_PAIN_UNANSWERED } },
    NEVER,
    SOLEUS_PLAN_PAUSE_NONE,
    SOLEUS_PLAN_PAUSE_NONE },
  { "still-once",
    { { 1, SOLEUS_PAIN_STILL } },
    NEVER,
    SOLEUS_PLAN_PAUSE_STOP,
    SOLEUS_PLAN_PAUSE_STOP },
  { "severe-once",
    { { 1, SOLEUS_PAIN_SEVERE } },
    NEVER,
    SOLEUS_PLAN_PAUSE_STOP,
    SOLEUS_PLAN_PAUSE_STOP },
  { "still-and-resumed",
    { { 1, SOLEUS_PAIN_STILL } },
    2,
    SOLEUS_PLAN_PAUSE_STOP,
    SOLEUS_PLAN_PAUSE_NONE },
  { "two-on-a-day",
    { { 1, SOLEUS_PAIN_GONE }, { 1, SOLEUS_PAIN_GONE } },
    NEVER,
    SOLEUS_PLAN_PAUSE_STOPS,
    SOLEUS_PLAN_PAUSE_STOPS },
  { "two-in-seven-days",
    { { 1, SOLEUS_PAIN_GONE }, { 8, SOLEUS_PAIN_UNANSWERED } },
    NEVER,
    SOLEUS_PLAN_PAUSE_STOPS,
    SOLEUS_PLAN_PAUSE_STOPS },
  { "two-in-eight-days",
    { { 1, SOLEUS_PAIN_GONE }, { 9, SOLEUS_PAIN_GONE } },
    NEVER,
    SOLEUS_PLAN_PAUSE_NONE,
    SOLEUS_PLAN_PAUSE_NONE },
  { "two-and-resumed",
    { { 1, SOLEUS_PAIN_GONE }, { 3, SOLEUS_PAIN_GONE } },
    4,
    SOLEUS_PLAN_PAUSE_STOPS,
    SOLEUS_PLAN_PAUSE_NONE },
  { "third-after-resuming",
    { { 1, SOLEUS_PAIN_GONE }, { 3, SOLEUS_PAIN_GONE }, { 10, SOLEUS_PAIN_GONE } },
    4,
    SOLEUS_PLAN_PAUSE_STOPS,
    SOLEUS_PLAN_PAUSE_STOPS },
  { "third-long-after-resuming",
    { { 1, SOLEUS_PAIN_GONE }, { 3, SOLEUS_PAIN_GONE }, { 11, SOLEUS_PAIN_GONE } },
    4,
    SOLEUS_PLAN_PAUSE_STOPS,
    SOLEUS_PLAN_PAUSE_NONE },
  { "still-after-resuming",
    { { 1, SOLEUS_PAIN_STILL }, { 12, SOLEUS_PAIN_STILL } },
    4,
    SOLEUS_PLAN_PAUSE_STOP,
    SOLEUS_PLAN_PAUSE_STOP },
  { "worse-comes-first",
    { { 1, SOLEUS_PAIN_GONE }, { 2, SOLEUS_PAIN_STILL } },
    NEVER,
    SOLEUS_PLAN_PAUSE_STOP,
    SOLEUS_PLAN_PAUSE_STOP },
  { "week-before-the-plan",
    { { -6, SOLEUS_PAIN_STILL } },
    NEVER,
    SOLEUS_PLAN_PAUSE_STOP,
    SOLEUS_PLAN_PAUSE_STOP },
  { "long-before-the-plan",
    { { -8, SOLEUS_PAIN_STILL } },
    NEVER,
    SOLEUS_PLAN_PAUSE_NONE,
    SOLEUS_PLAN_PAUSE_NONE },
  { "one-before-one-after",
    { { -9, SOLEUS_PAIN_GONE }, { -3, SOLEUS_PAIN_GONE } },
    NEVER,
    SOLEUS_PLAN_PAUSE_STOPS,
    SOLEUS_PLAN_PAUSE_STOPS },
};

static void
add_stops (World *w, const StopRow *row, int from, int to)
{
  for (guint i = 0; i < G_N_ELEMENTS (row->stops); i++)
    if (row->stops[i].day != 0 && row->stops[i].day >= from && row->stops[i].day < to)
      stop_for_pain (w, MONDAY + row->stops[i].day, 12, row->stops[i].answer);
}

static void
test_stop (World *w, gconstpointer data)
{
  const StopRow *row = data;
  int until = row->resumed != NEVER ? row->resumed : 21;

  begin (w);
  add_stops (w, row, -30, until);
  set_now (w, MONDAY + until, 8);
  g_assert_cmpint (judge (w)->pause, ==, row->before_resume);
  g_assert_cmpint (w->state->status, ==,
                   row->before_resume == SOLEUS_PLAN_PAUSE_NONE ? SOLEUS_PLAN_GOING
                                                                : SOLEUS_PLAN_PAUSED);
  g_assert_cmpint (w->state->can_resume, ==, w->state->status == SOLEUS_PLAN_PAUSED);
  if (row->resumed != NEVER)
    happen (w, SOLEUS_PLAN_EVENT_RESUME);
  add_stops (w, row, until, 30);
  set_now (w, MONDAY + 21, 8);
  g_assert_cmpint (judge (w)->pause, ==, row->after);
}

/* Neither a new plan nor the same one anew is a way round a pause for pain. */
static void
test_no_way_round_a_stop (World *w, gconstpointer data)
{
  begin (w);
  stop_for_pain (w, MONDAY, 9, SOLEUS_PAIN_STILL);
  set_now (w, MONDAY, 10);
  g_assert_cmpint (judge (w)->pause, ==, SOLEUS_PLAN_PAUSE_STOP);
  happen (w, SOLEUS_PLAN_EVENT_RESTART);
  g_assert_cmpint (judge (w)->pause, ==, SOLEUS_PLAN_PAUSE_STOP);
  happen (w, SOLEUS_PLAN_EVENT_STOP);
  g_assert_cmpint (judge (w)->status, ==, SOLEUS_PLAN_STOPPED);
  set_now (w, MONDAY, 11);
  begin (w);
  g_assert_cmpint (judge (w)->pause, ==, SOLEUS_PLAN_PAUSE_STOP);
  happen (w, SOLEUS_PLAN_EVENT_RESUME);
  g_assert_cmpint (judge (w)->status, ==, SOLEUS_PLAN_GOING);
}

/* An answer that is corrected to a worse one after the plan was resumed pauses it again. */
static void
test_answer_becomes_worse (World *w, gconstpointer data)
{
  SoleusSessionRecord *record;

  begin (w);
  stop_for_pain (w, MONDAY, 9, SOLEUS_PAIN_UNANSWERED);
  stop_for_pain (w, MONDAY, 10, SOLEUS_PAIN_GONE);
  set_now (w, MONDAY, 11);
  happen (w, SOLEUS_PLAN_EVENT_RESUME);
  g_assert_cmpint (judge (w)->pause, ==, SOLEUS_PLAN_PAUSE_NONE);
  record = w->facts.sessions->pdata[0];
  g_array_index (record->pain_stops, SoleusPainRecord, 0).answer = SOLEUS_PAIN_SEVERE;
  g_assert_cmpint (judge (w)->pause, ==, SOLEUS_PLAN_PAUSE_STOP);
}

/* A stop that another machine recorded comes with an import, after the plan was resumed here. */
static void
test_stop_is_imported (World *w, gconstpointer data)
{
  begin (w);
  set_now (w, MONDAY + 3, 8);
  happen (w, SOLEUS_PLAN_EVENT_RESUME);
  g_assert_cmpint (judge (w)->pause, ==, SOLEUS_PLAN_PAUSE_NONE);
  stop_for_pain (w, MONDAY + 1, 9, SOLEUS_PAIN_STILL);
  g_assert_cmpint (judge (w)->pause, ==, SOLEUS_PLAN_PAUSE_STOP);
}

static void
test_lock (World *w, gconstpointer data)
{
  begin (w);
  w->facts.locked = TRUE;
  g_assert_cmpint (judge (w)->pause, ==, SOLEUS_PLAN_PAUSE_LOCK);
  g_assert_false (w->state->can_resume);
  g_assert_true (w->state->wants_lock);
  g_assert_null (soleus_plan_state_get_next_task (w->state));
  happen (w, SOLEUS_PLAN_EVENT_LOCK);
  g_assert_false (judge (w)->wants_lock);
  /* An event that says so doesn't resume it while the lock is on. */
  happen (w, SOLEUS_PLAN_EVENT_RESUME);
  g_assert_cmpint (judge (w)->pause, ==, SOLEUS_PLAN_PAUSE_LOCK);
  happen (w, SOLEUS_PLAN_EVENT_LOCK);
  /* The lock is lifted: the person has to resume it. */
  w->facts.locked = FALSE;
  g_assert_cmpint (judge (w)->pause, ==, SOLEUS_PLAN_PAUSE_LOCK);
  g_assert_true (w->state->can_resume);
  happen (w, SOLEUS_PLAN_EVENT_RESUME);
  g_assert_cmpint (judge (w)->status, ==, SOLEUS_PLAN_GOING);
}

static void
test_pause_of_the_person (World *w, gconstpointer data)
{
  begin (w);
  stretch (w, MONDAY, 9);
  set_now (w, MONDAY + 1, 8);
  happen (w, SOLEUS_PLAN_EVENT_PAUSE);
  g_assert_cmpint (judge (w)->pause, ==, SOLEUS_PLAN_PAUSE_PERSON);
  g_assert_false (w->state->is_planned);
  g_assert_null (soleus_plan_state_get_next_task (w->state));
  g_assert_false (w->state->due[SOLEUS_PLAN_DUE_TEST]);
  set_now (w, MONDAY + 30, 8);
  happen (w, SOLEUS_PLAN_EVENT_RESUME);
  g_assert_cmpint (judge (w)->status, ==, SOLEUS_PLAN_GOING);
  g_assert_cmpuint (w->state->day, ==, 1);
}

static void
test_stop_and_restart (World *w, gconstpointer data)
{
  begin (w);
  stretch (w, MONDAY, 9);
  set_now (w, MONDAY + 1, 8);
  skip (w, 1);
  happen (w, SOLEUS_PLAN_EVENT_STOP);
  g_assert_cmpint (judge (w)->status, ==, SOLEUS_PLAN_STOPPED);
  g_assert_false (w->state->can_resume);
  happen (w, SOLEUS_PLAN_EVENT_RESTART);
  g_assert_cmpint (judge (w)->status, ==, SOLEUS_PLAN_GOING);
  g_assert_cmpuint (w->state->day, ==, 0);
  g_assert_cmpuint (w->state->n_past, ==, 0);
  g_assert_cmpint (w->state->begun_day, ==, MONDAY + 1);
  stretch (w, MONDAY + 1, 9);
  g_assert_cmpuint (judge (w)->n_done, ==, 1);
}

/* The plan that was begun last goes on, whatever happens to the earlier one. */
static void
test_one_plan (World *w, gconstpointer data)
{
  g_autoptr (SoleusPlan) own = soleus_plan_new_own ("Mine", 2);
  SoleusJournalEntry *first = begin (w), *second, *event;

  soleus_plan_add_session (own, "pump", MON, 1, SOLEUS_MINUTE_NONE);
  stretch (w, MONDAY, 9);
  set_now (w, MONDAY + 1, 8);
  second = begin_plan (w, own, MON);
  g_assert_cmpstr (judge (w)->uuid, ==, second->uuid);
  g_assert_cmpuint (w->state->n_done, ==, 0);
  g_assert_cmpuint (w->state->n_days, ==, 2);
  /* An event of the first, from another machine. */
  event = add_entry (w, SOLEUS_JOURNAL_PLAN_EVENT);
  soleus_journal_entry_set_text (event, "plan", first->uuid);
  soleus_journal_entry_set_text (event, "event", "pause");
  soleus_journal_entry_set_int (event, "number", 99);
  g_assert_cmpint (judge (w)->status, ==, SOLEUS_PLAN_GOING);
  /* The second is stopped: the first doesn't come back. */
  happen (w, SOLEUS_PLAN_EVENT_STOP);
  g_assert_cmpint (judge (w)->status, ==, SOLEUS_PLAN_STOPPED);
  g_assert_cmpstr (w->state->uuid, ==, second->uuid);
}

/* The clock was set back before the second plan was begun. */
static void
test_later_plan_by_a_clock_behind (World *w, gconstpointer data)
{
  SoleusJournalEntry *second;

  begin (w);
  set_now (w, MONDAY - 3, 8);
  second = begin (w);
  g_assert_cmpstr (judge (w)->uuid, ==, second->uuid);
  set_now (w, MONDAY + 1, 8);
  g_assert_cmpstr (judge (w)->uuid, ==, second->uuid);
}

/* Two machines, neither of which knew of the other's plan: the clock decides, in whichever order
 * the entries come. */
static void
test_two_imports (World *w, gconstpointer data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  SoleusPlan *plan = soleus_plans_find (w->facts.plans, "looser-calves");
  SoleusJournalEntry *entries[2];
  g_autoptr (SoleusPlanState) before = NULL;

  for (guint i = 0; i < 2; i++)
    {
      entries[i] =
          soleus_journal_entry_new (SOLEUS_JOURNAL_PLAN, NULL, at (MONDAY + 3 * (int) i, 8), 0);
      soleus_plan_log_fill_begin (entries[i], none, plan, WORK_DAYS, NULL);
      g_ptr_array_add (w->facts.entries, entries[i]);
    }
  set_now (w, MONDAY + 5, 8);
  g_assert_cmpstr (judge (w)->uuid, ==, entries[1]->uuid);
  before = g_object_ref (w->state);
  g_ptr_array_insert (w->facts.entries, 0, g_object_ref (entries[1]));
  g_ptr_array_remove_index (w->facts.entries, 2);
  judge (w);
  g_assert_true (soleus_plan_state_is_same (before, w->state));
}

/* The order of what is loaded, and what is loaded twice, makes no difference to a skipped day. */
static void
test_order_makes_no_difference (World *w, gconstpointer data)
{
  g_autoptr (SoleusPlanState) before = NULL;
  guint n;

  begin (w);
  stretch (w, MONDAY, 9);
  skip (w, 1);
  happen (w, SOLEUS_PLAN_EVENT_PAUSE);
  happen (w, SOLEUS_PLAN_EVENT_RESUME);
  happen (w, SOLEUS_PLAN_EVENT_PAUSE);
  stretch (w, MONDAY + 1, 9);
  stretch (w, MONDAY + 2, 9);
  set_now (w, MONDAY + 3, 8);
  before = g_object_ref (judge (w));
  g_assert_cmpint (before->pause, ==, SOLEUS_PLAN_PAUSE_PERSON);
  g_assert_cmpuint (before->n_past, ==, 4);
  n = w->facts.entries->len;
  for (guint i = 1; i < n; i++)
    {
      g_ptr_array_add (w->facts.entries, g_object_ref (w->facts.entries->pdata[0]));
      g_ptr_array_remove_index (w->facts.entries, 0);
      g_ptr_array_add (w->facts.sessions, g_object_ref (w->facts.sessions->pdata[0]));
      g_ptr_array_remove_index (w->facts.sessions, 0);
      g_assert_true (soleus_plan_state_is_same (before, judge (w)));
    }
}

static SoleusPlan *
make_own_plan (void)
{
  SoleusPlan *plan = soleus_plan_new_own ("Mine", 1);

  soleus_plan_add_session (plan, "roller", SOLEUS_WEEKDAYS_ALL, 1, 600);
  soleus_plan_add_session (plan, "pump", SOLEUS_WEEKDAYS_ALL, 2, 700);
  return plan;
}

/* A day is over once all of it is done, and any other day with the least. */
static void
test_several_sessions (World *w, gconstpointer data)
{
  g_autoptr (SoleusPlan) plan = make_own_plan ();
  SoleusPlanState *state;

  begin_plan (w, plan, SOLEUS_WEEKDAYS_ALL);
  add_session (w, "pump", at (MONDAY, 9));
  state = judge (w);
  g_assert_false (state->is_done);
  g_assert_cmpuint (g_array_index (state->tasks, SoleusPlanTask, 1).times, ==, 1);
  g_assert_false (g_array_index (state->tasks, SoleusPlanTask, 1).done);
  add_session (w, "pump", at (MONDAY, 10));
  state = judge (w);
  g_assert_true (g_array_index (state->tasks, SoleusPlanTask, 1).done);
  g_assert_false (state->is_done);
  g_assert_cmpstr (soleus_plan_state_get_next_task (state)->routine, ==, "roller");
  add_session (w, "roller", at (MONDAY, 11));
  g_assert_true (judge (w)->is_done);
  add_session (w, "pump", at (MONDAY + 1, 9));
  set_now (w, MONDAY + 2, 8);
  state = judge (w);
  g_assert_cmpuint (state->n_done, ==, 2);
  g_assert_cmpuint (g_array_index (state->tasks, SoleusPlanTask, 1).times, ==, 0);
}

static void
test_refused_massage (World *w, gconstpointer data)
{
  g_autoptr (SoleusPlan) plan = soleus_plan_new_own ("Mine", 1);
  const SoleusPlanTask *task;

  soleus_plan_add_session (plan, "roller", SOLEUS_WEEKDAYS_ALL, 1, 600);
  begin_plan (w, plan, SOLEUS_WEEKDAYS_ALL);
  task = soleus_plan_state_get_next_task (judge (w));
  g_assert_cmpint (task->offer, ==, SOLEUS_PLAN_OFFER_ROUTINE);
  w->facts.massage_refused = TRUE;
  task = soleus_plan_state_get_next_task (judge (w));
  g_assert_cmpint (task->offer, ==, SOLEUS_PLAN_OFFER_STRETCH);
  g_assert_cmpstr (task->routine, ==, "wall-full");
  g_assert_cmpstr (task->session->routine, ==, "roller");
  stretch (w, MONDAY, 9);
  g_assert_true (judge (w)->is_done);
  /* Massage that was done isn't offered again as a stretch. */
  w->facts.massage_refused = FALSE;
  set_now (w, MONDAY + 1, 8);
  add_session (w, "roller", at (MONDAY + 1, 9));
  w->facts.massage_refused = TRUE;
  judge (w);
  g_assert_cmpint (g_array_index (w->state->tasks, SoleusPlanTask, 0).offer, ==,
                   SOLEUS_PLAN_OFFER_ROUTINE);
}

/* The day's own stretch stands in for its massage, and counts for itself first. */
static void
test_stretch_of_the_day (World *w, gconstpointer data)
{
  g_autoptr (SoleusPlan) plan = soleus_plan_new_own ("Mine", 1);

  soleus_plan_add_session (plan, "roller", SOLEUS_WEEKDAYS_ALL, 1, 600);
  soleus_plan_add_session (plan, "soleus-wall", SOLEUS_WEEKDAYS_ALL, 1, 700);
  begin_plan (w, plan, SOLEUS_WEEKDAYS_ALL);
  w->facts.massage_refused = TRUE;
  g_assert_cmpstr (soleus_plan_state_get_next_task (judge (w))->routine, ==, "soleus-wall");
  add_session (w, "soleus-wall", at (MONDAY, 9));
  judge (w);
  g_assert_false (g_array_index (w->state->tasks, SoleusPlanTask, 0).done);
  g_assert_true (g_array_index (w->state->tasks, SoleusPlanTask, 1).done);
  add_session (w, "soleus-wall", at (MONDAY, 10));
  g_assert_true (judge (w)->is_done);
}

static void
test_routine_is_gone (World *w, gconstpointer data)
{
  g_autoptr (SoleusPlan) plan = soleus_plan_new_own ("Mine", 1);
  const SoleusPlanTask *task;

  soleus_plan_add_session (plan, "own-gone", SOLEUS_WEEKDAYS_ALL, 1, 600);
  begin_plan (w, plan, SOLEUS_WEEKDAYS_ALL);
  task = &g_array_index (judge (w)->tasks, SoleusPlanTask, 0);
  g_assert_cmpint (task->offer, ==, SOLEUS_PLAN_OFFER_GONE);
  g_assert_cmpstr (task->routine, ==, "own-gone");
  g_assert_null (soleus_plan_state_get_next_task (w->state));
  skip (w, 0);
  g_assert_cmpuint (judge (w)->day, ==, 1);
  /* What was done before it was deleted still counts. */
  add_session (w, "own-gone", at (MONDAY, 9));
  g_assert_true (judge (w)->is_done);
}

static void
test_ankle_test_is_due (World *w, gconstpointer data)
{
  begin (w);
  g_assert_true (judge (w)->due[SOLEUS_PLAN_DUE_TEST]);
  put_off (w, SOLEUS_PLAN_DUE_TEST);
  g_assert_false (judge (w)->due[SOLEUS_PLAN_DUE_TEST]);
  set_now (w, MONDAY + 2, 8);
  g_assert_false (judge (w)->due[SOLEUS_PLAN_DUE_TEST]);
  set_now (w, MONDAY + 3, 8);
  g_assert_true (judge (w)->due[SOLEUS_PLAN_DUE_TEST]);
  w->facts.locked = TRUE;
  g_assert_false (judge (w)->due[SOLEUS_PLAN_DUE_TEST]);
  w->facts.locked = FALSE;
  add_entry (w, SOLEUS_JOURNAL_ANKLE_TEST);
  g_assert_false (judge (w)->due[SOLEUS_PLAN_DUE_TEST]);
  /* Two weeks of the plan are done on the twelfth day, and two weeks have gone by on the next. */
  for (int i = 0; i < 9; i++)
    stretch (w, MONDAY + 3 + i, 9);
  set_now (w, MONDAY + 17, 8);
  g_assert_false (judge (w)->due[SOLEUS_PLAN_DUE_TEST]);
  stretch (w, MONDAY + 12, 9);
  set_now (w, MONDAY + 16, 8);
  g_assert_false (judge (w)->due[SOLEUS_PLAN_DUE_TEST]);
  set_now (w, MONDAY + 17, 8);
  g_assert_true (judge (w)->due[SOLEUS_PLAN_DUE_TEST]);
}

/* A test in the days before the plan is the one at its start. */
static void
test_ankle_test_before_the_plan (World *w, gconstpointer data)
{
  set_now (w, MONDAY - 13, 8);
  add_entry (w, SOLEUS_JOURNAL_ANKLE_TEST);
  set_now (w, MONDAY, 8);
  begin (w);
  g_assert_false (judge (w)->due[SOLEUS_PLAN_DUE_TEST]);
  set_now (w, MONDAY + 5, 8);
  g_assert_false (judge (w)->due[SOLEUS_PLAN_DUE_TEST]);
}

static void
test_week (World *w, gconstpointer data)
{
  SoleusPlanWeekDay week[SOLEUS_N_WEEKDAYS];
  guint planned = 0, done = 0;

  set_now (w, MONDAY + 1, 8);
  begin (w);
  stretch (w, MONDAY + 1, 9);
  set_now (w, MONDAY + 3, 8);
  soleus_plan_state_get_week (judge (w), week);
  for (guint i = 0; i < SOLEUS_N_WEEKDAYS; i++)
    {
      gboolean is_chosen = (soleus_weekdays_get_bit (week[i].day) & WORK_DAYS) != 0;

      g_assert_cmpint (week[i].day, ==, soleus_day_get_week_start (MONDAY + 3) + (int) i);
      g_assert_cmpint (week[i].planned, ==, is_chosen && week[i].day > MONDAY);
      g_assert_cmpint (week[i].done, ==, week[i].day == MONDAY + 1);
      planned += week[i].planned;
      done += week[i].done;
    }
  g_assert_cmpuint (planned, ==, 4);
  g_assert_cmpuint (done, ==, 1);
}

/* Nothing is planned for days after the last one of the plan. */
static void
test_week_at_the_end (World *w, gconstpointer data)
{
  SoleusPlanWeekDay week[SOLEUS_N_WEEKDAYS];
  guint planned = 0;

  begin (w);
  for (guint day = 0; day < 28; day++)
    skip (w, day);
  soleus_plan_state_get_week (judge (w), week);
  for (guint i = 0; i < SOLEUS_N_WEEKDAYS; i++)
    planned += week[i].planned;
  g_assert_cmpuint (planned, ==, 2);
}

static void
test_clock_back_a_day (World *w, gconstpointer data)
{
  begin (w);
  stretch (w, MONDAY, 9);
  set_now (w, MONDAY, 10);
  skip (w, 1);
  set_now (w, MONDAY - 1, 10);
  judge (w);
  g_assert_cmpint (w->state->status, ==, SOLEUS_PLAN_GOING);
  g_assert_cmpuint (w->state->n_past, ==, 2);
  g_assert_true (w->state->wants_seen);
  happen (w, SOLEUS_PLAN_EVENT_SEEN);
  stretch (w, MONDAY - 1, 11);
  judge (w);
  g_assert_false (w->state->wants_seen);
  g_assert_true (w->state->is_done);
  g_assert_cmpuint (w->state->n_past, ==, 3);
  set_now (w, MONDAY + 1, 8);
  g_assert_cmpuint (judge (w)->n_past, ==, 3);
}

/* The plan was begun while the clock was a year ahead; then it is set right. */
static void
test_clock_ahead_a_year (World *w, gconstpointer data)
{
  set_now (w, MONDAY + 365, 8);
  begin (w);
  stretch (w, MONDAY + 365, 9);
  happen (w, SOLEUS_PLAN_EVENT_PAUSE);
  g_assert_cmpuint (judge (w)->n_done, ==, 1);
  set_now (w, MONDAY, 8);
  g_assert_true (judge (w)->wants_seen);
  g_assert_cmpuint (w->state->n_done, ==, 1);
  happen (w, SOLEUS_PLAN_EVENT_SEEN);
  happen (w, SOLEUS_PLAN_EVENT_RESUME);
  g_assert_cmpint (judge (w)->status, ==, SOLEUS_PLAN_GOING);
  stretch (w, MONDAY - 1, 9);
  stretch (w, MONDAY, 9);
  judge (w);
  g_assert_true (w->state->is_done);
  g_assert_cmpuint (w->state->n_done, ==, 2);
  set_now (w, MONDAY + 1, 9);
  g_assert_true (judge (w)->wants_seen);
  happen (w, SOLEUS_PLAN_EVENT_SEEN);
  stretch (w, MONDAY + 1, 10);
  g_assert_cmpuint (judge (w)->n_done, ==, 3);
}

/* The plan was begun in 1970; sessions from before it was seen by a clock that is right don't
 * count. */
static void
test_begun_in_1970 (World *w, gconstpointer data)
{
  stretch (w, MONDAY - 3, 9);
  set_now (w, 0, 8);
  begin (w);
  g_assert_false (judge (w)->wants_seen);
  set_now (w, MONDAY, 8);
  g_assert_cmpuint (judge (w)->n_done, ==, 0);
  g_assert_true (w->state->wants_seen);
  happen (w, SOLEUS_PLAN_EVENT_SEEN);
  stretch (w, MONDAY, 9);
  stretch (w, MONDAY + 4, 9);
  set_now (w, MONDAY + 5, 8);
  g_assert_cmpuint (judge (w)->n_done, ==, 2);
  g_assert_false (w->state->wants_seen);
}

static void
test_now_in_1970 (World *w, gconstpointer data)
{
  begin (w);
  stretch (w, MONDAY, 9);
  set_now (w, 0, 8);
  judge (w);
  g_assert_cmpint (w->state->status, ==, SOLEUS_PLAN_GOING);
  g_assert_cmpuint (w->state->n_done, ==, 1);
  g_assert_false (w->state->wants_seen);
  set_now (w, MONDAY, 10);
  g_assert_cmpuint (judge (w)->n_done, ==, 1);
}

/* A session counts for the day where it was done: there and back over the date line, one day was
 * lived twice, and it finishes one day of the plan. */
static void
test_date_line (World *w, gconstpointer data)
{
  begin (w);
  stretch (w, MONDAY + 1, 1)->offset_s = 13 * 3600;
  stretch (w, MONDAY + 1, 20)->offset_s = -11 * 3600;
  stretch (w, MONDAY + 1, 21)->offset_s = 13 * 3600;
  set_now (w, MONDAY + 4, 8);
  g_assert_cmpuint (judge (w)->n_done, ==, 2);
}

/* A day starts at four: what is done at one o'clock belongs to the evening before. */
static void
test_day_start (World *w, gconstpointer data)
{
  w->facts.day_start = 4;
  begin (w);
  stretch (w, MONDAY, 9);
  stretch (w, MONDAY + 1, 1);
  set_now (w, MONDAY + 2, 8);
  g_assert_cmpuint (judge (w)->n_done, ==, 1);
}

/* Days of 23 and 25 hours, in Berlin. */
static void
test_summer_time (World *w, gconstpointer data)
{
  const int last_sunday_of_march = 20178, last_sunday_of_october = 20388;

  set_now (w, last_sunday_of_march - 1, 8);
  begin (w);
  stretch (w, last_sunday_of_march - 1, 22)->offset_s = 3600;
  stretch (w, last_sunday_of_march, 21)->offset_s = 7200;
  stretch (w, last_sunday_of_october - 1, 21)->offset_s = 7200;
  stretch (w, last_sunday_of_october, 22)->offset_s = 3600;
  set_now (w, last_sunday_of_october + 1, 8);
  g_assert_cmpuint (judge (w)->n_done, ==, 4);
}

/* A backup from before the plan: there is none. One from before its last events: it goes on from
 * there. */
static void
test_older_backup (World *w, gconstpointer data)
{
  begin (w);
  stretch (w, MONDAY, 9);
  skip (w, 1);
  stretch (w, MONDAY + 1, 9);
  set_now (w, MONDAY + 2, 8);
  g_assert_cmpuint (judge (w)->day, ==, 3);
  g_ptr_array_set_size (w->facts.entries, 1);
  g_ptr_array_set_size (w->facts.sessions, 1);
  g_assert_cmpuint (judge (w)->day, ==, 1);
  g_ptr_array_set_size (w->facts.entries, 0);
  g_assert_cmpint (judge (w)->status, ==, SOLEUS_PLAN_NONE);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/plan-state/" name, World, NULL, set_up, function, tear_down)

static void
add_stop_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (stop_rows); i++)
    {
      g_autofree char *path = g_strconcat ("/plan-state/stops/", stop_rows[i].name, NULL);

      g_test_add (path, World, &stop_rows[i], set_up, test_stop, tear_down);
    }
}

/* What the person wrote and never began is no plan that goes on, and ends none. */
static void
test_written (World *w, gconstpointer data)
{
  g_autoptr (SoleusPlan) own = soleus_plan_new_own ("Mine", 2);

  soleus_plan_add_session (own, "wall-full", WORK_DAYS, 1, 480);
  soleus_plan_write_own (own, add_entry (w, SOLEUS_JOURNAL_OWN_PLAN));
  g_assert_cmpint (judge (w)->status, ==, SOLEUS_PLAN_NONE);
  begin (w);
  set_now (w, MONDAY + 1, 8);
  soleus_plan_write_own (own, add_entry (w, SOLEUS_JOURNAL_OWN_PLAN));
  g_assert_cmpint (judge (w)->status, ==, SOLEUS_PLAN_GOING);
  g_assert_cmpstr (judge (w)->plan->id, ==, "looser-calves");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("none", test_none);
  ADD ("first-day", test_first_day);
  ADD ("advance", test_advance);
  ADD ("week-goes-by-days-done", test_week_goes_by_days_done);
  ADD ("one-day-of-the-plan-a-day", test_one_day_of_the_plan_a_day);
  ADD ("nothing-is-missed", test_nothing_is_missed);
  ADD ("day-that-was-not-chosen", test_day_that_was_not_chosen);
  ADD ("before-the-plan", test_before_the_plan);
  ADD ("what-counts", test_what_counts);
  ADD ("skip", test_skip);
  ADD ("complete", test_complete);
  add_stop_rows ();
  ADD ("no-way-round-a-stop", test_no_way_round_a_stop);
  ADD ("answer-becomes-worse", test_answer_becomes_worse);
  ADD ("stop-is-imported", test_stop_is_imported);
  ADD ("lock", test_lock);
  ADD ("pause-of-the-person", test_pause_of_the_person);
  ADD ("stop-and-restart", test_stop_and_restart);
  ADD ("one-plan", test_one_plan);
  ADD ("later-plan-by-a-clock-behind", test_later_plan_by_a_clock_behind);
  ADD ("two-imports", test_two_imports);
  ADD ("order-makes-no-difference", test_order_makes_no_difference);
  ADD ("several-sessions", test_several_sessions);
  ADD ("refused-massage", test_refused_massage);
  ADD ("stretch-of-the-day", test_stretch_of_the_day);
  ADD ("routine-is-gone", test_routine_is_gone);
  ADD ("ankle-test-is-due", test_ankle_test_is_due);
  ADD ("ankle-test-before-the-plan", test_ankle_test_before_the_plan);
  ADD ("week", test_week);
  ADD ("week-at-the-end", test_week_at_the_end);
  ADD ("clock-back-a-day", test_clock_back_a_day);
  ADD ("clock-ahead-a-year", test_clock_ahead_a_year);
  ADD ("begun-in-1970", test_begun_in_1970);
  ADD ("now-in-1970", test_now_in_1970);
  ADD ("date-line", test_date_line);
  ADD ("day-start", test_day_start);
  ADD ("summer-time", test_summer_time);
  ADD ("older-backup", test_older_backup);
  ADD ("written", test_written);
  return g_test_run ();
}
