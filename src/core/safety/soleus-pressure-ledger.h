/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-clock.h"
#include "soleus-types.h"

G_BEGIN_DECLS

/* A calf may get 180 seconds of pressure in 60 minutes. Massage of a calf with less than 30 seconds
 * left isn't offered. */
#define SOLEUS_PRESSURE_WINDOW_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
#define SOLEUS_PRESSURE_CAP_US    (G_GINT64_CONSTANT (180) * G_USEC_PER_SEC)
#define SOLEUS_PRESSURE_LEAST_MS  (G_GINT64_CONSTANT (30) * 1000)

#define SOLEUS_TYPE_PRESSURE_LEDGER (soleus_pressure_ledger_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusPressureLedger, soleus_pressure_ledger, SOLEUS, PRESSURE_LEDGER, GObject)

/**
 * SoleusPressureState:
 * @left_us: microseconds of pressure that are neither used up nor reserved, of the left and the
 *   right calf
 * @ready_at: when massage of each calf is offered again, in microseconds since 1970-01-01 UTC; not
 *   in the future where it already is
 * @unknown: whether the file of the last hour could not be read, so that it counts as a full hour
 *   until 60 minutes have been seen to pass
 */
typedef struct
{
  gint64 left_us[2];
  gint64 ready_at[2];
  gboolean unknown;
} SoleusPressureState;

SoleusPressureLedger *soleus_pressure_ledger_new (const char *state_dir, SoleusClock *clock);

void soleus_pressure_ledger_look (SoleusPressureLedger *self, SoleusPressureState *state);
gboolean soleus_pressure_ledger_check (SoleusPressureLedger *self, GError **error);

gint64 soleus_pressure_ledger_reserve (SoleusPressureLedger *self,
                                       SoleusLeg leg,
                                       gint64 wanted_us,
                                       guint32 *tag);
void soleus_pressure_ledger_settle (SoleusPressureLedger *self,
                                    guint32 tag,
                                    SoleusLeg leg,
                                    gint64 worked_us);
void soleus_pressure_ledger_add (SoleusPressureLedger *self,
                                 SoleusLeg leg,
                                 gint64 worked_us,
                                 gint64 end_us);

G_END_DECLS
