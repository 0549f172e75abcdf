/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-system-clock.h"

#include <time.h>

struct _SoleusSystemClock
{
  GObject parent_instance;
};

static gint64
get_monotonic (SoleusClock *clock)
{
  return g_get_monotonic_time ();
}

static gint64
get_boottime (SoleusClock *clock)
{
#ifdef CLOCK_BOOTTIME
  struct timespec ts;

  if (clock_gettime (CLOCK_BOOTTIME, &ts) == 0)
    return ts.tv_sec * G_USEC_PER_SEC + ts.tv_nsec / 1000;
#endif
  /* Without it a suspended machine goes unnoticed, and nothing else changes. */
  return g_get_monotonic_time ();
}

static gint64
get_wall (SoleusClock *clock)
{
  return g_get_real_time ();
}

static gint64
get_ready_time (SoleusClock *clock, gint64 monotonic)
{
  return monotonic;
}

static void
clock_iface_init (SoleusClockInterface *iface)
{
  iface->get_monotonic = get_monotonic;
  iface->get_boottime = get_boottime;
  iface->get_wall = get_wall;
  iface->get_ready_time = get_ready_time;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SoleusSystemClock,
                               soleus_system_clock,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SOLEUS_TYPE_CLOCK, clock_iface_init))

static void
soleus_system_clock_class_init (SoleusSystemClockClass *klass)
{
}

static void
soleus_system_clock_init (SoleusSystemClock *self)
{
}

/**
 * soleus_system_clock_new:
 *
 * Returns: (transfer full): the clock of the machine
 */
SoleusClock *
soleus_system_clock_new (void)
{
  return g_object_new (SOLEUS_TYPE_SYSTEM_CLOCK, NULL);
}
