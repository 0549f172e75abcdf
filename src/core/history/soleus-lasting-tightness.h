/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-history-types.h"

G_BEGIN_DECLS

/* The id under which the day of the advice is remembered. */
#define SOLEUS_LASTING_TIGHTNESS_ID "T1"

/* No day on which the advice was shown. */
#define SOLEUS_LASTING_TIGHTNESS_NEVER G_MININT

/* The days of which the rule takes account, today included. */
#define SOLEUS_LASTING_TIGHTNESS_DAYS 21

/**
 * SoleusRatedSession:
 * @day: local day, in days since 1970-01-01
 * @before: tightness before, left and right, 0 to 10, or %SOLEUS_RATING_NONE
 * @after: tightness after, left and right
 */
typedef struct
{
  int day;
  int before[2];
  int after[2];
} SoleusRatedSession;

gboolean soleus_lasting_tightness_is_due (const SoleusRatedSession *sessions,
                                          gsize n_sessions,
                                          int today,
                                          int shown_day);

G_END_DECLS
