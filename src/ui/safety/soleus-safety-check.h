/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-safety-answers.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_SAFETY_CHECK (soleus_safety_check_get_type ())
G_DECLARE_FINAL_TYPE (SoleusSafetyCheck, soleus_safety_check, SOLEUS, SAFETY_CHECK, AdwBin)

GtkWidget *soleus_safety_check_new_button (const char *text);

SoleusSafetyCheck *soleus_safety_check_new (SoleusSafetyAnswers *answers,
                                            const SoleusSafetyRow *row);
const SoleusSafetyRow *soleus_safety_check_get_row (SoleusSafetyCheck *self);
gboolean soleus_safety_check_is_ticked (SoleusSafetyCheck *self);
void soleus_safety_check_focus (SoleusSafetyCheck *self);
void soleus_safety_check_untick (SoleusSafetyCheck *self);
GtkWidget *soleus_safety_check_get_question (SoleusSafetyCheck *self);
void soleus_safety_check_set_advices (SoleusSafetyCheck *self, GPtrArray *advices);

G_END_DECLS
