/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-clock.h"
#include "soleus-safety-list.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_SAFETY_ANSWERS (soleus_safety_answers_get_type ())
G_DECLARE_FINAL_TYPE (SoleusSafetyAnswers, soleus_safety_answers, SOLEUS, SAFETY_ANSWERS, GObject)

SoleusSafetyAnswers *soleus_safety_answers_new (SoleusSafetyList *list, SoleusClock *clock);
SoleusSafetyList *soleus_safety_answers_get_list (SoleusSafetyAnswers *self);

void soleus_safety_answers_tick (SoleusSafetyAnswers *self,
                                 const char *row_id,
                                 SoleusLegs legs,
                                 gboolean ticked);
SoleusLegs soleus_safety_answers_get_ticked (SoleusSafetyAnswers *self, const char *row_id);
SoleusVerdictKind soleus_safety_answers_get_highest (SoleusSafetyAnswers *self);
gboolean soleus_safety_answers_get_clot (SoleusSafetyAnswers *self);
char **soleus_safety_answers_dup_rows (SoleusSafetyAnswers *self);

void soleus_safety_answers_set_provider_ok (SoleusSafetyAnswers *self, gboolean provider_ok);
gboolean soleus_safety_answers_get_provider_ok (SoleusSafetyAnswers *self);
void soleus_safety_answers_set_checked (SoleusSafetyAnswers *self, gboolean checked);
gboolean soleus_safety_answers_get_checked (SoleusSafetyAnswers *self);
void soleus_safety_answers_set_seen (SoleusSafetyAnswers *self);
gboolean soleus_safety_answers_get_seen (SoleusSafetyAnswers *self);
gboolean soleus_safety_answers_set_acknowledged (SoleusSafetyAnswers *self, gboolean acknowledged);
gboolean soleus_safety_answers_get_acknowledged (SoleusSafetyAnswers *self);
gint64 soleus_safety_answers_get_acknowledged_boottime (SoleusSafetyAnswers *self);
gint64 soleus_safety_answers_get_begun_boottime (SoleusSafetyAnswers *self);
void soleus_safety_answers_take_back (SoleusSafetyAnswers *self);

G_END_DECLS
