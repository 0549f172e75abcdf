/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-outline.h"
#include "soleus-style.h"

G_BEGIN_DECLS

/**
 * SoleusShape:
 * @index: its number in the rig
 * @klass: how it is painted
 * @outlines: (element-type SoleusOutline): one for an area; lines may be several
 */
typedef struct
{
  guint index;
  SoleusClass klass;
  GPtrArray *outlines;
} SoleusShape;

/**
 * SoleusGroup:
 * @id: of the group in rig.svg
 * @at: where its pivot lies in rig.svg
 * @shapes: (element-type SoleusShape): back to front
 */
typedef struct
{
  char *id;
  SoleusVec at;
  GPtrArray *shapes;
} SoleusGroup;

/**
 * SoleusRig:
 * @groups: (element-type SoleusGroup): as they stand in rig.svg
 * @by_id: the same groups by their ids
 * @n_shapes: the number of shapes in all groups
 *
 * The drawing of the figure. Only its reader writes it.
 */
typedef struct
{
  GPtrArray *groups;
  GHashTable *by_id;
  guint n_shapes;
} SoleusRig;

SoleusRig *soleus_rig_new (GBytes *svg);
void soleus_rig_free (SoleusRig *self);
const SoleusGroup *soleus_rig_get_group (SoleusRig *self, const char *id);
const SoleusOutline *soleus_group_get_area (const SoleusGroup *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusRig, soleus_rig_free)

G_END_DECLS
