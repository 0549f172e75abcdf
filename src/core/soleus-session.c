/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-session.h"

#include <glib/gi18n-lib.h>

#include "soleus-enum-types.h"
#include "soleus-routine-reader.h"
#include "soleus-timetable.h"

/* Boottime running ahead of monotonic by more than this means that the machine slept. */
#define SLEEP_TOLERANCE_US  (2 * G_USEC_PER_SEC)
/* A cue that is later than this is not made up for. */
#define CUE_STALE_US        G_USEC_PER_SEC
/* Massage that rested this long needs the safety list again (content C3). */
#define CLEARANCE_REST_US   (30 * 60 * (gint64) G_USEC_PER_SEC)
/* Back within the first moments of a phase goes to the one before. */
#define BACK_RESTART_US     (2 * G_USEC_PER_SEC)
/* The longest that set-up and easy movement may be stretched to; EST, as content gives none. */
#define MOVEMENT_MAX_US     (300 * (gint64) G_USEC_PER_SEC)
#define FOREVER             G_MAXINT64

struct _SoleusSession
{
  GObject parent_instance;

  SoleusRoutine *routine;
  SoleusOptions options;
  SoleusClock *clock;
  GPtrArray *sinks;
  GPtrArray *phases;
  guint position;
  SoleusSessionState state;
  gboolean asleep;

  /* The running phase, microseconds. While paused the remainder stands in @remaining, else it
   * follows from the deadline. */
  gint64 duration;
  gint64 deadline;
  gint64 remaining;
  GArray *cues;
  guint next_cue;
  gboolean halfway_given;
  gint64 shown_seconds;

  gint64 accounted_to;
  gint64 phase_worked;
  gint64 worked[3];
  gint64 pressure[3];

  gint64 sleep_offset;
  gint64 last_active;

  GSource *source;
};

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
G_DEFINE_QUARK (soleus-session-error-quark, soleus_session_error)

static gint64
now (SoleusSession *self)
{
  return soleus_clock_get_monotonic (self->clock);
}

static gint64
sleep_offset (SoleusSession *self)
{
  return soleus_clock_get_boottime (self->clock) - now (self);
}

static SoleusPhase *
current (SoleusSession *self)
{
  return self->phases->pdata[self->position];
}

static gint64
planned_us (SoleusPhase *phase)
{
  gint64 ms = soleus_phase_get_duration (phase);

  return ms == SOLEUS_PHASE_UNTIMED ? FOREVER : ms * 1000;
}

static gint64
remaining_us (SoleusSession *self)
{
  if (self->duration == FOREVER)
    return FOREVER;
  if (self->state != SOLEUS_SESSION_RUNNING)
    return self->remaining;
  return MAX (0, self->deadline - now (self));
}

/* Seconds as they are shown: the ceiling of the remainder. */
static gint64
ceil_seconds (gint64 us)
{
  return us == FOREVER ? -1 : (us + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC;
}

static void
set_state (SoleusSession *self, SoleusSessionState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
update_shown_seconds (SoleusSession *self)
{
  gint64 seconds = ceil_seconds (remaining_us (self));

  if (seconds == self->shown_seconds)
    return;
  self->shown_seconds = seconds;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REMAINING_SECONDS]);
}

/* Counts the time worked up to @time. */
static void
account (SoleusSession *self, gint64 time)
{
  SoleusPhase *phase = current (self);
  gint64 delta = time - self->accounted_to;

  self->accounted_to = time;
  if (delta <= 0 || soleus_phase_get_kind (phase) != SOLEUS_PHASE_WORK)
    return;
  self->phase_worked += delta;
  self->worked[soleus_phase_get_leg (phase)] += delta;
  if (soleus_phase_is_pressure (phase))
    self->pressure[soleus_phase_get_leg (phase)] += delta;
}

static void
emit_phase_ended (SoleusSession *self)
{
  if (soleus_phase_get_kind (current (self)) == SOLEUS_PHASE_WORK && self->phase_worked > 0)
    g_signal_emit (self, signals[SIGNAL_PHASE_ENDED], 0, current (self), self->phase_worked / 1000);
  self->phase_worked = 0;
}

/* Pressure left for a calf, in microseconds, over what has been done and what is planned up to and
 * without phase @until. */
static gint64
pressure_budget (SoleusSession *self, SoleusLeg leg, gint64 current_remaining, guint until)
{
  gint64 left = SOLEUS_PRESSURE_MAX_SECONDS * (gint64) G_USEC_PER_SEC - self->pressure[leg];

  for (guint i = self->position; i < until; i++)
    {
      SoleusPhase *phase = self->phases->pdata[i];

      if (soleus_phase_is_pressure (phase) && soleus_phase_get_leg (phase) == leg)
        left -= i == self->position ? current_remaining : planned_us (phase);
    }
  return left;
}

/* Keeps every calf within its cap: what the running phase takes more is taken from later ones. */
static void
trim_pressure (SoleusSession *self, gint64 current_remaining)
{
  for (guint i = self->position + 1; i < self->phases->len; i++)
    {
      SoleusPhase *phase = self->phases->pdata[i];
      gint64 left;

      if (!soleus_phase_is_pressure (phase))
        continue;
      left = pressure_budget (self, soleus_phase_get_leg (phase), current_remaining, i);
      if (left >= planned_us (phase))
        continue;
      g_ptr_array_index (self->phases, i) = soleus_phase_with_duration (phase, MAX (0, left / 1000));
      soleus_phase_unref (phase);
    }
}

static void
build_timetable (SoleusSession *self)
{
  gint64 start = self->deadline - self->duration, duration = self->duration;

  g_array_set_size (self->cues, 0);
  self->next_cue = 0;
  if (self->state != SOLEUS_SESSION_RUNNING)
    return;
  for (guint i = self->position; i + 1 < self->phases->len && duration != FOREVER; i++)
    {
      soleus_timetable_add_phase (self->cues, self->phases->pdata[i], self->phases->pdata[i + 1],
                                  start, duration);
      start += duration;
      duration = planned_us (self->phases->pdata[i + 1]);
    }
}

/* Drops what has been given already, or lies behind: nothing is ever repeated or made up for. */
static void
drop_past_cues (SoleusSession *self, gint64 time)
{
  for (guint i = 0; i < self->cues->len;)
    {
      const SoleusCue *cue = &g_array_index (self->cues, SoleusCue, i);
      gboolean given = cue->kind == SOLEUS_CUE_HALFWAY && self->halfway_given &&
                       cue->phase == current (self);

      if (cue->monotonic <= time || given)
        g_array_remove_index (self->cues, i);
      else if (cue->phase != current (self))
        break;
      else
        i++;
    }
}

static void
publish_timetable (SoleusSession *self)
{
  build_timetable (self);
  drop_past_cues (self, now (self));
  for (guint i = 0; i < self->sinks->len; i++)
    soleus_cue_sink_set_timetable (self->sinks->pdata[i], (const SoleusCue *) self->cues->data,
                                   self->cues->len);
}

static void
end_sinks (SoleusSession *self)
{
  for (guint i = 0; i < self->sinks->len; i++)
    soleus_cue_sink_end (self->sinks->pdata[i]);
}

/* Gives the cues whose moment has come. After a stall only the last one sounds, and only if it is
 * not stale: never a burst. */
static void
give_cues (SoleusSession *self, gint64 time)
{
  g_autoptr (SoleusPhase) phase = NULL;
  SoleusCue cue = { 0 };

  while (self->next_cue < self->cues->len)
    {
      const SoleusCue *c = &g_array_index (self->cues, SoleusCue, self->next_cue);

      if (c->monotonic > time)
        break;
      cue = *c;
      if (cue.kind == SOLEUS_CUE_HALFWAY)
        self->halfway_given = TRUE;
      self->next_cue++;
    }
  if (!cue.phase || time - cue.monotonic > CUE_STALE_US)
    return;
  phase = soleus_phase_ref (cue.phase);
  g_signal_emit (self, signals[SIGNAL_CUE], 0, &cue);
}

static void
arm (SoleusSession *self)
{
  gint64 deadline = soleus_session_get_next_deadline (self);

  if (!self->source)
    return;
  g_source_set_ready_time (
      self->source, deadline == FOREVER ? -1 : soleus_clock_get_ready_time (self->clock, deadline));
}

static void
enter (SoleusSession *self, guint position, gint64 start)
{
  self->position = position;
  self->duration = planned_us (current (self));
  self->deadline = self->duration == FOREVER ? FOREVER : start + self->duration;
  self->remaining = self->duration;
  self->accounted_to = start;
  self->halfway_given = FALSE;
}

static gboolean
is_done (SoleusSession *self)
{
  return soleus_phase_get_kind (current (self)) == SOLEUS_PHASE_DONE;
}

/* Tells of the phase that runs now, and finishes where it is the end. */
static void
announce (SoleusSession *self)
{
  if (is_done (self))
    {
      set_state (self, SOLEUS_SESSION_FINISHED);
      end_sinks (self);
    }
  g_signal_emit (self, signals[SIGNAL_PHASE_CHANGED], 0);
  update_shown_seconds (self);
}

/* Goes to another phase by the person's wish, or at the start. */
static void
jump (SoleusSession *self, guint position)
{
  gint64 time = now (self);

  enter (self, position, time);
  if (soleus_phase_is_pressure (current (self)))
    {
      gint64 left = pressure_budget (self, soleus_phase_get_leg (current (self)), 0, self->position);

      self->duration = MIN (self->duration, MAX (0, left));
      self->remaining = self->duration;
      self->deadline = time + self->duration;
    }
  trim_pressure (self, self->remaining);
  publish_timetable (self);
  announce (self);
  arm (self);
}

/* Lets the phases that are over go by. Their edges stand where they were planned, however late the
 * main loop is. */
static gboolean
pass_deadlines (SoleusSession *self, gint64 time)
{
  gboolean passed = FALSE;

  while (self->deadline <= time && !is_done (self))
    {
      gint64 edge = self->deadline;

      account (self, edge);
      emit_phase_ended (self);
      enter (self, self->position + 1, edge);
      passed = TRUE;
    }
  return passed;
}

static void
fall_asleep (SoleusSession *self, gint64 time)
{
  pass_deadlines (self, time);
  if (!is_done (self))
    {
      account (self, time);
      self->asleep = TRUE;
      self->remaining = self->deadline == FOREVER ? FOREVER : self->deadline - time;
      set_state (self, SOLEUS_SESSION_PAUSED);
    }
  publish_timetable (self);
  announce (self);
  arm (self);
}

static gboolean
source_dispatch (GSource *source, GSourceFunc callback, gpointer user_data)
{
  return callback (user_data);
}

static GSourceFuncs source_funcs = { NULL, NULL, source_dispatch, NULL, NULL, NULL };

static gboolean
source_cb (gpointer user_data)
{
  soleus_session_update (user_data);
  return G_SOURCE_CONTINUE;
}

static void
attach_source (SoleusSession *self)
{
  if (self->source)
    return;
  self->source = g_source_new (&source_funcs, sizeof (GSource));
  g_source_set_static_name (self->source, "SoleusSession");
  g_source_set_callback (self->source, source_cb, self, NULL);
  g_source_attach (self->source, g_main_context_get_thread_default ());
}

/* Ends for good, in @state. */
static void
close_session (SoleusSession *self, SoleusSessionState state)
{
  if (soleus_session_is_over (self))
    return;
  if (self->state == SOLEUS_SESSION_RUNNING)
    {
      self->remaining = remaining_us (self);
      account (self, now (self));
    }
  set_state (self, state);
  publish_timetable (self);
  end_sinks (self);
  emit_phase_ended (self);
  arm (self);
}

static gboolean
has_pressure_left (SoleusSession *self)
{
  for (guint i = self->position; i < self->phases->len; i++)
    if (soleus_phase_is_pressure (self->phases->pdata[i]))
      return TRUE;
  return FALSE;
}

/* After sleep nobody stands in the position any more: get ready comes before the rest of the phase. */
static void
insert_get_ready (SoleusSession *self)
{
  SoleusPhase *phase = current (self);
  int seconds = soleus_options_get_ready_seconds (&self->options, soleus_phase_get_step (phase));
  gint64 duration = seconds == SOLEUS_GET_READY_WAIT ? SOLEUS_PHASE_UNTIMED : seconds * 1000;

  if (soleus_phase_get_kind (phase) == SOLEUS_PHASE_WORK)
    {
      emit_phase_ended (self);
      g_ptr_array_index (self->phases, self->position) =
          soleus_phase_with_duration (phase, self->remaining / 1000);
      soleus_phase_unref (phase);
      phase = current (self);
      g_ptr_array_insert (self->phases, self->position,
                          soleus_phase_new (SOLEUS_PHASE_GET_READY, soleus_phase_get_step (phase),
                                            soleus_phase_get_leg (phase),
                                            soleus_phase_get_repetition (phase),
                                            soleus_phase_get_repetitions (phase), duration));
    }
  jump (self, self->position);
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
      g_value_set_int64 (value, self->shown_seconds);
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
  g_clear_pointer (&self->sinks, g_ptr_array_unref);
  g_clear_pointer (&self->cues, g_array_unref);
  g_clear_pointer (&self->phases, g_ptr_array_unref);
  g_clear_object (&self->routine);
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
  properties[PROP_STATE] = g_param_spec_enum (
      "state", NULL, NULL, SOLEUS_TYPE_SESSION_STATE, SOLEUS_SESSION_READY,
      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * SoleusSession:remaining-seconds:
   *
   * What is left of the phase, as it is shown: the ceiling of the remainder in seconds; -1 in an
   * untimed phase. Notified when the number changes.
   */
  properties[PROP_REMAINING_SECONDS] = g_param_spec_int64 (
      "remaining-seconds", NULL, NULL, -1, G_MAXINT64, 0,
      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * SoleusSession::phase-changed:
   *
   * Another phase runs, or the running one was restarted, lengthened or shortened.
   */
  signals[SIGNAL_PHASE_CHANGED] = g_signal_new ("phase-changed", G_TYPE_FROM_CLASS (klass),
                                                G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                G_TYPE_NONE, 0);
  /**
   * SoleusSession::phase-ended:
   * @phase: a work phase
   * @worked: milliseconds really worked in it, more than 0
   *
   * A work phase is over, whole or in part.
   */
  signals[SIGNAL_PHASE_ENDED] = g_signal_new ("phase-ended", G_TYPE_FROM_CLASS (klass),
                                              G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                              SOLEUS_TYPE_PHASE, G_TYPE_INT64);
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
  self->sinks = g_ptr_array_new_with_free_func (g_object_unref);
  self->cues = soleus_timetable_new ();
}

/**
 * soleus_session_new:
 * @routine: what is done
 * @options: how; copied
 * @clearance: (nullable): from the safety gate; needed where there is massage in @routine
 * @clock: where time comes from
 * @error: of the domain %SOLEUS_SESSION_ERROR
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

  if (soleus_routine_has_pressure (routine))
    {
      g_set_error (error, SOLEUS_SESSION_ERROR, SOLEUS_SESSION_ERROR_CLEARANCE,
                   _("“%s” has massage in it. Go through the safety list first."),
                   soleus_routine_get_name (routine));
      return NULL;
    }
  self = g_object_new (SOLEUS_TYPE_SESSION, NULL);
  self->routine = g_object_ref (routine);
  self->options = *options;
  self->clock = g_object_ref (clock);
  self->phases = soleus_options_expand (options, routine);
  enter (self, 0, now (self));
  self->shown_seconds = ceil_seconds (self->remaining);
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
  g_ptr_array_add (self->sinks, g_object_ref (sink));
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
  return self->phases->len;
}

/**
 * soleus_session_get_phase_at:
 *
 * Returns: (transfer none): the phase at @index; the last is %SOLEUS_PHASE_DONE
 */
SoleusPhase *
soleus_session_get_phase_at (SoleusSession *self, guint index)
{
  g_return_val_if_fail (index < self->phases->len, NULL);
  return self->phases->pdata[index];
}

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
  return current (self);
}

/**
 * soleus_session_get_next_work:
 *
 * Returns: (nullable) (transfer none): the next work phase after the one that runs
 */
SoleusPhase *
soleus_session_get_next_work (SoleusSession *self)
{
  for (guint i = self->position + 1; i < self->phases->len; i++)
    if (soleus_phase_get_kind (self->phases->pdata[i]) == SOLEUS_PHASE_WORK)
      return self->phases->pdata[i];
  return NULL;
}

/**
 * soleus_session_get_remaining:
 *
 * Returns: milliseconds left of the phase, or %SOLEUS_PHASE_UNTIMED
 */
gint64
soleus_session_get_remaining (SoleusSession *self)
{
  gint64 us = remaining_us (self);

  return us == FOREVER ? SOLEUS_PHASE_UNTIMED : us / 1000;
}

/**
 * soleus_session_get_elapsed:
 *
 * Returns: milliseconds since the phase began, without pauses; 0 in an untimed phase
 */
gint64
soleus_session_get_elapsed (SoleusSession *self)
{
  return self->duration == FOREVER ? 0 : (self->duration - remaining_us (self)) / 1000;
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
  return self->duration == FOREVER ? SOLEUS_PHASE_UNTIMED : self->duration / 1000;
}

/**
 * soleus_session_get_total_remaining:
 *
 * Returns: milliseconds left of the whole session, without untimed phases
 */
gint64
soleus_session_get_total_remaining (SoleusSession *self)
{
  gint64 total = MAX (0, soleus_session_get_remaining (self));

  for (guint i = self->position + 1; i < self->phases->len; i++)
    total += MAX (0, soleus_phase_get_duration (self->phases->pdata[i]));
  return total;
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
  if (self->state == SOLEUS_SESSION_RUNNING)
    account (self, MIN (now (self), self->deadline));
  return (pressure_only ? self->pressure[leg] : self->worked[leg]) / 1000;
}

/**
 * soleus_session_start:
 *
 * Begins the first phase now.
 */
void
soleus_session_start (SoleusSession *self)
{
  g_return_if_fail (self->state == SOLEUS_SESSION_READY);

  self->sleep_offset = sleep_offset (self);
  self->last_active = soleus_clock_get_boottime (self->clock);
  attach_source (self);
  for (guint i = 0; i < self->sinks->len; i++)
    soleus_cue_sink_begin (self->sinks->pdata[i]);
  set_state (self, SOLEUS_SESSION_RUNNING);
  jump (self, 0);
}

/**
 * soleus_session_pause:
 *
 * Stands still; the exact remainder is kept. Does nothing unless it runs.
 */
void
soleus_session_pause (SoleusSession *self)
{
  soleus_session_update (self);
  if (self->state != SOLEUS_SESSION_RUNNING)
    return;
  account (self, now (self));
  self->remaining = remaining_us (self);
  set_state (self, SOLEUS_SESSION_PAUSED);
  publish_timetable (self);
  update_shown_seconds (self);
  arm (self);
}

/**
 * soleus_session_needs_clearance:
 *
 * Returns: whether there is massage left and it has rested for more than 30 minutes, asleep or
 *   paused, so that the safety list comes first (content C3)
 */
gboolean
soleus_session_needs_clearance (SoleusSession *self)
{
  return self->state == SOLEUS_SESSION_PAUSED && has_pressure_left (self) &&
         soleus_clock_get_boottime (self->clock) - self->last_active > CLEARANCE_REST_US;
}

/**
 * soleus_session_resume:
 * @clearance: (nullable): needed where soleus_session_needs_clearance() says so
 * @error: of the domain %SOLEUS_SESSION_ERROR
 *
 * Goes on with the exact remainder; after sleep it first gets ready again. Does nothing unless
 * paused.
 *
 * Returns: %FALSE where the safety rule forbids it
 */
gboolean
soleus_session_resume (SoleusSession *self, SoleusClearance *clearance, GError **error)
{
  gint64 time = now (self);

  if (self->state != SOLEUS_SESSION_PAUSED)
    return TRUE;
  if (soleus_session_needs_clearance (self))
    {
      g_set_error_literal (error, SOLEUS_SESSION_ERROR, SOLEUS_SESSION_ERROR_CLEARANCE,
                           _("The massage rested for more than 30 minutes. Go through the safety "
                             "list again first."));
      return FALSE;
    }
  self->sleep_offset = sleep_offset (self);
  self->last_active = soleus_clock_get_boottime (self->clock);
  self->accounted_to = time;
  self->deadline = self->remaining == FOREVER ? FOREVER : time + self->remaining;
  set_state (self, SOLEUS_SESSION_RUNNING);
  if (self->asleep)
    {
      self->asleep = FALSE;
      insert_get_ready (self);
      return TRUE;
    }
  publish_timetable (self);
  arm (self);
  return TRUE;
}

/**
 * soleus_session_skip:
 *
 * Goes to the next phase at once; it is how an untimed get-ready ends.
 */
void
soleus_session_skip (SoleusSession *self)
{
  soleus_session_update (self);
  if (self->state == SOLEUS_SESSION_READY || soleus_session_is_over (self))
    return;
  if (self->state == SOLEUS_SESSION_RUNNING)
    account (self, now (self));
  emit_phase_ended (self);
  jump (self, self->position + 1);
}

/* Where a step back leads: to the start of this phase, or within its first moments to the work
 * before it, with the time to get into place. */
static guint
find_back (SoleusSession *self)
{
  guint i = self->position;

  if (self->duration != FOREVER && self->duration - remaining_us (self) > BACK_RESTART_US)
    return i;
  while (i > 0 && soleus_phase_get_kind (self->phases->pdata[--i]) != SOLEUS_PHASE_WORK)
    ;
  while (i > 0 && soleus_phase_get_kind (self->phases->pdata[i - 1]) != SOLEUS_PHASE_WORK)
    i--;
  return i;
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
  soleus_session_update (self);
  if (self->state == SOLEUS_SESSION_READY || soleus_session_is_over (self))
    return;
  if (self->state == SOLEUS_SESSION_RUNNING)
    account (self, now (self));
  emit_phase_ended (self);
  jump (self, find_back (self));
}

/* The longest that the running phase may last in all (content B1). */
static gint64
get_longest (SoleusSession *self)
{
  SoleusPhase *phase = current (self);
  SoleusStep *step = soleus_phase_get_step (phase);

  if (soleus_phase_get_kind (phase) != SOLEUS_PHASE_WORK)
    return SOLEUS_GET_READY_MAX * (gint64) G_USEC_PER_SEC;
  if (soleus_step_get_kind (step) == SOLEUS_STEP_STRETCH)
    return SOLEUS_HOLD_MAX * (gint64) G_USEC_PER_SEC;
  if (soleus_step_is_pressure (step))
    {
      gint64 left = pressure_budget (self, soleus_phase_get_leg (phase), 0, self->position);
      gint64 longest = self->duration - remaining_us (self) + MAX (0, left);

      return soleus_step_is_spot (step)
                 ? MIN (longest, SOLEUS_SPOT_MAX_SECONDS * (gint64) G_USEC_PER_SEC)
                 : longest;
    }
  return MOVEMENT_MAX_US;
}

/**
 * soleus_session_adjust:
 * @delta_ms: milliseconds more, or less when negative
 *
 * Lengthens or shortens the running phase, and no other but that later pressure is cut where the cap
 * of a calf asks for it. Shortened by more than what is left, the phase ends.
 *
 * Returns: milliseconds really added; less than asked at a limit, 0 in an untimed phase
 */
gint64
soleus_session_adjust (SoleusSession *self, gint64 delta_ms)
{
  gint64 left, delta = delta_ms * 1000;

  soleus_session_update (self);
  if (self->state == SOLEUS_SESSION_READY || soleus_session_is_over (self) ||
      self->duration == FOREVER)
    return 0;
  if (self->state == SOLEUS_SESSION_RUNNING)
    account (self, now (self));
  left = remaining_us (self);
  delta = CLAMP (delta, -left, MAX (0, get_longest (self) - self->duration));
  if (delta == -left)
    {
      soleus_session_skip (self);
      return delta / 1000;
    }
  self->duration += delta;
  self->remaining = left + delta;
  if (self->state == SOLEUS_SESSION_RUNNING)
    self->deadline += delta;
  trim_pressure (self, self->remaining);
  publish_timetable (self);
  g_signal_emit (self, signals[SIGNAL_PHASE_CHANGED], 0);
  update_shown_seconds (self);
  arm (self);
  return delta / 1000;
}

/**
 * soleus_session_end:
 *
 * Ends early, by the person's wish.
 */
void
soleus_session_end (SoleusSession *self)
{
  close_session (self, SOLEUS_SESSION_ENDED);
}

/**
 * soleus_session_stop:
 *
 * Stops at once because of pain. It never resumes (content C4).
 */
void
soleus_session_stop (SoleusSession *self)
{
  close_session (self, SOLEUS_SESSION_STOPPED);
}

/**
 * soleus_session_update:
 *
 * Brings the session to the present: gives due cues, passes deadlines, notices sleep. The session
 * calls it by itself; call it before reading figures that have to be of this instant.
 */
void
soleus_session_update (SoleusSession *self)
{
  g_autoptr (SoleusSession) keep = g_object_ref (self);
  gint64 time = now (self);

  if (self->state != SOLEUS_SESSION_RUNNING)
    return;
  if (sleep_offset (self) - self->sleep_offset > SLEEP_TOLERANCE_US)
    {
      fall_asleep (self, time);
      return;
    }
  self->last_active = soleus_clock_get_boottime (self->clock);
  if (pass_deadlines (self, time))
    announce (self);
  give_cues (self, time);
  update_shown_seconds (self);
  arm (self);
}

/**
 * soleus_session_get_next_deadline:
 *
 * Returns: when soleus_session_update() has something to do again, in microseconds of the clock: the
 *   next cue, edge or whole second; %G_MAXINT64 when nothing runs
 */
gint64
soleus_session_get_next_deadline (SoleusSession *self)
{
  gint64 left, next;

  if (self->state != SOLEUS_SESSION_RUNNING)
    return FOREVER;
  /* Even an untimed phase looks for sleep once a second. */
  if (self->duration == FOREVER)
    return now (self) + G_USEC_PER_SEC;
  left = remaining_us (self);
  next = self->deadline - (ceil_seconds (left) - 1) * G_USEC_PER_SEC;
  if (self->next_cue < self->cues->len)
    next = MIN (next, g_array_index (self->cues, SoleusCue, self->next_cue).monotonic);
  return next;
}
