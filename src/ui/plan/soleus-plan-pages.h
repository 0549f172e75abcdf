/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-plan-book.h"
#include "soleus-safety-gate.h"
#include "soleus-settings.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_PLAN_PAGES (soleus_plan_pages_get_type ())
G_DECLARE_FINAL_TYPE (SoleusPlanPages, soleus_plan_pages, SOLEUS, PLAN_PAGES, GObject)

SoleusPlanPages *soleus_plan_pages_new (SoleusCatalogue *catalogue,
                                        SoleusSafetyGate *gate,
                                        SoleusSettings *settings,
                                        AdwToastOverlay *toasts);
void soleus_plan_pages_set_history (SoleusPlanPages *self, SoleusHistory *history);
SoleusPlanBook *soleus_plan_pages_get_book (SoleusPlanPages *self);
void soleus_plan_pages_show_all (SoleusPlanPages *self);
void soleus_plan_pages_show (SoleusPlanPages *self, const char *name);
void soleus_plan_pages_write (SoleusPlanPages *self, const char *name);
void soleus_plan_pages_delete (SoleusPlanPages *self, const char *name);
gboolean soleus_plan_pages_leave (SoleusPlanPages *self, GtkWidget *page);
gboolean soleus_plan_pages_have_changes (SoleusPlanPages *self);
void soleus_plan_pages_show_changes (SoleusPlanPages *self);

G_END_DECLS
