/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-plan-state.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_PLAN_WEEKS (soleus_plan_weeks_get_type ())
G_DECLARE_FINAL_TYPE (SoleusPlanWeeks, soleus_plan_weeks, SOLEUS, PLAN_WEEKS, AdwBin)

void soleus_plan_weeks_show (SoleusPlanWeeks *self, SoleusPlan *plan, SoleusPlanState *state);

G_END_DECLS
