/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-progress-report.h"

#include <glib/gi18n-lib.h>

#include "soleus-format.h"
#include "soleus-progress-text.h"

/* Points. */
#define MARGIN 42.0
#define GUTTER 6.0
#define LINE   4.0
/* A layout is no narrower than its text, whatever the rounding. */
#define ROUNDING  1.0
#define FONT      "Sans 9"
#define FONT_BOLD "Sans Bold 9"

/* Nobody reads more; the report says how many it leaves out. */
#define MOST_STOPS 200

/* The first column takes at least the one, and at most the other share of the width. */
#define FIRST_COLUMN_MIN 0.14
#define FIRST_COLUMN_MAX 0.34

#define NO_HEADER G_MAXUINT

/* A line of text, or the row of a table. */
typedef struct
{
  /* One for each column. */
  char **texts;
  gboolean bold;
  /* A heading has a rule below, and space above. */
  gboolean is_heading;
  /* The next block stays on the same page. */
  gboolean keep;
  /* The block with the names of the columns, which a new page repeats; or NO_HEADER. */
  guint header;
  /* Of a block with names of columns: the share that the first column takes of the width. */
  double first_column;
} Block;

/* The report for a physiotherapist: on which days what was done, for how long, on which leg, how
 * tight it felt, and where it hurt. It takes as many pages as it needs. */
typedef struct
{
  const SoleusSummary *summary;
  SoleusCatalogue *catalogue;
  GtkPageSetup *page_setup;

  /* (element-type Block): from the top of the first page to the end of the last */
  GArray *blocks;
  /* (element-type guint): the first block of each page */
  GArray *pages;

  /* Of the page that is measured or drawn. */
  cairo_t *cr;
  PangoLayout *layout;
  double width;
  double height;
} Report;

static void
block_clear (Block *block)
{
  g_clear_pointer (&block->texts, g_strfreev);
}

/* ---- what is said */

static void
add_block (Report *self, const char *const *texts, Block block)
{
  block.texts = g_strdupv ((char **) texts);
  g_array_append_val (self->blocks, block);
}

static void
write_line (Report *self, const char *text, gboolean bold)
{
  add_block (self, (const char *const[]){ text, NULL },
             (Block){ .bold = bold, .header = NO_HEADER });
}

static void
write_heading (Report *self, const char *text)
{
  add_block (self, (const char *const[]){ text, NULL },
             (Block){ .bold = TRUE, .is_heading = TRUE, .keep = TRUE, .header = NO_HEADER });
}

/* Returns: the header for the rows below */
static guint
write_columns (Report *self, const char *const *texts)
{
  add_block (self, texts, (Block){ .bold = TRUE, .keep = TRUE, .header = NO_HEADER });
  return self->blocks->len - 1;
}

static void
write_row (Report *self, const char *const *texts, guint header)
{
  add_block (self, texts, (Block){ .header = header });
}

static void
write_head (Report *self)
{
  const SoleusSummary *summary = self->summary;
  g_autofree char *from = soleus_progress_format_day (summary->from_day, "%x");
  g_autofree char *to = soleus_progress_format_day (summary->to_day, "%x");
  g_autofree char *stretch = soleus_progress_format_length (summary->totals.stretch_ms);
  g_autofree char *pressure = soleus_progress_format_length (summary->totals.pressure_ms);
  g_autofree char *period = NULL, *totals = NULL, *by_hand = NULL;

  write_line (self, _ ("Calf stretches and self-massage"), TRUE);
  /* Translators: two dates. */
  period = g_strdup_printf (_ ("From %s to %s"), from, to);
  write_line (self, period, FALSE);
  /* Translators: how many sessions, and two lengths of time. */
  totals = g_strdup_printf (ngettext ("%u session: stretched for %s, massaged for %s",
                                      "%u sessions: stretched for %s, massaged for %s",
                                      summary->totals.sessions),
                            summary->totals.sessions, stretch, pressure);
  write_line (self, totals, FALSE);
  if (summary->totals.by_hand == 0)
    return;
  /* Translators: how many of the sessions the person entered. */
  by_hand = g_strdup_printf (ngettext ("%u of them was entered by hand.",
                                       "%u of them were entered by hand.", summary->totals.by_hand),
                             summary->totals.by_hand);
  write_line (self, by_hand, FALSE);
}

static void
write_muscles (Report *self)
{
  const char *const header[] = { _ ("Muscle"), _ ("Left leg"), _ ("Right leg"), _ ("Both legs"),
                                 NULL };
  guint columns;

  write_heading (self, _ ("Time for each muscle and leg"));
  columns = write_columns (self, header);
  for (SoleusMuscle muscle = SOLEUS_MUSCLE_GASTROCNEMIUS; muscle <= SOLEUS_MUSCLE_BOTH; muscle++)
    {
      const gint64 *worked = self->summary->totals.worked_ms[muscle];
      g_autofree char *left = soleus_progress_format_length (worked[SOLEUS_LEG_LEFT]);
      g_autofree char *right = soleus_progress_format_length (worked[SOLEUS_LEG_RIGHT]);
      g_autofree char *both = soleus_progress_format_length (worked[SOLEUS_LEG_BOTH]);

      write_row (self,
                 (const char *const[]){ soleus_format_muscle (muscle), left, right, both, NULL },
                 columns);
    }
}

/* The days of a week with a session: "Mon, Wed, Sat". */
static char *
list_days (const SoleusSummary *summary, int first_day)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  for (guint i = 0; i < summary->days->len; i++)
    {
      const SoleusDayTotal *total = &g_array_index (summary->days, SoleusDayTotal, i);
      g_autofree char *name = NULL;

      if (total->day < first_day || total->day >= first_day + 7)
        continue;
      name = soleus_progress_format_day (total->day, "%a");
      g_strv_builder_add (builder, name);
    }
  parts = g_strv_builder_end (builder);
  return g_strjoinv (C_ ("list separator", ", "), parts);
}

/* The average before and after of a leg in a week: "6.5 → 4.0". */
static char *
average_ratings (const SoleusSummary *summary, int first_day, SoleusLeg leg)
{
  double sums[2] = { 0, 0 };
  guint counts[2] = { 0, 0 };
  g_autofree char *before = NULL, *after = NULL;

  for (guint i = 0; i < summary->ratings->len; i++)
    {
      const SoleusRatingPoint *point = &g_array_index (summary->ratings, SoleusRatingPoint, i);
      const int values[] = { point->before, point->after };

      if (point->leg != leg || point->day < first_day || point->day >= first_day + 7)
        continue;
      for (guint j = 0; j < 2; j++)
        if (values[j] != SOLEUS_RATING_NONE)
          {
            sums[j] += values[j];
            counts[j]++;
          }
    }
  before = counts[0] ? g_strdup_printf ("%.1f", sums[0] / counts[0]) : g_strdup ("–");
  after = counts[1] ? g_strdup_printf ("%.1f", sums[1] / counts[1]) : g_strdup ("–");
  /* Translators: tightness before, then after. Turn the arrow where you write from right to left.
   */
  return g_strdup_printf (C_ ("tightness", "%s → %s"), before, after);
}

static void
write_weeks (Report *self)
{
  const SoleusSummary *summary = self->summary;
  const char *const header[] = { _ ("Week of"),         _ ("Days"),
                                 _ ("Upper calf"),      _ ("Lower calf"),
                                 _ ("Whole calf"),      _ ("Tightness left"),
                                 _ ("Tightness right"), NULL };
  guint columns;

  write_heading (self, _ ("Week by week"));
  write_line (self,
              _ ("Tightness is the person’s own rating from 0 to 10, on average, before and "
                 "after a session."),
              FALSE);
  columns = write_columns (self, header);
  for (guint i = 0; i < summary->weeks->len; i++)
    {
      const SoleusWeekTotal *week = &g_array_index (summary->weeks, SoleusWeekTotal, i);
      g_autofree char *date = soleus_progress_format_day (week->first_day, "%x");
      g_autofree char *days = list_days (summary, week->first_day);
      g_autofree char *upper =
          soleus_progress_format_length (week->worked_ms[SOLEUS_MUSCLE_GASTROCNEMIUS]);
      g_autofree char *lower =
          soleus_progress_format_length (week->worked_ms[SOLEUS_MUSCLE_SOLEUS]);
      g_autofree char *whole = soleus_progress_format_length (week->worked_ms[SOLEUS_MUSCLE_BOTH]);
      g_autofree char *left = average_ratings (summary, week->first_day, SOLEUS_LEG_LEFT);
      g_autofree char *right = average_ratings (summary, week->first_day, SOLEUS_LEG_RIGHT);

      write_row (self, (const char *const[]){ date, days, upper, lower, whole, left, right, NULL },
                 columns);
    }
}

static void
write_pain_stops (Report *self)
{
  const GArray *stops = self->summary->pain_stops;
  guint first = stops->len > MOST_STOPS ? stops->len - MOST_STOPS : 0;
  g_autofree char *left_out = NULL;

  write_heading (self, _ ("Stops because of pain"));
  if (stops->len == 0)
    write_line (self, _ ("None"), FALSE);
  if (first > 0)
    {
      /* Translators: how many older stops because of pain the printed summary leaves out. */
      left_out = g_strdup_printf (ngettext ("%u older one is not listed here.",
                                            "%u older ones are not listed here.", first),
                                  first);
      write_line (self, left_out, FALSE);
    }
  for (guint i = first; i < stops->len; i++)
    {
      const SoleusPainPoint *stop = &g_array_index (stops, SoleusPainPoint, i);
      g_autofree char *date = soleus_progress_format_day (stop->day, "%x");
      g_autofree char *length = soleus_format_duration ((gint64) stop->seconds * 1000);
      g_autofree char *text = NULL;

      /* Translators: date, leg, step, how long it had been done, how the person felt afterwards. */
      text = g_strdup_printf (_ ("%s: %s, %s, after %s. %s"), date, soleus_format_leg (stop->leg),
                              soleus_progress_name_step (self->catalogue, stop->step), length,
                              soleus_progress_format_answer (stop->answer));
      write_line (self, text, FALSE);
    }
}

/* ---- where it stands */

static gboolean
is_mirrored (void)
{
  return gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
}

/* Text of either direction begins where reading begins. */
static void
set_text (Report *self, const char *text, gboolean bold)
{
  PangoFontDescription *description = pango_font_description_from_string (bold ? FONT_BOLD : FONT);
  PangoDirection page = is_mirrored () ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;
  gboolean against;

  pango_layout_set_font_description (self->layout, description);
  pango_font_description_free (description);
  pango_context_set_base_dir (pango_layout_get_context (self->layout), page);
  pango_layout_context_changed (self->layout);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (self->layout, text, -1);
  /* Pango turns the sides round for text that runs against the page. */
  against = pango_layout_get_line_readonly (self->layout, 0)->resolved_dir != page;
  pango_layout_set_alignment (self->layout,
                              is_mirrored () != against ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}

/* Puts @text into the column between two shares of the width. Returns: its height */
static double
put_cell (
    Report *self, const char *text, double from, double to, double y, gboolean bold, gboolean draw)
{
  double width = (to - from) * self->width - GUTTER;
  int height;

  set_text (self, text, bold);
  pango_layout_set_width (self->layout, (int) (width * PANGO_SCALE));
  pango_layout_get_size (self->layout, NULL, &height);
  if (draw)
    {
      cairo_move_to (self->cr,
                     is_mirrored () ? (1 - to) * self->width + GUTTER : from * self->width, y);
      pango_cairo_show_layout (self->cr, self->layout);
    }
  return (double) height / PANGO_SCALE;
}

/* Makes the first column of each table as wide as what it holds, so that dates stay whole. */
static void
measure_first_columns (Report *self)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      Block *block = &g_array_index (self->blocks, Block, i), *header = block;
      int width;

      if (!block->texts[1])
        continue;
      if (block->header != NO_HEADER)
        header = &g_array_index (self->blocks, Block, block->header);
      set_text (self, block->texts[0], block->bold);
      pango_layout_set_width (self->layout, -1);
      pango_layout_get_size (self->layout, &width, NULL);
      header->first_column =
          CLAMP (((double) width / PANGO_SCALE + GUTTER + ROUNDING) / self->width,
                 MAX (header->first_column, FIRST_COLUMN_MIN), FIRST_COLUMN_MAX);
    }
}

static double
put_cells (Report *self, const Block *block, double y, gboolean draw)
{
  guint n = g_strv_length (block->texts);
  const Block *header =
      block->header == NO_HEADER ? block : &g_array_index (self->blocks, Block, block->header);
  double first = n == 1 ? 1 : header->first_column, rest = (1 - first) / MAX (1, n - 1), height = 0;

  for (guint i = 0; i < n; i++)
    height = MAX (height, put_cell (self, block->texts[i], i == 0 ? 0 : first + (i - 1) * rest,
                                    first + i * rest, y, block->bold, draw));
  return height;
}

/* Returns: the height that the block takes */
static double
put_block (Report *self, guint index, double y, gboolean draw)
{
  const Block *block = &g_array_index (self->blocks, Block, index);
  double above = block->is_heading && y > 0 ? 3 * LINE : 0;
  double height = above + put_cells (self, block, y + above, draw) + LINE;

  if (!block->is_heading)
    return height;
  if (draw)
    {
      cairo_set_line_width (self->cr, 0.5);
      cairo_move_to (self->cr, 0, y + height - LINE / 2);
      cairo_line_to (self->cr, self->width, y + height - LINE / 2);
      cairo_stroke (self->cr);
    }
  return height + LINE;
}

/* The height below @y for a block and the blocks that it is kept with. */
static double
measure_kept (Report *self, guint index, double y)
{
  double height = put_block (self, index, y, FALSE);

  while (g_array_index (self->blocks, Block, index).keep && index + 1 < self->blocks->len)
    height += put_block (self, ++index, y + height, FALSE);
  return height;
}

/* Repeats the names of the columns where a page goes on with a table. */
static double
put_header_again (Report *self, guint first, gboolean draw)
{
  guint header = g_array_index (self->blocks, Block, first).header;

  return header == NO_HEADER ? 0 : put_block (self, header, 0, draw);
}

static char **
make_foot (guint page, guint n_pages)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  g_autofree char *number = NULL;

  g_strv_builder_add (texts,
                      _ ("Recorded by the person with Soleus. General fitness information, not a "
                         "medical record."));
  if (n_pages > 1)
    {
      /* Translators: the number of a printed page, and how many there are. */
      number = g_strdup_printf (_ ("Page %u of %u"), page, n_pages);
      g_strv_builder_add (texts, number);
    }
  return g_strv_builder_end (texts);
}

static double
put_foot (Report *self, guint page, guint n_pages, gboolean draw)
{
  g_auto (GStrv) texts = make_foot (page, n_pages);
  double height = 0;

  for (guint i = 0; texts[i]; i++)
    height += put_cell (self, texts[i], 0, 1, self->height + LINE + height, FALSE, draw);
  return height + 2 * LINE;
}

static void
begin_page (Report *self, GtkPrintContext *context)
{
  self->cr = gtk_print_context_get_cairo_context (context);
  self->layout = gtk_print_context_create_pango_layout (context);
  self->width = gtk_print_context_get_width (context) - 2 * MARGIN;
  self->height = gtk_print_context_get_height (context) - 2 * MARGIN;
  /* The foot is highest where there are several pages. */
  self->height -= put_foot (self, 1, 2, FALSE);
}

static void
lay_out (Report *self)
{
  double y = 0;

  g_array_set_size (self->pages, 0);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      if (self->pages->len == 0 || (y > 0 && y + measure_kept (self, i, y) > self->height))
        {
          g_array_append_val (self->pages, i);
          y = put_header_again (self, i, FALSE);
        }
      y += put_block (self, i, y, FALSE);
    }
}

static void
begin_print_cb (Report *self, GtkPrintContext *context, GtkPrintOperation *operation)
{
  g_clear_object (&self->page_setup);
  self->page_setup = gtk_page_setup_copy (gtk_print_context_get_page_setup (context));
  g_array_set_size (self->blocks, 0);
  write_head (self);
  write_muscles (self);
  write_weeks (self);
  write_pain_stops (self);
  begin_page (self, context);
  measure_first_columns (self);
  lay_out (self);
  g_clear_object (&self->layout);
  gtk_print_operation_set_n_pages (operation, (int) self->pages->len);
}

static void
draw_page_cb (Report *self, GtkPrintContext *context, int page)
{
  guint first = g_array_index (self->pages, guint, page);
  guint end = (guint) page + 1 < self->pages->len ? g_array_index (self->pages, guint, page + 1)
                                                  : self->blocks->len;
  double y;

  begin_page (self, context);
  cairo_translate (self->cr, MARGIN, MARGIN);
  y = put_header_again (self, first, TRUE);
  for (guint i = first; i < end; i++)
    y += put_block (self, i, y, TRUE);
  put_foot (self, (guint) page + 1, self->pages->len, TRUE);
  g_clear_object (&self->layout);
}

/**
 * soleus_progress_report_print:
 * @summary: of at most %SOLEUS_REPORT_WEEKS weeks
 * @catalogue: has the names of steps
 * @page_setup: (inout) (nullable): the paper to begin with, %NULL for the locale's; the paper that
 *   was printed on
 * @action: shows the dialog, or writes a PDF file to @export_path
 * @export_path: (nullable): for %GTK_PRINT_OPERATION_ACTION_EXPORT
 *
 * Returns: whether nothing failed
 */
gboolean
soleus_progress_report_print (const SoleusSummary *summary,
                              SoleusCatalogue *catalogue,
                              GtkPageSetup **page_setup,
                              GtkPrintOperationAction action,
                              const char *export_path,
                              GtkWindow *parent,
                              GError **error)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  g_autoptr (GArray) pages = g_array_new (FALSE, FALSE, sizeof (guint));
  Report report = { summary, catalogue, *page_setup, blocks, pages };
  GtkPrintOperationResult result;

  g_array_set_clear_func (blocks, (GDestroyNotify) block_clear);
  /* "Print to File" would write to the folder that the program was started in. */
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_DIR,
                          folder ? folder : g_get_home_dir ());
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, "soleus-summary");
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  if (*page_setup)
    gtk_print_operation_set_default_page_setup (operation, *page_setup);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_job_name (operation, _ ("Soleus"));
  gtk_print_operation_set_print_settings (operation, settings);
  if (export_path)
    gtk_print_operation_set_export_filename (operation, export_path);
  g_signal_connect_swapped (operation, "begin-print", G_CALLBACK (begin_print_cb), &report);
  g_signal_connect_swapped (operation, "draw-page", G_CALLBACK (draw_page_cb), &report);
  result = gtk_print_operation_run (operation, action, parent, error);
  g_signal_handlers_disconnect_by_data (operation, &report);
  *page_setup = report.page_setup;
  return result != GTK_PRINT_OPERATION_RESULT_ERROR;
}
