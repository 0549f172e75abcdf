/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-routine-file.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_EDIT_HISTORY (soleus_edit_history_get_type ())
G_DECLARE_FINAL_TYPE (SoleusEditHistory, soleus_edit_history, SOLEUS, EDIT_HISTORY, GObject)

SoleusEditHistory *soleus_edit_history_new (SoleusRoutineFile *first);
gboolean
soleus_edit_history_add (SoleusEditHistory *self, SoleusRoutineFile *state, const char *what);
SoleusRoutineFile *soleus_edit_history_get_state (SoleusEditHistory *self);
gboolean soleus_edit_history_can_undo (SoleusEditHistory *self);
gboolean soleus_edit_history_can_redo (SoleusEditHistory *self);
SoleusRoutineFile *soleus_edit_history_undo (SoleusEditHistory *self);
SoleusRoutineFile *soleus_edit_history_redo (SoleusEditHistory *self);
gboolean soleus_edit_history_has_changes (SoleusEditHistory *self);

G_END_DECLS
