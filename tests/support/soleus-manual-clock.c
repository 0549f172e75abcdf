/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-manual-clock.h"

/* A thousand seconds after boot, at noon of an ordinary day: nothing in a test starts at zero. */
#define START_MONOTONIC (G_GINT64_CONSTANT (1000) * G_USEC_PER_SEC)
#define START_WALL      (G_GINT64_CONSTANT (1700049600) * G_USEC_PER_SEC)

struct _SoleusManualClock
{
  GObject parent_instance;

  gint64 monotonic;
  gint64 boottime;
  gint64 wall;
};

static void soleus_manual_clock_iface_init (SoleusClockInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SoleusManualClock,
                               soleus_manual_clock,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SOLEUS_TYPE_CLOCK,
                                                      soleus_manual_clock_iface_init))

static gint64
soleus_manual_clock_get_monotonic (SoleusClock *clock)
{
  return SOLEUS_MANUAL_CLOCK (clock)->monotonic;
}

static gint64
soleus_manual_clock_get_boottime (SoleusClock *clock)
{
  return SOLEUS_MANUAL_CLOCK (clock)->boottime;
}

static gint64
soleus_manual_clock_get_wall (SoleusClock *clock)
{
  return SOLEUS_MANUAL_CLOCK (clock)->wall;
}

/* Real time never brings this clock further, so no source may wait for it: tests call update. */
static gint64
soleus_manual_clock_get_ready_time (SoleusClock *clock, gint64 monotonic)
{
  return G_MAXINT64;
}

static void
soleus_manual_clock_iface_init (SoleusClockInterface *iface)
{
  iface->get_monotonic = soleus_manual_clock_get_monotonic;
  iface->get_boottime = soleus_manual_clock_get_boottime;
  iface->get_wall = soleus_manual_clock_get_wall;
  iface->get_ready_time = soleus_manual_clock_get_ready_time;
}

static void
soleus_manual_clock_class_init (SoleusManualClockClass *klass)
{
}

static void
soleus_manual_clock_init (SoleusManualClock *self)
{
  self->monotonic = START_MONOTONIC;
  self->boottime = START_MONOTONIC;
  self->wall = START_WALL;
}

/**
 * soleus_manual_clock_new:
 *
 * A clock that stands still until a test moves it. Its three times move independently.
 *
 * Returns: (transfer full): a clock at 1000 s after boot, 2023-11-15 12:00 UTC
 */
SoleusManualClock *
soleus_manual_clock_new (void)
{
  return g_object_new (SOLEUS_TYPE_MANUAL_CLOCK, NULL);
}

void
soleus_manual_clock_set_monotonic (SoleusManualClock *self, gint64 microseconds)
{
  self->monotonic = microseconds;
}

void
soleus_manual_clock_set_boottime (SoleusManualClock *self, gint64 microseconds)
{
  self->boottime = microseconds;
}

/**
 * soleus_manual_clock_set_wall:
 * @microseconds: since 1970-01-01 UTC
 */
void
soleus_manual_clock_set_wall (SoleusManualClock *self, gint64 microseconds)
{
  self->wall = microseconds;
}

/**
 * soleus_manual_clock_advance:
 * @microseconds: how long the machine was awake
 *
 * Lets ordinary time pass: all three clocks go forward alike.
 */
void
soleus_manual_clock_advance (SoleusManualClock *self, gint64 microseconds)
{
  self->monotonic += microseconds;
  self->boottime += microseconds;
  self->wall += microseconds;
}

void
soleus_manual_clock_advance_monotonic (SoleusManualClock *self, gint64 microseconds)
{
  self->monotonic += microseconds;
}

void
soleus_manual_clock_advance_boottime (SoleusManualClock *self, gint64 microseconds)
{
  self->boottime += microseconds;
}

/**
 * soleus_manual_clock_advance_wall:
 * @microseconds: may be negative
 *
 * The wall clock alone jumps, as when the date is set or the time server corrects it.
 */
void
soleus_manual_clock_advance_wall (SoleusManualClock *self, gint64 microseconds)
{
  self->wall += microseconds;
}

/**
 * soleus_manual_clock_suspend:
 * @microseconds: how long the machine slept
 *
 * Boottime and the wall clock go on while the monotonic clock stands still.
 */
void
soleus_manual_clock_suspend (SoleusManualClock *self, gint64 microseconds)
{
  self->boottime += microseconds;
  self->wall += microseconds;
}
