/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>

#include "history-support.h"
#include "soleus-tries.h"

/* The whole count, of soleus_tries(). */
#define KILLS           500
#define KILLS_A_FILE    10
#define LONGEST_LIFE_US 40000

/* Lets the writer live for a random while and kills it; half of the lives begin with the first
 * phase recorded, so that not all of them are spent on starting. Counts what it said to be
 * recorded. */
static gsize
run_and_kill (const char *path, gboolean started)
{
  g_autofree char *writer =
      g_test_build_filename (G_TEST_BUILT, "core", "history-kill-writer", NULL);
  gint32 life_us = g_test_rand_int_range (0, LONGEST_LIFE_US);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, writer, path, NULL);
  GInputStream *pipe;
  char buffer[4096];
  gsize said = 0;
  gssize n_read = 0;

  g_assert_no_error (error);
  pipe = g_subprocess_get_stdout_pipe (process);
  if (started)
    said = (gsize) g_input_stream_read (pipe, buffer, 1, NULL, &error);
  g_assert_no_error (error);
  g_usleep ((gulong) life_us);
  g_subprocess_send_signal (process, SIGKILL);
  do
    {
      n_read = g_input_stream_read (pipe, buffer, sizeof buffer, NULL, &error);
      g_assert_no_error (error);
      said += (gsize) n_read;
    }
  while (n_read > 0);
  g_assert_true (g_subprocess_wait (process, NULL, &error));
  g_assert_true (g_subprocess_get_if_signaled (process));
  return said;
}

static void
remove_file (const char *path)
{
  const char *const suffixes[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      g_remove (file);
    }
}

/* A writer killed early enough leaves no file, or none with tables in it. Each entry of the journal
 * was written after its phase. */
static gint64
count_phases (const char *path, gint64 *entries)
{
  *entries = 0;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return 0;
  history_assert_sound (path);
  if (history_query_int (path, "SELECT COUNT (*) FROM sqlite_schema WHERE name = 'phase'") == 0)
    return 0;
  *entries = history_query_int (path, "SELECT COUNT (*) FROM journal");
  return history_query_int (path, "SELECT COUNT (*) FROM phase");
}

/* The next start, as the app makes it, shows each session: those that ended as such, the one that
 * was cut off as cut off. */
static void
assert_shown (HistoryFixture *f, gint64 n_cut_off_at_most)
{
  g_autoptr (GPtrArray) records = NULL;
  gint64 n_cut_off = 0;

  history_fixture_open (f);
  records = history_load_all (f);
  history_fixture_settle (f);
  g_assert_null (soleus_history_get_problem (f->history));
  g_assert_null (soleus_history_get_notice (f->history));
  for (guint i = 0; i < records->len; i++)
    {
      SoleusSessionRecord *record = g_ptr_array_index (records, i);
      gboolean cut_off = record->outcome == SOLEUS_OUTCOME_INTERRUPTED;

      n_cut_off += cut_off ? 1 : 0;
      g_assert_true (cut_off || record->phases->len == 6);
      g_assert_cmpuint (record->phases->len, <=, 6);
    }
  g_assert_cmpint (n_cut_off, <=, n_cut_off_at_most);
  history_fixture_close (f);
}

static void
test_kills (HistoryFixture *f, gconstpointer data)
{
  gint64 recorded = 0, entries = 0, all = 0;
  const guint n_kills = soleus_tries (KILLS);
  guint ahead = 0;

  history_fixture_close (f);
  for (guint i = 0; i < n_kills; i++)
    {
      gint64 said, gained, now_entries;

      if (i % KILLS_A_FILE == 0)
        {
          remove_file (f->path);
          recorded = entries = 0;
        }
      said = (gint64) run_and_kill (f->path, i % 2 == 1);
      gained = count_phases (f->path, &now_entries) - recorded;
      /* All that was said to be recorded is; and at most one phase more, of which nobody was told.
       */
      g_assert_cmpint (gained, >=, said);
      g_assert_cmpint (gained, <=, said + 1);
      g_assert_cmpint (now_entries - entries, >=, said);
      g_assert_cmpint (now_entries - entries, <=, gained);
      entries = now_entries;
      ahead += gained > said ? 1 : 0;
      recorded += gained;
      all += gained;
      if (i % KILLS_A_FILE == KILLS_A_FILE - 1 || i == n_kills - 1)
        assert_shown (f, i % KILLS_A_FILE + 1);
    }
  g_test_message ("%u kills, %" G_GINT64_FORMAT " phases recorded, none lost; %u times one more "
                  "than was said",
                  n_kills, all, ahead);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/soleus/history/kill", HistoryFixture, NULL, history_fixture_set_up, test_kills,
              history_fixture_tear_down);

  return g_test_run ();
}
