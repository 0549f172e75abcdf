/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-painter.h"

#include <math.h>
#include <string.h>

#include "soleus-brush.h"
#include "soleus-chair.h"
#include "soleus-muscles.h"

/* The chest is deepest here, measured up from the waist, and gives over this height. */
#define CHEST_Y      -118.0
#define CHEST_REACH  100.0
#define CHEST_DEPTH  62.0
#define FLOOR_HEIGHT 26.0
/* While the body turns away the face goes between these, degrees. */
#define FACE_TURNS 40.0
#define FACE_GONE  66.0
/* A towel round the ball of the foot, and the middle of a fist that holds it. */
#define STRAP_WIDTH 11.0
#define FIST_Y      44.0
/* A forearm beside the leg, degrees off upright. */
#define FIST_TILT  42.0
#define BALL_X     74.0
#define BALL_Y     40.0
#define WALL_DEPTH 44.0
/* Of what presses, in the close-up. */
#define PRESSING_ALPHA 0.55

/* The curved arrow shows in full at this turn, degrees. */
#define TURN_FULL 25.0

/* Hair that is tied back hangs on the head here, and turns with it by this share. */
static const SoleusVec tie = { -52, -116 };
#define TAIL_TURN 0.35
/* Lying, it is laid along the floor: so long, with the tie so far above, turned at most so far. */
#define TAIL_LENGTH 108.0
#define TIE_RADIUS  20.0
#define TAIL_FLAT   120.0
/* From behind it hangs down the middle of the head: that, and where its own middle is off the tie.
 */
#define TAIL_MIDDLE 8.0
#define TAIL_BEHIND 26.0

/* Groups of the rig that exist once for the near and once for the far side. */
typedef enum
{
  PIECE_FOOT,
  PIECE_ANKLE,
  PIECE_THIGH,
  PIECE_SHANK,
  PIECE_KNEE,
  PIECE_HIP,
  PIECE_SHORTS,
  PIECE_ELBOW,
  PIECE_UPPER_ARM,
  PIECE_FOREARM,
  PIECE_SLEEVE,
  PIECE_HAND,
  PIECE_HAND_LAST = PIECE_HAND + SOLEUS_N_HANDS - 1,
  N_PIECES,
} Piece;

#define N_SKELETON_BONES 9

struct _SoleusPainter
{
  SoleusRig *rig;
  SoleusBrush *brush;
  SoleusMuscles *muscles;
  SoleusPerson person;
  const SoleusGroup *pieces[2][N_PIECES];
  const SoleusGroup *pelvis;
  const SoleusGroup *seat;
  const SoleusGroup *hem;
  const SoleusGroup *torso;
  const SoleusGroup *head;
  /* NULL for short hair. */
  const SoleusGroup *tail;
  const SoleusGroup *bones[N_SKELETON_BONES];
  SoleusOutline *scratch;
  SoleusOutline *scratch2;
};

static const char *const piece_names[N_PIECES] = {
  "foot",   "ankle",        "thigh",     "shank",          "knee",
  "hip",    "shorts",       "elbow",     "upper-arm",      "forearm",
  "sleeve", "hand-relaxed", "hand-flat", "hand-flat-back", "hand-grip",
};

/* The pieces of skin of a leg and of an arm, and the frame that each piece hangs on, counted from
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

/* Toes that bend, and a foot that is seen shortened while the leg is turned. */
static void
bend_foot (SoleusOutline *foot, const SoleusTarget *target)
{
  double shorter = cos (target->turn * G_PI / 180);

  if (target->toes != 0)
    soleus_outline_bend_toes (foot, target->toes);
  for (guint i = 0; i < foot->n; i++)
    foot->points[i].x *= shorter;
}

static gboolean
is_bent (const SoleusTarget *target)
{
  return target->toes != 0 || target->turn != 0;
}

static double
get_contour (SoleusPainter *self)
{
  return self->brush->style->paints[SOLEUS_CLASS_OUTLINE].width / 2;
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
  const SoleusShape *shape = soleus_group_get_shape (self->pieces[far][piece], 0);
  const SoleusOutline *outline =
      grown ? self->brush->grown[shape->index] : soleus_shape_get_outline (shape, 0);
  double margin = grown ? get_contour (self) : 0;

  if (piece == PIECE_FOOT && is_bent (target))
    {
      SoleusOutline *foot = soleus_outline_copy (self->scratch, outline);

      bend_foot (foot, target);
      return foot;
    }
  if (piece == PIECE_SHANK && dent->radius > 0)
    {
      SoleusOutline *shank = soleus_outline_copy (self->scratch, outline);

      soleus_outline_press (shank, dent->centre, dent->radius - margin);
      return shank;
    }
  return outline;
}

static void
trace_leg (SoleusPainter *self, const SoleusShot *shot, gboolean far, gboolean grown, cairo_t *cr)
{
  static const SoleusTissue tissues[] = { SOLEUS_TISSUE_HEEL_CORD, SOLEUS_TISSUE_CALF };
  const SoleusFrame *bones = &shot->frames.bones[first_leg_bone (far)];
  SoleusDent dent = far ? (SoleusDent){ 0 } : shot->dent;

  for (guint i = 0; i < G_N_ELEMENTS (leg_skin); i++)
    soleus_brush_trace (cr, shape_piece (self, shot, leg_skin[i].piece, far, &dent, grown),
                        &bones[leg_skin[i].bone]);
  for (guint i = 0; i < G_N_ELEMENTS (tissues); i++)
    {
      const SoleusOutline *skin = soleus_muscles_mix (
          self->muscles, tissues[i], shot->frames.knee[far], shot->frames.ankle[far], &dent);

      if (grown)
        {
          soleus_outline_grow (skin, get_contour (self), self->scratch2);
          skin = self->scratch2;
          self->scratch2->closed = TRUE;
        }
      soleus_brush_trace (cr, skin, &bones[1]);
    }
}

/* Toes are lines on the foot and bend with it. */
static void
draw_toes (SoleusPainter *self, const SoleusShot *shot, gboolean far, cairo_t *cr)
{
  const SoleusFrame *foot = &shot->frames.bones[first_leg_bone (far) + 2];
  const SoleusTarget *target = &shot->pose.limbs[far ? SOLEUS_LIMB_FAR_LEG : SOLEUS_LIMB_NEAR_LEG];
  const SoleusShape *toes = soleus_group_get_shape (self->pieces[far][PIECE_FOOT], 1);

  for (guint i = 0; i < toes->outlines->len; i++)
    {
      SoleusOutline *line = soleus_outline_copy (self->scratch, soleus_shape_get_outline (toes, i));

      if (is_bent (target))
        bend_foot (line, target);
      soleus_brush_trace (cr, line, foot);
    }
  soleus_brush_stroke (self->brush, cr, toes->klass, 1);
}

static void
draw_leg_skin (SoleusPainter *self, const SoleusShot *shot, gboolean far, cairo_t *cr)
{
  trace_leg (self, shot, far, TRUE, cr);
  soleus_brush_fill (self->brush, cr, SOLEUS_CLASS_OUTLINE, 1);
  trace_leg (self, shot, far, FALSE, cr);
  soleus_brush_fill (self->brush, cr, far ? SOLEUS_CLASS_SKIN_SHADE : SOLEUS_CLASS_SKIN, 1);
  draw_toes (self, shot, far, cr);
}

static void
draw_shorts (SoleusPainter *self, const SoleusShot *shot, gboolean far, cairo_t *cr)
{
  const SoleusFrame *thigh = &shot->frames.bones[first_leg_bone (far)];

  for (guint grown = 2; grown-- > 0;)
    {
      if (!far)
        soleus_brush_trace_areas (self->brush, self->pieces[far][PIECE_HIP], thigh + 3, grown, cr);
      soleus_brush_trace_areas (self->brush, self->pieces[far][PIECE_SHORTS], thigh, grown, cr);
      soleus_brush_fill (self->brush, cr,
                         grown ? SOLEUS_CLASS_OUTLINE_SHORTS
                         : far ? SOLEUS_CLASS_SHORTS_SHADE
                               : SOLEUS_CLASS_SHORTS,
                         1);
    }
  soleus_brush_draw_lines (self->brush, self->pieces[far][PIECE_SHORTS], thigh, 1, cr);
  if (!far)
    soleus_brush_draw_group (self->brush, self->seat, &shot->frames.bones[SOLEUS_BONE_PELVIS], cr);
}

/* The far hand grips the calf from behind: its thumb comes round to the near side of the leg. */
static void
draw_far_thumb (SoleusPainter *self, const SoleusShot *shot, cairo_t *cr)
{
  double alpha = soleus_target_weigh_grip (&shot->pose.limbs[SOLEUS_LIMB_FAR_ARM]);
  const SoleusGroup *grip = self->pieces[TRUE][PIECE_HAND + SOLEUS_HAND_GRIP];
  const SoleusShape *thumb = soleus_group_get_shape (grip, 1);
  const SoleusFrame *hand = &shot->frames.bones[SOLEUS_BONE_FAR_HAND];

  if (alpha <= 0)
    return;
  soleus_brush_trace (cr, self->brush->grown[thumb->index], hand);
  soleus_brush_fill (self->brush, cr, SOLEUS_CLASS_OUTLINE, alpha);
  soleus_brush_trace (cr, soleus_shape_get_outline (thumb, 0), hand);
  soleus_brush_fill (self->brush, cr, SOLEUS_CLASS_SKIN_SHADE, alpha);
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
      const SoleusOutline *outlines[2] = {
        soleus_shape_get_outline (soleus_group_get_shape (from, i), 0),
        soleus_shape_get_outline (soleus_group_get_shape (to, i), 0)
      };

      soleus_outline_copy (self->scratch, outlines[0]);
      soleus_outline_mix (outlines, weights, 2, self->scratch);
      if (grown)
        {
          soleus_outline_grow (self->scratch, get_contour (self), self->scratch2);
          self->scratch2->closed = TRUE;
        }
      soleus_brush_trace (cr, grown ? self->scratch2 : self->scratch, frame);
    }
}

static void
draw_arm (SoleusPainter *self, const SoleusShot *shot, gboolean far, cairo_t *cr)
{
  const SoleusFrame *upper = &shot->frames.bones[first_arm_bone (far)];
  const SoleusTarget *target = &shot->pose.limbs[far ? SOLEUS_LIMB_FAR_ARM : SOLEUS_LIMB_NEAR_ARM];

  if (!far)
    draw_far_thumb (self, shot, cr);
  for (guint grown = 2; grown-- > 0;)
    {
      for (guint i = 0; i < G_N_ELEMENTS (arm_skin); i++)
        soleus_brush_trace_areas (self->brush, self->pieces[far][arm_skin[i].piece],
                                  &upper[arm_skin[i].bone], grown, cr);
      trace_hand (self, target, far, &upper[2], grown, cr);
      soleus_brush_fill (self->brush, cr,
                         grown ? SOLEUS_CLASS_OUTLINE
                         : far ? SOLEUS_CLASS_SKIN_SHADE
                               : SOLEUS_CLASS_SKIN,
                         1);
    }
  soleus_brush_draw_lines (self->brush, self->pieces[far][PIECE_HAND + target->hand], &upper[2],
                           1 - target->mix, cr);
  soleus_brush_draw_lines (self->brush, self->pieces[far][PIECE_HAND + target->other], &upper[2],
                           target->mix, cr);
  soleus_brush_draw_group (self->brush, self->pieces[far][PIECE_SLEEVE], upper, cr);
}

/* A whole drawing of the rig, which is of no limb. */
static void
draw_prop (
    SoleusPainter *self, const char *id, SoleusVec at, double angle, double alpha, cairo_t *cr)
{
  const SoleusFrame frame = { at, angle };

  if (alpha < 1)
    cairo_push_group (cr);
  soleus_brush_draw_group (self->brush, soleus_rig_get_group (self->rig, id), &frame, cr);
  if (alpha < 1)
    {
      cairo_pop_group_to_source (cr);
      cairo_paint_with_alpha (cr, alpha);
    }
}

/* The turn of the leg about its length, the tender spot and the direction are no part of the scene.
 */
static void
draw_marks (SoleusPainter *self, const SoleusShot *shot, cairo_t *cr)
{
  double turn = shot->pose.limbs[SOLEUS_LIMB_NEAR_LEG].turn;

  if (turn != 0)
    draw_prop (self, turn > 0 ? "turn-out" : "turn-in", soleus_shot_find_turn (shot),
               shot->frames.bones[SOLEUS_BONE_NEAR_SHANK].angle, MIN (fabs (turn) / TURN_FULL, 1),
               cr);
  if (shot->spot)
    {
      SoleusVec at = soleus_shot_find_spot (shot);

      cairo_new_sub_path (cr);
      cairo_arc (cr, at.x, at.y, SOLEUS_SPOT_RADIUS, 0, 2 * G_PI);
      soleus_brush_stroke (self->brush, cr, SOLEUS_CLASS_SPOT, 1);
    }
  if (shot->arrow && shot->arrow_alpha > 0)
    draw_prop (self, "arrow", shot->arrow->at, shot->arrow->angle, shot->arrow_alpha, cr);
}

/* Breathing deepens the chest to the front and to the back; shoulders and arms stay. */
static const SoleusOutline *
breathe (SoleusPainter *self, const SoleusOutline *outline, double breath)
{
  SoleusOutline *chest;

  if (breath == 0)
    return outline;
  chest = soleus_outline_copy (self->scratch, outline);
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
  const SoleusShape *torso = soleus_group_get_shape (self->torso, 0);

  soleus_brush_trace_areas (self->brush, self->pelvis, &bones[SOLEUS_BONE_PELVIS], TRUE, cr);
  soleus_brush_fill (self->brush, cr, SOLEUS_CLASS_OUTLINE_SHORTS, 1);
  soleus_brush_draw_group (self->brush, self->pelvis, &bones[SOLEUS_BONE_PELVIS], cr);
  soleus_brush_trace_areas (self->brush, self->hem, &bones[SOLEUS_BONE_WAIST], TRUE, cr);
  soleus_brush_trace (cr, breathe (self, self->brush->grown[torso->index], shot->breath),
                      &bones[SOLEUS_BONE_TORSO]);
  soleus_brush_fill (self->brush, cr, SOLEUS_CLASS_OUTLINE_SHIRT, 1);
  soleus_brush_draw_group (self->brush, self->hem, &bones[SOLEUS_BONE_WAIST], cr);
  soleus_brush_trace (cr, breathe (self, soleus_shape_get_outline (torso, 0), shot->breath),
                      &bones[SOLEUS_BONE_TORSO]);
  soleus_brush_fill (self->brush, cr, torso->klass, 1);
  for (guint i = 1; i < self->torso->shapes->len; i++)
    {
      const SoleusShape *shape = soleus_group_get_shape (self->torso, i);

      for (guint k = 0; k < shape->outlines->len; k++)
        soleus_brush_trace (cr, breathe (self, soleus_shape_get_outline (shape, k), shot->breath),
                            &bones[SOLEUS_BONE_TORSO]);
      if (soleus_shape_get_outline (shape, 0)->closed)
        soleus_brush_fill (self->brush, cr, shape->klass, 1);
      else
        soleus_brush_stroke (self->brush, cr, shape->klass, 1);
    }
}

/* From behind the face is not seen. */
static void
draw_back_of_head (SoleusPainter *self, const SoleusShot *shot, cairo_t *cr)
{
  const SoleusFrame *head = &shot->frames.bones[SOLEUS_BONE_HEAD];

  if (shot->orbit <= FACE_TURNS)
    return;
  cairo_save (cr);
  cairo_translate (cr, head->at.x, head->at.y);
  cairo_rotate (cr, head->angle * G_PI / 180);
  cairo_translate (cr, 8, -104);
  cairo_scale (cr, 64, 66);
  cairo_new_sub_path (cr);
  cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_restore (cr);
  soleus_brush_fill (self->brush, cr, SOLEUS_CLASS_HAIR,
                     soleus_smooth ((shot->orbit - FACE_TURNS) / (FACE_GONE - FACE_TURNS)));
}

static double
find_lowest (const SoleusGroup *group, const SoleusFrame *frame)
{
  const SoleusOutline *area = soleus_group_get_area (group);
  double low = -G_MAXDOUBLE;

  for (guint i = 0; i < area->n; i++)
    low = MAX (low, soleus_vec_place (area->points[i], frame).y);
  return low;
}

/* It hangs at the back of the head, which comes to the front as the body turns away. */
static SoleusFrame
hang_tail (SoleusPainter *self, const SoleusShot *shot)
{
  const SoleusFrame *head = &shot->frames.bones[SOLEUS_BONE_HEAD];
  double side = cos (shot->orbit * G_PI / 180);
  SoleusVec at = { TAIL_MIDDLE + (tie.x - TAIL_MIDDLE) * side, tie.y };
  SoleusFrame frame = { soleus_vec_place (at, head), head->angle * TAIL_TURN };

  frame.at.x += TAIL_BEHIND * (1 - side);
  if (frame.at.y + TAIL_LENGTH < SOLEUS_FLOOR)
    return frame;
  frame.at.y = MIN (frame.at.y, SOLEUS_FLOOR - TIE_RADIUS);
  while (frame.angle < TAIL_FLAT && find_lowest (self->tail, &frame) > SOLEUS_FLOOR)
    frame.angle++;
  return frame;
}

static void
draw_tail (SoleusPainter *self, const SoleusShot *shot, cairo_t *cr)
{
  const SoleusFrame frame = hang_tail (self, shot);

  soleus_brush_trace_areas (self->brush, self->tail, &frame, TRUE, cr);
  soleus_brush_fill (self->brush, cr, SOLEUS_CLASS_OUTLINE_HAIR, 1);
  soleus_brush_draw_group (self->brush, self->tail, &frame, cr);
}

static gboolean
is_hair (SoleusClass klass)
{
  return klass == SOLEUS_CLASS_HAIR || klass == SOLEUS_CLASS_HAIR_TIE;
}

static void
draw_head (SoleusPainter *self, const SoleusShot *shot, cairo_t *cr)
{
  const SoleusFrame *head = &shot->frames.bones[SOLEUS_BONE_HEAD];

  if (self->tail && shot->orbit <= FACE_TURNS)
    draw_tail (self, shot, cr);
  for (guint hair = 0; hair < 2; hair++)
    {
      for (guint i = 0; i < self->head->shapes->len; i++)
        {
          const SoleusShape *shape = soleus_group_get_shape (self->head, i);

          if (self->brush->grown[shape->index] && hair == (guint) is_hair (shape->klass))
            soleus_brush_trace (cr, self->brush->grown[shape->index], head);
        }
      soleus_brush_fill (self->brush, cr, hair ? SOLEUS_CLASS_OUTLINE_HAIR : SOLEUS_CLASS_OUTLINE,
                         1);
    }
  soleus_brush_draw_group (self->brush, self->head, head, cr);
  draw_back_of_head (self, shot, cr);
  if (self->tail && shot->orbit > FACE_TURNS)
    draw_tail (self, shot, cr);
}

/* From each hand to the sole of the near foot. */
static void
draw_strap (SoleusPainter *self, const SoleusShot *shot, cairo_t *cr)
{
  const SoleusFrame *bones = shot->frames.bones;
  const SoleusFrame *foot = &bones[SOLEUS_BONE_NEAR_FOOT];
  SoleusVec sole = soleus_vec_place ((SoleusVec){ BALL_X, BALL_Y }, foot);
  SoleusVec toes = soleus_vec_place ((SoleusVec){ BALL_X, -BALL_Y / 2 }, foot);

  for (guint far = 2; far-- > 0;)
    {
      const SoleusFrame *hand = &bones[far ? SOLEUS_BONE_FAR_HAND : SOLEUS_BONE_NEAR_HAND];
      SoleusVec from = soleus_vec_place ((SoleusVec){ 0, FIST_Y }, hand);
      double length = hypot (sole.x - from.x, sole.y - from.y);
      double x = (sole.y - from.y) / length * STRAP_WIDTH / 2;
      double y = (from.x - sole.x) / length * STRAP_WIDTH / 2;

      cairo_move_to (cr, from.x - x, from.y - y);
      cairo_line_to (cr, sole.x - x, sole.y - y);
      if (!far)
        cairo_line_to (cr, toes.x, toes.y);
      cairo_line_to (cr, sole.x + x, sole.y + y);
      cairo_line_to (cr, from.x + x, from.y + y);
      cairo_close_path (cr);
      soleus_brush_fill (self->brush, cr, far ? SOLEUS_CLASS_PROP_SHADE : SOLEUS_CLASS_PROP, 1);
    }
}

static void
draw_backdrop (SoleusPainter *self, const SoleusShot *shot, cairo_t *cr)
{
  const SoleusPose *pose = &shot->pose;
  const double *view = pose->scene->view;

  if (pose->prop.kind == SOLEUS_PROP_WALL)
    {
      double alpha = soleus_shot_get_side (shot);
      double x = pose->prop.at.x;

      soleus_brush_trace_bar (cr, x, view[1] + 10, WALL_DEPTH, SOLEUS_FLOOR - view[1] - 10, 4);
      soleus_brush_fill (self->brush, cr, SOLEUS_CLASS_WALL, alpha);
      cairo_rectangle (cr, x, view[1] + 14, 6, SOLEUS_FLOOR - view[1] - 14);
      soleus_brush_fill (self->brush, cr, SOLEUS_CLASS_WALL_EDGE, alpha);
    }
  soleus_brush_trace_bar (cr, view[0], SOLEUS_FLOOR, view[2], FLOOR_HEIGHT, 6);
  soleus_brush_fill (self->brush, cr, SOLEUS_CLASS_FLOOR, 1);
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
      soleus_brush_fill (self->brush, cr, SOLEUS_CLASS_SHADOW, 1);
    }
}

void
soleus_painter_draw (SoleusPainter *self, SoleusPart part, const SoleusShot *shot, cairo_t *cr)
{
  static const char *const props[SOLEUS_N_PROPS] = { NULL, NULL, "roller", "ball", "chair", NULL };
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
      draw_leg_skin (self, shot, TRUE, cr);
      draw_shorts (self, shot, TRUE, cr);
      break;
    case SOLEUS_PART_PROP:
      if (prop->kind == SOLEUS_PROP_STRAP)
        draw_strap (self, shot, cr);
      else if (prop->kind == SOLEUS_PROP_CHAIR && shot->orbit > 0)
        soleus_chair_draw_turned (self->brush, shot, cr);
      else if (props[prop->kind])
        draw_prop (self, props[prop->kind], prop->at, prop->angle, soleus_shot_get_side (shot), cr);
      break;
    case SOLEUS_PART_HEAD:
      draw_head (self, shot, cr);
      break;
    case SOLEUS_PART_TRUNK:
      draw_trunk (self, shot, cr);
      break;
    case SOLEUS_PART_NEAR_LEG:
      draw_leg_skin (self, shot, FALSE, cr);
      soleus_muscles_draw (self->muscles, shot, cr);
      break;
    case SOLEUS_PART_BACKREST:
      soleus_chair_draw_back (self->brush, shot, cr);
      break;
    case SOLEUS_PART_HALO:
      soleus_muscles_draw_halo (self->muscles, shot, cr);
      break;
    case SOLEUS_PART_NEAR_TOP:
      draw_shorts (self, shot, FALSE, cr);
      break;
    case SOLEUS_PART_MARKS:
      draw_marks (self, shot, cr);
      break;
    case SOLEUS_N_PARTS:
    default:
      g_assert_not_reached ();
    }
}

/* The whole picture without the halo, which is for the pulse. */
void
soleus_painter_draw_all (SoleusPainter *self, const SoleusShot *shot, cairo_t *cr)
{
  SoleusPart parts[SOLEUS_N_PARTS];
  guint n = soleus_part_list (shot, parts);

  for (guint i = 0; i < n; i++)
    if (parts[i] != SOLEUS_PART_HALO)
      soleus_painter_draw (self, parts[i], shot, cr);
}

/* Roller or ball, faint: what the skin gives way to. A thumb would hide what it presses. */
static void
draw_pressing (SoleusPainter *self, const SoleusShot *shot, cairo_t *cr)
{
  const SoleusDent dent = shot->dent;
  SoleusVec at = soleus_vec_place (dent.centre, &shot->frames.bones[SOLEUS_BONE_NEAR_SHANK]);

  if (dent.contact == SOLEUS_CONTACT_ROLLER)
    draw_prop (self, "roller", at, 0, PRESSING_ALPHA, cr);
  else if (dent.contact == SOLEUS_CONTACT_BALL)
    draw_prop (self, "ball", at, 0, PRESSING_ALPHA, cr);
}

/* The mark of what is stretched or relaxes, NULL where there is none. */
static const SoleusGroup *
find_mark (SoleusPainter *self, SoleusMark mark)
{
  switch (mark)
    {
    case SOLEUS_MARK_STRETCHING:
      return soleus_rig_get_group (self->rig, "mark-stretch");
    case SOLEUS_MARK_AFTER:
      return soleus_rig_get_group (self->rig, "mark-waves");
    case SOLEUS_MARK_PRESSED:
    case SOLEUS_MARK_TARGET:
    default:
      return NULL;
    }
}

static void
draw_leg_marks (SoleusPainter *self, const SoleusShot *shot, cairo_t *cr)
{
  const SoleusGroup *mark = find_mark (self, shot->mark);

  for (guint i = SOLEUS_TISSUE_GASTROCNEMIUS; mark && i <= SOLEUS_TISSUE_SOLEUS; i++)
    {
      SoleusFrame middle = soleus_muscles_find_middle (self->muscles, shot, i);

      if (shot->mark == SOLEUS_MARK_AFTER)
        middle.angle = 0;
      if (shot->lit[i] > 0)
        soleus_brush_draw_group (self->brush, mark, &middle, cr);
    }
}

/* The close-up: the working leg from above the knee down, with faint bones. */
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
  draw_pressing (self, shot, cr);
  draw_leg_skin (self, shot, FALSE, cr);
  for (guint i = 0; i < N_SKELETON_BONES; i++)
    soleus_brush_draw_group (self->brush, self->bones[i], &shot->frames.bones[frames[i]], cr);
  soleus_muscles_draw_close (self->muscles, shot, cr);
  draw_leg_marks (self, shot, cr);
}

/* The parts that pulse in the close-up. */
void
soleus_painter_draw_leg_halo (SoleusPainter *self, const SoleusShot *shot, cairo_t *cr)
{
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  soleus_muscles_draw_halo (self->muscles, shot, cr);
}

static void
draw_contact_at (SoleusPainter *self, const char *id, const SoleusFrame *frame, cairo_t *cr)
{
  soleus_brush_draw_group (self->brush, soleus_rig_get_group (self->rig, id), frame, cr);
}

/* Both thumbs where both heads are meant, else that of the hand on its side. */
static void
draw_thumbs (SoleusPainter *self, const SoleusCalf *calf, const SoleusFrame *frame, cairo_t *cr)
{
  if (calf->heads != SOLEUS_HEADS_OUTER)
    draw_contact_at (self, "contact-thumb-left", frame, cr);
  if (calf->heads != SOLEUS_HEADS_INNER)
    draw_contact_at (self, "contact-thumb-right", frame, cr);
}

/* The forearm comes from the side of the head that is meant. */
static void
draw_knuckles (SoleusPainter *self, const SoleusCalf *calf, SoleusFrame *frame, cairo_t *cr)
{
  frame->angle = calf->heads == SOLEUS_HEADS_INNER ? FIST_TILT : -FIST_TILT;
  draw_contact_at (self, "contact-knuckles", frame, cr);
}

/* What presses, over the leg that is seen from behind: a band of the roller, the ball, or hands. */
static void
draw_contact (SoleusPainter *self, SoleusPlate *plate, const SoleusCalf *calf, cairo_t *cr)
{
  SoleusFrame frame = { soleus_plate_find_press (plate, calf), 0 };

  if (calf->dent.contact == SOLEUS_CONTACT_ROLLER)
    {
      frame.at.x = 0;
      draw_contact_at (self, "contact-roller", &frame, cr);
      return;
    }
  draw_contact_at (self, "mark-press", &frame, cr);
  if (calf->dent.contact == SOLEUS_CONTACT_BALL)
    draw_contact_at (self, "contact-ball", &frame, cr);
  else if (calf->dent.contact == SOLEUS_CONTACT_THUMBS)
    draw_thumbs (self, calf, &frame, cr);
  else if (calf->dent.contact == SOLEUS_CONTACT_KNUCKLES)
    draw_knuckles (self, calf, &frame, cr);
}

/**
 * soleus_painter_draw_plate:
 * @aspect: what @plate shows
 *
 * The close-up from behind or cut. Along its fibres a muscle is only seen from behind, and so is
 * what pressure keeps off.
 */
void
soleus_painter_draw_plate (SoleusPainter *self,
                           SoleusPlate *plate,
                           SoleusAspect aspect,
                           const SoleusCalf *calf,
                           cairo_t *cr)
{
  gboolean behind = aspect == SOLEUS_ASPECT_BEHIND;
  const SoleusGroup *mark = find_mark (self, calf->mark);

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  soleus_plate_draw (plate, self->brush, calf, cr);
  if (behind && calf->mark == SOLEUS_MARK_PRESSED)
    soleus_plate_draw_zones (plate, self->brush, cr);
  if (mark && (behind || calf->mark == SOLEUS_MARK_AFTER))
    soleus_plate_draw_marks (plate, self->brush, mark, calf, cr);
  if (behind && soleus_calf_is_pressed (calf))
    draw_contact (self, plate, calf, cr);
}

void
soleus_painter_draw_plate_glow (SoleusPainter *self,
                                SoleusPlate *plate,
                                const SoleusCalf *calf,
                                cairo_t *cr)
{
  soleus_plate_draw_glow (plate, self->brush, calf, cr);
}

/* The second person has groups of its own, "b-" before their names, where it differs. */
static const SoleusGroup *
find_group (SoleusPainter *self, const char *id)
{
  g_autofree char *own = g_strconcat ("b-", id, NULL);
  gboolean differs =
      self->person == SOLEUS_PERSON_PONYTAIL && g_hash_table_contains (self->rig->by_id, own);

  return soleus_rig_get_group (self->rig, differs ? own : id);
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

        self->pieces[far][i] = find_group (self, id);
        soleus_brush_grow (self->brush, self->pieces[far][i],
                           cloth ? SOLEUS_CLASS_OUTLINE_SHORTS : SOLEUS_CLASS_OUTLINE);
      }
  self->pelvis = find_group (self, "pelvis");
  self->seat = find_group (self, "seat");
  self->hem = find_group (self, "shirt-hem");
  self->torso = find_group (self, "torso");
  self->head = find_group (self, "head");
  if (self->person == SOLEUS_PERSON_PONYTAIL)
    {
      self->tail = find_group (self, "hair-tail");
      soleus_brush_grow (self->brush, self->tail, SOLEUS_CLASS_OUTLINE_HAIR);
    }
  soleus_brush_grow (self->brush, self->pelvis, SOLEUS_CLASS_OUTLINE_SHORTS);
  soleus_brush_grow (self->brush, self->hem, SOLEUS_CLASS_OUTLINE_SHIRT);
  soleus_brush_grow (self->brush, self->torso, SOLEUS_CLASS_OUTLINE_SHIRT);
  soleus_brush_grow (self->brush, self->head, SOLEUS_CLASS_OUTLINE);
  for (guint i = 0; i < N_SKELETON_BONES; i++)
    {
      g_autofree char *id = g_strconcat ("bone-", bones[i], NULL);

      self->bones[i] = soleus_rig_get_group (self->rig, id);
    }
}

static guint
count_most_points (SoleusRig *rig)
{
  guint most = 0;

  for (guint i = 0; i < rig->groups->len; i++)
    {
      const SoleusGroup *group = rig->groups->pdata[i];

      for (guint k = 0; k < group->shapes->len; k++)
        most = MAX (most, soleus_shape_get_outline (soleus_group_get_shape (group, k), 0)->n);
    }
  return most;
}

/**
 * soleus_painter_new:
 * @rig: outlives the painter
 * @style: (transfer full): how the classes are painted
 * @person: whose groups are drawn
 */
SoleusPainter *
soleus_painter_new (SoleusRig *rig, SoleusStyle *style, SoleusPerson person)
{
  SoleusPainter *self = g_new0 (SoleusPainter, 1);
  guint most = count_most_points (rig);

  self->rig = rig;
  self->person = person;
  self->brush = soleus_brush_new (rig, style);
  self->muscles = soleus_muscles_new (rig, self->brush);
  self->scratch = soleus_outline_new (most, TRUE);
  self->scratch2 = soleus_outline_new (most, TRUE);
  find_groups (self);
  return self;
}

void
soleus_painter_free (SoleusPainter *self)
{
  soleus_muscles_free (self->muscles);
  soleus_brush_free (self->brush);
  soleus_outline_free (self->scratch);
  soleus_outline_free (self->scratch2);
  g_free (self);
}

const SoleusStyle *
soleus_painter_get_style (SoleusPainter *self)
{
  return self->brush->style;
}

SoleusMuscles *
soleus_painter_get_muscles (SoleusPainter *self)
{
  return self->muscles;
}
