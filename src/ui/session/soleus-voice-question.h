/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-session.h"
#include "soleus-settings.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_VOICE_QUESTION (soleus_voice_question_get_type ())
G_DECLARE_FINAL_TYPE (SoleusVoiceQuestion, soleus_voice_question, SOLEUS, VOICE_QUESTION, AdwBin)

void soleus_voice_question_offer (SoleusVoiceQuestion *self, SoleusSettings *settings);
void soleus_voice_question_update (SoleusVoiceQuestion *self, SoleusSession *session);

G_END_DECLS
