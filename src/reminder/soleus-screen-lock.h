/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-login-session.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_SCREEN_LOCK (soleus_screen_lock_get_type ())
G_DECLARE_FINAL_TYPE (SoleusScreenLock, soleus_screen_lock, SOLEUS, SCREEN_LOCK, GObject)

SoleusScreenLock *soleus_screen_lock_new (GDBusConnection *session, SoleusLoginSession *login);

G_END_DECLS
