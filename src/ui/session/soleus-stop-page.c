/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-stop-page.h"

#include <glib/gi18n-lib.h>

#include "soleus-format.h"

/**
 * SoleusStopPage:
 *
 * What follows a stop for pain (content C4): take the load off, tell how it is, and the advice that
 * fits. There is no way back into the session from here.
 */
struct _SoleusStopPage
{
  AdwBin parent_instance;

  GtkLabel *heading;
  GtkLabel *body;
  GtkLabel *note;
  GtkWidget *question;
  GtkWidget *gone_button;
  GtkWidget *leave_button;

  SoleusSession *session;
};

enum
{
  SIGNAL_LEAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusStopPage, soleus_stop_page, ADW_TYPE_BIN)

static void
show_advice (SoleusStopPage *self, const char *heading, const char *body, const char *note)
{
  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->body, body);
  if (note)
    gtk_label_set_label (self->note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
  gtk_widget_set_visible (self->question, FALSE);
  gtk_widget_set_visible (self->leave_button, TRUE);
  gtk_widget_grab_focus (self->leave_button);
}

/* What a doctor or therapist will ask for: when, which leg, what, for how long. */
static char *
make_note (SoleusStopPage *self)
{
  SoleusPhase *phase = soleus_session_get_phase (self->session);
  g_autoptr (GDateTime) date = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (date, "%x %H:%M");
  g_autofree char *what = soleus_format_phase_title (phase);
  g_autofree char *time = soleus_format_duration (soleus_session_get_elapsed (self->session));

  /* Translators: date and time, then leg and step, then how long it was done. */
  return g_strdup_printf (_("For your visit: %s. %s, stopped after %s."), day, what, time);
}

static void
gone_cb (SoleusStopPage *self)
{
  show_advice (self, _("Good that it eased"),
               _("Leave that leg alone for today. If the pain comes back or you aren’t sure, ask a "
                 "doctor or physical therapist."),
               NULL);
}

static void
sharp_cb (SoleusStopPage *self)
{
  g_autofree char *note = make_note (self);

  show_advice (self, _("Stop here and get professional advice"),
               _("Rest the leg. Swelling, warmth, redness or pain that you can’t explain: get medical "
                 "help now."),
               note);
}

static void
serious_cb (SoleusStopPage *self)
{
  g_autofree char *note = make_note (self);

  show_advice (self, _("Get medical help now"),
               _("Don’t stretch or massage. Sudden trouble breathing, chest pain, coughing blood or "
                 "fainting: call your local emergency number."),
               note);
}

static void
leave_cb (SoleusStopPage *self)
{
  g_signal_emit (self, signals[SIGNAL_LEAVE], 0);
}

static gboolean
soleus_stop_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SOLEUS_STOP_PAGE (widget)->gone_button);
}

static void
soleus_stop_page_dispose (GObject *object)
{
  g_clear_object (&SOLEUS_STOP_PAGE (object)->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_STOP_PAGE);
  G_OBJECT_CLASS (soleus_stop_page_parent_class)->dispose (object);
}

static void
soleus_stop_page_class_init (SoleusStopPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_stop_page_dispose;
  widget_class->grab_focus = soleus_stop_page_grab_focus;
  signals[SIGNAL_LEAVE] = g_signal_new ("leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-stop-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusStopPage, heading);
  gtk_widget_class_bind_template_child (widget_class, SoleusStopPage, body);
  gtk_widget_class_bind_template_child (widget_class, SoleusStopPage, note);
  gtk_widget_class_bind_template_child (widget_class, SoleusStopPage, question);
  gtk_widget_class_bind_template_child (widget_class, SoleusStopPage, gone_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusStopPage, leave_button);
  gtk_widget_class_bind_template_callback (widget_class, gone_cb);
  gtk_widget_class_bind_template_callback (widget_class, sharp_cb);
  gtk_widget_class_bind_template_callback (widget_class, serious_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
}

static void
soleus_stop_page_init (SoleusStopPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * soleus_stop_page_set_session:
 * @session: one that was stopped because of pain
 */
void
soleus_stop_page_set_session (SoleusStopPage *self, SoleusSession *session)
{
  SoleusStep *step = soleus_phase_get_step (soleus_session_get_phase (session));

  g_set_object (&self->session, session);
  gtk_label_set_label (self->heading, _("Everything has stopped"));
  gtk_label_set_label (self->body, step && soleus_step_is_pressure (step)
                                       ? _("Take the pressure off. Slide the roller or ball away. "
                                           "Rest the leg.")
                                       : _("Come out of the position slowly. Rest the leg."));
  gtk_widget_set_visible (GTK_WIDGET (self->note), FALSE);
  gtk_widget_set_visible (self->question, TRUE);
  gtk_widget_set_visible (self->leave_button, FALSE);
}
