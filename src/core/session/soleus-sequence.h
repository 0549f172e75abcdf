/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-options.h"
#include "soleus-phase.h"

G_BEGIN_DECLS

/**
 * SOLEUS_FOREVER:
 *
 * The length of an untimed phase in microseconds, and its deadline.
 */
#define SOLEUS_FOREVER G_MAXINT64

/**
 * SoleusSequence:
 * @wanted: (element-type SoleusPhase): the phases as they would be without the cap
 * @phases: (element-type SoleusPhase): the phases as they are; the last is %SOLEUS_PHASE_DONE
 *
 * The phases of a session, kept within the cap of pressure as it changes. Phases keep their place:
 * one that is dropped has no length.
 */
typedef struct
{
  GPtrArray *wanted;
  GPtrArray *phases;
} SoleusSequence;

SoleusSequence *soleus_sequence_new (const SoleusOptions *options,
                                     SoleusRoutine *routine,
                                     const SoleusAllowance *allowance);
void soleus_sequence_free (SoleusSequence *self);

SoleusPhase *soleus_sequence_get_phase (SoleusSequence *self, guint index);
gint64 soleus_sequence_get_duration (SoleusSequence *self, guint index);
gint64 soleus_sequence_get_total (SoleusSequence *self, guint from);
gint64 soleus_sequence_get_work (SoleusSequence *self, guint from);

guint soleus_sequence_find_start (SoleusSequence *self, SoleusPhase *work);
guint soleus_sequence_find_kept (SoleusSequence *self, guint from);
guint soleus_sequence_find_work (SoleusSequence *self, guint from);
guint soleus_sequence_find_pressure_end (SoleusSequence *self);
guint soleus_sequence_find_hold_before (SoleusSequence *self, guint index);

void soleus_sequence_forbid (SoleusSequence *self, const SoleusAllowance *allowance);
void soleus_sequence_replace_step (SoleusSequence *self, guint index, SoleusStep *by);
gboolean soleus_sequence_trim (SoleusSequence *self, guint from, gint64 left, gint64 right);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusSequence, soleus_sequence_free)

G_END_DECLS
