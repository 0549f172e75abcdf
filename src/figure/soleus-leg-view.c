/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-leg-view-private.h"

#include <glib/gi18n-lib.h>

#include "soleus-animation.h"
#include "soleus-diagrams.h"

/* What is shown: from the end of the thigh to the toes of a pointed foot. */
#define VIEW_TOP    -104.0
#define VIEW_HEIGHT 450.0
#define VIEW_WIDTH  236.0
/* Of a leg that lies: to the toes of a pointed foot, and down to the roller. */
static const double lying_view[4] = { VIEW_TOP, -126, 470, 260 };
/* Behind the calf; the same place all along a pass of the roller, which is larger than that. */
#define HEEL_BACK    -52.0
#define ROLLER_BACK  -124.0
#define ROLLER_LEAST 30.0
/* The leg leaves room in its view beside the calf, where the names stand. */
#define OVERLAP       0.18
#define MIN_WIDTH     120
#define MIN_HEIGHT    150
#define NATURAL_WIDTH 300
/* Of the shank, in units of the figure. */
#define SHANK_LENGTH   246.0
#define NATURAL_HEIGHT 330

G_DEFINE_FINAL_TYPE (SoleusLegView, soleus_leg_view, GTK_TYPE_WIDGET)

static void
drop_picture (SoleusLegView *self)
{
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  g_clear_pointer (&self->halo, gsk_render_node_unref);
  g_clear_pointer (&self->names, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void update_pulse (SoleusLegView *self);

static gboolean
pulse_cb (gpointer user_data)
{
  SoleusLegView *self = SOLEUS_LEG_VIEW (user_data);

  self->source = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  update_pulse (self);
  return G_SOURCE_REMOVE;
}

static void
update_pulse (SoleusLegView *self)
{
  gboolean pulses = self->pulsing && !soleus_animation_is_reduced () &&
                    self->target != SOLEUS_MUSCLE_NONE && gtk_widget_get_mapped (GTK_WIDGET (self));

  if (pulses && self->source == 0)
    self->source = g_timeout_add_full (GDK_PRIORITY_REDRAW - 1, soleus_animation_get_beat (),
                                       pulse_cb, self, NULL);
  else if (!pulses)
    g_clear_handle_id (&self->source, g_source_remove);
}

static gboolean
is_lying (SoleusLegView *self)
{
  return self->lying && !self->labels;
}

static void
update_shot (SoleusLegView *self)
{
  soleus_mixer_pose_leg (soleus_pose_book_get_skeleton (soleus_diagrams_get_book ()),
                         self->knee_angle, self->ankle_angle, &self->shot.frames);
  if (is_lying (self))
    soleus_mixer_lay_leg (&self->shot.frames);
  self->shot.dent = (SoleusDent){ self->pressure.z, { self->pressure.x, self->pressure.y } };
  self->shot.shown = 1;
  self->shot.warm[0] = self->shot.warm[1] = 1;
  self->shot.lit[0] =
      self->target == SOLEUS_MUSCLE_GASTROCNEMIUS || self->target == SOLEUS_MUSCLE_BOTH;
  self->shot.lit[1] = self->target == SOLEUS_MUSCLE_SOLEUS || self->target == SOLEUS_MUSCLE_BOTH;
  self->shot.tendon = self->tendon;
  drop_picture (self);
}

static const char *
describe (SoleusLegView *self)
{
  const char *texts[] = {
    [SOLEUS_MUSCLE_NONE] = N_ ("Close-up of the lower leg"),
    [SOLEUS_MUSCLE_GASTROCNEMIUS] = N_ ("Close-up of the lower leg, the gastrocnemius marked"),
    [SOLEUS_MUSCLE_SOLEUS] = N_ ("Close-up of the lower leg, the soleus marked"),
    [SOLEUS_MUSCLE_BOTH] = N_ ("Close-up of the lower leg, gastrocnemius and soleus marked"),
  };

  if (self->tendon)
    return _ ("Close-up of the lower leg, the Achilles tendon marked");
  return _ (texts[self->target]);
}

void
soleus_leg_view_update_description (SoleusLegView *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  describe (self), -1);
}

SoleusPainter *
soleus_leg_view_get_painter (SoleusLegView *self)
{
  return soleus_diagrams_find_painter (self->dark, self->high_contrast, self->tone);
}

/* How far the picture reaches behind the calf: to the heel, or as far as a roller. */
static double
find_back (SoleusLegView *self, double heel)
{
  return self->pressure.z > ROLLER_LEAST ? ROLLER_BACK : MIN (heel, HEEL_BACK);
}

/* Keeps knee and foot in the middle while the shank leans. */
static void
update_place (SoleusLegView *self, double width, double height)
{
  const SoleusFrame *foot = &self->shot.frames.bones[SOLEUS_BONE_NEAR_FOOT];
  double heel = soleus_vec_place ((SoleusVec){ -40, 20 }, foot).x;
  double toe = soleus_vec_place ((SoleusVec){ 115, 32 }, foot).x;
  double middle = (find_back (self, heel) + MAX (toe, 46)) / 2;
  double view[4] = { middle - VIEW_WIDTH / 2, VIEW_TOP, VIEW_WIDTH, VIEW_HEIGHT };
  double column = soleus_leg_view_get_column (self) * (1 - OVERLAP);

  soleus_place_fit (&self->place, is_lying (self) ? lying_view : view, width - 2 * column, height,
                    self->leg == SOLEUS_LEG_LEFT);
  self->place.x += column;
}

static GskRenderNode *
draw_node (SoleusLegView *self,
           void (*draw) (SoleusPainter *painter, const SoleusShot *shot, cairo_t *cr),
           const graphene_rect_t *bounds)
{
  GskRenderNode *node = gsk_cairo_node_new (bounds);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  soleus_place_apply (&self->place, cr);
  /* The thigh ends at the edge of the view, not where its drawing happens to end. */
  if (is_lying (self))
    cairo_rectangle (cr, VIEW_TOP, -500, 1000, 1000);
  else
    cairo_rectangle (cr, -500, VIEW_TOP, 1000, VIEW_HEIGHT);
  cairo_clip (cr);
  draw (soleus_leg_view_get_painter (self), &self->shot, cr);
  cairo_destroy (cr);
  return node;
}

/* Only as large as what glows, so that its pulse leaves the rest of the window alone. */
static GskRenderNode *
draw_halo (SoleusLegView *self)
{
  graphene_rect_t bounds;

  soleus_painter_get_bounds (soleus_leg_view_get_painter (self), SOLEUS_PART_HALO, &self->shot,
                             &bounds);
  soleus_place_to_widget (&self->place, &bounds);
  return draw_node (self, soleus_painter_draw_leg_halo, &bounds);
}

static void
soleus_leg_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SoleusLegView *self = SOLEUS_LEG_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  double pulse = self->source ? soleus_animation_get_pulse () : 0;

  if (width < 1 || height < 1)
    return;
  if (self->picture == NULL)
    {
      update_place (self, width, height);
      self->picture =
          draw_node (self, soleus_painter_draw_leg, &GRAPHENE_RECT_INIT (0, 0, width, height));
    }
  gtk_snapshot_append_node (snapshot, self->picture);
  if (pulse > 0)
    {
      if (self->halo == NULL)
        self->halo = draw_halo (self);
      gtk_snapshot_push_opacity (snapshot, pulse);
      gtk_snapshot_append_node (snapshot, self->halo);
      gtk_snapshot_pop (snapshot);
    }
  if (soleus_leg_view_get_column (self) <= 0)
    return;
  if (self->names == NULL)
    self->names = soleus_leg_view_draw_names (self, width, height);
  gtk_snapshot_append_node (snapshot, self->names);
}

static void
soleus_leg_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  drop_picture (SOLEUS_LEG_VIEW (widget));
}

static void
soleus_leg_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (soleus_leg_view_parent_class)->css_changed (widget, change);
  drop_picture (SOLEUS_LEG_VIEW (widget));
}

static void
soleus_leg_view_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = across ? MIN_WIDTH : MIN_HEIGHT;
  *natural = across ? NATURAL_WIDTH : NATURAL_HEIGHT;
  *minimum_baseline = *natural_baseline = -1;
}

static void
soleus_leg_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (soleus_leg_view_parent_class)->map (widget);
  update_pulse (SOLEUS_LEG_VIEW (widget));
}

static void
soleus_leg_view_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (soleus_leg_view_parent_class)->unmap (widget);
  update_pulse (SOLEUS_LEG_VIEW (widget));
}

void
soleus_leg_view_refresh (SoleusLegView *self)
{
  update_shot (self);
  update_pulse (self);
}

static void
animations_changed_cb (SoleusLegView *self)
{
  update_pulse (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
soleus_leg_view_dispose (GObject *object)
{
  SoleusLegView *self = SOLEUS_LEG_VIEW (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  g_clear_pointer (&self->halo, gsk_render_node_unref);
  g_clear_pointer (&self->names, gsk_render_node_unref);
  G_OBJECT_CLASS (soleus_leg_view_parent_class)->dispose (object);
}

static void
soleus_leg_view_class_init (SoleusLegViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = soleus_leg_view_dispose;
  widget_class->snapshot = soleus_leg_view_snapshot;
  widget_class->size_allocate = soleus_leg_view_size_allocate;
  widget_class->css_changed = soleus_leg_view_css_changed;
  widget_class->measure = soleus_leg_view_measure;
  widget_class->map = soleus_leg_view_map;
  widget_class->unmap = soleus_leg_view_unmap;
  soleus_leg_view_install_properties (object_class);
  gtk_widget_class_set_css_name (widget_class, "leg");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
soleus_leg_view_init (SoleusLegView *self)
{
  self->leg = SOLEUS_LEG_RIGHT;
  self->tone = 2;
  self->labels = TRUE;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  soleus_animation_watch (self, G_CALLBACK (animations_changed_cb));
  update_shot (self);
  soleus_leg_view_update_description (self);
}

/**
 * soleus_leg_view_new:
 *
 * The lower leg from near: skin, faint bones, both calf muscles and the Achilles tendon, for any
 * angles of knee and ankle, with names beside them. The right leg faces right, the left leg left,
 * in every language.
 *
 * Returns: (transfer floating): a straight right leg
 */
GtkWidget *
soleus_leg_view_new (void)
{
  return g_object_new (SOLEUS_TYPE_LEG_VIEW, NULL);
}

/**
 * soleus_leg_view_find:
 * @along: place along the shank, 0 at the knee and 1 at the ankle
 * @across: behind the middle of the shank below 0, before it above; thousandths of body height
 * @x: (out): there, in the widget
 * @y: (out): likewise
 *
 * For what is drawn on top of the leg. Good until the size, an angle, the leg or what presses
 * changes.
 */
void
soleus_leg_view_find (SoleusLegView *self, double along, double across, double *x, double *y)
{
  SoleusVec at = { across, along * SHANK_LENGTH };

  update_place (self, gtk_widget_get_width (GTK_WIDGET (self)),
                gtk_widget_get_height (GTK_WIDGET (self)));
  at = soleus_vec_place (at, &self->shot.frames.bones[SOLEUS_BONE_NEAR_SHANK]);
  *x = self->place.x + (self->place.mirrored ? -at.x : at.x) * self->place.scale;
  *y = self->place.y + at.y * self->place.scale;
}

/**
 * soleus_leg_view_locate:
 * @x: in the widget
 * @y: likewise
 * @along: (out): as for soleus_leg_view_find(), of which this is the inverse
 * @across: (out): likewise
 */
void
soleus_leg_view_locate (SoleusLegView *self, double x, double y, double *along, double *across)
{
  SoleusVec at;

  update_place (self, gtk_widget_get_width (GTK_WIDGET (self)),
                gtk_widget_get_height (GTK_WIDGET (self)));
  at.x = (x - self->place.x) / self->place.scale * (self->place.mirrored ? -1 : 1);
  at.y = (y - self->place.y) / self->place.scale;
  at = soleus_vec_unplace (at, &self->shot.frames.bones[SOLEUS_BONE_NEAR_SHANK]);
  *along = at.y / SHANK_LENGTH;
  *across = at.x;
}
