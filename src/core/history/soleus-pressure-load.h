/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-history-types.h"

G_BEGIN_DECLS

/** Content claim C7: pressure of the last 60 minutes counts toward the cap of 180 seconds a calf,
 * and a leg with less than 30 seconds left isn't offered. */
#define SOLEUS_PRESSURE_WINDOW_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
#define SOLEUS_PRESSURE_CAP_MS    (G_GINT64_CONSTANT (180) * 1000)
#define SOLEUS_PRESSURE_LEAST_MS  (G_GINT64_CONSTANT (30) * 1000)

/**
 * SoleusPressureLoad:
 * @left_ms: milliseconds of pressure on the left calf in the last 60 minutes
 * @right_ms: the same on the right calf
 * @left_again_us: when the left calf has 30 seconds left, microseconds since 1970-01-01 UTC; not
 *   in the future where it has them now
 * @right_again_us: the same for the right calf
 * @complete: whether what is recorded could be read; otherwise only this run of the program counts
 */
typedef struct
{
  gint64 left_ms;
  gint64 right_ms;
  gint64 left_again_us;
  gint64 right_again_us;
  gboolean complete;
} SoleusPressureLoad;

void soleus_pressure_load_compute (SoleusPressureLoad *self,
                                   const SoleusPhaseRecord *const *phases,
                                   gsize n_phases,
                                   gint64 now_us);

G_END_DECLS
