/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-settings.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_PERSON_QUESTION (soleus_person_question_get_type ())
G_DECLARE_FINAL_TYPE (SoleusPersonQuestion, soleus_person_question, SOLEUS, PERSON_QUESTION, AdwBin)

void soleus_person_question_ask (SoleusPersonQuestion *self, SoleusSettings *settings);

G_END_DECLS
