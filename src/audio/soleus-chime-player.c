/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-chime-player.h"

#include <glib/gi18n-lib.h>

#include "soleus-chime-mixer.h"
#include "soleus-chime-stream.h"

#define WATCH_MS     250
#define RETRY_US     G_TIME_SPAN_SECOND
/* A device that takes nothing for that long is said to be stalled. */
#define STALLED_US   (1500 * G_TIME_SPAN_MILLISECOND)
/* And after that long another stream is tried in its place. */
#define GIVE_UP_US   (4 * G_TIME_SPAN_SECOND)
#define MAX_GIVEN_UP 3
#define LINGER_US    (2 * G_TIME_SPAN_SECOND)
#define TEST_LEAD_US (300 * G_TIME_SPAN_MILLISECOND)
#define TEST_STEP_US (1600 * G_TIME_SPAN_MILLISECOND)

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
  GPtrArray *given_up;
  guint watch_id;
  gint64 retry_at;
  gboolean in_session;
  gboolean test_pending;
  gboolean server_seen;
  char *problem;
};

enum
{
  PROP_0,
  PROP_VOLUME,
  PROP_MUTED,
  PROP_CHIME_SET,
  PROP_PACE_TICKS,
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
  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify (G_OBJECT (self), "problem");
}

static void
load_chimes (SoleusChimePlayer *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusChimeSet) chimes = soleus_chime_set_new (self->chime_set, &error);

  if (chimes == NULL)
    g_warning ("The chimes can't be read: %s", error->message);
  else
    soleus_chime_mixer_set_chimes (self->mixer, chimes);
}

/* The test's timetable is laid only once the device is awake, so that its first chime isn't lost
 * to the time that waking takes. */
static void
schedule_test (SoleusChimePlayer *self)
{
  SoleusChimeEntry entries[SOLEUS_CUE_PACE + 1];
  gint64 now = g_get_monotonic_time ();

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    entries[i] = (SoleusChimeEntry){ .kind = i, .due = now + TEST_LEAD_US + i * TEST_STEP_US };
  soleus_chime_mixer_set_timetable (self->mixer, SOLEUS_CHIME_LANE_TEST, entries,
                                    G_N_ELEMENTS (entries), now);
  self->test_pending = FALSE;
}

static void
stream_changed_cb (SoleusChimePlayer *self, SoleusChimeStream *stream)
{
  SoleusChimeStreamState state = soleus_chime_stream_get_state (stream);

  if (stream == self->stream)
    {
      if (state == SOLEUS_CHIME_STREAM_PLAYING && self->test_pending)
        schedule_test (self);
      watch (self);
    }
  else if (state == SOLEUS_CHIME_STREAM_CLOSED)
    g_ptr_array_remove_fast (self->given_up, stream);
}
