/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-recommendation.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_TIGHT_QUESTION (soleus_tight_question_get_type ())
G_DECLARE_FINAL_TYPE (SoleusTightQuestion, soleus_tight_question, SOLEUS, TIGHT_QUESTION, AdwBin)

void soleus_tight_question_set_answer (SoleusTightQuestion *self,
                                       SoleusTightArea area,
                                       const char *text);

G_END_DECLS
