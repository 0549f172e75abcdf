/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-history-salvage.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>

#include "soleus-statement.h"

#define MOVED_MARK ".damaged-"
#define FRESH_MARK ".new"

/* SQLite's log and its index belong to a file by their names, so they move with it. */
static const char *const suffixes[] = { "-wal", "-shm", "" };

/* A table's columns, the order of its primary key, each way, and which column is a uuid. */
#define NO_UUID G_MAXUINT

typedef struct
{
  const char *name;
  const char *columns;
  guint n_columns;
  const char *forward;
  const char *backward;
  guint uuid_column;
} Table;

static const Table tables[] = {
  { "session", "id, uuid, routine, options, verdict, start_us, offset_s, end_us, outcome", 9, "id",
    "id DESC", 1 },
  { "phase", "session, number, leg, muscle, kind, step, worked_ms, planned_ms, pressure, end_us",
    10, "session, number", "session DESC, number DESC", NO_UUID },
  { "rating", "session, moment, leg, value", 4, "session, moment, leg",
    "session DESC, moment DESC, leg DESC", NO_UUID },
  { "pain_stop", "session, number, leg, step, seconds, answer, at_us", 7, "session, number",
    "session DESC, number DESC", NO_UUID },
  { "advice", "id, shown_day", 2, "id", "id DESC", NO_UUID },
};

static char *
make_moved_name (const char *path, gint64 now_us)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (now_us / G_USEC_PER_SEC);
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%dT%H%M%SZ");
  char *name = g_strconcat (path, MOVED_MARK, date, NULL);

  for (guint i = 2; g_file_test (name, G_FILE_TEST_EXISTS); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s" MOVED_MARK "%s-%u", path, date, i);
    }
  return name;
}

/**
 * soleus_history_salvage_get_fresh_path:
 * @path: the history's own file
 *
 * Returns: (transfer full): where a new file is prepared that will take the place of a damaged one
 */
char *
soleus_history_salvage_get_fresh_path (const char *path)
{
  return g_strconcat (path, FRESH_MARK, NULL);
}

/**
 * soleus_history_salvage_discard:
 * @path: a database that nobody wants or has open
 */
void
soleus_history_salvage_discard (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      g_unlink (file);
    }
}

static gboolean
move (const char *from, const char *to, GError **error)
{
  if (g_rename (from, to) == 0 || errno == ENOENT)
    return TRUE;
  g_set_error_literal (error, SOLEUS_HISTORY_ERROR, SOLEUS_HISTORY_ERROR_DAMAGED,
                       soleus_history_error_to_text (SOLEUS_HISTORY_ERROR_DAMAGED));
  return FALSE;
}

/**
 * soleus_history_salvage_adopt:
 * @path: the history's own file
 *
 * If there is none, puts the new file in its place: it is complete, since the damaged one is only
 * moved aside when it is.
 *
 * Returns: %FALSE, with @error set, if there is one that can't be moved
 */
gboolean
soleus_history_salvage_adopt (const char *path, GError **error)
{
  g_autofree char *fresh = soleus_history_salvage_get_fresh_path (path);

  return g_file_test (path, G_FILE_TEST_EXISTS) || move (fresh, path, error);
}

/**
 * soleus_history_salvage_move_aside:
 * @path: the damaged file, opened by nobody
 * @now_us: microseconds since 1970-01-01 UTC, for its new name
 *
 * Returns: (transfer full): where the file is now, in the same folder, or %NULL with @error set
 */
char *
soleus_history_salvage_move_aside (const char *path, gint64 now_us, GError **error)
{
  g_autofree char *moved = make_moved_name (path, now_us);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (moved, suffixes[i], NULL);

      if (!move (from, to, error))
        return NULL;
    }
  return g_steal_pointer (&moved);
}

/* Every byte that isn't ASCII becomes "_": the texts of a history are ids and numbers. */
static char *
make_plain (const char *text)
{
  char *plain = g_strdup (text != NULL ? text : "");

  for (char *p = plain; *p != '\0'; p++)
    if ((guchar) *p >= 0x80)
      *p = '_';
  return plain;
}

/* A text in which a byte has changed keeps what can be read of it; only an id is of no use in
 * parts.
 */
static void
bind_sound (SoleusStatement *insert, SoleusStatement *row, guint column, gboolean is_uuid)
{
  g_autofree char *text = NULL;

  if (!soleus_statement_is_text (row, (int) column) ||
      soleus_statement_is_sound_text (row, (int) column))
    {
      soleus_statement_bind_column (insert, (int) column + 1, row, (int) column);
      return;
    }
  text = is_uuid ? g_uuid_string_random ()
                 : make_plain (soleus_statement_get_text (row, (int) column));
  soleus_statement_bind_text (insert, (int) column + 1, text);
}

/* A row that the checks refuse, or whose session is lost, is left behind. Anything else that keeps
 * a row from being written ends the salvage. */
static gboolean
copy_row (SoleusStatement *row, SoleusStatement *insert, const Table *table, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  for (guint i = 0; i < table->n_columns; i++)
    bind_sound (insert, row, i, i == table->uuid_column);
  if (soleus_statement_run (insert, &local_error) ||
      g_error_matches (local_error, SOLEUS_HISTORY_ERROR, SOLEUS_HISTORY_ERROR_FAILED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Returns FALSE only if the new database failed; @whole says how far the old one could be read. */
static gboolean
copy_one_way (SoleusStatement *insert,
              SoleusDatabase *from,
              const Table *table,
              const char *order,
              gboolean *whole,
              GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s NOT INDEXED ORDER BY %s",
                                          table->columns, table->name, order);
  g_autoptr (GError) damage = NULL;
  g_autoptr (SoleusStatement) rows = soleus_statement_new (from, sql, &damage);

  while (rows != NULL && soleus_statement_next (rows, &damage))
    if (!copy_row (rows, insert, table, error))
      return FALSE;
  *whole = damage == NULL;
  return TRUE;
}

/* What lies behind a damaged page can often be reached from the other end. */
static gboolean
copy_table (SoleusDatabase *to, SoleusDatabase *from, const Table *table, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (SoleusStatement) insert = NULL;
  gboolean whole;

  g_string_printf (sql, "INSERT OR IGNORE INTO %s (%s) VALUES (?1", table->name, table->columns);
  for (guint i = 2; i <= table->n_columns; i++)
    g_string_append_printf (sql, ", ?%u", i);
  g_string_append (sql, ")");
  insert = soleus_statement_new (to, sql->str, error);
  return insert != NULL && copy_one_way (insert, from, table, table->forward, &whole, error) &&
         (whole || copy_one_way (insert, from, table, table->backward, &whole, error));
}

static gboolean
copy_all (SoleusDatabase *to, SoleusDatabase *from, guint *n_sessions, GError **error)
{
  g_autoptr (SoleusStatement) count = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!copy_table (to, from, &tables[i], error))
      return FALSE;
  count = soleus_statement_new (to, "SELECT COUNT (*) FROM session", error);
  if (count == NULL || !soleus_statement_next (count, error))
    return FALSE;
  *n_sessions = (guint) soleus_statement_get_int (count, 0);
  return TRUE;
}

/**
 * soleus_history_salvage:
 * @to: a new, empty database
 * @from: a damaged file; it is only read
 * @n_sessions: (out): how many sessions could be saved
 *
 * Takes over every row that can still be read, table by table, from both ends, and sees to it that
 * all of them are in the one file of @to and on the disk.
 *
 * Returns: whether @to could be written; that nothing could be read is no failure
 */
gboolean
soleus_history_salvage (SoleusDatabase *to, const char *from, guint *n_sessions, GError **error)
{
  g_autoptr (SoleusDatabase) old = soleus_database_open_damaged (from, NULL);

  *n_sessions = 0;
  if (old != NULL && (!soleus_database_begin (to, error) ||
                      !soleus_database_end (to, copy_all (to, old, n_sessions, error), error)))
    return FALSE;
  return soleus_database_execute (to, "PRAGMA wal_checkpoint (TRUNCATE)", error);
}

/**
 * soleus_history_salvage_delete_moved:
 * @path: the history's own file
 *
 * Deletes the damaged files that were moved aside, and what may be left of an attempt to replace
 * them: who deletes the history means those too.
 */
void
soleus_history_salvage_delete_moved (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *prefix = g_strconcat (base, MOVED_MARK, NULL);
  g_autofree char *fresh = soleus_history_salvage_get_fresh_path (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  soleus_history_salvage_discard (fresh);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix))
      {
        g_autofree char *file = g_build_filename (folder, name, NULL);

        g_unlink (file);
      }
}
