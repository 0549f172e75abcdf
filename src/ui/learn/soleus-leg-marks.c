/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-leg-marks.h"

#define CASING 3.0

/* Behind the shin bone, from the thigh to the ankle: as for soleus_leg_view_find(). */
static const double vein[][2] = {
  { -0.32, -14 }, { -0.10, -16 }, { 0.10, -11 }, { 0.35, -8 }, { 0.60, -8 }, { 0.98, -9 },
};

static const double cross[][2] = { { 0.12, -46 }, { 0.62, 26 }, { 0.62, -46 }, { 0.12, 26 } };

static void
trace (SoleusLegView *leg, const double points[][2], guint n, cairo_t *cr)
{
  double x, y;

  cairo_new_sub_path (cr);
  for (guint i = 0; i < n; i++)
    {
      soleus_leg_view_find (leg, points[i][0], points[i][1], &x, &y);
      cairo_line_to (cr, x, y);
    }
}

/* A dark line within a white one can be seen on every skin and in every theme. */
static void
stroke (cairo_t *cr, double width, double red, double green, double blue)
{
  cairo_set_line_width (cr, width + 2 * CASING);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_stroke_preserve (cr);
  cairo_set_line_width (cr, width);
  cairo_set_source_rgb (cr, red, green, blue);
  cairo_stroke (cr);
}

static void
draw_vein (SoleusLegView *leg, cairo_t *cr)
{
  double x, y, top, bottom;

  soleus_leg_view_find (leg, 0, 0, &x, &top);
  soleus_leg_view_find (leg, 1, 0, &x, &bottom);
  trace (leg, vein, G_N_ELEMENTS (vein), cr);
  stroke (cr, (bottom - top) / 26, 0.15, 0.30, 0.65);
  soleus_leg_view_find (leg, vein[3][0], vein[3][1], &x, &y);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, (bottom - top) / 26, (bottom - top) / 13);
  cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_restore (cr);
  cairo_set_source_rgb (cr, 0.35, 0.03, 0.07);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_set_line_width (cr, CASING);
  cairo_stroke (cr);
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  SoleusLegView *leg = SOLEUS_LEG_VIEW (gtk_overlay_get_child (user_data));
  int mark = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (area), "mark"));

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (mark == SOLEUS_LEG_MARK_VEIN)
    draw_vein (leg, cr);
  else
    {
      trace (leg, cross, 2, cr);
      trace (leg, cross + 2, 2, cr);
      stroke (cr, 7, 0.65, 0.05, 0.10);
    }
}

/* Returns: (transfer floating): @leg, which it takes, with the mark on top */
GtkWidget *
soleus_leg_marks_new (SoleusLegView *leg, SoleusLegMark mark)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (leg));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), area);
  gtk_widget_set_can_target (area, FALSE);
  g_object_set_data (G_OBJECT (area), "mark", GINT_TO_POINTER (mark));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, overlay, NULL);
  return overlay;
}
