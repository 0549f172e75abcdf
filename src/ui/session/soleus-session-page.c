/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-session-page.h"

#include <glib/gi18n-lib.h>

#include "soleus-countdown-ring.h"
#include "soleus-figure-view.h"
#include "soleus-finish-page.h"
#include "soleus-fit-label.h"
#include "soleus-format.h"
#include "soleus-front-page.h"
#include "soleus-keys.h"
#include "soleus-leg-sign.h"
#include "soleus-leg-view.h"
#include "soleus-massage-strip.h"
#include "soleus-session-announcer.h"
#include "soleus-session-bar.h"
#include "soleus-session-quiet.h"
#include "soleus-session-stage.h"
#include "soleus-spare.h"
#include "soleus-stop-page.h"
#include "soleus-stretch-note.h"
#include "soleus-voice-question.h"

#define ADJUST_MS 10000

struct _SoleusSessionPage
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkWidget *running;
  GtkWidget *header;
  GtkWidget *leave_button;
  GtkLabel *title;
  GtkRevealer *problem_revealer;
  GtkLabel *problem_label;
  GtkToggleButton *sound_button;
  SoleusMassageStrip *strip;
  SoleusStretchNote *stretch_note;
  SoleusVoiceQuestion *voice_question;
  SoleusSessionStage *stage;
  SoleusSessionBar *bar;
  SoleusLegSign *leg_sign;
  SoleusFitLabel *leg_label;
  SoleusFitLabel *phase_label;
  SoleusFitLabel *cue_label;
  SoleusCountdownRing *ring;
  SoleusFitLabel *repetition_label;
  SoleusFitLabel *next_label;
  SoleusFitLabel *caution_label;
  SoleusFigureView *figure;
  SoleusLegView *leg_view;
  SoleusFitLabel *muscle_label;
  GtkWidget *controls_start;
  GtkWidget *controls_end;
  GtkWidget *pause_button;
  GtkImage *pause_image;
  GtkLabel *pause_label;
  GtkWidget *stop_button;
  SoleusFinishPage *finish_page;
  SoleusStopPage *stop_page;

  SoleusSession *session;
  GSignalGroup *signals;
  /* The last work that ended, for a stop after it. */
  SoleusPhase *worked;
  gint64 worked_ms;
  SoleusSessionAnnouncer *announcer;
  SoleusSessionQuiet *quiet;
  char *silence;
  guint key_down;
};

enum
{
  PROP_0,
  PROP_TITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SoleusSessionPage, soleus_session_page, ADW_TYPE_BIN)

/* ---- what is shown */

static const char *const phase_classes[] = { "get-ready", "work", "rest", "switch-legs", "done" };

static void
show_classes (SoleusSessionPage *self, SoleusPhaseKind kind, gboolean paused)
{
  for (guint i = 0; i < G_N_ELEMENTS (phase_classes); i++)
    if (i == kind)
      gtk_widget_add_css_class (self->running, phase_classes[i]);
    else
      gtk_widget_remove_css_class (self->running, phase_classes[i]);
  if (paused)
    gtk_widget_add_css_class (self->running, "paused");
  else
    gtk_widget_remove_css_class (self->running, "paused");
}

static char *
describe_next (SoleusSessionPage *self)
{
  SoleusPhase *phase = soleus_session_get_next_phase (self->session);
  g_autofree char *what = NULL;

  if (!phase)
    return g_strdup ("");
  if (soleus_phase_get_kind (phase) == SOLEUS_PHASE_WORK)
    what = soleus_format_phase_title (phase);
  else
    what = g_strdup (soleus_format_phase (phase));
  /* Translators: what follows in the session, such as "Next: Rest". */
  return g_strdup_printf (_ ("Next: %s"), what);
}

static void
show_time (SoleusSessionPage *self)
{
  gint64 length = soleus_session_get_length (self->session), seconds;
  g_autofree char *digits = NULL;

  g_object_get (self->session, "remaining-seconds", &seconds, NULL);
  /* Translators: stands in the ring in place of digits while Soleus waits for the person. */
  digits = seconds < 0 ? g_strdup (C_ ("waiting", "Ready?")) : soleus_format_clock (seconds);
  soleus_countdown_ring_set_time (
      self->ring, digits,
      length <= 0 ? 1 : soleus_session_get_remaining (self->session) / (double) length);
}

static const char *
get_paused_sentence (void)
{
  /* Translators: large, in two lines. “Go on” is the name of a button. */
  return _ ("Paused\nPress “Go on” or the space bar");
}

/* What to do now. Nothing is more important than to know that the time stands still. */
static void
show_sentence (SoleusSessionPage *self)
{
  SoleusPhase *phase = soleus_session_get_phase (self->session);
  g_autofree char *sentence = NULL;

  if (soleus_session_get_state (self->session) == SOLEUS_SESSION_PAUSED)
    sentence = g_strdup (get_paused_sentence ());
  else
    sentence = soleus_format_sentence (phase, soleus_session_get_elapsed (self->session));
  soleus_fit_label_set_text (self->cue_label, sentence);
}

static void
add_text (GPtrArray *texts, const char *text)
{
  if (!g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
    g_ptr_array_add (texts, g_strdup (text));
}

static void
add_texts_of (SoleusPhase *phase, GPtrArray *sentences, GPtrArray *cautions)
{
  SoleusStep *step = soleus_phase_get_step (phase);
  g_autofree char *sentence = soleus_format_sentence (phase, 0);

  add_text (sentences, sentence);
  if (!step)
    return;
  add_text (cautions, step->caution);
  /* The person may ask for more pressure at any time. */
  if (step->heavier)
    {
      add_text (sentences, step->heavier->cue);
      add_text (cautions, step->heavier->caution);
    }
}

/* Texts that are as long as they get in the session keep their room from the beginning. */
static void
reserve_room (SoleusSessionPage *self)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) cautions = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (sentences, g_strdup (get_paused_sentence ()));
  for (guint i = 0; i < soleus_session_get_n_phases (self->session); i++)
    add_texts_of (soleus_session_get_phase_at (self->session, i), sentences, cautions);
  g_ptr_array_add (sentences, NULL);
  g_ptr_array_add (cautions, NULL);
  soleus_session_stage_set_texts (self->stage, (const char *const *) sentences->pdata,
                                  (const char *const *) cautions->pdata);
}

static void
show_texts (SoleusSessionPage *self, SoleusPhase *phase, gboolean paused)
{
  SoleusStep *step = soleus_phase_get_step (phase);
  g_autofree char *repetition = NULL, *next = describe_next (self);

  soleus_leg_sign_set_leg (self->leg_sign, soleus_phase_get_leg (phase));
  soleus_fit_label_set_text (self->leg_label, soleus_format_leg (soleus_phase_get_leg (phase)));
  soleus_fit_label_set_text (self->phase_label,
                             paused ? C_ ("phase", "Paused") : soleus_format_phase (phase));
  soleus_fit_label_set_text (self->next_label, next);
  gtk_label_set_label (self->title, soleus_session_get_routine (self->session)->name);
  show_sentence (self);
  if (!step)
    return;
  soleus_fit_label_set_text (self->muscle_label, soleus_format_worked (step));
  if (soleus_phase_get_repetitions (phase) > 1)
    /* Translators: repetition so many of so many. */
    repetition = g_strdup_printf (_ ("%u of %u"), soleus_phase_get_repetition (phase),
                                  soleus_phase_get_repetitions (phase));
  soleus_fit_label_set_text (self->repetition_label, repetition ? repetition : "");
  gtk_widget_set_visible (GTK_WIDGET (self->repetition_label), repetition != NULL);
  soleus_fit_label_set_text (self->caution_label, step->caution);
  if (soleus_step_is_massage (step))
    gtk_widget_add_css_class (self->stop_button, "filled");
  else
    gtk_widget_remove_css_class (self->stop_button, "filled");
  /* How much room each text gets depends on its length. */
  gtk_widget_queue_allocate (GTK_WIDGET (self->stage));
}

static void
show_pause_button (SoleusSessionPage *self, gboolean paused)
{
  gboolean waiting =
      !paused && soleus_session_get_remaining (self->session) == SOLEUS_PHASE_UNTIMED;
  const char *label = waiting ? _ ("I’m ready") : paused ? _ ("Go on") : _ ("Pause");

  gtk_image_set_from_icon_name (self->pause_image, paused || waiting
                                                       ? "media-playback-start-symbolic"
                                                       : "media-playback-pause-symbolic");
  gtk_label_set_label (self->pause_label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pause_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
show_figure (SoleusSessionPage *self, SoleusPhase *phase)
{
  SoleusPhase *previous = soleus_session_get_previous_phase (self->session);
  gboolean running = soleus_session_get_state (self->session) == SOLEUS_SESSION_RUNNING;
  SoleusStep *step = soleus_phase_get_step (phase);

  if (!step)
    return;
  soleus_picture_show_phase (soleus_figure_view_get_picture (self->figure), previous, phase,
                             soleus_session_get_elapsed (self->session),
                             soleus_session_get_options (self->session)->on_floor, running);
}

static void
refresh (SoleusSessionPage *self)
{
  SoleusPhase *phase = soleus_session_get_phase (self->session);
  SoleusPhaseKind kind = soleus_phase_get_kind (phase);
  gboolean paused = soleus_session_get_state (self->session) == SOLEUS_SESSION_PAUSED;

  show_classes (self, kind, paused);
  show_texts (self, phase, paused);
  show_pause_button (self, paused);
  show_time (self);
  show_figure (self, phase);
  soleus_stretch_note_update (self->stretch_note, self->session);
  soleus_voice_question_update (self->voice_question, self->session);
  soleus_countdown_ring_set_dashed (self->ring, paused || kind != SOLEUS_PHASE_WORK);
}

/* ---- what the session tells */

static void
cue_cb (SoleusSessionPage *self, const SoleusCue *cue)
{
  if (cue->kind == SOLEUS_CUE_PACE)
    show_sentence (self);
  else
    soleus_countdown_ring_flash (self->ring);
}

static void
milestone_cb (SoleusSessionPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
phase_ended_cb (SoleusSessionPage *self, SoleusPhase *phase, gint64 worked_ms)
{
  g_clear_pointer (&self->worked, soleus_phase_unref);
  self->worked = soleus_phase_ref (phase);
  self->worked_ms = worked_ms;
}

static void
state_cb (SoleusSessionPage *self)
{
  SoleusSessionState state = soleus_session_get_state (self->session);

  refresh (self);
  if (state == SOLEUS_SESSION_STOPPED)
    {
      soleus_front_page_show (self->stack, GTK_WIDGET (self->stop_page));
      soleus_stop_page_set_session (self->stop_page, self->session, self->worked, self->worked_ms);
    }
  else if (soleus_session_is_over (self->session))
    {
      soleus_finish_page_set_session (self->finish_page, self->session);
      soleus_front_page_show (self->stack, GTK_WIDGET (self->finish_page));
      gtk_widget_grab_focus (GTK_WIDGET (self->finish_page));
    }
  else if (gtk_stack_get_visible_child (self->stack) != self->running)
    {
      /* The stop was a mistake. */
      soleus_front_page_show (self->stack, self->running);
      gtk_widget_grab_focus (self->pause_button);
    }
  /* The window's message about the session is no longer true. */
  if (soleus_session_is_over (self->session))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/* ---- what the person does */

static gboolean
is_live (SoleusSessionPage *self)
{
  return self->session && !soleus_session_is_over (self->session);
}

static void
toggle_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusSessionPage *self = SOLEUS_SESSION_PAGE (widget);

  if (!is_live (self))
    return;
  if (soleus_session_get_state (self->session) == SOLEUS_SESSION_PAUSED)
    gtk_widget_activate_action (widget, "session.resume", NULL);
  else if (soleus_session_get_remaining (self->session) == SOLEUS_PHASE_UNTIMED)
    soleus_session_skip (self->session);
  else
    soleus_session_pause (self->session);
}

static void
control_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusSessionPage *self = SOLEUS_SESSION_PAGE (widget);

  if (!is_live (self))
    return;
  if (g_str_equal (name, "session.back"))
    soleus_session_back (self->session);
  else if (g_str_equal (name, "session.skip"))
    soleus_session_skip (self->session);
  else if (g_str_equal (name, "session.stop"))
    soleus_session_stop (self->session);
  else
    soleus_session_adjust (self->session,
                           g_str_equal (name, "session.more") ? ADJUST_MS : -ADJUST_MS);
}

static void
massage_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (
      GTK_WIDGET (SOLEUS_SESSION_PAGE (widget)->strip),
      g_str_equal (name, "session.ease") ? "massage.ease" : "massage.lighten", NULL);
}

static void
turn_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  soleus_session_stage_turn (SOLEUS_SESSION_PAGE (widget)->stage);
}

static gboolean
step (GtkWidget *widget, gboolean forward)
{
  if (!is_live (SOLEUS_SESSION_PAGE (widget)))
    return FALSE;
  gtk_widget_activate_action (widget, forward ? "session.skip" : "session.back", NULL);
  return TRUE;
}

static gboolean
step_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  return step (widget, g_variant_get_boolean (args));
}

/* On the pages that follow, these keys move the focus. */
static gboolean
adjust_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  if (!is_live (SOLEUS_SESSION_PAGE (widget)))
    return FALSE;
  gtk_widget_activate_action (widget,
                              g_variant_get_boolean (args) ? "session.more" : "session.less", NULL);
  return TRUE;
}

/* The arrow keys follow the buttons, which are mirrored where text runs from the right. */
static gboolean
arrow_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  return step (widget, g_variant_get_boolean (args) != rtl);
}

/* Out of the full screen first, as in other programs. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  gboolean full = GTK_IS_WINDOW (root) && gtk_window_is_fullscreen (GTK_WINDOW (root));

  gtk_widget_activate_action (widget, full ? "win.fullscreen" : "session.end", NULL);
  return TRUE;
}

/* A key that stays down does its work once, so that nothing is skipped or stopped unseen. Only what
 * changes by small amounts, and the way from one control to the next, goes on. */
static gboolean
key_pressed_cb (SoleusSessionPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean repeated = self->key_down == keycode;

  self->key_down = keycode;
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_Down:
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      return GDK_EVENT_PROPAGATE;
    default:
      return repeated;
    }
}

static void
key_released_cb (SoleusSessionPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (self->key_down == keycode)
    self->key_down = 0;
}

/* A key that is released in another window isn't heard of here. */
static void
focus_left_cb (SoleusSessionPage *self)
{
  self->key_down = 0;
}

static void
watch_keys (SoleusSessionPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-released", G_CALLBACK (key_released_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/* The picture says what is, the name what pressing does. Where something else than this button
 * keeps the sound away, the tooltip says what. */
static void
muted_cb (SoleusSessionPage *self)
{
  gtk_button_set_icon_name (GTK_BUTTON (self->sound_button),
                            self->silence || gtk_toggle_button_get_active (self->sound_button)
                                ? "audio-volume-muted-symbolic"
                                : "audio-volume-high-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->sound_button),
                               self->silence ? self->silence : _ ("Mute"));
}

/* Beside its caption the close-up is too narrow for names of its own. */
static void
muscle_label_cb (SoleusSessionPage *self)
{
  g_object_set (self->leg_view, "labels", !gtk_widget_get_mapped (GTK_WIDGET (self->muscle_label)),
                NULL);
}

static void
soleus_session_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SoleusSessionPage *self = SOLEUS_SESSION_PAGE (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, soleus_session_page_get_title (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
soleus_session_page_dispose (GObject *object)
{
  SoleusSessionPage *self = SOLEUS_SESSION_PAGE (object);

  if (self->signals)
    soleus_session_page_set_session (self, NULL);
  g_clear_object (&self->signals);
  g_clear_object (&self->quiet);
  g_clear_pointer (&self->silence, g_free);
  g_clear_object (&self->announcer);
  /* The bin would unparent its child once more after the template has let it go. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_SESSION_PAGE);
  G_OBJECT_CLASS (soleus_session_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionPage, running);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionPage, header);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionPage, leave_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionPage, title);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionPage, problem_revealer);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionPage, problem_label);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionPage, sound_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionPage, stage);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionPage, strip);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionPage, stretch_note);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionPage, voice_question);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionPage, bar);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionPage, leg_sign);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionPage, leg_label);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionPage, phase_label);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionPage, cue_label);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionPage, ring);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionPage, repetition_label);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionPage, next_label);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionPage, caution_label);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionPage, figure);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionPage, leg_view);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionPage, muscle_label);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionPage, controls_start);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionPage, controls_end);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionPage, pause_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionPage, pause_image);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionPage, pause_label);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionPage, stop_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionPage, finish_page);
  gtk_widget_class_bind_template_child (widget_class, SoleusSessionPage, stop_page);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "session.toggle", NULL, toggle_action);
  gtk_widget_class_install_action (widget_class, "session.back", NULL, control_action);
  gtk_widget_class_install_action (widget_class, "session.skip", NULL, control_action);
  gtk_widget_class_install_action (widget_class, "session.less", NULL, control_action);
  gtk_widget_class_install_action (widget_class, "session.more", NULL, control_action);
  gtk_widget_class_install_action (widget_class, "session.stop", NULL, control_action);
  gtk_widget_class_install_action (widget_class, "session.ease", NULL, massage_action);
  gtk_widget_class_install_action (widget_class, "session.lighten", NULL, massage_action);
  gtk_widget_class_install_action (widget_class, "session.turn", NULL, turn_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "session.toggle", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, adjust_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, adjust_cb, "b", FALSE);
  /* Every keyboard has it. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_BackSpace, 0, "session.stop", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, arrow_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, arrow_cb, "b", TRUE);
  /* What presenter remotes and foot pedals send. */
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, step_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Page_Up, 0, step_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, step_cb, "b", TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Page_Down, 0, step_cb, "b", TRUE);
}

static const SoleusKey letter_keys[] = {
  { GDK_KEY_s, 0, "session.stop" },
  { GDK_KEY_m, 0, "app.sound-muted" },
  { GDK_KEY_e, 0, "session.ease" },
  { GDK_KEY_l, 0, "session.lighten" },
  /* A presenter remote darkens the screen with one of these. */
  { GDK_KEY_b, 0, "session.toggle" },
  { GDK_KEY_period, 0, "session.toggle" },
  { 0, 0, NULL },
};

static void
soleus_session_page_class_init (SoleusSessionPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = soleus_session_page_get_property;
  object_class->dispose = soleus_session_page_dispose;

  /* The latest milestone, for the title of the window. */
  properties[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SOLEUS_TYPE_SPARE);
  g_type_ensure (SOLEUS_TYPE_COUNTDOWN_RING);
  g_type_ensure (SOLEUS_TYPE_FIGURE_VIEW);
  g_type_ensure (SOLEUS_TYPE_FINISH_PAGE);
  g_type_ensure (SOLEUS_TYPE_FIT_LABEL);
  g_type_ensure (SOLEUS_TYPE_LEG_SIGN);
  g_type_ensure (SOLEUS_TYPE_LEG_VIEW);
  g_type_ensure (SOLEUS_TYPE_MASSAGE_STRIP);
  g_type_ensure (SOLEUS_TYPE_SESSION_BAR);
  g_type_ensure (SOLEUS_TYPE_SESSION_STAGE);
  g_type_ensure (SOLEUS_TYPE_STOP_PAGE);
  g_type_ensure (SOLEUS_TYPE_STRETCH_NOTE);
  g_type_ensure (SOLEUS_TYPE_VOICE_QUESTION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-session-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, muted_cb);
  install_actions (widget_class);
}

static void
soleus_session_page_init (SoleusSessionPage *self)
{
  SoleusPicture *picture;

  gtk_widget_init_template (GTK_WIDGET (self));
  watch_keys (self);
  soleus_keys_add (GTK_WIDGET (self), letter_keys);
  self->signals = g_signal_group_new (SOLEUS_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "phase-changed", G_CALLBACK (refresh), self);
  g_signal_group_connect_swapped (self->signals, "phase-ended", G_CALLBACK (phase_ended_cb), self);
  g_signal_group_connect_swapped (self->signals, "notify::state", G_CALLBACK (state_cb), self);
  g_signal_group_connect_swapped (self->signals, "notify::remaining-seconds",
                                  G_CALLBACK (show_time), self);
  g_signal_group_connect_swapped (self->signals, "cue", G_CALLBACK (cue_cb), self);

  picture = soleus_figure_view_get_picture (self->figure);
  soleus_leg_view_set_picture (self->leg_view, picture);
  g_signal_connect_object (picture, "notify::lying", G_CALLBACK (gtk_widget_queue_allocate),
                           self->stage, G_CONNECT_SWAPPED);

  g_signal_connect_object (self->muscle_label, "map", G_CALLBACK (muscle_label_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->muscle_label, "unmap", G_CALLBACK (muscle_label_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);

  g_signal_connect_object (self->voice_question, "answered", G_CALLBACK (gtk_widget_grab_focus),
                           self->pause_button, G_CONNECT_SWAPPED);
  self->announcer = soleus_session_announcer_new (self->pause_button);
  g_signal_connect_object (self->announcer, "notify::milestone", G_CALLBACK (milestone_cb), self,
                           G_CONNECT_SWAPPED);
  self->quiet = soleus_session_quiet_new (GTK_WIDGET (self));
  soleus_session_quiet_add (self->quiet, self->controls_start);
  soleus_session_quiet_add (self->quiet, self->controls_end);
  soleus_session_quiet_add (self->quiet, self->pause_button);
  soleus_session_quiet_add (self->quiet, self->header);
  soleus_session_quiet_add (self->quiet, GTK_WIDGET (self->ring));
  soleus_session_quiet_add (self->quiet, self->leave_button);
}

void
soleus_session_page_set_session (SoleusSessionPage *self, SoleusSession *session)
{
  g_set_object (&self->session, session);
  g_clear_pointer (&self->worked, soleus_phase_unref);
  soleus_session_quiet_set_session (self->quiet, session);
  soleus_session_announcer_set_session (self->announcer, session);
  soleus_massage_strip_set_session (self->strip, session);
  g_signal_group_set_target (self->signals, session);
  if (!session)
    return;
  soleus_session_bar_set_session (self->bar, session);
  reserve_room (self);
  soleus_front_page_show (self->stack, self->running);
  refresh (self);
  gtk_widget_grab_focus (self->pause_button);
}

/* Whether the session to come is started from the page of its routine, which has a safety note.
 * Without it the note of the session page is shown while a stretch gets ready. */
void
soleus_session_page_set_noted (SoleusSessionPage *self, gboolean noted)
{
  soleus_stretch_note_set_read (self->stretch_note, noted);
}

/* The session to come asks whether a voice should guide, while it gets ready for the first time. */
void
soleus_session_page_offer_voice (SoleusSessionPage *self, SoleusSettings *settings)
{
  soleus_voice_question_offer (self->voice_question, settings);
}

/* Whether the safety note is shown, and the way to the list with it. */
gboolean
soleus_session_page_has_note (SoleusSessionPage *self)
{
  return self->session && gtk_widget_get_visible (GTK_WIDGET (self->stretch_note));
}

/* Whether the page that ends a session is shown, which has a way back. */
gboolean
soleus_session_page_is_finished (SoleusSessionPage *self)
{
  return self->session &&
         gtk_stack_get_visible_child (self->stack) == GTK_WIDGET (self->finish_page);
}

/* A translated sentence, or NULL when all is well again. */
void
soleus_session_page_set_problem (SoleusSessionPage *self, const char *problem)
{
  if (problem)
    gtk_label_set_label (self->problem_label, problem);
  gtk_revealer_set_reveal_child (self->problem_revealer, problem != NULL);
}

/* A window that fills the screen gives the room of the header to the figure. The way out of it
 * shows when the pointer moves or the screen is touched. */
void
soleus_session_page_set_fullscreen (SoleusSessionPage *self, gboolean fullscreen)
{
  gtk_widget_set_visible (self->header, !fullscreen);
  gtk_widget_set_visible (self->leave_button, fullscreen);
}

/* Says why nothing is heard although it isn't muted here; NULL where it is heard. */
void
soleus_session_page_set_silence (SoleusSessionPage *self, const char *silence)
{
  if (g_strcmp0 (silence, self->silence) == 0)
    return;
  g_free (self->silence);
  self->silence = g_strdup (silence);
  muted_cb (self);
}

void
soleus_session_page_set_spoken (SoleusSessionPage *self, gboolean spoken)
{
  soleus_session_announcer_set_spoken (self->announcer, spoken);
}

const char *
soleus_session_page_get_title (SoleusSessionPage *self)
{
  return soleus_session_announcer_get_milestone (self->announcer);
}

SoleusFinishPage *
soleus_session_page_get_finish_page (SoleusSessionPage *self)
{
  return self->finish_page;
}

SoleusStopPage *
soleus_session_page_get_stop_page (SoleusSessionPage *self)
{
  return self->stop_page;
}
