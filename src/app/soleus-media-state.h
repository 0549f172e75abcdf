/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "soleus-chime-player.h"
#include "soleus-session.h"

G_BEGIN_DECLS

const char *soleus_media_state_get_status (SoleusSession *session);
GVariant *soleus_media_state_get_metadata (SoleusSession *session);
double soleus_media_state_get_volume (SoleusChimePlayer *player);
void soleus_media_state_set_volume (SoleusChimePlayer *player, GSettings *settings, double volume);
GVariant *soleus_media_state_get_property (SoleusSession *session,
                                           SoleusChimePlayer *player,
                                           const char *name);

G_END_DECLS
