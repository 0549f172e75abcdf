/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-session.h"
#include "soleus-voice.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_NARRATOR (soleus_narrator_get_type ())
G_DECLARE_FINAL_TYPE (SoleusNarrator, soleus_narrator, SOLEUS, NARRATOR, GObject)

SoleusNarrator *soleus_narrator_new (SoleusVoice *voice);
void soleus_narrator_watch (SoleusNarrator *self, SoleusSession *session);
void soleus_narrator_give_sample (SoleusNarrator *self);

G_END_DECLS
