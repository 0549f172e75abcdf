/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>

#include "soleus-manual-clock.h"
#include "soleus-voice.h"
#include "sound-server.h"
#include "sound-session.h"
#include "speech-server.h"

/* Whatever is said is said within that time. */
#define SAID_S 20
/* As long as the chime before a message. */
#define CHIME_US (700 * G_TIME_SPAN_MILLISECOND)
/* A message that is due and isn't said by then won't be. */
#define QUIET_S 0.5
/* The length of a message that something comes in between, and of any other. */
#define SLOW  "2"
#define QUICK "0.1"
/* Longer than a slow message. */
#define WHOLE_S 2.3

typedef struct
{
  SoundServer *sound;
  SpeechServer *speech;
} Servers;

typedef struct
{
  SpeechServer *speech;
  SoleusManualClock *clock;
  SoleusVoice *voice;
  guint n_problems;
} Fixture;

static void
problem_cb (Fixture *f)
{
  f->n_problems++;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  const Servers *servers = data;

  f->speech = servers->speech;
  sound_server_start (servers->sound);
  speech_server_clear_log (f->speech);
  speech_server_set_seconds (f->speech, QUICK);
  f->clock = soleus_manual_clock_new ();
  f->voice = soleus_voice_new (SOLEUS_CLOCK (f->clock));
  g_signal_connect_swapped (f->voice, "notify::problem", G_CALLBACK (problem_cb), f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  const Servers *servers = data;

  g_assert_finalize_object (f->voice);
  g_clear_object (&f->clock);
  sound_server_kill (servers->sound);
}

static void
pass (Fixture *f, gint64 us)
{
  soleus_manual_clock_advance (f->clock, us);
}

/* A message that is said now is heard when its chime is over. */
static void
say (Fixture *f, const char *text, SoleusVoicePriority priority)
{
  soleus_voice_say (f->voice, text, priority);
  pass (f, CHIME_US);
}

typedef struct
{
  SpeechServer *speech;
  const char *expected;
} Said;

static gboolean
is_said (gpointer data)
{
  const Said *said = data;
  g_autofree char *log = speech_server_dup_log (said->speech);

  return g_str_equal (log, said->expected);
}

static gboolean
is_any_said (gpointer speech)
{
  g_autofree char *log = speech_server_dup_log (speech);

  return g_str_has_suffix (log, "end\n");
}

/* Waits until that was said, and nothing else. */
static void
wait_said (Fixture *f, const char *expected)
{
  Said said = { f->speech, expected };

  if (!sound_wait (is_said, &said, SAID_S))
    {
      g_autofree char *log = speech_server_dup_log (f->speech);

      g_assert_cmpstr (log, ==, expected);
    }
}

/* The voice is on, and was heard. */
static void
enable (Fixture *f)
{
  speech_server_start (f->speech);
  soleus_voice_set_enabled (f->voice, TRUE);
  say (f, "1", SOLEUS_VOICE_PRIORITY_CHANGE);
  g_assert_true (sound_wait (is_any_said, f->speech, SAID_S));
  speech_server_clear_log (f->speech);
  g_assert_null (soleus_voice_get_problem (f->voice));
}

static gboolean
has_problem (gpointer voice)
{
  return soleus_voice_get_problem (voice) != NULL;
}

static void
wait_for_problem (Fixture *f)
{
  g_assert_true (sound_wait (has_problem, f->voice, SAID_S));
}

static void
assert_said (Fixture *f, const char *expected)
{
  g_autofree char *log = speech_server_dup_log (f->speech);

  g_assert_cmpstr (log, ==, expected);
}

static void
test_off (Fixture *f, gconstpointer data)
{
  speech_server_start (f->speech);
  say (f, "Heel down", SOLEUS_VOICE_PRIORITY_STEP);
  sound_run (QUIET_S);
  assert_said (f, "");
  g_assert_false (soleus_voice_get_enabled (f->voice));
  speech_server_kill (f->speech);
}

/* Not at once, so that the chime is heard first; then whole, in the interface's language. */
static void
test_says (Fixture *f, gconstpointer data)
{
  enable (f);
  soleus_voice_say (f->voice, "Heel down, lean in", SOLEUS_VOICE_PRIORITY_STEP);
  pass (f, CHIME_US - 1);
  sound_run (0.4);
  assert_said (f, "");
  pass (f, 1);
  wait_said (f, "say en: Heel down, lean in\nend\n");
  speech_server_kill (f->speech);
}

/* As fast and as loud as the person has chosen for all that speaks. */
static void
test_own_settings (Fixture *f, gconstpointer data)
{
  g_autofree char *manner = NULL;

  enable (f);
  say (f, "Heel down", SOLEUS_VOICE_PRIORITY_STEP);
  wait_said (f, "say en: Heel down\nend\n");
  manner = speech_server_dup_manner (f->speech);
  g_assert_cmpstr (manner, ==, "rate 40.00 volume 60.00");
  speech_server_kill (f->speech);
}

/* A later message replaces an unfinished one that weighs less. */
static void
test_replaces (Fixture *f, gconstpointer data)
{
  enable (f);
  speech_server_set_seconds (f->speech, SLOW);
  say (f, "Heel down", SOLEUS_VOICE_PRIORITY_STEP);
  wait_said (f, "say en: Heel down\n");
  speech_server_set_seconds (f->speech, QUICK);
  say (f, "Switch legs", SOLEUS_VOICE_PRIORITY_CHANGE);
  wait_said (f, "say en: Heel down\nsay en: Switch legs\nend\n");
  speech_server_kill (f->speech);
}

static void
test_later_step_replaces (Fixture *f, gconstpointer data)
{
  enable (f);
  speech_server_set_seconds (f->speech, SLOW);
  say (f, "Heel down", SOLEUS_VOICE_PRIORITY_STEP);
  wait_said (f, "say en: Heel down\n");
  speech_server_set_seconds (f->speech, QUICK);
  say (f, "Bend the knee", SOLEUS_VOICE_PRIORITY_STEP);
  wait_said (f, "say en: Heel down\nsay en: Bend the knee\nend\n");
  speech_server_kill (f->speech);
}

/* And it is never talked over by what weighs less: a step waits, a note is left out. */
static void
test_never_talked_over (Fixture *f, gconstpointer data)
{
  enable (f);
  speech_server_set_seconds (f->speech, SLOW);
  say (f, "Switch legs", SOLEUS_VOICE_PRIORITY_CHANGE);
  wait_said (f, "say en: Switch legs\n");
  speech_server_set_seconds (f->speech, QUICK);
  say (f, "Heel down", SOLEUS_VOICE_PRIORITY_STEP);
  wait_said (f, "say en: Switch legs\nend\nsay en: Heel down\nend\n");

  speech_server_clear_log (f->speech);
  speech_server_set_seconds (f->speech, SLOW);
  say (f, "Bend the knee", SOLEUS_VOICE_PRIORITY_STEP);
  wait_said (f, "say en: Bend the knee\n");
  say (f, "Halfway", SOLEUS_VOICE_PRIORITY_NOTE);
  wait_said (f, "say en: Bend the knee\nend\n");
  sound_run (QUIET_S);
  assert_said (f, "say en: Bend the knee\nend\n");
  speech_server_kill (f->speech);
}

/* Of messages that still wait, the one that weighs most is said. */
static void
test_waiting (Fixture *f, gconstpointer data)
{
  enable (f);
  soleus_voice_say (f->voice, "Done", SOLEUS_VOICE_PRIORITY_CHANGE);
  say (f, "Halfway", SOLEUS_VOICE_PRIORITY_NOTE);
  wait_said (f, "say en: Done\nend\n");
  speech_server_kill (f->speech);
}

static void
test_stops (Fixture *f, gconstpointer data)
{
  enable (f);
  speech_server_set_seconds (f->speech, SLOW);
  say (f, "Heel down", SOLEUS_VOICE_PRIORITY_STEP);
  wait_said (f, "say en: Heel down\n");
  soleus_voice_say (f->voice, "Halfway", SOLEUS_VOICE_PRIORITY_NOTE);
  soleus_voice_stop (f->voice);
  /* A note that comes while the speech server still falls silent is left out anyway. */
  sound_run (QUIET_S);
  pass (f, CHIME_US);
  sound_run (WHOLE_S - QUIET_S);
  assert_said (f, "say en: Heel down\n");
  speech_server_kill (f->speech);
}

/* A note and nothing else; and it can be switched off again. */
static void
test_absent (Fixture *f, gconstpointer data)
{
  soleus_voice_set_enabled (f->voice, TRUE);
  wait_for_problem (f);
  g_test_message ("problem: %s", soleus_voice_get_problem (f->voice));
  g_assert_cmpuint (f->n_problems, ==, 1);
  say (f, "Heel down", SOLEUS_VOICE_PRIORITY_STEP);
  sound_run (QUIET_S);
  g_assert_nonnull (soleus_voice_get_problem (f->voice));
  soleus_voice_set_enabled (f->voice, FALSE);
  g_assert_null (soleus_voice_get_problem (f->voice));
}

/* It was not there when it was switched on, and is there at the next message. */
static void
test_appears (Fixture *f, gconstpointer data)
{
  soleus_voice_set_enabled (f->voice, TRUE);
  wait_for_problem (f);
  speech_server_start (f->speech);
  say (f, "Heel down", SOLEUS_VOICE_PRIORITY_STEP);
  wait_said (f, "say en: Heel down\nend\n");
  g_assert_null (soleus_voice_get_problem (f->voice));
  speech_server_kill (f->speech);
}

/* Killed between two messages: the program lives, and the next message is said by its successor. */
static void
test_restarted (Fixture *f, gconstpointer data)
{
  enable (f);
  speech_server_set_seconds (f->speech, SLOW);
  say (f, "Heel down", SOLEUS_VOICE_PRIORITY_STEP);
  wait_said (f, "say en: Heel down\n");
  speech_server_kill (f->speech);
  say (f, "Lost", SOLEUS_VOICE_PRIORITY_STEP);
  wait_for_problem (f);
  speech_server_set_seconds (f->speech, QUICK);
  speech_server_start (f->speech);
  speech_server_clear_log (f->speech);
  say (f, "Bend the knee", SOLEUS_VOICE_PRIORITY_STEP);
  wait_said (f, "say en: Bend the knee\nend\n");
  g_assert_null (soleus_voice_get_problem (f->voice));
  speech_server_kill (f->speech);
}

/* It hangs: nothing here does, not even the end. */
static void
test_frozen (Fixture *f, gconstpointer data)
{
  gint64 before;

  enable (f);
  speech_server_freeze (f->speech);
  before = g_get_monotonic_time ();
  for (guint i = 0; i < 100; i++)
    soleus_voice_say (f->voice, "Heel down", SOLEUS_VOICE_PRIORITY_STEP);
  soleus_voice_stop (f->voice);
  g_assert_cmpint (g_get_monotonic_time () - before, <, 150 * G_TIME_SPAN_MILLISECOND);
  say (f, "Heel down", SOLEUS_VOICE_PRIORITY_STEP);
  sound_run (0.8);
  before = g_get_monotonic_time ();
  soleus_voice_set_enabled (f->voice, FALSE);
  g_assert_cmpint (g_get_monotonic_time () - before, <, 150 * G_TIME_SPAN_MILLISECOND);
  speech_server_thaw (f->speech);
  sound_run (0.5);
  speech_server_kill (f->speech);
}

static gboolean
is_found (gpointer voice)
{
  return soleus_voice_get_found (voice);
}

/* A look for a voice says nothing, and a sample is said once, while the voice stays off. */
static void
test_try (Fixture *f, gconstpointer data)
{
  speech_server_start (f->speech);
  g_assert_false (soleus_voice_get_found (f->voice));
  soleus_voice_try (f->voice, NULL);
  g_assert_true (sound_wait (is_found, f->voice, SAID_S));
  assert_said (f, "");
  soleus_voice_try (f->voice, "Heel down");
  wait_said (f, "say en: Heel down\nend\n");
  g_assert_false (soleus_voice_get_enabled (f->voice));
  say (f, "Lost", SOLEUS_VOICE_PRIORITY_STEP);
  sound_run (QUIET_S);
  assert_said (f, "say en: Heel down\nend\n");
  g_assert_null (soleus_voice_get_problem (f->voice));
  speech_server_kill (f->speech);
}

/* Where no synthesizer is installed, the speech server has a module that only says so. */
static void
test_try_without_synthesizer (Fixture *f, gconstpointer data)
{
  speech_server_set_module (f->speech, "dummy");
  speech_server_start (f->speech);
  soleus_voice_try (f->voice, NULL);
  soleus_voice_set_enabled (f->voice, TRUE);
  wait_for_problem (f);
  sound_run (QUIET_S);
  g_assert_false (soleus_voice_get_found (f->voice));
  speech_server_kill (f->speech);
  speech_server_set_module (f->speech, "recorder");
}

static void
test_properties (void)
{
  g_autoptr (SoleusManualClock) clock = soleus_manual_clock_new ();
  g_autoptr (SoleusVoice) voice = soleus_voice_new (SOLEUS_CLOCK (clock));
  gboolean available, enabled;
  g_autofree char *problem = NULL;

  g_object_get (voice, "available", &available, "enabled", &enabled, "problem", &problem, NULL);
  g_assert_true (available);
  g_assert_false (enabled);
  g_assert_null (problem);
}

static const char catalogue[] = "msgid \"\"\n"
                                "msgstr \"\"\n"
                                "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
                                "\"Language: %s\\n\"\n";

/* Makes an empty translation into a language and has it used. */
static char *
use_translation (const char *language)
{
  char *dir = g_dir_make_tmp ("soleus-po-XXXXXX", NULL);
  g_autofree char *messages = g_build_filename (dir, language, "LC_MESSAGES", NULL);
  g_autofree char *po = g_build_filename (messages, "soleus.po", NULL);
  g_autofree char *mo = g_build_filename (messages, "soleus.mo", NULL);
  g_autofree char *text = g_strdup_printf (catalogue, language);
  const char *const argv[] = { "msgfmt", "-o", mo, po, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) msgfmt = NULL;

  g_assert_cmpint (g_mkdir_with_parents (messages, 0700), ==, 0);
  g_assert_true (g_file_set_contents (po, text, -1, NULL));
  msgfmt = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (msgfmt, NULL, NULL));
  bindtextdomain ("soleus", dir);
  g_setenv ("LANGUAGE", language, TRUE);
  /* It counts for nothing in the locale C, nor in C.UTF-8 with newer C libraries. */
  g_assert_cmpstr (setlocale (LC_ALL, ""), ==, "en_US.UTF-8");
  return dir;
}

static void
drop_translation (char *dir)
{
  g_setenv ("LANGUAGE", "", TRUE);
  setlocale (LC_ALL, "");
  sound_remove_tree (dir);
  g_free (dir);
}

/* It is spoken in the language of the translation in use, and not in that of a locale without one.
 */
static void
test_language (Fixture *f, gconstpointer data)
{
  char *dir = use_translation ("pt_BR");

  speech_server_set_module (f->speech, "espeak-ng");
  enable (f);
  say (f, "Calcanhar", SOLEUS_VOICE_PRIORITY_STEP);
  wait_said (f, "say pt-br: Calcanhar\nend\n");
  g_setenv ("LANGUAGE", "sv", TRUE);
  setlocale (LC_ALL, "");
  soleus_voice_set_enabled (f->voice, FALSE);
  speech_server_clear_log (f->speech);
  soleus_voice_set_enabled (f->voice, TRUE);
  say (f, "Heel down", SOLEUS_VOICE_PRIORITY_STEP);
  wait_said (f, "say en: Heel down\nend\n");
  drop_translation (dir);
  speech_server_kill (f->speech);
  speech_server_set_module (f->speech, "recorder");
}

static void
test_speaks_language (Fixture *f, gconstpointer data)
{
  char *dir = use_translation ("de");

  enable (f);
  say (f, "Ferse auf den Boden", SOLEUS_VOICE_PRIORITY_STEP);
  wait_said (f, "say de: Ferse auf den Boden\nend\n");
  drop_translation (dir);
  speech_server_kill (f->speech);
}

/* A voice of the same language and another region will do. */
static void
test_language_of_another_region (Fixture *f, gconstpointer data)
{
  char *dir = use_translation ("de_AT");

  enable (f);
  say (f, "Ferse auf den Boden", SOLEUS_VOICE_PRIORITY_STEP);
  wait_said (f, "say de: Ferse auf den Boden\nend\n");
  drop_translation (dir);
  speech_server_kill (f->speech);
}

/* English rules on Swedish words say nothing: it is told instead. */
static void
test_language_not_offered (Fixture *f, gconstpointer data)
{
  char *dir = use_translation ("sv");

  speech_server_start (f->speech);
  soleus_voice_set_enabled (f->voice, TRUE);
  wait_for_problem (f);
  say (f, "Ner med hälen", SOLEUS_VOICE_PRIORITY_STEP);
  sound_run (QUIET_S);
  assert_said (f, "");
  drop_translation (dir);
  speech_server_kill (f->speech);
}

/* espeak has Mandarin under a code of its own. */
static void
test_chinese_by_espeak (Fixture *f, gconstpointer data)
{
  char *dir = use_translation ("zh_CN");

  speech_server_set_module (f->speech, "espeak-ng");
  enable (f);
  say (f, "左腿", SOLEUS_VOICE_PRIORITY_STEP);
  wait_said (f, "say cmn: 左腿\nend\n");
  drop_translation (dir);
  speech_server_kill (f->speech);
  speech_server_set_module (f->speech, "recorder");
}

/* Of Japanese espeak says "Chinese letter" for each character but kana: a cue that says nothing is
 * not said, and why is told. */
static void
test_japanese_by_espeak (Fixture *f, gconstpointer data)
{
  char *dir = use_translation ("ja");

  speech_server_set_module (f->speech, "espeak-ng");
  speech_server_start (f->speech);
  soleus_voice_set_enabled (f->voice, TRUE);
  wait_for_problem (f);
  g_assert_nonnull (strstr (soleus_voice_get_problem (f->voice), "espeak-ng"));
  say (f, "左脚", SOLEUS_VOICE_PRIORITY_STEP);
  sound_run (QUIET_S);
  assert_said (f, "");
  say (f, "ひだり", SOLEUS_VOICE_PRIORITY_STEP);
  wait_said (f, "say ja: ひだり\nend\n");
  drop_translation (dir);
  speech_server_kill (f->speech);
  speech_server_set_module (f->speech, "recorder");
}

/* Of Hebrew espeak says the consonants alone. */
static void
test_hebrew_by_espeak (Fixture *f, gconstpointer data)
{
  char *dir = use_translation ("he");

  speech_server_set_module (f->speech, "espeak-ng");
  speech_server_start (f->speech);
  soleus_voice_set_enabled (f->voice, TRUE);
  wait_for_problem (f);
  g_assert_nonnull (strstr (soleus_voice_get_problem (f->voice), "espeak-ng"));
  say (f, "רגל שמאל", SOLEUS_VOICE_PRIORITY_STEP);
  sound_run (QUIET_S);
  assert_said (f, "");
  drop_translation (dir);
  speech_server_kill (f->speech);
  speech_server_set_module (f->speech, "recorder");
}

int
main (int argc, char *argv[])
{
  g_autoptr (SoundServer) sound = sound_server_new ();
  g_autoptr (SpeechServer) speech = speech_server_new (QUICK);
  const Servers servers = { sound, speech };

  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/soleus/voice/" path, Fixture, &servers, set_up, func, tear_down)
  g_test_add_func ("/soleus/voice/properties", test_properties);
  ADD ("off", test_off);
  ADD ("says", test_says);
  ADD ("try", test_try);
  ADD ("try-without-synthesizer", test_try_without_synthesizer);
  ADD ("language", test_language);
  ADD ("speaks-language", test_speaks_language);
  ADD ("language-of-another-region", test_language_of_another_region);
  ADD ("language-not-offered", test_language_not_offered);
  ADD ("chinese-by-espeak", test_chinese_by_espeak);
  ADD ("japanese-by-espeak", test_japanese_by_espeak);
  ADD ("hebrew-by-espeak", test_hebrew_by_espeak);
  ADD ("own-settings", test_own_settings);
  ADD ("replaces", test_replaces);
  ADD ("later-step-replaces", test_later_step_replaces);
  ADD ("never-talked-over", test_never_talked_over);
  ADD ("waiting", test_waiting);
  ADD ("stops", test_stops);
  ADD ("absent", test_absent);
  ADD ("appears", test_appears);
  ADD ("restarted", test_restarted);
  ADD ("frozen", test_frozen);
#undef ADD
  return g_test_run ();
}
