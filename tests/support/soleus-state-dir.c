/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-state-dir.h"

#include <glib/gstdio.h>
#include <unistd.h>

/* Kept in memory where there is such a folder, since what the ledger stores it also syncs. */
#define MEMORY_DIR "/dev/shm"

/**
 * soleus_state_dir_new:
 *
 * Returns: (transfer full): a new folder for what the safety gate keeps
 */
char *
soleus_state_dir_new (void)
{
  const char *parent = g_access (MEMORY_DIR, W_OK | X_OK) == 0 ? MEMORY_DIR : g_get_tmp_dir ();
  g_autofree char *dir = g_build_filename (parent, "soleus-state-XXXXXX", NULL);

  g_assert_nonnull (g_mkdtemp (dir));
  return g_steal_pointer (&dir);
}

/**
 * soleus_state_dir_remove:
 * @dir: (transfer full): of soleus_state_dir_new(); it is removed with its files
 */
void
soleus_state_dir_remove (char *dir)
{
  g_autoptr (GDir) files = g_dir_open (dir, 0, NULL);
  const char *name;

  while (files && (name = g_dir_read_name (files)))
    {
      g_autofree char *path = g_build_filename (dir, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (dir), ==, 0);
  g_free (dir);
}
