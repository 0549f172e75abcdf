/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-options.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_ROUTINE_CARD (soleus_routine_card_get_type ())
G_DECLARE_FINAL_TYPE (SoleusRoutineCard, soleus_routine_card, SOLEUS, ROUTINE_CARD, AdwBin)

GtkWidget *soleus_routine_card_new (SoleusRoutine *routine);
SoleusRoutine *soleus_routine_card_get_routine (SoleusRoutineCard *self);
void soleus_routine_card_set_options (SoleusRoutineCard *self, const SoleusOptions *options);
void soleus_routine_card_set_seen (SoleusRoutineCard *self);

G_END_DECLS
