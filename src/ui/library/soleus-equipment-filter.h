/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-settings.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_EQUIPMENT_FILTER (soleus_equipment_filter_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusEquipmentFilter, soleus_equipment_filter, SOLEUS, EQUIPMENT_FILTER, AdwBin)

void soleus_equipment_filter_set_settings (SoleusEquipmentFilter *self, SoleusSettings *settings);

G_END_DECLS
