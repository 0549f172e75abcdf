/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-session.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_SESSION_ANNOUNCER (soleus_session_announcer_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusSessionAnnouncer, soleus_session_announcer, SOLEUS, SESSION_ANNOUNCER, GObject)

SoleusSessionAnnouncer *soleus_session_announcer_new (GtkWidget *widget);
void soleus_session_announcer_set_session (SoleusSessionAnnouncer *self, SoleusSession *session);
void soleus_session_announcer_set_spoken (SoleusSessionAnnouncer *self, gboolean spoken);
const char *soleus_session_announcer_get_milestone (SoleusSessionAnnouncer *self);

G_END_DECLS
