/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-catalogue.h"
#include "soleus-safety-list.h"
#include "soleus-session.h"
#include "soleus-settings.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_FINISH_PAGE (soleus_finish_page_get_type ())
G_DECLARE_FINAL_TYPE (SoleusFinishPage, soleus_finish_page, SOLEUS, FINISH_PAGE, AdwBin)

void soleus_finish_page_set_context (SoleusFinishPage *self,
                                     SoleusCatalogue *catalogue,
                                     SoleusSafetyList *list,
                                     SoleusSettings *settings);
void soleus_finish_page_set_session (SoleusFinishPage *self, SoleusSession *session);
void soleus_finish_page_set_before (SoleusFinishPage *self, SoleusLeg leg, int value);
void soleus_finish_page_set_week (SoleusFinishPage *self, guint days);
gboolean soleus_finish_page_show_advice (SoleusFinishPage *self, const char *advice);

G_END_DECLS
