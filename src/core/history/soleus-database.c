/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-database.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#include "soleus-day.h"

/* Long enough for another connection's commit, short enough that leaving the app never hangs. */
#define BUSY_TIMEOUT_MS 250

struct _SoleusStatement
{
  SoleusDatabase *database;
  sqlite3_stmt *handle;
  int bind_code;
};

static SoleusHistoryError
code_from_sqlite (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_FULL:
      return SOLEUS_HISTORY_ERROR_FULL;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return SOLEUS_HISTORY_ERROR_READ_ONLY;
    case SQLITE_IOERR:
    case SQLITE_PROTOCOL:
      return SOLEUS_HISTORY_ERROR_IO;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return SOLEUS_HISTORY_ERROR_LOCKED;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return SOLEUS_HISTORY_ERROR_DAMAGED;
    case SQLITE_CANTOPEN:
      return SOLEUS_HISTORY_ERROR_OPEN;
    case SQLITE_NOMEM:
      return SOLEUS_HISTORY_ERROR_MEMORY;
    default:
      return SOLEUS_HISTORY_ERROR_FAILED;
    }
}

/* Returns FALSE, with a sentence for the person. The words of SQLite go to the debug log. */
static gboolean
set_error (SoleusDatabase *self, int code, GError **error)
{
  g_debug ("SQLite %d: %s", code,
           self->handle != NULL ? sqlite3_errmsg (self->handle) : sqlite3_errstr (code));
  return soleus_history_error_set (error, code_from_sqlite (code));
}

/* Runs one or more statements that take no values and whose rows don't matter. */
gboolean
soleus_database_execute (SoleusDatabase *self, const char *sql, GError **error)
{
  int code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  return code == SQLITE_OK || set_error (self, code, error);
}

static gboolean
read_int (SoleusStatement *row, gpointer value, GError **error)
{
  *(gint64 *) value = soleus_statement_get_int (row, 0);
  return TRUE;
}

/* A file's version is the number of steps that it has gone through. */
static gboolean
get_version (SoleusDatabase *self, gint64 *version, GError **error)
{
  g_autoptr (SoleusStatement) statement = soleus_statement_new (self, "PRAGMA user_version", error);

  *version = -1;
  return statement != NULL && soleus_statement_for_each (statement, read_int, version, error);
}

static gboolean
run_steps (SoleusDatabase *self, const char *const *steps, GError **error)
{
  guint n_steps = g_strv_length ((char **) steps);
  gint64 version;

  if (!get_version (self, &version, error))
    return FALSE;
  for (guint i = (guint) version; i < n_steps; i++)
    {
      g_autofree char *pragma = g_strdup_printf ("PRAGMA user_version = %u", i + 1);

      if (!soleus_database_execute (self, steps[i], error) ||
          !soleus_database_execute (self, pragma, error))
        return FALSE;
    }
  return TRUE;
}

/* The version is looked up again inside the transaction, because another process may have brought
 * the file to the newest one meanwhile. */
static gboolean
migrate (SoleusDatabase *self, const char *const *steps, GError **error)
{
  gint64 version;

  if (!get_version (self, &version, error))
    return FALSE;
  if (version == g_strv_length ((char **) steps))
    return TRUE;
  return soleus_database_begin (self, error) &&
         soleus_database_end (self, run_steps (self, steps, error), error);
}

/* Nothing may change a file of a newer version, not even the tidying of its log at the end. */
static gboolean
refuse_newer (SoleusDatabase *self, const char *const *steps, GError **error)
{
  gint64 version;

  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  if (!get_version (self, &version, error))
    return FALSE;
  if (version > g_strv_length ((char **) steps) || version < 0)
    return soleus_history_error_set (error, SOLEUS_HISTORY_ERROR_NEWER);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
  return TRUE;
}

/* Makes soleus_day_from_time() callable from SQL, so that days are counted in one place. */
static void
local_day_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  sqlite3_result_int (context, soleus_day_from_time (sqlite3_value_int64 (values[0]),
                                                     sqlite3_value_int (values[1]),
                                                     sqlite3_value_int (values[2])));
}

static SoleusDatabase *
open_with_flags (const char *path, int flags, GError **error)
{
  g_autoptr (SoleusDatabase) self = g_new0 (SoleusDatabase, 1);
  int code = sqlite3_open_v2 (path, &self->handle,
                              flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);

  if (code != SQLITE_OK)
    {
      set_error (self, code, error);
      return NULL;
    }
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  sqlite3_create_function (self->handle, "local_day", 3, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL,
                           local_day_cb, NULL, NULL);
  /* A view in the place of a table could go on for ever. The tables of Soleus are tables. */
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  return g_steal_pointer (&self);
}

/* Takes the rights of others from the mode of a file, and adds @more. The file isn't opened,
 * because closing it would release the locks that SQLite has on it. */
static void
mend_mode (const char *path, int more)
{
  GStatBuf info;
  int mode;

  if (g_stat (path, &info) != 0 || !S_ISREG (info.st_mode))
    return;
  mode = (int) (info.st_mode & 0700) | more;
  /* It fails where the file belongs to somebody else, and then the mode stays. */
  if (mode != (int) (info.st_mode & 0777) && g_chmod (path, mode) != 0)
    g_debug ("The mode of %s could not be changed", path);
}

/* SQLite gives its log and the log's index the mode that the database has when they are made. They
 * outlive a time in which the database could only be read, and would keep it so. */
static void
mend_modes (const char *path)
{
  static const char *const suffixes[] = { "-wal", "-shm" };
  GStatBuf info;
  gboolean writable = g_stat (path, &info) == 0 && (info.st_mode & S_IWUSR);

  mend_mode (path, 0);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      mend_mode (file, writable ? 0600 : 0);
    }
}

/**
 * soleus_database_open:
 * @path: the file; it and its folder are made if they don't exist, readable by the person alone
 * @steps: (array zero-terminated=1): SQL that leads from an empty file to the newest version
 *
 * Opens a database for one thread and brings it to the newest version, in one transaction.
 * A commit survives a power cut, because the log is written ahead and synced.
 *
 * Returns: (transfer full): the database, or %NULL with @error set; not a byte of a file of a newer
 *   version is changed (%SOLEUS_HISTORY_ERROR_NEWER)
 */
SoleusDatabase *
soleus_database_open (const char *path, const char *const *steps, GError **error)
{
  g_autoptr (SoleusDatabase) self = NULL;
  g_autofree char *folder = g_path_get_dirname (path);

  /* If it fails, opening the file will say so. */
  g_mkdir_with_parents (folder, 0700);
  mend_modes (path);
  self = open_with_flags (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  if (self == NULL)
    return NULL;
  mend_mode (path, 0);
  if (!refuse_newer (self, steps, error) ||
      !soleus_database_execute (self,
                                "PRAGMA journal_mode = WAL;"
                                "PRAGMA synchronous = FULL;"
                                "PRAGMA foreign_keys = ON;"
                                "PRAGMA secure_delete = ON;",
                                error) ||
      !migrate (self, steps, error))
    return NULL;
  soleus_database_checkpoint (self);
  return g_steal_pointer (&self);
}

/* Opens a file of any version up to the newest, for reading only. Another process may be writing
 * it. */
SoleusDatabase *
soleus_database_open_to_read (const char *path, const char *const *steps, GError **error)
{
  g_autoptr (SoleusDatabase) self = open_with_flags (path, SQLITE_OPEN_READONLY, error);

  if (self == NULL || !refuse_newer (self, steps, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Opens a file of any version and in any state, for reading only. */
SoleusDatabase *
soleus_database_open_damaged (const char *path, GError **error)
{
  SoleusDatabase *self = open_with_flags (path, SQLITE_OPEN_READONLY, error);

  /* Without this a file that has been cut short is refused as a whole. */
  if (self != NULL)
    sqlite3_db_config (self->handle, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, NULL);
  return self;
}

/* Undoes the transaction, if one is open. Some errors make SQLite do it by itself. */
static void
roll_back (SoleusDatabase *self)
{
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}

void
soleus_database_free (SoleusDatabase *self)
{
  if (self->handle != NULL)
    {
      roll_back (self);
      sqlite3_close_v2 (self->handle);
    }
  g_free (self);
}

/* Copies the log into the file, so that a copy of the file alone is complete. Nothing is lost if it
 * fails, because the log is safe too. */
void
soleus_database_checkpoint (SoleusDatabase *self)
{
  int code = sqlite3_wal_checkpoint_v2 (self->handle, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);

  if (code != SQLITE_OK)
    g_debug ("SQLite %d: the log stays as it is", code);
}

/* Begins a transaction that may write, so that a lock of another program is met here and not
 * half-way. It is ended by soleus_database_end(). */
gboolean
soleus_database_begin (SoleusDatabase *self, GError **error)
{
  return soleus_database_execute (self, "BEGIN IMMEDIATE", error);
}

/* Commits if @ok, and otherwise, or if that fails, rolls back. */
gboolean
soleus_database_end (SoleusDatabase *self, gboolean ok, GError **error)
{
  if (ok && soleus_database_execute (self, "COMMIT", error))
    return TRUE;
  roll_back (self);
  return FALSE;
}

/* The database has to outlive the statement. */
SoleusStatement *
soleus_statement_new (SoleusDatabase *database, const char *sql, GError **error)
{
  g_autoptr (SoleusStatement) self = g_new0 (SoleusStatement, 1);
  int code = sqlite3_prepare_v2 (database->handle, sql, -1, &self->handle, NULL);

  self->database = database;
  if (code == SQLITE_OK)
    return g_steal_pointer (&self);
  set_error (database, code, error);
  return NULL;
}

void
soleus_statement_free (SoleusStatement *self)
{
  sqlite3_finalize (self->handle);
  g_free (self);
}

/* The next step reports a value that could not be bound, so that a caller need not check each. */
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

void
soleus_statement_bind_text (SoleusStatement *self, int index, const char *value)
{
  note_bind (self, sqlite3_bind_text (self->handle, index, value, -1, SQLITE_TRANSIENT));
}

void
soleus_statement_bind_name (SoleusStatement *self, int index, SoleusNames names, int value)
{
  soleus_statement_bind_text (self, index, soleus_names_get (names, value));
}

/* Binds a value of the row on which @from stands, whatever its type. */
void
soleus_statement_bind_column (SoleusStatement *self, int index, SoleusStatement *from, int column)
{
  note_bind (self,
             sqlite3_bind_value (self->handle, index, sqlite3_column_value (from->handle, column)));
}

/* Returns whether there is another row: at the end FALSE, on failure FALSE with the error set. */
gboolean
soleus_statement_next (SoleusStatement *self, GError **error)
{
  int code = self->bind_code != SQLITE_OK ? self->bind_code : sqlite3_step (self->handle);

  if (code != SQLITE_ROW && code != SQLITE_DONE)
    set_error (self->database, code, error);
  return code == SQLITE_ROW;
}

/* Handles every row, and makes the statement ready for other values. */
gboolean
soleus_statement_for_each (SoleusStatement *self, SoleusRowFunc func, gpointer data, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  while (soleus_statement_next (self, &local_error) &&
         (func == NULL || func (self, data, &local_error)))
    ;
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  self->bind_code = SQLITE_OK;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

gboolean
soleus_statement_run (SoleusStatement *self, GError **error)
{
  return soleus_statement_for_each (self, NULL, NULL, error);
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

/* NULL, or text until the next step. */
const char *
soleus_statement_get_text (SoleusStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

/* The checks of the tables let no other words in, so an unknown one means a damaged page. */
gboolean
soleus_statement_get_name (
    SoleusStatement *self, int column, SoleusNames names, int *value, GError **error)
{
  return soleus_names_find (names, soleus_statement_get_text (self, column), value) ||
         soleus_history_error_set (error, SOLEUS_HISTORY_ERROR_DAMAGED);
}

/* A text that isn't UTF-8, or is NULL, is an error: SQLite doesn't notice a changed byte. */
gboolean
soleus_statement_dup_text (SoleusStatement *self, int column, char **text, GError **error)
{
  const char *value = soleus_statement_get_text (self, column);

  if (value == NULL || !g_utf8_validate (value, -1, NULL))
    return soleus_history_error_set (error, SOLEUS_HISTORY_ERROR_DAMAGED);
  *text = g_strdup (value);
  return TRUE;
}

/* Whether the value is text, but not UTF-8. */
gboolean
soleus_statement_is_unsound_text (SoleusStatement *self, int column)
{
  const char *text;

  if (sqlite3_column_type (self->handle, column) != SQLITE_TEXT)
    return FALSE;
  text = soleus_statement_get_text (self, column);
  return text == NULL || !g_utf8_validate (text, -1, NULL);
}
