/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "cut-vfs.h"
#include "history-support.h"

#define RUNS   2
#define PHASES 25

/* The content of a disk at one moment, and how much the session knew to be recorded by then. */
typedef struct
{
  GHashTable *files;
  int said;
} Moment;

typedef struct
{
  GPtrArray *moments;
  int said;
} Watch;

static void
moment_free (Moment *moment)
{
  g_hash_table_unref (moment->files);
  g_free (moment);
}

static void
cut_cb (GHashTable *files, gpointer user_data)
{
  Watch *watch = user_data;
  Moment *moment = g_new0 (Moment, 1);

  moment->files = g_hash_table_ref (files);
  moment->said = g_atomic_int_get (&watch->said);
  g_ptr_array_add (watch->moments, moment);
}

/* A session on a new file, from its making to the closing, each phase known to be recorded before
 * the next. */
static void
run_session (HistoryFixture *f, Watch *watch)
{
  g_autoptr (SoleusHistoryToken) token = NULL;

  history_fixture_open (f);
  token = history_begin (f, "soleus-wall", 0);
  for (guint i = 0; i < PHASES; i++)
    {
      history_add_work (f, token, SOLEUS_LEG_LEFT, SOLEUS_MUSCLE_SOLEUS, SOLEUS_STEP_STRETCH,
                        30000);
      history_wait (f->history);
      g_atomic_int_inc (&watch->said);
    }
  history_finish (f, token, SOLEUS_OUTCOME_FINISHED);
  history_fixture_close (f);
}

static void
put_file (gpointer name, gpointer bytes, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_file_set_contents_full (name, data != NULL ? data : "", (gssize) size, G_FILE_SET_CONTENTS_NONE,
                            0600, &error);
  g_assert_no_error (error);
}

static void
remove_files (const char *path)
{
  const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      g_remove (file);
    }
}

/* The next start after the power went: nothing that was known to be recorded is missing, and nobody
 * is told of damage. */
static void
check_moment (HistoryFixture *f, Moment *moment)
{
  gint64 recorded = 0;
  g_autoptr (GPtrArray) records = NULL;

  remove_files (f->path);
  g_hash_table_foreach (moment->files, put_file, NULL);
  history_fixture_open (f);
  records = history_load_all (f);
  history_fixture_settle (f);
  g_assert_null (soleus_history_get_problem (f->history));
  g_assert_null (soleus_history_get_notice (f->history));
  history_fixture_close (f);
  history_assert_sound (f->path);
  for (guint i = 0; i < records->len; i++)
    recorded += ((SoleusSessionRecord *) g_ptr_array_index (records, i))->phases->len;
  g_assert_cmpint (recorded, >=, moment->said);
  g_assert_cmpint (recorded, <=, moment->said + 1);
}

static void
test_cuts (HistoryFixture *f, gconstpointer data)
{
  guint n_moments = 0;

  for (guint run = 0; run < RUNS; run++)
    {
      Watch watch = { 0 };

      watch.moments = g_ptr_array_new_with_free_func ((GDestroyNotify) moment_free);
      history_fixture_close (f);
      remove_files (f->path);
      cut_vfs_watch (cut_cb, &watch, (guint32) g_test_rand_int ());
      run_session (f, &watch);
      cut_vfs_watch (NULL, NULL, 0);
      g_assert_cmpuint (watch.moments->len, >, PHASES * 3);
      for (guint i = 0; i < watch.moments->len; i++)
        check_moment (f, g_ptr_array_index (watch.moments, i));
      n_moments += watch.moments->len;
      g_ptr_array_unref (watch.moments);
    }
  g_test_message ("%u moments at which the power went, nothing recorded was lost", n_moments);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  cut_vfs_register ();

  g_test_add ("/soleus/history/power", HistoryFixture, NULL, history_fixture_set_up, test_cuts,
              history_fixture_tear_down);

  return g_test_run ();
}
