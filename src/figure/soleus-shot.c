/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-shot.h"

#include <math.h>

/* The end of the thumb of a gripping hand, in the coordinates of the hand. */
#define THUMB_X 46.0
#define THUMB_Y -12.0
/* A thumb presses with its pad, and the skin round it follows: a hollow wider than the thumb. */
#define HOLLOW_RADIUS 22.0
#define HOLLOW_DEPTH  7.0
#define SHANK_STEP    24.6
/* Skin over the spot that is pressed. */
#define SPOT_DEPTH 14.0
/* The curved arrow lies beyond the sole, in line with the shank. */
#define TURN_Y 318.0

/* How far to the side of the middle the hips and the shoulders are, and what is seen of a foot, and
 * of the width of a trunk and a thigh, from behind. */
#define HIP_ASIDE      34.0
#define SHOULDER_ASIDE 66.0
#define FOOT_BEHIND    0.42
#define TRUNK_WIDER    0.16
#define THIGH_NARROWER 0.22
/* From there on it is seen from behind rather than from the side. */
#define BEHIND 45.0
/* By then what is only drawn from the side has gone. */
#define SIDE_GONE 60.0

/* The distance of the calf's skin behind the bone, at every tenth of the shank as it is drawn. */
static const double backs[] = { -34.5, -38.0, -45.4, -49.6, -49.4, -45.5,
                                -38.1, -30.6, -26.7, -28.1, -36.6 };

static double
find_back (double y)
{
  double tenths = CLAMP (y / SHANK_STEP, 0, G_N_ELEMENTS (backs) - 1.001);
  guint above = (guint) tenths;
  double below = tenths - above;

  return backs[above] * (1 - below) + backs[above + 1] * below;
}

/* The grip of an arm's hand: 0 open, 1 closed. */
double
soleus_target_weigh_grip (const SoleusTarget *arm)
{
  return (arm->hand == SOLEUS_HAND_GRIP) * (1 - arm->mix) +
         (arm->other == SOLEUS_HAND_GRIP) * arm->mix;
}

static SoleusDent
find_thumb (const SoleusPose *pose, const SoleusFrames *frames)
{
  double grip = soleus_target_weigh_grip (&pose->limbs[SOLEUS_LIMB_NEAR_ARM]);
  SoleusVec thumb;

  if (grip <= 0)
    return (SoleusDent){ 0 };
  thumb = soleus_vec_place ((SoleusVec){ THUMB_X, THUMB_Y }, &frames->bones[SOLEUS_BONE_NEAR_HAND]);
  thumb = soleus_vec_unplace (thumb, &frames->bones[SOLEUS_BONE_NEAR_SHANK]);
  thumb.x = find_back (thumb.y) - HOLLOW_RADIUS + HOLLOW_DEPTH * grip;
  return (SoleusDent){ HOLLOW_RADIUS, thumb, SOLEUS_CONTACT_THUMBS };
}

static SoleusDent
find_dent (const SoleusPose *pose, const SoleusFrames *frames)
{
  SoleusDent dent = { 0 };

  if (pose->prop.kind == SOLEUS_PROP_ROLLER)
    dent = (SoleusDent){ .radius = SOLEUS_ROLLER_RADIUS, .contact = SOLEUS_CONTACT_ROLLER };
  else if (pose->prop.kind == SOLEUS_PROP_BALL)
    dent = (SoleusDent){ .radius = SOLEUS_BALL_RADIUS, .contact = SOLEUS_CONTACT_BALL };
  else
    return find_thumb (pose, frames);
  dent.centre = soleus_vec_unplace (pose->prop.at, &frames->bones[SOLEUS_BONE_NEAR_SHANK]);
  return dent;
}

/* Fills in what follows from the pose: where every bone is, and what presses on the calf. */
void
soleus_shot_solve (SoleusShot *self, const SoleusSkeleton *skeleton)
{
  soleus_mixer_solve (skeleton, &self->pose, &self->frames);
  self->dent = find_dent (&self->pose, &self->frames);
}

/* The picture from a place that is @cosine off the side, round the middle of the view. Along x
 * things are nearer together, and what is aside comes out. */
static void
turn_frame (SoleusFrame *frame, double middle, double cosine, double aside)
{
  double x = -sin (frame->angle * G_PI / 180) * cosine;
  double y = cos (frame->angle * G_PI / 180);

  frame->at.x = middle + (frame->at.x - middle) * cosine + aside;
  frame->angle = atan2 (-x, y) * 180 / G_PI;
  frame->shorter = 1 - hypot (x, y);
}

/* A foot is drawn along x. */
static void
turn_foot (SoleusFrame *frame, double middle, double cosine, double aside)
{
  double x = cos (frame->angle * G_PI / 180) * cosine;
  double y = sin (frame->angle * G_PI / 180);

  frame->at.x = middle + (frame->at.x - middle) * cosine + aside;
  frame->angle = atan2 (y, x) * 180 / G_PI;
  frame->narrow = 1 - MAX (hypot (x, y), FOOT_BEHIND);
}

static void
turn_filler (SoleusFrame *frame, const SoleusFrame *a, const SoleusFrame *b, SoleusVec at)
{
  frame->at = at;
  frame->angle = a->angle + soleus_angle_wrap (b->angle - a->angle) / 2;
}

static void
turn_limbs (SoleusFrames *frames, gboolean far, double middle, double cosine, double out)
{
  SoleusFrame *thigh = &frames->bones[far ? SOLEUS_BONE_FAR_THIGH : SOLEUS_BONE_NEAR_THIGH];
  SoleusFrame *upper = &frames->bones[far ? SOLEUS_BONE_FAR_UPPER_ARM : SOLEUS_BONE_NEAR_UPPER_ARM];
  double side = far ? -out : out;

  turn_frame (&thigh[0], middle, cosine, side * HIP_ASIDE);
  turn_frame (&thigh[1], middle, cosine, side * HIP_ASIDE);
  turn_foot (&thigh[2], middle, cosine, side * HIP_ASIDE);
  thigh[0].narrow = THIGH_NARROWER * out;
  turn_filler (&thigh[3], &frames->bones[SOLEUS_BONE_PELVIS], &thigh[0], thigh[0].at);
  turn_filler (&thigh[4], &thigh[0], &thigh[1], thigh[1].at);
  turn_filler (&thigh[5], &thigh[1], &thigh[2], thigh[2].at);
  for (guint i = 0; i < 3; i++)
    turn_frame (&upper[i], middle, cosine, side * SHOULDER_ASIDE);
  turn_filler (&upper[3], &upper[0], &upper[1], upper[1].at);
}

/**
 * soleus_shot_orbit:
 * @self: a shot that is solved
 * @degrees: 0 from the side, to 90 from behind
 *
 * Takes the shot from farther behind: the near side comes out to the right, as the figure faces
 * away. The body is drawn from the side alone, so that this is for the moment in which it turns.
 */
void
soleus_shot_orbit (SoleusShot *self, double degrees)
{
  const double *view = self->pose.scene->view;
  double middle = view[0] + view[2] / 2;
  double cosine = cos (degrees * G_PI / 180), out = sin (degrees * G_PI / 180);
  SoleusFrame *bones = self->frames.bones;

  self->orbit = degrees;
  for (guint i = SOLEUS_BONE_PELVIS; i <= SOLEUS_BONE_HEAD; i++)
    {
      turn_frame (&bones[i], middle, cosine, 0);
      bones[i].narrow = -TRUNK_WIDER * out;
    }
  /* A head is as deep as it is wide and high. */
  bones[SOLEUS_BONE_HEAD].narrow = bones[SOLEUS_BONE_HEAD].shorter = 0;
  turn_limbs (&self->frames, FALSE, middle, cosine, out);
  turn_limbs (&self->frames, TRUE, middle, cosine, out);
  self->pose.prop.at.x = middle + (self->pose.prop.at.x - middle) * cosine;
  for (guint i = 0; i < self->pose.n_shadows; i++)
    {
      self->pose.shadows[i].at.x = middle + (self->pose.shadows[i].at.x - middle) * cosine;
      self->pose.shadows[i].radius *= MAX (cosine, FOOT_BEHIND);
    }
  self->shown *= soleus_shot_get_side (self);
}

/* How far what is only drawn from the side is there: small tools, a wall, the muscles. */
double
soleus_shot_get_side (const SoleusShot *self)
{
  return 1 - soleus_smooth (self->orbit / SIDE_GONE);
}

gboolean
soleus_shot_is_behind (const SoleusShot *self)
{
  return self->orbit > BEHIND;
}

/* The place of the pressure: over the roller or the ball, or under the near thumb. */
SoleusVec
soleus_shot_find_spot (const SoleusShot *self)
{
  const SoleusFrame *shank = &self->frames.bones[SOLEUS_BONE_NEAR_SHANK];
  SoleusVec spot;

  if (self->dent.radius > 0)
    {
      double far = fabs (self->dent.centre.x);

      spot.x = self->dent.centre.x * (far - self->dent.radius - SPOT_DEPTH) / far;
      spot.y = self->dent.centre.y;
    }
  else
    {
      spot = soleus_vec_unplace (self->pose.limbs[SOLEUS_LIMB_NEAR_ARM].at, shank);
      spot.x = -30;
    }
  return soleus_vec_place (spot, shank);
}

/* The place of the arrow that shows how the leg is turned about its length. */
SoleusVec
soleus_shot_find_turn (const SoleusShot *self)
{
  return soleus_vec_place ((SoleusVec){ 0, TURN_Y }, &self->frames.bones[SOLEUS_BONE_NEAR_SHANK]);
}
