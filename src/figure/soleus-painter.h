/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <graphene.h>

#include "soleus-rig.h"
#include "soleus-shot.h"
#include "soleus-style.h"

G_BEGIN_DECLS

/** The parts of a picture. Each is drawn, cached and left alone by itself. */
typedef enum
{
  SOLEUS_PART_BACKDROP,
  SOLEUS_PART_FAR_ARM,
  SOLEUS_PART_FAR_LEG,
  SOLEUS_PART_PROP,
  SOLEUS_PART_HEAD,
  SOLEUS_PART_TRUNK,
  SOLEUS_PART_NEAR_LEG,
  SOLEUS_PART_HALO,
  SOLEUS_PART_NEAR_TOP,
  SOLEUS_PART_NEAR_ARM,
  SOLEUS_PART_MARKS,
  SOLEUS_N_PARTS,
} SoleusPart;

typedef struct _SoleusPainter SoleusPainter;

SoleusPainter *
soleus_painter_new (SoleusRig *rig, GBytes *props, SoleusStyle *style, GError **error);
void soleus_painter_free (SoleusPainter *self);
const SoleusStyle *soleus_painter_get_style (SoleusPainter *self);

guint soleus_painter_list_parts (const SoleusShot *shot, SoleusPart parts[SOLEUS_N_PARTS]);
gboolean soleus_painter_is_same (SoleusPart part, const SoleusShot *a, const SoleusShot *b);
void soleus_painter_get_bounds (SoleusPainter *self,
                                SoleusPart part,
                                const SoleusShot *shot,
                                graphene_rect_t *bounds);
void
soleus_painter_draw (SoleusPainter *self, SoleusPart part, const SoleusShot *shot, cairo_t *cr);
void soleus_painter_draw_all (SoleusPainter *self, const SoleusShot *shot, cairo_t *cr);
void soleus_painter_draw_leg (SoleusPainter *self, const SoleusShot *shot, cairo_t *cr);
void soleus_painter_draw_leg_halo (SoleusPainter *self, const SoleusShot *shot, cairo_t *cr);

SoleusVec soleus_painter_find_in_muscle (SoleusPainter *self,
                                         guint muscle,
                                         double knee,
                                         double ankle,
                                         guint from,
                                         guint to,
                                         double across);
SoleusVec soleus_painter_find_spot (const SoleusShot *shot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusPainter, soleus_painter_free)

G_END_DECLS
