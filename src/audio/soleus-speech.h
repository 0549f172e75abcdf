/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SOLEUS_SPEECH_ERROR (soleus_speech_error_quark ())
GQuark soleus_speech_error_quark (void);

/**
 * SoleusSpeechError:
 * @SOLEUS_SPEECH_ERROR_UNSUPPORTED: built without speech-dispatcher's client library
 * @SOLEUS_SPEECH_ERROR_UNREACHABLE: speech-dispatcher is not there
 */
typedef enum
{
  SOLEUS_SPEECH_ERROR_UNSUPPORTED,
  SOLEUS_SPEECH_ERROR_UNREACHABLE,
} SoleusSpeechError;

/**
 * SoleusVoicePriority:
 * @SOLEUS_VOICE_PRIORITY_NOTE: nice to know: half-way. Left out while anything else is said
 * @SOLEUS_VOICE_PRIORITY_STEP: what to do now. Replaces an earlier step and a note
 * @SOLEUS_VOICE_PRIORITY_CHANGE: switch legs, done, stop. Replaces a step and a note
 *
 * A message is never talked over: one of a lower priority that comes while it is being said waits,
 * or is left out.
 */
typedef enum
{
  SOLEUS_VOICE_PRIORITY_NOTE,
  SOLEUS_VOICE_PRIORITY_STEP,
  SOLEUS_VOICE_PRIORITY_CHANGE,
} SoleusVoicePriority;

/* A connection to speech-dispatcher. Everything but closing may block, so it is used on another
 * thread, which has to ignore SIGPIPE. */
typedef struct _SoleusSpeech SoleusSpeech;

gboolean soleus_speech_is_supported (void);
SoleusSpeech *soleus_speech_open (const char *language, GError **error);
const char *soleus_speech_get_problem (SoleusSpeech *self);
gboolean soleus_speech_say (SoleusSpeech *self, const char *text, SoleusVoicePriority priority);
gboolean soleus_speech_stop (SoleusSpeech *self);
void soleus_speech_close (SoleusSpeech *self);

G_END_DECLS
