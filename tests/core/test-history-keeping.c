/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "fault-vfs.h"
#include "history-support.h"
#include "soleus-day.h"
#include "soleus-history-export.h"
#include "soleus-history-import.h"
#include "soleus-history-store.h"
#include "soleus-history-stats.h"

/* Sessions are kept, in the file and for its owner alone; a failure to keep them is said. */

static void
tear_down (HistoryFixture *f, gconstpointer data)
{
  fault_vfs_set (FAULT_NONE);
  history_fixture_tear_down (f, data);
}

static void
add_stretch (HistoryFixture *f, SoleusHistoryToken *token)
{
  history_add_work (f, token, SOLEUS_LEG_LEFT, SOLEUS_MUSCLE_SOLEUS, SOLEUS_STEP_STRETCH, 30000);
}

/* ---- who may read it */

static int
get_mode (HistoryFixture *f, const char *suffix)
{
  g_autofree char *path = g_strconcat (f->path, suffix, NULL);
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  return info.st_mode & 0777;
}

static void
set_mode (HistoryFixture *f, const char *suffix, int mode)
{
  g_autofree char *path = g_strconcat (f->path, suffix, NULL);

  g_assert_cmpint (g_chmod (path, mode), ==, 0);
}

static void
test_mode (HistoryFixture *f, gconstpointer data)
{
  history_fixture_settle (f);
  for (guint i = 0; i < 2; i++)
    {
      history_fixture_close (f);
      set_mode (f, "", i == 0 ? 0644 : 0666);
      history_fixture_open (f);
      history_fixture_settle (f);
      g_assert_cmpint (get_mode (f, ""), ==, 0600);
      g_assert_cmpint (get_mode (f, "-wal"), ==, 0600);
      g_assert_cmpint (get_mode (f, "-shm"), ==, 0600);
    }
}

/* SQLite leaves a log that can't be written beside a file that can't; when the file can be written
 * again, so can they. */
static void
test_read_only_before (HistoryFixture *f, gconstpointer data)
{
  g_autofree char *shm = g_strconcat (f->path, "-shm", NULL);
  g_autofree char *wal = g_strconcat (f->path, "-wal", NULL);
  const char index[32768] = { 0 };

  history_fixture_close (f);
  g_assert_true (g_file_set_contents (wal, "", 0, NULL));
  /* As long as SQLite makes it: it mends the mode of an empty one itself. */
  g_assert_true (g_file_set_contents (shm, index, sizeof index, NULL));
  set_mode (f, "-wal", 0400);
  set_mode (f, "-shm", 0400);
  history_fixture_open (f);
  history_fixture_settle (f);
  g_assert_null (soleus_history_get_problem (f->history));
  g_assert_cmpint (get_mode (f, "-wal"), ==, 0600);
  g_assert_cmpint (get_mode (f, "-shm"), ==, 0600);
}

/* ---- what is done is in the file */

/* A copy of the one file that is made while the program runs. */
static gint64
count_in_copy (HistoryFixture *f, const char *sql)
{
  g_autofree char *copy = g_build_filename (f->folder, "copy.db", NULL);
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (f->path, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (copy, bytes, size, NULL));
  return history_query_int (copy, sql);
}

static void
test_in_the_file (HistoryFixture *f, gconstpointer data)
{
  g_autoptr (SoleusHistoryToken) token = NULL;

  history_fixture_settle (f);
  g_assert_cmpint (count_in_copy (f, "SELECT COUNT (*) FROM session"), ==, 0);
  token = history_begin (f, "soleus-wall", 0);
  add_stretch (f, token);
  soleus_history_finish_session (f->history, token, SOLEUS_OUTCOME_FINISHED,
                                 soleus_clock_get_wall (SOLEUS_CLOCK (f->clock)));
  history_fixture_settle (f);
  g_assert_cmpint (count_in_copy (f, "SELECT COUNT (*) FROM session WHERE outcome = 'finished'"),
                   ==, 1);
  g_assert_cmpint (count_in_copy (f, "SELECT COUNT (*) FROM phase"), ==, 1);
  soleus_history_add_rating (f->history, token, SOLEUS_RATING_AFTER, SOLEUS_LEG_LEFT, 3);
  history_fixture_settle (f);
  g_assert_cmpint (count_in_copy (f, "SELECT COUNT (*) FROM rating"), ==, 1);
}

/* ---- what the table refuses */

static void
begin_refusing (HistoryFixture *f)
{
  history_fixture_settle (f);
  history_execute (f->path, "CREATE TRIGGER refuse BEFORE INSERT ON session"
                            " WHEN NEW.routine = 'refused'"
                            " BEGIN SELECT RAISE (ABORT, 'refused'); END");
}

static void
assert_recorded (HistoryFixture *f, guint sessions, guint phases)
{
  g_assert_cmpint (history_query_int (f->path, "SELECT COUNT (*) FROM session"), ==, sessions);
  g_assert_cmpint (history_query_int (f->path, "SELECT COUNT (*) FROM phase"), ==, phases);
}

/* It is said and kept, with all that belongs to it, and the next session is recorded. */
static void
test_refused (HistoryFixture *f, gconstpointer data)
{
  g_autoptr (SoleusHistoryToken) refused = NULL;
  g_autoptr (SoleusHistoryToken) other = NULL;

  begin_refusing (f);
  refused = history_begin (f, "refused", 0);
  add_stretch (f, refused);
  add_stretch (f, refused);
  other = history_begin (f, "soleus-wall", 0);
  add_stretch (f, other);
  history_fixture_settle (f);
  assert_recorded (f, 1, 1);
  g_assert_nonnull (strstr (soleus_history_get_problem (f->history), "could not be recorded"));

  history_execute (f->path, "DROP TRIGGER refuse");
  history_fixture_settle (f);
  g_assert_null (soleus_history_get_problem (f->history));
  assert_recorded (f, 2, 3);
}

/* A deleted session doesn't come back when it can be recorded at last. */
static void
test_refused_and_deleted (HistoryFixture *f, gconstpointer data)
{
  g_autoptr (SoleusHistoryToken) refused = NULL;

  begin_refusing (f);
  refused = history_begin (f, "refused", 0);
  add_stretch (f, refused);
  history_fixture_settle (f);
  g_assert_nonnull (soleus_history_get_problem (f->history));
  soleus_history_delete_all (f->history);
  history_fixture_settle (f);
  g_assert_null (soleus_history_get_problem (f->history));
  history_execute (f->path, "DROP TRIGGER refuse");
  history_fixture_settle (f);
  assert_recorded (f, 0, 0);
}

/* The same where all of it waits for the disk, and more of the session comes after the deletion. */
static void
test_refused_and_deleted_at_once (HistoryFixture *f, gconstpointer data)
{
  g_autoptr (SoleusHistoryToken) refused = NULL;

  begin_refusing (f);
  fault_vfs_set (FAULT_FULL);
  refused = history_begin (f, "refused", 0);
  add_stretch (f, refused);
  soleus_history_delete_all (f->history);
  add_stretch (f, refused);
  history_fixture_settle (f);
  history_assert_problem (f, SOLEUS_HISTORY_ERROR_FULL);
  fault_vfs_set (FAULT_NONE);
  history_fixture_settle (f);
  g_assert_null (soleus_history_get_problem (f->history));
  assert_recorded (f, 0, 0);
}

/* A zone may be 24:59:59 away from UTC, in either direction. */
static void
test_odd_offset (HistoryFixture *f, gconstpointer data)
{
  static const int offsets[] = { -89999, 89999 };

  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      g_autoptr (SoleusHistoryToken) token = history_begin (f, "soleus-wall", offsets[i]);

      add_stretch (f, token);
      history_fixture_settle (f);
      g_assert_null (soleus_history_get_problem (f->history));
      assert_recorded (f, i + 1, i + 1);
    }
}

static void
test_no_memory (HistoryFixture *f, gconstpointer data)
{
  g_autoptr (SoleusHistoryToken) token = NULL;

  history_fixture_settle (f);
  sqlite3_hard_heap_limit64 (1);
  token = history_begin (f, "soleus-wall", 0);
  add_stretch (f, token);
  history_fixture_settle (f);
  history_assert_problem (f, SOLEUS_HISTORY_ERROR_MEMORY);
  sqlite3_hard_heap_limit64 (0);
  history_fixture_settle (f);
  g_assert_null (soleus_history_get_problem (f->history));
  assert_recorded (f, 1, 1);
}

static void
count_cb (SoleusHistory *history, guint *count)
{
  (*count)++;
}

/* A page that could not read the history reads it when that is possible again, though nothing
 * waited to be recorded. */
static void
test_healed (HistoryFixture *f, gconstpointer data)
{
  guint changed = 0;

  history_add_session (f, history_time ("2024-05-01T08:00:00Z"), 0);
  history_fixture_settle (f);
  /* Another program's changes have to be read again. */
  history_execute (f->path, "UPDATE session SET options = 'x'");
  g_signal_connect (f->history, "changed", G_CALLBACK (count_cb), &changed);
  fault_vfs_set (FAULT_IO_READ);
  g_assert_null (history_load_summary (f->history, 0, 30000, NULL));
  history_fixture_settle (f);
  g_assert_nonnull (soleus_history_get_problem (f->history));
  g_assert_cmpuint (changed, ==, 0);
  fault_vfs_set (FAULT_NONE);
  history_fixture_settle (f);
  g_assert_null (soleus_history_get_problem (f->history));
  g_assert_cmpuint (changed, ==, 1);
}

/* ---- the end of a history */

static void
summary_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusSummary) summary =
      soleus_history_load_summary_finish (SOLEUS_HISTORY (source), result, &error);

  *(guint *) user_data = summary != NULL ? 1 : 2;
}

/* The answer holds the last reference. */
static void
test_let_go (HistoryFixture *f, gconstpointer data)
{
  gpointer history = f->history;
  guint answered = 0;

  history_fixture_settle (f);
  g_object_add_weak_pointer (history, &history);
  soleus_history_load_summary_async (f->history, 0, 30000, NULL, summary_cb, &answered);
  g_clear_object (&f->history);
  while (answered == 0 || history != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (answered, ==, 1);
}

/* Nothing waits for ever for a thread that has ended. */
static void
test_closed (HistoryFixture *f, gconstpointer data)
{
  g_autoptr (SoleusHistoryToken) token = history_begin (f, "soleus-wall", 0);
  g_autoptr (GError) error = NULL;
  guint answered = 0;

  history_fixture_settle (f);
  soleus_history_close (f->history);
  g_assert_null (history_load_summary (f->history, 0, 30000, &error));
  g_assert_error (error, SOLEUS_HISTORY_ERROR, SOLEUS_HISTORY_ERROR_FAILED);
  soleus_history_load_summary_async (f->history, 0, 30000, NULL, summary_cb, &answered);
  while (answered == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (answered, ==, 2);
  history_wait (f->history);
  g_test_expect_message ("Soleus", G_LOG_LEVEL_WARNING, "*closed*");
  add_stretch (f, token);
  g_test_assert_expected_messages ();
}

/* ---- what stands in the file and can't be right */

/* SQLite doesn't notice a changed byte in a text. */
static void
test_invalid_text (HistoryFixture *f, gconstpointer data)
{
  static const char *const changes[] = {
    "UPDATE session SET routine = CAST (x'fffe41' AS TEXT)",
    "UPDATE session SET options = CAST (x'fffe41' AS TEXT)",
    "UPDATE session SET verdict = CAST (x'fffe41' AS TEXT)",
    "UPDATE session SET uuid = CAST (x'fffe41' AS TEXT)",
    "UPDATE phase SET step = CAST (x'fffe41' AS TEXT)",
    "UPDATE pain_stop SET step = CAST (x'fffe41' AS TEXT)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (SoleusHistoryToken) token = history_begin (f, "soleus-wall", 0);
      g_autofree char *path = g_build_filename (f->folder, "whole.json", NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GPtrArray) journal = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GPtrArray) records = NULL;
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;
      gsize size;

      add_stretch (f, token);
      soleus_history_add_pain_stop (f->history, token, SOLEUS_LEG_LEFT, "O", 3, SOLEUS_PAIN_GONE);
      history_fixture_settle (f);
      history_execute (f->path, changes[i]);
      g_assert_true (history_export (f->history, file, SOLEUS_HISTORY_JSON, &error));
      history_fixture_settle (f);
      g_assert_nonnull (soleus_history_get_notice (f->history));
      soleus_history_dismiss_notice (f->history);
      g_assert_true (g_file_get_contents (path, &text, &size, NULL));
      records = soleus_history_import_parse (
          text, size, soleus_clock_get_wall (SOLEUS_CLOCK (f->clock)), journal, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (records->len, ==, 1);
      assert_recorded (f, 1, 1);
      soleus_history_delete_all (f->history);
      history_fixture_settle (f);
    }
}

/* A view that never ends in the place of a table. */
static void
test_endless_view (HistoryFixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "x.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  history_fixture_settle (f);
  history_execute (f->path, "PRAGMA foreign_keys = OFF; DROP TABLE phase;"
                            "CREATE VIEW phase AS WITH RECURSIVE endless (session) AS"
                            " (SELECT 1 UNION ALL SELECT session + 1 FROM endless)"
                            " SELECT session, session AS number, 'left' AS leg, 'both' AS muscle,"
                            " 'stretch' AS kind, 'G' AS step, 1 AS worked_ms, 1 AS planned_ms,"
                            " 0 AS pressure, 1 AS end_us FROM endless");
  g_assert_null (history_load_summary (f->history, 0, 30000, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (soleus_history_export_path (f->path, file, SOLEUS_HISTORY_CSV, &error));
  g_assert_nonnull (error);
}

/* A clock that was wrong once doesn't hide the last session for ever, nor stretch the charts. */
static void
test_odd_dates (HistoryFixture *f, gconstpointer data)
{
  g_autoptr (SoleusSummary) summary = NULL;
  g_autoptr (GError) error = NULL;
  int today;

  history_add_session (f, history_time ("0002-01-01T08:00:00Z"), 0);
  history_add_session (f, history_time ("2024-05-01T08:00:00Z"), 0);
  history_add_session (f, history_time ("2024-05-03T08:00:00Z"), 0);
  history_add_session (f, history_time ("9998-01-01T08:00:00Z"), 0);
  soleus_manual_clock_set_wall (f->clock, history_time ("2024-05-15T12:00:00Z"));
  today = soleus_history_get_today (f->history);
  summary = history_load_summary (f->history, 0, today, &error);
  g_assert_no_error (error);
  g_assert_cmpint (summary->first_day, ==, today - 14);
  g_assert_cmpint (summary->last_day, ==, today - 12);
}

/* Nothing but odd ones: nothing to stretch a chart to, and no last session, least of all today. */
static void
test_only_odd_dates (HistoryFixture *f, gconstpointer data)
{
  const char *const starts[] = { "9998-01-01T08:00:00Z", "0002-01-01T08:00:00Z" };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autoptr (SoleusSummary) summary = NULL;
      g_autoptr (GError) error = NULL;
      int today;

      soleus_history_delete_all (f->history);
      history_add_session (f, history_time (starts[i]), 0);
      soleus_manual_clock_set_wall (f->clock, history_time ("2024-05-15T12:00:00Z"));
      today = soleus_history_get_today (f->history);
      summary = history_load_summary (f->history, 0, today, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (summary->all.sessions, ==, 1);
      g_assert_cmpint (summary->first_day, ==, SOLEUS_SUMMARY_NO_DAY);
      g_assert_cmpint (summary->last_day, ==, SOLEUS_SUMMARY_NO_DAY);
    }
}

static int
progress_cb (gpointer n_steps)
{
  (*(guint *) n_steps)++;
  return 0;
}

static guint
count_steps (HistoryFixture *f, guint n_days)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusDatabase) database = NULL;
  g_autoptr (SoleusSummary) summary = NULL;
  g_autofree char *name = g_strdup_printf ("%u.db", n_days);
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  const int today = 19858;
  const SoleusHistoryDays days = { 0, today, today, SOLEUS_DAY_START };
  guint n_steps = 0;

  history_fill (path, today * DAY_US, DAY_US, n_days, 4);
  database = soleus_database_open (path, soleus_history_schema, &error);
  g_assert_no_error (error);
  sqlite3_progress_handler (database->handle, 100, progress_cb, &n_steps);
  summary = soleus_history_stats_load_summary (database, &days, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (summary->all.sessions, ==, n_days);
  return n_steps;
}

/* Ten times the days cost ten times as much, and not a hundred. */
static void
test_cost (HistoryFixture *f, gconstpointer data)
{
  guint few = count_steps (f, 365);
  guint many = count_steps (f, 3650);

  g_test_message ("%u and %u", few, many);
  g_assert_cmpuint (many, <, 15 * few);
}

/* ---- the export that only reads */

static void
limit_files (rlim_t size)
{
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = MIN (size, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* No more than 8 kB go into any file: that is where the disk ends. */
static void
test_export_full_disk (HistoryFixture *f, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (f->folder, "exports", NULL);
  g_autofree char *path = g_build_filename (folder, "new.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gboolean ok[2];

  history_fixture_settle (f);
  history_fixture_close (f);
  history_fill (f->path, history_time ("2024-05-14T08:00:00Z"), DAY_US, 500, 4);
  history_fixture_open (f);
  history_fixture_settle (f);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  limit_files (8192);
  ok[0] = soleus_history_export_path (f->path, file, SOLEUS_HISTORY_CSV, NULL);
  ok[1] = history_export (f->history, file, SOLEUS_HISTORY_JSON, NULL);
  limit_files (RLIM_INFINITY);
  g_assert_false (ok[0]);
  g_assert_false (ok[1]);
  g_assert_cmpuint (count_files (folder), ==, 0);
  g_assert_true (soleus_history_export_path (f->path, file, SOLEUS_HISTORY_CSV, NULL));
  g_assert_cmpuint (count_files (folder), ==, 1);
}

/* A window that has the file open goes on writing it: nothing may move it away. */
static void
test_export_only_reads (HistoryFixture *f, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (f->path);
  g_autofree char *path = g_build_filename (f->folder, "x.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  history_fixture_settle (f);
  history_fixture_close (f);
  g_assert_true (g_file_set_contents (f->path, "no database at all, but long enough", -1, NULL));
  g_assert_false (soleus_history_export_path (f->path, file, SOLEUS_HISTORY_CSV, &error));
  g_assert_error (error, SOLEUS_HISTORY_ERROR, SOLEUS_HISTORY_ERROR_DAMAGED);
  g_assert_true (g_file_get_contents (f->path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, "no database at all, but long enough");
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_assert_false (g_file_query_exists (file, NULL));

  /* Before the first session there is nothing to read. */
  g_clear_error (&error);
  g_assert_cmpint (g_remove (f->path), ==, 0);
  g_assert_true (soleus_history_export_path (f->path, file, SOLEUS_HISTORY_CSV, &error));
  g_assert_cmpuint (count_files (folder), ==, 0);
}

static void
test_export_beside_window (HistoryFixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "x.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (SoleusHistoryToken) token = history_begin (f, "soleus-wall", 0);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  add_stretch (f, token);
  history_fixture_settle (f);
  g_assert_true (soleus_history_export_path (f->path, file, SOLEUS_HISTORY_JSON, &error));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, token->uuid));
  add_stretch (f, token);
  history_fixture_settle (f);
  assert_recorded (f, 1, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fault_vfs_register ();

#define ADD(name, func)                                                                            \
  g_test_add ("/soleus/history/keeping/" name, HistoryFixture, NULL, history_fixture_set_up, func, \
              tear_down)
  ADD ("mode", test_mode);
  ADD ("read-only-before", test_read_only_before);
  ADD ("in-the-file", test_in_the_file);
  ADD ("refused", test_refused);
  ADD ("refused-and-deleted", test_refused_and_deleted);
  ADD ("refused-and-deleted-at-once", test_refused_and_deleted_at_once);
  ADD ("odd-offset", test_odd_offset);
  ADD ("no-memory", test_no_memory);
  ADD ("healed", test_healed);
  ADD ("let-go", test_let_go);
  ADD ("closed", test_closed);
  ADD ("invalid-text", test_invalid_text);
  ADD ("endless-view", test_endless_view);
  ADD ("odd-dates", test_odd_dates);
  ADD ("only-odd-dates", test_only_odd_dates);
  ADD ("cost", test_cost);
  ADD ("export-full-disk", test_export_full_disk);
  ADD ("export-only-reads", test_export_only_reads);
  ADD ("export-beside-window", test_export_beside_window);

  return g_test_run ();
}
