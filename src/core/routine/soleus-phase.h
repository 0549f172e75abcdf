/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-step.h"

G_BEGIN_DECLS

/**
 * SOLEUS_PHASE_UNTIMED:
 *
 * The length of a phase that lasts until the person goes on ("wait for me").
 */
#define SOLEUS_PHASE_UNTIMED G_GINT64_CONSTANT (-1)

typedef struct _SoleusPhase SoleusPhase;

#define SOLEUS_TYPE_PHASE (soleus_phase_get_type ())
GType soleus_phase_get_type (void) G_GNUC_CONST;

SoleusPhase *soleus_phase_new (SoleusPhaseKind kind,
                               SoleusStep *step,
                               SoleusLeg leg,
                               guint repetition,
                               guint repetitions,
                               gint64 duration_ms);
SoleusPhase *soleus_phase_new_rest (SoleusStep *step_before,
                                    SoleusStep *step,
                                    SoleusLeg leg,
                                    guint repetition,
                                    guint repetitions,
                                    gint64 duration_ms);
SoleusPhase *soleus_phase_new_get_up (
    SoleusStep *step, SoleusLeg leg, guint repetition, guint repetitions, gint64 duration_ms);
SoleusPhase *soleus_phase_ref (SoleusPhase *self);
void soleus_phase_unref (SoleusPhase *self);
SoleusPhase *soleus_phase_with_duration (SoleusPhase *self, gint64 duration_ms);
SoleusPhase *soleus_phase_with_step (SoleusPhase *self, SoleusStep *step);

SoleusPhaseKind soleus_phase_get_kind (SoleusPhase *self);
SoleusStep *soleus_phase_get_step (SoleusPhase *self);
SoleusStep *soleus_phase_get_step_before (SoleusPhase *self);
SoleusLeg soleus_phase_get_leg (SoleusPhase *self);
guint soleus_phase_get_repetition (SoleusPhase *self);
guint soleus_phase_get_repetitions (SoleusPhase *self);
gint64 soleus_phase_get_duration (SoleusPhase *self);
gboolean soleus_phase_is_pressure (SoleusPhase *self);
gboolean soleus_phase_is_get_up (SoleusPhase *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusPhase, soleus_phase_unref)

G_END_DECLS
