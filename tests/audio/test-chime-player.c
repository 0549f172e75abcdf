/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gst/gst.h>

#include "soleus-chime-player.h"
#include "soleus-system-clock.h"
#include "sound-session.h"

/* Takes sound in real time, and lets nobody hear it. */
#define SILENT_SINK "fakesink sync=true"

static void
count_cb (guint *count)
{
  (*count)++;
}

/* Nothing of GStreamer is touched before the first session: it would cost every start of the
 * program a fifth of a second. So this has to be the first test. */
static void
test_lazy (void)
{
  g_autoptr (SoleusClock) clock = soleus_system_clock_new ();
  SoleusChimePlayer *player = soleus_chime_player_new (clock, NULL);

  soleus_chime_player_set_volume (player, 0.5);
  g_object_set (player, "chime-set", "bowl", NULL);
  sound_run (0.1);
  g_assert_false (gst_is_initialized ());
  g_assert_finalize_object (player);
}

static void
test_properties (void)
{
  g_autoptr (SoleusClock) clock = soleus_system_clock_new ();
  g_autoptr (SoleusChimePlayer) player = soleus_chime_player_new (clock, NULL);
  guint n_volume = 0, n_muted = 0, n_set = 0, n_ticks = 0;
  g_autofree char *chime_set = NULL;
  g_autofree char *problem = NULL;
  gboolean muted, pace_ticks;
  double volume;

  g_signal_connect_swapped (player, "notify::volume", G_CALLBACK (count_cb), &n_volume);
  g_signal_connect_swapped (player, "notify::muted", G_CALLBACK (count_cb), &n_muted);
  g_signal_connect_swapped (player, "notify::chime-set", G_CALLBACK (count_cb), &n_set);
  g_signal_connect_swapped (player, "notify::pace-ticks", G_CALLBACK (count_cb), &n_ticks);
  for (guint i = 0; i < 2; i++)
    g_object_set (player, "volume", 0.25, "muted", TRUE, "chime-set", "wood", "pace-ticks", FALSE,
                  NULL);
  g_object_get (player, "volume", &volume, "muted", &muted, "chime-set", &chime_set, "pace-ticks",
                &pace_ticks, "problem", &problem, NULL);
  g_assert_cmpfloat (volume, ==, 0.25);
  g_assert_true (muted);
  g_assert_cmpstr (chime_set, ==, "wood");
  g_assert_false (pace_ticks);
  g_assert_null (problem);
  g_assert_cmpuint (n_volume, ==, 1);
  g_assert_cmpuint (n_muted, ==, 1);
  g_assert_cmpuint (n_set, ==, 1);
  g_assert_cmpuint (n_ticks, ==, 1);
}

/* A settings file may say anything. */
static void
test_unknown_set (void)
{
  g_autoptr (SoleusClock) clock = soleus_system_clock_new ();
  g_autoptr (SoleusChimePlayer) player = soleus_chime_player_new (clock, NULL);
  g_autofree char *unknown = NULL;
  g_autofree char *none = NULL;

  g_object_set (player, "chime-set", "wood", NULL);
  g_object_set (player, "chime-set", "gong", NULL);
  g_object_get (player, "chime-set", &unknown, NULL);
  g_assert_cmpstr (unknown, ==, "bell");
  g_object_set (player, "chime-set", NULL, NULL);
  g_object_get (player, "chime-set", &none, NULL);
  g_assert_cmpstr (none, ==, "bell");
  soleus_chime_player_set_volume (player, 7);
  g_assert_cmpfloat (soleus_chime_player_get_volume (player), ==, 1);
}

/* Begun, begun again, tried out, ended: no problem, and nothing is left behind. */
static void
test_life (void)
{
  g_autoptr (SoleusClock) clock = soleus_system_clock_new ();
  SoleusChimePlayer *player = soleus_chime_player_new (clock, SILENT_SINK);
  SoleusCueSink *sink = SOLEUS_CUE_SINK (player);
  SoleusCue cue = { .kind = SOLEUS_CUE_GO, .monotonic = g_get_monotonic_time () + 500 * 1000 };

  soleus_chime_player_prepare (player);
  soleus_cue_sink_begin (sink);
  soleus_cue_sink_set_timetable (sink, &cue, 1);
  sound_run (1);
  soleus_cue_sink_set_timetable (sink, NULL, 0);
  soleus_cue_sink_end (sink);
  soleus_cue_sink_begin (sink);
  soleus_chime_player_test (player);
  sound_run (0.5);
  g_assert_null (soleus_cue_sink_get_problem (sink));
  soleus_cue_sink_end (sink);
  g_assert_finalize_object (player);
}

/* Thrown away at every stage of waking up. */
static void
test_dropped (void)
{
  g_autoptr (SoleusClock) clock = soleus_system_clock_new ();

  for (guint i = 0; i < 20; i++)
    {
      SoleusChimePlayer *player = soleus_chime_player_new (clock, SILENT_SINK);

      soleus_cue_sink_begin (SOLEUS_CUE_SINK (player));
      sound_run (i * 0.005);
      g_assert_finalize_object (player);
    }
  sound_run (0.3);
}

/* The test button where nothing can play: the reason is shown, and remains. */
static void
test_no_such_sink (void)
{
  g_autoptr (SoleusClock) clock = soleus_system_clock_new ();
  SoleusChimePlayer *player = soleus_chime_player_new (clock, "nosuchsink");

  soleus_chime_player_test (player);
  g_assert_true (sound_wait (sound_has_problem, player, 3));
  sound_run (1);
  g_assert_nonnull (strstr (soleus_cue_sink_get_problem (SOLEUS_CUE_SINK (player)), "nosuchsink"));
  g_assert_finalize_object (player);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/chime-player/lazy", test_lazy);
  g_test_add_func ("/soleus/chime-player/properties", test_properties);
  g_test_add_func ("/soleus/chime-player/unknown-set", test_unknown_set);
  g_test_add_func ("/soleus/chime-player/life", test_life);
  g_test_add_func ("/soleus/chime-player/dropped", test_dropped);
  g_test_add_func ("/soleus/chime-player/no-such-sink", test_no_such_sink);
  return g_test_run ();
}
