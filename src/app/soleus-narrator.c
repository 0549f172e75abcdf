/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-narrator.h"

#include <glib/gi18n-lib.h>

#include "soleus-format.h"

/* A phase that was gone to by way of others, or gone on with, tells its step no more after that. */
#define FRESH_MS 700
/* No phase is that short: one that ends sooner was skipped. */
#define SKIPPED_US (700 * G_TIME_SPAN_MILLISECOND)

/**
 * SoleusNarrator:
 *
 * Says what to do in a session: the step to come, the switch of legs, half-way and the end.
 */
struct _SoleusNarrator
{
  GObject parent_instance;

  SoleusVoice *voice;
  SoleusClock *clock;
  SoleusSession *session;
  gint64 told;
};

G_DEFINE_FINAL_TYPE (SoleusNarrator, soleus_narrator, G_TYPE_OBJECT)

/* What was to be said of a phase that has been skipped isn't true any more, however much it weighs.
 */
static void
forget_skipped (SoleusNarrator *self)
{
  gint64 now = soleus_clock_get_monotonic (self->clock);

  if (now - self->told < SKIPPED_US)
    soleus_voice_stop (self->voice);
  self->told = now;
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
  g_autofree char *change = NULL;

  if (soleus_session_get_elapsed (self->session) > FRESH_MS)
    return;
  forget_skipped (self);
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
          change = g_strdup_printf (_ ("%s. %s"), soleus_format_cue (phase), step);
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

  g_clear_object (&self->session);
  g_clear_object (&self->voice);
  g_clear_object (&self->clock);
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
}

/**
 * soleus_narrator_new:
 * @voice: says it, while it is enabled
 * @clock: the clock that the sessions run on
 *
 * Returns: (transfer full): a narrator without a session
 */
SoleusNarrator *
soleus_narrator_new (SoleusVoice *voice, SoleusClock *clock)
{
  SoleusNarrator *self = g_object_new (SOLEUS_TYPE_NARRATOR, NULL);

  self->voice = g_object_ref (voice);
  self->clock = g_object_ref (clock);
  return self;
}

/**
 * soleus_narrator_watch:
 * @session: the session that is told from now on
 */
void
soleus_narrator_watch (SoleusNarrator *self, SoleusSession *session)
{
  if (self->session)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  g_signal_connect_object (session, "phase-changed", G_CALLBACK (phase_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "cue", G_CALLBACK (cue_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (state_cb), self,
                           G_CONNECT_SWAPPED);
}
