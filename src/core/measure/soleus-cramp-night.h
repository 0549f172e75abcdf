/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-history.h"

G_BEGIN_DECLS

/* The most cramps of a night, and the worst that they can be. */
#define SOLEUS_CRAMPS_MAX       20
#define SOLEUS_CRAMPS_WORST     10
#define SOLEUS_CRAMPS_NOT_RATED (-1)

/**
 * SoleusCrampNight:
 * @day: the local day of the morning after it, in days since 1970-01-01
 * @count: how many cramps, 0 to 20
 * @severity: how bad they were, 0 to 10; %SOLEUS_CRAMPS_NOT_RATED where that wasn't told, and where
 *   there were none
 *
 * The cramps of one night, as the person told them.
 */
typedef struct
{
  int day;
  int count;
  int severity;
} SoleusCrampNight;

GArray *soleus_cramp_nights_read (SoleusHistory *history, GPtrArray *entries);
SoleusJournalEntry *soleus_cramp_night_find (SoleusHistory *history, GPtrArray *entries, int day);
gboolean soleus_cramp_night_read (SoleusHistory *history,
                                  SoleusJournalEntry *entry,
                                  SoleusCrampNight *night);
SoleusJournalEntry *soleus_cramp_night_record (SoleusHistory *history,
                                               SoleusJournalEntry *before,
                                               int count,
                                               int severity);

G_END_DECLS
