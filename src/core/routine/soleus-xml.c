/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SoleusXml
{
  const char *name;
  const SoleusXmlFormat *format;
  gpointer user_data;
  GMarkupParseContext *context;
  GString *text;
  const char **attributes;
  const char **values;
  const char *const *needed; /* Attributes, or NULL. */
  guint64 read;              /* One bit per attribute that was asked for. */
  gboolean has_root;
  int line; /* The start of the tag that is being read. */
  int column;
  GError *error;
};

GQuark
soleus_xml_error_quark (void)
{
  return g_quark_from_static_string ("soleus-xml-error-quark");
}

/**
 * soleus_xml_fail:
 * @format: (printf): what is wrong and what would be right, translated
 *
 * Notes an error at the start of the tag that is being read.
 *
 * Returns: %FALSE
 */
gboolean
soleus_xml_fail (SoleusXml *xml, SoleusXmlError code, const char *format, ...)
{
  va_list args;
  g_autofree char *message = NULL;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_clear_error (&xml->error);
  xml->error = g_error_new (SOLEUS_XML_ERROR, code, "%s:%d:%d: %s", xml->name, xml->line,
                            xml->column, message);
  return FALSE;
}

gboolean
soleus_xml_fail_element (SoleusXml *xml, const char *element)
{
  const char *parent = soleus_xml_get_parent (xml);

  if (!parent)
    return soleus_xml_fail (xml, SOLEUS_XML_ERROR_ELEMENT,
                            _ ("The file can’t begin with <%s>. See docs for its format."),
                            element);
  return soleus_xml_fail (xml, SOLEUS_XML_ERROR_ELEMENT,
                          _ ("<%s> isn’t allowed in <%s>. Check its spelling, or remove it."),
                          element, parent);
}

/* The element around the one that opens or closes; NULL around the root. */
const char *
soleus_xml_get_parent (SoleusXml *xml)
{
  const GSList *stack = g_markup_parse_context_get_element_stack (xml->context);

  return stack && stack->next ? stack->next->data : NULL;
}

static const char *
look_up (SoleusXml *xml, const char *attribute)
{
  for (guint i = 0; xml->attributes[i] && i < 64; i++)
    if (strcmp (xml->attributes[i], attribute) == 0)
      {
        xml->read |= G_GUINT64_CONSTANT (1) << i;
        return xml->values[i];
      }
  return NULL;
}

/**
 * soleus_xml_needs:
 * @attributes: (array zero-terminated=1): what the open element has to have
 *
 * The functions below leave their value as it is where any other attribute is missing.
 */
void
soleus_xml_needs (SoleusXml *xml, const char *const *attributes)
{
  xml->needed = attributes;
}

static gboolean
check_missing (SoleusXml *xml, const char *attribute)
{
  if (!xml->needed || !g_strv_contains (xml->needed, attribute))
    return TRUE;
  return soleus_xml_fail (xml, SOLEUS_XML_ERROR_ATTRIBUTE,
                          _ ("The attribute “%s” is missing. Add it."), attribute);
}

/**
 * soleus_xml_get_string:
 * @value: (inout) (transfer none): as it stands in the file, until the element has been read
 *
 * Returns: whether it is there, or isn't needed
 */
gboolean
soleus_xml_get_string (SoleusXml *xml, const char *attribute, const char **value)
{
  const char *text = look_up (xml, attribute);

  if (!text)
    return check_missing (xml, attribute);
  *value = text;
  return TRUE;
}

static gboolean
check_id (SoleusXml *xml, const char *attribute, const char *id)
{
  gsize length = strspn (id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

  if (g_ascii_isalpha (id[0]) && id[length] == '\0' && length <= 32)
    return TRUE;
  return soleus_xml_fail (xml, SOLEUS_XML_ERROR_ATTRIBUTE,
                          _ ("“%s” can’t be “%s”. It takes a letter, then letters, digits and "
                             "hyphens, 32 at most."),
                          attribute, id);
}

/**
 * soleus_xml_get_id:
 * @value: (inout) (transfer full): a letter, then at most 31 letters, digits and hyphens; has to be
 *   %NULL before
 *
 * Returns: whether it is right
 */
gboolean
soleus_xml_get_id (SoleusXml *xml, const char *attribute, char **value)
{
  const char *id = look_up (xml, attribute);

  if (!id)
    return check_missing (xml, attribute);
  if (!check_id (xml, attribute, id))
    return FALSE;
  *value = g_strdup (id);
  return TRUE;
}

/**
 * soleus_xml_get_ids:
 * @max: how many there may be
 * @value: (inout) (transfer full) (array zero-terminated=1): ids; has to be %NULL before
 *
 * Reads ids with single spaces between them.
 *
 * Returns: whether they are right
 */
gboolean
soleus_xml_get_ids (SoleusXml *xml, const char *attribute, guint max, char ***value)
{
  const char *text = look_up (xml, attribute);
  g_auto (GStrv) ids = NULL;

  if (!text)
    return check_missing (xml, attribute);
  ids = g_strsplit (text, " ", -1);
  if (g_strv_length (ids) > max)
    return soleus_xml_fail (xml, SOLEUS_XML_ERROR_ATTRIBUTE,
                            _ ("“%s” can’t be “%s”. It takes up to %u ids."), attribute, text, max);
  if (!ids[0])
    return check_id (xml, attribute, text);
  for (guint i = 0; ids[i]; i++)
    if (!check_id (xml, attribute, ids[i]))
      return FALSE;
  *value = g_steal_pointer (&ids);
  return TRUE;
}

gboolean
soleus_xml_get_number (SoleusXml *xml, const char *attribute, guint min, guint max, guint *value)
{
  const char *text = look_up (xml, attribute);
  guint64 number;
  g_autoptr (GError) error = NULL;

  if (!text)
    return check_missing (xml, attribute);
  if (!g_ascii_string_to_unsigned (text, 10, min, max, &number, &error))
    return soleus_xml_fail (
        xml,
        g_error_matches (error, G_NUMBER_PARSER_ERROR, G_NUMBER_PARSER_ERROR_OUT_OF_BOUNDS)
            ? SOLEUS_XML_ERROR_RANGE
            : SOLEUS_XML_ERROR_ATTRIBUTE,
        _ ("“%s” can’t be “%s”. It takes a whole number from %u to %u."), attribute, text, min,
        max);
  *value = number;
  return TRUE;
}

/* The limits are written as they have to stand in the file, whatever the locale. */
static gboolean
fail_double (SoleusXml *xml,
             SoleusXmlError code,
             const char *attribute,
             const char *text,
             double min,
             double max)
{
  char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (low, sizeof low, "%g", min);
  g_ascii_formatd (high, sizeof high, "%g", max);
  return soleus_xml_fail (xml, code, _ ("“%s” can’t be “%s”. It takes a number from %s to %s."),
                          attribute, text, low, high);
}

/* A number with a point for decimals, whatever the locale. */
gboolean
soleus_xml_get_double (SoleusXml *xml, const char *attribute, double min, double max, double *value)
{
  const char *text = look_up (xml, attribute);
  char *end;
  double number;

  if (!text)
    return check_missing (xml, attribute);
  number = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || g_ascii_isspace (text[0]))
    return fail_double (xml, SOLEUS_XML_ERROR_ATTRIBUTE, attribute, text, min, max);
  if (!(number >= min && number <= max))
    return fail_double (xml, SOLEUS_XML_ERROR_RANGE, attribute, text, min, max);
  *value = number;
  return TRUE;
}

static gboolean
find_word (const SoleusXmlWord *words, const char *text, int *value)
{
  for (; words->word; words++)
    if (strcmp (words->word, text) == 0)
      {
        *value = words->value;
        return TRUE;
      }
  return FALSE;
}

static gboolean
fail_word (SoleusXml *xml, const char *attribute, const char *text, const SoleusXmlWord *words)
{
  g_autoptr (GString) list = g_string_new (words->word);

  for (words++; words->word; words++)
    g_string_append_printf (list, ", %s", words->word);
  return soleus_xml_fail (xml, SOLEUS_XML_ERROR_ATTRIBUTE,
                          _ ("“%s” can’t be “%s”. It takes one of: %s."), attribute, text,
                          list->str);
}

gboolean
soleus_xml_get_word (SoleusXml *xml, const char *attribute, const SoleusXmlWord *words, int *value)
{
  const char *text = look_up (xml, attribute);

  if (!text)
    return check_missing (xml, attribute);
  return find_word (words, text, value) || fail_word (xml, attribute, text, words);
}

/* Words with single spaces between them, their meanings or'ed; an empty list is 0. */
gboolean
soleus_xml_get_flags (SoleusXml *xml, const char *attribute, const SoleusXmlWord *words, int *value)
{
  const char *text = look_up (xml, attribute);
  g_auto (GStrv) parts = NULL;

  if (!text)
    return check_missing (xml, attribute);
  parts = g_strsplit (text, " ", -1);
  *value = 0;
  for (guint i = 0; parts[i]; i++)
    {
      int flag;

      if (!find_word (words, parts[i], &flag))
        return fail_word (xml, attribute, parts[i], words);
      *value |= flag;
    }
  return TRUE;
}

/* The two sources have 38 and 39 claims. */
static gboolean
is_claim (const char *text)
{
  if (text[0] != 'S' || (text[1] != '1' && text[1] != '2') || text[2] != '.' || text[3] == '0')
    return FALSE;
  return g_ascii_string_to_unsigned (text + 3, 10, 1, text[1] == '1' ? 38 : 39, NULL, NULL);
}

/**
 * soleus_xml_get_claims:
 * @value: (out) (transfer full) (array zero-terminated=1): numbers of source claims, as "S1.8"
 *
 * Reads numbers with single spaces between them. A missing attribute is an empty list.
 *
 * Returns: whether it is right
 */
gboolean
soleus_xml_get_claims (SoleusXml *xml, const char *attribute, char ***value)
{
  const char *text = look_up (xml, attribute);
  g_auto (GStrv) claims = g_strsplit (text ? text : "", " ", -1);

  for (guint i = 0; claims[i]; i++)
    if (!is_claim (claims[i]))
      return soleus_xml_fail (xml, SOLEUS_XML_ERROR_ATTRIBUTE,
                              _ ("“%s” is no claim number. Write them like “S1.8 S2.20”, up to "
                                 "S1.38 and S2.39."),
                              claims[i]);
  *value = g_steal_pointer (&claims);
  return TRUE;
}

/* Whether every attribute of the open element has been asked for. */
gboolean
soleus_xml_no_more (SoleusXml *xml)
{
  for (guint i = 0; xml->attributes[i]; i++)
    if (i >= 64 || !(xml->read & (G_GUINT64_CONSTANT (1) << i)))
      return soleus_xml_fail (
          xml, SOLEUS_XML_ERROR_ATTRIBUTE,
          _ ("The attribute “%s” isn’t known here. Check its spelling, or remove it."),
          xml->attributes[i]);
  return TRUE;
}

/* Whether the closing element had an @element, whose text was read as @text. */
gboolean
soleus_xml_require (SoleusXml *xml, const char *text, const char *element)
{
  if (text)
    return TRUE;
  return soleus_xml_fail (xml, SOLEUS_XML_ERROR_ELEMENT,
                          _ ("There is no <%s>, and it is needed. Add it."), element);
}

static guint
count_words (const char *text)
{
  guint n = text[0] != '\0';

  for (; *text; text++)
    n += *text == ' ';
  return n;
}

/**
 * soleus_xml_take_text:
 * @text: what stands in the element, in English
 * @context: the message context it is translated in, such as "step cue"
 * @max_chars: the most characters that the English text may have
 * @max_words: the most words, or 0 for any number
 * @value: (inout) (transfer full): becomes the translated text; has to be %NULL before
 *
 * Returns: whether the text is right
 */
gboolean
soleus_xml_take_text (SoleusXml *xml,
                      const char *text,
                      const char *context,
                      guint max_chars,
                      guint max_words,
                      char **value)
{
  if (*value)
    return soleus_xml_fail (xml, SOLEUS_XML_ERROR_DUPLICATE,
                            _ ("The %s is here twice. Remove one."), context);
  if (text[0] == '\0')
    return soleus_xml_fail (xml, SOLEUS_XML_ERROR_TEXT, _ ("The %s is empty. Write it."), context);
  if (g_utf8_strlen (text, -1) > max_chars)
    return soleus_xml_fail (xml, SOLEUS_XML_ERROR_TEXT,
                            _ ("The %s is too long. It takes %u characters at most."), context,
                            max_chars);
  if (max_words > 0 && count_words (text) > max_words)
    return soleus_xml_fail (xml, SOLEUS_XML_ERROR_TEXT,
                            _ ("The %s has too many words. It takes %u at most."), context,
                            max_words);
  *value = g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, context, text));
  return TRUE;
}

/* Whether nothing stands in the element but its elements. */
gboolean
soleus_xml_no_text (SoleusXml *xml, const char *text)
{
  const char *element = g_markup_parse_context_get_element (xml->context);

  if (text[0] == '\0')
    return TRUE;
  return soleus_xml_fail (xml, SOLEUS_XML_ERROR_TEXT,
                          _ ("There is text in <%s>, where none belongs. Remove it."), element);
}

/* GMarkup lets an attribute stand twice, and more than one element stand outside all others; XML
 * allows neither. */
static gboolean
check_well_formed (SoleusXml *xml, const char *element)
{
  if (!soleus_xml_get_parent (xml) && xml->has_root)
    return soleus_xml_fail (
        xml, SOLEUS_XML_ERROR_SYNTAX,
        _ ("<%s> comes after the end of the file’s only outermost element. Move it inside."),
        element);
  xml->has_root = TRUE;
  for (guint i = 0; xml->attributes[i]; i++)
    for (guint j = 0; j < i; j++)
      if (strcmp (xml->attributes[i], xml->attributes[j]) == 0)
        return soleus_xml_fail (xml, SOLEUS_XML_ERROR_SYNTAX,
                                _ ("The attribute “%s” is here twice. Remove one."),
                                xml->attributes[i]);
  return TRUE;
}

static void
start_element_cb (GMarkupParseContext *context,
                  const char *element,
                  const char **attributes,
                  const char **values,
                  gpointer user_data,
                  GError **error)
{
  SoleusXml *xml = user_data;
  const GSList *stack = g_markup_parse_context_get_element_stack (context);

  xml->attributes = attributes;
  xml->values = values;
  xml->needed = NULL;
  xml->read = 0;
  if (xml->text->len > 0)
    soleus_xml_fail (xml, SOLEUS_XML_ERROR_TEXT,
                     _ ("There is text before <%s>, where none belongs. Remove it."), element);
  else if (g_slist_length ((GSList *) stack) > xml->format->max_depth)
    soleus_xml_fail (xml, SOLEUS_XML_ERROR_DEPTH,
                     _ ("<%s> is nested too deep. At most %u levels are allowed."), element,
                     xml->format->max_depth);
  else if (check_well_formed (xml, element))
    xml->format->start (xml, element, xml->user_data);
  if (xml->error)
    g_propagate_error (error, g_steal_pointer (&xml->error));
}

static void
end_element_cb (GMarkupParseContext *context,
                const char *element,
                gpointer user_data,
                GError **error)
{
  SoleusXml *xml = user_data;

  if (xml->text->len > 0 && xml->text->str[xml->text->len - 1] == ' ')
    g_string_truncate (xml->text, xml->text->len - 1);
  xml->format->end (xml, element, xml->text->str, xml->user_data);
  g_string_truncate (xml->text, 0);
  if (xml->error)
    g_propagate_error (error, g_steal_pointer (&xml->error));
}

static void
text_cb (GMarkupParseContext *context,
         const char *text,
         gsize length,
         gpointer user_data,
         GError **error)
{
  SoleusXml *xml = user_data;
  GString *out = xml->text;

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      g_string_append_c (out, text[i]);
    else if (out->len > 0 && out->str[out->len - 1] != ' ')
      g_string_append_c (out, ' ');
}

/**
 * soleus_xml_advance:
 * @line: (inout): of @from, counted from 1; becomes that of @to
 * @column: (inout): the same, in characters
 */
void
soleus_xml_advance (const char *from, const char *to, int *line, int *column)
{
  for (const char *p = from; p < to; p = g_utf8_next_char (p))
    {
      *column = *p == '\n' ? 1 : *column + 1;
      *line += *p == '\n';
    }
}

/**
 * soleus_xml_check_size:
 * @size: of a file called @name, in bytes
 * @max: the most that it may have
 *
 * Returns: whether it isn't too large
 */
gboolean
soleus_xml_check_size (guint64 size, guint64 max, const char *name, GError **error)
{
  g_autofree char *found = NULL, *most = NULL;

  if (size <= max)
    return TRUE;
  /* gettext knows no G_GUINT64_FORMAT, so the numbers are put in as text. */
  found = g_strdup_printf ("%" G_GUINT64_FORMAT, size);
  most = g_strdup_printf ("%" G_GUINT64_FORMAT, max);
  g_set_error (error, SOLEUS_XML_ERROR, SOLEUS_XML_ERROR_TOO_LARGE,
               _ ("%s:1:1: The file has %s bytes. At most %s are allowed."), name, found, most);
  return FALSE;
}

static gboolean
check_bytes (
    const char *data, gsize size, const char *name, const SoleusXmlFormat *format, GError **error)
{
  const char *end;
  int line = 1, column = 1;

  if (!soleus_xml_check_size (size, format->max_bytes, name, error))
    return FALSE;
  if (g_utf8_validate_len (data, size, &end))
    return TRUE;
  soleus_xml_advance (data, end, &line, &column);
  g_set_error (error, SOLEUS_XML_ERROR, SOLEUS_XML_ERROR_ENCODING,
               _ ("%s:%d:%d: The file isn’t valid UTF-8 here. Save it as UTF-8."), name, line,
               column);
  return FALSE;
}

/* The parser tells no more than how far it has read, often the next line already. Given one tag at
 * a time, it calls back while that tag's start is still known. */
static gboolean
parse_tags (SoleusXml *xml, const char *data, gsize size, GError **error)
{
  const char *end = data + size, *next;

  for (const char *p = data; p < end; p = next)
    {
      next = memchr (p + 1, '<', end - p - 1);
      if (!next)
        next = end;
      if (!g_markup_parse_context_parse (xml->context, p, next - p, error))
        return FALSE;
      soleus_xml_advance (p, next, &xml->line, &xml->column);
    }
  if (!g_markup_parse_context_end_parse (xml->context, error))
    return FALSE;
  /* GMarkup is content with a comment alone. */
  if (xml->has_root)
    return TRUE;
  soleus_xml_fail (xml, SOLEUS_XML_ERROR_SYNTAX,
                   _ ("The file has no outermost element. Write it anew."));
  g_propagate_error (error, g_steal_pointer (&xml->error));
  return FALSE;
}

/**
 * soleus_xml_parse:
 * @bytes: the file
 * @name: its name, for messages
 * @format: what it may hold
 * @user_data: given to the functions of @format
 * @error: (nullable): of the domain %SOLEUS_XML_ERROR; says file, line, column, what is wrong and
 *   what would be right
 *
 * Reads a file strictly: the first thing that is not as the format says ends the reading.
 *
 * Returns: whether the whole file is right
 */
gboolean
soleus_xml_parse (GBytes *bytes,
                  const char *name,
                  const SoleusXmlFormat *format,
                  gpointer user_data,
                  GError **error)
{
  static const GMarkupParser parser = { start_element_cb, end_element_cb, text_cb, NULL, NULL };
  SoleusXml xml = {
    .name = name, .format = format, .user_data = user_data, .line = 1, .column = 1
  };
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (GError) local = NULL;

  if (!check_bytes (data, size, name, format, error))
    return FALSE;
  context = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &xml, NULL);
  xml.context = context;
  xml.text = text;
  /* The data of an empty file may be NULL. */
  if (parse_tags (&xml, size > 0 ? data : "", size, &local))
    return TRUE;
  if (local->domain != SOLEUS_XML_ERROR)
    {
      /* GLib quotes single bytes of a character that it doesn't like. */
      g_autofree char *reason = g_utf8_make_valid (local->message, -1);

      g_set_error (error, SOLEUS_XML_ERROR, SOLEUS_XML_ERROR_SYNTAX,
                   _ ("%s:%d:%d: The file isn’t well-formed XML: %s"), name, xml.line, xml.column,
                   reason);
      return FALSE;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
