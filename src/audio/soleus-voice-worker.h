/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-voice.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_VOICE_WORKER (soleus_voice_worker_get_type ())
G_DECLARE_FINAL_TYPE (SoleusVoiceWorker, soleus_voice_worker, SOLEUS, VOICE_WORKER, GObject)

SoleusVoiceWorker *soleus_voice_worker_new (SoleusClock *clock);
void
soleus_voice_worker_say (SoleusVoiceWorker *self, const char *text, SoleusVoicePriority priority);
void soleus_voice_worker_stop (SoleusVoiceWorker *self);
void soleus_voice_worker_update (SoleusVoiceWorker *self);
void soleus_voice_worker_quit (SoleusVoiceWorker *self);
char *soleus_voice_worker_dup_problem (SoleusVoiceWorker *self);

char *soleus_voice_worker_dup_language (void);

G_END_DECLS
