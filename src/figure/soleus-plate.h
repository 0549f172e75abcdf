/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <graphene.h>

#include "soleus-brush.h"
#include "soleus-calf.h"

G_BEGIN_DECLS

typedef struct _SoleusPlate SoleusPlate;

SoleusPlate *soleus_plate_new (SoleusRig *rig, SoleusAspect aspect);
void soleus_plate_free (SoleusPlate *self);
void soleus_plate_draw (SoleusPlate *self, SoleusBrush *brush, const SoleusCalf *calf, cairo_t *cr);
void soleus_plate_draw_marks (SoleusPlate *self,
                              SoleusBrush *brush,
                              const SoleusGroup *mark,
                              const SoleusCalf *calf,
                              cairo_t *cr);
void soleus_plate_draw_zones (SoleusPlate *self, SoleusBrush *brush, cairo_t *cr);
SoleusVec soleus_plate_find_press (SoleusPlate *self, const SoleusCalf *calf);
void
soleus_plate_draw_glow (SoleusPlate *self, SoleusBrush *brush, const SoleusCalf *calf, cairo_t *cr);
double soleus_plate_get_reach (void);
gboolean
soleus_plate_hit (SoleusPlate *self, const SoleusCalf *calf, SoleusVec at, SoleusLegPart *part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusPlate, soleus_plate_free)

G_END_DECLS
