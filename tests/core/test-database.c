/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-database.h"

#include <glib/gstdio.h>

#include "fault-vfs.h"
#include "history-support.h"
#include "soleus-day.h"
#include "soleus-history-export.h"
#include "soleus-history-store.h"

static void
set_up_old (HistoryFixture *f, gconstpointer data)
{
  g_autofree char *fixture = g_test_build_filename (G_TEST_DIST, "data", "history-v1.sql", NULL);
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;

  history_fixture_set_up (f, data);
  history_fixture_close (f);
  g_assert_cmpint (g_remove (f->path), ==, 0);
  g_assert_true (g_file_get_contents (fixture, &sql, NULL, &error));
  g_assert_no_error (error);
  history_execute (f->path, sql);
}

static void
tear_down (HistoryFixture *f, gconstpointer data)
{
  fault_vfs_set (FAULT_NONE);
  history_fixture_tear_down (f, data);
}

static void
assert_migrated (HistoryFixture *f)
{
  g_autoptr (GPtrArray) records = history_load_all (f);
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusSummary) summary = history_load_summary (f->history, 0, 30000, &error);
  SoleusSessionRecord *record;
  GDate leap_day = { 0 };

  g_assert_no_error (error);
  g_assert_cmpint (summary->all.pressure_ms, ==, 118000);
  g_assert_cmpint (summary->all.stretch_ms, ==, 30000);
  g_assert_cmpuint (records->len, ==, 2);
  record = g_ptr_array_index (records, 0);
  g_assert_cmpint (record->outcome, ==, SOLEUS_OUTCOME_INTERRUPTED);
  record = g_ptr_array_index (records, 1);
  g_assert_cmpstr (record->uuid, ==, "3f0c7a52-5a0e-4c5b-9c1d-0d5b8a2f6e11");
  g_assert_cmpint (soleus_session_record_get_worked (record), ==, 118000);
  g_assert_cmpuint (record->pain_stops->len, ==, 1);

  /* The old rows have what the new version added: the local day. */
  g_date_set_dmy (&leap_day, 29, G_DATE_FEBRUARY, 2024);
  g_assert_cmpuint (summary->days->len, ==, 2);
  g_assert_cmpint (g_array_index (summary->days, SoleusDayTotal, 0).day, ==,
                   soleus_day_from_date (&leap_day));
  history_fixture_settle (f);
  g_assert_cmpint (history_query_int (f->path, "PRAGMA user_version"), ==, 4);
  history_assert_sound (f->path);
}

static void
test_migration (HistoryFixture *f, gconstpointer data)
{
  history_fixture_open (f);
  assert_migrated (f);
}

/* A file of the second version has neither notes nor sessions that were entered by hand, and one of
 * the third no journal. */
static void
test_earlier_version (HistoryFixture *f, gconstpointer data)
{
  const gint64 version = GPOINTER_TO_INT (data);
  const char *const steps[] = { soleus_history_schema[0], soleus_history_schema[1],
                                version > 2 ? soleus_history_schema[2] : NULL, NULL };
  g_autoptr (SoleusJournalEntry) entry = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;
  SoleusSessionRecord *record;

  history_fixture_close (f);
  g_assert_cmpint (g_remove (f->path), ==, 0);
  soleus_database_free (soleus_database_open (f->path, steps, &error));
  g_assert_no_error (error);
  history_execute (f->path,
                   "INSERT INTO session (uuid, routine, options, verdict, start_us, offset_s)"
                   " VALUES ('3f0c7a52-5a0e-4c5b-9c1d-0d5b8a2f6e11', 'roller', '', '', 1, 0)");
  {
    g_autoptr (GFile) file = g_file_new_build_filename (f->folder, "x.json", NULL);

    /* The export that only reads leaves it so. */
    g_assert_true (soleus_history_export_path (f->path, file, SOLEUS_HISTORY_JSON, &error));
    g_assert_no_error (error);
    g_assert_cmpint (history_query_int (f->path, "PRAGMA user_version"), ==, version);
  }
  history_fixture_open (f);
  records = history_load_all (f);
  g_assert_cmpuint (records->len, ==, 1);
  record = records->pdata[0];
  g_assert_false (record->by_hand);
  g_assert_cmpstr (record->note, ==, "");
  entry = soleus_history_new_entry (f->history, SOLEUS_JOURNAL_CRAMPS);
  soleus_history_save_entry (f->history, entry);
  history_fixture_settle (f);
  g_assert_null (soleus_history_get_problem (f->history));
  g_assert_cmpint (history_query_int (f->path, "SELECT COUNT (*) FROM journal"), ==, 1);
  g_assert_cmpint (history_query_int (f->path, "PRAGMA user_version"), ==, 4);
}

/* Whatever call to the disk fails during it, the file is of the one version or of the other. */
static void
test_migration_cut_off (HistoryFixture *f, gconstpointer data)
{
  const FaultKind kinds[] = { FAULT_FULL, FAULT_IO_WRITE, FAULT_IO_SYNC };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gboolean struck = TRUE;

      for (guint after = 0; struck; after++)
        {
          tear_down (f, data);
          set_up_old (f, data);
          fault_vfs_set_once (kinds[i], after);
          history_fixture_open (f);
          history_fixture_settle (f);
          struck = fault_vfs_has_struck ();
          fault_vfs_set (FAULT_NONE);
          assert_migrated (f);
          g_assert_null (soleus_history_get_problem (f->history));
        }
    }
}

static char *
read_bytes (const char *path, const char *suffix, gsize *size)
{
  g_autofree char *file = g_strconcat (path, suffix, NULL);
  char *bytes = NULL;

  *size = 0;
  g_file_get_contents (file, &bytes, size, NULL);
  return bytes;
}

/* Not a byte of it changes, neither in the file nor in its log, whatever is done. */
static void
test_newer (HistoryFixture *f, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (f->folder, "copy.db", NULL);
  g_autofree char *file_before = NULL, *file_after = NULL, *log_before = NULL, *log_after = NULL;
  gsize file_size, file_size_after, log_size, log_size_after;
  g_autoptr (SoleusHistoryToken) token = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *raw = NULL;

  history_execute (f->path, "PRAGMA user_version = 5; CREATE TABLE future (x)");
  g_assert_cmpint (sqlite3_open (f->path, &raw), ==, SQLITE_OK);
  sqlite3_db_config (raw, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  g_assert_cmpint (sqlite3_exec (raw, "INSERT INTO future VALUES (1)", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_close (raw), ==, SQLITE_OK);
  file_before = read_bytes (f->path, "", &file_size);
  log_before = read_bytes (f->path, "-wal", &log_size);
  g_assert_cmpuint (log_size, >, 0);

  history_fixture_open (f);
  token = history_begin (f, "roller", 0);
  history_add_work (f, token, SOLEUS_LEG_LEFT, SOLEUS_MUSCLE_BOTH, SOLEUS_STEP_PRESSURE, 20000);
  soleus_history_delete_all (f->history);
  g_assert_null (history_load_sessions (f->history, G_MAXINT64, 10, &error));
  g_assert_error (error, SOLEUS_HISTORY_ERROR, SOLEUS_HISTORY_ERROR_NEWER);
  history_fixture_settle (f);
  history_assert_problem (f, SOLEUS_HISTORY_ERROR_NEWER);
  g_assert_nonnull (soleus_history_get_problem (f->history));
  g_assert_null (soleus_history_get_notice (f->history));

  history_fixture_close (f);
  file_after = read_bytes (f->path, "", &file_size_after);
  log_after = read_bytes (f->path, "-wal", &log_size_after);
  g_assert_cmpmem (file_before, file_size, file_after, file_size_after);
  g_assert_cmpmem (log_before, log_size, log_after, log_size_after);
}

static void
test_settings (HistoryFixture *f, gconstpointer data)
{
  static const char *const migrations[] = { "CREATE TABLE a (x)", "CREATE TABLE b (x)", NULL };
  g_autofree char *path = g_build_filename (f->folder, "plain.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusDatabase) database = soleus_database_open (path, migrations, &error);
  const struct
  {
    const char *sql;
    gint64 value;
  } expected[] = {
    { "SELECT journal_mode = 'wal' FROM pragma_journal_mode", 1 },
    { "PRAGMA synchronous", 2 },
    { "PRAGMA foreign_keys", 1 },
    { "PRAGMA user_version", 2 },
    { "PRAGMA secure_delete", 1 },
  };

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (SoleusStatement) row = soleus_statement_new (database, expected[i].sql, &error);

      g_assert_no_error (error);
      g_assert_true (soleus_statement_next (row, &error));
      g_assert_cmpint (soleus_statement_get_int (row, 0), ==, expected[i].value);
    }
}

/* A step that fails half-way leaves nothing of itself, nor of the steps before it. */
static void
test_failing_migration (HistoryFixture *f, gconstpointer data)
{
  static const char *const broken[] = { "CREATE TABLE a (x)",
                                        "CREATE TABLE b (x); CREATE TABLE a (x)", NULL };
  g_autofree char *path = g_build_filename (f->folder, "broken.db", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (soleus_database_open (path, broken, &error));
  g_assert_error (error, SOLEUS_HISTORY_ERROR, SOLEUS_HISTORY_ERROR_FAILED);
  g_assert_cmpint (history_query_int (path, "PRAGMA user_version"), ==, 0);
  g_assert_cmpint (history_query_int (path, "SELECT COUNT (*) FROM sqlite_schema"), ==, 0);
}

static void
test_roll_back (HistoryFixture *f, gconstpointer data)
{
  static const char *const migrations[] = { "CREATE TABLE a (x INTEGER CHECK (x > 0))", NULL };
  g_autofree char *path = g_build_filename (f->folder, "plain.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusDatabase) database = soleus_database_open (path, migrations, &error);

  g_assert_no_error (error);
  g_assert_true (soleus_database_begin (database, &error));
  g_assert_true (soleus_database_execute (database, "INSERT INTO a VALUES (1)", &error));
  g_assert_false (soleus_database_end (
      database, soleus_database_execute (database, "INSERT INTO a VALUES (0)", NULL), &error));
  g_assert_cmpint (history_query_int (path, "SELECT COUNT (*) FROM a"), ==, 0);

  /* The connection is fit for the next one. */
  g_assert_true (soleus_database_begin (database, &error));
  g_assert_true (soleus_database_end (
      database, soleus_database_execute (database, "INSERT INTO a VALUES (2)", &error), &error));
  g_assert_no_error (error);
  g_assert_cmpint (history_query_int (path, "SELECT COUNT (*) FROM a"), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fault_vfs_register ();

#define ADD(name, set_up, func)                                                                    \
  g_test_add ("/soleus/database/" name, HistoryFixture, NULL, set_up, func, tear_down)
  ADD ("migration", set_up_old, test_migration);
  g_test_add ("/soleus/database/second-version", HistoryFixture, GINT_TO_POINTER (2),
              history_fixture_set_up, test_earlier_version, tear_down);
  g_test_add ("/soleus/database/third-version", HistoryFixture, GINT_TO_POINTER (3),
              history_fixture_set_up, test_earlier_version, tear_down);
  ADD ("migration-cut-off", set_up_old, test_migration_cut_off);
  ADD ("newer", set_up_old, test_newer);
  ADD ("settings", history_fixture_set_up, test_settings);
  ADD ("failing-migration", history_fixture_set_up, test_failing_migration);
  ADD ("roll-back", history_fixture_set_up, test_roll_back);

  return g_test_run ();
}
