/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-routine.h"

G_BEGIN_DECLS

/** The rating from which a calf that got tighter is a reason to ask someone. */
#define SOLEUS_TIGHTNESS_HIGH 7

/**
 * SoleusTightArea:
 * @SOLEUS_TIGHT_INNER: the inner side of the upper calf: the inner head of the gastrocnemius
 * @SOLEUS_TIGHT_OUTER: its outer side: the outer head
 * @SOLEUS_TIGHT_LOWER: the lower calf, near the heel: the soleus
 * @SOLEUS_TIGHT_CORD: the Achilles tendon, tight but not sore
 * @SOLEUS_TIGHT_SPOT: one tender spot
 * @SOLEUS_TIGHT_TENDON_PAIN: pain in the Achilles tendon itself
 * @SOLEUS_N_TIGHT_AREAS: how many there are
 *
 * The place where a calf feels tight.
 */
typedef enum
{
  SOLEUS_TIGHT_INNER,
  SOLEUS_TIGHT_OUTER,
  SOLEUS_TIGHT_LOWER,
  SOLEUS_TIGHT_CORD,
  SOLEUS_TIGHT_SPOT,
  SOLEUS_TIGHT_TENDON_PAIN,
  SOLEUS_N_TIGHT_AREAS,
} SoleusTightArea;

/**
 * SoleusNext:
 * @SOLEUS_NEXT_REST: nothing more today
 * @SOLEUS_NEXT_STRETCH_WARM: stretch while the massaged muscles are warm
 * @SOLEUS_NEXT_OTHER_MUSCLE: the muscle that was not stretched
 * @SOLEUS_NEXT_SPOTS: massage what is still tight
 *
 * A suggestion for after a session.
 */
typedef enum
{
  SOLEUS_NEXT_REST,
  SOLEUS_NEXT_STRETCH_WARM,
  SOLEUS_NEXT_OTHER_MUSCLE,
  SOLEUS_NEXT_SPOTS,
} SoleusNext;

gboolean soleus_recommend_fits (SoleusEquipment needed, SoleusEquipment at_hand);
const char *soleus_recommend_for_area (SoleusTightArea area, SoleusEquipment at_hand);
SoleusNext soleus_recommend_next (SoleusRoutine *done,
                                  int tightest,
                                  SoleusEquipment at_hand,
                                  const char **routine);
gboolean soleus_recommend_seeing_someone (int before, int after);

G_END_DECLS
