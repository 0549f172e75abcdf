/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-history-recorder.h"

#include "soleus-day.h"
#include "soleus-enum-types.h"
#include "soleus-interrupted.h"
#include "soleus-options-text.h"

/* Milliseconds of a phase below which it was skipped rather than done. */
#define LEAST_WORK_MS 1000

/* Writes down what happens in a session as it happens, so that a power failure costs at most the
 * phase in progress. It watches one session at a time. A rating may still come after the end. */
struct _SoleusHistoryRecorder
{
  GObject parent_instance;

  SoleusHistory *history;
  SoleusClock *clock;
  SoleusSession *session;
  GSignalGroup *signals;
  SoleusHistoryToken *token;
  /* The last phase of work that ended, for a stop between two of them. */
  SoleusPhase *worked;
  gint64 worked_ms;
  guint pain_stop;
  /* The program ends, not the person's session. */
  gboolean interrupted;
};

G_DEFINE_FINAL_TYPE (SoleusHistoryRecorder, soleus_history_recorder, G_TYPE_OBJECT)

static void
phase_ended_cb (SoleusHistoryRecorder *self, SoleusPhase *phase, gint64 worked_ms)
{
  SoleusStep *step = soleus_phase_get_step (phase);
  SoleusPhaseRecord record = {
    .leg = soleus_phase_get_leg (phase),
    .muscle = step->target,
    .kind = step->kind,
    .step = (char *) step->id,
    .worked_ms = worked_ms,
    .planned_ms = MAX (0, soleus_phase_get_duration (phase)),
    .pressure = soleus_phase_is_pressure (phase),
    /* A phase that sleep cut short is told of when the person is back. */
    .end_us = soleus_session_get_active_until (self->session),
  };

  g_clear_pointer (&self->worked, soleus_phase_unref);
  self->worked = soleus_phase_ref (phase);
  self->worked_ms = worked_ms;
  if (worked_ms >= LEAST_WORK_MS)
    soleus_history_add_phase (self->history, self->token, &record);
}

/* It hurts where work is done, or was done last. */
static void
record_pain_stop (SoleusHistoryRecorder *self)
{
  SoleusPhase *phase = soleus_session_get_phase (self->session);
  gint64 done_ms = soleus_session_get_elapsed (self->session);

  if (soleus_phase_get_kind (phase) != SOLEUS_PHASE_WORK && self->worked)
    {
      phase = self->worked;
      done_ms = self->worked_ms;
    }
  self->pain_stop = soleus_history_add_pain_stop (
      self->history, self->token, soleus_phase_get_leg (phase), soleus_phase_get_step (phase)->id,
      (guint) (done_ms / 1000), SOLEUS_PAIN_UNANSWERED);
}

static void
state_cb (SoleusHistoryRecorder *self)
{
  SoleusSessionState state = soleus_session_get_state (self->session);

  /* The stop was a mistake. */
  if (state != SOLEUS_SESSION_STOPPED && self->pain_stop > 0)
    {
      soleus_history_take_back_pain_stop (self->history, self->token, self->pain_stop);
      self->pain_stop = 0;
    }
  if (!soleus_session_is_over (self->session))
    return;
  if (state == SOLEUS_SESSION_STOPPED)
    record_pain_stop (self);
  if (state == SOLEUS_SESSION_ENDED && self->interrupted)
    return;
  soleus_history_finish_session (self->history, self->token,
                                 state == SOLEUS_SESSION_FINISHED  ? SOLEUS_OUTCOME_FINISHED
                                 : state == SOLEUS_SESSION_STOPPED ? SOLEUS_OUTCOME_STOPPED
                                                                   : SOLEUS_OUTCOME_ENDED,
                                 soleus_session_get_active_until (self->session));
}

static void
forget (SoleusHistoryRecorder *self)
{
  g_clear_object (&self->session);
  g_clear_pointer (&self->token, soleus_history_token_free);
  g_clear_pointer (&self->worked, soleus_phase_unref);
  self->pain_stop = 0;
  self->interrupted = FALSE;
}

/* The options, with where the session begins if that isn't the beginning. */
static char *
write_options (SoleusSession *session)
{
  g_autofree char *options = soleus_options_to_text (soleus_session_get_options (session));

  for (guint i = soleus_session_get_position (session);
       i > 0 && i < soleus_session_get_n_phases (session); i++)
    {
      SoleusPhase *phase = soleus_session_get_phase_at (session, i);

      if (soleus_phase_get_kind (phase) == SOLEUS_PHASE_WORK)
        return soleus_interrupted_note_start (options, phase);
    }
  return g_steal_pointer (&options);
}

static void
soleus_history_recorder_dispose (GObject *object)
{
  SoleusHistoryRecorder *self = SOLEUS_HISTORY_RECORDER (object);

  g_clear_object (&self->signals);
  forget (self);
  g_clear_object (&self->history);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (soleus_history_recorder_parent_class)->dispose (object);
}

static void
soleus_history_recorder_class_init (SoleusHistoryRecorderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = soleus_history_recorder_dispose;
}

static void
soleus_history_recorder_init (SoleusHistoryRecorder *self)
{
  self->signals = g_signal_group_new (SOLEUS_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "phase-ended", G_CALLBACK (phase_ended_cb), self);
  g_signal_group_connect_swapped (self->signals, "notify::state", G_CALLBACK (state_cb), self);
}

SoleusHistoryRecorder *
soleus_history_recorder_new (SoleusHistory *history, SoleusClock *clock)
{
  SoleusHistoryRecorder *self = g_object_new (SOLEUS_TYPE_HISTORY_RECORDER, NULL);

  self->history = g_object_ref (history);
  self->clock = g_object_ref (clock);
  return self;
}

/* Records that the session begins, and from now on all that happens in it. */
void
soleus_history_recorder_watch (SoleusHistoryRecorder *self, SoleusSession *session)
{
  g_autoptr (GEnumClass) verdicts = g_type_class_ref (SOLEUS_TYPE_VERDICT_KIND);
  g_autofree char *options = write_options (session);
  SoleusRoutine *routine = soleus_session_get_routine (session);
  const char *verdict = NULL;
  gint64 now_us = soleus_clock_get_wall (self->clock);

  if (soleus_routine_has_pressure (routine))
    verdict = g_enum_get_value (verdicts, (int) soleus_session_get_verdict (session))->value_nick;
  forget (self);
  self->session = g_object_ref (session);
  self->token = soleus_history_begin_session (self->history, routine->id, options, verdict, now_us,
                                              soleus_day_get_offset (now_us, NULL));
  g_signal_group_set_target (self->signals, session);
}

/* The session is about to end because the program does. No end is recorded of it, so that it may go
 * on. */
void
soleus_history_recorder_interrupt (SoleusHistoryRecorder *self)
{
  self->interrupted = TRUE;
}

/* Ignores any session but the watched one. The tightness is 0 to 10, or SOLEUS_RATING_NONE to take
 * it back. */
void
soleus_history_recorder_rate (SoleusHistoryRecorder *self,
                              SoleusSession *session,
                              SoleusLeg leg,
                              SoleusRatingMoment moment,
                              int value)
{
  if (session == self->session)
    soleus_history_add_rating (self->history, self->token, moment, leg, value);
}

/* Ignores any session but the watched one. */
void
soleus_history_recorder_answer (SoleusHistoryRecorder *self,
                                SoleusSession *session,
                                SoleusPainAnswer answer)
{
  if (session == self->session && self->pain_stop > 0)
    soleus_history_answer_pain_stop (self->history, self->token, self->pain_stop, answer);
}
