/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-safety-dialog.h"

#include <glib/gi18n-lib.h>

#include "soleus-advice-panel.h"
#include "soleus-format.h"
#include "soleus-fresh-input.h"
#include "soleus-layout.h"
#include "soleus-legs.h"
#include "soleus-lock-page.h"
#include "soleus-safety-list-view.h"
#include "soleus-script-print.h"

#define DEFAULT_WIDTH  560
#define DEFAULT_HEIGHT 760

/* The safety list before a start. It asks, shows the verdict, and hands the answers to the gate.
 * The gate alone decides whether anything may start, and with which legs. */
struct _SoleusSafetyDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkButton *cancel_button;
  GtkWidget *back_button;
  GtkRevealer *hint_revealer;
  GtkLabel *hint;
  GtkStack *stack;
  SoleusLockPage *lock_page;
  GtkScrolledWindow *scroller;
  GtkLabel *aged;
  GtkWidget *intro_box;
  GtkLabel *intro;
  SoleusAdvicePanel *known_panel;
  SoleusSafetyListView *list_view;
  GtkBox *checks;
  GtkLabel *note;
  GtkLabel *refusal;
  GtkLabel *problem;
  GtkWidget *start_button;
  GtkLabel *start_label;
  GtkWidget *way_out;
  GtkLabel *home_label;
  GtkWidget *phone_button;
  SoleusAdvicePanel *phone_panel;
  GtkLabel *copy_label;
  GtkLabel *print_label;

  GtkWidget *provider_check;
  GtkWidget *checked_check;
  GtkWidget *acknowledgement;

  SoleusSafetyGate *gate;
  SoleusSafetyAnswers *answers;
  SoleusRoutine *routine;
  SoleusOptions options;
  SoleusSafetyDialogMode mode;
  gboolean updating;
  gboolean lock_seen;
  gboolean left;
};

enum
{
  SIGNAL_PASSED,
  SIGNAL_LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusSafetyDialog, soleus_safety_dialog, ADW_TYPE_WINDOW)

/* ---- what the answers come to */

/* Whether the whole list is asked, and an acknowledgement; also where only a lock is lifted. */
static gboolean
asks_to_start (SoleusSafetyDialog *self)
{
  return self->mode != SOLEUS_SAFETY_DIALOG_WARNING_SIGNS;
}

/* Whether nothing that is still to be ticked could open a start. */
static gboolean
is_refused (SoleusSafetyDialog *self, SoleusSafetyVerdict *verdict)
{
  SoleusLegs legs =
      soleus_routine_has_pressure (self->routine) ? verdict->pressure_legs : verdict->stretch_legs;
  SoleusLegs chosen = soleus_legs_from_sides (self->options.sides);

  if (verdict->kind >= SOLEUS_VERDICT_REFER)
    return TRUE;
  /* A session that goes on can't change over to a leg that was not chosen for it. */
  return (self->mode == SOLEUS_SAFETY_DIALOG_RESUME ? legs & chosen : legs) == SOLEUS_LEGS_NONE;
}

static void
show_checks (SoleusSafetyDialog *self, SoleusSafetyVerdict *verdict, gboolean refused)
{
  gboolean may_start = !refused && verdict->may_start;
  const char *note = may_start ? soleus_safety_verdict_get_note (verdict) : NULL;
  GtkWidget *label = gtk_check_button_get_child (GTK_CHECK_BUTTON (self->acknowledgement));

  gtk_widget_set_visible (self->provider_check, !refused && verdict->needs_provider);
  gtk_widget_set_visible (self->checked_check, !refused && verdict->needs_checked);
  gtk_widget_set_visible (self->acknowledgement, may_start);
  if (may_start)
    gtk_label_set_label (GTK_LABEL (label),
                         soleus_safety_verdict_get_acknowledgement_text (verdict));
  self->updating = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->acknowledgement),
                               soleus_safety_answers_get_acknowledged (self->answers));
  self->updating = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
  if (note)
    gtk_label_set_label (self->note, note);

  gtk_widget_set_visible (self->start_button, may_start);
  gtk_widget_set_sensitive (self->start_button,
                            soleus_safety_answers_get_acknowledged (self->answers));
  if (may_start)
    gtk_label_set_label (self->start_label, self->mode == SOLEUS_SAFETY_DIALOG_LOCK
                                                ? _ ("Unlock Sessions")
                                                : soleus_safety_verdict_get_start_label (verdict));
}

static gboolean
has_enough (SoleusSafetyDialog *self, SoleusLeg leg)
{
  return soleus_routine_has_pressure (self->routine) &&
         soleus_safety_gate_get_pressure_left (self->gate, leg) < SOLEUS_PRESSURE_LEAST_MS;
}

static char *
describe_when_again (SoleusSafetyDialog *self, SoleusLeg leg)
{
  g_autoptr (GDateTime) again = g_date_time_new_from_unix_local (
      soleus_safety_gate_get_ready_at (self->gate, leg) / G_USEC_PER_SEC + 59);
  g_autofree char *time = soleus_format_time (again);

  /* Translators: a time of the day. */
  return g_strdup_printf (leg == SOLEUS_LEG_LEFT
                              ? _ ("You can massage your left calf again from %s.")
                              : _ ("You can massage your right calf again from %s."),
                          time);
}

/* Why there is no start: what is ticked, or that the calves had their massage of this hour. */
static void
show_refusal (SoleusSafetyDialog *self, SoleusVerdictKind kind)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (kind < SOLEUS_VERDICT_ORANGE &&
      (has_enough (self, SOLEUS_LEG_LEFT) || has_enough (self, SOLEUS_LEG_RIGHT)))
    g_string_append (text, soleus_safety_gate_get_enough_advice (self->gate)->title);
  else if (kind > SOLEUS_VERDICT_CLEAR && kind < SOLEUS_VERDICT_RED)
    g_string_append (text, _ ("With what is ticked on the list, this can’t start today."));
  for (SoleusLeg leg = SOLEUS_LEG_LEFT; kind < SOLEUS_VERDICT_REFER && leg <= SOLEUS_LEG_RIGHT;
       leg++)
    if (has_enough (self, leg))
      {
        g_autofree char *again = describe_when_again (self, leg);

        g_string_append_printf (text, "\n%s", again);
      }
  gtk_label_set_label (self->refusal, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), text->len > 0);
}

static void
show_way_out (SoleusSafetyDialog *self, SoleusSafetyVerdict *verdict, gboolean refused)
{
  SoleusVerdictKind kind = verdict->kind;

  gtk_widget_set_visible (self->way_out, refused || !asks_to_start (self));
  gtk_widget_set_visible (self->phone_button, soleus_safety_verdict_has_phone_script (verdict));
  if (kind == SOLEUS_VERDICT_EMERGENCY)
    gtk_label_set_label (self->home_label, _ ("Close"));
  else
    gtk_label_set_label (self->home_label, refused ? _ ("Back to home") : _ ("Done"));
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), FALSE);
  if (asks_to_start (self) && refused)
    show_refusal (self, kind);
}

static void
refresh (SoleusSafetyDialog *self)
{
  g_autoptr (SoleusSafetyVerdict) verdict =
      soleus_safety_gate_judge (self->gate, self->answers, self->routine);
  SoleusVerdictKind kind = verdict->kind;
  gboolean refused = asks_to_start (self) ? is_refused (self, verdict) : kind >= SOLEUS_VERDICT_RED;

  soleus_safety_list_view_show_verdict (self->list_view, verdict);
  show_way_out (self, verdict, refused);
  if (asks_to_start (self))
    show_checks (self, verdict, refused);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  if (soleus_safety_answers_get_seen (self->answers) &&
      gtk_revealer_get_reveal_child (self->hint_revealer))
    {
      gtk_revealer_set_reveal_child (self->hint_revealer, FALSE);
      gtk_window_set_title (GTK_WINDOW (self), adw_window_title_get_title (self->title));
    }
}

/* The facts that are known before anything is ticked: massage of the last hour, and a clot of an
 * earlier list. */
static void
show_known (SoleusSafetyDialog *self)
{
  g_autoptr (SoleusSafetyAnswers) none = soleus_safety_gate_new_answers (self->gate);
  g_autoptr (SoleusSafetyVerdict) verdict =
      soleus_safety_gate_judge (self->gate, none, self->routine);
  g_autoptr (GPtrArray) advices = g_ptr_array_new ();

  g_ptr_array_extend (advices, verdict->advices, NULL, NULL);
  soleus_advice_panel_set_advices (self->known_panel, verdict->kind, advices);
  for (SoleusLeg leg = SOLEUS_LEG_LEFT; leg <= SOLEUS_LEG_RIGHT; leg++)
    if (has_enough (self, leg))
      {
        g_autofree char *again = describe_when_again (self, leg);

        soleus_advice_panel_add_text (self->known_panel, again);
      }
  gtk_widget_set_visible (GTK_WIDGET (self->known_panel), advices->len > 0 && asks_to_start (self));
}

/* ---- pages */

static void
show_page (SoleusSafetyDialog *self, const char *name, const char *title)
{
  gboolean is_phone = g_str_equal (name, "phone");

  gtk_stack_set_visible_child_name (self->stack, name);
  adw_window_title_set_title (self->title, title);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_widget_set_visible (self->back_button, is_phone);
  gtk_widget_set_visible (GTK_WIDGET (self->cancel_button), !is_phone);
  gtk_button_set_label (self->cancel_button, g_str_equal (name, "list") && asks_to_start (self)
                                                 ? _ ("Cancel")
                                                 : _ ("Close"));
}

static void
show_list (SoleusSafetyDialog *self)
{
  show_page (self, "list", asks_to_start (self) ? _ ("Safety list") : _ ("Warning signs"));
  refresh (self);
  soleus_fresh_input_restart (soleus_fresh_input_get (GTK_WINDOW (self)));
  /* On a row, the key that opened the list could tick it. */
  gtk_widget_grab_focus (self->intro_box);
}

static void
open_list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_list (SOLEUS_SAFETY_DIALOG (widget));
}

static void
show_lock (SoleusSafetyDialog *self)
{
  self->lock_seen = TRUE;
  soleus_lock_page_show_lock (self->lock_page, self->gate);
  gtk_widget_set_visible (self->way_out, TRUE);
  gtk_widget_set_visible (self->phone_button, soleus_lock_page_has_phone_script (self->lock_page));
  gtk_label_set_label (self->home_label,
                       soleus_safety_gate_get_lock (self->gate) == SOLEUS_LOCK_EMERGENCY
                           ? _ ("Close")
                           : _ ("Back to home"));
  show_page (self, "lock", _ ("Sessions are locked"));
  gtk_widget_grab_focus (GTK_WIDGET (self->cancel_button));
}

static void
phone_cb (SoleusSafetyDialog *self)
{
  show_page (self, "phone", _ ("What to say on the phone"));
  gtk_widget_set_visible (self->way_out, FALSE);
  gtk_label_set_label (self->copy_label, _ ("Copy"));
  gtk_label_set_label (self->print_label, _ ("Print…"));
  gtk_widget_grab_focus (self->back_button);
}

static void
copy_cb (SoleusSafetyDialog *self)
{
  const SoleusSafetyAdvice *phone =
      soleus_safety_list_find_advice (soleus_safety_gate_get_list (self->gate), "phone");
  g_autofree char *text = g_strjoinv ("\n", phone->texts);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  gtk_label_set_label (self->copy_label, _ ("Copied"));
}

static void
print_cb (SoleusSafetyDialog *self)
{
  const SoleusSafetyAdvice *phone =
      soleus_safety_list_find_advice (soleus_safety_gate_get_list (self->gate), "phone");
  g_autoptr (GError) error = NULL;

  if (!soleus_script_print (phone, GTK_WINDOW (self), &error))
    gtk_label_set_label (self->print_label, _ ("It could not be printed"));
}

static void
back_cb (SoleusSafetyDialog *self)
{
  if (soleus_safety_answers_get_highest (self->answers) >= SOLEUS_VERDICT_RED)
    {
      show_list (self);
      gtk_widget_grab_focus (self->phone_button);
    }
  else
    show_lock (self);
}

/* Escape goes back from the words for the phone, and closes anything else. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  SoleusSafetyDialog *self = SOLEUS_SAFETY_DIALOG (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "phone") == 0)
    back_cb (self);
  else
    gtk_window_close (GTK_WINDOW (self));
  return GDK_EVENT_STOP;
}

/* ---- what happens beside the list */

static void
show_problem (SoleusSafetyDialog *self, const char *message)
{
  gtk_label_set_label (self->problem, message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
}

/* A sign that is ticked locks at once, however the program ends; the lock goes with the tick. */
static void
answers_changed_cb (SoleusSafetyDialog *self)
{
  g_autoptr (GError) error = NULL;
  gboolean noted = soleus_safety_gate_note (self->gate, self->answers, &error);

  refresh (self);
  if (!noted)
    show_problem (self, error->message);
}

/* The lock was set or lifted, maybe by another program. */
static void
lock_changed_cb (SoleusSafetyDialog *self)
{
  gboolean locked = soleus_safety_gate_get_lock (self->gate) != SOLEUS_LOCK_NONE &&
                    soleus_safety_answers_get_highest (self->answers) < SOLEUS_VERDICT_RED;

  if (self->left)
    return;
  show_known (self);
  if (locked && !self->lock_seen && asks_to_start (self))
    show_lock (self);
  else if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "list") == 0)
    refresh (self);
}

/* ---- what the person does */

static void
reveal_end (SoleusSafetyDialog *self)
{
  soleus_scroll_reveal (self->scroller, gtk_widget_get_visible (self->start_button)
                                            ? self->start_button
                                            : GTK_WIDGET (self->checks));
}

static void
acknowledgement_cb (SoleusSafetyDialog *self)
{
  gboolean active = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->acknowledgement));

  if (self->updating)
    return;
  if (soleus_safety_answers_set_acknowledged (self->answers, active))
    {
      reveal_end (self);
      return;
    }
  self->updating = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->acknowledgement), FALSE);
  self->updating = FALSE;
  gtk_revealer_set_reveal_child (self->hint_revealer, TRUE);
  /* A screen reader speaks the title of the window when it changes. */
  gtk_window_set_title (GTK_WINDOW (self), soleus_safety_get_unseen_text ());
  soleus_safety_list_view_go_to_unread (self->list_view);
}

static void
provider_cb (SoleusSafetyDialog *self)
{
  soleus_safety_answers_set_provider_ok (
      self->answers, gtk_check_button_get_active (GTK_CHECK_BUTTON (self->provider_check)));
  reveal_end (self);
}

static void
checked_cb (SoleusSafetyDialog *self)
{
  soleus_safety_answers_set_checked (
      self->answers, gtk_check_button_get_active (GTK_CHECK_BUTTON (self->checked_check)));
  reveal_end (self);
}

static void
focus_cb (SoleusSafetyDialog *self)
{
  if (!self->left)
    soleus_safety_list_view_note_focus (self->list_view, gtk_window_get_focus (GTK_WINDOW (self)));
}

/* The legs, the pressure and the place that the answers leave of what was chosen. */
static void
narrow_options (SoleusSafetyDialog *self, SoleusOptions *options)
{
  g_autoptr (SoleusSafetyVerdict) verdict =
      soleus_safety_gate_judge (self->gate, self->answers, self->routine);

  *options = self->options;
  options->sides = soleus_safety_verdict_narrow_sides (verdict, options->sides);
  if (verdict->gentle)
    options->more_pressure = FALSE;
  /* A session that has begun stays where it is. */
  if (self->mode != SOLEUS_SAFETY_DIALOG_RESUME &&
      verdict->allowance.spared_legs != SOLEUS_LEGS_NONE)
    options->on_floor = FALSE;
}

/* Answers of another day are no answers: the list is gone through anew. */
static void
refuse (SoleusSafetyDialog *self, GError *error)
{
  if (!g_error_matches (error, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_STALE))
    {
      show_problem (self, error->message);
      return;
    }
  gtk_label_set_label (self->aged, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->aged), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->provider_check), FALSE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->checked_check), FALSE);
  soleus_safety_answers_take_back (self->answers);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  soleus_safety_list_view_begin_anew (self->list_view);
  gtk_widget_grab_focus (self->intro_box);
  /* A screen reader speaks the title of the window when it changes. */
  gtk_window_set_title (GTK_WINDOW (self), error->message);
}

static void
lift (SoleusSafetyDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (soleus_safety_gate_lift (self->gate, self->answers, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    refuse (self, error);
}

static void
start_cb (SoleusSafetyDialog *self)
{
  g_autoptr (SoleusSafetyDialog) keep = g_object_ref (self);
  g_autoptr (SoleusClearance) clearance = NULL;
  g_autoptr (GError) error = NULL;
  SoleusOptions options;

  if (self->mode == SOLEUS_SAFETY_DIALOG_LOCK)
    {
      lift (self);
      return;
    }
  narrow_options (self, &options);
  clearance =
      soleus_safety_gate_submit (self->gate, self->routine, &options, self->answers, &error);
  if (!clearance)
    {
      refuse (self, error);
      return;
    }
  self->left = TRUE;
  self->options = options;
  gtk_window_destroy (GTK_WINDOW (self));
  g_signal_emit (self, signals[SIGNAL_PASSED], 0, clearance);
}

/* However the list is left, what is ticked then counts. */
static void
leave (SoleusSafetyDialog *self, gboolean home)
{
  g_autoptr (SoleusSafetyDialog) keep = g_object_ref (self);
  g_autoptr (GError) error = NULL;

  if (self->left)
    return;
  self->left = TRUE;
  soleus_safety_gate_leave (self->gate, self->answers, &error);
  g_signal_emit (self, signals[SIGNAL_LEFT], 0, home, error ? error->message : NULL);
}

static void
home_cb (SoleusSafetyDialog *self)
{
  leave (self, asks_to_start (self) ||
                   soleus_safety_answers_get_highest (self->answers) >= SOLEUS_VERDICT_RED);
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
close_request_cb (SoleusSafetyDialog *self)
{
  leave (self, FALSE);
  return GDK_EVENT_PROPAGATE;
}

/* ---- the class */

static void
soleus_safety_dialog_dispose (GObject *object)
{
  SoleusSafetyDialog *self = SOLEUS_SAFETY_DIALOG (object);

  /* The program ends with the list open: that too is leaving it. A lock that can't be stored now
   * has nobody left to be told. */
  if (self->answers && !self->left)
    soleus_safety_gate_leave (self->gate, self->answers, NULL);
  self->left = TRUE;
  if (self->answers)
    g_signal_handlers_disconnect_by_func (self->answers, answers_changed_cb, self);
  if (self->gate)
    g_signal_handlers_disconnect_by_func (self->gate, lock_changed_cb, self);
  g_clear_object (&self->answers);
  g_clear_object (&self->gate);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_SAFETY_DIALOG);
  G_OBJECT_CLASS (soleus_safety_dialog_parent_class)->dispose (object);
}

static void
soleus_safety_dialog_finalize (GObject *object)
{
  g_clear_object (&SOLEUS_SAFETY_DIALOG (object)->routine);
  G_OBJECT_CLASS (soleus_safety_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SoleusSafetyDialog, title);
  gtk_widget_class_bind_template_child (widget_class, SoleusSafetyDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusSafetyDialog, back_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusSafetyDialog, hint_revealer);
  gtk_widget_class_bind_template_child (widget_class, SoleusSafetyDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, SoleusSafetyDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SoleusSafetyDialog, lock_page);
  gtk_widget_class_bind_template_child (widget_class, SoleusSafetyDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, SoleusSafetyDialog, aged);
  gtk_widget_class_bind_template_child (widget_class, SoleusSafetyDialog, intro_box);
  gtk_widget_class_bind_template_child (widget_class, SoleusSafetyDialog, intro);
  gtk_widget_class_bind_template_child (widget_class, SoleusSafetyDialog, known_panel);
  gtk_widget_class_bind_template_child (widget_class, SoleusSafetyDialog, list_view);
  gtk_widget_class_bind_template_child (widget_class, SoleusSafetyDialog, checks);
  gtk_widget_class_bind_template_child (widget_class, SoleusSafetyDialog, note);
  gtk_widget_class_bind_template_child (widget_class, SoleusSafetyDialog, refusal);
  gtk_widget_class_bind_template_child (widget_class, SoleusSafetyDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, SoleusSafetyDialog, start_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusSafetyDialog, start_label);
  gtk_widget_class_bind_template_child (widget_class, SoleusSafetyDialog, way_out);
  gtk_widget_class_bind_template_child (widget_class, SoleusSafetyDialog, home_label);
  gtk_widget_class_bind_template_child (widget_class, SoleusSafetyDialog, phone_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusSafetyDialog, phone_panel);
  gtk_widget_class_bind_template_child (widget_class, SoleusSafetyDialog, copy_label);
  gtk_widget_class_bind_template_child (widget_class, SoleusSafetyDialog, print_label);
  gtk_widget_class_bind_template_callback (widget_class, phone_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
  gtk_widget_class_bind_template_callback (widget_class, home_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
}

static void
soleus_safety_dialog_class_init (SoleusSafetyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_safety_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = soleus_safety_dialog_finalize;

  /* The gate let the person through with this clearance for the options. The dialog is gone. */
  signals[SIGNAL_PASSED] = g_signal_new ("passed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, SOLEUS_TYPE_CLEARANCE);
  /* The person turned back, and nothing starts: whether to the beginning, and why the lock could
   * not be stored, or NULL. */
  signals[SIGNAL_LEFT] =
      g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_BOOLEAN, G_TYPE_STRING);

  g_type_ensure (SOLEUS_TYPE_ADVICE_PANEL);
  g_type_ensure (SOLEUS_TYPE_LOCK_PAGE);
  g_type_ensure (SOLEUS_TYPE_SAFETY_LIST_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-safety-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "safety.open-list", NULL, open_list_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static GtkWidget *
add_check (SoleusSafetyDialog *self, const char *text, GCallback toggled)
{
  GtkWidget *check = soleus_safety_list_view_new_button (text);

  gtk_widget_add_css_class (check, "card");
  gtk_widget_set_visible (check, FALSE);
  g_signal_connect_object (check, "toggled", toggled, self, G_CONNECT_SWAPPED);
  gtk_box_append (self->checks, check);
  return check;
}

static void
soleus_safety_dialog_init (SoleusSafetyDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  soleus_wrap_labels (GTK_WIDGET (self));
  self->provider_check =
      add_check (self, soleus_safety_get_provider_text (), G_CALLBACK (provider_cb));
  self->checked_check =
      add_check (self, soleus_safety_get_checked_text (), G_CALLBACK (checked_cb));
  self->acknowledgement = add_check (self, "", G_CALLBACK (acknowledgement_cb));
  gtk_label_set_label (self->hint, soleus_safety_get_unseen_text ());
}

static void
fill (SoleusSafetyDialog *self)
{
  static const char *const signs[] = { "emergency", "lower-leg", NULL };
  SoleusSafetyList *list = soleus_safety_gate_get_list (self->gate);
  g_autoptr (GPtrArray) phone = g_ptr_array_new ();

  g_ptr_array_add (phone, (gpointer) soleus_safety_list_find_advice (list, "phone"));
  soleus_advice_panel_set_advices (self->phone_panel, SOLEUS_VERDICT_CLEAR, phone);
  gtk_label_set_label (self->intro, list->intro);
  soleus_safety_list_view_set_answers (self->list_view, self->answers,
                                       asks_to_start (self) ? NULL : signs);
  soleus_safety_list_view_watch (self->list_view, self->scroller);
  if (self->mode != SOLEUS_SAFETY_DIALOG_LOCK)
    adw_window_title_set_subtitle (self->title, self->routine->name);
  show_known (self);
  refresh (self);
  g_signal_connect_object (self->answers, "changed", G_CALLBACK (answers_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->gate, "notify::lock", G_CALLBACK (lock_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* The routine is what is to be started, or any stretch where only a lock is lifted. While a lock is
 * on the dialog begins with it. */
SoleusSafetyDialog *
soleus_safety_dialog_new (GtkWindow *parent,
                          SoleusSafetyGate *gate,
                          SoleusRoutine *routine,
                          const SoleusOptions *options,
                          SoleusSafetyDialogMode mode)
{
  SoleusSafetyDialog *self =
      g_object_new (SOLEUS_TYPE_SAFETY_DIALOG, "transient-for", parent, NULL);

  self->gate = g_object_ref (gate);
  self->routine = g_object_ref (routine);
  self->answers = soleus_safety_gate_new_answers (gate);
  self->options = *options;
  self->mode = mode;
  soleus_fit_window (GTK_WINDOW (self), parent, DEFAULT_WIDTH, DEFAULT_HEIGHT);
  soleus_fresh_input_guard (soleus_fresh_input_get (GTK_WINDOW (self)), parent,
                            GTK_WIDGET (self->scroller));
  fill (self);
  if (asks_to_start (self) && soleus_safety_gate_get_lock (gate) != SOLEUS_LOCK_NONE)
    show_lock (self);
  else
    show_list (self);
  return self;
}

SoleusRoutine *
soleus_safety_dialog_get_routine (SoleusSafetyDialog *self)
{
  return self->routine;
}

/* After "passed" these are what the answers left of the choice. */
const SoleusOptions *
soleus_safety_dialog_get_options (SoleusSafetyDialog *self)
{
  return &self->options;
}
