/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sound-recorder.h"

#include <signal.h>
#include <string.h>

#include "sound-wait.h"

#define START_S  10
#define CHANNELS 2
#define FRAME    (CHANNELS * sizeof (gint16))

struct _SoundRecorder
{
  GSubprocess *parec;
  GThread *thread;
  GMutex mutex;
  GArray *samples;
  SoundTimeline *timeline;
};

/* Of two channels the left: the servers make one of two in different ways, PipeWire louder. */
static void
keep (SoundRecorder *self, const gint16 *frames, gsize n_frames, gint64 arrival)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  for (gsize i = 0; i < n_frames; i++)
    g_array_append_val (self->samples, frames[i * CHANNELS]);
  sound_timeline_add (self->timeline, (gssize) n_frames, arrival);
}

static gpointer
record_thread (gpointer data)
{
  SoundRecorder *self = data;
  GInputStream *pipe = g_subprocess_get_stdout_pipe (self->parec);
  gint16 frames[CHANNELS * 16384];
  guint8 *bytes = (guint8 *) frames;
  gsize n_held = 0;
  gssize n;

  while ((n = g_input_stream_read (pipe, bytes + n_held, sizeof frames - n_held, NULL, NULL)) > 0)
    {
      gsize n_frames = (n_held + (gsize) n) / FRAME;

      n_held = (n_held + (gsize) n) % FRAME;
      keep (self, frames, n_frames, g_get_monotonic_time ());
      memmove (bytes, bytes + n_frames * FRAME, n_held);
    }
  return NULL;
}

static gboolean
is_flowing (gpointer data)
{
  SoundRecorder *self = data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->samples->len > 0;
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
  self->samples = g_array_new (FALSE, FALSE, sizeof (gint16));
  self->timeline = sound_timeline_new ();
  self->parec = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error, "parec", device,
      "--format=s16ne", "--rate=48000", "--channels=2", "--latency-msec=5", "--raw", NULL);
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

  g_subprocess_send_signal (self->parec, SIGTERM);
  g_thread_join (self->thread);
  g_subprocess_wait (self->parec, NULL, NULL);
  sound_timeline_settle (self->timeline);
  recording->timeline = self->timeline;
  recording->n_samples = self->samples->len;
  recording->samples = (gint16 *) (gpointer) g_array_free (self->samples, FALSE);

  g_object_unref (self->parec);
  g_mutex_clear (&self->mutex);
  g_free (self);
  return recording;
}

void
sound_recording_free (SoundRecording *self)
{
  g_free (self->samples);
  sound_timeline_free (self->timeline);
  g_free (self);
}
