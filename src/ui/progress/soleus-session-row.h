/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-catalogue.h"
#include "soleus-history-types.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_SESSION_ROW (soleus_session_row_get_type ())
G_DECLARE_FINAL_TYPE (SoleusSessionRow, soleus_session_row, SOLEUS, SESSION_ROW, AdwExpanderRow)

GtkWidget *soleus_session_row_new (SoleusSessionRecord *record,
                                   SoleusCatalogue *catalogue,
                                   int day,
                                   int today);

G_END_DECLS
