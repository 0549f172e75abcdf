/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-xml-strict.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"
/* No reference that is allowed is longer. */
#define REFERENCE_MAX 12
/* Messages quote names and values, which are short and ASCII in every format. */
#define TAG_MAX   1000
#define VALUE_MAX 100
#define DEPTH_MAX 8

/* The name of an element, not ended by a NUL. */
typedef struct
{
  const char *text;
  int length;
} Name;

/* Where the look over a file has come to. Its end is a NUL. */
typedef struct
{
  const char *name;
  const char *start;
  const char *at;
  Name open[DEPTH_MAX]; /* The elements that are open. */
  guint depth;
  gboolean has_begun;
  GError **error;
} Scan;

/* Notes an error at @place. */
G_GNUC_PRINTF (4, 5)
static gboolean
fail_at (Scan *scan, const char *place, SoleusXmlError code, const char *format, ...)
{
  va_list args;
  g_autofree char *message = NULL;
  int line = 1, column = 1;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  soleus_xml_advance (scan->start, place, &line, &column);
  g_set_error (scan->error, SOLEUS_XML_ERROR, code, "%s:%d:%d: %s", scan->name, line, column,
               message);
  return FALSE;
}

static gboolean
fail_end (Scan *scan, const char *place)
{
  return fail_at (scan, place, SOLEUS_XML_ERROR_SYNTAX,
                  _ ("What begins here has no end. Look for the missing end, or write the file "
                     "anew."));
}

static gboolean
skip (Scan *scan, const char *prefix)
{
  if (!g_str_has_prefix (scan->at, prefix))
    return FALSE;
  scan->at += strlen (prefix);
  return TRUE;
}

static gboolean
skip_space (Scan *scan)
{
  const char *before = scan->at;

  scan->at += strspn (scan->at, " \t\r\n");
  return scan->at > before;
}

/* The characters that XML 1.0 has. */
static gboolean
is_char (guint64 c)
{
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) ||
         (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

static gboolean
check_chars (Scan *scan)
{
  for (const char *at = scan->start; *at; at = g_utf8_next_char (at))
    if (!is_char (g_utf8_get_char (at)))
      return fail_at (scan, at, SOLEUS_XML_ERROR_SYNTAX,
                      _ ("The character U+%04X isn’t allowed in XML. Remove it."),
                      g_utf8_get_char (at));
  return TRUE;
}

static gboolean
is_reference (const char *name)
{
  static const char *const known[] = { "amp", "lt", "gt", "quot", "apos", NULL };
  guint64 number;
  gboolean hexadecimal = g_str_has_prefix (name, "#x");

  if (name[0] != '#')
    return g_strv_contains (known, name);
  return g_ascii_string_to_unsigned (name + (hexadecimal ? 2 : 1), hexadecimal ? 16 : 10, 1,
                                     0x10FFFF, &number, NULL) &&
         is_char (number);
}

/* Entities of a file's own could make a small file large, or name a file that is none of its
 * business. */
static gboolean
check_reference (Scan *scan)
{
  const char *place = scan->at;
  gsize length = strcspn (place + 1, "; \t\r\n<&\"'");
  g_autofree char *name = g_strndup (place + 1, length);
  if (place[1 + length] != ';' || length > REFERENCE_MAX || !g_str_is_ascii (name))
    return fail_at (scan, place, SOLEUS_XML_ERROR_SYNTAX,
                    _ ("“&” begins a reference here, and there is none. Write “&amp;”."));
  if (!is_reference (name))
    return fail_at (scan, place, SOLEUS_XML_ERROR_SYNTAX,
                    _ ("“&%s;” isn’t known. There are &amp; &lt; &gt; &quot; "
                       "&apos; and numbers of characters."),
                    name);
  scan->at += length + 2;
  return TRUE;
}

static gboolean
check_comment (Scan *scan)
{
  const char *place = scan->at;
  const char *end = strstr (place + strlen ("<!--"), "--");

  if (!end)
    return fail_end (scan, place);
  if (end[2] != '>')
    return fail_at (scan, end, SOLEUS_XML_ERROR_SYNTAX,
                    _ ("There is “--” in a comment, which ends with “-->”. Remove it."));
  scan->at = end + strlen ("-->");
  return TRUE;
}

static gboolean
fail_outside (Scan *scan, const char *place)
{
  return fail_at (scan, place, SOLEUS_XML_ERROR_SYNTAX,
                  _ ("There is text outside the outermost element. Remove it."));
}

static gboolean
check_cdata (Scan *scan)
{
  const char *place = scan->at;
  const char *end = strstr (place, "]]>");

  if (!end)
    return fail_end (scan, place);
  if (scan->depth == 0)
    return fail_outside (scan, place);
  scan->at = end + strlen ("]]>");
  return TRUE;
}

/* One value between two of the same quotes. */
static gboolean
check_value (Scan *scan)
{
  const char *place = scan->at;
  char quote = *scan->at++;

  while (*scan->at != quote)
    {
      if (*scan->at == '\0')
        return fail_end (scan, place);
      if (*scan->at == '<')
        return fail_at (scan, scan->at, SOLEUS_XML_ERROR_SYNTAX,
                        _ ("There is “<” in the value of an attribute. Write “&lt;”, or look for a "
                           "missing quote."));
      if (scan->at - place > VALUE_MAX)
        return fail_at (scan, place, SOLEUS_XML_ERROR_RANGE,
                        _ ("The value of an attribute is too long. It takes %u characters at "
                           "most."),
                        VALUE_MAX);
      if (*scan->at != '&')
        scan->at++;
      else if (!check_reference (scan))
        return FALSE;
    }
  scan->at++;
  return TRUE;
}

/* The attributes up to the end of the tag. Names are left to the parser, which knows them; space
 * between attributes it doesn't miss. */
static gboolean
check_attributes (Scan *scan, const char *place)
{
  while (*scan->at != '>')
    {
      if (*scan->at == '\0' || *scan->at == '<')
        return fail_end (scan, place);
      if (*scan->at != '"' && *scan->at != '\'')
        {
          scan->at++;
          continue;
        }
      if (!check_value (scan))
        return FALSE;
      if (!strchr (" \t\r\n/>", *scan->at))
        return fail_at (scan, scan->at, SOLEUS_XML_ERROR_SYNTAX,
                        _ ("A space is missing between two attributes. Add it."));
    }
  if (scan->at - place > TAG_MAX)
    return fail_at (scan, place, SOLEUS_XML_ERROR_RANGE,
                    _ ("The tag is too long. It takes %u characters at most."), TAG_MAX);
  for (const char *at = place; at < scan->at; at = g_utf8_next_char (at))
    if ((guchar) *at >= 0x80)
      return fail_at (scan, at, SOLEUS_XML_ERROR_TEXT,
                      _ ("The character U+%04X isn’t allowed in a tag. Remove it."),
                      g_utf8_get_char (at));
  return TRUE;
}

static gboolean
close_element (Scan *scan, const char *place, Name name)
{
  Name open = scan->depth > 0 ? scan->open[scan->depth - 1] : (Name){ "", 0 };

  if (scan->depth > 0 && open.length == name.length &&
      memcmp (open.text, name.text, name.length) == 0)
    {
      scan->depth--;
      return TRUE;
    }
  if (scan->depth == 0)
    return fail_at (scan, place, SOLEUS_XML_ERROR_SYNTAX,
                    _ ("</%.*s> ends what has not begun. Remove it."), name.length, name.text);
  return fail_at (scan, place, SOLEUS_XML_ERROR_SYNTAX,
                  _ ("</%.*s> is where <%.*s> has to end. Look for a wrong or missing end."),
                  name.length, name.text, open.length, open.text);
}

static gboolean
check_tag (Scan *scan)
{
  const char *place = scan->at;
  gboolean closes = place[1] == '/', empty;
  Name name = { place + (closes ? 2 : 1), 0 };

  name.length = (int) strcspn (name.text, " \t\r\n/><\"'");
  scan->at = name.text + name.length;
  if (!check_attributes (scan, place))
    return FALSE;
  empty = scan->at[-1] == '/';
  scan->at++;
  scan->has_begun = TRUE;
  if (closes)
    return close_element (scan, place, name);
  if (empty)
    return TRUE;
  if (scan->depth == DEPTH_MAX)
    return fail_at (scan, place, SOLEUS_XML_ERROR_DEPTH,
                    _ ("<%.*s> is nested too deep. At most %u levels are allowed."), name.length,
                    name.text, DEPTH_MAX);
  scan->open[scan->depth++] = name;
  return TRUE;
}

static gboolean
check_text (Scan *scan)
{
  while (*scan->at && *scan->at != '<')
    {
      if (g_str_has_prefix (scan->at, "]]>"))
        return fail_at (scan, scan->at, SOLEUS_XML_ERROR_SYNTAX,
                        _ ("There is “]]>” in a text. Write “]]&gt;”."));
      if (scan->depth == 0 && !g_ascii_isspace (*scan->at))
        return fail_outside (scan, scan->at);
      if (*scan->at != '&')
        scan->at++;
      else if (!check_reference (scan))
        return FALSE;
    }
  return TRUE;
}

/* What stands between quotes after a name and a sign of equality, or NULL where there is none. */
static char *
take_pseudo_attribute (Scan *scan, const char *name)
{
  const char *before = scan->at;
  char quote;
  gsize length;
  char *value;

  if (skip_space (scan) && skip (scan, name))
    {
      skip_space (scan);
      if (skip (scan, "="))
        {
          skip_space (scan);
          quote = *scan->at;
          length = quote == '"' || quote == '\'' ? strcspn (scan->at + 1, "\"'<>") : 0;
          if (length > 0 && scan->at[1 + length] == quote)
            {
              value = g_strndup (scan->at + 1, length);
              scan->at += length + 2;
              return value;
            }
        }
    }
  scan->at = before;
  return NULL;
}

/* The XML declaration, where there is one. */
static gboolean
check_declaration (Scan *scan)
{
  const char *place = scan->at;
  g_autofree char *version = NULL, *encoding = NULL, *standalone = NULL;

  if (!g_str_has_prefix (place, "<?xml") || !strchr (" \t\r\n", place[5]))
    return TRUE;
  skip (scan, "<?xml");
  version = take_pseudo_attribute (scan, "version");
  encoding = take_pseudo_attribute (scan, "encoding");
  standalone = take_pseudo_attribute (scan, "standalone");
  skip_space (scan);
  if (encoding && g_ascii_strcasecmp (encoding, "UTF-8") != 0)
    return fail_at (scan, place, SOLEUS_XML_ERROR_ENCODING,
                    _ ("The file says that it is written in “%s”. Save it as UTF-8."), encoding);
  if (g_strcmp0 (version, "1.0") != 0 ||
      (standalone && !g_str_equal (standalone, "yes") && !g_str_equal (standalone, "no")) ||
      !skip (scan, "?>"))
    return fail_at (scan, place, SOLEUS_XML_ERROR_SYNTAX,
                    _ ("The first line isn’t right. It is: %s"),
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
  return TRUE;
}

static gboolean
check_markup (Scan *scan)
{
  if (g_str_has_prefix (scan->at, "<!--"))
    return check_comment (scan);
  if (g_str_has_prefix (scan->at, "<![CDATA["))
    return check_cdata (scan);
  if (g_str_has_prefix (scan->at, "<!"))
    return fail_at (scan, scan->at, SOLEUS_XML_ERROR_SYNTAX,
                    _ ("Declarations such as <!DOCTYPE> aren’t allowed here. Remove it."));
  if (g_str_has_prefix (scan->at, "<?"))
    return fail_at (scan, scan->at, SOLEUS_XML_ERROR_SYNTAX,
                    _ ("Instructions for programs, <?…?>, aren’t allowed here. Remove it."));
  return check_tag (scan);
}

/* GMarkup reads more than XML. Whatever it would let pass, and another program wouldn't, is found
 * here; the rest is found by GMarkup. */
static gboolean
check (const char *data, const char *name, GError **error)
{
  Scan scan = { .name = name, .start = data, .at = data, .error = error };

  if (!check_chars (&scan) || !check_declaration (&scan))
    return FALSE;
  while (*scan.at)
    if (!(*scan.at == '<' ? check_markup (&scan) : check_text (&scan)))
      return FALSE;
  if (!scan.has_begun)
    return fail_at (&scan, scan.at, SOLEUS_XML_ERROR_SYNTAX,
                    _ ("The file has no outermost element. Write it anew."));
  if (scan.depth > 0)
    return fail_at (&scan, scan.at, SOLEUS_XML_ERROR_SYNTAX,
                    _ ("The file ends before <%.*s> does. Its end may be cut off."),
                    scan.open[scan.depth - 1].length, scan.open[scan.depth - 1].text);
  return TRUE;
}

/**
 * soleus_xml_strict_parse:
 * @bytes: a file that anybody may have written
 * @name: its name, for messages
 * @format: what it may hold
 * @user_data: given to the functions of @format
 * @error: as in soleus_xml_parse()
 *
 * Reads a file as soleus_xml_parse() does, and refuses what isn't XML 1.0, document types, entities
 * and instructions for programs. A byte order mark is passed over.
 *
 * Returns: whether the whole file is right
 */
gboolean
soleus_xml_strict_parse (GBytes *bytes,
                         const char *name,
                         const SoleusXmlFormat *format,
                         gpointer user_data,
                         GError **error)
{
  gsize size, mark = strlen (BYTE_ORDER_MARK);
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GBytes) rest = NULL;
  g_autofree char *text = NULL;

  if (size >= mark && memcmp (data, BYTE_ORDER_MARK, mark) == 0)
    rest = g_bytes_new_from_bytes (bytes, mark, size - mark);
  else
    rest = g_bytes_ref (bytes);
  data = g_bytes_get_data (rest, &size);
  /* The parser tells what is wrong with these. */
  if (size <= format->max_bytes && (size == 0 || g_utf8_validate_len (data, size, NULL)))
    {
      text = g_strndup (size > 0 ? data : "", size);
      if (!check (text, name, error))
        return FALSE;
    }
  return soleus_xml_parse (rest, name, format, user_data, error);
}
