/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-history-store.h"

#include "soleus-history-names.h"
#include "soleus-statement.h"

static void
bind_name (SoleusStatement *statement, int index, SoleusNames names, int value)
{
  soleus_statement_bind_text (statement, index, soleus_names_get (names, value));
}

/**
 * soleus_history_store_begin:
 * @session: its rows are not looked at; the end and the outcome stay open while it has none
 *
 * Returns: whether the session is recorded. One of the same uuid is kept, and only gains an end
 *   that it didn't have.
 */
gboolean
soleus_history_store_begin (SoleusDatabase *database,
                            const SoleusSessionFields *session,
                            GError **error)
{
  gboolean has_end =
      session->outcome != SOLEUS_OUTCOME_RUNNING && session->outcome != SOLEUS_OUTCOME_INTERRUPTED;
  g_autoptr (SoleusStatement) insert = soleus_statement_new (
      database,
      "INSERT INTO session (uuid, routine, options, verdict, start_us, offset_s, end_us, outcome)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
      " ON CONFLICT (uuid) DO UPDATE SET"
      "  end_us = COALESCE (end_us, excluded.end_us),"
      "  outcome = COALESCE (outcome, excluded.outcome)",
      error);

  if (insert == NULL)
    return FALSE;
  soleus_statement_bind_text (insert, 1, session->uuid);
  soleus_statement_bind_text (insert, 2, session->routine);
  soleus_statement_bind_text (insert, 3, session->options);
  soleus_statement_bind_text (insert, 4, session->verdict);
  soleus_statement_bind_int (insert, 5, session->start_us);
  soleus_statement_bind_int (insert, 6, session->offset_s);
  if (has_end)
    {
      soleus_statement_bind_int (insert, 7, session->end_us);
      bind_name (insert, 8, SOLEUS_NAMES_OUTCOME, session->outcome);
    }
  return soleus_statement_run (insert, error);
}

/**
 * soleus_history_store_phase:
 * @uuid: of its session; if that has been deleted meanwhile, nothing is recorded
 */
gboolean
soleus_history_store_phase (SoleusDatabase *database,
                            const char *uuid,
                            const SoleusPhaseRecord *phase,
                            GError **error)
{
  g_autoptr (SoleusStatement) insert = soleus_statement_new (
      database,
      "INSERT INTO phase (session, number, leg, muscle, kind, step, worked_ms, planned_ms,"
      " pressure, end_us)"
      " SELECT id, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10 FROM session WHERE uuid = ?1"
      " ON CONFLICT (session, number) DO NOTHING",
      error);

  if (insert == NULL)
    return FALSE;
  soleus_statement_bind_text (insert, 1, uuid);
  soleus_statement_bind_int (insert, 2, phase->number);
  bind_name (insert, 3, SOLEUS_NAMES_LEG, phase->leg);
  bind_name (insert, 4, SOLEUS_NAMES_MUSCLE, phase->muscle);
  bind_name (insert, 5, SOLEUS_NAMES_KIND, phase->kind);
  soleus_statement_bind_text (insert, 6, phase->step);
  soleus_statement_bind_int (insert, 7, phase->worked_ms);
  soleus_statement_bind_int (insert, 8, phase->planned_ms);
  soleus_statement_bind_int (insert, 9, phase->pressure != FALSE);
  soleus_statement_bind_int (insert, 10, phase->end_us);
  return soleus_statement_run (insert, error);
}

static gboolean
delete_rating (SoleusDatabase *database,
               const char *uuid,
               const SoleusRatingRecord *rating,
               GError **error)
{
  g_autoptr (SoleusStatement) statement = soleus_statement_new (
      database,
      "DELETE FROM rating WHERE session = (SELECT id FROM session WHERE uuid = ?1)"
      " AND moment = ?2 AND leg = ?3",
      error);

  if (statement == NULL)
    return FALSE;
  soleus_statement_bind_text (statement, 1, uuid);
  bind_name (statement, 2, SOLEUS_NAMES_MOMENT, rating->moment);
  bind_name (statement, 3, SOLEUS_NAMES_LEG, rating->leg);
  return soleus_statement_run (statement, error);
}

/**
 * soleus_history_store_rating:
 * @rating: of %SOLEUS_RATING_NONE: only an earlier one is removed
 * @replace: whether it takes the place of an earlier one of the same moment and leg
 */
gboolean
soleus_history_store_rating (SoleusDatabase *database,
                             const char *uuid,
                             const SoleusRatingRecord *rating,
                             gboolean replace,
                             GError **error)
{
  g_autoptr (SoleusStatement) insert = NULL;

  if (rating->value == SOLEUS_RATING_NONE)
    return delete_rating (database, uuid, rating, error);
  insert = soleus_statement_new (
      database,
      "INSERT INTO rating (session, moment, leg, value)"
      " SELECT id, ?2, ?3, ?4 FROM session WHERE uuid = ?1"
      " ON CONFLICT (session, moment, leg) DO UPDATE SET value = excluded.value WHERE ?5",
      error);

  if (insert == NULL)
    return FALSE;
  soleus_statement_bind_text (insert, 1, uuid);
  bind_name (insert, 2, SOLEUS_NAMES_MOMENT, rating->moment);
  bind_name (insert, 3, SOLEUS_NAMES_LEG, rating->leg);
  soleus_statement_bind_int (insert, 4, rating->value);
  soleus_statement_bind_int (insert, 5, replace);
  return soleus_statement_run (insert, error);
}

gboolean
soleus_history_store_pain_stop (SoleusDatabase *database,
                                const char *uuid,
                                const SoleusPainRecord *stop,
                                GError **error)
{
  g_autoptr (SoleusStatement) insert = soleus_statement_new (
      database,
      "INSERT INTO pain_stop (session, number, leg, step, seconds, answer, at_us)"
      " SELECT id, ?2, ?3, ?4, ?5, ?6, ?7 FROM session WHERE uuid = ?1"
      " ON CONFLICT (session, number) DO NOTHING",
      error);

  if (insert == NULL)
    return FALSE;
  soleus_statement_bind_text (insert, 1, uuid);
  soleus_statement_bind_int (insert, 2, stop->number);
  bind_name (insert, 3, SOLEUS_NAMES_LEG, stop->leg);
  soleus_statement_bind_text (insert, 4, stop->step);
  soleus_statement_bind_int (insert, 5, stop->seconds);
  bind_name (insert, 6, SOLEUS_NAMES_ANSWER, stop->answer);
  soleus_statement_bind_int (insert, 7, stop->at_us);
  return soleus_statement_run (insert, error);
}

/**
 * soleus_history_store_pain_answer:
 * @number: of a stop that is recorded already
 */
gboolean
soleus_history_store_pain_answer (SoleusDatabase *database,
                                  const char *uuid,
                                  guint number,
                                  SoleusPainAnswer answer,
                                  GError **error)
{
  g_autoptr (SoleusStatement) update = soleus_statement_new (
      database,
      "UPDATE pain_stop SET answer = ?3"
      " WHERE number = ?2 AND session = (SELECT id FROM session WHERE uuid = ?1)",
      error);

  if (update == NULL)
    return FALSE;
  soleus_statement_bind_text (update, 1, uuid);
  soleus_statement_bind_int (update, 2, number);
  bind_name (update, 3, SOLEUS_NAMES_ANSWER, answer);
  return soleus_statement_run (update, error);
}

/**
 * soleus_history_store_finish:
 * @outcome: finished, ended or stopped
 * @end_us: microseconds since 1970-01-01 UTC
 */
gboolean
soleus_history_store_finish (SoleusDatabase *database,
                             const char *uuid,
                             SoleusOutcome outcome,
                             gint64 end_us,
                             GError **error)
{
  g_autoptr (SoleusStatement) update = soleus_statement_new (
      database, "UPDATE session SET end_us = ?2, outcome = ?3 WHERE uuid = ?1", error);

  if (update == NULL)
    return FALSE;
  soleus_statement_bind_text (update, 1, uuid);
  soleus_statement_bind_int (update, 2, end_us);
  bind_name (update, 3, SOLEUS_NAMES_OUTCOME, outcome);
  return soleus_statement_run (update, error);
}

static gboolean
has_session (SoleusDatabase *database, const char *uuid, gboolean *found, GError **error)
{
  g_autoptr (SoleusStatement) select =
      soleus_statement_new (database, "SELECT 1 FROM session WHERE uuid = ?1", error);
  g_autoptr (GError) local_error = NULL;

  if (select == NULL)
    return FALSE;
  soleus_statement_bind_text (select, 1, uuid);
  *found = soleus_statement_next (select, &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
insert_rows (SoleusDatabase *database, const SoleusSessionFields *session, GError **error)
{
  for (guint i = 0; i < session->phases->len; i++)
    if (!soleus_history_store_phase (database, session->uuid,
                                     &g_array_index (session->phases, SoleusPhaseRecord, i), error))
      return FALSE;
  for (guint i = 0; i < session->ratings->len; i++)
    if (!soleus_history_store_rating (database, session->uuid,
                                      &g_array_index (session->ratings, SoleusRatingRecord, i),
                                      FALSE, error))
      return FALSE;
  for (guint i = 0; i < session->pain_stops->len; i++)
    if (!soleus_history_store_pain_stop (database, session->uuid,
                                         &g_array_index (session->pain_stops, SoleusPainRecord, i),
                                         error))
      return FALSE;
  return TRUE;
}

/**
 * soleus_history_store_insert:
 * @record: a whole session, that was deleted or comes from a file
 * @is_new: (out): whether there was none of its uuid
 *
 * Part of the caller's transaction. A session that is there already gains the rows it lacked.
 */
gboolean
soleus_history_store_insert (SoleusDatabase *database,
                             SoleusSessionRecord *record,
                             gboolean *is_new,
                             GError **error)
{
  const SoleusSessionFields *session = soleus_session_record_get_fields (record);
  gboolean found = FALSE;

  if (!has_session (database, session->uuid, &found, error) ||
      !soleus_history_store_begin (database, session, error) ||
      !insert_rows (database, session, error))
    return FALSE;
  *is_new = !found;
  return TRUE;
}

gboolean
soleus_history_store_delete (SoleusDatabase *database, const char *uuid, GError **error)
{
  g_autoptr (SoleusStatement) delete =
      soleus_statement_new (database, "DELETE FROM session WHERE uuid = ?1", error);

  if (delete == NULL)
    return FALSE;
  soleus_statement_bind_text (delete, 1, uuid);
  return soleus_statement_run (delete, error);
}

/**
 * soleus_history_store_delete_all:
 *
 * Deletes every row, and what the file and its log still hold of them.
 */
gboolean
soleus_history_store_delete_all (SoleusDatabase *database, GError **error)
{
  return soleus_database_begin (database, error) &&
         soleus_database_end (database,
                              soleus_database_execute (database,
                                                       "DELETE FROM session;"
                                                       "DELETE FROM total;"
                                                       "DELETE FROM advice;",
                                                       error),
                              error) &&
         soleus_database_execute (database, "VACUUM; PRAGMA wal_checkpoint (TRUNCATE);", error);
}

/**
 * soleus_history_store_advice_shown:
 * @advice: its id, as "T1"
 * @day: the local day, in days since 1970-01-01
 */
gboolean
soleus_history_store_advice_shown (SoleusDatabase *database,
                                   const char *advice,
                                   int day,
                                   GError **error)
{
  g_autoptr (SoleusStatement) insert = soleus_statement_new (
      database, "INSERT OR REPLACE INTO advice (id, shown_day) VALUES (?1, ?2)", error);

  if (insert == NULL)
    return FALSE;
  soleus_statement_bind_text (insert, 1, advice);
  soleus_statement_bind_int (insert, 2, day);
  return soleus_statement_run (insert, error);
}
