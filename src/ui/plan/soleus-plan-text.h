/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-options.h"
#include "soleus-plan-state.h"

G_BEGIN_DECLS

char *soleus_plan_format_weekday (guint index, const char *format);
guint soleus_plan_get_first_weekday (void);
char *soleus_plan_format_weekdays (guint weekdays);
char *soleus_plan_format_minute (int minute);
char *soleus_plan_format_shape (SoleusPlan *plan, SoleusCatalogue *catalogue);
char *soleus_plan_format_dose (const SoleusPlanSession *session, SoleusCatalogue *catalogue);
char *soleus_plan_format_times (const SoleusPlanSession *session);
char *soleus_plan_format_when (const SoleusPlanSession *session, SoleusPlan *plan);
char *soleus_plan_format_place (SoleusPlanState *state);
gboolean soleus_plan_is_same (SoleusPlan *plan, SoleusPlan *other);
const char *soleus_plan_describe_pause (SoleusPlanPause pause);
void soleus_plan_session_apply (const SoleusPlanSession *session, SoleusOptions *options);
gint64 soleus_plan_session_get_length (const SoleusPlanSession *session, SoleusRoutine *routine);

G_END_DECLS
