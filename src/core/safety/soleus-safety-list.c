/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-safety-list.h"

#include "soleus-content.h"
#include "soleus-enum-types.h"

G_DEFINE_FINAL_TYPE (SoleusSafetyList, soleus_safety_list, G_TYPE_OBJECT)

typedef struct
{
  SoleusSafetyList *list;
  SoleusSafetyGroup *group;
  SoleusSafetyRow *row;
  SoleusSafetyAdvice *advice; /* NULL in the groups, which come first. */
} Reader;

static void
row_free (SoleusSafetyRow *row)
{
  g_free (row->id);
  g_free (row->text);
  g_free (row->advice);
  g_free (row);
}

static void
group_free (SoleusSafetyGroup *group)
{
  g_free (group->id);
  g_free (group->title);
  g_free (group->helper);
  g_ptr_array_unref (group->rows);
  g_free (group);
}

static void
advice_free (SoleusSafetyAdvice *advice)
{
  g_free (advice->id);
  g_free (advice->title);
  g_strfreev (advice->texts);
  g_free (advice);
}

static SoleusVerdictKind
read_verdict (const char *word)
{
  g_autoptr (GEnumClass) verdicts = g_type_class_ref (SOLEUS_TYPE_VERDICT_KIND);
  const GEnumValue *value = g_enum_get_value_by_nick (verdicts, word);

  if (value == NULL || value->value == SOLEUS_VERDICT_CLEAR)
    g_error ("The safety list has the verdict %s", word);
  return value->value;
}

static void
start_row (Reader *self, const char **names, const char **values, GError **error)
{
  SoleusSafetyRow *row = self->row = g_new0 (SoleusSafetyRow, 1);
  const char *verdict, *blocks;

  g_ptr_array_add (self->group->rows, row);
  if (!g_markup_collect_attributes (
          "row", names, values, error, G_MARKUP_COLLECT_STRDUP, "id", &row->id,
          G_MARKUP_COLLECT_STRING, "verdict", &verdict,
          G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL, "blocks", &blocks,
          G_MARKUP_COLLECT_BOOLEAN | G_MARKUP_COLLECT_OPTIONAL, "hands-only", &row->hands_only,
          G_MARKUP_COLLECT_BOOLEAN | G_MARKUP_COLLECT_OPTIONAL, "clot", &row->clot,
          G_MARKUP_COLLECT_STRDUP | G_MARKUP_COLLECT_OPTIONAL, "advice", &row->advice,
          G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL, "claims", NULL,
          G_MARKUP_COLLECT_INVALID))
    return;
  row->verdict = read_verdict (verdict);
  row->per_leg = row->verdict == SOLEUS_VERDICT_ORANGE;
  row->blocks_stretch = g_strcmp0 (blocks, "pressure") != 0 && row->per_leg;
  /* The grammar has the same rules. They are checked here too, in every build, because they decide
   * what may be done. */
  if (row->per_leg != (blocks != NULL) ||
      (row->hands_only && row->verdict != SOLEUS_VERDICT_AMBER) ||
      (row->clot && row->verdict != SOLEUS_VERDICT_RED))
    g_error ("The safety list has a wrong row %s", row->id);
}

static void
start_element_cb (GMarkupParseContext *context,
                  const char *element,
                  const char **names,
                  const char **values,
                  gpointer user_data,
                  GError **error)
{
  Reader *self = user_data;

  if (g_str_equal (element, "row"))
    start_row (self, names, values, error);
  else if (g_str_equal (element, "group"))
    {
      self->group = g_new0 (SoleusSafetyGroup, 1);
      self->group->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
      g_ptr_array_add (self->list->groups, self->group);
      g_markup_collect_attributes (element, names, values, error, G_MARKUP_COLLECT_STRDUP, "id",
                                   &self->group->id, G_MARKUP_COLLECT_INVALID);
    }
  else if (g_str_equal (element, "advice"))
    {
      self->advice = g_new0 (SoleusSafetyAdvice, 1);
      self->advice->texts = g_new0 (char *, 1);
      g_ptr_array_add (self->list->advices, self->advice);
      g_markup_collect_attributes (
          element, names, values, error, G_MARKUP_COLLECT_STRDUP, "id", &self->advice->id,
          G_MARKUP_COLLECT_BOOLEAN | G_MARKUP_COLLECT_OPTIONAL, "phone-script",
          &self->advice->has_phone_script, G_MARKUP_COLLECT_STRING | G_MARKUP_COLLECT_OPTIONAL,
          "claims", NULL, G_MARKUP_COLLECT_INVALID);
    }
}

static void
text_cb (GMarkupParseContext *context,
         const char *text,
         gsize length,
         gpointer user_data,
         GError **error)
{
  Reader *self = user_data;
  const char *element = g_markup_parse_context_get_element (context);

  if (g_str_equal (element, "intro"))
    soleus_content_take_text (&self->list->intro, "safety intro", text);
  else if (g_str_equal (element, "title") && self->advice)
    soleus_content_take_text (&self->advice->title, "safety advice", text);
  else if (g_str_equal (element, "title"))
    soleus_content_take_text (&self->group->title, "safety group", text);
  else if (g_str_equal (element, "helper"))
    soleus_content_take_text (&self->group->helper, "safety helper", text);
  else if (g_str_equal (element, "row"))
    soleus_content_take_text (&self->row->text, "safety row", text);
  else if (g_str_equal (element, "text"))
    soleus_content_add_text (&self->advice->texts, "safety advice", text);
}

static void
soleus_safety_list_finalize (GObject *object)
{
  SoleusSafetyList *self = SOLEUS_SAFETY_LIST (object);

  g_clear_pointer (&self->intro, g_free);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->advices, g_ptr_array_unref);
  G_OBJECT_CLASS (soleus_safety_list_parent_class)->finalize (object);
}

static void
soleus_safety_list_class_init (SoleusSafetyListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = soleus_safety_list_finalize;
}

static void
soleus_safety_list_init (SoleusSafetyList *self)
{
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  self->advices = g_ptr_array_new_with_free_func ((GDestroyNotify) advice_free);
}

/**
 * soleus_safety_list_new:
 *
 * Returns: (transfer full): the built-in list, in the person's language
 */
SoleusSafetyList *
soleus_safety_list_new (void)
{
  static const GMarkupParser parser = { start_element_cb, NULL, text_cb, NULL, NULL };
  SoleusSafetyList *self = g_object_new (SOLEUS_TYPE_SAFETY_LIST, NULL);
  Reader reader = { .list = self };

  soleus_content_parse_resource (SOLEUS_RESOURCE_PATH "/safety/list.xml", &parser, &reader);
  return self;
}

const SoleusSafetyRow *
soleus_safety_list_find_row (SoleusSafetyList *self, const char *id)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      SoleusSafetyGroup *group = g_ptr_array_index (self->groups, i);

      for (guint j = 0; j < group->rows->len; j++)
        {
          SoleusSafetyRow *row = g_ptr_array_index (group->rows, j);

          if (g_strcmp0 (row->id, id) == 0)
            return row;
        }
    }
  return NULL;
}

const SoleusSafetyAdvice *
soleus_safety_list_find_advice (SoleusSafetyList *self, const char *id)
{
  for (guint i = 0; i < self->advices->len; i++)
    {
      SoleusSafetyAdvice *advice = g_ptr_array_index (self->advices, i);

      if (g_strcmp0 (advice->id, id) == 0)
        return advice;
    }
  return NULL;
}

/**
 * soleus_safety_list_find_row_advices:
 * @row_ids: (array zero-terminated=1): rows that are ticked, or %SOLEUS_SAFETY_STOP_ROW, which
 * counts as RED
 * @verdict: what they came to
 *
 * Returns: (transfer container) (element-type SoleusSafetyAdvice): what is said to those of the
 *   rows that come to @verdict, each once, in the order of @row_ids
 */
GPtrArray *
soleus_safety_list_find_row_advices (SoleusSafetyList *self,
                                     const char *const *row_ids,
                                     SoleusVerdictKind verdict)
{
  GPtrArray *advices = g_ptr_array_new ();

  for (guint i = 0; row_ids[i]; i++)
    {
      const SoleusSafetyRow *row = soleus_safety_list_find_row (self, row_ids[i]);
      const SoleusSafetyAdvice *advice = NULL;

      if (row && row->verdict == verdict && row->advice)
        advice = soleus_safety_list_find_advice (self, row->advice);
      else if (g_str_equal (row_ids[i], SOLEUS_SAFETY_STOP_ROW) && verdict == SOLEUS_VERDICT_RED)
        advice = soleus_safety_list_find_advice (self, SOLEUS_SAFETY_STOP_ROW);
      if (advice && !g_ptr_array_find (advices, advice, NULL))
        g_ptr_array_add (advices, (gpointer) advice);
    }
  return advices;
}
