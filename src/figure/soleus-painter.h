/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-muscles.h"
#include "soleus-part.h"
#include "soleus-plate.h"

G_BEGIN_DECLS

typedef struct _SoleusPainter SoleusPainter;

SoleusPainter *soleus_painter_new (SoleusRig *rig, SoleusStyle *style, SoleusPerson person);
void soleus_painter_free (SoleusPainter *self);
const SoleusStyle *soleus_painter_get_style (SoleusPainter *self);
SoleusMuscles *soleus_painter_get_muscles (SoleusPainter *self);

void
soleus_painter_draw (SoleusPainter *self, SoleusPart part, const SoleusShot *shot, cairo_t *cr);
void soleus_painter_draw_all (SoleusPainter *self, const SoleusShot *shot, cairo_t *cr);
void soleus_painter_draw_leg (SoleusPainter *self, const SoleusShot *shot, cairo_t *cr);
void soleus_painter_draw_leg_halo (SoleusPainter *self, const SoleusShot *shot, cairo_t *cr);
void soleus_painter_draw_plate (SoleusPainter *self,
                                SoleusPlate *plate,
                                SoleusAspect aspect,
                                const SoleusCalf *calf,
                                cairo_t *cr);
void soleus_painter_draw_plate_glow (SoleusPainter *self,
                                     SoleusPlate *plate,
                                     const SoleusCalf *calf,
                                     cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusPainter, soleus_painter_free)

G_END_DECLS
