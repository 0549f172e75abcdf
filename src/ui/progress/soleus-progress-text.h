/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-catalogue.h"
#include "soleus-history-types.h"

G_BEGIN_DECLS

char *soleus_progress_format_day (int day, const char *format);
const char *soleus_progress_get_short_format (void);
char *soleus_progress_format_end (int day, int days);
char *soleus_progress_format_time (SoleusSessionRecord *record, int today);
char *soleus_progress_format_ago (int day, int today);
char *soleus_progress_format_length (gint64 ms);
const char *soleus_progress_format_outcome (SoleusOutcome outcome);
const char *soleus_progress_format_answer (SoleusPainAnswer answer);
char *soleus_progress_format_rating (int value);

G_END_DECLS
