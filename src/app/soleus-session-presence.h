/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "soleus-session.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_SESSION_PRESENCE (soleus_session_presence_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusSessionPresence, soleus_session_presence, SOLEUS, SESSION_PRESENCE, GObject)

SoleusSessionPresence *soleus_session_presence_new (void);
void soleus_session_presence_watch (SoleusSessionPresence *self,
                                    SoleusSession *session,
                                    GDBusConnection *connection);

G_END_DECLS
