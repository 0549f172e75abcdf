/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-calf.h"
#include "soleus-leg-labels.h"
#include "soleus-muscles.h"

G_BEGIN_DECLS

#define SOLEUS_MOST_LEG_NAMES 6

guint soleus_leg_names_list (SoleusAspect aspect,
                             const SoleusCalf *calf,
                             SoleusMuscles *muscles,
                             SoleusLabel labels[SOLEUS_MOST_LEG_NAMES]);
SoleusLegPlace soleus_leg_names_find_place (SoleusAspect aspect, SoleusVec at);
const char *soleus_leg_names_describe (SoleusAspect aspect, const SoleusCalf *calf);
char *soleus_leg_names_describe_state (const SoleusCalf *calf);

G_END_DECLS
