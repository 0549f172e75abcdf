/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-clock.h"
#include "soleus-speech.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_VOICE (soleus_voice_get_type ())
G_DECLARE_FINAL_TYPE (SoleusVoice, soleus_voice, SOLEUS, VOICE, GObject)

SoleusVoice *soleus_voice_new (SoleusClock *clock);
void soleus_voice_say (SoleusVoice *self, const char *text, SoleusVoicePriority priority);
void soleus_voice_stop (SoleusVoice *self);
void soleus_voice_try (SoleusVoice *self, const char *text);
gboolean soleus_voice_get_found (SoleusVoice *self);

gboolean soleus_voice_get_available (SoleusVoice *self);
gboolean soleus_voice_get_enabled (SoleusVoice *self);
void soleus_voice_set_enabled (SoleusVoice *self, gboolean enabled);
const char *soleus_voice_get_problem (SoleusVoice *self);

G_END_DECLS
