/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-article.h"
#include "soleus-catalogue.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_LEARN_PAGE (soleus_learn_page_get_type ())
G_DECLARE_FINAL_TYPE (SoleusLearnPage, soleus_learn_page, SOLEUS, LEARN_PAGE, AdwBin)

void soleus_learn_page_set_articles (SoleusLearnPage *self,
                                     GPtrArray *articles,
                                     SoleusCatalogue *catalogue);

G_END_DECLS
