/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-history-private.h"

#include <string.h>

#include "soleus-history-export.h"
#include "soleus-history-import.h"
#include "soleus-history-reader.h"
#include "soleus-history-stats.h"

/* What a query needs to know; each uses its own part. */
typedef struct
{
  SoleusHistoryPage page;
  char **running;
  int from_day;
  int to_day;
  int today;
  gint64 now_us;
  GFile *file;
  SoleusHistoryFormat format;
} Request;

static Request *
request_new (SoleusHistory *self)
{
  Request *request = g_new0 (Request, 1);

  request->now_us = soleus_clock_get_wall (soleus_history_get_clock (self));
  request->today = soleus_history_get_today (self);
  return request;
}

static void
request_free (Request *request)
{
  g_strfreev (request->running);
  g_clear_object (&request->file);
  g_free (request);
}

static gpointer
ask (SoleusHistory *self, const SoleusHistoryQuery *query, Request *request, GError **error)
{
  return soleus_history_worker_query (soleus_history_get_worker (self), query, request,
                                      (GDestroyNotify) request_free, request->now_us, error);
}

static void
ask_async (SoleusHistory *self,
           const SoleusHistoryQuery *query,
           Request *request,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, query->func);
  soleus_history_worker_query_async (soleus_history_get_worker (self), query, request,
                                     (GDestroyNotify) request_free, request->now_us, task);
}

static gpointer
finish (SoleusHistory *self, const SoleusHistoryQuery *query, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == query->func, NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Takes an answer that stands in memory of its own to the caller's. */
static gboolean
hand_out (gpointer answer, gpointer to, gsize size)
{
  if (answer == NULL)
    return FALSE;
  if (to != NULL)
    memcpy (to, answer, size);
  g_free (answer);
  return TRUE;
}

static gpointer
query_sessions (SoleusDatabase *database, gpointer data, GError **error)
{
  return soleus_history_reader_load (database, &((Request *) data)->page, error);
}

static gpointer
query_summary (SoleusDatabase *database, gpointer data, GError **error)
{
  Request *request = data;

  return soleus_history_stats_load_summary (database, request->from_day, request->to_day,
                                            request->today, error);
}

static gpointer
query_advice (SoleusDatabase *database, gpointer data, GError **error)
{
  g_autofree gboolean *due = g_new0 (gboolean, 1);

  if (!soleus_history_stats_load_advice (database, ((Request *) data)->today, due, error))
    return NULL;
  return g_steal_pointer (&due);
}

static gpointer
query_export (SoleusDatabase *database, gpointer data, GError **error)
{
  Request *request = data;

  if (!soleus_history_export_to_file (database, request->file, request->format, error))
    return NULL;
  return g_new0 (gboolean, 1);
}

static gpointer
query_import (SoleusDatabase *database, gpointer data, GError **error)
{
  Request *request = data;
  g_autofree SoleusImportResult *imported = g_new0 (SoleusImportResult, 1);

  if (!soleus_history_import_from_file (database, request->file, request->now_us, imported, error))
    return NULL;
  return g_steal_pointer (&imported);
}

static const SoleusHistoryQuery sessions_query = { query_sessions,
                                                   (GDestroyNotify) g_ptr_array_unref };
static const SoleusHistoryQuery summary_query = { query_summary,
                                                  (GDestroyNotify) soleus_summary_free };
static const SoleusHistoryQuery advice_query = { query_advice, g_free };
static const SoleusHistoryQuery export_query = { query_export, g_free };
static const SoleusHistoryQuery import_query = { query_import, g_free };

static Request *
sessions_request (SoleusHistory *self, gint64 before_us, guint limit)
{
  Request *request = request_new (self);

  request->running = soleus_history_list_running (self);
  request->page = (SoleusHistoryPage){
    .before_us = before_us,
    .from_us = G_MININT64,
    .limit = limit,
    .running = (const char *const *) request->running,
  };
  return request;
}

/**
 * soleus_history_load_sessions:
 * @before_us: only sessions that began before this, microseconds since 1970-01-01 UTC:
 *   %G_MAXINT64 for the first page, then the start of the last one got
 * @limit: how many at most
 *
 * Waits for the answer, and for all that was recorded before. Not for the main loop.
 *
 * Returns: (transfer full) (element-type SoleusSessionRecord): the newest first, or %NULL with
 *   @error set
 */
GPtrArray *
soleus_history_load_sessions (SoleusHistory *self, gint64 before_us, guint limit, GError **error)
{
  return ask (self, &sessions_query, sessions_request (self, before_us, limit), error);
}

void
soleus_history_load_sessions_async (SoleusHistory *self,
                                    gint64 before_us,
                                    guint limit,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  ask_async (self, &sessions_query, sessions_request (self, before_us, limit), cancellable,
             callback, user_data);
}

GPtrArray *
soleus_history_load_sessions_finish (SoleusHistory *self, GAsyncResult *result, GError **error)
{
  return finish (self, &sessions_query, result, error);
}

static Request *
summary_request (SoleusHistory *self, int from_day, int to_day)
{
  Request *request = request_new (self);

  request->from_day = from_day;
  request->to_day = to_day;
  return request;
}

/**
 * soleus_history_load_summary:
 * @from_day: first local day, in days since 1970-01-01
 * @to_day: last local day
 *
 * Waits for the answer. Not for the main loop.
 *
 * Returns: (transfer full): what the history amounts to, or %NULL with @error set
 */
SoleusSummary *
soleus_history_load_summary (SoleusHistory *self, int from_day, int to_day, GError **error)
{
  return ask (self, &summary_query, summary_request (self, from_day, to_day), error);
}

void
soleus_history_load_summary_async (SoleusHistory *self,
                                   int from_day,
                                   int to_day,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  ask_async (self, &summary_query, summary_request (self, from_day, to_day), cancellable, callback,
             user_data);
}

SoleusSummary *
soleus_history_load_summary_finish (SoleusHistory *self, GAsyncResult *result, GError **error)
{
  return finish (self, &summary_query, result, error);
}

/**
 * soleus_history_load_advice:
 * @due: (out): whether the advice T1 of content C5 is due today; after showing it call
 *   soleus_history_note_advice_shown()
 *
 * Waits for the answer. Not for the main loop.
 *
 * Returns: whether the history could be read
 */
gboolean
soleus_history_load_advice (SoleusHistory *self, gboolean *due, GError **error)
{
  return hand_out (ask (self, &advice_query, request_new (self), error), due, sizeof (*due));
}

void
soleus_history_load_advice_async (SoleusHistory *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  ask_async (self, &advice_query, request_new (self), cancellable, callback, user_data);
}

gboolean
soleus_history_load_advice_finish (SoleusHistory *self,
                                   GAsyncResult *result,
                                   gboolean *due,
                                   GError **error)
{
  return hand_out (finish (self, &advice_query, result, error), due, sizeof (*due));
}

static Request *
file_request (SoleusHistory *self, GFile *file, SoleusHistoryFormat format)
{
  Request *request = request_new (self);

  request->file = g_object_ref (file);
  request->format = format;
  return request;
}

/**
 * soleus_history_export:
 * @file: replaced only when all of it has been written
 * @format: CSV or JSON
 *
 * Waits until it is done. Not for the main loop.
 *
 * Returns: whether the whole history is in @file
 */
gboolean
soleus_history_export (SoleusHistory *self, GFile *file, SoleusHistoryFormat format, GError **error)
{
  return hand_out (ask (self, &export_query, file_request (self, file, format), error), NULL, 0);
}

void
soleus_history_export_async (SoleusHistory *self,
                             GFile *file,
                             SoleusHistoryFormat format,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  ask_async (self, &export_query, file_request (self, file, format), cancellable, callback,
             user_data);
}

gboolean
soleus_history_export_finish (SoleusHistory *self, GAsyncResult *result, GError **error)
{
  return hand_out (finish (self, &export_query, result, error), NULL, 0);
}

/**
 * soleus_history_import:
 * @file: a history exported as JSON
 * @imported: (out caller-allocates) (optional): how many sessions it had
 *
 * Adds what a file holds, all or nothing. A session that is there already is not doubled. Waits
 * until it is done. Not for the main loop.
 *
 * Returns: whether the file was sound and is recorded
 */
gboolean
soleus_history_import (SoleusHistory *self,
                       GFile *file,
                       SoleusImportResult *imported,
                       GError **error)
{
  gboolean ok = hand_out (ask (self, &import_query, file_request (self, file, 0), error), imported,
                          sizeof (*imported));

  if (ok)
    soleus_history_emit_changed (self);
  return ok;
}

void
soleus_history_import_async (SoleusHistory *self,
                             GFile *file,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  ask_async (self, &import_query, file_request (self, file, 0), cancellable, callback, user_data);
}

gboolean
soleus_history_import_finish (SoleusHistory *self,
                              GAsyncResult *result,
                              SoleusImportResult *imported,
                              GError **error)
{
  gboolean ok =
      hand_out (finish (self, &import_query, result, error), imported, sizeof (*imported));

  if (ok)
    soleus_history_emit_changed (self);
  return ok;
}
