/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-catalogue.h"

#include "soleus-routine-reader.h"

#define ROUTINES_PATH SOLEUS_RESOURCE_PATH "/routines/"

struct _SoleusCatalogue
{
  GObject parent_instance;

  SoleusRoutineReader *reader;
};

/* The step library first; the routines in the order in which they are shown. */
static const char *const files[] = {
  "steps.xml",      "wall-full.xml",  "gastroc-wall.xml", "soleus-wall.xml",   "desk.xml",
  "pump.xml",       "before-bed.xml", "roller.xml",       "ball.xml",          "hands.xml",
  "point-flex.xml", "after-run.xml",  "full.xml",         "heels-morning.xml",
};

static GType
get_item_type (GListModel *list)
{
  return SOLEUS_TYPE_ROUTINE;
}

static guint
get_n_items (GListModel *list)
{
  return soleus_routine_reader_get_routines (SOLEUS_CATALOGUE (list)->reader)->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  GPtrArray *routines = soleus_routine_reader_get_routines (SOLEUS_CATALOGUE (list)->reader);

  return position < routines->len ? g_object_ref (routines->pdata[position]) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SoleusCatalogue,
                               soleus_catalogue,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
soleus_catalogue_finalize (GObject *object)
{
  g_clear_object (&SOLEUS_CATALOGUE (object)->reader);
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
  self->reader = soleus_routine_reader_new ();
}

/**
 * soleus_catalogue_new:
 * @error: of the domain %SOLEUS_XML_ERROR
 *
 * Reads the built-in routines. Call it after setlocale(): texts are translated as they are read.
 *
 * Returns: (transfer full): a #GListModel of #SoleusRoutine, in the order they are shown; %NULL
 * when a file is broken
 */
SoleusCatalogue *
soleus_catalogue_new (GError **error)
{
  g_autoptr (SoleusCatalogue) self = g_object_new (SOLEUS_TYPE_CATALOGUE, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat (ROUTINES_PATH, files[i], NULL);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, error);

      if (!bytes || !soleus_routine_reader_read (self->reader, bytes, files[i], error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * soleus_catalogue_find:
 * @id: a routine's id, from anywhere
 *
 * Returns: (nullable) (transfer none): the routine, or %NULL where there is none with that id
 */
SoleusRoutine *
soleus_catalogue_find (SoleusCatalogue *self, const char *id)
{
  GPtrArray *routines = soleus_routine_reader_get_routines (self->reader);

  for (guint i = 0; i < routines->len; i++)
    if (g_strcmp0 (soleus_routine_get_id (routines->pdata[i]), id) == 0)
      return routines->pdata[i];
  return NULL;
}

/**
 * soleus_catalogue_find_step:
 * @id: a step's id
 *
 * Returns: (nullable) (transfer none): the step of the step library, without a dose
 */
SoleusStep *
soleus_catalogue_find_step (SoleusCatalogue *self, const char *id)
{
  GPtrArray *steps = soleus_routine_reader_get_steps (self->reader);

  for (guint i = 0; i < steps->len; i++)
    if (g_strcmp0 (soleus_step_get_id (steps->pdata[i]), id) == 0)
      return steps->pdata[i];
  return NULL;
}
