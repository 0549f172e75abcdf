/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <glib/gstdio.h>
#include <stdlib.h>

static char *folder;

static void
say_nothing (const char *message)
{
}

static void
remove_folder (void)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_rmdir (folder);
}

/* A folder of this process's own, which goes when it ends. */
const char *
fuzz_get_folder (void)
{
  if (folder == NULL)
    {
      folder = g_dir_make_tmp ("soleus-fuzz-XXXXXX", NULL);
      g_assert_nonnull (folder);
      atexit (remove_folder);
    }
  return folder;
}

/* Returns: (transfer none): where a file with @data is, until the next one */
const char *
fuzz_write_file (const uint8_t *data, size_t size)
{
  static char *path;

  if (path == NULL)
    path = g_build_filename (fuzz_get_folder (), "input", NULL);
  g_assert_true (g_file_set_contents_full (path, (const char *) data, (gssize) size,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  return path;
}

/* A critical or a warning is a finding; what is printed would only hide it. */
int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  g_setenv ("GIO_USE_VFS", "local", TRUE);
  g_setenv ("XDG_DATA_HOME", fuzz_get_folder (), TRUE);
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  g_set_print_handler (say_nothing);
  g_set_printerr_handler (say_nothing);
  return 0;
}
