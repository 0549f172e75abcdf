/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-safety-lock-private.h"

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
/* Every row of the list, many times over. */
#define MAX_SIZE (1024 * 1024)
/* How long a write waits for another program that writes, and how often it looks. */
#define GUARD_TRIES    50
#define GUARD_PAUSE_US 5000

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

/**
 * soleus_safety_lock_merge:
 * @other: another lock
 *
 * Adds @other: the graver of the two holds, the later date, the rows of both, and a clot of either.
 */
void
soleus_safety_lock_merge (SoleusSafetyLock *self, const SoleusSafetyLock *other)
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

/* What can't be understood locks, as gravely as the gravest kind in it that can be read. No clot
 * that may stand in it is forgotten: only a file whose every flag can be read and says that there
 * was none has none. */
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

/* Reads a regular file and nothing else: a pipe would wait for ever, a device may have no end. */
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

/**
 * soleus_safety_lock_file_load:
 * @self: (out): what is kept: the kind is %SOLEUS_LOCK_UNREADABLE where something is there that
 *   can't be understood, or a graver one that can be read in it
 * @path: the lock file; where there is none, nothing is locked
 */
void
soleus_safety_lock_file_load (SoleusSafetyLockFile *self, const char *path)
{
  int fd = g_open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY, 0);

  *self = (SoleusSafetyLockFile){ 0 };
  self->kept.rows = g_new0 (char *, 1);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, lock_free);
  if (fd < 0)
    {
      /* A file that stands where a folder should be is not known to have taken the place of a lock:
       * it closes nothing, and opens nothing either. */
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

static gboolean
remove_file (const char *path, GError **error)
{
  if (g_unlink (path) == 0 || errno == ENOENT || errno == ENOTDIR)
    return TRUE;
  return fail (error, path, g_strerror (errno));
}

/* A folder in the place of the file can't be written over, and may have something in it. */
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
  /* A clock that is set to a year which can't be written is no reason to lose a lock. */
  g_key_file_set_string (file, group, "Date", when ? when : "1970-01-01T00:00:00Z");
  g_key_file_set_boolean (file, group, "Clot", lock->clot);
  if (lock->rows && lock->rows[0])
    g_key_file_set_string_list (file, group, "Rows", (const char *const *) lock->rows,
                                g_strv_length (lock->rows));
}

/**
 * soleus_safety_lock_file_save:
 * @path: the lock file; its folder is made where it is missing
 * @error: a #SoleusSafetyError
 *
 * Writes the file so that it outlives a power cut, or removes it where there is nothing to keep.
 *
 * Returns: whether it is stored
 */
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
    return remove_file (path, error);
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

/**
 * soleus_safety_lock_file_guard:
 * @path: the lock file; its folder is made where it is missing
 * @error: a #SoleusSafetyError: another program has been writing for long
 *
 * Holds the folder for a reading and the writing that follows from it: no other program writes the
 * file between the two. A file system that can't hold a folder doesn't keep a lock from being
 * stored.
 *
 * Returns: a file descriptor to close after the writing, -1 where there is nothing to close, or -2
 *   with @error set
 */
int
soleus_safety_lock_file_guard (const char *path, GError **error)
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
