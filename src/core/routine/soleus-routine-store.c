/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-routine-store.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "soleus-routine-file-reader.h"

/* Deleted routines are kept here: to be brought back, and for their names in the history. */
#define DELETED_FOLDER "deleted"
/* More files than anybody has, so that a folder of something else costs no more time than this. */
#define MAX_FILES 500

/* What is in the folder. */
typedef struct
{
  GPtrArray *files;
  GPtrArray *problems;
  GHashTable *names; /* Of the files in the folder, by the ids of their routines. */
  GPtrArray *former; /* Routines that were deleted. */
} Contents;

G_DEFINE_FINAL_TYPE (SoleusRoutineStore, soleus_routine_store, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- reading */

static void
problem_free (gpointer data)
{
  SoleusRoutineProblem *problem = data;

  g_free (problem->name);
  g_free (problem->message);
  g_free (problem);
}

static Contents *
contents_new (void)
{
  Contents *contents = g_new0 (Contents, 1);

  contents->files = g_ptr_array_new_with_free_func (g_object_unref);
  contents->problems = g_ptr_array_new_with_free_func (problem_free);
  contents->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  contents->former = g_ptr_array_new_with_free_func (g_object_unref);
  return contents;
}

static void
contents_free (gpointer data)
{
  Contents *contents = data;

  g_clear_pointer (&contents->files, g_ptr_array_unref);
  g_clear_pointer (&contents->problems, g_ptr_array_unref);
  g_clear_pointer (&contents->names, g_hash_table_unref);
  g_clear_pointer (&contents->former, g_ptr_array_unref);
  g_free (contents);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Contents, contents_free)

static void
add_problem (Contents *contents, const char *name, const char *message)
{
  SoleusRoutineProblem *problem = g_new0 (SoleusRoutineProblem, 1);

  problem->name = g_filename_display_name (name);
  problem->message = g_strdup (message);
  g_ptr_array_add (contents->problems, problem);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* The names of the routine files in a folder, in order, so that of two with the same id it is
 * always the same one that counts. */
static GPtrArray *
list_names (const char *folder, Contents *contents)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  GDir *dir = g_dir_open (folder, 0, &error);
  const char *name;

  if (!dir)
    {
      if (!g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        add_problem (contents, folder, error->message);
      return names;
    }
  while ((name = g_dir_read_name (dir)))
    if (name[0] != '.' && g_str_has_suffix (name, SOLEUS_ROUTINE_FILE_SUFFIX))
      g_ptr_array_add (names, g_strdup (name));
  g_dir_close (dir);
  g_ptr_array_sort (names, compare_names);
  return names;
}

static SoleusRoutineFile *
read_file (const char *folder, const char *name, GPtrArray *library, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return soleus_routine_file_load (file, library, NULL, error);
}

static void
take_file (Contents *contents, const char *folder, const char *name, GPtrArray *library)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusRoutineFile) file = read_file (folder, name, library, &error);
  const char *other;
  g_autofree char *message = NULL;

  if (!file)
    {
      /* It went away meanwhile. */
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        add_problem (contents, name, error->message);
      return;
    }
  other = g_hash_table_lookup (contents->names, file->id);
  if (other)
    {
      g_autofree char *shown = g_filename_display_name (name);
      g_autofree char *other_shown = g_filename_display_name (other);

      message = g_strdup_printf (_ ("“%s” has the same routine as “%s”. Remove one of them."),
                                 shown, other_shown);
      add_problem (contents, name, message);
      return;
    }
  g_hash_table_insert (contents->names, g_strdup (file->id), g_strdup (name));
  g_ptr_array_add (contents->files, g_steal_pointer (&file));
}

static void
read_former (Contents *contents, const char *folder, GPtrArray *library)
{
  g_autofree char *deleted = g_build_filename (folder, DELETED_FOLDER, NULL);
  g_autoptr (Contents) unused = contents_new ();
  g_autoptr (GPtrArray) names = list_names (deleted, unused);

  for (guint i = 0; i < MIN (names->len, MAX_FILES); i++)
    {
      g_autoptr (SoleusRoutineFile) file = read_file (deleted, names->pdata[i], library, NULL);

      if (file)
        g_ptr_array_add (contents->former, g_object_ref (file->routine));
    }
}

static int
compare_files (gconstpointer a, gconstpointer b)
{
  const SoleusRoutineFile *file = *(SoleusRoutineFile *const *) a;
  const SoleusRoutineFile *other = *(SoleusRoutineFile *const *) b;
  int order = g_utf8_collate (file->name, other->name);

  return order != 0 ? order : g_strcmp0 (file->id, other->id);
}

/* Works on any thread. */
static Contents *
read_folder (const char *folder, GPtrArray *library)
{
  Contents *contents = contents_new ();
  g_autoptr (GPtrArray) names = list_names (folder, contents);

  for (guint i = 0; i < MIN (names->len, MAX_FILES); i++)
    take_file (contents, folder, names->pdata[i], library);
  if (names->len > MAX_FILES)
    add_problem (contents, folder,
                 _ ("There are too many routines. The first 500 of them were read."));
  read_former (contents, folder, library);
  g_ptr_array_sort (contents->files, compare_files);
  return contents;
}

/* ---- showing */

static gboolean
are_same_files (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_bytes_equal (((SoleusRoutineFile *) a->pdata[i])->bytes,
                        ((SoleusRoutineFile *) b->pdata[i])->bytes))
      return FALSE;
  return TRUE;
}

static gboolean
are_same_problems (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (((SoleusRoutineProblem *) a->pdata[i])->message,
                      ((SoleusRoutineProblem *) b->pdata[i])->message))
      return FALSE;
  return TRUE;
}

static void
replace_array (GPtrArray **place, GPtrArray *array)
{
  g_ptr_array_unref (*place);
  *place = g_ptr_array_ref (array);
}

/* A program that only looks at the folder, and our own writing, change nothing that is shown. */
static void
show (SoleusRoutineStore *self, Contents *contents)
{
  gboolean same = self->loaded && are_same_files (self->files, contents->files) &&
                  are_same_problems (self->problems, contents->problems);
  g_autoptr (GPtrArray) own = NULL;

  g_hash_table_unref (self->names);
  self->names = g_hash_table_ref (contents->names);
  self->loaded = TRUE;
  if (!same)
    {
      replace_array (&self->files, contents->files);
      replace_array (&self->problems, contents->problems);
    }
  own = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->files->len; i++)
    g_ptr_array_add (own, g_object_ref (((SoleusRoutineFile *) self->files->pdata[i])->routine));
  soleus_catalogue_set_own (self->catalogue, own, contents->former);
  if (!same)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* ---- loading */

typedef struct
{
  char *folder;
  GPtrArray *library;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->folder);
  g_ptr_array_unref (order->library);
  g_free (order);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Order *order = data;

  g_task_return_pointer (task, read_folder (order->folder, order->library), contents_free);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SoleusRoutineStore *self = SOLEUS_ROUTINE_STORE (source);
  gboolean again = self->again;
  g_autoptr (Contents) contents = NULL;

  /* One that was begun before the last write knows nothing of it. */
  if (result != self->loading)
    return;
  self->loading = NULL;
  self->again = FALSE;
  contents = g_task_propagate_pointer (G_TASK (result), NULL);
  show (self, contents);
  if (again)
    soleus_routine_store_load (self);
}

/**
 * soleus_routine_store_load:
 *
 * Reads the folder on another thread; "changed" tells when it is done.
 */
void
soleus_routine_store_load (SoleusRoutineStore *self)
{
  g_autoptr (GTask) task = NULL;
  Order *order;

  if (self->loading)
    {
      self->again = TRUE;
      return;
    }
  task = g_task_new (self, NULL, loaded_cb, NULL);
  order = g_new0 (Order, 1);
  order->folder = g_strdup (self->folder);
  order->library = g_ptr_array_ref (self->catalogue->steps);
  g_task_set_source_tag (task, soleus_routine_store_load);
  g_task_set_task_data (task, order, order_free);
  self->loading = G_ASYNC_RESULT (task);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * soleus_routine_store_load_now:
 *
 * Reads the folder before it returns, for who can't wait: the command line, and the person who has
 * just changed something in it.
 */
void
soleus_routine_store_load_now (SoleusRoutineStore *self)
{
  g_autoptr (Contents) contents = read_folder (self->folder, self->catalogue->steps);

  self->loading = NULL;
  self->again = FALSE;
  show (self, contents);
}

static void
folder_changed_cb (SoleusRoutineStore *self,
                   GFile *file,
                   GFile *other,
                   GFileMonitorEvent event,
                   GFileMonitor *monitor)
{
  /* The end of the writing is told too. */
  if (event != G_FILE_MONITOR_EVENT_CHANGED)
    soleus_routine_store_load (self);
}

/**
 * soleus_routine_store_watch:
 *
 * From now on the folder is read again whenever another program changes it. It is made where it is
 * missing, because the first file in a folder that wasn't there would not be told.
 */
void
soleus_routine_store_watch (SoleusRoutineStore *self)
{
  g_autoptr (GFile) folder = g_file_new_for_path (self->folder);

  if (self->monitor)
    return;
  g_mkdir_with_parents (self->folder, 0700);
  /* Where nothing can be watched, the folder is read at each start only. */
  self->monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (folder_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

/* ---- life */

static void
soleus_routine_store_finalize (GObject *object)
{
  SoleusRoutineStore *self = SOLEUS_ROUTINE_STORE (object);

  if (self->monitor)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->folder, g_free);
  g_clear_object (&self->catalogue);
  G_OBJECT_CLASS (soleus_routine_store_parent_class)->finalize (object);
}

static void
soleus_routine_store_class_init (SoleusRoutineStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = soleus_routine_store_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", SOLEUS_TYPE_ROUTINE_STORE, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
soleus_routine_store_init (SoleusRoutineStore *self)
{
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  self->problems = g_ptr_array_new_with_free_func (problem_free);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * soleus_routine_store_new:
 * @folder: where the files are; it is made when it is watched, or when there is something to save
 * @catalogue: gets the person's own routines
 *
 * Returns: (transfer full): a store that has read nothing yet
 */
SoleusRoutineStore *
soleus_routine_store_new (const char *folder, SoleusCatalogue *catalogue)
{
  SoleusRoutineStore *self = g_object_new (SOLEUS_TYPE_ROUTINE_STORE, NULL);

  self->folder = g_strdup (folder);
  self->catalogue = g_object_ref (catalogue);
  return self;
}

/* ---- what the person changes */

/**
 * soleus_routine_store_find:
 * @id: (nullable): from anywhere
 *
 * Returns: (nullable) (transfer none): the file of the routine with that id
 */
SoleusRoutineFile *
soleus_routine_store_find (SoleusRoutineStore *self, const char *id)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      SoleusRoutineFile *file = self->files->pdata[i];

      if (g_strcmp0 (file->id, id) == 0)
        return file;
    }
  return NULL;
}

static gboolean
fail (GError **error, const char *path, int code)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (code),
               _ ("“%s” can’t be written: %s. Make sure that you may write there and that the disk "
                  "isn’t full."),
               name, g_strerror (code));
  return FALSE;
}

/* A place for a new file. Nothing that lies there already is written over, a broken file least of
 * all: its owner may mend it. */
static char *
make_path (const char *folder, const char *id)
{
  char *path = g_strdup_printf ("%s/%s" SOLEUS_ROUTINE_FILE_SUFFIX, folder, id);

  for (guint i = 2; g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK); i++)
    {
      g_free (path);
      path = g_strdup_printf ("%s/%s-%u" SOLEUS_ROUTINE_FILE_SUFFIX, folder, id, i);
    }
  return path;
}

static char *
get_deleted_path (SoleusRoutineStore *self, const char *id)
{
  return g_strdup_printf ("%s/" DELETED_FOLDER "/%s" SOLEUS_ROUTINE_FILE_SUFFIX, self->folder, id);
}

static gboolean
check_free (SoleusRoutineStore *self, const char *id, GError **error)
{
  SoleusRoutineFile *there = soleus_routine_store_find (self, id);

  if (!there)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _ ("The routine “%s” is there already."),
               there->name);
  return FALSE;
}

/**
 * soleus_routine_store_add:
 * @file: a complete routine
 * @replace: whether it takes the place of the routine with its id
 * @error: %G_IO_ERROR_EXISTS where there is one already and it may not be replaced; else why it
 *   couldn't be written
 *
 * Returns: whether it was saved
 */
gboolean
soleus_routine_store_add (SoleusRoutineStore *self,
                          SoleusRoutineFile *file,
                          gboolean replace,
                          GError **error)
{
  const char *name;
  g_autofree char *path = NULL;
  g_autoptr (GFile) place = NULL;

  g_return_val_if_fail (file->routine != NULL, FALSE);
  soleus_routine_store_load_now (self);
  if (!replace && !check_free (self, file->id, error))
    return FALSE;
  if (g_mkdir_with_parents (self->folder, 0700) != 0)
    return fail (error, self->folder, errno);
  name = g_hash_table_lookup (self->names, file->id);
  path = name ? g_build_filename (self->folder, name, NULL) : make_path (self->folder, file->id);
  place = g_file_new_for_path (path);
  if (!soleus_routine_file_save (file, place, error))
    return FALSE;
  soleus_routine_store_load_now (self);
  return TRUE;
}

/**
 * soleus_routine_store_delete:
 * @id: of a routine
 *
 * The routine is laid aside, where soleus_routine_store_restore() finds it and the history its
 * name.
 *
 * Returns: whether it is gone
 */
gboolean
soleus_routine_store_delete (SoleusRoutineStore *self, const char *id, GError **error)
{
  const char *name = g_hash_table_lookup (self->names, id);
  g_autofree char *deleted = g_build_filename (self->folder, DELETED_FOLDER, NULL);
  g_autofree char *path = NULL, *aside = NULL;

  if (!name)
    return TRUE;
  path = g_build_filename (self->folder, name, NULL);
  aside = get_deleted_path (self, id);
  if (g_mkdir_with_parents (deleted, 0700) != 0)
    return fail (error, deleted, errno);
  if (g_rename (path, aside) != 0 && errno != ENOENT)
    return fail (error, path, errno);
  soleus_routine_store_load_now (self);
  return TRUE;
}

/**
 * soleus_routine_store_restore:
 * @id: of a routine that was deleted
 *
 * Returns: whether it is back
 */
gboolean
soleus_routine_store_restore (SoleusRoutineStore *self, const char *id, GError **error)
{
  g_autofree char *aside = get_deleted_path (self, id);
  g_autofree char *path = NULL;

  soleus_routine_store_load_now (self);
  if (!check_free (self, id, error))
    return FALSE;
  path = make_path (self->folder, id);
  if (g_rename (aside, path) != 0)
    return fail (error, path, errno);
  soleus_routine_store_load_now (self);
  return TRUE;
}

/**
 * soleus_routine_store_forget:
 *
 * Deletes for good what was laid aside, for who deletes the whole history.
 *
 * Returns: whether nothing of it is left
 */
gboolean
soleus_routine_store_forget (SoleusRoutineStore *self, GError **error)
{
  g_autofree char *deleted = g_build_filename (self->folder, DELETED_FOLDER, NULL);
  g_autoptr (Contents) unused = contents_new ();
  g_autoptr (GPtrArray) names = list_names (deleted, unused);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (deleted, names->pdata[i], NULL);

      if (g_unlink (path) != 0 && errno != ENOENT)
        return fail (error, path, errno);
    }
  g_rmdir (deleted);
  soleus_routine_store_load_now (self);
  return TRUE;
}
