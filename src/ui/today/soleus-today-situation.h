/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-history.h"
#include "soleus-suggestion.h"

G_BEGIN_DECLS

/** The latest sessions that are looked at. */
#define SOLEUS_SITUATION_SESSIONS 40

void soleus_situation_read (SoleusSituation *self, GPtrArray *sessions, SoleusHistory *history);

G_END_DECLS
