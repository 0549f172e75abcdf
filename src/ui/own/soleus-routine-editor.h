/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-routine-store.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_ROUTINE_EDITOR (soleus_routine_editor_get_type ())
G_DECLARE_FINAL_TYPE (SoleusRoutineEditor, soleus_routine_editor, SOLEUS, ROUTINE_EDITOR, AdwBin)

GtkWidget *soleus_routine_editor_new (SoleusCatalogue *catalogue, SoleusRoutineStore *store);
void soleus_routine_editor_begin (SoleusRoutineEditor *self);
void soleus_routine_editor_copy (SoleusRoutineEditor *self, SoleusRoutine *routine);
void soleus_routine_editor_edit (SoleusRoutineEditor *self, SoleusRoutineFile *file);
gboolean soleus_routine_editor_has_changes (SoleusRoutineEditor *self);
void soleus_routine_editor_leave (SoleusRoutineEditor *self);
const char *soleus_routine_editor_get_title (SoleusRoutineEditor *self);

G_END_DECLS
