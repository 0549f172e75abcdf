/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-folders.h"

#include <signal.h>

/**
 * soleus_folders_prepare:
 *
 * Puts right what the caller's environment may have wrong. To be called first in main(), before
 * GLib has looked for its folders and before there is another thread.
 *
 * A relative folder in an XDG variable is ignored, as the specification of base folders says. GLib
 * would use it, and the lock and the history would then depend on the current folder. A write
 * beyond a limit on the size of files fails like one onto a full disk; the signal would end the
 * program.
 */
void
soleus_folders_prepare (void)
{
  const char *const folders[] = { "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME",
                                  "XDG_STATE_HOME", "XDG_RUNTIME_DIR" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      const char *folder = g_getenv (folders[i]);

      if (folder && !g_path_is_absolute (folder))
        g_unsetenv (folders[i]);
    }
  signal (SIGXFSZ, SIG_IGN);
}
