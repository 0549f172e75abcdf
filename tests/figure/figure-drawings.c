/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The built-in drawings, once for a whole test. */
#include "figure-drawings.h"

static SoleusDiagrams *
get_diagrams (void)
{
  static SoleusDiagrams *diagrams;

  if (diagrams == NULL)
    diagrams = soleus_diagrams_new ();
  return diagrams;
}

SoleusPoseBook *
figure_get_book (void)
{
  return soleus_diagrams_get_book (get_diagrams ());
}

SoleusRig *
figure_get_rig (void)
{
  return soleus_diagrams_get_rig (get_diagrams ());
}

SoleusPainter *
figure_get_person (SoleusTheme theme, SoleusTone tone, SoleusPerson person)
{
  return soleus_diagrams_get_painter (get_diagrams (), theme, tone, person);
}

SoleusPainter *
figure_get_painter (SoleusTheme theme, SoleusTone tone)
{
  return figure_get_person (theme, tone, SOLEUS_PERSON_SHORT_HAIR);
}

SoleusPlate *
figure_get_plate (SoleusAspect aspect)
{
  return soleus_diagrams_get_plate (get_diagrams (), aspect);
}
