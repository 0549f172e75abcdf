/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-login-session.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_IDLE_WATCH (soleus_idle_watch_get_type ())
G_DECLARE_FINAL_TYPE (SoleusIdleWatch, soleus_idle_watch, SOLEUS, IDLE_WATCH, GObject)

SoleusIdleWatch *soleus_idle_watch_new (GDBusConnection *session, SoleusLoginSession *login);
gboolean soleus_idle_watch_has_to_ask (SoleusIdleWatch *self);
gint64 soleus_idle_watch_get_patience (SoleusIdleWatch *self);
void soleus_idle_watch_ask (SoleusIdleWatch *self);

G_END_DECLS
