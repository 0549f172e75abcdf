/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-database.h"

G_BEGIN_DECLS

typedef struct _SoleusHistoryFile SoleusHistoryFile;

/* Reads or writes the open database; returns FALSE with the error set on failure. It is called a
 * second time, on a new database, when the first one turns out to be damaged. */
typedef gboolean (*SoleusHistoryFunc) (SoleusDatabase *database, gpointer data, GError **error);

SoleusHistoryFile *soleus_history_file_new (const char *path);
void soleus_history_file_free (SoleusHistoryFile *self);

gboolean soleus_history_file_run (
    SoleusHistoryFile *self, SoleusHistoryFunc func, gpointer data, gint64 now_us, GError **error);
char *soleus_history_file_take_notice (SoleusHistoryFile *self);

void soleus_history_file_delete_moved (const char *path);

G_END_DECLS
