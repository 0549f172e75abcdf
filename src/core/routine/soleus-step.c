/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-step.h"

#include <glib/gi18n-lib.h>

#define OWN_ID_DIGITS 20

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

/**
 * soleus_step_get_library:
 *
 * Returns: (transfer none): the same step without a dose
 */
SoleusStep *
soleus_step_get_library (SoleusStep *self)
{
  return self->library ? self->library : self;
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

/* The name alone makes the id, so that the history counts an exercise as the same one in every
 * routine that has it, and after its instruction was mended. */
static char *
make_own_id (const char *name)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);

  return g_strdup_printf (SOLEUS_OWN_ID_PREFIX "%.*s", OWN_ID_DIGITS, sum);
}

/**
 * soleus_step_new_own:
 * @name: a few words
 * @cue: (nullable): what to do, in a few words; the name where there is none
 * @instruction: (nullable): the whole of it; nothing where there is none
 * @posed: (nullable): a step of soleus_step_list_poses(), in whose pose the figure stands or sits;
 *   standing where there is none
 *
 * Returns: (transfer full): a step in somebody's own words, without a dose; it works no muscle, so
 *   that nothing is claimed of it
 */
SoleusStep *
soleus_step_new_own (const char *name, const char *cue, const char *instruction, SoleusStep *posed)
{
  SoleusStep *self = soleus_step_new ();

  self->id = make_own_id (name);
  self->name = g_strdup (name);
  self->cue = g_strdup (cue ? cue : name);
  self->instruction = g_strdup (instruction ? instruction : "");
  self->caution = g_strdup (_ ("This step isn’t from Soleus: stop if it hurts."));
  self->pose = g_strdup (posed ? posed->pose : SOLEUS_OWN_STEP_POSE);
  self->floor_pose = g_strdup (posed ? posed->floor_pose : NULL);
  self->claims = g_new0 (char *, 1);
  self->kind = SOLEUS_STEP_MOVEMENT;
  self->equipment = posed ? posed->equipment : SOLEUS_EQUIPMENT_NONE;
  self->own = TRUE;
  return self;
}

/**
 * soleus_step_list_poses:
 * @steps: (element-type SoleusStep): the step library
 *
 * Nothing presses in the pose of a step of one's own.
 *
 * Returns: (transfer container) (element-type SoleusStep): the first step with each pose that such
 *   a step may have
 */
GPtrArray *
soleus_step_list_poses (GPtrArray *steps)
{
  GPtrArray *posed = g_ptr_array_new ();

  for (guint i = 0; i < steps->len; i++)
    {
      SoleusStep *step = steps->pdata[i];
      gboolean known = soleus_step_is_massage (step);

      for (guint j = 0; !known && j < posed->len; j++)
        known = g_str_equal (((SoleusStep *) posed->pdata[j])->pose, step->pose);
      if (!known)
        g_ptr_array_add (posed, step);
    }
  return posed;
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
