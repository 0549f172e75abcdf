/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cut-vfs.h"
#include "fault-vfs.h"
#include "history-support.h"
#include "soleus-hand-entry.h"
#include "soleus-plan-book.h"
#include "soleus-safety-gate.h"
#include "soleus-session.h"
#include "soleus-state-dir.h"
#include "soleus-system-clock.h"
#include "soleus-tries.h"

/* Persons follow plans for a year each, and whatever they, their machines, clocks and disks do, the
 * plan is where the test says. The test reckons by itself, from what it did, in the simplest way:
 * it knows nothing of how Soleus reckons. */

/* The whole counts, of soleus_tries(). */
#define PERSONS 40
#define KILLS   300

#define LONGEST_LIFE_US 40000

#define YEAR_US   (365 * DAY_US)
#define MOST_DAYS 42
#define MOST_SEEN 400
#define CAP_US    (180 * SECOND_US)
#define DAY_START 4
#define NO_PAIN   (-1)

/* A plan as the test knows it. Where @exact, each day has the same sessions. Where @stands_in, the
 * first of them takes the place of the second, which is massage. */
typedef struct
{
  const char *id;
  guint weeks;
  guint weekdays;
  struct
  {
    const char *routine;
    guint times;
  } needs[3];
  gboolean exact;
  gboolean stands_in;
} Shape;

static const Shape shapes[] = {
  { "looser-calves", 6, 0, { { "wall-full", 1 } }, TRUE, FALSE },
  { "quiet-nights", 6, 0, { { "night", 1 } }, TRUE, FALSE },
  { "own", 3, 0x15, { { "wall-full", 2 } }, TRUE, FALSE },
  { "own", 2, SOLEUS_WEEKDAYS_ALL, { { "soleus-wall", 1 }, { "roller", 1 } }, TRUE, TRUE },
  { "runner", 6, 0x3f, { { "wall-full", 1 }, { "roller", 1 }, { "after-run-stretch", 1 } }, FALSE },
  { "desk", 4, 0x1f, { { "pump", 2 }, { "wall-full", 1 } }, FALSE },
};

typedef struct
{
  gint64 start_us;
  int day;
  const char *routine;
  gboolean counts;
} Done;

typedef struct
{
  gint64 at_us;
  gboolean worse;
  gboolean answered;
} Stop;

/* What the plan has to say. @seen are the times at which it was there by a clock that said it
 * hadn't begun; those from @first_seen on are of the plan as it began last. */
typedef struct
{
  const Shape *shape;
  char uuid[40];
  guint n_days;
  gint64 begin_us;
  gint64 start_us;
  gboolean stopped;
  gboolean paused;
  gboolean locked;
  gboolean skipped[MOST_DAYS];
  gint64 seen[MOST_SEEN];
  guint first_seen;
  guint n_seen;
} Plan;

/* One machine, and what the test knows to be recorded on it. */
typedef struct
{
  HistoryFixture history;
  SoleusPlanBook *book;
  Plan plan;
  GArray *done;
  GArray *stops;
} Machine;

/* What was recorded at one moment. */
typedef struct
{
  Plan plan;
  GArray *done;
  GArray *stops;
} Past;

typedef struct
{
  SoleusLeg leg;
  gint64 from;
  gint64 to;
} Pressed;

typedef struct
{
  SoleusCatalogue *catalogue;
  Machine a;
  SoleusSafetyGate *gate;
  char *state_dir;
  gboolean locked;
  gboolean refused;
  gint64 truth;
  gint64 ahead;
  GFile *backup;
  Past *past;
  gint64 past_until;
  GArray *pressed;
  GString *log;
} World;

/* How often each thing came about, so that none is left out by chance. */
static struct
{
  guint steps, pauses[SOLEUS_PLAN_PAUSE_STOPS + 1], complete, done, kills, kept, lost, healed, died,
      restored, merged, theirs, seen, pressed, refused, reviews, reviews_locked;
} seen;

static void say (World *w, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
say (World *w, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_string_append_printf (w->log, "%8.3f ", w->truth / (double) DAY_US);
  g_string_append_vprintf (w->log, format, args);
  g_string_append_c (w->log, '\n');
  va_end (args);
}

#define CHECK(w, test)                                                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    if (!(test))                                                                                   \
      g_error ("%s:%d: " #test "\n%s", __FILE__, __LINE__, (w)->log->str);                         \
  }                                                                                                \
  G_STMT_END

/* ---- what the test reckons */

static gint64
get_now (Machine *m)
{
  return soleus_clock_get_wall (SOLEUS_CLOCK (m->history.clock));
}

static int
get_offset (gint64 us)
{
  time_t s = us / SECOND_US;
  struct tm local;

  localtime_r (&s, &local);
  return (int) local.tm_gmtoff;
}

/* All times of the test lie after 1970. */
static int
get_day (gint64 us)
{
  return (int) ((us / SECOND_US + get_offset (us) - DAY_START * 3600) / 86400);
}

static gboolean
was_there (const Plan *plan, gint64 at_us)
{
  gboolean there = at_us >= plan->start_us;

  for (guint i = plan->first_seen; i < plan->n_seen; i++)
    there |= plan->seen[i] <= at_us && at_us < plan->seen[i] + DAY_US;
  return there;
}

static gboolean
is_for (Machine *m, const Done *done, guint need)
{
  const char *routine = m->plan.shape->needs[need].routine;

  return routine != NULL && g_str_equal (routine, done->routine) && done->counts &&
         was_there (&m->plan, done->start_us);
}

static guint
count_times (Machine *m, int day, guint need)
{
  guint n = 0;

  for (guint i = 0; i < m->done->len; i++)
    {
      const Done *done = &g_array_index (m->done, Done, i);

      n += done->day == day && is_for (m, done, need);
    }
  return n;
}

static gboolean
is_any_done (Machine *m, int day)
{
  gboolean any = FALSE;

  for (guint need = 0; need < G_N_ELEMENTS (m->plan.shape->needs); need++)
    any |= count_times (m, day, need) > 0;
  return any;
}

/* Whether all of today was done. */
static gboolean
is_all_done (Machine *m, int day)
{
  guint first = count_times (m, day, 0), second = count_times (m, day, 1);

  if (m->plan.shape->stands_in)
    return first > 0 && first + MIN (second, 1) >= 2;
  return first >= m->plan.shape->needs[0].times;
}

/* The local days on which something was done for the plan, but for today where not all was done
 * or, for plans whose days differ, may not have been. */
static guint
count_days (Machine *m, gboolean with_part_of_today)
{
  g_autoptr (GHashTable) days = g_hash_table_new (NULL, NULL);
  int today = get_day (get_now (m));

  for (guint i = 0; i < m->done->len; i++)
    {
      int day = g_array_index (m->done, Done, i).day;

      if (is_any_done (m, day) && (day != today || with_part_of_today || is_all_done (m, day)))
        g_hash_table_add (days, GINT_TO_POINTER (day));
    }
  return g_hash_table_size (days);
}

static guint
count_skipped (const Plan *plan)
{
  guint n = 0;

  for (guint i = 0; i < plan->n_days; i++)
    n += plan->skipped[i];
  return n;
}

static gint64
get_first (const Plan *plan)
{
  gint64 first = plan->begin_us;

  for (guint i = 0; i < plan->n_seen; i++)
    first = MIN (first, plan->seen[i]);
  return first - 7 * DAY_US;
}

/* What the stops for pain say: one that is worse, or any two within a week. */
static SoleusPlanPause
judge_stops (Machine *m)
{
  gint64 first = get_first (&m->plan);
  SoleusPlanPause pause = SOLEUS_PLAN_PAUSE_NONE;

  for (guint i = 0; i < m->stops->len; i++)
    {
      const Stop *stop = &g_array_index (m->stops, Stop, i);

      if (stop->at_us < first)
        continue;
      if (stop->worse && !stop->answered)
        return SOLEUS_PLAN_PAUSE_STOP;
      for (guint j = 0; j < m->stops->len; j++)
        {
          const Stop *other = &g_array_index (m->stops, Stop, j);

          if (j != i && other->at_us <= stop->at_us && stop->at_us - other->at_us <= 7 * DAY_US &&
              !(stop->answered && other->answered))
            pause = SOLEUS_PLAN_PAUSE_STOPS;
        }
    }
  return pause;
}

static SoleusPlanPause
judge_pause (World *w, Machine *m)
{
  SoleusPlanPause pause = judge_stops (m);

  if (w->locked || m->plan.locked)
    return SOLEUS_PLAN_PAUSE_LOCK;
  if (pause != SOLEUS_PLAN_PAUSE_NONE)
    return pause;
  return m->plan.paused ? SOLEUS_PLAN_PAUSE_PERSON : SOLEUS_PLAN_PAUSE_NONE;
}

static gboolean
is_complete (Machine *m)
{
  SoleusPlanState *state = soleus_plan_book_get_state (m->book);

  if (!m->plan.shape->exact)
    return state->n_past == state->n_days;
  return count_days (m, FALSE) + count_skipped (&m->plan) >= m->plan.n_days;
}

static SoleusPlanStatus
judge_status (World *w, Machine *m)
{
  if (m->plan.shape == NULL)
    return SOLEUS_PLAN_NONE;
  if (m->plan.stopped)
    return SOLEUS_PLAN_STOPPED;
  if (is_complete (m))
    return SOLEUS_PLAN_COMPLETE;
  return judge_pause (w, m) == SOLEUS_PLAN_PAUSE_NONE ? SOLEUS_PLAN_GOING : SOLEUS_PLAN_PAUSED;
}

/* What a plan that is in use keeps: that there was a lock, and that it was there. */
static void
look (World *w, Machine *m)
{
  SoleusPlanStatus status = judge_status (w, m);
  gint64 now = get_now (m);

  if (status != SOLEUS_PLAN_GOING && status != SOLEUS_PLAN_PAUSED)
    return;
  m->plan.locked |= w->locked;
  if (now < m->plan.start_us - 10 * MINUTE_US && !was_there (&m->plan, now))
    {
      g_assert_cmpuint (m->plan.n_seen, <, MOST_SEEN);
      m->plan.seen[m->plan.n_seen++] = now;
      seen.seen++;
    }
}

/* ---- the rules */

static void
check_days (World *w, Machine *m)
{
  SoleusPlanState *state = soleus_plan_book_get_state (m->book);
  guint n_past = 0, n_skipped = count_skipped (&m->plan);
  guint open = m->plan.n_days - n_skipped;

  CHECK (w, state->n_days == m->plan.n_days);
  for (guint i = 0; i < state->n_days; i++)
    {
      CHECK (w, soleus_plan_state_was_skipped (state, i) == m->plan.skipped[i]);
      n_past += soleus_plan_state_is_past (state, i);
    }
  CHECK (w, state->n_past == n_past);
  CHECK (w, state->n_past == state->n_done + n_skipped);
  CHECK (w, state->n_done <= MIN (count_days (m, TRUE), open));
  if (m->plan.shape->exact)
    {
      CHECK (w, state->n_done == MIN (count_days (m, FALSE), open));
      CHECK (w, !state->is_done || is_all_done (m, get_day (get_now (m))));
    }
  seen.done = MAX (seen.done, state->n_done);
}

static void
check_offers (World *w, Machine *m)
{
  SoleusPlanState *state = soleus_plan_book_get_state (m->book);
  const SoleusPlanTask *task = soleus_plan_state_get_next_task (state);
  SoleusPlanWeekDay week[SOLEUS_N_WEEKDAYS];

  CHECK (w, task == NULL || state->status == SOLEUS_PLAN_GOING);
  if (task != NULL && w->refused)
    CHECK (w, soleus_catalogue_find (w->catalogue, task->routine)->kind == SOLEUS_ROUTINE_STRETCH);
  if (state->status == SOLEUS_PLAN_COMPLETE && state->plan->has_review)
    {
      seen.reviews += state->due[SOLEUS_PLAN_DUE_REVIEW];
      seen.reviews_locked += w->locked;
    }
  if (w->locked)
    CHECK (w, !state->due[SOLEUS_PLAN_DUE_TEST] && !state->due[SOLEUS_PLAN_DUE_REVIEW] &&
                  !state->can_resume);
  soleus_plan_state_get_week (state, week);
  for (guint i = 0; i < SOLEUS_N_WEEKDAYS; i++)
    CHECK (w, !week[i].done || is_any_done (m, week[i].day));
}

/* The rules that hold whatever was done. */
static void
check (World *w, Machine *m)
{
  SoleusPlanState *state;
  SoleusPlanStatus status;

  soleus_plan_book_update (m->book);
  look (w, m);
  state = soleus_plan_book_get_state (m->book);
  status = judge_status (w, m);
  CHECK (w, state->status == status);
  seen.steps++;
  if (status == SOLEUS_PLAN_NONE)
    return;
  CHECK (w, g_str_equal (state->uuid, m->plan.uuid));
  CHECK (w, state->pause ==
                (status == SOLEUS_PLAN_PAUSED ? judge_pause (w, m) : SOLEUS_PLAN_PAUSE_NONE));
  CHECK (w, state->can_resume == (status == SOLEUS_PLAN_PAUSED && !w->locked));
  seen.pauses[state->pause]++;
  seen.complete += status == SOLEUS_PLAN_COMPLETE;
  check_days (w, m);
  check_offers (w, m);
}

/* In no hour of true time a calf got more than it may. */
static void
check_cap (World *w)
{
  for (guint i = 0; i < w->pressed->len; i++)
    {
      const Pressed *first = &g_array_index (w->pressed, Pressed, i);
      gint64 sum = 0;

      for (guint j = i; j < w->pressed->len; j++)
        {
          const Pressed *pressed = &g_array_index (w->pressed, Pressed, j);

          if (pressed->leg == first->leg)
            sum += MAX (0, MIN (pressed->to, first->from + HOUR_US) - pressed->from);
        }
      CHECK (w, sum <= CAP_US);
    }
}

/* ---- a machine */

static void
settle (Machine *m)
{
  for (guint i = 0; i < 6; i++)
    history_fixture_settle (&m->history);
}

static void
open_book (World *w, Machine *m)
{
  m->book = soleus_plan_book_new (m->history.history, w->catalogue);
  g_object_set (m->book, "locked", w->locked, "massage-refused", w->refused, NULL);
  settle (m);
}

static void
close_machine (Machine *m)
{
  g_clear_object (&m->book);
  history_fixture_close (&m->history);
}

static void
machine_init (World *w, Machine *m, gint64 now_us)
{
  m->done = g_array_new (FALSE, FALSE, sizeof (Done));
  m->stops = g_array_new (FALSE, FALSE, sizeof (Stop));
  history_fixture_set_up (&m->history, NULL);
  soleus_manual_clock_set_wall (m->history.clock, now_us);
  open_book (w, m);
}

static void
machine_clear (Machine *m)
{
  g_clear_object (&m->book);
  history_fixture_tear_down (&m->history, NULL);
  g_array_unref (m->done);
  g_array_unref (m->stops);
}

static void
start_again (World *w, Machine *m)
{
  history_fixture_open (&m->history);
  open_book (w, m);
  CHECK (w, soleus_history_get_problem (m->history.history) == NULL);
  CHECK (w, soleus_history_get_notice (m->history.history) == NULL);
  history_assert_sound (m->history.path);
  g_clear_object (&w->gate);
  w->gate = soleus_safety_gate_new (w->state_dir, SOLEUS_CLOCK (w->a.history.clock));
  CHECK (w, (soleus_safety_gate_get_lock (w->gate) != SOLEUS_LOCK_NONE) == w->locked);
}

static Past *
past_new (Machine *m)
{
  Past *past = g_new0 (Past, 1);

  past->plan = m->plan;
  past->done = g_array_copy (m->done);
  past->stops = g_array_copy (m->stops);
  return past;
}

static void
past_free (Past *past)
{
  g_array_unref (past->done);
  g_array_unref (past->stops);
  g_free (past);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Past, past_free)

static void
go_back (Machine *m, const Past *past)
{
  m->plan = past->plan;
  g_array_unref (m->done);
  g_array_unref (m->stops);
  m->done = g_array_copy (past->done);
  m->stops = g_array_copy (past->stops);
}

static void
remove_files (Machine *m)
{
  const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (m->history.path, suffixes[i], NULL);

      g_remove (file);
    }
}

/* ---- what a person does */

static SoleusPlan *
make_plan (Machine *m, const Shape *shape)
{
  SoleusPlan *plan;

  if (!g_str_equal (shape->id, SOLEUS_PLAN_OWN_ID))
    return g_object_ref (soleus_plans_find (soleus_plan_book_get_plans (m->book), shape->id));
  plan = soleus_plan_new_own ("Mine", shape->weeks);
  for (guint i = 0; shape->needs[i].routine != NULL; i++)
    soleus_plan_add_session (plan, shape->needs[i].routine, shape->weekdays, shape->needs[i].times,
                             SOLEUS_MINUTE_NONE);
  return plan;
}

/* Most plans are short, so that some of them are done to their end. */
static guint
choose_weekdays (void)
{
  if (g_test_rand_int_range (0, 4) == 0)
    return (guint) g_test_rand_int_range (1, SOLEUS_WEEKDAYS_ALL + 1);
  return 1u << g_test_rand_int_range (0, SOLEUS_N_WEEKDAYS);
}

static void
begin (World *w, Machine *m)
{
  const Shape *shape = &shapes[g_test_rand_int_range (0, G_N_ELEMENTS (shapes))];
  g_autoptr (SoleusPlan) plan = make_plan (m, shape);
  guint weekdays = shape->weekdays != 0 ? shape->weekdays : choose_weekdays ();

  CHECK (w, soleus_plan_book_begin (m->book, plan, weekdays, NULL, NULL));
  m->plan = (Plan){
    .shape = shape,
    .n_days = shape->weeks * soleus_weekdays_count (weekdays),
    .begin_us = get_now (m),
    .start_us = get_now (m),
  };
  g_strlcpy (m->plan.uuid, soleus_plan_book_get_state (m->book)->uuid, sizeof m->plan.uuid);
  say (w, "begins %s on days %x", shape->id, weekdays);
}

static void
resume (World *w, Machine *m, gboolean can)
{
  gint64 since = get_first (&m->plan) - 7 * DAY_US;

  CHECK (w, soleus_plan_book_resume (m->book, NULL) == can);
  if (!can)
    return;
  m->plan.paused = m->plan.locked = FALSE;
  for (guint i = 0; i < m->stops->len; i++)
    {
      Stop *stop = &g_array_index (m->stops, Stop, i);

      stop->answered |= stop->at_us >= since;
    }
}

static void
restart (World *w, Machine *m, gboolean can)
{
  CHECK (w, soleus_plan_book_restart (m->book, NULL) == can);
  if (!can)
    return;
  m->plan.stopped = m->plan.paused = FALSE;
  m->plan.start_us = get_now (m);
  m->plan.first_seen = m->plan.n_seen;
  memset (m->plan.skipped, 0, sizeof m->plan.skipped);
}

static void
skip (World *w, Machine *m, gboolean can)
{
  SoleusPlanState *state = soleus_plan_book_get_state (m->book);
  guint day = state->day;

  can &= !state->is_done;
  CHECK (w, !can || !soleus_plan_state_is_past (state, day));
  CHECK (w, soleus_plan_book_skip (m->book, NULL) == can);
  if (can)
    m->plan.skipped[day] = TRUE;
}

static void
unskip (World *w, Machine *m)
{
  guint day = (guint) g_test_rand_int_range (0, MOST_DAYS);

  CHECK (w, soleus_plan_book_unskip (m->book, day, NULL) == m->plan.skipped[day]);
  m->plan.skipped[day] = FALSE;
}

/* One command. What it does counts at once, and what can't be done is refused. */
static void
command (World *w, Machine *m)
{
  SoleusPlanStatus status = judge_status (w, m);
  gboolean in_use = status == SOLEUS_PLAN_GOING || status == SOLEUS_PLAN_PAUSED;
  int what = g_test_rand_int_range (0, 40);

  say (w, "command %d", what);
  if (status == SOLEUS_PLAN_NONE || what == 0)
    begin (w, m);
  else if (what < 5)
    {
      CHECK (w, soleus_plan_book_pause (m->book, NULL) == (status == SOLEUS_PLAN_GOING));
      m->plan.paused |= status == SOLEUS_PLAN_GOING;
    }
  else if (what < 22)
    resume (w, m, status == SOLEUS_PLAN_PAUSED && !w->locked);
  else if (what == 22)
    {
      CHECK (w, soleus_plan_book_stop (m->book, NULL) == in_use);
      m->plan.stopped |= in_use;
    }
  else if (what < 26)
    restart (w, m, !w->locked);
  else if (what < 34)
    skip (w, m, status == SOLEUS_PLAN_GOING);
  else if (what < 37)
    unskip (w, m);
  else
    soleus_plan_book_put_off (m->book, g_test_rand_int_range (0, SOLEUS_N_PLAN_DUES), NULL);
}

static void
note_done (Machine *m, const char *routine, gint64 start_us, gboolean counts)
{
  Done done = { start_us, get_day (start_us), routine, counts };

  g_array_append_val (m->done, done);
}

static void
note_stop (Machine *m, SoleusPainAnswer answer)
{
  Stop stop = { get_now (m), answer >= SOLEUS_PAIN_STILL, FALSE };

  g_array_append_val (m->stops, stop);
}

static const char *
choose_routine (Machine *m)
{
  const char *routine = NULL;

  if (m->plan.shape != NULL)
    routine = m->plan.shape->needs[g_test_rand_int_range (0, 3)].routine;
  if (routine == NULL || g_str_equal (routine, "roller"))
    routine = m->plan.shape != NULL ? m->plan.shape->needs[0].routine : "wall-full";
  return routine;
}

/* A stretch: to its end, broken off early, or stopped for pain. */
static void
stretch (World *w, Machine *m)
{
  const char *routine = choose_routine (m);
  int what = g_test_rand_int_range (0, 40);
  gint64 start_us = get_now (m);
  SoleusPhaseRecord phase = { .leg = SOLEUS_LEG_LEFT,
                              .muscle = SOLEUS_MUSCLE_BOTH,
                              .kind = SOLEUS_STEP_STRETCH,
                              .step = (char *) "G",
                              .worked_ms = what > 6 ? 30000 : 1000,
                              .planned_ms = 30000 };
  g_autoptr (SoleusHistoryToken) token =
      history_begin (&m->history, routine, get_offset (start_us));

  say (w, "stretches %s, %d", routine, what);
  soleus_manual_clock_advance (m->history.clock, phase.worked_ms * 1000);
  if (m == &w->a)
    w->truth += phase.worked_ms * 1000;
  phase.end_us = get_now (m);
  soleus_history_add_phase (m->history.history, token, &phase);
  if (what < 4)
    {
      SoleusPainAnswer answer = what == 0 ? SOLEUS_PAIN_STILL : SOLEUS_PAIN_GONE;

      soleus_history_add_pain_stop (m->history.history, token, SOLEUS_LEG_LEFT, "G", 1, answer);
      note_stop (m, answer);
    }
  history_finish (&m->history, token,
                  what < 4   ? SOLEUS_OUTCOME_STOPPED
                  : what < 7 ? SOLEUS_OUTCOME_ENDED
                             : SOLEUS_OUTCOME_FINISHED);
  note_done (m, routine, start_us, what > 6);
}

/* Something that was done up to five days ago is entered. */
static void
enter_by_hand (World *w, Machine *m)
{
  const char *routine = choose_routine (m);
  gint64 start_us = get_now (m) - (gint64) g_test_rand_int_range (0, 5 * 86400) * SECOND_US;
  const SoleusHandEntry entry = {
    .routine = soleus_catalogue_find (w->catalogue, routine),
    .start_us = start_us,
    .offset_s = get_offset (start_us),
    .stretch_ms = { 120000, 120000 },
    .before = { SOLEUS_RATING_NONE, SOLEUS_RATING_NONE },
    .after = { SOLEUS_RATING_NONE, SOLEUS_RATING_NONE },
  };
  g_autoptr (SoleusSessionRecord) record = soleus_hand_entry_apply (&entry, NULL);

  soleus_history_save_session (m->history.history, record);
  note_done (m, routine, start_us, TRUE);
  say (w, "enters %s", routine);
}

static void
phase_ended_cb (SoleusSession *session, SoleusPhase *phase, gint64 worked_ms, World *w)
{
  if (soleus_phase_is_pressure (phase))
    {
      Pressed pressed = { soleus_phase_get_leg (phase), w->truth - worked_ms * 1000, w->truth };

      g_array_append_val (w->pressed, pressed);
      seen.pressed++;
    }
}

/* Goes through the session, or breaks it off. Returns whether it came to its end. */
static gboolean
run_session (World *w, SoleusSession *session)
{
  guint most =
      g_test_rand_int_range (0, 4) == 0 ? (guint) g_test_rand_int_range (1, 60) : G_MAXUINT;

  soleus_session_start (session);
  for (guint i = 0; i < most && !soleus_session_is_over (session); i++)
    {
      gint64 left = soleus_session_get_remaining (session);
      gint64 next;

      if (left == SOLEUS_PHASE_UNTIMED)
        {
          soleus_session_skip (session);
          continue;
        }
      if (left > 20000 && g_test_rand_int_range (0, 8) == 0)
        soleus_session_adjust (session, 10000);
      left = soleus_session_get_remaining (session);
      next = left > 1500 ? (left - 1000) * 1000
                         : soleus_session_get_next_deadline (session) -
                               soleus_clock_get_monotonic (SOLEUS_CLOCK (w->a.history.clock));
      soleus_manual_clock_advance (w->a.history.clock, next);
      w->truth += next;
      soleus_session_update (session);
    }
  if (soleus_session_is_over (session))
    return TRUE;
  soleus_session_end (session);
  return FALSE;
}

/* Massage by the gate, with the ledger's file of the last hour. */
static void
massage (World *w)
{
  SoleusRoutine *routine = soleus_catalogue_find (w->catalogue, "roller");
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (SoleusSafetyAnswers) answers = soleus_safety_gate_new_answers (w->gate);
  g_autoptr (SoleusClearance) clearance = NULL;
  g_autoptr (SoleusSession) session = NULL;
  g_autoptr (SoleusHistoryToken) token = NULL;
  SoleusPhaseRecord phase = { .leg = SOLEUS_LEG_LEFT, .step = (char *) "RP", .worked_ms = 1000 };
  gint64 start_us = get_now (&w->a);
  gboolean finished;

  soleus_safety_answers_set_seen (answers);
  soleus_safety_answers_set_acknowledged (answers, TRUE);
  clearance = soleus_safety_gate_submit (w->gate, routine, &options, answers, NULL);
  say (w, "massage: %s", clearance != NULL ? "yes" : "no");
  CHECK (w, !w->locked || clearance == NULL);
  seen.refused += clearance == NULL;
  if (clearance == NULL)
    return;
  session = soleus_session_new (routine, &options, NULL, clearance,
                                SOLEUS_CLOCK (w->a.history.clock), NULL);
  g_assert_nonnull (session);
  g_signal_connect (session, "phase-ended", G_CALLBACK (phase_ended_cb), w);
  token = history_begin (&w->a.history, "roller", get_offset (start_us));
  finished = run_session (w, session);
  phase.end_us = get_now (&w->a);
  soleus_history_add_phase (w->a.history.history, token, &phase);
  history_finish (&w->a.history, token, finished ? SOLEUS_OUTCOME_FINISHED : SOLEUS_OUTCOME_ENDED);
  note_done (&w->a, "roller", start_us, finished);
}

/* The lock is set by a stop or a sign, and lifted by the list. */
static void
turn_lock (World *w)
{
  g_autoptr (SoleusSafetyAnswers) answers = NULL;

  if (w->locked)
    {
      answers = soleus_safety_gate_new_answers (w->gate);
      soleus_safety_answers_set_checked (answers, TRUE);
      soleus_safety_answers_set_seen (answers);
      soleus_safety_answers_set_acknowledged (answers, TRUE);
      CHECK (w, soleus_safety_gate_lift (w->gate, answers, NULL));
    }
  else
    CHECK (w, soleus_safety_gate_lock_after_stop (w->gate, NULL));
  w->locked = !w->locked;
  CHECK (w, (soleus_safety_gate_get_lock (w->gate) != SOLEUS_LOCK_NONE) == w->locked);
  CHECK (w, soleus_safety_gate_check_stretch (w->gate, NULL) == !w->locked);
  g_object_set (w->a.book, "locked", w->locked, NULL);
  say (w, "locked: %d", w->locked);
}

static void
look_at_pressure (World *w)
{
  gint64 left = MIN (soleus_safety_gate_get_pressure_left (w->gate, SOLEUS_LEG_LEFT),
                     soleus_safety_gate_get_pressure_left (w->gate, SOLEUS_LEG_RIGHT));

  w->refused = w->locked || left < SOLEUS_PRESSURE_LEAST_MS;
  g_object_set (w->a.book, "massage-refused", w->refused, NULL);
}

/* Does one thing that is recorded. */
static void
act (World *w, Machine *m)
{
  if (g_test_rand_int_range (0, 4) == 0)
    command (w, m);
  else if (g_test_rand_int_range (0, 12) == 0)
    enter_by_hand (w, m);
  else if (!w->locked)
    stretch (w, m);
}

/* ---- what happens to the program, the machine and its disk */

static void
set_zone (World *w, const char *zone)
{
  g_setenv ("TZ", zone, TRUE);
  tzset ();
  say (w, "is in %s", zone);
}

/* To the other side of the date line, or home. */
static void
travel (World *w)
{
  static const char *const zones[] = { "Europe/Berlin",       "Pacific/Kiritimati",
                                       "Pacific/Honolulu",    "America/New_York",
                                       "Australia/Lord_Howe", "Asia/Kathmandu" };

  set_zone (w, zones[g_test_rand_int_range (0, G_N_ELEMENTS (zones))]);
}

static void
set_clock (World *w)
{
  static const int hours[] = { 1, -1, 25, -25, 20 * 24, -20 * 24 };
  gint64 by = w->ahead != 0 && g_test_rand_bit ()
                  ? -w->ahead
                  : hours[g_test_rand_int_range (0, G_N_ELEMENTS (hours))] * HOUR_US;

  soleus_manual_clock_advance_wall (w->a.history.clock, by);
  w->ahead += by;
  say (w, "the clock is set by %d h", (int) (by / HOUR_US));
}

/* Each try of the disk fails while something is recorded. Then the disk is mended, or the program
 * killed, which loses what wasn't recorded and no more. */
static void
break_disk (World *w)
{
  static const FaultKind kinds[] = { FAULT_FULL, FAULT_IO_WRITE, FAULT_READ_ONLY };
  g_autoptr (Past) past = past_new (&w->a);

  fault_vfs_set (kinds[g_test_rand_int_range (0, G_N_ELEMENTS (kinds))]);
  say (w, "the disk fails");
  act (w, &w->a);
  settle (&w->a);
  if (g_test_rand_bit ())
    {
      fault_vfs_set (FAULT_NONE);
      soleus_history_retry (w->a.history.history);
      settle (&w->a);
      CHECK (w, soleus_history_get_problem (w->a.history.history) == NULL);
      seen.healed++;
      return;
    }
  close_machine (&w->a);
  fault_vfs_set (FAULT_NONE);
  go_back (&w->a, past);
  start_again (w, &w->a);
  say (w, "killed");
  seen.died++;
}

/* The content of the disk at one moment, and whether the command was known to be recorded. */
typedef struct
{
  GHashTable *files;
  int said;
} Moment;

typedef struct
{
  GPtrArray *moments;
  int said;
} Watch;

static void
moment_free (Moment *moment)
{
  g_hash_table_unref (moment->files);
  g_free (moment);
}

static void
cut_cb (GHashTable *files, gpointer user_data)
{
  Watch *watch = user_data;
  Moment *moment = g_new0 (Moment, 1);

  moment->files = g_hash_table_ref (files);
  moment->said = g_atomic_int_get (&watch->said);
  g_ptr_array_add (watch->moments, moment);
}

static void
put_file (gpointer name, gpointer bytes, gpointer user_data)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_true (g_file_set_contents_full (name, data != NULL ? data : "", (gssize) size,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* The power goes between two writes of a command: it was recorded, or it wasn't. */
static void
cut_power (World *w)
{
  Watch watch = { g_ptr_array_new_with_free_func ((GDestroyNotify) moment_free), 0 };
  g_autoptr (Past) past = NULL;
  gint64 before, after;
  Moment *moment;

  close_machine (&w->a);
  before = history_query_int (w->a.history.path, "SELECT COUNT (*) FROM journal");
  cut_vfs_watch (cut_cb, &watch, (guint32) g_test_rand_int ());
  history_fixture_open (&w->a.history);
  open_book (w, &w->a);
  past = past_new (&w->a);
  command (w, &w->a);
  history_wait (w->a.history.history);
  g_atomic_int_set (&watch.said, 1);
  close_machine (&w->a);
  cut_vfs_watch (NULL, NULL, 0);
  after = history_query_int (w->a.history.path, "SELECT COUNT (*) FROM journal");
  if (watch.moments->len > 0)
    {
      moment = watch.moments->pdata[g_test_rand_int_range (0, (int) watch.moments->len)];
      remove_files (&w->a);
      g_hash_table_foreach (moment->files, put_file, NULL);
      if (history_query_int (w->a.history.path, "SELECT COUNT (*) FROM journal") == before &&
          after > before)
        {
          CHECK (w, !moment->said);
          go_back (&w->a, past);
          seen.lost++;
        }
      else
        seen.kept++;
      seen.kills++;
    }
  g_ptr_array_unref (watch.moments);
  start_again (w, &w->a);
  say (w, "the power went");
}

static gint64
get_latest (Machine *m)
{
  gint64 latest = MAX (get_now (m), m->plan.start_us);

  for (guint i = 0; i < m->done->len; i++)
    latest = MAX (latest, g_array_index (m->done, Done, i).start_us);
  return latest;
}

static void
make_backup (World *w)
{
  g_clear_pointer (&w->past, past_free);
  settle (&w->a);
  CHECK (w, history_export (w->a.history.history, w->backup, SOLEUS_HISTORY_JSON, NULL));
  w->past = past_new (&w->a);
  w->past_until = MAX (w->past_until, get_latest (&w->a));
  say (w, "makes a backup");
}

/* An older backup changes nothing where all of it is there; on a disk that is new it is all. */
static void
restore_backup (World *w)
{
  gboolean anew = g_test_rand_bit ();
  g_autoptr (GError) error = NULL;
  SoleusImportResult result;

  if (w->past == NULL || get_now (&w->a) < w->past_until)
    return;
  if (anew)
    {
      close_machine (&w->a);
      remove_files (&w->a);
      start_again (w, &w->a);
      go_back (&w->a, w->past);
    }
  history_import (w->a.history.history, w->backup, &result, &error);
  g_assert_no_error (error);
  CHECK (w, anew || (result.n_new == 0 && result.n_new_entries == 0));
  settle (&w->a);
  say (w, "restores the backup%s", anew ? " on a new disk" : "");
  seen.restored++;
}

/* Takes over what the other machine has, with the plan that was begun later. */
static void
take_over (Machine *m, Machine *other)
{
  g_array_append_vals (m->done, other->done->data, other->done->len);
  g_array_append_vals (m->stops, other->stops->data, other->stops->len);
  if (other->plan.shape != NULL &&
      (m->plan.shape == NULL || other->plan.begin_us > m->plan.begin_us))
    {
      m->plan = other->plan;
      seen.theirs++;
    }
}

/* Another machine knows nothing of this one. Then each gets what the other has, and both say the
 * same. */
static void
meet_another (World *w)
{
  g_autoptr (GFile) file = g_file_new_build_filename (w->state_dir, "other.json", NULL);
  Machine b = { 0 };
  SoleusImportResult result;

  if (get_latest (&w->a) > get_now (&w->a) || w->past_until > get_now (&w->a))
    return;
  machine_init (w, &b, get_now (&w->a) + (gint64) g_test_rand_int_range (1, 3600) * SECOND_US);
  say (w, "another machine");
  for (int i = g_test_rand_int_range (1, 6); i > 0; i--)
    {
      act (w, &b);
      settle (&b);
      check (w, &b);
      soleus_manual_clock_advance (b.history.clock,
                                   (gint64) g_test_rand_int_range (1, 3600) * SECOND_US);
    }
  CHECK (w, history_export (b.history.history, file, SOLEUS_HISTORY_JSON, NULL));
  CHECK (w, history_import (w->a.history.history, file, &result, NULL));
  settle (&w->a);
  take_over (&w->a, &b);
  check (w, &w->a);
  settle (&w->a);
  CHECK (w, history_export (w->a.history.history, file, SOLEUS_HISTORY_JSON, NULL));
  CHECK (w, history_import (b.history.history, file, &result, NULL));
  soleus_manual_clock_set_wall (b.history.clock, get_now (&w->a));
  settle (&b);
  soleus_plan_book_update (b.book);
  CHECK (w, soleus_plan_state_is_same (soleus_plan_book_get_state (w->a.book),
                                       soleus_plan_book_get_state (b.book)));
  machine_clear (&b);
  seen.merged++;
}

/* ---- a year */

/* Whether something was done on a day that is still to come, by a clock that was ahead or on the
 * other side of the date line. */
static gboolean
is_day_ahead (Machine *m)
{
  int today = get_day (get_now (m));
  gboolean ahead = FALSE;

  for (guint i = 0; i < m->done->len; i++)
    ahead |= g_array_index (m->done, Done, i).day > today;
  return ahead;
}

/* Time passes. It alone takes no day of the plan away, and adds none but the day that was begun. */
static void
pass (World *w, gint64 us)
{
  Machine *m = &w->a;
  guint before = soleus_plan_book_get_state (m->book)->n_past, after;
  gboolean begun = m->plan.shape != NULL && is_any_done (m, get_day (get_now (m)));
  gboolean ahead = is_day_ahead (m);

  soleus_manual_clock_advance (m->history.clock, us);
  w->truth += us;
  soleus_plan_book_update (m->book);
  after = soleus_plan_book_get_state (m->book)->n_past;
  CHECK (w, ahead || after == before || (begun && after == before + 1));
}

static void
happen (World *w)
{
  switch (g_test_rand_int_range (0, 50))
    {
    case 0:
      travel (w);
      break;
    case 1:
      set_clock (w);
      break;
    case 2:
      break_disk (w);
      break;
    case 3:
      cut_power (w);
      break;
    case 4:
      close_machine (&w->a);
      start_again (w, &w->a);
      break;
    case 5:
      if (g_test_rand_bit ())
        make_backup (w);
      else
        restore_backup (w);
      break;
    case 6:
      meet_another (w);
      break;
    case 7:
      if (w->locked || g_test_rand_bit ())
        turn_lock (w);
      break;
    case 8 ... 12:
      massage (w);
      break;
    case 13 ... 14:
      if (!w->locked && judge_status (w, &w->a) == SOLEUS_PLAN_COMPLETE)
        turn_lock (w);
      else
        act (w, &w->a);
      break;
    default:
      act (w, &w->a);
    }
}

static void
live (World *w)
{
  while (w->truth < YEAR_US)
    {
      gint64 gap = (gint64) g_test_rand_int_range (0, 24 * 3600) * SECOND_US;

      if (g_test_rand_int_range (0, 40) == 0)
        gap += g_test_rand_int_range (1, 25) * DAY_US;
      else if (g_test_rand_int_range (0, 4) == 0)
        gap = (gint64) g_test_rand_int_range (0, 1800) * SECOND_US;
      pass (w, gap);
      check (w, &w->a);
      settle (&w->a);
      happen (w);
      settle (&w->a);
      look_at_pressure (w);
      check (w, &w->a);
      settle (&w->a);
    }
  check_cap (w);
}

/* A plan that is complete while there is a lock is rare, and so is its review. */
static gboolean
is_rare_seen (void)
{
  return seen.reviews > 0 && seen.reviews_locked > 0;
}

static void
test_year (void)
{
  guint n_least = soleus_tries (PERSONS), n_persons = 0;
  g_autofree char *old_zone = g_strdup (g_getenv ("TZ"));

  cut_vfs_register ();
  fault_vfs_register ();
  for (; n_persons < n_least || (n_persons < PERSONS && !is_rare_seen ()); n_persons++)
    {
      World w = { .catalogue = soleus_catalogue_new (NULL),
                  .state_dir = soleus_state_dir_new (),
                  .pressed = g_array_new (FALSE, FALSE, sizeof (Pressed)),
                  .log = g_string_new (NULL) };

      set_zone (&w, "Europe/Berlin");
      g_assert_cmpint (g_mkdir_with_parents (w.state_dir, 0700), ==, 0);
      w.backup = g_file_new_build_filename (w.state_dir, "backup.json", NULL);
      machine_init (&w, &w.a, history_time ("2026-01-01T12:00:00Z"));
      w.gate = soleus_safety_gate_new (w.state_dir, SOLEUS_CLOCK (w.a.history.clock));
      live (&w);
      g_clear_object (&w.gate);
      machine_clear (&w.a);
      g_file_delete (w.backup, NULL, NULL);
      g_clear_object (&w.backup);
      g_clear_pointer (&w.past, past_free);
      soleus_state_dir_remove (w.state_dir);
      g_array_unref (w.pressed);
      g_string_free (w.log, TRUE);
      g_object_unref (w.catalogue);
    }
  if (old_zone != NULL)
    g_setenv ("TZ", old_zone, TRUE);
  else
    g_unsetenv ("TZ");
  g_test_message ("%u persons, %u checks; pauses %u by the person, %u lock, %u stop, %u stops; "
                  "%u complete; power %u, %u kept, %u lost; disk %u mended, %u killed; %u backups, "
                  "%u machines, %u theirs; %u seen, pressed %u, refused %u; %u reviews, %u locked",
                  n_persons, seen.steps, seen.pauses[1], seen.pauses[2], seen.pauses[3],
                  seen.pauses[4], seen.complete, seen.kills, seen.kept, seen.lost, seen.healed,
                  seen.died, seen.restored, seen.merged, seen.theirs, seen.seen, seen.pressed,
                  seen.refused, seen.reviews, seen.reviews_locked);
  for (guint i = SOLEUS_PLAN_PAUSE_PERSON; i <= SOLEUS_PLAN_PAUSE_STOPS; i++)
    g_assert_cmpuint (seen.pauses[i], >, 0);
  g_assert_cmpuint (seen.complete, >, 0);
  g_assert_true (is_rare_seen ());
  g_assert_cmpuint (seen.done, >, 5);
  g_assert_cmpuint (seen.kept, >, 0);
  g_assert_cmpuint (seen.lost, >, 0);
  g_assert_cmpuint (seen.died, >, 0);
  g_assert_cmpuint (seen.merged, >, 0);
  g_assert_cmpuint (seen.pressed, >, 0);
}

/* ---- a program that is killed */

/* Gives one command after the other, and says after each that it is recorded: a byte on standard
 * output. */
static int
write_until_killed (const char *path)
{
  g_autoptr (SoleusClock) clock = SOLEUS_CLOCK (soleus_system_clock_new ());
  g_autoptr (SoleusHistory) history = soleus_history_new (path, clock);
  g_autoptr (SoleusCatalogue) catalogue = soleus_catalogue_new (NULL);
  g_autoptr (SoleusPlanBook) book = soleus_plan_book_new (history, catalogue);
  gboolean (*const commands[]) (SoleusPlanBook *, GError **) = { soleus_plan_book_pause,
                                                                 soleus_plan_book_resume,
                                                                 soleus_plan_book_skip };
  SoleusPlan *plan = soleus_plans_find (soleus_plan_book_get_plans (book), "quiet-nights");

  if (!soleus_plan_book_begin (book, plan, SOLEUS_WEEKDAYS_ALL, NULL, NULL))
    return 1;
  for (guint i = 0; i < 3 * MOST_DAYS; i++)
    {
      history_wait (history);
      if (write (STDOUT_FILENO, "c", 1) != 1)
        return 1;
      if (!commands[i % 3](book, NULL))
        return 1;
    }
  pause ();
  return 1;
}

/* Lets a writer live for a random while after its first command. Returns how many commands it said
 * to be recorded. */
static gint64
run_and_kill (const char *path)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--write", path, NULL);
  GInputStream *pipe;
  char buffer[1024];
  gssize n_read;
  gint64 said;

  g_assert_no_error (error);
  pipe = g_subprocess_get_stdout_pipe (process);
  said = g_input_stream_read (pipe, buffer, 1, NULL, &error);
  g_usleep ((gulong) g_test_rand_int_range (0, LONGEST_LIFE_US));
  g_subprocess_send_signal (process, SIGKILL);
  while ((n_read = g_input_stream_read (pipe, buffer, sizeof buffer, NULL, &error)) > 0)
    said += n_read;
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait (process, NULL, &error));
  g_assert_true (g_subprocess_get_if_signaled (process));
  return said;
}

/* What was said is there, and at most one command more: the plan is where these left it. */
static void
test_kill (void)
{
  World w = { .catalogue = soleus_catalogue_new (NULL), .log = g_string_new (NULL) };
  guint n_kills = soleus_tries (KILLS);
  gint64 all = 0;

  for (guint i = 0; i < n_kills; i++)
    {
      SoleusPlanState *state;
      gint64 said, recorded;

      machine_init (&w, &w.a, g_get_real_time ());
      close_machine (&w.a);
      remove_files (&w.a);
      said = run_and_kill (w.a.history.path);
      history_assert_sound (w.a.history.path);
      recorded = history_query_int (w.a.history.path, "SELECT COUNT (*) FROM journal");
      g_assert_cmpint (recorded, >=, said);
      g_assert_cmpint (recorded, <=, said + 1);
      history_fixture_open (&w.a.history);
      open_book (&w, &w.a);
      g_assert_null (soleus_history_get_problem (w.a.history.history));
      g_assert_null (soleus_history_get_notice (w.a.history.history));
      state = soleus_plan_book_get_state (w.a.book);
      g_assert_cmpint (state->n_past, ==, (recorded - 1) / 3);
      g_assert_cmpint (state->pause, ==,
                       recorded % 3 == 2 ? SOLEUS_PLAN_PAUSE_PERSON : SOLEUS_PLAN_PAUSE_NONE);
      machine_clear (&w.a);
      all += recorded;
    }
  g_test_message ("%u kills, %" G_GINT64_FORMAT " commands, none lost", n_kills, all);
  g_assert_cmpint (all, >, n_kills);
  g_object_unref (w.catalogue);
  g_string_free (w.log, TRUE);
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--write"))
    return write_until_killed (argv[2]);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/plan-year/kill", test_kill);
  g_test_add_func ("/soleus/plan-year/year", test_year);
  return g_test_run ();
}
