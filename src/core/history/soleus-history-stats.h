/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-database.h"

G_BEGIN_DECLS

/**
 * SoleusHistoryDays:
 * @from: first local day, in days since 1970-01-01
 * @to: last local day
 * @today: the local day here and now
 * @start: the hour at which a day starts
 *
 * The days that a question to the history is about.
 */
typedef struct
{
  int from;
  int to;
  int today;
  int start;
} SoleusHistoryDays;

SoleusSummary *soleus_history_stats_load_summary (SoleusDatabase *database,
                                                  const SoleusHistoryDays *days,
                                                  GError **error);
gboolean soleus_history_stats_load_advice (SoleusDatabase *database,
                                           const SoleusHistoryDays *days,
                                           gboolean *due,
                                           GError **error);

G_END_DECLS
