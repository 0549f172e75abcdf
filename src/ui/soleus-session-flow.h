/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-interrupted.h"
#include "soleus-safety-gate.h"
#include "soleus-session.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_SESSION_FLOW (soleus_session_flow_get_type ())
G_DECLARE_FINAL_TYPE (SoleusSessionFlow, soleus_session_flow, SOLEUS, SESSION_FLOW, GObject)

SoleusSessionFlow *
soleus_session_flow_new (GtkWindow *window, SoleusSafetyGate *gate, SoleusClock *clock);
void soleus_session_flow_request (SoleusSessionFlow *self,
                                  SoleusRoutine *routine,
                                  const SoleusOptions *options);
void soleus_session_flow_open_list (SoleusSessionFlow *self,
                                    SoleusRoutine *routine,
                                    const SoleusOptions *options);
void soleus_session_flow_show_lock (SoleusSessionFlow *self, SoleusRoutine *stretch);
void soleus_session_flow_resume (SoleusSessionFlow *self, SoleusSession *session);
void soleus_session_flow_resume_interrupted (SoleusSessionFlow *self,
                                             SoleusInterrupted *interrupted);
void soleus_session_flow_take_back_stop (SoleusSessionFlow *self, SoleusSession *session);
void soleus_session_flow_go_on_other_leg (SoleusSessionFlow *self, SoleusSession *session);
void soleus_session_flow_check_signs (SoleusSessionFlow *self, SoleusSession *session);
void soleus_session_flow_lock_after_stop (SoleusSessionFlow *self);

G_END_DECLS
