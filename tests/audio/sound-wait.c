/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sound-wait.h"

#define TICK_MS 10

typedef struct
{
  gboolean (*check) (gpointer data);
  gpointer data;
  gint64 deadline;
  gboolean met;
  GMainLoop *loop;
} Wait;

static gboolean
wait_cb (gpointer data)
{
  Wait *wait = data;

  wait->met = wait->check != NULL && wait->check (wait->data);
  if (wait->met || g_get_monotonic_time () >= wait->deadline)
    g_main_loop_quit (wait->loop);
  return G_SOURCE_CONTINUE;
}

/**
 * sound_wait:
 * @check: (nullable): what is waited for
 * @seconds: the longest to wait
 *
 * Runs the main loop meanwhile.
 *
 * Returns: whether it came true
 */
gboolean
sound_wait (gboolean (*check) (gpointer data), gpointer data, double seconds)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Wait wait = { check, data, g_get_monotonic_time () + (gint64) (seconds * G_USEC_PER_SEC), FALSE,
                loop };
  guint id = g_timeout_add (TICK_MS, wait_cb, &wait);

  g_main_loop_run (loop);
  g_source_remove (id);
  return wait.met;
}

/**
 * sound_run:
 *
 * Runs the main loop while the sound server, which knows no other time, plays on.
 */
void
sound_run (double seconds)
{
  sound_wait (NULL, NULL, seconds);
}
