/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-speech.h"

#include <glib/gi18n-lib.h>
#include <libspeechd.h>

G_DEFINE_QUARK (soleus - speech - error - quark, soleus_speech_error)

gboolean
soleus_speech_is_supported (void)
{
  return TRUE;
}

static SPDConnection *
connection (SoleusSpeech *self)
{
  return (SPDConnection *) self;
}

/* These are speech-dispatcher's own rules: a text cancels an earlier text and is spoken after a
 * message; a notification is dropped while anything else speaks and gives way to everything. */
static SPDPriority
map_priority (SoleusVoicePriority priority)
{
  switch (priority)
    {
    case SOLEUS_VOICE_PRIORITY_NOTE:
      return SPD_NOTIFICATION;
    case SOLEUS_VOICE_PRIORITY_CHANGE:
      return SPD_MESSAGE;
    case SOLEUS_VOICE_PRIORITY_STEP:
    default:
      return SPD_TEXT;
    }
}

/**
 * soleus_speech_open:
 * @language: the language that will be spoken, such as "pt-br"
 * @error: a translated sentence for the person
 *
 * Connects to speech-dispatcher, which is started where it is set up to be. Volume, rate and voice
 * stay as the person has chosen them there.
 *
 * Returns: (transfer full): the connection, or %NULL
 */
SoleusSpeech *
soleus_speech_open (const char *language, GError **error)
{
  char *reason = NULL;
  SPDConnection *opened = spd_open2 ("soleus", "cues", NULL, SPD_MODE_SINGLE, NULL, TRUE, &reason);

  if (opened == NULL)
    {
      g_debug ("speech-dispatcher can't be reached: %s", reason);
      g_set_error_literal (error, SOLEUS_SPEECH_ERROR, SOLEUS_SPEECH_ERROR_UNREACHABLE,
                           _ ("Speech needs speech-dispatcher, which does not answer. Please "
                              "install or start it."));
    }
  else
    spd_set_language (opened, language);
  free (reason);
  return (SoleusSpeech *) opened;
}

/**
 * soleus_speech_say:
 *
 * Returns: %FALSE if the connection is broken
 */
gboolean
soleus_speech_say (SoleusSpeech *self, const char *text, SoleusVoicePriority priority)
{
  return spd_say (connection (self), map_priority (priority), text) >= 0;
}

/**
 * soleus_speech_stop:
 *
 * Cuts what is being said and forgets what waits.
 *
 * Returns: %FALSE if the connection is broken
 */
gboolean
soleus_speech_stop (SoleusSpeech *self)
{
  return spd_cancel (connection (self)) >= 0;
}

void
soleus_speech_close (SoleusSpeech *self)
{
  spd_close (connection (self));
}
