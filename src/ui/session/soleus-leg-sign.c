/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-leg-sign.h"

#include "soleus-compat.h"

/* Two legs as the person sees the own ones, the left one at the left in every script. Those that
 * work are filled. */
struct _SoleusLegSign
{
  GtkWidget parent_instance;

  SoleusLeg leg;
};

G_DEFINE_FINAL_TYPE (SoleusLegSign, soleus_leg_sign, GTK_TYPE_WIDGET)

/* A leg in a square of side 1, its foot towards @side. */
static void
draw_leg (cairo_t *cr, double side, gboolean filled)
{
  cairo_new_path (cr);
  cairo_move_to (cr, 0.5 + side * 0.06, 0.06);
  cairo_line_to (cr, 0.5 + side * 0.08, 0.8);
  cairo_curve_to (cr, 0.5 + side * 0.08, 0.94, 0.5 + side * 0.1, 0.94, 0.5 + side * 0.2, 0.94);
  cairo_line_to (cr, 0.5 + side * 0.46, 0.94);
  cairo_curve_to (cr, 0.5 + side * 0.5, 0.86, 0.5 + side * 0.34, 0.82, 0.5 + side * 0.26, 0.76);
  cairo_curve_to (cr, 0.5 + side * 0.24, 0.6, 0.5 + side * 0.4, 0.4, 0.5 + side * 0.4, 0.06);
  cairo_close_path (cr);
  if (filled)
    cairo_fill_preserve (cr);
  cairo_stroke (cr);
}

static void
soleus_leg_sign_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SoleusLegSign *self = SOLEUS_LEG_SIGN (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double size = MIN (width, height);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  GdkRGBA color;

  soleus_compat_get_color (widget, &color);
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_translate (cr, (width - size) / 2, (height - size) / 2);
  cairo_scale (cr, size, size);
  cairo_set_line_width (cr, 0.05);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  draw_leg (cr, -1, self->leg != SOLEUS_LEG_RIGHT);
  draw_leg (cr, 1, self->leg != SOLEUS_LEG_LEFT);
  cairo_destroy (cr);
}

static void
soleus_leg_sign_class_init (SoleusLegSignClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = soleus_leg_sign_snapshot;
  gtk_widget_class_set_css_name (widget_class, "legsign");
  /* The side is written beside it. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
soleus_leg_sign_init (SoleusLegSign *self)
{
}

void
soleus_leg_sign_set_leg (SoleusLegSign *self, SoleusLeg leg)
{
  if (self->leg == leg)
    return;
  self->leg = leg;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
