/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "fault-vfs.h"
#include "history-support.h"

#define PAGE 4096

static void
fill (HistoryFixture *f, guint n_sessions)
{
  history_fixture_close (f);
  history_fill (f->path, history_time ("2024-05-14T08:00:00Z"), DAY_US, n_sessions, 2);
}

/* In place, as a failing disk does. */
static void
overwrite (const char *path, gint64 offset, gsize length)
{
  g_autofree char *rubbish = g_malloc (length);
  FILE *file = g_fopen (path, "r+b");

  memset (rubbish, 0xA5, length);
  g_assert_nonnull (file);
  g_assert_cmpint (fseek (file, (long) offset, SEEK_SET), ==, 0);
  g_assert_cmpuint (fwrite (rubbish, 1, length, file), ==, length);
  g_assert_cmpint (fclose (file), ==, 0);
}

static gint64
find_page (HistoryFixture *f, const char *table, guint skip)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT pageno FROM dbstat WHERE name = '%s' AND pagetype = 'leaf'"
                       " ORDER BY pageno LIMIT 1 OFFSET %u",
                       table, skip);

  return (history_query_int (f->path, sql) - 1) * PAGE;
}

static char *
find_moved (HistoryFixture *f)
{
  g_autofree char *folder = g_path_get_dirname (f->path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (strstr (name, ".damaged-") != NULL && !g_str_has_suffix (name, "-shm") &&
        !g_str_has_suffix (name, "-wal"))
      return g_build_filename (folder, name, NULL);
  return NULL;
}

/* Opens the damaged file and sees that it was moved aside as it was, with a message that says
 * where, and that a sound one took its place. */
static guint
open_damaged (HistoryFixture *f, guint expected_least)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *moved = NULL;
  g_autoptr (GPtrArray) records = NULL;
  gsize size_before, size_after;

  soleus_manual_clock_set_wall (f->clock, history_time ("2024-05-15T12:00:00Z"));
  g_assert_true (g_file_get_contents (f->path, &before, &size_before, NULL));
  history_fixture_open (f);
  records = history_load_all (f);
  history_fixture_settle (f);
  moved = find_moved (f);
  g_assert_nonnull (moved);
  g_assert_nonnull (strstr (moved, "history.db.damaged-2024-05-15T120000Z"));
  g_assert_true (g_file_get_contents (moved, &after, &size_after, NULL));
  g_assert_cmpmem (before, size_before, after, size_after);
  g_assert_nonnull (soleus_history_get_notice (f->history));
  g_assert_nonnull (strstr (soleus_history_get_notice (f->history), moved));
  g_assert_null (soleus_history_get_problem (f->history));
  g_assert_cmpuint (records->len, >=, expected_least);

  history_add_session (f, history_time ("2024-05-15T12:00:00Z"), 0);
  history_fixture_settle (f);
  history_assert_sound (f->path);
  g_assert_cmpint (history_query_int (f->path, "SELECT COUNT (*) FROM session"), ==,
                   records->len + 1);
  g_assert_cmpint (history_query_int (f->path, "SELECT (SELECT SUM (worked_ms) FROM phase)"
                                               " = (SELECT SUM (worked_ms) FROM total)"),
                   ==, 1);
  return records->len;
}

static void
test_not_a_database (HistoryFixture *f, gconstpointer data)
{
  fill (f, 10);
  overwrite (f->path, 0, PAGE);
  g_assert_cmpuint (open_damaged (f, 0), ==, 0);
  g_assert_nonnull (strstr (soleus_history_get_notice (f->history), "nothing could be read"));
}

static void
test_empty_garbage (HistoryFixture *f, gconstpointer data)
{
  history_fixture_close (f);
  g_assert_true (g_file_set_contents (f->path, "this is not a database at all", -1, NULL));
  g_assert_cmpuint (open_damaged (f, 0), ==, 0);
}

/* A page in the middle of the phases is lost, none of the sessions. */
static void
test_one_phase_page (HistoryFixture *f, gconstpointer data)
{
  gint64 lost;

  fill (f, 400);
  overwrite (f->path, find_page (f, "phase", 4), PAGE);
  g_assert_cmpuint (open_damaged (f, 400), ==, 400);
  lost = 802 - history_query_int (f->path, "SELECT COUNT (*) FROM phase");
  g_test_message ("phases lost: %" G_GINT64_FORMAT, lost);
  g_assert_cmpint (lost, >, 0);
  /* No more than fit on one page. */
  g_assert_cmpint (lost, <, 100);
}

/* Sessions behind a damaged page are reached from the other end. */
static void
test_one_session_page (HistoryFixture *f, gconstpointer data)
{
  guint saved;

  fill (f, 400);
  overwrite (f->path, find_page (f, "session", 3), PAGE);
  saved = open_damaged (f, 300);
  g_test_message ("sessions saved: %u of 400", saved);
  g_assert_cmpuint (saved, <, 400);
}

/* A file of before there were notes is saved as well as one of today, and one of today with its
 * notes.
 */
static void
test_notes (HistoryFixture *f, gconstpointer data)
{
  gboolean has_notes = GPOINTER_TO_INT (data);
  g_autoptr (GPtrArray) records = NULL;
  guint n_notes = 0;

  fill (f, 200);
  if (has_notes)
    history_execute (f->path, "UPDATE session SET note = 'Über', by_hand = 1");
  else
    history_execute (f->path, "ALTER TABLE session DROP COLUMN note;"
                              "ALTER TABLE session DROP COLUMN by_hand;"
                              "PRAGMA user_version = 2;");
  history_execute (f->path, "PRAGMA wal_checkpoint (TRUNCATE)");
  overwrite (f->path, find_page (f, "session", 1), PAGE);
  open_damaged (f, 100);
  records = history_load_all (f);
  for (guint i = 0; i < records->len; i++)
    {
      SoleusSessionRecord *record = records->pdata[i];

      g_assert_cmpint (record->by_hand, ==, record->note[0] != '\0');
      n_notes += g_str_equal (record->note, "Über") ? 1 : 0;
    }
  /* One was added since. */
  g_assert_cmpuint (n_notes, ==, has_notes ? records->len - 1 : 0);
}

/* A page of the journal is lost, and none of the sessions. */
static void
test_journal (HistoryFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL, records = NULL;
  g_autofree char *moved = NULL;

  fill (f, 20);
  history_execute (f->path,
                   "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n LIMIT 400)"
                   " INSERT INTO journal (uuid, kind, at_us, offset_s, content)"
                   " SELECT printf ('00000000-0000-4000-8000-%012d', i), 'cramps', i, 0,"
                   "        '{\"count\":' || (i % 20) || '}' FROM n;"
                   "PRAGMA wal_checkpoint (TRUNCATE)");
  overwrite (f->path, find_page (f, "journal", 2), PAGE);
  history_fixture_open (f);
  entries = history_load_journal (f->history, SOLEUS_JOURNAL_CRAMPS, NULL);
  g_assert_nonnull (entries);
  g_test_message ("entries saved: %u of 400", entries->len);
  g_assert_cmpuint (entries->len, >, 300);
  g_assert_cmpuint (entries->len, <, 400);
  moved = find_moved (f);
  g_assert_nonnull (moved);
  records = history_load_all (f);
  g_assert_cmpuint (records->len, ==, 20);
  history_fixture_settle (f);
  g_assert_nonnull (strstr (soleus_history_get_notice (f->history), "20 sessions"));
  history_assert_sound (f->path);
}

static void
test_cut_short (HistoryFixture *f, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize size;

  fill (f, 400);
  g_assert_true (g_file_get_contents (f->path, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (f->path, bytes, (gssize) (size / PAGE / 2 * PAGE), NULL));
  g_assert_cmpuint (open_damaged (f, 1), <, 400);
}

/* The damage is found while a session runs: what it has done so far is saved, and it goes on. */
static void
test_during_session (HistoryFixture *f, gconstpointer data)
{
  g_autoptr (SoleusHistoryToken) token = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autofree char *moved = NULL;
  SoleusSessionRecord *record;

  fill (f, 400);
  history_fixture_open (f);
  token = history_begin (f, "soleus-wall", 0);
  history_add_work (f, token, SOLEUS_LEG_LEFT, SOLEUS_MUSCLE_SOLEUS, SOLEUS_STEP_STRETCH, 30000);
  history_fixture_settle (f);
  overwrite (f->path, find_page (f, "phase", 2), PAGE);
  records = history_load_all (f);
  moved = find_moved (f);
  g_assert_nonnull (moved);
  g_assert_cmpuint (records->len, ==, 401);

  history_add_work (f, token, SOLEUS_LEG_RIGHT, SOLEUS_MUSCLE_SOLEUS, SOLEUS_STEP_STRETCH, 30000);
  history_finish (f, token, SOLEUS_OUTCOME_FINISHED);
  history_fixture_settle (f);
  g_assert_null (soleus_history_get_problem (f->history));
  history_assert_sound (f->path);
  g_clear_pointer (&records, g_ptr_array_unref);
  records = history_load_all (f);
  record = g_ptr_array_index (records, 0);
  g_assert_cmpstr (record->routine, ==, "soleus-wall");
  g_assert_cmpint (record->outcome, ==, SOLEUS_OUTCOME_FINISHED);
  g_assert_cmpuint (record->phases->len, ==, 2);
}

/* Two damaged files of one second both stay. */
static void
test_twice_in_a_second (HistoryFixture *f, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (f->path);
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint n_moved = 0;

  for (guint i = 0; i < 2; i++)
    {
      history_fixture_close (f);
      g_assert_true (g_file_set_contents (f->path, "garbage that is no database", -1, NULL));
      history_fixture_open (f);
      history_fixture_settle (f);
    }
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    n_moved += strstr (name, ".damaged-") != NULL ? 1 : 0;
  g_assert_cmpuint (n_moved, ==, 2);
}

static void
test_notice_is_dismissed (HistoryFixture *f, gconstpointer data)
{
  test_not_a_database (f, data);
  soleus_history_dismiss_notice (f->history);
  g_assert_null (soleus_history_get_notice (f->history));
  history_fixture_close (f);
  history_fixture_open (f);
  history_fixture_settle (f);
  g_assert_null (soleus_history_get_notice (f->history));
}

static guint
open_again_and_count (HistoryFixture *f)
{
  g_autoptr (GPtrArray) records = NULL;

  history_fixture_close (f);
  history_fixture_open (f);
  records = history_load_all (f);
  return records->len;
}

/* Without room for the new file the damaged one stays, and is seen to once there is room. */
static void
test_full_disk (HistoryFixture *f, gconstpointer data)
{
  g_autoptr (SoleusHistoryToken) token = NULL;
  g_autofree char *moved = NULL;

  fill (f, 400);
  overwrite (f->path, find_page (f, "phase", 2), PAGE);
  history_fixture_open (f);
  history_fixture_settle (f);
  fault_vfs_set (FAULT_FULL);
  g_assert_null (history_load_sessions (f->history, G_MAXINT64, 1000, NULL));
  token = history_begin (f, "gastroc-wall", 0);
  history_fixture_settle (f);
  history_assert_problem (f, SOLEUS_HISTORY_ERROR_FULL);
  moved = find_moved (f);
  g_assert_null (moved);

  fault_vfs_set (FAULT_NONE);
  history_fixture_settle (f);
  g_assert_null (soleus_history_get_problem (f->history));
  g_assert_cmpuint (open_again_and_count (f), ==, 401);
  moved = find_moved (f);
  g_assert_nonnull (moved);
  history_assert_sound (f->path);
}

/* The power goes between the two renames: the new file, which is complete, is taken. */
static void
test_cut_while_replacing (HistoryFixture *f, gconstpointer data)
{
  g_autofree char *fresh = g_strconcat (f->path, ".new", NULL);

  fill (f, 10);
  g_assert_cmpint (g_rename (f->path, fresh), ==, 0);
  g_assert_cmpuint (open_again_and_count (f), ==, 10);
  g_assert_false (g_file_test (fresh, G_FILE_TEST_EXISTS));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fault_vfs_register ();

#define ADD(name, func)                                                                            \
  g_test_add ("/soleus/history/damage/" name, HistoryFixture, NULL, history_fixture_set_up, func,  \
              history_fixture_tear_down)
  ADD ("not-a-database", test_not_a_database);
  ADD ("garbage", test_empty_garbage);
  ADD ("one-phase-page", test_one_phase_page);
  ADD ("one-session-page", test_one_session_page);
  g_test_add ("/soleus/history/damage/notes", HistoryFixture, GINT_TO_POINTER (TRUE),
              history_fixture_set_up, test_notes, history_fixture_tear_down);
  g_test_add ("/soleus/history/damage/second-version", HistoryFixture, GINT_TO_POINTER (FALSE),
              history_fixture_set_up, test_notes, history_fixture_tear_down);
  ADD ("journal", test_journal);
  ADD ("cut-short", test_cut_short);
  ADD ("during-session", test_during_session);
  ADD ("twice-in-a-second", test_twice_in_a_second);
  ADD ("notice-is-dismissed", test_notice_is_dismissed);
  ADD ("full-disk", test_full_disk);
  ADD ("cut-while-replacing", test_cut_while_replacing);

  return g_test_run ();
}
