/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SOLEUS_TYPE_ARTICLE (soleus_article_get_type ())
G_DECLARE_FINAL_TYPE (SoleusArticle, soleus_article, SOLEUS, ARTICLE, GObject)

const char *soleus_article_get_id (SoleusArticle *self);
const char *soleus_article_get_title (SoleusArticle *self);
const char *const *soleus_article_get_paragraphs (SoleusArticle *self);
const char *soleus_article_get_diagram (SoleusArticle *self);
const char *const *soleus_article_get_claims (SoleusArticle *self);
const char *const *soleus_article_get_sources (SoleusArticle *self);

G_END_DECLS
