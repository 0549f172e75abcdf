/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-history-private.h"

#include "soleus-history-time.h"
#include "soleus-history-writes.h"

struct _SoleusHistoryToken
{
  gatomicrefcount ref_count;
  char *uuid;
  guint n_phases;
  guint n_pain_stops;
};

G_DEFINE_BOXED_TYPE (SoleusHistoryToken,
                     soleus_history_token,
                     soleus_history_token_ref,
                     soleus_history_token_unref)

SoleusHistoryToken *
soleus_history_token_ref (SoleusHistoryToken *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
soleus_history_token_unref (SoleusHistoryToken *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->uuid);
  g_free (self);
}

/**
 * soleus_history_token_get_uuid:
 *
 * Returns: (transfer none): the id that the session's record will have
 */
const char *
soleus_history_token_get_uuid (SoleusHistoryToken *self)
{
  return self->uuid;
}

static void
write_job (SoleusHistory *self, SoleusHistoryWrite *write)
{
  soleus_history_worker_write (soleus_history_get_worker (self), soleus_history_write_run, write,
                               (GDestroyNotify) soleus_history_write_free, write->id,
                               soleus_clock_get_wall (soleus_history_get_clock (self)));
}

/**
 * soleus_history_begin_session:
 * @routine: the routine's id
 * @options: what was chosen, as text
 * @verdict: (nullable): the kind of the safety verdict, as "clear"; %NULL for a session without
 *   massage. Never the answers that led to it.
 * @start_us: microseconds since 1970-01-01 UTC
 * @offset_s: seconds that local time is ahead of UTC; soleus_day_get_offset() tells
 *
 * Records that a session has begun. Like everything that records, it returns at once.
 *
 * Returns: (transfer full): stands for the session in what follows
 */
SoleusHistoryToken *
soleus_history_begin_session (SoleusHistory *self,
                              const char *routine,
                              const char *options,
                              const char *verdict,
                              gint64 start_us,
                              int offset_s)
{
  SoleusHistoryToken *token = g_new0 (SoleusHistoryToken, 1);
  SoleusHistoryWrite *write;

  g_atomic_ref_count_init (&token->ref_count);
  token->uuid = g_uuid_string_random ();
  write = soleus_history_write_new (SOLEUS_HISTORY_WRITE_BEGIN, token->uuid);
  write->session.uuid = g_strdup (token->uuid);
  write->session.routine = g_strdup (routine);
  write->session.options = g_strdup (options != NULL ? options : "");
  write->session.verdict = g_strdup (verdict != NULL ? verdict : "");
  write->session.start_us = start_us;
  /* TZ may say anything, ISO 8601 and the history no more than this. */
  write->session.offset_s =
      CLAMP (offset_s, -SOLEUS_HISTORY_MAX_OFFSET_S, SOLEUS_HISTORY_MAX_OFFSET_S);
  write->session.outcome = SOLEUS_OUTCOME_RUNNING;
  soleus_history_set_running (self, token->uuid, TRUE);
  write_job (self, write);
  return token;
}

/**
 * soleus_history_add_phase:
 * @phase: what was done, copied; its number is given here
 *
 * Records a phase of work when it is over, in full or cut short.
 */
void
soleus_history_add_phase (SoleusHistory *self,
                          SoleusHistoryToken *token,
                          const SoleusPhaseRecord *phase)
{
  SoleusHistoryWrite *write;

  g_return_if_fail (phase->worked_ms >= 0 && phase->planned_ms >= 0);

  write = soleus_history_write_new (SOLEUS_HISTORY_WRITE_PHASE, token->uuid);
  write->phase = *phase;
  write->phase.step = g_strdup (phase->step != NULL ? phase->step : "");
  write->phase.number = ++token->n_phases;
  write_job (self, write);
}

/**
 * soleus_history_add_rating:
 * @leg: left or right
 * @value: tightness, 0 to 10; it takes the place of one given before. %SOLEUS_RATING_NONE takes
 * that back
 */
void
soleus_history_add_rating (SoleusHistory *self,
                           SoleusHistoryToken *token,
                           SoleusRatingMoment moment,
                           SoleusLeg leg,
                           int value)
{
  SoleusHistoryWrite *write;

  g_return_if_fail (leg == SOLEUS_LEG_LEFT || leg == SOLEUS_LEG_RIGHT);
  g_return_if_fail (value >= SOLEUS_RATING_NONE && value <= SOLEUS_RATING_MAX);

  write = soleus_history_write_new (SOLEUS_HISTORY_WRITE_RATING, token->uuid);
  write->rating = (SoleusRatingRecord){ .moment = moment, .leg = leg, .value = value };
  write_job (self, write);
}

/**
 * soleus_history_add_pain_stop:
 * @leg: the leg that was worked
 * @step: the step's id
 * @seconds: how far into the phase
 * @answer: how it is; %SOLEUS_PAIN_UNANSWERED until the person says
 *
 * Records a stop for pain at once; the answer may follow.
 *
 * Returns: a number for soleus_history_answer_pain_stop()
 */
guint
soleus_history_add_pain_stop (SoleusHistory *self,
                              SoleusHistoryToken *token,
                              SoleusLeg leg,
                              const char *step,
                              guint seconds,
                              SoleusPainAnswer answer)
{
  SoleusHistoryWrite *write =
      soleus_history_write_new (SOLEUS_HISTORY_WRITE_PAIN_STOP, token->uuid);

  write->pain_stop = (SoleusPainRecord){
    .number = ++token->n_pain_stops,
    .leg = leg,
    .step = g_strdup (step),
    .seconds = seconds,
    .answer = answer,
    .at_us = soleus_clock_get_wall (soleus_history_get_clock (self)),
  };
  write_job (self, write);
  return token->n_pain_stops;
}

/**
 * soleus_history_answer_pain_stop:
 * @number: as soleus_history_add_pain_stop() returned it
 */
void
soleus_history_answer_pain_stop (SoleusHistory *self,
                                 SoleusHistoryToken *token,
                                 guint number,
                                 SoleusPainAnswer answer)
{
  SoleusHistoryWrite *write =
      soleus_history_write_new (SOLEUS_HISTORY_WRITE_PAIN_ANSWER, token->uuid);

  write->pain_stop.number = number;
  write->pain_stop.answer = answer;
  write_job (self, write);
}

/**
 * soleus_history_finish_session:
 * @outcome: finished, ended or stopped
 * @end_us: when the last thing was done, in microseconds since 1970-01-01 UTC
 *
 * Records that the session is over. Ratings may still follow.
 */
void
soleus_history_finish_session (SoleusHistory *self,
                               SoleusHistoryToken *token,
                               SoleusOutcome outcome,
                               gint64 end_us)
{
  SoleusHistoryWrite *write;

  g_return_if_fail (outcome != SOLEUS_OUTCOME_RUNNING && outcome != SOLEUS_OUTCOME_INTERRUPTED);

  write = soleus_history_write_new (SOLEUS_HISTORY_WRITE_FINISH, token->uuid);
  write->session.outcome = outcome;
  write->session.end_us = end_us;
  soleus_history_set_running (self, token->uuid, FALSE);
  write_job (self, write);
}

/**
 * soleus_history_delete_session:
 * @record: the session; keep it for as long as the person may want it back
 */
void
soleus_history_delete_session (SoleusHistory *self, SoleusSessionRecord *record)
{
  write_job (self, soleus_history_write_new (SOLEUS_HISTORY_WRITE_DELETE,
                                             soleus_session_record_get_uuid (record)));
}

/**
 * soleus_history_restore_session:
 * @record: a session that was deleted
 *
 * Undoes soleus_history_delete_session().
 */
void
soleus_history_restore_session (SoleusHistory *self, SoleusSessionRecord *record)
{
  SoleusHistoryWrite *write = soleus_history_write_new (SOLEUS_HISTORY_WRITE_RESTORE,
                                                        soleus_session_record_get_uuid (record));

  write->record = g_object_ref (record);
  write_job (self, write);
}

/**
 * soleus_history_delete_all:
 *
 * Deletes everything for good, with what is left of it in the file and in damaged files that were
 * moved aside. There is no undo. A session that goes on is no longer recorded.
 */
void
soleus_history_delete_all (SoleusHistory *self)
{
  write_job (self, soleus_history_write_new (SOLEUS_HISTORY_WRITE_DELETE_ALL, NULL));
}

/**
 * soleus_history_note_advice_shown:
 * @advice: its id, as %SOLEUS_LASTING_TIGHTNESS_ID
 *
 * Remembers that an advice was shown today.
 */
void
soleus_history_note_advice_shown (SoleusHistory *self, const char *advice)
{
  SoleusHistoryWrite *write = soleus_history_write_new (SOLEUS_HISTORY_WRITE_ADVICE, advice);

  write->day = soleus_history_get_today (self);
  write_job (self, write);
}
