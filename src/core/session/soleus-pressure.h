/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-phase.h"
#include "soleus-pressure-ledger.h"

G_BEGIN_DECLS

/**
 * SoleusPressure:
 * @ledger: of the clearance, which keeps it
 * @worked: what each leg got in this session
 * @tag: of the reservation that runs, or 0
 * @leg: of that reservation
 * @granted: how much of it the ledger has given
 * @worked_before: what @worked of the leg was at the time
 *
 * The pressure of one session: what each calf got, and what of it the ledger has reserved. Only
 * soleus-pressure.c and soleus-run.c write its fields. Lengths are in microseconds.
 */
typedef struct
{
  SoleusPressureLedger *ledger;
  gint64 worked[3];
  guint32 tag;
  SoleusLeg leg;
  gint64 granted;
  gint64 worked_before;
} SoleusPressure;

void soleus_pressure_get_left (const SoleusPressure *self, gint64 left[3]);
gint64 soleus_pressure_reserve (SoleusPressure *self, SoleusLeg leg, gint64 wanted);
void soleus_pressure_settle (SoleusPressure *self);

G_END_DECLS
