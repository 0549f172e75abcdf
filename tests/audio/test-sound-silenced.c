/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "soleus-chime-player.h"
#include "soleus-system-clock.h"
#include "sound-server.h"
#include "sound-wait.h"

/* Within that time the program has heard what the sound server was told. */
#define HEARD_S 15

typedef struct
{
  SoundServer *server;
  SoleusClock *clock;
  SoleusChimePlayer *player;
} Fixture;

static void
set_up (Fixture *f, gconstpointer server)
{
  f->server = (SoundServer *) server;
  f->clock = soleus_system_clock_new ();
  f->player = soleus_chime_player_new (f->clock, NULL);
  sound_server_start (f->server);
}

static void
tear_down (Fixture *f, gconstpointer server)
{
  g_assert_finalize_object (f->player);
  g_clear_object (&f->clock);
  sound_server_kill (f->server);
}

static gboolean
is_silent (gpointer player)
{
  return soleus_chime_player_get_silence (player) != NULL;
}

static gboolean
is_heard (gpointer player)
{
  return soleus_chime_player_get_silence (player) == NULL;
}

/* The number of the only stream that the server has, once it has one. */
static char *
wait_for_stream (Fixture *f)
{
  for (guint i = 0; i < 10 * HEARD_S; i++)
    {
      g_autofree char *list = sound_server_ctl (f->server, "list", "short", "sink-inputs", NULL);

      if (list != NULL && *list != '\0')
        return g_strndup (list, strcspn (list, "\t"));
      sound_run (0.1);
    }
  g_assert_not_reached ();
}

/* A stream that is only just being set up may forget it, or make way for another.
 *
 * Returns: (transfer full): the number of the stream that is muted */
static char *
mute_stream (Fixture *f)
{
  for (guint i = 0; i < 10 * HEARD_S; i++)
    {
      g_autofree char *stream = wait_for_stream (f);
      g_autofree char *list = NULL;

      g_free (sound_server_ctl (f->server, "set-sink-input-mute", stream, "1", NULL));
      sound_run (0.1);
      list = sound_server_ctl (f->server, "list", "sink-inputs", NULL);
      if (list && strstr (list, "Mute: yes"))
        return g_steal_pointer (&stream);
    }
  g_assert_not_reached ();
}

static void
test_muted_by_the_server (Fixture *f, gconstpointer data)
{
  g_autofree char *stream = NULL;

  soleus_cue_sink_begin (SOLEUS_CUE_SINK (f->player));
  g_free (wait_for_stream (f));
  g_assert_null (soleus_chime_player_get_silence (f->player));
  stream = mute_stream (f);
  g_assert_true (sound_wait (is_silent, f->player, HEARD_S));
  g_free (sound_server_ctl (f->server, "set-sink-input-mute", stream, "0", NULL));
  g_assert_true (sound_wait (is_heard, f->player, HEARD_S));
  g_free (sound_server_ctl (f->server, "set-sink-input-volume", stream, "0%", NULL));
  g_assert_true (sound_wait (is_silent, f->player, HEARD_S));
  g_free (sound_server_ctl (f->server, "set-sink-input-volume", stream, "100%", NULL));
  g_assert_true (sound_wait (is_heard, f->player, HEARD_S));
  soleus_cue_sink_end (SOLEUS_CUE_SINK (f->player));
}

static void
test_own_volume (Fixture *f, gconstpointer data)
{
  g_assert_null (soleus_chime_player_get_silence (f->player));
  soleus_chime_player_set_volume (f->player, 0);
  g_assert_nonnull (soleus_chime_player_get_silence (f->player));
  soleus_chime_player_set_volume (f->player, 0.5);
  g_assert_null (soleus_chime_player_get_silence (f->player));
}

int
main (int argc, char *argv[])
{
  g_autoptr (SoundServer) server = sound_server_new ();

  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/soleus/sound/silenced/" path, Fixture, server, set_up, func, tear_down)
  ADD ("muted-by-the-server", test_muted_by_the_server);
  ADD ("own-volume", test_own_volume);
#undef ADD
  return g_test_run ();
}
