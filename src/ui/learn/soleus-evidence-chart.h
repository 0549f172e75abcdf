/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-article.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_EVIDENCE_CHART (soleus_evidence_chart_get_type ())
G_DECLARE_FINAL_TYPE (SoleusEvidenceChart, soleus_evidence_chart, SOLEUS, EVIDENCE_CHART, GtkBox)

GtkWidget *soleus_evidence_chart_new (GArray *estimates);

G_END_DECLS
