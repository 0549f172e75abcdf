/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-plan-book.h"
#include "soleus-safety-gate.h"
#include "soleus-settings.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_PLAN_PAGE (soleus_plan_page_get_type ())
G_DECLARE_FINAL_TYPE (SoleusPlanPage, soleus_plan_page, SOLEUS, PLAN_PAGE, AdwBin)

GtkWidget *soleus_plan_page_new (SoleusPlanBook *book,
                                 SoleusHistory *history,
                                 SoleusCatalogue *catalogue,
                                 SoleusSafetyGate *gate,
                                 SoleusSettings *settings,
                                 AdwToastOverlay *toasts);
void soleus_plan_page_set_plan (SoleusPlanPage *self, const char *name, SoleusPlan *plan);
void soleus_plan_page_focus (SoleusPlanPage *self);

G_END_DECLS
