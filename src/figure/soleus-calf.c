/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-calf.h"

/* Where a head of the gastrocnemius is pressed, beside the middle of the calf. */
#define HEAD_ACROSS 17.0

gboolean
soleus_calf_is_marked (const SoleusCalf *self, SoleusLegPart part)
{
  gboolean both = self->target == SOLEUS_MUSCLE_BOTH;

  switch (part)
    {
    case SOLEUS_LEG_PART_INNER_HEAD:
      return (both || self->target == SOLEUS_MUSCLE_GASTROCNEMIUS) &&
             self->heads != SOLEUS_HEADS_OUTER;
    case SOLEUS_LEG_PART_OUTER_HEAD:
      return (both || self->target == SOLEUS_MUSCLE_GASTROCNEMIUS) &&
             self->heads != SOLEUS_HEADS_INNER;
    case SOLEUS_LEG_PART_SOLEUS:
      return both || self->target == SOLEUS_MUSCLE_SOLEUS;
    case SOLEUS_LEG_PART_TENDON:
      return self->tendon;
    case SOLEUS_N_LEG_PARTS:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* Whether something presses on what is marked at this moment. */
gboolean
soleus_calf_is_pressed (const SoleusCalf *self)
{
  return self->mark == SOLEUS_MARK_PRESSED && self->dent.radius > 0;
}

/* Where it is pressed, from behind. What presses is known along the leg; across it, it lies on the
 * head that is meant. */
SoleusVec
soleus_calf_find_press (const SoleusCalf *self)
{
  double across = self->heads == SOLEUS_HEADS_INNER   ? -HEAD_ACROSS
                  : self->heads == SOLEUS_HEADS_OUTER ? HEAD_ACROSS
                                                      : 0;

  return (SoleusVec){ across, self->dent.centre.y };
}
