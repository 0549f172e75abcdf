/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-narrator.h"

#include <glib/gi18n-lib.h>

#include "soleus-format.h"

/* The chime comes first, then the voice: as long as the longest chime at an edge is loud. */
#define AFTER_CHIME_MS 700

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
  char *text;
  SoleusVoicePriority priority;
  guint say_id;
};

G_DEFINE_FINAL_TYPE (SoleusNarrator, soleus_narrator, G_TYPE_OBJECT)

static gboolean
say_cb (gpointer user_data)
{
  SoleusNarrator *self = user_data;

  self->say_id = 0;
  soleus_voice_say (self->voice, self->text, self->priority);
  return G_SOURCE_REMOVE;
}

static void
be_quiet (SoleusNarrator *self)
{
  g_clear_handle_id (&self->say_id, g_source_remove);
  soleus_voice_stop (self->voice);
}

static void
say (SoleusNarrator *self, char *text, SoleusVoicePriority priority)
{
  g_free (self->text);
  self->text = text;
  self->priority = priority;
  g_clear_handle_id (&self->say_id, g_source_remove);
  self->say_id = g_timeout_add (AFTER_CHIME_MS, say_cb, self);
}

static char *
describe_step (SoleusPhase *phase)
{
  const char *cue = soleus_step_get_cue (soleus_phase_get_step (phase));

  if (soleus_phase_get_leg (phase) == SOLEUS_LEG_BOTH)
    return g_strdup (cue);
  /* Translators: spoken: the leg, then what to do: "Right leg. Knee straight, heel down, lean in". */
  return g_strdup_printf (_("%s. %s"), soleus_format_leg (soleus_phase_get_leg (phase)), cue);
}

/* The time before a hold tells what is coming; the hold itself begins with its chime alone, unless
 * it follows another step directly. */
static void
phase_changed_cb (SoleusNarrator *self)
{
  SoleusPhase *phase = soleus_session_get_phase (self->session);
  guint position = soleus_session_get_position (self->session);
  gboolean follows_work =
      position > 0 && soleus_phase_get_kind (soleus_session_get_phase_at (
                          self->session, position - 1)) == SOLEUS_PHASE_WORK;
  g_autofree char *step = NULL;

  if (soleus_session_get_elapsed (self->session) > AFTER_CHIME_MS)
    return;
  switch (soleus_phase_get_kind (phase))
    {
    case SOLEUS_PHASE_SWITCH:
      step = describe_step (phase);
      /* Translators: spoken: the legs change; then the leg and what to do. */
      say (self, g_strdup_printf (_("Switch legs. %s"), step), SOLEUS_VOICE_PRIORITY_CHANGE);
      break;
    case SOLEUS_PHASE_DONE:
      say (self, g_strdup (_("Done. Well done.")), SOLEUS_VOICE_PRIORITY_CHANGE);
      break;
    case SOLEUS_PHASE_WORK:
      if (follows_work)
        say (self, describe_step (phase), SOLEUS_VOICE_PRIORITY_STEP);
      break;
    case SOLEUS_PHASE_REST:
    case SOLEUS_PHASE_GET_READY:
    default:
      say (self, describe_step (phase), SOLEUS_VOICE_PRIORITY_STEP);
      break;
    }
}

static void
cue_cb (SoleusNarrator *self, const SoleusCue *cue)
{
  if (cue->kind == SOLEUS_CUE_HALFWAY)
    /* Translators: spoken: half of the hold is over. */
    say (self, g_strdup (_("Half-way")), SOLEUS_VOICE_PRIORITY_NOTE);
}

static void
state_cb (SoleusNarrator *self)
{
  SoleusSessionState state = soleus_session_get_state (self->session);

  if (state != SOLEUS_SESSION_RUNNING && state != SOLEUS_SESSION_FINISHED)
    be_quiet (self);
}

static void
soleus_narrator_dispose (GObject *object)
{
  SoleusNarrator *self = SOLEUS_NARRATOR (object);

  g_clear_handle_id (&self->say_id, g_source_remove);
  g_clear_pointer (&self->text, g_free);
  g_clear_object (&self->session);
  g_clear_object (&self->voice);
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
  if (self->session)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  g_signal_connect_object (session, "phase-changed", G_CALLBACK (phase_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "cue", G_CALLBACK (cue_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
}
