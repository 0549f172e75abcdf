/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-rig.h"

#include <string.h>

struct _SoleusRig
{
  GPtrArray *groups;
  GHashTable *by_id;
  guint n_shapes;
};

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

static const char *
find_attribute (const char **names, const char **values, const char *name)
{
  for (guint i = 0; names[i]; i++)
    if (g_str_equal (names[i], name))
      return values[i];
  return NULL;
}

/* The numbers of a file are written with a point, whatever the language of the person is. */
static gboolean
parse_translate (const char *text, SoleusVec *at)
{
  static const char begin[] = "translate(";
  char *end;

  if (!g_str_has_prefix (text, begin))
    return FALSE;
  text += strlen (begin);
  at->x = g_ascii_strtod (text, &end);
  if (end == text || *end != ' ')
    return FALSE;
  text = end + 1;
  at->y = g_ascii_strtod (text, &end);
  return end != text && strcmp (end, ")") == 0;
}

static void
start_group (Reader *self, const char **names, const char **values, GError **error)
{
  const char *id = find_attribute (names, values, "id");
  const char *transform = find_attribute (names, values, "transform");

  if (transform && !parse_translate (transform, &self->at))
    g_set_error (error, SOLEUS_POSE_ERROR, SOLEUS_POSE_ERROR_FORMAT, "“%s” is not “translate(x y)”",
                 transform);
  else if (id && g_hash_table_contains (self->rig->by_id, id))
    g_set_error (error, SOLEUS_POSE_ERROR, SOLEUS_POSE_ERROR_FORMAT, "A second group “%s”", id);
  else if (id)
    {
      self->group = g_new0 (SoleusGroup, 1);
      self->group->id = g_strdup (id);
      self->group->at = self->at;
      self->group->shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) shape_free);
      g_ptr_array_add (self->rig->groups, self->group);
      g_hash_table_insert (self->rig->by_id, self->group->id, self->group);
    }
}

static void
start_path (Reader *self, const char **names, const char **values, GError **error)
{
  const char *klass = find_attribute (names, values, "class");
  const char *path = find_attribute (names, values, "d");
  g_autofree SoleusShape *shape = g_new0 (SoleusShape, 1);

  if (self->group == NULL || klass == NULL || path == NULL ||
      !soleus_class_from_name (klass, &shape->klass))
    {
      g_set_error (error, SOLEUS_POSE_ERROR, SOLEUS_POSE_ERROR_FORMAT,
                   "A path needs a group with an id, a known class and d; its class is “%s”",
                   klass);
      return;
    }
  shape->outlines = soleus_outline_parse (path, error);
  if (shape->outlines == NULL)
    return;
  shape->index = self->rig->n_shapes++;
  g_ptr_array_add (self->group->shapes, g_steal_pointer (&shape));
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
  else if (!g_str_equal (element, "svg") && !g_str_equal (element, "title"))
    g_set_error (error, SOLEUS_POSE_ERROR, SOLEUS_POSE_ERROR_FORMAT, "<%s> is not for the rig",
                 element);
}

/**
 * soleus_rig_new:
 * @svg: drawings in groups with an id, each around its pivot
 * @file_name: what to call it in an error
 *
 * Returns: (transfer full) (nullable): the drawings as numbers
 */
SoleusRig *
soleus_rig_new (GBytes *svg, const char *file_name, GError **error)
{
  static const GMarkupParser parser = { start_element_cb, NULL, NULL, NULL, NULL };
  g_autoptr (SoleusRig) self = g_new0 (SoleusRig, 1);
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (GError) local = NULL;
  Reader reader = { .rig = self };
  const char *text;
  gsize length;
  int line, column;

  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  text = g_bytes_get_data (svg, &length);
  context = g_markup_parse_context_new (&parser, 0, &reader, NULL);
  if (g_markup_parse_context_parse (context, text, length, &local) &&
      g_markup_parse_context_end_parse (context, &local))
    return g_steal_pointer (&self);
  g_markup_parse_context_get_position (context, &line, &column);
  g_set_error (error, SOLEUS_POSE_ERROR, SOLEUS_POSE_ERROR_FORMAT, "%s:%d:%d: %s", file_name, line,
               column, local->message);
  return NULL;
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
 * soleus_rig_get_groups:
 *
 * Returns: (element-type SoleusGroup) (transfer none): all drawings
 */
GPtrArray *
soleus_rig_get_groups (SoleusRig *self)
{
  return self->groups;
}

guint
soleus_rig_get_n_shapes (SoleusRig *self)
{
  return self->n_shapes;
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
