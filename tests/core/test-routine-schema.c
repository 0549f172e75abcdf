/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "routine-corpus.h"
#include "soleus-catalogue.h"
#include "soleus-routine-file-reader.h"

#define SECONDS_MAX     605
#define REPETITIONS_MAX 12

/* The program that knows grammars, and ours; set by the command line. */
static const char *xmllint, *schema;

typedef struct
{
  SoleusCatalogue *catalogue;
  char *folder;
  GPtrArray *paths;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->catalogue = soleus_catalogue_new (NULL);
  f->folder = g_dir_make_tmp ("soleus-routine-schema-XXXXXX", NULL);
  f->paths = g_ptr_array_new_with_free_func (g_free);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < f->paths->len; i++)
    if (g_str_has_prefix (f->paths->pdata[i], f->folder))
      g_assert_cmpint (g_unlink (f->paths->pdata[i]), ==, 0);
  g_assert_cmpint (g_rmdir (f->folder), ==, 0);
  g_ptr_array_unref (f->paths);
  g_free (f->folder);
  g_object_unref (f->catalogue);
}

/* Returns: (transfer full): the paths that the grammar takes */
static GHashTable *
validate (Fixture *f)
{
  GHashTable *valid = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autofree char *told = NULL;
  g_auto (GStrv) lines = NULL;
  int status;

  g_ptr_array_add (arguments, (gpointer) xmllint);
  g_ptr_array_add (arguments, "--noout");
  g_ptr_array_add (arguments, "--nonet");
  g_ptr_array_add (arguments, "--relaxng");
  g_ptr_array_add (arguments, (gpointer) schema);
  g_ptr_array_extend (arguments, f->paths, NULL, NULL);
  g_ptr_array_add (arguments, NULL);
  g_assert_true (g_spawn_sync (NULL, (char **) arguments->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                               NULL, &told, &status, NULL));
  lines = g_strsplit (told, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    if (g_str_has_suffix (lines[i], " validates"))
      g_hash_table_add (valid, g_strndup (lines[i], strlen (lines[i]) - strlen (" validates")));
  return valid;
}

/* What expected.tsv says of the schema is so; it takes all that the reader takes. */
static void
test_corpus (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) files = routine_corpus_read ();
  g_autoptr (GHashTable) valid = NULL;

  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (f->paths, routine_corpus_get_path (((CorpusFile *) files->pdata[i])->name));
  valid = validate (f);
  for (guint i = 0; i < files->len; i++)
    {
      const CorpusFile *file = files->pdata[i];
      gboolean expected = g_str_equal (file->word, "ok") || g_str_equal (file->finder, "reader");

      if (g_hash_table_contains (valid, f->paths->pdata[i]) != expected)
        g_error ("the schema %s %s", expected ? "refuses" : "takes", file->name);
    }
}

static void
put (Fixture *f, const SoleusStep *step, guint seconds, guint repetitions, const char *sides)
{
  g_autoptr (GString) text = g_string_new ("<soleus-routine version='1' id='own-x'>"
                                           "<name>X</name>\n");

  if (step)
    g_string_append_printf (text, "<use step='%s' seconds='%u' repetitions='%u' sides='%s'/>\n",
                            step->id, seconds, repetitions, sides);
  else
    g_string_append_printf (text,
                            "<step seconds='%u' repetitions='%u' sides='%s'><name>N</name>"
                            "</step>\n",
                            seconds, repetitions, sides);
  if (step && step->kind == SOLEUS_STEP_SETUP)
    g_string_append (text, "<use step='HU' seconds='5'/>\n");
  g_string_append (text, "</soleus-routine>\n");
  g_ptr_array_add (f->paths, g_strdup_printf ("%s/%u.soleus", f->folder, f->paths->len));
  g_assert_true (
      g_file_set_contents (f->paths->pdata[f->paths->len - 1], text->str, text->len, NULL));
}

/* The dose that is far from every limit, so that one limit is looked at at a time. */
static guint
get_middle (const SoleusStep *step)
{
  return step && step->kind == SOLEUS_STEP_PRESSURE && !step->spot ? 20 : 16;
}

static void
put_doses (Fixture *f, const SoleusStep *step)
{
  for (guint seconds = 0; seconds <= SECONDS_MAX; seconds++)
    if (seconds < 190 || seconds % 100 < 10 || seconds % 100 > 90)
      put (f, step, seconds, 1, "each");
  for (guint n = 0; n <= REPETITIONS_MAX; n++)
    if (!step || step->kind != SOLEUS_STEP_PRESSURE || n * get_middle (step) <= 180)
      put (f, step, get_middle (step), n, "each");
  put (f, step, get_middle (step), 1, "both");
  put (f, step, get_middle (step), 1, "left");
}

/* Reader and schema take the same doses of every step of the library, and of one's own. */
static void
test_doses (Fixture *f, gconstpointer data)
{
  g_autoptr (GHashTable) valid = NULL;
  guint n_right = 0;

  for (guint i = 0; i < f->catalogue->steps->len; i++)
    put_doses (f, f->catalogue->steps->pdata[i]);
  put_doses (f, NULL);
  valid = validate (f);
  for (guint i = 0; i < f->paths->len; i++)
    {
      const char *path = f->paths->pdata[i];
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;
      g_autoptr (SoleusRoutineFile) read =
          soleus_routine_file_load (file, f->catalogue->steps, NULL, &error);
      g_autofree char *text = NULL;

      n_right += read != NULL;
      if (g_hash_table_contains (valid, path) == (read != NULL))
        continue;
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_error ("the schema %s what the reader %s: %s\n%s", read ? "refuses" : "takes",
               read ? "takes" : "refuses", error ? error->message : "", text);
    }
  g_assert_cmpuint (n_right, >, 1000);
  g_assert_cmpuint (n_right, <, f->paths->len);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 3);
  xmllint = argv[1];
  schema = argv[2];
  g_test_add ("/soleus/routine-schema/corpus", Fixture, NULL, set_up, test_corpus, tear_down);
  g_test_add ("/soleus/routine-schema/doses", Fixture, NULL, set_up, test_doses, tear_down);
  return g_test_run ();
}
