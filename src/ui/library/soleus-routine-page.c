/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-routine-page.h"

#include <glib/gi18n-lib.h>

#include "soleus-choices.h"
#include "soleus-combo-row.h"
#include "soleus-confirm-dialog.h"
#include "soleus-dialog-queue.h"
#include "soleus-figure-view.h"
#include "soleus-format.h"
#include "soleus-history-types.h"
#include "soleus-keys.h"
#include "soleus-layout.h"
#include "soleus-lock-banner.h"
#include "soleus-needs.h"
#include "soleus-rating-row.h"
#include "soleus-routine-origin.h"
#include "soleus-routine-sheet.h"
#include "soleus-two-pane.h"

/* Seconds between two choices of a hold. */
#define HOLD_STEP 5
/* Of a hold or of repetitions. */
#define MAX_CHOICES 8

/**
 * SoleusRoutinePage:
 *
 * One routine before it starts: what it looks like, its steps, the person's options and its length.
 */
struct _SoleusRoutinePage
{
  AdwBin parent_instance;

  AdwWindowTitle *title;
  SoleusLockBanner *lock_banner;
  SoleusFigureView *figure;
  GtkLabel *summary;
  SoleusRoutineOrigin *origin;
  SoleusNeeds *needs;
  GtkWidget *safety_note;
  GtkActionable *list_button;
  AdwPreferencesGroup *steps_group;
  AdwExpanderRow *options_row;
  AdwComboRow *sides_row;
  AdwComboRow *first_row;
  AdwComboRow *hold_row;
  AdwComboRow *repetitions_row;
  AdwComboRow *one_more_row;
  AdwComboRow *floor_row;
  GtkWidget *pressure_row;
  GtkSwitch *pressure_switch;
  AdwExpanderRow *rating_row;
  SoleusRatingRow *left_rating;
  SoleusRatingRow *right_rating;
  GtkLabel *total;
  GtkWidget *start_button;
  GtkWidget *start_lock;

  SoleusSafetyGate *gate;
  SoleusRoutineStore *store;
  SoleusRoutine *routine;
  SoleusOptions options;
  GArray *holds;
  GArray *repetitions;
  /* The rows of the steps, and each one's step. */
  GPtrArray *step_rows;
  GPtrArray *shown_steps;
  AdwExpanderRow *opened;
  gboolean updating;
};

enum
{
  SIGNAL_BACK,
  SIGNAL_START,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusRoutinePage, soleus_routine_page, ADW_TYPE_BIN)

/* The step that is open, else all of them one after another. */
static void
show_figure (SoleusRoutinePage *self)
{
  SoleusPicture *picture = soleus_figure_view_get_picture (self->figure);
  SoleusLeg leg = soleus_options_get_first_leg (&self->options);
  gboolean floor = soleus_options_is_on_floor (&self->options, self->routine);
  guint index;

  if (self->opened && g_ptr_array_find (self->step_rows, self->opened, &index))
    soleus_picture_show_step (picture, self->shown_steps->pdata[index], leg, floor, TRUE);
  else
    soleus_picture_show_steps (picture, self->shown_steps, leg, floor);
}

/* One step is open at most: the one that plays. */
static void
expanded_cb (SoleusRoutinePage *self, GParamSpec *pspec, AdwExpanderRow *row)
{
  if (!adw_expander_row_get_expanded (row))
    {
      if (self->opened != row)
        return;
      self->opened = NULL;
      show_figure (self);
      return;
    }
  if (self->opened)
    adw_expander_row_set_expanded (self->opened, FALSE);
  self->opened = row;
  show_figure (self);
}

static void
add_step_row (SoleusRoutinePage *self, SoleusStep *step)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *label = gtk_label_new (NULL);
  const char *gap = step->instruction[0] ? "\n" : "";
  g_autofree char *text = g_strconcat (step->instruction, gap, step->caution, NULL);
  g_autofree char *subtitle = soleus_format_dose (step, &self->options);

  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "step-text");
  /* The words of an own step are somebody else's. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), step->name);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  /* The title names only the row within the row. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, step->name,
                                  -1);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), label);
  adw_preferences_group_add (self->steps_group, row);
  g_ptr_array_add (self->step_rows, row);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
show_steps (SoleusRoutinePage *self)
{
  for (guint i = 0; i < self->step_rows->len; i++)
    adw_preferences_group_remove (self->steps_group, self->step_rows->pdata[i]);
  self->opened = NULL;
  g_ptr_array_set_size (self->step_rows, 0);
  g_clear_pointer (&self->shown_steps, g_ptr_array_unref);
  self->shown_steps = soleus_options_list_steps (&self->options, self->routine);
  for (guint i = 0; i < self->shown_steps->len; i++)
    add_step_row (self, self->shown_steps->pdata[i]);
}

/* As its row says it. */
static const char *
get_chosen_legs (SoleusRoutinePage *self)
{
  GtkStringObject *legs = adw_combo_row_get_selected_item (self->sides_row);

  return legs ? gtk_string_object_get_string (legs) : "";
}

/* Whether both legs stretch, and one may do it more often than the other. */
static gboolean
can_do_one_more (SoleusRoutinePage *self)
{
  const SoleusOptions *o = &self->options;

  for (guint i = 0; o->sides == SOLEUS_SIDES_BOTH && i < self->shown_steps->len; i++)
    {
      const SoleusStep *step = self->shown_steps->pdata[i];

      if (step->kind == SOLEUS_STEP_STRETCH && !step->fixed &&
          soleus_options_get_dose (o, step, SOLEUS_LEG_BOTH).repetitions < SOLEUS_REPETITIONS_MAX)
        return TRUE;
    }
  return FALSE;
}

static void
refresh (SoleusRoutinePage *self)
{
  g_autofree char *length =
      soleus_format_minutes (soleus_options_get_total (&self->options, self->routine));
  g_autofree char *text = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->first_row), self->options.sides == SOLEUS_SIDES_BOTH);
  gtk_widget_set_visible (GTK_WIDGET (self->left_rating),
                          self->options.sides != SOLEUS_SIDES_RIGHT);
  gtk_widget_set_visible (GTK_WIDGET (self->right_rating),
                          self->options.sides != SOLEUS_SIDES_LEFT);
  adw_expander_row_set_subtitle (self->options_row, get_chosen_legs (self));
  show_steps (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->one_more_row), can_do_one_more (self));
  show_figure (self);
  /* Translators: the length of the whole routine, such as "5 min in total". */
  text = g_strdup_printf (_ ("%s in total"), length);
  gtk_label_set_label (self->total, text);
}

static void
option_cb (SoleusRoutinePage *self)
{
  guint hold = adw_combo_row_get_selected (self->hold_row);
  guint repetitions = adw_combo_row_get_selected (self->repetitions_row);

  if (self->updating || !self->routine || hold >= self->holds->len ||
      repetitions >= self->repetitions->len)
    return;
  self->options.sides = adw_combo_row_get_selected (self->sides_row);
  self->options.first =
      adw_combo_row_get_selected (self->first_row) == 1 ? SOLEUS_LEG_RIGHT : SOLEUS_LEG_LEFT;
  self->options.hold = (guint) soleus_choices_get (self->holds, hold);
  self->options.repetitions = (guint) soleus_choices_get (self->repetitions, repetitions);
  self->options.one_more = (SoleusLeg) adw_combo_row_get_selected (self->one_more_row);
  self->options.on_floor = adw_combo_row_get_selected (self->floor_row) == 1;
  self->options.more_pressure = gtk_switch_get_active (self->pressure_switch);
  refresh (self);
}

/* What the file of the routine has for its stretches, which may differ from one to the next. */
typedef struct
{
  guint least;
  guint most;
} Planned;

static void
planned_add (Planned *self, guint number)
{
  self->least = self->most == 0 ? number : MIN (self->least, number);
  self->most = MAX (self->most, number);
}

static void
find_planned (SoleusRoutine *routine, Planned *hold, Planned *repetitions)
{
  *hold = *repetitions = (Planned){ 0 };
  for (guint i = 0; i < routine->steps->len; i++)
    {
      const SoleusStep *step = routine->steps->pdata[i];

      if (step->kind != SOLEUS_STEP_STRETCH)
        continue;
      planned_add (hold, step->seconds);
      planned_add (repetitions, step->repetitions);
    }
}

/* The choices from @low to @high. The first, 0, is what is planned, which isn't named twice. */
static GArray *
list_choices (const Planned *planned, int low, int high, int step, guint *chosen)
{
  int values[MAX_CHOICES] = { 0 };
  guint n = 1;

  if (planned->least == planned->most && *chosen == planned->least)
    *chosen = 0;
  for (int value = low; value <= high && n < MAX_CHOICES; value += step)
    if (planned->least != planned->most || (guint) value != planned->least)
      values[n++] = value;
  return soleus_choices_new (values, n, (int) *chosen);
}

static char *
format_hold (const Planned *planned, int seconds)
{
  if (seconds > 0)
    return g_strdup_printf (ngettext ("%d second", "%d seconds", seconds), seconds);
  if (planned->least == planned->most)
    /* Translators: how long a stretch is held where the person changes nothing. */
    return g_strdup_printf (
        ngettext ("%u second (as planned)", "%u seconds (as planned)", planned->least),
        planned->least);
  /* Translators: how long stretches are held where the person changes nothing: “30 to 45 seconds
   * (as planned)”. */
  return g_strdup_printf (_ ("%u to %u seconds (as planned)"), planned->least, planned->most);
}

static char *
format_repetitions (const Planned *planned, int times)
{
  if (times > 0)
    /* Translators: how many times a stretch is done. */
    return g_strdup_printf (ngettext ("%d time", "%d times", times), times);
  if (planned->least == planned->most)
    /* Translators: how many times a stretch is done where the person changes nothing. */
    return g_strdup_printf (
        ngettext ("%u time (as planned)", "%u times (as planned)", planned->least), planned->least);
  /* Translators: how many times stretches are done where the person changes nothing: “2 or 3 times
   * (as planned)”. */
  return g_strdup_printf (_ ("%u or %u times (as planned)"), planned->least, planned->most);
}

static void
fill_row (AdwComboRow *row,
          const Planned *planned,
          GArray *choices,
          guint chosen,
          char *(*format) (const Planned *, int) )
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < choices->len; i++)
    gtk_string_list_take (list, format (planned, soleus_choices_get (choices, i)));
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (row, soleus_choices_find (choices, (int) chosen));
}

static void
fill_doses (SoleusRoutinePage *self)
{
  Planned hold, repetitions;

  find_planned (self->routine, &hold, &repetitions);
  g_clear_pointer (&self->holds, g_array_unref);
  self->holds =
      list_choices (&hold, SOLEUS_HOLD_MIN, SOLEUS_HOLD_MAX, HOLD_STEP, &self->options.hold);
  fill_row (self->hold_row, &hold, self->holds, self->options.hold, format_hold);
  g_clear_pointer (&self->repetitions, g_array_unref);
  self->repetitions = list_choices (&repetitions, SOLEUS_REPETITIONS_MIN, SOLEUS_REPETITIONS_MAX, 1,
                                    &self->options.repetitions);
  fill_row (self->repetitions_row, &repetitions, self->repetitions, self->options.repetitions,
            format_repetitions);
}

/* After a clot that an earlier list told of, every start is gentle and there is no choice. */
static void
show_pressure_row (SoleusRoutinePage *self)
{
  gboolean gentle = self->gate && soleus_safety_gate_get_clot_history (self->gate);

  if (gentle)
    gtk_switch_set_active (self->pressure_switch, FALSE);
  gtk_widget_set_visible (self->pressure_row,
                          !gentle && soleus_routine_offers_more_pressure (self->routine));
}

static void
show_options (SoleusRoutinePage *self)
{
  const SoleusOptions *o = &self->options;
  gboolean stretch =
      soleus_routine_has_stretch (self->routine) && !soleus_routine_is_own (self->routine);

  self->updating = TRUE;
  adw_combo_row_set_selected (self->sides_row, o->sides);
  adw_combo_row_set_selected (self->first_row, o->first == SOLEUS_LEG_RIGHT);
  fill_doses (self);
  adw_combo_row_set_selected (self->one_more_row, o->one_more);
  adw_combo_row_set_selected (self->floor_row, o->on_floor ? 1 : 0);
  gtk_switch_set_active (self->pressure_switch, o->more_pressure);
  gtk_widget_set_visible (GTK_WIDGET (self->floor_row),
                          soleus_routine_offers_floor (self->routine));
  show_pressure_row (self);
  gtk_widget_set_visible (GTK_WIDGET (self->hold_row), stretch);
  gtk_widget_set_visible (GTK_WIDGET (self->repetitions_row), stretch);
  gtk_widget_set_visible (GTK_WIDGET (self->one_more_row), stretch);
  self->updating = FALSE;
}

/* While a lock is on, Start shows the lock, and its description says so. A clot may be the reason
 * of the lock, so the row for pressure follows too. */
static void
lock_cb (SoleusRoutinePage *self)
{
  gboolean locked = soleus_safety_gate_get_lock (self->gate) != SOLEUS_LOCK_NONE;

  if (self->routine)
    show_pressure_row (self);
  gtk_widget_set_visible (self->start_lock, locked);
  if (locked)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->start_button),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ ("Sessions are locked."),
                                    -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->start_button),
                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_BACK], 0);
}

static void
start_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (SOLEUS_ROUTINE_PAGE (widget)->routine)
    g_signal_emit (widget, signals[SIGNAL_START], 0);
}

/* What the window does with a routine: "routine.copy" is "win.copy-routine". */
static void
window_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusRoutinePage *self = SOLEUS_ROUTINE_PAGE (widget);
  g_autofree char *action = g_strdup_printf ("win.%s-routine", strchr (name, '.') + 1);

  if (self->routine)
    gtk_widget_activate_action (widget, action, "s", self->routine->id);
}

/* On paper, with what the person chose. */
static gboolean
print_cb (gpointer user_data)
{
  SoleusRoutinePage *self = user_data;
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr (SoleusSettings) settings = soleus_settings_new ();
  g_autoptr (SoleusSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;

  if (!window || !self->routine)
    return G_SOURCE_REMOVE;
  sheet = soleus_routine_sheet_new (
      self->routine,
      self->store ? soleus_routine_store_find (self->store, self->routine->id) : NULL,
      &self->options, soleus_appearance_find (GTK_WIDGET (self)));
  if (!soleus_sheet_print (sheet, settings, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, NULL, window,
                           &error))
    soleus_dialog_queue_present (
        window, soleus_confirm_dialog_new (window, _ ("The routine could not be printed"),
                                           error->message, _ ("Close"), NULL));
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
  { GDK_KEY_p, GDK_CONTROL_MASK, "routine.print" },
  { 0, 0, NULL },
};

static void
soleus_routine_page_dispose (GObject *object)
{
  SoleusRoutinePage *self = SOLEUS_ROUTINE_PAGE (object);

  g_clear_object (&self->gate);
  g_clear_object (&self->store);
  g_clear_pointer (&self->step_rows, g_ptr_array_unref);
  g_clear_pointer (&self->shown_steps, g_ptr_array_unref);
  g_clear_pointer (&self->holds, g_array_unref);
  g_clear_pointer (&self->repetitions, g_array_unref);
  self->updating = TRUE;
  g_clear_object (&self->routine);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_ROUTINE_PAGE);
  G_OBJECT_CLASS (soleus_routine_page_parent_class)->dispose (object);
}

static void
soleus_routine_page_class_init (SoleusRoutinePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_routine_page_dispose;

  signals[SIGNAL_BACK] = g_signal_new ("back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_START] = g_signal_new ("start", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SOLEUS_TYPE_FIGURE_VIEW);
  g_type_ensure (SOLEUS_TYPE_LOCK_BANNER);
  g_type_ensure (SOLEUS_TYPE_NEEDS);
  g_type_ensure (SOLEUS_TYPE_RATING_ROW);
  g_type_ensure (SOLEUS_TYPE_ROUTINE_ORIGIN);
  g_type_ensure (SOLEUS_TYPE_TWO_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-routine-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutinePage, title);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutinePage, lock_banner);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutinePage, figure);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutinePage, summary);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutinePage, origin);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutinePage, needs);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutinePage, safety_note);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutinePage, list_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutinePage, steps_group);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutinePage, options_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutinePage, sides_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutinePage, first_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutinePage, hold_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutinePage, repetitions_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutinePage, one_more_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutinePage, floor_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutinePage, pressure_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutinePage, pressure_switch);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutinePage, rating_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutinePage, left_rating);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutinePage, right_rating);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutinePage, total);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutinePage, start_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutinePage, start_lock);
  gtk_widget_class_bind_template_callback (widget_class, option_cb);
  gtk_widget_class_install_action (widget_class, "routine.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "routine.start", NULL, start_action);
  gtk_widget_class_install_action (widget_class, "routine.edit", NULL, window_action);
  gtk_widget_class_install_action (widget_class, "routine.copy", NULL, window_action);
  gtk_widget_class_install_action (widget_class, "routine.export", NULL, window_action);
  gtk_widget_class_install_action (widget_class, "routine.delete", NULL, window_action);
  gtk_widget_class_install_action (widget_class, "routine.print", NULL, print_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "routine.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "routine.back",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "routine.start", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "routine.start", NULL);
}

static void
soleus_routine_page_init (SoleusRoutinePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  soleus_wrap_labels (GTK_WIDGET (self));
  soleus_keys_add (GTK_WIDGET (self), print_keys);
  soleus_combo_row_show_whole (self->sides_row);
  soleus_combo_row_show_whole (self->first_row);
  soleus_combo_row_show_whole (self->hold_row);
  soleus_combo_row_show_whole (self->repetitions_row);
  soleus_combo_row_show_whole (self->one_more_row);
  soleus_combo_row_show_whole (self->floor_row);
  self->step_rows = g_ptr_array_new ();
}

/**
 * soleus_routine_page_set_gate:
 * @gate: whose lock is told of; call this once
 */
void
soleus_routine_page_set_gate (SoleusRoutinePage *self, SoleusSafetyGate *gate)
{
  self->gate = g_object_ref (gate);
  soleus_lock_banner_set_gate (self->lock_banner, gate);
  g_signal_connect_object (gate, "notify::lock", G_CALLBACK (lock_cb), self, G_CONNECT_SWAPPED);
  lock_cb (self);
}

/* Where own routines have their author and note from; call this once. */
void
soleus_routine_page_set_store (SoleusRoutinePage *self, SoleusRoutineStore *store)
{
  self->store = g_object_ref (store);
}

void
soleus_routine_page_set_routine (SoleusRoutinePage *self,
                                 SoleusRoutine *routine,
                                 const SoleusOptions *options)
{
  g_set_object (&self->routine, routine);
  self->options = *options;
  /* The person chooses more pressure anew each time. */
  self->options.more_pressure = FALSE;
  adw_window_title_set_title (self->title, routine->name);
  gtk_label_set_label (self->summary, routine->summary);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), routine->summary[0] != '\0');
  soleus_needs_set_equipment (self->needs, routine->equipment);
  /* The target first: GTK warns of an action without the routine that it asks for. */
  gtk_actionable_set_action_target (self->list_button, "s", routine->id);
  gtk_actionable_set_action_name (self->list_button, "win.open-list");
  gtk_widget_set_visible (self->safety_note, !soleus_routine_has_pressure (routine));
  soleus_rating_row_set_value (self->left_rating, SOLEUS_RATING_NONE);
  soleus_rating_row_set_value (self->right_rating, SOLEUS_RATING_NONE);
  adw_expander_row_set_expanded (self->rating_row, FALSE);
  adw_expander_row_set_expanded (self->options_row, FALSE);
  show_options (self);
  refresh (self);
}

/**
 * soleus_routine_page_set_file:
 * @file: (nullable): of an own routine; %NULL for one of Soleus
 *
 * Call it after soleus_routine_page_set_routine().
 */
void
soleus_routine_page_set_file (SoleusRoutinePage *self, SoleusRoutineFile *file)
{
  soleus_routine_origin_set_file (self->origin, file);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "routine.edit", file != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "routine.export", file != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "routine.delete", file != NULL);
}

SoleusRoutine *
soleus_routine_page_get_routine (SoleusRoutinePage *self)
{
  return self->routine;
}

void
soleus_routine_page_get_options (SoleusRoutinePage *self, SoleusOptions *options)
{
  *options = self->options;
}

/**
 * soleus_routine_page_get_rating:
 * @leg: left or right
 *
 * Returns: how tight that leg is before the session, 0 to 10; %SOLEUS_RATING_NONE where the person
 *   did not say, or does not want to work that leg
 */
int
soleus_routine_page_get_rating (SoleusRoutinePage *self, SoleusLeg leg)
{
  SoleusRatingRow *row = leg == SOLEUS_LEG_RIGHT ? self->right_rating : self->left_rating;

  return gtk_widget_get_visible (GTK_WIDGET (row)) ? soleus_rating_row_get_value (row)
                                                   : SOLEUS_RATING_NONE;
}

void
soleus_routine_page_focus_start (SoleusRoutinePage *self)
{
  gtk_widget_grab_focus (self->start_button);
}
