/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-clock.h"
#include "soleus-options.h"
#include "soleus-pressure-ledger.h"
#include "soleus-safety-types.h"

G_BEGIN_DECLS

/* Only the safety gate makes one (soleus-clearance-private.h): bound to a routine and to legs, used
 * once, stale ten minutes after the list was acknowledged. */
#define SOLEUS_TYPE_CLEARANCE (soleus_clearance_get_type ())
G_DECLARE_FINAL_TYPE (SoleusClearance, soleus_clearance, SOLEUS, CLEARANCE, GObject)

/** How old the acknowledgement of the list may be at a start, in microseconds of boottime. */
#define SOLEUS_CLEARANCE_LIFE (10 * 60 * G_TIME_SPAN_SECOND)
/* Answers whose first is older than this are those of another time, whenever they were
 * acknowledged: as long as the rest after which a session asks for the list again. */
#define SOLEUS_ANSWERS_LIFE (30 * 60 * G_TIME_SPAN_SECOND)

gboolean soleus_clearance_consume (SoleusClearance *self,
                                   SoleusRoutine *routine,
                                   const SoleusOptions *options,
                                   gint64 boottime,
                                   GError **error);

gboolean soleus_clearance_verify (SoleusClearance *self, GError **error);

SoleusVerdictKind soleus_clearance_get_verdict (SoleusClearance *self);
SoleusLegs soleus_clearance_get_pressure_legs (SoleusClearance *self);
SoleusLegs soleus_clearance_get_stretch_legs (SoleusClearance *self);
const SoleusAllowance *soleus_clearance_get_allowance (SoleusClearance *self);
gboolean soleus_clearance_is_gentle (SoleusClearance *self);
gboolean soleus_clearance_allows_more_pressure (SoleusClearance *self);
SoleusPressureLedger *soleus_clearance_get_ledger (SoleusClearance *self);
gint64 soleus_clearance_get_acknowledged (SoleusClearance *self);

G_END_DECLS
