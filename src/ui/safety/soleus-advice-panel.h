/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-safety-list.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_ADVICE_PANEL (soleus_advice_panel_get_type ())
G_DECLARE_FINAL_TYPE (SoleusAdvicePanel, soleus_advice_panel, SOLEUS, ADVICE_PANEL, AdwBin)

void soleus_advice_panel_set_advices (SoleusAdvicePanel *self,
                                      SoleusVerdictKind kind,
                                      GPtrArray *advices);
void soleus_advice_panel_add_text (SoleusAdvicePanel *self, const char *text);

G_END_DECLS
