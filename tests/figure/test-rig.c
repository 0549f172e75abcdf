/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader of the drawings. */
#include <glib/gstdio.h>
#include <locale.h>

#include "soleus-rig.h"

static SoleusRig *
read_rig (const char *transform)
{
  g_autofree char *text = g_strdup_printf (
      "<svg><g transform=\"%s\"><g id=\"limb\"><path class=\"skin\" d=\"M 0 0 L 1.5 0 L 0 2.5 "
      "Z\"/></g></g></svg>",
      transform);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return soleus_rig_new (bytes);
}

static void
test_place (void)
{
  g_autoptr (SoleusRig) rig = read_rig ("translate(12.5 -3.25)");
  const SoleusGroup *group = soleus_rig_get_group (rig, "limb");

  g_assert_cmpfloat (group->at.x, ==, 12.5);
  g_assert_cmpfloat (group->at.y, ==, -3.25);
}

/* Makes a German locale in a folder of its own, as a machine may lack it. */
static gboolean
make_german (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "de_DE.UTF-8", NULL);
  const char *argv[] = { "localedef", "-i", "de_DE", "-f", "UTF-8", path, NULL };

  if (!g_spawn_sync (NULL, (char **) argv, NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                     NULL, NULL, NULL, NULL, NULL, NULL))
    return FALSE;
  g_setenv ("LOCPATH", folder, TRUE);
  return setlocale (LC_ALL, "de_DE.UTF-8") != NULL;
}

/* The drawings have decimal points, also where the decimal mark is a comma. */
static void
test_decimal_comma (void)
{
  g_autofree char *folder = g_dir_make_tmp ("soleus-locale-XXXXXX", NULL);
  g_autofree char *remove = g_strdup_printf ("rm -r %s", folder);

  if (make_german (folder))
    {
      g_assert_cmpstr (localeconv ()->decimal_point, ==, ",");
      test_place ();
      setlocale (LC_ALL, "C.UTF-8");
    }
  else
    {
      g_autofree char *localedef = g_find_program_in_path ("localedef");

      g_assert_null (localedef);
      g_test_skip ("localedef is not installed");
    }
  g_spawn_command_line_sync (remove, NULL, NULL, NULL, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/rig/place", test_place);
  g_test_add_func ("/soleus/rig/decimal-comma", test_decimal_comma);
  return g_test_run ();
}
