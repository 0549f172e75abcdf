/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-safety-gate-private.h"

static void
take_lock (SoleusSafetyGate *self, SoleusSafetyLock *lock)
{
  SoleusLockKind before = self->lock.kind;

  soleus_safety_lock_clear (&self->lock);
  self->lock = *lock;
  *lock = (SoleusSafetyLock){ 0 };
  if (self->lock.kind != before)
    soleus_safety_gate_notify_lock (self);
}

/* A lock that could not be stored holds all the same, and every later look at it tries again. */
static gboolean
save_lock (SoleusSafetyGate *self, GError **error)
{
  self->unsaved = !soleus_safety_lock_save (&self->lock, self->path, error);
  return !self->unsaved;
}

static gboolean
set_lock (SoleusSafetyGate *self, SoleusLockKind kind, gboolean clot, char **rows, GError **error)
{
  g_auto (SoleusSafetyLock) lock = { 0 };

  lock.kind = self->lock.kind == SOLEUS_LOCK_UNREADABLE ? kind : MAX (kind, self->lock.kind);
  lock.date = soleus_clock_get_wall (self->clock);
  lock.clot = clot || self->lock.clot;
  lock.rows = g_strdupv (rows);
  take_lock (self, &lock);
  return save_lock (self, error);
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
  return soleus_safety_gate_fail (error, SOLEUS_SAFETY_ERROR_LOCKED,
                                  soleus_safety_gate_get_lock_advice (self)->texts[0]);
}

/**
 * soleus_safety_gate_leave:
 * @answers: as they stand when the list is left, in whatever way
 * @error: a #SoleusSafetyError: the lock is on and could not be stored; it holds while the program
 *   runs, and storing it is tried again
 *
 * Locks where a RED or EMERGENCY row is still ticked. A tick that was taken back stores nothing.
 *
 * Returns: whether there was nothing to store, or it is stored
 */
gboolean
soleus_safety_gate_leave (SoleusSafetyGate *self, SoleusSafetyAnswers *answers, GError **error)
{
  SoleusVerdictKind highest = soleus_safety_answers_get_highest (answers);
  g_auto (GStrv) rows = NULL;

  if (highest < SOLEUS_VERDICT_RED)
    return !self->unsaved || save_lock (self, error);
  rows = soleus_safety_answers_dup_rows (answers);
  return set_lock (self,
                   highest == SOLEUS_VERDICT_EMERGENCY ? SOLEUS_LOCK_EMERGENCY : SOLEUS_LOCK_RED,
                   soleus_safety_answers_get_clot (answers), rows, error);
}

/**
 * soleus_safety_gate_lock_after_stop:
 * @error: as of soleus_safety_gate_leave()
 *
 * Locks after a stop for pain that came with popping, swelling, numbness, or a leg that can't be
 * stood on (content C4): the advice is the same as for RED, and so is the lock.
 *
 * Returns: whether it is stored
 */
gboolean
soleus_safety_gate_lock_after_stop (SoleusSafetyGate *self, GError **error)
{
  char *rows[] = { NULL };

  return set_lock (self, SOLEUS_LOCK_RED, FALSE, rows, error);
}

/**
 * soleus_safety_gate_lift:
 * @answers: the list, gone through
 * @error: a #SoleusSafetyError
 *
 * Lifts the lock: nothing RED may be ticked, and it takes "I have been checked by a medical
 * professional"; but after an unreadable file only the list, as nobody must claim a visit that did
 * not happen. That a clot was ticked is kept.
 *
 * Returns: whether there is no lock any more
 */
gboolean
soleus_safety_gate_lift (SoleusSafetyGate *self, SoleusSafetyAnswers *answers, GError **error)
{
  g_auto (SoleusSafetyLock) lifted = { .date = self->lock.date, .clot = self->lock.clot };

  if (self->lock.kind == SOLEUS_LOCK_NONE)
    return TRUE;
  if (!soleus_safety_answers_get_seen (answers))
    return soleus_safety_gate_fail (error, SOLEUS_SAFETY_ERROR_NOT_SEEN,
                                    soleus_safety_get_unseen_text ());
  if (soleus_safety_answers_get_highest (answers) >= SOLEUS_VERDICT_RED ||
      (self->lock.kind != SOLEUS_LOCK_UNREADABLE && !soleus_safety_answers_get_checked (answers)))
    return soleus_safety_gate_fail_locked (self, error);

  /* A file that stays behind would lock again at the next start, so then nothing is lifted. */
  if (!soleus_safety_lock_save (&lifted, self->path, error))
    return FALSE;
  self->unsaved = FALSE;
  lifted.rows = g_new0 (char *, 1);
  take_lock (self, &lifted);
  return TRUE;
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
  if (!self->lock.rows[0])
    return TRUE;
  g_strfreev (self->lock.rows);
  self->lock.rows = g_new0 (char *, 1);
  return save_lock (self, error);
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
 * Returns: (array zero-terminated=1): ids of the rows that were left ticked; none after
 *   soleus_safety_gate_delete_answers()
 */
const char *const *
soleus_safety_gate_get_lock_rows (SoleusSafetyGate *self)
{
  return (const char *const *) self->lock.rows;
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
