/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper.h"

/**
 * paper_print:
 * @paper: (nullable): what was chosen last, %NULL for none
 * @path: of the PDF file
 */
void
paper_print (SoleusSheet *sheet, GtkPageSetup *paper, const char *path)
{
  g_autoptr (SoleusSettings) settings = soleus_settings_new ();
  g_autoptr (GKeyFile) chosen = g_key_file_new ();
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (paper)
    gtk_page_setup_to_key_file (paper, chosen, NULL);
  text = g_key_file_to_data (chosen, NULL, NULL);
  soleus_settings_set_page_setup (settings, text);
  g_assert_true (
      soleus_sheet_print (sheet, settings, GTK_PRINT_OPERATION_ACTION_EXPORT, path, NULL, &error));
  g_assert_no_error (error);
}

/* The words of a PDF file, as a reader shows them; NULL where there is no pdftotext. */
char *
paper_read (const char *path, const char *option)
{
  const char *const argv[] = { "pdftotext", option, path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status,
                &error);
  if (g_error_matches (error, G_SPAWN_ERROR, G_SPAWN_ERROR_NOENT))
    return NULL;
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return text;
}

/* @text with single spaces in the place of those and of the ends of lines. */
char *
paper_join_lines (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new ("[ \\n]+", 0, 0, NULL);

  return g_regex_replace_literal (regex, text, -1, 0, " ", 0, NULL);
}

/* The beginning of a word on the page, in points from the left. */
double
paper_find_word (const char *boxes, const char *word)
{
  g_autofree char *end = g_strdup_printf (">%s</word>", word);
  const char *at = strstr (boxes, end);

  g_assert_nonnull (at);
  while (!g_str_has_prefix (at, "xMin=\""))
    at--;
  return g_ascii_strtod (at + strlen ("xMin=\""), NULL);
}

/**
 * paper_draw:
 * @resolution: dots an inch
 * @bytes: (out): has the pixels
 *
 * Returns: the first page in shades of grey, a byte for each pixel, 0 for black
 */
const guchar *
paper_draw (const char *path, const char *resolution, GBytes **bytes, int *width, int *height)
{
  const char *const argv[] = { "pdftoppm", "-gray", "-r", resolution, "-f",
                               "1",        "-l",    "1",  path,       NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  const char *head;
  int length;

  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate (process, NULL, NULL, bytes, NULL, &error));
  head = g_bytes_get_data (*bytes, NULL);
  g_assert_cmpint (sscanf (head, "P5 %d %d 255%n", width, height, &length), ==, 2);
  return (const guchar *) head + length + 1;
}
