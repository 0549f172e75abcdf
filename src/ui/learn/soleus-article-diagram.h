/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-catalogue.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_ARTICLE_DIAGRAM (soleus_article_diagram_get_type ())
G_DECLARE_FINAL_TYPE (SoleusArticleDiagram, soleus_article_diagram, SOLEUS, ARTICLE_DIAGRAM, AdwBin)

gboolean soleus_article_diagram_is_known (const char *id);
GtkWidget *soleus_article_diagram_new (const char *id, SoleusCatalogue *catalogue, gboolean small);
void soleus_article_diagram_set_tone (SoleusArticleDiagram *self, int tone);

G_END_DECLS
