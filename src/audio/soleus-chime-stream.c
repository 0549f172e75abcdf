/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-chime-stream.h"

#include <glib/gi18n-lib.h>
#include <gst/audio/streamvolume.h>
#include <string.h>

#include "soleus-chime-pipeline.h"

#define WAKE_MESSAGE  "soleus-wake"
#define FLUSH_MESSAGE "soleus-flush"
#define LEVEL_MESSAGE "soleus-level"
#define FLOWING_US    (400 * G_TIME_SPAN_MILLISECOND)
/* A clock that shows more than this runs. */
#define RUNNING (10 * GST_MSECOND)

struct _SoleusChimeStream
{
  GObject parent_instance;

  SoleusChimeMixer *mixer;
  SoleusClock *clock;
  GMainContext *context;
  char *sink;
  gboolean server_only;

  SoleusChimePipeline pipeline;

  GMutex feed_mutex;
  /* Guarded by the feed mutex. */
  guint64 frames_sent;
  double applied_volume;
  gboolean applied_mute;

  GMutex mutex;
  /* Guarded by the mutex. */
  SoleusChimeStreamState state;
  GError *error;
  GstBus *bus;
  gboolean closing;
  gboolean on_server;
  gboolean silenced;
  gboolean synced;
  double volume;
  gboolean muted;
  gint64 alive;
  gint64 playing_since;
  gint64 woken;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusChimeStream, soleus_chime_stream, G_TYPE_OBJECT)

static gboolean
emit_changed_cb (gpointer data)
{
  g_signal_emit (data, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
emit_changed (SoleusChimeStream *self)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit_changed_cb, g_object_ref (self), g_object_unref);
  g_source_attach (source, self->context);
}

static void
set_state (SoleusChimeStream *self, SoleusChimeStreamState state)
{
  g_mutex_lock (&self->mutex);
  self->state = state;
  self->alive = soleus_clock_get_monotonic (self->clock);
  if (state == SOLEUS_CHIME_STREAM_PLAYING)
    self->playing_since = self->alive;
  g_mutex_unlock (&self->mutex);

  emit_changed (self);
}

static void
fail (SoleusChimeStream *self, GError *error)
{
  g_mutex_lock (&self->mutex);
  if (self->error == NULL)
    self->error = g_steal_pointer (&error);
  g_mutex_unlock (&self->mutex);

  g_clear_error (&error);
  set_state (self, SOLEUS_CHIME_STREAM_FAILED);
}

static gboolean
is_closing (SoleusChimeStream *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->closing;
}

/* The part of the pipeline's timeline that has been heard. The pipeline runs on the device's own
 * clock, which takes the latency into account. */
static GstClockTimeDiff
get_position (SoleusChimeStream *self)
{
  g_autoptr (GstClock) clock = gst_element_get_clock (self->pipeline.element);

  if (clock == NULL)
    return 0;
  return GST_CLOCK_DIFF (gst_element_get_base_time (self->pipeline.element),
                         gst_clock_get_time (clock));
}

static void
push_block (SoleusChimeStream *self, gboolean synced)
{
  const gsize size = SOLEUS_CHIME_BLOCK * sizeof (float);
  GstClockTime start = gst_util_uint64_scale_int (self->frames_sent, GST_SECOND, SOLEUS_CHIME_RATE);
  GstBuffer *buffer = gst_buffer_new_allocate (NULL, size, NULL);
  GstClockTimeDiff position = synced ? get_position (self) : 0;
  gint64 now = soleus_clock_get_monotonic (self->clock);
  GstMapInfo map;

  gst_buffer_map (buffer, &map, GST_MAP_WRITE);
  if (position > RUNNING)
    soleus_chime_mixer_render (self->mixer, (float *) map.data, SOLEUS_CHIME_BLOCK,
                               now + ((GstClockTimeDiff) start - position) / GST_USECOND, now);
  else
    memset (map.data, 0, size);
  gst_buffer_unmap (buffer, &map);

  self->frames_sent += SOLEUS_CHIME_BLOCK;
  GST_BUFFER_PTS (buffer) = start;
  GST_BUFFER_DURATION (buffer) =
      gst_util_uint64_scale_int (self->frames_sent, GST_SECOND, SOLEUS_CHIME_RATE) - start;
  gst_app_src_push_buffer (self->pipeline.source, buffer);
}

/* Mixes the next block. Before the pipeline plays the device gets one block to begin with. That and
 * the next ones are silent: a device that slept may need a second more until its clock runs, and
 * nobody knows before when a block will be heard. A stream that was given up while it hung mixes
 * nothing, because the cues are for the one that plays in its place. */
static void
feed (SoleusChimeStream *self)
{
  g_autoptr (GMutexLocker) feed_locker = g_mutex_locker_new (&self->feed_mutex);
  gint64 now = soleus_clock_get_monotonic (self->clock);
  gboolean synced, closing, muted;
  double volume;

  g_mutex_lock (&self->mutex);
  synced = self->synced;
  closing = self->closing;
  volume = self->volume;
  muted = self->muted;
  self->alive = now;
  g_mutex_unlock (&self->mutex);

  if (closing || (!synced && self->frames_sent > 0))
    return;
  if (volume != self->applied_volume || muted != self->applied_mute)
    /* The slider's steps are to sound equal, so its position is cubed to get the amplitude. */
    g_object_set (self->pipeline.volume, "volume", volume * volume * volume, "mute", muted, NULL);
  self->applied_volume = volume;
  self->applied_mute = muted;
  push_block (self, synced);
}

static void
need_data_cb (GstAppSrc *source, guint length, gpointer data)
{
  feed (data);
}

/* Stops the device's stream and starts it anew, with the device kept open. A flushing seek would do
 * the same in one call, but after it the clock of PulseAudio's sink is often centuries ahead. The
 * messages on the bus belong to the time before, among them other requests to do the same. */
static void
throw_away_queue (SoleusChimeStream *self)
{
  if (soleus_chime_stream_look (self).state != SOLEUS_CHIME_STREAM_PLAYING)
    return;
  g_debug ("What the device holds is thrown away");
  g_mutex_lock (&self->mutex);
  self->synced = FALSE;
  g_mutex_unlock (&self->mutex);
  gst_element_set_state (self->pipeline.element, GST_STATE_READY);
  gst_bus_set_flushing (self->bus, TRUE);
  gst_bus_set_flushing (self->bus, FALSE);
  g_mutex_lock (&self->feed_mutex);
  self->frames_sent = 0;
  soleus_chime_mixer_rewind (self->mixer);
  g_mutex_unlock (&self->feed_mutex);
  gst_element_set_state (self->pipeline.element, GST_STATE_PLAYING);
}

static void
note_level (SoleusChimeStream *self)
{
  gboolean silenced = soleus_chime_pipeline_is_silenced (&self->pipeline);
  gboolean changed;

  g_mutex_lock (&self->mutex);
  changed = silenced != self->silenced;
  self->silenced = silenced;
  g_mutex_unlock (&self->mutex);

  if (changed)
    emit_changed (self);
}

/* The pipeline plays for the first time, or again after its queue was thrown away. */
static void
start_feeding (SoleusChimeStream *self)
{
  if (soleus_chime_stream_look (self).state != SOLEUS_CHIME_STREAM_PLAYING)
    set_state (self, SOLEUS_CHIME_STREAM_PLAYING);
  g_mutex_lock (&self->mutex);
  self->woken = soleus_clock_get_monotonic (self->clock);
  self->synced = TRUE;
  g_mutex_unlock (&self->mutex);
  feed (self);
  /* The server may remember from another day that it keeps this program silent. */
  note_level (self);
}

static void
fail_from_message (SoleusChimeStream *self, GstMessage *message)
{
  g_autoptr (GError) cause = NULL;
  g_autofree char *detail = NULL;

  gst_message_parse_error (message, &cause, &detail);
  g_debug ("The chimes' pipeline failed: %s (%s)", cause->message, detail);
  fail (self, g_error_new_literal (SOLEUS_CHIME_ERROR, SOLEUS_CHIME_ERROR_LOST,
                                   _ ("The sound device or sound server has gone. Sound comes back "
                                      "by itself when it returns.")));
}

/* Runs until the stream is closed or fails. */
static void
watch_bus (SoleusChimeStream *self)
{
  GstState state;

  while (!is_closing (self))
    {
      g_autoptr (GstMessage) message = gst_bus_timed_pop_filtered (
          self->bus, GST_CLOCK_TIME_NONE,
          GST_MESSAGE_ERROR | GST_MESSAGE_STATE_CHANGED | GST_MESSAGE_APPLICATION);

      if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR)
        {
          fail_from_message (self, message);
          return;
        }
      if (gst_message_has_name (message, FLUSH_MESSAGE))
        throw_away_queue (self);
      else if (gst_message_has_name (message, LEVEL_MESSAGE))
        note_level (self);
      else if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_STATE_CHANGED &&
               GST_MESSAGE_SRC (message) == GST_OBJECT (self->pipeline.element))
        {
          gst_message_parse_state_changed (message, NULL, &state, NULL);
          if (state == GST_STATE_PLAYING)
            start_feeding (self);
        }
    }
}

static void post (SoleusChimeStream *self, const char *name);

/* Comes from the thread that feeds the sink, which must not wait for an answer of the server. */
static void
level_cb (SoleusChimeStream *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  post (self, LEVEL_MESSAGE);
}

static void
play (SoleusChimeStream *self)
{
  GstAppSrcCallbacks callbacks = { .need_data = need_data_cb };

  g_mutex_lock (&self->mutex);
  self->alive = soleus_clock_get_monotonic (self->clock);
  self->bus = gst_element_get_bus (self->pipeline.element);
  self->on_server = self->pipeline.on_server;
  g_mutex_unlock (&self->mutex);

  if (GST_IS_STREAM_VOLUME (self->pipeline.sink))
    {
      g_signal_connect_swapped (self->pipeline.sink, "notify::mute", G_CALLBACK (level_cb), self);
      g_signal_connect_swapped (self->pipeline.sink, "notify::volume", G_CALLBACK (level_cb), self);
    }
  gst_app_src_set_callbacks (self->pipeline.source, &callbacks, self, NULL);
  gst_element_set_state (self->pipeline.element, GST_STATE_PLAYING);
  watch_bus (self);
}

static gpointer
stream_thread (gpointer data)
{
  g_autoptr (SoleusChimeStream) self = data;
  GError *error = NULL;

  /* This takes some tenths of a second, or longer where GStreamer has not been used before. */
  if (gst_init_check (NULL, NULL, &error))
    {
      set_state (self, SOLEUS_CHIME_STREAM_OPENING);
      if (soleus_chime_pipeline_open (&self->pipeline, self->sink, self->server_only, &error))
        play (self);
    }
  if (error != NULL)
    fail (self, g_steal_pointer (&error));

  soleus_chime_pipeline_clear (&self->pipeline);
  set_state (self, SOLEUS_CHIME_STREAM_CLOSED);
  return NULL;
}

static void
soleus_chime_stream_finalize (GObject *object)
{
  SoleusChimeStream *self = SOLEUS_CHIME_STREAM (object);

  g_clear_object (&self->mixer);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->sink, g_free);
  g_clear_error (&self->error);
  gst_clear_object (&self->bus);
  g_mutex_clear (&self->mutex);
  g_mutex_clear (&self->feed_mutex);
  G_OBJECT_CLASS (soleus_chime_stream_parent_class)->finalize (object);
}

static void
soleus_chime_stream_class_init (SoleusChimeStreamClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = soleus_chime_stream_finalize;

  /* The status is another one. Emitted in the main context of the thread that made the stream. */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
soleus_chime_stream_init (SoleusChimeStream *self)
{
  g_mutex_init (&self->mutex);
  g_mutex_init (&self->feed_mutex);
  self->context = g_main_context_ref_thread_default ();
  self->applied_volume = 1;
  self->volume = 1;
}

/**
 * soleus_chime_stream_new:
 * @clock: the clock of the mixer's timetable; it is read on other threads too
 * @sink: (nullable): a sink as gst-launch would write it; %NULL for the first that answers
 * @server_only: whether only the sound server will do
 *
 * Opens a pipeline on a thread of its own, because the device may block it, and keeps the device
 * awake with silence until the stream is closed. The thread has its own reference, so that a stream
 * that hangs can be closed and forgotten.
 *
 * Returns: (transfer full): a stream that is starting
 */
SoleusChimeStream *
soleus_chime_stream_new (SoleusChimeMixer *mixer,
                         SoleusClock *clock,
                         const char *sink,
                         gboolean server_only)
{
  SoleusChimeStream *self = g_object_new (SOLEUS_TYPE_CHIME_STREAM, NULL);

  self->mixer = g_object_ref (mixer);
  self->clock = g_object_ref (clock);
  self->sink = g_strdup (sink);
  self->server_only = server_only;
  self->alive = soleus_clock_get_monotonic (self->clock);
  g_thread_unref (g_thread_new ("soleus-chimes", stream_thread, g_object_ref (self)));
  return self;
}

/* Sets the application's own volume, from 0 to 1 as a slider shows it. The volume that the sound
 * server keeps is left alone. */
void
soleus_chime_stream_set_volume (SoleusChimeStream *self, double volume, gboolean muted)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->volume = volume;
  self->muted = muted;
}

static void
post (SoleusChimeStream *self, const char *name)
{
  if (self->bus != NULL)
    gst_bus_post (self->bus, gst_message_new_application (NULL, gst_structure_new_empty (name)));
}

/* Throws away what the device holds and has not played yet, and mixes it anew. Returns at once. */
void
soleus_chime_stream_flush (SoleusChimeStream *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  post (self, FLUSH_MESSAGE);
}

/* Lets the device go. Returns at once; the state is %SOLEUS_CHIME_STREAM_CLOSED when it is done. */
void
soleus_chime_stream_close (SoleusChimeStream *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->closing = TRUE;
  post (self, WAKE_MESSAGE);
}

SoleusChimeStreamStatus
soleus_chime_stream_look (SoleusChimeStream *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return (SoleusChimeStreamStatus){
    .state = self->state,
    .error = self->error,
    .on_server = self->on_server,
    .silenced = self->silenced,
    .flowing = self->state == SOLEUS_CHIME_STREAM_PLAYING && self->error == NULL &&
               self->alive - self->playing_since >= FLOWING_US,
    .waking = self->alive - self->woken < FLOWING_US,
    .alive = self->alive,
  };
}

static gpointer
warm_up_thread (gpointer data)
{
  gst_init_check (NULL, NULL, NULL);
  return NULL;
}

/* Initialises GStreamer on a thread of its own, so that the first stream starts sooner. */
void
soleus_chime_stream_warm_up (void)
{
  g_thread_unref (g_thread_new ("soleus-gst-init", warm_up_thread, NULL));
}
