/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-session.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_SESSION_QUIET (soleus_session_quiet_get_type ())
G_DECLARE_FINAL_TYPE (SoleusSessionQuiet, soleus_session_quiet, SOLEUS, SESSION_QUIET, GObject)

SoleusSessionQuiet *soleus_session_quiet_new (GtkWidget *page);
void soleus_session_quiet_add (SoleusSessionQuiet *self, GtkWidget *widget);
void soleus_session_quiet_set_session (SoleusSessionQuiet *self, SoleusSession *session);

G_END_DECLS
