/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-pose.h"

G_BEGIN_DECLS

/** The frames that drawings hang on: bones, and fillers that lie at half the angle of a joint. */
typedef enum
{
  SOLEUS_BONE_PELVIS,
  SOLEUS_BONE_WAIST,
  SOLEUS_BONE_TORSO,
  SOLEUS_BONE_HEAD,
  SOLEUS_BONE_NEAR_THIGH,
  SOLEUS_BONE_NEAR_SHANK,
  SOLEUS_BONE_NEAR_FOOT,
  SOLEUS_BONE_NEAR_HIP,
  SOLEUS_BONE_NEAR_KNEE,
  SOLEUS_BONE_NEAR_ANKLE,
  SOLEUS_BONE_FAR_THIGH,
  SOLEUS_BONE_FAR_SHANK,
  SOLEUS_BONE_FAR_FOOT,
  SOLEUS_BONE_FAR_HIP,
  SOLEUS_BONE_FAR_KNEE,
  SOLEUS_BONE_FAR_ANKLE,
  SOLEUS_BONE_NEAR_UPPER_ARM,
  SOLEUS_BONE_NEAR_FOREARM,
  SOLEUS_BONE_NEAR_HAND,
  SOLEUS_BONE_NEAR_ELBOW,
  SOLEUS_BONE_FAR_UPPER_ARM,
  SOLEUS_BONE_FAR_FOREARM,
  SOLEUS_BONE_FAR_HAND,
  SOLEUS_BONE_FAR_ELBOW,
  SOLEUS_N_BONES,
} SoleusBone;

/**
 * SoleusFrame:
 * @at: the pivot
 * @angle: degrees, clockwise
 * @narrow: how much of the drawing's width is lost, 0 for none, below 0 where it is wider
 * @shorter: the same of its length
 */
typedef struct
{
  SoleusVec at;
  double angle;
  double narrow;
  double shorter;
} SoleusFrame;

/**
 * SoleusFrames:
 * @bones: where each frame is
 * @knee: flexion of the near and the far knee, degrees, 0 = straight
 * @ankle: dorsiflexion of the near and the far ankle, degrees, + = toes up
 * @missed: the farthest that a limb stayed short of its target
 *
 * A pose, solved.
 */
typedef struct
{
  SoleusFrame bones[SOLEUS_N_BONES];
  double knee[2];
  double ankle[2];
  double missed;
} SoleusFrames;

/** Muscle outlines are drawn for 3 knee angles x 3 ankle angles. */
#define SOLEUS_N_MORPHS 9

extern const double soleus_morph_knees[3];
extern const double soleus_morph_ankles[3];

SoleusVec soleus_vec_place (SoleusVec point, const SoleusFrame *frame);
SoleusVec soleus_vec_unplace (SoleusVec point, const SoleusFrame *frame);
double soleus_angle_wrap (double angle);
double soleus_smooth (double t);

void
soleus_mixer_solve (const SoleusSkeleton *skeleton, const SoleusPose *pose, SoleusFrames *frames);
void soleus_mixer_between (const SoleusSkeleton *skeleton,
                           const SoleusPose *from,
                           const SoleusPose *to,
                           double t,
                           SoleusPose *pose);
void soleus_mixer_step (const SoleusSkeleton *skeleton,
                        const SoleusMotion *motion,
                        double seconds,
                        SoleusPose *pose);
void soleus_mixer_lead_in (const SoleusSkeleton *skeleton,
                           const SoleusMotion *motion,
                           double seconds,
                           SoleusPose *pose);
void soleus_mixer_cycle (const SoleusSkeleton *skeleton,
                         const SoleusMotion *motion,
                         double seconds,
                         SoleusPose *pose,
                         const SoleusArrow **arrow,
                         double *arrow_alpha);
void soleus_mixer_pose_leg (const SoleusSkeleton *skeleton,
                            double knee,
                            double ankle,
                            SoleusFrames *frames);
void soleus_mixer_lay_leg (SoleusFrames *frames);
void soleus_mixer_weigh_morphs (double knee, double ankle, double weights[SOLEUS_N_MORPHS]);
double soleus_mixer_breathe (double seconds);

G_END_DECLS
