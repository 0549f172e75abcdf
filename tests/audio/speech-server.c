/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "speech-server.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "sound-server.h"

#define START_TRIES 200

struct _SpeechServer
{
  char *dir;
  char *socket;
  char *log;
  char *manner;
  char *seconds;
  GSubprocess *daemon;
};

static const char speechd_conf[] = "LogLevel 0\n"
                                   "DisableAutoSpawn\n"
                                   "DefaultRate 40\n"
                                   "DefaultVolume 60\n"
                                   "AddModule \"recorder\" \"sd_generic\" \"recorder.conf\"\n"
                                   "AddModule \"espeak-ng\" \"sd_generic\" \"recorder.conf\"\n"
                                   "AddModule \"dummy\" \"sd_generic\" \"recorder.conf\"\n"
                                   "DefaultModule %s\n";

/* In turn: where the voice writes a line when it begins, where it writes how it was told to speak,
 * where it finds for how many seconds it speaks, and where it writes a line when it was not cut. */
static const char recorder_conf[] =
    "GenericExecuteSynth \"echo say $LANGUAGE: \\'$DATA\\' >> %s; "
    "echo rate $RATE volume $VOLUME > %s; sleep `cat %s`; echo end >> %s\"\n"
    "GenericRateAdd 0\n"
    "GenericRateMultiply 100\n"
    "GenericVolumeAdd 0\n"
    "GenericVolumeMultiply 100\n"
    "GenericLanguage \"en\" \"en\" \"utf-8\"\n"
    "GenericLanguage \"de\" \"de\" \"utf-8\"\n"
    "GenericLanguage \"ja\" \"ja\" \"utf-8\"\n"
    "GenericLanguage \"pt-br\" \"pt-br\" \"utf-8\"\n"
    "GenericLanguage \"cmn\" \"cmn\" \"utf-8\"\n"
    "AddVoice \"en\" \"male1\" \"en\"\n"
    "AddVoice \"de\" \"male1\" \"de\"\n";

static void
write_file (const char *dir, const char *name, const char *contents)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
}

/**
 * speech_server_set_module:
 * @module: "recorder", or "espeak-ng" or "dummy" for what goes by that name and is the same
 *
 * Chooses the synthesizer from the next start on.
 */
void
speech_server_set_module (SpeechServer *self, const char *module)
{
  g_autofree char *conf = g_strdup_printf (speechd_conf, module);

  write_file (self->dir, "speech-dispatcher/speechd.conf", conf);
}

/**
 * speech_server_set_seconds:
 * @seconds: how long its voice takes for each message, such as "0.2"
 *
 * Chooses from the next message on.
 */
void
speech_server_set_seconds (SpeechServer *self, const char *seconds)
{
  write_file (self->dir, "seconds", seconds);
}

/**
 * speech_server_new:
 * @seconds: how long its voice takes for each message, such as "0.2"
 *
 * Writes the settings, and points this process at the place. To be called before threads are
 * started. The daemon isn't running yet, and the client library will not start one.
 */
SpeechServer *
speech_server_new (const char *seconds)
{
  SpeechServer *self = g_new0 (SpeechServer, 1);
  g_autofree char *address = NULL;
  g_autofree char *recorder = NULL;

  self->dir = g_dir_make_tmp ("soleus-speech-XXXXXX", NULL);
  g_assert_nonnull (self->dir);
  self->socket = g_build_filename (self->dir, "speechd.sock", NULL);
  self->log = g_build_filename (self->dir, "said", NULL);
  self->manner = g_build_filename (self->dir, "manner", NULL);
  self->seconds = g_build_filename (self->dir, "seconds", NULL);
  recorder = g_strdup_printf (recorder_conf, self->log, self->manner, self->seconds, self->log);
  speech_server_set_seconds (self, seconds);
  speech_server_set_module (self, "recorder");
  write_file (self->dir, "speech-dispatcher/modules/recorder.conf", recorder);
  speech_server_clear_log (self);

  address = g_strconcat ("unix_socket:", self->socket, NULL);
  g_setenv ("SPEECHD_ADDRESS", address, TRUE);
  g_setenv ("XDG_CONFIG_HOME", self->dir, TRUE);
  return self;
}

void
speech_server_free (SpeechServer *self)
{
  if (self->daemon != NULL)
    speech_server_kill (self);
  sound_remove_tree (self->dir);
  g_free (self->dir);
  g_free (self->socket);
  g_free (self->log);
  g_free (self->manner);
  g_free (self->seconds);
  g_free (self);
}

/* In a group of its own, so that its voice ends with it. */
static void
prepare_child (gpointer data)
{
  setpgid (0, 0);
  prctl (PR_SET_PDEATHSIG, SIGTERM);
}

/**
 * speech_server_start:
 *
 * Starts the daemon and waits until it listens. It needs a sound server, though it plays nothing.
 */
void
speech_server_start (SpeechServer *self)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree char *config = g_build_filename (self->dir, "speech-dispatcher", NULL);
  g_autofree char *pid_file = g_build_filename (self->dir, "pid", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (self->daemon);
  g_unlink (self->socket);
  g_subprocess_launcher_set_child_setup (launcher, prepare_child, NULL, NULL);
  self->daemon = g_subprocess_launcher_spawn (
      launcher, &error, "speech-dispatcher", "--run-single", "--timeout", "0", "--config-dir",
      config, "--socket-path", self->socket, "--log-dir", self->dir, "--pid-file", pid_file, NULL);
  g_assert_no_error (error);
  for (guint i = 0; i < START_TRIES; i++)
    {
      if (g_file_test (self->socket, G_FILE_TEST_EXISTS))
        return;
      g_usleep (G_USEC_PER_SEC / 50);
    }
  g_error ("speech-dispatcher did not start");
}

static void
signal_group (SpeechServer *self, int number)
{
  pid_t pid = (pid_t) g_ascii_strtoll (g_subprocess_get_identifier (self->daemon), NULL, 10);

  g_assert_cmpint (kill (-pid, number), ==, 0);
}

/**
 * speech_server_kill:
 *
 * Ends the daemon as a crash would.
 */
void
speech_server_kill (SpeechServer *self)
{
  signal_group (self, SIGKILL);
  g_subprocess_wait (self->daemon, NULL, NULL);
  g_clear_object (&self->daemon);
}

void
speech_server_freeze (SpeechServer *self)
{
  signal_group (self, SIGSTOP);
}

void
speech_server_thaw (SpeechServer *self)
{
  signal_group (self, SIGCONT);
}

/**
 * speech_server_dup_log:
 *
 * Returns: (transfer full): "say LANGUAGE: TEXT" for each message that was begun, followed by "end"
 *   if it was not cut
 */
char *
speech_server_dup_log (SpeechServer *self)
{
  char *log = NULL;

  g_assert_true (g_file_get_contents (self->log, &log, NULL, NULL));
  return log;
}

/**
 * speech_server_dup_manner:
 *
 * Returns: (transfer full): the rate and volume of the last message; the person's settings, which
 * the speech server was started with, are "rate 40.00 volume 60.00"
 */
char *
speech_server_dup_manner (SpeechServer *self)
{
  char *manner = NULL;

  g_assert_true (g_file_get_contents (self->manner, &manner, NULL, NULL));
  return g_strchomp (manner);
}

void
speech_server_clear_log (SpeechServer *self)
{
  g_assert_true (g_file_set_contents (self->log, "", 0, NULL));
}
