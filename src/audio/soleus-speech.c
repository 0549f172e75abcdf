/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-speech.h"

#include <glib/gi18n-lib.h>
#include <libspeechd.h>
#include <string.h>

GQuark
soleus_speech_error_quark (void)
{
  return g_quark_from_static_string ("soleus-speech-error-quark");
}

gboolean
soleus_speech_is_supported (void)
{
  return TRUE;
}

struct _SoleusSpeech
{
  SPDConnection *connection;
  char *problem;
  gboolean has_voice;
  gboolean reads_han;
};

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

/* ---- the language */

/* Chinese as it is spoken in the north has a code of its own, which some synthesizers go by. */
static const char *
get_base (const char *language)
{
  static const char *const mandarin[] = { "zh", "zh-cn", "zh-sg", "zh-tw", "cmn", NULL };
  g_autofree char *lower = g_ascii_strdown (language, -1);

  return g_strv_contains (mandarin, lower) ? "cmn" : language;
}

static gboolean
is_same_language (const char *a, const char *b)
{
  gsize n = strcspn (a, "-_");

  return n == strcspn (b, "-_") && g_ascii_strncasecmp (a, b, n) == 0;
}

/* The language as one of the voices names it: the same, or else the same of another region. */
static char *
match_voice (SPDVoice *const *voices, const char *language)
{
  const char *found = NULL;

  for (guint i = 0; voices[i]; i++)
    {
      if (!voices[i]->language)
        continue;
      if (g_ascii_strcasecmp (voices[i]->language, language) == 0)
        return g_strdup (voices[i]->language);
      if (!found && is_same_language (get_base (voices[i]->language), get_base (language)))
        found = voices[i]->language;
    }
  return g_strdup (found);
}

/* The synthesizer's name for the language; NULL where it doesn't speak it. A synthesizer that lists
 * no voices is asked for the language itself. */
static char *
find_offered (SPDConnection *connection, const char *language)
{
  SPDVoice **voices = spd_list_synthesis_voices (connection);
  char *offered = voices && voices[0] ? match_voice (voices, language) : g_strdup (language);

  if (voices)
    free_spd_voices (voices);
  return offered;
}

/* The module "dummy" stands in where no synthesizer is installed, and only says so.
 *
 * espeak knows every language that we speak, but of Hebrew, which is written without vowels, it
 * says the consonants. Its list of voices is left alone: it has 13,000 entries, which take the
 * client library seconds. */
static void
choose_language (SoleusSpeech *self, const char *language)
{
  char *module = spd_get_output_module (self->connection);
  const char *name = module ? module : "";
  gboolean is_espeak = g_str_has_prefix (name, "espeak");
  gboolean is_none = g_str_equal (name, "dummy");
  gboolean is_unreadable = is_espeak && is_same_language (language, "he");
  g_autofree char *offered = is_none || is_unreadable ? NULL
                             : is_espeak              ? g_strdup (get_base (language))
                                                      : find_offered (self->connection, language);

  self->has_voice = offered != NULL;
  self->reads_han = !is_espeak || !is_same_language (language, "ja");
  if (!self->has_voice)
    self->problem =
        /* Translators: %s is the name of a speech synthesizer, such as "festival". */
        g_strdup_printf (_ ("The speech synthesizer “%s” has no voice for this language. Please "
                            "choose another one in your desktop’s speech settings."),
                         name);
  else if (!self->reads_han)
    self->problem =
        /* Translators: %s is the name of a speech synthesizer, such as "espeak-ng". */
        g_strdup_printf (_ ("The speech synthesizer “%s” can’t read Japanese characters. Please "
                            "choose another one in your desktop’s speech settings."),
                         name);
  spd_set_language (self->connection, offered ? offered : language);
  free (module);
}

/* espeak spells out a character of Japanese as "Chinese letter", so that left and right sound the
 * same. */
static gboolean
can_read (SoleusSpeech *self, const char *text)
{
  for (const char *p = text; !self->reads_han && *p; p = g_utf8_next_char (p))
    if (g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_HAN)
      return FALSE;
  return self->has_voice;
}

/* ---- the connection */

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
  SoleusSpeech *self = NULL;
  char *reason = NULL;
  SPDConnection *opened = spd_open2 ("soleus", "cues", NULL, SPD_MODE_SINGLE, NULL, TRUE, &reason);

  if (opened == NULL)
    {
      g_debug ("speech-dispatcher can't be reached: %s", reason);
      g_set_error_literal (error, SOLEUS_SPEECH_ERROR, SOLEUS_SPEECH_ERROR_UNREACHABLE,
                           _ ("The voice needs speech-dispatcher, which does not answer. Please "
                              "install or start it."));
    }
  else
    {
      self = g_new0 (SoleusSpeech, 1);
      self->connection = opened;
      choose_language (self, language);
    }
  free (reason);
  return self;
}

/* Returns: (nullable): why some or all messages can't be said, as a translated sentence */
const char *
soleus_speech_get_problem (SoleusSpeech *self)
{
  return self->problem;
}

/* Leaves out a text that the synthesizer can't read. Returns: %FALSE if the connection is broken */
gboolean
soleus_speech_say (SoleusSpeech *self, const char *text, SoleusVoicePriority priority)
{
  return !can_read (self, text) || spd_say (self->connection, map_priority (priority), text) >= 0;
}

/* Cuts what is being said. Returns: %FALSE if the connection is broken */
gboolean
soleus_speech_stop (SoleusSpeech *self)
{
  return spd_cancel (self->connection) >= 0;
}

void
soleus_speech_close (SoleusSpeech *self)
{
  spd_close (self->connection);
  g_clear_pointer (&self->problem, g_free);
  g_free (self);
}
