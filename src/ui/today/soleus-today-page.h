/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-catalogue.h"
#include "soleus-first-notice.h"
#include "soleus-history.h"
#include "soleus-plan-book.h"
#include "soleus-safety-gate.h"
#include "soleus-settings.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_TODAY_PAGE (soleus_today_page_get_type ())
G_DECLARE_FINAL_TYPE (SoleusTodayPage, soleus_today_page, SOLEUS, TODAY_PAGE, AdwBin)

void soleus_today_page_set_context (SoleusTodayPage *self,
                                    SoleusCatalogue *catalogue,
                                    SoleusSettings *settings,
                                    SoleusSafetyGate *gate);
void
soleus_today_page_set_history (SoleusTodayPage *self, SoleusHistory *history, SoleusPlanBook *book);
SoleusFirstNotice *soleus_today_page_get_notice (SoleusTodayPage *self);
void soleus_today_page_show_notice (SoleusTodayPage *self);

G_END_DECLS
