/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-history-types.h"

G_BEGIN_DECLS

/** The days of a week. */
#define SOLEUS_WEEK_STRIP_DAYS 7

#define SOLEUS_TYPE_WEEK_STRIP (soleus_week_strip_get_type ())
G_DECLARE_FINAL_TYPE (SoleusWeekStrip, soleus_week_strip, SOLEUS, WEEK_STRIP, AdwBin)

void soleus_week_strip_show (SoleusWeekStrip *self,
                             const SoleusSummary *summary,
                             int today,
                             const gboolean planned[SOLEUS_WEEK_STRIP_DAYS]);

G_END_DECLS
