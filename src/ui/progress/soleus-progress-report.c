/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-progress-report.h"

#include <glib/gi18n-lib.h>

#include "soleus-day.h"
#include "soleus-format.h"
#include "soleus-progress-text.h"

/* Points. */
#define MARGIN     42.0
#define FONT       "Sans 9"
#define FONT_BOLD  "Sans Bold 9"
#define LINE       4.0
#define MOST_STOPS 12

/**
 * SoleusProgressReport:
 *
 * One page to hand to a physical therapist: on which days what was done, for how long, on which
 * leg, how tight it felt, and where it hurt.
 */
struct _SoleusProgressReport
{
  GObject parent_instance;

  const SoleusSummary *summary;
  SoleusCatalogue *catalogue;

  cairo_t *cr;
  PangoLayout *layout;
  double width;
  double y;
};

G_DEFINE_FINAL_TYPE (SoleusProgressReport, soleus_progress_report, G_TYPE_OBJECT)

/* Writes @text into the column between two shares of the width; tells how high it came. */
static double
write_cell (SoleusProgressReport *self, const char *text, double from, double to, gboolean bold)
{
  PangoFontDescription *description = pango_font_description_from_string (bold ? FONT_BOLD : FONT);
  int height;

  pango_layout_set_font_description (self->layout, description);
  pango_font_description_free (description);
  pango_layout_set_width (self->layout, (int) ((to - from) * self->width - 6) * PANGO_SCALE);
  pango_layout_set_text (self->layout, text, -1);
  cairo_move_to (self->cr, from * self->width, self->y);
  pango_cairo_show_layout (self->cr, self->layout);
  pango_layout_get_pixel_size (self->layout, NULL, &height);
  return height;
}

static void
write_row (SoleusProgressReport *self, const char *const *texts, gboolean bold)
{
  guint n = g_strv_length ((char **) texts);
  /* The first column holds words, the others figures. */
  double first = n > 5 ? 0.14 : 0.34, rest = (1 - first) / (n - 1), height = 0;

  for (guint i = 0; i < n; i++)
    height = MAX (height, write_cell (self, texts[i], i == 0 ? 0 : first + (i - 1) * rest,
                                      first + i * rest, bold));
  self->y += height + LINE;
}

static void
write_line (SoleusProgressReport *self, const char *text, gboolean bold)
{
  self->y += write_cell (self, text, 0, 1, bold) + LINE;
}

static void
write_heading (SoleusProgressReport *self, const char *text)
{
  self->y += 3 * LINE;
  write_line (self, text, TRUE);
  cairo_set_line_width (self->cr, 0.5);
  cairo_move_to (self->cr, 0, self->y - LINE / 2);
  cairo_line_to (self->cr, self->width, self->y - LINE / 2);
  cairo_stroke (self->cr);
  self->y += LINE;
}

static void
write_head (SoleusProgressReport *self)
{
  const SoleusSummary *summary = self->summary;
  g_autofree char *from = soleus_progress_format_day (summary->from_day, "%x");
  g_autofree char *to = soleus_progress_format_day (summary->to_day, "%x");
  g_autofree char *stretch = soleus_progress_format_length (summary->totals.stretch_ms);
  g_autofree char *pressure = soleus_progress_format_length (summary->totals.pressure_ms);
  g_autofree char *period = NULL, *totals = NULL;

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
}

static void
write_muscles (SoleusProgressReport *self)
{
  const char *const header[] = { _ ("Muscle"), _ ("Left leg"), _ ("Right leg"), _ ("Both legs"),
                                 NULL };

  write_heading (self, _ ("Time for each muscle and leg"));
  write_row (self, header, TRUE);
  for (SoleusMuscle muscle = SOLEUS_MUSCLE_GASTROCNEMIUS; muscle <= SOLEUS_MUSCLE_BOTH; muscle++)
    {
      const gint64 *worked = self->summary->totals.worked_ms[muscle];
      g_autofree char *left = soleus_progress_format_length (worked[SOLEUS_LEG_LEFT]);
      g_autofree char *right = soleus_progress_format_length (worked[SOLEUS_LEG_RIGHT]);
      g_autofree char *both = soleus_progress_format_length (worked[SOLEUS_LEG_BOTH]);

      write_row (self,
                 (const char *const[]){ soleus_format_muscle (muscle), left, right, both, NULL },
                 FALSE);
    }
}

/* The days of a week with a session: "4, 6, 9". */
static char *
list_days (const SoleusSummary *summary, int monday)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  for (guint i = 0; i < summary->days->len; i++)
    {
      const SoleusDayTotal *total = &g_array_index (summary->days, SoleusDayTotal, i);
      g_autofree char *name = NULL;

      if (total->day < monday || total->day >= monday + 7)
        continue;
      name = soleus_progress_format_day (total->day, "%a");
      g_strv_builder_add (builder, name);
    }
  parts = g_strv_builder_end (builder);
  return g_strjoinv (C_ ("list separator", ", "), parts);
}

/* The average before and after of a leg in a week: "6.5 → 4.0". */
static char *
average_ratings (const SoleusSummary *summary, int monday, SoleusLeg leg)
{
  double sums[2] = { 0, 0 };
  guint counts[2] = { 0, 0 };
  g_autofree char *before = NULL, *after = NULL;

  for (guint i = 0; i < summary->ratings->len; i++)
    {
      const SoleusRatingPoint *point = &g_array_index (summary->ratings, SoleusRatingPoint, i);
      const int values[] = { point->before, point->after };

      if (point->leg != leg || point->day < monday || point->day >= monday + 7)
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
write_weeks (SoleusProgressReport *self)
{
  const SoleusSummary *summary = self->summary;
  const char *const header[] = { _ ("Week of"),         _ ("Days"),
                                 _ ("Upper calf"),      _ ("Lower calf"),
                                 _ ("Whole calf"),      _ ("Tightness left"),
                                 _ ("Tightness right"), NULL };

  write_heading (self, _ ("Week by week"));
  write_line (self,
              _ ("Tightness is the person’s own rating from 0 to 10, on average, before and "
                 "after a session."),
              FALSE);
  write_row (self, header, TRUE);
  for (guint i = 0; i < summary->weeks->len; i++)
    {
      const SoleusWeekTotal *week = &g_array_index (summary->weeks, SoleusWeekTotal, i);
      g_autofree char *date = soleus_progress_format_day (week->monday, "%x");
      g_autofree char *days = list_days (summary, week->monday);
      g_autofree char *upper =
          soleus_progress_format_length (week->worked_ms[SOLEUS_MUSCLE_GASTROCNEMIUS]);
      g_autofree char *lower =
          soleus_progress_format_length (week->worked_ms[SOLEUS_MUSCLE_SOLEUS]);
      g_autofree char *whole = soleus_progress_format_length (week->worked_ms[SOLEUS_MUSCLE_BOTH]);
      g_autofree char *left = average_ratings (summary, week->monday, SOLEUS_LEG_LEFT);
      g_autofree char *right = average_ratings (summary, week->monday, SOLEUS_LEG_RIGHT);

      write_row (self, (const char *const[]){ date, days, upper, lower, whole, left, right, NULL },
                 FALSE);
    }
}

static void
write_pain_stops (SoleusProgressReport *self)
{
  const GArray *stops = self->summary->pain_stops;
  /* The latest, where there are more than the page takes. */
  guint first = stops->len > MOST_STOPS ? stops->len - MOST_STOPS : 0;

  write_heading (self, _ ("Stops because of pain"));
  if (stops->len == 0)
    write_line (self, _ ("None"), FALSE);
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

static void
draw_page_cb (SoleusProgressReport *self, GtkPrintContext *context)
{
  self->cr = gtk_print_context_get_cairo_context (context);
  self->layout = gtk_print_context_create_pango_layout (context);
  self->width = gtk_print_context_get_width (context) - 2 * MARGIN;
  self->y = 0;
  cairo_translate (self->cr, MARGIN, MARGIN);
  write_head (self);
  write_muscles (self);
  write_weeks (self);
  write_pain_stops (self);
  self->y += 3 * LINE;
  write_line (self,
              _ ("Recorded by the person with Soleus. General fitness information, not a medical "
                 "record."),
              FALSE);
  g_clear_object (&self->layout);
}

static void
soleus_progress_report_dispose (GObject *object)
{
  g_clear_object (&SOLEUS_PROGRESS_REPORT (object)->catalogue);
  G_OBJECT_CLASS (soleus_progress_report_parent_class)->dispose (object);
}

static void
soleus_progress_report_class_init (SoleusProgressReportClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = soleus_progress_report_dispose;
}

static void
soleus_progress_report_init (SoleusProgressReport *self)
{
}

/**
 * soleus_progress_report_new:
 * @summary: of at most %SOLEUS_REPORT_WEEKS weeks; it has to outlive the report
 * @catalogue: where the names are
 *
 * Returns: (transfer full): what can be printed
 */
SoleusProgressReport *
soleus_progress_report_new (const SoleusSummary *summary, SoleusCatalogue *catalogue)
{
  SoleusProgressReport *self = g_object_new (SOLEUS_TYPE_PROGRESS_REPORT, NULL);

  self->summary = summary;
  self->catalogue = g_object_ref (catalogue);
  return self;
}

/**
 * soleus_progress_report_print:
 * @action: show the dialog, or write a PDF file to @export_path
 * @export_path: (nullable): for %GTK_PRINT_OPERATION_ACTION_EXPORT
 * @parent: (nullable): what the dialog belongs to
 *
 * Returns: whether nothing failed
 */
gboolean
soleus_progress_report_print (SoleusProgressReport *self,
                              GtkPrintOperationAction action,
                              const char *export_path,
                              GtkWindow *parent,
                              GError **error)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  /* Where "Print to File" puts it, unless told otherwise: not where the program was started. */
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_DIR,
                          folder ? folder : g_get_home_dir ());
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, "soleus-summary");
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_job_name (operation, _ ("Soleus"));
  gtk_print_operation_set_print_settings (operation, settings);
  if (export_path)
    gtk_print_operation_set_export_filename (operation, export_path);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (draw_page_cb), self,
                           G_CONNECT_SWAPPED);
  return gtk_print_operation_run (operation, action, parent, error) !=
         GTK_PRINT_OPERATION_RESULT_ERROR;
}
