/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-plan-calendar.h"
#include "soleus-sheet.h"

G_BEGIN_DECLS

SoleusSheet *soleus_plan_sheet_new (const SoleusPlanSchedule *schedule,
                                    SoleusPlanState *state,
                                    const char *look_back,
                                    SoleusCatalogue *catalogue);

G_END_DECLS
