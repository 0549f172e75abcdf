/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sound-recorder.h"

#include <signal.h>

#include "sound-wait.h"

#define START_S 10

struct _SoundRecorder
{
  GSubprocess *parec;
  GThread *thread;
  GMutex mutex;
  GByteArray *bytes;
  gint64 start;
};

/* A chunk never arrives before it was played, so the least delayed of all chunks tells best when
 * the first sample was. */
static gpointer
record_thread (gpointer data)
{
  SoundRecorder *self = data;
  GInputStream *pipe = g_subprocess_get_stdout_pipe (self->parec);
  guint8 chunk[65536];
  gssize n;

  while ((n = g_input_stream_read (pipe, chunk, sizeof chunk, NULL, NULL)) > 0)
    {
      gint64 now = g_get_monotonic_time (), start;

      g_mutex_lock (&self->mutex);
      g_byte_array_append (self->bytes, chunk, (guint) n);
      start = now - (gint64) (self->bytes->len / 2) * G_USEC_PER_SEC / SOUND_RECORDER_RATE;
      self->start = MIN (self->start, start);
      g_mutex_unlock (&self->mutex);
    }
  return NULL;
}

static gboolean
is_flowing (gpointer data)
{
  SoundRecorder *self = data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->bytes->len > 0;
}

/**
 * sound_recorder_new:
 * @sink: the name of a sink
 *
 * Begins to record, and runs the main loop until sound flows.
 */
SoundRecorder *
sound_recorder_new (const char *sink)
{
  SoundRecorder *self = g_new0 (SoundRecorder, 1);
  g_autofree char *device = g_strdup_printf ("--device=%s.monitor", sink);
  g_autoptr (GError) error = NULL;

  g_mutex_init (&self->mutex);
  self->bytes = g_byte_array_new ();
  self->start = G_MAXINT64;
  self->parec = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error, "parec", device,
      "--format=s16ne", "--rate=48000", "--channels=1", "--latency-msec=5", "--raw", NULL);
  g_assert_no_error (error);
  self->thread = g_thread_new ("recorder", record_thread, self);
  g_assert_true (sound_wait (is_flowing, self, START_S));
  return self;
}

/**
 * sound_recorder_finish:
 * @self: (transfer full): the recorder
 *
 * Returns: (transfer full): all that was played since
 */
SoundRecording *
sound_recorder_finish (SoundRecorder *self)
{
  SoundRecording *recording = g_new0 (SoundRecording, 1);
  gsize size;

  g_subprocess_send_signal (self->parec, SIGTERM);
  g_thread_join (self->thread);
  g_subprocess_wait (self->parec, NULL, NULL);
  recording->start = self->start;
  recording->samples = (gint16 *) (gpointer) g_byte_array_steal (self->bytes, &size);
  recording->n_samples = size / 2;

  g_byte_array_unref (self->bytes);
  g_object_unref (self->parec);
  g_mutex_clear (&self->mutex);
  g_free (self);
  return recording;
}

void
sound_recording_free (SoundRecording *self)
{
  g_free (self->samples);
  g_free (self);
}
