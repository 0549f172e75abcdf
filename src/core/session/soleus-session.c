/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-session-private.h"

#include "soleus-enum-types.h"

enum
{
  PROP_0,
  PROP_STATE,
  PROP_REMAINING_SECONDS,
  N_PROPS
};

enum
{
  SIGNAL_PHASE_CHANGED,
  SIGNAL_PHASE_ENDED,
  SIGNAL_CUE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusSession, soleus_session, G_TYPE_OBJECT)
GQuark
soleus_session_error_quark (void)
{
  return g_quark_from_static_string ("soleus-session-error-quark");
}

/* Seconds as they are shown: the ceiling of the remainder. */
static gint64
ceil_seconds (gint64 us)
{
  return us == SOLEUS_FOREVER ? -1 : (us + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC;
}

/* Where the moment of a cue has gone before it was told of. */
void
soleus_session_drop_cue (SoleusSession *self)
{
  g_clear_pointer (&self->tell_cue.phase, soleus_phase_unref);
}

static gboolean
tell_ended (SoleusSession *self)
{
  g_autoptr (SoleusPhase) phase = NULL;
  gint64 worked;

  if (self->tell_ended->len == 0)
    return FALSE;
  phase = soleus_phase_ref (g_array_index (self->tell_ended, SoleusEnded, 0).phase);
  worked = g_array_index (self->tell_ended, SoleusEnded, 0).worked;
  g_array_remove_index (self->tell_ended, 0);
  g_signal_emit (self, signals[SIGNAL_PHASE_ENDED], 0, phase, worked / 1000);
  return TRUE;
}

static gboolean
tell_state (SoleusSession *self)
{
  if (self->told_state == self->state)
    return FALSE;
  self->told_state = self->state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  return TRUE;
}

static gboolean
tell_changed (SoleusSession *self)
{
  if (!self->tell_changed)
    return FALSE;
  self->tell_changed = FALSE;
  /* Another program may have set a lock, which ends the session. */
  soleus_clearance_verify (self->clearance, NULL);
  g_signal_emit (self, signals[SIGNAL_PHASE_CHANGED], 0);
  return TRUE;
}

static gboolean
tell_cue (SoleusSession *self)
{
  g_autoptr (SoleusPhase) phase = g_steal_pointer (&self->tell_cue.phase);
  SoleusCue cue = self->tell_cue;

  if (!phase)
    return FALSE;
  cue.phase = phase;
  g_signal_emit (self, signals[SIGNAL_CUE], 0, &cue);
  return TRUE;
}

static gboolean
tell_seconds (SoleusSession *self)
{
  gint64 seconds = ceil_seconds (soleus_session_get_remaining_us (self));

  if (self->told_seconds == seconds)
    return FALSE;
  self->told_seconds = seconds;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REMAINING_SECONDS]);
  return TRUE;
}

/* Tells of everything that has happened, one thing after the other. Called again from a handler it
 * leaves the rest to the outer call. The caller holds a reference. */
void
soleus_session_tell (SoleusSession *self)
{
  if (self->telling)
    return;
  self->telling = TRUE;
  while (tell_ended (self) || tell_state (self) || tell_changed (self) || tell_cue (self) ||
         tell_seconds (self))
    ;
  self->telling = FALSE;
}

static void
clear_ended (gpointer data)
{
  SoleusEnded *ended = data;

  soleus_phase_unref (ended->phase);
}

static void
soleus_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SoleusSession *self = SOLEUS_SESSION (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_REMAINING_SECONDS:
      g_value_set_int64 (value, ceil_seconds (soleus_session_get_remaining_us (self)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
soleus_session_dispose (GObject *object)
{
  SoleusSession *self = SOLEUS_SESSION (object);

  if (self->source)
    {
      g_source_destroy (self->source);
      g_clear_pointer (&self->source, g_source_unref);
    }
  g_clear_pointer (&self->caller, soleus_cue_caller_free);
  g_clear_pointer (&self->plan, soleus_plan_free);
  g_clear_pointer (&self->interlude, soleus_phase_unref);
  g_clear_pointer (&self->tell_ended, g_array_unref);
  g_clear_pointer (&self->tell_cue.phase, soleus_phase_unref);
  g_clear_object (&self->routine);
  g_clear_object (&self->clearance);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (soleus_session_parent_class)->dispose (object);
}

static void
soleus_session_class_init (SoleusSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = soleus_session_get_property;
  object_class->dispose = soleus_session_dispose;

  /**
   * SoleusSession:state:
   *
   * Where the session stands.
   */
  properties[PROP_STATE] =
      g_param_spec_enum ("state", NULL, NULL, SOLEUS_TYPE_SESSION_STATE, SOLEUS_SESSION_READY,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * SoleusSession:remaining-seconds:
   *
   * What is left of the phase, as it is shown: the ceiling of the remainder in seconds; -1 in an
   * untimed phase. Notified when the number changes.
   */
  properties[PROP_REMAINING_SECONDS] =
      g_param_spec_int64 ("remaining-seconds", NULL, NULL, -1, G_MAXINT64, 0,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * SoleusSession::phase-changed:
   *
   * Another phase runs, or the running one was restarted, lengthened or shortened.
   */
  signals[SIGNAL_PHASE_CHANGED] =
      g_signal_new ("phase-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);
  /**
   * SoleusSession::phase-ended:
   * @phase: a work phase
   * @worked: milliseconds really worked in it, more than 0
   *
   * A work phase is over, whole or in part.
   */
  signals[SIGNAL_PHASE_ENDED] =
      g_signal_new ("phase-ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 2, SOLEUS_TYPE_PHASE, G_TYPE_INT64);
  /**
   * SoleusSession::cue:
   * @cue: (type gpointer): a #SoleusCue, valid during the emission
   *
   * A cue's moment has come: show what the cue sinks let hear.
   */
  signals[SIGNAL_CUE] = g_signal_new ("cue", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
soleus_session_init (SoleusSession *self)
{
  self->caller = soleus_cue_caller_new ();
  self->tell_ended = g_array_new (FALSE, FALSE, sizeof (SoleusEnded));
  g_array_set_clear_func (self->tell_ended, clear_ended);
}

/**
 * soleus_session_new:
 * @routine: what is done
 * @options: how; copied
 * @clearance: (nullable): from the safety gate, for this routine and these options; without one, or
 *   with one that doesn't fit, there is no session
 * @clock: where time comes from
 * @error: of the domain %SOLEUS_SESSION_ERROR or %SOLEUS_SAFETY_ERROR
 *
 * The session leaves out what the clearance doesn't allow: massage of one leg, stretches of one
 * leg, or massage beyond what is left to a calf this hour. It ends when a lock is set.
 *
 * Returns: (transfer full): a session that has not begun; %NULL where the safety rule forbids it
 */
SoleusSession *
soleus_session_new (SoleusRoutine *routine,
                    const SoleusOptions *options,
                    SoleusClearance *clearance,
                    SoleusClock *clock,
                    GError **error)
{
  SoleusSession *self;

  if (!soleus_session_consume (clearance, routine, options, clock, error))
    return NULL;
  self = g_object_new (SOLEUS_TYPE_SESSION, NULL);
  self->routine = g_object_ref (routine);
  self->options = *options;
  self->options.on_floor = soleus_options_is_on_floor (options, routine);
  self->clock = g_object_ref (clock);
  self->plan =
      soleus_plan_new (options, routine, &soleus_clearance_get_terms (clearance)->allowance);
  soleus_session_take_clearance (self, clearance);
  soleus_session_prepare (self);
  self->told_seconds = ceil_seconds (self->remaining);
  return self;
}

/**
 * soleus_session_add_cue_sink:
 * @sink: (transfer none): makes the cues heard
 *
 * Call it before the start.
 */
void
soleus_session_add_cue_sink (SoleusSession *self, SoleusCueSink *sink)
{
  g_return_if_fail (self->state == SOLEUS_SESSION_READY);
  soleus_cue_caller_add_sink (self->caller, sink);
}

/**
 * soleus_session_get_routine:
 *
 * Returns: (transfer none): what is done
 */
SoleusRoutine *
soleus_session_get_routine (SoleusSession *self)
{
  return self->routine;
}

/**
 * soleus_session_get_options:
 *
 * Returns: (transfer none): how it is done
 */
const SoleusOptions *
soleus_session_get_options (SoleusSession *self)
{
  return &self->options;
}

SoleusSessionState
soleus_session_get_state (SoleusSession *self)
{
  return self->state;
}

/**
 * soleus_session_is_over:
 *
 * Returns: whether it is finished, ended or stopped, and never goes on
 */
gboolean
soleus_session_is_over (SoleusSession *self)
{
  return self->state >= SOLEUS_SESSION_FINISHED;
}

/**
 * soleus_session_was_asleep:
 *
 * Returns: whether it is paused because the machine slept
 */
gboolean
soleus_session_was_asleep (SoleusSession *self)
{
  return self->asleep;
}

guint
soleus_session_get_n_phases (SoleusSession *self)
{
  return soleus_plan_get_n_phases (self->plan);
}

/**
 * soleus_session_get_phase_at:
 *
 * Returns: (transfer none): the phase at @index, of length 0 where it was dropped to keep a calf
 *   within its cap; the last is %SOLEUS_PHASE_DONE
 */
SoleusPhase *
soleus_session_get_phase_at (SoleusSession *self, guint index)
{
  return soleus_plan_get_phase (self->plan, index);
}

/**
 * soleus_session_get_position:
 *
 * Returns: the index of the phase that runs; while the person gets ready again after sleep, of the
 *   one that follows
 */
guint
soleus_session_get_position (SoleusSession *self)
{
  return self->position;
}

/**
 * soleus_session_get_phase:
 *
 * Returns: (transfer none): the phase that runs
 */
SoleusPhase *
soleus_session_get_phase (SoleusSession *self)
{
  return self->interlude ? self->interlude : soleus_plan_get_phase (self->plan, self->position);
}

/**
 * soleus_session_get_previous_phase:
 *
 * Returns: (nullable) (transfer none): the phase before the one that runs, leaving out what was
 *   dropped
 */
SoleusPhase *
soleus_session_get_previous_phase (SoleusSession *self)
{
  for (guint i = self->position; i > 0; i--)
    if (soleus_plan_get_duration (self->plan, i - 1) != 0)
      return soleus_plan_get_phase (self->plan, i - 1);
  return NULL;
}

/**
 * soleus_session_get_next_phase:
 *
 * Returns: (nullable) (transfer none): the phase that follows the one that runs, leaving out what
 *   was dropped
 */
SoleusPhase *
soleus_session_get_next_phase (SoleusSession *self)
{
  guint i = self->position + (self->interlude ? 0 : 1);

  if (i >= soleus_plan_get_n_phases (self->plan))
    return NULL;
  return soleus_plan_get_phase (self->plan, soleus_plan_find_kept (self->plan, i));
}

/**
 * soleus_session_get_remaining:
 *
 * Returns: milliseconds left of the phase, or %SOLEUS_PHASE_UNTIMED
 */
gint64
soleus_session_get_remaining (SoleusSession *self)
{
  gint64 us = soleus_session_get_remaining_us (self);

  return us == SOLEUS_FOREVER ? SOLEUS_PHASE_UNTIMED : us / 1000;
}

/**
 * soleus_session_get_elapsed:
 *
 * Returns: milliseconds since the phase began, without pauses; 0 in an untimed phase
 */
gint64
soleus_session_get_elapsed (SoleusSession *self)
{
  return self->duration == SOLEUS_FOREVER
             ? 0
             : (self->duration - soleus_session_get_remaining_us (self)) / 1000;
}

/**
 * soleus_session_get_length:
 *
 * Returns: milliseconds of the running phase, with the changes that the person made, or
 *   %SOLEUS_PHASE_UNTIMED
 */
gint64
soleus_session_get_length (SoleusSession *self)
{
  return self->duration == SOLEUS_FOREVER ? SOLEUS_PHASE_UNTIMED : self->duration / 1000;
}

/**
 * soleus_session_get_total_remaining:
 *
 * Returns: milliseconds left of the whole session, without untimed phases
 */
gint64
soleus_session_get_total_remaining (SoleusSession *self)
{
  gint64 held = self->interlude ? self->held_remaining / 1000 : 0;

  return MAX (0, soleus_session_get_remaining (self)) + held +
         soleus_plan_get_total (self->plan, self->position + 1);
}

/**
 * soleus_session_get_worked:
 * @leg: which leg; %SOLEUS_LEG_BOTH for what was done with both at once
 * @pressure_only: count pressure steps only
 *
 * Returns: milliseconds really worked so far
 */
gint64
soleus_session_get_worked (SoleusSession *self, SoleusLeg leg, gboolean pressure_only)
{
  SoleusPhase *phase = soleus_session_get_phase (self);
  gint64 worked = pressure_only ? self->pressure[leg] : self->worked[leg];

  if (self->state == SOLEUS_SESSION_RUNNING && leg == soleus_phase_get_leg (phase) &&
      soleus_phase_get_kind (phase) == SOLEUS_PHASE_WORK &&
      (!pressure_only || soleus_phase_is_pressure (phase)))
    worked +=
        MAX (0, MIN (soleus_session_get_awake_time (self), self->deadline) - self->accounted_to);
  return worked / 1000;
}

/**
 * soleus_session_get_active_until:
 *
 * Returns: when a timed phase last ran, in microseconds since 1970-01-01 UTC: what comes after it
 *   was pause, sleep or waiting
 */
gint64
soleus_session_get_active_until (SoleusSession *self)
{
  gint64 ago = soleus_clock_get_boottime (self->clock) - self->active_until;

  return soleus_clock_get_wall (self->clock) - ago;
}
