/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-catalogue.h"
#include "soleus-history.h"
#include "soleus-safety-gate.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_RESUME_CARD (soleus_resume_card_get_type ())
G_DECLARE_FINAL_TYPE (SoleusResumeCard, soleus_resume_card, SOLEUS, RESUME_CARD, AdwBin)

void soleus_resume_card_set_context (SoleusResumeCard *self,
                                     SoleusHistory *history,
                                     SoleusCatalogue *catalogue,
                                     SoleusSafetyGate *gate);

G_END_DECLS
