/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-narrator.h"

#include <glib/gi18n-lib.h>

#include "soleus-format.h"

/* A phase that has run for longer only goes on, or has another length: its step was told. */
#define FRESH_MS 700

/**
 * SoleusNarrator:
 *
 * Says what to do in a session, as its page shows it, and half-way and the end.
 */
struct _SoleusNarrator
{
  GObject parent_instance;

  SoleusVoice *voice;
  SoleusSession *session;
  GSignalGroup *signals;
  /* The phase that was last told of. */
  SoleusPhase *told;
};

G_DEFINE_FINAL_TYPE (SoleusNarrator, soleus_narrator, G_TYPE_OBJECT)

/* A message that tells of other work than that of @phase isn't true any more, however much it
 * weighs.
 */
static void
forget_other_work (SoleusNarrator *self, SoleusPhase *phase)
{
  if (self->told &&
      (soleus_phase_get_step (self->told) != soleus_phase_get_step (phase) ||
       soleus_phase_get_leg (self->told) != soleus_phase_get_leg (phase) ||
       soleus_phase_get_repetition (self->told) != soleus_phase_get_repetition (phase)))
    soleus_voice_stop (self->voice);
  g_clear_pointer (&self->told, soleus_phase_unref);
  self->told = soleus_phase_ref (phase);
}

/* Says the sentence that is shown. A set-up shows those of the time before it once more. */
static void
phase_changed_cb (SoleusNarrator *self)
{
  SoleusPhase *phase = soleus_session_get_phase (self->session);
  g_autofree char *spoken = soleus_format_spoken (phase);
  g_autofree char *told = self->told ? soleus_format_spoken (self->told) : NULL;
  g_autofree char *change = NULL;

  if (soleus_session_get_elapsed (self->session) > FRESH_MS)
    return;
  forget_other_work (self, phase);
  switch (soleus_phase_get_kind (phase))
    {
    case SOLEUS_PHASE_SWITCH:
      /* Translators: spoken: the legs change; then the leg and what to do. */
      change = g_strdup_printf (_ ("Switch legs. %s"), spoken);
      soleus_voice_say (self->voice, change, SOLEUS_VOICE_PRIORITY_CHANGE);
      break;
    case SOLEUS_PHASE_DONE:
      soleus_voice_say (self->voice, _ ("Done. Well done."), SOLEUS_VOICE_PRIORITY_CHANGE);
      break;
    case SOLEUS_PHASE_WORK:
      if (g_strcmp0 (spoken, told) != 0)
        soleus_voice_say (self->voice, spoken, SOLEUS_VOICE_PRIORITY_STEP);
      break;
    case SOLEUS_PHASE_REST:
    case SOLEUS_PHASE_GET_READY:
    default:
      soleus_voice_say (self->voice, spoken,
                        soleus_phase_is_get_up (phase) ? SOLEUS_VOICE_PRIORITY_CHANGE
                                                       : SOLEUS_VOICE_PRIORITY_STEP);
      break;
    }
}

static void
cue_cb (SoleusNarrator *self, const SoleusCue *cue)
{
  if (cue->kind == SOLEUS_CUE_HALFWAY)
    /* Translators: spoken: half of the hold is over. */
    soleus_voice_say (self->voice, _ ("Halfway"), SOLEUS_VOICE_PRIORITY_NOTE);
}

static void
state_cb (SoleusNarrator *self)
{
  SoleusSessionState state = soleus_session_get_state (self->session);

  if (state != SOLEUS_SESSION_RUNNING &&
      soleus_phase_get_kind (soleus_session_get_phase (self->session)) != SOLEUS_PHASE_DONE)
    soleus_voice_stop (self->voice);
}

/* A voice that was just turned on needn't wait for the next change to be heard. */
static void
enabled_cb (SoleusNarrator *self)
{
  g_autofree char *spoken = NULL;

  if (!self->session || !soleus_voice_get_enabled (self->voice) ||
      soleus_session_get_state (self->session) != SOLEUS_SESSION_RUNNING)
    return;
  spoken = soleus_format_spoken (soleus_session_get_phase (self->session));
  soleus_voice_say (self->voice, spoken, SOLEUS_VOICE_PRIORITY_STEP);
}

static void
soleus_narrator_dispose (GObject *object)
{
  SoleusNarrator *self = SOLEUS_NARRATOR (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->session);
  g_clear_object (&self->voice);
  g_clear_pointer (&self->told, soleus_phase_unref);
  G_OBJECT_CLASS (soleus_narrator_parent_class)->dispose (object);
}

static void
soleus_narrator_class_init (SoleusNarratorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = soleus_narrator_dispose;
}

static void
soleus_narrator_init (SoleusNarrator *self)
{
  self->signals = g_signal_group_new (SOLEUS_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "phase-changed", G_CALLBACK (phase_changed_cb),
                                  self);
  g_signal_group_connect_swapped (self->signals, "cue", G_CALLBACK (cue_cb), self);
  g_signal_group_connect_swapped (self->signals, "notify::state", G_CALLBACK (state_cb), self);
}

/**
 * soleus_narrator_new:
 * @voice: says it, while it is enabled
 *
 * Returns: (transfer full): a narrator without a session
 */
SoleusNarrator *
soleus_narrator_new (SoleusVoice *voice)
{
  SoleusNarrator *self = g_object_new (SOLEUS_TYPE_NARRATOR, NULL);

  self->voice = g_object_ref (voice);
  g_signal_connect_object (voice, "notify::enabled", G_CALLBACK (enabled_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/* Says as a sample what is to be done now, although the voice is off. */
void
soleus_narrator_give_sample (SoleusNarrator *self)
{
  g_autofree char *spoken = NULL;

  if (!self->session || soleus_session_is_over (self->session))
    return;
  spoken = soleus_format_spoken (soleus_session_get_phase (self->session));
  soleus_voice_try (self->voice, spoken);
}

/**
 * soleus_narrator_watch:
 * @session: the session that is told from now on
 */
void
soleus_narrator_watch (SoleusNarrator *self, SoleusSession *session)
{
  g_set_object (&self->session, session);
  g_signal_group_set_target (self->signals, session);
}
