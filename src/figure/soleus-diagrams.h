/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-painter.h"
#include "soleus-pose.h"

G_BEGIN_DECLS

/** The drawings that are built into the program, each read when it is first asked for. */
typedef struct _SoleusDiagrams SoleusDiagrams;

SoleusDiagrams *soleus_diagrams_new (void);
void soleus_diagrams_free (SoleusDiagrams *self);
SoleusPoseBook *soleus_diagrams_get_book (SoleusDiagrams *self);
SoleusRig *soleus_diagrams_get_rig (SoleusDiagrams *self);
SoleusPlate *soleus_diagrams_get_plate (SoleusDiagrams *self, SoleusAspect aspect);
SoleusPainter *soleus_diagrams_get_painter (SoleusDiagrams *self,
                                            SoleusTheme theme,
                                            SoleusTone tone,
                                            SoleusPerson person);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusDiagrams, soleus_diagrams_free)

G_END_DECLS
