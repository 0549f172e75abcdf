/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-routine-private.h"

struct _SoleusRoutine
{
  GObject parent_instance;

  char *id;
  char *name;
  char *summary;
  SoleusRoutineKind kind;
  SoleusEquipment equipment;
  char **claims;
  GPtrArray *steps;
  SoleusStep *picture;
};

G_DEFINE_FINAL_TYPE (SoleusRoutine, soleus_routine, G_TYPE_OBJECT)

static void
soleus_routine_finalize (GObject *object)
{
  SoleusRoutine *self = SOLEUS_ROUTINE (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->summary, g_free);
  g_clear_pointer (&self->claims, g_strfreev);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_object (&self->picture);
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
}

/**
 * soleus_routine_new:
 * @name: translated
 * @summary: translated
 * @claims: (array zero-terminated=1): numbers of source claims
 * @steps: (element-type SoleusStep): at least one, each with a dose
 * @picture: (nullable): the step among them that stands for the routine in a list
 *
 * Returns: (transfer full): an immutable routine
 */
SoleusRoutine *
soleus_routine_new (const char *id,
                    const char *name,
                    const char *summary,
                    SoleusRoutineKind kind,
                    SoleusEquipment equipment,
                    char **claims,
                    GPtrArray *steps,
                    SoleusStep *picture)
{
  SoleusRoutine *self;

  g_return_val_if_fail (steps->len > 0, NULL);

  self = g_object_new (SOLEUS_TYPE_ROUTINE, NULL);
  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->summary = g_strdup (summary);
  self->kind = kind;
  self->equipment = equipment;
  self->claims = g_strdupv (claims);
  self->steps = g_ptr_array_ref (steps);
  g_set_object (&self->picture, picture);
  return self;
}

/**
 * soleus_routine_get_id:
 *
 * Returns: the id that stands in files, on the command line and in the history: "wall-full"
 */
const char *
soleus_routine_get_id (SoleusRoutine *self)
{
  return self->id;
}

/**
 * soleus_routine_get_name:
 *
 * Returns: the translated name
 */
const char *
soleus_routine_get_name (SoleusRoutine *self)
{
  return self->name;
}

/**
 * soleus_routine_get_summary:
 *
 * Returns: one or two translated sentences: what it does and when it fits
 */
const char *
soleus_routine_get_summary (SoleusRoutine *self)
{
  return self->summary;
}

SoleusRoutineKind
soleus_routine_get_kind (SoleusRoutine *self)
{
  return self->kind;
}

SoleusEquipment
soleus_routine_get_equipment (SoleusRoutine *self)
{
  return self->equipment;
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
      SoleusMuscle t = soleus_step_get_target (self->steps->pdata[i]);

      if (t == SOLEUS_MUSCLE_NONE || t == target)
        continue;
      target = target == SOLEUS_MUSCLE_NONE ? t : SOLEUS_MUSCLE_BOTH;
    }
  return target;
}

/**
 * soleus_routine_get_claims:
 *
 * Returns: (array zero-terminated=1): the numbers of the source claims that its own texts carry
 */
const char *const *
soleus_routine_get_claims (SoleusRoutine *self)
{
  return (const char *const *) self->claims;
}

guint
soleus_routine_get_n_steps (SoleusRoutine *self)
{
  return self->steps->len;
}

/**
 * soleus_routine_get_step:
 *
 * Returns: (transfer none): the step at @index, in the order they are done
 */
SoleusStep *
soleus_routine_get_step (SoleusRoutine *self, guint index)
{
  g_return_val_if_fail (index < self->steps->len, NULL);
  return self->steps->pdata[index];
}

/**
 * soleus_routine_get_main_step:
 *
 * Returns: (transfer none): the first step that works a muscle; the first step where none
 *   does
 */
SoleusStep *
soleus_routine_get_main_step (SoleusRoutine *self)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      SoleusStep *step = self->steps->pdata[i];
      SoleusStepKind kind = soleus_step_get_kind (step);

      if (kind == SOLEUS_STEP_STRETCH || kind == SOLEUS_STEP_PRESSURE)
        return step;
    }
  return self->steps->pdata[0];
}

/**
 * soleus_routine_get_picture_step:
 *
 * Returns: (transfer none): the step that stands for the routine in a list of routines: what the
 *   routine's file names, else the main step
 */
SoleusStep *
soleus_routine_get_picture_step (SoleusRoutine *self)
{
  return self->picture ? self->picture : soleus_routine_get_main_step (self);
}

static gboolean
has_kind (SoleusRoutine *self, SoleusStepKind kind)
{
  for (guint i = 0; i < self->steps->len; i++)
    if (soleus_step_get_kind (self->steps->pdata[i]) == kind)
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
    if (soleus_step_get_heavier (self->steps->pdata[i]))
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
