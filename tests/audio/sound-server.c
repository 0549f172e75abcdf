/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sound-server.h"

#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "sound-wait.h"

#define START_S 10

struct _SoundServer
{
  gboolean is_pipewire;
  char *dir;
  char *socket;
  /* It is there when the server is ready. */
  char *ready;
  GSubprocess *daemon;
};

static gboolean goes_first;

static gboolean
put_first (pid_t process)
{
  const struct sched_param param = { .sched_priority = 1 };

  return sched_setscheduler (process, SCHED_RR, &param) == 0;
}

static pid_t
get_process (SoundServer *self)
{
  return (pid_t) g_ascii_strtoll (g_subprocess_get_identifier (self->daemon), NULL, 10);
}

/* To each process of the server: PipeWire has several. */
static void
send_signal (SoundServer *self, int number)
{
  kill (-get_process (self), number);
}

/**
 * sound_go_first:
 *
 * Puts this process and its sound server before whatever else the machine does, where that is
 * allowed: a server that is not run for longer than it holds sound leaves a gap, whoever plays to
 * it. For tests that are about something else than a busy machine. To be called before threads are
 * started.
 */
void
sound_go_first (void)
{
  goes_first = TRUE;
  if (!put_first (0))
    g_test_message ("Other programs may be heard: the sound may not go first");
}

/* Environment of this process and its children; set before any thread is started. */
static void
point_at (const char *dir, const char *socket)
{
  g_autofree char *server = g_strconcat ("unix:", socket, NULL);

  g_setenv ("HOME", dir, TRUE);
  g_setenv ("XDG_RUNTIME_DIR", dir, TRUE);
  g_setenv ("XDG_CONFIG_HOME", dir, TRUE);
  g_setenv ("PULSE_SERVER", server, TRUE);
  g_unsetenv ("PULSE_SINK");
}

/**
 * sound_server_new:
 *
 * Makes the private place and points this process at it. To be called before threads are started.
 * The daemon isn't running yet. It is PipeWire where SOLEUS_SOUND_SERVER is "pipewire", and
 * PulseAudio otherwise.
 */
SoundServer *
sound_server_new (void)
{
  SoundServer *self = g_new0 (SoundServer, 1);
  g_autoptr (GError) error = NULL;

  self->dir = g_dir_make_tmp ("soleus-sound-XXXXXX", &error);
  g_assert_no_error (error);
  self->is_pipewire = g_strcmp0 (g_getenv ("SOLEUS_SOUND_SERVER"), "pipewire") == 0;
  self->socket = g_build_filename (self->dir, "pulse", "native", NULL);
  self->ready = self->is_pipewire ? g_build_filename (self->dir, "pipewire-ready", NULL)
                                  : g_strdup (self->socket);
  point_at (self->dir, self->socket);
  return self;
}

/**
 * sound_remove_tree:
 *
 * Removes a folder of the test's own and all that is in it.
 */
void
sound_remove_tree (const char *path)
{
  g_autoptr (GDir) dir = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    dir = g_dir_open (path, 0, NULL);
  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      sound_remove_tree (child);
    }
  g_remove (path);
}

void
sound_server_free (SoundServer *self)
{
  if (self->daemon != NULL)
    sound_server_kill (self);
  sound_remove_tree (self->dir);
  g_free (self->dir);
  g_free (self->socket);
  g_free (self->ready);
  g_free (self);
}

/* A test that aborts takes its sound server with it. */
static void
set_up_daemon (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  setpgid (0, 0);
  if (goes_first)
    put_first (0);
}

typedef struct
{
  GSubprocess *pactl;
  char *out;
  gboolean done;
} Ctl;

static void
ctl_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Ctl *ctl = data;

  ctl->done = TRUE;
  if (!g_subprocess_communicate_utf8_finish (ctl->pactl, result, &ctl->out, NULL, NULL) ||
      !g_subprocess_get_successful (ctl->pactl))
    g_clear_pointer (&ctl->out, g_free);
}

static gboolean
ctl_is_done (gpointer data)
{
  return ((Ctl *) data)->done;
}

/**
 * sound_server_ctl:
 *
 * Runs pactl with the arguments, and the main loop meanwhile.
 *
 * Returns: (transfer full) (nullable): what it printed; %NULL if it failed
 */
char *
sound_server_ctl (SoundServer *self, const char *first, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  Ctl ctl = { 0 };
  va_list args;

  g_ptr_array_add (argv, (char *) "pactl");
  va_start (args, first);
  for (const char *arg = first; arg != NULL; arg = va_arg (args, const char *))
    g_ptr_array_add (argv, (char *) arg);
  va_end (args);
  g_ptr_array_add (argv, NULL);

  ctl.pactl = g_subprocess_newv ((const char *const *) argv->pdata,
                                 G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                                 &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8_async (ctl.pactl, NULL, NULL, ctl_done_cb, &ctl);
  g_assert_true (sound_wait (ctl_is_done, &ctl, START_S));
  g_object_unref (ctl.pactl);
  return ctl.out;
}

static gboolean
is_ready (gpointer data)
{
  SoundServer *self = data;

  return g_file_test (self->ready, G_FILE_TEST_EXISTS);
}

/**
 * sound_server_start:
 *
 * Starts the daemon and runs the main loop until it listens and has its sink.
 */
void
sound_server_start (SoundServer *self)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_autofree char *log = g_build_filename (self->dir, "server.log", NULL);
  g_autofree char *log_target = g_strdup_printf ("--log-target=file:%s", log);
  const char *const pulseaudio[] = {
    "pulseaudio",
    "--daemonize=no",
    "--system=no",
    "--exit-idle-time=-1",
    "-n",
    "--disable-shm=true",
    "--use-pid-file=false",
    log_target,
    "-L",
    "module-null-sink sink_name=probe rate=48000 channels=2 format=s16le norewinds=1",
    "-L",
    "module-native-protocol-unix auth-anonymous=1",
    NULL
  };
  const char *const pipewire[] = { SOUND_PIPEWIRE, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_null (self->daemon);
  g_remove (self->socket);
  g_remove (self->ready);
  g_subprocess_launcher_set_stderr_file_path (launcher, log);
  g_subprocess_launcher_set_child_setup (launcher, set_up_daemon, NULL, NULL);
  g_subprocess_launcher_unsetenv (launcher, "PULSE_SERVER");
  g_subprocess_launcher_unsetenv (launcher, "DBUS_SESSION_BUS_ADDRESS");
  self->daemon =
      g_subprocess_launcher_spawnv (launcher, self->is_pipewire ? pipewire : pulseaudio, &error);
  g_assert_no_error (error);
  g_assert_true (sound_wait (is_ready, self, START_S));
  /* PulseAudio sets a priority of its own when it starts. */
  if (goes_first && !self->is_pipewire)
    put_first (get_process (self));
}

/**
 * sound_server_is_pipewire:
 *
 * Returns: whether it is PipeWire, which some faults of PulseAudio can't happen to
 */
gboolean
sound_server_is_pipewire (SoundServer *self)
{
  return self->is_pipewire;
}

/**
 * sound_server_get_least_energy:
 *
 * Returns: the share of a cue's energy that is heard at least; PipeWire has no real-time priority
 *   here and leaves out a piece of 10 ms now and then on a busy machine
 */
double
sound_server_get_least_energy (SoundServer *self)
{
  return self->is_pipewire ? 0.90 : 0.98;
}

gboolean
sound_server_is_running (SoundServer *self)
{
  return self->daemon != NULL;
}

/**
 * sound_server_kill:
 *
 * Ends the daemon as a crash would.
 */
void
sound_server_kill (SoundServer *self)
{
  send_signal (self, SIGKILL);
  g_subprocess_wait (self->daemon, NULL, NULL);
  g_clear_object (&self->daemon);
}

/**
 * sound_server_freeze:
 *
 * Makes the daemon hang: it is there and answers nothing.
 */
void
sound_server_freeze (SoundServer *self)
{
  send_signal (self, SIGSTOP);
}

void
sound_server_thaw (SoundServer *self)
{
  send_signal (self, SIGCONT);
}
