/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-cramp-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-cramp-night.h"
#include "soleus-cramp-text.h"
#include "soleus-progress-text.h"

/* In pixels: the least and the most width of a bar, and a mark's radius. */
#define LEAST_BAR 5.0
#define MOST_BAR  24.0
#define RADIUS    3.5

/**
 * SoleusCrampChart:
 *
 * The cramps of nights: a bar for how many, a disc for how bad, and a ring on the ground for a
 * night without. Where there are more days than room, neighbours are drawn as their average. Its
 * points are #SoleusCrampNight.
 */
struct _SoleusCrampChart
{
  SoleusChart parent_instance;

  /* (element-type SoleusCrampNight) */
  GArray *nights;
};

G_DEFINE_FINAL_TYPE (SoleusCrampChart, soleus_cramp_chart, SOLEUS_TYPE_CHART)

/* The nights of neighbouring days, drawn as one. */
typedef struct
{
  guint n_nights;
  double count;
  guint n_rated;
  double severity;
} Slot;

static void
add_to_slot (Slot *slot, const SoleusCrampNight *night)
{
  slot->n_nights++;
  slot->count += night->count;
  if (night->severity == SOLEUS_CRAMPS_NOT_RATED)
    return;
  slot->n_rated++;
  slot->severity += night->severity;
}

/* Returns: (transfer full): the slots of all days shown */
static Slot *
make_slots (const SoleusChart *chart, int group, int *n_slots)
{
  int days = chart->to_day - chart->from_day + 1;
  Slot *slots;

  *n_slots = (days + group - 1) / group;
  slots = g_new0 (Slot, *n_slots);
  for (guint i = 0; i < chart->points->len; i++)
    {
      const SoleusCrampNight *night = &g_array_index (chart->points, SoleusCrampNight, i);

      /* Counted from the newest, so that the last is full. */
      add_to_slot (&slots[*n_slots - 1 - (chart->to_day - night->day) / group], night);
    }
  return slots;
}

static void
draw_slot (const SoleusPlot *plot, const Slot *slot, double x, double width)
{
  double ground = plot->top + plot->height;
  double count = slot->n_nights > 0 ? slot->count / slot->n_nights : 0;
  double top = soleus_plot_place_y (plot, count);

  if (slot->n_nights > 0 && slot->count == 0)
    soleus_plot_draw_mark (plot, x, ground - RADIUS, RADIUS, &plot->series, TRUE);
  else if (slot->n_nights > 0)
    soleus_plot_draw_bar (plot, &GRAPHENE_RECT_INIT (x - width / 2, top, width, ground - top),
                          SOLEUS_FILL_STRIPES);
  if (slot->n_rated > 0)
    soleus_plot_draw_mark (plot, x, soleus_plot_place_y (plot, slot->severity / slot->n_rated),
                           RADIUS, &plot->text, FALSE);
}

static void
soleus_cramp_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SoleusChart *chart = SOLEUS_CHART (widget);
  int days = chart->to_day - chart->from_day;
  g_autofree char *first = soleus_progress_format_end (chart->from_day, days);
  g_autofree char *last = soleus_progress_format_end (chart->to_day, days);
  g_autofree Slot *slots = NULL;
  double slot, most = SOLEUS_CRAMPS_WORST;
  int n_slots, group;
  SoleusPlot plot;

  if (chart->points->len == 0)
    return;
  group = MAX (1, (int) ceil ((days + 1) * LEAST_BAR / (gtk_widget_get_width (widget) - 50)));
  slots = make_slots (chart, group, &n_slots);
  for (int i = 0; i < n_slots; i++)
    if (slots[i].n_nights > 0 && slots[i].count / slots[i].n_nights > SOLEUS_CRAMPS_WORST)
      most = SOLEUS_CRAMPS_MAX;
  soleus_plot_begin (&plot, widget, snapshot, most);
  soleus_plot_draw_scale (&plot, most / 2);
  soleus_plot_draw_text (&plot, first, plot.left, plot.top + plot.height + 4, 0);
  soleus_plot_draw_text (&plot, last, plot.left + plot.width, plot.top + plot.height + 4, 1);
  slot = plot.width / n_slots;
  for (int i = 0; i < n_slots; i++)
    draw_slot (&plot, &slots[i], soleus_plot_place_x (&plot, plot.left + (i + 0.5) * slot),
               MIN (slot * 0.7, MOST_BAR));
}

static void
soleus_cramp_chart_collect (SoleusChart *chart, const SoleusSummary *summary)
{
  const GArray *nights = SOLEUS_CRAMP_CHART (chart)->nights;

  for (guint i = 0; nights && i < nights->len; i++)
    {
      const SoleusCrampNight *night = &g_array_index (nights, SoleusCrampNight, i);

      if (night->day >= chart->from_day && night->day <= chart->to_day)
        g_array_append_val (chart->points, *night);
    }
}

static char *
soleus_cramp_chart_describe (SoleusChart *chart)
{
  const SoleusCrampNight *last =
      &g_array_index (chart->points, SoleusCrampNight, chart->points->len - 1);
  g_autofree char *night = soleus_cramp_format_night (last);

  /* Translators: what a screen reader says of the chart; %s is “No cramps” or “2 cramps, how bad: 7
   * of 10”. */
  return g_strdup_printf (_ ("Bars: cramps of each night. Last time: %s"), night);
}

static char *
soleus_cramp_chart_sum_up (SoleusChart *chart)
{
  guint with = 0;

  for (guint i = 0; i < chart->points->len; i++)
    with += g_array_index (chart->points, SoleusCrampNight, i).count > 0 ? 1 : 0;
  if (chart->points->len == 0)
    return NULL;
  /* Translators: in how many of the nights that were told of there were cramps. */
  return g_strdup_printf (
      ngettext ("Cramps in %u of %u night", "Cramps in %u of %u nights", chart->points->len), with,
      chart->points->len);
}

static char **
soleus_cramp_chart_make_row (SoleusChart *chart, guint point)
{
  const SoleusCrampNight *night = &g_array_index (chart->points, SoleusCrampNight, point);
  char **cells = g_new0 (char *, 4);

  cells[0] = soleus_progress_format_day (night->day, "%x");
  cells[1] = g_strdup_printf ("%d", night->count);
  cells[2] = soleus_progress_format_rating (night->severity);
  return cells;
}

static void
soleus_cramp_chart_finalize (GObject *object)
{
  g_clear_pointer (&SOLEUS_CRAMP_CHART (object)->nights, g_array_unref);
  G_OBJECT_CLASS (soleus_cramp_chart_parent_class)->finalize (object);
}

static void
soleus_cramp_chart_class_init (SoleusCrampChartClass *klass)
{
  SoleusChartClass *chart_class = SOLEUS_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = soleus_cramp_chart_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = soleus_cramp_chart_snapshot;
  chart_class->height = 150;
  chart_class->collect = soleus_cramp_chart_collect;
  chart_class->describe = soleus_cramp_chart_describe;
  chart_class->sum_up = soleus_cramp_chart_sum_up;
  chart_class->make_row = soleus_cramp_chart_make_row;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "crampchart");
}

static void
soleus_cramp_chart_init (SoleusCrampChart *self)
{
  SOLEUS_CHART (self)->points = g_array_new (FALSE, FALSE, sizeof (SoleusCrampNight));
}

SoleusChart *
soleus_cramp_chart_new (void)
{
  return g_object_new (SOLEUS_TYPE_CRAMP_CHART, NULL);
}

/**
 * soleus_cramp_chart_set_nights:
 * @nights: (element-type SoleusCrampNight): the oldest first; soleus_chart_show() takes what it
 * shows from them, since the summary has none
 */
void
soleus_cramp_chart_set_nights (SoleusCrampChart *self, GArray *nights)
{
  g_array_ref (nights);
  g_clear_pointer (&self->nights, g_array_unref);
  self->nights = nights;
}
