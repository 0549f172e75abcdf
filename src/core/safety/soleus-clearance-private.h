/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-clearance.h"

G_BEGIN_DECLS

/**
 * SoleusClearanceTerms:
 * @routine_id: the routine it is for
 * @verdict: what the list came to
 * @pressure_legs: the legs that may be pressed
 * @stretch_legs: the legs that may be stretched
 * @more_pressure: whether a leg may be crossed or stacked on top
 * @gentle: whether an amber note stays on through the session
 * @pressure_left_ms: milliseconds of pressure left to each calf this hour, left then right
 * @issued_boottime: when it was given, in microseconds
 *
 * What a clearance allows. This header is for the safety gate alone.
 */
typedef struct
{
  const char *routine_id;
  SoleusVerdictKind verdict;
  SoleusLegs pressure_legs;
  SoleusLegs stretch_legs;
  gboolean more_pressure;
  gboolean gentle;
  gint64 pressure_left_ms[2];
  gint64 issued_boottime;
} SoleusClearanceTerms;

SoleusClearance *soleus_clearance_new (const SoleusClearanceTerms *terms);
void soleus_clearance_replace (SoleusClearance *self);
void soleus_clearance_revoke (SoleusClearance *self);

G_END_DECLS
