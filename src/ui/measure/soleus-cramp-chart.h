/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-chart.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_CRAMP_CHART (soleus_cramp_chart_get_type ())
G_DECLARE_FINAL_TYPE (SoleusCrampChart, soleus_cramp_chart, SOLEUS, CRAMP_CHART, SoleusChart)

SoleusChart *soleus_cramp_chart_new (void);
void soleus_cramp_chart_set_nights (SoleusCrampChart *self, GArray *nights);

G_END_DECLS
