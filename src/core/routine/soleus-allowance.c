/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-allowance.h"

/* The legs that carry the body in a step of @leg, where the step doesn't let them rest. */
static SoleusLegs
get_carrying_legs (SoleusLeg leg)
{
  switch (leg)
    {
    case SOLEUS_LEG_LEFT:
      return SOLEUS_LEGS_RIGHT;
    case SOLEUS_LEG_RIGHT:
      return SOLEUS_LEGS_LEFT;
    case SOLEUS_LEG_BOTH:
    default:
      return SOLEUS_LEGS_BOTH;
    }
}

static gboolean
rests_other_leg (const SoleusAllowance *self, SoleusStep *step)
{
  return step->rests_other_leg && !(self->on_floor && step->floor_pose);
}

/**
 * soleus_allowance_allows:
 * @step: a step of the routine
 * @leg: the leg that is worked
 *
 * The check at the end is always allowed: it asks how the legs are.
 *
 * Returns: whether the step may be done with this leg
 */
gboolean
soleus_allowance_allows (const SoleusAllowance *self, SoleusStep *step, SoleusLeg leg)
{
  gboolean is_massage = soleus_step_is_massage (step);
  SoleusLegs legs = is_massage ? self->pressure_legs : self->stretch_legs;

  if (step->kind == SOLEUS_STEP_CHECK_IN)
    return TRUE;
  if (is_massage && self->hands_only && step->tool != SOLEUS_TOOL_HANDS)
    return FALSE;
  if (!rests_other_leg (self, step) && (self->spared_legs & get_carrying_legs (leg)) != 0)
    return FALSE;
  switch (leg)
    {
    case SOLEUS_LEG_LEFT:
      return (legs & SOLEUS_LEGS_LEFT) != 0;
    case SOLEUS_LEG_RIGHT:
      return (legs & SOLEUS_LEGS_RIGHT) != 0;
    case SOLEUS_LEG_BOTH:
    default:
      return TRUE;
    }
}
