/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-database.h"

G_BEGIN_DECLS

/**
 * SoleusSalvage:
 * @sessions: sessions that could be taken over
 * @phases: phases that could be taken over
 * @whole: whether the old file could be read to its end
 */
typedef struct
{
  guint sessions;
  guint phases;
  gboolean whole;
} SoleusSalvage;

char *soleus_history_salvage_move_aside (const char *path, gint64 now_us, GError **error);
gboolean soleus_history_salvage (SoleusDatabase *to,
                                 const char *from,
                                 SoleusSalvage *salvage,
                                 GError **error);
void soleus_history_salvage_delete_moved (const char *path);

G_END_DECLS
