/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-article.h"

#include "soleus-content.h"

typedef struct
{
  GPtrArray *articles;
  SoleusArticle *article;
  GHashTable *sources;
  SoleusSource *source;
  char *source_id;
  GPtrArray *questions;
  SoleusQuestion *question;
} Reader;

static void
source_clear (SoleusSource *self)
{
  g_free (self->text);
  g_free (self->url);
}

static void
source_unref (SoleusSource *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) source_clear);
}

static void
estimate_clear (SoleusEstimate *self)
{
  g_free (self->label);
}

static void
question_free (SoleusQuestion *self)
{
  g_free (self->title);
  g_free (self->text);
  g_free (self);
}

static void
article_free (SoleusArticle *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->diagram);
  g_free (self->routine);
  g_strfreev (self->paragraphs);
  g_clear_pointer (&self->chart, g_array_unref);
  g_ptr_array_unref (self->sources);
  g_free (self);
}

static void
start_article (
    Reader *self, const char *id, const char *diagram, const char *routine, const char *sources)
{
  g_auto (GStrv) ids = g_strsplit (sources ? sources : "", " ", -1);

  self->article = g_new0 (SoleusArticle, 1);
  self->article->id = g_strdup (id);
  self->article->diagram = g_strdup (diagram);
  self->article->routine = g_strdup (routine);
  self->article->paragraphs = g_new0 (char *, 1);
  self->article->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) source_unref);
  for (guint i = 0; ids[i]; i++)
    g_ptr_array_add (self->article->sources,
                     g_atomic_rc_box_acquire (g_hash_table_lookup (self->sources, ids[i])));
  g_ptr_array_add (self->articles, self->article);
}

/* The words of the bar follow as its text. */
static void
start_bar (SoleusArticle *article, const char *low, const char *middle, const char *high)
{
  const SoleusEstimate estimate = {
    .low = g_ascii_strtod (low, NULL),
    .middle = g_ascii_strtod (middle, NULL),
    .high = g_ascii_strtod (high, NULL),
  };

  if (article->chart == NULL)
    {
      article->chart = g_array_new (FALSE, FALSE, sizeof (SoleusEstimate));
      g_array_set_clear_func (article->chart, (GDestroyNotify) estimate_clear);
      article->chart_after = g_strv_length (article->paragraphs);
    }
  g_array_append_val (article->chart, estimate);
}

static void
start_element_cb (GMarkupParseContext *context,
                  const char *element,
                  const char **names,
                  const char **values,
                  gpointer user_data,
                  GError **error)
{
  Reader *self = user_data;
  const char *id, *diagram, *routine, *sources, *low, *middle, *high;

  if (g_str_equal (element, "source"))
    {
      self->source = g_atomic_rc_box_new0 (SoleusSource);
      g_markup_collect_attributes (element, names, values, error, G_MARKUP_COLLECT_STRDUP, "id",
                                   &self->source_id,
                                   G_MARKUP_COLLECT_STRDUP | G_MARKUP_COLLECT_OPTIONAL, "url",
                                   &self->source->url, G_MARKUP_COLLECT_INVALID);
    }
  else if (g_str_equal (element, "article") &&
           g_markup_collect_attributes (
               element, names, values, error, G_MARKUP_COLLECT_STRING, "id", &id,
               G_MARKUP_COLLECT_STRING, "diagram", &diagram,
               G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL, "claims", NULL,
               G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL, "sources", &sources,
               G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL, "routine", &routine,
               G_MARKUP_COLLECT_INVALID))
    start_article (self, id, diagram, routine, sources);
  else if (g_str_equal (element, "bar") &&
           g_markup_collect_attributes (element, names, values, error, G_MARKUP_COLLECT_STRING,
                                        "low", &low, G_MARKUP_COLLECT_STRING, "middle", &middle,
                                        G_MARKUP_COLLECT_STRING, "high", &high,
                                        G_MARKUP_COLLECT_INVALID))
    start_bar (self->article, low, middle, high);
  else if (g_str_equal (element, "question"))
    {
      self->question = g_new0 (SoleusQuestion, 1);
      g_ptr_array_add (self->questions, self->question);
    }
}

static void
text_cb (GMarkupParseContext *context,
         const char *text,
         gsize length,
         gpointer user_data,
         GError **error)
{
  Reader *self = user_data;
  const char *element = g_markup_parse_context_get_element (context);

  if (g_str_equal (element, "source"))
    {
      self->source->text = g_strdup (text);
      g_hash_table_insert (self->sources, g_steal_pointer (&self->source_id),
                           g_steal_pointer (&self->source));
    }
  else if (g_str_equal (element, "bar"))
    soleus_content_take_text (
        &g_array_index (self->article->chart, SoleusEstimate, self->article->chart->len - 1).label,
        "chart", text);
  else if (self->question && g_str_equal (element, "title"))
    soleus_content_take_text (&self->question->title, "question", text);
  else if (self->question && g_str_equal (element, "text"))
    soleus_content_take_text (&self->question->text, "answer", text);
  else if (g_str_equal (element, "title"))
    soleus_content_take_text (&self->article->title, "article title", text);
  else if (g_str_equal (element, "text"))
    soleus_content_add_text (&self->article->paragraphs, "article text", text);
}

static void
read_all (GPtrArray *articles, GPtrArray *questions)
{
  static const GMarkupParser parser = { start_element_cb, NULL, text_cb, NULL, NULL };
  g_autoptr (GHashTable) sources =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) source_unref);
  Reader reader = { .articles = articles, .sources = sources, .questions = questions };

  soleus_content_parse_resource (SOLEUS_RESOURCE_PATH "/learn/articles.xml", &parser, &reader);
}

/**
 * soleus_articles_read:
 *
 * Reads the built-in articles. Call it after setlocale(): texts are translated as they are read.
 *
 * Returns: (transfer full) (element-type SoleusArticle): in the order they are shown
 */
GPtrArray *
soleus_articles_read (void)
{
  GPtrArray *articles = g_ptr_array_new_with_free_func ((GDestroyNotify) article_free);
  g_autoptr (GPtrArray) questions = g_ptr_array_new_with_free_func ((GDestroyNotify) question_free);

  read_all (articles, questions);
  return articles;
}

/**
 * soleus_questions_read:
 *
 * Reads what people ask, as soleus_articles_read() reads the articles.
 *
 * Returns: (transfer full) (element-type SoleusQuestion): in the order they are shown
 */
GPtrArray *
soleus_questions_read (void)
{
  GPtrArray *questions = g_ptr_array_new_with_free_func ((GDestroyNotify) question_free);
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func ((GDestroyNotify) article_free);

  read_all (articles, questions);
  return questions;
}

/**
 * soleus_articles_find:
 * @id: from anywhere
 *
 * Returns: (nullable) (transfer none): the article, or %NULL where there is none with that id
 */
const SoleusArticle *
soleus_articles_find (GPtrArray *articles, const char *id)
{
  for (guint i = 0; i < articles->len; i++)
    {
      const SoleusArticle *article = articles->pdata[i];

      if (g_str_equal (article->id, id))
        return article;
    }
  return NULL;
}
