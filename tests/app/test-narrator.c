/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-fixture.h"
#include "soleus-format.h"
#include "soleus-narrator.h"
#include "sound-server.h"
#include "sound-wait.h"
#include "speech-server.h"

/* Longer than the chime before a message, and than the message. */
#define SPOKEN_S 7

typedef struct
{
  SoundServer *sound;
  SpeechServer *speech;
} Servers;

typedef struct
{
  const Servers *servers;
  Fixture *session;
  SoleusVoice *voice;
  SoleusNarrator *narrator;
} NarratorFixture;

static void
set_up (NarratorFixture *f, gconstpointer servers)
{
  f->servers = servers;
  sound_server_start (f->servers->sound);
  speech_server_start (f->servers->speech);
  speech_server_clear_log (f->servers->speech);
  f->session = fixture_new_wall ();
  f->voice = soleus_voice_new ();
  soleus_voice_set_enabled (f->voice, TRUE);
  f->narrator = soleus_narrator_new (f->voice);
  soleus_narrator_watch (f->narrator, f->session->session);
  sound_run (0.5);
}

static void
tear_down (NarratorFixture *f, gconstpointer servers)
{
  g_assert_finalize_object (f->narrator);
  fixture_free (f->session);
  g_assert_finalize_object (f->voice);
  speech_server_kill (f->servers->speech);
  sound_server_kill (f->servers->sound);
}

/* All that is said until it is silent again, which the speech server says sentence by sentence. */
static char *
listen (NarratorFixture *f)
{
  g_autofree char *log = NULL;
  g_auto (GStrv) lines = NULL;
  GString *said = g_string_new (NULL);

  sound_run (SPOKEN_S);
  log = speech_server_dup_log (f->servers->speech);
  speech_server_clear_log (f->servers->speech);
  lines = g_strsplit (log, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "say en: "))
      g_string_append_printf (said, "%s%s", said->len > 0 ? " " : "", g_strstrip (lines[i] + 8));
  return g_string_free (said, FALSE);
}

static void
assert_said (NarratorFixture *f, const char *expected)
{
  g_autofree char *said = listen (f);

  g_assert_cmpstr (said, ==, expected);
}

static char *
describe (NarratorFixture *f)
{
  SoleusPhase *phase = soleus_session_get_phase (f->session->session);

  return g_strdup_printf ("%s. %s", soleus_format_leg (soleus_phase_get_leg (phase)),
                          soleus_step_get_cue (soleus_phase_get_step (phase)));
}

/* Runs to the first phase of that kind that is still to come. */
static void
run_to (NarratorFixture *f, SoleusPhaseKind kind)
{
  guint position = soleus_session_get_position (f->session->session) + 1;

  while (soleus_phase_get_kind (soleus_session_get_phase_at (f->session->session, position)) !=
         kind)
    position++;
  fixture_run_to_phase (f->session, position);
}

/* The step before it begins, half-way, the other leg, the end: and nothing else. */
static void
test_session (NarratorFixture *f, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *change = NULL;

  soleus_session_start (f->session->session);
  first = describe (f);
  assert_said (f, first);

  run_to (f, SOLEUS_PHASE_WORK);
  assert_said (f, "");
  fixture_run (f->session, 15 * SECOND + 1);
  assert_said (f, "Half-way");

  run_to (f, SOLEUS_PHASE_SWITCH);
  second = describe (f);
  change = g_strconcat ("Switch legs. ", second, NULL);
  assert_said (f, change);

  fixture_run_to_end (f->session);
  assert_said (f, "Done. Well done.");
}

/* Of phases that were skipped nothing is said, not even that the legs changed. */
static void
test_skipped (NarratorFixture *f, gconstpointer data)
{
  g_autofree char *expected = NULL;

  soleus_session_start (f->session->session);
  run_to (f, SOLEUS_PHASE_SWITCH);
  while (soleus_phase_get_kind (soleus_session_get_phase (f->session->session)) !=
         SOLEUS_PHASE_REST)
    soleus_session_skip (f->session->session);
  expected = describe (f);
  assert_said (f, expected);
}

/* A pause silences it. */
static void
test_paused (NarratorFixture *f, gconstpointer data)
{
  soleus_session_start (f->session->session);
  sound_run (0.3);
  soleus_session_pause (f->session->session);
  assert_said (f, "");
}

int
main (int argc, char *argv[])
{
  g_autoptr (SoundServer) sound = sound_server_new ();
  g_autoptr (SpeechServer) speech = speech_server_new ();
  const Servers servers = { sound, speech };

  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/soleus/narrator/" path, NarratorFixture, &servers, set_up, func, tear_down)
  ADD ("session", test_session);
  ADD ("skipped", test_skipped);
  ADD ("paused", test_paused);
#undef ADD
  return g_test_run ();
}
