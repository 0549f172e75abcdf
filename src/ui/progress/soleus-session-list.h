/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-catalogue.h"
#include "soleus-history.h"

G_BEGIN_DECLS

/* Stands where a day would, for the sessions of all. */
#define SOLEUS_EVERY_DAY G_MININT

#define SOLEUS_TYPE_SESSION_LIST (soleus_session_list_get_type ())
G_DECLARE_FINAL_TYPE (SoleusSessionList, soleus_session_list, SOLEUS, SESSION_LIST, AdwBin)

void soleus_session_list_set_context (SoleusSessionList *self,
                                      SoleusHistory *history,
                                      SoleusCatalogue *catalogue);
void soleus_session_list_reload (SoleusSessionList *self);
void soleus_session_list_show_day (SoleusSessionList *self, int day);
SoleusSessionRecord *soleus_session_list_find (SoleusSessionList *self, const char *uuid);
SoleusSessionRecord *soleus_session_list_remove (SoleusSessionList *self, const char *uuid);

G_END_DECLS
