/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-safety-list.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_ADVICE_VIEW (soleus_advice_view_get_type ())
G_DECLARE_FINAL_TYPE (SoleusAdviceView, soleus_advice_view, SOLEUS, ADVICE_VIEW, AdwBin)

GtkWidget *soleus_advice_view_new (SoleusSafetyList *list);

G_END_DECLS
