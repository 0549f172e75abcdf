/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-clock.h"

G_DEFINE_INTERFACE (SoleusClock, soleus_clock, G_TYPE_OBJECT)

static void
soleus_clock_default_init (SoleusClockInterface *iface)
{
}

/**
 * soleus_clock_get_monotonic:
 *
 * Returns: microseconds that never jump and stand still while the machine is suspended
 */
gint64
soleus_clock_get_monotonic (SoleusClock *self)
{
  return SOLEUS_CLOCK_GET_IFACE (self)->get_monotonic (self);
}

/**
 * soleus_clock_get_boottime:
 *
 * Returns: microseconds that never jump and go on while the machine is suspended
 */
gint64
soleus_clock_get_boottime (SoleusClock *self)
{
  return SOLEUS_CLOCK_GET_IFACE (self)->get_boottime (self);
}

/**
 * soleus_clock_get_wall:
 *
 * Returns: microseconds since 1970-01-01 UTC; it may jump either way, so it dates things and never
 *   measures them
 */
gint64
soleus_clock_get_wall (SoleusClock *self)
{
  return SOLEUS_CLOCK_GET_IFACE (self)->get_wall (self);
}

/**
 * soleus_clock_get_boot_id:
 *
 * Returns: (transfer none): another text after each start of the machine, without spaces: only
 *   boottimes of the same text can be compared
 */
const char *
soleus_clock_get_boot_id (SoleusClock *self)
{
  return SOLEUS_CLOCK_GET_IFACE (self)->get_boot_id (self);
}

/**
 * soleus_clock_get_ready_time:
 * @monotonic: microseconds of this clock
 *
 * Returns: the g_get_monotonic_time() at which this clock shows @monotonic, for
 *   g_source_set_ready_time()
 */
gint64
soleus_clock_get_ready_time (SoleusClock *self, gint64 monotonic)
{
  return SOLEUS_CLOCK_GET_IFACE (self)->get_ready_time (self, monotonic);
}
