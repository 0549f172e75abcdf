/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-chart-paint.h"

#include <math.h>

#include "soleus-compat.h"

#define STRIPE  3.0
#define OUTLINE 1.5

/* In pixels of the screen a line of whole width on a whole place is crisp. */
static graphene_rect_t
snap (const graphene_rect_t *rect)
{
  double left = round (rect->origin.x), top = round (rect->origin.y);

  return GRAPHENE_RECT_INIT (left, top, round (rect->origin.x + rect->size.width) - left,
                             round (rect->origin.y + rect->size.height) - top);
}

static void
append_outline (GtkSnapshot *snapshot, const graphene_rect_t *rect, const GdkRGBA *color)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, rect, 0);
  gtk_snapshot_append_border (snapshot, &outline, (float[]){ OUTLINE, OUTLINE, OUTLINE, OUTLINE },
                              (GdkRGBA[]){ *color, *color, *color, *color });
}

static void
append_stripes (GtkSnapshot *snapshot, const graphene_rect_t *rect, const GdkRGBA *color)
{
  const GdkRGBA clear = { color->red, color->green, color->blue, 0 };
  const GskColorStop stops[] = { { 0, *color }, { 0.5, *color }, { 0.5, clear }, { 1, clear } };

  gtk_snapshot_append_repeating_linear_gradient (snapshot, rect, &GRAPHENE_POINT_INIT (0, 0),
                                                 &GRAPHENE_POINT_INIT (STRIPE, STRIPE), stops,
                                                 G_N_ELEMENTS (stops));
}

/**
 * soleus_chart_paint_bar:
 * @rect: brought to whole pixels
 */
void
soleus_chart_paint_bar (GtkSnapshot *snapshot,
                        const graphene_rect_t *rect,
                        const GdkRGBA *color,
                        SoleusFill fill)
{
  graphene_rect_t bar = snap (rect);

  if (bar.size.width < 1 || bar.size.height < 1)
    return;
  if (fill == SOLEUS_FILL_SOLID || bar.size.width < 4)
    gtk_snapshot_append_color (snapshot, color, &bar);
  else if (fill == SOLEUS_FILL_STRIPES)
    append_stripes (snapshot, &bar, color);
  if (fill != SOLEUS_FILL_SOLID && bar.size.width >= 4)
    append_outline (snapshot, &bar, color);
}

void
soleus_chart_paint_mark (
    GtkSnapshot *snapshot, double x, double y, double radius, const GdkRGBA *color, SoleusMark mark)
{
  graphene_rect_t rect = GRAPHENE_RECT_INIT (x - radius, y - radius, 2 * radius, 2 * radius);
  GskRoundedRect circle;

  gsk_rounded_rect_init_from_rect (&circle, &rect, radius);
  if (mark == SOLEUS_MARK_RING)
    {
      gtk_snapshot_append_border (snapshot, &circle,
                                  (float[]){ OUTLINE, OUTLINE, OUTLINE, OUTLINE },
                                  (GdkRGBA[]){ *color, *color, *color, *color });
      return;
    }
  gtk_snapshot_push_rounded_clip (snapshot, &circle);
  gtk_snapshot_append_color (snapshot, color, &rect);
  gtk_snapshot_pop (snapshot);
}

/**
 * soleus_chart_paint_rule:
 *
 * Draws a level line of one pixel.
 */
void
soleus_chart_paint_rule (
    GtkSnapshot *snapshot, double x, double y, double width, const GdkRGBA *color)
{
  gtk_snapshot_append_color (snapshot, color,
                             &GRAPHENE_RECT_INIT (round (x), round (y), round (width), 1));
}

static PangoLayout *
make_layout (GtkWidget *widget, const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  PangoAttrList *attributes = pango_attr_list_new ();

  /* The digits of an axis and of its grid line stand below each other. */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_attr_list_insert (attributes, pango_attr_scale_new (0.86));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

/**
 * soleus_chart_paint_text:
 * @x: where @align of its width stands
 * @y: its top
 * @align: 0: @x is its left, 0.5: its middle, 1: its right
 */
void
soleus_chart_paint_text (GtkWidget *widget,
                         GtkSnapshot *snapshot,
                         const char *text,
                         double x,
                         double y,
                         double align,
                         const GdkRGBA *color)
{
  g_autoptr (PangoLayout) layout = make_layout (widget, text);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (round (x - align * width), round (y)));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

void
soleus_chart_measure_text (GtkWidget *widget, const char *text, int *width, int *height)
{
  g_autoptr (PangoLayout) layout = make_layout (widget, text);

  pango_layout_get_pixel_size (layout, width, height);
}

/**
 * soleus_chart_get_colors:
 * @series: (out): what bars and points are drawn in: the chart's own colour in the style sheet
 * @text: (out): what is written in: that of what the chart lies on
 * @rule: (out): that of lines behind it
 */
void
soleus_chart_get_colors (GtkWidget *widget, GdkRGBA *series, GdkRGBA *text, GdkRGBA *rule)
{
  soleus_compat_get_color (widget, series);
  soleus_compat_get_color (gtk_widget_get_parent (widget), text);
  *rule = *text;
  rule->alpha *= 0.2;
}
