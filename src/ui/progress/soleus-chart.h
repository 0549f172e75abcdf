/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-history-types.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_CHART    (soleus_chart_get_type ())
#define SOLEUS_CHART(object) (G_TYPE_CHECK_INSTANCE_CAST ((object), SOLEUS_TYPE_CHART, SoleusChart))
#define SOLEUS_CHART_CLASS(klass)                                                                  \
  (G_TYPE_CHECK_CLASS_CAST ((klass), SOLEUS_TYPE_CHART, SoleusChartClass))
#define SOLEUS_CHART_GET_CLASS(object)                                                             \
  (G_TYPE_INSTANCE_GET_CLASS ((object), SOLEUS_TYPE_CHART, SoleusChartClass))

/**
 * SoleusChart:
 * @points: the values shown, in order of time; the subclass makes it, the chart frees it
 * @from_day: the first day shown, in days since 1970-01-01
 * @to_day: the last
 *
 * Part of a summary as a picture.
 */
typedef struct
{
  GtkWidget parent_instance;

  GArray *points;
  int from_day;
  int to_day;
} SoleusChart;

/**
 * SoleusChartClass:
 * @height: in pixels
 * @collect: fills the empty @points
 * @describe: (nullable): what a screen reader says of the chart, which has points
 * @sum_up: (nullable): the same in a few words for everybody; %NULL where there is too little
 * @make_row: the cells of the row of a table for a point
 */
typedef struct
{
  GtkWidgetClass parent_class;

  int height;
  void (*collect) (SoleusChart *self, const SoleusSummary *summary);
  char *(*describe) (SoleusChart *self);
  char *(*sum_up) (SoleusChart *self);
  char **(*make_row) (SoleusChart *self, guint point);
} SoleusChartClass;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusChart, g_object_unref)

/**
 * SoleusPlot:
 * @series: the chart's own colour in the style sheet
 * @text: the colour of the text around the chart
 * @left: where the values begin, beside the numbers of the scale
 * @most: the value at the top
 *
 * A chart while it is drawn. x is given as where text runs from left to right; the plot mirrors it
 * otherwise.
 */
typedef struct
{
  GtkWidget *widget;
  GtkSnapshot *snapshot;
  GdkRGBA series;
  GdkRGBA text;
  double left;
  double width;
  double top;
  double height;
  double most;
} SoleusPlot;

/** Tells bars apart besides their colour; stripes have an outline. */
typedef enum
{
  SOLEUS_FILL_SOLID,
  SOLEUS_FILL_STRIPES,
  SOLEUS_FILL_OUTLINE,
} SoleusFill;

GType soleus_chart_get_type (void);
void soleus_chart_show (SoleusChart *self, const SoleusSummary *summary, int from_day, int to_day);
char **soleus_chart_make_row (SoleusChart *self, guint row);
char *soleus_chart_sum_up (SoleusChart *self);

void soleus_plot_begin (SoleusPlot *self, GtkWidget *widget, GtkSnapshot *snapshot, double most);
double soleus_plot_place_x (const SoleusPlot *self, double x);
double soleus_plot_place_y (const SoleusPlot *self, double value);
int soleus_plot_measure_text (const SoleusPlot *self, const char *text);
void soleus_plot_draw_scale (const SoleusPlot *self, double step);
void
soleus_plot_draw_text (const SoleusPlot *self, const char *text, double x, double y, double align);
void soleus_plot_draw_bar (const SoleusPlot *self, const graphene_rect_t *rect, SoleusFill fill);
void soleus_plot_draw_mark (
    const SoleusPlot *self, double x, double y, double radius, const GdkRGBA *color, gboolean open);

G_END_DECLS
