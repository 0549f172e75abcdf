/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-speech.h"

#include <glib/gi18n-lib.h>

/* Takes the place of soleus-speech.c in a build without speech-dispatcher's client library. */

G_DEFINE_QUARK (soleus - speech - error - quark, soleus_speech_error)

gboolean
soleus_speech_is_supported (void)
{
  return FALSE;
}

SoleusSpeech *
soleus_speech_open (const char *language, GError **error)
{
  g_set_error_literal (error, SOLEUS_SPEECH_ERROR, SOLEUS_SPEECH_ERROR_UNSUPPORTED,
                       _ ("This Soleus was built without speech."));
  return NULL;
}

gboolean
soleus_speech_say (SoleusSpeech *self, const char *text, SoleusVoicePriority priority)
{
  return FALSE;
}

gboolean
soleus_speech_stop (SoleusSpeech *self)
{
  return FALSE;
}

void
soleus_speech_close (SoleusSpeech *self)
{
}
