/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-chart.h"

#include <math.h>

#include "soleus-compat.h"

#define STRIPE  3.0
#define OUTLINE 1.5
/* Between the scale and the values, and between the values and the text below. */
#define GAP 6.0

G_DEFINE_ABSTRACT_TYPE (SoleusChart, soleus_chart, GTK_TYPE_WIDGET)

static void
soleus_chart_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  int height = SOLEUS_CHART_GET_CLASS (widget)->height;

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 160 : height;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 380 : height;
}

static void
soleus_chart_finalize (GObject *object)
{
  g_clear_pointer (&SOLEUS_CHART (object)->points, g_array_unref);
  G_OBJECT_CLASS (soleus_chart_parent_class)->finalize (object);
}

static void
soleus_chart_class_init (SoleusChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = soleus_chart_finalize;
  widget_class->measure = soleus_chart_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
soleus_chart_init (SoleusChart *self)
{
}

/**
 * soleus_chart_show:
 * @from_day: the first day to show, in days since 1970-01-01
 * @to_day: the last
 */
void
soleus_chart_show (SoleusChart *self, const SoleusSummary *summary, int from_day, int to_day)
{
  SoleusChartClass *klass = SOLEUS_CHART_GET_CLASS (self);

  self->from_day = from_day;
  self->to_day = to_day;
  g_array_set_size (self->points, 0);
  klass->collect (self, summary);
  if (self->points->len > 0)
    {
      g_autofree char *text = klass->describe (self);

      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                      -1);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * soleus_chart_make_row:
 * @row: from 0; the newest point is the first row
 *
 * Returns: (transfer full) (array zero-terminated=1): the cells of the row
 */
char **
soleus_chart_make_row (SoleusChart *self, guint row)
{
  g_return_val_if_fail (row < self->points->len, NULL);

  return SOLEUS_CHART_GET_CLASS (self)->make_row (self, self->points->len - 1 - row);
}

/* Returns: (transfer full) (nullable): what the chart shows, in a few words */
char *
soleus_chart_sum_up (SoleusChart *self)
{
  SoleusChartClass *klass = SOLEUS_CHART_GET_CLASS (self);

  return klass->sum_up ? klass->sum_up (self) : NULL;
}

static PangoLayout *
make_layout (GtkWidget *widget, const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  /* The digits of the scale stand in columns. */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_attr_list_insert (attributes, pango_attr_scale_new (0.86));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

/**
 * soleus_plot_begin:
 * @self: (out)
 * @most: the value at the top, which takes the most room of the scale
 */
void
soleus_plot_begin (SoleusPlot *self, GtkWidget *widget, GtkSnapshot *snapshot, double most)
{
  g_autofree char *longest = g_strdup_printf ("%g", most);
  g_autoptr (PangoLayout) layout = make_layout (widget, longest);
  int text_width, text_height;

  self->widget = widget;
  self->snapshot = snapshot;
  self->most = most;
  soleus_compat_get_color (widget, &self->series);
  soleus_compat_get_color (gtk_widget_get_parent (widget), &self->text);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  self->left = text_width + GAP + 2;
  self->width = gtk_widget_get_width (widget) - self->left;
  self->top = text_height / 2.0 + 1;
  self->height = gtk_widget_get_height (widget) - self->top - text_height - GAP;
}

static gboolean
is_mirrored (const SoleusPlot *self)
{
  return gtk_widget_get_direction (self->widget) == GTK_TEXT_DIR_RTL;
}

double
soleus_plot_place_x (const SoleusPlot *self, double x)
{
  return is_mirrored (self) ? gtk_widget_get_width (self->widget) - x : x;
}

double
soleus_plot_place_y (const SoleusPlot *self, double value)
{
  return self->top + self->height * (1 - value / self->most);
}

/* Returns: the width of the text in pixels */
int
soleus_plot_measure_text (const SoleusPlot *self, const char *text)
{
  g_autoptr (PangoLayout) layout = make_layout (self->widget, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/**
 * soleus_plot_draw_scale:
 * @step: from one number to the next
 */
void
soleus_plot_draw_scale (const SoleusPlot *self, double step)
{
  double left = is_mirrored (self) ? 0 : self->left;
  GdkRGBA rule = self->text;

  rule.alpha *= 0.2;
  for (double value = 0; value <= self->most; value += step)
    {
      g_autofree char *label = g_strdup_printf ("%g", value);
      double y = soleus_plot_place_y (self, value);

      gtk_snapshot_append_color (
          self->snapshot, &rule,
          &GRAPHENE_RECT_INIT (round (left), round (y), round (self->width), 1));
      soleus_plot_draw_text (self, label, self->left - GAP, y - self->top, 1);
    }
}

/**
 * soleus_plot_draw_text:
 * @y: the top of the text
 * @align: the part of the text before @x: 0 to 1
 */
void
soleus_plot_draw_text (const SoleusPlot *self, const char *text, double x, double y, double align)
{
  g_autoptr (PangoLayout) layout = make_layout (self->widget, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  x = soleus_plot_place_x (self, x) - (is_mirrored (self) ? 1 - align : align) * width;
  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot, &GRAPHENE_POINT_INIT (round (x), round (y)));
  gtk_snapshot_append_layout (self->snapshot, layout, &self->text);
  gtk_snapshot_restore (self->snapshot);
}

static void
append_outline (const SoleusPlot *self, const GskRoundedRect *outline, const GdkRGBA *color)
{
  gtk_snapshot_append_border (self->snapshot, outline,
                              (float[]){ OUTLINE, OUTLINE, OUTLINE, OUTLINE },
                              (GdkRGBA[]){ *color, *color, *color, *color });
}

static void
append_stripes (const SoleusPlot *self, const graphene_rect_t *rect)
{
  const GdkRGBA *color = &self->series;
  const GdkRGBA clear = { color->red, color->green, color->blue, 0 };
  const GskColorStop stops[] = { { 0, *color }, { 0.5, *color }, { 0.5, clear }, { 1, clear } };

  gtk_snapshot_append_repeating_linear_gradient (self->snapshot, rect, &GRAPHENE_POINT_INIT (0, 0),
                                                 &GRAPHENE_POINT_INIT (STRIPE, STRIPE), stops,
                                                 G_N_ELEMENTS (stops));
}

/**
 * soleus_plot_draw_bar:
 * @rect: in the widget; it is rounded to whole pixels, where its edges are crisp
 */
void
soleus_plot_draw_bar (const SoleusPlot *self, const graphene_rect_t *rect, SoleusFill fill)
{
  double left = round (rect->origin.x), top = round (rect->origin.y);
  graphene_rect_t bar =
      GRAPHENE_RECT_INIT (left, top, round (rect->origin.x + rect->size.width) - left,
                          round (rect->origin.y + rect->size.height) - top);
  GskRoundedRect outline;

  if (bar.size.width < 1 || bar.size.height < 1)
    return;
  if (bar.size.width < 4)
    fill = SOLEUS_FILL_SOLID;
  if (fill == SOLEUS_FILL_SOLID)
    {
      gtk_snapshot_append_color (self->snapshot, &self->series, &bar);
      return;
    }
  if (fill == SOLEUS_FILL_STRIPES)
    append_stripes (self, &bar);
  gsk_rounded_rect_init_from_rect (&outline, &bar, 0);
  append_outline (self, &outline, &self->series);
}

/**
 * soleus_plot_draw_mark:
 * @x: the middle in the widget, mirrored already
 * @open: a ring instead of a disc, which tells points apart besides their colour
 */
void
soleus_plot_draw_mark (
    const SoleusPlot *self, double x, double y, double radius, const GdkRGBA *color, gboolean open)
{
  graphene_rect_t rect = GRAPHENE_RECT_INIT (x - radius, y - radius, 2 * radius, 2 * radius);
  GskRoundedRect circle;

  gsk_rounded_rect_init_from_rect (&circle, &rect, radius);
  if (open)
    {
      append_outline (self, &circle, color);
      return;
    }
  gtk_snapshot_push_rounded_clip (self->snapshot, &circle);
  gtk_snapshot_append_color (self->snapshot, color, &rect);
  gtk_snapshot_pop (self->snapshot);
}
