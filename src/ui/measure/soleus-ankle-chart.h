/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-chart.h"

G_BEGIN_DECLS

/**
 * SoleusAnklePoint:
 * @day: in days since 1970-01-01
 * @left: the best of the leg in millimetres, or one of the values of #SoleusAnkleTest
 */
typedef struct
{
  int day;
  int left;
  int right;
} SoleusAnklePoint;

#define SOLEUS_TYPE_ANKLE_CHART (soleus_ankle_chart_get_type ())
G_DECLARE_FINAL_TYPE (SoleusAnkleChart, soleus_ankle_chart, SOLEUS, ANKLE_CHART, SoleusChart)

SoleusChart *soleus_ankle_chart_new (void);
void soleus_ankle_chart_set_tests (SoleusAnkleChart *self, GArray *tests);

G_END_DECLS
