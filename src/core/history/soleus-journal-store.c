/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-journal-store.h"

static gboolean
run_insert (SoleusDatabase *database, const char *sql, SoleusJournalEntry *entry, GError **error)
{
  g_autofree char *content = soleus_journal_entry_get_content (entry);
  g_autoptr (SoleusStatement) insert = soleus_statement_new (database, sql, error);

  if (insert == NULL)
    return FALSE;
  soleus_statement_bind_text (insert, 1, entry->uuid);
  soleus_statement_bind_name (insert, 2, SOLEUS_NAMES_JOURNAL, (int) entry->kind);
  soleus_statement_bind_int (insert, 3, entry->at_us);
  soleus_statement_bind_int (insert, 4, entry->offset_s);
  soleus_statement_bind_text (insert, 5, content);
  return soleus_statement_run (insert, error);
}

/* Records the entry, or puts it in the place of the one of its uuid. */
gboolean
soleus_journal_store_save (SoleusDatabase *database, gpointer entry, GError **error)
{
  return run_insert (database,
                     "INSERT INTO journal (uuid, kind, at_us, offset_s, content)"
                     " VALUES (?1, ?2, ?3, ?4, ?5)"
                     " ON CONFLICT (uuid) DO UPDATE SET kind = excluded.kind,"
                     "  at_us = excluded.at_us, offset_s = excluded.offset_s,"
                     "  content = excluded.content",
                     entry, error);
}

gboolean
soleus_journal_store_delete (SoleusDatabase *database, gpointer entry, GError **error)
{
  g_autoptr (SoleusStatement) delete =
      soleus_statement_new (database, "DELETE FROM journal WHERE uuid = ?1", error);

  if (delete == NULL)
    return FALSE;
  soleus_statement_bind_text (delete, 1, ((SoleusJournalEntry *) entry)->uuid);
  return soleus_statement_run (delete, error);
}

/* Records an entry that was imported. One of the same uuid stays as it is. */
gboolean
soleus_journal_store_insert (SoleusDatabase *database,
                             SoleusJournalEntry *entry,
                             gboolean *is_new,
                             GError **error)
{
  g_autoptr (SoleusStatement) find =
      soleus_statement_new (database, "SELECT 1 FROM journal WHERE uuid = ?1", error);
  g_autoptr (GError) local_error = NULL;

  if (find == NULL)
    return FALSE;
  soleus_statement_bind_text (find, 1, entry->uuid);
  *is_new = !soleus_statement_next (find, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return !*is_new || soleus_journal_store_save (database, entry, error);
}

static gboolean
read_entry (SoleusStatement *row, gpointer data, GError **error)
{
  GPtrArray *entries = data;
  g_autoptr (SoleusJournalEntry) entry = NULL;
  g_autofree char *uuid = NULL, *content = NULL;
  int kind;

  if (!soleus_statement_dup_text (row, 0, &uuid, error) ||
      !soleus_statement_get_name (row, 1, SOLEUS_NAMES_JOURNAL, &kind, error) ||
      !soleus_statement_dup_text (row, 4, &content, error))
    return FALSE;
  entry =
      soleus_journal_entry_new ((SoleusJournalKind) kind, uuid, soleus_statement_get_int (row, 2),
                                (int) soleus_statement_get_int (row, 3));
  if (!soleus_journal_entry_set_content (entry, content))
    return soleus_history_error_set (error, SOLEUS_HISTORY_ERROR_DAMAGED);
  g_ptr_array_add (entries, g_steal_pointer (&entry));
  return TRUE;
}

/* A file that is only read may be of a version that had no journal. */
static gboolean
has_journal (SoleusDatabase *database, gboolean *has, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (SoleusStatement) find = soleus_statement_new (
      database, "SELECT 1 FROM pragma_user_version WHERE user_version >= 4", error);

  if (find == NULL)
    return FALSE;
  *has = soleus_statement_next (find, &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * soleus_journal_store_load:
 * @kind: (nullable): only entries of this kind; %NULL for all
 *
 * Returns: (transfer full) (element-type SoleusJournalEntry): the entries, the oldest first, or
 *   %NULL with @error set
 */
GPtrArray *
soleus_journal_store_load (SoleusDatabase *database, const SoleusJournalKind *kind, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SoleusStatement) rows = NULL;
  gboolean has;

  if (!has_journal (database, &has, error))
    return NULL;
  if (!has)
    return g_steal_pointer (&entries);
  rows = soleus_statement_new (database,
                               "SELECT uuid, kind, at_us, offset_s, content FROM journal"
                               " WHERE ?1 IS NULL OR kind = ?1 ORDER BY at_us, uuid",
                               error);
  if (rows == NULL)
    return NULL;
  if (kind != NULL)
    soleus_statement_bind_name (rows, 1, SOLEUS_NAMES_JOURNAL, (int) *kind);
  if (!soleus_statement_for_each (rows, read_entry, entries, error))
    return NULL;
  return g_steal_pointer (&entries);
}
