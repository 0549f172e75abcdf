/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-content.h"

#include <glib/gi18n-lib.h>

/* Content that is compiled in is checked when the program is built, by the grammars of data/schemas
 * and by build-aux/check-content. Its readers check nothing again: whatever they can't read ends
 * the program. */

/**
 * soleus_content_parse:
 * @bytes: XML that was compiled in
 *
 * An error that a function of @parser sets ends the program.
 */
void
soleus_content_parse (GBytes *bytes, const GMarkupParser *parser, gpointer user_data)
{
  g_autoptr (GMarkupParseContext) context =
      g_markup_parse_context_new (parser, G_MARKUP_TREAT_CDATA_AS_TEXT, user_data, NULL);
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (!g_markup_parse_context_parse (context, data, size, &error) ||
      !g_markup_parse_context_end_parse (context, &error))
    g_error ("Built-in content can't be read: %s", error->message);
}

void
soleus_content_parse_resource (const char *path, const GMarkupParser *parser, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, &error);

  if (bytes == NULL)
    g_error ("%s", error->message);
  soleus_content_parse (bytes, parser, user_data);
}

/**
 * soleus_content_take_text:
 * @place: (out): where the translated text belongs, which nothing stands in yet
 * @context: the message context that @text is translated in
 * @text: in English
 */
void
soleus_content_take_text (char **place, const char *context, const char *text)
{
  g_assert (*place == NULL);
  *place = g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, context, text));
}

/**
 * soleus_content_add_text:
 * @texts: (inout) (array zero-terminated=1): becomes one longer
 */
void
soleus_content_add_text (char ***texts, const char *context, const char *text)
{
  guint n = g_strv_length (*texts);

  *texts = g_renew (char *, *texts, n + 2);
  (*texts)[n] = (*texts)[n + 1] = NULL;
  soleus_content_take_text (&(*texts)[n], context, text);
}
