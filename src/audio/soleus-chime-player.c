/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-chime-player.h"

#include <glib/gi18n-lib.h>

#include "soleus-chime-mixer.h"
#include "soleus-chime-stream.h"
#include "soleus-chime-watchdog.h"

#define WATCH_MS 250
#define RETRY_US G_TIME_SPAN_SECOND
/* A device that takes nothing for this long is stalled. */
#define STALLED_US (1500 * G_TIME_SPAN_MILLISECOND)
/* Opening it may start a sound server and wake a device. */
#define OPENING_US (5 * G_TIME_SPAN_SECOND)
/* This long after either, another stream is tried in its place. */
#define GIVE_UP_US   (2500 * G_TIME_SPAN_MILLISECOND)
#define MAX_GIVEN_UP 3
#define LINGER_US    (2 * G_TIME_SPAN_SECOND)
#define TEST_LEAD_US (300 * G_TIME_SPAN_MILLISECOND)
#define TEST_STEP_US (1800 * G_TIME_SPAN_MILLISECOND)
/* The device is waited for this long when the chimes are tried out. */
#define TEST_WAIT_US (8 * G_TIME_SPAN_SECOND)

struct _SoleusChimePlayer
{
  GObject parent_instance;

  SoleusClock *clock;
  char *sink;
  SoleusChimeMixer *mixer;
  double volume;
  gboolean muted;
  char *chime_set;
  gboolean pace_ticks;

  SoleusChimeStream *stream;
  SoleusChimeWatchdog watchdog;
  GPtrArray *given_up;
  guint watch_id;
  gint64 retry_at;
  gboolean in_session;
  gint64 test_until;
  gboolean chimes_loaded;
  gboolean server_seen;
  const char *silence;
  char *problem;
};

enum
{
  PROP_0,
  PROP_VOLUME,
  PROP_MUTED,
  PROP_CHIME_SET,
  PROP_PACE_TICKS,
  PROP_SILENCE,
  N_PROPS,
  PROP_PROBLEM = N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void soleus_chime_player_cue_sink_init (SoleusCueSinkInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SoleusChimePlayer,
                               soleus_chime_player,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SOLEUS_TYPE_CUE_SINK,
                                                      soleus_chime_player_cue_sink_init))

static void
set_problem (SoleusChimePlayer *self, const char *problem)
{
  if (g_strcmp0 (self->problem, problem) == 0)
    return;
  g_clear_pointer (&self->problem, g_free);
  self->problem = g_strdup (problem);
  g_object_notify (G_OBJECT (self), "problem");
}

static const char *
find_silence (SoleusChimePlayer *self)
{
  if (self->volume < SOLEUS_CHIME_VOLUME_HEARD)
    return _ ("The volume of the chimes is at zero. It is set in Preferences.");
  if (self->stream != NULL && soleus_chime_stream_look (self->stream).silenced)
    return _ ("The sound settings of your desktop keep Soleus silent.");
  return NULL;
}

static void
update_silence (SoleusChimePlayer *self)
{
  const char *silence = find_silence (self);

  if (silence == self->silence)
    return;
  self->silence = silence;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SILENCE]);
}

static void
ensure_chimes (SoleusChimePlayer *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusChimeSet) chimes = NULL;

  if (self->chimes_loaded)
    return;
  chimes = soleus_chime_set_new (self->chime_set, &error);
  if (chimes == NULL)
    {
      g_warning ("The chimes can't be read: %s", error->message);
      return;
    }
  soleus_chime_mixer_set_chimes (self->mixer, chimes);
  self->chimes_loaded = TRUE;
}

static void
set_entries (SoleusChimePlayer *self,
             SoleusChimeLane lane,
             const SoleusChimeEntry *entries,
             gsize n_entries)
{
  gboolean cut = soleus_chime_mixer_set_timetable (self->mixer, lane, entries, n_entries,
                                                   soleus_clock_get_monotonic (self->clock));

  if (cut && self->stream != NULL)
    soleus_chime_stream_flush (self->stream);
}

/* The test's timetable is set only once the device is awake, so that its first chime isn't lost. */
static void
schedule_test (SoleusChimePlayer *self)
{
  SoleusChimeEntry entries[SOLEUS_N_CUES];
  gint64 now = soleus_clock_get_monotonic (self->clock);

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    entries[i] = (SoleusChimeEntry){ .kind = i, .due = now + TEST_LEAD_US + i * TEST_STEP_US };
  set_entries (self, SOLEUS_CHIME_LANE_TEST, entries, G_N_ELEMENTS (entries));
  self->test_until = 0;
}

/* Closes the stream without waiting: its thread may hang in the device for as long as it likes. */
static void
give_up_stream (SoleusChimePlayer *self)
{
  if (self->stream == NULL)
    return;
  soleus_chime_stream_close (self->stream);
  if (soleus_chime_stream_look (self->stream).state == SOLEUS_CHIME_STREAM_CLOSED)
    g_signal_handlers_disconnect_by_data (self->stream, self);
  else
    g_ptr_array_add (self->given_up, g_object_ref (self->stream));
  g_clear_object (&self->stream);
}

static void
release (SoleusChimePlayer *self)
{
  give_up_stream (self);
  set_entries (self, SOLEUS_CHIME_LANE_TEST, NULL, 0);
  set_entries (self, SOLEUS_CHIME_LANE_SESSION, NULL, 0);
  self->server_seen = FALSE;
  g_clear_handle_id (&self->watch_id, g_source_remove);
}

static gboolean
is_wanted (SoleusChimePlayer *self, gint64 now)
{
  gint64 quiet_from = soleus_chime_mixer_get_quiet_from (self->mixer);

  if (self->in_session || now < self->test_until)
    return TRUE;
  if (self->stream == NULL || !soleus_chime_stream_look (self->stream).flowing)
    return FALSE;
  return quiet_from == G_MAXINT64 || now < quiet_from + LINGER_US;
}

/* Returns for how many microseconds longer than it may the device has taken nothing. */
static gint64
get_overdue (SoleusChimePlayer *self, const SoleusChimeStreamStatus *status, gint64 now)
{
  gint64 silent_for = soleus_chime_watchdog_look (&self->watchdog, status->alive, now);

  if (status->state == SOLEUS_CHIME_STREAM_STARTING)
    return 0;
  if (status->state == SOLEUS_CHIME_STREAM_OPENING || status->waking)
    return MAX (0, silent_for - OPENING_US);
  return MAX (0, silent_for - STALLED_US);
}

static void
check_stream (SoleusChimePlayer *self, gint64 now)
{
  const SoleusChimeStreamStatus status = soleus_chime_stream_look (self->stream);
  gint64 overdue = get_overdue (self, &status, now);

  self->server_seen |= status.on_server;
  if (status.error != NULL)
    {
      set_problem (self, status.error->message);
      self->retry_at = now + RETRY_US;
      give_up_stream (self);
    }
  else if (overdue > 0)
    {
      set_problem (
          self, _ ("The sound device does not respond. Sound comes back by itself when it does."));
      if (overdue > GIVE_UP_US && self->given_up->len < MAX_GIVEN_UP)
        give_up_stream (self);
    }
  else if (status.flowing)
    {
      set_problem (self, NULL);
      if (self->test_until != 0)
        schedule_test (self);
    }
}

static void stream_changed_cb (SoleusChimePlayer *self, SoleusChimeStream *stream);

static void
open_stream (SoleusChimePlayer *self)
{
  self->stream = soleus_chime_stream_new (self->mixer, self->clock, self->sink, self->server_seen);
  self->watchdog = SOLEUS_CHIME_WATCHDOG_INIT;
  soleus_chime_stream_set_volume (self->stream, self->volume, self->muted);
  g_signal_connect_object (self->stream, "changed", G_CALLBACK (stream_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
watch (SoleusChimePlayer *self)
{
  gint64 now = soleus_clock_get_monotonic (self->clock);

  if (self->stream != NULL)
    check_stream (self, now);
  if (!is_wanted (self, now))
    release (self);
  else if (self->stream == NULL && now >= self->retry_at && self->given_up->len <= MAX_GIVEN_UP)
    open_stream (self);
  update_silence (self);
}

static void
stream_changed_cb (SoleusChimePlayer *self, SoleusChimeStream *stream)
{
  if (stream == self->stream)
    watch (self);
  else if (soleus_chime_stream_look (stream).state == SOLEUS_CHIME_STREAM_CLOSED)
    g_ptr_array_remove_fast (self->given_up, stream);
}

static gboolean
watch_cb (gpointer data)
{
  watch (data);
  return G_SOURCE_CONTINUE;
}

static void
clock_moved_cb (SoleusChimePlayer *self)
{
  if (self->watch_id != 0)
    watch (self);
}

static void
wake (SoleusChimePlayer *self)
{
  ensure_chimes (self);
  self->retry_at = 0;
  if (self->watch_id == 0)
    self->watch_id = g_timeout_add (WATCH_MS, watch_cb, self);
  watch (self);
}

static void
soleus_chime_player_begin (SoleusCueSink *sink)
{
  SoleusChimePlayer *self = SOLEUS_CHIME_PLAYER (sink);

  self->in_session = TRUE;
  wake (self);
}

static void
soleus_chime_player_set_timetable (SoleusCueSink *sink, const SoleusCue *cues, gsize n_cues)
{
  SoleusChimePlayer *self = SOLEUS_CHIME_PLAYER (sink);
  g_autofree SoleusChimeEntry *entries = g_new (SoleusChimeEntry, n_cues);

  for (gsize i = 0; i < n_cues; i++)
    entries[i] = (SoleusChimeEntry){
      .kind = cues[i].kind,
      .count = cues[i].count,
      .due = cues[i].monotonic,
    };
  set_entries (self, SOLEUS_CHIME_LANE_SESSION, entries, n_cues);
}

static void
soleus_chime_player_end (SoleusCueSink *sink)
{
  SOLEUS_CHIME_PLAYER (sink)->in_session = FALSE;
}

static const char *
soleus_chime_player_get_problem (SoleusCueSink *sink)
{
  return SOLEUS_CHIME_PLAYER (sink)->problem;
}

static void
soleus_chime_player_cue_sink_init (SoleusCueSinkInterface *iface)
{
  iface->begin = soleus_chime_player_begin;
  iface->set_timetable = soleus_chime_player_set_timetable;
  iface->end = soleus_chime_player_end;
  iface->get_problem = soleus_chime_player_get_problem;
}

static void
set_muted (SoleusChimePlayer *self, gboolean muted)
{
  muted = !!muted;
  if (muted == self->muted)
    return;
  self->muted = muted;
  if (self->stream != NULL)
    soleus_chime_stream_set_volume (self->stream, self->volume, self->muted);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MUTED]);
}

/* Any other name than "bell", "wood" or "bowl" stands for the first. Later cues are played with the
 * set. A cue that sounds already ends as it began. */
static void
set_chime_set (SoleusChimePlayer *self, const char *chime_set)
{
  if (chime_set == NULL || !g_strv_contains (soleus_chime_set_list_names (), chime_set))
    chime_set = SOLEUS_CHIME_DEFAULT;
  if (g_str_equal (chime_set, self->chime_set))
    return;
  g_clear_pointer (&self->chime_set, g_free);
  self->chime_set = g_strdup (chime_set);
  if (self->chimes_loaded)
    {
      self->chimes_loaded = FALSE;
      ensure_chimes (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHIME_SET]);
}

static void
set_pace_ticks (SoleusChimePlayer *self, gboolean pace_ticks)
{
  pace_ticks = !!pace_ticks;
  if (pace_ticks == self->pace_ticks)
    return;
  self->pace_ticks = pace_ticks;
  soleus_chime_mixer_set_pace_ticks (self->mixer, pace_ticks);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PACE_TICKS]);
}

static void
soleus_chime_player_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SoleusChimePlayer *self = SOLEUS_CHIME_PLAYER (object);

  switch (id)
    {
    case PROP_VOLUME:
      g_value_set_double (value, self->volume);
      break;
    case PROP_MUTED:
      g_value_set_boolean (value, self->muted);
      break;
    case PROP_CHIME_SET:
      g_value_set_string (value, self->chime_set);
      break;
    case PROP_PACE_TICKS:
      g_value_set_boolean (value, self->pace_ticks);
      break;
    case PROP_SILENCE:
      g_value_set_string (value, self->silence);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
soleus_chime_player_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SoleusChimePlayer *self = SOLEUS_CHIME_PLAYER (object);

  switch (id)
    {
    case PROP_VOLUME:
      soleus_chime_player_set_volume (self, g_value_get_double (value));
      break;
    case PROP_MUTED:
      set_muted (self, g_value_get_boolean (value));
      break;
    case PROP_CHIME_SET:
      set_chime_set (self, g_value_get_string (value));
      break;
    case PROP_PACE_TICKS:
      set_pace_ticks (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
soleus_chime_player_dispose (GObject *object)
{
  SoleusChimePlayer *self = SOLEUS_CHIME_PLAYER (object);

  g_clear_handle_id (&self->watch_id, g_source_remove);
  give_up_stream (self);
  g_ptr_array_set_size (self->given_up, 0);
  G_OBJECT_CLASS (soleus_chime_player_parent_class)->dispose (object);
}

static void
soleus_chime_player_finalize (GObject *object)
{
  SoleusChimePlayer *self = SOLEUS_CHIME_PLAYER (object);

  g_clear_pointer (&self->given_up, g_ptr_array_unref);
  g_clear_object (&self->mixer);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->sink, g_free);
  g_clear_pointer (&self->chime_set, g_free);
  g_clear_pointer (&self->problem, g_free);
  G_OBJECT_CLASS (soleus_chime_player_parent_class)->finalize (object);
}

static void
soleus_chime_player_class_init (SoleusChimePlayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = soleus_chime_player_get_property;
  object_class->set_property = soleus_chime_player_set_property;
  object_class->dispose = soleus_chime_player_dispose;
  object_class->finalize = soleus_chime_player_finalize;

  /* The application's own volume as a slider shows it. */
  properties[PROP_VOLUME] = g_param_spec_double ("volume", NULL, NULL, 0, 1, 1, flags);
  /* A device is kept awake although no chime is to be heard. */
  properties[PROP_MUTED] = g_param_spec_boolean ("muted", NULL, NULL, FALSE, flags);
  properties[PROP_CHIME_SET] =
      g_param_spec_string ("chime-set", NULL, NULL, SOLEUS_CHIME_DEFAULT, flags);
  /* The soft ticks that pace a movement. */
  properties[PROP_PACE_TICKS] = g_param_spec_boolean ("pace-ticks", NULL, NULL, TRUE, flags);
  /* Why nothing is heard although the chimes aren't muted here, translated; NULL while they can be
   * heard as far as is known. A device that is muted as a whole isn't known. */
  properties[PROP_SILENCE] =
      g_param_spec_string ("silence", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_object_class_override_property (object_class, PROP_PROBLEM, "problem");
}

static void
soleus_chime_player_init (SoleusChimePlayer *self)
{
  self->mixer = soleus_chime_mixer_new ();
  self->volume = 1;
  self->chime_set = g_strdup (SOLEUS_CHIME_DEFAULT);
  self->pace_ticks = TRUE;
  self->given_up = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * soleus_chime_player_new:
 * @clock: the clock that the sessions run on; it tells too for how long the device doesn't respond
 * @sink: (nullable): the only sink to play to, as gst-launch would write it, such as "pulsesink
 *   device=headphones"; %NULL for the sound server, or the first device where there is none
 *
 * GStreamer is left alone until the first session begins.
 *
 * Returns: (transfer full): a silent player
 */
SoleusChimePlayer *
soleus_chime_player_new (SoleusClock *clock, const char *sink)
{
  SoleusChimePlayer *self = g_object_new (SOLEUS_TYPE_CHIME_PLAYER, NULL);

  self->clock = g_object_ref (clock);
  g_signal_connect_object (clock, "moved", G_CALLBACK (clock_moved_cb), self, G_CONNECT_SWAPPED);
  self->sink = g_strdup (sink);
  return self;
}

/* Makes the first session's sound start sooner: initialises GStreamer in the background and reads
 * the chimes. To be called when there is nothing better to do. */
void
soleus_chime_player_prepare (SoleusChimePlayer *self)
{
  ensure_chimes (self);
  soleus_chime_stream_warm_up ();
}

/* Plays each cue of the set once, and leaves a running session's cues alone. Where there is no
 * device the reason is in #SoleusCueSink:problem. */
void
soleus_chime_player_test (SoleusChimePlayer *self)
{
  self->test_until = soleus_clock_get_monotonic (self->clock) + TEST_WAIT_US;
  wake (self);
}

double
soleus_chime_player_get_volume (SoleusChimePlayer *self)
{
  return self->volume;
}

/* @volume: from 0 to 1, as a slider shows it */
void
soleus_chime_player_set_volume (SoleusChimePlayer *self, double volume)
{
  volume = CLAMP (volume, 0, 1);
  if (volume == self->volume)
    return;
  self->volume = volume;
  if (self->stream != NULL)
    soleus_chime_stream_set_volume (self->stream, self->volume, self->muted);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VOLUME]);
  update_silence (self);
}

gboolean
soleus_chime_player_get_muted (SoleusChimePlayer *self)
{
  return self->muted;
}

const char *
soleus_chime_player_get_silence (SoleusChimePlayer *self)
{
  return self->silence;
}
