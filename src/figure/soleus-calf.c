/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-calf.h"

/* Where a head of the gastrocnemius is pressed, beside the middle of the calf. */
#define HEAD_ACROSS 17.0
/* Of what a hand presses with. */
#define HAND_RADIUS 22.0

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

/**
 * soleus_calf_press:
 * @contact: what presses; %SOLEUS_CONTACT_NONE for nothing any more
 * @along: where, from 0 at the knee to 1 at the ankle
 *
 * Presses on what is marked, as it is seen from behind.
 */
void
soleus_calf_press (SoleusCalf *self, SoleusContact contact, double along)
{
  static const double radii[] = {
    [SOLEUS_CONTACT_NONE] = 0,
    [SOLEUS_CONTACT_ROLLER] = SOLEUS_ROLLER_RADIUS,
    [SOLEUS_CONTACT_BALL] = SOLEUS_BALL_RADIUS,
    [SOLEUS_CONTACT_THUMBS] = HAND_RADIUS,
    [SOLEUS_CONTACT_KNUCKLES] = HAND_RADIUS,
  };

  self->dent = (SoleusDent){ radii[contact], { 0, along * SOLEUS_SHANK_LENGTH }, contact };
  self->mark = contact == SOLEUS_CONTACT_NONE ? SOLEUS_MARK_TARGET : SOLEUS_MARK_PRESSED;
}
