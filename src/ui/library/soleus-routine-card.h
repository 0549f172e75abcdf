/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-options.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_ROUTINE_CARD (soleus_routine_card_get_type ())
G_DECLARE_FINAL_TYPE (SoleusRoutineCard, soleus_routine_card, SOLEUS, ROUTINE_CARD, AdwBin)

GtkWidget *soleus_routine_card_new (SoleusRoutine *routine);
void soleus_routine_card_set_routine (SoleusRoutineCard *self,
                                      SoleusRoutine *routine,
                                      const char *author);
SoleusRoutine *soleus_routine_card_get_routine (SoleusRoutineCard *self);
void soleus_routine_card_set_options (SoleusRoutineCard *self, const SoleusOptions *options);
gboolean soleus_routine_card_show_if_fitting (SoleusRoutineCard *self, SoleusEquipment at_hand);
int soleus_routine_card_compare_lengths (gconstpointer a, gconstpointer b, gpointer options);
void soleus_routine_card_look (SoleusRoutineCard *self, GtkWidget *page);
void soleus_routine_card_grab_focus (SoleusRoutineCard *self);

G_END_DECLS
