/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "soleus-clock.h"
#include "soleus-safety-types.h"

G_BEGIN_DECLS

/**
 * SoleusSafetyLock:
 * @kind: %SOLEUS_LOCK_NONE once the lock was lifted
 * @date: when the sign was ticked, in microseconds since 1970-01-01 UTC
 * @clot: whether a clot was ticked; this outlives the lock
 * @rows: (nullable) (array zero-terminated=1): the rows that were ticked; may be none
 */
typedef struct
{
  SoleusLockKind kind;
  gint64 date;
  gboolean clot;
  char **rows;
} SoleusSafetyLock;

/**
 * SoleusSafetyLockFile:
 * @kept: the lock of the lists that were left
 * @lists: (element-type utf8 SoleusSafetyLock): the lists by name that have a sign ticked and were
 *   not left: they are open, or their program was killed
 * @lost: whether the file can't be read or understood, so that nobody knows what was locked
 * @problem: (nullable): why the file can't be read and what to do, translated
 *
 * The lock file, which all programs share that run at the same time.
 */
typedef struct
{
  SoleusSafetyLock kept;
  GHashTable *lists;
  gboolean lost;
  char *problem;
} SoleusSafetyLockFile;

/**
 * SoleusSafetyLockStore:
 * @lock: the lock that holds
 * @left_kind: its kind without what is ticked on the open list, and may be taken back
 * @file: the lock file as it was last read
 * @unsaved: what still has to be stored in it
 * @ticked: what is ticked on the open list
 * @list_name: the name of that list in the file
 *
 * The lock of this program and of the file together. Only the safety gate has one, which
 * build-aux/check-layers makes sure of.
 */
typedef struct
{
  SoleusSafetyLock lock;
  SoleusLockKind left_kind;
  SoleusSafetyLockFile file;
  SoleusSafetyLock unsaved;
  SoleusSafetyLock ticked;
  char *list_name;

  char *path;
  SoleusClock *clock;
  GFileMonitor *monitor;
  guint retry_id;
  void (*changed) (gpointer data);
  gpointer data;
} SoleusSafetyLockStore;

void soleus_safety_lock_clear (SoleusSafetyLock *self);

void soleus_safety_lock_file_clear (SoleusSafetyLockFile *self);
void soleus_safety_lock_file_load (SoleusSafetyLockFile *self, const char *path);

gboolean
soleus_safety_lock_file_save (SoleusSafetyLockFile *self, const char *path, GError **error);

void soleus_safety_lock_store_init (SoleusSafetyLockStore *self,
                                    const char *path,
                                    SoleusClock *clock,
                                    void (*changed) (gpointer data),
                                    gpointer data);
void soleus_safety_lock_store_clear (SoleusSafetyLockStore *self);
gboolean soleus_safety_lock_store_look (SoleusSafetyLockStore *self, GError **error);
void soleus_safety_lock_store_set_ticked (SoleusSafetyLockStore *self,
                                          const SoleusSafetyLock *lock);
void soleus_safety_lock_store_add (SoleusSafetyLockStore *self, const SoleusSafetyLock *lock);
gboolean soleus_safety_lock_store_lift (SoleusSafetyLockStore *self, GError **error);
gboolean soleus_safety_lock_store_forget_rows (SoleusSafetyLockStore *self, GError **error);
void soleus_safety_lock_store_watch (SoleusSafetyLockStore *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SoleusSafetyLock, soleus_safety_lock_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SoleusSafetyLockFile, soleus_safety_lock_file_clear)

G_END_DECLS
