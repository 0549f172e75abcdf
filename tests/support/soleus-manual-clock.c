/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-manual-clock.h"

/* A thousand seconds after boot, at noon of an ordinary day: nothing in a test starts at zero. */
#define START_MONOTONIC (G_GINT64_CONSTANT (1000) * G_USEC_PER_SEC)
#define START_WALL      (G_GINT64_CONSTANT (1700049600) * G_USEC_PER_SEC)

struct _SoleusManualClock
{
  GObject parent_instance;

  /* Everything below may be read by other threads. */
  GMutex mutex;
  gint64 monotonic;
  gint64 boottime;
  gint64 wall;
  gboolean running;
  gint64 running_since;
  char *boot_id;
};

static void soleus_manual_clock_iface_init (SoleusClockInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SoleusManualClock,
                               soleus_manual_clock,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SOLEUS_TYPE_CLOCK,
                                                      soleus_manual_clock_iface_init))

/* The time that real time has added; called with the mutex held. */
static gint64
get_run (SoleusManualClock *self)
{
  return self->running ? g_get_monotonic_time () - self->running_since : 0;
}

static gint64
read_time (SoleusManualClock *self, const gint64 *time)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return *time + get_run (self);
}

static void
tell_moved (SoleusManualClock *self)
{
  g_signal_emit_by_name (self, "moved");
}

static void
set_time (SoleusManualClock *self, gint64 *time, gint64 microseconds)
{
  g_mutex_lock (&self->mutex);
  *time = microseconds - get_run (self);
  g_mutex_unlock (&self->mutex);
  tell_moved (self);
}

/* Leaves it to the caller to tell, because several times may go on together. */
static void
add_time (SoleusManualClock *self, gint64 *time, gint64 microseconds)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  *time += microseconds;
}

static gint64
soleus_manual_clock_get_monotonic (SoleusClock *clock)
{
  return read_time (SOLEUS_MANUAL_CLOCK (clock), &SOLEUS_MANUAL_CLOCK (clock)->monotonic);
}

static gint64
soleus_manual_clock_get_boottime (SoleusClock *clock)
{
  return read_time (SOLEUS_MANUAL_CLOCK (clock), &SOLEUS_MANUAL_CLOCK (clock)->boottime);
}

static gint64
soleus_manual_clock_get_wall (SoleusClock *clock)
{
  return read_time (SOLEUS_MANUAL_CLOCK (clock), &SOLEUS_MANUAL_CLOCK (clock)->wall);
}

static const char *
soleus_manual_clock_get_boot_id (SoleusClock *clock)
{
  return SOLEUS_MANUAL_CLOCK (clock)->boot_id;
}

/* Real time never brings a clock further that stands still, so no source may wait for it. */
static gint64
soleus_manual_clock_get_ready_time (SoleusClock *clock, gint64 monotonic)
{
  SoleusManualClock *self = SOLEUS_MANUAL_CLOCK (clock);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->running ? monotonic - self->monotonic + self->running_since : G_MAXINT64;
}

static void
soleus_manual_clock_iface_init (SoleusClockInterface *iface)
{
  iface->get_monotonic = soleus_manual_clock_get_monotonic;
  iface->get_boottime = soleus_manual_clock_get_boottime;
  iface->get_wall = soleus_manual_clock_get_wall;
  iface->get_boot_id = soleus_manual_clock_get_boot_id;
  iface->get_ready_time = soleus_manual_clock_get_ready_time;
}

static void
soleus_manual_clock_finalize (GObject *object)
{
  g_free (SOLEUS_MANUAL_CLOCK (object)->boot_id);
  g_mutex_clear (&SOLEUS_MANUAL_CLOCK (object)->mutex);
  G_OBJECT_CLASS (soleus_manual_clock_parent_class)->finalize (object);
}

static void
soleus_manual_clock_class_init (SoleusManualClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = soleus_manual_clock_finalize;
}

static void
soleus_manual_clock_init (SoleusManualClock *self)
{
  g_mutex_init (&self->mutex);
  self->monotonic = START_MONOTONIC;
  self->boottime = START_MONOTONIC;
  self->wall = START_WALL;
  self->boot_id = g_uuid_string_random ();
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

/**
 * soleus_manual_clock_run:
 *
 * Lets the clock go on from now as the machine's does, for what has to be heard: a test can still
 * move it ahead.
 */
void
soleus_manual_clock_run (SoleusManualClock *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->running = TRUE;
  self->running_since = g_get_monotonic_time ();
}

void
soleus_manual_clock_set_monotonic (SoleusManualClock *self, gint64 microseconds)
{
  set_time (self, &self->monotonic, microseconds);
}

void
soleus_manual_clock_set_boottime (SoleusManualClock *self, gint64 microseconds)
{
  set_time (self, &self->boottime, microseconds);
}

/**
 * soleus_manual_clock_set_wall:
 * @microseconds: since 1970-01-01 UTC
 */
void
soleus_manual_clock_set_wall (SoleusManualClock *self, gint64 microseconds)
{
  set_time (self, &self->wall, microseconds);
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
  add_time (self, &self->monotonic, microseconds);
  add_time (self, &self->boottime, microseconds);
  add_time (self, &self->wall, microseconds);
  tell_moved (self);
}

void
soleus_manual_clock_advance_monotonic (SoleusManualClock *self, gint64 microseconds)
{
  add_time (self, &self->monotonic, microseconds);
  tell_moved (self);
}

void
soleus_manual_clock_advance_boottime (SoleusManualClock *self, gint64 microseconds)
{
  add_time (self, &self->boottime, microseconds);
  tell_moved (self);
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
  add_time (self, &self->wall, microseconds);
  tell_moved (self);
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
  add_time (self, &self->boottime, microseconds);
  add_time (self, &self->wall, microseconds);
  tell_moved (self);
}

/**
 * soleus_manual_clock_reboot:
 *
 * The machine starts anew: boottime begins again under another name, and the wall clock goes on.
 */
void
soleus_manual_clock_reboot (SoleusManualClock *self)
{
  self->monotonic = self->boottime = START_MONOTONIC;
  g_free (self->boot_id);
  self->boot_id = g_uuid_string_random ();
  tell_moved (self);
}
