/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-article.h"
#include "soleus-catalogue.h"
#include "soleus-safety-list.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_READER (soleus_reader_get_type ())
G_DECLARE_FINAL_TYPE (SoleusReader, soleus_reader, SOLEUS, READER, AdwBin)

GtkWidget *soleus_reader_new (SoleusCatalogue *catalogue, SoleusSafetyList *list);
void soleus_reader_show_article (SoleusReader *self, const SoleusArticle *article);
void soleus_reader_show_advice (SoleusReader *self);
void soleus_reader_show_anatomy (SoleusReader *self);
void soleus_reader_show_questions (SoleusReader *self);
const char *soleus_reader_get_title (SoleusReader *self);

G_END_DECLS
