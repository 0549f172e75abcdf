/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "routine-corpus.h"
#include "soleus-routine-file-reader.h"
#include "soleus-routine-store.h"

/* Seconds after which what has to be told counts as never told. */
#define PATIENCE 30

typedef struct
{
  SoleusCatalogue *catalogue;
  char *home;
  char *folder;
  SoleusRoutineStore *store;
  guint n_changed;
  guint n_own_changed;
} Fixture;

static void
changed_cb (Fixture *f)
{
  f->n_changed++;
}

static void
own_changed_cb (Fixture *f)
{
  f->n_own_changed++;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->catalogue = soleus_catalogue_new (NULL);
  f->home = g_dir_make_tmp ("soleus-routine-store-XXXXXX", NULL);
  f->folder = g_build_filename (f->home, "soleus", "routines", NULL);
  f->store = soleus_routine_store_new (f->folder, f->catalogue);
  g_signal_connect_swapped (f->store, "changed", G_CALLBACK (changed_cb), f);
  g_signal_connect_swapped (f->catalogue, "own-changed", G_CALLBACK (own_changed_cb), f);
}

static void
remove_all (const char *path)
{
  GDir *dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);

  for (const char *name; dir && (name = g_dir_read_name (dir));)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_all (child);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_unref (f->store);
  g_object_unref (f->catalogue);
  remove_all (f->home);
  g_free (f->folder);
  g_free (f->home);
}

static SoleusRoutineFile *
make_file (Fixture *f, const char *id, const char *name)
{
  SoleusRoutineFile *file = soleus_routine_file_new (id, name, NULL);
  const SoleusDose dose = { 20, 5, FALSE };

  soleus_routine_file_add_use (file, soleus_steps_find (f->catalogue->steps, "G"), &dose);
  soleus_routine_file_add_step (file, "Heel raise", NULL, NULL, NULL, &dose);
  g_assert_true (soleus_routine_file_complete (file, NULL));
  return file;
}

static void
add (Fixture *f, const char *id, const char *name, gboolean replace)
{
  g_autoptr (SoleusRoutineFile) file = make_file (f, id, name);
  g_autoptr (GError) error = NULL;

  soleus_routine_store_add (f->store, file, replace, &error);
  g_assert_no_error (error);
}

/* Puts a file of the corpus into the folder, as another program does. */
static void
put (Fixture *f, const char *corpus_name, const char *name)
{
  g_autofree char *from = routine_corpus_get_path (corpus_name);
  g_autofree char *to = g_build_filename (f->folder, name, NULL);
  g_autofree char *text = NULL;
  gsize size;

  g_assert_cmpint (g_mkdir_with_parents (f->folder, 0700), ==, 0);
  g_assert_true (g_file_get_contents (from, &text, &size, NULL));
  g_assert_true (g_file_set_contents (to, text, (gssize) size, NULL));
}

static gboolean
exists (Fixture *f, const char *name)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
assert_names (Fixture *f, const char *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < f->store->files->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            ((SoleusRoutineFile *) f->store->files->pdata[i])->name);
  g_assert_cmpstr (names->str, ==, expected);
  g_assert_cmpuint (f->catalogue->own->len, ==, f->store->files->len);
}

static const SoleusRoutineProblem *
get_problem (Fixture *f, guint i)
{
  g_assert_cmpuint (f->store->problems->len, >, i);
  return f->store->problems->pdata[i];
}

static gboolean
late_cb (gpointer user_data)
{
  g_error ("nothing was told in %d seconds", PATIENCE);
  return G_SOURCE_REMOVE;
}

/* Lets the main loop run until "changed" was told so many times. */
static void
wait_for_changes (Fixture *f, guint n)
{
  guint source = g_timeout_add_seconds (PATIENCE, late_cb, NULL);

  while (f->n_changed < n)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
}

static void
test_none (Fixture *f, gconstpointer data)
{
  g_assert_false (f->store->loaded);
  soleus_routine_store_load (f->store);
  wait_for_changes (f, 1);
  g_assert_true (f->store->loaded);
  g_assert_cmpuint (f->store->files->len, ==, 0);
  g_assert_cmpuint (f->store->problems->len, ==, 0);
  /* Looking makes no folder. */
  g_assert_false (g_file_test (f->folder, G_FILE_TEST_EXISTS));
}

static void
test_add (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusRoutineFile) again = make_file (f, "own-a", "Again");
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (f->folder, "own-a.soleus", NULL);
  GStatBuf info;

  add (f, "own-b", "Beta", FALSE);
  add (f, "own-a", "Alpha", FALSE);
  assert_names (f, "Alpha, Beta");
  g_assert_true (exists (f, "own-a.soleus"));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  g_assert_false (soleus_routine_store_add (f->store, again, FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_assert_cmpstr (error->message, ==, "The routine “Alpha” is there already.");
  assert_names (f, "Alpha, Beta");
  add (f, "own-a", "Again", TRUE);
  assert_names (f, "Again, Beta");
  g_assert_cmpuint (f->n_own_changed, ==, 3);

  /* The catalogue finds them beside those of Soleus. */
  g_assert_cmpstr (soleus_catalogue_find (f->catalogue, "own-b")->name, ==, "Beta");
  g_assert_nonnull (soleus_catalogue_find (f->catalogue, "wall-full"));
  g_assert_null (soleus_catalogue_find (f->catalogue, "own-c"));
}

/* Broken files are named and stay as they are; the others are used. */
static void
test_problems (Fixture *f, gconstpointer data)
{
  g_autofree char *fifo = g_build_filename (f->folder, "pipe.soleus", NULL);
  g_autofree char *folder = g_build_filename (f->folder, "z.soleus", NULL);

  put (f, "good-prescription.soleus", "a.soleus");
  put (f, "unknown-step.soleus", "b.soleus");
  put (f, "good-prescription.soleus", "c.soleus");
  put (f, "good-least.soleus", "notes.txt");
  put (f, "good-least.soleus", ".hidden.soleus");
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  soleus_routine_store_load_now (f->store);
  assert_names (f, "After the sprain");
  g_assert_cmpuint (f->store->problems->len, ==, 4);
  g_assert_cmpstr (get_problem (f, 0)->name, ==, "b.soleus");
  g_assert_cmpstr (get_problem (f, 0)->message, ==,
                   "b.soleus:4:3: There is no step “ZZ” in the step library.");
  g_assert_cmpstr (get_problem (f, 1)->message, ==,
                   "“c.soleus” has the same routine as “a.soleus”. Remove one of them.");
  g_assert_cmpstr (get_problem (f, 2)->name, ==, "pipe.soleus");
  g_assert_cmpstr (get_problem (f, 3)->name, ==, "z.soleus");

  /* Nothing of them is written over. */
  add (f, "own-x", "X", FALSE);
  g_assert_true (exists (f, "b.soleus") && exists (f, "c.soleus") && exists (f, "pipe.soleus"));
}

/* A broken file that has the name of a new one stays. */
static void
test_no_overwriting (Fixture *f, gconstpointer data)
{
  put (f, "unknown-step.soleus", "own-x.soleus");
  add (f, "own-x", "X", TRUE);
  assert_names (f, "X");
  g_assert_cmpuint (f->store->problems->len, ==, 1);
  g_assert_true (exists (f, "own-x.soleus") && exists (f, "own-x-2.soleus"));
  /* What it is replaced by goes to where it is. */
  add (f, "own-x", "X again", TRUE);
  assert_names (f, "X again");
  g_assert_false (exists (f, "own-x-3.soleus"));
}

static void
test_delete (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const char *step;

  add (f, "own-a", "Alpha", FALSE);
  add (f, "own-b", "Beta", FALSE);
  step = ((SoleusStep *) soleus_routine_store_find (f->store, "own-a")->steps->pdata[1])->id;
  step = g_intern_string (step);
  g_assert_true (soleus_routine_store_delete (f->store, "own-a", &error));
  assert_names (f, "Beta");
  g_assert_null (soleus_catalogue_find (f->catalogue, "own-a"));

  /* The history keeps its names, also after the next start. */
  g_assert_cmpstr (soleus_catalogue_name_routine (f->catalogue, "own-a"), ==, "Alpha");
  g_assert_true (soleus_routine_store_delete (f->store, "own-b", &error));
  g_assert_cmpstr (soleus_catalogue_name_step (f->catalogue, step), ==, "Heel raise");
  g_assert_cmpstr (soleus_catalogue_name_step (f->catalogue, "G"), ==, "Upper calf stretch");
  g_assert_cmpstr (soleus_catalogue_name_step (f->catalogue, "own-?"), ==, "own-?");

  g_assert_true (soleus_routine_store_restore (f->store, "own-a", &error));
  assert_names (f, "Alpha");
  g_assert_true (soleus_routine_store_restore (f->store, "own-b", &error));
  assert_names (f, "Alpha, Beta");
  g_assert_false (soleus_routine_store_restore (f->store, "own-b", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_clear_error (&error);

  g_assert_true (soleus_routine_store_delete (f->store, "own-a", &error));
  g_assert_true (soleus_routine_store_forget (f->store, &error));
  g_assert_cmpstr (soleus_catalogue_name_routine (f->catalogue, "own-a"), ==, "own-a");
  g_assert_false (soleus_routine_store_restore (f->store, "own-a", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  assert_names (f, "Beta");
}

/* What another program does to the folder is seen, which wasn't there before. */
static void
test_watch (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "a.soleus", NULL);
  g_autofree char *moved = g_build_filename (f->folder, "a.txt", NULL);

  soleus_routine_store_load (f->store);
  soleus_routine_store_watch (f->store);
  wait_for_changes (f, 1);
  put (f, "good-prescription.soleus", "a.soleus");
  while (f->store->files->len == 0)
    wait_for_changes (f, f->n_changed + 1);
  assert_names (f, "After the sprain");
  g_assert_cmpint (g_rename (path, moved), ==, 0);
  while (f->store->files->len > 0)
    wait_for_changes (f, f->n_changed + 1);
  put (f, "unknown-step.soleus", "a.soleus");
  while (f->store->problems->len == 0)
    wait_for_changes (f, f->n_changed + 1);
  g_assert_cmpint (g_unlink (path), ==, 0);
  while (f->store->problems->len > 0)
    wait_for_changes (f, f->n_changed + 1);
}

/* A reading that began before a writing doesn't take back what was written. */
static void
test_overtaken (Fixture *f, gconstpointer data)
{
  guint source;

  soleus_routine_store_load (f->store);
  add (f, "own-a", "Alpha", FALSE);
  soleus_routine_store_load (f->store);
  add (f, "own-b", "Beta", FALSE);
  source = g_timeout_add_seconds (PATIENCE, late_cb, NULL);
  while (!g_main_context_iteration (NULL, FALSE) || g_main_context_pending (NULL))
    assert_names (f, "Alpha, Beta");
  g_source_remove (source);
  assert_names (f, "Alpha, Beta");
}

/* A reading that finds nothing new tells nothing, and the routines stay the same objects. */
static void
test_same (Fixture *f, gconstpointer data)
{
  SoleusRoutine *routine;
  guint n;

  add (f, "own-a", "Alpha", FALSE);
  routine = soleus_catalogue_find (f->catalogue, "own-a");
  n = f->n_changed;
  soleus_routine_store_load_now (f->store);
  g_assert_cmpuint (f->n_changed, ==, n);
  g_assert_true (soleus_catalogue_find (f->catalogue, "own-a") == routine);
}

/* Where the folder is, there is something else; it can be made neither by root. */
static void
test_no_folder (Fixture *f, gconstpointer data)
{
  g_autofree char *place = g_build_filename (f->home, "soleus", NULL);
  g_autoptr (SoleusRoutineFile) file = make_file (f, "own-a", "Alpha");
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (place, "", 0, NULL));
  soleus_routine_store_load_now (f->store);
  g_assert_cmpuint (f->store->problems->len, ==, 1);
  g_assert_false (soleus_routine_store_add (f->store, file, FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY);
  g_assert_true (g_str_has_suffix (error->message,
                                   "can’t be written: Not a directory. Make sure that you may "
                                   "write there and that the disk isn’t full."));
  g_assert_cmpuint (f->store->files->len, ==, 0);
}

static void
set_file_limit (rlim_t bytes)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = bytes;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static guint
count_files (Fixture *f)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir))
    n++;
  return n;
}

/* A disk that is full after any number of bytes leaves the old file whole and no rest of the new.
 */
static void
test_full (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusRoutineFile) file = make_file (f, "own-a", "Another name");
  g_autoptr (GBytes) bytes = soleus_routine_file_write (file);
  gsize size = g_bytes_get_size (bytes);

  add (f, "own-a", "Alpha", FALSE);
  for (gsize room = 0; room < size; room++)
    {
      g_autoptr (GError) error = NULL;
      gboolean added;

      set_file_limit (room);
      added = soleus_routine_store_add (f->store, file, TRUE, &error);
      set_file_limit (RLIM_INFINITY);
      g_assert_false (added);
      g_assert_nonnull (strstr (error->message, "that the disk isn’t full."));
      assert_names (f, "Alpha");
      g_assert_cmpuint (count_files (f), ==, 1);
    }
  set_file_limit (size);
  g_assert_true (soleus_routine_store_add (f->store, file, TRUE, NULL));
  set_file_limit (RLIM_INFINITY);
  assert_names (f, "Another name");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  signal (SIGXFSZ, SIG_IGN);
#define ADD(name, function)                                                                        \
  g_test_add ("/soleus/routine-store/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("none", test_none);
  ADD ("add", test_add);
  ADD ("problems", test_problems);
  ADD ("no-overwriting", test_no_overwriting);
  ADD ("delete", test_delete);
  ADD ("watch", test_watch);
  ADD ("overtaken", test_overtaken);
  ADD ("same", test_same);
  ADD ("no-folder", test_no_folder);
  ADD ("full", test_full);
#undef ADD
  return g_test_run ();
}
