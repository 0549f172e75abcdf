/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SOLEUS_TYPE_LOGIN_SESSION (soleus_login_session_get_type ())
G_DECLARE_FINAL_TYPE (SoleusLoginSession, soleus_login_session, SOLEUS, LOGIN_SESSION, GObject)

SoleusLoginSession *soleus_login_session_new (void);
gboolean soleus_login_session_get_idle (SoleusLoginSession *self);

G_END_DECLS
