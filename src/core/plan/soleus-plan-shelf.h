/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-history.h"
#include "soleus-plan.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_PLAN_SHELF (soleus_plan_shelf_get_type ())
G_DECLARE_FINAL_TYPE (SoleusPlanShelf, soleus_plan_shelf, SOLEUS, PLAN_SHELF, GObject)

SoleusPlanShelf *soleus_plan_shelf_new (SoleusHistory *history);
char **soleus_plan_shelf_list (SoleusPlanShelf *self);
SoleusPlan *soleus_plan_shelf_get (SoleusPlanShelf *self, const char *name);
char *soleus_plan_shelf_save (SoleusPlanShelf *self, const char *name, SoleusPlan *plan);
SoleusJournalEntry *soleus_plan_shelf_delete (SoleusPlanShelf *self, const char *name);
void soleus_plan_shelf_restore (SoleusPlanShelf *self, SoleusJournalEntry *entry);

G_END_DECLS
