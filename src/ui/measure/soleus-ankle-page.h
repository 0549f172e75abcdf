/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-history.h"
#include "soleus-safety-gate.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_ANKLE_PAGE (soleus_ankle_page_get_type ())
G_DECLARE_FINAL_TYPE (SoleusAnklePage, soleus_ankle_page, SOLEUS, ANKLE_PAGE, AdwBin)

GtkWidget *soleus_ankle_page_new (SoleusSafetyGate *gate);
void soleus_ankle_page_set_history (SoleusAnklePage *self, SoleusHistory *history);
void soleus_ankle_page_begin (SoleusAnklePage *self);
void soleus_ankle_page_go_back (SoleusAnklePage *self);

G_END_DECLS
