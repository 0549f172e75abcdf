/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-plan-page.h"

#include <glib/gi18n-lib.h>

#include "soleus-confirm-dialog.h"
#include "soleus-dialog-queue.h"
#include "soleus-keys.h"
#include "soleus-layout.h"
#include "soleus-lock-banner.h"
#include "soleus-plan-files.h"
#include "soleus-plan-look-back.h"
#include "soleus-plan-sheet.h"
#include "soleus-plan-text.h"
#include "soleus-plan-weeks.h"
#include "soleus-step-figure.h"
#include "soleus-time-row.h"
#include "soleus-toast.h"
#include "soleus-two-pane.h"
#include "soleus-weekday-buttons.h"

/**
 * SoleusPlanPage:
 *
 * One plan: what it is for and what to expect of it. Before it begins the person chooses its days
 * and times. While it goes on the page says what is done today, and how far the person has come.
 */
struct _SoleusPlanPage
{
  AdwBin parent_instance;

  AdwWindowTitle *title;
  SoleusLockBanner *lock_banner;
  GtkScrolledWindow *scroller;
  GtkWidget *state_box;
  GtkLabel *place;
  GtkLabel *news;
  GtkBox *buttons;
  AdwPreferencesGroup *today_group;
  GtkBox *about;
  GtkWidget *when_group;
  GtkWidget *weekdays_row;
  SoleusWeekdayButtons *weekdays;
  AdwPreferencesGroup *sessions_group;
  SoleusPlanWeeks *weeks;
  GtkWidget *bar;
  GtkLabel *shape;
  GtkLabel *problem;
  GtkWidget *begin_button;

  SoleusPlanBook *book;
  SoleusHistory *history;
  SoleusCatalogue *catalogue;
  SoleusSettings *settings;
  AdwToastOverlay *toasts;
  SoleusPlanFiles *files;
  SoleusPlan *plan;
  char *name;
  /* What the look back says of a plan that is over, once it is known. */
  char *look_back;
  /* The rows that come and go with the plan, each in its group. */
  GPtrArray *today_rows;
  GPtrArray *session_rows;
  /* Of the choice before it begins: the rows of times, and the routine of each. */
  GPtrArray *time_rows;
  GPtrArray *timed;
  /* The day that was skipped last, from 0. */
  guint skipped_day;
};

enum
{
  SIGNAL_BACK,
  SIGNAL_START,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusPlanPage, soleus_plan_page, ADW_TYPE_BIN)

static SoleusPlanState *
get_state (SoleusPlanPage *self)
{
  return soleus_plan_book_get_state (self->book);
}

/* Returns: (nullable): how far the person is, where it is with this plan */
static SoleusPlanState *
get_own_state (SoleusPlanPage *self)
{
  SoleusPlanState *state = get_state (self);

  return state->plan &&
                 (soleus_plan_state_is_in_use (state) || state->status == SOLEUS_PLAN_COMPLETE) &&
                 soleus_plan_is_same (state->plan, self->plan)
             ? state
             : NULL;
}

static void
tell_failure (SoleusPlanPage *self, const char *heading, const GError *error)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  if (window)
    soleus_dialog_queue_present (
        window, soleus_confirm_dialog_new (window, heading, error->message, _ ("Close"), NULL));
}

/* ---- rows */

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
}

static GtkWidget *
make_row (SoleusPlanPage *self, const char *id, const char *subtitle)
{
  SoleusRoutine *routine = soleus_catalogue_find (self->catalogue, id);
  GtkWidget *row = adw_action_row_new ();

  /* The name of an own routine is somebody's own words. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 soleus_catalogue_name_routine (self->catalogue, id));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (routine)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                               soleus_step_figure_new (soleus_routine_get_main_step (routine)));
  return row;
}

static void
add_session_row (SoleusPlanPage *self, const SoleusPlanSession *session)
{
  g_autofree char *dose = soleus_plan_format_dose (session, self->catalogue);
  g_autofree char *when = soleus_plan_format_when (session, self->plan);
  g_autofree char *text = g_strjoin (when ? "\n" : NULL, dose, when, NULL);
  GtkWidget *row = make_row (self, session->routine, text);

  if (soleus_catalogue_find (self->catalogue, session->routine))
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", session->routine);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-routine");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
    }
  adw_preferences_group_add (self->sessions_group, row);
  g_ptr_array_add (self->session_rows, row);
}

static char *
describe_task (SoleusPlanPage *self, const SoleusPlanTask *task)
{
  g_autofree char *dose = soleus_plan_format_dose (task->session, self->catalogue);
  g_autofree char *minute = soleus_plan_format_minute (task->minute);

  if (task->offer == SOLEUS_PLAN_OFFER_STRETCH)
    return g_strdup (_ ("You can’t massage now. Stretch instead, or skip the day."));
  if (task->offer == SOLEUS_PLAN_OFFER_GONE)
    return g_strdup (_ ("This routine has been deleted. Skip the day, or change the plan."));
  if (task->session->at_most > 1 && task->times > 0)
    /* Translators: what is done, and how often it was done today: "2 min · 2 to 4 times a day · 1
     * so far". */
    return g_strdup_printf (C_ ("today", "%s · %u so far"), dose, task->times);
  if (task->minute == SOLEUS_MINUTE_NONE)
    return g_steal_pointer (&dose);
  /* Translators: the time of the day, and what is done: "18:00 · 30 s × 3". */
  return g_strdup_printf (C_ ("today", "%s · %s"), minute, dose);
}

static void
add_today_row (SoleusPlanPage *self, SoleusPlanState *state, guint index)
{
  const SoleusPlanTask *task = &g_array_index (state->tasks, SoleusPlanTask, index);
  g_autofree char *text = describe_task (self, task);
  GtkWidget *row = make_row (self, task->routine, text);
  gboolean may = task->offer != SOLEUS_PLAN_OFFER_GONE && state->status == SOLEUS_PLAN_GOING;

  if (task->done)
    {
      GtkWidget *done = gtk_image_new_from_icon_name ("object-select-symbolic");

      gtk_accessible_update_property (GTK_ACCESSIBLE (done), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Done"), -1);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), done);
    }
  if (may && (!task->done || task->times < task->session->at_most))
    {
      /* Translators: a button: begin the routine. */
      GtkWidget *button = gtk_button_new_with_label (_ ("Start"));
      g_autofree char *name = g_strdup_printf (
          _ ("Start: %s"), soleus_catalogue_name_routine (self->catalogue, task->routine));

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "card-button");
      if (!task->done)
        gtk_widget_add_css_class (button, "suggested-action");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", (int) index);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "plan.start-session");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
      /* The row has named it after itself, and the name says more. */
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
    }
  adw_preferences_group_add (self->today_group, row);
  g_ptr_array_add (self->today_rows, row);
}

/* ---- what it is about */

static GtkLabel *
add_text (GtkBox *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static void
add_part (GtkBox *box, const char *heading, const char *text)
{
  if (!text || !*text)
    return;
  add_text (box, heading, "heading");
  add_text (box, text, NULL);
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    gtk_box_remove (box, child);
}

static void
add_sources (GtkBox *box, GPtrArray *sources)
{
  if (sources->len > 0)
    add_text (box, _ ("Sources"), "heading");
  for (guint i = 0; i < sources->len; i++)
    {
      const SoleusPlanSource *source = sources->pdata[i];
      GtkLabel *label = add_text (box, source->text, NULL);
      g_autofree char *link =
          source->url ? g_markup_printf_escaped ("<a href=\"%s\">%s</a>", source->url, source->text)
                      : NULL;

      if (!link)
        continue;
      gtk_label_set_markup (label, link);
      gtk_widget_add_css_class (GTK_WIDGET (label), "source");
    }
}

static void
show_about (SoleusPlanPage *self)
{
  SoleusPlan *plan = self->plan;

  clear_box (self->about);
  if (plan->summary && *plan->summary)
    add_text (self->about, plan->summary, NULL);
  /* Translators: a heading: the people that a plan is meant for. */
  add_part (self->about, _ ("Who it is for"), plan->for_whom);
  /* Translators: a heading: what a plan may bring. */
  add_part (self->about, _ ("What to expect"), plan->expectation);
  add_sources (self->about, plan->sources);
  gtk_widget_set_visible (GTK_WIDGET (self->about),
                          gtk_widget_get_first_child (GTK_WIDGET (self->about)) != NULL);
}

/* ---- days and times, before it begins */

static guint
find_timed (SoleusPlanPage *self, const char *routine)
{
  guint index = 0;

  return g_ptr_array_find_with_equal_func (self->timed, routine, g_str_equal, &index)
             ? index
             : self->timed->len;
}

/* A routine that stands in several weeks is done at one time. */
static void
show_times (SoleusPlanPage *self)
{
  clear_rows (ADW_PREFERENCES_GROUP (self->when_group), self->time_rows);
  g_ptr_array_set_size (self->timed, 0);
  for (guint i = 0; i < self->plan->sessions->len; i++)
    {
      const SoleusPlanSession *session = self->plan->sessions->pdata[i];
      GtkWidget *row;

      if (find_timed (self, session->routine) < self->timed->len)
        continue;
      row = adw_combo_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (
          ADW_PREFERENCES_ROW (row),
          soleus_catalogue_name_routine (self->catalogue, session->routine));
      soleus_time_row_set_up (ADW_COMBO_ROW (row));
      soleus_time_row_set (ADW_COMBO_ROW (row), session->minute);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->when_group), row);
      g_ptr_array_add (self->time_rows, row);
      g_ptr_array_add (self->timed, session->routine);
    }
}

static void
weekdays_cb (SoleusPlanPage *self)
{
  gboolean none = soleus_weekday_buttons_get (self->weekdays) == 0;

  gtk_label_set_label (self->problem, none ? _ ("Choose at least one day of the week.") : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), none);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.begin", !none);
}

/* ---- how far it is */

static void
add_button (SoleusPlanPage *self, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_label_set_justify (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                         GTK_JUSTIFY_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "chip");
  gtk_box_append (self->buttons, button);
}

static void
add_buttons (SoleusPlanPage *self, SoleusPlanState *state)
{
  clear_box (self->buttons);
  if (state->status == SOLEUS_PLAN_GOING)
    {
      if (!state->is_done)
        /* Translators: a button: a day of a plan is left out. */
        add_button (self, _ ("Skip This Day"), "plan.skip");
      /* Translators: a button: a plan stands still for some days. */
      add_button (self, C_ ("plan", "Pause"), "plan.pause");
    }
  else if (state->status == SOLEUS_PLAN_PAUSED && state->can_resume)
    /* Translators: a button: a plan that was paused goes on. */
    add_button (self, C_ ("plan", "Go On"), "plan.resume");
  else if (state->status == SOLEUS_PLAN_COMPLETE)
    {
      add_button (self, _ ("Print…"), "plan.print");
      if (state->due[SOLEUS_PLAN_DUE_REVIEW])
        /* Translators: a button: the look back at the end of a plan has been read. */
        add_button (self, C_ ("plan", "Done"), "plan.review-done");
    }
  if (state->status == SOLEUS_PLAN_PAUSED && state->pause != SOLEUS_PLAN_PAUSE_PERSON)
    add_button (self, _ ("When to See Someone"), "win.show-advice");
}

static const char *
describe_day (SoleusPlanState *state)
{
  if (state->is_done)
    return _ ("Done for today. The plan goes on tomorrow at the earliest.");
  if (state->is_planned)
    return _ ("Today is one of your days.");
  return _ ("Nothing is planned for today, but you may go on with the plan today.");
}

static void
look_back_cb (SoleusPlanPage *self, const char *text)
{
  SoleusPlanState *state = get_own_state (self);

  if (!state || state->status != SOLEUS_PLAN_COMPLETE)
    return;
  g_free (self->look_back);
  self->look_back = g_strdup (text);
  gtk_label_set_label (self->news, text);
}

static void
show_state_box (SoleusPlanPage *self, SoleusPlanState *state)
{
  g_autofree char *place = soleus_plan_format_place (state);
  const char *pause = soleus_plan_describe_pause (state->pause);

  gtk_label_set_label (self->place, place);
  add_buttons (self, state);
  g_clear_pointer (&self->look_back, g_free);
  if (state->status == SOLEUS_PLAN_COMPLETE)
    {
      g_autofree char *text = soleus_plan_look_back_describe (state, NULL, NULL);

      gtk_label_set_label (self->news, text);
      soleus_plan_look_back_load (self->history, state, (SoleusPlanLooked) look_back_cb,
                                  G_OBJECT (self));
    }
  else
    gtk_label_set_label (self->news,
                         state->status == SOLEUS_PLAN_PAUSED ? pause : describe_day (state));
}

static void
enable (SoleusPlanPage *self, const char *action, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, enabled);
}

static void
enable_actions (SoleusPlanPage *self, SoleusPlanState *state)
{
  gboolean in_use = state && soleus_plan_state_is_in_use (state);

  enable (self, "plan.pause", in_use && state->status == SOLEUS_PLAN_GOING);
  enable (self, "plan.resume", in_use && state->can_resume);
  enable (self, "plan.skip", in_use && state->status == SOLEUS_PLAN_GOING && !state->is_done);
  enable (self, "plan.stop", in_use);
  enable (self, "plan.restart", state != NULL);
  enable (self, "plan.review-done", state && state->due[SOLEUS_PLAN_DUE_REVIEW]);
  enable (self, "plan.edit", self->plan->own && self->name && !in_use);
  enable (self, "plan.delete", self->plan->own && self->name && !in_use);
}

/* What is pressed in the box may go with it. */
static gboolean
has_focus_in (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && gtk_widget_is_ancestor (focus, widget);
}

static void
show_state (SoleusPlanPage *self)
{
  SoleusPlanState *state;
  gboolean focused;
  gboolean in_use;

  if (!self->plan)
    return;
  state = get_own_state (self);
  in_use = state && soleus_plan_state_is_in_use (state);
  focused = has_focus_in (self->state_box) || has_focus_in (self->bar) ||
            has_focus_in (GTK_WIDGET (self->today_group));
  clear_rows (self->today_group, self->today_rows);
  gtk_widget_set_visible (self->state_box, state != NULL);
  gtk_widget_set_visible (self->when_group, !in_use);
  gtk_widget_set_visible (self->bar, !in_use);
  if (state)
    {
      show_state_box (self, state);
      for (guint i = 0; i < state->tasks->len; i++)
        add_today_row (self, state, i);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->today_group), self->today_rows->len > 0);
  soleus_plan_weeks_show (self->weeks, state ? state->plan : self->plan, state);
  enable_actions (self, state);
  if (focused)
    soleus_plan_page_focus (self);
}

/* ---- what is pressed */

/* Does one of the commands of the book that ask for nothing. */
static gboolean
run (SoleusPlanPage *self, gboolean (*command) (SoleusPlanBook *, GError **))
{
  g_autoptr (GError) error = NULL;

  if (command (self->book, &error))
    return TRUE;
  tell_failure (self, _ ("The plan has not changed"), error);
  return FALSE;
}

static void
undo_skip_cb (SoleusPlanPage *self)
{
  g_autoptr (GError) error = NULL;

  if (!soleus_plan_book_unskip (self->book, self->skipped_day, &error))
    tell_failure (self, _ ("The plan has not changed"), error);
}

static void
tell_skipped (SoleusPlanPage *self)
{
  AdwToast *toast = adw_toast_new (_ ("The day has been skipped"));

  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_timeout (toast, 10);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_skip_cb), self,
                           G_CONNECT_SWAPPED);
  soleus_toast_show (self->toasts, toast);
}

static void
skip (SoleusPlanPage *self)
{
  guint day = get_state (self)->day;

  if (!run (self, soleus_plan_book_skip))
    return;
  self->skipped_day = day;
  tell_skipped (self);
}

static void
command_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusPlanPage *self = SOLEUS_PLAN_PAGE (widget);

  if (g_str_equal (name, "plan.pause"))
    run (self, soleus_plan_book_pause);
  else if (g_str_equal (name, "plan.resume"))
    run (self, soleus_plan_book_resume);
  else if (g_str_equal (name, "plan.review-done"))
    run (self, soleus_plan_book_review_done);
  else
    skip (self);
}

static void
ask (SoleusPlanPage *self,
     const char *heading,
     const char *body,
     const char *cancel,
     const char *confirm,
     GCallback answered)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  SoleusConfirmDialog *dialog = soleus_confirm_dialog_new (window, heading, body, cancel, confirm);

  g_signal_connect_object (dialog, "answered", answered, self, G_CONNECT_SWAPPED);
  soleus_dialog_queue_present (window, dialog);
}

static void
stop_answered_cb (SoleusPlanPage *self, gboolean confirmed)
{
  if (confirmed)
    run (self, soleus_plan_book_stop);
}

static void
restart_answered_cb (SoleusPlanPage *self, gboolean confirmed)
{
  if (confirmed)
    run (self, soleus_plan_book_restart);
}

static void
stop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask (
      SOLEUS_PLAN_PAGE (widget), _ ("Stop the plan?"),
      _ ("What you have done stays in the history. You can start the plan again from its first day "
         "at any time."),
      _ ("Keep Going"), _ ("Stop"), G_CALLBACK (stop_answered_cb));
}

static void
restart_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask (SOLEUS_PLAN_PAGE (widget), _ ("Start again from the first day?"),
       _ ("What you have done stays in the history. The weeks of the plan begin again."),
       _ ("Cancel"), _ ("Start Again"), G_CALLBACK (restart_answered_cb));
}

static void
begin (SoleusPlanPage *self)
{
  g_autofree int *minutes = g_new (int, self->plan->sessions->len);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < self->plan->sessions->len; i++)
    {
      const SoleusPlanSession *session = self->plan->sessions->pdata[i];
      guint row = find_timed (self, session->routine);

      minutes[i] = soleus_time_row_get (self->time_rows->pdata[row]);
    }
  if (!soleus_plan_book_begin (self->book, self->plan, soleus_weekday_buttons_get (self->weekdays),
                               minutes, &error))
    {
      tell_failure (self, _ ("The plan could not be started"), error);
      return;
    }
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
replace_answered_cb (SoleusPlanPage *self, gboolean confirmed)
{
  if (confirmed)
    begin (self);
}

/* There is one plan at most. */
static void
begin_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusPlanPage *self = SOLEUS_PLAN_PAGE (widget);
  SoleusPlanState *state = get_state (self);
  g_autofree char *heading = NULL;

  if (!soleus_plan_state_is_in_use (state))
    {
      begin (self);
      return;
    }
  /* Translators: %s is the plan that goes on now. */
  heading = g_strdup_printf (_ ("Stop “%s” and start this plan?"), state->plan->name);
  ask (self, heading, _ ("There is one plan at a time. What you have done stays in the history."),
       _ ("Keep"), _ ("Replace"), G_CALLBACK (replace_answered_cb));
}

static void
start_session_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusPlanPage *self = SOLEUS_PLAN_PAGE (widget);
  SoleusPlanState *state = get_own_state (self);
  guint index = (guint) g_variant_get_int32 (parameter);
  const SoleusPlanTask *task;
  SoleusRoutine *routine;
  SoleusOptions options;

  if (!state || index >= state->tasks->len)
    return;
  task = &g_array_index (state->tasks, SoleusPlanTask, index);
  routine = soleus_catalogue_find (self->catalogue, task->routine);
  if (!routine)
    return;
  soleus_settings_get_options (self->settings, &options);
  options.more_pressure = FALSE;
  if (task->offer == SOLEUS_PLAN_OFFER_ROUTINE)
    soleus_plan_session_apply (task->session, &options);
  g_signal_emit (self, signals[SIGNAL_START], 0, routine, &options);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_BACK], 0);
}

/* What the window does with an own plan: "plan.edit" is "win.edit-plan". */
static void
window_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusPlanPage *self = SOLEUS_PLAN_PAGE (widget);
  g_autofree char *action = g_strdup_printf ("win.%s-plan", strchr (name, '.') + 1);

  gtk_widget_activate_action (widget, action, "s", self->name);
}

/* The days that are still to come: of this plan as it goes, or as it would begin now. */
static void
get_schedule (SoleusPlanPage *self, SoleusPlanSchedule *schedule, GArray *minutes)
{
  SoleusPlanState *state = get_own_state (self);
  int today = soleus_history_get_today (self->history);

  if (state && soleus_plan_state_is_in_use (state))
    {
      g_array_append_vals (minutes, state->minutes->data, state->minutes->len);
      *schedule = (SoleusPlanSchedule){ state->plan, state->weekdays, minutes,
                                        state->day + state->is_done, today + state->is_done };
      return;
    }
  for (guint i = 0; i < self->plan->sessions->len; i++)
    {
      const SoleusPlanSession *session = self->plan->sessions->pdata[i];
      int minute =
          soleus_time_row_get (self->time_rows->pdata[find_timed (self, session->routine)]);

      g_array_append_val (minutes, minute);
    }
  *schedule = (SoleusPlanSchedule){ self->plan, soleus_weekday_buttons_get (self->weekdays),
                                    minutes, 0, today };
  if (schedule->weekdays == 0)
    schedule->weekdays = self->plan->weekdays;
}

static void
calendar_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusPlanPage *self = SOLEUS_PLAN_PAGE (widget);
  g_autoptr (GArray) minutes = g_array_new (FALSE, FALSE, sizeof (int));
  SoleusPlanSchedule schedule;

  get_schedule (self, &schedule, minutes);
  soleus_plan_files_write_calendar (
      self->files, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), &schedule);
}

static gboolean
print_cb (gpointer user_data)
{
  SoleusPlanPage *self = user_data;
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr (GArray) minutes = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (SoleusSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;
  SoleusPlanSchedule schedule;

  if (!window)
    return G_SOURCE_REMOVE;
  get_schedule (self, &schedule, minutes);
  sheet = soleus_plan_sheet_new (&schedule, get_own_state (self), self->look_back, self->catalogue);
  if (!soleus_sheet_print (sheet, self->settings, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, NULL,
                           window, &error))
    tell_failure (self, _ ("The plan could not be printed"), error);
  return G_SOURCE_REMOVE;
}

/* The dialog runs a main loop of its own. Assistive technology that asked for it must not wait for
 * its end. */
static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, print_cb, g_object_ref (widget), g_object_unref);
}

static const SoleusKey print_keys[] = {
  { GDK_KEY_p, GDK_CONTROL_MASK, "plan.print" },
  { 0, 0, NULL },
};

/* ---- the class */

static void
soleus_plan_page_dispose (GObject *object)
{
  SoleusPlanPage *self = SOLEUS_PLAN_PAGE (object);

  g_clear_object (&self->plan);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->look_back, g_free);
  g_clear_object (&self->book);
  g_clear_object (&self->history);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->settings);
  g_clear_object (&self->files);
  g_clear_weak_pointer (&self->toasts);
  g_clear_pointer (&self->today_rows, g_ptr_array_unref);
  g_clear_pointer (&self->session_rows, g_ptr_array_unref);
  g_clear_pointer (&self->time_rows, g_ptr_array_unref);
  g_clear_pointer (&self->timed, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_PLAN_PAGE);
  G_OBJECT_CLASS (soleus_plan_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SoleusPlanPage, title);
  gtk_widget_class_bind_template_child (widget_class, SoleusPlanPage, lock_banner);
  gtk_widget_class_bind_template_child (widget_class, SoleusPlanPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, SoleusPlanPage, state_box);
  gtk_widget_class_bind_template_child (widget_class, SoleusPlanPage, place);
  gtk_widget_class_bind_template_child (widget_class, SoleusPlanPage, news);
  gtk_widget_class_bind_template_child (widget_class, SoleusPlanPage, buttons);
  gtk_widget_class_bind_template_child (widget_class, SoleusPlanPage, today_group);
  gtk_widget_class_bind_template_child (widget_class, SoleusPlanPage, about);
  gtk_widget_class_bind_template_child (widget_class, SoleusPlanPage, when_group);
  gtk_widget_class_bind_template_child (widget_class, SoleusPlanPage, weekdays_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusPlanPage, weekdays);
  gtk_widget_class_bind_template_child (widget_class, SoleusPlanPage, sessions_group);
  gtk_widget_class_bind_template_child (widget_class, SoleusPlanPage, weeks);
  gtk_widget_class_bind_template_child (widget_class, SoleusPlanPage, bar);
  gtk_widget_class_bind_template_child (widget_class, SoleusPlanPage, shape);
  gtk_widget_class_bind_template_child (widget_class, SoleusPlanPage, problem);
  gtk_widget_class_bind_template_child (widget_class, SoleusPlanPage, begin_button);
  gtk_widget_class_bind_template_callback (widget_class, weekdays_cb);
}

static void
soleus_plan_page_class_init (SoleusPlanPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_plan_page_dispose;

  signals[SIGNAL_BACK] = g_signal_new ("back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* The person wants to do a session of the plan: its routine, and its SoleusOptions. */
  signals[SIGNAL_START] =
      g_signal_new ("start", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, SOLEUS_TYPE_ROUTINE, G_TYPE_POINTER);

  g_type_ensure (SOLEUS_TYPE_LOCK_BANNER);
  g_type_ensure (SOLEUS_TYPE_PLAN_WEEKS);
  g_type_ensure (SOLEUS_TYPE_TWO_PANE);
  g_type_ensure (SOLEUS_TYPE_WEEKDAY_BUTTONS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-plan-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "plan.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "plan.begin", NULL, begin_action);
  gtk_widget_class_install_action (widget_class, "plan.pause", NULL, command_action);
  gtk_widget_class_install_action (widget_class, "plan.resume", NULL, command_action);
  gtk_widget_class_install_action (widget_class, "plan.skip", NULL, command_action);
  gtk_widget_class_install_action (widget_class, "plan.review-done", NULL, command_action);
  gtk_widget_class_install_action (widget_class, "plan.stop", NULL, stop_action);
  gtk_widget_class_install_action (widget_class, "plan.restart", NULL, restart_action);
  gtk_widget_class_install_action (widget_class, "plan.start-session", "i", start_session_action);
  gtk_widget_class_install_action (widget_class, "plan.edit", NULL, window_action);
  gtk_widget_class_install_action (widget_class, "plan.delete", NULL, window_action);
  gtk_widget_class_install_action (widget_class, "plan.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "plan.calendar", NULL, calendar_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "plan.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "plan.back", NULL);
}

static void
soleus_plan_page_init (SoleusPlanPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  soleus_wrap_labels (GTK_WIDGET (self));
  soleus_keys_add (GTK_WIDGET (self), print_keys);
  self->today_rows = g_ptr_array_new ();
  self->session_rows = g_ptr_array_new ();
  self->time_rows = g_ptr_array_new ();
  self->timed = g_ptr_array_new ();
}

/**
 * soleus_plan_page_new:
 * @toasts: tell what was done, as long as they exist
 */
GtkWidget *
soleus_plan_page_new (SoleusPlanBook *book,
                      SoleusHistory *history,
                      SoleusCatalogue *catalogue,
                      SoleusSafetyGate *gate,
                      SoleusSettings *settings,
                      AdwToastOverlay *toasts)
{
  SoleusPlanPage *self = g_object_new (SOLEUS_TYPE_PLAN_PAGE, NULL);

  self->book = g_object_ref (book);
  self->history = g_object_ref (history);
  self->catalogue = g_object_ref (catalogue);
  self->settings = g_object_ref (settings);
  self->files = soleus_plan_files_new (history, catalogue, settings, toasts);
  g_set_weak_pointer (&self->toasts, toasts);
  soleus_lock_banner_set_gate (self->lock_banner, gate);
  g_signal_connect_object (book, "notify::state", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * soleus_plan_page_set_plan:
 * @name: (nullable): of an own plan on the shelf
 */
void
soleus_plan_page_set_plan (SoleusPlanPage *self, const char *name, SoleusPlan *plan)
{
  g_autofree char *shape = soleus_plan_format_shape (plan, self->catalogue);
  g_autofree char *kept = g_strdup (name);

  clear_rows (self->sessions_group, self->session_rows);
  g_set_object (&self->plan, plan);
  g_free (self->name);
  self->name = g_steal_pointer (&kept);
  adw_window_title_set_title (self->title, plan->name);
  gtk_label_set_label (self->shape, shape);
  show_about (self);
  for (guint i = 0; i < plan->sessions->len; i++)
    add_session_row (self, plan->sessions->pdata[i]);
  soleus_weekday_buttons_set (self->weekdays, plan->weekdays);
  /* Each routine of an own plan has its days. */
  gtk_widget_set_visible (self->weekdays_row, !plan->own);
  weekdays_cb (self);
  show_times (self);
  show_state (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/* The button that the person most likely wants. */
void
soleus_plan_page_focus (SoleusPlanPage *self)
{
  if (gtk_widget_get_visible (self->bar))
    gtk_widget_grab_focus (self->begin_button);
  else
    gtk_widget_child_focus (gtk_widget_get_visible (GTK_WIDGET (self->today_group))
                                ? GTK_WIDGET (self->today_group)
                                : self->state_box,
                            GTK_DIR_TAB_FORWARD);
}
