/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-article.h"
#include "soleus-catalogue.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_ARTICLE_VIEW (soleus_article_view_get_type ())
G_DECLARE_FINAL_TYPE (SoleusArticleView, soleus_article_view, SOLEUS, ARTICLE_VIEW, AdwBin)

void soleus_article_view_set_article (SoleusArticleView *self,
                                      const SoleusArticle *article,
                                      SoleusCatalogue *catalogue);

G_END_DECLS
