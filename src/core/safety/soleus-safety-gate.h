/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-clearance.h"
#include "soleus-safety-answers.h"
#include "soleus-safety-verdict.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_SAFETY_GATE (soleus_safety_gate_get_type ())
G_DECLARE_FINAL_TYPE (SoleusSafetyGate, soleus_safety_gate, SOLEUS, SAFETY_GATE, GObject)

SoleusSafetyGate *soleus_safety_gate_new (const char *state_dir, SoleusClock *clock);

SoleusSafetyList *soleus_safety_gate_get_list (SoleusSafetyGate *self);
SoleusSafetyAnswers *soleus_safety_gate_new_answers (SoleusSafetyGate *self);
SoleusSafetyVerdict *soleus_safety_gate_judge (SoleusSafetyGate *self,
                                               SoleusSafetyAnswers *answers,
                                               SoleusRoutine *routine);
SoleusClearance *soleus_safety_gate_submit (SoleusSafetyGate *self,
                                            SoleusRoutine *routine,
                                            const SoleusOptions *options,
                                            SoleusSafetyAnswers *answers,
                                            GError **error);
SoleusClearance *soleus_safety_gate_issue_for_stretch (SoleusSafetyGate *self,
                                                       SoleusRoutine *routine,
                                                       GError **error);

gboolean
soleus_safety_gate_note (SoleusSafetyGate *self, SoleusSafetyAnswers *answers, GError **error);
gboolean
soleus_safety_gate_leave (SoleusSafetyGate *self, SoleusSafetyAnswers *answers, GError **error);
gboolean
soleus_safety_gate_lift (SoleusSafetyGate *self, SoleusSafetyAnswers *answers, GError **error);
gboolean soleus_safety_gate_check_stretch (SoleusSafetyGate *self, GError **error);
gboolean soleus_safety_gate_delete_answers (SoleusSafetyGate *self, GError **error);
gboolean soleus_safety_gate_lock_after_stop (SoleusSafetyGate *self, GError **error);
void soleus_safety_gate_rest_leg (SoleusSafetyGate *self, SoleusLeg leg);
void soleus_safety_gate_forget_rested (SoleusSafetyGate *self);

void soleus_safety_gate_watch_lock (SoleusSafetyGate *self);
SoleusLockKind soleus_safety_gate_get_lock (SoleusSafetyGate *self);
GDateTime *soleus_safety_gate_get_lock_date (SoleusSafetyGate *self);
const char *const *soleus_safety_gate_get_lock_rows (SoleusSafetyGate *self);
const char *soleus_safety_gate_get_lock_problem (SoleusSafetyGate *self);
const SoleusSafetyAdvice *soleus_safety_gate_get_lock_advice (SoleusSafetyGate *self);
gboolean soleus_safety_gate_get_clot_history (SoleusSafetyGate *self);

gint64 soleus_safety_gate_get_pressure_left (SoleusSafetyGate *self, SoleusLeg leg);
gint64 soleus_safety_gate_get_ready_at (SoleusSafetyGate *self, SoleusLeg leg);
void
soleus_safety_gate_add_pressure (SoleusSafetyGate *self, SoleusLeg leg, gint64 ms, gint64 end_us);
const SoleusSafetyAdvice *soleus_safety_gate_get_enough_advice (SoleusSafetyGate *self);

G_END_DECLS
