/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "soleus-database.h"
#include "soleus-journal-entry.h"

G_BEGIN_DECLS

#define SOLEUS_HISTORY_JSON_FORMAT  "io.github.soleus_app.Soleus.history"
#define SOLEUS_HISTORY_JSON_VERSION 1

gboolean soleus_history_export_to_file (SoleusDatabase *database,
                                        GFile *file,
                                        SoleusHistoryFormat format,
                                        GError **error);

gboolean soleus_history_export_path (const char *path,
                                     GFile *file,
                                     SoleusHistoryFormat format,
                                     GError **error);
void soleus_history_csv_append (GString *text, SoleusSessionRecord *record);
void soleus_history_json_append (GString *text, SoleusSessionRecord *record);
void soleus_history_json_append_entry (GString *text, SoleusJournalEntry *entry);

G_END_DECLS
