/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "paper.h"
#include "soleus-catalogue.h"
#include "soleus-format.h"
#include "soleus-routine-file-reader.h"
#include "soleus-routine-sheet.h"
#include "soleus-safety-list.h"

/* No text is nearer to the edge of the paper, points. */
#define LEAST_MARGIN 40.0
/* Of the pictures that are looked at, dots an inch. */
#define RESOLUTION "36"

typedef struct
{
  SoleusCatalogue *catalogue;
  SoleusAppearance *appearance;
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->catalogue = soleus_catalogue_new (&error);
  g_assert_no_error (error);
  self->appearance = soleus_appearance_new ();
  /* Paper is white whatever the window looks like. */
  g_object_set (self->appearance, "dark", TRUE, NULL);
  self->folder = g_dir_make_tmp ("soleus-sheet-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "routine.pdf", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->path);
  g_free (self->folder);
  g_assert_finalize_object (self->appearance);
  g_assert_finalize_object (self->catalogue);
}

static void
print_file (Fixture *self,
            SoleusRoutine *routine,
            SoleusRoutineFile *file,
            const SoleusOptions *options,
            const char *paper)
{
  g_autoptr (SoleusSheet) sheet =
      soleus_routine_sheet_new (routine, file, options, self->appearance);
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) size = gtk_paper_size_new (paper);

  gtk_page_setup_set_paper_size (setup, size);
  paper_print (sheet, setup, self->path);
}

static void
print (Fixture *self, SoleusRoutine *routine, const SoleusOptions *options, const char *paper)
{
  print_file (self, routine, NULL, options, paper);
}

/* Without spaces: a reader of PDF files finds some where letters stand a little apart. */
static char *
squeeze (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new ("\\s+", 0, 0, NULL);

  return g_regex_replace_literal (regex, text, -1, 0, "", 0, NULL);
}

/* The text of all pages, squeezed. */
static char *
print_and_read (Fixture *self, const char *id, const SoleusOptions *options)
{
  g_autofree char *text = NULL;

  print (self, soleus_catalogue_find (self->catalogue, id), options, GTK_PAPER_NAME_A4);
  text = paper_read (self->path, "-raw");
  return squeeze (text);
}

static guint
count (const char *text, const char *words)
{
  g_autofree char *squeezed = squeeze (words);
  guint n = 0;

  for (const char *at = strstr (text, squeezed); at; at = strstr (at + 1, squeezed))
    n++;
  return n;
}

static void
assert_says (const char *text, const char *words)
{
  if (count (text, words) == 0)
    g_error ("“%s” is missing in: %s", words, text);
}

static double
read_attribute (const char *at, const char *name)
{
  g_autofree char *start = g_strdup_printf (" %s=\"", name);
  const char *found = strstr (at, start);

  g_assert_nonnull (found);
  return g_ascii_strtod (found + strlen (start), NULL);
}

/* Returns: how many pages there are */
static guint
check_boxes (const char *boxes)
{
  double width = 0, height = 0;
  guint n_pages = 0, n_words = 0;

  for (const char *at = strchr (boxes, '<'); at; at = strchr (at + 1, '<'))
    if (g_str_has_prefix (at, "<page "))
      {
        width = read_attribute (at, "width");
        height = read_attribute (at, "height");
        n_pages++;
      }
    else if (g_str_has_prefix (at, "<word "))
      {
        g_assert_cmpfloat (read_attribute (at, "xMin"), >=, LEAST_MARGIN);
        g_assert_cmpfloat (read_attribute (at, "xMax"), <=, width - LEAST_MARGIN);
        g_assert_cmpfloat (read_attribute (at, "yMin"), >=, LEAST_MARGIN);
        g_assert_cmpfloat (read_attribute (at, "yMax"), <=, height - LEAST_MARGIN);
        n_words++;
      }
  g_assert_cmpuint (n_words, >, 100);
  return n_pages;
}

/* Every routine is on a page or two, whatever the paper and from whichever side one reads. */
static void
test_pages (Fixture *self, gconstpointer data)
{
  const char *const papers[] = { GTK_PAPER_NAME_A4, GTK_PAPER_NAME_LETTER };
  const SoleusOptions options = SOLEUS_OPTIONS_INIT;

  for (guint i = 0; i < self->catalogue->routines->len * 2; i++)
    {
      SoleusRoutine *routine = self->catalogue->routines->pdata[i / 2];
      g_autofree char *boxes = NULL;
      guint n_pages;

      gtk_widget_set_default_direction (i % 2 ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
      print (self, routine, &options, papers[i % 2]);
      boxes = paper_read (self->path, "-bbox");
      n_pages = check_boxes (boxes);
      g_assert_cmpuint (n_pages, >=, 1);
      g_assert_cmpuint (n_pages, <=,
                        soleus_routine_has_pressure (routine) || routine->steps->len > 3 ? 2 : 1);
    }
}

/* What the page of the routine says is on paper too. */
static void
test_words (Fixture *self, gconstpointer data)
{
  const SoleusOptions options = SOLEUS_OPTIONS_INIT;

  for (guint i = 0; i < self->catalogue->routines->len; i++)
    {
      SoleusRoutine *routine = self->catalogue->routines->pdata[i];
      g_autofree char *text = print_and_read (self, routine->id, &options);

      g_assert_cmpuint (count (text, routine->summary), ==, 1);
      assert_says (text, routine->name);
      for (guint k = 0; k < routine->steps->len; k++)
        {
          SoleusStep *step = routine->steps->pdata[k];
          g_autofree char *title = g_strdup_printf ("%u. %s", k + 1, step->name);
          g_autofree char *dose = soleus_format_whole_dose (step, &options);

          assert_says (text, title);
          assert_says (text, dose);
          assert_says (text, step->instruction);
          assert_says (text, step->caution);
        }
      assert_says (text, "You need");
      assert_says (text, "Therapist");
      assert_says (text, "It is not a medical device");
    }
}

static void
test_options (Fixture *self, gconstpointer data)
{
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autofree char *planned = print_and_read (self, "gastroc-wall", &options);
  g_autofree char *chosen = NULL, *heavier = NULL;

  assert_says (planned, "Hold. 30 seconds, 3 times on each leg");
  g_assert_cmpuint (count (planned, "Left leg"), ==, 0);
  options = (SoleusOptions){ .sides = SOLEUS_SIDES_LEFT, .hold = 45, .repetitions = 2 };
  chosen = print_and_read (self, "gastroc-wall", &options);
  assert_says (chosen, "Hold. 45 seconds, 2 times");
  assert_says (chosen, "Legs Left leg");
  options = (SoleusOptions){ .more_pressure = TRUE };
  heavier = print_and_read (self, "full", &options);
  assert_says (heavier, "3. Tender spot on the roller Press. 15 seconds on each leg");
  assert_says (heavier, "4. Tender spot, leg crossed Press. 15 seconds on each leg");
}

/* Nobody asks before a massage on paper: all of the list is there, and with no stretch by itself.
 */
static void
test_safety (Fixture *self, gconstpointer data)
{
  const SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (SoleusSafetyList) list = soleus_safety_list_new ();
  g_autofree char *massage = print_and_read (self, "roller", &options);
  g_autofree char *stretch = print_and_read (self, "gastroc-wall", &options);

  for (guint i = 0; i < list->groups->len; i++)
    {
      const SoleusSafetyGroup *group = list->groups->pdata[i];

      for (guint k = 0; k < group->rows->len; k++)
        {
          const SoleusSafetyRow *row = group->rows->pdata[k];

          g_assert_cmpuint (count (massage, row->text), ==, 1);
          g_assert_cmpuint (count (stretch, row->text), ==, 0);
        }
    }
  assert_says (massage, "Don’t massage. Get medical help now.");
  assert_says (stretch, "Don’t stretch with new swelling");
}

/* How much colour there is in the left and in the right third of the first page. */
static void
measure_colour (Fixture *self, guint thirds[3])
{
  const char *const argv[] = {
    "pdftoppm", "-r", RESOLUTION, "-f", "1", "-l", "1", self->path, NULL
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_autoptr (GBytes) bytes = NULL;
  const guchar *at;
  int width, height, header;

  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate (process, NULL, NULL, &bytes, NULL, &error));
  at = g_bytes_get_data (bytes, NULL);
  g_assert_cmpint (sscanf ((const char *) at, "P6 %d %d 255%n", &width, &height, &header), ==, 2);
  at += header + 1;
  thirds[0] = thirds[1] = thirds[2] = 0;
  for (int i = 0; i < width * height; i++, at += 3)
    if (MAX (at[0], MAX (at[1], at[2])) - MIN (at[0], MIN (at[1], at[2])) > 60)
      thirds[i % width * 3 / width]++;
}

/* The pictures are where reading begins, on white, and not made of dots. */
static void
test_pictures (Fixture *self, gconstpointer data)
{
  const SoleusOptions options = SOLEUS_OPTIONS_INIT;
  SoleusRoutine *routine = soleus_catalogue_find (self->catalogue, "gastroc-wall");

  for (int rtl = 0; rtl < 2; rtl++)
    {
      g_autofree char *contents = NULL;
      g_autoptr (GError) error = NULL;
      gsize length;
      guint thirds[3];

      gtk_widget_set_default_direction (rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
      print (self, routine, &options, GTK_PAPER_NAME_A4);
      measure_colour (self, thirds);
      g_test_message ("%u, %u, %u", thirds[0], thirds[1], thirds[2]);
      g_assert_cmpuint (thirds[rtl ? 2 : 0], >, 150);
      g_assert_cmpuint (thirds[rtl ? 0 : 2], ==, 0);
      g_assert_true (g_file_get_contents (self->path, &contents, &length, &error));
      g_assert_null (g_strstr_len (contents, (gssize) length, "/Subtype /Image"));
    }
}

/* Columns and blanks begin on the right where one reads from the right. */
static void
test_mirrored (Fixture *self, gconstpointer data)
{
  const SoleusOptions options = SOLEUS_OPTIONS_INIT;
  SoleusRoutine *routine = soleus_catalogue_find (self->catalogue, "gastroc-wall");

  for (int rtl = 0; rtl < 2; rtl++)
    {
      g_autofree char *boxes = NULL;
      double sign = rtl ? -1 : 1;

      gtk_widget_set_default_direction (rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
      print (self, routine, &options, GTK_PAPER_NAME_A4);
      boxes = paper_read (self->path, "-bbox");
      g_assert_cmpfloat (sign * paper_find_word (boxes, "Name"), <,
                         sign * paper_find_word (boxes, "Therapist"));
      g_assert_cmpfloat (sign * paper_find_word (boxes, "Therapist"), <,
                         sign * paper_find_word (boxes, "Date"));
      g_assert_cmpfloat (sign * paper_find_word (boxes, "need"), <,
                         sign * paper_find_word (boxes, "Wall"));
    }
}

static SoleusRoutineFile *
load_prescription (Fixture *self)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "routine-files",
                                                 "good-prescription.soleus", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  SoleusRoutineFile *loaded = soleus_routine_file_load (file, self->catalogue->steps, NULL, &error);

  g_assert_no_error (error);
  return loaded;
}

/* Who wrote it and what for comes with it, and each step that isn't of Soleus says so. */
static void
test_prescription (Fixture *self, gconstpointer data)
{
  const SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (SoleusRoutineFile) file = load_prescription (self);
  g_autofree char *written = NULL, *text = NULL, *boxes = NULL;

  print_file (self, file->routine, file, &options, GTK_PAPER_NAME_A4);
  written = paper_read (self->path, "-raw");
  text = squeeze (written);
  assert_says (text, "After the sprain");
  assert_says (text, "From Dr. Anna Maier, Sportpraxis am Fluss");
  assert_says (text, "Date 30 November 2026");
  assert_says (text, "How often 5 days a week");
  assert_says (text, "Valid until 31 January 2027");
  assert_says (text, "Note Call me if the ankle swells.");
  assert_says (text, "Hold. 20 seconds, 5 times on each leg");
  assert_says (text, "3. Heel raises 60 seconds, 3 times Rise slowly, lower slowly");
  g_assert_cmpuint (count (text, "This step isn’t from Soleus: stop if it hurts."), ==, 1);
  boxes = paper_read (self->path, "-bbox");
  g_assert_cmpuint (check_boxes (boxes), ==, 1);
}

/* As many steps as a file may have go on as many pages as they need, none outside. */
static void
test_longest (Fixture *self, gconstpointer data)
{
  const SoleusOptions options = SOLEUS_OPTIONS_INIT;
  const SoleusDose dose = { .seconds = 20, .repetitions = 1 };
  g_autofree char *id = soleus_routine_file_make_id ();
  g_autoptr (SoleusRoutineFile) file = soleus_routine_file_new (id, "Much", "");
  g_autofree char *word = g_strnfill (30, 'w');
  g_autofree char *boxes = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < SOLEUS_ROUTINE_FILE_MAX_STEPS; i++)
    soleus_routine_file_add_step (file, word, NULL, NULL, NULL, &dose);
  soleus_routine_file_complete (file, &error);
  g_assert_no_error (error);
  print_file (self, file->routine, file, &options, GTK_PAPER_NAME_A4);
  boxes = paper_read (self->path, "-bbox");
  g_assert_cmpuint (check_boxes (boxes), >, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func)                                                                            \
  g_test_add ("/soleus/routine-sheet/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("pages", test_pages);
  ADD ("words", test_words);
  ADD ("options", test_options);
  ADD ("safety", test_safety);
  ADD ("pictures", test_pictures);
  ADD ("mirrored", test_mirrored);
  ADD ("prescription", test_prescription);
  ADD ("longest", test_longest);
  return g_test_run ();
}
