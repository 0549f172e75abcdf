/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "fault-vfs.h"
#include "history-support.h"

#define CALLS 600

typedef struct
{
  const char *name;
  FaultKind kind;
  SoleusHistoryError code;
} Fault;

static const Fault lasting_faults[] = {
  { "full-disk", FAULT_FULL, SOLEUS_HISTORY_ERROR_FULL },
  { "read-only", FAULT_READ_ONLY, SOLEUS_HISTORY_ERROR_READ_ONLY },
  { "write-error", FAULT_IO_WRITE, SOLEUS_HISTORY_ERROR_IO },
  { "sync-error", FAULT_IO_SYNC, SOLEUS_HISTORY_ERROR_IO },
  { "locked", FAULT_LOCKED, SOLEUS_HISTORY_ERROR_LOCKED },
};

static void
count_cb (SoleusHistory *history, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

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

static void
assert_recorded (HistoryFixture *f, guint sessions, guint phases)
{
  history_assert_sound (f->path);
  g_assert_cmpint (history_query_int (f->path, "SELECT COUNT (*) FROM session"), ==, sessions);
  g_assert_cmpint (history_query_int (f->path, "SELECT COUNT (*) FROM phase"), ==, phases);
}

/* The session goes on, a note says that it isn't recorded, and it is recorded once it can be. */
static void
test_during_session (HistoryFixture *f, gconstpointer data)
{
  const Fault *fault = data;
  g_autoptr (SoleusHistoryToken) token = history_begin (f, "soleus-wall", 0);
  guint notified = 0;

  add_stretch (f, token);
  history_fixture_settle (f);
  g_assert_null (soleus_history_get_problem (f->history));
  g_signal_connect (f->history, "notify::problem", G_CALLBACK (count_cb), &notified);

  fault_vfs_set (fault->kind);
  add_stretch (f, token);
  add_stretch (f, token);
  history_finish (f, token, SOLEUS_OUTCOME_FINISHED);
  history_fixture_settle (f);
  g_assert_true (fault_vfs_has_struck ());
  history_assert_problem (f, fault->code);
  g_assert_nonnull (soleus_history_get_problem (f->history));
  g_assert_cmpuint (notified, ==, 1);

  fault_vfs_set (FAULT_NONE);
  soleus_history_retry (f->history);
  history_fixture_settle (f);
  g_assert_null (soleus_history_get_problem (f->history));
  g_assert_cmpuint (notified, ==, 2);
  assert_recorded (f, 1, 3);
  g_assert_cmpint (
      history_query_int (f->path, "SELECT COUNT (*) FROM session WHERE outcome = 'finished'"), ==,
      1);
}

/* The same where the fault is there before the file is. */
static void
test_from_start (HistoryFixture *f, gconstpointer data)
{
  const Fault *fault = data;
  g_autoptr (SoleusHistoryToken) token = NULL;

  history_fixture_close (f);
  g_assert_cmpint (g_remove (f->path), ==, 0);
  fault_vfs_set (fault->kind);
  history_fixture_open (f);
  token = history_begin (f, "soleus-wall", 0);
  add_stretch (f, token);
  history_fixture_settle (f);
  g_assert_nonnull (soleus_history_get_problem (f->history));

  fault_vfs_set (FAULT_NONE);
  history_fixture_settle (f);
  g_assert_null (soleus_history_get_problem (f->history));
  assert_recorded (f, 1, 1);
}

/* One failure at every single call to the disk, one run after the other: nothing is lost, nothing
 * doubled. */
static void
test_each_call_once (HistoryFixture *f, gconstpointer data)
{
  const Fault *fault = data;
  gboolean struck = TRUE;
  guint runs = 0;

  for (; struck; runs++)
    {
      g_autoptr (SoleusHistoryToken) token = NULL;
      g_autoptr (SoleusJournalEntry) entry = NULL;

      history_fixture_close (f);
      g_assert_cmpint (g_remove (f->path), ==, 0);
      history_fixture_open (f);
      history_fixture_settle (f);
      entry = soleus_history_new_entry (f->history, SOLEUS_JOURNAL_CRAMPS);
      fault_vfs_set_once (fault->kind, runs);
      soleus_history_save_entry (f->history, entry);
      token = history_begin (f, "soleus-wall", 0);
      for (guint i = 0; i < 4; i++)
        add_stretch (f, token);
      soleus_history_add_rating (f->history, token, SOLEUS_RATING_AFTER, SOLEUS_LEG_LEFT, 3);
      history_finish (f, token, SOLEUS_OUTCOME_FINISHED);
      history_fixture_settle (f);
      struck = fault_vfs_has_struck ();
      fault_vfs_set (FAULT_NONE);
      history_fixture_settle (f);
      g_assert_null (soleus_history_get_problem (f->history));
      assert_recorded (f, 1, 4);
      g_assert_cmpint (history_query_int (f->path, "SELECT COUNT (*) FROM rating"), ==, 1);
      g_assert_cmpint (history_query_int (f->path, "SELECT COUNT (*) FROM journal"), ==, 1);
    }
  /* Eight transactions write more than ten times, and sync at least once each. */
  g_assert_cmpuint (runs, >, fault->kind == FAULT_IO_SYNC ? 8 : 10);
}

static void
problem_gone_cb (SoleusHistory *history, GParamSpec *pspec, GMainLoop *loop)
{
  if (soleus_history_get_problem (history) == NULL)
    g_main_loop_quit (loop);
}

static void
test_tries_again_by_itself (HistoryFixture *f, gconstpointer data)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (SoleusHistoryToken) token = history_begin (f, "soleus-wall", 0);

  fault_vfs_set (FAULT_FULL);
  add_stretch (f, token);
  history_fixture_settle (f);
  g_assert_nonnull (soleus_history_get_problem (f->history));

  fault_vfs_set (FAULT_NONE);
  g_signal_connect (f->history, "notify::problem", G_CALLBACK (problem_gone_cb), loop);
  g_main_loop_run (loop);
  assert_recorded (f, 1, 1);
}

/* No layer of ours: another program really holds the lock. */
static void
test_locked_by_another (HistoryFixture *f, gconstpointer data)
{
  g_autoptr (SoleusHistoryToken) token = NULL;
  sqlite3 *other = NULL;

  history_fixture_settle (f);
  g_assert_cmpint (sqlite3_open (f->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  token = history_begin (f, "soleus-wall", 0);
  history_fixture_settle (f);
  history_assert_problem (f, SOLEUS_HISTORY_ERROR_LOCKED);

  g_assert_cmpint (sqlite3_exec (other, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (other), ==, SQLITE_OK);
  add_stretch (f, token);
  history_fixture_settle (f);
  g_assert_null (soleus_history_get_problem (f->history));
  assert_recorded (f, 1, 1);
}

/* A file stands where the folder should be. */
static void
test_folder_in_the_way (HistoryFixture *f, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (f->path);
  g_autoptr (SoleusHistoryToken) token = NULL;

  history_fixture_close (f);
  g_assert_cmpint (g_remove (f->path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  history_fixture_open (f);
  token = history_begin (f, "soleus-wall", 0);
  history_fixture_settle (f);
  history_assert_problem (f, SOLEUS_HISTORY_ERROR_OPEN);

  g_assert_cmpint (g_remove (folder), ==, 0);
  history_fixture_settle (f);
  g_assert_null (soleus_history_get_problem (f->history));
  assert_recorded (f, 1, 0);
}

static void
test_unreadable (HistoryFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusSummary) summary = NULL;

  history_add_session (f, history_time ("2024-05-01T08:00:00Z"), 0);
  history_fixture_close (f);
  fault_vfs_set (FAULT_IO_READ);
  history_fixture_open (f);
  g_assert_null (history_load_summary (f->history, 0, 30000, &error));
  g_assert_error (error, SOLEUS_HISTORY_ERROR, SOLEUS_HISTORY_ERROR_IO);

  fault_vfs_set (FAULT_NONE);
  g_clear_error (&error);
  summary = history_load_summary (f->history, 0, 30000, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (summary->all.sessions, ==, 1);
}

static void
make_calls (HistoryFixture *f, SoleusHistoryToken *token)
{
  for (guint i = 0; i < CALLS; i++)
    if (i % 3 == 0)
      add_stretch (f, token);
    else if (i % 3 == 1)
      soleus_history_add_rating (f->history, token, SOLEUS_RATING_AFTER, SOLEUS_LEG_RIGHT, 3);
    else
      soleus_history_load_summary_async (f->history, 0, 30000, NULL, NULL, NULL);
}

/* With a disk that doesn't come back at all, every call does: one that waited for the disk would
 * never come to where the disk is released. */
static void
test_never_waits_for_disk (HistoryFixture *f, gconstpointer data)
{
  g_autoptr (SoleusHistoryToken) token = NULL;

  history_fixture_settle (f);
  fault_vfs_hold_sync ();
  token = history_begin (f, "soleus-wall", 0);
  fault_vfs_wait_held ();
  make_calls (f, token);
  g_assert_cmpint (history_query_int (f->path, "SELECT COUNT (*) FROM phase"), ==, 0);
  fault_vfs_release_sync ();
  history_fixture_settle (f);
  assert_recorded (f, 1, CALLS / 3);
}

static void
add_for_faults (const char *group, void (*func) (HistoryFixture *f, gconstpointer data))
{
  for (guint i = 0; i < G_N_ELEMENTS (lasting_faults); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/soleus/history/faults/%s/%s", group, lasting_faults[i].name);

      g_test_add (path, HistoryFixture, &lasting_faults[i], history_fixture_set_up, func,
                  tear_down);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fault_vfs_register ();

  add_for_faults ("during-session", test_during_session);
  add_for_faults ("from-start", test_from_start);
  add_for_faults ("each-call-once", test_each_call_once);
#define ADD(name, func)                                                                            \
  g_test_add ("/soleus/history/faults/" name, HistoryFixture, NULL, history_fixture_set_up, func,  \
              tear_down)
  ADD ("tries-again-by-itself", test_tries_again_by_itself);
  ADD ("locked-by-another", test_locked_by_another);
  ADD ("folder-in-the-way", test_folder_in_the_way);
  ADD ("unreadable", test_unreadable);
  ADD ("never-waits-for-disk", test_never_waits_for_disk);

  return g_test_run ();
}
