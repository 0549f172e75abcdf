/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-chart.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_CHART_CARD (soleus_chart_card_get_type ())
G_DECLARE_FINAL_TYPE (SoleusChartCard, soleus_chart_card, SOLEUS, CHART_CARD, AdwBin)

void soleus_chart_card_set_chart (SoleusChartCard *self,
                                  SoleusChart *chart,
                                  const char *title,
                                  const char *legend,
                                  const char *const *header);
void soleus_chart_card_show (SoleusChartCard *self,
                             const SoleusSummary *summary,
                             int from_day,
                             int to_day);

G_END_DECLS
