/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-history-types.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_RATING_CHART (soleus_rating_chart_get_type ())
G_DECLARE_FINAL_TYPE (SoleusRatingChart, soleus_rating_chart, SOLEUS, RATING_CHART, GtkWidget)

GtkWidget *soleus_rating_chart_new (SoleusLeg leg);
void soleus_rating_chart_set_ratings (SoleusRatingChart *self,
                                      const SoleusSummary *summary,
                                      int from_day,
                                      int to_day);
guint soleus_rating_chart_get_n_points (SoleusRatingChart *self);
const SoleusRatingPoint *soleus_rating_chart_get_point (SoleusRatingChart *self, guint index);

G_END_DECLS
