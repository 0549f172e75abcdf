/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-chime-player.h"
#include "soleus-system-clock.h"
#include "sound-analysis.h"
#include "sound-late-sink.h"
#include "sound-server.h"
#include "sound-wait.h"

#define SECOND G_TIME_SPAN_SECOND
/* What an eye and an ear take for one moment. */
#define TOGETHER_US (25 * G_TIME_SPAN_MILLISECOND)
#define SEARCHED_US (290 * G_TIME_SPAN_MILLISECOND)
#define STEP_US     (600 * G_TIME_SPAN_MILLISECOND)
#define N_CUES      8
/* Full, it holds 341 and 171 ms of sound. */
#define LATE      65536
#define LATE_US   (342 * G_TIME_SPAN_MILLISECOND)
#define LESS_LATE 32768
/* That much more may be on the way to the device, and mixed at a time. */
#define QUEUE_US (260 * G_TIME_SPAN_MILLISECOND)

typedef struct
{
  SoundServer *server;
  SoleusClock *clock;
  SoleusChimePlayer *player;
  SoleusCueSink *sink;
  SoleusChimeSet *chimes;
  SoundLateSink *late;
} Fixture;

static void
set_up (Fixture *f, gconstpointer server)
{
  g_autoptr (GError) error = NULL;

  f->server = (SoundServer *) server;
  sound_server_start (f->server);
  f->clock = soleus_system_clock_new ();
  f->player = soleus_chime_player_new (f->clock, NULL);
  f->sink = SOLEUS_CUE_SINK (f->player);
  f->chimes = soleus_chime_set_new (SOLEUS_CHIME_DEFAULT, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer server)
{
  g_assert_finalize_object (f->player);
  g_clear_object (&f->clock);
  g_clear_object (&f->chimes);
  sound_server_kill (f->server);
}

static void
play_to_late_sink (Fixture *f, guint n_bytes)
{
  f->late = sound_late_sink_new (f->server, n_bytes);
  g_free (sound_server_ctl (f->server, "set-default-sink", SOUND_LATE_SINK, NULL));
}

static SoundMatch
match (Fixture *f, const SoundRecording *recording, SoleusCueKind kind, gint64 due, gint64 within)
{
  SoundMatch match = sound_analysis_match (recording, f->chimes, kind, due, within);

  g_test_message ("%s: %+.1f ms, energy %.4f, gap from %u to %u ms",
                  soleus_chime_set_get_cue_name (kind), (match.onset - due) / 1000.0, match.energy,
                  match.gap_from, match.gap_until);
  g_assert_true (match.found);
  g_assert_cmpint (match.kind, ==, kind);
  g_assert_cmpfloat (match.energy, >=, 0.98);
  return match;
}

/* A timetable that is handed ahead, and from when on its cues have to be on time. */
static void
assert_together (Fixture *f, gint64 first, gint64 from)
{
  g_autoptr (SoundRecording) recording = NULL;
  guint n_together = 0;

  sound_run ((first + N_CUES * STEP_US - g_get_monotonic_time ()) / 1e6 + 1);
  recording = sound_late_sink_finish (f->late);
  for (guint i = 0; i < N_CUES; i++)
    {
      gint64 due = first + i * STEP_US, onset;

      if (due < from)
        continue;
      onset = match (f, recording, SOLEUS_CUE_COUNTDOWN, due, SEARCHED_US).onset;
      g_assert_cmpint (ABS (onset - due), <=, TOGETHER_US);
      n_together++;
    }
  g_assert_cmpuint (n_together, >=, 4);
}

static gint64
hand_timetable (Fixture *f, gint64 first)
{
  SoleusCue cues[N_CUES];

  for (guint i = 0; i < N_CUES; i++)
    cues[i] = (SoleusCue){ .kind = SOLEUS_CUE_COUNTDOWN, .monotonic = first + i * STEP_US };
  soleus_cue_sink_set_timetable (f->sink, cues, N_CUES);
  return first;
}

/* The device slept before, as at the start of a session. */
static void
test_known_ahead (Fixture *f, gconstpointer data)
{
  gint64 first;

  play_to_late_sink (f, LATE);
  soleus_cue_sink_begin (f->sink);
  first = hand_timetable (f, g_get_monotonic_time () + 2 * SECOND);
  assert_together (f, first, first);
}

static void
test_less_late (Fixture *f, gconstpointer data)
{
  gint64 first;

  play_to_late_sink (f, LESS_LATE);
  soleus_cue_sink_begin (f->sink);
  first = hand_timetable (f, g_get_monotonic_time () + 2 * SECOND);
  assert_together (f, first, first);
}

/* The headphones are switched on while the cues go on elsewhere. */
static void
test_comes_later (Fixture *f, gconstpointer data)
{
  gint64 first, connected;

  soleus_cue_sink_begin (f->sink);
  first = hand_timetable (f, g_get_monotonic_time () + 2 * SECOND);
  sound_run (1.5);
  play_to_late_sink (f, LATE);
  connected = g_get_monotonic_time ();
  assert_together (f, first, connected + 2 * SECOND);
}

/* Due at once, as after ten seconds less: it is not left out, and is heard as soon as what the
 * device holds is over. */
static void
test_started_by_person (Fixture *f, gconstpointer data)
{
  g_autoptr (SoundRecording) recording = NULL;
  SoleusCue cue = { .kind = SOLEUS_CUE_COUNTDOWN };
  SoundMatch heard;

  play_to_late_sink (f, LATE);
  soleus_cue_sink_begin (f->sink);
  sound_run (2);
  cue.monotonic = g_get_monotonic_time () + 10 * 1000;
  soleus_cue_sink_set_timetable (f->sink, &cue, 1);
  sound_run (2);
  recording = sound_late_sink_finish (f->late);
  heard = match (f, recording, SOLEUS_CUE_COUNTDOWN, cue.monotonic, SECOND);
  g_assert_cmpint (heard.onset - cue.monotonic, <=, LATE_US + QUEUE_US);
}

int
main (int argc, char *argv[])
{
  g_autoptr (SoundServer) server = sound_server_new ();

  g_test_init (&argc, &argv, NULL);
  sound_go_first ();
#define ADD(path, func)                                                                            \
  g_test_add ("/soleus/late-sink/" path, Fixture, server, set_up, func, tear_down)
  ADD ("known-ahead", test_known_ahead);
  ADD ("less-late", test_less_late);
  ADD ("comes-later", test_comes_later);
  ADD ("started-by-person", test_started_by_person);
#undef ADD
  return g_test_run ();
}
