/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SOLEUS_TYPE_QUESTIONS_VIEW (soleus_questions_view_get_type ())
G_DECLARE_FINAL_TYPE (SoleusQuestionsView, soleus_questions_view, SOLEUS, QUESTIONS_VIEW, AdwBin)

GtkWidget *soleus_questions_view_new (void);

G_END_DECLS
