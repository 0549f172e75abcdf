/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-history.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_ANKLE_CARD (soleus_ankle_card_get_type ())
G_DECLARE_FINAL_TYPE (SoleusAnkleCard, soleus_ankle_card, SOLEUS, ANKLE_CARD, AdwBin)

void soleus_ankle_card_show (SoleusAnkleCard *self,
                             SoleusHistory *history,
                             GPtrArray *entries,
                             gboolean locked);
SoleusJournalEntry *soleus_ankle_card_find (SoleusAnkleCard *self, const char *uuid);
guint soleus_ankle_card_count (SoleusAnkleCard *self);

G_END_DECLS
