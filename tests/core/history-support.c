/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history-support.h"

#include <glib/gstdio.h>
#include <string.h>

#include "soleus-history-store.h"

void
history_fixture_set_up (HistoryFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("soleus-history-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "soleus", "history.db", NULL);
  fixture->clock = soleus_manual_clock_new ();
  soleus_manual_clock_set_wall (fixture->clock, history_time ("2024-05-15T12:00:00Z"));
  history_fixture_open (fixture);
}

static void
delete_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      delete_tree (child);
    }
  g_remove (path);
}

void
history_fixture_tear_down (HistoryFixture *fixture, gconstpointer data)
{
  history_fixture_close (fixture);
  delete_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_assert_finalize_object (fixture->clock);
}

void
history_fixture_open (HistoryFixture *fixture)
{
  fixture->history = soleus_history_new (fixture->path, SOLEUS_CLOCK (fixture->clock));
}

/* Ends the history as leaving the program does, and shows that nothing holds on to it. */
void
history_fixture_close (HistoryFixture *fixture)
{
  if (fixture->history == NULL)
    return;
  history_fixture_settle (fixture);
  soleus_history_close (fixture->history);
  g_assert_finalize_object (g_steal_pointer (&fixture->history));
}

/* Everything handed over has been tried, and the main context has heard of it. */
void
history_fixture_settle (HistoryFixture *fixture)
{
  history_wait (fixture->history);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* The person is told why nothing can be recorded; each reason has a sentence of its own. */
void
history_assert_problem (HistoryFixture *fixture, SoleusHistoryError code)
{
  const char *problem = soleus_history_get_problem (fixture->history);

  g_assert_nonnull (problem);
  g_assert_nonnull (strstr (problem, soleus_history_error_to_text (code)));
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* Until everything handed over so far is recorded, or has failed once. */
void
history_wait (SoleusHistory *history)
{
  gboolean due;

  soleus_history_retry (history);
  history_load_advice (history, &due, NULL);
}

GPtrArray *
history_load_sessions (SoleusHistory *history, gint64 before_us, guint limit, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  soleus_history_load_sessions_async (history, before_us, limit, NULL, answered_cb, &result);
  wait_for (&result);
  return soleus_history_load_sessions_finish (history, result, error);
}

SoleusSummary *
history_load_summary (SoleusHistory *history, int from_day, int to_day, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  soleus_history_load_summary_async (history, from_day, to_day, NULL, answered_cb, &result);
  wait_for (&result);
  return soleus_history_load_summary_finish (history, result, error);
}

GPtrArray *
history_load_journal (SoleusHistory *history, SoleusJournalKind kind, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  soleus_history_load_journal_async (history, kind, NULL, answered_cb, &result);
  wait_for (&result);
  return soleus_history_load_journal_finish (history, result, error);
}

gboolean
history_load_advice (SoleusHistory *history, gboolean *due, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  soleus_history_load_advice_async (history, NULL, answered_cb, &result);
  wait_for (&result);
  return soleus_history_load_advice_finish (history, result, due, error);
}

gboolean
history_export (SoleusHistory *history, GFile *file, SoleusHistoryFormat format, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  soleus_history_export_async (history, file, format, NULL, answered_cb, &result);
  wait_for (&result);
  return soleus_history_export_finish (history, result, error);
}

gboolean
history_import (SoleusHistory *history, GFile *file, SoleusImportResult *imported, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  soleus_history_import_async (history, file, NULL, answered_cb, &result);
  wait_for (&result);
  return soleus_history_import_finish (history, result, imported, error);
}

gint64
history_time (const char *iso8601)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (iso8601, NULL);

  g_assert_nonnull (time);
  return g_date_time_to_unix (time) * SECOND_US;
}

static sqlite3 *
open_raw (const char *path)
{
  sqlite3 *raw = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &raw, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  return raw;
}

/* Looks at the file from outside, past the code under test. */
gint64
history_query_int (const char *path, const char *sql)
{
  sqlite3 *raw = open_raw (path);
  sqlite3_stmt *statement = NULL;
  gint64 value;

  g_assert_cmpint (sqlite3_prepare_v2 (raw, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_close (raw), ==, SQLITE_OK);
  return value;
}

void
history_execute (const char *path, const char *sql)
{
  sqlite3 *raw = NULL;

  g_assert_cmpint (sqlite3_open (path, &raw), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (raw, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (raw), ==, SQLITE_OK);
}

void
history_assert_sound (const char *path)
{
  g_assert_cmpint (
      history_query_int (path, "SELECT integrity_check = 'ok' FROM pragma_integrity_check"), ==, 1);
  g_assert_cmpint (history_query_int (path, "SELECT COUNT (*) FROM pragma_foreign_key_check"), ==,
                   0);
}

SoleusHistoryToken *
history_begin (HistoryFixture *fixture, const char *routine, int offset_s)
{
  return soleus_history_begin_session (fixture->history, routine, "sides=both", "clear",
                                       soleus_clock_get_wall (SOLEUS_CLOCK (fixture->clock)),
                                       offset_s);
}

void
history_add_work (HistoryFixture *fixture,
                  SoleusHistoryToken *token,
                  SoleusLeg leg,
                  SoleusMuscle muscle,
                  SoleusStepKind kind,
                  gint64 worked_ms)
{
  SoleusPhaseRecord phase = {
    .leg = leg,
    .muscle = muscle,
    .kind = kind,
    .step = (char *) "G",
    .worked_ms = worked_ms,
    .planned_ms = 30000,
    .pressure = kind == SOLEUS_STEP_PRESSURE,
  };

  soleus_manual_clock_advance_wall (fixture->clock, worked_ms * 1000);
  phase.end_us = soleus_clock_get_wall (SOLEUS_CLOCK (fixture->clock));
  soleus_history_add_phase (fixture->history, token, &phase);
}

/* The session ends now. */
void
history_finish (HistoryFixture *fixture, SoleusHistoryToken *token, SoleusOutcome outcome)
{
  soleus_history_finish_session (fixture->history, token, outcome,
                                 soleus_clock_get_wall (SOLEUS_CLOCK (fixture->clock)));
}

/* A session of one stretch of 30 seconds on each leg. */
void
history_add_session (HistoryFixture *fixture, gint64 start_us, int offset_s)
{
  g_autoptr (SoleusHistoryToken) token = NULL;

  soleus_manual_clock_set_wall (fixture->clock, start_us);
  token = history_begin (fixture, "gastroc-wall", offset_s);
  history_add_work (fixture, token, SOLEUS_LEG_LEFT, SOLEUS_MUSCLE_GASTROCNEMIUS,
                    SOLEUS_STEP_STRETCH, 30000);
  history_add_work (fixture, token, SOLEUS_LEG_RIGHT, SOLEUS_MUSCLE_GASTROCNEMIUS,
                    SOLEUS_STEP_STRETCH, 30000);
  history_finish (fixture, token, SOLEUS_OUTCOME_FINISHED);
}

GPtrArray *
history_load_all (HistoryFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records = history_load_sessions (fixture->history, G_MAXINT64, G_MAXINT, &error);

  g_assert_no_error (error);
  return records;
}

static void
fill_phases (SoleusSessionRecord *record, guint n_phases)
{
  for (guint i = 0; i < n_phases; i++)
    {
      gboolean pressure = i % 3 == 2;
      SoleusPhaseRecord phase = {
        .number = i + 1,
        .leg = i % 2 == 0 ? SOLEUS_LEG_LEFT : SOLEUS_LEG_RIGHT,
        .muscle = SOLEUS_MUSCLE_GASTROCNEMIUS + i % 3,
        .kind = pressure ? SOLEUS_STEP_PRESSURE : SOLEUS_STEP_STRETCH,
        .step = g_strdup (pressure ? "RP" : "G"),
        .worked_ms = 30000,
        .planned_ms = 30000,
        .pressure = pressure,
        .end_us = record->start_us + (i + 1) * 45 * SECOND_US,
      };

      g_array_append_val (record->phases, phase);
    }
}

static void
fill_ratings (SoleusSessionRecord *record, guint seed)
{
  for (guint i = 0; i < 4; i++)
    {
      SoleusRatingRecord rating = {
        .moment = i / 2 == 0 ? SOLEUS_RATING_BEFORE : SOLEUS_RATING_AFTER,
        .leg = i % 2 == 0 ? SOLEUS_LEG_LEFT : SOLEUS_LEG_RIGHT,
        .value = (int) ((seed * 7 + i * 3) % (SOLEUS_RATING_MAX + 1)),
      };

      g_array_append_val (record->ratings, rating);
    }
}

static SoleusSessionRecord *
make_record (gint64 start_us, guint seed, guint n_phases)
{
  SoleusSessionRecord *record = soleus_session_record_new ();

  record->uuid = g_uuid_string_random ();
  record->routine = g_strdup ("full");
  record->options = g_strdup ("sides=both");
  record->verdict = g_strdup ("clear");
  record->start_us = start_us;
  record->offset_s = 3600;
  record->end_us = start_us + (n_phases + 1) * 45 * SECOND_US;
  record->outcome = SOLEUS_OUTCOME_FINISHED;
  fill_phases (record, n_phases);
  fill_ratings (record, seed);
  return record;
}

/* Sessions that begin @step_us after each other, the last at @last_us, in one transaction. */
void
history_fill (const char *path, gint64 last_us, gint64 step_us, guint n_sessions, guint phases_each)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusDatabase) database = soleus_database_open (path, soleus_history_schema, &error);
  gboolean is_new;

  g_assert_no_error (error);
  g_assert_true (soleus_database_begin (database, &error));
  for (guint i = 0; i < n_sessions; i++)
    {
      gint64 start = last_us - (gint64) (n_sessions - 1 - i) * step_us;
      g_autoptr (SoleusSessionRecord) record = make_record (start, i, phases_each);

      g_assert_true (soleus_history_store_insert (database, record, &is_new, &error));
    }
  g_assert_true (soleus_database_end (database, TRUE, &error));
  g_assert_no_error (error);
}
