/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-history-store.h"

#include "soleus-lasting-tightness.h"

/* Enumerations are stored as the words of soleus-history-text.c. The checks hold for salvaged and
 * imported rows too, so that the rest can rely on them. A session without an outcome is running or
 * was cut off. */
static const char version_1[] =
    "CREATE TABLE session ("
    "  id INTEGER PRIMARY KEY,"
    "  uuid TEXT NOT NULL UNIQUE,"
    "  routine TEXT NOT NULL,"
    "  options TEXT NOT NULL,"
    "  verdict TEXT NOT NULL,"
    "  start_us INTEGER NOT NULL,"
    "  offset_s INTEGER NOT NULL CHECK (offset_s BETWEEN -64800 AND 64800),"
    "  end_us INTEGER,"
    "  outcome TEXT CHECK (outcome IN ('finished', 'ended', 'stopped-pain'))"
    ") STRICT;"
    "CREATE INDEX session_start ON session (start_us);"
    "CREATE TABLE phase ("
    "  session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,"
    "  number INTEGER NOT NULL,"
    "  leg TEXT NOT NULL CHECK (leg IN ('both', 'left', 'right')),"
    "  muscle TEXT NOT NULL CHECK (muscle IN ('none', 'gastrocnemius', 'soleus', 'both')),"
    "  kind TEXT NOT NULL"
    "    CHECK (kind IN ('stretch', 'pressure', 'setup', 'movement', 'check-in')),"
    "  step TEXT NOT NULL,"
    "  worked_ms INTEGER NOT NULL CHECK (worked_ms >= 0),"
    "  planned_ms INTEGER NOT NULL CHECK (planned_ms >= 0),"
    "  pressure INTEGER NOT NULL CHECK (pressure IN (0, 1)),"
    "  end_us INTEGER NOT NULL,"
    "  PRIMARY KEY (session, number)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE rating ("
    "  session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,"
    "  moment TEXT NOT NULL CHECK (moment IN ('before', 'after')),"
    "  leg TEXT NOT NULL CHECK (leg IN ('left', 'right')),"
    "  value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 10),"
    "  PRIMARY KEY (session, moment, leg)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE pain_stop ("
    "  session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,"
    "  number INTEGER NOT NULL,"
    "  leg TEXT NOT NULL CHECK (leg IN ('both', 'left', 'right')),"
    "  step TEXT NOT NULL,"
    "  seconds INTEGER NOT NULL CHECK (seconds >= 0),"
    "  answer TEXT NOT NULL CHECK (answer IN ('unanswered', 'gone', 'still', 'severe')),"
    "  at_us INTEGER NOT NULL,"
    "  PRIMARY KEY (session, number)"
    ") STRICT, WITHOUT ROWID;";

/* Adds the local day of a session, with an index for days and weeks; the day on which an advice was
 * last shown; whether anything was worked in a session; and the sums of all phases. Triggers keep
 * the sums, so that ten years open as fast as one month. */
static const char version_2[] =
    "ALTER TABLE session ADD COLUMN day INTEGER NOT NULL"
    "  GENERATED ALWAYS AS ((start_us / 1000000 + offset_s) / 86400) VIRTUAL;"
    "ALTER TABLE session ADD COLUMN worked INTEGER NOT NULL DEFAULT 0;"
    "UPDATE session SET worked = EXISTS"
    "  (SELECT 1 FROM phase WHERE session = session.id AND worked_ms > 0);"
    "CREATE INDEX session_day ON session (day, worked);"
    "CREATE TABLE advice ("
    "  id TEXT NOT NULL PRIMARY KEY,"
    "  shown_day INTEGER NOT NULL"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE total ("
    "  muscle TEXT NOT NULL,"
    "  leg TEXT NOT NULL,"
    "  kind TEXT NOT NULL,"
    "  worked_ms INTEGER NOT NULL,"
    "  PRIMARY KEY (muscle, leg, kind)"
    ") STRICT, WITHOUT ROWID;"
    "INSERT INTO total"
    "  SELECT muscle, leg, kind, SUM (worked_ms) FROM phase GROUP BY muscle, leg, kind;"
    "CREATE TRIGGER phase_added AFTER INSERT ON phase BEGIN"
    "  INSERT INTO total SELECT NEW.muscle, NEW.leg, NEW.kind, 0 WHERE NOT EXISTS"
    "    (SELECT 1 FROM total WHERE muscle = NEW.muscle AND leg = NEW.leg AND kind = NEW.kind);"
    "  UPDATE total SET worked_ms = worked_ms + NEW.worked_ms"
    "    WHERE muscle = NEW.muscle AND leg = NEW.leg AND kind = NEW.kind;"
    "  UPDATE session SET worked = 1 WHERE id = NEW.session AND worked = 0 AND NEW.worked_ms > 0; "
    "END;"
    "CREATE TRIGGER phase_removed AFTER DELETE ON phase BEGIN"
    "  UPDATE total SET worked_ms = worked_ms - OLD.worked_ms"
    "    WHERE muscle = OLD.muscle AND leg = OLD.leg AND kind = OLD.kind; "
    "END;";

/* Adds whether a session was entered by hand, and the note of the person on it. */
static const char version_3[] = "ALTER TABLE session ADD COLUMN by_hand INTEGER NOT NULL DEFAULT 0"
                                "  CHECK (by_hand IN (0, 1));"
                                "ALTER TABLE session ADD COLUMN note TEXT NOT NULL DEFAULT '';";

/* Adds what is kept beside sessions. The content is an object of JSON. A deleted entry is gone. */
static const char version_4[] =
    "CREATE TABLE journal ("
    "  uuid TEXT NOT NULL PRIMARY KEY,"
    "  kind TEXT NOT NULL"
    "    CHECK (kind IN ('plan', 'plan-event', 'ankle-test', 'cramps', 'own-plan')),"
    "  at_us INTEGER NOT NULL,"
    "  offset_s INTEGER NOT NULL CHECK (offset_s BETWEEN -64800 AND 64800),"
    "  content TEXT NOT NULL CHECK (length (CAST (content AS BLOB)) <= 16384)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE INDEX journal_kind ON journal (kind, at_us);";

const char *const soleus_history_schema[] = { version_1, version_2, version_3, version_4, NULL };

/* Records a session without its rows. One of the same uuid is kept, and only gains an end or a note
 * that it didn't have. */
gboolean
soleus_history_store_begin (SoleusDatabase *database, gpointer data, GError **error)
{
  SoleusSessionRecord *session = data;
  gboolean has_end =
      session->outcome != SOLEUS_OUTCOME_RUNNING && session->outcome != SOLEUS_OUTCOME_INTERRUPTED;
  g_autoptr (SoleusStatement) insert = soleus_statement_new (
      database,
      "INSERT INTO session (uuid, routine, options, verdict, start_us, offset_s, end_us, outcome,"
      " by_hand, note)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
      " ON CONFLICT (uuid) DO UPDATE SET"
      "  end_us = COALESCE (end_us, excluded.end_us),"
      "  outcome = COALESCE (outcome, excluded.outcome),"
      "  note = COALESCE (NULLIF (note, ''), excluded.note)",
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
      soleus_statement_bind_name (insert, 8, SOLEUS_NAMES_OUTCOME, session->outcome);
    }
  soleus_statement_bind_int (insert, 9, session->by_hand != FALSE);
  soleus_statement_bind_text (insert, 10, session->note != NULL ? session->note : "");
  return soleus_statement_run (insert, error);
}

gboolean
soleus_history_store_phases (SoleusDatabase *database, gpointer data, GError **error)
{
  SoleusSessionRecord *session = data;
  g_autoptr (SoleusStatement) insert = soleus_statement_new (
      database,
      "INSERT INTO phase (session, number, leg, muscle, kind, step, worked_ms, planned_ms,"
      " pressure, end_us)"
      " SELECT id, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10 FROM session WHERE uuid = ?1"
      " ON CONFLICT (session, number) DO NOTHING",
      error);

  for (guint i = 0; insert != NULL && i < session->phases->len; i++)
    {
      const SoleusPhaseRecord *phase = soleus_session_record_get_phase (session, i);

      soleus_statement_bind_text (insert, 1, session->uuid);
      soleus_statement_bind_int (insert, 2, phase->number);
      soleus_statement_bind_name (insert, 3, SOLEUS_NAMES_LEG, phase->leg);
      soleus_statement_bind_name (insert, 4, SOLEUS_NAMES_MUSCLE, phase->muscle);
      soleus_statement_bind_name (insert, 5, SOLEUS_NAMES_KIND, phase->kind);
      soleus_statement_bind_text (insert, 6, phase->step);
      soleus_statement_bind_int (insert, 7, phase->worked_ms);
      soleus_statement_bind_int (insert, 8, phase->planned_ms);
      soleus_statement_bind_int (insert, 9, phase->pressure != FALSE);
      soleus_statement_bind_int (insert, 10, phase->end_us);
      if (!soleus_statement_run (insert, error))
        return FALSE;
    }
  return insert != NULL;
}

static gboolean
store_ratings (SoleusDatabase *database,
               SoleusSessionRecord *session,
               const char *sql,
               GError **error)
{
  g_autoptr (SoleusStatement) statement = soleus_statement_new (database, sql, error);

  for (guint i = 0; statement != NULL && i < session->ratings->len; i++)
    {
      const SoleusRatingRecord *rating = &g_array_index (session->ratings, SoleusRatingRecord, i);

      soleus_statement_bind_text (statement, 1, session->uuid);
      soleus_statement_bind_name (statement, 2, SOLEUS_NAMES_MOMENT, rating->moment);
      soleus_statement_bind_name (statement, 3, SOLEUS_NAMES_LEG, rating->leg);
      if (rating->value != SOLEUS_RATING_NONE)
        soleus_statement_bind_int (statement, 4, rating->value);
      if (!soleus_statement_run (statement, error))
        return FALSE;
    }
  return statement != NULL;
}

/* They replace earlier ones of the same moment and leg. */
gboolean
soleus_history_store_ratings (SoleusDatabase *database, gpointer session, GError **error)
{
  return store_ratings (database, session,
                        "INSERT INTO rating (session, moment, leg, value)"
                        " SELECT id, ?2, ?3, ?4 FROM session WHERE uuid = ?1"
                        " ON CONFLICT (session, moment, leg) DO UPDATE SET value = excluded.value",
                        error);
}

/* Removes the ratings of the same moments and legs. */
gboolean
soleus_history_store_no_ratings (SoleusDatabase *database, gpointer session, GError **error)
{
  return store_ratings (database, session,
                        "DELETE FROM rating WHERE moment = ?2 AND leg = ?3"
                        " AND session = (SELECT id FROM session WHERE uuid = ?1)",
                        error);
}

gboolean
soleus_history_store_pain_stops (SoleusDatabase *database, gpointer data, GError **error)
{
  SoleusSessionRecord *session = data;
  g_autoptr (SoleusStatement) insert = soleus_statement_new (
      database,
      "INSERT INTO pain_stop (session, number, leg, step, seconds, answer, at_us)"
      " SELECT id, ?2, ?3, ?4, ?5, ?6, ?7 FROM session WHERE uuid = ?1"
      " ON CONFLICT (session, number) DO NOTHING",
      error);

  for (guint i = 0; insert != NULL && i < session->pain_stops->len; i++)
    {
      const SoleusPainRecord *stop = soleus_session_record_get_pain_stop (session, i);

      soleus_statement_bind_text (insert, 1, session->uuid);
      soleus_statement_bind_int (insert, 2, stop->number);
      soleus_statement_bind_name (insert, 3, SOLEUS_NAMES_LEG, stop->leg);
      soleus_statement_bind_text (insert, 4, stop->step);
      soleus_statement_bind_int (insert, 5, stop->seconds);
      soleus_statement_bind_name (insert, 6, SOLEUS_NAMES_ANSWER, stop->answer);
      soleus_statement_bind_int (insert, 7, stop->at_us);
      if (!soleus_statement_run (insert, error))
        return FALSE;
    }
  return insert != NULL;
}

/* Sets the answers of stops that are recorded already. */
gboolean
soleus_history_store_pain_answers (SoleusDatabase *database, gpointer data, GError **error)
{
  SoleusSessionRecord *session = data;
  g_autoptr (SoleusStatement) update = soleus_statement_new (
      database,
      "UPDATE pain_stop SET answer = ?3"
      " WHERE number = ?2 AND session = (SELECT id FROM session WHERE uuid = ?1)",
      error);

  for (guint i = 0; update != NULL && i < session->pain_stops->len; i++)
    {
      const SoleusPainRecord *stop = soleus_session_record_get_pain_stop (session, i);

      soleus_statement_bind_text (update, 1, session->uuid);
      soleus_statement_bind_int (update, 2, stop->number);
      soleus_statement_bind_name (update, 3, SOLEUS_NAMES_ANSWER, stop->answer);
      if (!soleus_statement_run (update, error))
        return FALSE;
    }
  return update != NULL;
}

static gboolean
delete_pain_stops (SoleusDatabase *database, SoleusSessionRecord *session, GError **error)
{
  g_autoptr (SoleusStatement) delete = soleus_statement_new (
      database,
      "DELETE FROM pain_stop"
      " WHERE number = ?2 AND session = (SELECT id FROM session WHERE uuid = ?1)",
      error);

  for (guint i = 0; delete != NULL && i < session->pain_stops->len; i++)
    {
      soleus_statement_bind_text (delete, 1, session->uuid);
      soleus_statement_bind_int (delete, 2,
                                 soleus_session_record_get_pain_stop (session, i)->number);
      if (!soleus_statement_run (delete, error))
        return FALSE;
    }
  return delete != NULL;
}

static gboolean
reopen (SoleusDatabase *database, SoleusSessionRecord *session, GError **error)
{
  g_autoptr (SoleusStatement) update = soleus_statement_new (
      database, "UPDATE session SET end_us = NULL, outcome = NULL WHERE uuid = ?1", error);

  if (update == NULL)
    return FALSE;
  soleus_statement_bind_text (update, 1, session->uuid);
  return soleus_statement_run (update, error);
}

/* Removes stops that were a mistake. The session isn't over any more. */
gboolean
soleus_history_store_no_pain_stops (SoleusDatabase *database, gpointer session, GError **error)
{
  return soleus_database_begin (database, error) &&
         soleus_database_end (database,
                              delete_pain_stops (database, session, error) &&
                                  reopen (database, session, error),
                              error);
}

gboolean
soleus_history_store_finish (SoleusDatabase *database, gpointer data, GError **error)
{
  SoleusSessionRecord *session = data;
  g_autoptr (SoleusStatement) update = soleus_statement_new (
      database, "UPDATE session SET end_us = ?2, outcome = ?3 WHERE uuid = ?1", error);

  if (update == NULL)
    return FALSE;
  soleus_statement_bind_text (update, 1, session->uuid);
  soleus_statement_bind_int (update, 2, session->end_us);
  soleus_statement_bind_name (update, 3, SOLEUS_NAMES_OUTCOME, session->outcome);
  return soleus_statement_run (update, error);
}

static gboolean
note_found (SoleusStatement *row, gpointer found, GError **error)
{
  *(gboolean *) found = TRUE;
  return TRUE;
}

static gboolean
has_session (SoleusDatabase *database, const char *uuid, gboolean *found, GError **error)
{
  g_autoptr (SoleusStatement) select =
      soleus_statement_new (database, "SELECT 1 FROM session WHERE uuid = ?1", error);

  *found = FALSE;
  if (select == NULL)
    return FALSE;
  soleus_statement_bind_text (select, 1, uuid);
  return soleus_statement_for_each (select, note_found, found, error);
}

/**
 * soleus_history_store_insert:
 * @session: a whole session, which was deleted or comes from a file
 * @is_new: (out): whether there was none of its uuid
 *
 * Part of the caller's transaction. A session that is there already gains the rows that it lacked.
 */
gboolean
soleus_history_store_insert (SoleusDatabase *database,
                             SoleusSessionRecord *session,
                             gboolean *is_new,
                             GError **error)
{
  gboolean found;

  if (!has_session (database, session->uuid, &found, error) ||
      !soleus_history_store_begin (database, session, error) ||
      !soleus_history_store_phases (database, session, error) ||
      !store_ratings (database, session,
                      "INSERT INTO rating (session, moment, leg, value)"
                      " SELECT id, ?2, ?3, ?4 FROM session WHERE uuid = ?1"
                      " ON CONFLICT (session, moment, leg) DO NOTHING",
                      error) ||
      !soleus_history_store_pain_stops (database, session, error))
    return FALSE;
  *is_new = !found;
  return TRUE;
}

gboolean
soleus_history_store_restore (SoleusDatabase *database, gpointer session, GError **error)
{
  gboolean is_new;

  return soleus_database_begin (database, error) &&
         soleus_database_end (
             database, soleus_history_store_insert (database, session, &is_new, error), error);
}

gboolean
soleus_history_store_delete (SoleusDatabase *database, gpointer session, GError **error)
{
  g_autoptr (SoleusStatement) delete =
      soleus_statement_new (database, "DELETE FROM session WHERE uuid = ?1", error);

  if (delete == NULL)
    return FALSE;
  soleus_statement_bind_text (delete, 1, ((SoleusSessionRecord *) session)->uuid);
  return soleus_statement_run (delete, error);
}

/* Puts the session in the place of the one of its uuid, if there is one. */
gboolean
soleus_history_store_save (SoleusDatabase *database, gpointer session, GError **error)
{
  gboolean is_new;

  return soleus_database_begin (database, error) &&
         soleus_database_end (database,
                              soleus_history_store_delete (database, session, error) &&
                                  soleus_history_store_insert (database, session, &is_new, error),
                              error);
}

/* Deletes every row, and the traces of them in the file and its log. */
gboolean
soleus_history_store_delete_all (SoleusDatabase *database, GError **error)
{
  return soleus_database_begin (database, error) &&
         soleus_database_end (database,
                              soleus_database_execute (database,
                                                       "DELETE FROM session;"
                                                       "DELETE FROM total;"
                                                       "DELETE FROM advice;"
                                                       "DELETE FROM journal;",
                                                       error),
                              error) &&
         soleus_database_execute (database, "VACUUM; PRAGMA wal_checkpoint (TRUNCATE);", error);
}

gboolean
soleus_history_store_advice_shown (SoleusDatabase *database, gpointer day, GError **error)
{
  g_autoptr (SoleusStatement) insert = soleus_statement_new (
      database, "INSERT OR REPLACE INTO advice (id, shown_day) VALUES (?1, ?2)", error);

  if (insert == NULL)
    return FALSE;
  soleus_statement_bind_text (insert, 1, SOLEUS_LASTING_TIGHTNESS_ID);
  soleus_statement_bind_int (insert, 2, *(int *) day);
  return soleus_statement_run (insert, error);
}

typedef struct
{
  SoleusStatement *sessions;
  SoleusStatement *phases;
  SoleusStatement *ratings;
  SoleusStatement *pain_stops;
  GStrv running;
  GPtrArray *records;
} Reader;

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->sessions, soleus_statement_free);
  g_clear_pointer (&self->phases, soleus_statement_free);
  g_clear_pointer (&self->ratings, soleus_statement_free);
  g_clear_pointer (&self->pain_stops, soleus_statement_free);
  g_clear_pointer (&self->records, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

#define SELECT_SESSIONS(by_hand, note)                                                             \
  "SELECT id, uuid, routine, options, verdict, start_us, offset_s, outcome,"                       \
  " COALESCE (end_us,"                                                                             \
  "  (SELECT MAX (phase.end_us) FROM phase WHERE phase.session = session.id),"                     \
  "  start_us), " by_hand ", " note                                                                \
  " FROM session WHERE start_us < ?1 ORDER BY start_us DESC, id DESC LIMIT ?2"

/* A file that is only read may be of a version that had no notes. */
static SoleusStatement *
select_sessions (SoleusDatabase *database, GError **error)
{
  SoleusStatement *sessions =
      soleus_statement_new (database, SELECT_SESSIONS ("by_hand", "note"), NULL);

  return sessions != NULL ? sessions
                          : soleus_statement_new (database, SELECT_SESSIONS ("0", "''"), error);
}

static gboolean
reader_init (Reader *self, SoleusDatabase *database, GError **error)
{
  return (self->sessions = select_sessions (database, error)) != NULL &&
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

static gboolean
read_phase (SoleusStatement *row, gpointer phases, GError **error)
{
  SoleusPhaseRecord phase;
  int leg, muscle, kind;
  char *step;

  if (!soleus_statement_get_name (row, 1, SOLEUS_NAMES_LEG, &leg, error) ||
      !soleus_statement_get_name (row, 2, SOLEUS_NAMES_MUSCLE, &muscle, error) ||
      !soleus_statement_get_name (row, 3, SOLEUS_NAMES_KIND, &kind, error) ||
      !soleus_statement_dup_text (row, 4, &step, error))
    return FALSE;
  phase = (SoleusPhaseRecord){
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
  g_array_append_val ((GArray *) phases, phase);
  return TRUE;
}

static gboolean
read_rating (SoleusStatement *row, gpointer ratings, GError **error)
{
  SoleusRatingRecord rating;
  int moment, leg;

  if (!soleus_statement_get_name (row, 0, SOLEUS_NAMES_MOMENT, &moment, error) ||
      !soleus_statement_get_name (row, 1, SOLEUS_NAMES_LEG, &leg, error))
    return FALSE;
  rating = (SoleusRatingRecord){
    .moment = (SoleusRatingMoment) moment,
    .leg = (SoleusLeg) leg,
    .value = (int) soleus_statement_get_int (row, 2),
  };
  g_array_append_val ((GArray *) ratings, rating);
  return TRUE;
}

static gboolean
read_pain_stop (SoleusStatement *row, gpointer stops, GError **error)
{
  SoleusPainRecord stop;
  int leg, answer;
  char *step;

  if (!soleus_statement_get_name (row, 1, SOLEUS_NAMES_LEG, &leg, error) ||
      !soleus_statement_get_name (row, 4, SOLEUS_NAMES_ANSWER, &answer, error) ||
      !soleus_statement_dup_text (row, 2, &step, error))
    return FALSE;
  stop = (SoleusPainRecord){
    .number = (guint) soleus_statement_get_int (row, 0),
    .leg = (SoleusLeg) leg,
    .step = step,
    .seconds = (guint) soleus_statement_get_int (row, 3),
    .answer = (SoleusPainAnswer) answer,
    .at_us = soleus_statement_get_int (row, 5),
  };
  g_array_append_val ((GArray *) stops, stop);
  return TRUE;
}

static gboolean
read_rows (SoleusStatement *rows, gint64 id, SoleusRowFunc read, GArray *to, GError **error)
{
  soleus_statement_bind_int (rows, 1, id);
  return soleus_statement_for_each (rows, read, to, error);
}

static gboolean
read_outcome (SoleusStatement *row,
              const Reader *self,
              SoleusSessionRecord *session,
              GError **error)
{
  int value;

  if (soleus_statement_is_null (row, 7))
    {
      if (self->running != NULL &&
          g_strv_contains ((const char *const *) self->running, session->uuid))
        session->outcome = SOLEUS_OUTCOME_RUNNING;
      return TRUE;
    }
  if (!soleus_statement_get_name (row, 7, SOLEUS_NAMES_OUTCOME, &value, error))
    return FALSE;
  session->outcome = (SoleusOutcome) value;
  return TRUE;
}

static gboolean
read_session (SoleusStatement *row, gpointer data, GError **error)
{
  Reader *self = data;
  gint64 id = soleus_statement_get_int (row, 0);
  g_autoptr (SoleusSessionRecord) session = soleus_session_record_new ();

  session->start_us = soleus_statement_get_int (row, 5);
  session->offset_s = (int) soleus_statement_get_int (row, 6);
  session->end_us = soleus_statement_get_int (row, 8);
  session->by_hand = soleus_statement_get_int (row, 9) != 0;
  if (!soleus_statement_dup_text (row, 1, &session->uuid, error) ||
      !soleus_statement_dup_text (row, 2, &session->routine, error) ||
      !soleus_statement_dup_text (row, 3, &session->options, error) ||
      !soleus_statement_dup_text (row, 4, &session->verdict, error) ||
      !soleus_statement_dup_text (row, 10, &session->note, error) ||
      !read_outcome (row, self, session, error) ||
      !read_rows (self->phases, id, read_phase, session->phases, error) ||
      !read_rows (self->ratings, id, read_rating, session->ratings, error) ||
      !read_rows (self->pain_stops, id, read_pain_stop, session->pain_stops, error))
    return FALSE;
  g_ptr_array_add (self->records, g_steal_pointer (&session));
  return TRUE;
}

/* Returns SoleusSessionRecords, the newest first, or NULL with the error set. */
GPtrArray *
soleus_history_store_load (SoleusDatabase *database, const SoleusHistoryPage *page, GError **error)
{
  g_auto (Reader) reader = { .running = page->running,
                             .records = g_ptr_array_new_with_free_func (g_object_unref) };

  if (!reader_init (&reader, database, error))
    return NULL;
  soleus_statement_bind_int (reader.sessions, 1, page->before_us);
  soleus_statement_bind_int (reader.sessions, 2, page->limit);
  if (!soleus_statement_for_each (reader.sessions, read_session, &reader, error))
    return NULL;
  return g_steal_pointer (&reader.records);
}
