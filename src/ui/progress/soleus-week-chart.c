/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-week-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-chart-paint.h"
#include "soleus-day.h"
#include "soleus-progress-text.h"

#define HEIGHT    190
#define LEAST_BAR 7.0
#define MOST_BAR  40.0
#define GAP       6.0
/* Between two days below the bars, at least. */
#define DAY_GAP 12.0

/**
 * SoleusWeekChart:
 *
 * Minutes a week as bars, each muscle in a pattern of its own. Where there are more weeks than
 * room, neighbours are drawn as one bar of their average.
 */
struct _SoleusWeekChart
{
  GtkWidget parent_instance;

  /* (element-type SoleusWeekTotal): one after the other, those without a session too. */
  GArray *weeks;
};

typedef struct
{
  double left;
  double width;
  double top;
  double height;
  double most;
  double step;
  guint group;
  guint n_bars;
} Layout;

/* From the bottom to the top of a bar. */
static const struct
{
  SoleusMuscle muscle;
  SoleusFill fill;
} parts[] = {
  { SOLEUS_MUSCLE_GASTROCNEMIUS, SOLEUS_FILL_SOLID },
  { SOLEUS_MUSCLE_SOLEUS, SOLEUS_FILL_STRIPES },
  { SOLEUS_MUSCLE_BOTH, SOLEUS_FILL_OUTLINE },
};

G_DEFINE_FINAL_TYPE (SoleusWeekChart, soleus_week_chart, GTK_TYPE_WIDGET)

/* Minutes a week of a muscle in one bar. */
static double
get_minutes (SoleusWeekChart *self, const Layout *layout, guint bar, SoleusMuscle muscle)
{
  /* The last bar is full; what is over lies in the first. */
  guint end = self->weeks->len - (layout->n_bars - 1 - bar) * layout->group;
  guint begin = end > layout->group ? end - layout->group : 0;
  gint64 worked = 0;

  for (guint i = begin; i < end; i++)
    worked += g_array_index (self->weeks, SoleusWeekTotal, i).worked_ms[muscle];
  return worked / 60000.0 / (end - begin);
}

static double
get_total (SoleusWeekChart *self, const Layout *layout, guint bar)
{
  double total = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    total += get_minutes (self, layout, bar, parts[i].muscle);
  return total;
}

/* A round number of minutes of which two to four reach up to @most. */
static double
choose_step (double most)
{
  const int steps[] = { 1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600 };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (most <= steps[i] * 4)
      return steps[i];
  return ceil (most / 4);
}

static void
lay_out (SoleusWeekChart *self, Layout *layout)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *longest = NULL;
  double most = 0;
  int text_width, text_height;

  layout->group =
      MAX (1, ceil (self->weeks->len * LEAST_BAR / (gtk_widget_get_width (widget) - 50)));
  layout->n_bars = (self->weeks->len + layout->group - 1) / layout->group;
  for (guint i = 0; i < layout->n_bars; i++)
    most = MAX (most, get_total (self, layout, i));
  layout->step = choose_step (most);
  layout->most = MAX (1, ceil (most / layout->step)) * layout->step;
  longest = g_strdup_printf ("%g", layout->most);
  soleus_chart_measure_text (widget, longest, &text_width, &text_height);
  layout->left = text_width + 8;
  layout->width = gtk_widget_get_width (widget) - layout->left;
  layout->top = text_height / 2.0 + 1;
  layout->height = gtk_widget_get_height (widget) - layout->top - text_height - 6;
}

/* Time runs with the text; the scale stands where reading begins. */
static double
mirror (SoleusWeekChart *self, double x)
{
  GtkWidget *widget = GTK_WIDGET (self);

  return gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? gtk_widget_get_width (widget) - x
                                                               : x;
}

static void
draw_scale (SoleusWeekChart *self,
            GtkSnapshot *snapshot,
            const Layout *layout,
            const GdkRGBA *text,
            const GdkRGBA *rule)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  for (double minutes = 0; minutes <= layout->most; minutes += layout->step)
    {
      g_autofree char *label = g_strdup_printf ("%g", minutes);
      double y = layout->top + layout->height * (1 - minutes / layout->most);

      soleus_chart_paint_rule (snapshot, rtl ? 0 : layout->left, y, layout->width, rule);
      soleus_chart_paint_text (GTK_WIDGET (self), snapshot, label, mirror (self, layout->left - 6),
                               y - layout->top, rtl ? 0 : 1, text);
    }
}

static void
draw_bar (SoleusWeekChart *self,
          GtkSnapshot *snapshot,
          const Layout *layout,
          guint bar,
          const GdkRGBA *series)
{
  double slot = layout->width / layout->n_bars;
  double width = CLAMP (slot - MIN (GAP, slot * 0.3), 1, MOST_BAR);
  double x = mirror (self, layout->left + (bar + 0.5) * slot) - width / 2;
  double y = layout->top + layout->height;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      double height =
          layout->height * get_minutes (self, layout, bar, parts[i].muscle) / layout->most;

      y -= height;
      soleus_chart_paint_bar (snapshot, &GRAPHENE_RECT_INIT (x, y, width, height), series,
                              parts[i].fill);
    }
}

static char *
format_first_day (SoleusWeekChart *self, const Layout *layout, guint bar, const char *format)
{
  guint week = self->weeks->len - 1 - (layout->n_bars - 1 - bar) * layout->group;

  return soleus_progress_format_day (g_array_index (self->weeks, SoleusWeekTotal, week).first_day,
                                     format);
}

/* Every which bar has a day below it, so that all are equally far apart, and how many bars at
 * either end have none, because it would reach out of the chart. */
static void
space_days (
    SoleusWeekChart *self, const Layout *layout, const char *format, guint *stride, guint *margin)
{
  double slot = layout->width / layout->n_bars;
  int widest = 0;

  for (guint i = 0; i < layout->n_bars; i++)
    {
      g_autofree char *day = format_first_day (self, layout, i, format);
      int width, height;

      soleus_chart_measure_text (GTK_WIDGET (self), day, &width, &height);
      widest = MAX (widest, width);
    }
  *stride = ceil ((widest + DAY_GAP) / slot);
  *margin = MIN (ceil (MAX (0, (widest / slot - 1) / 2)), (layout->n_bars - 1) / 2);
}

/* The first days of weeks below the bars, or the years where there are many. */
static void
draw_days (SoleusWeekChart *self, GtkSnapshot *snapshot, const Layout *layout, const GdkRGBA *text)
{
  gboolean are_years = self->weeks->len > 60;
  const char *format = are_years ? "%Y"
                                 /* Translators: day and short month, as in “9 Nov”, for
                                  * g_date_time_format(). */
                                 /* xgettext:no-c-format */
                                 : _ ("%-e %b");
  double slot = layout->width / layout->n_bars;
  double free_from = -1;
  guint stride = 1, margin = 0;
  g_autofree char *before = NULL;

  if (!are_years)
    space_days (self, layout, format, &stride, &margin);
  for (guint i = margin; i < layout->n_bars - margin; i++)
    {
      g_autofree char *day = format_first_day (self, layout, i, format);
      double x = layout->left + (i + 0.5) * slot;
      int width, height;

      soleus_chart_measure_text (GTK_WIDGET (self), day, &width, &height);
      x = CLAMP (x, width / 2.0, layout->left + layout->width - width / 2.0);
      /* Counted from the newest. */
      if ((layout->n_bars - margin - 1 - i) % stride != 0 || x - width / 2.0 < free_from ||
          g_strcmp0 (day, before) == 0)
        continue;
      soleus_chart_paint_text (GTK_WIDGET (self), snapshot, day, mirror (self, x),
                               layout->top + layout->height + 4, 0.5, text);
      free_from = x + width / 2.0 + DAY_GAP;
      g_free (before);
      before = g_steal_pointer (&day);
    }
}

static void
soleus_week_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SoleusWeekChart *self = SOLEUS_WEEK_CHART (widget);
  GdkRGBA series, text, rule;
  Layout layout;

  if (self->weeks->len == 0)
    return;
  soleus_chart_get_colors (widget, &series, &text, &rule);
  lay_out (self, &layout);
  draw_scale (self, snapshot, &layout, &text, &rule);
  for (guint i = 0; i < layout.n_bars; i++)
    draw_bar (self, snapshot, &layout, i, &series);
  draw_days (self, snapshot, &layout, &text);
}

static void
soleus_week_chart_measure (GtkWidget *widget,
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
soleus_week_chart_finalize (GObject *object)
{
  g_array_unref (SOLEUS_WEEK_CHART (object)->weeks);
  G_OBJECT_CLASS (soleus_week_chart_parent_class)->finalize (object);
}

static void
soleus_week_chart_class_init (SoleusWeekChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = soleus_week_chart_finalize;
  widget_class->measure = soleus_week_chart_measure;
  widget_class->snapshot = soleus_week_chart_snapshot;
  gtk_widget_class_set_css_name (widget_class, "weekchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
soleus_week_chart_init (SoleusWeekChart *self)
{
  self->weeks = g_array_new (FALSE, TRUE, sizeof (SoleusWeekTotal));
}

GtkWidget *
soleus_week_chart_new (void)
{
  return g_object_new (SOLEUS_TYPE_WEEK_CHART, NULL);
}

static void
describe (SoleusWeekChart *self)
{
  const SoleusWeekTotal *last = &g_array_index (self->weeks, SoleusWeekTotal, self->weeks->len - 1);
  g_autofree char *length = NULL, *text = NULL;
  gint64 worked = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    worked += last->worked_ms[parts[i].muscle];
  length = soleus_progress_format_length (worked);
  /* Translators: what a screen reader says of the chart; %s is a length of time. */
  text = g_strdup_printf (_ ("Bars: time for each muscle and week. This week: %s"), length);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/**
 * soleus_week_chart_set_weeks:
 * @summary: what was done
 * @from_day: a day of the first week to show, in days since 1970-01-01
 * @to_day: a day of the last
 */
void
soleus_week_chart_set_weeks (SoleusWeekChart *self,
                             const SoleusSummary *summary,
                             int from_day,
                             int to_day)
{
  guint next = 0;

  g_array_set_size (self->weeks, 0);
  for (int day = soleus_day_get_week_start (from_day); day <= to_day; day += 7)
    {
      SoleusWeekTotal week = { .first_day = day };

      while (next < summary->weeks->len &&
             g_array_index (summary->weeks, SoleusWeekTotal, next).first_day < day)
        next++;
      if (next < summary->weeks->len &&
          g_array_index (summary->weeks, SoleusWeekTotal, next).first_day == day)
        week = g_array_index (summary->weeks, SoleusWeekTotal, next);
      g_array_append_val (self->weeks, week);
    }
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
soleus_week_chart_get_n_weeks (SoleusWeekChart *self)
{
  return self->weeks->len;
}

/**
 * soleus_week_chart_get_week:
 *
 * Returns: (transfer none): a week; they follow each other without a gap
 */
const SoleusWeekTotal *
soleus_week_chart_get_week (SoleusWeekChart *self, guint index)
{
  g_return_val_if_fail (index < self->weeks->len, NULL);

  return &g_array_index (self->weeks, SoleusWeekTotal, index);
}
