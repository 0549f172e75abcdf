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
 * SoleusPlan:
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
} SoleusPlan;

SoleusPlan *soleus_plan_new (const SoleusOptions *options,
                             SoleusRoutine *routine,
                             const SoleusAllowance *allowance);
void soleus_plan_free (SoleusPlan *self);

SoleusPhase *soleus_plan_get_phase (SoleusPlan *self, guint index);
gint64 soleus_plan_get_duration (SoleusPlan *self, guint index);
gint64 soleus_plan_get_total (SoleusPlan *self, guint from);
gint64 soleus_plan_get_work (SoleusPlan *self, guint from);

guint soleus_plan_find_start (SoleusPlan *self, SoleusPhase *work);
guint soleus_plan_find_kept (SoleusPlan *self, guint from);
guint soleus_plan_find_work (SoleusPlan *self, guint from);
guint soleus_plan_find_pressure_end (SoleusPlan *self);
guint soleus_plan_find_hold_before (SoleusPlan *self, guint index);

void soleus_plan_forbid (SoleusPlan *self, const SoleusAllowance *allowance);
void soleus_plan_replace_step (SoleusPlan *self, guint index, SoleusStep *by);
gboolean soleus_plan_trim (SoleusPlan *self, guint from, gint64 left, gint64 right);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusPlan, soleus_plan_free)

G_END_DECLS
