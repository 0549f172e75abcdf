/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "soleus-clock.h"
#include "soleus-history-file.h"

G_BEGIN_DECLS

typedef struct _SoleusHistoryWorker SoleusHistoryWorker;

/**
 * SoleusHistoryStatus:
 * @has_problem: whether something can't be recorded for now
 * @problem: why; with %SOLEUS_HISTORY_ERROR_FAILED only some writes are held back
 * @notice: (nullable): a message to show once
 * @changed: whether the recorded data has changed since the last status
 */
typedef struct
{
  gboolean has_problem;
  SoleusHistoryError problem;
  char *notice;
  gboolean changed;
} SoleusHistoryStatus;

typedef void (*SoleusHistoryStatusFunc) (const SoleusHistoryStatus *status, gpointer user_data);

SoleusHistoryWorker *soleus_history_worker_new (const char *path,
                                                SoleusClock *clock,
                                                SoleusHistoryStatusFunc func,
                                                gpointer user_data);
void soleus_history_worker_stop (SoleusHistoryWorker *self);
void soleus_history_worker_unref (SoleusHistoryWorker *self);

void soleus_history_worker_write (SoleusHistoryWorker *self,
                                  SoleusHistoryFunc func,
                                  gpointer data,
                                  GDestroyNotify free_data,
                                  const char *key);
void soleus_history_worker_read (SoleusHistoryWorker *self, SoleusHistoryFunc func, GTask *task);
void soleus_history_worker_retry (SoleusHistoryWorker *self);

G_END_DECLS
