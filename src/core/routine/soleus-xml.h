/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SOLEUS_XML_ERROR (soleus_xml_error_quark ())
GQuark soleus_xml_error_quark (void);

/**
 * SoleusXmlError:
 * @SOLEUS_XML_ERROR_TOO_LARGE: the file is over its size limit
 * @SOLEUS_XML_ERROR_ENCODING: it is not valid UTF-8
 * @SOLEUS_XML_ERROR_SYNTAX: it is not well-formed XML
 * @SOLEUS_XML_ERROR_DEPTH: nested too deep
 * @SOLEUS_XML_ERROR_ELEMENT: an element where it has no place, or one that is missing
 * @SOLEUS_XML_ERROR_ATTRIBUTE: an attribute that is unknown, missing or not of its kind
 * @SOLEUS_XML_ERROR_RANGE: a number outside its limits
 * @SOLEUS_XML_ERROR_DUPLICATE: an id or a text that is there already
 * @SOLEUS_XML_ERROR_REFERENCE: an id that nothing has
 * @SOLEUS_XML_ERROR_TEXT: a text that is empty, too long, has too many words or doesn't belong
 *   there
 * @SOLEUS_XML_ERROR_SAFETY: against a limit that protects the person: a stretch held under 30 s,
 *   more than 180 s of pressure on a calf
 * @SOLEUS_XML_ERROR_NEWER: written for a later version of the format
 *
 * The faults of a routine file. Every message begins with
 * "file:line:column: ", both counted from 1: the start of the tag at fault, which is the closing
 * one where an element's content is.
 */
typedef enum
{
  SOLEUS_XML_ERROR_TOO_LARGE,
  SOLEUS_XML_ERROR_ENCODING,
  SOLEUS_XML_ERROR_SYNTAX,
  SOLEUS_XML_ERROR_DEPTH,
  SOLEUS_XML_ERROR_ELEMENT,
  SOLEUS_XML_ERROR_ATTRIBUTE,
  SOLEUS_XML_ERROR_RANGE,
  SOLEUS_XML_ERROR_DUPLICATE,
  SOLEUS_XML_ERROR_REFERENCE,
  SOLEUS_XML_ERROR_TEXT,
  SOLEUS_XML_ERROR_SAFETY,
  SOLEUS_XML_ERROR_NEWER,
} SoleusXmlError;

/**
 * SoleusXmlWord:
 * @word: as it stands in the file; %NULL ends a list
 * @value: what it means
 */
typedef struct
{
  const char *word;
  int value;
} SoleusXmlWord;

/**
 * SoleusXml:
 *
 * The place in a strictly read file: the open element, its attributes and the first error.
 */
typedef struct _SoleusXml SoleusXml;

/**
 * SoleusXmlFormat:
 * @max_bytes: the largest file
 * @max_depth: the deepest nesting, the root being 1
 * @start: an element opens: read all of its attributes, end with soleus_xml_no_more()
 * @end: an element closes; @text is what stood in it, with white space folded
 *
 * One kind of file. Both functions return %FALSE after a soleus_xml_fail().
 */
typedef struct
{
  gsize max_bytes;
  guint max_depth;
  gboolean (*start) (SoleusXml *xml, const char *element, gpointer user_data);
  gboolean (*end) (SoleusXml *xml, const char *element, const char *text, gpointer user_data);
} SoleusXmlFormat;

gboolean soleus_xml_parse (GBytes *bytes,
                           const char *name,
                           const SoleusXmlFormat *format,
                           gpointer user_data,
                           GError **error);

gboolean soleus_xml_check_size (guint64 size, guint64 max, const char *name, GError **error);
void soleus_xml_advance (const char *from, const char *to, int *line, int *column);

const char *soleus_xml_get_parent (SoleusXml *xml);
void soleus_xml_needs (SoleusXml *xml, const char *const *attributes);
gboolean soleus_xml_get_string (SoleusXml *xml, const char *attribute, const char **value);
gboolean soleus_xml_get_id (SoleusXml *xml, const char *attribute, char **value);
gboolean soleus_xml_get_ids (SoleusXml *xml, const char *attribute, guint max, char ***value);
gboolean
soleus_xml_get_number (SoleusXml *xml, const char *attribute, guint min, guint max, guint *value);
gboolean soleus_xml_get_double (
    SoleusXml *xml, const char *attribute, double min, double max, double *value);
gboolean
soleus_xml_get_word (SoleusXml *xml, const char *attribute, const SoleusXmlWord *words, int *value);
gboolean soleus_xml_get_flags (SoleusXml *xml,
                               const char *attribute,
                               const SoleusXmlWord *words,
                               int *value);
gboolean soleus_xml_get_claims (SoleusXml *xml, const char *attribute, char ***value);
gboolean soleus_xml_no_more (SoleusXml *xml);
gboolean soleus_xml_require (SoleusXml *xml, const char *text, const char *element);
gboolean soleus_xml_no_text (SoleusXml *xml, const char *text);
gboolean soleus_xml_take_text (SoleusXml *xml,
                               const char *text,
                               const char *context,
                               guint max_chars,
                               guint max_words,
                               char **value);
gboolean soleus_xml_fail (SoleusXml *xml, SoleusXmlError code, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
gboolean soleus_xml_fail_element (SoleusXml *xml, const char *element);

G_END_DECLS
