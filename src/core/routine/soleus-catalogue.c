/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-catalogue.h"

#include "soleus-routine-reader.h"

#define ROUTINES_PATH SOLEUS_RESOURCE_PATH "/routines/"

/* The step library first; the routines in the order in which they are shown. */
static const char *const files[] = {
  "steps.xml",     "wall-full.xml", "gastroc-wall.xml",    "soleus-wall.xml",
  "desk.xml",      "pump.xml",      "pump-sitting.xml",    "before-bed.xml",
  "night.xml",     "hamstring.xml", "hamstring-lying.xml", "after-run-stretch.xml",
  "roller.xml",    "ball.xml",      "hands.xml",           "point-flex.xml",
  "after-run.xml", "full.xml",      "heels-morning.xml",
};

G_DEFINE_FINAL_TYPE (SoleusCatalogue, soleus_catalogue, G_TYPE_OBJECT)

enum
{
  SIGNAL_OWN_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
soleus_catalogue_finalize (GObject *object)
{
  SoleusCatalogue *self = SOLEUS_CATALOGUE (object);

  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->routines, g_ptr_array_unref);
  g_clear_pointer (&self->own, g_ptr_array_unref);
  g_clear_pointer (&self->former, g_ptr_array_unref);
  G_OBJECT_CLASS (soleus_catalogue_parent_class)->finalize (object);
}

static void
soleus_catalogue_class_init (SoleusCatalogueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = soleus_catalogue_finalize;
  signals[SIGNAL_OWN_CHANGED] = g_signal_new (
      "own-changed", SOLEUS_TYPE_CATALOGUE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
soleus_catalogue_init (SoleusCatalogue *self)
{
  self->own = g_ptr_array_new_with_free_func (g_object_unref);
  self->former = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * soleus_catalogue_new:
 * @error: of the domain %SOLEUS_XML_ERROR
 *
 * Reads the built-in routines. Call it after setlocale(): texts are translated as they are read.
 *
 * Returns: (transfer full): the routines; %NULL when a file is broken
 */
SoleusCatalogue *
soleus_catalogue_new (GError **error)
{
  g_autoptr (SoleusRoutineReader) reader = soleus_routine_reader_new ();
  SoleusCatalogue *self;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat (ROUTINES_PATH, files[i], NULL);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, error);

      if (!bytes || !soleus_routine_reader_read (reader, bytes, files[i], error))
        return NULL;
    }
  self = g_object_new (SOLEUS_TYPE_CATALOGUE, NULL);
  self->steps = g_ptr_array_ref (reader->steps);
  self->routines = g_ptr_array_ref (reader->routines);
  return self;
}

/**
 * soleus_catalogue_find:
 * @id: (nullable): a routine's id, from anywhere
 *
 * Returns: (nullable) (transfer none): the routine, the person's own ones among them, or %NULL
 * where there is none with that id
 */
SoleusRoutine *
soleus_catalogue_find (SoleusCatalogue *self, const char *id)
{
  SoleusRoutine *routine = soleus_routines_find (self->routines, id);

  return routine ? routine : soleus_routines_find (self->own, id);
}

static gboolean
are_same (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (a->pdata[i] != b->pdata[i])
      return FALSE;
  return TRUE;
}

/**
 * soleus_catalogue_set_own:
 * @own: (transfer none) (element-type SoleusRoutine): the person's own routines, by name
 * @former: (transfer none) (element-type SoleusRoutine): those that were deleted
 */
void
soleus_catalogue_set_own (SoleusCatalogue *self, GPtrArray *own, GPtrArray *former)
{
  gboolean same = are_same (self->own, own);

  g_ptr_array_ref (former);
  g_ptr_array_unref (self->former);
  self->former = former;
  if (same)
    return;
  g_ptr_array_ref (own);
  g_ptr_array_unref (self->own);
  self->own = own;
  g_signal_emit (self, signals[SIGNAL_OWN_CHANGED], 0);
}

/**
 * soleus_catalogue_name_routine:
 * @id: of a routine that was done some time
 *
 * Returns: (transfer none): its name, also where the person has deleted it since; the id of a
 *   routine that this version lacks
 */
const char *
soleus_catalogue_name_routine (SoleusCatalogue *self, const char *id)
{
  SoleusRoutine *routine = soleus_catalogue_find (self, id);

  if (!routine)
    routine = soleus_routines_find (self->former, id);
  return routine ? routine->name : id;
}

static SoleusStep *
find_step (GPtrArray *routines, const char *id)
{
  SoleusStep *step = NULL;

  for (guint i = 0; !step && i < routines->len; i++)
    step = soleus_steps_find (((SoleusRoutine *) routines->pdata[i])->steps, id);
  return step;
}

/**
 * soleus_catalogue_name_step:
 * @id: of a step that was done some time
 *
 * Returns: (transfer none): its name; the id of a step that this version lacks
 */
const char *
soleus_catalogue_name_step (SoleusCatalogue *self, const char *id)
{
  SoleusStep *step = soleus_steps_find (self->steps, id);

  if (!step)
    step = find_step (self->own, id);
  if (!step)
    step = find_step (self->former, id);
  return step ? step->name : id;
}
