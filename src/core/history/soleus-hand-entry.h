/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-history-types.h"
#include "soleus-routine.h"

G_BEGIN_DECLS

/* More than this of one kind on one leg is no session. */
#define SOLEUS_HAND_ENTRY_MAX_MS (G_GINT64_CONSTANT (180) * 60000)

/**
 * SoleusHandEntry:
 * @routine: what was done
 * @start_us: when it began, microseconds since 1970-01-01 UTC
 * @offset_s: seconds that local time was ahead of UTC where and when it began
 * @stretch_ms: how long the left and the right leg were stretched
 * @pressure_ms: how long the left and the right leg were massaged
 * @before: tightness of the left and the right leg, or %SOLEUS_RATING_NONE
 * @after: the same afterwards
 * @note: (nullable): the person's own words
 *
 * What a person can say of a session. It borrows what it points at.
 */
typedef struct
{
  SoleusRoutine *routine;
  gint64 start_us;
  int offset_s;
  gint64 stretch_ms[2];
  gint64 pressure_ms[2];
  int before[2];
  int after[2];
  const char *note;
} SoleusHandEntry;

void soleus_hand_entry_read (SoleusHandEntry *self, SoleusSessionRecord *record);
gboolean soleus_hand_entry_has_work (const SoleusHandEntry *self);
SoleusSessionRecord *soleus_hand_entry_apply (const SoleusHandEntry *self,
                                              SoleusSessionRecord *before);
gint64 soleus_hand_entry_get_pressure_to_count (SoleusSessionRecord *record,
                                                SoleusSessionRecord *before,
                                                SoleusLeg leg,
                                                gint64 since_us);

G_END_DECLS
