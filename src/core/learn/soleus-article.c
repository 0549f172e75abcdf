/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-article-private.h"

struct _SoleusArticle
{
  GObject parent_instance;

  char *id;
  char *title;
  char *diagram;
  char **claims;
  char **sources;
  GPtrArray *paragraphs;
};

G_DEFINE_FINAL_TYPE (SoleusArticle, soleus_article, G_TYPE_OBJECT)

static void
soleus_article_finalize (GObject *object)
{
  SoleusArticle *self = SOLEUS_ARTICLE (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->diagram, g_free);
  g_clear_pointer (&self->claims, g_strfreev);
  g_clear_pointer (&self->sources, g_strfreev);
  g_clear_pointer (&self->paragraphs, g_ptr_array_unref);
  G_OBJECT_CLASS (soleus_article_parent_class)->finalize (object);
}

static void
soleus_article_class_init (SoleusArticleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = soleus_article_finalize;
}

static void
soleus_article_init (SoleusArticle *self)
{
  self->paragraphs = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->paragraphs, NULL);
}

/**
 * soleus_article_new:
 * @claims: (transfer full) (array zero-terminated=1): numbers of source claims
 * @sources: (transfer full) (array zero-terminated=1): further sources, in full
 *
 * Returns: (transfer full): an article whose title and paragraphs are still to be read
 */
SoleusArticle *
soleus_article_new (const char *id, const char *diagram, char **claims, char **sources)
{
  SoleusArticle *self = g_object_new (SOLEUS_TYPE_ARTICLE, NULL);

  self->id = g_strdup (id);
  self->diagram = g_strdup (diagram);
  self->claims = claims;
  self->sources = sources;
  return self;
}

/**
 * soleus_article_get_title_place:
 *
 * Returns: (transfer none): where the reader puts the title
 */
char **
soleus_article_get_title_place (SoleusArticle *self)
{
  return &self->title;
}

/**
 * soleus_article_add_paragraph:
 * @paragraph: (transfer full): translated
 */
void
soleus_article_add_paragraph (SoleusArticle *self, char *paragraph)
{
  g_ptr_array_insert (self->paragraphs, self->paragraphs->len - 1, paragraph);
}

/**
 * soleus_article_get_id:
 *
 * Returns: the id that stands in files and links: "blood-clots"
 */
const char *
soleus_article_get_id (SoleusArticle *self)
{
  return self->id;
}

/**
 * soleus_article_get_title:
 *
 * Returns: the translated title
 */
const char *
soleus_article_get_title (SoleusArticle *self)
{
  return self->title;
}

/**
 * soleus_article_get_paragraphs:
 *
 * Returns: (array zero-terminated=1): the translated text, at least one paragraph
 */
const char *const *
soleus_article_get_paragraphs (SoleusArticle *self)
{
  return (const char *const *) self->paragraphs->pdata;
}

/**
 * soleus_article_get_diagram:
 *
 * Returns: the id of the picture that goes with it
 */
const char *
soleus_article_get_diagram (SoleusArticle *self)
{
  return self->diagram;
}

/**
 * soleus_article_get_claims:
 *
 * Returns: (array zero-terminated=1): the numbers of the source claims that it carries, as "S1.8"
 */
const char *const *
soleus_article_get_claims (SoleusArticle *self)
{
  return (const char *const *) self->claims;
}

/**
 * soleus_article_get_sources:
 *
 * Returns: (array zero-terminated=1): where that is from which goes beyond the claims, in full, not
 *   translated; may be none
 */
const char *const *
soleus_article_get_sources (SoleusArticle *self)
{
  return (const char *const *) self->sources;
}
