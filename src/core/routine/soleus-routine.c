/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-routine.h"

G_DEFINE_FINAL_TYPE (SoleusRoutine, soleus_routine, G_TYPE_OBJECT)

static void
soleus_routine_finalize (GObject *object)
{
  SoleusRoutine *self = SOLEUS_ROUTINE (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->summary, g_free);
  g_clear_pointer (&self->claims, g_strfreev);
  g_clear_pointer (&self->pictures, g_ptr_array_unref);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  G_OBJECT_CLASS (soleus_routine_parent_class)->finalize (object);
}

static void
soleus_routine_class_init (SoleusRoutineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = soleus_routine_finalize;
}

static void
soleus_routine_init (SoleusRoutine *self)
{
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) soleus_step_unref);
  self->pictures = g_ptr_array_new ();
}

/**
 * soleus_routine_get_target:
 *
 * Returns: the muscles that its steps work, taken together
 */
SoleusMuscle
soleus_routine_get_target (SoleusRoutine *self)
{
  SoleusMuscle target = SOLEUS_MUSCLE_NONE;

  for (guint i = 0; i < self->steps->len; i++)
    {
      const SoleusStep *step = self->steps->pdata[i];

      if (step->target == SOLEUS_MUSCLE_NONE || step->target == target)
        continue;
      target = target == SOLEUS_MUSCLE_NONE ? step->target : SOLEUS_MUSCLE_BOTH;
    }
  return target;
}

/**
 * soleus_routine_get_main_step:
 *
 * Returns: (transfer none): the first step that works a muscle; the first step where none does
 */
SoleusStep *
soleus_routine_get_main_step (SoleusRoutine *self)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      SoleusStep *step = self->steps->pdata[i];

      if (step->kind == SOLEUS_STEP_STRETCH || step->kind == SOLEUS_STEP_PRESSURE)
        return step;
    }
  return self->steps->pdata[0];
}

static gboolean
has_kind (SoleusRoutine *self, SoleusStepKind kind)
{
  for (guint i = 0; i < self->steps->len; i++)
    if (((SoleusStep *) self->steps->pdata[i])->kind == kind)
      return TRUE;
  return FALSE;
}

/**
 * soleus_routine_offers_floor:
 *
 * Returns: whether the person may choose between a chair and the floor
 */
gboolean
soleus_routine_offers_floor (SoleusRoutine *self)
{
  const SoleusEquipment either = SOLEUS_EQUIPMENT_CHAIR | SOLEUS_EQUIPMENT_FLOOR;

  return (self->equipment & either) == either;
}

/**
 * soleus_routine_offers_more_pressure:
 *
 * Returns: whether there is a step in it that the other leg can make heavier
 */
gboolean
soleus_routine_offers_more_pressure (SoleusRoutine *self)
{
  for (guint i = 0; i < self->steps->len; i++)
    if (((SoleusStep *) self->steps->pdata[i])->heavier)
      return TRUE;
  return FALSE;
}

/**
 * soleus_routine_has_pressure:
 *
 * Returns: whether there is massage in it, which needs the safety list before every start
 */
gboolean
soleus_routine_has_pressure (SoleusRoutine *self)
{
  return has_kind (self, SOLEUS_STEP_PRESSURE);
}

/**
 * soleus_routine_has_stretch:
 *
 * Returns: whether there is a stretch in it, whose hold and repetitions the person may choose
 */
gboolean
soleus_routine_has_stretch (SoleusRoutine *self)
{
  return has_kind (self, SOLEUS_STEP_STRETCH);
}

/**
 * soleus_routine_is_own:
 *
 * Returns: whether a person made it or was given it, so that it isn't Soleus'
 */
gboolean
soleus_routine_is_own (SoleusRoutine *self)
{
  return g_str_has_prefix (self->id, SOLEUS_OWN_ID_PREFIX);
}

static gboolean
is_same_step (const SoleusStep *a, const SoleusStep *b)
{
  return a->seconds == b->seconds && a->repetitions == b->repetitions && a->both == b->both &&
         g_str_equal (a->id, b->id) && g_str_equal (a->name, b->name) &&
         g_str_equal (a->cue, b->cue) && g_str_equal (a->instruction, b->instruction) &&
         g_str_equal (a->pose, b->pose);
}

/**
 * soleus_routine_is_same:
 * @other: an own routine that was read later
 *
 * Returns: whether nothing that a person sees of it has changed
 */
gboolean
soleus_routine_is_same (SoleusRoutine *self, SoleusRoutine *other)
{
  if (self->steps->len != other->steps->len || !g_str_equal (self->id, other->id) ||
      !g_str_equal (self->name, other->name) || !g_str_equal (self->summary, other->summary))
    return FALSE;
  for (guint i = 0; i < self->steps->len; i++)
    if (!is_same_step (self->steps->pdata[i], other->steps->pdata[i]))
      return FALSE;
  return TRUE;
}

/**
 * soleus_routines_find:
 * @routines: (element-type SoleusRoutine): where to look
 * @id: (nullable): from anywhere
 *
 * Returns: (nullable) (transfer none): the first with that id
 */
SoleusRoutine *
soleus_routines_find (GPtrArray *routines, const char *id)
{
  for (guint i = 0; i < routines->len; i++)
    {
      SoleusRoutine *routine = routines->pdata[i];

      if (g_strcmp0 (routine->id, id) == 0)
        return routine;
    }
  return NULL;
}
