/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "soleus-chime-player.h"
#include "soleus-session.h"
#include "soleus-settings.h"

G_BEGIN_DECLS

#define SOLEUS_MPRIS_NAME "org.mpris.MediaPlayer2." SOLEUS_APP_ID
#define SOLEUS_MPRIS_PATH "/org/mpris/MediaPlayer2"

#define SOLEUS_TYPE_MPRIS (soleus_mpris_get_type ())
G_DECLARE_FINAL_TYPE (SoleusMpris, soleus_mpris, SOLEUS, MPRIS, GObject)

SoleusMpris *
soleus_mpris_new (SoleusSettings *settings, SoleusChimePlayer *player, GActionGroup *actions);
void soleus_mpris_watch (SoleusMpris *self, SoleusSession *session, GDBusConnection *connection);

G_END_DECLS
