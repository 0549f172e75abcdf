/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-run.h"

#include <glib/gi18n-lib.h>

#include "soleus-legs.h"
#include "soleus-routine-reader.h"
#include "soleus-timetable.h"

#define SECOND_US ((gint64) G_USEC_PER_SEC)
#define FOREVER   SOLEUS_FOREVER

/* The machine slept where boottime runs ahead of monotonic by more than this. */
#define SLEEP_TOLERANCE_US (2 * SECOND_US)
/* A running session looks at the clock at least this often. Time that it did not see before it
 * finds that the machine slept was not worked by anybody. */
#define UNSEEN_MAX_US SECOND_US
/* A cue that is later than this is not made up for. */
#define CUE_STALE_US SECOND_US
/* Back within the first moments of a phase goes to the one before. */
#define BACK_RESTART_US (2 * SECOND_US)
/* "It eased, go on" is there after this long on a tender spot. */
#define EASE_AFTER_US (15 * SECOND_US)
/* The longest that set-up and easy movement may be stretched to. */
#define MOVEMENT_MAX_US (300 * SECOND_US)
/* Massage that rested for longer than this in all needs the safety list again. */
#define CLEARANCE_REST_US (30 * 60 * SECOND_US)

GQuark
soleus_session_error_quark (void)
{
  return g_quark_from_static_string ("soleus-session-error-quark");
}

/* ---- time and the phase at hand */

/* Whether the machine slept since the run was last known to be awake. */
static gboolean
slept (SoleusRun *self, SoleusMoment now)
{
  return now.boottime - now.monotonic - self->sleep_offset > SLEEP_TOLERANCE_US;
}

/* The present, or after sleep the last moment at which somebody can have been at work. */
static gint64
get_awake_time (SoleusRun *self, SoleusMoment now)
{
  return slept (self, now) ? MIN (now.monotonic, self->last_seen + UNSEEN_MAX_US) : now.monotonic;
}

static void
note_awake (SoleusRun *self, SoleusMoment now)
{
  self->sleep_offset = now.boottime - now.monotonic;
  self->last_seen = now.monotonic;
}

/* Whether it is finished, ended or stopped. Only a stop that is taken back goes on. */
gboolean
soleus_run_is_over (SoleusRun *self)
{
  return self->state >= SOLEUS_SESSION_FINISHED;
}

SoleusPhase *
soleus_run_get_phase (SoleusRun *self)
{
  return self->interlude ? self->interlude
                         : soleus_sequence_get_phase (self->sequence, self->position);
}

static gboolean
is_done (SoleusRun *self)
{
  return soleus_phase_get_kind (soleus_run_get_phase (self)) == SOLEUS_PHASE_DONE;
}

/* The rest of the phase, or SOLEUS_FOREVER. */
gint64
soleus_run_get_remaining (SoleusRun *self, SoleusMoment now)
{
  if (self->duration == FOREVER)
    return FOREVER;
  if (self->state != SOLEUS_SESSION_RUNNING)
    return self->remaining;
  return MAX (0, self->deadline - now.monotonic);
}

/* Time that has run in the phase and is not accounted for yet. */
static gint64
get_unaccounted (SoleusRun *self, SoleusMoment now)
{
  if (self->state != SOLEUS_SESSION_RUNNING)
    return 0;
  return MAX (0, MIN (get_awake_time (self, now), self->deadline) - self->accounted_to);
}

/* The time really worked so far with @leg, or with both at once. */
gint64
soleus_run_get_worked (SoleusRun *self, SoleusMoment now, SoleusLeg leg, gboolean pressure_only)
{
  SoleusPhase *phase = soleus_run_get_phase (self);
  gint64 worked = pressure_only ? self->pressure.worked[leg] : self->worked[leg];

  if (leg == soleus_phase_get_leg (phase) && soleus_phase_get_kind (phase) == SOLEUS_PHASE_WORK &&
      (!pressure_only || soleus_phase_is_pressure (phase)))
    worked += get_unaccounted (self, now);
  return worked;
}

/* All pauses, all sleep and all waiting for the person since the clearance. */
gint64
soleus_run_get_rested (SoleusRun *self, SoleusMoment now)
{
  gint64 running = self->duration == FOREVER ? 0 : get_unaccounted (self, now);

  return now.boottime - soleus_clearance_get_terms (self->clearance)->acknowledged_boottime -
         self->active - running;
}

/* Counts the time up to @time. */
static void
account (SoleusRun *self, gint64 time)
{
  SoleusPhase *phase = soleus_run_get_phase (self);
  gint64 delta = time - self->accounted_to;

  if (delta <= 0)
    return;
  self->accounted_to = time;
  /* Time spent waiting for the person counts as rest. */
  if (self->duration != FOREVER)
    {
      self->active += delta;
      self->active_until = time + self->sleep_offset;
    }
  if (soleus_phase_get_kind (phase) != SOLEUS_PHASE_WORK)
    return;
  self->phase_worked += delta;
  self->worked[soleus_phase_get_leg (phase)] += delta;
  if (soleus_phase_is_pressure (phase))
    self->pressure.worked[soleus_phase_get_leg (phase)] += delta;
}

static void
account_now (SoleusRun *self, SoleusMoment now)
{
  if (self->state == SOLEUS_SESSION_RUNNING)
    account (self, MIN (get_awake_time (self, now), self->deadline));
}

/* Notes what was worked in the phase that is being left. */
static void
leave_phase (SoleusRun *self)
{
  SoleusEnded ended = { soleus_run_get_phase (self), self->phase_worked };

  if (self->phase_worked >= 1000)
    {
      soleus_phase_ref (ended.phase);
      g_array_append_val (self->events.ended, ended);
    }
  self->phase_worked = 0;
}

/* ---- cues */

/* Draws up all cues to come, as far as the next phase without an end. */
static void
draw_up_timetable (SoleusRun *self, SoleusMoment now)
{
  GArray *timetable = soleus_timetable_new ();
  SoleusSequence *sequence = self->sequence;
  gint64 end = self->deadline, duration = self->duration, time = now.monotonic;
  guint i = self->position, next;

  g_array_unref (self->timetable);
  self->timetable = timetable;
  self->next_cue = 0;
  self->events.timetable = TRUE;
  if (self->state != SOLEUS_SESSION_RUNNING)
    return;
  if (self->interlude && duration != FOREVER)
    {
      soleus_timetable_add_phase (timetable, self->interlude,
                                  soleus_sequence_get_phase (sequence, i), end - duration, duration,
                                  time, FALSE);
      time = end;
      end += self->held_remaining;
      duration = self->held_duration;
    }
  while (duration != FOREVER && i + 1 < sequence->phases->len)
    {
      next = soleus_sequence_find_kept (sequence, i + 1);
      soleus_timetable_add_phase (timetable, soleus_sequence_get_phase (sequence, i),
                                  soleus_sequence_get_phase (sequence, next), end - duration,
                                  duration, time, i != self->position || !self->halfway_given);
      i = next;
      duration = soleus_sequence_get_duration (sequence, i);
      end = duration == FOREVER ? FOREVER : end + duration;
    }
}

static gint64
get_next_cue_time (SoleusRun *self)
{
  if (self->next_cue >= self->timetable->len)
    return FOREVER;
  return g_array_index (self->timetable, SoleusCue, self->next_cue).monotonic;
}

/* Gives the cues whose moment has come. After a stall only the last one is given, and only if it is
 * not stale: never a burst. */
static void
give_cues (SoleusRun *self, gint64 time)
{
  while (get_next_cue_time (self) <= time)
    {
      const SoleusCue *cue = &g_array_index (self->timetable, SoleusCue, self->next_cue++);

      g_clear_pointer (&self->events.cue.phase, soleus_phase_unref);
      if (cue->kind == SOLEUS_CUE_HALFWAY && cue->phase == soleus_run_get_phase (self))
        self->halfway_given = TRUE;
      if (time - cue->monotonic > CUE_STALE_US)
        continue;
      self->events.cue = *cue;
      soleus_phase_ref (cue->phase);
    }
}

/* ---- pressure */

/* Stores the pressure that begins to run in the ledger, and cuts the phase where less is granted.
 * No pressure runs without it. */
static void
reserve (SoleusRun *self, SoleusMoment now)
{
  SoleusPhase *phase = soleus_run_get_phase (self);
  gint64 wanted = self->remaining, granted;

  if (self->state != SOLEUS_SESSION_RUNNING || !soleus_phase_is_pressure (phase) || wanted <= 0)
    return;
  granted = soleus_pressure_reserve (&self->pressure, soleus_phase_get_leg (phase), wanted);
  self->duration -= wanted - granted;
  self->remaining = granted;
  self->deadline -= wanted - granted;
  if (granted < wanted)
    draw_up_timetable (self, now);
}

/* Keeps the pressure from @from on within the cap, of which @spent is taken on @leg before. Returns
 * whether the sequence changed. */
static gboolean
trim (SoleusRun *self, guint from, SoleusLeg leg, gint64 spent)
{
  gint64 left[3];

  if (!soleus_routine_has_pressure (self->routine))
    return FALSE;
  soleus_pressure_get_left (&self->pressure, left);
  left[leg] -= spent;
  return soleus_sequence_trim (self->sequence, from, left[SOLEUS_LEG_LEFT], left[SOLEUS_LEG_RIGHT]);
}

/* The same for what comes after the phase at hand. */
static gboolean
trim_later (SoleusRun *self, SoleusMoment now)
{
  SoleusPhase *phase = soleus_sequence_get_phase (self->sequence, self->position);
  gint64 spent = 0;

  if (soleus_phase_is_pressure (phase))
    spent = self->interlude ? self->held_remaining : soleus_run_get_remaining (self, now);
  return trim (self, self->position + 1, soleus_phase_get_leg (phase), spent);
}

/* ---- from phase to phase */

/* Sets the length of what runs from @start on. */
static void
set_deadline (SoleusRun *self, SoleusMoment now, gint64 start, gint64 duration, gint64 remaining)
{
  soleus_pressure_settle (&self->pressure);
  self->duration = duration;
  self->remaining = remaining;
  self->deadline = remaining == FOREVER ? FOREVER : start + remaining;
  self->accounted_to = start;
  self->events.phase = TRUE;
  reserve (self, now);
}

/* Goes to the first phase at or after @position that was not dropped. */
static void
enter (SoleusRun *self, SoleusMoment now, guint position, gint64 start)
{
  gint64 duration;

  g_clear_pointer (&self->interlude, soleus_phase_unref);
  self->position = soleus_sequence_find_kept (self->sequence, position);
  self->halfway_given = FALSE;
  duration = soleus_sequence_get_duration (self->sequence, self->position);
  set_deadline (self, now, start, duration, duration);
}

/* Goes to what follows. */
static void
enter_next (SoleusRun *self, SoleusMoment now, gint64 start)
{
  if (!self->interlude)
    {
      enter (self, now, self->position + 1, start);
      return;
    }
  g_clear_pointer (&self->interlude, soleus_phase_unref);
  set_deadline (self, now, start, self->held_duration, self->held_remaining);
}

/* Every phase is over or was skipped. It is finished where most of the sequence was done. */
static void
finish (SoleusRun *self)
{
  gint64 worked = self->worked[SOLEUS_LEG_BOTH] + self->worked[SOLEUS_LEG_LEFT] +
                  self->worked[SOLEUS_LEG_RIGHT];
  gboolean done =
      worked >= SECOND_US && 2 * worked >= soleus_sequence_get_work (self->sequence, self->first);

  soleus_pressure_settle (&self->pressure);
  self->state = done ? SOLEUS_SESSION_FINISHED : SOLEUS_SESSION_ENDED;
}

/* Puts what has changed by a wish of the person into effect. */
static void
settle (SoleusRun *self, SoleusMoment now)
{
  g_clear_pointer (&self->events.cue.phase, soleus_phase_unref);
  draw_up_timetable (self, now);
  if (is_done (self))
    finish (self);
}

/* Goes to another phase by the person's wish, or at the start. */
static void
jump (SoleusRun *self, SoleusMoment now, guint position)
{
  trim (self, position, SOLEUS_LEG_BOTH, 0);
  enter (self, now, position, now.monotonic);
  settle (self, now);
}

/* Lets the phases that are over go by. Their edges stand where they were planned, however late the
 * main loop is. What is left to a calf is asked anew at each edge, as another copy of the program
 * may have used it. */
static void
pass_deadlines (SoleusRun *self, SoleusMoment now, gint64 time)
{
  gboolean replanned = FALSE;

  while (self->deadline <= time && !is_done (self))
    {
      gint64 edge = self->deadline;

      account (self, edge);
      leave_phase (self);
      soleus_pressure_settle (&self->pressure);
      if (!self->interlude)
        replanned |= trim_later (self, now);
      enter_next (self, now, edge);
    }
  if (replanned)
    draw_up_timetable (self, now);
}

/* Pauses what runs; after sleep, at the last moment at which somebody can have been at work. */
static void
stand_still (SoleusRun *self, SoleusMoment now)
{
  gint64 time = MIN (get_awake_time (self, now), self->deadline);

  account (self, time);
  self->remaining = self->deadline == FOREVER ? FOREVER : self->deadline - time;
  soleus_pressure_settle (&self->pressure);
  self->state = SOLEUS_SESSION_PAUSED;
  settle (self, now);
}

/* Gives the person time to get into place for the phase at @position, which then goes on with
 * @held_remaining. */
static void
begin_interlude (SoleusRun *self, SoleusMoment now, gint64 held_duration, gint64 held_remaining)
{
  SoleusPhase *phase = soleus_sequence_get_phase (self->sequence, self->position);
  int seconds = soleus_options_get_ready_seconds (&self->options, soleus_phase_get_step (phase));
  gboolean waits = seconds == SOLEUS_GET_READY_WAIT;
  gint64 duration = waits ? FOREVER : seconds * SECOND_US;

  g_clear_pointer (&self->interlude, soleus_phase_unref);
  self->interlude = soleus_phase_new (
      SOLEUS_PHASE_GET_READY, soleus_phase_get_step (phase), soleus_phase_get_leg (phase),
      soleus_phase_get_repetition (phase), soleus_phase_get_repetitions (phase),
      waits ? SOLEUS_PHASE_UNTIMED : duration / 1000);
  self->held_duration = held_duration;
  self->held_remaining = held_remaining;
  set_deadline (self, now, now.monotonic, duration, duration);
  settle (self, now);
}

/* After sleep or a stop nobody stands in the position any more: getting ready comes before the rest
 * of the work, and takes the place of a rest or a switch. */
static void
get_ready_again (SoleusRun *self, SoleusMoment now)
{
  guint work = soleus_sequence_find_work (self->sequence, self->position);

  if (self->interlude)
    {
      begin_interlude (self, now, self->held_duration, self->held_remaining);
      return;
    }
  if (soleus_phase_get_kind (soleus_run_get_phase (self)) == SOLEUS_PHASE_GET_READY ||
      work == self->sequence->phases->len)
    {
      jump (self, now, self->position);
      return;
    }
  if (work == self->position)
    leave_phase (self);
  else
    enter (self, now, work, now.monotonic);
  begin_interlude (self, now, self->duration, self->remaining);
}

/* ---- the clearance */

/* Whether there is massage left and the session has rested for more than 30 minutes in all since
 * the list, so that the list comes first. */
gboolean
soleus_run_needs_clearance (SoleusRun *self, SoleusMoment now)
{
  return !soleus_run_is_over (self) &&
         self->position < soleus_sequence_find_pressure_end (self->sequence) &&
         soleus_run_get_rested (self, now) > CLEARANCE_REST_US;
}

static gboolean
consume (SoleusClearance *clearance,
         SoleusRoutine *routine,
         const SoleusOptions *options,
         SoleusMoment now,
         GError **error)
{
  if (clearance)
    return soleus_clearance_consume (clearance, routine, options, now.boottime, error);
  g_set_error (error, SOLEUS_SESSION_ERROR, SOLEUS_SESSION_ERROR_CLEARANCE,
               soleus_routine_has_pressure (routine)
                   ? _ ("“%s” has massage in it. Go through the safety list first.")
                   : _ ("“%s” can’t start without a safety check."),
               routine->name);
  return FALSE;
}

static SoleusStep *
find_lighter (SoleusRun *self, SoleusStep *heavier)
{
  for (guint i = 0; heavier && i < self->routine->steps->len; i++)
    {
      SoleusStep *step = self->routine->steps->pdata[i];

      if (step->heavier == heavier)
        return step;
    }
  return NULL;
}

/* Puts the lighter step in the place of every heavier one from here on. What was worked of the
 * running one stays what it was. */
static void
make_lighter (SoleusRun *self)
{
  SoleusStep *lighter = find_lighter (self, soleus_phase_get_step (soleus_run_get_phase (self)));

  if (lighter)
    {
      leave_phase (self);
      self->events.phase = TRUE;
    }
  if (lighter && self->interlude)
    {
      g_autoptr (SoleusPhase) interlude = g_steal_pointer (&self->interlude);

      self->interlude = soleus_phase_with_step (interlude, lighter);
    }
  for (guint i = self->position; i < self->sequence->phases->len; i++)
    {
      SoleusPhase *phase = soleus_sequence_get_phase (self->sequence, i);

      lighter = find_lighter (self, soleus_phase_get_step (phase));
      if (lighter)
        soleus_sequence_replace_step (self->sequence, i, lighter);
    }
  self->options.more_pressure = FALSE;
}

/* Cuts what is left of the phase at hand, or leaves it where nothing is. Another copy of the
 * program may have used what was left, and a new list may forbid it. */
static void
fit_current (SoleusRun *self, SoleusMoment now)
{
  SoleusPhase *phase = soleus_sequence_get_phase (self->sequence, self->position);
  gint64 *duration = self->interlude ? &self->held_duration : &self->duration;
  gint64 *remaining = self->interlude ? &self->held_remaining : &self->remaining;
  gint64 all[3], left = G_MAXINT64;

  if (soleus_phase_is_pressure (phase))
    {
      soleus_pressure_get_left (&self->pressure, all);
      left = all[soleus_phase_get_leg (phase)];
    }
  if (soleus_phase_get_duration (phase) == 0)
    left = 0;
  if (left >= *remaining)
    return;
  self->events.phase = TRUE;
  *duration -= *remaining - left;
  *remaining = left;
  if (left > 0)
    return;
  leave_phase (self);
  enter (self, now, self->position + 1, now.monotonic);
}

/* After a long rest without massage to come no list is needed, and so there is no way back to
 * massage, by going back or by time that is left again. Getting ready for it ends, too. */
static void
close_massage (SoleusRun *self, SoleusMoment now)
{
  SoleusAllowance allowance = soleus_clearance_get_terms (self->clearance)->allowance;

  if (self->massage_closed || self->position < soleus_sequence_find_pressure_end (self->sequence) ||
      soleus_run_get_rested (self, now) <= CLEARANCE_REST_US)
    return;
  self->massage_closed = TRUE;
  allowance.pressure_legs = SOLEUS_LEGS_NONE;
  soleus_sequence_forbid (self->sequence, &allowance);
  if (self->state != SOLEUS_SESSION_RUNNING)
    return;
  account_now (self, now);
  fit_current (self, now);
  settle (self, now);
}

/* Rests of more than 30 minutes in all end what the list once allowed. The new answers may leave
 * out a leg or the heavier steps; they count although massage was skipped while the list was open.
 */
static gboolean
renew_clearance (SoleusRun *self, SoleusMoment now, SoleusClearance *clearance, GError **error)
{
  SoleusOptions options = self->options;

  close_massage (self, now);
  if (!clearance && !soleus_run_needs_clearance (self, now))
    return TRUE;
  if (clearance)
    {
      options.more_pressure = FALSE;
      if (options.sides == SOLEUS_SIDES_BOTH)
        options.sides =
            soleus_legs_to_sides (soleus_clearance_get_terms (clearance)->pressure_legs |
                                  soleus_clearance_get_terms (clearance)->stretch_legs);
    }
  if (!consume (clearance, self->routine, &options, now, error))
    return FALSE;
  g_set_object (&self->clearance, clearance);
  self->pressure.ledger = soleus_clearance_get_terms (clearance)->ledger;
  self->active = 0;
  if (!soleus_clearance_get_terms (clearance)->more_pressure)
    make_lighter (self);
  soleus_sequence_forbid (self->sequence, &soleus_clearance_get_terms (clearance)->allowance);
  return TRUE;
}

/* ---- commands */

static void
clear_ended (gpointer data)
{
  soleus_phase_unref (((SoleusEnded *) data)->phase);
}

/**
 * soleus_run_new:
 * @start: (nullable): the work to begin with, as another run of the routine has it; the run begins
 *   with the time to get into place for it, and at the beginning where there is no such work. What
 *   lies before counts neither as planned nor as skipped.
 * @clearance: (nullable): from the safety gate, for this routine and these options; without one, or
 *   with one that doesn't fit, there is no run
 * @error: of the domain %SOLEUS_SESSION_ERROR or %SOLEUS_SAFETY_ERROR
 *
 * The run leaves out what the clearance doesn't allow: massage of one leg, stretches of one leg, or
 * massage beyond what is left to a calf this hour.
 */
SoleusRun *
soleus_run_new (SoleusRoutine *routine,
                const SoleusOptions *options,
                SoleusPhase *start,
                SoleusClearance *clearance,
                SoleusMoment now,
                GError **error)
{
  SoleusRun *self;

  if (!consume (clearance, routine, options, now, error))
    return NULL;
  self = g_new0 (SoleusRun, 1);
  self->routine = g_object_ref (routine);
  self->clearance = g_object_ref (clearance);
  self->pressure.ledger = soleus_clearance_get_terms (clearance)->ledger;
  self->options = *options;
  self->options.on_floor = soleus_options_is_on_floor (options, routine);
  self->sequence =
      soleus_sequence_new (options, routine, &soleus_clearance_get_terms (clearance)->allowance);
  self->timetable = soleus_timetable_new ();
  self->events.ended = g_array_new (FALSE, FALSE, sizeof (SoleusEnded));
  g_array_set_clear_func (self->events.ended, clear_ended);
  self->first = start ? soleus_sequence_find_start (self->sequence, start) : 0;
  trim (self, self->first, SOLEUS_LEG_BOTH, 0);
  enter (self, now, self->first, now.monotonic);
  self->events.phase = FALSE;
  return self;
}

/* Pressure that was reserved and not settled goes on counting. */
void
soleus_run_free (SoleusRun *self)
{
  g_clear_pointer (&self->events.cue.phase, soleus_phase_unref);
  g_clear_pointer (&self->events.ended, g_array_unref);
  g_clear_pointer (&self->timetable, g_array_unref);
  g_clear_pointer (&self->interlude, soleus_phase_unref);
  g_clear_pointer (&self->sequence, soleus_sequence_free);
  g_clear_object (&self->routine);
  g_clear_object (&self->clearance);
  g_free (self);
}

void
soleus_run_start (SoleusRun *self, SoleusMoment now)
{
  g_return_if_fail (self->state == SOLEUS_SESSION_READY);

  note_awake (self, now);
  self->state = SOLEUS_SESSION_RUNNING;
  self->active_until = now.boottime;
  jump (self, now, self->first);
}

/* Brings the run to the present: gives due cues, passes deadlines, notices sleep, and pauses a
 * massage that has waited for the person for more than 30 minutes. */
void
soleus_run_advance (SoleusRun *self, SoleusMoment now)
{
  if (self->state != SOLEUS_SESSION_RUNNING)
    return;
  if (slept (self, now))
    {
      pass_deadlines (self, now, get_awake_time (self, now));
      if (is_done (self))
        settle (self, now);
      else
        {
          self->asleep = TRUE;
          stand_still (self, now);
        }
      return;
    }
  self->last_seen = now.monotonic;
  pass_deadlines (self, now, now.monotonic);
  give_cues (self, now.monotonic);
  close_massage (self, now);
  if (is_done (self))
    finish (self);
  else if (soleus_run_needs_clearance (self, now))
    stand_still (self, now);
}

/* Stands still; the exact remainder is kept. Does nothing unless it runs. */
void
soleus_run_pause (SoleusRun *self, SoleusMoment now)
{
  soleus_run_advance (self, now);
  if (self->state == SOLEUS_SESSION_RUNNING)
    stand_still (self, now);
}

/**
 * soleus_run_resume:
 * @clearance: (nullable): needed where soleus_run_needs_clearance() says so; what it no longer
 *   allows is left out
 *
 * Goes on with the exact remainder; after sleep, before or during the pause, and after a stop that
 * was taken back it first gets ready again. Does nothing unless paused.
 *
 * Returns: %FALSE where the safety rule forbids it
 */
gboolean
soleus_run_resume (SoleusRun *self, SoleusMoment now, SoleusClearance *clearance, GError **error)
{
  gboolean out_of_place = self->asleep || self->taken_back || slept (self, now);

  if (self->state != SOLEUS_SESSION_PAUSED)
    return TRUE;
  if (!soleus_clearance_verify (self->clearance, error))
    return FALSE;
  if (!renew_clearance (self, now, clearance, error))
    return FALSE;
  fit_current (self, now);
  trim_later (self, now);
  note_awake (self, now);
  self->asleep = FALSE;
  self->taken_back = FALSE;
  self->state = SOLEUS_SESSION_RUNNING;
  if (out_of_place)
    {
      get_ready_again (self, now);
      return TRUE;
    }
  self->accounted_to = self->last_seen;
  self->deadline = self->remaining == FOREVER ? FOREVER : self->last_seen + self->remaining;
  reserve (self, now);
  settle (self, now);
  return TRUE;
}

/* Brings the run to the present before a command. Returns whether it is under way. */
static gboolean
catch_up (SoleusRun *self, SoleusMoment now)
{
  soleus_run_advance (self, now);
  return self->state == SOLEUS_SESSION_RUNNING || self->state == SOLEUS_SESSION_PAUSED;
}

/* Goes to the next phase at once; it is how an untimed get-ready ends. */
void
soleus_run_skip (SoleusRun *self, SoleusMoment now)
{
  if (!catch_up (self, now))
    return;
  account_now (self, now);
  leave_phase (self);
  if (!self->interlude)
    trim (self, self->position + 1, SOLEUS_LEG_BOTH, 0);
  enter_next (self, now, now.monotonic);
  settle (self, now);
}

/* Restarts the phase; within its first two seconds goes to the hold before, with its time to get
 * ready. */
void
soleus_run_back (SoleusRun *self, SoleusMoment now)
{
  gboolean restart;

  if (!catch_up (self, now))
    return;
  restart = self->duration != FOREVER &&
            self->duration - soleus_run_get_remaining (self, now) > BACK_RESTART_US;
  account_now (self, now);
  leave_phase (self);
  if (!restart)
    jump (self, now, soleus_sequence_find_hold_before (self->sequence, self->position));
  else if (self->interlude)
    begin_interlude (self, now, self->held_duration, self->held_remaining);
  else
    jump (self, now, self->position);
}

/* The longest that the running phase may last in all. */
static gint64
get_longest (SoleusRun *self, SoleusMoment now)
{
  SoleusPhase *phase = soleus_run_get_phase (self);
  SoleusStep *step = soleus_phase_get_step (phase);
  gint64 left[3], longest;

  if (soleus_phase_get_kind (phase) != SOLEUS_PHASE_WORK)
    return SOLEUS_GET_READY_MAX * SECOND_US;
  if (step->kind == SOLEUS_STEP_STRETCH)
    return SOLEUS_HOLD_MAX * SECOND_US;
  if (!soleus_step_is_pressure (step))
    return MOVEMENT_MAX_US;
  soleus_pressure_get_left (&self->pressure, left);
  longest =
      self->duration - soleus_run_get_remaining (self, now) + left[soleus_phase_get_leg (phase)];
  return step->spot ? MIN (longest, SOLEUS_SPOT_MAX_SECONDS * SECOND_US) : longest;
}

/* Lengthens the running phase by @delta, or shortens it where that is negative, and no other but
 * that later pressure is cut where the cap of a calf asks for it. Shortened by as much as is left
 * or more, the phase ends. A phase that is lengthened in its last three seconds counts down again
 * to its new end; half-way is told of once. Returns what was really added: less than asked at a
 * limit, 0 in an untimed phase. */
gint64
soleus_run_adjust (SoleusRun *self, SoleusMoment now, gint64 delta)
{
  gint64 left;

  if (!catch_up (self, now) || self->duration == FOREVER)
    return 0;
  account_now (self, now);
  left = soleus_run_get_remaining (self, now);
  delta = CLAMP (delta, -left, MAX (0, get_longest (self, now) - self->duration));
  if (delta == -left)
    soleus_run_skip (self, now);
  else if (delta != 0)
    {
      set_deadline (self, now, now.monotonic, self->duration + delta, left + delta);
      trim_later (self, now);
      settle (self, now);
    }
  return delta;
}

/* Whether "It eased, go on" is there: 15 s of a tender spot are over. */
gboolean
soleus_run_can_ease (SoleusRun *self, SoleusMoment now)
{
  SoleusPhase *phase = soleus_run_get_phase (self);

  return self->state == SOLEUS_SESSION_RUNNING && soleus_phase_is_pressure (phase) &&
         soleus_phase_get_step (phase)->spot &&
         self->duration - soleus_run_get_remaining (self, now) >= EASE_AFTER_US;
}

/* Goes on from a tender spot that has eased. Returns whether it was time to. */
gboolean
soleus_run_ease (SoleusRun *self, SoleusMoment now)
{
  soleus_run_advance (self, now);
  if (!soleus_run_can_ease (self, now))
    return FALSE;
  soleus_run_skip (self, now);
  return TRUE;
}

/* The heavier way to do the running step, where the clearance leaves it open. */
static SoleusStep *
find_heavier (SoleusRun *self)
{
  SoleusPhase *phase = soleus_run_get_phase (self);
  SoleusStep *heavier =
      soleus_phase_is_pressure (phase) ? soleus_phase_get_step (phase)->heavier : NULL;

  if (!heavier || soleus_clearance_get_terms (self->clearance)->gentle ||
      !soleus_allowance_allows (&soleus_clearance_get_terms (self->clearance)->allowance, heavier,
                                soleus_phase_get_leg (phase)))
    return NULL;
  return heavier;
}

/* Whether the running step may become heavier: there is a way to put the other leg on top, and the
 * answers to the safety list leave it open. */
gboolean
soleus_run_can_add_pressure (SoleusRun *self)
{
  return self->state == SOLEUS_SESSION_RUNNING && find_heavier (self) != NULL;
}

/* Puts the other leg on top for what is left of the running step. A later step is as light as it
 * was planned: each time the person decides anew. Returns whether there was anything to make
 * heavier. */
gboolean
soleus_run_add_pressure (SoleusRun *self, SoleusMoment now)
{
  soleus_run_advance (self, now);
  if (!soleus_run_can_add_pressure (self))
    return FALSE;
  account_now (self, now);
  leave_phase (self);
  soleus_sequence_replace_step (self->sequence, self->position, find_heavier (self));
  self->events.phase = TRUE;
  settle (self, now);
  return TRUE;
}

/* Whether a leg is crossed or stacked on top in this phase, so that "Lighter" is there. */
gboolean
soleus_run_can_lighten (SoleusRun *self)
{
  return !soleus_run_is_over (self) &&
         find_lighter (self, soleus_phase_get_step (soleus_run_get_phase (self))) != NULL;
}

/* Takes the leg off again, in the running step and in all that follow; the time goes on. Returns
 * whether there was anything to lighten. */
gboolean
soleus_run_lighten (SoleusRun *self, SoleusMoment now)
{
  soleus_run_advance (self, now);
  if (!soleus_run_can_lighten (self))
    return FALSE;
  account_now (self, now);
  make_lighter (self);
  settle (self, now);
  return TRUE;
}

/* Ends for good, in @state. */
static void
close_run (SoleusRun *self, SoleusMoment now, SoleusSessionState state)
{
  if (self->state == SOLEUS_SESSION_RUNNING)
    stand_still (self, now);
  leave_phase (self);
  self->state = state;
}

/* Ends early, by the person's wish. A stop that is open can't be taken back any more. */
void
soleus_run_end (SoleusRun *self, SoleusMoment now)
{
  self->stop_is_open = FALSE;
  soleus_run_advance (self, now);
  if (!soleus_run_is_over (self))
    close_run (self, now, SOLEUS_SESSION_ENDED);
}

/* Stops at once because of pain, in the phase that the person saw, even where its time was up
 * unnoticed. Nothing goes on unless the stop is taken back before soleus_run_end(). Does nothing
 * when it is over. */
void
soleus_run_stop (SoleusRun *self, SoleusMoment now)
{
  if (soleus_run_is_over (self))
    return;
  self->stop_is_open = self->state != SOLEUS_SESSION_READY;
  close_run (self, now, SOLEUS_SESSION_STOPPED);
}

/**
 * soleus_run_take_back:
 *
 * Takes back a stop that was pressed by mistake. The run is paused then, in the phase in which it
 * was stopped, or behind it where its time was up. It goes on by soleus_run_resume(), which gets
 * ready first. What was worked counts, and the time since the stop is rest.
 *
 * Returns: %FALSE where there is no stop that can be taken back, or a lock forbids it
 */
gboolean
soleus_run_take_back (SoleusRun *self, SoleusMoment now, GError **error)
{
  if (self->state != SOLEUS_SESSION_STOPPED || !self->stop_is_open)
    {
      g_set_error (error, SOLEUS_SESSION_ERROR, SOLEUS_SESSION_ERROR_OVER,
                   _ ("This session is over."));
      return FALSE;
    }
  if (!soleus_clearance_verify (self->clearance, error))
    return FALSE;
  self->stop_is_open = FALSE;
  self->taken_back = TRUE;
  self->state = SOLEUS_SESSION_PAUSED;
  if (self->remaining <= 0)
    {
      if (!self->interlude)
        trim (self, self->position + 1, SOLEUS_LEG_BOTH, 0);
      enter_next (self, now, now.monotonic);
      settle (self, now);
    }
  return TRUE;
}

/* When soleus_run_advance() has something to do again, in monotonic time: the next cue, edge or
 * whole second; SOLEUS_FOREVER when nothing runs. */
gint64
soleus_run_get_next_deadline (SoleusRun *self, SoleusMoment now)
{
  gint64 left, second;

  if (self->state != SOLEUS_SESSION_RUNNING)
    return FOREVER;
  /* Even an untimed phase looks for sleep once a second. */
  if (self->duration == FOREVER)
    return now.monotonic + SECOND_US;
  left = soleus_run_get_remaining (self, now);
  second = left > 0 ? self->deadline - (left - 1) / SECOND_US * SECOND_US : self->deadline;
  return MIN (second, get_next_cue_time (self));
}
