/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-brush.h"
#include "soleus-shot.h"

G_BEGIN_DECLS

/** A shape that changes with the angles of knee and ankle. */
typedef enum
{
  SOLEUS_TISSUE_GASTROCNEMIUS,
  SOLEUS_TISSUE_SOLEUS,
  SOLEUS_TISSUE_ACHILLES,
  SOLEUS_TISSUE_HEEL_CORD,
  SOLEUS_TISSUE_CALF,
  SOLEUS_N_TISSUES,
} SoleusTissue;

typedef struct _SoleusMuscles SoleusMuscles;

SoleusMuscles *soleus_muscles_new (SoleusRig *rig, SoleusBrush *brush);
void soleus_muscles_free (SoleusMuscles *self);
const SoleusOutline *soleus_muscles_mix (
    SoleusMuscles *self, SoleusTissue tissue, double knee, double ankle, const SoleusDent *dent);
SoleusVec soleus_muscles_find (SoleusMuscles *self,
                               SoleusTissue tissue,
                               double knee,
                               double ankle,
                               guint from,
                               guint to,
                               double across);
SoleusFrame
soleus_muscles_find_middle (SoleusMuscles *self, const SoleusShot *shot, SoleusTissue tissue);
void soleus_muscles_draw (SoleusMuscles *self, const SoleusShot *shot, cairo_t *cr);
void soleus_muscles_draw_close (SoleusMuscles *self, const SoleusShot *shot, cairo_t *cr);
void soleus_muscles_draw_halo (SoleusMuscles *self, const SoleusShot *shot, cairo_t *cr);

G_END_DECLS
