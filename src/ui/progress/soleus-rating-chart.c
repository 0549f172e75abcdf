/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-rating-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-format.h"
#include "soleus-progress-text.h"

#define RADIUS 4.0
/* More would make the line nervous. */
#define MOST_POINTS 12

/**
 * SoleusRatingChart:
 *
 * A chart of how tight one leg felt before and after sessions: a gentle line of each. Where there
 * are many sessions, neighbours are drawn as their average. Its points are #SoleusRatingPoint.
 */
struct _SoleusRatingChart
{
  SoleusChart parent_instance;

  SoleusLeg leg;
};

G_DEFINE_FINAL_TYPE (SoleusRatingChart, soleus_rating_chart, SOLEUS_TYPE_CHART)

static double
place_day (const SoleusPlot *plot, double day)
{
  const SoleusChart *chart = SOLEUS_CHART (plot->widget);
  double days = MAX (1, chart->to_day - chart->from_day);

  return soleus_plot_place_x (
      plot, plot->left + RADIUS + (plot->width - 2 * RADIUS) * (day - chart->from_day) / days);
}

/* The ratings that were given before or after sessions, and their days; @x may be NULL.
 *
 * Returns: how many there are */
static guint
get_ratings (const SoleusChart *chart, gboolean before, double *x, double *y)
{
  guint n = 0;

  for (guint i = 0; i < chart->points->len; i++)
    {
      const SoleusRatingPoint *point = &g_array_index (chart->points, SoleusRatingPoint, i);
      int value = before ? point->before : point->after;

      if (value == SOLEUS_RATING_NONE)
        continue;
      if (x)
        x[n] = point->day;
      y[n++] = value;
    }
  return n;
}

static double
get_mean (const double *values, guint begin, guint end)
{
  double sum = 0;

  for (guint i = begin; i < end; i++)
    sum += values[i];
  return sum / (end - begin);
}

/* Puts the averages of neighbours at the beginning of the arrays.
 *
 * Returns: how many there are */
static guint
join_neighbours (double *x, double *y, guint n)
{
  guint group = (n + MOST_POINTS - 1) / MOST_POINTS, joined = 0;

  for (guint begin = 0; begin < n; begin += group)
    {
      guint end = MIN (n, begin + group);

      x[joined] = get_mean (x, begin, end);
      y[joined++] = get_mean (y, begin, end);
    }
  return joined;
}

/* The line is level at each point, so that it never goes beyond what was rated. */
static void
draw_line (const SoleusPlot *plot, const double *x, const double *y, guint n, gboolean broken)
{
  cairo_t *cr = gtk_snapshot_append_cairo (
      plot->snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (plot->widget),
                                           gtk_widget_get_height (plot->widget)));

  gdk_cairo_set_source_rgba (cr, broken ? &plot->text : &plot->series);
  cairo_set_line_width (cr, broken ? 1.5 : 3);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  if (broken)
    cairo_set_dash (cr, (double[]){ 5, 5 }, 2, 0);
  cairo_move_to (cr, place_day (plot, x[0]), soleus_plot_place_y (plot, y[0]));
  for (guint i = 1; i < n; i++)
    {
      double middle = (place_day (plot, x[i - 1]) + place_day (plot, x[i])) / 2;
      double from = soleus_plot_place_y (plot, y[i - 1]), to = soleus_plot_place_y (plot, y[i]);

      cairo_curve_to (cr, middle, from, middle, to, place_day (plot, x[i]), to);
    }
  cairo_stroke (cr);
  cairo_destroy (cr);
}

/* Before a session a broken line between rings, after it a whole one between discs. */
static void
draw_series (const SoleusPlot *plot, gboolean before)
{
  const SoleusChart *chart = SOLEUS_CHART (plot->widget);
  g_autofree double *x = g_new (double, chart->points->len);
  g_autofree double *y = g_new (double, chart->points->len);
  const GdkRGBA *color = before ? &plot->text : &plot->series;
  guint n = join_neighbours (x, y, get_ratings (chart, before, x, y));

  if (n == 0)
    return;
  if (n > 1)
    draw_line (plot, x, y, n, before);
  soleus_plot_draw_mark (plot, place_day (plot, x[0]), soleus_plot_place_y (plot, y[0]), RADIUS,
                         color, before);
  soleus_plot_draw_mark (plot, place_day (plot, x[n - 1]), soleus_plot_place_y (plot, y[n - 1]),
                         RADIUS, color, before);
}

static void
soleus_rating_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SoleusChart *chart = SOLEUS_CHART (widget);
  int days = chart->to_day - chart->from_day;
  g_autofree char *first = soleus_progress_format_end (chart->from_day, days);
  g_autofree char *last = soleus_progress_format_end (chart->to_day, days);
  SoleusPlot plot;
  double below;

  soleus_plot_begin (&plot, widget, snapshot, SOLEUS_RATING_MAX);
  soleus_plot_draw_scale (&plot, 5);
  below = plot.top + plot.height + 4;
  soleus_plot_draw_text (&plot, first, plot.left, below, 0);
  soleus_plot_draw_text (&plot, last, plot.left + plot.width, below, 1);
  draw_series (&plot, TRUE);
  draw_series (&plot, FALSE);
}

static void
soleus_rating_chart_collect (SoleusChart *chart, const SoleusSummary *summary)
{
  for (guint i = 0; i < summary->ratings->len; i++)
    {
      const SoleusRatingPoint *point = &g_array_index (summary->ratings, SoleusRatingPoint, i);

      if (point->leg == SOLEUS_RATING_CHART (chart)->leg && point->day >= chart->from_day &&
          point->day <= chart->to_day)
        g_array_append_val (chart->points, *point);
    }
}

static char *
soleus_rating_chart_describe (SoleusChart *chart)
{
  const SoleusRatingPoint *last =
      &g_array_index (chart->points, SoleusRatingPoint, chart->points->len - 1);
  g_autofree char *before = soleus_progress_format_rating (last->before);
  g_autofree char *after = soleus_progress_format_rating (last->after);

  /* Translators: what a screen reader says of the chart: the leg, then two ratings from 0 to 10. */
  return g_strdup_printf (
      _ ("%s: a line for tightness over time. Last time %s before and %s after"),
      soleus_format_leg (last->leg), before, after);
}

/* How tight it was in the first third of the sessions, and in the last. */
static char *
soleus_rating_chart_sum_up (SoleusChart *chart)
{
  g_autofree double *y = g_new (double, chart->points->len);
  guint n_before = get_ratings (chart, TRUE, NULL, y);
  guint n = n_before > 1 ? n_before : get_ratings (chart, FALSE, NULL, y);
  guint third = MAX (1, n / 3);
  int first, last;

  if (n < 2)
    return NULL;
  first = (int) round (get_mean (y, 0, third));
  last = (int) round (get_mean (y, n - third, n));
  if (n_before > 1)
    /* Translators: how tight a calf felt before the first sessions and before the last ones, from 0
     * to 10. The arrow points the way that your script is read. */
    return g_strdup_printf (_ ("Before sessions: %d → %d"), first, last);
  /* Translators: how tight a calf felt after the first sessions and after the last ones, from 0 to
   * 10. The arrow points the way that your script is read. */
  return g_strdup_printf (_ ("After sessions: %d → %d"), first, last);
}

static char **
soleus_rating_chart_make_row (SoleusChart *chart, guint point)
{
  const SoleusRatingPoint *rating = &g_array_index (chart->points, SoleusRatingPoint, point);
  char **cells = g_new0 (char *, 4);

  cells[0] = soleus_progress_format_day (rating->day, "%x");
  cells[1] = soleus_progress_format_rating (rating->before);
  cells[2] = soleus_progress_format_rating (rating->after);
  return cells;
}

static void
soleus_rating_chart_class_init (SoleusRatingChartClass *klass)
{
  SoleusChartClass *chart_class = SOLEUS_CHART_CLASS (klass);

  GTK_WIDGET_CLASS (klass)->snapshot = soleus_rating_chart_snapshot;
  chart_class->height = 150;
  chart_class->collect = soleus_rating_chart_collect;
  chart_class->describe = soleus_rating_chart_describe;
  chart_class->sum_up = soleus_rating_chart_sum_up;
  chart_class->make_row = soleus_rating_chart_make_row;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "ratingchart");
}

static void
soleus_rating_chart_init (SoleusRatingChart *self)
{
  SOLEUS_CHART (self)->points = g_array_new (FALSE, FALSE, sizeof (SoleusRatingPoint));
}

SoleusChart *
soleus_rating_chart_new (SoleusLeg leg)
{
  SoleusRatingChart *self = g_object_new (SOLEUS_TYPE_RATING_CHART, NULL);

  self->leg = leg;
  return SOLEUS_CHART (self);
}
