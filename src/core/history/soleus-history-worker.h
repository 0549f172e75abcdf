/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "soleus-database.h"

G_BEGIN_DECLS

typedef struct _SoleusHistoryWorker SoleusHistoryWorker;

/* Records something, on the worker's thread; called again later if it fails, until it doesn't. */
typedef gboolean (*SoleusHistoryWriteFunc) (SoleusDatabase *database,
                                            gpointer data,
                                            GError **error);

/* Reads something, on the worker's thread; a result of NULL means failure. */
typedef gpointer (*SoleusHistoryQueryFunc) (SoleusDatabase *database,
                                            gpointer data,
                                            GError **error);

/**
 * SoleusHistoryQuery:
 * @func: what reads
 * @free_result: (nullable): frees what @func returns, if nobody wants it
 */
typedef struct
{
  SoleusHistoryQueryFunc func;
  GDestroyNotify free_result;
} SoleusHistoryQuery;

/**
 * SoleusHistoryStatus:
 * @has_problem: whether something can't be recorded for now
 * @problem: why; with %SOLEUS_HISTORY_ERROR_FAILED only what @n_waiting counts is held back
 * @n_waiting: how many writes wait
 * @notice: (nullable): a message to show once
 * @changed: whether the recorded data has changed since the last status
 */
typedef struct
{
  gboolean has_problem;
  SoleusHistoryError problem;
  guint n_waiting;
  char *notice;
  gboolean changed;
} SoleusHistoryStatus;

/* Called in the context that the worker was made in. */
typedef void (*SoleusHistoryStatusFunc) (const SoleusHistoryStatus *status, gpointer user_data);

SoleusHistoryWorker *soleus_history_worker_new (const char *path,
                                                gint64 now_us,
                                                SoleusHistoryStatusFunc func,
                                                gpointer user_data);
void soleus_history_worker_stop (SoleusHistoryWorker *self);
void soleus_history_worker_unref (SoleusHistoryWorker *self);

void soleus_history_worker_set_retry_interval (SoleusHistoryWorker *self, guint interval_ms);
void soleus_history_worker_write (SoleusHistoryWorker *self,
                                  SoleusHistoryWriteFunc func,
                                  gpointer data,
                                  GDestroyNotify free_data,
                                  const char *key,
                                  gint64 now_us);
gpointer soleus_history_worker_query (SoleusHistoryWorker *self,
                                      const SoleusHistoryQuery *query,
                                      gpointer data,
                                      GDestroyNotify free_data,
                                      gint64 now_us,
                                      GError **error);
void soleus_history_worker_query_async (SoleusHistoryWorker *self,
                                        const SoleusHistoryQuery *query,
                                        gpointer data,
                                        GDestroyNotify free_data,
                                        gint64 now_us,
                                        GTask *task);
void soleus_history_worker_retry (SoleusHistoryWorker *self, gint64 now_us, gboolean wait);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusHistoryWorker, soleus_history_worker_unref)

G_END_DECLS
