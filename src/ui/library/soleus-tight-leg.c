/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-tight-leg.h"

#include <math.h>

#include "soleus-appearance.h"
#include "soleus-compat.h"
#include "soleus-leg-view.h"

#define BADGE_RADIUS 11.0
#define SPOT_RADIUS  12.0
#define DOT_RADIUS   3.0
/* The calf, in the terms of soleus_leg_view_find(): from the back of the knee to the heel. */
#define CALF_TOP    (-0.06)
#define CALF_MIDDLE 0.50
#define CALF_BOTTOM 1.08
#define CALF_BACK   (-100.0)
#define CALF_FRONT  12.0
#define SPOT_REACH  0.065

/* Behind the leg, where the numbers stand. */
#define NUMBER_ACROSS (-72.0)

/* The place of each area along the shank and across it, and of its number along the shank. */
static const struct
{
  double along, across, number;
} places[SOLEUS_N_TIGHT_AREAS] = { { 0.14, -24, 0.08 }, { 0.70, -10, 0.78 }, { 0.40, -23, 0.43 } };

/**
 * SoleusTightLeg:
 *
 * The picture of *Where does it feel tight?*: a leg with three numbered areas that can be pointed
 * at. Keyboard and screen reader have the buttons beside it.
 */
struct _SoleusTightLeg
{
  GtkWidget parent_instance;

  SoleusLegView *leg;
  int area;
};

enum
{
  SIGNAL_POINTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusTightLeg, soleus_tight_leg, GTK_TYPE_WIDGET)

static SoleusMuscle
get_target (int area)
{
  switch (area)
    {
    case SOLEUS_TIGHT_UPPER:
      return SOLEUS_MUSCLE_GASTROCNEMIUS;
    case SOLEUS_TIGHT_LOWER:
      return SOLEUS_MUSCLE_SOLEUS;
    default:
      return SOLEUS_MUSCLE_NONE;
    }
}

static void
show_area (SoleusTightLeg *self)
{
  soleus_leg_view_show (self->leg, &(SoleusCalf){ .target = get_target (self->area) });
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static int
find_area (SoleusTightLeg *self, double x, double y)
{
  double along, across;

  soleus_leg_view_locate (self->leg, x, y, &along, &across);
  return soleus_tight_leg_locate (along, across);
}

static void
motion_cb (SoleusTightLeg *self, double x, double y)
{
  int area = find_area (self, x, y);

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   area == SOLEUS_TIGHT_NOWHERE ? NULL : "pointer");
  g_signal_emit (self, signals[SIGNAL_POINTED], 0, area);
}

static void
leave_cb (SoleusTightLeg *self)
{
  g_signal_emit (self, signals[SIGNAL_POINTED], 0, SOLEUS_TIGHT_NOWHERE);
}

static void
released_cb (SoleusTightLeg *self, int n_press, double x, double y)
{
  int area = find_area (self, x, y);

  if (area != SOLEUS_TIGHT_NOWHERE)
    gtk_widget_activate_action (GTK_WIDGET (self), "library.choose", "i", area);
}

static void
draw_number (SoleusTightLeg *self,
             int area,
             double x,
             double y,
             const GdkRGBA *ink,
             const GdkRGBA *paper,
             cairo_t *cr)
{
  g_autofree char *digit = g_strdup_printf ("%d", area + 1);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), digit);
  gboolean chosen = area == self->area;
  PangoRectangle box;

  pango_layout_get_pixel_extents (layout, &box, NULL);
  cairo_new_path (cr);
  cairo_arc (cr, x, y, MAX (BADGE_RADIUS, box.height), 0, 2 * G_PI);
  gdk_cairo_set_source_rgba (cr, chosen ? ink : paper);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, ink);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
  gdk_cairo_set_source_rgba (cr, chosen ? paper : ink);
  cairo_move_to (cr, x - box.x - box.width / 2.0, y - box.y - box.height / 2.0);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_area (SoleusTightLeg *self, int area, const GdkRGBA *ink, const GdkRGBA *paper, cairo_t *cr)
{
  gboolean chosen = area == self->area;
  double x, y, number_x, number_y;

  soleus_leg_view_find (self->leg, places[area].along, places[area].across, &x, &y);
  soleus_leg_view_find (self->leg, places[area].number, NUMBER_ACROSS, &number_x, &number_y);
  for (guint casing = 2; casing-- > 0;)
    {
      double radius = area == SOLEUS_TIGHT_SPOT ? SPOT_RADIUS : DOT_RADIUS;
      double from = atan2 (number_y - y, number_x - x);

      gdk_cairo_set_source_rgba (cr, casing ? paper : ink);
      cairo_set_line_width (cr, (chosen ? 3 : 1.5) + 3 * casing);
      cairo_new_path (cr);
      cairo_move_to (cr, number_x, number_y);
      cairo_line_to (cr, x + radius * cos (from), y + radius * sin (from));
      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
      cairo_stroke (cr);
    }
  draw_number (self, area, number_x, number_y, ink, paper, cr);
}

static void
soleus_tight_leg_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SoleusTightLeg *self = SOLEUS_TIGHT_LEG (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  SoleusAppearance *appearance = soleus_appearance_find (widget);
  gboolean dark = appearance && soleus_appearance_get_dark (appearance);
  GdkRGBA ink, paper;
  cairo_t *cr;

  GTK_WIDGET_CLASS (soleus_tight_leg_parent_class)->snapshot (widget, snapshot);
  soleus_compat_get_color (widget, &ink);
  ink.alpha = 1;
  paper = dark ? (GdkRGBA){ 0.12, 0.12, 0.12, 1 } : (GdkRGBA){ 1, 1, 1, 1 };
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  for (int area = 0; area < SOLEUS_N_TIGHT_AREAS; area++)
    draw_area (self, area, &ink, &paper, cr);
  cairo_destroy (cr);
}

static void
soleus_tight_leg_dispose (GObject *object)
{
  SoleusTightLeg *self = SOLEUS_TIGHT_LEG (object);

  g_clear_pointer ((GtkWidget **) &self->leg, gtk_widget_unparent);
  G_OBJECT_CLASS (soleus_tight_leg_parent_class)->dispose (object);
}

static void
soleus_tight_leg_class_init (SoleusTightLegClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_tight_leg_dispose;
  widget_class->snapshot = soleus_tight_leg_snapshot;
  /**
   * SoleusTightLeg::pointed:
   * @area: the #SoleusTightArea under the pointer, or %SOLEUS_TIGHT_NOWHERE
   */
  signals[SIGNAL_POINTED] = g_signal_new ("pointed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tightleg");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
soleus_tight_leg_init (SoleusTightLeg *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->area = SOLEUS_TIGHT_NOWHERE;
  self->leg = SOLEUS_LEG_VIEW (soleus_leg_view_new ());
  g_object_set (self->leg, "labels", FALSE, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->leg), GTK_WIDGET (self));
  show_area (self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * soleus_tight_leg_locate:
 * @along: place along the shank, 0 at the knee and 1 at the ankle
 * @across: from its middle line, behind below 0; thousandths of body height
 *
 * Returns: the #SoleusTightArea there, or %SOLEUS_TIGHT_NOWHERE beside the calf
 */
int
soleus_tight_leg_locate (double along, double across)
{
  double spot = places[SOLEUS_TIGHT_SPOT].along;

  if (along < CALF_TOP || along > CALF_BOTTOM || across < CALF_BACK || across > CALF_FRONT)
    return SOLEUS_TIGHT_NOWHERE;
  if (along > spot - SPOT_REACH && along < spot + SPOT_REACH)
    return SOLEUS_TIGHT_SPOT;
  return along < CALF_MIDDLE ? SOLEUS_TIGHT_UPPER : SOLEUS_TIGHT_LOWER;
}

void
soleus_tight_leg_set_area (SoleusTightLeg *self, int area)
{
  if (self->area == area)
    return;
  self->area = area;
  show_area (self);
}
