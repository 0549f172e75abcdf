/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "routine-corpus.h"

static void
corpus_file_free (gpointer data)
{
  CorpusFile *file = data;

  g_free (file->name);
  g_free (file->word);
  g_free (file->place);
  g_free (file->finder);
  g_free (file->message);
  g_free (file);
}

char *
routine_corpus_get_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "data", "routine-files", name, NULL);
}

/* Every file of the folder has its row, and every row its file. */
static void
check_complete (GPtrArray *files)
{
  g_autofree char *folder = routine_corpus_get_path (NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  for (const char *name; (name = g_dir_read_name (dir));)
    n += g_str_has_suffix (name, ".soleus");
  g_assert_cmpuint (files->len, ==, n);
  g_assert_cmpuint (n, >, 60);
}

/* Returns: (transfer full) (element-type CorpusFile): the rows of expected.tsv */
GPtrArray *
routine_corpus_read (void)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (corpus_file_free);
  g_autofree char *path = routine_corpus_get_path ("expected.tsv");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] && lines[i][0]; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      CorpusFile *file = g_new0 (CorpusFile, 1);

      g_assert_cmpuint (g_strv_length (cells), ==, 5);
      file->name = g_strdup (cells[0]);
      file->word = g_strdup (cells[1]);
      file->place = g_strdup (cells[2]);
      file->finder = g_strdup (cells[3]);
      file->message = g_strdup (cells[4]);
      g_ptr_array_add (files, file);
    }
  check_complete (files);
  return files;
}
