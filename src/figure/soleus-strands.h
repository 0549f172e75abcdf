/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-outline.h"

G_BEGIN_DECLS

/**
 * SoleusGrain:
 * @outer: the first and the last drawn point of the edge where the strands begin
 * @inner: likewise of the edge where they end
 * @straight: the inner edge is the line between its two points
 * @n: how many strands
 * @first: where along the edges the first one begins, 0 to 1; outside of it they fan out
 * @last: likewise where the last one ends
 * @skew: how much further along the inner edge a strand ends than it began
 * @curve: how much it bends on its way
 * @seed: what its small irregularities come from
 *
 * How the fibres of a muscle run within its outline.
 */
typedef struct
{
  guint outer[2];
  guint inner[2];
  gboolean straight;
  guint n;
  double first;
  double last;
  double skew;
  double curve;
  guint seed;
} SoleusGrain;

void soleus_strands_add (GPtrArray *strands,
                         const SoleusOutline *body,
                         const SoleusGrain *grain,
                         gboolean taut);

G_END_DECLS
