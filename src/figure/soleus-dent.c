/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-dent.h"

#include <math.h>

/* The end of the thumb of a gripping hand, in the coordinates of the hand. */
#define THUMB_X 46.0
#define THUMB_Y -12.0
/* A thumb presses with its pad, and the skin round it follows: a hollow wider than the thumb. */
#define HOLLOW_RADIUS 22.0
#define HOLLOW_DEPTH  7.0
#define SHANK_STEP    24.6

/* How far the skin of the calf lies behind the bone, at every tenth of the shank as it is drawn. */
static const double backs[] = { -36.0, -39.2, -44.9, -48.0, -48.5, -46.5,
                                -41.6, -34.9, -27.8, -23.2, -21.8 };

static double
find_back (double y)
{
  double tenths = CLAMP (y / SHANK_STEP, 0, G_N_ELEMENTS (backs) - 1.001);
  guint above = (guint) tenths;
  double below = tenths - above;

  return backs[above] * (1 - below) + backs[above + 1] * below;
}

static double
weigh_grip (const SoleusTarget *arm)
{
  return (arm->hand == SOLEUS_HAND_GRIP) * (1 - arm->mix) +
         (arm->other == SOLEUS_HAND_GRIP) * arm->mix;
}

static SoleusDent
find_thumb (const SoleusPose *pose, const SoleusFrames *frames)
{
  double grip = weigh_grip (&pose->limbs[SOLEUS_LIMB_NEAR_ARM]);
  SoleusVec thumb;

  if (grip <= 0)
    return (SoleusDent){ 0 };
  thumb = soleus_vec_place ((SoleusVec){ THUMB_X, THUMB_Y }, &frames->bones[SOLEUS_BONE_NEAR_HAND]);
  thumb = soleus_vec_unplace (thumb, &frames->bones[SOLEUS_BONE_NEAR_SHANK]);
  thumb.x = find_back (thumb.y) - HOLLOW_RADIUS + HOLLOW_DEPTH * grip;
  return (SoleusDent){ HOLLOW_RADIUS, thumb };
}

/**
 * soleus_dent_find:
 * @frames: @pose, solved
 *
 * Returns: what presses on the working calf: roller, ball or the thumb of a gripping hand
 */
SoleusDent
soleus_dent_find (const SoleusPose *pose, const SoleusFrames *frames)
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
