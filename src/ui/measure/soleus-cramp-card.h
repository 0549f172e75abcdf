/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-history.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_CRAMP_CARD (soleus_cramp_card_get_type ())
G_DECLARE_FINAL_TYPE (SoleusCrampCard, soleus_cramp_card, SOLEUS, CRAMP_CARD, AdwBin)

GtkWidget *soleus_cramp_card_new (SoleusHistory *history);
void soleus_cramp_card_set_history (SoleusCrampCard *self, SoleusHistory *history);

G_END_DECLS
