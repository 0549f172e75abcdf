/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-articles.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-article-private.h"
#include "soleus-xml.h"

#define ARTICLES_RESOURCE SOLEUS_RESOURCE_PATH "/learn/articles.xml"
#define FILE_MAX_BYTES    (256 * 1024)
#define FILE_MAX_DEPTH    3
#define TITLE_MAX_CHARS   60
#define TEXT_MAX_CHARS    480
#define SOURCE_MAX_CHARS  160

struct _SoleusArticles
{
  GObject parent_instance;

  GPtrArray *articles;
  /* Source texts by their ids, and the id whose element is open. */
  GHashTable *sources;
  char *source_id;
};

static GType
get_item_type (GListModel *list)
{
  return SOLEUS_TYPE_ARTICLE;
}

static guint
get_n_items (GListModel *list)
{
  return SOLEUS_ARTICLES (list)->articles->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  GPtrArray *articles = SOLEUS_ARTICLES (list)->articles;

  return position < articles->len ? g_object_ref (articles->pdata[position]) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SoleusArticles,
                               soleus_articles,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static gboolean
start_source (SoleusArticles *self, SoleusXml *xml)
{
  const char *id;

  if (!soleus_xml_get_id (xml, "id", &id) || !soleus_xml_no_more (xml))
    return FALSE;
  if (g_hash_table_contains (self->sources, id))
    return soleus_xml_fail (xml, SOLEUS_XML_ERROR_DUPLICATE,
                            _ ("There is a source “%s” already. Give each source its own id."), id);
  g_free (self->source_id);
  self->source_id = g_strdup (id);
  return TRUE;
}

static gboolean
end_source (SoleusArticles *self, SoleusXml *xml, const char *text)
{
  glong length = g_utf8_strlen (text, -1);

  if (length == 0 || length > SOURCE_MAX_CHARS)
    return soleus_xml_fail (xml, SOLEUS_XML_ERROR_TEXT, _ ("The source takes 1 to %d characters."),
                            SOURCE_MAX_CHARS);
  g_hash_table_insert (self->sources, g_steal_pointer (&self->source_id), g_strdup (text));
  return TRUE;
}

static gboolean
read_sources (SoleusArticles *self, SoleusXml *xml, char ***sources)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  if (!soleus_xml_get_ids (xml, "sources", &ids))
    return FALSE;
  for (guint i = 0; ids[i]; i++)
    {
      const char *source = g_hash_table_lookup (self->sources, ids[i]);

      if (!source)
        return soleus_xml_fail (xml, SOLEUS_XML_ERROR_REFERENCE,
                                _ ("There is no source “%s” above this article."), ids[i]);
      g_strv_builder_add (builder, source);
    }
  *sources = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
start_article (SoleusArticles *self, SoleusXml *xml)
{
  const char *id, *diagram;
  g_auto (GStrv) claims = NULL;
  g_auto (GStrv) sources = NULL;

  if (!soleus_xml_get_id (xml, "id", &id) || !soleus_xml_get_id (xml, "diagram", &diagram) ||
      !soleus_xml_get_claims (xml, "claims", &claims) || !read_sources (self, xml, &sources) ||
      !soleus_xml_no_more (xml))
    return FALSE;
  if (soleus_articles_find (self, id))
    return soleus_xml_fail (xml, SOLEUS_XML_ERROR_DUPLICATE,
                            _ ("There is an article “%s” already. Give each article its own id."),
                            id);
  g_ptr_array_add (self->articles, soleus_article_new (id, diagram, g_steal_pointer (&claims),
                                                       g_steal_pointer (&sources)));
  return TRUE;
}

static gboolean
start_element (SoleusXml *xml, const char *element, gpointer user_data)
{
  SoleusArticles *self = user_data;
  const char *parent = soleus_xml_get_parent (xml);
  guint version;

  if (!parent && strcmp (element, "articles") == 0)
    return soleus_xml_get_number (xml, "version", 1, 1, &version) && soleus_xml_no_more (xml);
  if (g_strcmp0 (parent, "articles") == 0 && strcmp (element, "source") == 0)
    return start_source (self, xml);
  if (g_strcmp0 (parent, "articles") == 0 && strcmp (element, "article") == 0)
    return start_article (self, xml);
  if (g_strcmp0 (parent, "article") == 0 &&
      (strcmp (element, "title") == 0 || strcmp (element, "text") == 0))
    return soleus_xml_no_more (xml);
  return soleus_xml_fail_element (xml, element);
}

static gboolean
end_in_article (SoleusArticle *article, SoleusXml *xml, const char *element, const char *text)
{
  char *paragraph = NULL;

  if (strcmp (element, "title") == 0)
    return soleus_xml_take_text (xml, text, "article title", TITLE_MAX_CHARS, 0,
                                 soleus_article_get_title_place (article));
  if (!soleus_xml_take_text (xml, text, "article text", TEXT_MAX_CHARS, 0, &paragraph))
    return FALSE;
  soleus_article_add_paragraph (article, paragraph);
  return TRUE;
}

static gboolean
end_article (SoleusArticle *article, SoleusXml *xml)
{
  return soleus_xml_require (xml, soleus_article_get_title (article), "title") &&
         soleus_xml_require (xml, soleus_article_get_paragraphs (article)[0], "text");
}

static gboolean
end_element (SoleusXml *xml, const char *element, const char *text, gpointer user_data)
{
  SoleusArticles *self = user_data;
  const char *parent = soleus_xml_get_parent (xml);
  SoleusArticle *last =
      self->articles->len > 0 ? self->articles->pdata[self->articles->len - 1] : NULL;

  if (g_strcmp0 (parent, "article") == 0)
    return end_in_article (last, xml, element, text);
  if (strcmp (element, "source") == 0)
    return end_source (self, xml, text);
  if (!soleus_xml_no_text (xml, text))
    return FALSE;
  if (strcmp (element, "article") == 0)
    return end_article (last, xml);
  if (!last)
    return soleus_xml_fail (xml, SOLEUS_XML_ERROR_ELEMENT,
                            _ ("The file has no article. Add at least one <article>."));
  return TRUE;
}

static void
soleus_articles_finalize (GObject *object)
{
  SoleusArticles *self = SOLEUS_ARTICLES (object);

  g_clear_pointer (&self->articles, g_ptr_array_unref);
  g_clear_pointer (&self->sources, g_hash_table_unref);
  g_clear_pointer (&self->source_id, g_free);
  G_OBJECT_CLASS (soleus_articles_parent_class)->finalize (object);
}

static void
soleus_articles_class_init (SoleusArticlesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = soleus_articles_finalize;
}

static void
soleus_articles_init (SoleusArticles *self)
{
  self->articles = g_ptr_array_new_with_free_func (g_object_unref);
  self->sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * soleus_articles_new:
 * @error: of the domain %SOLEUS_XML_ERROR
 *
 * Reads the built-in articles. Call it after setlocale(): texts are translated as they are read.
 *
 * Returns: (transfer full): a #GListModel of #SoleusArticle, in the order they are shown; %NULL
 * when the file is broken
 */
SoleusArticles *
soleus_articles_new (GError **error)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (ARTICLES_RESOURCE, 0, error);

  return bytes ? soleus_articles_new_from_bytes (bytes, "articles.xml", error) : NULL;
}

/**
 * soleus_articles_new_from_bytes:
 * @bytes: the file
 * @file: its name, for messages
 * @error: names the file, line and column, what is wrong and what would be right
 *
 * Returns: (transfer full) (nullable): a #GListModel of #SoleusArticle
 */
SoleusArticles *
soleus_articles_new_from_bytes (GBytes *bytes, const char *file, GError **error)
{
  static const SoleusXmlFormat format = { FILE_MAX_BYTES, FILE_MAX_DEPTH, start_element,
                                          end_element };
  g_autoptr (SoleusArticles) self = g_object_new (SOLEUS_TYPE_ARTICLES, NULL);

  if (!soleus_xml_parse (bytes, file, &format, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * soleus_articles_find:
 * @id: an article's id, from anywhere
 *
 * Returns: (nullable) (transfer none): the article, or %NULL where there is none with that id
 */
SoleusArticle *
soleus_articles_find (SoleusArticles *self, const char *id)
{
  for (guint i = 0; i < self->articles->len; i++)
    if (g_strcmp0 (soleus_article_get_id (self->articles->pdata[i]), id) == 0)
      return self->articles->pdata[i];
  return NULL;
}
