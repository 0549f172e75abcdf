/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-history-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-day.h"
#include "soleus-history-export.h"
#include "soleus-history-store.h"
#include "soleus-journal-store.h"
#include "soleus-json.h"

/* Ten years of daily sessions are some 10 MB; more than this is no history of one person. */
#define MAX_MEGABYTES 32
#define MAX_SIZE      (MAX_MEGABYTES * 1024 * 1024)

#define MAX_ID_LENGTH      64
#define MAX_OPTIONS_LENGTH 1000

/* The most phases, and the most stops, of one session. */
#define MAX_ROWS 10000

#define DAY_US (24 * 60 * 60 * (gint64) G_USEC_PER_SEC)

/* The first failure sticks, so that a caller need not check each value. An entry of the journal is
 * read where @entry isn't 0. */
typedef struct
{
  SoleusJson *json;
  guint session;
  guint entry;
  gint64 latest_us;
  GError **error;
  gboolean failed;
} Reader;

typedef struct _Member Member;

/* A member of an object, the place of its value in a struct, a number for its reader, and whether
 * files of earlier versions lack it. */
struct _Member
{
  const char *name;
  void (*read) (Reader *self, const Member *member, gpointer field);
  gsize offset;
  int detail;
  gboolean optional;
};

static void
fail (Reader *self, const char *member)
{
  if (!self->failed && self->entry > 0)
    g_set_error (self->error, SOLEUS_HISTORY_ERROR, SOLEUS_HISTORY_ERROR_FORMAT,
                 /* Translators: the journal holds plans, ankle tests and cramps. %u is the place of
                  * one of them in the file, %s a technical word. */
                 _ ("The file can’t be imported: in entry %u of the journal, “%s” is missing or "
                    "wrong. Nothing was changed."),
                 self->entry, member);
  else if (!self->failed)
    g_set_error (self->error, SOLEUS_HISTORY_ERROR, SOLEUS_HISTORY_ERROR_FORMAT,
                 /* Translators: %u is a session's place in the file, %s a technical word. */
                 _ ("The file can’t be imported: in session %u, “%s” is missing or wrong. Nothing "
                    "was changed."),
                 self->session, member);
  self->failed = TRUE;
}

static int
find_member (const Member *members, guint n_members, const char *name)
{
  for (guint i = 0; i < n_members; i++)
    if (strcmp (name, members[i].name) == 0)
      return (int) i;
  return -1;
}

/* Reads an object that has each of @members once, in any order, but for those that may be missing.
 * Other members are passed over. */
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
          members[i].read (self, &members[i], G_STRUCT_MEMBER_P (target, members[i].offset));
        }
    }
  for (guint i = 0; i < n_members; i++)
    if (!(seen & (1u << i)) && !members[i].optional)
      fail (self, members[i].name);
}

static gint64
read_number (Reader *self, const Member *member, gint64 least, gint64 most)
{
  gint64 value;

  if (soleus_json_read_int (self->json, &value) && value >= least && value <= most)
    return value;
  fail (self, member->name);
  return least;
}

/* The detail is the least value. */
static void
read_count (Reader *self, const Member *member, gpointer field)
{
  *(guint *) field = (guint) read_number (self, member, member->detail, G_MAXINT);
}

static void
read_ms (Reader *self, const Member *member, gpointer field)
{
  *(gint64 *) field = read_number (self, member, 0, G_MAXINT);
}

static void
read_tightness (Reader *self, const Member *member, gpointer field)
{
  *(int *) field = (int) read_number (self, member, 0, SOLEUS_RATING_MAX);
}

static void
read_boolean (Reader *self, const Member *member, gpointer field)
{
  if (!soleus_json_read_boolean (self->json, field))
    fail (self, member->name);
}

/* The field is an enumeration, and the detail its #SoleusNames. */
static void
read_name (Reader *self, const Member *member, gpointer field)
{
  int value = 0;

  if (!soleus_names_find ((SoleusNames) member->detail, soleus_json_read_string (self->json),
                          &value))
    fail (self, member->name);
  *(int *) field = value;
}

/* An id may be shown in a spreadsheet one day, so it may not be a formula. The detail is the least
 * length. */
static void
read_id (Reader *self, const Member *member, gpointer field)
{
  const char *text = soleus_json_read_string (self->json);
  gsize length = text != NULL ? strlen (text) : 0;

  if (text != NULL && length >= (gsize) member->detail && length <= MAX_ID_LENGTH &&
      strspn (text, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "._-") == length && text[0] != '-')
    *(char **) field = g_strdup (text);
  else
    fail (self, member->name);
}

static void
read_uuid (Reader *self, const Member *member, gpointer field)
{
  const char *text = soleus_json_read_string (self->json);

  if (text != NULL && g_uuid_string_is_valid (text))
    *(char **) field = g_ascii_strdown (text, -1);
  else
    fail (self, member->name);
}

/* A spreadsheet takes a text that begins so for a formula. */
static void
read_options (Reader *self, const Member *member, gpointer field)
{
  const char *text = soleus_json_read_string (self->json);

  if (text != NULL && strlen (text) <= MAX_OPTIONS_LENGTH && strpbrk (text, "=+-@\t\r\n") != text)
    *(char **) field = g_strdup (text);
  else
    fail (self, member->name);
}

/* The person's own words, of as many bytes as the detail says at most. */
static void
read_words (Reader *self, const Member *member, gpointer field)
{
  const char *text = soleus_json_read_string (self->json);

  if (text != NULL && strlen (text) <= (gsize) member->detail)
    *(char **) field = g_strdup (text);
  else
    fail (self, member->name);
}

/* Nothing was done before 1970, and nothing after tomorrow. */
static int
parse_time (Reader *self, const Member *member, gint64 *time)
{
  int offset = 0;

  if (!soleus_history_time_parse (soleus_json_read_string (self->json), time, &offset) ||
      ABS (offset) > SOLEUS_HISTORY_MAX_OFFSET_S || soleus_day_from_time (*time, offset, 0) < 0 ||
      *time < 0 || *time > self->latest_us)
    fail (self, member->name);
  return offset;
}

static void
read_time (Reader *self, const Member *member, gpointer field)
{
  parse_time (self, member, field);
}

static void
read_start (Reader *self, const Member *member, gpointer target)
{
  SoleusSessionRecord *session = target;

  session->offset_s = parse_time (self, member, &session->start_us);
}

static void
read_list (Reader *self, const Member *member, void (*read) (Reader *, GArray *), GArray *to)
{
  guint n = 0;

  if (self->failed || !soleus_json_open_array (self->json))
    {
      fail (self, member->name);
      return;
    }
  while (!self->failed && soleus_json_next_element (self->json))
    if (++n > MAX_ROWS)
      fail (self, member->name);
    else
      read (self, to);
}

static const Member phase_members[] = {
  { "number", read_count, offsetof (SoleusPhaseRecord, number), 1 },
  { "leg", read_name, offsetof (SoleusPhaseRecord, leg), SOLEUS_NAMES_LEG },
  { "muscle", read_name, offsetof (SoleusPhaseRecord, muscle), SOLEUS_NAMES_MUSCLE },
  { "kind", read_name, offsetof (SoleusPhaseRecord, kind), SOLEUS_NAMES_KIND },
  { "step", read_id, offsetof (SoleusPhaseRecord, step), 0 },
  { "worked_ms", read_ms, offsetof (SoleusPhaseRecord, worked_ms), 0 },
  { "planned_ms", read_ms, offsetof (SoleusPhaseRecord, planned_ms), 0 },
  { "pressure", read_boolean, offsetof (SoleusPhaseRecord, pressure), 0 },
  { "end", read_time, offsetof (SoleusPhaseRecord, end_us), 0 },
};

/* A number stands for one phase, and they come in their order. */
static void
read_phase (Reader *self, GArray *phases)
{
  SoleusPhaseRecord phase = { 0 };
  guint last =
      phases->len > 0 ? g_array_index (phases, SoleusPhaseRecord, phases->len - 1).number : 0;

  read_object (self, "phases", phase_members, G_N_ELEMENTS (phase_members), &phase);
  if (!self->failed && phase.number <= last)
    fail (self, "number");
  g_array_append_val (phases, phase);
}

static void
read_phases (Reader *self, const Member *member, gpointer field)
{
  read_list (self, member, read_phase, *(GArray **) field);
}

static const Member rating_members[] = {
  { "moment", read_name, offsetof (SoleusRatingRecord, moment), SOLEUS_NAMES_MOMENT },
  { "leg", read_name, offsetof (SoleusRatingRecord, leg), SOLEUS_NAMES_LEG },
  { "value", read_tightness, offsetof (SoleusRatingRecord, value), 0 },
};

static void
read_rating (Reader *self, GArray *ratings)
{
  SoleusRatingRecord rating = { 0 };

  read_object (self, "ratings", rating_members, G_N_ELEMENTS (rating_members), &rating);
  if (rating.leg == SOLEUS_LEG_BOTH)
    fail (self, "leg");
  for (guint i = 0; i < ratings->len; i++)
    {
      const SoleusRatingRecord *other = &g_array_index (ratings, SoleusRatingRecord, i);

      if (other->moment == rating.moment && other->leg == rating.leg)
        fail (self, "ratings");
    }
  g_array_append_val (ratings, rating);
}

static void
read_ratings (Reader *self, const Member *member, gpointer field)
{
  read_list (self, member, read_rating, *(GArray **) field);
}

static const Member stop_members[] = {
  { "number", read_count, offsetof (SoleusPainRecord, number), 1 },
  { "leg", read_name, offsetof (SoleusPainRecord, leg), SOLEUS_NAMES_LEG },
  { "step", read_id, offsetof (SoleusPainRecord, step), 0 },
  { "seconds", read_count, offsetof (SoleusPainRecord, seconds), 0 },
  { "answer", read_name, offsetof (SoleusPainRecord, answer), SOLEUS_NAMES_ANSWER },
  { "at", read_time, offsetof (SoleusPainRecord, at_us), 0 },
};

static void
read_pain_stop (Reader *self, GArray *stops)
{
  SoleusPainRecord stop = { 0 };
  guint last = stops->len > 0 ? g_array_index (stops, SoleusPainRecord, stops->len - 1).number : 0;

  read_object (self, "pain_stops", stop_members, G_N_ELEMENTS (stop_members), &stop);
  if (!self->failed && stop.number <= last)
    fail (self, "number");
  g_array_append_val (stops, stop);
}

static void
read_pain_stops (Reader *self, const Member *member, gpointer field)
{
  read_list (self, member, read_pain_stop, *(GArray **) field);
}

static const Member session_members[] = {
  { "uuid", read_uuid, offsetof (SoleusSessionRecord, uuid), 0 },
  { "routine", read_id, offsetof (SoleusSessionRecord, routine), 1 },
  { "options", read_options, offsetof (SoleusSessionRecord, options), 0 },
  { "verdict", read_id, offsetof (SoleusSessionRecord, verdict), 0 },
  { "start", read_start, 0, 0 },
  { "end", read_time, offsetof (SoleusSessionRecord, end_us), 0 },
  { "outcome", read_name, offsetof (SoleusSessionRecord, outcome), SOLEUS_NAMES_OUTCOME },
  { "by_hand", read_boolean, offsetof (SoleusSessionRecord, by_hand), 0, TRUE },
  { "note", read_words, offsetof (SoleusSessionRecord, note), SOLEUS_NOTE_MAX, TRUE },
  { "phases", read_phases, offsetof (SoleusSessionRecord, phases), 0 },
  { "ratings", read_ratings, offsetof (SoleusSessionRecord, ratings), 0 },
  { "pain_stops", read_pain_stops, offsetof (SoleusSessionRecord, pain_stops), 0 },
};

static void
read_session (Reader *self, GPtrArray *sessions)
{
  g_autoptr (SoleusSessionRecord) session = soleus_session_record_new ();

  self->session++;
  read_object (self, "sessions", session_members, G_N_ELEMENTS (session_members), session);
  if (!self->failed)
    g_ptr_array_add (sessions, g_steal_pointer (&session));
}

/* An entry as it stands in the file. What its content may be, its kind decides; one that is too
 * long for those that are known is not kept. */
typedef struct
{
  char *uuid;
  char *kind;
  gint64 at_us;
  int offset_s;
  char *content;
} RawEntry;

static void
raw_entry_clear (RawEntry *self)
{
  g_free (self->uuid);
  g_free (self->kind);
  g_free (self->content);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RawEntry, raw_entry_clear)

static void
read_at (Reader *self, const Member *member, gpointer target)
{
  RawEntry *entry = target;

  entry->offset_s = parse_time (self, member, &entry->at_us);
}

static void
read_content (Reader *self, const Member *member, gpointer field)
{
  gsize length;
  const char *first = soleus_json_skip_span (self->json, &length);

  if (first == NULL)
    fail (self, member->name);
  else if (length <= SOLEUS_JOURNAL_CONTENT_MAX)
    *(char **) field = g_strndup (first, length);
}

static const Member entry_members[] = {
  { "uuid", read_uuid, offsetof (RawEntry, uuid), 0 },
  { "kind", read_id, offsetof (RawEntry, kind), 1 },
  { "at", read_at, 0, 0 },
  { "content", read_content, offsetof (RawEntry, content), 0 },
};

/* An entry of a kind that a newer Soleus has added is passed over. */
static void
read_entry (Reader *self, GPtrArray *entries)
{
  g_autoptr (SoleusJournalEntry) entry = NULL;
  g_auto (RawEntry) raw = { NULL };
  int kind;

  self->entry++;
  read_object (self, "journal", entry_members, G_N_ELEMENTS (entry_members), &raw);
  if (self->failed || !soleus_names_find (SOLEUS_NAMES_JOURNAL, raw.kind, &kind))
    return;
  entry = soleus_journal_entry_new ((SoleusJournalKind) kind, raw.uuid, raw.at_us, raw.offset_s);
  if (raw.content != NULL && soleus_journal_entry_set_content (entry, raw.content))
    g_ptr_array_add (entries, g_steal_pointer (&entry));
  else
    fail (self, "content");
}

static gboolean
check_syntax (const char *data, gsize length, GError **error)
{
  g_auto (SoleusJson) json = { NULL };
  guint line, column;

  soleus_json_init (&json, data, length);
  if (soleus_json_skip (&json) && soleus_json_finish (&json))
    return TRUE;
  soleus_json_get_place (&json, &line, &column);
  g_set_error (error, SOLEUS_HISTORY_ERROR, SOLEUS_HISTORY_ERROR_FORMAT,
               /* Translators: a place in a text file, both counted from 1. */
               _ ("The file can’t be imported: it isn’t as Soleus writes it at line %u, column %u. "
                  "Nothing was changed."),
               line, column);
  return FALSE;
}

/* The members of the whole file, which may come in any order. */
typedef struct
{
  gboolean is_ours;
  gint64 version;
  guint n_sessions;
  guint n_journals;
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
      head->n_journals += strcmp (name, "journal") == 0 ? 1 : 0;
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
  if (soleus_json_has_failed (&json) || !head.is_ours || head.version < 1 || head.n_sessions != 1 ||
      head.n_journals > 1)
    return soleus_history_error_set (error, SOLEUS_HISTORY_ERROR_FORMAT);
  if (head.version == SOLEUS_HISTORY_JSON_VERSION)
    return TRUE;
  g_set_error_literal (error, SOLEUS_HISTORY_ERROR, SOLEUS_HISTORY_ERROR_NEWER,
                       _ ("This file was exported by a newer version of Soleus. Update Soleus "
                          "to import it."));
  return FALSE;
}

static void
read_all (Reader *self, void (*read) (Reader *, GPtrArray *), GPtrArray *to)
{
  if (!soleus_json_open_array (self->json))
    {
      self->failed = TRUE;
      soleus_history_error_set (self->error, SOLEUS_HISTORY_ERROR_FORMAT);
    }
  while (!self->failed && soleus_json_next_element (self->json))
    read (self, to);
}

/**
 * soleus_history_import_parse:
 * @now_us: microseconds since 1970-01-01 UTC; a time more than a day later is refused
 * @journal: (element-type SoleusJournalEntry): gains the entries of the file's journal; files of
 *   earlier versions have none
 *
 * Returns: (transfer full) (element-type SoleusSessionRecord): every session of the file, or %NULL
 *   with @error set if a single one, or an entry, isn't sound
 */
GPtrArray *
soleus_history_import_parse (
    const char *data, gsize length, gint64 now_us, GPtrArray *journal, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (SoleusJson) json = { NULL };
  Reader reader = { .json = &json, .latest_us = now_us + DAY_US, .error = error };
  const char *name;

  if (length > MAX_SIZE)
    {
      g_set_error (error, SOLEUS_HISTORY_ERROR, SOLEUS_HISTORY_ERROR_FORMAT,
                   _ ("The file can’t be imported: it is larger than %d megabytes. Nothing was "
                      "changed."),
                   MAX_MEGABYTES);
      return NULL;
    }
  if (!check_syntax (data, length, error) || !check_head (data, length, error))
    return NULL;
  soleus_json_init (&json, data, length);
  soleus_json_open_object (&json);
  while (!reader.failed && soleus_json_next_member (&json, &name))
    {
      reader.entry = 0;
      if (strcmp (name, "sessions") == 0)
        read_all (&reader, read_session, records);
      else if (strcmp (name, "journal") == 0)
        read_all (&reader, read_entry, journal);
      else
        soleus_json_skip (&json);
    }
  return soleus_json_has_failed (&json) || reader.failed ? NULL : g_steal_pointer (&records);
}

static gboolean
insert_all (SoleusDatabase *database,
            GPtrArray *records,
            GPtrArray *journal,
            SoleusImportResult *imported,
            GError **error)
{
  *imported = (SoleusImportResult){ 0 };
  for (guint i = 0; i < records->len; i++)
    {
      gboolean is_new;

      if (!soleus_history_store_insert (database, records->pdata[i], &is_new, error))
        return FALSE;
      if (is_new)
        imported->n_new++;
      else
        imported->n_known++;
    }
  for (guint i = 0; i < journal->len; i++)
    {
      gboolean is_new;

      if (!soleus_journal_store_insert (database, journal->pdata[i], &is_new, error))
        return FALSE;
      if (is_new)
        imported->n_new_entries++;
      else
        imported->n_known_entries++;
    }
  return TRUE;
}

/* Reads no more than the largest size, whatever the file says of its own. */
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
      soleus_history_error_set (error, SOLEUS_HISTORY_ERROR_FORMAT);
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

/* Records all of a file, or nothing. */
gboolean
soleus_history_import_from_file (SoleusDatabase *database,
                                 GFile *file,
                                 gint64 now_us,
                                 SoleusImportResult *imported,
                                 GError **error)
{
  g_autoptr (GBytes) bytes = load_file (file, error);
  g_autoptr (GPtrArray) journal = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) records = NULL;

  if (bytes == NULL)
    return FALSE;
  records = soleus_history_import_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                         now_us, journal, error);
  g_clear_pointer (&bytes, g_bytes_unref);
  return records != NULL && soleus_database_begin (database, error) &&
         soleus_database_end (database, insert_all (database, records, journal, imported, error),
                              error);
}
