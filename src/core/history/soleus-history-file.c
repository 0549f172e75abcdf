/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-history-file.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "soleus-history-store.h"
#include "soleus-journal-entry.h"

#define MOVED_MARK ".damaged-"
#define FRESH_MARK ".new"

/* The log of SQLite and its index belong to a file by their names, so they move with it. */
static const char *const suffixes[] = { "-wal", "-shm", "" };

struct _SoleusHistoryFile
{
  char *path;
  SoleusDatabase *database;
  gboolean unsynced;
  char *notice;
};

/* A table's columns, the order of its primary key, each way, and which column is a uuid and which
 * the content of an entry of the journal. */
#define NO_UUID    G_MAXUINT
#define NO_CONTENT 0

typedef struct
{
  const char *name;
  const char *columns;
  guint n_columns;
  const char *forward;
  const char *backward;
  guint uuid_column;
  guint content_column;
} Table;

static const Table tables[] = {
  { "session",
    "id, uuid, routine, options, verdict, start_us, offset_s, end_us, outcome, by_hand, note", 11,
    "id", "id DESC", 1, NO_CONTENT },
  /* The rows of a file that had no notes yet, or of which those are damaged. */
  { "session", "id, uuid, routine, options, verdict, start_us, offset_s, end_us, outcome", 9, "id",
    "id DESC", 1, NO_CONTENT },
  { "phase", "session, number, leg, muscle, kind, step, worked_ms, planned_ms, pressure, end_us",
    10, "session, number", "session DESC, number DESC", NO_UUID, NO_CONTENT },
  { "rating", "session, moment, leg, value", 4, "session, moment, leg",
    "session DESC, moment DESC, leg DESC", NO_UUID, NO_CONTENT },
  { "pain_stop", "session, number, leg, step, seconds, answer, at_us", 7, "session, number",
    "session DESC, number DESC", NO_UUID, NO_CONTENT },
  { "journal", "uuid, kind, at_us, offset_s, content", 5, "uuid", "uuid DESC", 0, 4 },
  { "advice", "id, shown_day", 2, "id", "id DESC", NO_UUID, NO_CONTENT },
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

/* A new file is prepared here, which then takes the place of a damaged one. */
static char *
get_fresh_path (const char *path)
{
  return g_strconcat (path, FRESH_MARK, NULL);
}

static void
discard (const char *path)
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
  return soleus_history_error_set (error, SOLEUS_HISTORY_ERROR_DAMAGED);
}

/* Returns where the damaged file is now, in the same folder. */
static char *
move_aside (const char *path, gint64 now_us, GError **error)
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

/* Replaces every byte that isn't ASCII, because the texts of a history are ids and numbers. */
static char *
make_plain (const char *text)
{
  char *plain = g_strdup (text != NULL ? text : "");

  for (char *p = plain; *p != '\0'; p++)
    if ((guchar) *p >= 0x80)
      *p = '_';
  return plain;
}

/* A text in which a byte has changed keeps its readable part. An id is of no use in parts, so a
 * uuid is made anew. */
static void
bind_sound (SoleusStatement *insert, SoleusStatement *row, int column, gboolean is_uuid)
{
  g_autofree char *text = NULL;

  if (!soleus_statement_is_unsound_text (row, column))
    {
      soleus_statement_bind_column (insert, column + 1, row, column);
      return;
    }
  text = is_uuid ? g_uuid_string_random () : make_plain (soleus_statement_get_text (row, column));
  soleus_statement_bind_text (insert, column + 1, text);
}

/* A content that can't be read would be found damaged again and again. */
static gboolean
has_sound_content (SoleusStatement *row, const Table *table)
{
  g_autoptr (SoleusJournalEntry) entry = soleus_journal_entry_new (SOLEUS_JOURNAL_PLAN, "", 0, 0);
  g_autofree char *content = NULL;

  if (table->content_column == NO_CONTENT)
    return TRUE;
  content = make_plain (soleus_statement_get_text (row, (int) table->content_column));
  return soleus_journal_entry_set_content (entry, content);
}

/* A row is left behind if the checks refuse it, its content can't be read, or its session is lost.
 * Any other failure ends the salvage. */
static gboolean
copy_row (SoleusStatement *row, SoleusStatement *insert, const Table *table, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (!has_sound_content (row, table))
    return TRUE;
  for (guint i = 0; i < table->n_columns; i++)
    bind_sound (insert, row, (int) i, i == table->uuid_column);
  if (soleus_statement_run (insert, &local_error) ||
      g_error_matches (local_error, SOLEUS_HISTORY_ERROR, SOLEUS_HISTORY_ERROR_FAILED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Returns FALSE only if the new database failed. @whole tells whether all of the old one was read.
 */
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

/* Rows behind a damaged page can often be reached from the other end. */
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

/* What could be saved. */
typedef struct
{
  guint n_sessions;
  guint n_entries;
} Saved;

static gboolean
copy_all (SoleusDatabase *to, SoleusDatabase *from, Saved *saved, GError **error)
{
  g_autoptr (SoleusStatement) count = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!copy_table (to, from, &tables[i], error))
      return FALSE;
  count = soleus_statement_new (to,
                                "SELECT (SELECT COUNT (*) FROM session),"
                                "       (SELECT COUNT (*) FROM journal)",
                                error);
  if (count == NULL || !soleus_statement_next (count, error))
    return FALSE;
  saved->n_sessions = (guint) soleus_statement_get_int (count, 0);
  saved->n_entries = (guint) soleus_statement_get_int (count, 1);
  return TRUE;
}

/* Copies every row of a damaged file that can still be read into a new database, and sees that all
 * of them are in its one file and on the disk. It is no failure if nothing could be read. */
static gboolean
salvage (SoleusDatabase *to, const char *from, Saved *saved, GError **error)
{
  g_autoptr (SoleusDatabase) old = soleus_database_open_damaged (from, NULL);

  *saved = (Saved){ 0 };
  if (old != NULL && (!soleus_database_begin (to, error) ||
                      !soleus_database_end (to, copy_all (to, old, saved, error), error)))
    return FALSE;
  return soleus_database_execute (to, "PRAGMA wal_checkpoint (TRUNCATE)", error);
}

/* Belongs to one thread. The database is opened when it is needed, opened afresh after a failure,
 * and replaced when it is damaged. */
SoleusHistoryFile *
soleus_history_file_new (const char *path)
{
  SoleusHistoryFile *self = g_new0 (SoleusHistoryFile, 1);

  self->path = g_strdup (path);
  return self;
}

void
soleus_history_file_free (SoleusHistoryFile *self)
{
  g_clear_pointer (&self->database, soleus_database_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->notice, g_free);
  g_free (self);
}

static gboolean
ensure_open (SoleusHistoryFile *self, GError **error)
{
  if (self->database == NULL)
    {
      g_autofree char *fresh = get_fresh_path (self->path);

      /* If there is no file, a new one that was prepared takes its place. It is complete, because
       * the damaged one is only moved aside when it is. */
      if (g_file_test (self->path, G_FILE_TEST_EXISTS) || move (fresh, self->path, error))
        self->database = soleus_database_open (self->path, soleus_history_schema, error);
      if (self->database == NULL)
        return FALSE;
    }
  /* When a sync has failed, its transaction may still be in the log, and a second attempt would
   * find nothing to write. So the log has to reach the disk before anything counts as recorded. */
  if (self->unsynced)
    self->unsynced =
        !soleus_database_execute (self->database, "PRAGMA wal_checkpoint (TRUNCATE)", error);
  return !self->unsynced;
}

static void
set_notice (SoleusHistoryFile *self, const char *moved, const Saved *saved)
{
  g_clear_pointer (&self->notice, g_free);
  if (saved->n_sessions == 0 && saved->n_entries == 0)
    self->notice = g_strdup_printf (_ ("The history file was damaged and nothing could be read "
                                       "from it. It is kept as “%s”, and a new one was begun."),
                                    moved);
  else if (saved->n_sessions == 0)
    self->notice = g_strdup_printf (
        /* Translators: what is kept beside sessions are plans, ankle tests and cramps. */
        _ ("The history file was damaged. No sessions could be recovered from it, but some plans, "
           "ankle tests or entries of the cramp diary could. The old file is kept as “%s”."),
        moved);
  else
    self->notice = g_strdup_printf (
        ngettext ("The history file was damaged. %u session could be saved from it. The old file "
                  "is kept as “%s”.",
                  "The history file was damaged. %u sessions could be saved from it. The old file "
                  "is kept as “%s”.",
                  saved->n_sessions),
        saved->n_sessions, moved);
}

/* The damaged file stays where it is until the new one is complete. So a full disk, or a power cut,
 * only means that the next attempt begins anew. */
static gboolean
replace_damaged (SoleusHistoryFile *self, gint64 now_us, GError **error)
{
  g_autofree char *path = get_fresh_path (self->path);
  g_autoptr (SoleusDatabase) fresh = NULL;
  g_autofree char *moved = NULL;
  Saved saved;

  g_clear_pointer (&self->database, soleus_database_free);
  discard (path);
  fresh = soleus_database_open (path, soleus_history_schema, error);
  if (fresh == NULL || !salvage (fresh, self->path, &saved, error))
    return FALSE;
  g_clear_pointer (&fresh, soleus_database_free);
  moved = move_aside (self->path, now_us, error);
  if (moved == NULL || !ensure_open (self, error))
    return FALSE;
  set_notice (self, moved, &saved);
  return TRUE;
}

static gboolean
attempt (SoleusHistoryFile *self, SoleusHistoryFunc func, gpointer data, GError **error)
{
  return ensure_open (self, error) && (func == NULL || func (self->database, data, error));
}

/**
 * soleus_history_file_run:
 * @func: (nullable): works on the open database; %NULL only sees that it is open
 * @now_us: microseconds since 1970-01-01 UTC, for the name of a file that has to be moved aside
 */
gboolean
soleus_history_file_run (
    SoleusHistoryFile *self, SoleusHistoryFunc func, gpointer data, gint64 now_us, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (attempt (self, func, data, &local_error))
    return TRUE;
  if (g_error_matches (local_error, SOLEUS_HISTORY_ERROR, SOLEUS_HISTORY_ERROR_DAMAGED))
    {
      g_clear_error (&local_error);
      if (replace_damaged (self, now_us, &local_error) && attempt (self, func, data, &local_error))
        return TRUE;
    }
  self->unsynced = self->unsynced ||
                   g_error_matches (local_error, SOLEUS_HISTORY_ERROR, SOLEUS_HISTORY_ERROR_IO);
  /* After a failure of the disk a connection may hold on to what it saw; a lock passes. */
  if (!g_error_matches (local_error, SOLEUS_HISTORY_ERROR, SOLEUS_HISTORY_ERROR_LOCKED))
    g_clear_pointer (&self->database, soleus_database_free);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * soleus_history_file_take_notice:
 *
 * Returns: (transfer full) (nullable): a translated message that says where a damaged file was
 *   moved and how much of it was saved; once
 */
char *
soleus_history_file_take_notice (SoleusHistoryFile *self)
{
  return g_steal_pointer (&self->notice);
}

/**
 * soleus_history_file_delete_moved:
 * @path: the history's own file
 *
 * Deletes the damaged files that were moved aside, and the rest of an attempt to replace one.
 */
void
soleus_history_file_delete_moved (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *prefix = g_strconcat (base, MOVED_MARK, NULL);
  g_autofree char *fresh = get_fresh_path (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  discard (fresh);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix))
      {
        g_autofree char *file = g_build_filename (folder, name, NULL);

        g_unlink (file);
      }
}
