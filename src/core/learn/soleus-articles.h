/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "soleus-article.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_ARTICLES (soleus_articles_get_type ())
G_DECLARE_FINAL_TYPE (SoleusArticles, soleus_articles, SOLEUS, ARTICLES, GObject)

SoleusArticles *soleus_articles_new (GError **error);
SoleusArticles *soleus_articles_new_from_bytes (GBytes *bytes, const char *file, GError **error);
SoleusArticle *soleus_articles_find (SoleusArticles *self, const char *id);

G_END_DECLS
