/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-database.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#include "soleus-statement.h"

/* Long enough for another connection's commit, short enough that leaving the app never hangs. */
#define BUSY_TIMEOUT_MS 250

struct _SoleusDatabase
{
  sqlite3 *handle;
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

/**
 * soleus_database_set_error:
 * @code: a result code of SQLite that isn't success
 *
 * Returns: %FALSE, with @error set to a sentence for the person; SQLite's own words go to the
 *   debug log
 */
gboolean
soleus_database_set_error (SoleusDatabase *self, int code, GError **error)
{
  SoleusHistoryError kind = code_from_sqlite (code);

  g_debug ("SQLite %d: %s", code,
           self->handle != NULL ? sqlite3_errmsg (self->handle) : sqlite3_errstr (code));
  g_set_error_literal (error, SOLEUS_HISTORY_ERROR, kind, soleus_history_error_to_text (kind));
  return FALSE;
}

/**
 * soleus_database_execute:
 * @sql: one or more statements that take no values and whose rows don't matter
 *
 * Returns: whether all of them went through
 */
gboolean
soleus_database_execute (SoleusDatabase *self, const char *sql, GError **error)
{
  int code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  return code == SQLITE_OK || soleus_database_set_error (self, code, error);
}

static gboolean
get_version (SoleusDatabase *self, gint64 *version, GError **error)
{
  g_autoptr (SoleusStatement) statement = soleus_statement_new (self, "PRAGMA user_version", error);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  if (!soleus_statement_next (statement, &local_error))
    {
      if (local_error == NULL)
        return soleus_database_set_error (self, SQLITE_CORRUPT, error);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  *version = soleus_statement_get_int (statement, 0);
  return TRUE;
}

static gboolean
run_migrations (SoleusDatabase *self,
                const SoleusMigration *migrations,
                guint n_migrations,
                GError **error)
{
  gint64 version;

  if (!get_version (self, &version, error))
    return FALSE;
  for (guint i = (guint) version; i < n_migrations; i++)
    {
      g_autofree char *pragma = g_strdup_printf ("PRAGMA user_version = %u", i + 1);

      if (!soleus_database_execute (self, migrations[i], error) ||
          !soleus_database_execute (self, pragma, error))
        return FALSE;
    }
  return TRUE;
}

/* The version is looked up again inside the transaction: another process may have been first. */
static gboolean
migrate (SoleusDatabase *self,
         const SoleusMigration *migrations,
         guint n_migrations,
         GError **error)
{
  gint64 version;

  if (!get_version (self, &version, error))
    return FALSE;
  if (version == n_migrations)
    return TRUE;
  return soleus_database_begin (self, error) &&
         soleus_database_end (self, run_migrations (self, migrations, n_migrations, error), error);
}

/* Nothing may touch a file of a newer version, not even the tidying of its log at the end. */
static gboolean
refuse_newer (SoleusDatabase *self, guint n_migrations, GError **error)
{
  gint64 version;

  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  if (!get_version (self, &version, error))
    return FALSE;
  if (version > n_migrations || version < 0)
    {
      g_set_error_literal (error, SOLEUS_HISTORY_ERROR, SOLEUS_HISTORY_ERROR_NEWER,
                           soleus_history_error_to_text (SOLEUS_HISTORY_ERROR_NEWER));
      return FALSE;
    }
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
  return TRUE;
}

static SoleusDatabase *
open_with_flags (const char *path, int flags, GError **error)
{
  g_autoptr (SoleusDatabase) self = g_new0 (SoleusDatabase, 1);
  int code = sqlite3_open_v2 (path, &self->handle,
                              flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);

  if (code != SQLITE_OK)
    {
      soleus_database_set_error (self, code, error);
      return NULL;
    }
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  /* A view in the place of a table could go on for ever. The tables of Soleus are tables. */
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  return g_steal_pointer (&self);
}

/* Takes what others may do with a file from its mode, and adds @more. It goes by the name: to open
 * and close the file would let go of SQLite's locks on it. */
static void
mend_mode (const char *path, int more)
{
  GStatBuf info;
  int mode;

  if (g_stat (path, &info) != 0 || !S_ISREG (info.st_mode))
    return;
  mode = (int) (info.st_mode & 0700) | more;
  /* What belongs to somebody else stays as it is. */
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
 * @migrations: (array length=n_migrations): the steps from an empty file to the newest version;
 *   a file's version is the number of steps it has gone through
 *
 * Opens a database for one thread and brings it to the newest version, in one transaction.
 * What is committed survives a power cut: the log is written ahead and synced at each commit.
 *
 * Returns: (transfer full): the database, or %NULL with @error set; one of a newer version is not
 *   changed in a single byte (%SOLEUS_HISTORY_ERROR_NEWER)
 */
SoleusDatabase *
soleus_database_open (const char *path,
                      const SoleusMigration *migrations,
                      guint n_migrations,
                      GError **error)
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
  if (!refuse_newer (self, n_migrations, error) ||
      !soleus_database_execute (self,
                                "PRAGMA journal_mode = WAL;"
                                "PRAGMA synchronous = FULL;"
                                "PRAGMA foreign_keys = ON;"
                                "PRAGMA secure_delete = ON;",
                                error) ||
      !migrate (self, migrations, n_migrations, error))
    return NULL;
  soleus_database_checkpoint (self);
  return g_steal_pointer (&self);
}

/**
 * soleus_database_open_to_read:
 * @path: a file that exists; another process may be writing it
 * @n_migrations: its newest version
 *
 * Returns: (transfer full): the database of whatever version up to the newest, for reading only, or
 *   %NULL with @error set
 */
SoleusDatabase *
soleus_database_open_to_read (const char *path, guint n_migrations, GError **error)
{
  g_autoptr (SoleusDatabase) self = open_with_flags (path, SQLITE_OPEN_READONLY, error);

  if (self == NULL || !refuse_newer (self, n_migrations, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * soleus_database_open_damaged:
 * @path: a file that exists, of whatever version and in whatever state
 *
 * Returns: (transfer full): the database as it is, for reading only, or %NULL with @error set
 */
SoleusDatabase *
soleus_database_open_damaged (const char *path, GError **error)
{
  SoleusDatabase *self = open_with_flags (path, SQLITE_OPEN_READONLY, error);

  /* Without this a file that has been cut short is refused as a whole. */
  if (self != NULL)
    sqlite3_db_config (self->handle, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, NULL);
  return self;
}

void
soleus_database_free (SoleusDatabase *self)
{
  if (self->handle != NULL)
    {
      soleus_database_roll_back (self);
      sqlite3_close_v2 (self->handle);
    }
  g_free (self);
}

sqlite3 *
soleus_database_get_handle (SoleusDatabase *self)
{
  return self->handle;
}

/**
 * soleus_database_checkpoint:
 *
 * Takes what stands in the log over into the file, so that a copy of the file alone has it. It is
 * safe in the log too: nothing is lost if this fails.
 */
void
soleus_database_checkpoint (SoleusDatabase *self)
{
  int code = sqlite3_wal_checkpoint_v2 (self->handle, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);

  if (code != SQLITE_OK)
    g_debug ("SQLite %d: the log stays as it is", code);
}

/**
 * soleus_database_begin:
 *
 * Begins a transaction that may write, so that a lock held by others is met here and not half-way.
 *
 * Returns: whether it has begun; end it with soleus_database_end()
 */
gboolean
soleus_database_begin (SoleusDatabase *self, GError **error)
{
  return soleus_database_execute (self, "BEGIN IMMEDIATE", error);
}

gboolean
soleus_database_commit (SoleusDatabase *self, GError **error)
{
  return soleus_database_execute (self, "COMMIT", error);
}

/**
 * soleus_database_roll_back:
 *
 * Undoes the transaction, if one is open. Some errors make SQLite do it by itself.
 */
void
soleus_database_roll_back (SoleusDatabase *self)
{
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}

gboolean
soleus_database_end (SoleusDatabase *self, gboolean ok, GError **error)
{
  if (ok && soleus_database_commit (self, error))
    return TRUE;
  soleus_database_roll_back (self);
  return FALSE;
}
