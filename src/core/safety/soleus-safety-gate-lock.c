/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-safety-gate-private.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "soleus-clearance.h"

/* Between two tries to store what could not be stored. */
#define RETRY_SECONDS 2

static gboolean
is_own_list (SoleusSafetyGate *self, const char *name)
{
  return g_str_equal (name, self->list_name);
}

/* What the file says. What is ticked on the open list is told by the list itself; but a tick that
 * was taken back and still stands in the file locks, as it would at the next start. */
static void
merge_file (SoleusSafetyGate *self, SoleusSafetyLock *lock)
{
  GHashTableIter iter;
  gpointer name, list;

  soleus_safety_lock_merge (lock, &self->file.kept);
  g_hash_table_iter_init (&iter, self->file.lists);
  while (g_hash_table_iter_next (&iter, &name, &list))
    if (!is_own_list (self, name) || self->ticked.kind == SOLEUS_LOCK_NONE)
      soleus_safety_lock_merge (lock, list);
}

/* Reads the file again: it says what other programs have locked and lifted. Where it can't be
 * understood any more, what it said before is still to be kept. */
static void
read_file (SoleusSafetyGate *self)
{
  gboolean known = !self->file.lost;
  g_auto (SoleusSafetyLock) before = { 0 };

  merge_file (self, &before);
  soleus_safety_lock_file_clear (&self->file);
  soleus_safety_lock_file_load (&self->file, self->path);
  if (known && self->file.lost && (before.kind != SOLEUS_LOCK_NONE || before.clot))
    soleus_safety_lock_merge (&self->unsaved, &before);
  if (self->file.kept.kind != SOLEUS_LOCK_NONE && self->file.kept.date == 0)
    self->file.kept.date = before.date ? before.date : soleus_clock_get_wall (self->clock);
}

static gboolean
is_same (const SoleusSafetyLock *a, const SoleusSafetyLock *b)
{
  return a->kind == b->kind && a->clot == b->clot &&
         g_strv_equal ((const char *const *) a->rows, (const char *const *) b->rows);
}

/* Whether all that this program has to say stands in the file. */
static gboolean
is_stored (SoleusSafetyGate *self)
{
  const SoleusSafetyLock *list = g_hash_table_lookup (self->file.lists, self->list_name);

  if (self->unsaved.kind != SOLEUS_LOCK_NONE || self->unsaved.clot)
    return FALSE;
  if (self->ticked.kind == SOLEUS_LOCK_NONE)
    return list == NULL;
  return list != NULL && is_same (list, &self->ticked);
}

typedef gboolean (*Change) (SoleusSafetyGate *self, GError **error);

/* Changes the file as @change does, with nobody else writing in between. */
static gboolean
write_file (SoleusSafetyGate *self, Change change, GError **error)
{
  int guard = soleus_safety_lock_file_guard (self->path, error);
  gboolean stored;

  if (guard == -2)
    return FALSE;
  read_file (self);
  stored = change (self, error) && soleus_safety_lock_file_save (&self->file, self->path, error);
  if (stored)
    {
      soleus_safety_lock_clear (&self->unsaved);
      self->file.lost = FALSE;
      g_clear_pointer (&self->file.problem, g_free);
    }
  else
    read_file (self);
  if (guard >= 0)
    close (guard);
  return stored;
}

static gboolean
add_own (SoleusSafetyGate *self, GError **error)
{
  soleus_safety_lock_merge (&self->file.kept, &self->unsaved);
  g_hash_table_remove (self->file.lists, self->list_name);
  if (self->ticked.kind != SOLEUS_LOCK_NONE)
    {
      SoleusSafetyLock *list = g_new0 (SoleusSafetyLock, 1);

      soleus_safety_lock_merge (list, &self->ticked);
      g_hash_table_insert (self->file.lists, g_strdup (self->list_name), list);
    }
  return TRUE;
}

/* What was said lifts the lock that was known then, not a graver or a later one of another
 * program. */
static gboolean
forget_lock (SoleusSafetyGate *self, GError **error)
{
  g_auto (SoleusSafetyLock) lock = { 0 };

  merge_file (self, &lock);
  soleus_safety_lock_merge (&lock, &self->unsaved);
  if (lock.kind > self->lock.kind || lock.date > self->lock.date)
    return soleus_safety_gate_fail_locked (self, error);
  g_hash_table_remove_all (self->file.lists);
  soleus_safety_lock_clear (&self->file.kept);
  self->file.kept.date = lock.date;
  self->file.kept.clot = lock.clot;
  return TRUE;
}

static void
clear_rows (SoleusSafetyLock *lock)
{
  g_strfreev (lock->rows);
  lock->rows = g_new0 (char *, 1);
}

static gboolean
forget_rows (SoleusSafetyGate *self, GError **error)
{
  GHashTableIter iter;
  gpointer list;

  clear_rows (&self->unsaved);
  add_own (self, error);
  clear_rows (&self->file.kept);
  g_hash_table_iter_init (&iter, self->file.lists);
  while (g_hash_table_iter_next (&iter, NULL, &list))
    clear_rows (list);
  return TRUE;
}

static gboolean
retry_cb (gpointer user_data)
{
  SoleusSafetyGate *self = user_data;

  return soleus_safety_gate_look (self, NULL) ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

/* Puts together what is locked, and tells of it where it is another lock than before. */
static void
settle (SoleusSafetyGate *self)
{
  g_auto (SoleusSafetyLock) before = self->lock;
  SoleusLockKind left_before = self->left_lock;

  self->lock = (SoleusSafetyLock){ 0 };
  merge_file (self, &self->lock);
  soleus_safety_lock_merge (&self->lock, &self->unsaved);
  self->left_lock = self->lock.kind;
  soleus_safety_lock_merge (&self->lock, &self->ticked);
  if (is_stored (self))
    g_clear_handle_id (&self->retry_id, g_source_remove);
  else if (self->retry_id == 0)
    self->retry_id = g_timeout_add_seconds (RETRY_SECONDS, retry_cb, self);
  if (self->lock.kind != before.kind || self->left_lock != left_before)
    soleus_safety_gate_notify_lock (self);
}

/* Looks at the lock before anything is decided: reads the file, and stores what is not stored yet.
 * A lock that can't be stored holds all the same. */
gboolean
soleus_safety_gate_look (SoleusSafetyGate *self, GError **error)
{
  gboolean stored;

  read_file (self);
  stored = is_stored (self) || write_file (self, add_own, error);
  settle (self);
  return stored;
}

void
soleus_safety_gate_open_lock (SoleusSafetyGate *self, const char *path)
{
  self->path = g_strdup (path);
  self->list_name = g_uuid_string_random ();
  soleus_safety_lock_file_load (&self->file, path);
  settle (self);
}

void
soleus_safety_gate_close_lock (SoleusSafetyGate *self)
{
  g_clear_object (&self->monitor);
  read_file (self);
  if (!is_stored (self))
    write_file (self, add_own, NULL);
  g_clear_handle_id (&self->retry_id, g_source_remove);
  soleus_safety_lock_file_clear (&self->file);
  soleus_safety_lock_clear (&self->unsaved);
  soleus_safety_lock_clear (&self->ticked);
  soleus_safety_lock_clear (&self->lock);
  g_clear_pointer (&self->list_name, g_free);
  g_clear_pointer (&self->path, g_free);
}

/* The lock that the ticked rows come to; none where no RED or EMERGENCY row is ticked. */
static void
get_ticked (SoleusSafetyGate *self, SoleusSafetyAnswers *answers, SoleusSafetyLock *lock)
{
  SoleusVerdictKind highest = soleus_safety_answers_get_highest (answers);

  *lock = (SoleusSafetyLock){ 0 };
  if (highest < SOLEUS_VERDICT_RED)
    return;
  lock->kind = highest == SOLEUS_VERDICT_EMERGENCY ? SOLEUS_LOCK_EMERGENCY : SOLEUS_LOCK_RED;
  lock->date = soleus_clock_get_wall (self->clock);
  lock->clot = soleus_safety_answers_get_clot (answers);
  lock->rows = soleus_safety_answers_dup_rows (answers);
}

gboolean
soleus_safety_gate_fail (GError **error, SoleusSafetyError code, const char *message)
{
  g_set_error_literal (error, SOLEUS_SAFETY_ERROR, code, message);
  return FALSE;
}

gboolean
soleus_safety_gate_fail_locked (SoleusSafetyGate *self, GError **error)
{
  const SoleusSafetyAdvice *advice = soleus_safety_gate_get_lock_advice (self);

  /* Another program may have lifted it just now; what was asked for is to be asked for again. */
  if (!advice)
    advice = soleus_safety_list_find_advice (self->list, "locked");
  return soleus_safety_gate_fail (error, SOLEUS_SAFETY_ERROR_LOCKED, advice->texts[0]);
}

gboolean
soleus_safety_gate_check_age (SoleusSafetyGate *self, SoleusSafetyAnswers *answers, GError **error)
{
  gint64 acknowledged = soleus_safety_answers_get_acknowledged_boottime (answers);
  gint64 begun = soleus_safety_answers_get_begun_boottime (answers);
  gint64 now = soleus_clock_get_boottime (self->clock);

  if (acknowledged <= now && acknowledged >= now - SOLEUS_CLEARANCE_LIFE &&
      (begun == G_MININT64 || (begun <= now && begun >= now - SOLEUS_ANSWERS_LIFE)))
    return TRUE;
  return soleus_safety_gate_fail (error, SOLEUS_SAFETY_ERROR_STALE,
                                  _ ("The safety check was more than ten minutes ago. Please go "
                                     "through the list again."));
}

/**
 * soleus_safety_gate_note:
 * @answers: as they stand, while the list is open
 * @error: a #SoleusSafetyError: the lock is on and could not be stored, or could not be taken away
 *   again; it holds, and storing it is tried again
 *
 * Locks as soon as a RED or EMERGENCY row is ticked, so that the lock is stored however the program
 * ends; and takes that lock away again when the tick is taken back. A lock that is older than the
 * open list stays.
 *
 * Returns: whether the file says so
 */
gboolean
soleus_safety_gate_note (SoleusSafetyGate *self, SoleusSafetyAnswers *answers, GError **error)
{
  soleus_safety_lock_clear (&self->ticked);
  get_ticked (self, answers, &self->ticked);
  return soleus_safety_gate_look (self, error);
}

/**
 * soleus_safety_gate_leave:
 * @answers: as they stand when the list is left, in whatever way
 * @error: as of soleus_safety_gate_note()
 *
 * From here on only soleus_safety_gate_lift() takes the lock of a RED or EMERGENCY row away. A tick
 * that was taken back stores nothing.
 *
 * Returns: whether there was nothing to store, or it is stored
 */
gboolean
soleus_safety_gate_leave (SoleusSafetyGate *self, SoleusSafetyAnswers *answers, GError **error)
{
  g_auto (SoleusSafetyLock) lock = { 0 };

  get_ticked (self, answers, &lock);
  if (lock.kind != SOLEUS_LOCK_NONE)
    soleus_safety_lock_merge (&self->unsaved, &lock);
  soleus_safety_lock_clear (&self->ticked);
  return soleus_safety_gate_look (self, error);
}

/**
 * soleus_safety_gate_lock_after_stop:
 * @error: as of soleus_safety_gate_leave()
 *
 * Locks after a stop for pain that came with popping, swelling, numbness, or a leg that can't be
 * stood on (content C4). The lock is that of RED, and its advice that of the stop: nobody was asked
 * which of these it was.
 *
 * Returns: whether it is stored
 */
gboolean
soleus_safety_gate_lock_after_stop (SoleusSafetyGate *self, GError **error)
{
  const char *const rows[] = { SOLEUS_SAFETY_STOP_ROW, NULL };
  g_auto (SoleusSafetyLock) lock = { .kind = SOLEUS_LOCK_RED };

  lock.date = soleus_clock_get_wall (self->clock);
  lock.rows = g_strdupv ((char **) rows);
  soleus_safety_lock_merge (&self->unsaved, &lock);
  return soleus_safety_gate_look (self, error);
}

static gboolean
check_lift (SoleusSafetyGate *self, SoleusSafetyAnswers *answers, GError **error)
{
  if (!soleus_safety_answers_get_seen (answers))
    return soleus_safety_gate_fail (error, SOLEUS_SAFETY_ERROR_NOT_SEEN,
                                    soleus_safety_get_unseen_text ());
  if (soleus_safety_answers_get_highest (answers) >= SOLEUS_VERDICT_RED ||
      (self->lock.kind != SOLEUS_LOCK_UNREADABLE && !soleus_safety_answers_get_checked (answers)))
    return soleus_safety_gate_fail_locked (self, error);
  if (!soleus_safety_answers_get_acknowledged (answers))
    return soleus_safety_gate_fail (error, SOLEUS_SAFETY_ERROR_NOT_ACKNOWLEDGED,
                                    soleus_safety_get_unseen_text ());
  return soleus_safety_gate_check_age (self, answers, error);
}

/**
 * soleus_safety_gate_lift:
 * @answers: the list, gone through and acknowledged
 * @error: a #SoleusSafetyError
 *
 * Lifts the lock: nothing RED may be ticked, and it takes "I have been checked by a medical
 * professional"; but after an unreadable file only the list, as nobody must claim a visit that did
 * not happen. That a clot was ticked is kept. A list that is open in another program with a sign
 * ticked locks again.
 *
 * Returns: whether there is no lock any more
 */
gboolean
soleus_safety_gate_lift (SoleusSafetyGate *self, SoleusSafetyAnswers *answers, GError **error)
{
  gboolean lifted;

  soleus_safety_gate_note (self, answers, NULL);
  if (self->lock.kind == SOLEUS_LOCK_NONE)
    return TRUE;
  if (!check_lift (self, answers, error))
    return FALSE;
  /* A file that stays behind would lock again at the next start, so then nothing is lifted. */
  lifted = write_file (self, forget_lock, error);
  settle (self);
  return lifted;
}

/**
 * soleus_safety_gate_check_stretch:
 * @error: a #SoleusSafetyError with what to do
 *
 * Returns: whether stretches are open: a lock holds them too
 */
gboolean
soleus_safety_gate_check_stretch (SoleusSafetyGate *self, GError **error)
{
  soleus_safety_gate_look (self, NULL);
  return self->lock.kind == SOLEUS_LOCK_NONE || soleus_safety_gate_fail_locked (self, error);
}

/**
 * soleus_safety_gate_delete_answers:
 * @error: a #SoleusSafetyError
 *
 * Forgets which rows were ticked. A lock, with its date and kind and what a clot asks for, stays.
 *
 * Returns: whether they are gone
 */
gboolean
soleus_safety_gate_delete_answers (SoleusSafetyGate *self, GError **error)
{
  gboolean deleted;

  soleus_safety_gate_look (self, NULL);
  if (!self->lock.rows[0])
    return TRUE;
  deleted = write_file (self, forget_rows, error);
  settle (self);
  return deleted;
}

static void
file_changed_cb (SoleusSafetyGate *self)
{
  soleus_safety_gate_look (self, NULL);
}

/**
 * soleus_safety_gate_watch_lock:
 *
 * From here on a lock that another program sets or lifts is seen as soon as it is stored. Without
 * this, it is seen before the next decision.
 */
void
soleus_safety_gate_watch_lock (SoleusSafetyGate *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);

  g_clear_object (&self->monitor);
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (file_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

/**
 * soleus_safety_gate_get_lock:
 *
 * Returns: which lock is on
 */
SoleusLockKind
soleus_safety_gate_get_lock (SoleusSafetyGate *self)
{
  return self->lock.kind;
}

/**
 * soleus_safety_gate_get_lock_date:
 *
 * Returns: (transfer full) (nullable): when the lock was set, in local time; %NULL where there is
 *   none or its file can't be understood
 */
GDateTime *
soleus_safety_gate_get_lock_date (SoleusSafetyGate *self)
{
  if (self->lock.kind < SOLEUS_LOCK_RED)
    return NULL;
  return g_date_time_new_from_unix_local (self->lock.date / G_USEC_PER_SEC);
}

/**
 * soleus_safety_gate_get_lock_rows:
 *
 * Returns: (array zero-terminated=1): ids of the rows that were left ticked, and
 *   %SOLEUS_SAFETY_STOP_ROW; none after soleus_safety_gate_delete_answers()
 */
const char *const *
soleus_safety_gate_get_lock_rows (SoleusSafetyGate *self)
{
  return (const char *const *) self->lock.rows;
}

/**
 * soleus_safety_gate_get_lock_problem:
 *
 * Returns: (nullable): why the lock file can't be read and what to do, translated; %NULL where it
 *   can be read, whether or not it can be understood
 */
const char *
soleus_safety_gate_get_lock_problem (SoleusSafetyGate *self)
{
  return self->file.problem;
}

/**
 * soleus_safety_gate_get_lock_advice:
 *
 * Returns: (transfer none) (nullable): what is said while a lock is on
 */
const SoleusSafetyAdvice *
soleus_safety_gate_get_lock_advice (SoleusSafetyGate *self)
{
  switch (self->lock.kind)
    {
    case SOLEUS_LOCK_UNREADABLE:
      return soleus_safety_list_find_advice (self->list, "lock-unreadable");
    case SOLEUS_LOCK_RED:
    case SOLEUS_LOCK_EMERGENCY:
      return soleus_safety_list_find_advice (self->list, "locked");
    case SOLEUS_LOCK_NONE:
    default:
      return NULL;
    }
}

/**
 * soleus_safety_gate_get_clot_history:
 *
 * Returns: whether a clot was ticked once, so that massage needs the provider's word at every start
 */
gboolean
soleus_safety_gate_get_clot_history (SoleusSafetyGate *self)
{
  return self->lock.clot;
}
