/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-catalogue.h"
#include "soleus-history.h"
#include "soleus-sheet.h"

G_BEGIN_DECLS

/** The weeks of a report, with the current one. */
#define SOLEUS_REPORT_WEEKS 12

SoleusSheet *soleus_progress_report_new (const SoleusSummary *summary,
                                         SoleusCatalogue *catalogue,
                                         SoleusHistory *history,
                                         GPtrArray *ankle_tests,
                                         GArray *nights);

G_END_DECLS
