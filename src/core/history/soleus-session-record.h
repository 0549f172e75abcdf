/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-history-types.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_SESSION_RECORD (soleus_session_record_get_type ())
G_DECLARE_FINAL_TYPE (SoleusSessionRecord, soleus_session_record, SOLEUS, SESSION_RECORD, GObject)

const char *soleus_session_record_get_uuid (SoleusSessionRecord *self);
const char *soleus_session_record_get_routine (SoleusSessionRecord *self);
const char *soleus_session_record_get_options (SoleusSessionRecord *self);
const char *soleus_session_record_get_verdict (SoleusSessionRecord *self);
gint64 soleus_session_record_get_start (SoleusSessionRecord *self);
gint64 soleus_session_record_get_end (SoleusSessionRecord *self);
int soleus_session_record_get_offset (SoleusSessionRecord *self);
int soleus_session_record_get_day (SoleusSessionRecord *self);
SoleusOutcome soleus_session_record_get_outcome (SoleusSessionRecord *self);
gint64 soleus_session_record_get_worked (SoleusSessionRecord *self);

guint soleus_session_record_get_n_phases (SoleusSessionRecord *self);
const SoleusPhaseRecord *soleus_session_record_get_phase (SoleusSessionRecord *self, guint index);
int soleus_session_record_get_rating (SoleusSessionRecord *self,
                                      SoleusRatingMoment moment,
                                      SoleusLeg leg);
guint soleus_session_record_get_n_pain_stops (SoleusSessionRecord *self);
const SoleusPainRecord *soleus_session_record_get_pain_stop (SoleusSessionRecord *self,
                                                             guint index);

G_END_DECLS
