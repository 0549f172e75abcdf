/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-catalogue.h"

#include "soleus-routine-reader.h"

#define ROUTINES_PATH SOLEUS_RESOURCE_PATH "/routines/"

/* The step library first; the routines in the order in which they are shown. */
static const char *const files[] = {
  "steps.xml",      "wall-full.xml",  "gastroc-wall.xml", "soleus-wall.xml",   "desk.xml",
  "pump.xml",       "before-bed.xml", "roller.xml",       "ball.xml",          "hands.xml",
  "point-flex.xml", "after-run.xml",  "full.xml",         "heels-morning.xml",
};

G_DEFINE_FINAL_TYPE (SoleusCatalogue, soleus_catalogue, G_TYPE_OBJECT)

static void
soleus_catalogue_finalize (GObject *object)
{
  SoleusCatalogue *self = SOLEUS_CATALOGUE (object);

  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->routines, g_ptr_array_unref);
  G_OBJECT_CLASS (soleus_catalogue_parent_class)->finalize (object);
}

static void
soleus_catalogue_class_init (SoleusCatalogueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = soleus_catalogue_finalize;
}

static void
soleus_catalogue_init (SoleusCatalogue *self)
{
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
 * Returns: (nullable) (transfer none): the routine, or %NULL where there is none with that id
 */
SoleusRoutine *
soleus_catalogue_find (SoleusCatalogue *self, const char *id)
{
  return soleus_routines_find (self->routines, id);
}
