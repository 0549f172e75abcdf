/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-safety-lock-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define GROUP          "Lock"
#define FORMAT_VERSION 1

static const char *const kind_words[] = {
  [SOLEUS_LOCK_NONE] = "lifted",
  [SOLEUS_LOCK_RED] = "red",
  [SOLEUS_LOCK_EMERGENCY] = "emergency",
};

void
soleus_safety_lock_clear (SoleusSafetyLock *self)
{
  g_clear_pointer (&self->rows, g_strfreev);
  *self = (SoleusSafetyLock){ 0 };
}

static gboolean
parse_kind (const char *word, SoleusLockKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_words); i++)
    if (kind_words[i] && g_strcmp0 (kind_words[i], word) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
parse (SoleusSafetyLock *self, const char *data, gsize size)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GDateTime) date = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *when = NULL;

  if (!g_key_file_load_from_data (file, data, size, G_KEY_FILE_NONE, NULL) ||
      g_key_file_get_integer (file, GROUP, "Version", NULL) != FORMAT_VERSION)
    return FALSE;
  kind = g_key_file_get_string (file, GROUP, "Kind", NULL);
  when = g_key_file_get_string (file, GROUP, "Date", NULL);
  date = when ? g_date_time_new_from_iso8601 (when, NULL) : NULL;
  if (!date || !parse_kind (kind, &self->kind))
    return FALSE;
  self->date = g_date_time_to_unix (date) * G_USEC_PER_SEC;
  self->clot = g_key_file_get_boolean (file, GROUP, "Clot", &error);
  if (error)
    return FALSE;
  self->rows = g_key_file_get_string_list (file, GROUP, "Rows", NULL, NULL);
  if (!self->rows)
    self->rows = g_new0 (char *, 1);
  return TRUE;
}

static void
set_unreadable (SoleusSafetyLock *self)
{
  soleus_safety_lock_clear (self);
  self->kind = SOLEUS_LOCK_UNREADABLE;
  self->rows = g_new0 (char *, 1);
}

/**
 * soleus_safety_lock_load:
 * @self: (out): what was kept; %SOLEUS_LOCK_UNREADABLE for a file that is there and can't be
 *   understood
 * @path: the lock file; where there is none, nothing is locked
 */
void
soleus_safety_lock_load (SoleusSafetyLock *self, const char *path)
{
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  *self = (SoleusSafetyLock){ .rows = g_new0 (char *, 1) };
  if (!g_file_get_contents (path, &data, &size, &error))
    {
      if (!g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT) &&
          !g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR))
        set_unreadable (self);
      return;
    }
  g_clear_pointer (&self->rows, g_strfreev);
  if (!parse (self, data, size))
    set_unreadable (self);
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

/**
 * soleus_safety_lock_save:
 * @path: the lock file; its folder is made where it is missing
 * @error: a #SoleusSafetyError
 *
 * Writes the lock so that it outlives a power cut, or removes the file where there is nothing to
 * keep.
 *
 * Returns: whether it is stored
 */
gboolean
soleus_safety_lock_save (const SoleusSafetyLock *self, const char *path, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (self->date / G_USEC_PER_SEC);
  g_autoptr (GError) problem = NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *when = NULL;
  g_autofree char *data = NULL;
  gsize size;

  g_return_val_if_fail (self->kind != SOLEUS_LOCK_UNREADABLE, FALSE);

  if (self->kind == SOLEUS_LOCK_NONE && !self->clot)
    return remove_file (path, error);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail (error, folder, g_strerror (errno));

  when = g_date_time_format_iso8601 (date);
  g_key_file_set_integer (file, GROUP, "Version", FORMAT_VERSION);
  g_key_file_set_string (file, GROUP, "Kind", kind_words[self->kind]);
  g_key_file_set_string (file, GROUP, "Date", when);
  g_key_file_set_boolean (file, GROUP, "Clot", self->clot);
  if (self->rows && self->rows[0])
    g_key_file_set_string_list (file, GROUP, "Rows", (const char *const *) self->rows,
                                g_strv_length (self->rows));
  data = g_key_file_to_data (file, &size, NULL);
  if (!g_file_set_contents_full (path, data, size,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                 &problem))
    return fail (error, path, problem->message);
  return TRUE;
}
