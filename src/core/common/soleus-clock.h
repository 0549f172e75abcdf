/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SOLEUS_TYPE_CLOCK (soleus_clock_get_type ())
G_DECLARE_INTERFACE (SoleusClock, soleus_clock, SOLEUS, CLOCK, GObject)

/**
 * SoleusClockInterface:
 * @get_monotonic: microseconds that never jump and stand still while the machine is suspended
 * @get_boottime: microseconds that never jump and go on while it is suspended
 * @get_wall: microseconds since 1970-01-01 UTC; it may jump either way
 * @get_boot_id: a text without spaces that names the start of the machine; only boottimes of the
 *   same text can be compared
 * @get_ready_time: the g_get_monotonic_time() at which this clock's monotonic time will be
 *   @monotonic, for g_source_set_ready_time()
 *
 * A source of time. Only the wall clock may be used for dates, and it alone must never be used
 * for a length of time.
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
