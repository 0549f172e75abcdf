/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-article.h"

G_BEGIN_DECLS

SoleusArticle *
soleus_article_new (const char *id, const char *diagram, char **claims, char **sources);
char **soleus_article_get_title_place (SoleusArticle *self);
void soleus_article_add_paragraph (SoleusArticle *self, char *paragraph);

G_END_DECLS
