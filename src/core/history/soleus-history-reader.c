/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-history-reader.h"

#include "soleus-history-names.h"
#include "soleus-session-record-private.h"
#include "soleus-statement.h"

typedef struct
{
  SoleusStatement *sessions;
  SoleusStatement *phases;
  SoleusStatement *ratings;
  SoleusStatement *pain_stops;
} Reader;

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->sessions, soleus_statement_free);
  g_clear_pointer (&self->phases, soleus_statement_free);
  g_clear_pointer (&self->ratings, soleus_statement_free);
  g_clear_pointer (&self->pain_stops, soleus_statement_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static gboolean
reader_init (Reader *self, SoleusDatabase *database, GError **error)
{
  return (self->sessions = soleus_statement_new (
              database,
              "SELECT id, uuid, routine, options, verdict, start_us, offset_s, outcome,"
              " COALESCE (end_us,"
              "  (SELECT MAX (phase.end_us) FROM phase WHERE phase.session = session.id),"
              "  start_us)"
              " FROM session WHERE start_us < ?1 AND start_us >= ?2"
              " ORDER BY start_us DESC, id DESC LIMIT ?3",
              error)) != NULL &&
         (self->phases = soleus_statement_new (
              database,
              "SELECT number, leg, muscle, kind, step, worked_ms, planned_ms, pressure, end_us"
              " FROM phase WHERE session = ?1 ORDER BY number",
              error)) != NULL &&
         (self->ratings = soleus_statement_new (
              database, "SELECT moment, leg, value FROM rating WHERE session = ?1", error)) !=
             NULL &&
         (self->pain_stops =
              soleus_statement_new (database,
                                    "SELECT number, leg, step, seconds, answer, at_us"
                                    " FROM pain_stop WHERE session = ?1 ORDER BY number",
                                    error)) != NULL;
}

/* The table's checks let no other words in, so one that isn't known means a damaged page. */
static gboolean
read_name (SoleusStatement *row, int column, SoleusNames names, int *value, GError **error)
{
  if (soleus_names_find (names, soleus_statement_get_text (row, column), value))
    return TRUE;
  g_set_error_literal (error, SOLEUS_HISTORY_ERROR, SOLEUS_HISTORY_ERROR_DAMAGED,
                       soleus_history_error_to_text (SOLEUS_HISTORY_ERROR_DAMAGED));
  return FALSE;
}

static gboolean
read_phase (SoleusStatement *row, SoleusPhaseRecord *phase, GError **error)
{
  int leg, muscle, kind;
  char *step;

  if (!read_name (row, 1, SOLEUS_NAMES_LEG, &leg, error) ||
      !read_name (row, 2, SOLEUS_NAMES_MUSCLE, &muscle, error) ||
      !read_name (row, 3, SOLEUS_NAMES_KIND, &kind, error) ||
      !soleus_statement_dup_text (row, 4, &step, error))
    return FALSE;
  *phase = (SoleusPhaseRecord){
    .number = (guint) soleus_statement_get_int (row, 0),
    .leg = (SoleusLeg) leg,
    .muscle = (SoleusMuscle) muscle,
    .kind = (SoleusStepKind) kind,
    .step = step,
    .worked_ms = soleus_statement_get_int (row, 5),
    .planned_ms = soleus_statement_get_int (row, 6),
    .pressure = soleus_statement_get_int (row, 7) != 0,
    .end_us = soleus_statement_get_int (row, 8),
  };
  return TRUE;
}

static gboolean
read_rating (SoleusStatement *row, SoleusRatingRecord *rating, GError **error)
{
  int moment, leg;

  if (!read_name (row, 0, SOLEUS_NAMES_MOMENT, &moment, error) ||
      !read_name (row, 1, SOLEUS_NAMES_LEG, &leg, error))
    return FALSE;
  *rating = (SoleusRatingRecord){
    .moment = (SoleusRatingMoment) moment,
    .leg = (SoleusLeg) leg,
    .value = (int) soleus_statement_get_int (row, 2),
  };
  return TRUE;
}

static gboolean
read_pain_stop (SoleusStatement *row, SoleusPainRecord *stop, GError **error)
{
  int leg, answer;
  char *step;

  if (!read_name (row, 1, SOLEUS_NAMES_LEG, &leg, error) ||
      !read_name (row, 4, SOLEUS_NAMES_ANSWER, &answer, error) ||
      !soleus_statement_dup_text (row, 2, &step, error))
    return FALSE;
  *stop = (SoleusPainRecord){
    .number = (guint) soleus_statement_get_int (row, 0),
    .leg = (SoleusLeg) leg,
    .step = step,
    .seconds = (guint) soleus_statement_get_int (row, 3),
    .answer = (SoleusPainAnswer) answer,
    .at_us = soleus_statement_get_int (row, 5),
  };
  return TRUE;
}

static gboolean
read_phases (SoleusStatement *rows, gint64 id, GArray *phases, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  SoleusPhaseRecord phase;

  soleus_statement_bind_int (rows, 1, id);
  while (soleus_statement_next (rows, &local_error) && read_phase (rows, &phase, &local_error))
    g_array_append_val (phases, phase);
  soleus_statement_reset (rows);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
read_ratings (SoleusStatement *rows, gint64 id, GArray *ratings, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  SoleusRatingRecord rating;

  soleus_statement_bind_int (rows, 1, id);
  while (soleus_statement_next (rows, &local_error) && read_rating (rows, &rating, &local_error))
    g_array_append_val (ratings, rating);
  soleus_statement_reset (rows);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
read_pain_stops (SoleusStatement *rows, gint64 id, GArray *stops, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  SoleusPainRecord stop;

  soleus_statement_bind_int (rows, 1, id);
  while (soleus_statement_next (rows, &local_error) && read_pain_stop (rows, &stop, &local_error))
    g_array_append_val (stops, stop);
  soleus_statement_reset (rows);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
read_outcome (SoleusStatement *row,
              const char *uuid,
              const char *const *running,
              SoleusOutcome *outcome,
              GError **error)
{
  int value;

  if (soleus_statement_is_null (row, 7))
    {
      gboolean is_running = running != NULL && uuid != NULL && g_strv_contains (running, uuid);

      *outcome = is_running ? SOLEUS_OUTCOME_RUNNING : SOLEUS_OUTCOME_INTERRUPTED;
      return TRUE;
    }
  if (!read_name (row, 7, SOLEUS_NAMES_OUTCOME, &value, error))
    return FALSE;
  *outcome = (SoleusOutcome) value;
  return TRUE;
}

static SoleusSessionRecord *
read_session (Reader *self, const char *const *running, GError **error)
{
  SoleusStatement *row = self->sessions;
  gint64 id = soleus_statement_get_int (row, 0);
  g_auto (SoleusSessionFields) fields = { 0 };

  soleus_session_fields_init (&fields);
  if (!soleus_statement_dup_text (row, 1, &fields.uuid, error) ||
      !soleus_statement_dup_text (row, 2, &fields.routine, error) ||
      !soleus_statement_dup_text (row, 3, &fields.options, error) ||
      !soleus_statement_dup_text (row, 4, &fields.verdict, error))
    return NULL;
  fields.start_us = soleus_statement_get_int (row, 5);
  fields.offset_s = (int) soleus_statement_get_int (row, 6);
  fields.end_us = soleus_statement_get_int (row, 8);
  if (!read_outcome (row, fields.uuid, running, &fields.outcome, error) ||
      !read_phases (self->phases, id, fields.phases, error) ||
      !read_ratings (self->ratings, id, fields.ratings, error) ||
      !read_pain_stops (self->pain_stops, id, fields.pain_stops, error))
    return NULL;
  return soleus_session_record_new (&fields);
}

/**
 * soleus_history_reader_load:
 * @page: which sessions
 *
 * Returns: (transfer full) (element-type SoleusSessionRecord): whole sessions, the newest first, or
 *   %NULL with @error set
 */
GPtrArray *
soleus_history_reader_load (SoleusDatabase *database, const SoleusHistoryPage *page, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) local_error = NULL;
  g_auto (Reader) reader = { NULL };

  if (!reader_init (&reader, database, error))
    return NULL;
  soleus_statement_bind_int (reader.sessions, 1, page->before_us);
  soleus_statement_bind_int (reader.sessions, 2, page->from_us);
  soleus_statement_bind_int (reader.sessions, 3, page->limit);
  while (soleus_statement_next (reader.sessions, &local_error))
    {
      SoleusSessionRecord *record = read_session (&reader, page->running, &local_error);

      if (record == NULL)
        break;
      g_ptr_array_add (records, record);
    }
  if (local_error == NULL)
    return g_steal_pointer (&records);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}
