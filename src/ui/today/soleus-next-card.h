/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-options.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_NEXT_CARD (soleus_next_card_get_type ())
G_DECLARE_FINAL_TYPE (SoleusNextCard, soleus_next_card, SOLEUS, NEXT_CARD, AdwBin)

void soleus_next_card_show_routine (SoleusNextCard *self,
                                    SoleusRoutine *routine,
                                    const SoleusOptions *options,
                                    const char *why);
void soleus_next_card_show_rest (SoleusNextCard *self,
                                 SoleusRoutine *routine,
                                 const char *icon,
                                 const char *title,
                                 const char *text,
                                 const char *button,
                                 const char *action);
void soleus_next_card_set_locked (SoleusNextCard *self, gboolean locked);

G_END_DECLS
