/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-system-clock.h"

#include <time.h>

#define BOOT_ID_FILE "/proc/sys/kernel/random/boot_id"

struct _SoleusSystemClock
{
  GObject parent_instance;

  char *boot_id;
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
    return SOLEUS_TIMESPEC_TO_US (ts);
#endif
  /* Without it a suspended machine goes unnoticed, and nothing else changes. */
  return g_get_monotonic_time ();
}

static gint64
get_wall (SoleusClock *clock)
{
  return g_get_real_time ();
}

static const char *
get_boot_id (SoleusClock *clock)
{
  return SOLEUS_SYSTEM_CLOCK (clock)->boot_id;
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
  iface->get_boot_id = get_boot_id;
  iface->get_ready_time = get_ready_time;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SoleusSystemClock,
                               soleus_system_clock,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SOLEUS_TYPE_CLOCK, clock_iface_init))

static void
soleus_system_clock_finalize (GObject *object)
{
  g_clear_pointer (&SOLEUS_SYSTEM_CLOCK (object)->boot_id, g_free);
  G_OBJECT_CLASS (soleus_system_clock_parent_class)->finalize (object);
}

static void
soleus_system_clock_class_init (SoleusSystemClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = soleus_system_clock_finalize;
}

static void
soleus_system_clock_init (SoleusSystemClock *self)
{
  if (g_file_get_contents (BOOT_ID_FILE, &self->boot_id, NULL, NULL) &&
      g_strstrip (self->boot_id)[0])
    return;
  /* Without it every start of the program counts as one of the machine. */
  g_clear_pointer (&self->boot_id, g_free);
  self->boot_id = g_uuid_string_random ();
}

SoleusClock *
soleus_system_clock_new (void)
{
  return g_object_new (SOLEUS_TYPE_SYSTEM_CLOCK, NULL);
}
