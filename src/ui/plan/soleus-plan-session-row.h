/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-plan.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_PLAN_SESSION_ROW (soleus_plan_session_row_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusPlanSessionRow, soleus_plan_session_row, SOLEUS, PLAN_SESSION_ROW, AdwExpanderRow)

GtkWidget *soleus_plan_session_row_new (SoleusCatalogue *catalogue,
                                        const SoleusPlanSession *session);
void soleus_plan_session_row_add_to (SoleusPlanSessionRow *self, SoleusPlan *plan);

G_END_DECLS
