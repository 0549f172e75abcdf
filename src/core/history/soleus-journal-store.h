/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-database.h"
#include "soleus-journal-entry.h"

G_BEGIN_DECLS

/* Writes, for soleus_history_worker_write(). The data is a #SoleusJournalEntry. Each may be
 * repeated, because a second time changes nothing. */
gboolean soleus_journal_store_save (SoleusDatabase *database, gpointer entry, GError **error);
gboolean soleus_journal_store_delete (SoleusDatabase *database, gpointer entry, GError **error);

gboolean soleus_journal_store_insert (SoleusDatabase *database,
                                      SoleusJournalEntry *entry,
                                      gboolean *is_new,
                                      GError **error);
GPtrArray *
soleus_journal_store_load (SoleusDatabase *database, const SoleusJournalKind *kind, GError **error);

G_END_DECLS
