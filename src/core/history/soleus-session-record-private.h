/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-session-record.h"

G_BEGIN_DECLS

/**
 * SoleusSessionFields:
 * @uuid: the session's own id, the same in every export
 * @routine: the id of its routine
 * @options: what was chosen, as text
 * @verdict: the kind of the safety verdict, or an empty string for a session without massage
 * @start_us: microseconds since 1970-01-01 UTC
 * @offset_s: seconds that local time was ahead of UTC when it began
 * @end_us: microseconds since 1970-01-01 UTC
 * @outcome: how it ended
 * @phases: (element-type SoleusPhaseRecord)
 * @ratings: (element-type SoleusRatingRecord)
 * @pain_stops: (element-type SoleusPainRecord)
 */
typedef struct
{
  char *uuid;
  char *routine;
  char *options;
  char *verdict;
  gint64 start_us;
  int offset_s;
  gint64 end_us;
  SoleusOutcome outcome;
  GArray *phases;
  GArray *ratings;
  GArray *pain_stops;
} SoleusSessionFields;

void soleus_session_fields_init (SoleusSessionFields *fields);
void soleus_session_fields_clear (SoleusSessionFields *fields);
void soleus_phase_record_clear (SoleusPhaseRecord *phase);
void soleus_pain_record_clear (SoleusPainRecord *stop);

SoleusSessionRecord *soleus_session_record_new (SoleusSessionFields *fields);
const SoleusSessionFields *soleus_session_record_get_fields (SoleusSessionRecord *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SoleusSessionFields, soleus_session_fields_clear)

G_END_DECLS
