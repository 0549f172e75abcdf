/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-clock.h"
#include "soleus-options.h"
#include "soleus-pressure-ledger.h"
#include "soleus-safety-types.h"

G_BEGIN_DECLS

/* A permission for one session: for one routine and these legs, used once, and stale ten minutes
 * after the list was acknowledged. */
#define SOLEUS_TYPE_CLEARANCE (soleus_clearance_get_type ())
G_DECLARE_FINAL_TYPE (SoleusClearance, soleus_clearance, SOLEUS, CLEARANCE, GObject)

/* The greatest age of the list's acknowledgement at a start, in microseconds of boottime. */
#define SOLEUS_CLEARANCE_LIFE (10 * 60 * G_TIME_SPAN_SECOND)
/* The greatest age of the first answer, whenever the list was acknowledged: as long as the rest
 * after which a session asks for the list again. */
#define SOLEUS_ANSWERS_LIFE (30 * 60 * G_TIME_SPAN_SECOND)

/**
 * SoleusClearanceTerms:
 * @routine_id: the routine it is for
 * @verdict: the result of the list, for the history
 * @pressure_legs: the legs that may be pressed in this routine
 * @stretch_legs: the legs that may be stretched in this routine
 * @allowance: which steps of the routine the session may do
 * @more_pressure: whether a leg may be crossed or stacked on top
 * @gentle: whether only gentle settings are open and an amber note stays on through the session
 * @ledger: where the session reserves each pressure phase before it begins
 * @acknowledged_boottime: when the list was acknowledged, or the clearance for a stretch was given,
 *   in microseconds; the age of the answers is counted from here
 */
typedef struct
{
  const char *routine_id;
  SoleusVerdictKind verdict;
  SoleusLegs pressure_legs;
  SoleusLegs stretch_legs;
  SoleusAllowance allowance;
  gboolean more_pressure;
  gboolean gentle;
  SoleusPressureLedger *ledger;
  gint64 acknowledged_boottime;
} SoleusClearanceTerms;

gboolean soleus_clearance_consume (SoleusClearance *self,
                                   SoleusRoutine *routine,
                                   const SoleusOptions *options,
                                   gint64 boottime,
                                   GError **error);
gboolean soleus_clearance_verify (SoleusClearance *self, GError **error);
const SoleusClearanceTerms *soleus_clearance_get_terms (SoleusClearance *self);

/* Only the safety gate calls these, which build-aux/check-layers makes sure of. */
SoleusClearance *soleus_clearance_new (const SoleusClearanceTerms *terms);
void soleus_clearance_replace (SoleusClearance *self);
void soleus_clearance_revoke (SoleusClearance *self);

G_END_DECLS
