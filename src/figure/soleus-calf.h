/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-shot.h"

G_BEGIN_DECLS

/** From the knee to the ankle, in the units of the drawings. */
#define SOLEUS_SHANK_LENGTH 246.0

/**
 * SoleusAspect:
 * @SOLEUS_ASPECT_SIDE: from its outer side
 * @SOLEUS_ASPECT_BEHIND: from behind, the knee straight
 * @SOLEUS_ASPECT_SECTION: cut through the thickest part of the calf, looked down on
 *
 * Where a close-up looks at the lower leg from.
 */
typedef enum
{
  SOLEUS_ASPECT_SIDE,
  SOLEUS_ASPECT_BEHIND,
  SOLEUS_ASPECT_SECTION,
} SoleusAspect;

/** Which heads of the gastrocnemius are meant. From the side they can't be told apart. */
typedef enum
{
  SOLEUS_HEADS_BOTH,
  SOLEUS_HEADS_INNER,
  SOLEUS_HEADS_OUTER,
} SoleusHeads;

/** What of a leg can be marked. */
typedef enum
{
  SOLEUS_LEG_PART_INNER_HEAD,
  SOLEUS_LEG_PART_OUTER_HEAD,
  SOLEUS_LEG_PART_SOLEUS,
  SOLEUS_LEG_PART_TENDON,
  SOLEUS_N_LEG_PARTS,
} SoleusLegPart;

/** What of a leg is only pointed out. */
typedef enum
{
  SOLEUS_LEG_PLACE_NONE,
  SOLEUS_LEG_PLACE_HOLLOW,
  SOLEUS_LEG_PLACE_SHIN_BONE,
  SOLEUS_LEG_PLACE_FIBULA,
  SOLEUS_LEG_PLACE_VESSELS,
} SoleusLegPlace;

/**
 * SoleusCalf:
 * @knee: flexion, degrees, 0 for straight
 * @ankle: dorsiflexion, degrees, negative for toes down
 * @slack: what the muscle has yet to take of the stretch that the ankle gives, 0 to 1; from behind
 * @turn: about its length, degrees, negative for toes in; seen from behind
 * @dent: what presses on it
 * @leg: the right leg faces right, the left leg left; from behind and cut, as people know their own
 * @target: the muscles that are marked
 * @heads: which heads are, where the gastrocnemius is
 * @tendon: whether the Achilles tendon is marked
 * @place: what else is pointed out, from behind and cut
 * @mark: what happens to what is marked
 *
 * The content of a close-up of the lower leg.
 */
typedef struct
{
  double knee;
  double ankle;
  double slack;
  double turn;
  SoleusDent dent;
  SoleusLeg leg;
  SoleusMuscle target;
  SoleusHeads heads;
  gboolean tendon;
  SoleusLegPlace place;
  SoleusMark mark;
} SoleusCalf;

gboolean soleus_calf_is_marked (const SoleusCalf *self, SoleusLegPart part);
gboolean soleus_calf_is_pressed (const SoleusCalf *self);
SoleusVec soleus_calf_find_press (const SoleusCalf *self);
void soleus_calf_press (SoleusCalf *self, SoleusContact contact, double along);

G_END_DECLS
