/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-options.h"
#include "soleus-routine-store.h"
#include "soleus-safety-gate.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_ROUTINE_PAGE (soleus_routine_page_get_type ())
G_DECLARE_FINAL_TYPE (SoleusRoutinePage, soleus_routine_page, SOLEUS, ROUTINE_PAGE, AdwBin)

void soleus_routine_page_set_gate (SoleusRoutinePage *self, SoleusSafetyGate *gate);
void soleus_routine_page_set_store (SoleusRoutinePage *self, SoleusRoutineStore *store);
void soleus_routine_page_set_routine (SoleusRoutinePage *self,
                                      SoleusRoutine *routine,
                                      const SoleusOptions *options);
void soleus_routine_page_set_file (SoleusRoutinePage *self, SoleusRoutineFile *file);
SoleusRoutine *soleus_routine_page_get_routine (SoleusRoutinePage *self);
void soleus_routine_page_get_options (SoleusRoutinePage *self, SoleusOptions *options);
int soleus_routine_page_get_rating (SoleusRoutinePage *self, SoleusLeg leg);
void soleus_routine_page_focus_start (SoleusRoutinePage *self);

G_END_DECLS
