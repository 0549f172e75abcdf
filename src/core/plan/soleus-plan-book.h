/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-catalogue.h"
#include "soleus-history.h"
#include "soleus-plan-state.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_PLAN_BOOK (soleus_plan_book_get_type ())
G_DECLARE_FINAL_TYPE (SoleusPlanBook, soleus_plan_book, SOLEUS, PLAN_BOOK, GObject)

SoleusPlanBook *soleus_plan_book_new (SoleusHistory *history, SoleusCatalogue *catalogue);

GPtrArray *soleus_plan_book_get_plans (SoleusPlanBook *self);
SoleusPlanState *soleus_plan_book_get_state (SoleusPlanBook *self);
gboolean soleus_plan_book_is_read (SoleusPlanBook *self);
void soleus_plan_book_update (SoleusPlanBook *self);

gboolean soleus_plan_book_begin (
    SoleusPlanBook *self, SoleusPlan *plan, guint weekdays, const int *minutes, GError **error);
gboolean soleus_plan_book_pause (SoleusPlanBook *self, GError **error);
gboolean soleus_plan_book_resume (SoleusPlanBook *self, GError **error);
gboolean soleus_plan_book_stop (SoleusPlanBook *self, GError **error);
gboolean soleus_plan_book_restart (SoleusPlanBook *self, GError **error);
gboolean soleus_plan_book_skip (SoleusPlanBook *self, GError **error);
gboolean soleus_plan_book_unskip (SoleusPlanBook *self, guint day, GError **error);
gboolean soleus_plan_book_put_off (SoleusPlanBook *self, SoleusPlanDue due, GError **error);
gboolean soleus_plan_book_review_done (SoleusPlanBook *self, GError **error);

G_END_DECLS
