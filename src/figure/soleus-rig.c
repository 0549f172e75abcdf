/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-rig.h"

#include <string.h>

#include "soleus-content.h"

typedef struct
{
  SoleusRig *rig;
  SoleusGroup *group;
  SoleusVec at;
} Reader;

static void
shape_free (SoleusShape *self)
{
  g_ptr_array_unref (self->outlines);
  g_free (self);
}

static void
group_free (SoleusGroup *self)
{
  g_free (self->id);
  g_ptr_array_unref (self->shapes);
  g_free (self);
}

/* Of the form “translate(x y)”. */
static void
read_place (const char *text, SoleusVec *at)
{
  char *end;

  text = strchr (text, '(');
  g_assert (text != NULL);
  at->x = g_ascii_strtod (text + 1, &end);
  at->y = g_ascii_strtod (end, &end);
  g_assert (g_str_equal (end, ")"));
}

static void
start_group (Reader *self, const char **names, const char **values, GError **error)
{
  const char *id, *place;

  if (!g_markup_collect_attributes ("g", names, values, error,
                                    G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL, "id", &id,
                                    G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL,
                                    "transform", &place, G_MARKUP_COLLECT_INVALID))
    return;
  if (place)
    read_place (place, &self->at);
  if (id == NULL)
    return;
  self->group = g_new0 (SoleusGroup, 1);
  self->group->id = g_strdup (id);
  self->group->at = self->at;
  self->group->shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) shape_free);
  g_ptr_array_add (self->rig->groups, self->group);
  g_hash_table_insert (self->rig->by_id, self->group->id, self->group);
}

static void
start_path (Reader *self, const char **names, const char **values, GError **error)
{
  const char *klass, *path;
  GPtrArray *outlines;
  SoleusShape *shape;

  if (!g_markup_collect_attributes ("path", names, values, error, G_MARKUP_COLLECT_STRING, "class",
                                    &klass, G_MARKUP_COLLECT_STRING, "d", &path,
                                    G_MARKUP_COLLECT_INVALID) ||
      (outlines = soleus_outline_parse (path, error)) == NULL)
    return;
  shape = g_new0 (SoleusShape, 1);
  shape->index = self->rig->n_shapes++;
  shape->outlines = outlines;
  if (!soleus_class_from_name (klass, &shape->klass))
    g_error ("“%s” is not a class of the figure", klass);
  g_ptr_array_add (self->group->shapes, shape);
}

static void
start_element_cb (GMarkupParseContext *context,
                  const char *element,
                  const char **names,
                  const char **values,
                  gpointer user_data,
                  GError **error)
{
  if (g_str_equal (element, "g"))
    start_group (user_data, names, values, error);
  else if (g_str_equal (element, "path"))
    start_path (user_data, names, values, error);
}

/**
 * soleus_rig_new:
 * @svg: drawings in groups with an id, each around its pivot, checked when the program was built
 *
 * Returns: (transfer full): the drawings as numbers
 */
SoleusRig *
soleus_rig_new (GBytes *svg)
{
  static const GMarkupParser parser = { start_element_cb, NULL, NULL, NULL, NULL };
  SoleusRig *self = g_new0 (SoleusRig, 1);
  Reader reader = { .rig = self };

  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  soleus_content_parse (svg, &parser, &reader);
  return self;
}

void
soleus_rig_free (SoleusRig *self)
{
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->groups);
  g_free (self);
}

/**
 * soleus_rig_get_group:
 *
 * Returns: (transfer none): the drawing; asking for one that the rig lacks is an error of the
 *   program, whose rig is built in
 */
const SoleusGroup *
soleus_rig_get_group (SoleusRig *self, const char *id)
{
  const SoleusGroup *group = g_hash_table_lookup (self->by_id, id);

  if (group == NULL)
    g_error ("The rig has no group “%s”", id);
  return group;
}

/**
 * soleus_group_get_area:
 *
 * Returns: (transfer none): the outline of the group's first shape
 */
const SoleusOutline *
soleus_group_get_area (const SoleusGroup *self)
{
  const SoleusShape *shape = g_ptr_array_index (self->shapes, 0);

  return g_ptr_array_index (shape->outlines, 0);
}
