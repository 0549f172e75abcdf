/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-catalogue.h"
#include "soleus-chime-player.h"
#include "soleus-system-clock.h"
#include "soleus-tries.h"
#include "sound-analysis.h"
#include "sound-load.h"
#include "sound-server.h"
#include "sound-session.h"

#define TOLERANCE_US (150 * G_TIME_SPAN_MILLISECOND)
#define TEN_MINUTES  (10 * 60 * 1000)

static void
count_cb (guint *count)
{
  (*count)++;
}

/* With three busy processes a core, which is slow but healthy, there is never a note: not while the
 * device is opened, nor later. */
static void
test_no_false_note (gconstpointer data)
{
  SoundServer *server = (SoundServer *) data;
  g_autoptr (SoleusClock) clock = soleus_system_clock_new ();
  guint n_notes = 0;

  sound_server_start (server);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (SoleusChimePlayer) player = soleus_chime_player_new (clock, NULL);
      g_autoptr (SoundSession) session = sound_session_new_short (SOLEUS_CUE_SINK (player), clock);
      SoundLoad *load = sound_load_new (3);

      g_signal_connect_swapped (player, "notify::problem", G_CALLBACK (count_cb), &n_notes);
      sound_session_start (session);
      sound_session_finish (session);
      sound_load_free (load);
      g_assert_cmpuint (n_notes, ==, 0);
    }
  sound_server_kill (server);
}

/* A session of the catalogue of a minute or more, of ten where all is tried, with one busy process
 * a core: the recording has each cue of the session's log once, on time and whole, and no other
 * sound. */
static void
test_whole_session (gconstpointer data)
{
  SoundServer *server = (SoundServer *) data;
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusCatalogue) catalogue = soleus_catalogue_new (&error);
  g_autoptr (SoleusChimeSet) chimes = soleus_chime_set_new (SOLEUS_CHIME_DEFAULT, NULL);
  g_autoptr (SoleusClock) clock = soleus_system_clock_new ();
  g_autoptr (SoleusChimePlayer) player = soleus_chime_player_new (clock, NULL);
  g_autoptr (SoundSession) session = NULL;
  g_autoptr (SoundRecording) recording = NULL;
  g_autoptr (GArray) onsets = NULL;
  SoleusRoutine *routine;
  SoundRecorder *recorder;
  SoundLoad *load;
  guint n_notes = 0, least = soleus_tries (TEN_MINUTES);
  gboolean whole = least == TEN_MINUTES;
  gint64 worst = 0;

  g_assert_no_error (error);
  routine = soleus_catalogue_find (catalogue, whole ? "before-bed" : "gastroc-wall");
  options.sides = whole ? SOLEUS_SIDES_BOTH : SOLEUS_SIDES_LEFT;
  options.hold = whole ? 45 : 30;
  options.repetitions = whole ? 0 : 2;
  g_assert_cmpint (soleus_options_get_total (&options, routine), >=, least);

  sound_server_start (server);
  recorder = sound_recorder_new ("probe");
  load = sound_load_new (1);
  session = sound_session_new (routine, &options, SOLEUS_CUE_SINK (player), clock);
  g_signal_connect_swapped (player, "notify::problem", G_CALLBACK (count_cb), &n_notes);
  sound_session_start (session);
  sound_session_finish (session);
  g_assert_cmpuint (n_notes, ==, 0);
  sound_run (2);
  sound_load_free (load);
  recording = sound_recorder_finish (recorder);
  sound_server_kill (server);

  for (guint i = 0; i < session->log->len; i++)
    {
      const SoundCue *cue = &g_array_index (session->log, SoundCue, i);
      SoundMatch match =
          sound_analysis_match (recording, chimes, cue->kind, cue->due, TOLERANCE_US);

      g_test_message ("%s: %+.1f ms, energy %.4f, gap from %u to %u ms",
                      soleus_chime_set_get_cue_name (cue->kind), (match.onset - cue->due) / 1000.0,
                      match.energy, match.gap_from, match.gap_until);
      g_assert_true (match.found);
      g_assert_cmpstr (soleus_chime_set_get_cue_name (match.kind), ==,
                       soleus_chime_set_get_cue_name (cue->kind));
      g_assert_cmpfloat (match.energy, >=, 0.98);
      g_assert_cmpfloat (match.energy, <=, 1.02);
      worst = MAX (worst, ABS (match.onset - cue->due));
    }
  g_test_message ("%u cues, the worst %.1f ms from its time", session->log->len, worst / 1000.0);
  g_assert_cmpint (worst, <, TOLERANCE_US);
  onsets = sound_analysis_find_onsets (recording);
  g_assert_cmpuint (onsets->len, ==, session->log->len);
}

int
main (int argc, char *argv[])
{
  g_autoptr (SoundServer) server = sound_server_new ();

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/soleus/sound/no-false-note", server, test_no_false_note);
  g_test_add_data_func ("/soleus/sound/whole-session", server, test_whole_session);
  return g_test_run ();
}
