/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-rating-chart.h"

#include <glib/gi18n-lib.h>

#include "soleus-format.h"
#include "soleus-progress-text.h"

#define RADIUS      3.5
#define MOST_POINTS 90

/**
 * SoleusRatingChart:
 *
 * A chart of how tight one leg felt before and after sessions: points over time, and the trend of
 * each. Where there are more points than can be told apart, neighbours are drawn as their average.
 * Its points are #SoleusRatingPoint.
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

static void
draw_points (
    const SoleusPlot *plot, const double *x, const double *y, guint n, gboolean open, GdkRGBA color)
{
  guint group = (n + MOST_POINTS - 1) / MOST_POINTS;

  for (guint begin = 0; begin < n; begin += group)
    {
      guint end = MIN (n, begin + group);
      double mean_x = 0, mean_y = 0;

      for (guint i = begin; i < end; i++)
        {
          mean_x += x[i] / (end - begin);
          mean_y += y[i] / (end - begin);
        }
      soleus_plot_draw_mark (plot, place_day (plot, mean_x), soleus_plot_place_y (plot, mean_y),
                             RADIUS, &color, open);
    }
}

static void
draw_trend (const SoleusPlot *plot,
            const double *x,
            const double *y,
            guint n,
            gboolean broken,
            GdkRGBA color)
{
  double first, last;
  cairo_t *cr;

  if (!soleus_chart_fit_trend (x, y, n, &first, &last))
    return;
  cr = gtk_snapshot_append_cairo (plot->snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (plot->widget),
                                                       gtk_widget_get_height (plot->widget)));
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, 2);
  if (broken)
    cairo_set_dash (cr, (double[]){ 5, 4 }, 2, 0);
  cairo_move_to (cr, place_day (plot, x[0]),
                 soleus_plot_place_y (plot, CLAMP (first, 0, SOLEUS_RATING_MAX)));
  cairo_line_to (cr, place_day (plot, x[n - 1]),
                 soleus_plot_place_y (plot, CLAMP (last, 0, SOLEUS_RATING_MAX)));
  cairo_stroke (cr);
  cairo_destroy (cr);
}

/* Before a session rings and a broken trend, after it discs and a whole one. */
static void
draw_series (const SoleusPlot *plot, gboolean before)
{
  const GArray *points = SOLEUS_CHART (plot->widget)->points;
  g_autofree double *x = g_new (double, points->len);
  g_autofree double *y = g_new (double, points->len);
  GdkRGBA color = before ? plot->text : plot->series;
  guint n = 0;

  for (guint i = 0; i < points->len; i++)
    {
      const SoleusRatingPoint *point = &g_array_index (points, SoleusRatingPoint, i);
      int value = before ? point->before : point->after;

      if (value == SOLEUS_RATING_NONE)
        continue;
      x[n] = point->day;
      y[n++] = value;
    }
  draw_trend (plot, x, y, n, before, color);
  draw_points (plot, x, y, n, before, color);
}

static void
soleus_rating_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SoleusChart *chart = SOLEUS_CHART (widget);
  g_autofree char *first = soleus_progress_format_day (chart->from_day, "%x");
  g_autofree char *last = soleus_progress_format_day (chart->to_day, "%x");
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
      _ ("%s: points for tightness over time. Last time %s before and %s after"),
      soleus_format_leg (last->leg), before, after);
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
