/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "sound-late-sink.h"

#include <fcntl.h>
#include <unistd.h>

#define CHANNELS 2
#define FRAME    (CHANNELS * sizeof (gint16))
#define READ_US  (5 * G_TIME_SPAN_MILLISECOND)

struct _SoundLateSink
{
  int fd;
  GThread *thread;
  gint stop;
  GArray *samples;
  SoundTimeline *timeline;
};

/* Reads so many bytes, or fewer where the pipe is empty. */
static gsize
read_bytes (SoundLateSink *self, guint8 *chunk, gsize n_bytes)
{
  gsize n_read = 0;

  while (n_read < n_bytes)
    {
      gssize n = read (self->fd, chunk + n_read, n_bytes - n_read);

      if (n <= 0)
        break;
      n_read += (gsize) n;
    }
  return n_read;
}

/* A device plays silence where there is nothing in it. */
static void
play (SoundLateSink *self, gsize n_frames, gint64 until)
{
  g_autofree guint8 *chunk = g_malloc0 (n_frames * FRAME);
  const gint16 *frames = (const gint16 *) (gpointer) chunk;

  read_bytes (self, chunk, n_frames * FRAME);
  for (gsize i = 0; i < n_frames; i++)
    g_array_append_val (self->samples, frames[i * CHANNELS]);
  sound_timeline_add (self->timeline, (gssize) n_frames, until);
}

static gpointer
play_thread (gpointer data)
{
  SoundLateSink *self = data;
  gint64 start = g_get_monotonic_time ();

  while (!g_atomic_int_get (&self->stop))
    {
      gint64 now = g_get_monotonic_time ();
      gsize due = (gsize) ((now - start) * SOUND_TIMELINE_RATE / G_USEC_PER_SEC);

      if (due > self->samples->len)
        play (self, due - self->samples->len, now);
      g_usleep (READ_US);
    }
  return NULL;
}

/**
 * sound_late_sink_new:
 * @n_bytes: how much it holds
 *
 * Adds the device to the server, which must be PulseAudio, and plays.
 */
SoundLateSink *
sound_late_sink_new (SoundServer *server, guint n_bytes)
{
  SoundLateSink *self = g_new0 (SoundLateSink, 1);
  g_autofree char *path = g_build_filename (g_get_home_dir (), "late-sink", NULL);
  g_autofree char *file = g_strdup_printf ("file=%s", path);
  g_autofree char *module = NULL;

  module =
      sound_server_ctl (server, "load-module", "module-pipe-sink", "sink_name=" SOUND_LATE_SINK,
                        file, "format=s16le", "rate=48000", "channels=2", NULL);
  g_assert_nonnull (module);
  self->fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  g_assert_cmpint (self->fd, >=, 0);
  g_assert_cmpint (fcntl (self->fd, F_SETPIPE_SZ, n_bytes), ==, n_bytes);
  self->samples = g_array_new (FALSE, FALSE, sizeof (gint16));
  self->timeline = sound_timeline_new ();
  self->thread = g_thread_new ("late-sink", play_thread, self);
  return self;
}

/**
 * sound_late_sink_finish:
 * @self: (transfer full): the device
 *
 * Returns: (transfer full): all that it has played
 */
SoundRecording *
sound_late_sink_finish (SoundLateSink *self)
{
  SoundRecording *recording = g_new0 (SoundRecording, 1);

  g_atomic_int_set (&self->stop, TRUE);
  g_thread_join (self->thread);
  close (self->fd);
  sound_timeline_settle (self->timeline);
  recording->timeline = self->timeline;
  recording->n_samples = self->samples->len;
  recording->samples = (gint16 *) (gpointer) g_array_free (self->samples, FALSE);
  g_free (self);
  return recording;
}
