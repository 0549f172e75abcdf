/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-types.h"

G_BEGIN_DECLS

/** Pressure of the last 60 minutes counts toward the cap of 180 seconds a calf, and massage of a
 * calf with less than 30 seconds left isn't offered. */
#define SOLEUS_PRESSURE_WINDOW_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
#define SOLEUS_PRESSURE_CAP_US    (G_GINT64_CONSTANT (180) * G_USEC_PER_SEC)
#define SOLEUS_PRESSURE_LEAST_MS  (G_GINT64_CONSTANT (30) * 1000)

/** The size of the file of the last hour in bytes. A file that fits into one page is written whole
 * or not at all when the program is killed, and writing over it needs no new room on the disk. */
#define SOLEUS_PRESSURE_HOUR_SIZE 4096

/**
 * SoleusPressureEntry:
 * @leg: left, right, or both for an hour that nothing is known about
 * @us: microseconds of pressure
 * @end: when it ended, or will end at the latest, in microseconds of boottime
 * @tag: not 0 while the pressure may still go on
 *
 * Pressure on one calf. It counts as a whole until 60 minutes after its end.
 */
typedef struct
{
  SoleusLeg leg;
  gint64 us;
  gint64 end;
  guint32 tag;
} SoleusPressureEntry;

/**
 * SoleusPressureStamp:
 * @boot_id: which start of the machine @boottime belongs to
 * @boottime: microseconds of boottime
 * @wall: microseconds since 1970-01-01 UTC
 *
 * One instant, by all the clocks that can tell how long ago it was.
 */
typedef struct
{
  const char *boot_id;
  gint64 boottime;
  gint64 wall;
} SoleusPressureStamp;

GArray *soleus_pressure_hour_new (void);
GArray *soleus_pressure_hour_parse (const char *data,
                                    gsize size,
                                    const SoleusPressureStamp *now,
                                    gboolean *stale);
char *soleus_pressure_hour_to_text (GArray *self, const SoleusPressureStamp *now);

void soleus_pressure_hour_add (GArray *self, SoleusLeg leg, gint64 us, gint64 end, guint32 tag);
gboolean soleus_pressure_hour_take (GArray *self, guint32 tag, SoleusPressureEntry *entry);
void soleus_pressure_hour_expire (GArray *self, gint64 boottime);
gint64 soleus_pressure_hour_get_left (GArray *self, SoleusLeg leg, gint64 boottime);
gint64 soleus_pressure_hour_get_ready_at (GArray *self, SoleusLeg leg, gint64 boottime);
gboolean soleus_pressure_hour_is_unknown (GArray *self);

G_END_DECLS
