/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-history.h"
#include "soleus-session.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_HISTORY_RECORDER (soleus_history_recorder_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusHistoryRecorder, soleus_history_recorder, SOLEUS, HISTORY_RECORDER, GObject)

SoleusHistoryRecorder *soleus_history_recorder_new (SoleusHistory *history, SoleusClock *clock);
void soleus_history_recorder_watch (SoleusHistoryRecorder *self, SoleusSession *session);
void soleus_history_recorder_interrupt (SoleusHistoryRecorder *self);
void soleus_history_recorder_rate (SoleusHistoryRecorder *self,
                                   SoleusSession *session,
                                   SoleusLeg leg,
                                   SoleusRatingMoment moment,
                                   int value);
void soleus_history_recorder_answer (SoleusHistoryRecorder *self,
                                     SoleusSession *session,
                                     SoleusPainAnswer answer);

G_END_DECLS
