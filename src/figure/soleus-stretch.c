/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-stretch.h"

#include <math.h>

#include "soleus-mixer.h"

/* A difference and a stretch that nobody would see. */
#define LITTLE 0.02

/**
 * soleus_stretch_reckon:
 * @knee: flexion, degrees
 * @ankle: dorsiflexion, degrees
 * @stretch: (out): what stretches, and which muscle most
 *
 * By the rule of soleus_mixer_get_gastrocnemius_stretch() and soleus_mixer_get_soleus_stretch().
 */
void
soleus_stretch_reckon (double knee, double ankle, SoleusStretch *stretch)
{
  double g = soleus_mixer_get_gastrocnemius_stretch (knee, ankle);
  double q = soleus_mixer_get_soleus_stretch (ankle);

  *stretch = (SoleusStretch){ .gastrocnemius = g, .soleus = q, .most = SOLEUS_MUSCLE_BOTH };
  if (MAX (g, q) < LITTLE)
    stretch->most = SOLEUS_MUSCLE_NONE;
  else if (fabs (g - q) >= LITTLE)
    stretch->most = g > q ? SOLEUS_MUSCLE_GASTROCNEMIUS : SOLEUS_MUSCLE_SOLEUS;
  stretch->alone = stretch->most != SOLEUS_MUSCLE_NONE && MIN (g, q) < LITTLE;
}
