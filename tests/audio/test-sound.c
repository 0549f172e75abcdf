/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "soleus-chime-player.h"
#include "soleus-system-clock.h"
#include "sound-analysis.h"
#include "sound-server.h"
#include "sound-session.h"

#define TOLERANCE_US (150 * G_TIME_SPAN_MILLISECOND)
#define SECOND       G_TIME_SPAN_SECOND
/* What an eye and an ear take for one moment. */
#define TOGETHER_US (25 * G_TIME_SPAN_MILLISECOND)
/* The cue is due so soon that the device holds it already when it is taken back, and so late that
 * it has not begun to play it. */
#define SKIP_LEAD_US (110 * G_TIME_SPAN_MILLISECOND)
#define SKIP_S       0.05
#define N_SKIPS      20
/* From a pause on, until nothing more is heard. */
#define SILENCED_US (100 * G_TIME_SPAN_MILLISECOND)
/* Between the dither of silence and the softest cue. */
#define SILENT 0.0005

typedef struct
{
  SoundServer *server;
  SoleusClock *clock;
  SoleusChimePlayer *player;
  SoleusCueSink *sink;
  SoleusChimeSet *chimes;
  SoundRecorder *recorder;
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
  f->recorder = sound_recorder_new ("probe");
}

static void
tear_down (Fixture *f, gconstpointer server)
{
  if (f->recorder != NULL)
    sound_recording_free (sound_recorder_finish (f->recorder));
  g_assert_finalize_object (f->player);
  g_clear_object (&f->clock);
  g_clear_object (&f->chimes);
  sound_server_kill (f->server);
}

static SoundRecording *
finish_recording (Fixture *f)
{
  return sound_recorder_finish (g_steal_pointer (&f->recorder));
}

/* Heard, the right one, on time, and whole. Returns when it began. */
static gint64
assert_cue (Fixture *f, const SoundRecording *recording, SoleusCueKind kind, gint64 due)
{
  SoundMatch match = sound_analysis_match (recording, f->chimes, kind, due, TOLERANCE_US);

  g_test_message ("%s: %+.1f ms, energy %.4f, gap from %u to %u ms, likeness %.3f",
                  soleus_chime_set_get_cue_name (kind), (match.onset - due) / 1000.0, match.energy,
                  match.gap_from, match.gap_until, match.similarity);
  g_assert_true (match.found);
  g_assert_cmpstr (soleus_chime_set_get_cue_name (match.kind), ==,
                   soleus_chime_set_get_cue_name (kind));
  g_assert_cmpint (ABS (match.onset - due), <, TOLERANCE_US);
  g_assert_cmpfloat (match.energy, >=, sound_server_get_least_energy (f->server));
  g_assert_cmpfloat (match.energy, <=, 1.02);
  return match.onset;
}

static void
assert_log (Fixture *f, const SoundRecording *recording, GArray *log)
{
  g_autoptr (GArray) onsets = sound_analysis_find_onsets (recording);

  g_assert_cmpuint (onsets->len, ==, log->len);
  for (guint i = 0; i < log->len; i++)
    {
      const SoundCue *cue = &g_array_index (log, SoundCue, i);

      assert_cue (f, recording, cue->kind, cue->due);
    }
}

static void
set_cue (Fixture *f, SoleusCueKind kind, gint64 due)
{
  SoleusCue cue = { .kind = kind, .monotonic = due };

  soleus_cue_sink_set_timetable (f->sink, &cue, 1);
}

static void
wake (Fixture *f)
{
  soleus_cue_sink_begin (f->sink);
  sound_run (1);
}

/* A real session from its start, with the device asleep before: every cue of its log. */
static void
test_session (Fixture *f, gconstpointer data)
{
  g_autoptr (SoundSession) session = sound_session_new_short (f->sink, f->clock);
  g_autoptr (SoundRecording) recording = NULL;

  sound_session_start (session);
  sound_session_finish (session);
  sound_run (2);
  recording = finish_recording (f);
  sound_session_assert_undisturbed (session);
  assert_log (f, recording, session->log);
  g_assert_null (soleus_cue_sink_get_problem (f->sink));
}

/* The cue is due soon after the device was asked for, and is whole all the same. */
static void
test_first_cue_is_whole (Fixture *f, gconstpointer data)
{
  gint64 due = g_get_monotonic_time () + SECOND;
  g_autoptr (SoundRecording) recording = NULL;

  soleus_cue_sink_begin (f->sink);
  set_cue (f, SOLEUS_CUE_GO, due);
  sound_run (2.5);
  recording = finish_recording (f);
  assert_cue (f, recording, SOLEUS_CUE_GO, due);
}

/* PipeWire works in longer pieces while nobody asks for short ones, as a recorder does. What the
 * program has learned of the device in that time is exact enough too. */
static void
test_unrecorded_before (Fixture *f, gconstpointer data)
{
  g_autoptr (SoundRecording) recording = NULL;
  SoleusCue cues[6];
  gint64 now;

  sound_recording_free (finish_recording (f));
  soleus_cue_sink_begin (f->sink);
  sound_run (4);
  f->recorder = sound_recorder_new ("probe");
  now = g_get_monotonic_time ();
  for (guint i = 0; i < G_N_ELEMENTS (cues); i++)
    cues[i] = (SoleusCue){ .kind = SOLEUS_CUE_COUNTDOWN, .monotonic = now + (i + 1) * SECOND / 2 };
  soleus_cue_sink_set_timetable (f->sink, cues, G_N_ELEMENTS (cues));
  sound_run (G_N_ELEMENTS (cues) / 2 + 1);
  recording = finish_recording (f);
  for (guint i = 0; i < G_N_ELEMENTS (cues); i++)
    {
      gint64 onset = assert_cue (f, recording, SOLEUS_CUE_COUNTDOWN, cues[i].monotonic);

      g_assert_cmpint (ABS (onset - cues[i].monotonic), <=, TOGETHER_US);
    }
}

/* Every cue of the other sets: heard, told apart from each other, whole. */
static void
test_sets (Fixture *f, gconstpointer data)
{
  const char *const names[] = { "wood", "bowl" };

  wake (f);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      SoleusCue cues[SOLEUS_N_CUES];
      gint64 now = g_get_monotonic_time ();
      g_autoptr (SoundRecording) recording = NULL;

      g_object_set (f->player, "chime-set", names[i], NULL);
      g_clear_object (&f->chimes);
      f->chimes = soleus_chime_set_new (names[i], NULL);
      for (guint k = 0; k < G_N_ELEMENTS (cues); k++)
        cues[k] = (SoleusCue){ .kind = k, .monotonic = now + SECOND / 2 + k * 2 * SECOND };
      soleus_cue_sink_set_timetable (f->sink, cues, G_N_ELEMENTS (cues));
      sound_run (G_N_ELEMENTS (cues) * 2 + 1);
      recording = finish_recording (f);
      for (guint k = 0; k < G_N_ELEMENTS (cues); k++)
        assert_cue (f, recording, cues[k].kind, cues[k].monotonic);
      f->recorder = sound_recorder_new ("probe");
    }
}

static void
assert_silent_from (const SoundRecording *recording, gint64 from)
{
  g_assert_cmpfloat (sound_analysis_level (recording, from, from + SECOND), <, SILENT);
}

/* In the middle of a cue, with another one close behind. */
static void
test_pause_silences (Fixture *f, gconstpointer data)
{
  gint64 due = g_get_monotonic_time () + 2 * SECOND, paused;
  SoleusCue cues[] = {
    { .kind = SOLEUS_CUE_GO, .monotonic = due },
    { .kind = SOLEUS_CUE_HALFWAY, .monotonic = due + 450 * 1000 },
  };
  g_autoptr (SoundRecording) recording = NULL;

  wake (f);
  soleus_cue_sink_set_timetable (f->sink, cues, G_N_ELEMENTS (cues));
  sound_run ((due - g_get_monotonic_time ()) / 1e6 + 0.4);
  paused = g_get_monotonic_time ();
  soleus_cue_sink_set_timetable (f->sink, NULL, 0);
  sound_run (2);
  recording = finish_recording (f);
  g_assert_cmpfloat (sound_analysis_level (recording, due, paused), >, 0.05);
  assert_silent_from (recording, paused + SILENCED_US);
}

/* A skip shortly before a cue: the cue that was queued is not heard, the later one is. */
static void
test_skip_takes_back (Fixture *f, gconstpointer data)
{
  gint64 due = g_get_monotonic_time () + 2 * SECOND, later = due + 2 * SECOND;
  g_autoptr (SoundRecording) recording = NULL;

  wake (f);
  set_cue (f, SOLEUS_CUE_DONE, due);
  sound_run ((due - g_get_monotonic_time ()) / 1e6 - 0.02);
  set_cue (f, SOLEUS_CUE_GO, later);
  sound_run (4);
  recording = finish_recording (f);
  assert_silent_from (recording, due + TOLERANCE_US);
  assert_cue (f, recording, SOLEUS_CUE_GO, later);
}

/* A cue that is due at once, as after the ten seconds less that make it so: it is heard right after
 * what the device holds. */
static void
test_sooner_than_queue (Fixture *f, gconstpointer data)
{
  g_autoptr (SoundRecording) recording = NULL;
  gint64 due;

  wake (f);
  due = g_get_monotonic_time () + 10 * 1000;
  set_cue (f, SOLEUS_CUE_COUNTDOWN, due);
  sound_run (1.5);
  recording = finish_recording (f);
  assert_cue (f, recording, SOLEUS_CUE_COUNTDOWN, due);
}

/* Someone leans on the skip key: of each cue the device holds something already when it is taken
 * back, and only the last one is heard. */
static void
test_many_skips (Fixture *f, gconstpointer data)
{
  g_autoptr (SoundRecording) recording = NULL;
  gint64 last = 0, skipped;

  wake (f);
  for (guint i = 0; i < N_SKIPS; i++)
    {
      set_cue (f, SOLEUS_CUE_DONE, g_get_monotonic_time () + SKIP_LEAD_US);
      sound_run (SKIP_S);
    }
  skipped = g_get_monotonic_time ();
  last = skipped + 2 * SECOND;
  set_cue (f, SOLEUS_CUE_GO, last);
  sound_run (3.5);
  recording = finish_recording (f);
  assert_silent_from (recording, skipped + SILENCED_US);
  assert_cue (f, recording, SOLEUS_CUE_GO, last);
  g_assert_null (soleus_cue_sink_get_problem (f->sink));
}

/* Twenty skips, each of which takes back a cue that is on its way for one that comes later: that is
 * heard, and of the one taken back nothing after a tenth of a second. */
static void
test_skips_lose_nothing (Fixture *f, gconstpointer data)
{
  g_autoptr (SoundRecording) recording = NULL;
  gint64 skipped[N_SKIPS], due[N_SKIPS];

  wake (f);
  for (guint i = 0; i < N_SKIPS; i++)
    {
      set_cue (f, SOLEUS_CUE_HALFWAY, g_get_monotonic_time () + SKIP_LEAD_US);
      sound_run (SKIP_S);
      skipped[i] = g_get_monotonic_time ();
      due[i] = skipped[i] + 500 * 1000;
      set_cue (f, SOLEUS_CUE_COUNTDOWN, due[i]);
      sound_run (1);
    }
  recording = finish_recording (f);
  for (guint i = 0; i < N_SKIPS; i++)
    {
      assert_cue (f, recording, SOLEUS_CUE_COUNTDOWN, due[i]);
      g_assert_cmpfloat (
          sound_analysis_level (recording, skipped[i] + SILENCED_US, due[i] - 20 * 1000), <,
          SILENT);
    }
}

static char *
get_stream (Fixture *f)
{
  g_autofree char *streams = sound_server_ctl (f->server, "list", "sink-inputs", NULL);
  const char *ours = strstr (streams, "Sink Input #");

  return ours != NULL ? g_strdup (ours) : NULL;
}

/* Half the slider is an eighth of the amplitude; the server's own volume stays what it was. */
static void
test_volume (Fixture *f, gconstpointer data)
{
  gint64 due = g_get_monotonic_time () + 2 * SECOND;
  g_autoptr (SoundRecording) recording = NULL;
  g_autofree char *stream = NULL;
  SoundMatch match;

  soleus_chime_player_set_volume (f->player, 0.5);
  wake (f);
  set_cue (f, SOLEUS_CUE_GO, due);
  sound_run (3.5);
  stream = get_stream (f);
  recording = finish_recording (f);
  match = sound_analysis_match (recording, f->chimes, SOLEUS_CUE_GO, due, TOLERANCE_US);
  g_assert_true (match.found);
  g_assert_cmpfloat_with_epsilon (match.energy, 1 / 64.0, 0.002);
  g_assert_nonnull (strstr (stream, "100%"));
  g_assert_nonnull (strstr (stream, "Mute: no"));
}

static void
test_mute (Fixture *f, gconstpointer data)
{
  gint64 due = g_get_monotonic_time () + 2 * SECOND, later = due + 2 * SECOND;
  SoleusCue cues[] = {
    { .kind = SOLEUS_CUE_GO, .monotonic = due },
    { .kind = SOLEUS_CUE_HALFWAY, .monotonic = later },
  };
  g_autoptr (SoundRecording) recording = NULL;
  g_autofree char *stream = NULL;

  g_object_set (f->player, "muted", TRUE, NULL);
  wake (f);
  soleus_cue_sink_set_timetable (f->sink, cues, G_N_ELEMENTS (cues));
  sound_run ((later - g_get_monotonic_time ()) / 1e6 - 0.5);
  stream = get_stream (f);
  g_object_set (f->player, "muted", FALSE, NULL);
  sound_run (2);
  recording = finish_recording (f);
  g_assert_cmpfloat (sound_analysis_level (recording, due - SECOND, due + SECOND), ==, 0);
  g_assert_nonnull (strstr (stream, "Mute: no"));
  assert_cue (f, recording, SOLEUS_CUE_HALFWAY, later);
}

static gboolean
has_stream (Fixture *f)
{
  g_autofree char *stream = get_stream (f);

  return stream != NULL;
}

/* Silent but for the last bit, so that no amplifier falls asleep; let go two seconds after. */
static void
test_awake_and_let_go (Fixture *f, gconstpointer data)
{
  g_autoptr (SoundRecording) recording = NULL;
  gint64 from, until, due;
  double level;

  wake (f);
  from = g_get_monotonic_time ();
  sound_run (3);
  until = g_get_monotonic_time () - SECOND / 2;
  g_assert_true (has_stream (f));
  due = g_get_monotonic_time () + SECOND / 2;
  set_cue (f, SOLEUS_CUE_DONE, due);
  soleus_cue_sink_end (f->sink);
  sound_run (2.5);
  g_assert_true (has_stream (f));
  sound_run (3.5);
  g_assert_false (has_stream (f));

  recording = finish_recording (f);
  level = sound_analysis_level (recording, from, until);
  g_assert_cmpfloat (level, >, 0);
  g_assert_cmpfloat (level, <, SILENT);
  assert_cue (f, recording, SOLEUS_CUE_DONE, due);
}

/* Someone's music: as loud as before, not paused, while and after a chime plays. */
static void
test_music_left_alone (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) music =
      g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "pacat", "--playback", "--raw",
                        "--property=media.role=music", "/dev/zero", NULL);
  g_autofree char *number = NULL;
  g_autofree char *before = NULL;
  g_autofree char *with = NULL;

  g_assert_no_error (error);
  sound_run (0.5);
  number = sound_server_ctl (f->server, "list", "short", "sink-inputs", NULL);
  number[strcspn (number, "\t")] = '\0';
  g_free (sound_server_ctl (f->server, "set-sink-input-volume", number, "40000", NULL));
  before = get_stream (f);
  wake (f);
  set_cue (f, SOLEUS_CUE_GO, g_get_monotonic_time () + SECOND / 2);
  sound_run (1);
  with = get_stream (f);
  g_subprocess_force_exit (music);
  g_subprocess_wait (music, NULL, NULL);

  g_assert_nonnull (strstr (before, "40000 /"));
  g_assert_nonnull (strstr (with, "40000 /"));
  g_assert_nonnull (strstr (with, "Corked: no"));
  g_assert_null (strstr (with, "Corked: yes"));
  g_assert_null (strstr (with, "Mute: yes"));
}

/* The Test button: each cue once, in order, though the device was asleep. */
static void
test_try_out (Fixture *f, gconstpointer data)
{
  g_autoptr (SoundRecording) recording = NULL;
  g_autoptr (GArray) onsets = NULL;

  soleus_chime_player_test (f->player);
  sound_run (16.5);
  recording = finish_recording (f);
  onsets = sound_analysis_find_onsets (recording);
  g_assert_cmpuint (onsets->len, ==, SOLEUS_N_CUES);
  for (guint i = 0; i < onsets->len; i++)
    assert_cue (f, recording, i, g_array_index (onsets, gint64, i));
  g_assert_false (has_stream (f));
}

int
main (int argc, char *argv[])
{
  g_autoptr (SoundServer) server = sound_server_new ();

  g_test_init (&argc, &argv, NULL);
  sound_go_first ();
#define ADD(path, func) g_test_add ("/soleus/sound/" path, Fixture, server, set_up, func, tear_down)
  ADD ("session", test_session);
  ADD ("first-cue-is-whole", test_first_cue_is_whole);
  ADD ("unrecorded-before", test_unrecorded_before);
  ADD ("sets", test_sets);
  ADD ("pause-silences", test_pause_silences);
  ADD ("skip-takes-back", test_skip_takes_back);
  ADD ("sooner-than-queue", test_sooner_than_queue);
  ADD ("many-skips", test_many_skips);
  ADD ("skips-lose-nothing", test_skips_lose_nothing);
  ADD ("volume", test_volume);
  ADD ("mute", test_mute);
  ADD ("awake-and-let-go", test_awake_and_let_go);
  ADD ("music-left-alone", test_music_left_alone);
  ADD ("try-out", test_try_out);
#undef ADD
  return g_test_run ();
}
