/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-plan-shelf.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_PLAN_EDITOR (soleus_plan_editor_get_type ())
G_DECLARE_FINAL_TYPE (SoleusPlanEditor, soleus_plan_editor, SOLEUS, PLAN_EDITOR, AdwBin)

GtkWidget *soleus_plan_editor_new (SoleusCatalogue *catalogue, SoleusPlanShelf *shelf);
void soleus_plan_editor_begin (SoleusPlanEditor *self);
void soleus_plan_editor_edit (SoleusPlanEditor *self, const char *name, SoleusPlan *plan);
gboolean soleus_plan_editor_has_changes (SoleusPlanEditor *self);
void soleus_plan_editor_leave (SoleusPlanEditor *self);
const char *soleus_plan_editor_get_title (SoleusPlanEditor *self);

G_END_DECLS
