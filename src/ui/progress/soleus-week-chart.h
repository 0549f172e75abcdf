/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-history-types.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_WEEK_CHART (soleus_week_chart_get_type ())
G_DECLARE_FINAL_TYPE (SoleusWeekChart, soleus_week_chart, SOLEUS, WEEK_CHART, GtkWidget)

GtkWidget *soleus_week_chart_new (void);
void soleus_week_chart_set_weeks (SoleusWeekChart *self,
                                  const SoleusSummary *summary,
                                  int from_day,
                                  int to_day);
guint soleus_week_chart_get_n_weeks (SoleusWeekChart *self);
const SoleusWeekTotal *soleus_week_chart_get_week (SoleusWeekChart *self, guint index);

G_END_DECLS
