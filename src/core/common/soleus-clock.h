/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SOLEUS_TYPE_CLOCK (soleus_clock_get_type ())
G_DECLARE_INTERFACE (SoleusClock, soleus_clock, SOLEUS, CLOCK, GObject)

/**
 * SoleusClockInterface:
 * @get_monotonic: microseconds that only run while the machine is awake (CLOCK_MONOTONIC)
 * @get_boottime: microseconds that also run while it is suspended (CLOCK_BOOTTIME)
 * @get_wall: microseconds since 1970-01-01 UTC; may jump either way
 * @get_boot_id: names the start of the machine that boottime is counted from
 * @get_ready_time: the g_get_monotonic_time() at which this clock's monotonic time will be
 *   @monotonic; the identity for the system's clock
 *
 * Where time comes from. Only the wall clock may be used for dates, and it alone must never be
 * used for a length of time.
 */
struct _SoleusClockInterface
{
  GTypeInterface parent;

  gint64 (*get_monotonic) (SoleusClock *self);
  gint64 (*get_boottime) (SoleusClock *self);
  gint64 (*get_wall) (SoleusClock *self);
  const char *(*get_boot_id) (SoleusClock *self);
  gint64 (*get_ready_time) (SoleusClock *self, gint64 monotonic);
};

gint64 soleus_clock_get_monotonic (SoleusClock *self);
gint64 soleus_clock_get_boottime (SoleusClock *self);
gint64 soleus_clock_get_wall (SoleusClock *self);
const char *soleus_clock_get_boot_id (SoleusClock *self);
gint64 soleus_clock_get_ready_time (SoleusClock *self, gint64 monotonic);

G_END_DECLS
