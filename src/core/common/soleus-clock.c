/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-clock.h"

G_DEFINE_INTERFACE (SoleusClock, soleus_clock, G_TYPE_OBJECT)

static void
soleus_clock_default_init (SoleusClockInterface *iface)
{
  /**
   * SoleusClock::moved:
   *
   * The time is another one, and has not just gone on: a clock that is moved by hand tells so.
   * Whoever waits for a moment then looks whether it has come.
   */
  g_signal_new ("moved", SOLEUS_TYPE_CLOCK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

gint64
soleus_clock_get_monotonic (SoleusClock *self)
{
  return SOLEUS_CLOCK_GET_IFACE (self)->get_monotonic (self);
}

gint64
soleus_clock_get_boottime (SoleusClock *self)
{
  return SOLEUS_CLOCK_GET_IFACE (self)->get_boottime (self);
}

gint64
soleus_clock_get_wall (SoleusClock *self)
{
  return SOLEUS_CLOCK_GET_IFACE (self)->get_wall (self);
}

const char *
soleus_clock_get_boot_id (SoleusClock *self)
{
  return SOLEUS_CLOCK_GET_IFACE (self)->get_boot_id (self);
}

gint64
soleus_clock_get_ready_time (SoleusClock *self, gint64 monotonic)
{
  return SOLEUS_CLOCK_GET_IFACE (self)->get_ready_time (self, monotonic);
}
