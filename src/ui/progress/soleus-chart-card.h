/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SOLEUS_TYPE_CHART_CARD (soleus_chart_card_get_type ())
G_DECLARE_FINAL_TYPE (SoleusChartCard, soleus_chart_card, SOLEUS, CHART_CARD, AdwBin)

void soleus_chart_card_set_chart (SoleusChartCard *self, GtkWidget *chart, const char *legend);
void
soleus_chart_card_set_table (SoleusChartCard *self, const char *const *header, GPtrArray *rows);

G_END_DECLS
