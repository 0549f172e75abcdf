/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-history-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-day.h"
#include "soleus-history-export.h"
#include "soleus-history-names.h"
#include "soleus-history-store.h"
#include "soleus-history-time.h"
#include "soleus-json.h"

/* Ten years of daily sessions are some 10 MB; more than this is no history of one person. */
#define MAX_MEGABYTES 32
#define MAX_SIZE      (MAX_MEGABYTES * 1024 * 1024)

#define MAX_ID_LENGTH      64
#define MAX_OPTIONS_LENGTH 1000

/* So many phases, and so many stops, may stand in one session. */
#define MAX_ROWS 10000

#define DAY_US (24 * 60 * 60 * (gint64) G_USEC_PER_SEC)

/* Reads one object; the first failure sticks, so that reading reads plainly. */
typedef struct
{
  SoleusJson *json;
  guint session;
  gint64 latest_us;
  GError **error;
  gboolean failed;
} Reader;

typedef struct
{
  const char *name;
  void (*read) (Reader *self, const char *name, gpointer target);
} Member;

static gboolean
fail (Reader *self, const char *member)
{
  if (!self->failed)
    g_set_error (self->error, SOLEUS_HISTORY_ERROR, SOLEUS_HISTORY_ERROR_FORMAT,
                 /* Translators: %u is a session's place in the file, %s a technical word. */
                 _ ("The file can’t be imported: in session %u, “%s” is missing or wrong. Nothing "
                    "was changed."),
                 self->session, member);
  self->failed = TRUE;
  return FALSE;
}

static int
find_member (const Member *members, guint n_members, const char *name)
{
  for (guint i = 0; i < n_members; i++)
    if (strcmp (name, members[i].name) == 0)
      return (int) i;
  return -1;
}

/* Reads an object that has each of @members once, in any order; what else is in it is passed over.
 */
static void
read_object (
    Reader *self, const char *place, const Member *members, guint n_members, gpointer target)
{
  const char *name;
  guint seen = 0;

  if (self->failed || !soleus_json_open_object (self->json))
    {
      fail (self, place);
      return;
    }
  while (!self->failed && soleus_json_next_member (self->json, &name))
    {
      int i = find_member (members, n_members, name);

      if (i < 0)
        soleus_json_skip (self->json);
      else if (seen & (1u << i))
        fail (self, members[i].name);
      else
        {
          seen |= 1u << i;
          members[i].read (self, members[i].name, target);
        }
    }
  for (guint i = 0; i < n_members; i++)
    if (!(seen & (1u << i)))
      fail (self, members[i].name);
}

static gint64
read_int (Reader *self, const char *member, gint64 least, gint64 most)
{
  gint64 value;

  if (soleus_json_read_int (self->json, &value) && value >= least && value <= most)
    return value;
  fail (self, member);
  return least;
}

/* Ids go into a spreadsheet one day, so nothing else may pass for one. */
static char *
read_id (Reader *self, const char *member, gboolean may_be_empty)
{
  const char *text = soleus_json_read_string (self->json);
  gsize length = text != NULL ? strlen (text) : 0;

  if (text == NULL || length > MAX_ID_LENGTH || (length == 0 && !may_be_empty) ||
      strspn (text, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "._-") != length || text[0] == '-')
    {
      fail (self, member);
      return NULL;
    }
  return g_strdup (text);
}

static int
read_name (Reader *self, const char *member, SoleusNames names)
{
  int value = 0;

  if (!soleus_names_find (names, soleus_json_read_string (self->json), &value))
    fail (self, member);
  return value;
}

/* Nothing was done before there was this clock, and nothing tomorrow. */
static gint64
read_time (Reader *self, const char *member, int *offset_s)
{
  gint64 time = 0;
  int offset = 0;

  if (!soleus_history_time_parse (soleus_json_read_string (self->json), &time, &offset) ||
      ABS (offset) > SOLEUS_HISTORY_MAX_OFFSET_S || soleus_day_from_time (time, offset) < 0 ||
      time < 0 || time > self->latest_us)
    fail (self, member);
  if (offset_s != NULL)
    *offset_s = offset;
  return time;
}

/* Goes through a list of objects. */
static void
read_list (
    Reader *self, const char *name, guint most, void (*read) (Reader *, gpointer), gpointer to)
{
  guint n = 0;

  if (self->failed || !soleus_json_open_array (self->json))
    {
      fail (self, name);
      return;
    }
  while (!self->failed && soleus_json_next_element (self->json))
    if (++n > most)
      fail (self, name);
    else
      read (self, to);
}

/* ---- a phase */

static void
read_phase_number (Reader *self, const char *name, gpointer target)
{
  ((SoleusPhaseRecord *) target)->number = (guint) read_int (self, name, 1, G_MAXINT);
}

static void
read_phase_leg (Reader *self, const char *name, gpointer target)
{
  ((SoleusPhaseRecord *) target)->leg = (SoleusLeg) read_name (self, name, SOLEUS_NAMES_LEG);
}

static void
read_phase_muscle (Reader *self, const char *name, gpointer target)
{
  ((SoleusPhaseRecord *) target)->muscle =
      (SoleusMuscle) read_name (self, name, SOLEUS_NAMES_MUSCLE);
}

static void
read_phase_kind (Reader *self, const char *name, gpointer target)
{
  ((SoleusPhaseRecord *) target)->kind = (SoleusStepKind) read_name (self, name, SOLEUS_NAMES_KIND);
}

static void
read_phase_step (Reader *self, const char *name, gpointer target)
{
  ((SoleusPhaseRecord *) target)->step = read_id (self, name, TRUE);
}

static void
read_phase_worked (Reader *self, const char *name, gpointer target)
{
  ((SoleusPhaseRecord *) target)->worked_ms = read_int (self, name, 0, G_MAXINT);
}

static void
read_phase_planned (Reader *self, const char *name, gpointer target)
{
  ((SoleusPhaseRecord *) target)->planned_ms = read_int (self, name, 0, G_MAXINT);
}

static void
read_phase_pressure (Reader *self, const char *name, gpointer target)
{
  if (!soleus_json_read_boolean (self->json, &((SoleusPhaseRecord *) target)->pressure))
    fail (self, name);
}

static void
read_phase_end (Reader *self, const char *name, gpointer target)
{
  ((SoleusPhaseRecord *) target)->end_us = read_time (self, name, NULL);
}

static const Member phase_members[] = {
  { "number", read_phase_number },
  { "leg", read_phase_leg },
  { "muscle", read_phase_muscle },
  { "kind", read_phase_kind },
  { "step", read_phase_step },
  { "worked_ms", read_phase_worked },
  { "planned_ms", read_phase_planned },
  { "pressure", read_phase_pressure },
  { "end", read_phase_end },
};

static void
read_phase (Reader *self, gpointer target)
{
  GArray *phases = target;
  SoleusPhaseRecord phase = { 0 };
  guint last =
      phases->len > 0 ? g_array_index (phases, SoleusPhaseRecord, phases->len - 1).number : 0;

  read_object (self, "phases", phase_members, G_N_ELEMENTS (phase_members), &phase);
  /* A number stands for one phase, and they come in their order. */
  if (!self->failed && phase.number <= last)
    fail (self, "number");
  g_array_append_val (phases, phase);
}

/* ---- a rating */

static void
read_rating_moment (Reader *self, const char *name, gpointer target)
{
  ((SoleusRatingRecord *) target)->moment =
      (SoleusRatingMoment) read_name (self, name, SOLEUS_NAMES_MOMENT);
}

static void
read_rating_leg (Reader *self, const char *name, gpointer target)
{
  SoleusRatingRecord *rating = target;

  rating->leg = (SoleusLeg) read_name (self, name, SOLEUS_NAMES_LEG);
  if (rating->leg == SOLEUS_LEG_BOTH)
    fail (self, name);
}

static void
read_rating_value (Reader *self, const char *name, gpointer target)
{
  ((SoleusRatingRecord *) target)->value = (int) read_int (self, name, 0, SOLEUS_RATING_MAX);
}

static const Member rating_members[] = {
  { "moment", read_rating_moment },
  { "leg", read_rating_leg },
  { "value", read_rating_value },
};

static void
read_rating (Reader *self, gpointer target)
{
  GArray *ratings = target;
  SoleusRatingRecord rating = { 0 };

  read_object (self, "ratings", rating_members, G_N_ELEMENTS (rating_members), &rating);
  for (guint i = 0; i < ratings->len; i++)
    {
      const SoleusRatingRecord *other = &g_array_index (ratings, SoleusRatingRecord, i);

      if (other->moment == rating.moment && other->leg == rating.leg)
        fail (self, "ratings");
    }
  g_array_append_val (ratings, rating);
}

/* ---- a stop for pain */

static void
read_stop_number (Reader *self, const char *name, gpointer target)
{
  ((SoleusPainRecord *) target)->number = (guint) read_int (self, name, 1, G_MAXINT);
}

static void
read_stop_leg (Reader *self, const char *name, gpointer target)
{
  ((SoleusPainRecord *) target)->leg = (SoleusLeg) read_name (self, name, SOLEUS_NAMES_LEG);
}

static void
read_stop_step (Reader *self, const char *name, gpointer target)
{
  ((SoleusPainRecord *) target)->step = read_id (self, name, TRUE);
}

static void
read_stop_seconds (Reader *self, const char *name, gpointer target)
{
  ((SoleusPainRecord *) target)->seconds = (guint) read_int (self, name, 0, G_MAXINT);
}

static void
read_stop_answer (Reader *self, const char *name, gpointer target)
{
  ((SoleusPainRecord *) target)->answer =
      (SoleusPainAnswer) read_name (self, name, SOLEUS_NAMES_ANSWER);
}

static void
read_stop_at (Reader *self, const char *name, gpointer target)
{
  ((SoleusPainRecord *) target)->at_us = read_time (self, name, NULL);
}

static const Member stop_members[] = {
  { "number", read_stop_number },   { "leg", read_stop_leg },       { "step", read_stop_step },
  { "seconds", read_stop_seconds }, { "answer", read_stop_answer }, { "at", read_stop_at },
};

static void
read_pain_stop (Reader *self, gpointer target)
{
  GArray *stops = target;
  SoleusPainRecord stop = { 0 };
  guint last = stops->len > 0 ? g_array_index (stops, SoleusPainRecord, stops->len - 1).number : 0;

  read_object (self, "pain_stops", stop_members, G_N_ELEMENTS (stop_members), &stop);
  if (!self->failed && stop.number <= last)
    fail (self, "number");
  g_array_append_val (stops, stop);
}

/* ---- a session */

static void
read_uuid (Reader *self, const char *name, gpointer target)
{
  const char *text = soleus_json_read_string (self->json);

  if (text != NULL && g_uuid_string_is_valid (text))
    ((SoleusSessionFields *) target)->uuid = g_ascii_strdown (text, -1);
  else
    fail (self, name);
}

static void
read_routine (Reader *self, const char *name, gpointer target)
{
  ((SoleusSessionFields *) target)->routine = read_id (self, name, FALSE);
}

/* A spreadsheet takes what begins so for a formula. */
static void
read_options (Reader *self, const char *name, gpointer target)
{
  const char *text = soleus_json_read_string (self->json);

  if (text != NULL && strlen (text) <= MAX_OPTIONS_LENGTH && strpbrk (text, "=+-@\t\r\n") != text)
    ((SoleusSessionFields *) target)->options = g_strdup (text);
  else
    fail (self, name);
}

static void
read_verdict (Reader *self, const char *name, gpointer target)
{
  ((SoleusSessionFields *) target)->verdict = read_id (self, name, TRUE);
}

static void
read_start (Reader *self, const char *name, gpointer target)
{
  SoleusSessionFields *fields = target;

  fields->start_us = read_time (self, name, &fields->offset_s);
}

static void
read_end (Reader *self, const char *name, gpointer target)
{
  ((SoleusSessionFields *) target)->end_us = read_time (self, name, NULL);
}

static void
read_outcome (Reader *self, const char *name, gpointer target)
{
  ((SoleusSessionFields *) target)->outcome =
      (SoleusOutcome) read_name (self, name, SOLEUS_NAMES_OUTCOME);
}

static void
read_phases (Reader *self, const char *name, gpointer target)
{
  read_list (self, name, MAX_ROWS, read_phase, ((SoleusSessionFields *) target)->phases);
}

static void
read_ratings (Reader *self, const char *name, gpointer target)
{
  read_list (self, name, MAX_ROWS, read_rating, ((SoleusSessionFields *) target)->ratings);
}

static void
read_pain_stops (Reader *self, const char *name, gpointer target)
{
  read_list (self, name, MAX_ROWS, read_pain_stop, ((SoleusSessionFields *) target)->pain_stops);
}

static const Member session_members[] = {
  { "uuid", read_uuid },       { "routine", read_routine },
  { "options", read_options }, { "verdict", read_verdict },
  { "start", read_start },     { "end", read_end },
  { "outcome", read_outcome }, { "phases", read_phases },
  { "ratings", read_ratings }, { "pain_stops", read_pain_stops },
};

static void
read_session (Reader *self, gpointer target)
{
  g_auto (SoleusSessionFields) fields = { 0 };

  self->session++;
  soleus_session_fields_init (&fields);
  read_object (self, "sessions", session_members, G_N_ELEMENTS (session_members), &fields);
  if (!self->failed)
    g_ptr_array_add (target, soleus_session_record_new (&fields));
}

/* ---- the file */

static gboolean
set_format_error (GError **error)
{
  g_set_error_literal (error, SOLEUS_HISTORY_ERROR, SOLEUS_HISTORY_ERROR_FORMAT,
                       soleus_history_error_to_text (SOLEUS_HISTORY_ERROR_FORMAT));
  return FALSE;
}

static gboolean
set_size_error (GError **error)
{
  g_set_error (error, SOLEUS_HISTORY_ERROR, SOLEUS_HISTORY_ERROR_FORMAT,
               _ ("The file can’t be imported: it is larger than %d megabytes. Nothing was "
                  "changed."),
               MAX_MEGABYTES);
  return FALSE;
}

static gboolean
set_place_error (const SoleusJson *json, GError **error)
{
  guint line, column;

  soleus_json_get_place (json, &line, &column);
  g_set_error (error, SOLEUS_HISTORY_ERROR, SOLEUS_HISTORY_ERROR_FORMAT,
               /* Translators: a place in a text file, both counted from 1. */
               _ ("The file can’t be imported: it isn’t as Soleus writes it at line %u, column %u. "
                  "Nothing was changed."),
               line, column);
  return FALSE;
}

static gboolean
check_syntax (const char *data, gsize length, GError **error)
{
  g_auto (SoleusJson) json = { NULL };

  soleus_json_init (&json, data, length);
  return (soleus_json_skip (&json) && soleus_json_finish (&json)) || set_place_error (&json, error);
}

/* What a file says of itself, wherever in it that stands. */
typedef struct
{
  gboolean is_ours;
  gint64 version;
  guint n_sessions;
} Head;

static void
read_head_member (SoleusJson *json, const char *name, Head *head)
{
  if (strcmp (name, "format") == 0)
    head->is_ours = g_strcmp0 (soleus_json_read_string (json), SOLEUS_HISTORY_JSON_FORMAT) == 0;
  else if (strcmp (name, "version") == 0)
    soleus_json_read_int (json, &head->version);
  else
    {
      head->n_sessions += strcmp (name, "sessions") == 0 ? 1 : 0;
      soleus_json_skip (json);
    }
}

static gboolean
check_head (const char *data, gsize length, GError **error)
{
  g_auto (SoleusJson) json = { NULL };
  Head head = { 0 };
  const char *name;

  soleus_json_init (&json, data, length);
  if (soleus_json_open_object (&json))
    while (soleus_json_next_member (&json, &name))
      read_head_member (&json, name, &head);
  if (soleus_json_has_failed (&json) || !head.is_ours || head.version < 1 || head.n_sessions != 1)
    return set_format_error (error);
  if (head.version == SOLEUS_HISTORY_JSON_VERSION)
    return TRUE;
  g_set_error_literal (error, SOLEUS_HISTORY_ERROR, SOLEUS_HISTORY_ERROR_NEWER,
                       _ ("This file was exported by a newer version of Soleus. Update Soleus "
                          "to import it."));
  return FALSE;
}

/**
 * soleus_history_import_parse:
 * @data: JSON
 * @length: in bytes
 * @now_us: microseconds since 1970-01-01 UTC; what lies more than a day ahead is no history
 *
 * Returns: (transfer full) (element-type SoleusSessionRecord): every session of the file, or %NULL
 *   with @error set if a single one isn't sound
 */
GPtrArray *
soleus_history_import_parse (const char *data, gsize length, gint64 now_us, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (SoleusJson) json = { NULL };
  Reader reader = { .json = &json, .latest_us = now_us + DAY_US, .error = error };
  const char *name;

  if (length > MAX_SIZE)
    set_size_error (error);
  if (length > MAX_SIZE || !check_syntax (data, length, error) || !check_head (data, length, error))
    return NULL;
  soleus_json_init (&json, data, length);
  soleus_json_open_object (&json);
  while (soleus_json_next_member (&json, &name) && strcmp (name, "sessions") != 0)
    soleus_json_skip (&json);
  if (!soleus_json_open_array (&json))
    set_format_error (error);
  while (!reader.failed && soleus_json_next_element (&json))
    read_session (&reader, records);
  return soleus_json_has_failed (&json) || reader.failed ? NULL : g_steal_pointer (&records);
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

/* Reads no further than a history can be long, whatever the file says of its size. */
static GBytes *
load_file (GFile *file, GError **error)
{
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, NULL, error);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autofree char *data = NULL;
  gsize length;

  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      set_format_error (error);
      return NULL;
    }
  stream = g_file_read (file, NULL, error);
  if (stream == NULL)
    return NULL;
  data = g_malloc (MAX_SIZE + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), data, MAX_SIZE + 1, &length, NULL, error))
    return NULL;
  return g_bytes_new_take (g_realloc (g_steal_pointer (&data), MAX (length, 1)), length);
}

/**
 * soleus_history_import_from_file:
 * @file: a history exported as JSON
 * @now_us: microseconds since 1970-01-01 UTC
 * @imported: (out caller-allocates): how many sessions it had
 *
 * Returns: whether all of it is recorded; if not, nothing is
 */
gboolean
soleus_history_import_from_file (SoleusDatabase *database,
                                 GFile *file,
                                 gint64 now_us,
                                 SoleusImportResult *imported,
                                 GError **error)
{
  g_autoptr (GBytes) bytes = load_file (file, error);
  g_autoptr (GPtrArray) records = NULL;

  if (bytes == NULL)
    return FALSE;
  records = soleus_history_import_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                         now_us, error);
  g_clear_pointer (&bytes, g_bytes_unref);
  return records != NULL && soleus_database_begin (database, error) &&
         soleus_database_end (database, insert_all (database, records, imported, error), error);
}
