/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <unistd.h>

#include "soleus-chime-player.h"
#include "soleus-manual-clock.h"
#include "soleus-system-clock.h"
#include "sound-analysis.h"
#include "sound-blocker.h"
#include "sound-server.h"
#include "sound-session.h"

#define SECOND       G_TIME_SPAN_SECOND
#define TOLERANCE_US (150 * G_TIME_SPAN_MILLISECOND)
/* A fault has to be said within that many seconds, of which a device is given five to open. */
#define NOTED_S 8
/* Sound has to be back that many seconds after the device. */
#define BACK_S 3
/* So far apart that not even one that is heard late runs into the next. */
#define TRAIN_US (600 * G_TIME_SPAN_MILLISECOND)
#define N_TRAIN  40
/* So much of the clock's time passes at once, and then so much of real time, in which other threads
 * do what they have to. */
#define STEP_US (250 * G_TIME_SPAN_MILLISECOND)
#define STEP_S  0.03
/* Listening begins that many seconds before the end of a session: after its last pace. */
#define HEARD_S 4.8
/* A device that takes sound takes more than so many buffers in that time. */
#define N_TAKEN 50
#define TAKEN_S 10

typedef struct
{
  SoundServer *server;
  /* %NULL where real time is waited for. */
  SoleusManualClock *manual;
  SoleusClock *clock;
  SoleusChimePlayer *player;
  SoleusCueSink *sink;
  SoleusChimeSet *chimes;
  guint n_problems;
} Fixture;

static void
problem_cb (Fixture *f)
{
  const char *problem = soleus_cue_sink_get_problem (f->sink);

  g_test_message ("note: %s", problem != NULL ? problem : "none");
  f->n_problems++;
}

static void
set_up_for (Fixture *f, SoundServer *server, SoleusManualClock *manual, const char *sink)
{
  g_autoptr (GError) error = NULL;

  f->server = server;
  f->manual = manual;
  f->clock = manual != NULL ? SOLEUS_CLOCK (manual) : soleus_system_clock_new ();
  f->player = soleus_chime_player_new (f->clock, sink);
  f->sink = SOLEUS_CUE_SINK (f->player);
  g_signal_connect_swapped (f->player, "notify::problem", G_CALLBACK (problem_cb), f);
  f->chimes = soleus_chime_set_new (SOLEUS_CHIME_DEFAULT, &error);
  g_assert_no_error (error);
}

/* It goes on as real time does, since the sound server knows no other, and is moved ahead too. */
static SoleusManualClock *
new_running_clock (void)
{
  SoleusManualClock *clock = soleus_manual_clock_new ();

  soleus_manual_clock_run (clock);
  return clock;
}

static void
set_up (Fixture *f, gconstpointer server)
{
  set_up_for (f, (SoundServer *) server, new_running_clock (), NULL);
  sound_server_start (f->server);
}

static void
set_up_in_real_time (Fixture *f, gconstpointer server)
{
  set_up_for (f, (SoundServer *) server, NULL, NULL);
  sound_server_start (f->server);
}

static void
set_up_without_server (Fixture *f, gconstpointer server)
{
  set_up_for (f, (SoundServer *) server, new_running_clock (), NULL);
}

static void
tear_down (Fixture *f, gconstpointer server)
{
  g_assert_finalize_object (f->player);
  g_clear_object (&f->clock);
  g_clear_object (&f->chimes);
  if (sound_server_is_running (f->server))
    sound_server_kill (f->server);
}

static gint64
get_now (Fixture *f)
{
  return soleus_clock_get_monotonic (f->clock);
}

/* Time jumps there, over every moment that the session waits for, each of which it takes. */
static void
go_to (Fixture *f, SoundSession *session, gint64 time)
{
  while (get_now (f) < time)
    {
      gint64 next = MIN (time, soleus_session_get_next_deadline (session->session));

      soleus_manual_clock_advance (f->manual, MAX (0, next - get_now (f)));
      soleus_session_update (session->session);
    }
}

/* Time passes, and the player looks after its device as often as it does in real time. */
static void
pass (Fixture *f, SoundSession *session, double seconds)
{
  gint64 end = get_now (f) + (gint64) (seconds * G_USEC_PER_SEC);

  while (get_now (f) < end)
    {
      go_to (f, session, MIN (end, get_now (f) + STEP_US));
      sound_run (STEP_S);
    }
}

/* For what is told by the sound server itself, so that real time is short. */
static void
wait_for_problem (Fixture *f)
{
  g_assert_true (sound_wait (sound_has_problem, f->sink, NOTED_S));
}

/* For what only the clock can tell. */
static void
pass_until_problem (Fixture *f, SoundSession *session)
{
  gint64 deadline = get_now (f) + NOTED_S * SECOND;

  while (!sound_has_problem (f->sink))
    {
      g_assert_cmpint (get_now (f), <, deadline);
      pass (f, session, STEP_US / 1e6);
    }
}

static void
wait_for_sound (Fixture *f)
{
  g_assert_true (sound_wait (sound_has_no_problem, f->sink, BACK_S));
}

/* The player tries again at once, for its time has come; how long the device takes is real. */
static void
pass_until_sound (Fixture *f, SoundSession *session)
{
  gint64 deadline = get_now (f) + BACK_S * SECOND;

  pass (f, session, 1);
  g_assert_true (
      sound_wait (sound_has_no_problem, f->sink, (deadline - get_now (f)) / (double) SECOND));
}

static void
pass_to_end (Fixture *f, SoundSession *session)
{
  pass (f, session, soleus_session_get_total_remaining (session->session) / 1000.0);
  sound_session_finish (session);
}

/* Every cue of the log that was due after @from is in the recording, whole and on time. */
static void
assert_heard_from (Fixture *f, const SoundRecording *recording, GArray *log, gint64 from)
{
  guint n_heard = 0;

  for (guint i = 0; i < log->len; i++)
    {
      const SoundCue *cue = &g_array_index (log, SoundCue, i);
      gint64 due = soleus_clock_get_ready_time (f->clock, cue->due);
      SoundMatch match;

      if (due < from)
        continue;
      match = sound_analysis_match (recording, f->chimes, cue->kind, due, TOLERANCE_US);
      g_test_message ("%s: %+.1f ms, energy %.4f, gap from %u to %u ms",
                      soleus_chime_set_get_cue_name (cue->kind), (match.onset - due) / 1000.0,
                      match.energy, match.gap_from, match.gap_until);
      g_assert_true (match.found);
      g_assert_cmpint (match.kind, ==, cue->kind);
      g_assert_cmpfloat (match.energy, >=, sound_server_get_least_energy (f->server));
      n_heard++;
    }
  g_assert_cmpuint (n_heard, >=, 3);
}

/* Records the rest of the session, of which by the manual clock only the last seconds are waited
 * for, and asserts that it is heard. */
static void
finish_and_hear (Fixture *f, SoundSession *session, const char *sink)
{
  g_autoptr (SoundRecording) recording = NULL;
  SoundRecorder *recorder;
  gint64 from;

  if (f->manual != NULL)
    pass (f, session, soleus_session_get_total_remaining (session->session) / 1000.0 - HEARD_S);
  recorder = sound_recorder_new (sink);
  from = g_get_monotonic_time ();
  sound_session_finish (session);
  sound_run (2);
  recording = sound_recorder_finish (recorder);
  sound_session_assert_undisturbed (session);
  assert_heard_from (f, recording, session->log, from);
}

static void
test_no_device (Fixture *f, gconstpointer data)
{
  g_autoptr (SoundSession) session = sound_session_new_short (f->sink, f->clock);

  sound_session_start (session);
  wait_for_problem (f);
  pass_to_end (f, session);
  sound_session_assert_undisturbed (session);
  g_assert_nonnull (soleus_cue_sink_get_problem (f->sink));
}

static void
test_device_appears (Fixture *f, gconstpointer data)
{
  g_autoptr (SoundSession) session = sound_session_new_short (f->sink, f->clock);

  sound_session_start (session);
  wait_for_problem (f);
  pass (f, session, 4);
  sound_server_start (f->server);
  pass_until_sound (f, session);
  finish_and_hear (f, session, "probe");
}

static void
test_server_killed (Fixture *f, gconstpointer data)
{
  g_autoptr (SoundSession) session = sound_session_new_short (f->sink, f->clock);

  sound_session_start (session);
  sound_run (6);
  g_assert_null (soleus_cue_sink_get_problem (f->sink));
  sound_server_kill (f->server);
  wait_for_problem (f);
  sound_run (2);
  sound_server_start (f->server);
  wait_for_sound (f);
  finish_and_hear (f, session, "probe");
}

/* The server hangs: neither the session nor the main loop does. */
static void
test_server_frozen (Fixture *f, gconstpointer data)
{
  g_autoptr (SoundSession) session = sound_session_new_short (f->sink, f->clock);

  sound_session_start (session);
  sound_run (4);
  sound_server_freeze (f->server);
  wait_for_problem (f);
  sound_run (6);
  sound_server_thaw (f->server);
  wait_for_sound (f);
  finish_and_hear (f, session, "probe");
}

/* The server hangs from before the session until after it. */
static void
test_server_frozen_throughout (Fixture *f, gconstpointer data)
{
  g_autoptr (SoundSession) session = sound_session_new_short (f->sink, f->clock);

  sound_server_freeze (f->server);
  sound_session_start (session);
  pass_until_problem (f, session);
  pass_to_end (f, session);
  sound_session_assert_undisturbed (session);
  sound_server_thaw (f->server);
  sound_run (1);
}

static void
test_default_changed (Fixture *f, gconstpointer data)
{
  g_autoptr (SoundSession) session = sound_session_new_short (f->sink, f->clock);

  sound_session_start (session);
  sound_run (1);
  g_free (sound_server_ctl (f->server, "load-module", "module-null-sink", "sink_name=other",
                            "rate=48000", "channels=2", "format=s16le", "norewinds=1", NULL));
  g_free (sound_server_ctl (f->server, "set-default-sink", "other", NULL));
  sound_run (1);
  g_assert_null (soleus_cue_sink_get_problem (f->sink));
  finish_and_hear (f, session, "other");
}

/* Headphones are pulled out: the stream goes on with the device that is left. */
static void
test_device_removed (Fixture *f, gconstpointer data)
{
  g_autoptr (SoundSession) session = NULL;
  g_autofree char *module = NULL;

  module = sound_server_ctl (f->server, "load-module", "module-null-sink", "sink_name=other",
                             "norewinds=1", NULL);
  g_strchomp (module);
  g_free (sound_server_ctl (f->server, "set-default-sink", "other", NULL));
  session = sound_session_new_short (f->sink, f->clock);
  sound_session_start (session);
  sound_run (1);
  g_free (sound_server_ctl (f->server, "unload-module", module, NULL));
  sound_run (0.5);
  wait_for_sound (f);
  finish_and_hear (f, session, "probe");
}

/* The only device is pulled out, and put back later. */
static void
test_last_device_removed (Fixture *f, gconstpointer data)
{
  g_autoptr (SoundSession) session = NULL;

  if (sound_server_is_pipewire (f->server))
    {
      g_test_skip ("PipeWire plays to a device of its own then");
      return;
    }
  session = sound_session_new_short (f->sink, f->clock);
  sound_session_start (session);
  sound_run (1);
  g_free (sound_server_ctl (f->server, "unload-module", "module-null-sink", NULL));
  wait_for_problem (f);
  pass (f, session, 2);
  g_free (sound_server_ctl (f->server, "load-module", "module-null-sink", "sink_name=probe",
                            "rate=48000", "channels=2", "format=s16le", "norewinds=1", NULL));
  pass_until_sound (f, session);
  finish_and_hear (f, session, "probe");
}

/* Cues that follow closely on each other. */
static void
set_train (Fixture *f, SoleusCue *train)
{
  gint64 now = g_get_monotonic_time () + g_test_rand_int_range (0, TRAIN_US);

  for (gsize i = 0; i < N_TRAIN; i++)
    train[i] =
        (SoleusCue){ .kind = SOLEUS_CUE_COUNTDOWN, .monotonic = now + (gint64) i * TRAIN_US };
  soleus_cue_sink_set_timetable (f->sink, train, N_TRAIN);
}

/* Each cue that falls into the recording is heard whole, or not at all where the device was not
 * there or was only just coming up; and each that was due after @awake is, in time. */
static void
assert_whole_or_nothing (Fixture *f,
                         const SoundRecording *recording,
                         const SoleusCue *train,
                         gint64 awake)
{
  gint64 start = sound_timeline_get_time (recording->timeline, 0);
  gint64 end = sound_timeline_get_time (recording->timeline, (gssize) recording->n_samples);
  guint n_due = 0;

  for (gsize i = 0; i < N_TRAIN; i++)
    {
      gint64 due = train[i].monotonic;
      SoundMatch match;

      if (due < start + TRAIN_US / 2 || due + TRAIN_US > end)
        continue;
      match = sound_analysis_match (recording, f->chimes, train[i].kind, due, TRAIN_US / 2);
      g_test_message ("due %.0f ms after waking: %+.1f ms, energy %.4f", (due - awake) / 1000.0,
                      match.found ? (match.onset - due) / 1000.0 : 0, match.energy);
      if (match.found || due > awake)
        g_assert_cmpfloat (match.energy, >=, sound_server_get_least_energy (f->server));
      if (due > awake)
        {
          g_assert_cmpint (ABS (match.onset - due), <, TOLERANCE_US);
          n_due++;
        }
    }
  g_assert_cmpuint (n_due, >=, 3);
}

/* The device is asleep when the cues begin. */
static void
test_waking_cuts_nothing (Fixture *f, gconstpointer data)
{
  SoundRecorder *recorder = sound_recorder_new ("probe");
  g_autoptr (SoundRecording) recording = NULL;
  SoleusCue train[N_TRAIN];
  gint64 begun;

  sound_run (1);
  set_train (f, train);
  begun = g_get_monotonic_time ();
  soleus_cue_sink_begin (f->sink);
  sound_run (4);
  recording = sound_recorder_finish (recorder);
  assert_whole_or_nothing (f, recording, train, begun + SECOND);
}

/* The server dies and comes back in the middle of the cues. */
static void
test_return_cuts_nothing (Fixture *f, gconstpointer data)
{
  g_autoptr (SoundRecording) recording = NULL;
  SoundRecorder *recorder;
  SoleusCue train[N_TRAIN];
  gint64 back;

  soleus_cue_sink_begin (f->sink);
  sound_run (1);
  set_train (f, train);
  sound_run (1);
  sound_server_kill (f->server);
  wait_for_problem (f);
  sound_server_start (f->server);
  recorder = sound_recorder_new ("probe");
  wait_for_sound (f);
  back = g_get_monotonic_time ();
  sound_run (3);
  recording = sound_recorder_finish (recorder);
  assert_whole_or_nothing (f, recording, train, back);
}

/* A server that needs some seconds to answer, as one that is only being started. */
static void
test_no_false_note_while_opening (Fixture *f, gconstpointer data)
{
  g_autoptr (SoundSession) session = sound_session_new_short (f->sink, f->clock);

  sound_server_freeze (f->server);
  sound_session_start (session);
  pass (f, session, 2.5);
  sound_server_thaw (f->server);
  sound_run (1);
  finish_and_hear (f, session, "probe");
  g_assert_cmpuint (f->n_problems, ==, 0);
}

/* The program is stopped and goes on, as one is whose memory has been swapped out: the device is
 * not to blame, and plays on. */
static void
test_no_false_note_after_stop (Fixture *f, gconstpointer data)
{
  g_autofree char *stopper =
      g_strdup_printf ("kill -STOP %d; sleep 6; kill -CONT %d", getpid (), getpid ());
  const char *const argv[] = { "sh", "-c", stopper, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) shell = NULL;
  g_autoptr (SoundRecording) recording = NULL;
  SoundRecorder *recorder;
  SoleusCue train[N_TRAIN];

  soleus_cue_sink_begin (f->sink);
  sound_run (2);
  shell = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (shell, NULL, &error));
  g_assert_no_error (error);
  recorder = sound_recorder_new ("probe");
  set_train (f, train);
  sound_run (5);
  recording = sound_recorder_finish (recorder);
  g_assert_cmpuint (f->n_problems, ==, 0);
  assert_whole_or_nothing (f, recording, train,
                           sound_timeline_get_time (recording->timeline, 0) + SECOND);
}

static void
set_up_blocker (Fixture *f, gconstpointer server)
{
  sound_blocker_register ();
  sound_blocker_set_blocking (TRUE);
  set_up_for (f, (SoundServer *) server, new_running_clock (), SOUND_BLOCKER_ELEMENT);
}

static gboolean
has_taken (gpointer data)
{
  return sound_blocker_get_n_taken () > *(guint64 *) data;
}

/* A device that takes a little sound and then never returns, not even to be closed. */
static void
test_sink_blocks (Fixture *f, gconstpointer data)
{
  g_autoptr (SoundSession) session = sound_session_new_short (f->sink, f->clock);
  guint64 taken;

  sound_session_start (session);
  pass_until_problem (f, session);
  pass (f, session, 9);
  g_assert_nonnull (soleus_cue_sink_get_problem (f->sink));
  g_assert_cmpuint (sound_blocker_get_n_blocked (), <=, 4);
  sound_blocker_set_blocking (FALSE);
  pass_until_sound (f, session);
  taken = sound_blocker_get_n_taken () + N_TAKEN;
  g_assert_true (sound_wait (has_taken, &taken, TAKEN_S));
  pass_to_end (f, session);
  sound_session_assert_undisturbed (session);
}

/* In a process of its own, whose GStreamer has been given only some of its plugins. */
static void
run_with_plugins (const char *const *plugins, const char *expected)
{
  g_autofree char *dir = g_dir_make_tmp ("soleus-plugins-XXXXXX", NULL);
  g_autofree char *registry = g_build_filename (dir, "registry.bin", NULL);
  const char *all = g_getenv ("SOUND_TEST_PLUGIN_DIR");

  for (guint i = 0; plugins[i] != NULL; i++)
    {
      g_autofree char *file = g_strdup_printf ("libgst%s.so", plugins[i]);
      g_autofree char *target = g_build_filename (all, file, NULL);
      g_autofree char *link = g_build_filename (dir, file, NULL);
      g_autoptr (GFile) at = g_file_new_for_path (link);

      g_assert_true (g_file_test (target, G_FILE_TEST_EXISTS));
      g_assert_true (g_file_make_symbolic_link (at, target, NULL, NULL));
    }
  g_setenv ("SOUND_TEST_EXPECTED", expected, TRUE);
  g_setenv ("SOUND_TEST_REGISTRY", registry, TRUE);
  g_setenv ("SOUND_TEST_PLUGINS", dir, TRUE);
  g_test_trap_subprocess ("/soleus/sound/faults/missing/subprocess", 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();

  sound_remove_tree (dir);
}

/* The environment is set before GStreamer is initialised, which is when the session begins. */
static void
test_missing_subprocess (void)
{
  g_autoptr (SoleusClock) clock = soleus_system_clock_new ();
  g_autoptr (SoleusChimePlayer) player = soleus_chime_player_new (clock, NULL);
  const char *expected = g_getenv ("SOUND_TEST_EXPECTED");
  const char *problem;

  g_setenv ("GST_PLUGIN_SYSTEM_PATH_1_0", g_getenv ("SOUND_TEST_PLUGINS"), TRUE);
  g_setenv ("GST_REGISTRY_1_0", g_getenv ("SOUND_TEST_REGISTRY"), TRUE);
  soleus_cue_sink_begin (SOLEUS_CUE_SINK (player));
  g_assert_true (sound_wait (sound_has_problem, player, 10));
  problem = soleus_cue_sink_get_problem (SOLEUS_CUE_SINK (player));
  g_test_message ("problem: %s", problem);
  g_assert_nonnull (strstr (problem, expected));
}

/* A missing element is named, with the package that brings it. */
static void
test_missing (void)
{
  const char *const no_sink[] = { "coreelements", "app",           "volume",
                                  "audioconvert", "audioresample", NULL };
  const char *const no_volume[] = {
    "coreelements", "app", "audioconvert", "audioresample", "autodetect", "pulseaudio", NULL
  };

  run_with_plugins (no_sink, "gstreamer1.0-plugins-good");
  run_with_plugins (no_volume, "gstreamer1.0-plugins-base");
}

int
main (int argc, char *argv[])
{
  g_autoptr (SoundServer) server = sound_server_new ();

  g_test_init (&argc, &argv, NULL);
  sound_go_first ();
#define ADD(path, before, func)                                                                    \
  g_test_add ("/soleus/sound/faults/" path, Fixture, server, before, func, tear_down)
  g_test_add_func ("/soleus/sound/faults/missing", test_missing);
  g_test_add_func ("/soleus/sound/faults/missing/subprocess", test_missing_subprocess);
  ADD ("no-device", set_up_without_server, test_no_device);
  ADD ("device-appears", set_up_without_server, test_device_appears);
  ADD ("server-killed", set_up_in_real_time, test_server_killed);
  ADD ("server-frozen", set_up_in_real_time, test_server_frozen);
  ADD ("server-frozen-throughout", set_up, test_server_frozen_throughout);
  ADD ("default-changed", set_up, test_default_changed);
  ADD ("device-removed", set_up, test_device_removed);
  ADD ("last-device-removed", set_up, test_last_device_removed);
  ADD ("no-false-note-while-opening", set_up, test_no_false_note_while_opening);
  ADD ("no-false-note-after-stop", set_up_in_real_time, test_no_false_note_after_stop);
  ADD ("waking-cuts-nothing", set_up_in_real_time, test_waking_cuts_nothing);
  ADD ("return-cuts-nothing", set_up_in_real_time, test_return_cuts_nothing);
  ADD ("sink-blocks", set_up_blocker, test_sink_blocks);
#undef ADD
  return g_test_run ();
}
