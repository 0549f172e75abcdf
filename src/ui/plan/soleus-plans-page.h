/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-plan-book.h"
#include "soleus-plan-shelf.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_PLANS_PAGE (soleus_plans_page_get_type ())
G_DECLARE_FINAL_TYPE (SoleusPlansPage, soleus_plans_page, SOLEUS, PLANS_PAGE, AdwBin)

GtkWidget *
soleus_plans_page_new (SoleusPlanBook *book, SoleusPlanShelf *shelf, SoleusCatalogue *catalogue);

G_END_DECLS
