/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-fixture.h"
#include "soleus-format.h"
#include "soleus-narrator.h"
#include "sound-server.h"
#include "sound-wait.h"
#include "speech-server.h"

/* Whatever is said is said within that time. */
#define SAID_S 30
/* As long as the chime before a message. */
#define CHIME_US (700 * G_TIME_SPAN_MILLISECOND)
/* A message that is due and isn't said by then won't be. */
#define QUIET_S 0.5
/* The speech server hears that its voice has ended a little later, and until then leaves out a
 * note. */
#define IDLE_S 0.7

typedef struct
{
  SoundServer *sound;
  SpeechServer *speech;
} Servers;

typedef struct
{
  const Servers *servers;
  Fixture *session;
  /* The voice has a clock of its own, which stands still while the session runs on. */
  SoleusManualClock *voice_clock;
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
  f->voice_clock = soleus_manual_clock_new ();
  f->voice = soleus_voice_new (SOLEUS_CLOCK (f->voice_clock));
  soleus_voice_set_enabled (f->voice, TRUE);
  f->narrator = soleus_narrator_new (f->voice);
  soleus_narrator_watch (f->narrator, f->session->session);
}

static void
tear_down (NarratorFixture *f, gconstpointer servers)
{
  g_assert_finalize_object (f->narrator);
  fixture_free (f->session);
  g_assert_finalize_object (f->voice);
  g_clear_object (&f->voice_clock);
  speech_server_kill (f->servers->speech);
  sound_server_kill (f->servers->sound);
}

typedef struct
{
  SpeechServer *speech;
  const char *expected;
} Said;

/* All that has been said, which the speech server says sentence by sentence. */
static char *
dup_said (SpeechServer *speech)
{
  g_autofree char *log = speech_server_dup_log (speech);
  g_auto (GStrv) lines = g_strsplit (log, "\n", -1);
  GString *said = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "say en: "))
      g_string_append_printf (said, "%s%s", said->len > 0 ? " " : "", g_strstrip (lines[i] + 8));
  return g_string_free (said, FALSE);
}

static gboolean
is_said (gpointer data)
{
  const Said *said = data;
  g_autofree char *log = speech_server_dup_log (said->speech);
  g_autofree char *text = dup_said (said->speech);

  return g_str_equal (text, said->expected) && g_str_has_suffix (log, "end\n");
}

/* The chime of the same moment is over. */
static void
pass_chime (NarratorFixture *f)
{
  soleus_manual_clock_advance (f->voice_clock, CHIME_US);
}

/* Waits until this was said to its end, all that was said before included, and nothing else. */
static void
wait_said (NarratorFixture *f, const char *expected)
{
  Said said = { f->servers->speech, expected };
  g_autofree char *text = NULL;

  pass_chime (f);
  sound_wait (is_said, &said, SAID_S);
  text = dup_said (f->servers->speech);
  g_assert_cmpstr (text, ==, expected);
}

/* The voice is heard, so that it could say more. */
static void
make_ready (NarratorFixture *f)
{
  soleus_voice_say (f->voice, "Ready", SOLEUS_VOICE_PRIORITY_CHANGE);
  wait_said (f, "Ready");
  speech_server_clear_log (f->servers->speech);
}

static void
assert_nothing_said (NarratorFixture *f)
{
  g_autofree char *said = NULL;

  pass_chime (f);
  sound_run (QUIET_S);
  said = dup_said (f->servers->speech);
  g_assert_cmpstr (said, ==, "");
}

static char *
describe (NarratorFixture *f)
{
  return soleus_format_spoken (soleus_session_get_phase (f->session->session));
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

/* Each sentence that is shown, half-way, the end: and nothing else. */
static void
test_session (NarratorFixture *f, gconstpointer data)
{
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *hold = NULL;

  soleus_session_start (f->session->session);
  first = describe (f);
  g_string_append (expected, first);
  wait_said (f, expected->str);

  run_to (f, SOLEUS_PHASE_WORK);
  hold = describe (f);
  g_string_append_printf (expected, " %s", hold);
  wait_said (f, expected->str);
  fixture_run (f->session, 15 * SECOND + 1);
  sound_run (IDLE_S);
  g_string_append (expected, " Halfway");
  wait_said (f, expected->str);

  run_to (f, SOLEUS_PHASE_SWITCH);
  second = describe (f);
  g_string_append_printf (expected, " Switch legs. %s", second);
  wait_said (f, expected->str);

  fixture_run_to_end (f->session);
  g_string_append (expected, " Done. Well done.");
  wait_said (f, expected->str);
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
  wait_said (f, expected);
}

/* A message of a phase that is skipped isn't taken back where it tells of the work that
 * follows. */
static void
test_skipped_late (NarratorFixture *f, gconstpointer data)
{
  g_autofree char *switched = NULL;
  g_autofree char *step = NULL;
  g_autofree char *expected = NULL;

  soleus_session_start (f->session->session);
  run_to (f, SOLEUS_PHASE_SWITCH);
  step = describe (f);
  switched = g_strconcat ("Switch legs. ", step, NULL);
  fixture_run (f->session, SECOND);
  soleus_session_skip (f->session->session);
  expected = g_strdup (switched);
  wait_said (f, expected);
}

/* A pause silences it. */
static void
test_paused (NarratorFixture *f, gconstpointer data)
{
  make_ready (f);
  soleus_session_start (f->session->session);
  soleus_session_pause (f->session->session);
  assert_nothing_said (f);
}

/* A voice that is turned on in the middle of a phase is heard at once; before it only the sample.
 */
static void
test_turned_on (NarratorFixture *f, gconstpointer data)
{
  g_autofree char *spoken = NULL;
  g_autofree char *expected = NULL;

  soleus_voice_set_enabled (f->voice, FALSE);
  soleus_session_start (f->session->session);
  fixture_run (f->session, 3 * SECOND);
  assert_nothing_said (f);
  soleus_narrator_give_sample (f->narrator);
  spoken = describe (f);
  wait_said (f, spoken);
  soleus_voice_set_enabled (f->voice, TRUE);
  expected = g_strdup_printf ("%s %s", spoken, spoken);
  wait_said (f, expected);
}

int
main (int argc, char *argv[])
{
  g_autoptr (SoundServer) sound = sound_server_new ();
  g_autoptr (SpeechServer) speech = speech_server_new ("0.2");
  const Servers servers = { sound, speech };

  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/soleus/narrator/" path, NarratorFixture, &servers, set_up, func, tear_down)
  ADD ("session", test_session);
  ADD ("skipped", test_skipped);
  ADD ("skipped-late", test_skipped_late);
  ADD ("paused", test_paused);
  ADD ("turned-on", test_turned_on);
#undef ADD
  return g_test_run ();
}
