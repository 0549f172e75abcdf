/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-fixture.h"
#include "soleus-catalogue.h"
#include "soleus-legs.h"
#include "soleus-state-dir.h"
#include "soleus-tries.h"

/* The session as a value: where it begins, and what holds whatever a person and a machine do. */

/* Steps of the walk: the whole count, of soleus_tries(), and those of every run. */
#define STEPS       10000000
#define FIXED_STEPS 20000
#define ROUND       250
#define MINUTE      (60 * SECOND)
#define HOUR        (60 * MINUTE)
#define CAP         (180 * SECOND)
/* As docs/safety.md has them. */
#define REST_MAX  (30 * MINUTE)
#define UNSEEN    SECOND
#define TOLERANCE (2 * SECOND)

typedef struct
{
  SoleusLeg leg;
  gint64 from;
  gint64 to;
} Pressed;

/* The state of a run after a step. */
typedef struct
{
  SoleusMoment now;
  SoleusSessionState state;
  SoleusPhase *phase;
  guint position;
  gint64 duration;
  GArray *timetable;
  gint64 active;
  gint64 worked[3];
  gint64 pressure[3];
} Seen;

typedef struct
{
  GRand *rand;
  SoleusCatalogue *catalogue;
  SoleusManualClock *clock;
  SoleusSafetyGate *gate;
  SoleusPressureLedger *other_copy;
  char *dir;
  /* All pressure of the last hours, in boottime. */
  GArray *pressed;

  SoleusRun *run;
  Seen seen;
  SoleusLegs legs;
  gint64 begun;
  /* The lead of boottime over monotonic when the run was last known to be awake. */
  gint64 awake_offset;
  gboolean renewed;
  /* The time by its use: timed phases, waiting for the person, pauses, sleep. */
  gint64 active, waited, paused, slept;
  gint64 ended;
  guint n_left;
  gint64 last_cue;
  guint given;
  gboolean adjusting;

  /* What the run is to say of a stop that is taken back: it was open, and nothing came after. */
  gboolean stop_is_open;
  gboolean taking_back;

  guint n_steps, n_renewed, n_pressed, n_asleep, n_finished, n_taken_back;
} World;

/* ---- the world */

static World *
world_new (guint32 seed)
{
  World *w = g_new0 (World, 1);

  w->rand = g_rand_new_with_seed (seed);
  w->catalogue = soleus_catalogue_new (NULL);
  w->clock = soleus_manual_clock_new ();
  w->dir = soleus_state_dir_new ();
  w->gate = soleus_safety_gate_new (w->dir, SOLEUS_CLOCK (w->clock));
  w->other_copy = soleus_pressure_ledger_new (w->dir, SOLEUS_CLOCK (w->clock));
  w->pressed = g_array_new (FALSE, FALSE, sizeof (Pressed));
  return w;
}

static void
world_free (World *w)
{
  g_clear_pointer (&w->run, soleus_run_free);
  g_array_unref (w->pressed);
  g_assert_finalize_object (w->other_copy);
  g_assert_finalize_object (w->gate);
  g_assert_finalize_object (w->clock);
  g_clear_object (&w->catalogue);
  soleus_state_dir_remove (w->dir);
  g_rand_free (w->rand);
  g_free (w);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)

static gint64
choose (World *w, gint64 from, gint64 to)
{
  return from + (gint64) (g_rand_double (w->rand) * (to - from));
}

static SoleusMoment
get_now (World *w)
{
  SoleusClock *clock = SOLEUS_CLOCK (w->clock);

  return (SoleusMoment){ soleus_clock_get_monotonic (clock), soleus_clock_get_boottime (clock),
                         soleus_clock_get_wall (clock) };
}

static SoleusClearance *
clear (World *w, SoleusRoutine *routine, SoleusOptions *options, const char *row, SoleusLegs legs)
{
  g_autoptr (SoleusSafetyAnswers) answers = soleus_safety_gate_new_answers (w->gate);
  g_autoptr (SoleusSafetyVerdict) verdict = NULL;

  if (!soleus_routine_has_pressure (routine))
    return soleus_safety_gate_issue_for_stretch (w->gate, routine, NULL);
  if (row)
    soleus_safety_answers_tick (answers, row, legs, TRUE);
  soleus_safety_answers_set_seen (answers);
  soleus_safety_answers_set_acknowledged (answers, TRUE);
  verdict = soleus_safety_gate_judge (w->gate, answers, routine);
  options->sides = soleus_safety_verdict_narrow_sides (verdict, options->sides);
  return soleus_safety_gate_submit (w->gate, routine, options, answers, NULL);
}

static gint64
get_active (World *w, SoleusMoment now)
{
  return now.boottime - soleus_clearance_get_terms (w->run->clearance)->acknowledged_boottime -
         soleus_run_get_rested (w->run, now);
}

static Seen
look (World *w)
{
  SoleusMoment now = get_now (w);
  Seen seen = { now,
                w->run->state,
                soleus_run_get_phase (w->run),
                w->run->position,
                w->run->duration,
                w->run->timetable,
                get_active (w, now) };

  for (SoleusLeg leg = SOLEUS_LEG_BOTH; leg <= SOLEUS_LEG_RIGHT; leg++)
    {
      seen.worked[leg] = soleus_run_get_worked (w->run, now, leg, FALSE);
      seen.pressure[leg] = soleus_run_get_worked (w->run, now, leg, TRUE);
    }
  return seen;
}

/* ---- what holds after every step */

/* The pressure on the leg in the hour before @end. */
static gint64
sum_hour (World *w, SoleusLeg leg, gint64 end)
{
  gint64 sum = 0;

  for (guint i = 0; i < w->pressed->len; i++)
    {
      const Pressed *p = &g_array_index (w->pressed, Pressed, i);

      if (p->leg == leg)
        sum += MAX (0, MIN (p->to, end) - MAX (p->from, end - HOUR));
    }
  return sum;
}

/* The sum is largest for a window that ends with some pressure. What another copy pressed is noted
 * before what was pressed here until then. */
static void
press (World *w, SoleusLeg leg, gint64 from, gint64 to)
{
  Pressed pressed = { leg, from, to };

  g_array_append_val (w->pressed, pressed);
  for (guint i = w->pressed->len; i-- > 0;)
    {
      const Pressed *p = &g_array_index (w->pressed, Pressed, i);

      if (p->to >= to)
        g_assert_cmpint (sum_hour (w, leg, p->to), <=, CAP);
      else if (p->to < to - 2 * HOUR)
        g_array_remove_index (w->pressed, i);
    }
  w->n_pressed++;
}

static void
check_standing (World *w)
{
  SoleusRun *run = w->run;
  SoleusMoment now = get_now (w);
  SoleusPhase *phase = soleus_run_get_phase (run);
  gint64 remaining = soleus_run_get_remaining (run, now);
  gboolean running = run->state == SOLEUS_SESSION_RUNNING;
  gboolean done = soleus_phase_get_kind (phase) == SOLEUS_PHASE_DONE;

  g_assert_cmpuint (run->position, <, run->sequence->phases->len);
  g_assert_cmpint (run->duration == SOLEUS_FOREVER, ==, remaining == SOLEUS_FOREVER);
  g_assert_cmpint (remaining, >=, 0);
  g_assert_cmpint (remaining, <=, run->duration);
  if (run->duration != SOLEUS_FOREVER)
    g_assert_cmpint (run->duration, <=, 300 * SECOND);
  g_assert_true (!done || soleus_run_is_over (run));
  g_assert_true (run->state != SOLEUS_SESSION_FINISHED || done);
  if (running)
    g_assert_cmpint (soleus_run_get_next_deadline (run, now), >, now.monotonic);
  else
    g_assert_cmpint (soleus_run_get_next_deadline (run, now), ==, SOLEUS_FOREVER);
  /* No list is so old that massage still runs on it. */
  if (running && run->position < soleus_sequence_find_pressure_end (run->sequence))
    g_assert_cmpint (soleus_run_get_rested (run, now), <=, REST_MAX);
  /* No pressure runs that was not reserved to its end, and nothing else is reserved. */
  if (running && soleus_phase_is_pressure (phase))
    {
      g_assert_cmpuint (run->pressure.tag, !=, 0);
      g_assert_cmpint (run->pressure.leg, ==, soleus_phase_get_leg (phase));
      g_assert_cmpint (run->deadline - run->accounted_to, <=,
                       run->pressure.granted -
                           (run->pressure.worked[run->pressure.leg] - run->pressure.worked_before));
    }
  else
    g_assert_cmpuint (run->pressure.tag, ==, 0);
}

/* The phases that follow to the end; FALSE where one of them has no end. */
static gboolean
sum_to_come (World *w, gint64 *total)
{
  SoleusRun *run = w->run;
  gint64 held = run->interlude ? run->held_remaining : 0;

  if (run->duration == SOLEUS_FOREVER || held == SOLEUS_FOREVER)
    return FALSE;
  *total = soleus_run_get_remaining (run, get_now (w)) + held;
  for (guint i = run->position + 1; i < run->sequence->phases->len; i++)
    {
      gint64 duration = soleus_sequence_get_duration (run->sequence, i);

      if (duration == SOLEUS_FOREVER)
        return FALSE;
      *total += duration;
    }
  return TRUE;
}

static void
check_timetable (World *w)
{
  SoleusRun *run = w->run;
  gint64 now = get_now (w).monotonic, last = 0, total;
  gboolean running = run->state == SOLEUS_SESSION_RUNNING;

  if (run->timetable != w->seen.timetable)
    g_assert_true (run->events.timetable);
  run->events.timetable = FALSE;
  if (!running && run->state != SOLEUS_SESSION_FINISHED)
    g_assert_cmpuint (run->timetable->len - run->next_cue, ==, 0);
  for (guint i = 0; i < run->timetable->len; i++)
    {
      const SoleusCue *cue = &g_array_index (run->timetable, SoleusCue, i);

      g_assert_cmpint (cue->monotonic, >, last);
      g_assert_true (i < run->next_cue || cue->monotonic > now);
      last = cue->monotonic;
    }
  if (running && sum_to_come (w, &total))
    {
      g_assert_cmpint (last, ==, now + total);
      g_assert_cmpint (g_array_index (run->timetable, SoleusCue, run->timetable->len - 1).kind, ==,
                       SOLEUS_CUE_DONE);
    }
}

/* A phase that is entered anew, or gets a new end, may tell its cues again, but for the half of one
 * that was only lengthened or shortened. */
static void
check_events (World *w)
{
  SoleusRun *run = w->run;
  SoleusRunEvents *events = &run->events;
  const guint halfway = 1 << 0;
  gint64 now = get_now (w).monotonic;

  for (guint i = 0; i < events->ended->len; i++)
    {
      const SoleusEnded *ended = &g_array_index (events->ended, SoleusEnded, i);

      g_assert_cmpint (soleus_phase_get_kind (ended->phase), ==, SOLEUS_PHASE_WORK);
      g_assert_cmpint (ended->worked, >=, 1000);
      w->ended += ended->worked;
    }
  g_array_set_size (events->ended, 0);
  w->n_left += events->phase ? 2 : 0;
  if (events->phase)
    w->given &= w->adjusting && run->position == w->seen.position ? halfway : 0;
  else
    {
      g_assert_true (soleus_run_get_phase (run) == w->seen.phase);
      g_assert_cmpuint (run->position, ==, w->seen.position);
      g_assert_cmpint (run->duration, ==, w->seen.duration);
    }
  events->phase = FALSE;
  if (events->cue.phase)
    {
      guint bit = 0;

      if (events->cue.kind == SOLEUS_CUE_HALFWAY)
        bit = halfway;
      else if (events->cue.kind == SOLEUS_CUE_COUNTDOWN)
        bit = 1 << events->cue.count;
      g_assert_cmpint (run->state, !=, SOLEUS_SESSION_PAUSED);
      g_assert_cmpint (events->cue.monotonic, <=, now);
      g_assert_cmpint (now - events->cue.monotonic, <=, SECOND);
      g_assert_cmpint (events->cue.monotonic, >, w->last_cue);
      g_assert_cmpuint (w->given & bit, ==, 0);
      w->given |= bit;
      w->last_cue = events->cue.monotonic;
    }
  g_clear_pointer (&events->cue.phase, soleus_phase_unref);
}

/* The use of the time since the last step. */
static void
check_time (World *w, const Seen *seen)
{
  const Seen *before = &w->seen;
  gint64 boottime = seen->now.boottime - before->now.boottime;
  gint64 monotonic = seen->now.monotonic - before->now.monotonic;
  gint64 active = w->renewed ? 0 : seen->active - before->active, worked = 0;
  gboolean slept = seen->now.boottime - seen->now.monotonic - w->awake_offset > TOLERANCE;

  for (SoleusLeg leg = SOLEUS_LEG_BOTH; leg <= SOLEUS_LEG_RIGHT; leg++)
    {
      gint64 more = seen->worked[leg] - before->worked[leg];
      gint64 pressure = seen->pressure[leg] - before->pressure[leg];

      g_assert_cmpint (pressure, >=, 0);
      g_assert_cmpint (pressure, <=, more);
      g_assert_cmpint (seen->pressure[leg], <=, CAP);
      if (leg != SOLEUS_LEG_BOTH &&
          (w->legs & (leg == SOLEUS_LEG_LEFT ? SOLEUS_LEGS_LEFT : SOLEUS_LEGS_RIGHT)) == 0)
        g_assert_cmpint (more, ==, 0);
      if (pressure > 0)
        press (w, leg, before->now.boottime, before->now.boottime + pressure);
      worked += more;
    }
  g_assert_cmpint (worked, <=, active);
  g_assert_cmpint (active, <=, monotonic);
  w->active += active;
  if (before->state != SOLEUS_SESSION_RUNNING)
    {
      g_assert_cmpint (active, ==, 0);
      w->paused += boottime;
    }
  else if (slept)
    {
      g_assert_cmpint (seen->state, !=, SOLEUS_SESSION_RUNNING);
      g_assert_cmpint (active, <=, UNSEEN);
      w->slept += boottime - active;
      w->n_asleep++;
    }
  else
    {
      if (before->duration == SOLEUS_FOREVER)
        g_assert_cmpint (active, ==, 0);
      else if (seen->duration != SOLEUS_FOREVER && seen->state < SOLEUS_SESSION_FINISHED)
        g_assert_cmpint (active, ==, monotonic);
      w->waited += monotonic - active;
      w->slept += boottime - monotonic;
    }
}

static void
check_sums (World *w, const Seen *seen)
{
  gint64 worked = 0;

  for (SoleusLeg leg = SOLEUS_LEG_BOTH; leg <= SOLEUS_LEG_RIGHT; leg++)
    worked += w->run->worked[leg];
  /* The work that is told of is the work that was done, but for less than a millisecond of each
   * phase. */
  g_assert_cmpint (w->ended + w->run->phase_worked, <=, worked);
  g_assert_cmpint (worked - w->ended - w->run->phase_worked, <, 1000 * (gint64) (w->n_left + 1));
  g_assert_cmpint (w->active + w->waited + w->paused + w->slept, ==, seen->now.boottime - w->begun);
  /* A run that is over stays as it is, unless a stop is taken back. */
  if (w->seen.state >= SOLEUS_SESSION_FINISHED && !w->taking_back)
    {
      g_assert_cmpint (seen->state, ==, w->seen.state);
      g_assert_cmpint (seen->position, ==, w->seen.position);
    }
}

static void
check (World *w)
{
  Seen seen = look (w);

  check_standing (w);
  check_timetable (w);
  check_time (w, &seen);
  check_events (w);
  check_sums (w, &seen);
  w->seen = seen;
  w->renewed = FALSE;
  w->n_steps++;
}

/* ---- what a person and a machine do */

/* Any work of the routine, also one that the cap or the clearance drops. */
static SoleusPhase *
choose_work (World *w, SoleusRoutine *routine, const SoleusOptions *options)
{
  g_autoptr (GPtrArray) phases = soleus_options_expand (options, routine);
  guint i;

  do
    i = choose (w, 0, phases->len);
  while (soleus_phase_get_kind (phases->pdata[i]) != SOLEUS_PHASE_WORK);
  return soleus_phase_ref (phases->pdata[i]);
}

static gboolean
begin (World *w)
{
  GPtrArray *routines = w->catalogue->routines;
  SoleusRoutine *routine = routines->pdata[choose (w, 0, routines->len)];
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (SoleusPhase) start = NULL;
  g_autoptr (SoleusClearance) clearance = NULL;
  g_autoptr (GError) error = NULL;

  options.sides = choose (w, 0, 3);
  options.get_ready = choose (w, 0, 3) == 0 ? SOLEUS_GET_READY_WAIT : SOLEUS_GET_READY_AUTO;
  options.more_pressure = choose (w, 0, 2);
  clearance = clear (w, routine, &options, NULL, SOLEUS_LEGS_NONE);
  if (!clearance)
    return FALSE;
  g_clear_pointer (&w->run, soleus_run_free);
  if (choose (w, 0, 4) == 0)
    start = choose_work (w, routine, &options);
  w->run = soleus_run_new (routine, &options, start, clearance, get_now (w), &error);
  g_assert_no_error (error);
  w->legs = soleus_legs_from_sides (options.sides);
  w->begun = get_now (w).boottime;
  w->awake_offset = w->begun - get_now (w).monotonic;
  w->active = w->waited = w->paused = w->slept = w->ended = 0;
  w->n_left = w->given = 0;
  w->stop_is_open = FALSE;
  w->seen = look (w);
  soleus_run_start (w->run, get_now (w));
  check (w);
  return TRUE;
}

static void
resume (World *w)
{
  SoleusOptions options = w->run->options;
  g_autoptr (SoleusClearance) clearance = NULL;

  if (soleus_run_needs_clearance (w->run, get_now (w)))
    {
      g_assert_false (soleus_run_resume (w->run, get_now (w), NULL, NULL));
      g_assert_cmpint (w->run->state, ==, SOLEUS_SESSION_PAUSED);
      options.more_pressure = FALSE;
      clearance = clear (w, w->run->routine, &options, choose (w, 0, 4) == 0 ? "wound" : NULL,
                         choose (w, 0, 2) ? SOLEUS_LEGS_LEFT : SOLEUS_LEGS_RIGHT);
    }
  if (!soleus_run_resume (w->run, get_now (w), clearance, NULL))
    return;
  if (clearance)
    {
      w->legs &= soleus_clearance_get_terms (clearance)->pressure_legs |
                 soleus_clearance_get_terms (clearance)->stretch_legs;
      w->renewed = TRUE;
      w->n_renewed++;
    }
  if (w->run->state == SOLEUS_SESSION_RUNNING)
    w->awake_offset = get_now (w).boottime - get_now (w).monotonic;
}

static void
press_in_other_copy (World *w)
{
  SoleusLeg leg = choose (w, 0, 2) ? SOLEUS_LEG_LEFT : SOLEUS_LEG_RIGHT;
  guint32 tag;
  gint64 us = soleus_pressure_ledger_reserve (w->other_copy, leg, choose (w, 1, 40) * SECOND, &tag);
  gint64 now = get_now (w).boottime;

  if (us <= 0)
    return;
  soleus_pressure_ledger_settle (w->other_copy, tag, leg, us);
  press (w, leg, now - us, now);
}

/* A stop is taken back once, and only if nothing came after it. What was worked stays what it was,
 * and the person gets ready before anything is worked again. */
static void
take_back (World *w)
{
  SoleusMoment now = get_now (w);
  gint64 rested = soleus_run_get_rested (w->run, now);
  g_autoptr (GError) error = NULL;

  if (!soleus_run_take_back (w->run, now, &error))
    {
      g_assert_false (w->stop_is_open);
      g_assert_error (error, SOLEUS_SESSION_ERROR, SOLEUS_SESSION_ERROR_OVER);
      return;
    }
  g_assert_true (w->stop_is_open);
  w->stop_is_open = FALSE;
  w->taking_back = TRUE;
  w->n_taken_back++;
  g_assert_cmpint (soleus_run_get_rested (w->run, now), ==, rested);
  for (SoleusLeg leg = SOLEUS_LEG_BOTH; leg <= SOLEUS_LEG_RIGHT; leg++)
    {
      g_assert_cmpint (soleus_run_get_worked (w->run, now, leg, FALSE), ==, w->seen.worked[leg]);
      g_assert_cmpint (soleus_run_get_worked (w->run, now, leg, TRUE), ==, w->seen.pressure[leg]);
    }
  if (soleus_run_is_over (w->run))
    return;
  g_assert_cmpint (w->run->state, ==, SOLEUS_SESSION_PAUSED);
  resume (w);
  if (w->run->state == SOLEUS_SESSION_RUNNING)
    g_assert_cmpint (soleus_phase_get_kind (soleus_run_get_phase (w->run)), !=, SOLEUS_PHASE_WORK);
}

/* Time passes, as a rule until the run asks for attention, and the main loop is a little late. */
static void
let_pass (World *w)
{
  SoleusMoment now = get_now (w);
  gint64 next = soleus_run_get_next_deadline (w->run, now);
  gint64 left = soleus_run_get_remaining (w->run, now);

  switch (choose (w, 0, 16))
    {
    case 0:
      break;
    case 1:
      /* Sleep may be noticed late. */
      soleus_manual_clock_suspend (w->clock, choose (w, 0, 4 * SECOND));
      if (choose (w, 0, 2) == 0)
        soleus_manual_clock_advance (w->clock, choose (w, 0, MIN (left, 20 * SECOND)));
      break;
    case 2:
      /* As in pressure-cap-random, a stall is shorter than what is left of a massage's phase. */
      if (soleus_routine_has_pressure (w->run->routine))
        soleus_manual_clock_advance (w->clock, choose (w, 0, MIN (left, 90 * SECOND)));
      else
        soleus_manual_clock_advance (w->clock, choose (w, 0, 90 * SECOND));
      break;
    case 3:
      if (w->run->state != SOLEUS_SESSION_RUNNING && choose (w, 0, 4) == 0)
        soleus_manual_clock_advance (w->clock, choose (w, 0, 45 * MINUTE));
      break;
    case 4:
      soleus_manual_clock_set_wall (w->clock, choose (w, 0, 2000000000) * SECOND);
      break;
    case 5:
    case 6:
    case 7:
      if (next != SOLEUS_FOREVER && left != SOLEUS_FOREVER)
        soleus_manual_clock_advance (w->clock, choose (w, 0, left));
      break;
    default:
      if (next != SOLEUS_FOREVER)
        soleus_manual_clock_advance (w->clock, next - now.monotonic + choose (w, 0, 5000));
    }
}

static void
do_something (World *w)
{
  SoleusMoment now = get_now (w);

  switch (choose (w, 0, 48))
    {
    case 0:
      soleus_run_pause (w->run, now);
      break;
    case 1:
      soleus_run_skip (w->run, now);
      break;
    case 2:
      soleus_run_back (w->run, now);
      break;
    case 3:
    case 4:
      soleus_run_adjust (w->run, now, choose (w, -2, 3) * 10 * SECOND);
      w->adjusting = TRUE;
      break;
    case 5:
      soleus_run_ease (w->run, now);
      break;
    case 6:
      soleus_run_lighten (w->run, now);
      break;
    case 7:
      soleus_run_add_pressure (w->run, now);
      break;
    case 8:
      soleus_run_advance (w->run, now);
      press_in_other_copy (w);
      break;
    case 9:
      if (choose (w, 0, 8) != 0)
        break;
      w->stop_is_open |= !soleus_run_is_over (w->run);
      soleus_run_stop (w->run, now);
      break;
    case 10:
      if (choose (w, 0, 8) != 0)
        break;
      soleus_run_end (w->run, now);
      w->stop_is_open = FALSE;
      break;
    case 11:
    case 12:
      take_back (w);
      break;
    default:
      if (w->run->state == SOLEUS_SESSION_PAUSED && choose (w, 0, 2) == 0)
        resume (w);
    }
  soleus_run_advance (w->run, get_now (w));
  check (w);
  w->adjusting = FALSE;
  w->taking_back = FALSE;
}

static void
walk (World *w, guint n_steps)
{
  while (w->n_steps < n_steps)
    {
      if (!begin (w))
        {
          soleus_manual_clock_advance (w->clock, 20 * MINUTE);
          continue;
        }
      /* Once it is over, nothing that is done changes it. */
      for (guint i = 0, over = 0; i < ROUND && over < 8 && w->n_steps < n_steps; i++)
        {
          let_pass (w);
          do_something (w);
          over += soleus_run_is_over (w->run);
        }
      w->n_finished += w->run->state == SOLEUS_SESSION_FINISHED;
      soleus_run_end (w->run, get_now (w));
      check (w);
      soleus_manual_clock_advance (w->clock, choose (w, 0, 30) * MINUTE);
    }
  g_test_message ("%u steps: %u with pressure, %u asleep, %u new lists, %u finished, "
                  "%u taken back",
                  w->n_steps, w->n_pressed, w->n_asleep, w->n_renewed, w->n_finished,
                  w->n_taken_back);
  /* The walk went where it is dangerous. */
  g_assert_cmpuint (w->n_pressed, >, n_steps / 20);
  g_assert_cmpuint (w->n_asleep, >, n_steps / 1000);
  g_assert_cmpuint (w->n_renewed, >, n_steps / 10000);
  g_assert_cmpuint (w->n_finished, >, n_steps / 1000);
  g_assert_cmpuint (w->n_taken_back, >, n_steps / 10000);
}

/* ---- where it begins */

/* A run that begins with the work at @start of all phases. */
static SoleusRun *
new_run (World *w, const char *id, SoleusSides sides, guint start)
{
  SoleusRoutine *routine = soleus_catalogue_find (w->catalogue, id);
  SoleusOptions options = { .sides = sides, .first = SOLEUS_LEG_LEFT };
  g_autoptr (GPtrArray) phases = soleus_options_expand (&options, routine);
  g_autoptr (SoleusClearance) clearance = NULL;
  g_autoptr (GError) error = NULL;
  SoleusRun *run;

  clearance = clear (w, routine, &options, NULL, SOLEUS_LEGS_NONE);
  run = soleus_run_new (routine, &options, phases->pdata[start], clearance, get_now (w), &error);
  g_assert_no_error (error);
  return run;
}

/* Nothing is told of what lies before, and it is not missing at the end. */
static void
test_first (void)
{
  g_autoptr (World) w = world_new (1);
  const guint first = 12;
  g_autoptr (SoleusRun) run = new_run (w, "wall-full", SOLEUS_SIDES_BOTH, first + 1);
  gint64 total = soleus_sequence_get_total (run->sequence, first);

  g_assert_cmpuint (run->position, ==, first);
  g_assert_false (run->events.phase);
  soleus_run_start (run, get_now (w));
  g_assert_true (run->events.phase);
  g_assert_cmpuint (run->events.ended->len, ==, 0);
  g_assert_cmpuint (run->position, ==, first);
  soleus_manual_clock_advance (w->clock, total - 1);
  soleus_run_advance (run, get_now (w));
  g_assert_cmpint (run->state, ==, SOLEUS_SESSION_RUNNING);
  soleus_manual_clock_advance (w->clock, 1);
  soleus_run_advance (run, get_now (w));
  g_assert_cmpint (run->state, ==, SOLEUS_SESSION_FINISHED);
  g_assert_cmpint (run->worked[SOLEUS_LEG_LEFT], ==, 0);
  g_assert_cmpint (run->worked[SOLEUS_LEG_RIGHT], ==,
                   soleus_sequence_get_work (run->sequence, first));
}

/* Massage that was done before takes nothing from what is left of the hour. */
static void
test_first_under_cap (void)
{
  g_autoptr (World) w = world_new (1);
  g_autoptr (SoleusRun) run = NULL;
  guint last;
  guint32 tag;

  soleus_pressure_ledger_reserve (w->other_copy, SOLEUS_LEG_LEFT, 140 * SECOND, &tag);
  soleus_pressure_ledger_settle (w->other_copy, tag, SOLEUS_LEG_LEFT, 140 * SECOND);
  run = new_run (w, "roller", SOLEUS_SIDES_LEFT, 1);
  last = run->sequence->phases->len - 1;
  while (!soleus_phase_is_pressure (run->sequence->phases->pdata[last]))
    last--;
  g_assert_cmpint (soleus_sequence_get_duration (run->sequence, last), ==, 0);
  soleus_run_free (run);
  run = new_run (w, "roller", SOLEUS_SIDES_LEFT, last);
  g_assert_cmpint (soleus_sequence_get_duration (run->sequence, last), ==, 20 * SECOND);
  soleus_run_start (run, get_now (w));
  if (run->position < last)
    soleus_run_skip (run, get_now (w));
  g_assert_cmpuint (run->position, ==, last);
  g_assert_cmpint (run->pressure.granted, ==, 20 * SECOND);
  /* Going back, the earlier massage gets no more than is left. */
  soleus_run_back (run, get_now (w));
  g_assert_cmpint (soleus_sequence_get_duration (run->sequence, run->position) +
                       soleus_sequence_get_duration (run->sequence, last),
                   <=, 40 * SECOND);
}

/* ---- a stop by mistake */

/* What happens between the stop and "I pressed it by mistake". */
typedef enum
{
  AT_ONCE,
  AFTER_A_MINUTE,
  AFTER_A_LONG_REST,
  AFTER_ANOTHER_ANSWER,
  AFTER_A_LOCK,
  AFTER_PRESSURE_ELSEWHERE,
  N_WAITS
} Wait;

/* What becomes of it. */
typedef enum
{
  GOES_ON,
  NEEDS_LIST,
  IS_REFUSED,
  GOES_ON_WITHOUT_IT,
} Outcome;

static void
wait_after_stop (World *w, SoleusRun *run, Wait wait)
{
  guint32 tag;
  gint64 us;

  switch (wait)
    {
    case AFTER_A_MINUTE:
      soleus_manual_clock_advance (w->clock, MINUTE);
      break;
    case AFTER_A_LONG_REST:
      soleus_manual_clock_advance (w->clock, REST_MAX + SECOND);
      break;
    case AFTER_ANOTHER_ANSWER:
      soleus_run_end (run, get_now (w));
      break;
    case AFTER_A_LOCK:
      g_assert_true (soleus_safety_gate_lock_after_stop (w->gate, NULL));
      break;
    case AFTER_PRESSURE_ELSEWHERE:
      us = soleus_pressure_ledger_reserve (w->other_copy, SOLEUS_LEG_LEFT, CAP, &tag);
      soleus_pressure_ledger_settle (w->other_copy, tag, SOLEUS_LEG_LEFT, us);
      break;
    case AT_ONCE:
    case N_WAITS:
    default:
      break;
    }
}

/* Stops 7 s into the first work, waits, and takes the stop back. */
static void
check_taking_back (const char *id, Wait wait, Outcome expected)
{
  g_autoptr (World) w = world_new (1);
  g_autoptr (SoleusRun) run = new_run (w, id, SOLEUS_SIDES_LEFT, 0);
  SoleusPhase *stopped;
  gint64 worked, remaining, rested;
  gboolean pressure, taken;

  soleus_run_start (run, get_now (w));
  while (soleus_phase_get_kind (soleus_run_get_phase (run)) != SOLEUS_PHASE_WORK ||
         (soleus_routine_has_pressure (run->routine) &&
          !soleus_phase_is_pressure (soleus_run_get_phase (run))))
    soleus_run_skip (run, get_now (w));
  soleus_manual_clock_advance (w->clock, 7 * SECOND);
  soleus_run_stop (run, get_now (w));
  g_assert_cmpint (run->state, ==, SOLEUS_SESSION_STOPPED);
  stopped = soleus_run_get_phase (run);
  pressure = soleus_phase_is_pressure (stopped);
  remaining = soleus_run_get_remaining (run, get_now (w));
  rested = soleus_run_get_rested (run, get_now (w));
  worked = run->worked[SOLEUS_LEG_LEFT];
  g_assert_cmpint (run->events.ended->len, ==, 1);
  g_assert_cmpint (g_array_index (run->events.ended, SoleusEnded, 0).worked, ==, 7 * SECOND);

  wait_after_stop (w, run, wait);
  taken = soleus_run_take_back (run, get_now (w), NULL);
  g_assert_cmpint (taken, ==, expected != IS_REFUSED);
  g_assert_cmpint (run->worked[SOLEUS_LEG_LEFT], ==, worked);
  g_assert_cmpint (run->pressure.worked[SOLEUS_LEG_LEFT], ==, pressure ? worked : 0);
  if (!taken)
    {
      g_assert_cmpint (run->state, ==, SOLEUS_SESSION_STOPPED);
      g_assert_false (soleus_run_take_back (run, get_now (w), NULL));
      return;
    }
  g_assert_cmpint (run->state, ==, SOLEUS_SESSION_PAUSED);
  /* It was a rest. */
  if (wait == AFTER_A_MINUTE)
    g_assert_cmpint (soleus_run_get_rested (run, get_now (w)) - rested, ==, MINUTE);
  g_assert_cmpint (soleus_run_needs_clearance (run, get_now (w)), ==, expected == NEEDS_LIST);
  g_assert_cmpint (soleus_run_resume (run, get_now (w), NULL, NULL), ==, expected != NEEDS_LIST);
  if (expected == NEEDS_LIST)
    {
      g_assert_cmpint (run->state, ==, SOLEUS_SESSION_PAUSED);
      return;
    }
  g_assert_cmpint (run->state, ==, SOLEUS_SESSION_RUNNING);
  g_assert_cmpint (soleus_phase_get_kind (soleus_run_get_phase (run)), ==, SOLEUS_PHASE_GET_READY);
  g_assert_cmpuint (run->pressure.tag, ==, 0);
  soleus_manual_clock_advance (w->clock, soleus_run_get_remaining (run, get_now (w)));
  soleus_run_advance (run, get_now (w));
  if (expected == GOES_ON_WITHOUT_IT)
    g_assert_true (soleus_run_get_phase (run) != stopped);
  else
    {
      g_assert_true (soleus_run_get_phase (run) == stopped);
      g_assert_cmpint (soleus_run_get_remaining (run, get_now (w)), ==, remaining);
      /* What was pressed before the stop counts for the hour. */
      if (pressure)
        g_assert_cmpint (soleus_safety_gate_get_pressure_left (w->gate, SOLEUS_LEG_LEFT), ==,
                         (CAP - worked - remaining) / 1000);
    }
}

/* A5. Neither a lock nor the list nor the cap of a calf can be got round by it. */
static void
test_taken_back (void)
{
  const struct
  {
    const char *id;
    Outcome expected[N_WAITS];
  } rows[] = {
    { "wall-full", { GOES_ON, GOES_ON, GOES_ON, IS_REFUSED, IS_REFUSED, GOES_ON } },
    { "roller", { GOES_ON, GOES_ON, NEEDS_LIST, IS_REFUSED, IS_REFUSED, GOES_ON_WITHOUT_IT } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (Wait wait = AT_ONCE; wait < N_WAITS; wait++)
      {
        g_test_message ("%s, wait %d", rows[i].id, wait);
        check_taking_back (rows[i].id, wait, rows[i].expected[wait]);
      }
}

/* Only a stop can be taken back, and only once. */
static void
test_not_taken_back (void)
{
  g_autoptr (World) w = world_new (1);
  g_autoptr (SoleusRun) run = new_run (w, "wall-full", SOLEUS_SIDES_LEFT, 0);

  soleus_run_stop (run, get_now (w));
  g_assert_false (soleus_run_take_back (run, get_now (w), NULL));
  soleus_run_free (run);
  run = new_run (w, "wall-full", SOLEUS_SIDES_LEFT, 0);
  soleus_run_start (run, get_now (w));
  g_assert_false (soleus_run_take_back (run, get_now (w), NULL));
  g_assert_cmpint (run->state, ==, SOLEUS_SESSION_RUNNING);
  soleus_run_stop (run, get_now (w));
  g_assert_true (soleus_run_take_back (run, get_now (w), NULL));
  g_assert_false (soleus_run_take_back (run, get_now (w), NULL));
  g_assert_cmpint (run->state, ==, SOLEUS_SESSION_PAUSED);
  soleus_run_end (run, get_now (w));
  g_assert_false (soleus_run_take_back (run, get_now (w), NULL));
  g_assert_cmpint (run->state, ==, SOLEUS_SESSION_ENDED);
}

/* Stopped when the time of the work was up unnoticed, it goes on behind that work. */
static void
test_taken_back_at_the_end (void)
{
  g_autoptr (World) w = world_new (1);
  g_autoptr (SoleusRun) run = new_run (w, "wall-full", SOLEUS_SIDES_LEFT, 0);
  guint position;

  soleus_run_start (run, get_now (w));
  while (soleus_phase_get_kind (soleus_run_get_phase (run)) != SOLEUS_PHASE_WORK)
    soleus_run_skip (run, get_now (w));
  position = run->position;
  soleus_manual_clock_advance (w->clock, soleus_run_get_remaining (run, get_now (w)) + SECOND);
  soleus_run_stop (run, get_now (w));
  g_assert_cmpuint (run->position, ==, position);
  g_assert_true (soleus_run_take_back (run, get_now (w), NULL));
  g_assert_cmpuint (run->position, >, position);
  g_assert_true (soleus_run_resume (run, get_now (w), NULL, NULL));
  g_assert_cmpint (soleus_phase_get_kind (soleus_run_get_phase (run)), ==, SOLEUS_PHASE_GET_READY);
}

/* The hour of both calves is used up while a person gets ready without end. When massage is closed,
 * that is told, and the run goes on to what is left of it. */
static void
test_closed_while_getting_ready (void)
{
  g_autoptr (World) w = world_new (1);
  SoleusRoutine *routine = soleus_catalogue_find (w->catalogue, "roller");
  SoleusOptions options = { .first = SOLEUS_LEG_LEFT, .get_ready = SOLEUS_GET_READY_WAIT };
  g_autoptr (SoleusClearance) clearance = clear (w, routine, &options, NULL, SOLEUS_LEGS_NONE);
  g_autoptr (SoleusPhase) ready = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusRun) run = NULL;
  guint32 tag;

  for (SoleusLeg leg = SOLEUS_LEG_LEFT; leg <= SOLEUS_LEG_RIGHT; leg++)
    {
      soleus_pressure_ledger_reserve (w->other_copy, leg, CAP, &tag);
      soleus_pressure_ledger_settle (w->other_copy, tag, leg, CAP);
    }
  run = soleus_run_new (routine, &options, NULL, clearance, get_now (w), &error);
  g_assert_no_error (error);
  soleus_run_start (run, get_now (w));
  ready = soleus_phase_ref (soleus_run_get_phase (run));
  g_assert_cmpint (soleus_phase_get_kind (ready), ==, SOLEUS_PHASE_GET_READY);
  run->events.phase = FALSE;
  soleus_manual_clock_advance (w->clock, 29 * MINUTE);
  soleus_run_advance (run, get_now (w));
  g_assert_true (soleus_run_get_phase (run) == ready);
  g_assert_false (run->events.phase);
  soleus_manual_clock_advance (w->clock, 2 * MINUTE);
  soleus_run_advance (run, get_now (w));
  g_assert_true (run->events.phase);
  g_assert_true (soleus_run_get_phase (run) != ready);
  g_assert_cmpint (run->worked[SOLEUS_LEG_LEFT] + run->worked[SOLEUS_LEG_RIGHT], ==, 0);
}

static void
test_fixed (void)
{
  g_autoptr (World) w = world_new (1);

  walk (w, FIXED_STEPS);
}

static void
test_random (void)
{
  g_autoptr (World) w = world_new (g_test_rand_int ());

  walk (w, soleus_tries (STEPS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/run/first", test_first);
  g_test_add_func ("/soleus/run/first-under-cap", test_first_under_cap);
  g_test_add_func ("/soleus/run/taken-back", test_taken_back);
  g_test_add_func ("/soleus/run/not-taken-back", test_not_taken_back);
  g_test_add_func ("/soleus/run/taken-back-at-the-end", test_taken_back_at_the_end);
  g_test_add_func ("/soleus/run/closed-while-getting-ready", test_closed_while_getting_ready);
  g_test_add_func ("/soleus/run/walk", test_fixed);
  g_test_add_func ("/soleus/run/random", test_random);
  return g_test_run ();
}
