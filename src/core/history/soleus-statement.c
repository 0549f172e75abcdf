/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-statement.h"

struct _SoleusStatement
{
  SoleusDatabase *database;
  sqlite3_stmt *handle;
  int bind_code;
};

/**
 * soleus_statement_new:
 * @database: has to outlive the statement
 * @sql: one statement; values are numbered ?1, ?2…
 *
 * Returns: (transfer full): the statement, or %NULL with @error set
 */
SoleusStatement *
soleus_statement_new (SoleusDatabase *database, const char *sql, GError **error)
{
  g_autoptr (SoleusStatement) self = g_new0 (SoleusStatement, 1);
  int code;

  self->database = database;
  code = sqlite3_prepare_v2 (soleus_database_get_handle (database), sql, -1, &self->handle, NULL);
  if (code != SQLITE_OK)
    {
      soleus_database_set_error (database, code, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
soleus_statement_free (SoleusStatement *self)
{
  sqlite3_finalize (self->handle);
  g_free (self);
}

/* A value that could not be bound is reported by the next step, so that binding reads plainly. */
static void
note_bind (SoleusStatement *self, int code)
{
  if (code != SQLITE_OK && self->bind_code == SQLITE_OK)
    self->bind_code = code;
}

void
soleus_statement_bind_int (SoleusStatement *self, int index, gint64 value)
{
  note_bind (self, sqlite3_bind_int64 (self->handle, index, value));
}

/**
 * soleus_statement_bind_text:
 * @index: from 1
 * @value: (nullable): copied
 */
void
soleus_statement_bind_text (SoleusStatement *self, int index, const char *value)
{
  note_bind (self, sqlite3_bind_text (self->handle, index, value, -1, SQLITE_TRANSIENT));
}

/**
 * soleus_statement_bind_column:
 * @index: from 1
 * @from: a statement that stands on a row
 * @column: of @from, from 0
 *
 * Binds a value as it is, whatever its type.
 */
void
soleus_statement_bind_column (SoleusStatement *self, int index, SoleusStatement *from, int column)
{
  note_bind (self,
             sqlite3_bind_value (self->handle, index, sqlite3_column_value (from->handle, column)));
}

/**
 * soleus_statement_next:
 *
 * Goes on to the next row.
 *
 * Returns: whether there is one; at the end %FALSE without, on failure %FALSE with @error set
 */
gboolean
soleus_statement_next (SoleusStatement *self, GError **error)
{
  int code = self->bind_code != SQLITE_OK ? self->bind_code : sqlite3_step (self->handle);

  if (code != SQLITE_ROW && code != SQLITE_DONE)
    soleus_database_set_error (self->database, code, error);
  return code == SQLITE_ROW;
}

/**
 * soleus_statement_run:
 *
 * Runs a statement to its end and makes it ready to be run again.
 *
 * Returns: whether it went through
 */
gboolean
soleus_statement_run (SoleusStatement *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  while (soleus_statement_next (self, &local_error))
    ;
  soleus_statement_reset (self);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * soleus_statement_reset:
 *
 * Back to before the first row, with no values bound.
 */
void
soleus_statement_reset (SoleusStatement *self)
{
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  self->bind_code = SQLITE_OK;
}

gboolean
soleus_statement_is_null (SoleusStatement *self, int column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

gint64
soleus_statement_get_int (SoleusStatement *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

/**
 * soleus_statement_get_text:
 * @column: from 0
 *
 * Returns: (nullable) (transfer none): UTF-8, until the next step
 */
const char *
soleus_statement_get_text (SoleusStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

gboolean
soleus_statement_is_text (SoleusStatement *self, int column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_TEXT;
}

/**
 * soleus_statement_is_sound_text:
 * @column: from 0
 *
 * Returns: whether the value is UTF-8. SQLite doesn't notice a byte of a text that has changed.
 */
gboolean
soleus_statement_is_sound_text (SoleusStatement *self, int column)
{
  const char *text = soleus_statement_get_text (self, column);

  return text != NULL && g_utf8_validate (text, -1, NULL);
}

/**
 * soleus_statement_dup_text:
 * @column: from 0, of one that is never NULL
 * @text: (out) (transfer full): UTF-8
 *
 * Returns: whether there is such a text; if not, @error says that the file is damaged
 */
gboolean
soleus_statement_dup_text (SoleusStatement *self, int column, char **text, GError **error)
{
  if (!soleus_statement_is_sound_text (self, column))
    return soleus_database_set_error (self->database, SQLITE_CORRUPT, error);
  *text = g_strdup (soleus_statement_get_text (self, column));
  return TRUE;
}
