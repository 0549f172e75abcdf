/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-leg-view.h"

#include <glib/gi18n-lib.h>
#include <graphene-gobject.h>
#include <math.h>

#include "soleus-canvas.h"
#include "soleus-diagrams.h"
#include "soleus-leg-labels.h"

/* What is shown: from the end of the thigh to the toes of a pointed foot. */
#define VIEW_TOP    -104.0
#define VIEW_HEIGHT 450.0
#define VIEW_WIDTH  236.0
/* The leg leaves room in its view beside the calf, where the names stand. */
#define OVERLAP       0.18
#define PULSE_SECONDS 2.4
#define MIN_WIDTH     120
#define MIN_HEIGHT    150
#define NATURAL_WIDTH 300
/* Of the shank, in units of the figure. */
#define SHANK_LENGTH   246.0
#define NATURAL_HEIGHT 330

struct _SoleusLegView
{
  GtkWidget parent_instance;

  double knee_angle;
  double ankle_angle;
  graphene_point3d_t pressure;
  int target;
  gboolean tendon;
  int leg;
  int tone;
  gboolean labels;
  gboolean pulsing;
  gboolean dark;
  gboolean high_contrast;
  gboolean reduced;

  SoleusShot shot;
  SoleusPlace place;
  GskRenderNode *picture;
  GskRenderNode *halo;
  GskRenderNode *names;
  guint source;
};

G_DEFINE_FINAL_TYPE (SoleusLegView, soleus_leg_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_KNEE_ANGLE,
  PROP_ANKLE_ANGLE,
  PROP_PRESSURE,
  PROP_TARGET,
  PROP_TENDON,
  PROP_LEG,
  PROP_TONE,
  PROP_LABELS,
  PROP_PULSING,
  PROP_DARK,
  PROP_HIGH_CONTRAST,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

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
  gboolean pulses = self->pulsing && !self->reduced && self->target != SOLEUS_MUSCLE_NONE &&
                    gtk_widget_get_mapped (GTK_WIDGET (self));

  if (pulses && self->source == 0)
    self->source = g_timeout_add_full (GDK_PRIORITY_REDRAW - 1, soleus_canvas_get_beat (), pulse_cb,
                                       self, NULL);
  else if (!pulses)
    g_clear_handle_id (&self->source, g_source_remove);
}

static void
update_shot (SoleusLegView *self)
{
  soleus_mixer_pose_leg (soleus_pose_book_get_skeleton (soleus_diagrams_get_book ()),
                         self->knee_angle, self->ankle_angle, &self->shot.frames);
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

static void
update_description (SoleusLegView *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  describe (self), -1);
}

static SoleusPainter *
get_painter (SoleusLegView *self)
{
  return soleus_diagrams_find_painter (self->dark, self->high_contrast, self->tone);
}

static void
name_labels (SoleusLabel labels[SOLEUS_N_LABELS])
{
  labels[SOLEUS_LABEL_GASTROCNEMIUS].text = C_ ("anatomy", "Gastrocnemius");
  labels[SOLEUS_LABEL_SOLEUS].text = C_ ("anatomy", "Soleus");
  labels[SOLEUS_LABEL_ACHILLES].text = C_ ("anatomy", "Achilles tendon");
}

static double
get_column (SoleusLegView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  SoleusLabel labels[SOLEUS_N_LABELS];

  if (!self->labels)
    return 0;
  name_labels (labels);
  return soleus_labels_fit (labels, SOLEUS_N_LABELS, context, width)
             ? soleus_labels_get_column (width)
             : 0;
}

/* Keeps knee and foot in the middle while the shank leans. */
static void
update_place (SoleusLegView *self, double width, double height)
{
  const SoleusFrame *foot = &self->shot.frames.bones[SOLEUS_BONE_NEAR_FOOT];
  double heel = soleus_vec_place ((SoleusVec){ -40, 20 }, foot).x;
  double toe = soleus_vec_place ((SoleusVec){ 115, 32 }, foot).x;
  double middle = (MIN (heel, -52) + MAX (toe, 46)) / 2;
  double view[4] = { middle - VIEW_WIDTH / 2, VIEW_TOP, VIEW_WIDTH, VIEW_HEIGHT };
  double column = get_column (self) * (1 - OVERLAP);

  soleus_place_fit (&self->place, view, width - 2 * column, height, self->leg == SOLEUS_LEG_LEFT);
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
  cairo_rectangle (cr, -500, VIEW_TOP, 1000, VIEW_HEIGHT);
  cairo_clip (cr);
  draw (get_painter (self), &self->shot, cr);
  cairo_destroy (cr);
  return node;
}

static SoleusVec
find_anchor (SoleusLegView *self, SoleusLabelKind kind)
{
  static const struct
  {
    guint a, b;
    double across;
  } places[SOLEUS_N_LABELS] = { { 5, 9, 0.6 }, { 3, 11, 0.22 }, { 3, 9, 0.5 } };
  const SoleusFrame *shank = &self->shot.frames.bones[SOLEUS_BONE_NEAR_SHANK];
  SoleusVec at =
      soleus_painter_find_in_muscle (get_painter (self), kind, self->knee_angle, self->ankle_angle,
                                     places[kind].a, places[kind].b, places[kind].across);
  double scale = self->place.scale;

  at = soleus_vec_place (at, shank);
  return (SoleusVec){ self->place.x + (self->place.mirrored ? -at.x : at.x) * scale,
                      self->place.y + at.y * scale };
}

static void
fill_labels (SoleusLegView *self, SoleusLabel labels[SOLEUS_N_LABELS])
{
  for (guint i = 0; i < SOLEUS_N_LABELS; i++)
    {
      gboolean front = i == SOLEUS_LABEL_SOLEUS;

      labels[i] = (SoleusLabel){ .anchor = find_anchor (self, i) };
      labels[i].strong = i < SOLEUS_LABEL_ACHILLES ? self->shot.lit[i] > 0 : self->tendon;
      labels[i].at_start = front == self->place.mirrored;
    }
  name_labels (labels);
}

static void
draw_leaders (SoleusLegView *self, const SoleusLabel *labels, cairo_t *cr)
{
  const SoleusPaint *paint =
      &soleus_painter_get_style (get_painter (self))->paints[SOLEUS_CLASS_LEADER];

  for (guint i = 0; i < SOLEUS_N_LABELS; i++)
    {
      SoleusVec from = soleus_label_get_leader (&labels[i]);

      for (guint casing = 2; casing-- > 0;)
        {
          gdk_cairo_set_source_rgba (cr, casing ? &paint->fill : &paint->stroke);
          cairo_set_line_width (cr, paint->width + (casing ? 2 : 0));
          cairo_move_to (cr, from.x, from.y);
          cairo_line_to (cr, labels[i].anchor.x, labels[i].anchor.y);
          cairo_stroke (cr);
          cairo_arc (cr, labels[i].anchor.x, labels[i].anchor.y, casing ? 4 : 3, 0, 2 * G_PI);
          cairo_fill (cr);
        }
    }
}

static GskRenderNode *
draw_names (SoleusLegView *self, double width, double height)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  SoleusLabel labels[SOLEUS_N_LABELS];
  GdkRGBA colour;
  cairo_t *cr;

  fill_labels (self, labels);
  soleus_labels_place (labels, SOLEUS_N_LABELS, context, width, height);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  draw_leaders (self, labels, cr);
  cairo_destroy (cr);
  colour = soleus_painter_get_style (get_painter (self))->paints[SOLEUS_CLASS_LEADER].stroke;
  for (guint i = 0; i < SOLEUS_N_LABELS; i++)
    {
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (labels[i].x, labels[i].y));
      gtk_snapshot_append_layout (snapshot, labels[i].layout, &colour);
      gtk_snapshot_restore (snapshot);
    }
  soleus_labels_clear (labels, SOLEUS_N_LABELS);
  return gtk_snapshot_free_to_node (snapshot);
}

static double
get_pulse (SoleusLegView *self)
{
  double seconds = g_get_monotonic_time () / 1e6;

  return self->source ? 0.55 - 0.4 * cos (2 * G_PI * seconds / PULSE_SECONDS) : 0;
}

/* Only as large as what glows, so that its pulse leaves the rest of the window alone. */
static GskRenderNode *
draw_halo (SoleusLegView *self)
{
  graphene_rect_t bounds;

  soleus_painter_get_bounds (get_painter (self), SOLEUS_PART_HALO, &self->shot, &bounds);
  soleus_place_to_widget (&self->place, &bounds);
  return draw_node (self, soleus_painter_draw_leg_halo, &bounds);
}

static void
soleus_leg_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SoleusLegView *self = SOLEUS_LEG_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  double pulse = get_pulse (self);

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
  if (get_column (self) <= 0)
    return;
  if (self->names == NULL)
    self->names = draw_names (self, width, height);
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

static void
animations_changed_cb (SoleusLegView *self)
{
  gboolean animations;

  g_object_get (gtk_settings_get_default (), "gtk-enable-animations", &animations, NULL);
  self->reduced = !animations;
  update_pulse (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gpointer
get_field (SoleusLegView *self, guint id)
{
  switch (id)
    {
    case PROP_KNEE_ANGLE:
      return &self->knee_angle;
    case PROP_ANKLE_ANGLE:
      return &self->ankle_angle;
    case PROP_PRESSURE:
      return &self->pressure;
    case PROP_TARGET:
      return &self->target;
    case PROP_TENDON:
      return &self->tendon;
    case PROP_LEG:
      return &self->leg;
    case PROP_TONE:
      return &self->tone;
    case PROP_LABELS:
      return &self->labels;
    case PROP_PULSING:
      return &self->pulsing;
    case PROP_DARK:
      return &self->dark;
    case PROP_HIGH_CONTRAST:
      return &self->high_contrast;
    default:
      return NULL;
    }
}

static void
soleus_leg_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  gpointer field = get_field (SOLEUS_LEG_VIEW (object), id);

  if (field == NULL)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (G_VALUE_HOLDS_DOUBLE (value))
    g_value_set_double (value, *(double *) field);
  else if (G_VALUE_HOLDS_BOXED (value))
    g_value_set_boxed (value, field);
  else if (G_VALUE_HOLDS_INT (value))
    g_value_set_int (value, *(int *) field);
  else
    g_value_set_boolean (value, *(gboolean *) field);
}

static gboolean
set_pressure (graphene_point3d_t *pressure, const graphene_point3d_t *value)
{
  graphene_point3d_t next = value ? *value : (graphene_point3d_t){ 0 };

  if (graphene_point3d_equal (pressure, &next))
    return FALSE;
  *pressure = next;
  return TRUE;
}

static gboolean
set_field (gpointer field, const GValue *value)
{
  if (G_VALUE_HOLDS_BOXED (value))
    return set_pressure (field, g_value_get_boxed (value));
  if (G_VALUE_HOLDS_DOUBLE (value))
    {
      double number = g_value_get_double (value);

      if (*(double *) field == number)
        return FALSE;
      *(double *) field = number;
      return TRUE;
    }
  else
    {
      int number =
          G_VALUE_HOLDS_INT (value) ? g_value_get_int (value) : g_value_get_boolean (value);

      if (*(int *) field == number)
        return FALSE;
      *(int *) field = number;
      return TRUE;
    }
}

static void
soleus_leg_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SoleusLegView *self = SOLEUS_LEG_VIEW (object);
  gpointer field = get_field (self, id);

  if (field == NULL)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (!set_field (field, value))
    return;
  update_shot (self);
  update_pulse (self);
  if (id == PROP_TARGET || id == PROP_TENDON)
    update_description (self);
  g_object_notify_by_pspec (object, pspec);
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
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_KNEE_ANGLE] = g_param_spec_double ("knee-angle", NULL, NULL, -180, 180, 0, flags);
  properties[PROP_ANKLE_ANGLE] =
      g_param_spec_double ("ankle-angle", NULL, NULL, -180, 180, 0, flags);
  /* As of the figure: what presses on the calf, in the coordinates of the shank. */
  properties[PROP_PRESSURE] =
      g_param_spec_boxed ("pressure", NULL, NULL, GRAPHENE_TYPE_POINT3D, flags);
  properties[PROP_TARGET] = g_param_spec_int ("target", NULL, NULL, SOLEUS_MUSCLE_NONE,
                                              SOLEUS_MUSCLE_BOTH, SOLEUS_MUSCLE_NONE, flags);
  properties[PROP_TENDON] = g_param_spec_boolean ("tendon", NULL, NULL, FALSE, flags);
  properties[PROP_LEG] = g_param_spec_int ("leg", NULL, NULL, SOLEUS_LEG_BOTH, SOLEUS_LEG_RIGHT,
                                           SOLEUS_LEG_RIGHT, flags);
  properties[PROP_TONE] = g_param_spec_int ("tone", NULL, NULL, 1, SOLEUS_N_TONES, 2, flags);
  properties[PROP_LABELS] = g_param_spec_boolean ("labels", NULL, NULL, TRUE, flags);
  properties[PROP_PULSING] = g_param_spec_boolean ("pulsing", NULL, NULL, FALSE, flags);
  properties[PROP_DARK] = g_param_spec_boolean ("dark", NULL, NULL, FALSE, flags);
  properties[PROP_HIGH_CONTRAST] = g_param_spec_boolean ("high-contrast", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
soleus_leg_view_class_init (SoleusLegViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = soleus_leg_view_get_property;
  object_class->set_property = soleus_leg_view_set_property;
  object_class->dispose = soleus_leg_view_dispose;
  widget_class->snapshot = soleus_leg_view_snapshot;
  widget_class->size_allocate = soleus_leg_view_size_allocate;
  widget_class->css_changed = soleus_leg_view_css_changed;
  widget_class->measure = soleus_leg_view_measure;
  widget_class->map = soleus_leg_view_map;
  widget_class->unmap = soleus_leg_view_unmap;
  install_properties (object_class);
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
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-enable-animations",
                           G_CALLBACK (animations_changed_cb), self, G_CONNECT_SWAPPED);
  animations_changed_cb (self);
  update_shot (self);
  update_description (self);
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
 * For what is drawn on top of the leg. Good until the size, an angle or the leg changes.
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
