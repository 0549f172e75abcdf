/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-history-export.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "soleus-history-store.h"
#include "soleus-journal-store.h"
#include "soleus-json.h"

/* RFC 4180 wants CRLF. */
#define ROW_END "\r\n"

/* docs/history.md explains each column. */
static const char csv_header[] =
    "session,routine,date,time,start,end,outcome,verdict,options,phase,phase_end,step,kind,"
    "muscle,leg,worked_s,planned_s,pressure,before_left,before_right,after_left,after_right,"
    "pain_stops,by_hand,note" ROW_END;

static void
append_text (GString *row, const char *text)
{
  gboolean quoted = strpbrk (text, ",\"\r\n") != NULL;

  if (quoted)
    g_string_append_c (row, '"');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (row, '"');
      g_string_append_c (row, *text);
    }
  g_string_append (row, quoted ? "\"," : ",");
}

/* A spreadsheet takes a text that begins so for a formula. */
static void
append_note (GString *row, const char *note)
{
  g_autofree char *text = g_strconcat (strpbrk (note, "=+-@\t\r\n") == note ? "'" : "", note, NULL);

  append_text (row, text);
  /* It is the last column. */
  g_string_truncate (row, row->len - 1);
}

static void
append_time (GString *row, gint64 utc_us, SoleusSessionRecord *record)
{
  g_autofree char *text = soleus_history_time_format (utc_us, record->offset_s);

  append_text (row, text);
}

/* A date and a time of the day that every spreadsheet understands, by the clock of the place where
 * the session was done. */
static void
append_local_start (GString *row, SoleusSessionRecord *record)
{
  g_autofree char *text = soleus_history_time_format (record->start_us, record->offset_s);

  /* ISO 8601: ten characters of date, a T, eight of time. */
  if (strlen (text) < 19)
    g_string_append (row, ",,");
  else
    g_string_append_printf (row, "%.10s,%.8s,", text, text + 11);
}

/* Whole seconds: a decimal point groups thousands in half of the world's spreadsheets. */
static void
append_seconds (GString *row, gint64 ms)
{
  g_string_append_printf (row, "%" G_GINT64_FORMAT ",", (ms + 500) / 1000);
}

static void
append_session (GString *row, SoleusSessionRecord *record)
{
  append_text (row, record->uuid);
  append_text (row, record->routine);
  append_local_start (row, record);
  append_time (row, record->start_us, record);
  append_time (row, record->end_us, record);
  append_text (row, soleus_names_get (SOLEUS_NAMES_OUTCOME, record->outcome));
  append_text (row, record->verdict);
  append_text (row, record->options);
}

static void
append_phase (GString *row, SoleusSessionRecord *record, const SoleusPhaseRecord *phase)
{
  g_string_append_printf (row, "%u,", phase->number);
  append_time (row, phase->end_us, record);
  append_text (row, phase->step);
  append_text (row, soleus_names_get (SOLEUS_NAMES_KIND, phase->kind));
  append_text (row, soleus_names_get (SOLEUS_NAMES_MUSCLE, phase->muscle));
  append_text (row, soleus_names_get (SOLEUS_NAMES_LEG, phase->leg));
  append_seconds (row, phase->worked_ms);
  append_seconds (row, phase->planned_ms);
  g_string_append (row, phase->pressure ? "1," : "0,");
}

static void
append_end (GString *row, SoleusSessionRecord *record)
{
  for (SoleusRatingMoment moment = SOLEUS_RATING_BEFORE; moment <= SOLEUS_RATING_AFTER; moment++)
    for (SoleusLeg leg = SOLEUS_LEG_LEFT; leg <= SOLEUS_LEG_RIGHT; leg++)
      {
        int value = soleus_session_record_get_rating (record, moment, leg);

        if (value != SOLEUS_RATING_NONE)
          g_string_append_printf (row, "%d", value);
        g_string_append_c (row, ',');
      }
  g_string_append_printf (row, "%u,%d,", record->pain_stops->len, record->by_hand ? 1 : 0);
  append_note (row, record->note != NULL ? record->note : "");
  g_string_append (row, ROW_END);
}

/* Adds one row for each phase; a session without phases has one with their columns empty. */
void
soleus_history_csv_append (GString *text, SoleusSessionRecord *record)
{
  guint n_phases = record->phases->len;

  for (guint i = 0; i < n_phases; i++)
    {
      append_session (text, record);
      append_phase (text, record, soleus_session_record_get_phase (record, i));
      append_end (text, record);
    }
  if (n_phases == 0)
    {
      append_session (text, record);
      g_string_append (text, ",,,,,,,,,");
      append_end (text, record);
    }
}

/* The first member of an object has no comma before it. */
static void
add_member (GString *json, const char *name)
{
  if (json->str[json->len - 1] != '{')
    g_string_append_c (json, ',');
  soleus_json_append_string (json, name);
  g_string_append_c (json, ':');
}

static void
add_text (GString *json, const char *name, const char *value)
{
  add_member (json, name);
  soleus_json_append_string (json, value);
}

static void
add_int (GString *json, const char *name, gint64 value)
{
  add_member (json, name);
  g_string_append_printf (json, "%" G_GINT64_FORMAT, value);
}

static void
add_name (GString *json, const char *name, SoleusNames names, int value)
{
  add_text (json, name, soleus_names_get (names, value));
}

static void
add_time (GString *json, const char *name, gint64 utc_us, SoleusSessionRecord *record)
{
  g_autofree char *text = soleus_history_time_format (utc_us, record->offset_s);

  add_text (json, name, text);
}

static void
begin_element (GString *json)
{
  g_string_append (json, json->str[json->len - 1] == '[' ? "{" : ",{");
}

static void
add_phases (GString *json, SoleusSessionRecord *record)
{
  add_member (json, "phases");
  g_string_append_c (json, '[');
  for (guint i = 0; i < record->phases->len; i++)
    {
      const SoleusPhaseRecord *phase = soleus_session_record_get_phase (record, i);

      begin_element (json);
      add_int (json, "number", phase->number);
      add_name (json, "leg", SOLEUS_NAMES_LEG, phase->leg);
      add_name (json, "muscle", SOLEUS_NAMES_MUSCLE, phase->muscle);
      add_name (json, "kind", SOLEUS_NAMES_KIND, phase->kind);
      add_text (json, "step", phase->step);
      add_int (json, "worked_ms", phase->worked_ms);
      add_int (json, "planned_ms", phase->planned_ms);
      add_member (json, "pressure");
      g_string_append (json, phase->pressure ? "true" : "false");
      add_time (json, "end", phase->end_us, record);
      g_string_append_c (json, '}');
    }
  g_string_append_c (json, ']');
}

static void
add_ratings (GString *json, SoleusSessionRecord *record)
{
  add_member (json, "ratings");
  g_string_append_c (json, '[');
  for (SoleusRatingMoment moment = SOLEUS_RATING_BEFORE; moment <= SOLEUS_RATING_AFTER; moment++)
    for (SoleusLeg leg = SOLEUS_LEG_LEFT; leg <= SOLEUS_LEG_RIGHT; leg++)
      {
        int value = soleus_session_record_get_rating (record, moment, leg);

        if (value == SOLEUS_RATING_NONE)
          continue;
        begin_element (json);
        add_name (json, "moment", SOLEUS_NAMES_MOMENT, moment);
        add_name (json, "leg", SOLEUS_NAMES_LEG, leg);
        add_int (json, "value", value);
        g_string_append_c (json, '}');
      }
  g_string_append_c (json, ']');
}

static void
add_pain_stops (GString *json, SoleusSessionRecord *record)
{
  add_member (json, "pain_stops");
  g_string_append_c (json, '[');
  for (guint i = 0; i < record->pain_stops->len; i++)
    {
      const SoleusPainRecord *stop = soleus_session_record_get_pain_stop (record, i);

      begin_element (json);
      add_int (json, "number", stop->number);
      add_name (json, "leg", SOLEUS_NAMES_LEG, stop->leg);
      add_text (json, "step", stop->step);
      add_int (json, "seconds", stop->seconds);
      add_name (json, "answer", SOLEUS_NAMES_ANSWER, stop->answer);
      add_time (json, "at", stop->at_us, record);
      g_string_append_c (json, '}');
    }
  g_string_append_c (json, ']');
}

/* Adds one object, with everything that is recorded of the session. */
void
soleus_history_json_append (GString *text, SoleusSessionRecord *record)
{
  g_string_append_c (text, '{');
  add_text (text, "uuid", record->uuid);
  add_text (text, "routine", record->routine);
  add_text (text, "options", record->options);
  add_text (text, "verdict", record->verdict);
  add_time (text, "start", record->start_us, record);
  add_time (text, "end", record->end_us, record);
  add_name (text, "outcome", SOLEUS_NAMES_OUTCOME, record->outcome);
  add_member (text, "by_hand");
  g_string_append (text, record->by_hand ? "true" : "false");
  add_text (text, "note", record->note != NULL ? record->note : "");
  add_phases (text, record);
  add_ratings (text, record);
  add_pain_stops (text, record);
  g_string_append_c (text, '}');
}

/* Sessions that are in memory at a time. */
#define PAGE_SIZE 200

static gboolean
put (GOutputStream *stream, const char *text, GError **error)
{
  return g_output_stream_write_all (stream, text, strlen (text), NULL, NULL, error);
}

static gboolean
put_page (GOutputStream *stream,
          GPtrArray *records,
          SoleusHistoryFormat format,
          gboolean *first,
          GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    {
      SoleusSessionRecord *record = g_ptr_array_index (records, i);

      if (format == SOLEUS_HISTORY_CSV)
        soleus_history_csv_append (text, record);
      else
        {
          g_string_append (text, *first ? "\n" : ",\n");
          soleus_history_json_append (text, record);
        }
      *first = FALSE;
    }
  return put (stream, text->str, error);
}

/* Somebody may have written sessions by hand that began in the same microsecond. So the next page
 * begins with the last start of a full one. */
static void
end_page (GPtrArray *records, SoleusHistoryPage *page)
{
  SoleusSessionRecord *last = g_ptr_array_index (records, records->len - 1);
  gint64 start = last->start_us;
  guint keep = records->len;

  while (keep > 0 && ((SoleusSessionRecord *) records->pdata[keep - 1])->start_us == start)
    keep--;
  if (keep == 0)
    {
      /* More of them than a page holds: take them together. */
      page->limit *= 2;
      g_ptr_array_set_size (records, 0);
      return;
    }
  g_ptr_array_set_size (records, (int) keep);
  page->before_us = start + 1;
}

static gboolean
put_sessions (SoleusDatabase *database,
              GOutputStream *stream,
              SoleusHistoryFormat format,
              GError **error)
{
  SoleusHistoryPage page = { .before_us = G_MAXINT64, .limit = PAGE_SIZE };
  gboolean first = TRUE, full = TRUE;

  while (full)
    {
      g_autoptr (GPtrArray) records = soleus_history_store_load (database, &page, error);

      if (records == NULL)
        return FALSE;
      full = records->len == page.limit;
      if (full)
        end_page (records, &page);
      if (!put_page (stream, records, format, &first, error))
        return FALSE;
    }
  return TRUE;
}

/* Adds one object, with everything that is recorded of the entry. */
void
soleus_history_json_append_entry (GString *text, SoleusJournalEntry *entry)
{
  g_autofree char *content = soleus_journal_entry_get_content (entry);
  g_autofree char *at = soleus_history_time_format (entry->at_us, entry->offset_s);

  g_string_append_c (text, '{');
  add_text (text, "uuid", entry->uuid);
  add_name (text, "kind", SOLEUS_NAMES_JOURNAL, (int) entry->kind);
  add_text (text, "at", at);
  add_member (text, "content");
  g_string_append (text, content);
  g_string_append_c (text, '}');
}

static gboolean
put_journal (SoleusDatabase *database, GOutputStream *stream, GError **error)
{
  g_autoptr (GPtrArray) entries = soleus_journal_store_load (database, NULL, error);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      g_string_append (text, i == 0 ? "\n" : ",\n");
      soleus_history_json_append_entry (text, g_ptr_array_index (entries, i));
    }
  return entries != NULL && put (stream, text->str, error);
}

static gboolean
put_all (SoleusDatabase *database,
         GOutputStream *stream,
         SoleusHistoryFormat format,
         GError **error)
{
  g_autofree char *json_head =
      g_strdup_printf ("{\"format\":\"%s\",\"version\":%d,\"sessions\":[",
                       SOLEUS_HISTORY_JSON_FORMAT, SOLEUS_HISTORY_JSON_VERSION);

  if (format == SOLEUS_HISTORY_CSV)
    return put (stream, csv_header, error) && put_sessions (database, stream, format, error);
  return put (stream, json_head, error) && put_sessions (database, stream, format, error) &&
         put (stream, "\n],\n\"journal\":[", error) && put_journal (database, stream, error) &&
         put (stream, "\n]}\n", error);
}

static gboolean
write_all (SoleusDatabase *database,
           GFileOutputStream *raw,
           SoleusHistoryFormat format,
           GError **error)
{
  g_autoptr (GOutputStream) stream = g_buffered_output_stream_new (G_OUTPUT_STREAM (raw));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  if (put_all (database, stream, format, error) && g_output_stream_flush (stream, NULL, error))
    return g_output_stream_close (stream, NULL, error);
  /* Closed as cancelled, the half-written file does not take the place of the old one. */
  g_cancellable_cancel (cancellable);
  g_output_stream_close (stream, cancellable, NULL);
  return FALSE;
}

static gboolean
write_file (SoleusDatabase *database, GFile *file, SoleusHistoryFormat format, GError **error)
{
  g_autoptr (GFileOutputStream) stream =
      g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, error);

  return stream != NULL && write_all (database, stream, format, error);
}

/* A file that isn't there yet is written under another name first, so that a file with its own name
 * is always whole. Where the other name can't be made, the file itself is written directly: if that
 * fails too, the error names the file that was asked for. */
static gboolean
write_new_file (SoleusDatabase *database, GFile *file, SoleusHistoryFormat format, GError **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_strconcat (".", base, ".part", NULL);
  g_autoptr (GFile) part = g_file_get_child (folder, name);
  g_autoptr (GFileOutputStream) stream =
      g_file_replace (part, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, NULL);

  if (stream == NULL)
    return write_file (database, file, format, error);
  if (write_all (database, stream, format, error) &&
      g_file_move (part, file, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error))
    return TRUE;
  g_file_delete (part, NULL, NULL);
  return FALSE;
}

/* Writes the whole history, the newest session first. The file is made, or replaced, only when all
 * of it has been written, except where no second file can be made beside it. */
gboolean
soleus_history_export_to_file (SoleusDatabase *database,
                               GFile *file,
                               SoleusHistoryFormat format,
                               GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                                  G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);

  return info != NULL ? write_file (database, file, format, error)
                      : write_new_file (database, file, format, error);
}

static SoleusDatabase *
open_to_read (const char *path, GError **error)
{
  GStatBuf info;

  /* Before the first session there is no file, or an empty one. */
  if (g_stat (path, &info) != 0 ? errno == ENOENT || errno == ENOTDIR : info.st_size == 0)
    return soleus_database_open (":memory:", soleus_history_schema, error);
  return soleus_database_open_to_read (path, soleus_history_schema, error);
}

/* Exports a history that another process may have open. Its own file is only read. */
gboolean
soleus_history_export_path (const char *path,
                            GFile *file,
                            SoleusHistoryFormat format,
                            GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (SoleusDatabase) database = open_to_read (path, &local_error);

  if (database != NULL && soleus_history_export_to_file (database, file, format, &local_error))
    return TRUE;
  if (g_error_matches (local_error, SOLEUS_HISTORY_ERROR, SOLEUS_HISTORY_ERROR_DAMAGED))
    {
      g_clear_error (&local_error);
      g_set_error_literal (&local_error, SOLEUS_HISTORY_ERROR, SOLEUS_HISTORY_ERROR_DAMAGED,
                           _ ("The history file is damaged. Open Soleus: it saves what can still "
                              "be read, and then it can be exported."));
    }
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
