/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-stop-page.h"

#include <glib/gi18n-lib.h>

#include "soleus-figure-view.h"
#include "soleus-format.h"
#include "soleus-fresh-input.h"
#include "soleus-history-types.h"
#include "soleus-layout.h"
#include "soleus-other-leg.h"
#include "soleus-stop-layout.h"

/* Follows a stop for pain: take the load off, tell how it is, and the advice that fits. There is no
 * way back into the session from here but that the stop was a mistake.
 *
 * The text has the focus, and what it says is answered by no press that follows at once: somebody
 * in pain presses a key twice. */
struct _SoleusStopPage
{
  AdwBin parent_instance;

  SoleusFigureView *figure;
  GtkWidget *text;
  GtkWidget *answers;
  GtkLabel *heading;
  GtkLabel *body;
  GtkLabel *note;
  GtkWidget *question;
  GtkWidget *check_button;
  GtkWidget *other_leg_button;
  GtkLabel *other_leg_label;
  GtkWidget *leave_button;
  GtkLabel *leave_label;

  SoleusSafetyList *list;
  SoleusSession *session;
  /* The last work that ended before the stop. */
  SoleusPhase *worked;
  gint64 worked_ms;
};

G_DEFINE_FINAL_TYPE (SoleusStopPage, soleus_stop_page, ADW_TYPE_BIN)

static void
show_texts (SoleusStopPage *self, const char *heading, const char *body)
{
  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->body, body);
  /* A screen reader reads it out after the heading, which is the name. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  body, -1);
}

static void
show_advice (SoleusStopPage *self, const char *id)
{
  const SoleusSafetyAdvice *advice = soleus_safety_list_find_advice (self->list, id);
  g_autofree char *body = g_strjoinv ("\n\n", advice->texts);

  show_texts (self, advice->title, body);
}

/* The way to take the load off, by what was done. */
static const char *
get_stop_advice (SoleusStep *step)
{
  if (step && step->kind == SOLEUS_STEP_STRETCH)
    return step->target == SOLEUS_MUSCLE_NONE ? "stop-thigh" : "stop-stretch";
  if (!step || !soleus_step_is_massage (step))
    return "stop-movement";
  switch (step->tool)
    {
    case SOLEUS_TOOL_ROLLER:
      return "stop-roller";
    case SOLEUS_TOOL_BALL:
      return "stop-ball";
    case SOLEUS_TOOL_HANDS:
    case SOLEUS_TOOL_NONE:
    default:
      return "stop-hands";
    }
}

/* Something new is to be read, and its answers are pressed by nothing that was meant for what was
 * here before. */
static void
begin_reading (SoleusStopPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_widget_grab_focus (self->text);
  if (GTK_IS_WINDOW (root))
    soleus_fresh_input_restart (soleus_fresh_input_get (GTK_WINDOW (root)));
}

/* After the question there are advice and ways on. */
static void
show_answer (SoleusStopPage *self, const char *note, gboolean check, SoleusLeg other)
{
  if (note)
    gtk_label_set_label (self->note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
  gtk_widget_set_visible (self->question, FALSE);
  gtk_widget_set_visible (self->check_button, check);
  gtk_widget_set_visible (self->other_leg_button, other != SOLEUS_LEG_BOTH);
  gtk_label_set_label (self->other_leg_label, other == SOLEUS_LEG_LEFT
                                                  ? _ ("Go on with the left leg")
                                                  : _ ("Go on with the right leg"));
  gtk_label_set_label (self->leave_label,
                       other != SOLEUS_LEG_BOTH ? _ ("End session") : _ ("Back to Routines"));
  gtk_widget_set_visible (self->leave_button, TRUE);
  begin_reading (self);
}

/* The work in which it began to hurt, and its length; between two phases of work it is the one
 * before, and the plan doesn't say how long that one really was. */
static SoleusPhase *
get_last_work (SoleusStopPage *self, gint64 *ms)
{
  SoleusPhase *phase = soleus_session_get_phase (self->session);
  gboolean working = soleus_phase_get_kind (phase) == SOLEUS_PHASE_WORK;

  if (!working && self->worked)
    {
      *ms = self->worked_ms;
      return self->worked;
    }
  *ms = working ? soleus_session_get_elapsed (self->session) : 0;
  return phase;
}

/* The facts that a doctor or therapist will ask for: when, which leg, what, for how long. */
static char *
make_note (SoleusStopPage *self)
{
  gint64 ms;
  SoleusPhase *phase = get_last_work (self, &ms);
  g_autoptr (GDateTime) date = g_date_time_new_now_local ();
  g_autofree char *day = soleus_format_date_time (date);
  g_autofree char *what = soleus_format_phase_title (phase);
  g_autofree char *time = soleus_format_duration (ms);

  /* Translators: date and time, then leg and step, then how long it was done. */
  return g_strdup_printf (_ ("For your visit: %s. %s, stopped after %s."), day, what, time);
}

/* Assistive technology reaches buttons that aren't shown. One answer is given, and to a question
 * that was asked. */
static gboolean
is_asking (SoleusStopPage *self)
{
  return self->session && gtk_widget_get_visible (self->question);
}

static void
answer (SoleusStopPage *self, SoleusPainAnswer answer)
{
  if (!gtk_widget_activate_action (GTK_WIDGET (self), "session.answer", "i", (int) answer))
    g_critical ("An answer to a stop for pain reached nobody");
}

static void
gone_cb (SoleusStopPage *self)
{
  if (!is_asking (self))
    return;
  show_texts (
      self, _ ("Good – it has eased"),
      _ ("Leave that leg alone until your next session. If the pain comes back or you aren’t "
         "sure, ask a doctor or physiotherapist."));
  show_answer (self, NULL, FALSE, soleus_other_leg_find (self->session));
  answer (self, SOLEUS_PAIN_GONE);
}

static void
still_hurts (SoleusStopPage *self, SoleusPainAnswer pain, const char *advice)
{
  g_autofree char *note = NULL;

  if (!is_asking (self))
    return;
  note = make_note (self);
  show_advice (self, advice);
  show_answer (self, note, pain == SOLEUS_PAIN_STILL, SOLEUS_LEG_BOTH);
  answer (self, pain);
}

static void
sharp_cb (SoleusStopPage *self)
{
  still_hurts (self, SOLEUS_PAIN_STILL, "stop-still-sharp");
}

static void
worse_cb (SoleusStopPage *self)
{
  still_hurts (self, SOLEUS_PAIN_SEVERE, "stop-worse");
}

static void
mistake_cb (SoleusStopPage *self)
{
  if (is_asking (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "session.take-back", NULL);
}

static void
check_cb (SoleusStopPage *self)
{
  if (gtk_widget_get_visible (self->check_button))
    gtk_widget_activate_action (GTK_WIDGET (self), "session.check-signs", NULL);
}

static void
other_leg_cb (SoleusStopPage *self)
{
  if (gtk_widget_get_visible (self->other_leg_button))
    gtk_widget_activate_action (GTK_WIDGET (self), "session.other-leg", NULL);
}

static void
soleus_stop_page_root (GtkWidget *widget)
{
  GtkRoot *root;

  GTK_WIDGET_CLASS (soleus_stop_page_parent_class)->root (widget);
  root = gtk_widget_get_root (widget);
  if (GTK_IS_WINDOW (root))
    soleus_fresh_input_guard_area (soleus_fresh_input_get (GTK_WINDOW (root)),
                                   SOLEUS_STOP_PAGE (widget)->answers);
}

static void
soleus_stop_page_dispose (GObject *object)
{
  SoleusStopPage *self = SOLEUS_STOP_PAGE (object);

  g_clear_object (&self->session);
  g_clear_object (&self->list);
  g_clear_pointer (&self->worked, soleus_phase_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_STOP_PAGE);
  G_OBJECT_CLASS (soleus_stop_page_parent_class)->dispose (object);
}

static void
soleus_stop_page_class_init (SoleusStopPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_stop_page_dispose;
  widget_class->root = soleus_stop_page_root;
  g_type_ensure (SOLEUS_TYPE_FIGURE_VIEW);
  g_type_ensure (SOLEUS_TYPE_STOP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-stop-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusStopPage, figure);
  gtk_widget_class_bind_template_child (widget_class, SoleusStopPage, text);
  gtk_widget_class_bind_template_child (widget_class, SoleusStopPage, answers);
  gtk_widget_class_bind_template_child (widget_class, SoleusStopPage, heading);
  gtk_widget_class_bind_template_child (widget_class, SoleusStopPage, body);
  gtk_widget_class_bind_template_child (widget_class, SoleusStopPage, note);
  gtk_widget_class_bind_template_child (widget_class, SoleusStopPage, question);
  gtk_widget_class_bind_template_child (widget_class, SoleusStopPage, check_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusStopPage, other_leg_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusStopPage, other_leg_label);
  gtk_widget_class_bind_template_child (widget_class, SoleusStopPage, leave_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusStopPage, leave_label);
  gtk_widget_class_bind_template_callback (widget_class, gone_cb);
  gtk_widget_class_bind_template_callback (widget_class, sharp_cb);
  gtk_widget_class_bind_template_callback (widget_class, worse_cb);
  gtk_widget_class_bind_template_callback (widget_class, mistake_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_leg_cb);
}

static void
soleus_stop_page_init (SoleusStopPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  soleus_wrap_labels (GTK_WIDGET (self));
}

void
soleus_stop_page_set_list (SoleusStopPage *self, SoleusSafetyList *list)
{
  g_set_object (&self->list, list);
}

/* The figure rests from what hurt, as the advice says: off roller or ball. */
static void
show_figure (SoleusStopPage *self)
{
  SoleusPhase *hurt = soleus_other_leg_get_hurt_phase (self->session);
  SoleusStep *step = soleus_phase_get_step (hurt);

  if (step)
    soleus_picture_show_off (soleus_figure_view_get_picture (self->figure), step,
                             soleus_phase_get_leg (hurt),
                             soleus_session_get_options (self->session)->on_floor);
}

/* Takes the focus. @worked is the last phase of work that ended before the stop, or NULL, and
 * @worked_ms how long it was worked. */
void
soleus_stop_page_set_session (SoleusStopPage *self,
                              SoleusSession *session,
                              SoleusPhase *worked,
                              gint64 worked_ms)
{
  SoleusStep *step = soleus_phase_get_step (soleus_other_leg_get_hurt_phase (session));

  g_return_if_fail (self->list != NULL);

  g_set_object (&self->session, session);
  g_clear_pointer (&self->worked, soleus_phase_unref);
  self->worked = worked ? soleus_phase_ref (worked) : NULL;
  self->worked_ms = worked_ms;
  show_advice (self, get_stop_advice (step));
  show_figure (self);
  gtk_widget_set_visible (GTK_WIDGET (self->note), FALSE);
  gtk_widget_set_visible (self->question, TRUE);
  gtk_widget_set_visible (self->check_button, FALSE);
  gtk_widget_set_visible (self->other_leg_button, FALSE);
  gtk_widget_set_visible (self->leave_button, FALSE);
  begin_reading (self);
}
