/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-step-row.h"

#include <glib/gi18n-lib.h>

#include "soleus-dialog-queue.h"
#include "soleus-entry-row.h"
#include "soleus-format.h"
#include "soleus-layout.h"
#include "soleus-routine-text.h"
#include "soleus-step-chooser.h"
#include "soleus-step-figure.h"

/* Numbers with more digits need not be typed to be too large. */
#define MAX_DIGITS 3

/**
 * SoleusStepRow:
 *
 * A step in a routine that is written: its figure, name and dose, and, once it is open, all that
 * can be changed. What is wrong with it stands in place of its dose. It is moved with
 * `editor.move-step` and removed with `editor.remove-step`.
 *
 * Signal "edited": something was changed, and what.
 */
struct _SoleusStepRow
{
  AdwExpanderRow parent_instance;

  GtkBox *grip;
  GtkWidget *figure;
  GtkWidget *menu_button;
  GtkWidget *warning;
  AdwEntryRow *name_row;
  AdwEntryRow *cue_row;
  AdwEntryRow *instruction_row;
  AdwActionRow *pose_row;
  AdwPreferencesRow *seconds_row;
  GtkSpinButton *seconds;
  AdwPreferencesRow *repetitions_row;
  GtkSpinButton *repetitions;
  GtkWidget *both_row;
  GtkSwitch *both;

  SoleusStep *step;
  /* What an own step may look like, and what it looks like. */
  GPtrArray *poses;
  SoleusStep *posed;
  char *problem;
  gboolean updating;
};

enum
{
  SIGNAL_EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusStepRow, soleus_step_row, ADW_TYPE_EXPANDER_ROW)

/* ---- showing */

static gboolean
has_short_hold (const SoleusStep *step)
{
  return step->kind == SOLEUS_STEP_STRETCH && step->seconds < SOLEUS_HOLD_MIN;
}

static void
say_problem (SoleusStepRow *self, GError *error)
{
  gboolean was_right = self->problem == NULL;

  g_clear_pointer (&self->problem, g_free);
  if (error)
    self->problem = g_strdup (error->message);
  gtk_widget_set_visible (self->warning, error != NULL);
  if (error)
    gtk_widget_add_css_class (GTK_WIDGET (self), "wrong");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "wrong");
  if (error && was_right && !self->updating)
    soleus_entry_row_tell (GTK_WIDGET (self), error->message);
}

static gboolean
check_texts (const SoleusStep *step, GError **error)
{
  return soleus_entry_row_check_name (SOLEUS_ROUTINE_TEXT_STEP_NAME, step->name, error) &&
         soleus_routine_text_check (SOLEUS_ROUTINE_TEXT_CUE, step->cue, error) &&
         (step->instruction[0] == '\0' ||
          soleus_routine_text_check (SOLEUS_ROUTINE_TEXT_INSTRUCTION, step->instruction, error));
}

static void
check (SoleusStepRow *self)
{
  const SoleusStep *step = self->step;
  SoleusDose dose = { step->seconds, step->repetitions, step->both };
  g_autoptr (GError) error = NULL;

  if (!step->own || check_texts (step, &error))
    soleus_dose_check (&dose, &soleus_dose_limits_own, step, &error);
  say_problem (self, error);
}

/* Returns: (transfer full): what stands below the name */
static char *
describe (SoleusStepRow *self)
{
  const SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autofree char *dose = NULL;

  if (self->problem)
    return g_strdup (self->problem);
  dose = soleus_format_dose (self->step, &options);
  if (has_short_hold (self->step))
    return g_strdup_printf ("%s\n%s", dose, _ ("Guides recommend 30 seconds or more."));
  return g_steal_pointer (&dose);
}

static void
show_name (SoleusStepRow *self)
{
  const char *name = self->step->name[0] != '\0'
                         ? self->step->name
                         /* Translators: an exercise that the person describes. */
                         : _ ("Your own step");
  /* Translators: a menu, then the step that it is for: "Move or remove: Upper calf stretch". */
  g_autofree char *menu = g_strdup_printf (_ ("Move or remove: %s"), name);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  /* The title names only the row within the row. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (self->menu_button, menu);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  menu, -1);
}

static void
show_pose (SoleusStepRow *self)
{
  soleus_step_figure_show (self->figure, self->step);
  adw_action_row_set_subtitle (self->pose_row, soleus_step_figure_describe (self->figure));
}

static void
refresh (SoleusStepRow *self)
{
  g_autofree char *text = NULL;

  check (self);
  text = describe (self);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
  show_name (self);
}

/* ---- editing */

/* Returns: what stands in it, or @before while nothing does: a spin button takes its old number away
 * before it has the new one, and so does who types over it */
static guint
read_number (GtkSpinButton *spin, guint before)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (spin));

  return text[0] != '\0' ? (guint) g_ascii_strtoull (text, NULL, 10) : before;
}

/* Returns: (transfer full): without a dose */
static SoleusStep *
read_texts (SoleusStepRow *self)
{
  g_autofree char *name = soleus_entry_row_read (self->name_row);
  g_autofree char *cue = soleus_entry_row_read (self->cue_row);
  g_autofree char *instruction = soleus_entry_row_read (self->instruction_row);

  return soleus_step_new_own (name, cue[0] != '\0' ? cue : NULL, instruction, self->posed);
}

static void
edit (SoleusStepRow *self, const char *what)
{
  g_autoptr (SoleusStep) plain = NULL;
  g_autoptr (SoleusStep) step = NULL;
  SoleusDose dose;

  if (self->updating || !self->step)
    return;
  dose = (SoleusDose){ read_number (self->seconds, self->step->seconds),
                       read_number (self->repetitions, self->step->repetitions),
                       gtk_switch_get_active (self->both) };
  plain =
      self->step->own ? read_texts (self) : soleus_step_ref (soleus_step_get_library (self->step));
  step = soleus_dose_apply (&dose, &soleus_dose_limits_own, plain, NULL);
  soleus_step_set (&self->step, step);
  refresh (self);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0, what);
}

static void
edit_text (SoleusStepRow *self, const char *field, AdwEntryRow *row)
{
  g_autofree char *what = soleus_entry_row_name_change (row, field);

  edit (self, what);
}

static void
name_cb (SoleusStepRow *self)
{
  edit_text (self, "step-name", self->name_row);
}

static void
cue_cb (SoleusStepRow *self)
{
  edit_text (self, "cue", self->cue_row);
}

static void
instruction_cb (SoleusStepRow *self)
{
  edit_text (self, "instruction", self->instruction_row);
}

static void
seconds_cb (SoleusStepRow *self)
{
  edit (self, "seconds");
}

static void
repetitions_cb (SoleusStepRow *self)
{
  edit (self, "repetitions");
}

static void
both_cb (SoleusStepRow *self)
{
  edit (self, NULL);
}

static void
pose_chosen_cb (SoleusStepRow *self, SoleusStep *posed)
{
  soleus_step_set (&self->posed, posed);
  edit (self, NULL);
  show_pose (self);
}

static void
choose_picture_cb (SoleusStepRow *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  SoleusStepChooser *chooser = soleus_step_chooser_new (GTK_WIDGET (self), _ ("Choose a picture"));

  soleus_step_chooser_add_pictures (chooser, self->poses);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (pose_chosen_cb), self, G_CONNECT_SWAPPED);
  soleus_dialog_queue_present (window, chooser);
}

/* ---- its place */

static void
move (SoleusStepRow *self, int to)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.move-step", "(ii)",
                              gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self)), to);
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  int place = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (widget));

  move (SOLEUS_STEP_ROW (widget), g_str_equal (name, "step.move-up") ? place - 1 : place + 1);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "editor.remove-step", "i",
                              gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (widget)));
}

static GdkContentProvider *
drag_prepare_cb (SoleusStepRow *self, double x, double y, GtkDragSource *source)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, (int) x, (int) y);
  return gdk_content_provider_new_typed (SOLEUS_TYPE_STEP_ROW, self);
}

/* A row of another list has another parent. */
static gboolean
drop_cb (SoleusStepRow *self, const GValue *value, double x, double y, GtkDropTarget *target)
{
  GtkWidget *dragged = g_value_get_object (value);

  if (dragged == GTK_WIDGET (self) ||
      gtk_widget_get_parent (dragged) != gtk_widget_get_parent (GTK_WIDGET (self)))
    return FALSE;
  move (SOLEUS_STEP_ROW (dragged), gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self)));
  return TRUE;
}

static void
add_drag (SoleusStepRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (SOLEUS_TYPE_STEP_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (drag_prepare_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->grip), GTK_EVENT_CONTROLLER (source));
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* ---- life */

static GtkWidget *
find_header (GtkWidget *widget)
{
  GtkWidget *found = ADW_IS_ACTION_ROW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_header (child);
  return found;
}

/* The line with the name, which is a row in the row, and not what has last had the focus there. */
static gboolean
soleus_step_row_grab_focus (GtkWidget *widget)
{
  GtkWidget *header = find_header (widget);

  return header && gtk_widget_grab_focus (header);
}

static void
soleus_step_row_dispose (GObject *object)
{
  SoleusStepRow *self = SOLEUS_STEP_ROW (object);

  self->updating = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_STEP_ROW);
  G_OBJECT_CLASS (soleus_step_row_parent_class)->dispose (object);
}

static void
soleus_step_row_finalize (GObject *object)
{
  SoleusStepRow *self = SOLEUS_STEP_ROW (object);

  soleus_step_set (&self->step, NULL);
  soleus_step_set (&self->posed, NULL);
  g_clear_pointer (&self->poses, g_ptr_array_unref);
  g_clear_pointer (&self->problem, g_free);
  G_OBJECT_CLASS (soleus_step_row_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-step-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusStepRow, grip);
  gtk_widget_class_bind_template_child (widget_class, SoleusStepRow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusStepRow, warning);
  gtk_widget_class_bind_template_child (widget_class, SoleusStepRow, name_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusStepRow, cue_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusStepRow, instruction_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusStepRow, pose_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusStepRow, seconds_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusStepRow, seconds);
  gtk_widget_class_bind_template_child (widget_class, SoleusStepRow, repetitions_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusStepRow, repetitions);
  gtk_widget_class_bind_template_child (widget_class, SoleusStepRow, both_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusStepRow, both);
  gtk_widget_class_bind_template_callback (widget_class, name_cb);
  gtk_widget_class_bind_template_callback (widget_class, cue_cb);
  gtk_widget_class_bind_template_callback (widget_class, instruction_cb);
  gtk_widget_class_bind_template_callback (widget_class, seconds_cb);
  gtk_widget_class_bind_template_callback (widget_class, repetitions_cb);
  gtk_widget_class_bind_template_callback (widget_class, both_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_picture_cb);
}

static void
soleus_step_row_class_init (SoleusStepRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_step_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = soleus_step_row_finalize;
  widget_class->grab_focus = soleus_step_row_grab_focus;

  /**
   * SoleusStepRow::edited:
   * @what: (nullable): a name for what was changed, the same while somebody types a word
   */
  signals[SIGNAL_EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "step.move-up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "step.move-down", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "step.remove", NULL, remove_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "step.move-up",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "step.move-down",
                                       NULL);
}

static void
set_up_spin (GtkSpinButton *spin, AdwPreferencesRow *row)
{
  GtkText *text = GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (spin)));

  gtk_text_set_max_length (text, MAX_DIGITS);
  gtk_editable_set_enable_undo (GTK_EDITABLE (spin), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (row), -1);
  soleus_scroll_pass_on (GTK_WIDGET (spin));
}

static void
soleus_step_row_init (SoleusStepRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Names of own steps are somebody's, and no markup. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  self->figure = soleus_step_figure_new (NULL);
  gtk_box_append (self->grip, self->figure);
  soleus_entry_row_set_up (self->name_row, SOLEUS_ROUTINE_TEXT_STEP_NAME);
  soleus_entry_row_set_up (self->cue_row, SOLEUS_ROUTINE_TEXT_CUE);
  soleus_entry_row_set_up (self->instruction_row, SOLEUS_ROUTINE_TEXT_INSTRUCTION);
  set_up_spin (self->seconds, self->seconds_row);
  set_up_spin (self->repetitions, self->repetitions_row);
  add_drag (self);
}

/* The first pose is that of standing, which is also that of no choice. */
static SoleusStep *
find_posed (SoleusStepRow *self, const SoleusStep *step)
{
  for (guint i = 0; i < self->poses->len; i++)
    if (g_str_equal (((SoleusStep *) self->poses->pdata[i])->pose, step->pose))
      return self->poses->pdata[i];
  return NULL;
}

/**
 * soleus_step_row_new:
 * @step: (transfer none): with its dose
 * @poses: (element-type SoleusStep): what a step of one's own may look like
 */
GtkWidget *
soleus_step_row_new (SoleusStep *step, GPtrArray *poses)
{
  SoleusStepRow *self = g_object_new (SOLEUS_TYPE_STEP_ROW, NULL);
  gboolean works = step->kind == SOLEUS_STEP_STRETCH || soleus_step_is_pressure (step);

  self->poses = g_ptr_array_ref (poses);
  gtk_widget_set_visible (GTK_WIDGET (self->name_row), step->own);
  gtk_widget_set_visible (GTK_WIDGET (self->cue_row), step->own);
  gtk_widget_set_visible (GTK_WIDGET (self->instruction_row), step->own);
  gtk_widget_set_visible (GTK_WIDGET (self->pose_row), step->own);
  gtk_widget_set_visible (self->both_row, !works);
  if (step->pace > 0)
    gtk_adjustment_set_step_increment (gtk_spin_button_get_adjustment (self->seconds),
                                       2 * step->pace);
  soleus_step_row_set_step (self, step);
  return GTK_WIDGET (self);
}

/**
 * soleus_step_row_set_step:
 * @step: (transfer none): one of which soleus_step_row_can_show() holds
 *
 * Shows it without telling of an edit.
 */
void
soleus_step_row_set_step (SoleusStepRow *self, SoleusStep *step)
{
  self->updating = TRUE;
  soleus_step_set (&self->step, step);
  if (step->own)
    {
      soleus_step_set (&self->posed, find_posed (self, step));
      soleus_entry_row_write (self->name_row, step->name);
      soleus_entry_row_write (self->cue_row, g_str_equal (step->cue, step->name) ? "" : step->cue);
      soleus_entry_row_write (self->instruction_row, step->instruction);
    }
  if (read_number (self->seconds, 0) != step->seconds)
    gtk_spin_button_set_value (self->seconds, step->seconds);
  if (read_number (self->repetitions, 0) != step->repetitions)
    gtk_spin_button_set_value (self->repetitions, step->repetitions);
  gtk_switch_set_active (self->both, step->both);
  show_pose (self);
  refresh (self);
  self->updating = FALSE;
}

/* Returns: whether it can show @step instead of its own, because only what can be edited differs */
gboolean
soleus_step_row_can_show (SoleusStepRow *self, SoleusStep *step)
{
  return self->step->own == step->own && (step->own || g_str_equal (self->step->id, step->id));
}

/* Returns: (transfer none): the step as it was edited, with its dose */
SoleusStep *
soleus_step_row_get_step (SoleusStepRow *self)
{
  return self->step;
}

/* Tells the row where it is, which says where it can go. */
void
soleus_step_row_set_place (SoleusStepRow *self, guint place, guint n_steps)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "step.move-up", place > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "step.move-down", place + 1 < n_steps);
}

/* Returns: (nullable): which limit the step breaks, and what would be right */
const char *
soleus_step_row_get_problem (SoleusStepRow *self)
{
  return self->problem;
}

/* Opens it where its first field has the focus. */
void
soleus_step_row_open (SoleusStepRow *self)
{
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  if (self->step->own)
    gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->seconds));
}
