/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "soleus-database.h"
#include "soleus-history.h"

G_BEGIN_DECLS

GPtrArray *soleus_history_import_parse (const char *data, gssize length, GError **error);
gboolean soleus_history_import_from_file (SoleusDatabase *database,
                                          GFile *file,
                                          SoleusImportResult *imported,
                                          GError **error);

G_END_DECLS
