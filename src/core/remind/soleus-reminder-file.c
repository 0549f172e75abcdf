/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key files of reminders. */
#include "soleus-config.h"

#include "soleus-reminder-file.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#define MAX_SIZE (64 * 1024)

/**
 * soleus_reminder_file_load:
 *
 * Returns: (transfer full) (nullable): the file, or %NULL where there is none that can be read
 */
GKeyFile *
soleus_reminder_file_load (const char *path)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  struct stat info;

  /* A pipe would wait for ever, and a device may have no end. */
  if (stat (path, &info) != 0 || !S_ISREG (info.st_mode) || info.st_size > MAX_SIZE ||
      !g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return NULL;
  return g_steal_pointer (&file);
}

/* Writes it so that the file is the old one or the new one, whatever happens meanwhile. */
gboolean
soleus_reminder_file_save (GKeyFile *file, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  gsize size;
  g_autofree char *data = g_key_file_to_data (file, &size, NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int code = errno;

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code), "%s: %s", folder,
                   g_strerror (code));
      return FALSE;
    }
  return g_file_set_contents_full (path, data, (gssize) size,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}
