/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-massage-strip.h"

#include "soleus-front-page.h"

/* The parts of a massage that other sessions lack: the note that only gentle pressure is right, the
 * way on from a tender spot that eased, and the ways to more pressure and back to less. */
struct _SoleusMassageStrip
{
  AdwBin parent_instance;

  GtkWidget *gentle_note;
  GtkStack *pressure;
  GtkWidget *ease_button;
  GtkWidget *lighten_button;
  GtkWidget *heavier_button;

  SoleusSession *session;
  GSignalGroup *signals;
};

G_DEFINE_FINAL_TYPE (SoleusMassageStrip, soleus_massage_strip, ADW_TYPE_BIN)

/* Whether the session has a tender spot, and whether a step of it can be made heavier. */
static void
look_ahead (SoleusSession *session, gboolean *spot, gboolean *heavier)
{
  *spot = *heavier = FALSE;
  for (guint i = 0; i < soleus_session_get_n_phases (session); i++)
    {
      SoleusPhase *phase = soleus_session_get_phase_at (session, i);

      if (!soleus_phase_is_pressure (phase))
        continue;
      *spot |= soleus_phase_get_step (phase)->spot;
      *heavier |= soleus_phase_get_step (phase)->heavier != NULL;
    }
}

/* A widget that isn't shown keeps its room. GTK would leave it in the accessible tree. */
static void
show_in_place (GtkWidget *widget, gboolean shown)
{
  gtk_widget_set_child_visible (widget, shown);
  gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, !shown, -1);
}

/* Each button keeps its place through a session that may need it, seen or not: nothing else moves
 * when it comes. "It eased" is there, asleep, as long as the spot is held. */
static void
refresh (SoleusMassageStrip *self)
{
  SoleusPhase *phase = soleus_session_get_phase (self->session);
  gboolean live = !soleus_session_is_over (self->session);
  gboolean spot = live && soleus_phase_is_pressure (phase) && soleus_phase_get_step (phase)->spot;
  gboolean gentle = live && soleus_session_is_gentle (self->session);
  gboolean heavy = live && soleus_session_can_lighten (self->session);
  gboolean heavier = live && soleus_session_can_add_pressure (self->session);
  gboolean any_spot, any_heavier;

  look_ahead (self->session, &any_spot, &any_heavier);
  gtk_widget_set_visible (self->gentle_note, gentle);
  gtk_widget_set_visible (GTK_WIDGET (self->pressure), heavy || (any_heavier && !gentle));
  show_in_place (GTK_WIDGET (self->pressure), heavy || heavier);
  soleus_front_page_show (self->pressure, heavy ? self->lighten_button : self->heavier_button);
  gtk_widget_set_visible (self->ease_button, any_spot);
  show_in_place (self->ease_button, spot);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "massage.ease",
                                 spot && soleus_session_can_ease (self->session));
  gtk_widget_set_visible (GTK_WIDGET (self), live && (gentle || heavy || any_spot || any_heavier));
}

static void
pressure_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusMassageStrip *self = SOLEUS_MASSAGE_STRIP (widget);

  if (!self->session)
    return;
  if (g_str_equal (name, "massage.ease"))
    soleus_session_ease (self->session);
  else if (g_str_equal (name, "massage.lighten"))
    soleus_session_lighten (self->session);
  else
    soleus_session_add_pressure (self->session);
}

static void
soleus_massage_strip_dispose (GObject *object)
{
  SoleusMassageStrip *self = SOLEUS_MASSAGE_STRIP (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_MASSAGE_STRIP);
  G_OBJECT_CLASS (soleus_massage_strip_parent_class)->dispose (object);
}

static void
soleus_massage_strip_class_init (SoleusMassageStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_massage_strip_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-massage-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusMassageStrip, gentle_note);
  gtk_widget_class_bind_template_child (widget_class, SoleusMassageStrip, pressure);
  gtk_widget_class_bind_template_child (widget_class, SoleusMassageStrip, ease_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusMassageStrip, lighten_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusMassageStrip, heavier_button);
  gtk_widget_class_install_action (widget_class, "massage.ease", NULL, pressure_action);
  gtk_widget_class_install_action (widget_class, "massage.lighten", NULL, pressure_action);
  gtk_widget_class_install_action (widget_class, "massage.heavier", NULL, pressure_action);
}

static void
soleus_massage_strip_init (SoleusMassageStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (SOLEUS_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "phase-changed", G_CALLBACK (refresh), self);
  g_signal_group_connect_swapped (self->signals, "notify::state", G_CALLBACK (refresh), self);
  g_signal_group_connect_swapped (self->signals, "notify::remaining-seconds", G_CALLBACK (refresh),
                                  self);
}

void
soleus_massage_strip_set_session (SoleusMassageStrip *self, SoleusSession *session)
{
  g_set_object (&self->session, session);
  g_signal_group_set_target (self->signals, session);
  if (session)
    refresh (self);
}
