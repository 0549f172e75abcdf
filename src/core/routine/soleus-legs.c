/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-legs.h"

/**
 * soleus_legs_from_sides:
 *
 * Returns: the legs of a choice of sides
 */
SoleusLegs
soleus_legs_from_sides (SoleusSides sides)
{
  switch (sides)
    {
    case SOLEUS_SIDES_LEFT:
      return SOLEUS_LEGS_LEFT;
    case SOLEUS_SIDES_RIGHT:
      return SOLEUS_LEGS_RIGHT;
    case SOLEUS_SIDES_BOTH:
    default:
      return SOLEUS_LEGS_BOTH;
    }
}

/**
 * soleus_legs_to_sides:
 * @legs: one leg or both
 *
 * Returns: the choice of sides for these legs
 */
SoleusSides
soleus_legs_to_sides (SoleusLegs legs)
{
  switch (legs)
    {
    case SOLEUS_LEGS_LEFT:
      return SOLEUS_SIDES_LEFT;
    case SOLEUS_LEGS_RIGHT:
      return SOLEUS_SIDES_RIGHT;
    case SOLEUS_LEGS_NONE:
    case SOLEUS_LEGS_BOTH:
    default:
      return SOLEUS_SIDES_BOTH;
    }
}
