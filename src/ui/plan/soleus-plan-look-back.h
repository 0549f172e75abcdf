/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-history.h"
#include "soleus-plan-state.h"

G_BEGIN_DECLS

/**
 * SoleusPlanLooked:
 * @object: what was given to soleus_plan_look_back_load()
 * @text: what the person did, and what became of it
 */
typedef void (*SoleusPlanLooked) (GObject *object, const char *text);

char *soleus_plan_look_back_describe (SoleusPlanState *state,
                                      const SoleusSummary *summary,
                                      GPtrArray *tests);
void soleus_plan_look_back_load (SoleusHistory *history,
                                 SoleusPlanState *state,
                                 SoleusPlanLooked looked,
                                 GObject *object);

G_END_DECLS
