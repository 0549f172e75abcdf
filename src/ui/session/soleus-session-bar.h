/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-session.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_SESSION_BAR (soleus_session_bar_get_type ())
G_DECLARE_FINAL_TYPE (SoleusSessionBar, soleus_session_bar, SOLEUS, SESSION_BAR, GtkWidget)

void soleus_session_bar_set_session (SoleusSessionBar *self, SoleusSession *session);

G_END_DECLS
