/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-tight-legs.h"

#include <math.h>

#include "soleus-appearance.h"
#include "soleus-compat.h"
#include "soleus-leg-view.h"

#define BADGE_RADIUS 11.0
#define SPOT_RADIUS  9.0
#define DOT_RADIUS   3.0
#define LINE_WIDTH   1.5
/* The calf from behind, in the terms of soleus_leg_view_find(): from the hollow of the knee to the
 * heel, and where its upper part ends and its tendon is bare. */
#define CALF_TOP    (-0.10)
#define UPPER_END   0.56
#define CORD_BEGIN  0.80
#define CALF_BOTTOM 1.14
#define CALF_WIDTH  46.0
/* Half the width of a leg with its numbers. */
#define NUMBER_ACROSS 60.0

#define N_LEGS 2

/* A number: the area that it stands for, the leg beside which it is, where that is none for between
 * both, its place along the shank, and that of what it points at. */
typedef struct
{
  SoleusTightArea area;
  SoleusLeg leg;
  double number;
  double along, across;
} Badge;

static const Badge badges[] = {
  { SOLEUS_TIGHT_INNER, SOLEUS_LEG_BOTH, 0.17, 0.26, -19 },
  { SOLEUS_TIGHT_OUTER, SOLEUS_LEG_LEFT, 0.10, 0.22, 18 },
  { SOLEUS_TIGHT_OUTER, SOLEUS_LEG_RIGHT, 0.10, 0.22, 18 },
  { SOLEUS_TIGHT_LOWER, SOLEUS_LEG_BOTH, 0.60, 0.68, -11 },
  { SOLEUS_TIGHT_CORD, SOLEUS_LEG_BOTH, 0.92, 0.85, 0 },
  { SOLEUS_TIGHT_SPOT, SOLEUS_LEG_RIGHT, 0.52, 0.37, 17 },
  { SOLEUS_TIGHT_TENDON_PAIN, SOLEUS_LEG_LEFT, 0.86, 0.95, 0 },
};

/* The one of the badges that is a spot. */
#define SPOT_BADGE 5

/**
 * SoleusTightLegs:
 *
 * The picture of *Where does it feel tight?*: both legs from behind, left and right as people know
 * their own, with numbered areas that can be pointed at. Keyboard and screen reader have the
 * buttons beside it.
 */
struct _SoleusTightLegs
{
  GtkWidget parent_instance;

  /* The left one first. */
  SoleusLegView *legs[N_LEGS];
  int area;
};

static const SoleusLeg sides[N_LEGS] = { SOLEUS_LEG_LEFT, SOLEUS_LEG_RIGHT };

enum
{
  SIGNAL_POINTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusTightLegs, soleus_tight_legs, GTK_TYPE_WIDGET)

static void
mark_area (int area, SoleusCalf *calf)
{
  switch (area)
    {
    case SOLEUS_TIGHT_INNER:
    case SOLEUS_TIGHT_OUTER:
      calf->target = SOLEUS_MUSCLE_GASTROCNEMIUS;
      calf->heads = area == SOLEUS_TIGHT_INNER ? SOLEUS_HEADS_INNER : SOLEUS_HEADS_OUTER;
      break;
    case SOLEUS_TIGHT_LOWER:
      calf->target = SOLEUS_MUSCLE_SOLEUS;
      break;
    case SOLEUS_TIGHT_CORD:
    case SOLEUS_TIGHT_TENDON_PAIN:
      calf->tendon = TRUE;
      break;
    default:
      break;
    }
}

static void
show_area (SoleusTightLegs *self)
{
  for (guint i = 0; i < N_LEGS; i++)
    {
      SoleusCalf calf = { .leg = sides[i] };

      mark_area (self->area, &calf);
      soleus_leg_view_show (self->legs[i], &calf);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* A place of a leg, in this widget. */
static SoleusVec
find (SoleusTightLegs *self, guint leg, double along, double across)
{
  SoleusVec at;
  double x, y;

  soleus_leg_view_find (self->legs[leg], along, across, &x, &y);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->legs[leg]), GTK_WIDGET (self), x, y, &at.x,
                                    &at.y);
  return at;
}

/* Of the circle round a number, which grows with the text. */
static double
get_badge_radius (SoleusTightLegs *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "0");
  PangoRectangle box;

  pango_layout_get_pixel_extents (layout, &box, NULL);
  return MAX (BADGE_RADIUS, box.height);
}

/* The centre of a number, so that all of its circle is within the picture. */
static SoleusVec
find_number (SoleusTightLegs *self, const Badge *badge)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double edge = MIN (get_badge_radius (self) + 2 * LINE_WIDTH, width / 2);
  SoleusVec at;

  if (badge->leg == SOLEUS_LEG_BOTH)
    return (SoleusVec){ width / 2, find (self, 0, badge->number, 0).y };
  at = find (self, badge->leg == SOLEUS_LEG_RIGHT, badge->number, NUMBER_ACROSS);
  at.x = CLAMP (at.x, edge, width - edge);
  return at;
}

static gboolean
points_at (const Badge *badge, guint leg)
{
  return badge->leg == SOLEUS_LEG_BOTH || badge->leg == sides[leg];
}

static gboolean
is_near (SoleusVec a, double x, double y, double reach)
{
  return hypot (a.x - x, a.y - y) < reach;
}

static int
find_area_of_leg (SoleusTightLegs *self, guint leg, double x, double y)
{
  static const SoleusTightArea areas[] = {
    [SOLEUS_LEG_PART_INNER_HEAD] = SOLEUS_TIGHT_INNER,
    [SOLEUS_LEG_PART_OUTER_HEAD] = SOLEUS_TIGHT_OUTER,
    [SOLEUS_LEG_PART_SOLEUS] = SOLEUS_TIGHT_LOWER,
    [SOLEUS_LEG_PART_TENDON] = SOLEUS_TIGHT_CORD,
  };
  double inner_x, inner_y, along, across;
  SoleusLegPart part;

  gtk_widget_translate_coordinates (GTK_WIDGET (self), GTK_WIDGET (self->legs[leg]), x, y, &inner_x,
                                    &inner_y);
  if (soleus_leg_view_hit (self->legs[leg], inner_x, inner_y, &part))
    return areas[part];
  soleus_leg_view_locate (self->legs[leg], inner_x, inner_y, &along, &across);
  return soleus_tight_legs_locate (along, across);
}

static int
find_area (SoleusTightLegs *self, double x, double y)
{
  const Badge *spot = &badges[SPOT_BADGE];

  for (guint i = 0; i < G_N_ELEMENTS (badges); i++)
    if (is_near (find_number (self, &badges[i]), x, y, get_badge_radius (self)))
      return badges[i].area;
  if (is_near (find (self, 1, spot->along, spot->across), x, y, SPOT_RADIUS))
    return SOLEUS_TIGHT_SPOT;
  return find_area_of_leg (self, x * 2 > gtk_widget_get_width (GTK_WIDGET (self)), x, y);
}

static void
motion_cb (SoleusTightLegs *self, double x, double y)
{
  int area = find_area (self, x, y);

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   area == SOLEUS_TIGHT_NOWHERE ? NULL : "pointer");
  g_signal_emit (self, signals[SIGNAL_POINTED], 0, area);
}

static void
leave_cb (SoleusTightLegs *self)
{
  g_signal_emit (self, signals[SIGNAL_POINTED], 0, SOLEUS_TIGHT_NOWHERE);
}

static void
released_cb (SoleusTightLegs *self, int n_press, double x, double y)
{
  int area = find_area (self, x, y);

  if (area != SOLEUS_TIGHT_NOWHERE)
    gtk_widget_activate_action (GTK_WIDGET (self), "tight.choose", "i", area);
}

typedef struct
{
  GdkRGBA ink;
  GdkRGBA paper;
} Colours;

static void
draw_number (
    SoleusTightLegs *self, const Badge *badge, SoleusVec at, const Colours *colours, cairo_t *cr)
{
  g_autofree char *digit = g_strdup_printf ("%d", badge->area + 1);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), digit);
  gboolean chosen = (int) badge->area == self->area;
  PangoRectangle box;

  pango_layout_get_pixel_extents (layout, &box, NULL);
  cairo_new_path (cr);
  cairo_arc (cr, at.x, at.y, get_badge_radius (self), 0, 2 * G_PI);
  gdk_cairo_set_source_rgba (cr, chosen ? &colours->ink : &colours->paper);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &colours->ink);
  cairo_set_line_width (cr, LINE_WIDTH);
  cairo_stroke (cr);
  gdk_cairo_set_source_rgba (cr, chosen ? &colours->paper : &colours->ink);
  cairo_move_to (cr, at.x - box.x - box.width / 2.0, at.y - box.y - box.height / 2.0);
  pango_cairo_show_layout (cr, layout);
}

/* A line from the number to its place in a leg, with a light edge on dark skin and a dark one on
 * light skin. */
static void
draw_leader (const Badge *badge,
             SoleusVec number,
             SoleusVec at,
             gboolean chosen,
             const Colours *colours,
             cairo_t *cr)
{
  double radius = badge->area == SOLEUS_TIGHT_SPOT ? SPOT_RADIUS : DOT_RADIUS;
  double from = atan2 (number.y - at.y, number.x - at.x);

  for (guint casing = 2; casing-- > 0;)
    {
      gdk_cairo_set_source_rgba (cr, casing ? &colours->paper : &colours->ink);
      cairo_set_line_width (cr, (chosen ? 2 : 1) * LINE_WIDTH + 3 * casing);
      cairo_new_path (cr);
      cairo_move_to (cr, number.x, number.y);
      cairo_line_to (cr, at.x + radius * cos (from), at.y + radius * sin (from));
      cairo_new_sub_path (cr);
      cairo_arc (cr, at.x, at.y, radius, 0, 2 * G_PI);
      cairo_stroke (cr);
    }
}

static void
draw_badge (SoleusTightLegs *self, const Badge *badge, const Colours *colours, cairo_t *cr)
{
  SoleusVec number = find_number (self, badge);

  for (guint leg = 0; leg < N_LEGS; leg++)
    if (points_at (badge, leg))
      draw_leader (badge, number, find (self, leg, badge->along, badge->across),
                   (int) badge->area == self->area, colours, cr);
  draw_number (self, badge, number, colours, cr);
}

static void
soleus_tight_legs_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SoleusTightLegs *self = SOLEUS_TIGHT_LEGS (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  SoleusAppearance *appearance = soleus_appearance_find (widget);
  gboolean dark = appearance && soleus_appearance_get_dark (appearance);
  Colours colours;
  cairo_t *cr;

  GTK_WIDGET_CLASS (soleus_tight_legs_parent_class)->snapshot (widget, snapshot);
  soleus_compat_get_color (widget, &colours.ink);
  colours.ink.alpha = 1;
  colours.paper = dark ? (GdkRGBA){ 0.12, 0.12, 0.12, 1 } : (GdkRGBA){ 1, 1, 1, 1 };
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  for (guint i = 0; i < G_N_ELEMENTS (badges); i++)
    draw_badge (self, &badges[i], &colours, cr);
  cairo_destroy (cr);
}

static void
soleus_tight_legs_dispose (GObject *object)
{
  SoleusTightLegs *self = SOLEUS_TIGHT_LEGS (object);

  for (guint i = 0; i < N_LEGS; i++)
    g_clear_pointer ((GtkWidget **) &self->legs[i], gtk_widget_unparent);
  G_OBJECT_CLASS (soleus_tight_legs_parent_class)->dispose (object);
}

static void
soleus_tight_legs_class_init (SoleusTightLegsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_tight_legs_dispose;
  widget_class->snapshot = soleus_tight_legs_snapshot;
  /**
   * SoleusTightLegs::pointed:
   * @area: the #SoleusTightArea under the pointer, or %SOLEUS_TIGHT_NOWHERE
   */
  signals[SIGNAL_POINTED] = g_signal_new ("pointed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tightlegs");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
soleus_tight_legs_init (SoleusTightLegs *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->area = SOLEUS_TIGHT_NOWHERE;
  /* The person's own left is left in every language. */
  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
  for (guint i = 0; i < N_LEGS; i++)
    {
      self->legs[i] = SOLEUS_LEG_VIEW (soleus_leg_view_new ());
      g_object_set (self->legs[i], "labels", FALSE, "aspect", SOLEUS_ASPECT_BEHIND, "hexpand", TRUE,
                    NULL);
      gtk_widget_set_parent (GTK_WIDGET (self->legs[i]), GTK_WIDGET (self));
    }
  show_area (self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * soleus_tight_legs_locate:
 * @along: place along the shank, 0 at the knee and 1 at the ankle
 * @across: from its middle line, inward below 0; thousandths of body height
 *
 * For the skin round the muscles, which are found by their outlines.
 *
 * Returns: the #SoleusTightArea there, or %SOLEUS_TIGHT_NOWHERE beside the calf
 */
int
soleus_tight_legs_locate (double along, double across)
{
  if (along < CALF_TOP || along > CALF_BOTTOM || fabs (across) > CALF_WIDTH)
    return SOLEUS_TIGHT_NOWHERE;
  if (along < UPPER_END)
    return across < 0 ? SOLEUS_TIGHT_INNER : SOLEUS_TIGHT_OUTER;
  return along < CORD_BEGIN ? SOLEUS_TIGHT_LOWER : SOLEUS_TIGHT_CORD;
}

void
soleus_tight_legs_set_area (SoleusTightLegs *self, int area)
{
  if (self->area == area)
    return;
  self->area = area;
  show_area (self);
}
