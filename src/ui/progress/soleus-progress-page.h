/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-catalogue.h"
#include "soleus-history.h"
#include "soleus-safety-gate.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_PROGRESS_PAGE (soleus_progress_page_get_type ())
G_DECLARE_FINAL_TYPE (SoleusProgressPage, soleus_progress_page, SOLEUS, PROGRESS_PAGE, AdwBin)

GtkWidget *soleus_progress_page_new (SoleusCatalogue *catalogue, SoleusSafetyGate *gate);
void soleus_progress_page_set_history (SoleusProgressPage *self, SoleusHistory *history);

G_END_DECLS
