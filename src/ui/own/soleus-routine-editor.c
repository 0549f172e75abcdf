/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-routine-editor.h"

#include <glib/gi18n-lib.h>

#include "soleus-choices.h"
#include "soleus-combo-row.h"
#include "soleus-confirm-dialog.h"
#include "soleus-dialog-queue.h"
#include "soleus-edit-history.h"
#include "soleus-entry-row.h"
#include "soleus-format.h"
#include "soleus-keys.h"
#include "soleus-layout.h"
#include "soleus-needs.h"
#include "soleus-step-chooser.h"
#include "soleus-step-row.h"
#include "soleus-toast.h"

#define DAYS_OF_A_WEEK 7
/* Of a step that no routine of Soleus has, and of one in the person's own words. */
#define USUAL_SECONDS 30

/* Weeks after which a routine ends; 0 where it has no end. */
static const int weeks[] = { 0, 1, 2, 3, 4, 6, 8, 12, 26 };

/**
 * SoleusRoutineEditor:
 *
 * A page on which a person writes a routine. What it needs, its kind and its length follow from the
 * steps. Whatever is done can be undone, and nothing is written before it is saved.
 */
struct _SoleusRoutineEditor
{
  AdwBin parent_instance;

  AdwWindowTitle *title;
  AdwToastOverlay *toasts;
  GtkScrolledWindow *scroller;
  AdwEntryRow *name_row;
  AdwEntryRow *summary_row;
  GtkWidget *add_button;
  GtkWidget *empty;
  GtkWidget *first_button;
  GtkListBox *list;
  AdwExpanderRow *person_row;
  AdwEntryRow *author_row;
  AdwEntryRow *note_row;
  AdwComboRow *days_row;
  AdwComboRow *until_row;
  GtkWidget *facts;
  GtkLabel *total;
  SoleusNeeds *needs;
  GtkWidget *safety;
  GtkLabel *message;
  GtkWidget *save_button;

  SoleusCatalogue *catalogue;
  SoleusRoutineStore *store;
  /* What an own step may look like. */
  GPtrArray *poses;
  char *id;
  gboolean is_new;
  GDate today;
  /* The last days that can be chosen, each a GDate; none comes first. */
  GArray *ends;
  GPtrArray *rows;
  SoleusEditHistory *history;
  /* The step that was removed last, and where it was. */
  SoleusStep *removed;
  guint removed_at;
  GtkWindow *question;
  gboolean updating;
};

enum
{
  SIGNAL_SAVED,
  SIGNAL_LEFT,
  SIGNAL_STAYED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusRoutineEditor, soleus_routine_editor, ADW_TYPE_BIN)

/* ---- what is on the page */

static const GDate *
get_end (SoleusRoutineEditor *self)
{
  guint chosen = adw_combo_row_get_selected (self->until_row);

  return &g_array_index (self->ends, GDate, MIN (chosen, self->ends->len - 1));
}

/* Returns: (transfer full): the page as a file, which need not be right */
static SoleusRoutineFile *
collect (SoleusRoutineEditor *self)
{
  g_autofree char *name = soleus_entry_row_read (self->name_row);
  g_autofree char *summary = soleus_entry_row_read (self->summary_row);
  g_autofree char *author = soleus_entry_row_read (self->author_row);
  g_autofree char *note = soleus_entry_row_read (self->note_row);
  SoleusRoutineFile *file = soleus_routine_file_new (self->id, name, summary);

  soleus_routine_file_add_note (file, author, &self->today, note,
                                adw_combo_row_get_selected (self->days_row), get_end (self));
  for (guint i = 0; i < self->rows->len; i++)
    soleus_routine_file_add (file, soleus_step_row_get_step (self->rows->pdata[i]));
  return file;
}

static void
show_places (SoleusRoutineEditor *self)
{
  guint n = self->rows->len;

  for (guint i = 0; i < n; i++)
    soleus_step_row_set_place (self->rows->pdata[i], i, n);
  gtk_widget_set_visible (self->empty, n == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_widget_set_visible (self->add_button, n > 0);
}

static void
show_facts (SoleusRoutineEditor *self, SoleusRoutineFile *file)
{
  const SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (SoleusRoutine) routine = NULL;
  g_autofree char *length = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->facts, file->steps->len > 0);
  gtk_widget_set_visible (self->safety, FALSE);
  if (file->steps->len == 0)
    return;
  routine = soleus_routine_file_derive (file);
  length = soleus_format_minutes (soleus_options_get_total (&options, routine));
  /* Translators: the length of a routine, then its kind: "5 min · Stretch". */
  text = g_strdup_printf (C_ ("about a routine", "%s · %s"), length,
                          soleus_format_routine_kind (routine->kind));
  gtk_label_set_label (self->total, text);
  soleus_needs_set_equipment (self->needs, routine->equipment);
  gtk_widget_set_visible (self->safety, soleus_routine_has_pressure (routine));
}

/* Returns: (transfer full) (nullable): why it can't be saved */
static char *
find_problem (SoleusRoutineEditor *self, SoleusRoutineFile *file)
{
  g_autoptr (GError) error = NULL;

  if (file->name[0] == '\0')
    return g_strdup (_ ("Give the routine a name."));
  for (guint i = 0; i < self->rows->len; i++)
    {
      const char *problem = soleus_step_row_get_problem (self->rows->pdata[i]);

      if (problem)
        /* Translators: the number of a step, then what is wrong with it. */
        return g_strdup_printf (_ ("Step %u: %s"), i + 1, problem);
    }
  if (soleus_routine_file_check (file, NULL, &error))
    return NULL;
  return g_strdup (error->message);
}

static void
show_state (SoleusRoutineEditor *self)
{
  SoleusRoutineFile *file = soleus_edit_history_get_state (self->history);
  g_autofree char *problem = find_problem (self, file);
  gboolean worth = self->is_new || soleus_edit_history_has_changes (self->history);

  show_places (self);
  show_facts (self, file);
  gtk_label_set_label (self->message, problem ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), problem != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save", !problem && worth);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.undo",
                                 soleus_edit_history_can_undo (self->history));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.redo",
                                 soleus_edit_history_can_redo (self->history));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.add-step",
                                 self->rows->len < SOLEUS_ROUTINE_FILE_MAX_STEPS);
}

static void
note_edit (SoleusRoutineEditor *self, const char *what)
{
  g_autoptr (SoleusRoutineFile) file = NULL;

  if (self->updating || !self->history)
    return;
  file = collect (self);
  if (soleus_edit_history_add (self->history, file, what))
    show_state (self);
}

/* ---- rows */

static void
row_edited_cb (SoleusRoutineEditor *self, const char *what, GtkWidget *row)
{
  g_autofree char *where = g_strdup_printf (
      "%d %s", gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)), what ? what : "");

  note_edit (self, what ? where : NULL);
}

/* The list goes by the places in @rows. A row that only moves isn't taken out, so that it keeps the
 * focus. */
static int
compare_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer user_data)
{
  SoleusRoutineEditor *self = user_data;
  guint first = 0, second = 0;

  g_ptr_array_find (self->rows, a, &first);
  g_ptr_array_find (self->rows, b, &second);
  return (int) first - (int) second;
}

static void
insert_row (SoleusRoutineEditor *self, guint place, SoleusStep *step)
{
  GtkWidget *row = soleus_step_row_new (step, self->poses);

  g_signal_connect_object (row, "edited", G_CALLBACK (row_edited_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_insert (self->rows, (int) place, row);
  gtk_list_box_append (self->list, row);
}

static void
take_row (SoleusRoutineEditor *self, guint place)
{
  GtkWidget *row = g_ptr_array_remove_index (self->rows, place);

  gtk_list_box_remove (self->list, row);
}

/* The row itself, not a field of it. */
static void
focus_row (SoleusRoutineEditor *self, guint place)
{
  if (self->rows->len == 0)
    {
      gtk_widget_grab_focus (self->first_button);
      return;
    }
  place = MIN (place, self->rows->len - 1);
  gtk_widget_grab_focus (self->rows->pdata[place]);
  soleus_scroll_reveal (self->scroller, self->rows->pdata[place]);
}

static gboolean
has_focus_in_list (SoleusRoutineEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
}

/* Rows that only have another dose or other words stay, and what is open in them too. */
static void
show_rows (SoleusRoutineEditor *self, GPtrArray *steps)
{
  gboolean focused = has_focus_in_list (self);
  guint same = 0;
  guint end = 0;

  while (same < self->rows->len && same < steps->len &&
         soleus_step_row_can_show (self->rows->pdata[same], steps->pdata[same]))
    same++;
  while (end < self->rows->len - same && end < steps->len - same &&
         soleus_step_row_can_show (self->rows->pdata[self->rows->len - 1 - end],
                                   steps->pdata[steps->len - 1 - end]))
    end++;
  while (self->rows->len > same + end)
    take_row (self, same);
  for (guint i = same; i + end < steps->len; i++)
    insert_row (self, i, steps->pdata[i]);
  for (guint i = 0; i < steps->len; i++)
    soleus_step_row_set_step (self->rows->pdata[i], steps->pdata[i]);
  show_places (self);
  if (focused && !has_focus_in_list (self))
    focus_row (self, same);
}

/* ---- choices of who it is for */

static void
fill_days (SoleusRoutineEditor *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  /* Translators: on how many days a week a routine should be done: nothing is said. */
  gtk_string_list_append (list, C_ ("days a week", "Not said"));
  for (int days = 1; days <= DAYS_OF_A_WEEK; days++)
    gtk_string_list_take (list, g_strdup_printf ("%d", days));
  adw_combo_row_set_model (self->days_row, G_LIST_MODEL (list));
}

static void
add_end (SoleusRoutineEditor *self, GtkStringList *list, const GDate *end, int n_weeks)
{
  g_autofree char *day = soleus_format_day (end);

  g_array_append_val (self->ends, *end);
  if (n_weeks == 0)
    gtk_string_list_append (list, day);
  else
    /* Translators: a date, and how far away it is: "14 December 2026 (2 weeks)". */
    gtk_string_list_take (
        list, g_strdup_printf (ngettext ("%s (%d week)", "%s (%d weeks)", n_weeks), day, n_weeks));
}

/* Offers so many weeks from today, and the day that the file has. */
static void
fill_ends (SoleusRoutineEditor *self, const GDate *chosen)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint selected = 0;
  GDate end;

  g_array_set_size (self->ends, 0);
  g_date_clear (&end, 1);
  g_array_append_val (self->ends, end);
  /* Translators: until when a routine should be done: it has no last day. */
  gtk_string_list_append (list, C_ ("valid until", "No end"));
  for (guint i = 1; i < G_N_ELEMENTS (weeks); i++)
    {
      end = self->today;
      g_date_add_days (&end, (guint) weeks[i] * DAYS_OF_A_WEEK);
      if (g_date_valid (chosen) && g_date_compare (chosen, &end) == 0)
        selected = self->ends->len;
      add_end (self, list, &end, weeks[i]);
    }
  if (g_date_valid (chosen) && selected == 0)
    {
      selected = self->ends->len;
      add_end (self, list, chosen, 0);
    }
  adw_combo_row_set_model (self->until_row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->until_row, selected);
}

static void
show_end (SoleusRoutineEditor *self, const GDate *chosen)
{
  for (guint i = 0; i < self->ends->len; i++)
    {
      const GDate *end = &g_array_index (self->ends, GDate, i);

      if (g_date_valid (chosen) ? g_date_valid (end) && g_date_compare (chosen, end) == 0
                                : !g_date_valid (end))
        adw_combo_row_set_selected (self->until_row, i);
    }
}

/* Puts a state on the page, which is no edit. */
static void
show_file (SoleusRoutineEditor *self, SoleusRoutineFile *file)
{
  self->updating = TRUE;
  soleus_entry_row_write (self->name_row, file->name);
  soleus_entry_row_write (self->summary_row, file->summary);
  soleus_entry_row_write (self->author_row, file->author);
  soleus_entry_row_write (self->note_row, file->note);
  adw_combo_row_set_selected (self->days_row, file->days_a_week);
  show_end (self, &file->valid_until);
  show_rows (self, file->steps);
  self->updating = FALSE;
}

/* ---- edits */

static void
edit_text (SoleusRoutineEditor *self, const char *field, AdwEntryRow *row)
{
  g_autofree char *what = soleus_entry_row_name_change (row, field);

  note_edit (self, what);
}

static void
name_cb (SoleusRoutineEditor *self)
{
  edit_text (self, "name", self->name_row);
}

static void
summary_cb (SoleusRoutineEditor *self)
{
  edit_text (self, "summary", self->summary_row);
}

static void
author_cb (SoleusRoutineEditor *self)
{
  edit_text (self, "author", self->author_row);
}

static void
note_cb (SoleusRoutineEditor *self)
{
  edit_text (self, "note", self->note_row);
}

static void
choice_cb (SoleusRoutineEditor *self)
{
  note_edit (self, NULL);
}

static void
forget_removed (SoleusRoutineEditor *self)
{
  if (!self->removed)
    return;
  soleus_step_set (&self->removed, NULL);
  soleus_toast_dismiss (self->toasts);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusRoutineEditor *self = SOLEUS_ROUTINE_EDITOR (widget);
  SoleusRoutineFile *file = g_str_equal (name, "editor.undo")
                                ? soleus_edit_history_undo (self->history)
                                : soleus_edit_history_redo (self->history);

  if (!file)
    return;
  forget_removed (self);
  show_file (self, file);
  show_state (self);
}

static void
move_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusRoutineEditor *self = SOLEUS_ROUTINE_EDITOR (widget);
  g_autofree char *message = NULL;
  GtkWidget *row;
  int from, to;

  g_variant_get (parameter, "(ii)", &from, &to);
  if (from == to || from < 0 || to < 0 || (guint) from >= self->rows->len ||
      (guint) to >= self->rows->len)
    return;
  row = g_ptr_array_remove_index (self->rows, (guint) from);
  g_ptr_array_insert (self->rows, to, row);
  gtk_list_box_invalidate_sort (self->list);
  note_edit (self, NULL);
  focus_row (self, (guint) to);
  /* Translators: a step was moved to another place: "Upper calf stretch: step 2 of 5". */
  message = g_strdup_printf (_ ("%s: step %d of %u"),
                             adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), to + 1,
                             self->rows->len);
  soleus_entry_row_tell (GTK_WIDGET (self), message);
}

static void
remove_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusRoutineEditor *self = SOLEUS_ROUTINE_EDITOR (widget);
  guint place = (guint) g_variant_get_int32 (parameter);
  AdwToast *toast;

  if (place >= self->rows->len)
    return;
  soleus_step_set (&self->removed, soleus_step_row_get_step (self->rows->pdata[place]));
  self->removed_at = place;
  take_row (self, place);
  note_edit (self, NULL);
  focus_row (self, place);
  toast = adw_toast_new (_ ("Step removed"));
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "editor.restore-step");
  soleus_toast_show (self->toasts, toast);
  soleus_entry_row_tell (widget, _ ("Step removed"));
}

static void
restore_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusRoutineEditor *self = SOLEUS_ROUTINE_EDITOR (widget);
  g_autoptr (SoleusStep) step = g_steal_pointer (&self->removed);
  guint place = MIN (self->removed_at, self->rows->len);

  if (!step)
    return;
  insert_row (self, place, step);
  note_edit (self, NULL);
  focus_row (self, place);
}

/* ---- adding */

static gboolean
find_use (GPtrArray *routines, const SoleusStep *step, SoleusDose *dose)
{
  for (guint i = 0; i < routines->len; i++)
    {
      SoleusStep *use = soleus_steps_find (((SoleusRoutine *) routines->pdata[i])->steps, step->id);

      if (!use)
        continue;
      *dose = (SoleusDose){ use->seconds, use->repetitions, use->both };
      return TRUE;
    }
  return FALSE;
}

static void
chosen_cb (SoleusRoutineEditor *self, SoleusStep *chosen)
{
  g_autoptr (SoleusStep) plain =
      chosen ? soleus_step_ref (chosen) : soleus_step_new_own ("", NULL, NULL, NULL);
  SoleusDose dose = { USUAL_SECONDS, 1, FALSE };
  g_autoptr (SoleusStep) step = NULL;
  guint place = self->rows->len;

  find_use (self->catalogue->routines, plain, &dose);
  step = soleus_dose_apply (&dose, &soleus_dose_limits_own, plain, NULL);
  insert_row (self, place, step);
  note_edit (self, NULL);
  focus_row (self, place);
  if (step->own)
    soleus_step_row_open (self->rows->pdata[place]);
}

/* What only takes the place of another step where the person wants more pressure is no step of a
 * routine. */
static GPtrArray *
list_steps (SoleusRoutineEditor *self, SoleusStepKind kind, SoleusStepKind other)
{
  GPtrArray *steps = g_ptr_array_new ();
  SoleusDose unused;

  for (guint i = 0; i < self->catalogue->steps->len; i++)
    {
      SoleusStep *step = self->catalogue->steps->pdata[i];

      if ((step->kind == kind || step->kind == other) &&
          find_use (self->catalogue->routines, step, &unused))
        g_ptr_array_add (steps, step);
    }
  return steps;
}

static void
add_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusRoutineEditor *self = SOLEUS_ROUTINE_EDITOR (widget);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  SoleusStepChooser *chooser = soleus_step_chooser_new (widget, _ ("Add a step"));
  g_autoptr (GPtrArray) stretches = list_steps (self, SOLEUS_STEP_STRETCH, SOLEUS_STEP_STRETCH);
  g_autoptr (GPtrArray) massage = list_steps (self, SOLEUS_STEP_SETUP, SOLEUS_STEP_PRESSURE);
  g_autoptr (GPtrArray) movements = list_steps (self, SOLEUS_STEP_MOVEMENT, SOLEUS_STEP_CHECK_IN);

  soleus_step_chooser_add_own (chooser, _ ("Your own step"),
                               _ ("An exercise in your own words, with a picture"));
  soleus_step_chooser_add (chooser, C_ ("kind of routine", "Stretch"), NULL, stretches);
  soleus_step_chooser_add (chooser, C_ ("kind of routine", "Massage"),
                           _ ("The safety list comes first."), massage);
  soleus_step_chooser_add (chooser, _ ("Easy movement"), NULL, movements);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  soleus_dialog_queue_present (window, chooser);
}

/* ---- the end of it */

static void
show_failure (SoleusRoutineEditor *self, const GError *error)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  SoleusConfirmDialog *dialog = soleus_confirm_dialog_new (window, _ ("The routine isn’t saved"),
                                                           error->message, _ ("Close"), NULL);

  soleus_dialog_queue_present (window, dialog);
}

/* Where it can't be written, all stays as it was typed. */
static gboolean
save (SoleusRoutineEditor *self)
{
  g_autoptr (SoleusRoutineFile) file = collect (self);
  g_autoptr (GError) error = NULL;

  if (!soleus_routine_file_complete (file, &error) ||
      !soleus_routine_store_add (self->store, file, TRUE, &error))
    {
      show_failure (self, error);
      return FALSE;
    }
  forget_removed (self);
  self->is_new = FALSE;
  g_clear_object (&self->history);
  self->history = soleus_edit_history_new (file);
  show_state (self);
  g_signal_emit (self, signals[SIGNAL_SAVED], 0, file->id);
  return TRUE;
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save (SOLEUS_ROUTINE_EDITOR (widget));
}

/* Nothing is left to ask about. */
static void
discard (SoleusRoutineEditor *self)
{
  SoleusRoutineFile *file = soleus_edit_history_get_state (self->history);
  g_autoptr (SoleusEditHistory) history = soleus_edit_history_new (file);

  forget_removed (self);
  g_set_object (&self->history, history);
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static void
answered_cb (SoleusRoutineEditor *self, gboolean confirmed)
{
  g_clear_weak_pointer (&self->question);
  if (confirmed)
    discard (self);
  else
    g_signal_emit (self, signals[SIGNAL_STAYED], 0);
}

/* What can't be saved as it is keeps the person here, where the page says why. */
static void
save_chosen_cb (SoleusRoutineEditor *self)
{
  g_clear_weak_pointer (&self->question);
  if (!save (self))
    g_signal_emit (self, signals[SIGNAL_STAYED], 0);
}

static void
ask (SoleusRoutineEditor *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autofree char *problem = find_problem (self, soleus_edit_history_get_state (self->history));
  SoleusConfirmDialog *dialog;

  if (self->question)
    {
      soleus_dialog_queue_present (window, self->question);
      return;
    }
  dialog = soleus_confirm_dialog_new (
      window, problem ? _ ("Discard the changes?") : _ ("Save the changes?"),
      problem ? problem : _ ("Changes that you don’t save are lost."), _ ("Cancel"),
      /* Translators: a button: what was changed is given up. */
      _ ("Discard"));
  if (!problem)
    soleus_confirm_dialog_add_choice (dialog, _ ("Save"));
  g_set_weak_pointer (&self->question, GTK_WINDOW (dialog));
  g_signal_connect_object (dialog, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "choice", G_CALLBACK (save_chosen_cb), self, G_CONNECT_SWAPPED);
  soleus_dialog_queue_present (window, dialog);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  soleus_routine_editor_leave (SOLEUS_ROUTINE_EDITOR (widget));
}

/* ---- life */

/* A session that begins meanwhile has the window for itself: no answer is that of who stays. */
static void
soleus_routine_editor_unmap (GtkWidget *widget)
{
  SoleusRoutineEditor *self = SOLEUS_ROUTINE_EDITOR (widget);

  GTK_WIDGET_CLASS (soleus_routine_editor_parent_class)->unmap (widget);
  if (self->question)
    gtk_window_close (self->question);
}

static gboolean
soleus_routine_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SOLEUS_ROUTINE_EDITOR (widget)->name_row));
}

static void
soleus_routine_editor_dispose (GObject *object)
{
  SoleusRoutineEditor *self = SOLEUS_ROUTINE_EDITOR (object);

  self->updating = TRUE;
  g_clear_weak_pointer (&self->question);
  g_clear_object (&self->history);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->store);
  g_clear_pointer (&self->poses, g_ptr_array_unref);
  soleus_step_set (&self->removed, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_ROUTINE_EDITOR);
  G_OBJECT_CLASS (soleus_routine_editor_parent_class)->dispose (object);
}

static void
soleus_routine_editor_finalize (GObject *object)
{
  SoleusRoutineEditor *self = SOLEUS_ROUTINE_EDITOR (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->ends, g_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (soleus_routine_editor_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-routine-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutineEditor, title);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutineEditor, toasts);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutineEditor, scroller);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutineEditor, name_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutineEditor, summary_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutineEditor, add_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutineEditor, empty);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutineEditor, first_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutineEditor, list);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutineEditor, person_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutineEditor, author_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutineEditor, note_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutineEditor, days_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutineEditor, until_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutineEditor, facts);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutineEditor, total);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutineEditor, needs);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutineEditor, safety);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutineEditor, message);
  gtk_widget_class_bind_template_child (widget_class, SoleusRoutineEditor, save_button);
  gtk_widget_class_bind_template_callback (widget_class, name_cb);
  gtk_widget_class_bind_template_callback (widget_class, summary_cb);
  gtk_widget_class_bind_template_callback (widget_class, author_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_cb);
}

static void
soleus_routine_editor_class_init (SoleusRoutineEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_routine_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = soleus_routine_editor_finalize;
  widget_class->grab_focus = soleus_routine_editor_grab_focus;
  widget_class->unmap = soleus_routine_editor_unmap;

  /**
   * SoleusRoutineEditor::saved:
   * @id: of the routine, which the catalogue has now
   */
  signals[SIGNAL_SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /* The person goes, and there was nothing to save, or it may be lost. */
  signals[SIGNAL_LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* The person was asked, and doesn't go. */
  signals[SIGNAL_STAYED] = g_signal_new ("stayed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SOLEUS_TYPE_NEEDS);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "editor.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "editor.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "editor.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "editor.redo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "editor.add-step", NULL, add_step_action);
  gtk_widget_class_install_action (widget_class, "editor.move-step", "(ii)", move_step_action);
  gtk_widget_class_install_action (widget_class, "editor.remove-step", "i", remove_step_action);
  gtk_widget_class_install_action (widget_class, "editor.restore-step", NULL, restore_step_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "editor.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "editor.back",
                                       NULL);
}

static const SoleusKey keys[] = {
  { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "editor.redo" },
  { GDK_KEY_z, GDK_CONTROL_MASK, "editor.undo" },
  { GDK_KEY_s, GDK_CONTROL_MASK, "editor.save" },
  { 0, 0, NULL },
};

static void
soleus_routine_editor_init (SoleusRoutineEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  soleus_wrap_labels (GTK_WIDGET (self));
  soleus_keys_add_first (GTK_WIDGET (self), keys);
  soleus_entry_row_set_up (self->name_row, SOLEUS_ROUTINE_TEXT_NAME);
  soleus_entry_row_set_up (self->summary_row, SOLEUS_ROUTINE_TEXT_SUMMARY);
  soleus_entry_row_set_up (self->author_row, SOLEUS_ROUTINE_TEXT_AUTHOR);
  soleus_entry_row_set_up (self->note_row, SOLEUS_ROUTINE_TEXT_NOTE);
  soleus_combo_row_show_whole (self->days_row);
  soleus_combo_row_show_whole (self->until_row);
  self->ends = g_array_new (FALSE, FALSE, sizeof (GDate));
  self->rows = g_ptr_array_new ();
  gtk_list_box_set_sort_func (self->list, compare_rows, self, NULL);
  fill_days (self);
}

/**
 * soleus_routine_editor_new:
 * @catalogue: has the steps to choose from
 * @store: where routines are saved
 */
GtkWidget *
soleus_routine_editor_new (SoleusCatalogue *catalogue, SoleusRoutineStore *store)
{
  SoleusRoutineEditor *self = g_object_new (SOLEUS_TYPE_ROUTINE_EDITOR, NULL);

  self->catalogue = g_object_ref (catalogue);
  self->store = g_object_ref (store);
  self->poses = soleus_step_list_poses (catalogue->steps);
  return GTK_WIDGET (self);
}

static void
open_file (SoleusRoutineEditor *self, SoleusRoutineFile *file, gboolean is_new)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (SoleusRoutineFile) first = NULL;

  forget_removed (self);
  g_clear_object (&self->history);
  g_free (self->id);
  self->id = g_strdup (file->id);
  self->is_new = is_new;
  g_date_clear (&self->today, 1);
  g_date_set_dmy (&self->today, (GDateDay) g_date_time_get_day_of_month (now),
                  (GDateMonth) g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
  adw_window_title_set_title (self->title, is_new ? _ ("New routine") : _ ("Edit routine"));
  self->updating = TRUE;
  fill_ends (self, &file->valid_until);
  self->updating = FALSE;
  while (self->rows->len > 0)
    take_row (self, 0);
  show_file (self, file);
  adw_expander_row_set_expanded (self->person_row, file->author[0] || file->note[0]);
  first = collect (self);
  self->history = soleus_edit_history_new (first);
  show_state (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/* Shows an empty routine. */
void
soleus_routine_editor_begin (SoleusRoutineEditor *self)
{
  g_autofree char *id = soleus_routine_file_make_id ();
  g_autoptr (SoleusRoutineFile) file = soleus_routine_file_new (id, "", NULL);

  open_file (self, file, TRUE);
}

/* Shows a new routine that is like @routine. */
void
soleus_routine_editor_copy (SoleusRoutineEditor *self, SoleusRoutine *routine)
{
  SoleusRoutineFile *original = soleus_routine_store_find (self->store, routine->id);
  g_autofree char *id = soleus_routine_file_make_id ();
  /* Translators: the name of a routine that was made from another one. */
  g_autofree char *name = g_strdup_printf (_ ("%s (copy)"), routine->name);
  g_autoptr (SoleusRoutineFile) file = soleus_routine_file_new (id, name, routine->summary);

  if (original)
    soleus_routine_file_add_note (file, original->author, NULL, original->note,
                                  original->days_a_week, &original->valid_until);
  for (guint i = 0; i < routine->steps->len; i++)
    soleus_routine_file_add (file, routine->steps->pdata[i]);
  open_file (self, file, TRUE);
}

/* Shows a routine that is there, to be changed. */
void
soleus_routine_editor_edit (SoleusRoutineEditor *self, SoleusRoutineFile *file)
{
  open_file (self, file, FALSE);
}

/* Returns: whether something that was typed isn't saved */
gboolean
soleus_routine_editor_has_changes (SoleusRoutineEditor *self)
{
  return self->history && soleus_edit_history_has_changes (self->history);
}

/**
 * soleus_routine_editor_leave:
 *
 * Asks where something would be lost. Then the editor tells "left", "saved" or "stayed".
 */
void
soleus_routine_editor_leave (SoleusRoutineEditor *self)
{
  if (soleus_routine_editor_has_changes (self))
    ask (self);
  else
    g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

/* Returns: for the window */
const char *
soleus_routine_editor_get_title (SoleusRoutineEditor *self)
{
  return adw_window_title_get_title (self->title);
}
