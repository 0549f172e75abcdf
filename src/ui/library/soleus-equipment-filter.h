/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-types.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_EQUIPMENT_FILTER (soleus_equipment_filter_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusEquipmentFilter, soleus_equipment_filter, SOLEUS, EQUIPMENT_FILTER, AdwBin)

SoleusEquipment soleus_equipment_filter_get_at_hand (SoleusEquipmentFilter *self);
void soleus_equipment_filter_set_at_hand (SoleusEquipmentFilter *self, SoleusEquipment at_hand);

G_END_DECLS
