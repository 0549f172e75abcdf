/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-pose.h"

G_BEGIN_DECLS

/**
 * SoleusOutline:
 * @points: a curve, flattened finely enough for a figure of 3000 pixels
 * @n: how many
 * @closed: it bounds an area, which lies to the same hand of every closed outline
 * @turned: its points run the other way round than they were drawn
 *
 * One drawn shape as plain numbers, so that it can be mixed, grown and pressed in.
 */
typedef struct
{
  SoleusVec *points;
  guint n;
  gboolean closed;
  gboolean turned;
} SoleusOutline;

GPtrArray *soleus_outline_parse (const char *path, GError **error);
SoleusOutline *soleus_outline_new (guint n, gboolean closed);
void soleus_outline_free (SoleusOutline *self);
SoleusOutline *soleus_outline_copy (SoleusOutline *self, const SoleusOutline *outline);

void soleus_outline_mix (const SoleusOutline *const *outlines,
                         const double *weights,
                         guint n_outlines,
                         SoleusOutline *mixed);
void soleus_outline_grow (const SoleusOutline *self, double by, SoleusOutline *grown);
void soleus_outline_shrink (const SoleusOutline *self, double by, SoleusOutline *shrunk);
gboolean soleus_outline_press (SoleusOutline *self, SoleusVec centre, double radius);
void soleus_outline_bend_toes (SoleusOutline *self, double angle);
gboolean soleus_outline_contains (const SoleusOutline *self, SoleusVec at);
guint soleus_outline_find_next (const SoleusOutline *self, guint from, double tolerance);
SoleusVec soleus_outline_get_drawn (const SoleusOutline *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusOutline, soleus_outline_free)

G_END_DECLS
