/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-chart.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_RATING_CHART (soleus_rating_chart_get_type ())
G_DECLARE_FINAL_TYPE (SoleusRatingChart, soleus_rating_chart, SOLEUS, RATING_CHART, SoleusChart)

SoleusChart *soleus_rating_chart_new (SoleusLeg leg);

G_END_DECLS
