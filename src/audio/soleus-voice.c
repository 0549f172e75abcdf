/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-voice.h"

#include "soleus-speech.h"
#include "soleus-voice-worker.h"

struct _SoleusVoice
{
  GObject parent_instance;

  SoleusClock *clock;
  SoleusVoiceWorker *worker;
  char *problem;
};

enum
{
  PROP_0,
  PROP_AVAILABLE,
  PROP_ENABLED,
  PROP_PROBLEM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SoleusVoice, soleus_voice, G_TYPE_OBJECT)

static void
take_problem (SoleusVoice *self, char *problem)
{
  if (g_strcmp0 (self->problem, problem) == 0)
    {
      g_free (problem);
      return;
    }
  g_free (self->problem);
  self->problem = problem;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static void
worker_changed_cb (SoleusVoice *self, SoleusVoiceWorker *worker)
{
  if (worker == self->worker)
    take_problem (self, soleus_voice_worker_dup_problem (worker));
}

static void
drop_worker (SoleusVoice *self)
{
  if (self->worker == NULL)
    return;
  soleus_voice_worker_quit (self->worker);
  g_clear_object (&self->worker);
}

static void
soleus_voice_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SoleusVoice *self = SOLEUS_VOICE (object);

  switch (id)
    {
    case PROP_AVAILABLE:
      g_value_set_boolean (value, soleus_voice_get_available (self));
      break;
    case PROP_ENABLED:
      g_value_set_boolean (value, soleus_voice_get_enabled (self));
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
  drop_worker (SOLEUS_VOICE (object));
  G_OBJECT_CLASS (soleus_voice_parent_class)->dispose (object);
}

static void
soleus_voice_finalize (GObject *object)
{
  g_clear_object (&SOLEUS_VOICE (object)->clock);
  g_free (SOLEUS_VOICE (object)->problem);
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

  /**
   * SoleusVoice:available:
   *
   * Whether this build can speak at all.
   */
  properties[PROP_AVAILABLE] =
      g_param_spec_boolean ("available", NULL, NULL, FALSE, G_PARAM_READABLE | flags);
  /**
   * SoleusVoice:enabled:
   *
   * Whether the person wants to be spoken to. Only then is there a connection to speech-dispatcher.
   */
  properties[PROP_ENABLED] =
      g_param_spec_boolean ("enabled", NULL, NULL, FALSE, G_PARAM_READWRITE | flags);
  /**
   * SoleusVoice:problem:
   *
   * Why nothing can be said although it is wanted, as a translated sentence; %NULL otherwise.
   */
  properties[PROP_PROBLEM] =
      g_param_spec_string ("problem", NULL, NULL, NULL, G_PARAM_READABLE | flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
soleus_voice_init (SoleusVoice *self)
{
}

/**
 * soleus_voice_new:
 * @clock: the clock that the sessions run on
 *
 * Returns: (transfer full): a voice that is off
 */
SoleusVoice *
soleus_voice_new (SoleusClock *clock)
{
  SoleusVoice *self = g_object_new (SOLEUS_TYPE_VOICE, NULL);

  self->clock = g_object_ref (clock);
  return self;
}

/**
 * soleus_voice_say:
 * @text: what to say, in the language of the interface
 * @priority: what it gives way to, and what to it
 *
 * Says it a little later, when the chime of the same moment has been heard. Does nothing while it
 * is off. Never blocks.
 */
void
soleus_voice_say (SoleusVoice *self, const char *text, SoleusVoicePriority priority)
{
  g_return_if_fail (SOLEUS_IS_VOICE (self));
  g_return_if_fail (text != NULL);

  if (self->worker != NULL)
    soleus_voice_worker_say (self->worker, text, priority);
}

/**
 * soleus_voice_stop:
 *
 * Falls silent, as at a pause. Never blocks.
 */
void
soleus_voice_stop (SoleusVoice *self)
{
  g_return_if_fail (SOLEUS_IS_VOICE (self));

  if (self->worker != NULL)
    soleus_voice_worker_stop (self->worker);
}

/**
 * soleus_voice_update:
 *
 * Says what has come due, as the voice does by itself: for a clock that is moved by hand.
 */
void
soleus_voice_update (SoleusVoice *self)
{
  if (self->worker != NULL)
    soleus_voice_worker_update (self->worker);
}

gboolean
soleus_voice_get_available (SoleusVoice *self)
{
  return soleus_speech_is_supported ();
}

gboolean
soleus_voice_get_enabled (SoleusVoice *self)
{
  return self->worker != NULL;
}

/**
 * soleus_voice_set_enabled:
 * @enabled: whether the person wants to be spoken to
 *
 * Connects to speech-dispatcher in the background, or lets it go.
 */
void
soleus_voice_set_enabled (SoleusVoice *self, gboolean enabled)
{
  if (!enabled == !soleus_voice_get_enabled (self))
    return;
  drop_worker (self);
  if (enabled)
    {
      self->worker = soleus_voice_worker_new (self->clock);
      g_signal_connect_object (self->worker, "changed", G_CALLBACK (worker_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENABLED]);
  take_problem (self, NULL);
}

/**
 * soleus_voice_get_problem:
 *
 * Returns: (nullable): why nothing can be said although it is wanted, translated
 */
const char *
soleus_voice_get_problem (SoleusVoice *self)
{
  return self->problem;
}
