/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-history-export.h"

#include <string.h>

#include "soleus-history-reader.h"

/* So many sessions are in memory at a time. */
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

/* Two sessions may have begun in the same microsecond only if somebody wrote them by hand: the
 * last start of a full page is left for the next one to begin with. */
static void
end_page (GPtrArray *records, SoleusHistoryPage *page)
{
  SoleusSessionRecord *last = g_ptr_array_index (records, records->len - 1);
  gint64 start = soleus_session_record_get_start (last);
  guint keep = records->len;

  while (keep > 0 &&
         soleus_session_record_get_start (g_ptr_array_index (records, keep - 1)) == start)
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
  SoleusHistoryPage page = { .before_us = G_MAXINT64, .from_us = G_MININT64, .limit = PAGE_SIZE };
  gboolean first = TRUE, full = TRUE;

  while (full)
    {
      g_autoptr (GPtrArray) records = soleus_history_reader_load (database, &page, error);

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
    return put (stream, soleus_history_csv_get_header (), error) &&
           put_sessions (database, stream, format, error);
  return put (stream, json_head, error) && put_sessions (database, stream, format, error) &&
         put (stream, "\n]}\n", error);
}

/**
 * soleus_history_export_to_file:
 * @file: replaced only when all of it has been written
 *
 * Returns: whether the whole history, the newest session first, is in @file
 */
gboolean
soleus_history_export_to_file (SoleusDatabase *database,
                               GFile *file,
                               SoleusHistoryFormat format,
                               GError **error)
{
  g_autoptr (GFileOutputStream) raw =
      g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, error);
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  if (raw == NULL)
    return FALSE;
  stream = g_buffered_output_stream_new (G_OUTPUT_STREAM (raw));
  if (put_all (database, stream, format, error))
    return g_output_stream_close (stream, NULL, error);
  /* Closed as cancelled, the half-written file does not take the place of the old one. */
  g_cancellable_cancel (cancellable);
  g_output_stream_close (stream, cancellable, NULL);
  return FALSE;
}
