/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-voice-worker.h"

#include <glib/gi18n-lib.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>

#include "soleus-speech.h"

/* The chime of the same moment is heard first. */
#define DELAY_US (700 * G_TIME_SPAN_MILLISECOND)
/* What could not be said for that long, because speech-dispatcher hung, isn't true any more. */
#define STALE_US (4 * G_TIME_SPAN_SECOND)

struct _SoleusVoiceWorker
{
  GObject parent_instance;

  SoleusClock *clock;
  GMainContext *context;
  char *language;
  SoleusSpeech *speech;

  GMutex mutex;
  GCond cond;
  /* Guarded by the mutex. */
  char *text;
  SoleusVoicePriority priority;
  gint64 due;
  gboolean stopping;
  gboolean quitting;
  char *problem;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusVoiceWorker, soleus_voice_worker, G_TYPE_OBJECT)

static gboolean
emit_changed_cb (gpointer data)
{
  g_signal_emit (data, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
set_problem (SoleusVoiceWorker *self, const char *problem)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_mutex_lock (&self->mutex);
  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_mutex_unlock (&self->mutex);

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit_changed_cb, g_object_ref (self), g_object_unref);
  g_source_attach (source, self->context);
}

static gboolean
ensure_open (SoleusVoiceWorker *self)
{
  g_autoptr (GError) error = NULL;

  if (self->speech != NULL)
    return TRUE;
  self->speech = soleus_speech_open (self->language, &error);
  set_problem (self, error != NULL ? error->message : soleus_speech_get_problem (self->speech));
  return self->speech != NULL;
}

/* speech-dispatcher may have been restarted since the last message: a broken connection is opened
 * anew, once. */
static void
speak (SoleusVoiceWorker *self, const char *text, SoleusVoicePriority priority)
{
  for (guint attempt = 0; attempt < 2 && ensure_open (self); attempt++)
    {
      if (soleus_speech_say (self->speech, text, priority))
        return;
      g_clear_pointer (&self->speech, soleus_speech_close);
    }
}

static void
fall_silent (SoleusVoiceWorker *self)
{
  if (self->speech != NULL && !soleus_speech_stop (self->speech))
    g_clear_pointer (&self->speech, soleus_speech_close);
}

static gboolean
is_time (SoleusVoiceWorker *self)
{
  return self->text != NULL && soleus_clock_get_monotonic (self->clock) >= self->due;
}

/* Called with the mutex held, which it lets go while it talks to speech-dispatcher. */
static void
serve (SoleusVoiceWorker *self)
{
  gboolean stopping = self->stopping;
  gboolean stale =
      self->text != NULL && soleus_clock_get_monotonic (self->clock) - self->due > STALE_US;
  g_autofree char *text = is_time (self) ? g_steal_pointer (&self->text) : NULL;
  SoleusVoicePriority priority = self->priority;

  self->stopping = FALSE;
  g_mutex_unlock (&self->mutex);
  if (stopping)
    fall_silent (self);
  if (text != NULL && !stale)
    speak (self, text, priority);
  g_mutex_lock (&self->mutex);
}

static void
wait (SoleusVoiceWorker *self)
{
  if (self->text != NULL)
    g_cond_wait_until (&self->cond, &self->mutex,
                       soleus_clock_get_ready_time (self->clock, self->due));
  else
    g_cond_wait (&self->cond, &self->mutex);
}

/* A write to a speech-dispatcher that has gone would end the program. */
static void
block_sigpipe (void)
{
  sigset_t signals_to_block;

  sigemptyset (&signals_to_block);
  sigaddset (&signals_to_block, SIGPIPE);
  pthread_sigmask (SIG_BLOCK, &signals_to_block, NULL);
}

static gpointer
worker_thread (gpointer data)
{
  g_autoptr (SoleusVoiceWorker) self = data;

  block_sigpipe ();
  ensure_open (self);

  g_mutex_lock (&self->mutex);
  while (!self->quitting)
    {
      if (self->stopping || is_time (self))
        serve (self);
      else
        wait (self);
    }
  g_mutex_unlock (&self->mutex);

  g_clear_pointer (&self->speech, soleus_speech_close);
  return NULL;
}

static void
soleus_voice_worker_finalize (GObject *object)
{
  SoleusVoiceWorker *self = SOLEUS_VOICE_WORKER (object);

  g_clear_object (&self->clock);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_free (self->language);
  g_free (self->text);
  g_free (self->problem);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  G_OBJECT_CLASS (soleus_voice_worker_parent_class)->finalize (object);
}

static void
soleus_voice_worker_class_init (SoleusVoiceWorkerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = soleus_voice_worker_finalize;

  /**
   * SoleusVoiceWorker::changed:
   *
   * The problem may be another one. Emitted in the main context of the thread that made the worker.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
soleus_voice_worker_init (SoleusVoiceWorker *self)
{
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->context = g_main_context_ref_thread_default ();
  self->language = soleus_voice_worker_dup_language ();
}

/**
 * soleus_voice_worker_new:
 * @clock: tells when the chime before a message is over; it is read on the other thread too
 *
 * Connects to speech-dispatcher on a thread of its own, which alone may be blocked by it. The
 * thread has its own reference: a worker that hangs can be told to quit and forgotten.
 *
 * Returns: (transfer full): a worker that is connecting
 */
SoleusVoiceWorker *
soleus_voice_worker_new (SoleusClock *clock)
{
  SoleusVoiceWorker *self = g_object_new (SOLEUS_TYPE_VOICE_WORKER, NULL);

  self->clock = g_object_ref (clock);
  g_thread_unref (g_thread_new ("soleus-voice", worker_thread, g_object_ref (self)));
  return self;
}

/**
 * soleus_voice_worker_say:
 *
 * Takes the place of a message that waits, unless that one has a higher priority.
 */
void
soleus_voice_worker_say (SoleusVoiceWorker *self, const char *text, SoleusVoicePriority priority)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (self->text != NULL && self->priority > priority)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  self->priority = priority;
  self->due = soleus_clock_get_monotonic (self->clock) + DELAY_US;
  g_cond_signal (&self->cond);
}

/**
 * soleus_voice_worker_stop:
 *
 * Cuts what is being said and forgets what waits.
 */
void
soleus_voice_worker_stop (SoleusVoiceWorker *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  g_clear_pointer (&self->text, g_free);
  self->stopping = TRUE;
  g_cond_signal (&self->cond);
}

/**
 * soleus_voice_worker_update:
 *
 * Looks at the clock, which was moved by hand.
 */
void
soleus_voice_worker_update (SoleusVoiceWorker *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  g_cond_signal (&self->cond);
}

/**
 * soleus_voice_worker_quit:
 *
 * Ends the thread, as soon as speech-dispatcher lets it. Returns at once.
 */
void
soleus_voice_worker_quit (SoleusVoiceWorker *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->quitting = TRUE;
  g_cond_signal (&self->cond);
}

/**
 * soleus_voice_worker_dup_problem:
 *
 * Returns: (transfer full) (nullable): why nothing can be said, translated
 */
char *
soleus_voice_worker_dup_problem (SoleusVoiceWorker *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return g_strdup (self->problem);
}

/**
 * soleus_voice_worker_dup_language:
 *
 * Finds the language that the interface is really shown in, which isn't the locale's where there is
 * no translation for it: the header of the translation that is in use tells.
 *
 * Returns: (transfer full): such as "pt-br"; "en" without a translation
 */
char *
soleus_voice_worker_dup_language (void)
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
