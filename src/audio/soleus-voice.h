/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-clock.h"

G_BEGIN_DECLS

/**
 * SoleusVoicePriority:
 * @SOLEUS_VOICE_PRIORITY_NOTE: nice to know: half-way. Left out while anything else is said
 * @SOLEUS_VOICE_PRIORITY_STEP: what to do now. Replaces an earlier step and a note
 * @SOLEUS_VOICE_PRIORITY_CHANGE: switch legs, done, stop. Replaces a step and a note
 *
 * What gives way to what. A message is never talked over: one of a lower priority that comes while
 * it is being said waits, or is left out.
 */
typedef enum
{
  SOLEUS_VOICE_PRIORITY_NOTE,
  SOLEUS_VOICE_PRIORITY_STEP,
  SOLEUS_VOICE_PRIORITY_CHANGE,
} SoleusVoicePriority;

#define SOLEUS_TYPE_VOICE (soleus_voice_get_type ())
G_DECLARE_FINAL_TYPE (SoleusVoice, soleus_voice, SOLEUS, VOICE, GObject)

SoleusVoice *soleus_voice_new (SoleusClock *clock);
void soleus_voice_say (SoleusVoice *self, const char *text, SoleusVoicePriority priority);
void soleus_voice_stop (SoleusVoice *self);
void soleus_voice_update (SoleusVoice *self);

gboolean soleus_voice_get_available (SoleusVoice *self);
gboolean soleus_voice_get_enabled (SoleusVoice *self);
void soleus_voice_set_enabled (SoleusVoice *self, gboolean enabled);
const char *soleus_voice_get_problem (SoleusVoice *self);

G_END_DECLS
