/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-step.h"

G_BEGIN_DECLS

/**
 * SoleusAllowance:
 * @pressure_legs: the legs that may be pressed
 * @stretch_legs: the legs that may be stretched or moved
 * @spared_legs: the legs that may not carry the body while the other one is worked
 * @on_floor: whether the routine has no room for a chair; to get down to the floor takes both legs
 * @hands_only: whether only hands may press, no roller and no ball
 *
 * The part of a routine that may be done today.
 */
typedef struct
{
  SoleusLegs pressure_legs;
  SoleusLegs stretch_legs;
  SoleusLegs spared_legs;
  gboolean on_floor;
  gboolean hands_only;
} SoleusAllowance;

#define SOLEUS_ALLOWANCE_ALL                                                                       \
  {                                                                                                \
    SOLEUS_LEGS_BOTH, SOLEUS_LEGS_BOTH, SOLEUS_LEGS_NONE, FALSE, FALSE                             \
  }

gboolean soleus_allowance_allows (const SoleusAllowance *self, SoleusStep *step, SoleusLeg leg);

G_END_DECLS
