/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>

#include "soleus-voice-worker.h"
#include "soleus-voice.h"
#include "sound-server.h"
#include "sound-session.h"
#include "speech-server.h"

typedef struct
{
  SoundServer *sound;
  SpeechServer *speech;
} Servers;

typedef struct
{
  SpeechServer *speech;
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
  f->voice = soleus_voice_new ();
  g_signal_connect_swapped (f->voice, "notify::problem", G_CALLBACK (problem_cb), f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  const Servers *servers = data;

  g_assert_finalize_object (f->voice);
  sound_server_kill (servers->sound);
}

static void
enable (Fixture *f)
{
  speech_server_start (f->speech);
  soleus_voice_set_enabled (f->voice, TRUE);
  sound_run (0.5);
  g_assert_null (soleus_voice_get_problem (f->voice));
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
  soleus_voice_say (f->voice, "Heel down", SOLEUS_VOICE_PRIORITY_STEP);
  sound_run (1.5);
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
  sound_run (0.4);
  assert_said (f, "");
  sound_run (3.5);
  assert_said (f, "say en: Heel down, lean in\nend\n");
  speech_server_kill (f->speech);
}

/* As fast and as loud as the person has chosen for all that speaks. */
static void
test_own_settings (Fixture *f, gconstpointer data)
{
  g_autofree char *manner = NULL;

  enable (f);
  soleus_voice_say (f->voice, "Heel down", SOLEUS_VOICE_PRIORITY_STEP);
  sound_run (4);
  manner = speech_server_dup_manner (f->speech);
  g_assert_cmpstr (manner, ==, "rate 40.00 volume 60.00");
  speech_server_kill (f->speech);
}

/* A later message replaces an unfinished one that weighs less. */
static void
test_replaces (Fixture *f, gconstpointer data)
{
  enable (f);
  soleus_voice_say (f->voice, "Heel down", SOLEUS_VOICE_PRIORITY_STEP);
  sound_run (1.5);
  soleus_voice_say (f->voice, "Switch legs", SOLEUS_VOICE_PRIORITY_CHANGE);
  sound_run (4);
  assert_said (f, "say en: Heel down\nsay en: Switch legs\nend\n");
  speech_server_kill (f->speech);
}

static void
test_later_step_replaces (Fixture *f, gconstpointer data)
{
  enable (f);
  soleus_voice_say (f->voice, "Heel down", SOLEUS_VOICE_PRIORITY_STEP);
  sound_run (1.5);
  soleus_voice_say (f->voice, "Bend the knee", SOLEUS_VOICE_PRIORITY_STEP);
  sound_run (4);
  assert_said (f, "say en: Heel down\nsay en: Bend the knee\nend\n");
  speech_server_kill (f->speech);
}

/* And it is never talked over by what weighs less: a step waits, a note is left out. */
static void
test_never_talked_over (Fixture *f, gconstpointer data)
{
  enable (f);
  soleus_voice_say (f->voice, "Switch legs", SOLEUS_VOICE_PRIORITY_CHANGE);
  sound_run (1.5);
  soleus_voice_say (f->voice, "Heel down", SOLEUS_VOICE_PRIORITY_STEP);
  sound_run (5);
  assert_said (f, "say en: Switch legs\nend\nsay en: Heel down\nend\n");

  speech_server_clear_log (f->speech);
  soleus_voice_say (f->voice, "Bend the knee", SOLEUS_VOICE_PRIORITY_STEP);
  sound_run (1.5);
  soleus_voice_say (f->voice, "Half-way", SOLEUS_VOICE_PRIORITY_NOTE);
  sound_run (4);
  assert_said (f, "say en: Bend the knee\nend\n");
  speech_server_kill (f->speech);
}

/* Of messages that still wait, the one that weighs most is said. */
static void
test_waiting (Fixture *f, gconstpointer data)
{
  enable (f);
  soleus_voice_say (f->voice, "Done", SOLEUS_VOICE_PRIORITY_CHANGE);
  soleus_voice_say (f->voice, "Half-way", SOLEUS_VOICE_PRIORITY_NOTE);
  sound_run (4);
  assert_said (f, "say en: Done\nend\n");
  speech_server_kill (f->speech);
}

static void
test_stops (Fixture *f, gconstpointer data)
{
  enable (f);
  soleus_voice_say (f->voice, "Heel down", SOLEUS_VOICE_PRIORITY_STEP);
  sound_run (1.5);
  soleus_voice_say (f->voice, "Half-way", SOLEUS_VOICE_PRIORITY_NOTE);
  soleus_voice_stop (f->voice);
  sound_run (3);
  assert_said (f, "say en: Heel down\n");
  speech_server_kill (f->speech);
}

/* A note and nothing else; and it can be switched off again. */
static void
test_absent (Fixture *f, gconstpointer data)
{
  soleus_voice_set_enabled (f->voice, TRUE);
  sound_run (1);
  g_test_message ("problem: %s", soleus_voice_get_problem (f->voice));
  g_assert_nonnull (soleus_voice_get_problem (f->voice));
  g_assert_cmpuint (f->n_problems, ==, 1);
  soleus_voice_say (f->voice, "Heel down", SOLEUS_VOICE_PRIORITY_STEP);
  sound_run (1);
  soleus_voice_set_enabled (f->voice, FALSE);
  g_assert_null (soleus_voice_get_problem (f->voice));
}

/* It was not there when it was switched on, and is there at the next message. */
static void
test_appears (Fixture *f, gconstpointer data)
{
  soleus_voice_set_enabled (f->voice, TRUE);
  sound_run (1);
  g_assert_nonnull (soleus_voice_get_problem (f->voice));
  speech_server_start (f->speech);
  soleus_voice_say (f->voice, "Heel down", SOLEUS_VOICE_PRIORITY_STEP);
  sound_run (4);
  assert_said (f, "say en: Heel down\nend\n");
  g_assert_null (soleus_voice_get_problem (f->voice));
  speech_server_kill (f->speech);
}

/* Killed between two messages: the program lives, and the next message is said by its successor. */
static void
test_restarted (Fixture *f, gconstpointer data)
{
  enable (f);
  soleus_voice_say (f->voice, "Heel down", SOLEUS_VOICE_PRIORITY_STEP);
  sound_run (1.5);
  speech_server_kill (f->speech);
  soleus_voice_say (f->voice, "Lost", SOLEUS_VOICE_PRIORITY_STEP);
  sound_run (1.5);
  g_assert_nonnull (soleus_voice_get_problem (f->voice));
  speech_server_start (f->speech);
  speech_server_clear_log (f->speech);
  soleus_voice_say (f->voice, "Bend the knee", SOLEUS_VOICE_PRIORITY_STEP);
  sound_run (4);
  assert_said (f, "say en: Bend the knee\nend\n");
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
  soleus_voice_say (f->voice, "Heel down", SOLEUS_VOICE_PRIORITY_STEP);
  sound_run (1.5);
  before = g_get_monotonic_time ();
  soleus_voice_set_enabled (f->voice, FALSE);
  g_assert_cmpint (g_get_monotonic_time () - before, <, 150 * G_TIME_SPAN_MILLISECOND);
  speech_server_thaw (f->speech);
  sound_run (0.5);
  speech_server_kill (f->speech);
}

static void
test_properties (void)
{
  g_autoptr (SoleusVoice) voice = soleus_voice_new ();
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
  setlocale (LC_ALL, "");
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

/* The language of the translation in use: not that of a locale without one. */
static void
test_language (void)
{
  char *dir = use_translation ("pt_BR");
  g_autofree char *translated = soleus_voice_worker_dup_language ();
  g_autofree char *untranslated = NULL;

  g_assert_cmpstr (translated, ==, "pt-br");
  g_setenv ("LANGUAGE", "sv", TRUE);
  setlocale (LC_ALL, "");
  untranslated = soleus_voice_worker_dup_language ();
  g_assert_cmpstr (untranslated, ==, "en");
  drop_translation (dir);
}

/* And it is really spoken in. */
static void
test_speaks_language (Fixture *f, gconstpointer data)
{
  char *dir = use_translation ("de");

  enable (f);
  soleus_voice_say (f->voice, "Ferse auf den Boden", SOLEUS_VOICE_PRIORITY_STEP);
  sound_run (4);
  drop_translation (dir);
  assert_said (f, "say de: Ferse auf den Boden\nend\n");
  speech_server_kill (f->speech);
}

int
main (int argc, char *argv[])
{
  g_autoptr (SoundServer) sound = sound_server_new ();
  g_autoptr (SpeechServer) speech = speech_server_new ();
  const Servers servers = { sound, speech };

  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/soleus/voice/" path, Fixture, &servers, set_up, func, tear_down)
  g_test_add_func ("/soleus/voice/properties", test_properties);
  g_test_add_func ("/soleus/voice/language", test_language);
  ADD ("off", test_off);
  ADD ("says", test_says);
  ADD ("speaks-language", test_speaks_language);
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
