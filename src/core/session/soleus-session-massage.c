/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-session-private.h"

#include <glib/gi18n-lib.h>

#include "soleus-legs.h"
#include "soleus-routine-reader.h"

/* "It eased, go on" is there after this long on a tender spot (content claim C1). */
#define EASE_AFTER_US (15 * (gint64) G_USEC_PER_SEC)
/* Massage that rested for longer than this in all needs the safety list again. */
#define CLEARANCE_REST_US (30 * 60 * (gint64) G_USEC_PER_SEC)

/* Spends a clearance, which every session needs. */
gboolean
soleus_session_consume (SoleusClearance *clearance,
                        SoleusRoutine *routine,
                        const SoleusOptions *options,
                        SoleusClock *clock,
                        GError **error)
{
  if (clearance)
    return soleus_clearance_consume (clearance, routine, options, clock, error);
  g_set_error (error, SOLEUS_SESSION_ERROR, SOLEUS_SESSION_ERROR_CLEARANCE,
               soleus_routine_has_pressure (routine)
                   ? _ ("“%s” has massage in it. Go through the safety list first.")
                   : _ ("“%s” can’t start without a safety check."),
               routine->name);
  return FALSE;
}

static void
revoked_cb (SoleusSession *self)
{
  soleus_session_end (self);
}

/* Puts the session under a clearance that was spent on it. */
void
soleus_session_take_clearance (SoleusSession *self, SoleusClearance *clearance)
{
  if (self->clearance)
    g_signal_handlers_disconnect_by_func (self->clearance, revoked_cb, self);
  g_set_object (&self->clearance, clearance);
  g_signal_connect_object (clearance, "revoked", G_CALLBACK (revoked_cb), self, G_CONNECT_SWAPPED);
  self->active = 0;
}

/* Pressure that has run of what is reserved, in microseconds. */
static gint64
get_run (SoleusSession *self)
{
  return self->pressure[self->reserved_leg] - self->reserved_from;
}

/* Pressure that each calf may still get, the running phase included, in microseconds: what is left
 * of the hour, and never more than the cap in one session. */
void
soleus_session_get_pressure_left (SoleusSession *self, gint64 left[3])
{
  SoleusPressureState pressure = { .left_us = { SOLEUS_PRESSURE_CAP_US, SOLEUS_PRESSURE_CAP_US } };

  if (soleus_routine_has_pressure (self->routine))
    soleus_pressure_ledger_look (soleus_clearance_get_ledger (self->clearance), &pressure);
  left[SOLEUS_LEG_BOTH] = 0;
  left[SOLEUS_LEG_LEFT] = pressure.left_us[0];
  left[SOLEUS_LEG_RIGHT] = pressure.left_us[1];
  if (self->reservation)
    left[self->reserved_leg] += self->reserved - get_run (self);
  for (SoleusLeg leg = SOLEUS_LEG_LEFT; leg <= SOLEUS_LEG_RIGHT; leg++)
    left[leg] = MAX (0, MIN (left[leg], SOLEUS_PRESSURE_CAP_US - self->pressure[leg]));
}

/* Reserves the pressure that begins to run, and cuts the phase where less is granted. */
void
soleus_session_reserve (SoleusSession *self)
{
  SoleusPhase *phase = soleus_session_get_phase (self);
  SoleusLeg leg = soleus_phase_get_leg (phase);
  gint64 wanted = self->remaining, granted;

  if (self->state != SOLEUS_SESSION_RUNNING || !soleus_phase_is_pressure (phase) || wanted <= 0)
    return;
  granted = soleus_pressure_ledger_reserve (
      soleus_clearance_get_ledger (self->clearance), leg,
      MIN (wanted, SOLEUS_PRESSURE_CAP_US - self->pressure[leg]), &self->reservation);
  self->reserved_leg = leg;
  self->reserved = granted;
  self->reserved_from = self->pressure[leg];
  self->duration -= wanted - granted;
  self->remaining = granted;
  self->deadline -= wanted - granted;
  if (granted < wanted)
    soleus_session_publish_timetable (self);
}

/* Settles the pressure that ran: what was not worked of it is given back. */
void
soleus_session_settle_pressure (SoleusSession *self)
{
  if (self->reservation)
    soleus_pressure_ledger_settle (soleus_clearance_get_ledger (self->clearance), self->reservation,
                                   self->reserved_leg, get_run (self));
  self->reservation = 0;
}

/* All pauses, all sleep and all waiting since the clearance, in microseconds. */
static gint64
get_rested (SoleusSession *self)
{
  gint64 active = self->active;

  if (self->state == SOLEUS_SESSION_RUNNING && self->duration != SOLEUS_FOREVER)
    active +=
        MAX (0, MIN (soleus_session_get_awake_time (self), self->deadline) - self->accounted_to);
  return soleus_clock_get_boottime (self->clock) -
         soleus_clearance_get_acknowledged (self->clearance) - active;
}

static gboolean
has_rested_long (SoleusSession *self)
{
  return get_rested (self) > CLEARANCE_REST_US;
}

/**
 * soleus_session_needs_clearance:
 *
 * Returns: whether there is massage left and the session has rested for more than 30 minutes in all
 *   since the list, asleep, paused or waiting for the person, so that the safety list comes first
 */
gboolean
soleus_session_needs_clearance (SoleusSession *self)
{
  return !soleus_session_is_over (self) &&
         self->position < soleus_plan_find_pressure_end (self->plan) && has_rested_long (self);
}

/* After a long rest without massage to come no list is needed, and so there is no way back to
 * massage, by going back or by time that is left again. */
void
soleus_session_close_massage (SoleusSession *self)
{
  SoleusAllowance allowance = *soleus_clearance_get_allowance (self->clearance);

  if (self->massage_closed || self->position < soleus_plan_find_pressure_end (self->plan) ||
      !has_rested_long (self))
    return;
  self->massage_closed = TRUE;
  allowance.pressure_legs = SOLEUS_LEGS_NONE;
  soleus_plan_forbid (self->plan, &allowance);
}

static SoleusStep *
find_lighter (SoleusSession *self, SoleusStep *heavier)
{
  for (guint i = 0; i < self->routine->steps->len; i++)
    {
      SoleusStep *step = self->routine->steps->pdata[i];

      if (heavier && step->heavier == heavier)
        return step;
    }
  return NULL;
}

/* Puts the lighter step in the place of every heavier one from here on. What was worked of the
 * running one stays what it was. */
static void
make_lighter (SoleusSession *self)
{
  SoleusStep *lighter =
      find_lighter (self, soleus_phase_get_step (soleus_session_get_phase (self)));

  if (lighter)
    {
      soleus_session_leave_phase (self);
      self->tell_changed = TRUE;
    }
  if (lighter && self->interlude)
    {
      SoleusPhase *interlude = soleus_phase_with_step (self->interlude, lighter);

      soleus_phase_unref (self->interlude);
      self->interlude = interlude;
    }
  for (guint i = 0; i < self->routine->steps->len; i++)
    {
      SoleusStep *step = self->routine->steps->pdata[i];

      if (step->heavier)
        soleus_plan_replace_step (self->plan, self->position, step->heavier, step);
    }
  self->options.more_pressure = FALSE;
}

/* Cuts what is left of the phase at hand, or leaves it where nothing is. */
void
soleus_session_fit_current (SoleusSession *self)
{
  SoleusPhase *phase = soleus_plan_get_phase (self->plan, self->position);
  gint64 *duration = self->interlude ? &self->held_duration : &self->duration;
  gint64 *remaining = self->interlude ? &self->held_remaining : &self->remaining;
  gint64 all[3], left = G_MAXINT64;

  if (soleus_phase_is_pressure (phase))
    {
      soleus_session_get_pressure_left (self, all);
      left = all[soleus_phase_get_leg (phase)];
    }
  if (soleus_phase_get_duration (phase) == 0)
    left = 0;
  if (left >= *remaining)
    return;
  self->tell_changed = TRUE;
  *duration -= *remaining - left;
  *remaining = left;
  if (left > 0)
    return;
  soleus_session_leave_phase (self);
  soleus_session_enter (self, soleus_plan_find_kept (self->plan, self->position + 1),
                        soleus_clock_get_monotonic (self->clock));
}

/* Rests of more than 30 minutes in all end what the list once allowed. The new answers may leave
 * out a leg, or the heavier steps; they count although massage was skipped while the list was open.
 */
gboolean
soleus_session_renew_clearance (SoleusSession *self, SoleusClearance *clearance, GError **error)
{
  SoleusOptions options = self->options;

  soleus_session_close_massage (self);
  if (!clearance && !soleus_session_needs_clearance (self))
    return TRUE;
  if (clearance)
    {
      options.more_pressure = FALSE;
      if (options.sides == SOLEUS_SIDES_BOTH)
        options.sides = soleus_legs_to_sides (soleus_clearance_get_pressure_legs (clearance) |
                                              soleus_clearance_get_stretch_legs (clearance));
    }
  if (!soleus_session_consume (clearance, self->routine, &options, self->clock, error))
    return FALSE;
  soleus_session_take_clearance (self, clearance);
  if (!soleus_clearance_allows_more_pressure (clearance))
    make_lighter (self);
  soleus_plan_forbid (self->plan, soleus_clearance_get_allowance (clearance));
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
         soleus_phase_get_step (phase)->spot &&
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

static SoleusStep *
find_heavier (SoleusSession *self)
{
  SoleusPhase *phase = soleus_session_get_phase (self);
  SoleusStep *heavier =
      soleus_phase_is_pressure (phase) ? soleus_phase_get_step (phase)->heavier : NULL;

  return heavier && soleus_allowance_allows (soleus_clearance_get_allowance (self->clearance),
                                             heavier, soleus_phase_get_leg (phase))
             ? heavier
             : NULL;
}

/**
 * soleus_session_can_add_pressure:
 *
 * Returns: whether the running step may become heavier: there is a way to put the other leg on top,
 *   and the answers to the safety list leave it open
 */
gboolean
soleus_session_can_add_pressure (SoleusSession *self)
{
  return self->state == SOLEUS_SESSION_RUNNING && !soleus_clearance_is_gentle (self->clearance) &&
         find_heavier (self) != NULL;
}

/**
 * soleus_session_add_pressure:
 *
 * Puts the other leg on top for what is left of the running step. A later step is as light as it
 * was planned: each time the person decides anew.
 *
 * Returns: whether there was anything to make heavier
 */
gboolean
soleus_session_add_pressure (SoleusSession *self)
{
  g_autoptr (SoleusSession) keep = g_object_ref (self);

  soleus_session_update (self);
  if (!soleus_session_can_add_pressure (self))
    return FALSE;
  soleus_session_account_now (self);
  soleus_session_leave_phase (self);
  soleus_plan_replace_step_at (self->plan, self->position, find_heavier (self));
  self->tell_changed = TRUE;
  soleus_session_settle (self);
  soleus_session_tell (self);
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
  return !soleus_session_is_over (self) &&
         find_lighter (self, soleus_phase_get_step (soleus_session_get_phase (self))) != NULL;
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

/**
 * soleus_session_get_verdict:
 *
 * Returns: what the safety list came to when the session was last cleared; for the history, which
 *   never learns the answers
 */
SoleusVerdictKind
soleus_session_get_verdict (SoleusSession *self)
{
  return soleus_clearance_get_verdict (self->clearance);
}
