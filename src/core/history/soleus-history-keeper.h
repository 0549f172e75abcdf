/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-database.h"

G_BEGIN_DECLS

typedef struct _SoleusHistoryKeeper SoleusHistoryKeeper;

/* Work on the open database; returns FALSE with the error set on failure. It may be called a second
 * time, on a new database, when the first one turned out to be damaged. */
typedef gboolean (*SoleusHistoryKeeperFunc) (SoleusDatabase *database,
                                             gpointer data,
                                             GError **error);

SoleusHistoryKeeper *soleus_history_keeper_new (const char *path);
void soleus_history_keeper_free (SoleusHistoryKeeper *self);

gboolean soleus_history_keeper_run (SoleusHistoryKeeper *self,
                                    SoleusHistoryKeeperFunc func,
                                    gpointer data,
                                    gint64 now_us,
                                    GError **error);
char *soleus_history_keeper_take_notice (SoleusHistoryKeeper *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusHistoryKeeper, soleus_history_keeper_free)

G_END_DECLS
