/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <graphene.h>

#include "soleus-shot.h"

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
  SOLEUS_PART_BACKREST,
  SOLEUS_PART_MARKS,
  SOLEUS_N_PARTS,
} SoleusPart;

guint soleus_part_list (const SoleusShot *shot, SoleusPart parts[SOLEUS_N_PARTS]);
gboolean soleus_part_is_same (SoleusPart part, const SoleusShot *a, const SoleusShot *b);
void soleus_part_get_bounds (SoleusPart part, const SoleusShot *shot, graphene_rect_t *bounds);

G_END_DECLS
