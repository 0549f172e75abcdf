/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-clock.h"
#include "soleus-run.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_SESSION (soleus_session_get_type ())
G_DECLARE_FINAL_TYPE (SoleusSession, soleus_session, SOLEUS, SESSION, GObject)

SoleusSession *soleus_session_new (SoleusRoutine *routine,
                                   const SoleusOptions *options,
                                   SoleusPhase *start,
                                   SoleusClearance *clearance,
                                   SoleusClock *clock,
                                   GError **error);

void soleus_session_add_cue_sink (SoleusSession *self, SoleusCueSink *sink);

SoleusRoutine *soleus_session_get_routine (SoleusSession *self);
const SoleusOptions *soleus_session_get_options (SoleusSession *self);
SoleusVerdictKind soleus_session_get_verdict (SoleusSession *self);
SoleusSessionState soleus_session_get_state (SoleusSession *self);
gboolean soleus_session_is_over (SoleusSession *self);
gboolean soleus_session_is_gentle (SoleusSession *self);
gboolean soleus_session_was_asleep (SoleusSession *self);

guint soleus_session_get_n_phases (SoleusSession *self);
SoleusPhase *soleus_session_get_phase_at (SoleusSession *self, guint index);
guint soleus_session_get_position (SoleusSession *self);
SoleusPhase *soleus_session_get_phase (SoleusSession *self);
SoleusPhase *soleus_session_get_previous_phase (SoleusSession *self);
SoleusPhase *soleus_session_get_next_phase (SoleusSession *self);

gint64 soleus_session_get_remaining (SoleusSession *self);
gint64 soleus_session_get_elapsed (SoleusSession *self);
gint64 soleus_session_get_length (SoleusSession *self);
gint64 soleus_session_get_total_remaining (SoleusSession *self);
gint64 soleus_session_get_worked (SoleusSession *self, SoleusLeg leg, gboolean pressure_only);
gint64 soleus_session_get_active_until (SoleusSession *self);

void soleus_session_start (SoleusSession *self);
void soleus_session_pause (SoleusSession *self);
gboolean soleus_session_resume (SoleusSession *self, SoleusClearance *clearance, GError **error);
gboolean soleus_session_needs_clearance (SoleusSession *self);
void soleus_session_skip (SoleusSession *self);
void soleus_session_back (SoleusSession *self);
gint64 soleus_session_adjust (SoleusSession *self, gint64 delta_ms);
gboolean soleus_session_can_ease (SoleusSession *self);
gboolean soleus_session_ease (SoleusSession *self);
gboolean soleus_session_can_add_pressure (SoleusSession *self);
gboolean soleus_session_add_pressure (SoleusSession *self);
gboolean soleus_session_can_lighten (SoleusSession *self);
gboolean soleus_session_lighten (SoleusSession *self);
void soleus_session_end (SoleusSession *self);
void soleus_session_stop (SoleusSession *self);
gboolean soleus_session_take_back (SoleusSession *self, GError **error);

void soleus_session_update (SoleusSession *self);
gint64 soleus_session_get_next_deadline (SoleusSession *self);

G_END_DECLS
