/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-session.h"

#include "soleus-enum-types.h"

/**
 * SoleusSession:
 *
 * Drives a #SoleusRun by the clock: wakes when the run has something to do, hands its cues to the
 * sinks and tells what has happened. The rules are those of the run.
 */
struct _SoleusSession
{
  GObject parent_instance;

  SoleusClock *clock;
  SoleusRun *run;
  /* Follows the clearance of the run. */
  GSignalGroup *clearance;
  GPtrArray *sinks;
  /* Whether the sinks wait for cues. */
  gboolean sinks_awake;
  GSource *source;

  /* The state that listeners know. Handlers may call back, so that everything is done before the
   * first is called. */
  gboolean telling;
  SoleusSessionState told_state;
  gint64 told_seconds;
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

static SoleusMoment
read_clock (SoleusClock *clock)
{
  return (SoleusMoment){ .monotonic = soleus_clock_get_monotonic (clock),
                         .boottime = soleus_clock_get_boottime (clock),
                         .wall = soleus_clock_get_wall (clock) };
}

/* Seconds as they are shown: the ceiling of the remainder. */
static gint64
get_seconds (SoleusSession *self)
{
  gint64 us = soleus_run_get_remaining (self->run, read_clock (self->clock));

  return us == SOLEUS_FOREVER ? -1 : (us + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC;
}

/* ---- what a command brings about */

static void
hand_cues_to_sinks (SoleusSession *self)
{
  GArray *timetable = self->run->timetable;

  for (guint i = 0; self->sinks_awake && i < self->sinks->len; i++)
    {
      if (self->run->events.timetable)
        soleus_cue_sink_set_timetable (self->sinks->pdata[i], (const SoleusCue *) timetable->data,
                                       timetable->len);
      if (soleus_run_is_over (self->run))
        soleus_cue_sink_end (self->sinks->pdata[i]);
    }
  self->run->events.timetable = FALSE;
  if (soleus_run_is_over (self->run))
    self->sinks_awake = FALSE;
}

/* Tells of one thing that has happened. Returns whether there was any. */
static gboolean
tell_one (SoleusSession *self)
{
  SoleusRunEvents *events = &self->run->events;

  if (events->ended->len > 0)
    {
      SoleusEnded ended = g_array_index (events->ended, SoleusEnded, 0);
      g_autoptr (SoleusPhase) phase = soleus_phase_ref (ended.phase);

      g_array_remove_index (events->ended, 0);
      g_signal_emit (self, signals[SIGNAL_PHASE_ENDED], 0, phase, ended.worked / 1000);
    }
  else if (self->told_state != self->run->state)
    {
      self->told_state = self->run->state;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
    }
  else if (events->phase)
    {
      events->phase = FALSE;
      /* Another program may have set a lock, which ends the session. */
      soleus_clearance_verify (self->run->clearance, NULL);
      g_signal_emit (self, signals[SIGNAL_PHASE_CHANGED], 0);
    }
  else if (events->cue.phase)
    {
      SoleusCue cue = events->cue;
      g_autoptr (SoleusPhase) phase = g_steal_pointer (&events->cue.phase);

      g_signal_emit (self, signals[SIGNAL_CUE], 0, &cue);
    }
  else if (self->told_seconds != get_seconds (self))
    {
      self->told_seconds = get_seconds (self);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REMAINING_SECONDS]);
    }
  else
    return FALSE;
  return TRUE;
}

/* Ends every command: the sinks, the source and the listeners learn what it changed, one thing
 * after the other. Called again from a handler it leaves the telling to the outer call. */
static void
follow (SoleusSession *self)
{
  g_autoptr (SoleusSession) keep = g_object_ref (self);
  gint64 next = soleus_session_get_next_deadline (self);

  hand_cues_to_sinks (self);
  if (self->source)
    g_source_set_ready_time (self->source, next == SOLEUS_FOREVER
                                               ? -1
                                               : soleus_clock_get_ready_time (self->clock, next));
  if (self->telling)
    return;
  self->telling = TRUE;
  while (tell_one (self))
    ;
  self->telling = FALSE;
}

/* ---- the source */

static gboolean
source_dispatch (GSource *source, GSourceFunc callback, gpointer user_data)
{
  soleus_session_update (user_data);
  return G_SOURCE_CONTINUE;
}

static GSourceFuncs source_funcs = { NULL, NULL, source_dispatch, NULL, NULL, NULL };

/* ---- the class */

static void
soleus_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SoleusSession *self = SOLEUS_SESSION (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->run->state);
      break;
    case PROP_REMAINING_SECONDS:
      g_value_set_int64 (value, get_seconds (self));
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
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
  /* Sinks that still wait for cues are silenced and let go. */
  for (guint i = 0; self->sinks_awake && i < self->sinks->len; i++)
    {
      soleus_cue_sink_set_timetable (self->sinks->pdata[i], NULL, 0);
      soleus_cue_sink_end (self->sinks->pdata[i]);
    }
  self->sinks_awake = FALSE;
  g_clear_pointer (&self->sinks, g_ptr_array_unref);
  g_clear_object (&self->clearance);
  g_clear_pointer (&self->run, soleus_run_free);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (soleus_session_parent_class)->dispose (object);
}

static void
soleus_session_class_init (SoleusSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = soleus_session_get_property;
  object_class->dispose = soleus_session_dispose;

  properties[PROP_STATE] =
      g_param_spec_enum ("state", NULL, NULL, SOLEUS_TYPE_SESSION_STATE, SOLEUS_SESSION_READY,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * SoleusSession:remaining-seconds:
   *
   * The rest of the phase, as it is shown: the ceiling of the remainder in seconds; -1 in an
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
  self->sinks = g_ptr_array_new_with_free_func (g_object_unref);
  self->clearance = g_signal_group_new (SOLEUS_TYPE_CLEARANCE);
  g_signal_group_connect_swapped (self->clearance, "revoked", G_CALLBACK (soleus_session_end),
                                  self);
}

/**
 * soleus_session_new:
 * @start: (nullable): the work to begin with, as another session of the routine has it; at the
 *   beginning without one
 * @clearance: (nullable): from the safety gate, for this routine and these options; without one, or
 *   with one that doesn't fit, there is no session
 * @error: of the domain %SOLEUS_SESSION_ERROR or %SOLEUS_SAFETY_ERROR
 *
 * The session leaves out what the clearance doesn't allow, and ends when a lock is set.
 *
 * Returns: (transfer full): a session that has not begun; %NULL where the safety rule forbids it
 */
SoleusSession *
soleus_session_new (SoleusRoutine *routine,
                    const SoleusOptions *options,
                    SoleusPhase *start,
                    SoleusClearance *clearance,
                    SoleusClock *clock,
                    GError **error)
{
  SoleusRun *run = soleus_run_new (routine, options, start, clearance, read_clock (clock), error);
  SoleusSession *self;

  if (!run)
    return NULL;
  self = g_object_new (SOLEUS_TYPE_SESSION, NULL);
  self->run = run;
  self->clock = g_object_ref (clock);
  g_signal_group_set_target (self->clearance, clearance);
  self->told_seconds = get_seconds (self);
  return self;
}

void
soleus_session_add_cue_sink (SoleusSession *self, SoleusCueSink *sink)
{
  g_return_if_fail (self->run->state == SOLEUS_SESSION_READY);
  g_ptr_array_add (self->sinks, g_object_ref (sink));
}

/* ---- what the run knows, with times in milliseconds, or SOLEUS_PHASE_UNTIMED */

SoleusRoutine *
soleus_session_get_routine (SoleusSession *self)
{
  return self->run->routine;
}

const SoleusOptions *
soleus_session_get_options (SoleusSession *self)
{
  return &self->run->options;
}

/* For the history, which never learns the answers. */
SoleusVerdictKind
soleus_session_get_verdict (SoleusSession *self)
{
  return soleus_clearance_get_terms (self->run->clearance)->verdict;
}

SoleusSessionState
soleus_session_get_state (SoleusSession *self)
{
  return self->run->state;
}

gboolean
soleus_session_is_over (SoleusSession *self)
{
  return soleus_run_is_over (self->run);
}

/* Whether an amber note stays on through the session. */
gboolean
soleus_session_is_gentle (SoleusSession *self)
{
  return soleus_clearance_get_terms (self->run->clearance)->gentle;
}

/* Whether it is paused because the machine slept. */
gboolean
soleus_session_was_asleep (SoleusSession *self)
{
  return self->run->asleep;
}

guint
soleus_session_get_n_phases (SoleusSession *self)
{
  return self->run->sequence->phases->len;
}

/* The phase at @index, of length 0 where it was dropped; the last is SOLEUS_PHASE_DONE. */
SoleusPhase *
soleus_session_get_phase_at (SoleusSession *self, guint index)
{
  return soleus_sequence_get_phase (self->run->sequence, index);
}

/* While the person gets ready again after sleep, the position is that of the phase that follows. */
guint
soleus_session_get_position (SoleusSession *self)
{
  return self->run->position;
}

SoleusPhase *
soleus_session_get_phase (SoleusSession *self)
{
  return soleus_run_get_phase (self->run);
}

/* The phase before the one that runs, leaving out what was dropped; NULL where the session began.
 */
SoleusPhase *
soleus_session_get_previous_phase (SoleusSession *self)
{
  for (guint i = self->run->position; i > 0 && i != self->run->first; i--)
    if (soleus_sequence_get_duration (self->run->sequence, i - 1) != 0)
      return soleus_sequence_get_phase (self->run->sequence, i - 1);
  return NULL;
}

/* The phase that follows the one that runs, leaving out what was dropped; NULL at the end. */
SoleusPhase *
soleus_session_get_next_phase (SoleusSession *self)
{
  SoleusSequence *sequence = self->run->sequence;
  guint next = self->run->position + (self->run->interlude ? 0 : 1);

  return next < sequence->phases->len
             ? soleus_sequence_get_phase (sequence, soleus_sequence_find_kept (sequence, next))
             : NULL;
}

gint64
soleus_session_get_remaining (SoleusSession *self)
{
  gint64 us = soleus_run_get_remaining (self->run, read_clock (self->clock));

  return us == SOLEUS_FOREVER ? SOLEUS_PHASE_UNTIMED : us / 1000;
}

/* Since the phase began, without pauses; 0 in an untimed phase. */
gint64
soleus_session_get_elapsed (SoleusSession *self)
{
  if (self->run->duration == SOLEUS_FOREVER)
    return 0;
  return (self->run->duration - soleus_run_get_remaining (self->run, read_clock (self->clock))) /
         1000;
}

/* With the changes that the person made. */
gint64
soleus_session_get_length (SoleusSession *self)
{
  gint64 us = self->run->duration;

  return us == SOLEUS_FOREVER ? SOLEUS_PHASE_UNTIMED : us / 1000;
}

/* The rest of the whole session, without untimed phases. */
gint64
soleus_session_get_total_remaining (SoleusSession *self)
{
  gint64 us = soleus_sequence_get_total (self->run->sequence, self->run->position + 1);

  if (self->run->interlude)
    us += self->run->held_remaining;
  if (self->run->duration != SOLEUS_FOREVER)
    us += soleus_run_get_remaining (self->run, read_clock (self->clock));
  return us / 1000;
}

/* With @leg, or %SOLEUS_LEG_BOTH for what was done with both at once. */
gint64
soleus_session_get_worked (SoleusSession *self, SoleusLeg leg, gboolean pressure_only)
{
  return soleus_run_get_worked (self->run, read_clock (self->clock), leg, pressure_only) / 1000;
}

/* When a timed phase last ran, in microseconds since 1970-01-01 UTC: what comes after it was pause,
 * sleep or waiting. */
gint64
soleus_session_get_active_until (SoleusSession *self)
{
  SoleusMoment time = read_clock (self->clock);

  return time.wall - (time.boottime - self->run->active_until);
}

/* When soleus_session_update() has something to do again, in microseconds of the clock; G_MAXINT64
 * when nothing runs. */
gint64
soleus_session_get_next_deadline (SoleusSession *self)
{
  return soleus_run_get_next_deadline (self->run, read_clock (self->clock));
}

gboolean
soleus_session_needs_clearance (SoleusSession *self)
{
  return soleus_run_needs_clearance (self->run, read_clock (self->clock));
}

gboolean
soleus_session_can_ease (SoleusSession *self)
{
  return soleus_run_can_ease (self->run, read_clock (self->clock));
}

gboolean
soleus_session_can_add_pressure (SoleusSession *self)
{
  return soleus_run_can_add_pressure (self->run);
}

gboolean
soleus_session_can_lighten (SoleusSession *self)
{
  return soleus_run_can_lighten (self->run);
}

/* ---- commands; soleus-run.c says what they do */

static void
wake_sinks (SoleusSession *self)
{
  self->sinks_awake = TRUE;
  for (guint i = 0; i < self->sinks->len; i++)
    soleus_cue_sink_begin (self->sinks->pdata[i]);
}

void
soleus_session_start (SoleusSession *self)
{
  g_return_if_fail (self->run->state == SOLEUS_SESSION_READY);

  self->source = g_source_new (&source_funcs, sizeof (GSource));
  g_source_set_static_name (self->source, "SoleusSession");
  g_source_set_callback (self->source, NULL, self, NULL);
  g_source_attach (self->source, g_main_context_get_thread_default ());
  wake_sinks (self);
  soleus_run_start (self->run, read_clock (self->clock));
  follow (self);
}

/* Brings the session to the present. It does so by itself; call it before reading figures that have
 * to be of this instant. */
void
soleus_session_update (SoleusSession *self)
{
  soleus_run_advance (self->run, read_clock (self->clock));
  follow (self);
}

gboolean
soleus_session_resume (SoleusSession *self, SoleusClearance *clearance, GError **error)
{
  /* The gate may revoke the clearance in between, and then those who listen may let go. */
  g_autoptr (SoleusSession) keep = g_object_ref (self);
  gboolean done = soleus_run_resume (self->run, read_clock (self->clock), clearance, error);

  g_signal_group_set_target (self->clearance, self->run->clearance);
  follow (self);
  return done;
}

void
soleus_session_stop (SoleusSession *self)
{
  soleus_run_stop (self->run, read_clock (self->clock));
  follow (self);
}

gboolean
soleus_session_take_back (SoleusSession *self, GError **error)
{
  /* The gate may revoke the clearance in between, and then those who listen may let go. */
  g_autoptr (SoleusSession) keep = g_object_ref (self);
  gboolean done = soleus_run_take_back (self->run, read_clock (self->clock), error);

  if (done)
    wake_sinks (self);
  follow (self);
  return done;
}

/* Tells of what came before a command, and then does it. */
static void
command (SoleusSession *self, void (*func) (SoleusRun *run, SoleusMoment now))
{
  g_autoptr (SoleusSession) keep = g_object_ref (self);

  soleus_session_update (self);
  func (self->run, read_clock (self->clock));
  follow (self);
}

static gboolean
try (SoleusSession *self, gboolean (*func) (SoleusRun *run, SoleusMoment now))
{
  g_autoptr (SoleusSession) keep = g_object_ref (self);
  gboolean done;

  soleus_session_update (self);
  done = func (self->run, read_clock (self->clock));
  follow (self);
  return done;
}

gint64
soleus_session_adjust (SoleusSession *self, gint64 delta_ms)
{
  g_autoptr (SoleusSession) keep = g_object_ref (self);
  gint64 delta = CLAMP (delta_ms, G_MININT32, G_MAXINT32) * 1000;

  soleus_session_update (self);
  delta = soleus_run_adjust (self->run, read_clock (self->clock), delta);
  follow (self);
  return delta / 1000;
}

void
soleus_session_pause (SoleusSession *self)
{
  command (self, soleus_run_pause);
}

void
soleus_session_skip (SoleusSession *self)
{
  command (self, soleus_run_skip);
}

void
soleus_session_back (SoleusSession *self)
{
  command (self, soleus_run_back);
}

void
soleus_session_end (SoleusSession *self)
{
  command (self, soleus_run_end);
}

gboolean
soleus_session_ease (SoleusSession *self)
{
  return try (self, soleus_run_ease);
}

gboolean
soleus_session_add_pressure (SoleusSession *self)
{
  return try (self, soleus_run_add_pressure);
}

gboolean
soleus_session_lighten (SoleusSession *self)
{
  return try (self, soleus_run_lighten);
}
