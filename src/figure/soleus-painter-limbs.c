/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-painter-private.h"

#include <math.h>
#include <string.h>

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
      grown ? self->grown[shape->index] : soleus_shape_get_outline (shape, 0);
  double margin = grown ? soleus_painter_get_contour (self, SOLEUS_CLASS_OUTLINE) : 0;

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
      soleus_outline_grow (cord, soleus_painter_get_contour (self, SOLEUS_CLASS_OUTLINE),
                           self->scratch2);
      cord = self->scratch2;
      self->scratch2->closed = TRUE;
    }
  soleus_painter_trace (cr, cord, &bones[1]);
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
      soleus_painter_trace (cr, line, foot);
    }
  soleus_painter_stroke (self, cr, toes->klass, 1);
}

void
soleus_painter_draw_leg_skin (SoleusPainter *self,
                              const SoleusShot *shot,
                              gboolean far,
                              cairo_t *cr)
{
  trace_leg (self, shot, far, TRUE, cr);
  soleus_painter_fill (self, cr, SOLEUS_CLASS_OUTLINE, 1);
  trace_leg (self, shot, far, FALSE, cr);
  soleus_painter_fill (self, cr, far ? SOLEUS_CLASS_SKIN_SHADE : SOLEUS_CLASS_SKIN, 1);
  draw_toes (self, shot, far, cr);
}

void
soleus_painter_draw_shorts (SoleusPainter *self, const SoleusShot *shot, gboolean far, cairo_t *cr)
{
  const SoleusFrame *thigh = &shot->frames.bones[first_leg_bone (far)];

  for (guint grown = 2; grown-- > 0;)
    {
      if (!far)
        soleus_painter_trace_areas (self, self->pieces[far][PIECE_HIP], thigh + 3, grown, cr);
      soleus_painter_trace_areas (self, self->pieces[far][PIECE_SHORTS], thigh, grown, cr);
      soleus_painter_fill (self, cr,
                           grown ? SOLEUS_CLASS_OUTLINE_SHORTS
                           : far ? SOLEUS_CLASS_SHORTS_SHADE
                                 : SOLEUS_CLASS_SHORTS,
                           1);
    }
  soleus_painter_draw_lines (self, self->pieces[far][PIECE_SHORTS], thigh, 1, cr);
  if (!far)
    soleus_painter_draw_group (self, self->seat, &shot->frames.bones[SOLEUS_BONE_PELVIS], cr);
}

/* How far a hand is closed to a grip, 0 to 1. */
static double
weigh_grip (const SoleusTarget *target)
{
  return (target->hand == SOLEUS_HAND_GRIP) * (1 - target->mix) +
         (target->other == SOLEUS_HAND_GRIP) * target->mix;
}

/* The far hand grips the calf from behind: its thumb comes round to the near side of the leg. */
static void
draw_far_thumb (SoleusPainter *self, const SoleusShot *shot, cairo_t *cr)
{
  double alpha = weigh_grip (&shot->pose.limbs[SOLEUS_LIMB_FAR_ARM]);
  const SoleusGroup *grip = self->pieces[TRUE][PIECE_HAND + SOLEUS_HAND_GRIP];
  const SoleusShape *thumb = soleus_group_get_shape (grip, 1);
  const SoleusFrame *hand = &shot->frames.bones[SOLEUS_BONE_FAR_HAND];

  if (alpha <= 0)
    return;
  soleus_painter_trace (cr, self->grown[thumb->index], hand);
  soleus_painter_fill (self, cr, SOLEUS_CLASS_OUTLINE, alpha);
  soleus_painter_trace (cr, soleus_shape_get_outline (thumb, 0), hand);
  soleus_painter_fill (self, cr, SOLEUS_CLASS_SKIN_SHADE, alpha);
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
          soleus_outline_grow (self->scratch,
                               soleus_painter_get_contour (self, SOLEUS_CLASS_OUTLINE),
                               self->scratch2);
          self->scratch2->closed = TRUE;
        }
      soleus_painter_trace (cr, grown ? self->scratch2 : self->scratch, frame);
    }
}

void
soleus_painter_draw_arm (SoleusPainter *self, const SoleusShot *shot, gboolean far, cairo_t *cr)
{
  const SoleusFrame *upper = &shot->frames.bones[first_arm_bone (far)];
  const SoleusTarget *target = &shot->pose.limbs[far ? SOLEUS_LIMB_FAR_ARM : SOLEUS_LIMB_NEAR_ARM];

  if (!far)
    draw_far_thumb (self, shot, cr);
  for (guint grown = 2; grown-- > 0;)
    {
      for (guint i = 0; i < G_N_ELEMENTS (arm_skin); i++)
        soleus_painter_trace_areas (self, self->pieces[far][arm_skin[i].piece],
                                    &upper[arm_skin[i].bone], grown, cr);
      trace_hand (self, target, far, &upper[2], grown, cr);
      soleus_painter_fill (self, cr,
                           grown ? SOLEUS_CLASS_OUTLINE
                           : far ? SOLEUS_CLASS_SKIN_SHADE
                                 : SOLEUS_CLASS_SKIN,
                           1);
    }
  soleus_painter_draw_lines (self, self->pieces[far][PIECE_HAND + target->hand], &upper[2],
                             1 - target->mix, cr);
  soleus_painter_draw_lines (self, self->pieces[far][PIECE_HAND + target->other], &upper[2],
                             target->mix, cr);
  soleus_painter_draw_group (self, self->pieces[far][PIECE_SLEEVE], upper, cr);
}
