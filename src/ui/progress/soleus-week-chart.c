/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-week-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-day.h"
#include "soleus-progress-text.h"

/* In pixels: the least and the most width of a bar, the gap to the next, and the gap between two
 * dates below the bars. */
#define LEAST_BAR 7.0
#define MOST_BAR  40.0
#define BAR_GAP   6.0
#define DATE_GAP  12.0

/**
 * SoleusWeekChart:
 *
 * Minutes a week as bars, each muscle in a pattern of its own. Where there are more weeks than
 * room, neighbours are drawn as one bar of their average. Its points are #SoleusWeekTotal, without
 * a gap.
 */
struct _SoleusWeekChart
{
  SoleusChart parent_instance;
};

typedef struct
{
  SoleusPlot plot;
  /* (element-type SoleusWeekTotal) */
  const GArray *weeks;
  /* The number of weeks that make a bar. */
  guint group;
  guint n_bars;
} Bars;

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

G_DEFINE_FINAL_TYPE (SoleusWeekChart, soleus_week_chart, SOLEUS_TYPE_CHART)

/* The last week of a bar. The newest bar is full, and the oldest has the weeks left over. */
static guint
get_last_week (const Bars *self, guint bar)
{
  return self->weeks->len - 1 - (self->n_bars - 1 - bar) * self->group;
}

/* Minutes a week of a muscle in one bar. */
static double
get_minutes (const Bars *self, guint bar, SoleusMuscle muscle)
{
  guint end = get_last_week (self, bar) + 1;
  guint begin = end > self->group ? end - self->group : 0;
  gint64 worked = 0;

  for (guint i = begin; i < end; i++)
    worked += g_array_index (self->weeks, SoleusWeekTotal, i).worked_ms[muscle];
  return worked / 60000.0 / (end - begin);
}

/* The minutes of the highest bar. */
static double
get_most (const Bars *self)
{
  double most = 0;

  for (guint bar = 0; bar < self->n_bars; bar++)
    {
      double total = 0;

      for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
        total += get_minutes (self, bar, parts[i].muscle);
      most = MAX (most, total);
    }
  return most;
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
draw_bar (const Bars *self, guint bar)
{
  const SoleusPlot *plot = &self->plot;
  double slot = plot->width / self->n_bars;
  double width = CLAMP (slot - MIN (BAR_GAP, slot * 0.3), 1, MOST_BAR);
  double x = soleus_plot_place_x (plot, plot->left + (bar + 0.5) * slot) - width / 2;
  double y = plot->top + plot->height;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      double height = plot->height * get_minutes (self, bar, parts[i].muscle) / plot->most;

      y -= height;
      soleus_plot_draw_bar (plot, &GRAPHENE_RECT_INIT (x, y, width, height), parts[i].fill);
    }
}

static char *
format_date (const Bars *self, guint bar, const char *format)
{
  guint week = get_last_week (self, bar);

  return soleus_progress_format_day (g_array_index (self->weeks, SoleusWeekTotal, week).first_day,
                                     format);
}

/* Chooses the bars with a date below: every @stride-th, so that they are equally far apart, and
 * none of @margin bars at either end, where the date would reach out of the chart. */
static void
space_dates (const Bars *self, const char *format, guint *stride, guint *margin)
{
  double slot = self->plot.width / self->n_bars;
  int widest = 0;

  for (guint i = 0; i < self->n_bars; i++)
    {
      g_autofree char *date = format_date (self, i, format);

      widest = MAX (widest, soleus_plot_measure_text (&self->plot, date));
    }
  *stride = ceil ((widest + DATE_GAP) / slot);
  *margin = MIN (ceil (MAX (0, (widest / slot - 1) / 2)), (self->n_bars - 1) / 2);
}

/* The first days of weeks below the bars, or the years where there are many. */
static void
draw_dates (const Bars *self)
{
  const SoleusPlot *plot = &self->plot;
  gboolean are_years = self->weeks->len > 60;
  const char *format = are_years ? "%Y" : soleus_progress_get_short_format ();
  double slot = plot->width / self->n_bars;
  double free_from = -1;
  guint stride = 1, margin = 0;
  g_autofree char *before = NULL;

  if (!are_years)
    space_dates (self, format, &stride, &margin);
  for (guint i = margin; i < self->n_bars - margin; i++)
    {
      g_autofree char *date = format_date (self, i, format);
      double half = soleus_plot_measure_text (plot, date) / 2.0;
      double x = CLAMP (plot->left + (i + 0.5) * slot, half, plot->left + plot->width - half);

      /* Counted from the newest. */
      if ((self->n_bars - margin - 1 - i) % stride != 0 || x - half < free_from ||
          g_strcmp0 (date, before) == 0)
        continue;
      soleus_plot_draw_text (plot, date, x, plot->top + plot->height + 4, 0.5);
      free_from = x + half + DATE_GAP;
      g_clear_pointer (&before, g_free);
      before = g_steal_pointer (&date);
    }
}

static void
soleus_week_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  Bars bars = { .weeks = SOLEUS_CHART (widget)->points };
  double most, step;

  if (bars.weeks->len == 0)
    return;
  bars.group = MAX (1, ceil (bars.weeks->len * LEAST_BAR / (gtk_widget_get_width (widget) - 50)));
  bars.n_bars = (bars.weeks->len + bars.group - 1) / bars.group;
  most = get_most (&bars);
  step = choose_step (most);
  soleus_plot_begin (&bars.plot, widget, snapshot, MAX (1, ceil (most / step)) * step);
  soleus_plot_draw_scale (&bars.plot, step);
  for (guint i = 0; i < bars.n_bars; i++)
    draw_bar (&bars, i);
  draw_dates (&bars);
}

static void
soleus_week_chart_collect (SoleusChart *chart, const SoleusSummary *summary)
{
  guint next = 0;

  for (int day = soleus_day_get_week_start (chart->from_day); day <= chart->to_day; day += 7)
    {
      SoleusWeekTotal week = { .first_day = day };

      while (next < summary->weeks->len &&
             g_array_index (summary->weeks, SoleusWeekTotal, next).first_day < day)
        next++;
      if (next < summary->weeks->len &&
          g_array_index (summary->weeks, SoleusWeekTotal, next).first_day == day)
        week = g_array_index (summary->weeks, SoleusWeekTotal, next);
      g_array_append_val (chart->points, week);
    }
}

static char *
soleus_week_chart_describe (SoleusChart *chart)
{
  const SoleusWeekTotal *last =
      &g_array_index (chart->points, SoleusWeekTotal, chart->points->len - 1);
  g_autofree char *length = NULL;
  gint64 worked = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    worked += last->worked_ms[parts[i].muscle];
  length = soleus_progress_format_length (worked);
  /* Translators: what a screen reader says of the chart; %s is a length of time. */
  return g_strdup_printf (_ ("Bars: time for each muscle and week. This week: %s"), length);
}

static char **
soleus_week_chart_make_row (SoleusChart *chart, guint point)
{
  const SoleusWeekTotal *week = &g_array_index (chart->points, SoleusWeekTotal, point);
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  g_autofree char *date = soleus_progress_format_day (week->first_day, "%x");

  g_strv_builder_add (cells, date);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *length = soleus_progress_format_length (week->worked_ms[parts[i].muscle]);

      g_strv_builder_add (cells, length);
    }
  return g_strv_builder_end (cells);
}

static void
soleus_week_chart_class_init (SoleusWeekChartClass *klass)
{
  SoleusChartClass *chart_class = SOLEUS_CHART_CLASS (klass);

  GTK_WIDGET_CLASS (klass)->snapshot = soleus_week_chart_snapshot;
  chart_class->height = 190;
  chart_class->collect = soleus_week_chart_collect;
  chart_class->describe = soleus_week_chart_describe;
  chart_class->make_row = soleus_week_chart_make_row;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "weekchart");
}

static void
soleus_week_chart_init (SoleusWeekChart *self)
{
  SOLEUS_CHART (self)->points = g_array_new (FALSE, TRUE, sizeof (SoleusWeekTotal));
}

SoleusChart *
soleus_week_chart_new (void)
{
  return g_object_new (SOLEUS_TYPE_WEEK_CHART, NULL);
}
