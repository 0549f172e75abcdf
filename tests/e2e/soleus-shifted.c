/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>

#include "soleus-application.h"
#include "soleus-system-clock.h"

/* The whole program with a clock that a test can put forward: the file SOLEUS_CLOCK_SHIFT holds the
 * seconds by which the machine was awake longer, and the seconds for which it slept. */

#define TYPE_SHIFTED_CLOCK (shifted_clock_get_type ())
G_DECLARE_FINAL_TYPE (ShiftedClock, shifted_clock, , SHIFTED_CLOCK, GObject)

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

static void
read_shift (gint64 *awake, gint64 *asleep)
{
  const char *path = g_getenv ("SOLEUS_CLOCK_SHIFT");
  g_autofree char *text = NULL;

  *awake = *asleep = 0;
  if (!path || !g_file_get_contents (path, &text, NULL, NULL))
    return;
  if (sscanf (text, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, awake, asleep) != 2)
    g_error ("%s: two numbers are needed", path);
  *awake *= G_USEC_PER_SEC;
  *asleep *= G_USEC_PER_SEC;
}

static gint64
get_monotonic (SoleusClock *clock)
{
  gint64 awake, asleep;

  read_shift (&awake, &asleep);
  return soleus_clock_get_monotonic (((ShiftedClock *) clock)->system) + awake;
}

static gint64
get_boottime (SoleusClock *clock)
{
  gint64 awake, asleep;

  read_shift (&awake, &asleep);
  return soleus_clock_get_boottime (((ShiftedClock *) clock)->system) + awake + asleep;
}

static gint64
get_wall (SoleusClock *clock)
{
  gint64 awake, asleep;

  read_shift (&awake, &asleep);
  return soleus_clock_get_wall (((ShiftedClock *) clock)->system) + awake + asleep;
}

static gint64
get_ready_time (SoleusClock *clock, gint64 monotonic)
{
  gint64 awake, asleep;

  read_shift (&awake, &asleep);
  return monotonic - awake;
}

static void
shifted_clock_iface_init (SoleusClockInterface *iface)
{
  iface->get_monotonic = get_monotonic;
  iface->get_boottime = get_boottime;
  iface->get_wall = get_wall;
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

int
main (int argc, char *argv[])
{
  g_autoptr (GObject) clock = g_object_new (TYPE_SHIFTED_CLOCK, NULL);
  g_autoptr (SoleusApplication) application = NULL;

  setlocale (LC_ALL, "");
  textdomain (GETTEXT_PACKAGE);
  application = soleus_application_new (SOLEUS_CLOCK (clock));
  return g_application_run (G_APPLICATION (application), argc, argv);
}
