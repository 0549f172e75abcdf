/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-types.h"

G_BEGIN_DECLS

/**
 * SoleusStretch:
 * @gastrocnemius: how far it is stretched, 0 to 1
 * @soleus: likewise
 * @most: what stretches most: one of the two, both when they stretch alike, none when neither does
 * @alone: whether the other one does not stretch at all
 */
typedef struct
{
  double gastrocnemius;
  double soleus;
  SoleusMuscle most;
  gboolean alone;
} SoleusStretch;

void soleus_stretch_reckon (double knee, double ankle, SoleusStretch *stretch);

G_END_DECLS
