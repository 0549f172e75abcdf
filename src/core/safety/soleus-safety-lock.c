/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-safety-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define GROUP          "Lock"
#define LIST_GROUP     "List "
#define FORMAT_VERSION 1
/* Many times all rows of the list. */
#define MAX_SIZE (1024 * 1024)
/* The number of times that a write looks whether another program has done writing, and the wait
 * between two looks.
 */
#define GUARD_TRIES    50
#define GUARD_PAUSE_US 5000
/* The time between two tries to store the lock. */
#define RETRY_SECONDS 2

static const char *const kind_words[] = {
  [SOLEUS_LOCK_NONE] = "lifted",
  [SOLEUS_LOCK_UNREADABLE] = "unreadable",
  [SOLEUS_LOCK_RED] = "red",
  [SOLEUS_LOCK_EMERGENCY] = "emergency",
};

void
soleus_safety_lock_clear (SoleusSafetyLock *self)
{
  g_clear_pointer (&self->rows, g_strfreev);
  *self = (SoleusSafetyLock){ 0 };
}

static void
lock_free (gpointer data)
{
  soleus_safety_lock_clear (data);
  g_free (data);
}

/* The graver of the two locks holds, with the later date, the rows of both and a clot of either. */
static void
merge (SoleusSafetyLock *self, const SoleusSafetyLock *other)
{
  g_autoptr (GStrvBuilder) rows = g_strv_builder_new ();

  if (self->rows)
    g_strv_builder_addv (rows, (const char **) self->rows);
  for (char **row = other->rows; row && *row; row++)
    if (!self->rows || !g_strv_contains ((const char *const *) self->rows, *row))
      g_strv_builder_add (rows, *row);
  g_strfreev (self->rows);
  self->rows = g_strv_builder_end (rows);
  self->kind = MAX (self->kind, other->kind);
  self->date = MAX (self->date, other->date);
  self->clot |= other->clot;
}

static gboolean
parse_kind (const char *word, SoleusLockKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_words); i++)
    if (g_strcmp0 (kind_words[i], word) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
parse_lock (SoleusSafetyLock *self, GKeyFile *file, const char *group)
{
  g_autofree char *kind = g_key_file_get_string (file, group, "Kind", NULL);
  g_autofree char *when = g_key_file_get_string (file, group, "Date", NULL);
  g_autoptr (GDateTime) date = when ? g_date_time_new_from_iso8601 (when, NULL) : NULL;
  g_autoptr (GError) error = NULL;

  self->clot = g_key_file_get_boolean (file, group, "Clot", &error);
  g_strfreev (self->rows);
  self->rows = g_key_file_get_string_list (file, group, "Rows", NULL, NULL);
  if (!self->rows)
    self->rows = g_new0 (char *, 1);
  if (!date || error || !parse_kind (kind, &self->kind))
    return FALSE;
  self->date = g_date_time_to_unix (date) * G_USEC_PER_SEC;
  return TRUE;
}

static gboolean
parse_lists (SoleusSafetyLockFile *self, GKeyFile *file)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (char **group = groups; *group; group++)
    {
      SoleusSafetyLock *lock;

      if (!g_str_has_prefix (*group, LIST_GROUP))
        continue;
      lock = g_new0 (SoleusSafetyLock, 1);
      g_hash_table_insert (self->lists, g_strdup (*group + strlen (LIST_GROUP)), lock);
      if (!parse_lock (lock, file, *group) || lock->kind < SOLEUS_LOCK_RED)
        return FALSE;
    }
  return TRUE;
}

/* A file that can't be understood locks, as gravely as the gravest kind in it that can be read. It
 * counts as one with a clot, unless every flag in it can be read and says that there was none. */
static void
set_unreadable (SoleusSafetyLockFile *self, GKeyFile *file)
{
  g_auto (GStrv) groups = file ? g_key_file_get_groups (file, NULL) : g_new0 (char *, 1);
  gboolean clot = !file || !g_key_file_has_group (file, GROUP);
  SoleusLockKind gravest = SOLEUS_LOCK_UNREADABLE;

  for (char **group = groups; *group; group++)
    {
      g_autofree char *word = g_key_file_get_string (file, *group, "Kind", NULL);
      g_autoptr (GError) error = NULL;
      SoleusLockKind kind = SOLEUS_LOCK_NONE;

      clot |= g_key_file_get_boolean (file, *group, "Clot", &error) || error != NULL;
      if (parse_kind (word, &kind))
        gravest = MAX (gravest, kind);
    }
  g_hash_table_remove_all (self->lists);
  soleus_safety_lock_clear (&self->kept);
  self->kept.kind = gravest;
  self->kept.clot = clot;
  self->kept.rows = g_new0 (char *, 1);
  self->lost = TRUE;
}

static void
parse (SoleusSafetyLockFile *self, const char *data, gsize size)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (!g_key_file_load_from_data (file, data, size, G_KEY_FILE_NONE, NULL))
    set_unreadable (self, NULL);
  else if (g_key_file_get_integer (file, GROUP, "Version", NULL) != FORMAT_VERSION ||
           !parse_lock (&self->kept, file, GROUP) || !parse_lists (self, file))
    set_unreadable (self, file);
}

static void
set_unread (SoleusSafetyLockFile *self, const char *path, int code)
{
  set_unreadable (self, NULL);
  self->problem = g_strdup_printf (_ ("“%s” can’t be read: %s. Make sure that you may read it and "
                                      "open every folder on the way to it."),
                                   path, g_strerror (code));
}

void
soleus_safety_lock_file_clear (SoleusSafetyLockFile *self)
{
  soleus_safety_lock_clear (&self->kept);
  g_clear_pointer (&self->lists, g_hash_table_unref);
  g_clear_pointer (&self->problem, g_free);
  *self = (SoleusSafetyLockFile){ 0 };
}

/* Only a regular file is read, because a pipe would wait for ever and a device may have no end. */
static gboolean
read_file (SoleusSafetyLockFile *self, int fd, const char *path)
{
  g_autoptr (GString) data = g_string_new (NULL);
  char buffer[4096];
  struct stat info;
  gssize n = 0;

  if (fstat (fd, &info) != 0)
    return FALSE;
  if (!S_ISREG (info.st_mode))
    {
      set_unreadable (self, NULL);
      self->problem = g_strdup_printf (
          _ ("“%s” is not a file. It will be moved aside once you have gone through the list."),
          path);
      return TRUE;
    }
  while (data->len <= MAX_SIZE && (n = read (fd, buffer, sizeof buffer)) != 0)
    {
      if (n < 0 && errno != EINTR)
        return FALSE;
      if (n > 0)
        g_string_append_len (data, buffer, n);
    }
  if (data->len > MAX_SIZE)
    set_unreadable (self, NULL);
  else
    parse (self, data->str, data->len);
  return TRUE;
}

/* Without a file nothing is locked. */
void
soleus_safety_lock_file_load (SoleusSafetyLockFile *self, const char *path)
{
  int fd = g_open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY, 0);

  *self = (SoleusSafetyLockFile){ 0 };
  self->kept.rows = g_new0 (char *, 1);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, lock_free);
  if (fd < 0)
    {
      /* Nobody knows whether a file in the place of a folder has taken the place of a lock. It sets
       * no lock, and lifts none either. */
      if (errno == ENOTDIR)
        self->lost = TRUE;
      else if (errno != ENOENT)
        set_unread (self, path, errno);
      return;
    }
  if (!read_file (self, fd, path))
    set_unread (self, path, errno);
  close (fd);
}

static gboolean
fail (GError **error, const char *path, const char *reason)
{
  g_set_error (error, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_STORAGE,
               _ ("“%s” can’t be written: %s. Make sure that you may write there and that the disk "
                  "isn’t full."),
               path, reason);
  return FALSE;
}

/* A folder in the place of the file is moved aside, because it may have something in it. */
static gboolean
make_way (const char *path, GError **error)
{
  struct stat info;

  if (lstat (path, &info) != 0 || !S_ISDIR (info.st_mode))
    return TRUE;
  for (guint i = 1; i < G_MAXUINT16; i++)
    {
      g_autofree char *aside = g_strdup_printf ("%s.aside-%u", path, i);

      if (g_file_test (aside, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
        continue;
      return g_rename (path, aside) == 0 || fail (error, path, g_strerror (errno));
    }
  return fail (error, path, g_strerror (EEXIST));
}

static void
set_lock (GKeyFile *file, const char *group, const SoleusSafetyLock *lock)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (lock->date / G_USEC_PER_SEC);
  g_autofree char *when = date ? g_date_time_format_iso8601 (date) : NULL;

  g_key_file_set_string (file, group, "Kind", kind_words[lock->kind]);
  /* A lock isn't lost because the clock shows a year that can't be written. */
  g_key_file_set_string (file, group, "Date", when ? when : "1970-01-01T00:00:00Z");
  g_key_file_set_boolean (file, group, "Clot", lock->clot);
  if (lock->rows && lock->rows[0])
    g_key_file_set_string_list (file, group, "Rows", (const char *const *) lock->rows,
                                g_strv_length (lock->rows));
}

/* Writes the file so that it outlives a power cut, or removes it where there is nothing to keep. */
gboolean
soleus_safety_lock_file_save (SoleusSafetyLockFile *self, const char *path, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) problem = NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *data = NULL;
  GHashTableIter iter;
  gpointer name, lock;
  gsize size;

  if (!make_way (path, error))
    return FALSE;
  if (self->kept.kind == SOLEUS_LOCK_NONE && !self->kept.clot &&
      g_hash_table_size (self->lists) == 0)
    return g_unlink (path) == 0 || errno == ENOENT || errno == ENOTDIR ||
           fail (error, path, g_strerror (errno));
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail (error, folder, g_strerror (errno));

  g_key_file_set_integer (file, GROUP, "Version", FORMAT_VERSION);
  set_lock (file, GROUP, &self->kept);
  g_hash_table_iter_init (&iter, self->lists);
  while (g_hash_table_iter_next (&iter, &name, &lock))
    {
      g_autofree char *group = g_strconcat (LIST_GROUP, name, NULL);

      set_lock (file, group, lock);
    }
  data = g_key_file_to_data (file, &size, NULL);
  if (!g_file_set_contents_full (path, data, size,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                 &problem))
    return fail (error, path, problem->message);
  return TRUE;
}

/* Holds the folder of the file, so that no other program writes the file between a reading and the
 * writing that follows from it. On a file system that can't hold a folder, locks are stored all the
 * same. Returns a file descriptor to close after the writing, -1 where there is nothing to close,
 * or -2 with @error set, where another program has been writing for long. */
static int
hold_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd;

  g_mkdir_with_parents (folder, 0700);
  fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (fd < 0)
    return -1;
  for (guint i = 0; i < GUARD_TRIES; i++)
    {
      if (flock (fd, LOCK_EX | LOCK_NB) == 0)
        return fd;
      if (errno != EWOULDBLOCK)
        {
          close (fd);
          return -1;
        }
      g_usleep (GUARD_PAUSE_US);
    }
  close (fd);
  fail (error, path, g_strerror (EWOULDBLOCK));
  return -2;
}

/* ---- the lock of this program and of the file */

/* Adds what the file says. The open list itself tells what is ticked on it; but a tick that was
 * taken back and still stands in the file locks, as it would at the next start. */
static void
merge_file (SoleusSafetyLockStore *self, SoleusSafetyLock *lock)
{
  GHashTableIter iter;
  gpointer name, list;

  merge (lock, &self->file.kept);
  g_hash_table_iter_init (&iter, self->file.lists);
  while (g_hash_table_iter_next (&iter, &name, &list))
    if (!g_str_equal (name, self->list_name) || self->ticked.kind == SOLEUS_LOCK_NONE)
      merge (lock, list);
}

/* Reads the file again, because other programs may have locked or lifted. What it said before is
 * kept where it can't be understood any more. */
static void
reread (SoleusSafetyLockStore *self)
{
  gboolean known = !self->file.lost;
  g_auto (SoleusSafetyLock) before = { 0 };

  merge_file (self, &before);
  soleus_safety_lock_file_clear (&self->file);
  soleus_safety_lock_file_load (&self->file, self->path);
  if (known && self->file.lost && (before.kind != SOLEUS_LOCK_NONE || before.clot))
    merge (&self->unsaved, &before);
  if (self->file.kept.kind != SOLEUS_LOCK_NONE && self->file.kept.date == 0)
    self->file.kept.date = before.date ? before.date : soleus_clock_get_wall (self->clock);
}

/* Whether the file holds all that this program has to say. */
static gboolean
is_stored (SoleusSafetyLockStore *self)
{
  const SoleusSafetyLock *ticked = &self->ticked;
  const SoleusSafetyLock *list = g_hash_table_lookup (self->file.lists, self->list_name);

  if (self->unsaved.kind != SOLEUS_LOCK_NONE || self->unsaved.clot)
    return FALSE;
  if (ticked->kind == SOLEUS_LOCK_NONE || !list)
    return ticked->kind == SOLEUS_LOCK_NONE && !list;
  return list->kind == ticked->kind && list->clot == ticked->clot &&
         g_strv_equal ((const char *const *) list->rows, (const char *const *) ticked->rows);
}

/* Changes the file as @change does, while no other program writes. */
static gboolean
write_file (SoleusSafetyLockStore *self,
            gboolean (*change) (SoleusSafetyLockStore *self),
            GError **error)
{
  int guard = hold_folder (self->path, error);
  gboolean stored;

  if (guard == -2)
    return FALSE;
  reread (self);
  stored = change (self) && soleus_safety_lock_file_save (&self->file, self->path, error);
  if (stored)
    {
      soleus_safety_lock_clear (&self->unsaved);
      self->file.lost = FALSE;
      g_clear_pointer (&self->file.problem, g_free);
    }
  else
    reread (self);
  if (guard >= 0)
    close (guard);
  return stored;
}

static gboolean
add_own (SoleusSafetyLockStore *self)
{
  merge (&self->file.kept, &self->unsaved);
  g_hash_table_remove (self->file.lists, self->list_name);
  if (self->ticked.kind != SOLEUS_LOCK_NONE)
    {
      SoleusSafetyLock *list = g_new0 (SoleusSafetyLock, 1);

      merge (list, &self->ticked);
      g_hash_table_insert (self->file.lists, g_strdup (self->list_name), list);
    }
  return TRUE;
}

/* The answers lift the lock that was known when they were given, not a graver or a later one of
 * another program. */
static gboolean
forget_lock (SoleusSafetyLockStore *self)
{
  g_auto (SoleusSafetyLock) lock = { 0 };

  merge_file (self, &lock);
  merge (&lock, &self->unsaved);
  if (lock.kind > self->lock.kind || lock.date > self->lock.date)
    return FALSE;
  g_hash_table_remove_all (self->file.lists);
  soleus_safety_lock_clear (&self->file.kept);
  self->file.kept.date = lock.date;
  self->file.kept.clot = lock.clot;
  return TRUE;
}

static void
clear_rows (SoleusSafetyLock *lock)
{
  g_strfreev (lock->rows);
  lock->rows = g_new0 (char *, 1);
}

static gboolean
forget_rows (SoleusSafetyLockStore *self)
{
  GHashTableIter iter;
  gpointer list;

  clear_rows (&self->unsaved);
  add_own (self);
  clear_rows (&self->file.kept);
  g_hash_table_iter_init (&iter, self->file.lists);
  while (g_hash_table_iter_next (&iter, NULL, &list))
    clear_rows (list);
  return TRUE;
}

static gboolean
retry_cb (gpointer user_data)
{
  return soleus_safety_lock_store_look (user_data, NULL) ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

/* Puts the lock together, and tells of it where it is another one than before. */
static void
settle (SoleusSafetyLockStore *self)
{
  g_auto (SoleusSafetyLock) before = self->lock;
  SoleusLockKind left_before = self->left_kind;

  self->lock = (SoleusSafetyLock){ 0 };
  merge_file (self, &self->lock);
  merge (&self->lock, &self->unsaved);
  self->left_kind = self->lock.kind;
  merge (&self->lock, &self->ticked);
  if (is_stored (self))
    g_clear_handle_id (&self->retry_id, g_source_remove);
  else if (self->retry_id == 0)
    self->retry_id = g_timeout_add_seconds (RETRY_SECONDS, retry_cb, self);
  if (self->lock.kind != before.kind || self->left_kind != left_before)
    self->changed (self->data);
}

/**
 * soleus_safety_lock_store_init:
 * @self: a store of zeroes, which stays where it is in memory
 * @path: the lock file; its folder is made when something is stored
 * @changed: called with @data when another lock holds than before
 *
 * Reads the lock file. Without one nothing is locked.
 */
void
soleus_safety_lock_store_init (SoleusSafetyLockStore *self,
                               const char *path,
                               SoleusClock *clock,
                               void (*changed) (gpointer data),
                               gpointer data)
{
  self->path = g_strdup (path);
  self->clock = g_object_ref (clock);
  self->list_name = g_uuid_string_random ();
  self->changed = changed;
  self->data = data;
  soleus_safety_lock_file_load (&self->file, path);
  settle (self);
}

/* Tries for the last time to store what isn't stored yet. */
void
soleus_safety_lock_store_clear (SoleusSafetyLockStore *self)
{
  if (self->monitor)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_clear_object (&self->monitor);
  reread (self);
  if (!is_stored (self))
    write_file (self, add_own, NULL);
  g_clear_handle_id (&self->retry_id, g_source_remove);
  soleus_safety_lock_file_clear (&self->file);
  soleus_safety_lock_clear (&self->unsaved);
  soleus_safety_lock_clear (&self->ticked);
  soleus_safety_lock_clear (&self->lock);
  g_clear_pointer (&self->list_name, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_object (&self->clock);
}

/**
 * soleus_safety_lock_store_look:
 * @error: a #SoleusSafetyError
 *
 * Reads the file before any decision, and stores what isn't stored yet. A lock that can't be stored
 * holds all the same, and storing it is tried again.
 *
 * Returns: whether all is stored
 */
gboolean
soleus_safety_lock_store_look (SoleusSafetyLockStore *self, GError **error)
{
  gboolean stored;

  reread (self);
  stored = is_stored (self) || write_file (self, add_own, error);
  settle (self);
  return stored;
}

/* Replaces what is ticked on the open list. It is stored at the next look. */
void
soleus_safety_lock_store_set_ticked (SoleusSafetyLockStore *self, const SoleusSafetyLock *lock)
{
  soleus_safety_lock_clear (&self->ticked);
  merge (&self->ticked, lock);
}

/* Adds a lock that only soleus_safety_lock_store_lift() takes away. It is stored at the next look.
 */
void
soleus_safety_lock_store_add (SoleusSafetyLockStore *self, const SoleusSafetyLock *lock)
{
  merge (&self->unsaved, lock);
}

/**
 * soleus_safety_lock_store_lift:
 * @error: a #SoleusSafetyError where the file can't be written; it isn't set where another program
 *   has set a graver or later lock just now
 *
 * Returns: whether the lock is lifted. A file that stays behind would lock again at the next start,
 *   so then nothing is lifted.
 */
gboolean
soleus_safety_lock_store_lift (SoleusSafetyLockStore *self, GError **error)
{
  gboolean lifted = write_file (self, forget_lock, error);

  settle (self);
  return lifted;
}

/* Forgets which rows were ticked, and nothing else. Returns: whether the file has none any more */
gboolean
soleus_safety_lock_store_forget_rows (SoleusSafetyLockStore *self, GError **error)
{
  gboolean forgotten = write_file (self, forget_rows, error);

  settle (self);
  return forgotten;
}

static void
file_changed_cb (GFileMonitor *monitor,
                 GFile *file,
                 GFile *other,
                 GFileMonitorEvent event,
                 SoleusSafetyLockStore *self)
{
  soleus_safety_lock_store_look (self, NULL);
}

/* Sees from now on what other programs store as soon as they do. */
void
soleus_safety_lock_store_watch (SoleusSafetyLockStore *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);

  g_clear_object (&self->monitor);
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor)
    g_signal_connect (self->monitor, "changed", G_CALLBACK (file_changed_cb), self);
}
