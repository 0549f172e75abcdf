/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-clock.h"
#include "soleus-cue-sink.h"

G_BEGIN_DECLS

/**
 * SOLEUS_CHIME_VOLUME_HEARD:
 *
 * Below this place of the slider nothing is heard: its cube is 78 dB down.
 */
#define SOLEUS_CHIME_VOLUME_HEARD 0.05

#define SOLEUS_TYPE_CHIME_PLAYER (soleus_chime_player_get_type ())
G_DECLARE_FINAL_TYPE (SoleusChimePlayer, soleus_chime_player, SOLEUS, CHIME_PLAYER, GObject)

SoleusChimePlayer *soleus_chime_player_new (SoleusClock *clock);
SoleusChimePlayer *soleus_chime_player_new_for_sink (SoleusClock *clock, const char *sink);

void soleus_chime_player_prepare (SoleusChimePlayer *self);
void soleus_chime_player_test (SoleusChimePlayer *self);
void soleus_chime_player_update (SoleusChimePlayer *self);

double soleus_chime_player_get_volume (SoleusChimePlayer *self);
void soleus_chime_player_set_volume (SoleusChimePlayer *self, double volume);
gboolean soleus_chime_player_get_muted (SoleusChimePlayer *self);
void soleus_chime_player_set_muted (SoleusChimePlayer *self, gboolean muted);
const char *soleus_chime_player_get_silence (SoleusChimePlayer *self);
const char *soleus_chime_player_get_chime_set (SoleusChimePlayer *self);
void soleus_chime_player_set_chime_set (SoleusChimePlayer *self, const char *chime_set);
void soleus_chime_player_set_pace_ticks (SoleusChimePlayer *self, gboolean pace_ticks);

G_END_DECLS
