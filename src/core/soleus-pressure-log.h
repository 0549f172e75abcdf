/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-types.h"

G_BEGIN_DECLS

/** How much pressure a calf may get within the window: 180 s (claim S2.24 and content claim C7). */
#define SOLEUS_PRESSURE_CAP_MS    G_GINT64_CONSTANT (180000)

/** With less than this left, massage of that calf is not offered (content claim C7). */
#define SOLEUS_PRESSURE_LEAST_MS  G_GINT64_CONSTANT (30000)

/** The time over which pressure is added up, in milliseconds: 60 minutes (content claim C7). */
#define SOLEUS_PRESSURE_WINDOW_MS G_GINT64_CONSTANT (3600000)

/**
 * SoleusPressureEntry:
 * @leg: left or right
 * @end: when it ended, in microseconds since 1970-01-01 UTC
 * @worked_ms: milliseconds of pressure really given
 *
 * One stretch of time in which a calf was pressed.
 */
typedef struct
{
  SoleusLeg leg;
  gint64 end;
  gint64 worked_ms;
} SoleusPressureEntry;

gint64 soleus_pressure_log_get_used (const SoleusPressureEntry *entries,
                                     gsize n_entries,
                                     SoleusLeg leg,
                                     gint64 now);
gint64 soleus_pressure_log_get_ready_at (const SoleusPressureEntry *entries,
                                         gsize n_entries,
                                         SoleusLeg leg,
                                         gint64 now);

G_END_DECLS
