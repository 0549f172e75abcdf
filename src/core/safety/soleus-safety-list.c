/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-safety-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-xml.h"

#define LIST_RESOURCE   SOLEUS_RESOURCE_PATH "/safety/list.xml"
#define LIST_MAX_BYTES  (256 * 1024)
#define LIST_MAX_DEPTH  3
#define TITLE_MAX_CHARS 100
#define ROW_MAX_CHARS   120
#define TEXT_MAX_CHARS  360

enum
{
  BLOCKS_NOTHING,
  BLOCKS_PRESSURE,
  BLOCKS_ALL,
};

struct _SoleusSafetyList
{
  GObject parent_instance;

  char *intro;
  GPtrArray *groups;
  GPtrArray *advices;
};

G_DEFINE_FINAL_TYPE (SoleusSafetyList, soleus_safety_list, G_TYPE_OBJECT)

static const SoleusXmlWord verdict_words[] = {
  { "amber", SOLEUS_VERDICT_AMBER },         { "orange", SOLEUS_VERDICT_ORANGE },
  { "refer", SOLEUS_VERDICT_REFER },         { "red", SOLEUS_VERDICT_RED },
  { "emergency", SOLEUS_VERDICT_EMERGENCY }, { NULL, 0 },
};

static const SoleusXmlWord block_words[] = {
  { "pressure", BLOCKS_PRESSURE },
  { "all", BLOCKS_ALL },
  { NULL, 0 },
};

static const SoleusXmlWord bool_words[] = { { "no", FALSE }, { "yes", TRUE }, { NULL, 0 } };

/* What the rules show by themselves, without a row that names it. */
static const char *const needed_advices[] = {
  "leave-left",
  "leave-right",
  "no-massage-left",
  "no-massage-right",
  "other-leg",
  "spare-left",
  "spare-right",
  "hands-only",
  "amber",
  "enough",
  "red",
  "hour-unknown",
  "emergency",
  "phone",
  "locked",
  "stop-worse",
  "lock-unreadable",
};

static void
row_free (SoleusSafetyRow *row)
{
  g_free (row->id);
  g_free (row->text);
  g_free (row->advice);
  g_strfreev (row->claims);
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
  g_strfreev (advice->claims);
  g_free (advice);
}

static gpointer
last_of (GPtrArray *array)
{
  return array->pdata[array->len - 1];
}

static gboolean
check_row_rule (SoleusXml *xml, const SoleusSafetyRow *row, int blocks)
{
  if (row->per_leg != (blocks != BLOCKS_NOTHING))
    return soleus_xml_fail (
        xml, SOLEUS_XML_ERROR_SAFETY,
        _ ("Row “%s”: an “orange” verdict blocks a leg, and no other verdict does. Set “blocks” to "
           "fit."),
        row->id);
  if (row->hands_only && row->verdict != SOLEUS_VERDICT_AMBER)
    return soleus_xml_fail (xml, SOLEUS_XML_ERROR_SAFETY,
                            _ ("Row “%s” allows only hands, so its verdict has to be “amber”."),
                            row->id);
  if (row->clot && row->verdict != SOLEUS_VERDICT_RED)
    return soleus_xml_fail (xml, SOLEUS_XML_ERROR_SAFETY,
                            _ ("Row “%s” names a clot, so its verdict has to be “red”."), row->id);
  return TRUE;
}

static gboolean
start_row (SoleusSafetyList *self, SoleusXml *xml)
{
  SoleusSafetyGroup *group = last_of (self->groups);
  SoleusSafetyRow *row;
  const char *id, *advice = NULL;
  int verdict, blocks = BLOCKS_NOTHING, hands_only = FALSE, clot = FALSE;

  if (!soleus_xml_get_id (xml, "id", &id) ||
      !soleus_xml_get_word (xml, "verdict", verdict_words, &verdict))
    return FALSE;
  if (soleus_xml_has (xml, "blocks") && !soleus_xml_get_word (xml, "blocks", block_words, &blocks))
    return FALSE;
  if (soleus_xml_has (xml, "hands-only") &&
      !soleus_xml_get_word (xml, "hands-only", bool_words, &hands_only))
    return FALSE;
  if (soleus_xml_has (xml, "clot") && !soleus_xml_get_word (xml, "clot", bool_words, &clot))
    return FALSE;
  if (soleus_xml_has (xml, "advice") && !soleus_xml_get_id (xml, "advice", &advice))
    return FALSE;
  if (soleus_safety_list_find_row (self, id))
    return soleus_xml_fail (xml, SOLEUS_XML_ERROR_DUPLICATE,
                            _ ("There is a row “%s” already. Give each row its own id."), id);

  row = g_new0 (SoleusSafetyRow, 1);
  row->id = g_strdup (id);
  row->verdict = verdict;
  row->per_leg = row->verdict == SOLEUS_VERDICT_ORANGE;
  row->blocks_stretch = blocks == BLOCKS_ALL;
  row->hands_only = hands_only;
  row->clot = clot;
  row->advice = g_strdup (advice);
  g_ptr_array_add (group->rows, row);
  return soleus_xml_get_claims (xml, "claims", &row->claims) && soleus_xml_no_more (xml) &&
         check_row_rule (xml, row, blocks);
}

static gboolean
start_group (SoleusSafetyList *self, SoleusXml *xml)
{
  SoleusSafetyGroup *group;
  const char *id;

  if (!soleus_xml_get_id (xml, "id", &id) || !soleus_xml_no_more (xml))
    return FALSE;
  for (guint i = 0; i < self->groups->len; i++)
    if (strcmp (((SoleusSafetyGroup *) self->groups->pdata[i])->id, id) == 0)
      return soleus_xml_fail (xml, SOLEUS_XML_ERROR_DUPLICATE,
                              _ ("There is a group “%s” already. Give each group its own id."), id);
  group = g_new0 (SoleusSafetyGroup, 1);
  group->id = g_strdup (id);
  group->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  g_ptr_array_add (self->groups, group);
  return TRUE;
}

static gboolean
start_advice (SoleusSafetyList *self, SoleusXml *xml)
{
  SoleusSafetyAdvice *advice;
  const char *id;
  int phone_script = FALSE;

  if (!soleus_xml_get_id (xml, "id", &id) ||
      (soleus_xml_has (xml, "phone-script") &&
       !soleus_xml_get_word (xml, "phone-script", bool_words, &phone_script)))
    return FALSE;
  if (soleus_safety_list_find_advice (self, id))
    return soleus_xml_fail (xml, SOLEUS_XML_ERROR_DUPLICATE,
                            _ ("There is an advice “%s” already. Give each advice its own id."),
                            id);
  advice = g_new0 (SoleusSafetyAdvice, 1);
  advice->id = g_strdup (id);
  advice->texts = g_new0 (char *, 1);
  advice->has_phone_script = phone_script;
  g_ptr_array_add (self->advices, advice);
  return soleus_xml_get_claims (xml, "claims", &advice->claims) && soleus_xml_no_more (xml);
}

static gboolean
start_element (SoleusXml *xml, const char *element, gpointer user_data)
{
  SoleusSafetyList *self = user_data;
  const char *parent = soleus_xml_get_parent (xml);

  if (!parent && strcmp (element, "safety") == 0)
    return soleus_xml_no_more (xml);
  if (g_strcmp0 (parent, "safety") == 0 && strcmp (element, "intro") == 0)
    return soleus_xml_no_more (xml);
  if (g_strcmp0 (parent, "safety") == 0 && strcmp (element, "group") == 0)
    return start_group (self, xml);
  if (g_strcmp0 (parent, "safety") == 0 && strcmp (element, "advice") == 0)
    return start_advice (self, xml);
  if (g_strcmp0 (parent, "group") == 0 && strcmp (element, "row") == 0)
    return start_row (self, xml);
  if ((g_strcmp0 (parent, "group") == 0 && strcmp (element, "title") == 0) ||
      (g_strcmp0 (parent, "group") == 0 && strcmp (element, "helper") == 0) ||
      (g_strcmp0 (parent, "advice") == 0 && strcmp (element, "title") == 0) ||
      (g_strcmp0 (parent, "advice") == 0 && strcmp (element, "text") == 0))
    return soleus_xml_no_more (xml);
  return soleus_xml_fail_element (xml, element);
}

static gboolean
add_paragraph (SoleusXml *xml, SoleusSafetyAdvice *advice, const char *text)
{
  guint n = g_strv_length (advice->texts);
  char *paragraph = NULL;

  if (!soleus_xml_take_text (xml, text, "safety advice", TEXT_MAX_CHARS, 0, &paragraph))
    return FALSE;
  advice->texts = g_renew (char *, advice->texts, n + 2);
  advice->texts[n] = paragraph;
  advice->texts[n + 1] = NULL;
  return TRUE;
}

static gboolean
end_in_group (SoleusSafetyGroup *group, SoleusXml *xml, const char *element, const char *text)
{
  if (strcmp (element, "title") == 0)
    return soleus_xml_take_text (xml, text, "safety group", TITLE_MAX_CHARS, 0, &group->title);
  if (strcmp (element, "helper") == 0)
    return soleus_xml_take_text (xml, text, "safety helper", TEXT_MAX_CHARS, 0, &group->helper);
  return soleus_xml_take_text (xml, text, "safety row", ROW_MAX_CHARS, 0,
                               &((SoleusSafetyRow *) last_of (group->rows))->text);
}

static gboolean
end_in_advice (SoleusSafetyAdvice *advice, SoleusXml *xml, const char *element, const char *text)
{
  if (strcmp (element, "title") == 0)
    return soleus_xml_take_text (xml, text, "safety advice", TITLE_MAX_CHARS, 0, &advice->title);
  return add_paragraph (xml, advice, text);
}

static gboolean
end_group (SoleusSafetyGroup *group, SoleusXml *xml)
{
  if (group->rows->len == 0)
    return soleus_xml_fail (xml, SOLEUS_XML_ERROR_ELEMENT,
                            _ ("Group “%s” has no row. Add at least one <row>."), group->id);
  return soleus_xml_require (xml, group->title, "title");
}

/* The advices stand after the rows that name them, so this waits for the end. */
static gboolean
end_list (SoleusSafetyList *self, SoleusXml *xml)
{
  if (!soleus_xml_require (xml, self->intro, "intro"))
    return FALSE;
  if (self->groups->len == 0)
    return soleus_xml_fail (xml, SOLEUS_XML_ERROR_ELEMENT,
                            _ ("The list has no group. Add at least one <group>."));
  for (guint i = 0; i < self->groups->len; i++)
    {
      SoleusSafetyGroup *group = self->groups->pdata[i];

      for (guint j = 0; j < group->rows->len; j++)
        {
          SoleusSafetyRow *row = group->rows->pdata[j];

          if (row->advice && !soleus_safety_list_find_advice (self, row->advice))
            return soleus_xml_fail (xml, SOLEUS_XML_ERROR_REFERENCE,
                                    _ ("Row “%s” names the advice “%s”, which isn’t there."),
                                    row->id, row->advice);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (needed_advices); i++)
    if (!soleus_safety_list_find_advice (self, needed_advices[i]))
      return soleus_xml_fail (xml, SOLEUS_XML_ERROR_REFERENCE,
                              _ ("The advice “%s” is missing, and it is needed. Add it."),
                              needed_advices[i]);
  return TRUE;
}

static gboolean
end_element (SoleusXml *xml, const char *element, const char *text, gpointer user_data)
{
  SoleusSafetyList *self = user_data;
  const char *parent = soleus_xml_get_parent (xml);

  if (g_strcmp0 (parent, "group") == 0)
    return end_in_group (last_of (self->groups), xml, element, text);
  if (g_strcmp0 (parent, "advice") == 0)
    return end_in_advice (last_of (self->advices), xml, element, text);
  if (strcmp (element, "intro") == 0)
    return soleus_xml_take_text (xml, text, "safety intro", TITLE_MAX_CHARS, 0, &self->intro);
  if (!soleus_xml_no_text (xml, text))
    return FALSE;
  if (strcmp (element, "group") == 0)
    return end_group (last_of (self->groups), xml);
  if (strcmp (element, "advice") == 0)
    return soleus_xml_require (xml, ((SoleusSafetyAdvice *) last_of (self->advices))->title,
                               "title");
  return end_list (self, xml);
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
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (LIST_RESOURCE, 0, &error);
  SoleusSafetyList *self = NULL;

  if (bytes != NULL)
    self = soleus_safety_list_new_from_bytes (bytes, "list.xml", &error);
  /* It is compiled in and read by a test of the build: without it there can be no massage, and
   * nothing sensible is left to do. */
  if (self == NULL)
    g_error ("The safety list can't be read: %s", error->message);
  return self;
}

/**
 * soleus_safety_list_new_from_bytes:
 * @bytes: the XML of a safety list
 * @file: its name, for messages
 * @error: file, line, column and what would be right
 *
 * Returns: (transfer full) (nullable): the list
 */
SoleusSafetyList *
soleus_safety_list_new_from_bytes (GBytes *bytes, const char *file, GError **error)
{
  g_autoptr (SoleusSafetyList) self = g_object_new (SOLEUS_TYPE_SAFETY_LIST, NULL);
  static const SoleusXmlFormat format = { LIST_MAX_BYTES, LIST_MAX_DEPTH, start_element,
                                          end_element };

  if (!soleus_xml_parse (bytes, file, &format, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * soleus_safety_list_get_intro:
 *
 * Returns: the sentence above the list, translated
 */
const char *
soleus_safety_list_get_intro (SoleusSafetyList *self)
{
  return self->intro;
}

guint
soleus_safety_list_get_n_groups (SoleusSafetyList *self)
{
  return self->groups->len;
}

/**
 * soleus_safety_list_get_group:
 * @index: from 0, in the order of the dialog
 *
 * Returns: (transfer none): a group of rows
 */
const SoleusSafetyGroup *
soleus_safety_list_get_group (SoleusSafetyList *self, guint index)
{
  g_return_val_if_fail (index < self->groups->len, NULL);

  return g_ptr_array_index (self->groups, index);
}

/**
 * soleus_safety_list_find_row:
 *
 * Returns: (nullable) (transfer none): the row with this id
 */
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

/**
 * soleus_safety_list_find_advice:
 *
 * Returns: (nullable) (transfer none): the advice with this id
 */
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

guint
soleus_safety_list_get_n_advices (SoleusSafetyList *self)
{
  return self->advices->len;
}

/**
 * soleus_safety_list_get_advice:
 * @index: from 0
 *
 * Returns: (transfer none): an advice
 */
const SoleusSafetyAdvice *
soleus_safety_list_get_advice (SoleusSafetyList *self, guint index)
{
  g_return_val_if_fail (index < self->advices->len, NULL);

  return g_ptr_array_index (self->advices, index);
}
