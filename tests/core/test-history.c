/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include <glib/gstdio.h>
#include <string.h>

#include "history-support.h"

static void
test_whole_session (HistoryFixture *f, gconstpointer data)
{
  g_autoptr (SoleusHistoryToken) token = history_begin (f, "roller", 7200);
  gint64 start = history_time ("2024-05-15T12:00:00Z");
  g_autoptr (GPtrArray) records = NULL;
  SoleusSessionRecord *record;
  guint stop;

  soleus_history_add_rating (f->history, token, SOLEUS_RATING_BEFORE, SOLEUS_LEG_LEFT, 7);
  history_add_work (f, token, SOLEUS_LEG_LEFT, SOLEUS_MUSCLE_BOTH, SOLEUS_STEP_PRESSURE, 60000);
  history_add_work (f, token, SOLEUS_LEG_RIGHT, SOLEUS_MUSCLE_SOLEUS, SOLEUS_STEP_STRETCH, 12345);
  stop = soleus_history_add_pain_stop (f->history, token, SOLEUS_LEG_RIGHT, "O", 12,
                                       SOLEUS_PAIN_UNANSWERED);
  soleus_history_answer_pain_stop (f->history, token, stop, SOLEUS_PAIN_STILL);
  history_finish (f, token, SOLEUS_OUTCOME_STOPPED);
  soleus_history_add_rating (f->history, token, SOLEUS_RATING_AFTER, SOLEUS_LEG_LEFT, 5);
  soleus_history_add_rating (f->history, token, SOLEUS_RATING_AFTER, SOLEUS_LEG_LEFT, 4);

  history_fixture_close (f);
  history_assert_sound (f->path);
  history_fixture_open (f);
  records = history_load_all (f);
  g_assert_cmpuint (records->len, ==, 1);
  record = g_ptr_array_index (records, 0);
  g_assert_cmpstr (record->uuid, ==, token->uuid);
  g_assert_cmpstr (record->routine, ==, "roller");
  g_assert_cmpstr (record->options, ==, "sides=both");
  g_assert_cmpstr (record->verdict, ==, "clear");
  g_assert_cmpint (record->start_us, ==, start);
  g_assert_cmpint (record->end_us, ==, start + 72345000);
  g_assert_cmpint (record->offset_s, ==, 7200);
  g_assert_cmpint (record->outcome, ==, SOLEUS_OUTCOME_STOPPED);
  g_assert_cmpint (soleus_session_record_get_worked (record), ==, 72345);
  g_assert_cmpuint (record->phases->len, ==, 2);
  g_assert_cmpuint (soleus_session_record_get_phase (record, 0)->number, ==, 1);
  g_assert_true (soleus_session_record_get_phase (record, 0)->pressure);
  g_assert_cmpint (soleus_session_record_get_phase (record, 1)->muscle, ==, SOLEUS_MUSCLE_SOLEUS);
  g_assert_cmpint (soleus_session_record_get_phase (record, 1)->worked_ms, ==, 12345);
  g_assert_cmpint (soleus_session_record_get_phase (record, 1)->planned_ms, ==, 30000);
  g_assert_cmpint (soleus_session_record_get_rating (record, SOLEUS_RATING_BEFORE, SOLEUS_LEG_LEFT),
                   ==, 7);
  g_assert_cmpint (soleus_session_record_get_rating (record, SOLEUS_RATING_AFTER, SOLEUS_LEG_LEFT),
                   ==, 4);
  g_assert_cmpint (soleus_session_record_get_rating (record, SOLEUS_RATING_AFTER, SOLEUS_LEG_RIGHT),
                   ==, SOLEUS_RATING_NONE);
  g_assert_cmpuint (record->pain_stops->len, ==, 1);
  g_assert_cmpint (soleus_session_record_get_pain_stop (record, 0)->answer, ==, SOLEUS_PAIN_STILL);
  g_assert_cmpuint (soleus_session_record_get_pain_stop (record, 0)->seconds, ==, 12);
  g_assert_cmpstr (soleus_session_record_get_pain_stop (record, 0)->step, ==, "O");
}

static void
test_cut_off (HistoryFixture *f, gconstpointer data)
{
  g_autoptr (SoleusHistoryToken) token = history_begin (f, "gastroc-wall", 0);
  g_autoptr (GPtrArray) during = NULL;
  g_autoptr (GPtrArray) later = NULL;
  SoleusSessionRecord *record;

  history_add_work (f, token, SOLEUS_LEG_LEFT, SOLEUS_MUSCLE_GASTROCNEMIUS, SOLEUS_STEP_STRETCH,
                    30000);
  during = history_load_all (f);
  record = g_ptr_array_index (during, 0);
  g_assert_cmpint (record->outcome, ==, SOLEUS_OUTCOME_RUNNING);

  history_fixture_close (f);
  history_fixture_open (f);
  later = history_load_all (f);
  record = g_ptr_array_index (later, 0);
  g_assert_cmpint (record->outcome, ==, SOLEUS_OUTCOME_INTERRUPTED);
  g_assert_cmpint (record->end_us, ==, history_time ("2024-05-15T12:00:30Z"));
}

static void
test_private_file (HistoryFixture *f, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (f->path);
  GStatBuf buffer;

  history_fixture_settle (f);
  g_assert_cmpint (g_stat (f->path, &buffer), ==, 0);
  g_assert_cmpint (buffer.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (folder, &buffer), ==, 0);
  g_assert_cmpint (buffer.st_mode & 0777, ==, 0700);
}

static void
test_pages (HistoryFixture *f, gconstpointer data)
{
  gint64 first = history_time ("2024-05-01T08:00:00Z");
  gint64 before = G_MAXINT64;
  guint seen = 0;

  for (guint i = 0; i < 7; i++)
    history_add_session (f, first + i * DAY_US, 0);
  for (guint page = 0; page < 3; page++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) records = history_load_sessions (f->history, before, 3, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (records->len, ==, page < 2 ? 3 : 1);
      for (guint i = 0; i < records->len; i++, seen++)
        {
          before = ((SoleusSessionRecord *) g_ptr_array_index (records, i))->start_us;
          g_assert_cmpint (before, ==, first + (6 - (gint64) seen) * DAY_US);
        }
    }
}

static void
count_cb (SoleusHistory *history, guint *count)
{
  (*count)++;
}

static void
test_delete_and_restore (HistoryFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) fewer = NULL;
  g_autoptr (GPtrArray) again = NULL;
  SoleusSessionRecord *record;
  guint changed = 0;

  history_add_session (f, history_time ("2024-05-01T08:00:00Z"), 0);
  history_add_session (f, history_time ("2024-05-02T08:00:00Z"), 3600);
  history_fixture_settle (f);
  g_signal_connect (f->history, "changed", G_CALLBACK (count_cb), &changed);
  records = history_load_all (f);
  record = g_ptr_array_index (records, 0);

  soleus_history_delete_session (f->history, record);
  history_fixture_settle (f);
  g_assert_cmpuint (changed, ==, 1);
  fewer = history_load_all (f);
  g_assert_cmpuint (fewer->len, ==, 1);
  g_assert_cmpint (history_query_int (f->path, "SELECT COUNT (*) FROM phase"), ==, 2);

  soleus_history_restore_session (f->history, record);
  soleus_history_restore_session (f->history, record);
  history_fixture_settle (f);
  again = history_load_all (f);
  g_assert_cmpuint (again->len, ==, 2);
  g_assert_cmpstr (((SoleusSessionRecord *) g_ptr_array_index (again, 0))->uuid, ==, record->uuid);
  g_assert_cmpint (soleus_session_record_get_worked (g_ptr_array_index (again, 0)), ==, 60000);
  g_assert_cmpint (((SoleusSessionRecord *) g_ptr_array_index (again, 0))->offset_s, ==, 3600);
  g_assert_cmpint (history_query_int (f->path, "SELECT COUNT (*) FROM phase"), ==, 4);
}

static void
assert_without (const char *path, const char *word)
{
  g_autofree char *data = NULL;
  gsize length = 0;

  if (g_file_get_contents (path, &data, &length, NULL))
    g_assert_null (memmem (data, length, word, strlen (word)));
}

static void
test_delete_all (HistoryFixture *f, gconstpointer data)
{
  g_autofree char *log = g_strconcat (f->path, "-wal", NULL);
  g_autofree char *damaged = g_strconcat (f->path, ".damaged-2024-01-01T000000Z", NULL);
  g_autofree char *unrelated = g_strconcat (f->path, ".backup", NULL);
  g_autoptr (SoleusHistoryToken) token = NULL;
  g_autoptr (GPtrArray) records = NULL;

  history_add_session (f, history_time ("2024-05-01T08:00:00Z"), 0);
  token = history_begin (f, "gastroc-wall", 0);
  history_fixture_settle (f);
  g_assert_true (g_file_set_contents (damaged, "gastroc-wall", -1, NULL));
  g_assert_true (g_file_set_contents (unrelated, "theirs", -1, NULL));

  soleus_history_delete_all (f->history);
  history_add_work (f, token, SOLEUS_LEG_LEFT, SOLEUS_MUSCLE_GASTROCNEMIUS, SOLEUS_STEP_STRETCH,
                    30000);
  history_fixture_settle (f);
  records = history_load_all (f);
  g_assert_cmpuint (records->len, ==, 0);
  g_assert_cmpint (history_query_int (f->path, "SELECT COUNT (*) FROM phase"), ==, 0);
  g_assert_null (soleus_history_get_problem (f->history));
  assert_without (f->path, "gastroc-wall");
  assert_without (log, "gastroc-wall");
  g_assert_false (g_file_test (damaged, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (unrelated, G_FILE_TEST_EXISTS));
}

typedef struct
{
  GMainLoop *loop;
  GThread *thread;
  guint n_records;
  guint n_days;
} Answers;

static void
sessions_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answers *answers = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records =
      soleus_history_load_sessions_finish (SOLEUS_HISTORY (source), result, &error);

  g_assert_no_error (error);
  g_assert_true (g_thread_self () == answers->thread);
  answers->n_records = records->len;
}

static void
summary_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answers *answers = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusSummary) summary =
      soleus_history_load_summary_finish (SOLEUS_HISTORY (source), result, &error);

  g_assert_no_error (error);
  answers->n_days = summary->days->len;
  g_main_loop_quit (answers->loop);
}

static void
test_answers_in_main_context (HistoryFixture *f, gconstpointer data)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Answers answers = { .loop = loop, .thread = g_thread_self () };

  history_add_session (f, history_time ("2024-05-01T08:00:00Z"), 0);
  soleus_history_load_sessions_async (f->history, G_MAXINT64, 10, NULL, sessions_cb, &answers);
  soleus_history_load_summary_async (f->history, 0, 30000, NULL, summary_cb, &answers);
  g_main_loop_run (loop);
  g_assert_cmpuint (answers.n_records, ==, 1);
  g_assert_cmpuint (answers.n_days, ==, 1);
}

static void
cancelled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (soleus_history_load_summary_finish (SOLEUS_HISTORY (source), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *(gboolean *) user_data = TRUE;
}

/* A page that goes away cancels what it asked for, and the answer must not come to it. */
static void
test_cancelled (HistoryFixture *f, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gboolean called = FALSE;

  soleus_history_load_summary_async (f->history, 0, 30000, cancellable, cancelled_cb, &called);
  g_cancellable_cancel (cancellable);
  while (!called)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func)                                                                            \
  g_test_add ("/soleus/history/" name, HistoryFixture, NULL, history_fixture_set_up, func,         \
              history_fixture_tear_down)
  ADD ("whole-session", test_whole_session);
  ADD ("cut-off", test_cut_off);
  ADD ("private-file", test_private_file);
  ADD ("pages", test_pages);
  ADD ("delete-and-restore", test_delete_and_restore);
  ADD ("delete-all", test_delete_all);
  ADD ("answers-in-main-context", test_answers_in_main_context);
  ADD ("cancelled", test_cancelled);

  return g_test_run ();
}
