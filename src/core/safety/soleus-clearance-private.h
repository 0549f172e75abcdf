/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-clearance.h"

G_BEGIN_DECLS

/**
 * SoleusClearanceTerms:
 * @routine_id: the routine it is for
 * @verdict: what the list came to
 * @pressure_legs: the legs that may be pressed in this routine
 * @stretch_legs: the legs that may be stretched in this routine
 * @allowance: what the session may do of the routine
 * @more_pressure: whether a leg may be crossed or stacked on top
 * @gentle: whether an amber note stays on through the session
 * @ledger: where the session asks for pressure
 * @acknowledged_boottime: when the list was acknowledged, in microseconds; for a stretch, when the
 *   clearance was given
 *
 * What a clearance allows. This header is for the safety gate alone.
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

SoleusClearance *soleus_clearance_new (const SoleusClearanceTerms *terms);
void soleus_clearance_replace (SoleusClearance *self);
void soleus_clearance_revoke (SoleusClearance *self);

G_END_DECLS
