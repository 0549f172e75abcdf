/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-mixer.h"
#include "soleus-types.h"

G_BEGIN_DECLS

#define SOLEUS_ROLLER_RADIUS 43.0
#define SOLEUS_BALL_RADIUS   23.0
#define SOLEUS_SPOT_RADIUS   17.0

/** What presses on a calf. */
typedef enum
{
  SOLEUS_CONTACT_NONE,
  SOLEUS_CONTACT_ROLLER,
  SOLEUS_CONTACT_BALL,
  SOLEUS_CONTACT_THUMBS,
  SOLEUS_CONTACT_KNUCKLES,
} SoleusContact;

/**
 * SoleusDent:
 * @radius: of what presses on the calf, 0 for nothing
 * @centre: of it, in the coordinates of the shank
 * @contact: what it is
 */
typedef struct
{
  double radius;
  SoleusVec centre;
  SoleusContact contact;
} SoleusDent;

/** What happens to a muscle that is marked. */
typedef enum
{
  SOLEUS_MARK_TARGET,
  SOLEUS_MARK_STRETCHING,
  SOLEUS_MARK_PRESSED,
  SOLEUS_MARK_AFTER,
} SoleusMark;

/**
 * SoleusShot:
 * @pose: what the body does
 * @frames: the pose, solved
 * @leg: the working leg, always the near one; the left leg faces left
 * @shown: how far the calf muscles are seen, 0 to 1
 * @lit: how far gastrocnemius and soleus are lit as the target, 0 to 1
 * @tendon: whether the Achilles tendon is the target
 * @mark: what happens to the target, in the close-up
 * @warm: how far their colour tells of stretch or pressure, 0 to 1
 * @arrow: (nullable): shows the direction
 * @arrow_alpha: how far it has faded in
 * @breath: how much deeper the chest is, units
 * @spot: whether the tender spot is ringed
 * @dent: roller, ball or the thumb of a gripping hand
 * @orbit: how far it is seen from behind: 0 from the side, to 90 degrees
 *
 * Everything that one picture of the figure depends on.
 */
typedef struct
{
  SoleusPose pose;
  SoleusFrames frames;
  SoleusLeg leg;
  double shown;
  double lit[2];
  gboolean tendon;
  SoleusMark mark;
  double warm[2];
  const SoleusArrow *arrow;
  double arrow_alpha;
  double breath;
  gboolean spot;
  SoleusDent dent;
  double orbit;
} SoleusShot;

double soleus_target_weigh_grip (const SoleusTarget *arm);
void soleus_shot_solve (SoleusShot *self, const SoleusSkeleton *skeleton);
void soleus_shot_orbit (SoleusShot *self, double degrees);
double soleus_shot_get_side (const SoleusShot *self);
gboolean soleus_shot_is_behind (const SoleusShot *self);
SoleusVec soleus_shot_find_spot (const SoleusShot *self);
SoleusVec soleus_shot_find_turn (const SoleusShot *self);

G_END_DECLS
