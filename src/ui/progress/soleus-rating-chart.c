/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-rating-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-chart-paint.h"
#include "soleus-format.h"
#include "soleus-progress-text.h"
#include "soleus-trend.h"

#define HEIGHT      150
#define RADIUS      3.5
#define MOST_POINTS 90

/**
 * SoleusRatingChart:
 *
 * How tight one leg felt before and after sessions: points over time, and the trend of each. Where
 * there are more points than can be told apart, neighbours are drawn as their average.
 */
struct _SoleusRatingChart
{
  GtkWidget parent_instance;

  SoleusLeg leg;
  int from_day;
  int to_day;
  /* (element-type SoleusRatingPoint): those of the leg */
  GArray *points;
};

typedef struct
{
  double left;
  double width;
  double top;
  double height;
  gboolean rtl;
} Layout;

/* One of the two rows of points: (element-type double) each. */
typedef struct
{
  GArray *x;
  GArray *y;
} Series;

G_DEFINE_FINAL_TYPE (SoleusRatingChart, soleus_rating_chart, GTK_TYPE_WIDGET)

static void
lay_out (SoleusRatingChart *self, Layout *layout)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int text_width, text_height;

  soleus_chart_measure_text (widget, "10", &text_width, &text_height);
  layout->left = text_width + 8;
  layout->width = gtk_widget_get_width (widget) - layout->left;
  layout->top = text_height / 2.0 + 1;
  layout->height = gtk_widget_get_height (widget) - layout->top - text_height - 6;
  layout->rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
}

static double
place_x (SoleusRatingChart *self, const Layout *layout, double day)
{
  double days = MAX (1, self->to_day - self->from_day);
  double x = layout->left + RADIUS + (layout->width - 2 * RADIUS) * (day - self->from_day) / days;

  return layout->rtl ? gtk_widget_get_width (GTK_WIDGET (self)) - x : x;
}

static double
place_y (const Layout *layout, double value)
{
  return layout->top + layout->height * (1 - value / SOLEUS_RATING_MAX);
}

static void
series_init (Series *series)
{
  series->x = g_array_new (FALSE, FALSE, sizeof (double));
  series->y = g_array_new (FALSE, FALSE, sizeof (double));
}

static void
series_clear (Series *series)
{
  g_array_unref (series->x);
  g_array_unref (series->y);
}

static void
collect (SoleusRatingChart *self, SoleusRatingMoment moment, Series *series)
{
  for (guint i = 0; i < self->points->len; i++)
    {
      const SoleusRatingPoint *point = &g_array_index (self->points, SoleusRatingPoint, i);
      double x = point->day;
      double y = moment == SOLEUS_RATING_BEFORE ? point->before : point->after;

      if (y < 0)
        continue;
      g_array_append_val (series->x, x);
      g_array_append_val (series->y, y);
    }
}

static void
draw_points (SoleusRatingChart *self,
             GtkSnapshot *snapshot,
             const Layout *layout,
             const Series *series,
             SoleusMark mark,
             const GdkRGBA *color)
{
  guint n = series->x->len;
  guint group = (n + MOST_POINTS - 1) / MOST_POINTS;

  for (guint begin = 0; begin < n; begin += group)
    {
      guint end = MIN (n, begin + group);
      double x = 0, y = 0;

      for (guint i = begin; i < end; i++)
        {
          x += g_array_index (series->x, double, i) / (end - begin);
          y += g_array_index (series->y, double, i) / (end - begin);
        }
      soleus_chart_paint_mark (snapshot, place_x (self, layout, x), place_y (layout, y), RADIUS,
                               color, mark);
    }
}

/* The trend before is broken, that after is whole. */
static void
draw_trend (SoleusRatingChart *self,
            GtkSnapshot *snapshot,
            const Layout *layout,
            const Series *series,
            gboolean broken,
            const GdkRGBA *color)
{
  GtkWidget *widget = GTK_WIDGET (self);
  SoleusTrend trend;
  cairo_t *cr;

  if (!soleus_trend_fit (&trend, (double *) (gpointer) series->x->data,
                         (double *) (gpointer) series->y->data, series->x->len))
    return;
  cr =
      gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                                                gtk_widget_get_height (widget)));
  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, 2);
  if (broken)
    cairo_set_dash (cr, (double[]){ 5, 4 }, 2, 0);
  cairo_move_to (cr, place_x (self, layout, g_array_index (series->x, double, 0)),
                 place_y (layout, CLAMP (trend.at_first, 0, SOLEUS_RATING_MAX)));
  cairo_line_to (cr, place_x (self, layout, g_array_index (series->x, double, series->x->len - 1)),
                 place_y (layout, CLAMP (trend.at_last, 0, SOLEUS_RATING_MAX)));
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
draw_scale (SoleusRatingChart *self,
            GtkSnapshot *snapshot,
            const Layout *layout,
            const GdkRGBA *text,
            const GdkRGBA *rule)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double width = gtk_widget_get_width (widget);
  g_autofree char *first = soleus_progress_format_day (self->from_day, "%x");
  g_autofree char *last = soleus_progress_format_day (self->to_day, "%x");
  double below = layout->top + layout->height + 4;

  for (int value = 0; value <= SOLEUS_RATING_MAX; value += 5)
    {
      g_autofree char *label = g_strdup_printf ("%d", value);
      double y = place_y (layout, value);

      soleus_chart_paint_rule (snapshot, layout->rtl ? 0 : layout->left, y, layout->width, rule);
      soleus_chart_paint_text (widget, snapshot, label,
                               layout->rtl ? width - layout->left + 6 : layout->left - 6,
                               y - layout->top, layout->rtl ? 0 : 1, text);
    }
  soleus_chart_paint_text (widget, snapshot, first,
                           layout->rtl ? width - layout->left : layout->left, below,
                           layout->rtl ? 1 : 0, text);
  soleus_chart_paint_text (widget, snapshot, last, layout->rtl ? 0 : width, below,
                           layout->rtl ? 0 : 1, text);
}

static void
draw_series (SoleusRatingChart *self,
             GtkSnapshot *snapshot,
             const Layout *layout,
             SoleusRatingMoment moment,
             const GdkRGBA *color)
{
  gboolean before = moment == SOLEUS_RATING_BEFORE;
  Series series;

  series_init (&series);
  collect (self, moment, &series);
  draw_trend (self, snapshot, layout, &series, before, color);
  draw_points (self, snapshot, layout, &series, before ? SOLEUS_MARK_RING : SOLEUS_MARK_DOT, color);
  series_clear (&series);
}

static void
soleus_rating_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SoleusRatingChart *self = SOLEUS_RATING_CHART (widget);
  GdkRGBA color, text, rule;
  Layout layout;

  soleus_chart_get_colors (widget, &color, &text, &rule);
  lay_out (self, &layout);
  draw_scale (self, snapshot, &layout, &text, &rule);
  draw_series (self, snapshot, &layout, SOLEUS_RATING_BEFORE, &text);
  draw_series (self, snapshot, &layout, SOLEUS_RATING_AFTER, &color);
}

static void
soleus_rating_chart_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 160 : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 420 : HEIGHT;
}

static void
soleus_rating_chart_finalize (GObject *object)
{
  g_array_unref (SOLEUS_RATING_CHART (object)->points);
  G_OBJECT_CLASS (soleus_rating_chart_parent_class)->finalize (object);
}

static void
soleus_rating_chart_class_init (SoleusRatingChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = soleus_rating_chart_finalize;
  widget_class->measure = soleus_rating_chart_measure;
  widget_class->snapshot = soleus_rating_chart_snapshot;
  gtk_widget_class_set_css_name (widget_class, "ratingchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
soleus_rating_chart_init (SoleusRatingChart *self)
{
  self->points = g_array_new (FALSE, FALSE, sizeof (SoleusRatingPoint));
}

/**
 * soleus_rating_chart_new:
 * @leg: left or right
 *
 * Returns: (transfer floating): an empty chart
 */
GtkWidget *
soleus_rating_chart_new (SoleusLeg leg)
{
  SoleusRatingChart *self = g_object_new (SOLEUS_TYPE_RATING_CHART, NULL);

  self->leg = leg;
  return GTK_WIDGET (self);
}

static void
describe (SoleusRatingChart *self)
{
  guint n = self->points->len;
  g_autofree char *text = NULL, *before = NULL, *after = NULL;
  const SoleusRatingPoint *last;

  if (n == 0)
    return;
  last = &g_array_index (self->points, SoleusRatingPoint, n - 1);
  before = soleus_progress_format_rating (last->before);
  after = soleus_progress_format_rating (last->after);
  /* Translators: what a screen reader says of the chart: the leg, then two ratings from 0 to 10. */
  text =
      g_strdup_printf (_ ("%s: points for tightness over time. Last time %s before and %s after"),
                       soleus_format_leg (self->leg), before, after);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/**
 * soleus_rating_chart_set_ratings:
 * @summary: what was rated
 * @from_day: the first day to show, in days since 1970-01-01
 * @to_day: the last
 */
void
soleus_rating_chart_set_ratings (SoleusRatingChart *self,
                                 const SoleusSummary *summary,
                                 int from_day,
                                 int to_day)
{
  self->from_day = from_day;
  self->to_day = to_day;
  g_array_set_size (self->points, 0);
  for (guint i = 0; i < summary->ratings->len; i++)
    {
      const SoleusRatingPoint *point = &g_array_index (summary->ratings, SoleusRatingPoint, i);

      if (point->leg == self->leg && point->day >= from_day && point->day <= to_day)
        g_array_append_val (self->points, *point);
    }
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * soleus_rating_chart_get_n_points:
 *
 * Returns: how many sessions in which the leg was rated are shown
 */
guint
soleus_rating_chart_get_n_points (SoleusRatingChart *self)
{
  return self->points->len;
}

/**
 * soleus_rating_chart_get_point:
 *
 * Returns: (transfer none): one of them, in order of time
 */
const SoleusRatingPoint *
soleus_rating_chart_get_point (SoleusRatingChart *self, guint index)
{
  g_return_val_if_fail (index < self->points->len, NULL);

  return &g_array_index (self->points, SoleusRatingPoint, index);
}
