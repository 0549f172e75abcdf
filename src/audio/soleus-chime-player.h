/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-clock.h"
#include "soleus-cue-sink.h"

G_BEGIN_DECLS

/* Below this place of the slider nothing is heard: its cube is 78 dB down. */
#define SOLEUS_CHIME_VOLUME_HEARD 0.05

#define SOLEUS_TYPE_CHIME_PLAYER (soleus_chime_player_get_type ())
G_DECLARE_FINAL_TYPE (SoleusChimePlayer, soleus_chime_player, SOLEUS, CHIME_PLAYER, GObject)

SoleusChimePlayer *soleus_chime_player_new (SoleusClock *clock, const char *sink);

void soleus_chime_player_prepare (SoleusChimePlayer *self);
void soleus_chime_player_test (SoleusChimePlayer *self);

double soleus_chime_player_get_volume (SoleusChimePlayer *self);
void soleus_chime_player_set_volume (SoleusChimePlayer *self, double volume);
gboolean soleus_chime_player_get_muted (SoleusChimePlayer *self);
const char *soleus_chime_player_get_silence (SoleusChimePlayer *self);

G_END_DECLS
