/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-step.h"

/**
 * soleus_step_new:
 *
 * Returns: (transfer full): an empty step of the library, to be filled by its reader alone
 */
SoleusStep *
soleus_step_new (void)
{
  SoleusStep *self = g_atomic_rc_box_new0 (SoleusStep);

  self->repetitions = 1;
  return self;
}

/**
 * soleus_step_with_dose:
 * @self: a step of the library
 * @seconds: of one repetition
 * @repetitions: per leg, at least 1
 * @both: once for both legs instead of once a leg
 * @heavier: (nullable) (transfer none): what takes its place when the person asks for more pressure
 *
 * Returns: (transfer full): the step as a routine uses it
 */
SoleusStep *
soleus_step_with_dose (
    SoleusStep *self, guint seconds, guint repetitions, gboolean both, SoleusStep *heavier)
{
  SoleusStep *dosed = g_atomic_rc_box_dup (sizeof *self, self);

  dosed->library = soleus_step_ref (self);
  dosed->seconds = seconds;
  dosed->repetitions = repetitions;
  dosed->both = both;
  dosed->heavier = heavier ? soleus_step_ref (heavier) : NULL;
  return dosed;
}

SoleusStep *
soleus_step_ref (SoleusStep *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  SoleusStep *self = data;

  g_clear_pointer (&self->heavier, soleus_step_unref);
  if (self->library)
    {
      soleus_step_unref (self->library);
      return;
    }
  g_free (self->id);
  g_free (self->name);
  g_free (self->cue);
  g_strfreev (self->ready);
  g_free (self->rest);
  g_free (self->switch_legs);
  g_free (self->instruction);
  g_free (self->caution);
  g_free (self->pose);
  g_free (self->floor_pose);
  g_strfreev (self->claims);
}

void
soleus_step_unref (SoleusStep *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * soleus_step_set:
 * @place: (inout) (nullable): becomes @step
 * @step: (nullable) (transfer none): a step
 */
void
soleus_step_set (SoleusStep **place, SoleusStep *step)
{
  SoleusStep *old = *place;

  *place = step ? soleus_step_ref (step) : NULL;
  g_clear_pointer (&old, soleus_step_unref);
}

/**
 * soleus_step_is_pressure:
 *
 * Returns: whether its seconds count as pressure time on the calf
 */
gboolean
soleus_step_is_pressure (const SoleusStep *self)
{
  return self->kind == SOLEUS_STEP_PRESSURE;
}

/**
 * soleus_step_is_massage:
 *
 * Returns: whether it is pressure, or the setting up for it
 */
gboolean
soleus_step_is_massage (const SoleusStep *self)
{
  return self->kind == SOLEUS_STEP_PRESSURE || self->kind == SOLEUS_STEP_SETUP;
}

/**
 * soleus_steps_find:
 * @steps: (element-type SoleusStep): where to look
 * @id: (nullable): from anywhere
 *
 * Returns: (nullable) (transfer none): the first with that id
 */
SoleusStep *
soleus_steps_find (GPtrArray *steps, const char *id)
{
  for (guint i = 0; i < steps->len; i++)
    {
      SoleusStep *step = steps->pdata[i];

      if (g_strcmp0 (step->id, id) == 0)
        return step;
    }
  return NULL;
}
