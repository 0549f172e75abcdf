/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SOLEUS_TYPE_DUE_CARD (soleus_due_card_get_type ())
G_DECLARE_FINAL_TYPE (SoleusDueCard, soleus_due_card, SOLEUS, DUE_CARD, AdwBin)

GtkWidget *
soleus_due_card_new (const char *title, const char *text, const char *button, const char *action);

G_END_DECLS
