/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-phase.h"

struct _SoleusPhase
{
  SoleusPhaseKind kind;
  SoleusStep *step;
  SoleusStep *step_before;
  SoleusLeg leg;
  guint repetition;
  guint repetitions;
  gint64 duration_ms;
  gboolean get_up;
};

G_DEFINE_BOXED_TYPE (SoleusPhase, soleus_phase, soleus_phase_ref, soleus_phase_unref)

/**
 * soleus_phase_new:
 * @kind: what the phase is
 * @step: (nullable) (transfer none): the step that is worked, or for get-ready, rest and switch the
 *   one that follows; %NULL only for %SOLEUS_PHASE_DONE
 * @leg: the leg of @step
 * @repetition: which repetition of @step on this leg, from 1
 * @repetitions: of how many
 * @duration_ms: milliseconds, or %SOLEUS_PHASE_UNTIMED
 *
 * Returns: (transfer full): an immutable phase
 */
SoleusPhase *
soleus_phase_new (SoleusPhaseKind kind,
                  SoleusStep *step,
                  SoleusLeg leg,
                  guint repetition,
                  guint repetitions,
                  gint64 duration_ms)
{
  SoleusPhase *self = g_atomic_rc_box_new0 (SoleusPhase);

  self->kind = kind;
  soleus_step_set (&self->step, step);
  self->leg = leg;
  self->repetition = repetition;
  self->repetitions = repetitions;
  self->duration_ms = duration_ms;
  return self;
}

/**
 * soleus_phase_new_rest:
 * @step_before: the step that was worked before the rest
 * @step: the step that follows
 *
 * Returns: (transfer full): a rest between the work of the two, which may be one step
 */
SoleusPhase *
soleus_phase_new_rest (SoleusStep *step_before,
                       SoleusStep *step,
                       SoleusLeg leg,
                       guint repetition,
                       guint repetitions,
                       gint64 duration_ms)
{
  SoleusPhase *self =
      soleus_phase_new (SOLEUS_PHASE_REST, step, leg, repetition, repetitions, duration_ms);

  soleus_step_set (&self->step_before, step_before);
  return self;
}

/**
 * soleus_phase_new_get_up:
 * @step: the step that follows, which is not done on the floor
 *
 * Returns: (transfer full): a rest after a step on the floor, with time to get up slowly
 */
SoleusPhase *
soleus_phase_new_get_up (
    SoleusStep *step, SoleusLeg leg, guint repetition, guint repetitions, gint64 duration_ms)
{
  SoleusPhase *self =
      soleus_phase_new (SOLEUS_PHASE_REST, step, leg, repetition, repetitions, duration_ms);

  self->get_up = TRUE;
  return self;
}

SoleusPhase *
soleus_phase_ref (SoleusPhase *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  SoleusPhase *self = data;

  g_clear_pointer (&self->step, soleus_step_unref);
  g_clear_pointer (&self->step_before, soleus_step_unref);
}

void
soleus_phase_unref (SoleusPhase *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static SoleusPhase *
copy (SoleusPhase *self)
{
  SoleusPhase *phase = g_atomic_rc_box_dup (sizeof *self, self);

  if (phase->step)
    soleus_step_ref (phase->step);
  if (phase->step_before)
    soleus_step_ref (phase->step_before);
  return phase;
}

/**
 * soleus_phase_with_duration:
 * @duration_ms: milliseconds, or %SOLEUS_PHASE_UNTIMED
 *
 * Returns: (transfer full): the same phase with another length
 */
SoleusPhase *
soleus_phase_with_duration (SoleusPhase *self, gint64 duration_ms)
{
  SoleusPhase *phase = copy (self);

  phase->duration_ms = duration_ms;
  return phase;
}

/**
 * soleus_phase_with_step:
 * @step: what is done instead
 *
 * Returns: (transfer full): the same phase with another step
 */
SoleusPhase *
soleus_phase_with_step (SoleusPhase *self, SoleusStep *step)
{
  SoleusPhase *phase = copy (self);

  soleus_step_set (&phase->step, step);
  return phase;
}

SoleusPhaseKind
soleus_phase_get_kind (SoleusPhase *self)
{
  return self->kind;
}

/**
 * soleus_phase_get_step:
 *
 * Returns: (nullable) (transfer none): the step worked, or the one to come after this get-ready,
 *   rest or switch; %NULL in %SOLEUS_PHASE_DONE
 */
SoleusStep *
soleus_phase_get_step (SoleusPhase *self)
{
  return self->step;
}

/**
 * soleus_phase_get_step_before:
 *
 * Returns: (nullable) (transfer none): the step that a rest is from; %NULL where it isn't known,
 * and in phases of another kind
 */
SoleusStep *
soleus_phase_get_step_before (SoleusPhase *self)
{
  return self->step_before;
}

SoleusLeg
soleus_phase_get_leg (SoleusPhase *self)
{
  return self->leg;
}

guint
soleus_phase_get_repetition (SoleusPhase *self)
{
  return self->repetition;
}

guint
soleus_phase_get_repetitions (SoleusPhase *self)
{
  return self->repetitions;
}

gint64
soleus_phase_get_duration (SoleusPhase *self)
{
  return self->duration_ms;
}

/**
 * soleus_phase_is_pressure:
 *
 * Returns: whether its seconds count as pressure time on the leg's calf
 */
gboolean
soleus_phase_is_pressure (SoleusPhase *self)
{
  return self->kind == SOLEUS_PHASE_WORK && soleus_step_is_pressure (self->step);
}

/**
 * soleus_phase_is_get_up:
 *
 * Returns: whether the person gets up from the floor in it, slowly and holding on to something
 */
gboolean
soleus_phase_is_get_up (SoleusPhase *self)
{
  return self->get_up;
}
