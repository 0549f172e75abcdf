/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-leg-view.h"

#include <math.h>
#include <string.h>

#include "soleus-canvas.h"
#include "soleus-figure-enums.h"
#include "soleus-leg-names.h"
#include "soleus-mosaic.h"

/* From the end of the thigh to the toes of a pointed foot. */
#define VIEW_TOP    -104.0
#define VIEW_HEIGHT 450.0
#define VIEW_WIDTH  236.0
/* Of a leg that lies: to the toes of a pointed foot, and down to the roller. */
static const double lying_view[4] = { VIEW_TOP, -126, 470, 260 };
/* From behind and cut: as far as the foot points, and all round. */
static const double behind_view[4] = { -62, -82, 124, 398 };
static const double lying_behind_view[4] = { -82, -62, 398, 124 };
static const double section_view[4] = { -64, -62, 128, 130 };
/* Behind the calf; the same place all along a pass of the roller, which is larger than that. */
#define HEEL_BACK    -52.0
#define ROLLER_BACK  -124.0
#define ROLLER_LEAST 30.0
/* The leg leaves room in its view beside the calf, where the names stand. */
#define OVERLAP        0.18
#define MIN_WIDTH      120
#define MIN_HEIGHT     150
#define NATURAL_WIDTH  300
#define NATURAL_HEIGHT 330
/* Half of what a band of the roller and a hand cover from behind, in units of the figure. */
#define BAND_ACROSS 58
#define BAND_ALONG  21
#define HAND_ACROSS 64
#define HAND_ALONG  70
/* Round a name that lies over what presses. */
#define GROUND_MARGIN 2
/* The point that a name of a part and that of a ringed place has, and the casing round it. */
#define ANCHOR_RADIUS 3
#define RING_RADIUS   7
/* One picture fades into the next, or turns where the leg changes, for so long. */
#define FADE_US 300000
/* A smaller movement than this, in degrees and in units, isn't drawn again. */
#define LITTLE 0.05

/* A picture as large as the widget, and what of it has to be painted anew. */
typedef struct
{
  SoleusMosaic *mosaic;
  graphene_rect_t stale;
} Layer;

/**
 * SoleusLegView:
 *
 * The lower leg from near: skin, faint bones, both calf muscles and the Achilles tendon, with names
 * beside them. From the side it is drawn for any angles of knee and ankle, and the right leg faces
 * right, the left leg left, in every language; from behind the knee is straight, and the left leg
 * is the mirror of the right one, as it is in the cut.
 */
struct _SoleusLegView
{
  GtkWidget parent_instance;

  SoleusAppearance *appearance;
  SoleusPicture *picture;
  SoleusCalf calf;
  gboolean labels;
  gboolean lying;
  SoleusAspect aspect;

  double pulse;
  SoleusShot shot;
  SoleusPlace place;
  /* The width of the names on each side, 0 where there is no room for them. */
  double column;
  /* Whether what is to be seen has been drawn. */
  gboolean drawn;
  Layer leg;
  Layer glow;
  GskRenderNode *names;

  /* While one picture gives way to another, the other one. */
  GskRenderNode *next;
  /* What was seen before something was marked otherwise, and how far it has gone. */
  GskRenderNode *last;
  gboolean turning;
  guint fade_id;
  gint64 fade_since;
  double faded;
};

enum
{
  PROP_0,
  PROP_LABELS,
  PROP_LYING,
  PROP_ASPECT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SoleusLegView, soleus_leg_view, GTK_TYPE_WIDGET)

static void
drop_layers (SoleusLegView *self, const graphene_rect_t *area)
{
  Layer *const layers[] = { &self->leg, &self->glow };

  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    if (layers[i]->stale.size.width > 0)
      graphene_rect_union (&layers[i]->stale, area, &layers[i]->stale);
    else
      layers[i]->stale = *area;
  g_clear_pointer (&self->next, gsk_render_node_unref);
  g_clear_pointer (&self->names, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drop_drawing (SoleusLegView *self)
{
  self->drawn = FALSE;
  drop_layers (self, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (GTK_WIDGET (self)),
                                          gtk_widget_get_height (GTK_WIDGET (self))));
}

static void
end_fade (SoleusLegView *self)
{
  if (self->fade_id > 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->fade_id);
  self->fade_id = 0;
  g_clear_pointer (&self->last, gsk_render_node_unref);
  g_clear_pointer (&self->next, gsk_render_node_unref);
}

static gboolean
fade_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SoleusLegView *self = SOLEUS_LEG_VIEW (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (self->fade_since == 0)
    self->fade_since = now;
  self->faded = soleus_smooth ((double) (now - self->fade_since) / FADE_US);
  gtk_widget_queue_draw (widget);
  if (self->faded < 1)
    return G_SOURCE_CONTINUE;
  self->fade_id = 0;
  g_clear_pointer (&self->last, gsk_render_node_unref);
  g_clear_pointer (&self->next, gsk_render_node_unref);
  return G_SOURCE_REMOVE;
}

static GskRenderNode *draw_node (SoleusLegView *self);

/* What is seen now gives way to what is shown next, unless nothing may move. */
static void
begin_fade (SoleusLegView *self, gboolean turning)
{
  end_fade (self);
  if (!self->drawn || soleus_appearance_get_reduced (self->appearance))
    return;
  self->last = draw_node (self);
  self->turning = turning;
  self->faded = 0;
  self->fade_since = 0;
  self->fade_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), fade_cb, NULL, NULL);
}

static gboolean
is_from_side (SoleusLegView *self)
{
  return self->aspect == SOLEUS_ASPECT_SIDE;
}

/* With names beside it the leg stands, even on a roller. */
static gboolean
is_lying (SoleusLegView *self)
{
  return self->lying && self->column <= 0 && self->aspect != SOLEUS_ASPECT_SECTION;
}

static void
update_shot (SoleusLegView *self)
{
  const SoleusCalf *calf = &self->calf;
  gboolean both = calf->target == SOLEUS_MUSCLE_BOTH;

  drop_drawing (self);
  if (self->appearance == NULL)
    return;
  soleus_mixer_pose_leg (&soleus_appearance_get_book (self->appearance)->skeleton, calf->knee,
                         calf->ankle, &self->shot.frames);
  if (is_lying (self))
    soleus_mixer_lay_leg (&self->shot.frames);
  self->shot.dent = calf->dent;
  self->shot.shown = 1;
  self->shot.warm[0] = self->shot.warm[1] = 1;
  self->shot.lit[0] = both || calf->target == SOLEUS_MUSCLE_GASTROCNEMIUS;
  self->shot.lit[1] = both || calf->target == SOLEUS_MUSCLE_SOLEUS;
  self->shot.tendon = calf->tendon;
  self->shot.mark = calf->mark;
}

static void
update_description (SoleusLegView *self)
{
  g_autofree char *state = soleus_leg_names_describe_state (&self->calf);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  soleus_leg_names_describe (self->aspect, &self->calf),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, state, -1);
}

static gboolean
is_marked_otherwise (SoleusLegView *self, const SoleusCalf *calf)
{
  const SoleusCalf *shown = &self->calf;

  return shown->target != calf->target || shown->heads != calf->heads ||
         shown->tendon != calf->tendon || shown->place != calf->place || shown->mark != calf->mark;
}

static void
moved_cb (SoleusLegView *self)
{
  const SoleusCalf calf = soleus_picture_get_calf (self->picture);
  SoleusAspect aspect = soleus_picture_get_aspect (self->picture);
  gboolean turning = self->calf.leg != calf.leg;

  if (turning || self->aspect != aspect || is_marked_otherwise (self, &calf))
    begin_fade (self, turning && self->aspect == aspect);
  g_object_set (self, "aspect", aspect, NULL);
  soleus_leg_view_show (self, &calf);
  if (self->pulse != soleus_picture_get_pulse (self->picture))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static SoleusPainter *
get_painter (SoleusLegView *self)
{
  return soleus_appearance_get_painter (self->appearance);
}

static const SoleusPaint *
get_leader_paint (SoleusLegView *self)
{
  return &soleus_painter_get_style (get_painter (self))->paints[SOLEUS_CLASS_LEADER];
}

static SoleusPlate *
get_plate (SoleusLegView *self)
{
  return soleus_appearance_get_plate (self->appearance, self->aspect);
}

static guint
list_names (SoleusLegView *self, SoleusLabel labels[SOLEUS_MOST_LEG_NAMES])
{
  guint n = soleus_leg_names_list (self->aspect, &self->calf,
                                   soleus_painter_get_muscles (get_painter (self)), labels);

  for (guint i = 0; i < n; i++)
    labels[i].above = labels[i].anchor.y < section_view[1] + section_view[3] / 2;
  return n;
}

static double
measure_column (SoleusLegView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = self->aspect == SOLEUS_ASPECT_SECTION ? G_MAXDOUBLE
                                                        : gtk_widget_get_height (GTK_WIDGET (self));
  SoleusLabel labels[SOLEUS_MOST_LEG_NAMES];
  guint n;

  if (!self->labels || self->appearance == NULL)
    return 0;
  n = list_names (self, labels);
  return soleus_labels_fit (labels, n, context, width, height) ? soleus_labels_get_column (width)
                                                               : 0;
}

/* A leg that has room for its names stands, one that has none may lie. */
static void
update_column (SoleusLegView *self)
{
  gboolean named = self->column > 0;

  self->column = measure_column (self);
  if (self->lying && named != (self->column > 0))
    update_shot (self);
}

/* Keeps knee and foot in the middle while the shank leans. */
static void
get_side_view (SoleusLegView *self, double view[4])
{
  const SoleusFrame *foot = &self->shot.frames.bones[SOLEUS_BONE_NEAR_FOOT];
  double heel = soleus_vec_place ((SoleusVec){ -40, 20 }, foot).x;
  double toe = soleus_vec_place ((SoleusVec){ 115, 32 }, foot).x;
  double back = self->calf.dent.radius > ROLLER_LEAST ? ROLLER_BACK : MIN (heel, HEEL_BACK);
  double middle = (back + MAX (toe, 46)) / 2;

  view[0] = middle - VIEW_WIDTH / 2;
  view[1] = VIEW_TOP;
  view[2] = VIEW_WIDTH;
  view[3] = VIEW_HEIGHT;
}

static void
get_view (SoleusLegView *self, double view[4])
{
  switch (self->aspect)
    {
    case SOLEUS_ASPECT_BEHIND:
      memcpy (view, is_lying (self) ? lying_behind_view : behind_view, sizeof behind_view);
      break;
    case SOLEUS_ASPECT_SECTION:
      memcpy (view, section_view, sizeof section_view);
      break;
    case SOLEUS_ASPECT_SIDE:
    default:
      if (is_lying (self))
        memcpy (view, lying_view, sizeof lying_view);
      else
        get_side_view (self, view);
    }
}

/* The names of a cut stand above and below it. */
static void
measure_around (SoleusLegView *self, double *top, double *bottom)
{
  SoleusLabel labels[SOLEUS_MOST_LEG_NAMES];
  guint n = list_names (self, labels);

  soleus_labels_measure_around (labels, n, gtk_widget_get_pango_context (GTK_WIDGET (self)),
                                gtk_widget_get_width (GTK_WIDGET (self)),
                                gtk_widget_get_height (GTK_WIDGET (self)), top, bottom);
  soleus_labels_clear (labels, n);
}

static void
update_place (SoleusLegView *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double column, top = 0, bottom = 0;
  double view[4];

  update_column (self);
  column = self->column * (1 - OVERLAP);
  if (column > 0 && self->aspect == SOLEUS_ASPECT_SECTION)
    {
      measure_around (self, &top, &bottom);
      column = 0;
    }
  get_view (self, view);
  soleus_place_fit (&self->place, view, width - 2 * column, MAX (height - top - bottom, 1),
                    self->calf.leg == SOLEUS_LEG_LEFT);
  self->place.x += column;
  self->place.y += top;
}

/* Where the drawing of the shank lies: only from the side it leans. */
static const SoleusFrame *
get_frame (SoleusLegView *self)
{
  static const SoleusFrame upright = { 0 }, lying = { { 0, 0 }, -90 };

  if (is_from_side (self))
    return &self->shot.frames.bones[SOLEUS_BONE_NEAR_SHANK];
  return is_lying (self) ? &lying : &upright;
}

/* From the coordinates of the drawing to those of the widget. */
static SoleusVec
to_widget (SoleusLegView *self, SoleusVec at)
{
  at = soleus_vec_place (at, get_frame (self));
  return (SoleusVec){ self->place.x + (self->place.mirrored ? -at.x : at.x) * self->place.scale,
                      self->place.y + at.y * self->place.scale };
}

static guint
fill_labels (SoleusLegView *self, SoleusLabel labels[SOLEUS_MOST_LEG_NAMES])
{
  guint n = list_names (self, labels);

  for (guint i = 0; i < n; i++)
    {
      labels[i].anchor = to_widget (self, labels[i].anchor);
      labels[i].at_start ^= self->place.mirrored;
    }
  return n;
}

static void
draw_leaders (SoleusLegView *self, const SoleusLabel *labels, guint n, cairo_t *cr)
{
  const SoleusPaint *paint = get_leader_paint (self);

  for (guint i = 0; i < n; i++)
    {
      SoleusVec from = labels[i].leader;

      for (guint casing = 2; casing-- > 0;)
        {
          gdk_cairo_set_source_rgba (cr, casing ? &paint->fill : &paint->stroke);
          cairo_set_line_width (cr, paint->width + (casing ? 2 : 0));
          cairo_move_to (cr, from.x, from.y);
          cairo_line_to (cr, labels[i].anchor.x, labels[i].anchor.y);
          cairo_stroke (cr);
          cairo_arc (cr, labels[i].anchor.x, labels[i].anchor.y, ANCHOR_RADIUS + casing, 0,
                     2 * G_PI);
          cairo_fill (cr);
          if (!labels[i].ringed)
            continue;
          cairo_arc (cr, labels[i].anchor.x, labels[i].anchor.y, RING_RADIUS, 0, 2 * G_PI);
          cairo_stroke (cr);
        }
    }
}

/* How far what presses reaches across the leg and along it. From the side all of it is seen. */
static SoleusVec
get_reach (const SoleusDent *dent, gboolean from_side)
{
  if (from_side || dent->contact == SOLEUS_CONTACT_BALL)
    return (SoleusVec){ dent->radius, dent->radius };
  switch (dent->contact)
    {
    case SOLEUS_CONTACT_ROLLER:
      return (SoleusVec){ BAND_ACROSS, BAND_ALONG };
    case SOLEUS_CONTACT_THUMBS:
    case SOLEUS_CONTACT_KNUCKLES:
      return (SoleusVec){ HAND_ACROSS, HAND_ALONG };
    case SOLEUS_CONTACT_BALL:
    case SOLEUS_CONTACT_NONE:
    default:
      return (SoleusVec){ 0, 0 };
    }
}

static gboolean
lies_over_pressing (SoleusLegView *self, const SoleusLabel *label)
{
  SoleusVec at = to_widget (self, self->shot.dent.centre);
  SoleusVec reach = get_reach (&self->shot.dent, is_from_side (self));
  double dx = at.x - CLAMP (at.x, label->x, label->x + label->width);
  double dy = at.y - CLAMP (at.y, label->y, label->y + label->height);

  return fabs (dx) < reach.x * self->place.scale && fabs (dy) < reach.y * self->place.scale;
}

static void
draw_ground (const SoleusLabel *label, const GdkRGBA *colour, GtkSnapshot *snapshot)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (
      (float) label->x - GROUND_MARGIN, (float) label->y - GROUND_MARGIN,
      (float) label->width + 2 * GROUND_MARGIN, (float) label->height + 2 * GROUND_MARGIN);
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &bounds, 2 * GROUND_MARGIN);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, colour, &bounds);
  gtk_snapshot_pop (snapshot);
}

static GskRenderNode *
draw_names (SoleusLegView *self, double width, double height)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const SoleusPaint *paint = get_leader_paint (self);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  SoleusLabel labels[SOLEUS_MOST_LEG_NAMES];
  guint n = fill_labels (self, labels);
  cairo_t *cr;

  if (self->aspect == SOLEUS_ASPECT_SECTION)
    soleus_labels_place_around (labels, n, context, width, height);
  else
    soleus_labels_place (labels, n, context, width, height);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  draw_leaders (self, labels, n, cr);
  cairo_destroy (cr);
  for (guint i = 0; i < n; i++)
    {
      if (lies_over_pressing (self, &labels[i]))
        draw_ground (&labels[i], &paint->fill, snapshot);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (labels[i].x, labels[i].y));
      gtk_snapshot_append_layout (snapshot, labels[i].layout, &paint->stroke);
      gtk_snapshot_restore (snapshot);
    }
  soleus_labels_clear (labels, n);
  return gtk_snapshot_free_to_node (snapshot);
}

static void
draw_leg (SoleusLegView *self, cairo_t *cr)
{
  if (is_from_side (self))
    {
      soleus_painter_draw_leg (get_painter (self), &self->shot, cr);
      return;
    }
  cairo_rotate (cr, get_frame (self)->angle * G_PI / 180);
  soleus_painter_draw_plate (get_painter (self), get_plate (self), self->aspect, &self->calf, cr);
}

static void
draw_glow (SoleusLegView *self, cairo_t *cr)
{
  if (is_from_side (self))
    {
      soleus_painter_draw_leg_halo (get_painter (self), &self->shot, cr);
      return;
    }
  cairo_rotate (cr, get_frame (self)->angle * G_PI / 180);
  soleus_painter_draw_plate_glow (get_painter (self), get_plate (self), &self->calf, cr);
}

/* Painting takes the units of the figure from now on. The thigh ends at the edge of the view, not
 * where its drawing happens to end. */
static void
begin_units (SoleusLegView *self, cairo_t *cr)
{
  double top = is_from_side (self) ? VIEW_TOP : behind_view[1];

  soleus_place_apply (&self->place, cr);
  if (is_lying (self))
    cairo_rectangle (cr, top, -500, 1000, 1000);
  else
    cairo_rectangle (cr, -500, top, 1000, 1000);
  cairo_clip (cr);
}

/* The whole leg in one piece, which may be scaled. */
static GskRenderNode *
draw_node (SoleusLegView *self)
{
  GskRenderNode *node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (
      0, 0, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self))));
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  begin_units (self, cr);
  draw_leg (self, cr);
  cairo_destroy (cr);
  return node;
}

static void
paint_layer (SoleusLegView *self, Layer *layer, void (*draw) (SoleusLegView *self, cairo_t *cr))
{
  const SoleusMosaicSize size = soleus_mosaic_measure (GTK_WIDGET (self));
  cairo_t *cr;

  if (soleus_mosaic_resize (layer->mosaic, &size))
    layer->stale = GRAPHENE_RECT_INIT (0, 0, size.width, size.height);
  if (layer->stale.size.width <= 0)
    return;
  cr = soleus_mosaic_begin (layer->mosaic, &layer->stale);
  begin_units (self, cr);
  draw (self, cr);
  soleus_mosaic_end (layer->mosaic, cr);
  layer->stale = GRAPHENE_RECT_INIT (0, 0, 0, 0);
}

/* The leg turns about its length: it gets narrower, and is the other one. */
static void
append_turned (SoleusLegView *self, GtkSnapshot *snapshot)
{
  double x = gtk_widget_get_width (GTK_WIDGET (self)) / 2.0;
  double breadth = fabs (1 - 2 * self->faded);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, 0));
  gtk_snapshot_scale (snapshot, MAX (breadth, 0.01), 1);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-x, 0));
  gtk_snapshot_append_node (snapshot, self->faded < 0.5 ? self->last : self->next);
  gtk_snapshot_restore (snapshot);
}

static void
append_fading (SoleusLegView *self, GtkSnapshot *snapshot)
{
  if (self->next == NULL)
    self->next = draw_node (self);
  if (self->turning)
    {
      append_turned (self, snapshot);
      return;
    }
  gtk_snapshot_push_cross_fade (snapshot, self->faded);
  gtk_snapshot_append_node (snapshot, self->last);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_node (snapshot, self->next);
  gtk_snapshot_pop (snapshot);
}

static void
append_leg (SoleusLegView *self, GtkSnapshot *snapshot)
{
  paint_layer (self, &self->leg, draw_leg);
  gtk_snapshot_append_node (snapshot, soleus_mosaic_get_node (self->leg.mosaic));
}

static void
append_glow (SoleusLegView *self, GtkSnapshot *snapshot)
{
  g_autoptr (GskRenderNode) content = NULL;

  paint_layer (self, &self->glow, draw_glow);
  content = soleus_mosaic_get_content (self->glow.mosaic);
  gtk_snapshot_push_opacity (snapshot, self->pulse);
  gtk_snapshot_append_node (snapshot, content);
  gtk_snapshot_pop (snapshot);
}

static void
soleus_leg_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SoleusLegView *self = SOLEUS_LEG_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (width < 1 || height < 1 || self->appearance == NULL)
    return;
  if (!self->drawn)
    update_place (self);
  self->drawn = TRUE;
  self->pulse = self->picture ? soleus_picture_get_pulse (self->picture) : 0;
  if (self->last)
    append_fading (self, snapshot);
  else
    {
      append_leg (self, snapshot);
      if (self->pulse > 0 && self->calf.target != SOLEUS_MUSCLE_NONE)
        append_glow (self, snapshot);
    }
  if (self->column <= 0)
    return;
  if (self->names == NULL)
    self->names = draw_names (self, width, height);
  gtk_snapshot_append_node (snapshot, self->names);
}

static void
soleus_leg_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  end_fade (SOLEUS_LEG_VIEW (widget));
  drop_drawing (SOLEUS_LEG_VIEW (widget));
}

static void
soleus_leg_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (soleus_leg_view_parent_class)->css_changed (widget, change);
  drop_drawing (SOLEUS_LEG_VIEW (widget));
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
soleus_leg_view_root (GtkWidget *widget)
{
  SoleusLegView *self = SOLEUS_LEG_VIEW (widget);

  GTK_WIDGET_CLASS (soleus_leg_view_parent_class)->root (widget);
  if (soleus_appearance_follow (&self->appearance, widget, G_CALLBACK (drop_drawing)))
    update_shot (self);
}

static void
soleus_leg_view_map (GtkWidget *widget)
{
  SoleusLegView *self = SOLEUS_LEG_VIEW (widget);

  GTK_WIDGET_CLASS (soleus_leg_view_parent_class)->map (widget);
  if (self->picture)
    soleus_picture_watch (self->picture, TRUE);
}

static void
soleus_leg_view_unmap (GtkWidget *widget)
{
  SoleusLegView *self = SOLEUS_LEG_VIEW (widget);

  end_fade (self);
  GTK_WIDGET_CLASS (soleus_leg_view_parent_class)->unmap (widget);
  soleus_mosaic_clear (self->leg.mosaic);
  soleus_mosaic_clear (self->glow.mosaic);
  if (self->picture)
    soleus_picture_watch (self->picture, FALSE);
}

static void
soleus_leg_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SoleusLegView *self = SOLEUS_LEG_VIEW (object);

  switch (id)
    {
    case PROP_LABELS:
      g_value_set_boolean (value, self->labels);
      break;
    case PROP_LYING:
      g_value_set_boolean (value, self->lying);
      break;
    case PROP_ASPECT:
      g_value_set_enum (value, self->aspect);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
set_flag (gboolean *flag, const GValue *value)
{
  if (*flag == g_value_get_boolean (value))
    return FALSE;
  *flag = g_value_get_boolean (value);
  return TRUE;
}

static void
soleus_leg_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SoleusLegView *self = SOLEUS_LEG_VIEW (object);
  gboolean changed;

  if (id == PROP_ASPECT)
    {
      changed = self->aspect != (SoleusAspect) g_value_get_enum (value);
      self->aspect = g_value_get_enum (value);
    }
  else
    changed = set_flag (id == PROP_LABELS ? &self->labels : &self->lying, value);
  if (!changed)
    return;
  update_shot (self);
  if (id == PROP_ASPECT)
    update_description (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
soleus_leg_view_finalize (GObject *object)
{
  SoleusLegView *self = SOLEUS_LEG_VIEW (object);

  soleus_mosaic_free (self->leg.mosaic);
  soleus_mosaic_free (self->glow.mosaic);
  g_clear_pointer (&self->names, gsk_render_node_unref);
  g_clear_object (&self->picture);
  g_clear_object (&self->appearance);
  G_OBJECT_CLASS (soleus_leg_view_parent_class)->finalize (object);
}

static void
soleus_leg_view_class_init (SoleusLegViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = soleus_leg_view_get_property;
  object_class->set_property = soleus_leg_view_set_property;
  object_class->finalize = soleus_leg_view_finalize;
  widget_class->snapshot = soleus_leg_view_snapshot;
  widget_class->size_allocate = soleus_leg_view_size_allocate;
  widget_class->css_changed = soleus_leg_view_css_changed;
  widget_class->measure = soleus_leg_view_measure;
  widget_class->root = soleus_leg_view_root;
  widget_class->map = soleus_leg_view_map;
  widget_class->unmap = soleus_leg_view_unmap;
  properties[PROP_LABELS] = g_param_spec_boolean ("labels", NULL, NULL, TRUE, flags);
  /* On its calf, as on a roller. */
  properties[PROP_LYING] = g_param_spec_boolean ("lying", NULL, NULL, FALSE, flags);
  properties[PROP_ASPECT] =
      g_param_spec_enum ("aspect", NULL, NULL, SOLEUS_TYPE_ASPECT, SOLEUS_ASPECT_SIDE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "leg");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
soleus_leg_view_init (SoleusLegView *self)
{
  self->calf.leg = SOLEUS_LEG_RIGHT;
  self->labels = TRUE;
  self->leg.mosaic = soleus_mosaic_new ();
  self->glow.mosaic = soleus_mosaic_new ();
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  update_description (self);
}

GtkWidget *
soleus_leg_view_new (void)
{
  return g_object_new (SOLEUS_TYPE_LEG_VIEW, NULL);
}

/* Follows the picture from now on; call this once. */
void
soleus_leg_view_set_picture (SoleusLegView *self, SoleusPicture *picture)
{
  g_return_if_fail (self->picture == NULL);

  self->picture = g_object_ref (picture);
  g_signal_connect_object (picture, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    soleus_picture_watch (picture, TRUE);
  moved_cb (self);
  end_fade (self);
}

static gboolean
move (double *value, double to)
{
  if (fabs (*value - to) < LITTLE)
    return FALSE;
  *value = to;
  return TRUE;
}

/* Whether the drawing changes round what presses alone, now and before. */
static gboolean
is_band (SoleusLegView *self, const SoleusCalf *calf)
{
  return self->drawn && self->aspect == SOLEUS_ASPECT_BEHIND &&
         self->calf.dent.radius == calf->dent.radius && soleus_calf_is_pressed (&self->calf) &&
         soleus_calf_is_pressed (calf);
}

/* What presses has gone to another place, and nothing else has changed. */
static void
move_press (SoleusLegView *self, const SoleusCalf *calf)
{
  double reach = soleus_plate_get_reach ();
  double from = soleus_calf_find_press (&self->calf).y, to = soleus_calf_find_press (calf).y;
  double top = MIN (from, to) - reach, length = fabs (to - from) + 2 * reach;
  graphene_rect_t band = is_lying (self) ? GRAPHENE_RECT_INIT (top, -500, length, 1000)
                                         : GRAPHENE_RECT_INIT (-500, top, 1000, length);

  self->calf.dent = self->shot.dent = calf->dent;
  soleus_place_to_widget (&self->place, &band);
  drop_layers (self, &band);
}

/* Shows a leg that follows no picture. */
void
soleus_leg_view_show (SoleusLegView *self, const SoleusCalf *calf)
{
  SoleusCalf *shown = &self->calf;
  gboolean marked = is_marked_otherwise (self, calf) || shown->leg != calf->leg;
  gboolean changed = marked;

  changed |= move (&shown->knee, calf->knee);
  changed |= move (&shown->ankle, calf->ankle);
  changed |= move (&shown->slack, calf->slack);
  changed |= move (&shown->turn, calf->turn);
  if (shown->dent.contact != calf->dent.contact ||
      fabs (shown->dent.radius - calf->dent.radius) >= LITTLE ||
      fabs (shown->dent.centre.x - calf->dent.centre.x) >= LITTLE ||
      fabs (shown->dent.centre.y - calf->dent.centre.y) >= LITTLE)
    {
      if (!changed && is_band (self, calf))
        {
          move_press (self, calf);
          return;
        }
      shown->dent = calf->dent;
      changed = TRUE;
    }
  shown->leg = calf->leg;
  shown->target = calf->target;
  shown->heads = calf->heads;
  shown->tendon = calf->tendon;
  shown->place = calf->place;
  shown->mark = calf->mark;
  if (changed)
    update_shot (self);
  if (marked)
    update_description (self);
}

SoleusCalf
soleus_leg_view_get_calf (SoleusLegView *self)
{
  return self->calf;
}

/**
 * soleus_leg_view_find:
 * @along: place along the shank, 0 at the knee and 1 at the ankle
 * @across: from the middle of the shank: behind it below 0 from the side, inward below 0 from
 * behind; thousandths of body height
 * @x: (out): there, in the widget
 * @y: (out): likewise
 *
 * For what is drawn on top of the leg. Good until the size or the leg changes.
 */
void
soleus_leg_view_find (SoleusLegView *self, double along, double across, double *x, double *y)
{
  SoleusVec at;

  update_place (self);
  at = to_widget (self, (SoleusVec){ across, along * SOLEUS_SHANK_LENGTH });
  *x = at.x;
  *y = at.y;
}

/* The inverse of soleus_leg_view_find(). */
void
soleus_leg_view_locate (SoleusLegView *self, double x, double y, double *along, double *across)
{
  SoleusVec at;

  update_place (self);
  at.x = (x - self->place.x) / self->place.scale * (self->place.mirrored ? -1 : 1);
  at.y = (y - self->place.y) / self->place.scale;
  at = soleus_vec_unplace (at, get_frame (self));
  *along = at.y / SOLEUS_SHANK_LENGTH;
  *across = at.x;
}

/**
 * soleus_leg_view_hit:
 * @part: (out): the part that is seen there
 *
 * Returns: whether one is; always none from the side
 */
gboolean
soleus_leg_view_hit (SoleusLegView *self, double x, double y, SoleusLegPart *part)
{
  double along, across;

  if (is_from_side (self) || self->appearance == NULL)
    return FALSE;
  soleus_leg_view_locate (self, x, y, &along, &across);
  return soleus_plate_hit (get_plate (self), &self->calf,
                           (SoleusVec){ across, along * SOLEUS_SHANK_LENGTH }, part);
}

/* The place that is named there, as soleus_leg_view_hit() finds the parts. */
SoleusLegPlace
soleus_leg_view_hit_place (SoleusLegView *self, double x, double y)
{
  double along, across;

  if (self->appearance == NULL)
    return SOLEUS_LEG_PLACE_NONE;
  soleus_leg_view_locate (self, x, y, &along, &across);
  return soleus_leg_names_find_place (self->aspect,
                                      (SoleusVec){ across, along * SOLEUS_SHANK_LENGTH });
}
