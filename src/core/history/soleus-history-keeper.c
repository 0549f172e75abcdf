/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-history-keeper.h"

#include <glib/gi18n-lib.h>

#include "soleus-history-salvage.h"
#include "soleus-history-schema.h"

struct _SoleusHistoryKeeper
{
  char *path;
  SoleusDatabase *database;
  gboolean unsynced;
  char *notice;
};

/**
 * soleus_history_keeper_new:
 * @path: the history's file
 *
 * The one owner of the file, for one thread: it opens it when it is needed, opens it afresh after a
 * failure, and replaces it when it is damaged.
 *
 * Returns: (transfer full): nothing is opened yet
 */
SoleusHistoryKeeper *
soleus_history_keeper_new (const char *path)
{
  SoleusHistoryKeeper *self = g_new0 (SoleusHistoryKeeper, 1);

  self->path = g_strdup (path);
  return self;
}

void
soleus_history_keeper_free (SoleusHistoryKeeper *self)
{
  g_clear_pointer (&self->database, soleus_database_free);
  g_free (self->path);
  g_free (self->notice);
  g_free (self);
}

/* When a sync has failed, its transaction may stand in the log all the same, and repeating it would
 * find nothing to write: then the log has to reach the disk before anything counts as recorded. */
static gboolean
ensure_synced (SoleusHistoryKeeper *self, GError **error)
{
  if (self->unsynced)
    self->unsynced =
        !soleus_database_execute (self->database, "PRAGMA wal_checkpoint (TRUNCATE)", error);
  return !self->unsynced;
}

static gboolean
ensure_open (SoleusHistoryKeeper *self, GError **error)
{
  if (self->database == NULL && soleus_history_salvage_adopt (self->path, error))
    self->database = soleus_database_open (self->path, soleus_history_migrations,
                                           soleus_history_n_migrations, error);
  return self->database != NULL && ensure_synced (self, error);
}

static void
set_notice (SoleusHistoryKeeper *self, const char *moved, guint n_sessions)
{
  g_free (self->notice);
  if (n_sessions == 0)
    self->notice = g_strdup_printf (_ ("The history file was damaged and nothing could be read "
                                       "from it. It is kept as “%s”, and a new one was begun."),
                                    moved);
  else
    self->notice = g_strdup_printf (
        ngettext ("The history file was damaged. %u session could be saved from it. The old file "
                  "is kept as “%s”.",
                  "The history file was damaged. %u sessions could be saved from it. The old file "
                  "is kept as “%s”.",
                  n_sessions),
        n_sessions, moved);
}

/* Puts what can be saved into a new file beside the damaged one. */
static gboolean
make_fresh (SoleusHistoryKeeper *self, guint *n_sessions, GError **error)
{
  g_autofree char *path = soleus_history_salvage_get_fresh_path (self->path);
  g_autoptr (SoleusDatabase) fresh = NULL;

  soleus_history_salvage_discard (path);
  fresh =
      soleus_database_open (path, soleus_history_migrations, soleus_history_n_migrations, error);
  return fresh != NULL && soleus_history_salvage (fresh, self->path, n_sessions, error);
}

/* The damaged file stays where it is until the new one is complete: a full disk, or a power cut,
 * only means that the next attempt begins anew. */
static gboolean
replace_damaged (SoleusHistoryKeeper *self, gint64 now_us, GError **error)
{
  g_autofree char *moved = NULL;
  guint n_sessions;

  g_clear_pointer (&self->database, soleus_database_free);
  if (!make_fresh (self, &n_sessions, error))
    return FALSE;
  moved = soleus_history_salvage_move_aside (self->path, now_us, error);
  if (moved == NULL || !ensure_open (self, error))
    return FALSE;
  set_notice (self, moved, n_sessions);
  return TRUE;
}

static gboolean
attempt (SoleusHistoryKeeper *self, SoleusHistoryKeeperFunc func, gpointer data, GError **error)
{
  return ensure_open (self, error) && (func == NULL || func (self->database, data, error));
}

/**
 * soleus_history_keeper_run:
 * @func: (nullable): what to do with the open database; %NULL: only see that it is open
 * @now_us: microseconds since 1970-01-01 UTC, for the name of a file that has to be moved aside
 *
 * Returns: whether it went through. A transaction that @func left open is rolled back.
 */
gboolean
soleus_history_keeper_run (SoleusHistoryKeeper *self,
                           SoleusHistoryKeeperFunc func,
                           gpointer data,
                           gint64 now_us,
                           GError **error)
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
 * soleus_history_keeper_take_notice:
 *
 * Returns: (transfer full) (nullable): a translated message that says where a damaged file was
 *   moved and how much could be saved from it; once
 */
char *
soleus_history_keeper_take_notice (SoleusHistoryKeeper *self)
{
  return g_steal_pointer (&self->notice);
}
