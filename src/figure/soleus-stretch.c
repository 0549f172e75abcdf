/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-stretch.h"

#include <math.h>

/* The ends of loaded dorsiflexion with a straight and with a bent knee, and the knee flexion that
 * takes the gastrocnemius out, degrees (Baumbach 2014, BMC Musculoskelet Disord 15:246). */
#define STRAIGHT_END 25
#define BENT_END     39
#define SLACK_KNEE   20
/* A difference and a stretch that nobody would see. */
#define LITTLE 0.02

/* The muscles that stretch at these angles in degrees, and which of them most. */
void
soleus_stretch_reckon (double knee, double ankle, SoleusStretch *stretch)
{
  double g = CLAMP (ankle / STRAIGHT_END, 0, 1) * CLAMP (1 - knee / SLACK_KNEE, 0, 1);
  double q = CLAMP (ankle / BENT_END, 0, 1);

  *stretch = (SoleusStretch){ .gastrocnemius = g, .soleus = q, .most = SOLEUS_MUSCLE_BOTH };
  if (MAX (g, q) < LITTLE)
    stretch->most = SOLEUS_MUSCLE_NONE;
  else if (fabs (g - q) >= LITTLE)
    stretch->most = g > q ? SOLEUS_MUSCLE_GASTROCNEMIUS : SOLEUS_MUSCLE_SOLEUS;
  stretch->alone = stretch->most != SOLEUS_MUSCLE_NONE && MIN (g, q) < LITTLE;
}
