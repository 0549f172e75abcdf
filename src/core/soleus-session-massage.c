/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-session-private.h"

#include <glib/gi18n-lib.h>

#include "soleus-legs.h"
#include "soleus-routine-reader.h"

/* "It eased, go on" is there after this long on a tender spot (content claim C1). */
#define EASE_AFTER_US (SOLEUS_SPOT_MIN_SECONDS * (gint64) G_USEC_PER_SEC)

/* What the calves may take in all: what they had in this session, and what is left of the hour. */
static void
set_pressure_caps (SoleusSession *self)
{
  for (SoleusLeg leg = SOLEUS_LEG_LEFT; leg <= SOLEUS_LEG_RIGHT; leg++)
    {
      gint64 left = soleus_clearance_get_pressure_left (self->clearance, leg) * 1000;

      self->pressure_cap[leg] = MIN (self->pressure[leg] + left,
                                     SOLEUS_PRESSURE_MAX_SECONDS * (gint64) G_USEC_PER_SEC);
    }
}

/**
 * soleus_session_get_pressure_left:
 *
 * Returns: microseconds of pressure that a calf may still get
 */
gint64
soleus_session_get_pressure_left (SoleusSession *self, SoleusLeg leg)
{
  return self->pressure_cap[leg] - self->pressure[leg];
}

/**
 * soleus_session_check_clearance:
 *
 * Returns: whether there is a clearance and it fits; it is spent then
 */
gboolean
soleus_session_check_clearance (SoleusClearance *clearance,
                                SoleusRoutine *routine,
                                const SoleusOptions *options,
                                SoleusClock *clock,
                                GError **error)
{
  if (clearance)
    return soleus_clearance_consume (clearance, routine, options, clock, error);
  g_set_error (error, SOLEUS_SESSION_ERROR, SOLEUS_SESSION_ERROR_CLEARANCE,
               soleus_routine_has_pressure (routine)
                   ? _("“%s” has massage in it. Go through the safety list first.")
                   : _("“%s” can’t start without a safety check."),
               soleus_routine_get_name (routine));
  return FALSE;
}

/**
 * soleus_session_take_clearance:
 *
 * Runs on @clearance from now on, as long as no lock revokes it.
 */
void
soleus_session_take_clearance (SoleusSession *self, SoleusClearance *clearance)
{
  if (self->clearance)
    g_signal_handlers_disconnect_by_func (self->clearance, soleus_session_end, self);
  g_set_object (&self->clearance, clearance);
  g_signal_connect_object (clearance, "revoked", G_CALLBACK (soleus_session_end), self,
                           G_CONNECT_SWAPPED);
  set_pressure_caps (self);
}

/* Takes out what is no longer allowed. */
static void
leave_out (SoleusSession *self)
{
  SoleusLegs pressure_legs = soleus_clearance_get_pressure_legs (self->clearance);
  SoleusLegs stretch_legs = soleus_clearance_get_stretch_legs (self->clearance);
  gboolean current_goes =
      !soleus_plan_is_allowed (self->plan, self->position, pressure_legs, stretch_legs);

  if (current_goes)
    soleus_session_leave_phase (self);
  soleus_plan_leave_out (self->plan, self->position, pressure_legs, stretch_legs);
  if (current_goes)
    soleus_session_enter (self, soleus_plan_find_kept (self->plan, self->position),
                          soleus_clock_get_monotonic (self->clock));
}

/* The phase that goes on may have more to go than its calf is left. */
static void
limit_remaining (SoleusSession *self)
{
  SoleusPhase *phase = soleus_plan_get_phase (self->plan, self->position);
  gint64 *remaining = self->interlude ? &self->held_remaining : &self->remaining;
  gint64 *duration = self->interlude ? &self->held_duration : &self->duration;
  gint64 left, over;

  if (!soleus_phase_is_pressure (phase))
    return;
  left = MAX (0, soleus_session_get_pressure_left (self, soleus_phase_get_leg (phase)));
  over = MAX (0, *remaining - left);
  *remaining -= over;
  *duration -= over;
}

/* Tells what was done heavier as that, before the lighter step goes on. */
static void
make_lighter (SoleusSession *self)
{
  SoleusStep *lighter = soleus_plan_find_lighter (self->plan, self->position);

  if (lighter && !self->interlude)
    soleus_session_leave_phase (self);
  soleus_plan_make_lighter (self->plan, self->position);
  if (lighter && self->interlude)
    {
      SoleusPhase *interlude = self->interlude;

      self->interlude = soleus_phase_new (
          soleus_phase_get_kind (interlude), lighter, soleus_phase_get_leg (interlude),
          soleus_phase_get_repetition (interlude), soleus_phase_get_repetitions (interlude),
          soleus_phase_get_duration (interlude));
      soleus_phase_unref (interlude);
    }
  self->options.more_pressure = FALSE;
  self->tell_changed |= lighter != NULL;
}

/**
 * soleus_session_renew_clearance:
 * @clearance: (nullable): given after the long rest
 *
 * A rest of more than 30 minutes ends what the list once allowed. The new answers may leave out a
 * leg, or the heavier steps.
 *
 * Returns: whether the session may go on
 */
gboolean
soleus_session_renew_clearance (SoleusSession *self, SoleusClearance *clearance, GError **error)
{
  SoleusOptions options = self->options;

  if (clearance)
    {
      SoleusLegs legs = soleus_clearance_get_pressure_legs (clearance) |
                        soleus_clearance_get_stretch_legs (clearance);

      options.more_pressure = FALSE;
      if (options.sides == SOLEUS_SIDES_BOTH)
        options.sides = soleus_legs_to_sides (legs);
    }
  if (!soleus_session_check_clearance (clearance, self->routine, &options, self->clock, error))
    return FALSE;
  soleus_session_take_clearance (self, clearance);
  if (!soleus_clearance_allows_more_pressure (clearance))
    make_lighter (self);
  leave_out (self);
  limit_remaining (self);
  soleus_session_trim_later (self);
  return TRUE;
}

/**
 * soleus_session_can_ease:
 *
 * Returns: whether "It eased, go on" is there: 15 s of a tender spot are over (content claim C1)
 */
gboolean
soleus_session_can_ease (SoleusSession *self)
{
  SoleusPhase *phase = soleus_session_get_phase (self);

  return self->state == SOLEUS_SESSION_RUNNING && soleus_phase_is_pressure (phase) &&
         soleus_step_is_spot (soleus_phase_get_step (phase)) &&
         self->duration - soleus_session_get_remaining_us (self) >= EASE_AFTER_US;
}

/**
 * soleus_session_ease:
 *
 * Goes on from a tender spot that has eased.
 *
 * Returns: whether it was time to, as soleus_session_can_ease() says
 */
gboolean
soleus_session_ease (SoleusSession *self)
{
  g_autoptr (SoleusSession) keep = g_object_ref (self);

  soleus_session_update (self);
  if (!soleus_session_can_ease (self))
    return FALSE;
  soleus_session_skip (self);
  return TRUE;
}

/**
 * soleus_session_can_lighten:
 *
 * Returns: whether a leg is crossed or stacked on top in this phase, so that "Lighter" is there
 */
gboolean
soleus_session_can_lighten (SoleusSession *self)
{
  return !soleus_session_is_over (self) && soleus_plan_find_lighter (self->plan, self->position);
}

/**
 * soleus_session_lighten:
 *
 * Takes the leg off again, in the running step and in all that follow; the time goes on.
 *
 * Returns: whether there was anything to lighten
 */
gboolean
soleus_session_lighten (SoleusSession *self)
{
  g_autoptr (SoleusSession) keep = g_object_ref (self);

  soleus_session_update (self);
  if (!soleus_session_can_lighten (self))
    return FALSE;
  soleus_session_account_now (self);
  make_lighter (self);
  soleus_session_settle (self);
  soleus_session_tell (self);
  return TRUE;
}

/**
 * soleus_session_is_gentle:
 *
 * Returns: whether an amber note stays on through the session
 */
gboolean
soleus_session_is_gentle (SoleusSession *self)
{
  return soleus_clearance_is_gentle (self->clearance);
}
