/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-voice.h"

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
 * SoleusSpeech:
 *
 * A connection to speech-dispatcher. Everything may block, so that it is used on one thread of its
 * own, which has to ignore SIGPIPE.
 */
typedef struct _SoleusSpeech SoleusSpeech;

gboolean soleus_speech_is_supported (void);
SoleusSpeech *soleus_speech_open (const char *language, GError **error);
const char *soleus_speech_get_problem (SoleusSpeech *self);
gboolean soleus_speech_say (SoleusSpeech *self, const char *text, SoleusVoicePriority priority);
gboolean soleus_speech_stop (SoleusSpeech *self);
void soleus_speech_close (SoleusSpeech *self);

G_END_DECLS
