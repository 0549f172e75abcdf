/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-routine-text.h"

#include <glib/gi18n-lib.h>

#include "soleus-xml.h"

/* Longer than those of the library, because other languages need more room than English. */
static const guint max_chars[] = {
  [SOLEUS_ROUTINE_TEXT_NAME] = 60,         [SOLEUS_ROUTINE_TEXT_SUMMARY] = 300,
  [SOLEUS_ROUTINE_TEXT_AUTHOR] = 80,       [SOLEUS_ROUTINE_TEXT_NOTE] = 1000,
  [SOLEUS_ROUTINE_TEXT_STEP_NAME] = 60,    [SOLEUS_ROUTINE_TEXT_CUE] = 80,
  [SOLEUS_ROUTINE_TEXT_INSTRUCTION] = 600,
};

/**
 * soleus_routine_text_get_max:
 *
 * Returns: the most characters that it may have
 */
guint
soleus_routine_text_get_max (SoleusRoutineText kind)
{
  return max_chars[kind];
}

/* Characters that turn the direction of what stands around them would let a text lie about it, and
 * control characters and the like can't be shown. */
static gboolean
is_allowed (gunichar c)
{
  if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF)
    return FALSE;
  return !g_unichar_iscntrl (c) && c != 0x2028 && c != 0x2029 && !(c >= 0xFDD0 && c <= 0xFDEF);
}

/**
 * soleus_routine_text_check:
 * @text: valid UTF-8, as soleus_routine_text_fold() gave it
 * @error: of the domain %SOLEUS_XML_ERROR: says what would be right, and no place in a file
 *
 * Returns: whether the text may stand in a routine
 */
gboolean
soleus_routine_text_check (SoleusRoutineText kind, const char *text, GError **error)
{
  glong length = g_utf8_strlen (text, -1);

  if (length == 0)
    {
      g_set_error_literal (error, SOLEUS_XML_ERROR, SOLEUS_XML_ERROR_TEXT,
                           _ ("The text is empty. Write it."));
      return FALSE;
    }
  if (length > max_chars[kind])
    {
      g_set_error (error, SOLEUS_XML_ERROR, SOLEUS_XML_ERROR_TEXT,
                   _ ("The text has %u characters. It takes %u at most."), (guint) length,
                   max_chars[kind]);
      return FALSE;
    }
  for (const char *at = text; *at; at = g_utf8_next_char (at))
    if (!is_allowed (g_utf8_get_char (at)))
      {
        g_set_error (error, SOLEUS_XML_ERROR, SOLEUS_XML_ERROR_TEXT,
                     _ ("The text has the character U+%04X, which can’t be shown. Remove it."),
                     g_utf8_get_char (at));
        return FALSE;
      }
  return TRUE;
}

/**
 * soleus_routine_text_fold:
 * @text: valid UTF-8, as somebody typed it
 *
 * Returns: (transfer full): the text with one space for each piece of white space, and none around
 *   it, as it is read from a file
 */
char *
soleus_routine_text_fold (const char *text)
{
  GString *folded = g_string_new (NULL);

  for (; *text; text++)
    if (!g_ascii_isspace (*text))
      g_string_append_c (folded, *text);
    else if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
      g_string_append_c (folded, ' ');
  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);
  return g_string_free (folded, FALSE);
}
