/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-history-worker.h"
#include "soleus-history.h"

G_BEGIN_DECLS

SoleusHistoryWorker *soleus_history_get_worker (SoleusHistory *self);
SoleusClock *soleus_history_get_clock (SoleusHistory *self);
char **soleus_history_list_running (SoleusHistory *self);
void soleus_history_emit_changed (SoleusHistory *self);
void soleus_history_set_running (SoleusHistory *self, const char *uuid, gboolean running);

G_END_DECLS
