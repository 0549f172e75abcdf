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
 * Says what to do in a session: the step to come, the switch of legs, half-way and the end.
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

static char *
describe_step (SoleusPhase *phase)
{
  const char *cue = soleus_phase_get_step (phase)->cue;

  if (soleus_phase_get_leg (phase) == SOLEUS_LEG_BOTH)
    return g_strdup (cue);
  /* Translators: spoken: the leg, then what to do: "Right leg. Knee straight, heel down, lean in".
   */
  return g_strdup_printf (_ ("%s. %s"), soleus_format_leg (soleus_phase_get_leg (phase)), cue);
}

/* The time before a hold tells what is coming; the hold itself begins with its chime alone, unless
 * it follows another step directly. */
static void
phase_changed_cb (SoleusNarrator *self)
{
  SoleusPhase *phase = soleus_session_get_phase (self->session);
  guint position = soleus_session_get_position (self->session);
  gboolean follows_work = position > 0 && soleus_phase_get_kind (soleus_session_get_phase_at (
                                              self->session, position - 1)) == SOLEUS_PHASE_WORK;
  gboolean done = soleus_phase_get_kind (phase) == SOLEUS_PHASE_DONE;
  g_autofree char *step = done ? NULL : describe_step (phase);
  g_autofree char *change = NULL, *sentence = NULL;

  if (soleus_session_get_elapsed (self->session) > FRESH_MS)
    return;
  forget_other_work (self, phase);
  switch (soleus_phase_get_kind (phase))
    {
    case SOLEUS_PHASE_SWITCH:
      /* Translators: spoken: the legs change; then the leg and what to do. */
      change = g_strdup_printf (_ ("Switch legs. %s"), step);
      soleus_voice_say (self->voice, change, SOLEUS_VOICE_PRIORITY_CHANGE);
      break;
    case SOLEUS_PHASE_DONE:
      soleus_voice_say (self->voice, _ ("Done. Well done."), SOLEUS_VOICE_PRIORITY_CHANGE);
      break;
    case SOLEUS_PHASE_WORK:
      if (follows_work)
        soleus_voice_say (self->voice, step, SOLEUS_VOICE_PRIORITY_STEP);
      break;
    case SOLEUS_PHASE_REST:
      if (soleus_phase_is_get_up (phase))
        {
          /* Translators: spoken: how to get up from the floor; then the leg and what to do. */
          sentence = soleus_format_sentence (phase, 0);
          change = g_strdup_printf (_ ("%s. %s"), sentence, step);
          soleus_voice_say (self->voice, change, SOLEUS_VOICE_PRIORITY_CHANGE);
        }
      else
        soleus_voice_say (self->voice, step, SOLEUS_VOICE_PRIORITY_STEP);
      break;
    case SOLEUS_PHASE_GET_READY:
    default:
      soleus_voice_say (self->voice, step, SOLEUS_VOICE_PRIORITY_STEP);
      break;
    }
}

static void
cue_cb (SoleusNarrator *self, const SoleusCue *cue)
{
  if (cue->kind == SOLEUS_CUE_HALFWAY)
    /* Translators: spoken: half of the hold is over. */
    soleus_voice_say (self->voice, _ ("Half-way"), SOLEUS_VOICE_PRIORITY_NOTE);
}

static void
state_cb (SoleusNarrator *self)
{
  SoleusSessionState state = soleus_session_get_state (self->session);

  if (state != SOLEUS_SESSION_RUNNING &&
      soleus_phase_get_kind (soleus_session_get_phase (self->session)) != SOLEUS_PHASE_DONE)
    soleus_voice_stop (self->voice);
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
  return self;
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
