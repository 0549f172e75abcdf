/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-catalogue.h"

G_BEGIN_DECLS

GtkWidget *soleus_article_diagram_new (const char *id, SoleusCatalogue *catalogue, gboolean small);

G_END_DECLS
