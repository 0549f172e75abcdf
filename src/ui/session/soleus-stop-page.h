/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-safety-list.h"
#include "soleus-session.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_STOP_PAGE (soleus_stop_page_get_type ())
G_DECLARE_FINAL_TYPE (SoleusStopPage, soleus_stop_page, SOLEUS, STOP_PAGE, AdwBin)

void soleus_stop_page_set_list (SoleusStopPage *self, SoleusSafetyList *list);
void soleus_stop_page_set_session (SoleusStopPage *self,
                                   SoleusSession *session,
                                   SoleusPhase *worked,
                                   gint64 worked_ms);

G_END_DECLS
