/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-ankle-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-ankle-test.h"
#include "soleus-ankle-text.h"
#include "soleus-length-unit.h"
#include "soleus-progress-text.h"

#define RADIUS     4.5
#define BAND_ALPHA 0.16

/**
 * SoleusAnkleChart:
 *
 * The ankle tests: a line for each leg, in a band within which a change means nothing. Its points
 * are #SoleusAnklePoint. They are not of the summary, which has no tests.
 */
struct _SoleusAnkleChart
{
  SoleusChart parent_instance;

  GArray *tests;
};

G_DEFINE_FINAL_TYPE (SoleusAnkleChart, soleus_ankle_chart, SOLEUS_TYPE_CHART)

/* One leg as it is drawn: days, and values in the unit of the locale. */
typedef struct
{
  double *x;
  double *y;
  guint n;
  double band;
} Line;

static double
get_unit (void)
{
  return soleus_length_unit_get () == SOLEUS_LENGTH_INCH ? 25.4 : 10.0;
}

static int
get_value (const SoleusAnklePoint *point, gboolean right)
{
  return right ? point->right : point->left;
}

/* Out of reach is drawn at the foot of the chart. */
static void
line_init (Line *self, const SoleusChart *chart, gboolean right)
{
  self->x = g_new (double, chart->points->len);
  self->y = g_new (double, chart->points->len);
  self->n = 0;
  self->band = SOLEUS_ANKLE_TEST_BAND / get_unit ();
  for (guint i = 0; i < chart->points->len; i++)
    {
      const SoleusAnklePoint *point = &g_array_index (chart->points, SoleusAnklePoint, i);
      int value = get_value (point, right);

      if (value == SOLEUS_ANKLE_TEST_UNTRIED)
        continue;
      self->x[self->n] = point->day;
      self->y[self->n++] = MAX (value, 0) / get_unit ();
    }
}

static void
line_clear (Line *self)
{
  g_free (self->x);
  g_free (self->y);
}

static double
place_day (const SoleusPlot *plot, double day)
{
  const SoleusChart *chart = SOLEUS_CHART (plot->widget);
  double days = MAX (1, chart->to_day - chart->from_day);

  return soleus_plot_place_x (
      plot, plot->left + RADIUS + (plot->width - 2 * RADIUS) * (day - chart->from_day) / days);
}

/* Nothing is outside of the scale. */
static double
place_value (const SoleusPlot *plot, double value)
{
  return soleus_plot_place_y (plot, CLAMP (value, 0, plot->most));
}

/* The band goes as far as the marks do, where there is one test alone too. */
static void
draw_band (const SoleusPlot *plot, const Line *line, const GdkRGBA *color, cairo_t *cr)
{
  double first = place_day (plot, line->x[0]), last = place_day (plot, line->x[line->n - 1]);
  double out = first <= last ? RADIUS : -RADIUS;

  cairo_set_source_rgba (cr, color->red, color->green, color->blue, BAND_ALPHA);
  cairo_move_to (cr, first - out, place_value (plot, line->y[0] + line->band));
  for (guint i = 0; i < line->n; i++)
    cairo_line_to (cr, place_day (plot, line->x[i]), place_value (plot, line->y[i] + line->band));
  cairo_line_to (cr, last + out, place_value (plot, line->y[line->n - 1] + line->band));
  cairo_line_to (cr, last + out, place_value (plot, line->y[line->n - 1] - line->band));
  for (guint i = line->n; i-- > 0;)
    cairo_line_to (cr, place_day (plot, line->x[i]), place_value (plot, line->y[i] - line->band));
  cairo_line_to (cr, first - out, place_value (plot, line->y[0] - line->band));
  cairo_fill (cr);
}

static void
draw_path (
    const SoleusPlot *plot, const Line *line, const GdkRGBA *color, gboolean broken, cairo_t *cr)
{
  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, 2);
  if (broken)
    cairo_set_dash (cr, (double[]){ 5, 4 }, 2, 0);
  for (guint i = 0; i < line->n; i++)
    cairo_line_to (cr, place_day (plot, line->x[i]), place_value (plot, line->y[i]));
  cairo_stroke (cr);
}

/* The left leg is a whole line between discs, the right one a broken line between rings. */
static void
draw_leg (const SoleusPlot *plot, gboolean right)
{
  const SoleusChart *chart = SOLEUS_CHART (plot->widget);
  const GdkRGBA *color = right ? &plot->text : &plot->series;
  Line line;
  cairo_t *cr;

  line_init (&line, chart, right);
  if (line.n > 0)
    {
      cr = gtk_snapshot_append_cairo (
          plot->snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (plot->widget),
                                               gtk_widget_get_height (plot->widget)));
      draw_band (plot, &line, color, cr);
      draw_path (plot, &line, color, right, cr);
      cairo_destroy (cr);
    }
  for (guint i = 0; i < line.n; i++)
    soleus_plot_draw_mark (plot, place_day (plot, line.x[i]), place_value (plot, line.y[i]), RADIUS,
                           color, right);
  line_clear (&line);
}

/* The number at the top: all that is measured, and its band, have room below it. */
static double
get_most (const SoleusChart *chart, double step)
{
  double most = 2 * step;

  for (guint i = 0; i < chart->points->len; i++)
    {
      const SoleusAnklePoint *point = &g_array_index (chart->points, SoleusAnklePoint, i);
      int best = MAX (point->left, point->right) + SOLEUS_ANKLE_TEST_BAND;

      most = MAX (most, ceil (best / get_unit () / step) * step);
    }
  return most;
}

static void
soleus_ankle_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SoleusChart *chart = SOLEUS_CHART (widget);
  int days = chart->to_day - chart->from_day;
  g_autofree char *first = soleus_progress_format_end (chart->from_day, days);
  g_autofree char *last = soleus_progress_format_end (chart->to_day, days);
  double step = soleus_length_unit_get () == SOLEUS_LENGTH_INCH ? 2 : 5;
  SoleusPlot plot;
  double below;

  soleus_plot_begin (&plot, widget, snapshot, get_most (chart, step));
  soleus_plot_draw_scale (&plot, step);
  below = plot.top + plot.height + 4;
  soleus_plot_draw_text (&plot, first, plot.left, below, 0);
  if (days > 0)
    soleus_plot_draw_text (&plot, last, plot.left + plot.width, below, 1);
  draw_leg (&plot, FALSE);
  draw_leg (&plot, TRUE);
}

static void
soleus_ankle_chart_collect (SoleusChart *chart, const SoleusSummary *summary)
{
  GArray *tests = SOLEUS_ANKLE_CHART (chart)->tests;

  if (tests)
    g_array_append_vals (chart->points, tests->data, tests->len);
}

static char *
soleus_ankle_chart_describe (SoleusChart *chart)
{
  const SoleusAnklePoint *last =
      &g_array_index (chart->points, SoleusAnklePoint, chart->points->len - 1);
  g_autofree char *legs = soleus_ankle_text_format_legs (last->left, last->right);

  /* Translators: what a screen reader says of the chart; %s is “Left: 9.5 cm · Right: 11 cm”. */
  return g_strdup_printf (_ ("A line for each leg over time. Last time: %s"), legs);
}

/* The last test. What changed since the first is for the person to see in the band. */
static char *
soleus_ankle_chart_sum_up (SoleusChart *chart)
{
  const SoleusAnklePoint *last;

  if (chart->points->len == 0)
    return NULL;
  last = &g_array_index (chart->points, SoleusAnklePoint, chart->points->len - 1);
  return soleus_ankle_text_format_legs (last->left, last->right);
}

static char **
soleus_ankle_chart_make_row (SoleusChart *chart, guint index)
{
  const SoleusAnklePoint *point = &g_array_index (chart->points, SoleusAnklePoint, index);
  char **cells = g_new0 (char *, 4);

  cells[0] = soleus_progress_format_day (point->day, "%x");
  cells[1] = soleus_ankle_text_format_short (point->left);
  cells[2] = soleus_ankle_text_format_short (point->right);
  return cells;
}

static void
soleus_ankle_chart_finalize (GObject *object)
{
  g_clear_pointer (&SOLEUS_ANKLE_CHART (object)->tests, g_array_unref);
  G_OBJECT_CLASS (soleus_ankle_chart_parent_class)->finalize (object);
}

static void
soleus_ankle_chart_class_init (SoleusAnkleChartClass *klass)
{
  SoleusChartClass *chart_class = SOLEUS_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = soleus_ankle_chart_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = soleus_ankle_chart_snapshot;
  chart_class->height = 180;
  chart_class->collect = soleus_ankle_chart_collect;
  chart_class->describe = soleus_ankle_chart_describe;
  chart_class->sum_up = soleus_ankle_chart_sum_up;
  chart_class->make_row = soleus_ankle_chart_make_row;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "anklechart");
}

static void
soleus_ankle_chart_init (SoleusAnkleChart *self)
{
  SOLEUS_CHART (self)->points = g_array_new (FALSE, FALSE, sizeof (SoleusAnklePoint));
}

SoleusChart *
soleus_ankle_chart_new (void)
{
  return g_object_new (SOLEUS_TYPE_ANKLE_CHART, NULL);
}

/**
 * soleus_ankle_chart_set_tests:
 * @tests: (element-type SoleusAnklePoint): the oldest first; shown from the next
 *   soleus_chart_card_show() on
 */
void
soleus_ankle_chart_set_tests (SoleusAnkleChart *self, GArray *tests)
{
  g_array_ref (tests);
  g_clear_pointer (&self->tests, g_array_unref);
  self->tests = tests;
}
