/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-history-import.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "soleus-history-export.h"
#include "soleus-history-names.h"
#include "soleus-history-store.h"
#include "soleus-history-time.h"

/* Ten years of daily sessions are some 10 MB; more than this is no history of one person. */
#define MAX_SIZE (256 * 1024 * 1024)

#define MAX_ID_LENGTH      64
#define MAX_OPTIONS_LENGTH 1000

/* Reads members of one object; the first failure sticks, so that reading reads plainly. */
typedef struct
{
  JsonObject *object;
  guint session;
  GError **error;
  gboolean failed;
} Reader;

static void
fail (Reader *self, const char *member)
{
  if (!self->failed)
    g_set_error (self->error, SOLEUS_HISTORY_ERROR, SOLEUS_HISTORY_ERROR_FORMAT,
                 /* Translators: %u is a session's place in the file, %s a technical word. */
                 _ ("The file can’t be imported: in session %u, “%s” is missing or wrong. Nothing "
                    "was changed."),
                 self->session, member);
  self->failed = TRUE;
}

static const char *
read_text (Reader *self, const char *member)
{
  JsonNode *node = json_object_get_member (self->object, member);

  if (node != NULL && json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_get_string (node);
  fail (self, member);
  return NULL;
}

static gint64
read_int (Reader *self, const char *member, gint64 least, gint64 most)
{
  JsonNode *node = json_object_get_member (self->object, member);

  if (node != NULL && json_node_get_value_type (node) == G_TYPE_INT64 &&
      json_node_get_int (node) >= least && json_node_get_int (node) <= most)
    return json_node_get_int (node);
  fail (self, member);
  return least;
}

static gboolean
read_boolean (Reader *self, const char *member)
{
  JsonNode *node = json_object_get_member (self->object, member);

  if (node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node);
  fail (self, member);
  return FALSE;
}

/* Ids go into a spreadsheet one day, so nothing else may pass for one. */
static char *
read_id (Reader *self, const char *member, gboolean may_be_empty)
{
  const char *text = read_text (self, member);
  gsize length = text != NULL ? strlen (text) : 0;

  if (text != NULL &&
      (length > MAX_ID_LENGTH || (length == 0 && !may_be_empty) ||
       strspn (text, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "._-") != length || text[0] == '-'))
    fail (self, member);
  return g_strdup (text);
}

static char *
read_uuid (Reader *self, const char *member)
{
  const char *text = read_text (self, member);

  if (text != NULL && !g_uuid_string_is_valid (text))
    fail (self, member);
  return text != NULL ? g_ascii_strdown (text, -1) : NULL;
}

static char *
read_options (Reader *self, const char *member)
{
  const char *text = read_text (self, member);

  if (text != NULL && (strlen (text) > MAX_OPTIONS_LENGTH || strpbrk (text, "=+@\t\r") == text))
    fail (self, member);
  return g_strdup (text);
}

static int
read_name (Reader *self, const char *member, SoleusNames names)
{
  int value = 0;

  if (!soleus_names_find (names, read_text (self, member), &value))
    fail (self, member);
  return value;
}

static gint64
read_time (Reader *self, const char *member, int *offset_s)
{
  gint64 time = 0;

  if (!soleus_history_time_parse (read_text (self, member), &time, offset_s))
    fail (self, member);
  return time;
}

static void
read_phase (Reader *self, SoleusSessionFields *fields)
{
  SoleusPhaseRecord phase = {
    .number = (guint) read_int (self, "number", 1, G_MAXINT),
    .leg = (SoleusLeg) read_name (self, "leg", SOLEUS_NAMES_LEG),
    .muscle = (SoleusMuscle) read_name (self, "muscle", SOLEUS_NAMES_MUSCLE),
    .kind = (SoleusStepKind) read_name (self, "kind", SOLEUS_NAMES_KIND),
    .step = read_id (self, "step", TRUE),
    .worked_ms = read_int (self, "worked_ms", 0, G_MAXINT),
    .planned_ms = read_int (self, "planned_ms", 0, G_MAXINT),
    .pressure = read_boolean (self, "pressure"),
    .end_us = read_time (self, "end", NULL),
  };

  g_array_append_val (fields->phases, phase);
}

static void
read_rating (Reader *self, SoleusSessionFields *fields)
{
  SoleusRatingRecord rating = {
    .moment = (SoleusRatingMoment) read_name (self, "moment", SOLEUS_NAMES_MOMENT),
    .leg = (SoleusLeg) read_name (self, "leg", SOLEUS_NAMES_LEG),
    .value = (int) read_int (self, "value", 0, SOLEUS_RATING_MAX),
  };

  if (rating.leg == SOLEUS_LEG_BOTH)
    fail (self, "leg");
  g_array_append_val (fields->ratings, rating);
}

static void
read_pain_stop (Reader *self, SoleusSessionFields *fields)
{
  SoleusPainRecord stop = {
    .number = (guint) read_int (self, "number", 1, G_MAXINT),
    .leg = (SoleusLeg) read_name (self, "leg", SOLEUS_NAMES_LEG),
    .step = read_id (self, "step", TRUE),
    .seconds = (guint) read_int (self, "seconds", 0, G_MAXINT),
    .answer = (SoleusPainAnswer) read_name (self, "answer", SOLEUS_NAMES_ANSWER),
    .at_us = read_time (self, "at", NULL),
  };

  g_array_append_val (fields->pain_stops, stop);
}

static void
read_list (Reader *self,
           const char *member,
           SoleusSessionFields *fields,
           void (*read) (Reader *self, SoleusSessionFields *fields))
{
  JsonNode *node = json_object_get_member (self->object, member);
  JsonArray *array =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL)
    fail (self, member);
  for (guint i = 0; array != NULL && !self->failed && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      Reader inner = { .session = self->session, .error = self->error };

      if (JSON_NODE_HOLDS_OBJECT (element))
        {
          inner.object = json_node_get_object (element);
          read (&inner, fields);
          self->failed = inner.failed;
        }
      else
        fail (self, member);
    }
}

static SoleusSessionRecord *
read_session (JsonNode *node, guint number, GError **error)
{
  Reader reader = { .session = number, .error = error };
  g_auto (SoleusSessionFields) fields = { 0 };

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      fail (&reader, "sessions");
      return NULL;
    }
  reader.object = json_node_get_object (node);
  soleus_session_fields_init (&fields);
  fields.uuid = read_uuid (&reader, "uuid");
  fields.routine = read_id (&reader, "routine", FALSE);
  fields.options = read_options (&reader, "options");
  fields.verdict = read_id (&reader, "verdict", TRUE);
  fields.start_us = read_time (&reader, "start", &fields.offset_s);
  fields.end_us = read_time (&reader, "end", NULL);
  fields.outcome = (SoleusOutcome) read_name (&reader, "outcome", SOLEUS_NAMES_OUTCOME);
  read_list (&reader, "phases", &fields, read_phase);
  read_list (&reader, "ratings", &fields, read_rating);
  read_list (&reader, "pain_stops", &fields, read_pain_stop);
  return reader.failed ? NULL : soleus_session_record_new (&fields);
}

static gboolean
set_format_error (GError **error)
{
  g_set_error_literal (error, SOLEUS_HISTORY_ERROR, SOLEUS_HISTORY_ERROR_FORMAT,
                       soleus_history_error_to_text (SOLEUS_HISTORY_ERROR_FORMAT));
  return FALSE;
}

/* Sets @sessions to the array in the file, after a look at what it says of itself. */
static gboolean
find_sessions (JsonNode *root, JsonArray **sessions, GError **error)
{
  JsonObject *object =
      root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *format = object != NULL ? json_object_get_member (object, "format") : NULL;
  JsonNode *version = object != NULL ? json_object_get_member (object, "version") : NULL;
  JsonNode *list = object != NULL ? json_object_get_member (object, "sessions") : NULL;

  if (format == NULL || version == NULL || list == NULL || !JSON_NODE_HOLDS_ARRAY (list) ||
      json_node_get_value_type (format) != G_TYPE_STRING ||
      json_node_get_value_type (version) != G_TYPE_INT64 ||
      strcmp (json_node_get_string (format), SOLEUS_HISTORY_JSON_FORMAT) != 0)
    return set_format_error (error);
  if (json_node_get_int (version) != SOLEUS_HISTORY_JSON_VERSION)
    {
      g_set_error_literal (error, SOLEUS_HISTORY_ERROR, SOLEUS_HISTORY_ERROR_NEWER,
                           _ ("This file was exported by a newer version of Soleus. Update Soleus "
                              "to import it."));
      return FALSE;
    }
  *sessions = json_node_get_array (list);
  return TRUE;
}

/**
 * soleus_history_import_parse:
 * @data: JSON
 * @length: in bytes, or -1
 *
 * Returns: (transfer full) (element-type SoleusSessionRecord): every session of the file, or %NULL
 *   with @error set if a single one isn't sound
 */
GPtrArray *
soleus_history_import_parse (const char *data, gssize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  JsonArray *sessions = NULL;

  if (!json_parser_load_from_data (parser, data, length, NULL))
    {
      set_format_error (error);
      return NULL;
    }
  if (!find_sessions (json_parser_get_root (parser), &sessions, error))
    return NULL;
  for (guint i = 0; i < json_array_get_length (sessions); i++)
    {
      SoleusSessionRecord *record =
          read_session (json_array_get_element (sessions, i), i + 1, error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }
  return g_steal_pointer (&records);
}

static gboolean
insert_all (SoleusDatabase *database,
            GPtrArray *records,
            SoleusImportResult *imported,
            GError **error)
{
  *imported = (SoleusImportResult){ 0 };
  for (guint i = 0; i < records->len; i++)
    {
      gboolean is_new = FALSE;

      if (!soleus_history_store_insert (database, g_ptr_array_index (records, i), &is_new, error))
        return FALSE;
      imported->n_new += is_new ? 1 : 0;
      imported->n_known += is_new ? 0 : 1;
    }
  return TRUE;
}

static gboolean
load_file (GFile *file, char **data, gsize *length, GError **error)
{
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                         G_FILE_QUERY_INFO_NONE, NULL, error);

  if (info == NULL)
    return FALSE;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR ||
      g_file_info_get_size (info) > MAX_SIZE)
    return set_format_error (error);
  return g_file_load_contents (file, NULL, data, length, NULL, error);
}

/**
 * soleus_history_import_from_file:
 * @file: a history exported as JSON
 * @imported: (out caller-allocates): how many sessions it had
 *
 * Returns: whether all of it is recorded; if not, nothing is
 */
gboolean
soleus_history_import_from_file (SoleusDatabase *database,
                                 GFile *file,
                                 SoleusImportResult *imported,
                                 GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autofree char *data = NULL;
  gsize length;

  if (!load_file (file, &data, &length, error))
    return FALSE;
  records = soleus_history_import_parse (data, (gssize) length, error);
  return records != NULL && soleus_database_begin (database, error) &&
         soleus_database_end (database, insert_all (database, records, imported, error), error);
}
