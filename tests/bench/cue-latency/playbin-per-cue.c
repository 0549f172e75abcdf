/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "playbin-per-cue.h"

#include <gst/gst.h>

/* The way in which most programs play a sound, for comparison: when it is due, a timer makes a
 * playbin for it, which is thrown away when the sound is over. */

typedef struct
{
  char *uri;
} Cue;

static void
cue_free (gpointer data)
{
  Cue *cue = data;

  g_free (cue->uri);
  g_free (cue);
}

static gboolean
bus_cb (GstBus *bus, GstMessage *message, gpointer playbin)
{
  if (GST_MESSAGE_TYPE (message) != GST_MESSAGE_EOS &&
      GST_MESSAGE_TYPE (message) != GST_MESSAGE_ERROR)
    return G_SOURCE_CONTINUE;
  gst_element_set_state (playbin, GST_STATE_NULL);
  gst_object_unref (playbin);
  return G_SOURCE_REMOVE;
}

static gboolean
due_cb (gpointer data)
{
  const Cue *cue = data;
  GstElement *playbin = gst_element_factory_make ("playbin", NULL);
  g_autoptr (GstBus) bus = gst_element_get_bus (playbin);

  g_object_set (playbin, "uri", cue->uri, NULL);
  gst_bus_add_watch (bus, bus_cb, playbin);
  gst_element_set_state (playbin, GST_STATE_PLAYING);
  return G_SOURCE_REMOVE;
}

static gboolean
dispatch (GSource *source, GSourceFunc callback, gpointer data)
{
  return callback (data);
}

/**
 * playbin_per_cue_schedule:
 * @path: a sound file
 * @due: (array length=n_due): when it is to be played, in microseconds of g_get_monotonic_time()
 */
void
playbin_per_cue_schedule (const char *path, const gint64 *due, gsize n_due)
{
  static GSourceFuncs funcs = { .dispatch = dispatch };

  gst_init (NULL, NULL);
  for (gsize i = 0; i < n_due; i++)
    {
      g_autoptr (GSource) source = g_source_new (&funcs, sizeof (GSource));
      Cue *cue = g_new (Cue, 1);

      cue->uri = gst_filename_to_uri (path, NULL);
      g_source_set_ready_time (source, due[i]);
      g_source_set_callback (source, due_cb, cue, cue_free);
      g_source_attach (source, NULL);
    }
}
