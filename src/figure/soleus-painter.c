/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-painter-private.h"

#include <math.h>
#include <string.h>

/* The chest is deepest here, measured up from the waist, and gives over this height. */
#define CHEST_Y      -118.0
#define CHEST_REACH  100.0
#define CHEST_DEPTH  62.0
#define TOES_BEND_AT 76.0
#define FLOOR_HEIGHT 26.0
#define WALL_DEPTH   44.0

static const char *const piece_names[N_PIECES] = {
  "foot",   "ankle",        "thigh",     "shank",          "knee",
  "hip",    "shorts",       "elbow",     "upper-arm",      "forearm",
  "sleeve", "hand-relaxed", "hand-flat", "hand-flat-back", "hand-grip",
};

static const char *const muscle_names[N_MUSCLES] = {
  "gastrocnemius",
  "soleus",
  "achilles",
  "heel-cord",
};

/* What skin there is of a leg and of an arm, and the frame that each piece hangs on, counted from
 * the thigh and from the upper arm. */
static const struct
{
  Piece piece;
  guint bone;
} leg_skin[] = { { PIECE_FOOT, 2 },
                 { PIECE_ANKLE, 5 },
                 { PIECE_THIGH, 0 },
                 { PIECE_SHANK, 1 },
                 { PIECE_KNEE, 4 } },
  arm_skin[] = { { PIECE_ELBOW, 3 }, { PIECE_UPPER_ARM, 0 }, { PIECE_FOREARM, 1 } };

static guint
first_leg_bone (gboolean far)
{
  return far ? SOLEUS_BONE_FAR_THIGH : SOLEUS_BONE_NEAR_THIGH;
}

static guint
first_arm_bone (gboolean far)
{
  return far ? SOLEUS_BONE_FAR_UPPER_ARM : SOLEUS_BONE_NEAR_UPPER_ARM;
}

void
soleus_painter_trace (cairo_t *cr, const SoleusOutline *outline, const SoleusFrame *frame)
{
  double c = cos (frame->angle * G_PI / 180);
  double s = sin (frame->angle * G_PI / 180);

  for (guint i = 0; i < outline->n; i++)
    {
      double x = frame->at.x + outline->points[i].x * c - outline->points[i].y * s;
      double y = frame->at.y + outline->points[i].x * s + outline->points[i].y * c;

      if (i == 0)
        cairo_move_to (cr, x, y);
      else
        cairo_line_to (cr, x, y);
    }
  if (outline->closed)
    cairo_close_path (cr);
}

static void
set_source (cairo_t *cr, const GdkRGBA *colour, double alpha)
{
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, colour->alpha * alpha);
}

void
soleus_painter_stroke (SoleusPainter *self, cairo_t *cr, SoleusClass klass, double alpha)
{
  const SoleusPaint *paint = &self->style->paints[klass];

  if (paint->stroke.alpha > 0 && alpha > 0)
    {
      set_source (cr, &paint->stroke, alpha);
      cairo_set_line_width (cr, paint->width);
      cairo_stroke (cr);
    }
  cairo_new_path (cr);
}

/* These areas lie on their own contour, which is grown and of nearly the same colour: their edge is
 * never seen against anything else, so that it need not be as finely sampled. */
static gboolean
is_lined (SoleusClass klass)
{
  return klass == SOLEUS_CLASS_SKIN || klass == SOLEUS_CLASS_SKIN_SHADE ||
         klass == SOLEUS_CLASS_SHORTS || klass == SOLEUS_CLASS_SHORTS_SHADE ||
         klass == SOLEUS_CLASS_SHIRT || klass == SOLEUS_CLASS_RIM_DARK;
}

/* The outline classes are stroked by growing what they fill, so their own stroke is not drawn. */
void
soleus_painter_fill (SoleusPainter *self, cairo_t *cr, SoleusClass klass, double alpha)
{
  const SoleusPaint *paint = &self->style->paints[klass];
  gboolean grown = klass >= SOLEUS_CLASS_OUTLINE && klass <= SOLEUS_CLASS_OUTLINE_SHORTS;

  if (paint->fill.alpha > 0 && alpha > 0)
    {
      if (self->coarse && is_lined (klass))
        cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
      set_source (cr, &paint->fill, alpha);
      cairo_fill_preserve (cr);
      cairo_set_antialias (cr, CAIRO_ANTIALIAS_DEFAULT);
    }
  if (grown)
    cairo_new_path (cr);
  else
    soleus_painter_stroke (self, cr, klass, alpha);
}

static const SoleusShape *
get_shape (const SoleusGroup *group, guint index)
{
  return g_ptr_array_index (group->shapes, index);
}

static const SoleusOutline *
get_outline (const SoleusShape *shape, guint index)
{
  return g_ptr_array_index (shape->outlines, index);
}

static gboolean
is_line (const SoleusShape *shape)
{
  return !get_outline (shape, 0)->closed;
}

/* Every area of a group, as it is or with the contour that lies outside it. */
static void
trace_areas (SoleusPainter *self,
             const SoleusGroup *group,
             const SoleusFrame *frame,
             gboolean grown,
             cairo_t *cr)
{
  for (guint i = 0; i < group->shapes->len; i++)
    {
      const SoleusShape *shape = get_shape (group, i);

      if (!is_line (shape))
        soleus_painter_trace (cr, grown ? self->grown[shape->index] : get_outline (shape, 0),
                              frame);
    }
}

static void
draw_lines (SoleusPainter *self,
            const SoleusGroup *group,
            const SoleusFrame *frame,
            double alpha,
            cairo_t *cr)
{
  for (guint i = 0; i < group->shapes->len; i++)
    {
      const SoleusShape *shape = get_shape (group, i);

      if (!is_line (shape))
        continue;
      for (guint k = 0; k < shape->outlines->len; k++)
        soleus_painter_trace (cr, get_outline (shape, k), frame);
      soleus_painter_stroke (self, cr, shape->klass, alpha);
    }
}

/* Shape by shape, in their own classes. */
static void
draw_group (SoleusPainter *self, const SoleusGroup *group, const SoleusFrame *frame, cairo_t *cr)
{
  for (guint i = 0; i < group->shapes->len; i++)
    {
      const SoleusShape *shape = get_shape (group, i);

      for (guint k = 0; k < shape->outlines->len; k++)
        soleus_painter_trace (cr, get_outline (shape, k), frame);
      if (is_line (shape))
        soleus_painter_stroke (self, cr, shape->klass, 1);
      else
        soleus_painter_fill (self, cr, shape->klass, 1);
    }
}

static double
contour (SoleusPainter *self, SoleusClass klass)
{
  return self->style->paints[klass].width / 2;
}

static SoleusOutline *
copy_outline (SoleusOutline *scratch, const SoleusOutline *outline)
{
  memcpy (scratch->points, outline->points, outline->n * sizeof (SoleusVec));
  scratch->n = outline->n;
  scratch->closed = outline->closed;
  return scratch;
}

/* Toes that bend, and a foot that is seen shortened while the leg is turned. */
static void
bend_foot (SoleusOutline *foot, const SoleusTarget *target)
{
  double c = cos (target->toes * G_PI / 180), s = -sin (target->toes * G_PI / 180);
  double shorter = cos (target->turn * G_PI / 180);

  for (guint i = 0; i < foot->n; i++)
    {
      SoleusVec *p = &foot->points[i];

      if (p->x > TOES_BEND_AT && target->toes != 0)
        {
          double x = p->x - TOES_BEND_AT, y = p->y - 36;

          *p = (SoleusVec){ TOES_BEND_AT + x * c - y * s, 36 + x * s + y * c };
        }
      p->x *= shorter;
    }
}

static gboolean
is_bent (const SoleusTarget *target)
{
  return target->toes != 0 || target->turn != 0;
}

/* A copy of the piece's outline as it is in this shot: bent or pressed in. */
static const SoleusOutline *
shape_piece (SoleusPainter *self,
             const SoleusShot *shot,
             Piece piece,
             gboolean far,
             const SoleusDent *dent,
             gboolean grown)
{
  const SoleusTarget *target = &shot->pose.limbs[far ? SOLEUS_LIMB_FAR_LEG : SOLEUS_LIMB_NEAR_LEG];
  const SoleusShape *shape = get_shape (self->pieces[far][piece], 0);
  const SoleusOutline *outline = grown ? self->grown[shape->index] : get_outline (shape, 0);
  double margin = grown ? contour (self, SOLEUS_CLASS_OUTLINE) : 0;

  if (piece == PIECE_FOOT && is_bent (target))
    {
      SoleusOutline *foot = copy_outline (self->scratch, outline);

      bend_foot (foot, target);
      return foot;
    }
  if (piece == PIECE_SHANK && dent->radius > 0)
    {
      SoleusOutline *shank = copy_outline (self->scratch, outline);

      soleus_outline_press (shank, dent->centre, dent->radius - margin);
      return shank;
    }
  return outline;
}

static void
trace_leg (SoleusPainter *self, const SoleusShot *shot, gboolean far, gboolean grown, cairo_t *cr)
{
  const SoleusFrame *bones = &shot->frames.bones[first_leg_bone (far)];
  SoleusDent dent = far ? (SoleusDent){ 0 } : soleus_painter_find_dent (shot);
  const SoleusOutline *cord;

  for (guint i = 0; i < G_N_ELEMENTS (leg_skin); i++)
    soleus_painter_trace (cr, shape_piece (self, shot, leg_skin[i].piece, far, &dent, grown),
                          &bones[leg_skin[i].bone]);
  cord = soleus_painter_mix_muscle (self, MUSCLE_HEEL_CORD, shot->frames.knee[far],
                                    shot->frames.ankle[far], &dent);
  if (grown)
    {
      soleus_outline_grow (cord, contour (self, SOLEUS_CLASS_OUTLINE), self->scratch2);
      cord = self->scratch2;
      self->scratch2->closed = TRUE;
    }
  soleus_painter_trace (cr, cord, &bones[1]);
}

void
soleus_painter_draw_leg_skin (SoleusPainter *self,
                              const SoleusShot *shot,
                              gboolean far,
                              cairo_t *cr)
{
  const SoleusFrame *foot = &shot->frames.bones[first_leg_bone (far) + 2];
  const SoleusTarget *target = &shot->pose.limbs[far ? SOLEUS_LIMB_FAR_LEG : SOLEUS_LIMB_NEAR_LEG];

  trace_leg (self, shot, far, TRUE, cr);
  soleus_painter_fill (self, cr, SOLEUS_CLASS_OUTLINE, 1);
  trace_leg (self, shot, far, FALSE, cr);
  soleus_painter_fill (self, cr, far ? SOLEUS_CLASS_SKIN_SHADE : SOLEUS_CLASS_SKIN, 1);
  if (!is_bent (target))
    draw_lines (self, self->pieces[far][PIECE_FOOT], foot, 1, cr);
}

static void
draw_shorts (SoleusPainter *self, const SoleusShot *shot, gboolean far, cairo_t *cr)
{
  const SoleusFrame *thigh = &shot->frames.bones[first_leg_bone (far)];

  for (guint grown = 2; grown-- > 0;)
    {
      if (!far)
        trace_areas (self, self->pieces[far][PIECE_HIP], thigh + 3, grown, cr);
      trace_areas (self, self->pieces[far][PIECE_SHORTS], thigh, grown, cr);
      soleus_painter_fill (self, cr,
                           grown ? SOLEUS_CLASS_OUTLINE_SHORTS
                           : far ? SOLEUS_CLASS_SHORTS_SHADE
                                 : SOLEUS_CLASS_SHORTS,
                           1);
    }
  draw_lines (self, self->pieces[far][PIECE_SHORTS], thigh, 1, cr);
  if (!far)
    draw_group (self, self->seat, &shot->frames.bones[SOLEUS_BONE_PELVIS], cr);
}

/* A hand between two shapes: their structure is the same, so the points mix. */
static void
trace_hand (SoleusPainter *self,
            const SoleusTarget *target,
            gboolean far,
            const SoleusFrame *frame,
            gboolean grown,
            cairo_t *cr)
{
  const SoleusGroup *from = self->pieces[far][PIECE_HAND + target->hand];
  const SoleusGroup *to = self->pieces[far][PIECE_HAND + target->other];
  double weights[2] = { 1 - target->mix, target->mix };

  for (guint i = 0; i < 2; i++)
    {
      const SoleusOutline *outlines[2] = { get_outline (get_shape (from, i), 0),
                                           get_outline (get_shape (to, i), 0) };

      copy_outline (self->scratch, outlines[0]);
      soleus_outline_mix (outlines, weights, 2, self->scratch);
      if (grown)
        {
          soleus_outline_grow (self->scratch, contour (self, SOLEUS_CLASS_OUTLINE), self->scratch2);
          self->scratch2->closed = TRUE;
        }
      soleus_painter_trace (cr, grown ? self->scratch2 : self->scratch, frame);
    }
}

static void
draw_arm (SoleusPainter *self, const SoleusShot *shot, gboolean far, cairo_t *cr)
{
  const SoleusFrame *upper = &shot->frames.bones[first_arm_bone (far)];
  const SoleusTarget *target = &shot->pose.limbs[far ? SOLEUS_LIMB_FAR_ARM : SOLEUS_LIMB_NEAR_ARM];

  for (guint grown = 2; grown-- > 0;)
    {
      for (guint i = 0; i < G_N_ELEMENTS (arm_skin); i++)
        trace_areas (self, self->pieces[far][arm_skin[i].piece], &upper[arm_skin[i].bone], grown,
                     cr);
      trace_hand (self, target, far, &upper[2], grown, cr);
      soleus_painter_fill (self, cr,
                           grown ? SOLEUS_CLASS_OUTLINE
                           : far ? SOLEUS_CLASS_SKIN_SHADE
                                 : SOLEUS_CLASS_SKIN,
                           1);
    }
  draw_lines (self, self->pieces[far][PIECE_HAND + target->hand], &upper[2], 1 - target->mix, cr);
  draw_lines (self, self->pieces[far][PIECE_HAND + target->other], &upper[2], target->mix, cr);
  draw_group (self, self->pieces[far][PIECE_SLEEVE], upper, cr);
}

/* Breathing deepens the chest to the front and to the back; shoulders and arms stay. */
static const SoleusOutline *
breathe (SoleusPainter *self, const SoleusOutline *outline, double breath)
{
  SoleusOutline *chest;

  if (breath == 0)
    return outline;
  chest = copy_outline (self->scratch, outline);
  for (guint i = 0; i < chest->n; i++)
    {
      double off = (chest->points[i].y - CHEST_Y) / CHEST_REACH;

      if (fabs (off) < 1)
        chest->points[i].x *= 1 + breath / CHEST_DEPTH * (1 - off * off);
    }
  return chest;
}

static void
draw_trunk (SoleusPainter *self, const SoleusShot *shot, cairo_t *cr)
{
  const SoleusFrame *bones = shot->frames.bones;
  const SoleusShape *torso = get_shape (self->torso, 0);

  trace_areas (self, self->pelvis, &bones[SOLEUS_BONE_PELVIS], TRUE, cr);
  soleus_painter_fill (self, cr, SOLEUS_CLASS_OUTLINE_SHORTS, 1);
  draw_group (self, self->pelvis, &bones[SOLEUS_BONE_PELVIS], cr);
  trace_areas (self, self->hem, &bones[SOLEUS_BONE_WAIST], TRUE, cr);
  soleus_painter_trace (cr, breathe (self, self->grown[torso->index], shot->breath),
                        &bones[SOLEUS_BONE_TORSO]);
  soleus_painter_fill (self, cr, SOLEUS_CLASS_OUTLINE_SHIRT, 1);
  draw_group (self, self->hem, &bones[SOLEUS_BONE_WAIST], cr);
  soleus_painter_trace (cr, breathe (self, get_outline (torso, 0), shot->breath),
                        &bones[SOLEUS_BONE_TORSO]);
  soleus_painter_fill (self, cr, torso->klass, 1);
  for (guint i = 1; i < self->torso->shapes->len; i++)
    {
      const SoleusShape *shape = get_shape (self->torso, i);

      soleus_painter_trace (cr, get_outline (shape, 0), &bones[SOLEUS_BONE_TORSO]);
      soleus_painter_fill (self, cr, shape->klass, 1);
    }
}

static void
draw_head (SoleusPainter *self, const SoleusShot *shot, cairo_t *cr)
{
  const SoleusFrame *head = &shot->frames.bones[SOLEUS_BONE_HEAD];

  trace_areas (self, self->head, head, TRUE, cr);
  soleus_painter_fill (self, cr, SOLEUS_CLASS_OUTLINE, 1);
  draw_group (self, self->head, head, cr);
}

static void
rounded_bar (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_arc (cr, x + width - radius, y + radius, radius, 1.5 * G_PI, 2 * G_PI);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, 0.5 * G_PI);
  cairo_arc (cr, x + radius, y + height - radius, radius, 0.5 * G_PI, G_PI);
  cairo_close_path (cr);
}

static void
draw_backdrop (SoleusPainter *self, const SoleusShot *shot, cairo_t *cr)
{
  const SoleusPose *pose = &shot->pose;
  const double *view = pose->scene->view;

  if (pose->prop.kind == SOLEUS_PROP_WALL)
    {
      double x = pose->prop.at.x;

      rounded_bar (cr, x, view[1] + 10, WALL_DEPTH, SOLEUS_FLOOR - view[1] - 10, 4);
      soleus_painter_fill (self, cr, SOLEUS_CLASS_WALL, 1);
      cairo_rectangle (cr, x, view[1] + 14, 6, SOLEUS_FLOOR - view[1] - 14);
      soleus_painter_fill (self, cr, SOLEUS_CLASS_WALL_EDGE, 1);
    }
  rounded_bar (cr, view[0], SOLEUS_FLOOR, view[2], FLOOR_HEIGHT, 6);
  soleus_painter_fill (self, cr, SOLEUS_CLASS_FLOOR, 1);
  for (guint i = 0; i < pose->n_shadows; i++)
    {
      if (pose->shadows[i].radius < 1)
        continue;
      cairo_save (cr);
      cairo_translate (cr, pose->shadows[i].at.x, pose->shadows[i].at.y + 2);
      cairo_scale (cr, pose->shadows[i].radius, 5);
      cairo_new_sub_path (cr);
      cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
      cairo_restore (cr);
      soleus_painter_fill (self, cr, SOLEUS_CLASS_SHADOW, 1);
    }
}

/**
 * soleus_painter_draw:
 * @part: one part of the picture
 * @cr: in the units of the figure
 */
void
soleus_painter_draw (SoleusPainter *self, SoleusPart part, const SoleusShot *shot, cairo_t *cr)
{
  static const char *const props[SOLEUS_N_PROPS] = { NULL, NULL, "#roller", "#ball", "#chair" };
  const SoleusProp *prop = &shot->pose.prop;

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  switch (part)
    {
    case SOLEUS_PART_BACKDROP:
      draw_backdrop (self, shot, cr);
      break;
    case SOLEUS_PART_FAR_ARM:
    case SOLEUS_PART_NEAR_ARM:
      draw_arm (self, shot, part == SOLEUS_PART_FAR_ARM, cr);
      break;
    case SOLEUS_PART_FAR_LEG:
      soleus_painter_draw_leg_skin (self, shot, TRUE, cr);
      draw_shorts (self, shot, TRUE, cr);
      break;
    case SOLEUS_PART_PROP:
      if (props[prop->kind])
        soleus_painter_draw_prop (self, props[prop->kind], prop->at, prop->angle, 1, cr);
      break;
    case SOLEUS_PART_HEAD:
      draw_head (self, shot, cr);
      break;
    case SOLEUS_PART_TRUNK:
      draw_trunk (self, shot, cr);
      break;
    case SOLEUS_PART_NEAR_LEG:
      soleus_painter_draw_leg_skin (self, shot, FALSE, cr);
      soleus_painter_draw_muscles (self, shot, FALSE, cr);
      break;
    case SOLEUS_PART_HALO:
      soleus_painter_draw_halo (self, shot, cr);
      break;
    case SOLEUS_PART_NEAR_TOP:
      draw_shorts (self, shot, FALSE, cr);
      break;
    case SOLEUS_PART_MARKS:
      soleus_painter_draw_marks (self, shot, cr);
      break;
    case SOLEUS_N_PARTS:
    default:
      g_assert_not_reached ();
    }
}

/**
 * soleus_painter_draw_all:
 * @cr: in the units of the figure
 *
 * The whole picture at once, without the halo, which is for the pulse.
 */
void
soleus_painter_draw_all (SoleusPainter *self, const SoleusShot *shot, cairo_t *cr)
{
  SoleusPart parts[SOLEUS_N_PARTS];
  guint n = soleus_painter_list_parts (shot, parts);

  for (guint i = 0; i < n; i++)
    if (parts[i] != SOLEUS_PART_HALO)
      soleus_painter_draw (self, parts[i], shot, cr);
}

/**
 * soleus_painter_draw_leg:
 * @cr: in the units of the figure
 *
 * The working leg alone, from above the knee down, with faint bones: the close-up.
 */
void
soleus_painter_draw_leg (SoleusPainter *self, const SoleusShot *shot, cairo_t *cr)
{
  static const guint frames[N_SKELETON_BONES] = {
    SOLEUS_BONE_NEAR_SHANK, SOLEUS_BONE_NEAR_SHANK, SOLEUS_BONE_NEAR_THIGH,
    SOLEUS_BONE_NEAR_FOOT,  SOLEUS_BONE_NEAR_FOOT,  SOLEUS_BONE_NEAR_FOOT,
    SOLEUS_BONE_NEAR_FOOT,  SOLEUS_BONE_NEAR_FOOT,  SOLEUS_BONE_NEAR_KNEE,
  };

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  soleus_painter_draw_leg_skin (self, shot, FALSE, cr);
  for (guint i = 0; i < N_SKELETON_BONES; i++)
    draw_group (self, self->bones[i], &shot->frames.bones[frames[i]], cr);
  soleus_painter_draw_muscles (self, shot, TRUE, cr);
}

/**
 * soleus_painter_draw_leg_halo:
 *
 * What pulses in the close-up.
 */
void
soleus_painter_draw_leg_halo (SoleusPainter *self, const SoleusShot *shot, cairo_t *cr)
{
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  soleus_painter_draw_halo (self, shot, cr);
}

static void
grow_group (SoleusPainter *self, const SoleusGroup *group, SoleusClass klass)
{
  for (guint i = 0; i < group->shapes->len; i++)
    {
      const SoleusShape *shape = get_shape (group, i);
      const SoleusOutline *outline = get_outline (shape, 0);

      if (!outline->closed || self->grown[shape->index])
        continue;
      self->grown[shape->index] = soleus_outline_new (outline->n, TRUE);
      soleus_outline_grow (outline, contour (self, klass), self->grown[shape->index]);
    }
}

static void
find_groups (SoleusPainter *self)
{
  static const char *const sides[] = { "near", "far" };
  static const char *const bones[N_SKELETON_BONES] = {
    "fibula",  "tibia",      "femur",     "talus",   "calcaneus",
    "midfoot", "metatarsal", "phalanges", "patella",
  };

  for (guint far = 0; far < 2; far++)
    for (guint i = 0; i < N_PIECES; i++)
      {
        g_autofree char *id = g_strdup_printf ("%s-%s", sides[far], piece_names[i]);
        gboolean cloth = i == PIECE_HIP || i == PIECE_SHORTS;

        self->pieces[far][i] = soleus_rig_get_group (self->rig, id);
        grow_group (self, self->pieces[far][i],
                    cloth ? SOLEUS_CLASS_OUTLINE_SHORTS : SOLEUS_CLASS_OUTLINE);
      }
  self->pelvis = soleus_rig_get_group (self->rig, "pelvis");
  self->seat = soleus_rig_get_group (self->rig, "seat");
  self->hem = soleus_rig_get_group (self->rig, "shirt-hem");
  self->torso = soleus_rig_get_group (self->rig, "torso");
  self->head = soleus_rig_get_group (self->rig, "head");
  grow_group (self, self->pelvis, SOLEUS_CLASS_OUTLINE_SHORTS);
  grow_group (self, self->hem, SOLEUS_CLASS_OUTLINE_SHIRT);
  grow_group (self, self->torso, SOLEUS_CLASS_OUTLINE_SHIRT);
  grow_group (self, self->head, SOLEUS_CLASS_OUTLINE);
  for (guint i = 0; i < N_SKELETON_BONES; i++)
    {
      g_autofree char *id = g_strconcat ("bone-", bones[i], NULL);

      self->bones[i] = soleus_rig_get_group (self->rig, id);
    }
}

static void
find_muscles (SoleusPainter *self)
{
  static const char *const ankles[] = { "point", "neutral", "flex" };

  for (guint m = 0; m < N_MUSCLES; m++)
    {
      for (guint i = 0; i < SOLEUS_N_MORPHS; i++)
        {
          g_autofree char *id = g_strdup_printf ("%s-k%d-%s", muscle_names[m],
                                                 (int) soleus_morph_knees[i / 3], ankles[i % 3]);

          self->morphs[m][i] = soleus_group_get_area (soleus_rig_get_group (self->rig, id));
        }
      self->muscles[m] = soleus_outline_new (self->morphs[m][0]->n, TRUE);
      self->muscles[m]->turned = self->morphs[m][0]->turned;
    }
}

static guint
count_most_points (SoleusRig *rig)
{
  GPtrArray *groups = soleus_rig_get_groups (rig);
  guint most = 0;

  for (guint i = 0; i < groups->len; i++)
    {
      const SoleusGroup *group = g_ptr_array_index (groups, i);

      for (guint k = 0; k < group->shapes->len; k++)
        most = MAX (most, get_outline (get_shape (group, k), 0)->n);
    }
  return most;
}

/**
 * soleus_painter_new:
 * @rig: has to outlive the painter
 * @props: props.svg
 * @style: (transfer full): how the classes are painted
 *
 * Returns: (transfer full) (nullable): what draws the figure in this style
 */
SoleusPainter *
soleus_painter_new (SoleusRig *rig, GBytes *props, SoleusStyle *style, GError **error)
{
  g_autoptr (SoleusPainter) self = g_new0 (SoleusPainter, 1);
  guint most = count_most_points (rig);
  gsize length;
  const guint8 *data = g_bytes_get_data (props, &length);

  self->rig = rig;
  self->style = style;
  self->coarse = soleus_colour_contrast (&style->paints[SOLEUS_CLASS_SKIN].fill,
                                         &style->paints[SOLEUS_CLASS_OUTLINE].fill) < 3;
  self->grown = g_new0 (SoleusOutline *, soleus_rig_get_n_shapes (rig));
  self->scratch = soleus_outline_new (most, TRUE);
  self->scratch2 = soleus_outline_new (most, TRUE);
  find_groups (self);
  find_muscles (self);
  self->props = rsvg_handle_new_from_data (data, length, error);
  if (self->props == NULL || !rsvg_handle_set_stylesheet (self->props, (const guint8 *) style->css,
                                                          strlen (style->css), error))
    return NULL;
  return g_steal_pointer (&self);
}

void
soleus_painter_free (SoleusPainter *self)
{
  if (self->grown)
    for (guint i = 0; i < soleus_rig_get_n_shapes (self->rig); i++)
      g_clear_pointer (&self->grown[i], soleus_outline_free);
  for (guint m = 0; m < N_MUSCLES; m++)
    g_clear_pointer (&self->muscles[m], soleus_outline_free);
  g_clear_pointer (&self->scratch, soleus_outline_free);
  g_clear_pointer (&self->scratch2, soleus_outline_free);
  g_clear_object (&self->props);
  g_clear_pointer (&self->style, soleus_style_free);
  g_free (self->grown);
  g_free (self);
}

const SoleusStyle *
soleus_painter_get_style (SoleusPainter *self)
{
  return self->style;
}
