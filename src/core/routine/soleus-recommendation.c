/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-recommendation.h"

/* Tightness from which there is something left to massage. */
#define STILL_TIGHT 4

/**
 * soleus_recommend_fits:
 * @needed: what a routine needs
 * @at_hand: what the person has; where no tool is in it, nothing was said
 *
 * The floor is at hand everywhere, so a chair that it can stand in for isn't needed. So is a towel.
 * Lotion is never needed. Whoever says nothing may have everything.
 *
 * Returns: whether the routine can be done
 */
gboolean
soleus_recommend_fits (SoleusEquipment needed, SoleusEquipment at_hand)
{
  const SoleusEquipment granted =
      SOLEUS_EQUIPMENT_FLOOR | SOLEUS_EQUIPMENT_LOTION | SOLEUS_EQUIPMENT_TOWEL;

  if ((at_hand & ~granted) == 0)
    return TRUE;
  if (needed & SOLEUS_EQUIPMENT_FLOOR)
    needed &= ~SOLEUS_EQUIPMENT_CHAIR;
  return (needed & ~at_hand & ~granted) == 0;
}

static const char *
get_massage (SoleusEquipment at_hand)
{
  /* A ball is the tool for one spot, a roller the next best; hands need nothing. */
  if (at_hand & SOLEUS_EQUIPMENT_BALL)
    return "ball";
  if (at_hand & SOLEUS_EQUIPMENT_ROLLER)
    return "roller";
  return "hands";
}

/**
 * soleus_recommend_for_area:
 * @area: where it feels tight
 * @at_hand: what the person has; %SOLEUS_EQUIPMENT_NONE where nothing was said
 *
 * No pressure is ever proposed for the lower calf, where it would reach the tendon. Where there is
 * a roller and no wall, the upper calf is rolled.
 *
 * Returns: (nullable): the id of the routine that fits: a straight knee for the upper calf, a bent
 *   one for the lower, massage for a spot; %NULL where somebody should have a look
 */
const char *
soleus_recommend_for_area (SoleusTightArea area, SoleusEquipment at_hand)
{
  switch (area)
    {
    case SOLEUS_TIGHT_INNER:
    case SOLEUS_TIGHT_OUTER:
      return soleus_recommend_fits (SOLEUS_EQUIPMENT_WALL, at_hand) ||
                     !(at_hand & SOLEUS_EQUIPMENT_ROLLER)
                 ? "gastroc-wall"
                 : "roller";
    case SOLEUS_TIGHT_LOWER:
    case SOLEUS_TIGHT_CORD:
      return "soleus-wall";
    case SOLEUS_TIGHT_SPOT:
      return get_massage (at_hand);
    case SOLEUS_TIGHT_TENDON_PAIN:
    case SOLEUS_N_TIGHT_AREAS:
    default:
      return NULL;
    }
}

/**
 * soleus_recommend_next:
 * @done: the routine that is over
 * @tightest: the higher of the ratings after it, 0 to 10, or negative where there is none
 * @at_hand: what the person has; %SOLEUS_EQUIPMENT_NONE where nothing was said
 * @routine: (out) (nullable): the id of the routine for it
 *
 * Massage comes first, stretches while the muscles are warm come after it; a stretch of one muscle
 * leaves the other one. Both muscles stretched is enough, and so is easy movement alone, unless a
 * calf is still tight. Where the wall for a stretch is missing, nothing more is proposed.
 *
 * Returns: why that could come next
 */
SoleusNext
soleus_recommend_next (SoleusRoutine *done,
                       int tightest,
                       SoleusEquipment at_hand,
                       const char **routine)
{
  SoleusMuscle target = soleus_routine_get_target (done);
  gboolean wall = soleus_recommend_fits (SOLEUS_EQUIPMENT_WALL, at_hand);

  *routine = NULL;
  switch (done->kind)
    {
    case SOLEUS_ROUTINE_MASSAGE:
      *routine = wall ? "wall-full" : NULL;
      return wall ? SOLEUS_NEXT_STRETCH_WARM : SOLEUS_NEXT_REST;
    case SOLEUS_ROUTINE_STRETCH:
      if (wall && (target == SOLEUS_MUSCLE_GASTROCNEMIUS || target == SOLEUS_MUSCLE_SOLEUS))
        {
          *routine = target == SOLEUS_MUSCLE_SOLEUS ? "gastroc-wall" : "soleus-wall";
          return SOLEUS_NEXT_OTHER_MUSCLE;
        }
      if (tightest < STILL_TIGHT)
        return SOLEUS_NEXT_REST;
      *routine = get_massage (at_hand);
      return SOLEUS_NEXT_SPOTS;
    case SOLEUS_ROUTINE_MIXED:
    default:
      return SOLEUS_NEXT_REST;
    }
}

/**
 * soleus_recommend_seeing_someone:
 * @before: tightness of a leg before the session, 0 to 10, or negative where there is none
 * @after: the same leg after it
 *
 * Returns: whether the calf is very tight and tighter than it was, so that the specialist advice is
 *   shown
 */
gboolean
soleus_recommend_seeing_someone (int before, int after)
{
  return before >= 0 && after >= SOLEUS_TIGHTNESS_HIGH && after > before;
}
