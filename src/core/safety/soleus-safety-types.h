/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "soleus-types.h"

G_BEGIN_DECLS

/**
 * SoleusVerdictKind:
 * @SOLEUS_VERDICT_CLEAR: nothing is ticked
 * @SOLEUS_VERDICT_AMBER: ask a healthcare provider first, then gently
 * @SOLEUS_VERDICT_ORANGE: a leg is left alone today
 * @SOLEUS_VERDICT_REFER: this start is refused
 * @SOLEUS_VERDICT_RED: get medical help now; locks
 * @SOLEUS_VERDICT_EMERGENCY: call the emergency number; locks
 *
 * The result of a row, or of all rows together; the higher wins.
 */
typedef enum
{
  SOLEUS_VERDICT_CLEAR,
  SOLEUS_VERDICT_AMBER,
  SOLEUS_VERDICT_ORANGE,
  SOLEUS_VERDICT_REFER,
  SOLEUS_VERDICT_RED,
  SOLEUS_VERDICT_EMERGENCY,
} SoleusVerdictKind;

/* A lock file that can't be understood is a lock too. */
typedef enum
{
  SOLEUS_LOCK_NONE,
  SOLEUS_LOCK_UNREADABLE,
  SOLEUS_LOCK_RED,
  SOLEUS_LOCK_EMERGENCY,
} SoleusLockKind;

#define SOLEUS_SAFETY_ERROR (soleus_safety_error_quark ())
GQuark soleus_safety_error_quark (void);

/**
 * SoleusSafetyError:
 * @SOLEUS_SAFETY_ERROR_LOCKED: the lock is on
 * @SOLEUS_SAFETY_ERROR_VERDICT: the answers allow no start
 * @SOLEUS_SAFETY_ERROR_NOT_SEEN: the list has not been gone through
 * @SOLEUS_SAFETY_ERROR_NOT_ACKNOWLEDGED: the acknowledgement is not ticked
 * @SOLEUS_SAFETY_ERROR_LEGS: a leg that is asked for is not allowed
 * @SOLEUS_SAFETY_ERROR_PRESSURE: more pressure is asked for than is allowed
 * @SOLEUS_SAFETY_ERROR_ENOUGH: the calf has had its massage of this hour
 * @SOLEUS_SAFETY_ERROR_LIST_NEEDED: there is massage in the routine, so the list comes first
 * @SOLEUS_SAFETY_ERROR_OTHER_ROUTINE: the clearance is for another routine
 * @SOLEUS_SAFETY_ERROR_USED: the clearance was used, or a later one took its place
 * @SOLEUS_SAFETY_ERROR_STALE: the acknowledgement is more than ten minutes old, or the first answer
 *   more than 30
 * @SOLEUS_SAFETY_ERROR_STORAGE: the lock, or the file of the last hour, could not be written or
 *   removed
 */
typedef enum
{
  SOLEUS_SAFETY_ERROR_LOCKED,
  SOLEUS_SAFETY_ERROR_VERDICT,
  SOLEUS_SAFETY_ERROR_NOT_SEEN,
  SOLEUS_SAFETY_ERROR_NOT_ACKNOWLEDGED,
  SOLEUS_SAFETY_ERROR_LEGS,
  SOLEUS_SAFETY_ERROR_PRESSURE,
  SOLEUS_SAFETY_ERROR_ENOUGH,
  SOLEUS_SAFETY_ERROR_LIST_NEEDED,
  SOLEUS_SAFETY_ERROR_OTHER_ROUTINE,
  SOLEUS_SAFETY_ERROR_USED,
  SOLEUS_SAFETY_ERROR_STALE,
  SOLEUS_SAFETY_ERROR_STORAGE,
} SoleusSafetyError;

G_END_DECLS
