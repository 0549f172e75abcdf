/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-database.h"

G_BEGIN_DECLS

SoleusSummary *soleus_history_stats_load_summary (
    SoleusDatabase *database, int from_day, int to_day, int today, GError **error);
gboolean soleus_history_stats_load_advice (SoleusDatabase *database,
                                           int today,
                                           gboolean *due,
                                           GError **error);

G_END_DECLS
