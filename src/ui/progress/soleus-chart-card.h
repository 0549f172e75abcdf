/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SOLEUS_TYPE_CHART_CARD (soleus_chart_card_get_type ())
G_DECLARE_FINAL_TYPE (SoleusChartCard, soleus_chart_card, SOLEUS, CHART_CARD, AdwBin)

/**
 * SoleusTableFunc:
 * @row: which row, from the top, from 0
 *
 * Returns: (transfer full) (array zero-terminated=1): the texts of its cells
 */
typedef char **(*SoleusTableFunc) (guint row, gpointer data);

void soleus_chart_card_set_chart (SoleusChartCard *self, GtkWidget *chart, const char *legend);
void soleus_chart_card_set_table (SoleusChartCard *self,
                                  const char *const *header,
                                  guint n_rows,
                                  SoleusTableFunc make_row_func,
                                  gpointer data);

G_END_DECLS
