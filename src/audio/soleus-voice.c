/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-voice.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>

/* The chime of the same moment is heard first. */
#define DELAY_US (700 * G_TIME_SPAN_MILLISECOND)
/* A message that could not be said for that long, because speech-dispatcher hung, isn't true any
 * more. */
#define STALE_US (4 * G_TIME_SPAN_SECOND)

/* The connection to speech-dispatcher. One job at a time talks to it on another thread, because
 * everything but closing may block. Each job has a reference, so that a connection that hangs can
 * be left behind. */
typedef struct
{
  /* Used by the job that runs. */
  SoleusSpeech *speech;
  char *language;
  /* Used on the main thread. There is no voice once it is off. */
  SoleusVoice *voice;
  gboolean busy;
} Line;

/* Falls silent, then says a text. With neither it only opens the connection. */
typedef struct
{
  Line *line;
  gboolean stop;
  char *text;
  SoleusVoicePriority priority;
  /* Whether the connection was opened, and why some or all of what is to be said can't be. */
  gboolean opened;
  char *problem;
} Job;

struct _SoleusVoice
{
  GObject parent_instance;

  SoleusClock *clock;
  Line *line;
  char *problem;
  /* The connection of a look or a trial, while it lasts. */
  Line *trial;
  gboolean found;

  /* The message that waits for its time, and for the job that runs. */
  char *text;
  SoleusVoicePriority priority;
  gint64 due;
  gboolean stopping;
  GSource *timer;
};

enum
{
  PROP_0,
  PROP_AVAILABLE,
  PROP_ENABLED,
  PROP_FOUND,
  PROP_PROBLEM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SoleusVoice, soleus_voice, G_TYPE_OBJECT)

/* ---- on another thread */

static void
line_clear (gpointer data)
{
  Line *line = data;

  g_clear_pointer (&line->speech, soleus_speech_close);
  g_clear_pointer (&line->language, g_free);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_atomic_rc_box_release_full (job->line, line_clear);
  g_clear_pointer (&job->text, g_free);
  g_clear_pointer (&job->problem, g_free);
  g_free (job);
}

static gboolean
ensure_open (Job *job)
{
  Line *line = job->line;
  g_autoptr (GError) error = NULL;

  if (line->speech != NULL)
    return TRUE;
  line->speech = soleus_speech_open (line->language, &error);
  job->opened = TRUE;
  g_clear_pointer (&job->problem, g_free);
  job->problem =
      g_strdup (error != NULL ? error->message : soleus_speech_get_problem (line->speech));
  return line->speech != NULL;
}

/* speech-dispatcher may have been restarted since the last message, so a broken connection is
 * opened anew, once. */
static void
job_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  Line *line = job->line;
  sigset_t pipe_signal;

  /* A write to a speech-dispatcher that has gone would end the program. */
  sigemptyset (&pipe_signal);
  sigaddset (&pipe_signal, SIGPIPE);
  pthread_sigmask (SIG_BLOCK, &pipe_signal, NULL);

  if (job->stop && line->speech != NULL && !soleus_speech_stop (line->speech))
    g_clear_pointer (&line->speech, soleus_speech_close);
  if (!job->stop && job->text == NULL)
    ensure_open (job);
  for (guint attempt = 0; job->text != NULL && attempt < 2 && ensure_open (job); attempt++)
    {
      if (soleus_speech_say (line->speech, job->text, job->priority))
        break;
      g_clear_pointer (&line->speech, soleus_speech_close);
    }
  g_task_return_boolean (task, TRUE);
}

/* ---- on the main thread */

static void
take_problem (SoleusVoice *self, const char *problem)
{
  if (g_strcmp0 (self->problem, problem) == 0)
    return;
  g_clear_pointer (&self->problem, g_free);
  self->problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static void serve (SoleusVoice *self);

static void
drop_trial (SoleusVoice *self)
{
  if (self->trial == NULL)
    return;
  self->trial->voice = NULL;
  g_atomic_rc_box_release_full (g_steal_pointer (&self->trial), line_clear);
}

/* What was handed over is said to its end, though the connection closes. */
static void
take_trial (SoleusVoice *self, gboolean found)
{
  drop_trial (self);
  g_debug ("A voice for the language is %s", found ? "there" : "missing");
  if (self->found == found)
    return;
  self->found = found;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOUND]);
}

static void
job_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  Line *line = job->line;

  line->busy = FALSE;
  if (line->voice != NULL && line == line->voice->trial)
    {
      take_trial (line->voice, job->problem == NULL);
      return;
    }
  if (line->voice != NULL && job->opened)
    take_problem (line->voice, job->problem);
  if (line->voice != NULL)
    serve (line->voice);
}

static void
run_job (Line *line, gboolean stop, char *text, SoleusVoicePriority priority)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, job_done_cb, NULL);
  Job *job = g_new0 (Job, 1);

  line->busy = TRUE;
  job->line = g_atomic_rc_box_acquire (line);
  job->stop = stop;
  job->text = text;
  job->priority = priority;
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, job_thread);
}

/* Does what is to be done now, or waits for the job that runs or for the time of the message. */
static void
serve (SoleusVoice *self)
{
  gint64 now = soleus_clock_get_monotonic (self->clock);
  gboolean stop = self->stopping;

  if (self->line == NULL || self->line->busy)
    return;
  if (self->text != NULL && now - self->due > STALE_US)
    g_clear_pointer (&self->text, g_free);
  self->stopping = FALSE;
  if (self->text != NULL && now >= self->due)
    run_job (self->line, stop, g_steal_pointer (&self->text), self->priority);
  else if (stop)
    run_job (self->line, TRUE, NULL, self->priority);
  else if (self->text != NULL)
    g_source_set_ready_time (self->timer, soleus_clock_get_ready_time (self->clock, self->due));
}

static gboolean
timer_dispatch (GSource *source, GSourceFunc callback, gpointer data)
{
  g_source_set_ready_time (source, -1);
  return callback (data);
}

static gboolean
timer_cb (gpointer data)
{
  serve (data);
  return G_SOURCE_CONTINUE;
}

/* Finds the language that the interface is really shown in, such as "pt-br". It isn't the locale's
 * where there is no translation for that. The header of the translation in use tells. */
static char *
dup_language (void)
{
  const char *header = dgettext (GETTEXT_PACKAGE, "");
  g_auto (GStrv) lines = g_strsplit (header, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "Language:"))
      {
        g_autofree char *language = g_ascii_strdown (lines[i] + strlen ("Language:"), -1);

        g_strdelimit (g_strstrip (language), "_", '-');
        if (*language != '\0')
          return g_steal_pointer (&language);
      }
  return g_strdup ("en");
}

static Line *
line_new (SoleusVoice *self)
{
  Line *line = g_atomic_rc_box_new0 (Line);

  line->voice = self;
  line->language = dup_language ();
  return line;
}

static void
drop_line (SoleusVoice *self)
{
  if (self->line == NULL)
    return;
  self->line->voice = NULL;
  g_atomic_rc_box_release_full (g_steal_pointer (&self->line), line_clear);
  g_clear_pointer (&self->text, g_free);
  self->stopping = FALSE;
}

static void
soleus_voice_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SoleusVoice *self = SOLEUS_VOICE (object);

  switch (id)
    {
    case PROP_AVAILABLE:
      g_value_set_boolean (value, soleus_speech_is_supported ());
      break;
    case PROP_ENABLED:
      g_value_set_boolean (value, soleus_voice_get_enabled (self));
      break;
    case PROP_FOUND:
      g_value_set_boolean (value, self->found);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
soleus_voice_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ENABLED:
      soleus_voice_set_enabled (SOLEUS_VOICE (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
soleus_voice_dispose (GObject *object)
{
  SoleusVoice *self = SOLEUS_VOICE (object);

  drop_line (self);
  drop_trial (self);
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
  G_OBJECT_CLASS (soleus_voice_parent_class)->dispose (object);
}

static void
soleus_voice_finalize (GObject *object)
{
  SoleusVoice *self = SOLEUS_VOICE (object);

  g_clear_object (&self->clock);
  g_clear_pointer (&self->problem, g_free);
  G_OBJECT_CLASS (soleus_voice_parent_class)->finalize (object);
}

static void
soleus_voice_class_init (SoleusVoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = soleus_voice_get_property;
  object_class->set_property = soleus_voice_set_property;
  object_class->dispose = soleus_voice_dispose;
  object_class->finalize = soleus_voice_finalize;

  /* Whether this build can speak at all. */
  properties[PROP_AVAILABLE] =
      g_param_spec_boolean ("available", NULL, NULL, FALSE, G_PARAM_READABLE | flags);
  /* Whether the person wants to be spoken to. Only then is there a connection. */
  properties[PROP_ENABLED] =
      g_param_spec_boolean ("enabled", NULL, NULL, FALSE, G_PARAM_READWRITE | flags);
  /* Whether the last look or trial met a voice that speaks the language. */
  properties[PROP_FOUND] =
      g_param_spec_boolean ("found", NULL, NULL, FALSE, G_PARAM_READABLE | flags);
  /* Why nothing can be said although it is wanted, as a translated sentence; NULL otherwise. */
  properties[PROP_PROBLEM] =
      g_param_spec_string ("problem", NULL, NULL, NULL, G_PARAM_READABLE | flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
soleus_voice_init (SoleusVoice *self)
{
  static GSourceFuncs funcs = { .dispatch = timer_dispatch };

  self->timer = g_source_new (&funcs, sizeof (GSource));
  g_source_set_callback (self->timer, timer_cb, self, NULL);
  g_source_attach (self->timer, g_main_context_get_thread_default ());
}

/* @clock: the clock that the sessions run on. Returns: (transfer full): a voice that is off */
SoleusVoice *
soleus_voice_new (SoleusClock *clock)
{
  SoleusVoice *self = g_object_new (SOLEUS_TYPE_VOICE, NULL);

  self->clock = g_object_ref (clock);
  g_signal_connect_object (clock, "moved", G_CALLBACK (serve), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * soleus_voice_say:
 * @text: what to say, in the language of the interface
 *
 * Says it a little later, when the chime of the same moment has been heard. It takes the place of a
 * message that waits, unless that one has a higher priority. Does nothing while the voice is off.
 * Never blocks.
 */
void
soleus_voice_say (SoleusVoice *self, const char *text, SoleusVoicePriority priority)
{
  g_return_if_fail (SOLEUS_IS_VOICE (self));
  g_return_if_fail (text != NULL);

  if (self->line == NULL || (self->text != NULL && self->priority > priority))
    return;
  g_clear_pointer (&self->text, g_free);
  self->text = g_strdup (text);
  self->priority = priority;
  self->due = soleus_clock_get_monotonic (self->clock) + DELAY_US;
  serve (self);
}

/* Cuts what is being said and forgets what waits, as at a pause. Never blocks. */
void
soleus_voice_stop (SoleusVoice *self)
{
  g_return_if_fail (SOLEUS_IS_VOICE (self));

  if (self->line == NULL)
    return;
  g_clear_pointer (&self->text, g_free);
  self->stopping = TRUE;
  serve (self);
}

/**
 * soleus_voice_try:
 * @text: (nullable): what to say, in the language of the interface
 *
 * Says it at once, although the voice is off, as a sample. Without a text it only looks for a voice
 * that speaks the language: the property "found" tells. Does nothing while it still tries. Never
 * blocks.
 */
void
soleus_voice_try (SoleusVoice *self, const char *text)
{
  g_return_if_fail (SOLEUS_IS_VOICE (self));

  if (self->trial != NULL || !soleus_speech_is_supported ())
    return;
  self->trial = line_new (self);
  run_job (self->trial, FALSE, g_strdup (text), SOLEUS_VOICE_PRIORITY_STEP);
}

gboolean
soleus_voice_get_found (SoleusVoice *self)
{
  return self->found;
}

gboolean
soleus_voice_get_available (SoleusVoice *self)
{
  return soleus_speech_is_supported ();
}

gboolean
soleus_voice_get_enabled (SoleusVoice *self)
{
  return self->line != NULL;
}

/* Connects to speech-dispatcher in the background, or lets it go. */
void
soleus_voice_set_enabled (SoleusVoice *self, gboolean enabled)
{
  if (!enabled == !soleus_voice_get_enabled (self))
    return;
  drop_line (self);
  if (enabled)
    {
      self->line = line_new (self);
      run_job (self->line, FALSE, NULL, SOLEUS_VOICE_PRIORITY_STEP);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENABLED]);
  take_problem (self, NULL);
}

const char *
soleus_voice_get_problem (SoleusVoice *self)
{
  return self->problem;
}
