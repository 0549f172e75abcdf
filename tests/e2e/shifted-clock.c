/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shifted-clock.h"

#include <stdio.h>

#include "soleus-system-clock.h"

/* A clock that a test can move: the file SOLEUS_CLOCK_SHIFT holds the seconds by which the machine
 * was awake longer, the seconds for which it slept, and, where there is a third number, the seconds
 * by which somebody set the wall clock ahead or back. */

struct _ShiftedClock
{
  GObject parent_instance;

  SoleusClock *system;
};

static void shifted_clock_iface_init (SoleusClockInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ShiftedClock,
                               shifted_clock,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SOLEUS_TYPE_CLOCK, shifted_clock_iface_init))

/* All in microseconds. */
typedef struct
{
  gint64 awake;
  gint64 asleep;
  gint64 wall;
} Shift;

static Shift
read_shift (void)
{
  const char *path = g_getenv ("SOLEUS_CLOCK_SHIFT");
  Shift shift = { 0 };
  g_autofree char *text = NULL;

  if (!path || !g_file_get_contents (path, &text, NULL, NULL))
    return shift;
  if (sscanf (text, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, &shift.awake,
              &shift.asleep, &shift.wall) < 2)
    g_error ("%s: two numbers are needed", path);
  shift.awake *= G_USEC_PER_SEC;
  shift.asleep *= G_USEC_PER_SEC;
  shift.wall *= G_USEC_PER_SEC;
  return shift;
}

static gint64
get_monotonic (SoleusClock *clock)
{
  return soleus_clock_get_monotonic (((ShiftedClock *) clock)->system) + read_shift ().awake;
}

static gint64
get_boottime (SoleusClock *clock)
{
  Shift shift = read_shift ();

  return soleus_clock_get_boottime (((ShiftedClock *) clock)->system) + shift.awake + shift.asleep;
}

static gint64
get_wall (SoleusClock *clock)
{
  Shift shift = read_shift ();

  return soleus_clock_get_wall (((ShiftedClock *) clock)->system) + shift.awake + shift.asleep +
         shift.wall;
}

static const char *
get_boot_id (SoleusClock *clock)
{
  return soleus_clock_get_boot_id (((ShiftedClock *) clock)->system);
}

static gint64
get_ready_time (SoleusClock *clock, gint64 monotonic)
{
  return monotonic - read_shift ().awake;
}

static void
shifted_clock_iface_init (SoleusClockInterface *iface)
{
  iface->get_monotonic = get_monotonic;
  iface->get_boottime = get_boottime;
  iface->get_wall = get_wall;
  iface->get_boot_id = get_boot_id;
  iface->get_ready_time = get_ready_time;
}

static void
shifted_clock_dispose (GObject *object)
{
  g_clear_object (&((ShiftedClock *) object)->system);
  G_OBJECT_CLASS (shifted_clock_parent_class)->dispose (object);
}

static void
shifted_clock_class_init (ShiftedClockClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = shifted_clock_dispose;
}

static void
shifted_clock_init (ShiftedClock *self)
{
  self->system = soleus_system_clock_new ();
}

SoleusClock *
shifted_clock_new (void)
{
  return g_object_new (TYPE_SHIFTED_CLOCK, NULL);
}
