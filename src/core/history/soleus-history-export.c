/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-history-export.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "soleus-history-reader.h"
#include "soleus-history-schema.h"

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

static GFileOutputStream *
open_file (GFile *file, GError **error)
{
  return g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, error);
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
  g_autoptr (GFileOutputStream) stream = open_file (file, error);

  return stream != NULL && write_all (database, stream, format, error);
}

/* A file that isn't there yet is written under another name first: whatever ends the writing, what
 * stands under its own name is whole. Where the file with the other name can't be made, the file
 * itself is written directly: if that fails too, the error names the file that was asked for. */
static gboolean
write_new_file (SoleusDatabase *database, GFile *file, SoleusHistoryFormat format, GError **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_strconcat (".", base, ".part", NULL);
  g_autoptr (GFile) part = g_file_get_child (folder, name);
  g_autoptr (GFileOutputStream) stream = open_file (part, NULL);

  if (stream == NULL)
    return write_file (database, file, format, error);
  if (write_all (database, stream, format, error) &&
      g_file_move (part, file, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error))
    return TRUE;
  g_file_delete (part, NULL, NULL);
  return FALSE;
}

/**
 * soleus_history_export_to_file:
 * @file: made, or replaced, only when all of it has been written; written directly where no second
 *   file can be made beside it
 *
 * Returns: whether the whole history, the newest session first, is in @file
 */
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
    return soleus_database_open (":memory:", soleus_history_migrations, soleus_history_n_migrations,
                                 error);
  return soleus_database_open_to_read (path, soleus_history_n_migrations, error);
}

/**
 * soleus_history_export_path:
 * @path: the history's file, which another process may have open; it is only read
 * @file: made, or replaced, only when all of it has been written; written directly where no second
 *   file can be made beside it
 *
 * Returns: whether the whole history is in @file
 */
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
