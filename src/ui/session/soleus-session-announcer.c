/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-session-announcer.h"

#include <glib/gi18n-lib.h>

#include "soleus-compat.h"
#include "soleus-format.h"

/* The milestone before the end of a hold that is announced. */
#define ANNOUNCE_LEFT 10

/* Tells the milestones of a session to a screen reader: each phase, half of it, ten seconds before
 * its end, a pause and the end, but not every second. Before GTK 4.14 the title of the window tells
 * them, which Orca speaks wherever the focus is. */
struct _SoleusSessionAnnouncer
{
  GObject parent_instance;

  GtkWidget *widget;
  SoleusSession *session;
  GSignalGroup *signals;
  char *milestone;
  SoleusSessionState state;
  gboolean spoken;
};

enum
{
  PROP_0,
  PROP_MILESTONE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SoleusSessionAnnouncer, soleus_session_announcer, G_TYPE_OBJECT)

static void
announce (SoleusSessionAnnouncer *self, char *milestone)
{
  if (!soleus_compat_can_announce ())
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->widget),
                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  g_free (self->milestone);
  self->milestone = milestone;
  /* Elsewhere the title of the window tells it, and more than one way is told more than once. The
   * end is told by the page that gets the focus. */
  if (!self->spoken && !soleus_session_is_over (self->session) && soleus_compat_can_announce ())
    soleus_compat_announce (self->widget, milestone);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MILESTONE]);
}

/* The word for the phase, which a rest and the way up say in their sentence, and that sentence. */
static char *
format_phase (SoleusPhase *phase)
{
  g_autofree char *spoken = NULL;

  if (soleus_phase_get_kind (phase) == SOLEUS_PHASE_DONE)
    return g_strdup (_ ("Done"));
  spoken = soleus_format_spoken (phase);
  if (soleus_phase_get_kind (phase) == SOLEUS_PHASE_REST)
    return g_steal_pointer (&spoken);
  /* Translators: the kind of phase, then what to do: "Hold. Right leg. Knee straight, heel down".
   */
  return g_strdup_printf (_ ("%s. %s"), soleus_format_phase (phase), spoken);
}

static void
announce_phase (SoleusSessionAnnouncer *self)
{
  announce (self, format_phase (soleus_session_get_phase (self->session)));
}

static void
remaining_cb (SoleusSessionAnnouncer *self)
{
  SoleusPhase *phase = soleus_session_get_phase (self->session);
  gint64 seconds;

  g_object_get (self->session, "remaining-seconds", &seconds, NULL);
  if (seconds == ANNOUNCE_LEFT && soleus_phase_get_kind (phase) == SOLEUS_PHASE_WORK &&
      soleus_phase_get_duration (phase) > 2 * ANNOUNCE_LEFT * 1000)
    announce (self, g_strdup_printf (ngettext ("%d second left", "%d seconds left", ANNOUNCE_LEFT),
                                     ANNOUNCE_LEFT));
}

static void
cue_cb (SoleusSessionAnnouncer *self, const SoleusCue *cue)
{
  g_autofree char *what = NULL;

  if (cue->kind != SOLEUS_CUE_HALFWAY)
    return;
  what = soleus_format_phase_title (cue->phase);
  /* Translators: half of the hold is over; then the leg and the step. */
  announce (self, g_strdup_printf (_ ("Halfway. %s"), what));
}

/* The pause between a stop that is taken back and getting ready is over at once. */
static void
state_cb (SoleusSessionAnnouncer *self)
{
  SoleusSessionState before = self->state;

  self->state = soleus_session_get_state (self->session);
  if (self->state == SOLEUS_SESSION_RUNNING)
    announce_phase (self);
  else if (self->state == SOLEUS_SESSION_PAUSED && before != SOLEUS_SESSION_STOPPED)
    announce (self, soleus_session_was_asleep (self->session)
                        ? g_strdup (_ ("Paused while the computer slept"))
                        : g_strdup (_ ("Paused")));
}

static void
soleus_session_announcer_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SoleusSessionAnnouncer *self = SOLEUS_SESSION_ANNOUNCER (object);

  switch (id)
    {
    case PROP_MILESTONE:
      g_value_set_string (value, self->milestone);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
soleus_session_announcer_dispose (GObject *object)
{
  SoleusSessionAnnouncer *self = SOLEUS_SESSION_ANNOUNCER (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->session);
  g_clear_pointer (&self->milestone, g_free);
  G_OBJECT_CLASS (soleus_session_announcer_parent_class)->dispose (object);
}

static void
soleus_session_announcer_class_init (SoleusSessionAnnouncerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = soleus_session_announcer_get_property;
  object_class->dispose = soleus_session_announcer_dispose;

  properties[PROP_MILESTONE] =
      g_param_spec_string ("milestone", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
soleus_session_announcer_init (SoleusSessionAnnouncer *self)
{
  self->signals = g_signal_group_new (SOLEUS_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "phase-changed", G_CALLBACK (announce_phase),
                                  self);
  g_signal_group_connect_swapped (self->signals, "notify::state", G_CALLBACK (state_cb), self);
  g_signal_group_connect_swapped (self->signals, "notify::remaining-seconds",
                                  G_CALLBACK (remaining_cb), self);
  g_signal_group_connect_swapped (self->signals, "cue", G_CALLBACK (cue_cb), self);
}

/* @widget has the focus while a session runs, and must outlive the announcer. */
SoleusSessionAnnouncer *
soleus_session_announcer_new (GtkWidget *widget)
{
  SoleusSessionAnnouncer *self = g_object_new (SOLEUS_TYPE_SESSION_ANNOUNCER, NULL);

  self->widget = widget;
  return self;
}

/* A title that changes while the focus moves is not spoken; what describes the new focus is. The
 * first milestone takes it away again, or it would be read out a second time with the control. */
static void
describe_start (SoleusSessionAnnouncer *self)
{
  g_autofree char *text = NULL;

  if (self->spoken || soleus_compat_can_announce ())
    return;
  text = format_phase (soleus_session_get_phase (self->session));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->widget),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

void
soleus_session_announcer_set_session (SoleusSessionAnnouncer *self, SoleusSession *session)
{
  g_set_object (&self->session, session);
  g_signal_group_set_target (self->signals, session);
  if (!session)
    return;
  self->state = soleus_session_get_state (session);
  describe_start (self);
}

void
soleus_session_announcer_set_spoken (SoleusSessionAnnouncer *self, gboolean spoken)
{
  self->spoken = spoken;
}

const char *
soleus_session_announcer_get_milestone (SoleusSessionAnnouncer *self)
{
  return self->milestone;
}
