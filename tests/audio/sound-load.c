/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sound-load.h"

#include <signal.h>
#include <sys/prctl.h>

static void
die_with_parent (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

/**
 * sound_load_new:
 * @n_each: how many for each core
 */
SoundLoad *
sound_load_new (guint n_each)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  SoundLoad *self = g_ptr_array_new_with_free_func (g_object_unref);

  g_subprocess_launcher_set_child_setup (launcher, die_with_parent, NULL, NULL);
  for (guint i = 0; i < n_each * g_get_num_processors (); i++)
    {
      g_autoptr (GError) error = NULL;
      GSubprocess *busy =
          g_subprocess_launcher_spawn (launcher, &error, "sh", "-c", "while :; do :; done", NULL);

      g_assert_no_error (error);
      g_ptr_array_add (self, busy);
    }
  return self;
}

void
sound_load_free (SoundLoad *self)
{
  for (guint i = 0; i < self->len; i++)
    {
      g_subprocess_force_exit (self->pdata[i]);
      g_subprocess_wait (self->pdata[i], NULL, NULL);
    }
  g_ptr_array_unref (self);
}
