/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-types.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_NEEDS (soleus_needs_get_type ())
G_DECLARE_FINAL_TYPE (SoleusNeeds, soleus_needs, SOLEUS, NEEDS, AdwBin)

void soleus_needs_set_equipment (SoleusNeeds *self, SoleusEquipment equipment);
char *soleus_needs_describe (SoleusEquipment equipment);

G_END_DECLS
