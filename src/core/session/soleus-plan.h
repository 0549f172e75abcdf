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

typedef struct _SoleusPlan SoleusPlan;

SoleusPlan *soleus_plan_new (const SoleusOptions *options,
                             SoleusRoutine *routine,
                             const SoleusAllowance *allowance);
void soleus_plan_free (SoleusPlan *self);

guint soleus_plan_get_n_phases (SoleusPlan *self);
SoleusPhase *soleus_plan_get_phase (SoleusPlan *self, guint index);
gint64 soleus_plan_get_duration (SoleusPlan *self, guint index);
gint64 soleus_plan_get_total (SoleusPlan *self, guint from);
gint64 soleus_plan_get_work (SoleusPlan *self, guint from);

guint soleus_plan_find_kept (SoleusPlan *self, guint from);
guint soleus_plan_find_work (SoleusPlan *self, guint from);
guint soleus_plan_find_pressure_end (SoleusPlan *self);
guint soleus_plan_find_hold_before (SoleusPlan *self, guint index);

void soleus_plan_forbid (SoleusPlan *self, const SoleusAllowance *allowance);
void soleus_plan_replace_step_at (SoleusPlan *self, guint index, SoleusStep *by);
void soleus_plan_replace_step (SoleusPlan *self, guint from, SoleusStep *step, SoleusStep *by);
gboolean soleus_plan_trim (SoleusPlan *self, guint from, gint64 left, gint64 right);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusPlan, soleus_plan_free)

G_END_DECLS
