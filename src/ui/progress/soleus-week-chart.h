/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-chart.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_WEEK_CHART (soleus_week_chart_get_type ())
G_DECLARE_FINAL_TYPE (SoleusWeekChart, soleus_week_chart, SOLEUS, WEEK_CHART, SoleusChart)

SoleusChart *soleus_week_chart_new (void);

G_END_DECLS
