/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-catalogue.h"
#include "soleus-routine-reader.h"

#include <string.h>

static const char *const ids[] = {
  "wall-full",         "gastroc-wall", "soleus-wall",   "desk",      "pump",
  "pump-sitting",      "before-bed",   "night",         "hamstring", "hamstring-lying",
  "after-run-stretch", "roller",       "ball",          "hands",     "point-flex",
  "after-run",         "full",         "heels-morning",
};

static SoleusCatalogue *
read_catalogue (void)
{
  g_autoptr (GError) error = NULL;
  SoleusCatalogue *catalogue = soleus_catalogue_new (&error);

  g_assert_no_error (error);
  return catalogue;
}

static void
test_order (void)
{
  g_autoptr (SoleusCatalogue) catalogue = read_catalogue ();

  g_assert_cmpuint (catalogue->routines->len, ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      SoleusRoutine *routine = catalogue->routines->pdata[i];

      g_assert_cmpstr (routine->id, ==, ids[i]);
      g_assert_true (soleus_catalogue_find (catalogue, ids[i]) == routine);
    }
}

static void
test_find_unknown (void)
{
  g_autoptr (SoleusCatalogue) catalogue = read_catalogue ();

  g_assert_null (soleus_catalogue_find (catalogue, "no-such-routine"));
  g_assert_null (soleus_catalogue_find (catalogue, ""));
  g_assert_null (soleus_catalogue_find (catalogue, "WALL-FULL"));
  g_assert_null (soleus_catalogue_find (catalogue, NULL));
}

/* The most that the built-in routines may say. */
static void
test_limits (void)
{
  g_autoptr (SoleusCatalogue) catalogue = read_catalogue ();

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      SoleusRoutine *routine = soleus_catalogue_find (catalogue, ids[i]);
      guint pressure = 0;

      for (guint s = 0; s < routine->steps->len; s++)
        {
          SoleusStep *step = routine->steps->pdata[s];
          guint seconds = step->seconds;

          if (soleus_step_is_pressure (step))
            pressure += seconds * step->repetitions;
          if (step->spot)
            {
              g_assert_cmpuint (seconds, >=, 15);
              g_assert_cmpuint (seconds, <=, 60);
            }
          if (step->kind != SOLEUS_STEP_STRETCH)
            continue;
          g_assert_cmpuint (seconds, ==, 30);
          g_assert_cmpuint (step->repetitions, >=, 2);
          g_assert_cmpuint (step->repetitions, <=, 3);
        }
      /* Claim C7: massage is planned at two to three minutes a calf. */
      if (soleus_routine_has_pressure (routine))
        g_assert_cmpuint (pressure, >=, 120);
      g_assert_cmpuint (pressure, <=, 180);
    }
}

/* Everything in data/routines is built in, and is read from there as it is from the resource. */
static void
test_source_files (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "data", "routines", NULL);
  g_autoptr (SoleusRoutineReader) reader = soleus_routine_reader_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *names[64] = { "steps.xml" };
  guint n = 1;

  g_assert_no_error (error);
  for (const char *name; (name = g_dir_read_name (dir));)
    if (g_str_has_suffix (name, ".xml") && !g_str_has_suffix (name, ".gresource.xml") &&
        !g_str_equal (name, "steps.xml"))
      names[n++] = g_intern_string (name);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_autofree char *text = NULL;
      g_autoptr (GBytes) bytes = NULL;
      gsize size;

      g_assert_true (g_file_get_contents (path, &text, &size, &error));
      bytes = g_bytes_new_take (g_steal_pointer (&text), size);
      soleus_routine_reader_read (reader, bytes, names[i], &error);
      g_assert_no_error (error);
    }
  g_assert_cmpuint (reader->routines->len, ==, G_N_ELEMENTS (ids));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/catalogue/order", test_order);
  g_test_add_func ("/soleus/catalogue/find-unknown", test_find_unknown);
  g_test_add_func ("/soleus/catalogue/limits", test_limits);
  g_test_add_func ("/soleus/catalogue/source-files", test_source_files);
  return g_test_run ();
}
