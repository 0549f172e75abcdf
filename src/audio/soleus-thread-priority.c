/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "soleus-thread-priority.h"

#include <gio/gio.h>
#include <sys/resource.h>
#include <unistd.h>

/* The same as a PulseAudio server gives itself. */
#define NICENESS -11

/* Most people may not raise a priority, but a service does it for those who sit at the machine. Where
 * there is none nothing is lost. */
static void
ask_rtkit (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SYSTEM, NULL, &error);

  if (bus == NULL)
    {
      g_debug ("No priority for sound: %s", error->message);
      return;
    }
  g_dbus_connection_call (bus, "org.freedesktop.RealtimeKit1", "/org/freedesktop/RealtimeKit1",
                          "org.freedesktop.RealtimeKit1", "MakeThreadHighPriority",
                          g_variant_new ("(ti)", (guint64) gettid (), NICENESS), NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
}

/**
 * soleus_thread_priority_raise:
 *
 * Puts the calling thread, and those that it will start, before what is busy, so that a busy machine
 * leaves no gap in the sound. It may block: never call it on the main thread.
 */
void
soleus_thread_priority_raise (void)
{
  /* Nought stands for the calling thread, not for the whole program. */
  if (setpriority (PRIO_PROCESS, 0, NICENESS) != 0)
    ask_rtkit ();
}
