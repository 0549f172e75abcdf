/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-session-private.h"

#include "soleus-routine-reader.h"

/* Back within the first moments of a phase goes to the one before. */
#define BACK_RESTART_US (2 * G_USEC_PER_SEC)
/* The longest that set-up and easy movement may be stretched to; EST, as content gives none. */
#define MOVEMENT_MAX_US (300 * (gint64) G_USEC_PER_SEC)
#define FOREVER         SOLEUS_FOREVER

/**
 * soleus_session_start:
 *
 * Begins the first phase now.
 */
void
soleus_session_start (SoleusSession *self)
{
  g_autoptr (SoleusSession) keep = g_object_ref (self);

  g_return_if_fail (self->state == SOLEUS_SESSION_READY);

  soleus_session_note_awake (self);
  soleus_session_attach_source (self);
  soleus_cue_caller_begin (self->caller);
  self->state = SOLEUS_SESSION_RUNNING;
  self->started = self->active_until = soleus_clock_get_boottime (self->clock);
  soleus_session_jump (self, 0);
  soleus_session_tell (self);
}

/**
 * soleus_session_pause:
 *
 * Stands still; the exact remainder is kept. Does nothing unless it runs.
 */
void
soleus_session_pause (SoleusSession *self)
{
  g_autoptr (SoleusSession) keep = g_object_ref (self);

  soleus_session_update (self);
  if (self->state != SOLEUS_SESSION_RUNNING)
    return;
  soleus_session_stand_still (self);
  soleus_session_tell (self);
}

/**
 * soleus_session_resume:
 * @clearance: (nullable): needed where soleus_session_needs_clearance() says so; what it no longer
 *   allows is left out
 * @error: of the domain %SOLEUS_SESSION_ERROR or %SOLEUS_SAFETY_ERROR
 *
 * Goes on with the exact remainder; after sleep, before or during the pause, it first gets ready
 * again. Does nothing unless paused.
 *
 * Returns: %FALSE where the safety rule forbids it
 */
gboolean
soleus_session_resume (SoleusSession *self, SoleusClearance *clearance, GError **error)
{
  g_autoptr (SoleusSession) keep = g_object_ref (self);
  gboolean asleep = self->asleep || soleus_session_slept (self);

  if (self->state != SOLEUS_SESSION_PAUSED)
    return TRUE;
  if (!soleus_clearance_verify (self->clearance, error))
    return FALSE;
  if (!soleus_session_renew_clearance (self, clearance, error))
    return FALSE;
  /* Another copy of the program may have used what was left. */
  soleus_session_fit_current (self);
  soleus_session_trim_later (self);
  soleus_session_note_awake (self);
  self->asleep = FALSE;
  self->state = SOLEUS_SESSION_RUNNING;
  if (asleep)
    soleus_session_get_ready_again (self);
  else
    {
      self->accounted_to = self->last_seen;
      self->deadline = self->remaining == FOREVER ? FOREVER : self->last_seen + self->remaining;
      soleus_session_reserve (self);
      soleus_session_settle (self);
    }
  soleus_session_tell (self);
  return TRUE;
}

static gboolean
is_under_way (SoleusSession *self)
{
  return self->state == SOLEUS_SESSION_RUNNING || self->state == SOLEUS_SESSION_PAUSED;
}

/**
 * soleus_session_skip:
 *
 * Goes to the next phase at once; it is how an untimed get-ready ends.
 */
void
soleus_session_skip (SoleusSession *self)
{
  g_autoptr (SoleusSession) keep = g_object_ref (self);

  soleus_session_update (self);
  if (!is_under_way (self))
    return;
  soleus_session_account_now (self);
  soleus_session_leave_phase (self);
  if (self->interlude)
    {
      soleus_session_enter_next (self, soleus_clock_get_monotonic (self->clock));
      soleus_session_settle (self);
    }
  else
    soleus_session_jump (self, self->position + 1);
  soleus_session_tell (self);
}

/**
 * soleus_session_back:
 *
 * Restarts the phase; within its first two seconds goes to the hold before, with its time to get
 * ready.
 */
void
soleus_session_back (SoleusSession *self)
{
  g_autoptr (SoleusSession) keep = g_object_ref (self);
  gboolean restart;

  soleus_session_update (self);
  if (!is_under_way (self))
    return;
  restart = self->duration != FOREVER &&
            self->duration - soleus_session_get_remaining_us (self) > BACK_RESTART_US;
  soleus_session_account_now (self);
  soleus_session_leave_phase (self);
  if (!restart)
    soleus_session_jump (self, soleus_plan_find_hold_before (self->plan, self->position));
  else if (self->interlude)
    soleus_session_begin_interlude (self, self->held_duration, self->held_remaining);
  else
    soleus_session_jump (self, self->position);
  soleus_session_tell (self);
}

/* The longest that the running phase may last in all (content B1). */
static gint64
get_longest (SoleusSession *self)
{
  SoleusPhase *phase = soleus_session_get_phase (self);
  SoleusStep *step = soleus_phase_get_step (phase);

  if (soleus_phase_get_kind (phase) != SOLEUS_PHASE_WORK)
    return SOLEUS_GET_READY_MAX * (gint64) G_USEC_PER_SEC;
  if (step->kind == SOLEUS_STEP_STRETCH)
    return SOLEUS_HOLD_MAX * (gint64) G_USEC_PER_SEC;
  if (soleus_step_is_pressure (step))
    {
      gint64 elapsed = self->duration - soleus_session_get_remaining_us (self);
      gint64 left[3], longest;

      soleus_session_get_pressure_left (self, left);
      longest = elapsed + left[soleus_phase_get_leg (phase)];

      return step->spot ? MIN (longest, SOLEUS_SPOT_MAX_SECONDS * (gint64) G_USEC_PER_SEC)
                        : longest;
    }
  return MOVEMENT_MAX_US;
}

/**
 * soleus_session_adjust:
 * @delta_ms: milliseconds more, or less when negative
 *
 * Lengthens or shortens the running phase, and no other but that later pressure is cut where the
 * cap of a calf asks for it. Shortened by as much as is left or more, the phase ends. A phase that
 * is lengthened in its last three seconds counts down again to its new end; half-way is told of
 * once.
 *
 * Returns: milliseconds really added; less than asked at a limit, 0 in an untimed phase
 */
gint64
soleus_session_adjust (SoleusSession *self, gint64 delta_ms)
{
  g_autoptr (SoleusSession) keep = g_object_ref (self);
  gint64 left, delta;

  soleus_session_update (self);
  if (!is_under_way (self) || self->duration == FOREVER)
    return 0;
  soleus_session_account_now (self);
  left = soleus_session_get_remaining_us (self);
  delta = CLAMP (delta_ms, -left / 1000 - 1, G_MAXINT32) * 1000;
  delta = CLAMP (delta, -left, MAX (0, get_longest (self) - self->duration));
  if (delta == -left)
    {
      soleus_session_skip (self);
      return delta / 1000;
    }
  if (delta == 0)
    return 0;
  soleus_session_set_deadline (self, soleus_clock_get_monotonic (self->clock),
                               self->duration + delta, left + delta);
  soleus_session_trim_later (self);
  soleus_session_settle (self);
  soleus_session_tell (self);
  return delta / 1000;
}

/* Ends for good, in @state. */
static void
close_session (SoleusSession *self, SoleusSessionState state)
{
  soleus_session_account_now (self);
  if (self->state == SOLEUS_SESSION_RUNNING && self->deadline != FOREVER)
    self->remaining = MAX (0, self->deadline - soleus_session_get_awake_time (self));
  soleus_session_leave_phase (self);
  soleus_session_settle_pressure (self);
  soleus_session_drop_cue (self);
  self->state = state;
  soleus_session_publish_timetable (self);
  soleus_cue_caller_end (self->caller);
  soleus_session_arm (self);
  soleus_session_tell (self);
}

/**
 * soleus_session_end:
 *
 * Ends early, by the person's wish. Does nothing when it is over.
 */
void
soleus_session_end (SoleusSession *self)
{
  g_autoptr (SoleusSession) keep = g_object_ref (self);

  soleus_session_update (self);
  if (!soleus_session_is_over (self))
    close_session (self, SOLEUS_SESSION_ENDED);
}

/**
 * soleus_session_stop:
 *
 * Stops at once because of pain, in the phase that the person saw, even where its time was up
 * unnoticed. It never resumes (content C4). Does nothing when it is over.
 */
void
soleus_session_stop (SoleusSession *self)
{
  g_autoptr (SoleusSession) keep = g_object_ref (self);

  if (!soleus_session_is_over (self))
    close_session (self, SOLEUS_SESSION_STOPPED);
}
