/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

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

G_END_DECLS
