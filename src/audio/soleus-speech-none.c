/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-speech.h"

#include <glib/gi18n-lib.h>

/* Takes the place of soleus-speech.c in a build without speech-dispatcher's client library. */

GQuark
soleus_speech_error_quark (void)
{
  return g_quark_from_static_string ("soleus-speech-error-quark");
}

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

const char *
soleus_speech_get_problem (SoleusSpeech *self)
{
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
