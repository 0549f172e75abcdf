/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-safety-types.h"

G_BEGIN_DECLS

/**
 * SoleusSafetyLock:
 * @kind: what is locked; %SOLEUS_LOCK_NONE once it was lifted
 * @date: when the sign was left ticked, in microseconds since 1970-01-01 UTC
 * @clot: whether a clot was ticked; this outlives the lock
 * @rows: (array zero-terminated=1): the rows that were left ticked; may be none
 *
 * What is kept between runs. This header is for the safety gate alone.
 */
typedef struct
{
  SoleusLockKind kind;
  gint64 date;
  gboolean clot;
  char **rows;
} SoleusSafetyLock;

void soleus_safety_lock_clear (SoleusSafetyLock *self);
void soleus_safety_lock_load (SoleusSafetyLock *self, const char *path);
gboolean soleus_safety_lock_save (const SoleusSafetyLock *self, const char *path, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SoleusSafetyLock, soleus_safety_lock_clear)

G_END_DECLS
