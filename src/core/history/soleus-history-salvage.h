/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-database.h"

G_BEGIN_DECLS

char *soleus_history_salvage_get_fresh_path (const char *path);
void soleus_history_salvage_discard (const char *path);
gboolean soleus_history_salvage_adopt (const char *path, GError **error);
char *soleus_history_salvage_move_aside (const char *path, gint64 now_us, GError **error);
gboolean
soleus_history_salvage (SoleusDatabase *to, const char *from, guint *n_sessions, GError **error);
void soleus_history_salvage_delete_moved (const char *path);

G_END_DECLS
