/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-learn-page.h"
#include "soleus-library-page.h"
#include "soleus-progress-page.h"
#include "soleus-today-page.h"

G_BEGIN_DECLS

/** The width in pixels below which the views are chosen at the bottom. */
#define SOLEUS_MAIN_PAGE_BREAKPOINT 550

#define SOLEUS_TYPE_MAIN_PAGE (soleus_main_page_get_type ())
G_DECLARE_FINAL_TYPE (SoleusMainPage, soleus_main_page, SOLEUS, MAIN_PAGE, GtkWidget)

void soleus_main_page_set_context (SoleusMainPage *self,
                                   SoleusCatalogue *catalogue,
                                   SoleusRoutineStore *store,
                                   SoleusSettings *settings,
                                   SoleusSafetyGate *gate);
void
soleus_main_page_set_history (SoleusMainPage *self, SoleusHistory *history, SoleusPlanBook *book);
SoleusTodayPage *soleus_main_page_get_today (SoleusMainPage *self);
SoleusLibraryPage *soleus_main_page_get_library (SoleusMainPage *self);
SoleusLearnPage *soleus_main_page_get_learn (SoleusMainPage *self);
void soleus_main_page_show_today (SoleusMainPage *self);
void soleus_main_page_show_library (SoleusMainPage *self);
void soleus_main_page_set_narrow (SoleusMainPage *self, gboolean narrow);

G_END_DECLS
