/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-options.h"
#include "soleus-routine-card.h"
#include "soleus-routine-store.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_OWN_GROUP (soleus_own_group_get_type ())
G_DECLARE_FINAL_TYPE (SoleusOwnGroup, soleus_own_group, SOLEUS, OWN_GROUP, AdwBin)

void soleus_own_group_set_store (SoleusOwnGroup *self, SoleusRoutineStore *store);
void soleus_own_group_set_options (SoleusOwnGroup *self, const SoleusOptions *options);
void soleus_own_group_set_equipment (SoleusOwnGroup *self, SoleusEquipment at_hand);
void soleus_own_group_sort (SoleusOwnGroup *self, gboolean shortest_first);
void soleus_own_group_look (SoleusOwnGroup *self, GtkWidget *page);
gboolean soleus_own_group_is_empty (SoleusOwnGroup *self);
guint soleus_own_group_get_hidden (SoleusOwnGroup *self);
SoleusRoutineCard *soleus_own_group_find (SoleusOwnGroup *self, const char *id);

G_END_DECLS
