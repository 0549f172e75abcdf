/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-safety-types.h"

G_BEGIN_DECLS

/**
 * SoleusSafetyLock:
 * @kind: what is locked; %SOLEUS_LOCK_NONE once it was lifted
 * @date: when the sign was ticked, in microseconds since 1970-01-01 UTC
 * @clot: whether a clot was ticked; this outlives the lock
 * @rows: (nullable) (array zero-terminated=1): the rows that were ticked; may be none
 *
 * A lock. This header is for the safety gate alone.
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
 * @lists: (element-type utf8 SoleusSafetyLock): by name, the lists that have a sign ticked and were
 *   not left: those that are open, and those whose program was killed
 * @lost: whether what is there could not be read or understood, so that it can't be told what was
 *   locked
 * @problem: (nullable): why the file can't be read and what to do, translated
 *
 * What is kept between runs, and between programs that run at the same time.
 */
typedef struct
{
  SoleusSafetyLock kept;
  GHashTable *lists;
  gboolean lost;
  char *problem;
} SoleusSafetyLockFile;

void soleus_safety_lock_clear (SoleusSafetyLock *self);
void soleus_safety_lock_merge (SoleusSafetyLock *self, const SoleusSafetyLock *other);

void soleus_safety_lock_file_clear (SoleusSafetyLockFile *self);
void soleus_safety_lock_file_load (SoleusSafetyLockFile *self, const char *path);
gboolean
soleus_safety_lock_file_save (SoleusSafetyLockFile *self, const char *path, GError **error);
int soleus_safety_lock_file_guard (const char *path, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SoleusSafetyLock, soleus_safety_lock_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SoleusSafetyLockFile, soleus_safety_lock_file_clear)

G_END_DECLS
