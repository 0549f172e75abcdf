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
  return (SoleusDent){ HOLLOW_RADIUS, thumb };
}

static SoleusDent
find_dent (const SoleusPose *pose, const SoleusFrames *frames)
{
  SoleusDent dent = { 0 };

  if (pose->prop.kind == SOLEUS_PROP_ROLLER)
    dent.radius = SOLEUS_ROLLER_RADIUS;
  else if (pose->prop.kind == SOLEUS_PROP_BALL)
    dent.radius = SOLEUS_BALL_RADIUS;
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
