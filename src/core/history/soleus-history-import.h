/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "soleus-database.h"

G_BEGIN_DECLS

GPtrArray *soleus_history_import_parse (
    const char *data, gsize length, gint64 now_us, GPtrArray *journal, GError **error);
gboolean soleus_history_import_from_file (SoleusDatabase *database,
                                          GFile *file,
                                          gint64 now_us,
                                          SoleusImportResult *imported,
                                          GError **error);

G_END_DECLS
