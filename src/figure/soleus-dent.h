/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-mixer.h"

G_BEGIN_DECLS

#define SOLEUS_ROLLER_RADIUS 43.0
#define SOLEUS_BALL_RADIUS   23.0

/**
 * SoleusDent:
 * @radius: of what presses on the calf, 0 for nothing
 * @centre: of it, in the coordinates of the shank
 */
typedef struct
{
  double radius;
  SoleusVec centre;
} SoleusDent;

SoleusDent soleus_dent_find (const SoleusPose *pose, const SoleusFrames *frames);

G_END_DECLS
