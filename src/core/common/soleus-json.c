/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-json.h"

#include <string.h>

/**
 * soleus_json_init:
 * @self: (out caller-allocates): stands before the first value; clear it with soleus_json_clear()
 * @data: has to outlive @self; it may hold anything
 * @length: in bytes
 */
void
soleus_json_init (SoleusJson *self, const char *data, gsize length)
{
  const char *valid_end;

  /* An empty text may have no address. */
  if (data == NULL)
    data = "";
  *self = (SoleusJson){ .start = data, .at = data, .end = data + length };
  self->text = g_string_new (NULL);
  if (!g_utf8_validate_len (data, length, &valid_end))
    {
      self->at = valid_end;
      self->failed = TRUE;
    }
}

void
soleus_json_clear (SoleusJson *self)
{
  if (self->text != NULL)
    g_string_free (g_steal_pointer (&self->text), TRUE);
}

static gboolean
fail (SoleusJson *self)
{
  self->failed = TRUE;
  return FALSE;
}

/* The next character that isn't space, or 0 at the end and after a failure. */
static char
peek (SoleusJson *self)
{
  if (self->failed)
    return '\0';
  while (self->at < self->end && strchr (" \t\r\n", *self->at) != NULL && *self->at != '\0')
    self->at++;
  return self->at < self->end ? *self->at : '\0';
}

static gboolean
take (SoleusJson *self, char wanted)
{
  if (peek (self) != wanted)
    return fail (self);
  self->at++;
  return TRUE;
}

static gboolean
open_bracket (SoleusJson *self, char bracket)
{
  if (peek (self) != bracket || self->depth == SOLEUS_JSON_MAX_DEPTH)
    return fail (self);
  self->at++;
  self->depth++;
  self->opened = TRUE;
  return TRUE;
}

/**
 * soleus_json_open_object:
 *
 * Goes into an object; soleus_json_next_member() tells what is in it.
 *
 * Returns: whether the next value is one
 */
gboolean
soleus_json_open_object (SoleusJson *self)
{
  return open_bracket (self, '{');
}

/**
 * soleus_json_open_array:
 *
 * Goes into a list; soleus_json_next_element() goes through it.
 *
 * Returns: whether the next value is one
 */
gboolean
soleus_json_open_array (SoleusJson *self)
{
  return open_bracket (self, '[');
}

/* Goes on to the next value between brackets, or leaves them. */
static gboolean
next (SoleusJson *self, char closing)
{
  gboolean first = self->opened;

  self->opened = FALSE;
  if (self->failed)
    return FALSE;
  if (peek (self) == closing)
    {
      self->at++;
      self->depth--;
      return FALSE;
    }
  return first || take (self, ',');
}

/**
 * soleus_json_next_member:
 * @name: (out): its name, until the next string is read
 *
 * Returns: whether there is one more member; its value has to be read or skipped before the next.
 *   At the end, and after a failure, %FALSE
 */
gboolean
soleus_json_next_member (SoleusJson *self, const char **name)
{
  if (!next (self, '}'))
    return FALSE;
  *name = soleus_json_read_string (self);
  return *name != NULL && take (self, ':');
}

/**
 * soleus_json_next_element:
 *
 * Returns: whether there is one more element, which has to be read or skipped before the next
 */
gboolean
soleus_json_next_element (SoleusJson *self)
{
  return next (self, ']');
}

/* Four hexadecimal digits, or -1. */
static gint32
read_unit (SoleusJson *self)
{
  gint32 unit = 0;

  if (self->end - self->at < 4)
    return -1;
  for (guint i = 0; i < 4; i++, self->at++)
    {
      if (!g_ascii_isxdigit (*self->at))
        return -1;
      unit = unit * 16 + g_ascii_xdigit_value (*self->at);
    }
  return unit;
}

/* The four digits after "\u". The character 0 ends a string in C, so no text may hold one. */
static gboolean
read_unicode (SoleusJson *self)
{
  gint32 unit = read_unit (self);

  if (unit >= 0xd800 && unit < 0xdc00)
    {
      gint32 low = -1;

      if (self->end - self->at >= 2 && self->at[0] == '\\' && self->at[1] == 'u')
        {
          self->at += 2;
          low = read_unit (self);
        }
      if (low < 0xdc00 || low > 0xdfff)
        return fail (self);
      unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
    }
  if (unit <= 0 || (unit >= 0xdc00 && unit <= 0xdfff))
    return fail (self);
  g_string_append_unichar (self->text, (gunichar) unit);
  return TRUE;
}

static gboolean
read_escape (SoleusJson *self)
{
  static const char from[] = "\"\\/bfnrt";
  static const char to[] = "\"\\/\b\f\n\r\t";
  const char *found;
  char letter;

  if (self->at == self->end)
    return fail (self);
  letter = *self->at;
  found = letter != '\0' ? strchr (from, letter) : NULL;
  if (found == NULL && letter != 'u')
    return fail (self);
  self->at++;
  if (found == NULL)
    return read_unicode (self);
  g_string_append_c (self->text, to[found - from]);
  return TRUE;
}

/**
 * soleus_json_read_string:
 *
 * Returns: (nullable) (transfer none): the text, until the next string is read; %NULL if the next
 *   value is none
 */
const char *
soleus_json_read_string (SoleusJson *self)
{
  if (!take (self, '"'))
    return NULL;
  g_string_truncate (self->text, 0);
  for (; self->at < self->end && *self->at != '"';)
    {
      char letter = *self->at;

      if ((guchar) letter < 0x20)
        break;
      self->at++;
      if (letter != '\\')
        g_string_append_c (self->text, letter);
      else if (!read_escape (self))
        return NULL;
    }
  /* Space belongs to the text, so what ends it is not looked for as elsewhere. */
  if (self->at == self->end || *self->at != '"')
    {
      fail (self);
      return NULL;
    }
  self->at++;
  return self->text->str;
}

static gboolean
skip_digits (SoleusJson *self)
{
  const char *first = self->at;

  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;
  return self->at > first || fail (self);
}

static gboolean
skip_if (SoleusJson *self, const char *letters)
{
  gboolean found = self->at < self->end && *self->at != '\0' && strchr (letters, *self->at) != NULL;

  self->at += found ? 1 : 0;
  return found;
}

/* Goes past a number; @whole tells whether it has neither a fraction nor an exponent. */
static gboolean
skip_number (SoleusJson *self, gboolean *whole)
{
  *whole = TRUE;
  peek (self);
  skip_if (self, "-");
  if (!skip_if (self, "0") && !skip_digits (self))
    return FALSE;
  if (skip_if (self, "."))
    {
      *whole = FALSE;
      if (!skip_digits (self))
        return FALSE;
    }
  if (skip_if (self, "eE"))
    {
      *whole = FALSE;
      skip_if (self, "+-");
      if (!skip_digits (self))
        return FALSE;
    }
  return TRUE;
}

/* Whether the next value is a text. Nothing is read. */
gboolean
soleus_json_next_is_string (SoleusJson *self)
{
  return peek (self) == '"';
}

/**
 * soleus_json_read_int:
 * @value: (out): the number
 *
 * Returns: whether the next value is a whole number of 64 bits
 */
gboolean
soleus_json_read_int (SoleusJson *self, gint64 *value)
{
  g_autofree char *digits = NULL;
  const char *first;
  gboolean whole;

  peek (self);
  first = self->at;
  if (self->failed || !skip_number (self, &whole))
    return FALSE;
  digits = g_strndup (first, self->at - first);
  if (whole && g_ascii_string_to_signed (digits, 10, G_MININT64, G_MAXINT64, value, NULL))
    return TRUE;
  self->at = first;
  return fail (self);
}

static gboolean
skip_word (SoleusJson *self, const char *word)
{
  gsize length = strlen (word);

  peek (self);
  if (self->failed || (gsize) (self->end - self->at) < length ||
      memcmp (self->at, word, length) != 0)
    return FALSE;
  self->at += length;
  return TRUE;
}

/**
 * soleus_json_read_boolean:
 * @value: (out): the truth value
 *
 * Returns: whether the next value is one
 */
gboolean
soleus_json_read_boolean (SoleusJson *self, gboolean *value)
{
  *value = skip_word (self, "true");
  return *value || skip_word (self, "false") || fail (self);
}

static gboolean
skip_object (SoleusJson *self)
{
  const char *name;

  if (!soleus_json_open_object (self))
    return FALSE;
  while (soleus_json_next_member (self, &name))
    if (!soleus_json_skip (self))
      return FALSE;
  return !self->failed;
}

static gboolean
skip_array (SoleusJson *self)
{
  if (!soleus_json_open_array (self))
    return FALSE;
  while (soleus_json_next_element (self))
    if (!soleus_json_skip (self))
      return FALSE;
  return !self->failed;
}

/**
 * soleus_json_skip:
 *
 * Goes past the next value, whatever it is.
 *
 * Returns: whether it is sound
 */
gboolean
soleus_json_skip (SoleusJson *self)
{
  gboolean whole;

  switch (peek (self))
    {
    case '{':
      return skip_object (self);
    case '[':
      return skip_array (self);
    case '"':
      return soleus_json_read_string (self) != NULL;
    case 't':
      return skip_word (self, "true") || fail (self);
    case 'f':
      return skip_word (self, "false") || fail (self);
    case 'n':
      return skip_word (self, "null") || fail (self);
    default:
      return !self->failed && skip_number (self, &whole);
    }
}

/**
 * soleus_json_skip_span:
 * @length: (out): its bytes
 *
 * Goes past the next value, whatever it is.
 *
 * Returns: (nullable) (transfer none): where it begins in the data; %NULL if it isn't sound
 */
const char *
soleus_json_skip_span (SoleusJson *self, gsize *length)
{
  const char *first;

  peek (self);
  first = self->at;
  if (!soleus_json_skip (self))
    return NULL;
  *length = (gsize) (self->at - first);
  return first;
}

/**
 * soleus_json_finish:
 *
 * Returns: whether all has been read, and nothing stands behind it
 */
gboolean
soleus_json_finish (SoleusJson *self)
{
  peek (self);
  return !self->failed && (self->at == self->end || fail (self));
}

gboolean
soleus_json_has_failed (const SoleusJson *self)
{
  return self->failed;
}

/**
 * soleus_json_get_place:
 * @line: (out): where reading stands, from 1
 * @column: (out): the character in that line, from 1
 */
void
soleus_json_get_place (const SoleusJson *self, guint *line, guint *column)
{
  *line = *column = 1;
  for (const char *p = self->start; p < self->at; p++)
    {
      if (*p == '\n')
        {
          (*line)++;
          *column = 1;
        }
      else
        /* The later bytes of a character don't count. */
        *column += (*p & 0xc0) != 0x80 ? 1 : 0;
    }
}

/**
 * soleus_json_append_string:
 * @json: gains the text in quotes
 * @text: UTF-8
 */
void
soleus_json_append_string (GString *json, const char *text)
{
  g_string_append_c (json, '"');
  for (; *text != '\0'; text++)
    {
      if ((guchar) *text < 0x20 || *text == 0x7f)
        g_string_append_printf (json, "\\u%04x", (guint) *text);
      else
        {
          if (*text == '"' || *text == '\\')
            g_string_append_c (json, '\\');
          g_string_append_c (json, *text);
        }
    }
  g_string_append_c (json, '"');
}
