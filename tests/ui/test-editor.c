/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include <glib/gstdio.h>

#include "soleus-appearance.h"
#include "soleus-confirm-dialog.h"
#include "soleus-routine-editor.h"
#include "soleus-routine-file-reader.h"
#include "soleus-step-chooser.h"
#include "soleus-step-row.h"
#include "soleus-toast.h"
#include "ui.h"

typedef struct
{
  char *folder;
  SoleusCatalogue *catalogue;
  SoleusRoutineStore *store;
  SoleusAppearance *look;
  SoleusRoutineEditor *editor;
  GtkWidget *window;
  char *saved;
  guint left;
  guint stayed;
} Fixture;

static void
saved_cb (Fixture *self, const char *id)
{
  g_free (self->saved);
  self->saved = g_strdup (id);
}

static void
left_cb (Fixture *self)
{
  self->left++;
}

static void
stayed_cb (Fixture *self)
{
  self->stayed++;
}

static void
set_up_in (Fixture *self, const char *folder)
{
  GtkWidget *pages = gtk_stack_new ();
  g_autoptr (GError) error = NULL;

  self->catalogue = soleus_catalogue_new (&error);
  g_assert_no_error (error);
  self->store = soleus_routine_store_new (folder, self->catalogue);
  self->look = soleus_appearance_new ();
  self->window = gtk_window_new ();
  soleus_appearance_attach (self->look, self->window);
  self->editor = SOLEUS_ROUTINE_EDITOR (soleus_routine_editor_new (self->catalogue, self->store));
  g_signal_connect_swapped (self->editor, "saved", G_CALLBACK (saved_cb), self);
  g_signal_connect_swapped (self->editor, "left", G_CALLBACK (left_cb), self);
  g_signal_connect_swapped (self->editor, "stayed", G_CALLBACK (stayed_cb), self);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 720, 720);
  gtk_stack_add_child (GTK_STACK (pages), GTK_WIDGET (self->editor));
  gtk_stack_add_named (GTK_STACK (pages), gtk_button_new_with_label ("Other"), "other");
  gtk_window_set_child (GTK_WINDOW (self->window), pages);
  gtk_window_present (GTK_WINDOW (self->window));
  ui_draw (self->window, 1);
  soleus_routine_editor_begin (self->editor);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("soleus-editor-XXXXXX", &error);
  g_assert_no_error (error);
  set_up_in (self, self->folder);
}

/* No folder can be made below a file, whoever tries. */
static void
set_up_unwritable (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = NULL, *below = NULL;

  self->folder = g_dir_make_tmp ("soleus-editor-XXXXXX", &error);
  g_assert_no_error (error);
  file = g_build_filename (self->folder, "file", NULL);
  g_file_set_contents (file, "", 0, &error);
  g_assert_no_error (error);
  below = g_build_filename (file, "routines", NULL);
  set_up_in (self, below);
}

static void
remove_folder (const char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_dir_close (dir);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (self->look);
  g_assert_finalize_object (self->store);
  g_assert_finalize_object (self->catalogue);
  remove_folder (self->folder);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->saved, g_free);
}

/* ---- what a person does */

static void
act (Fixture *self, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self->editor), action, NULL);
}

static void
write_text (Fixture *self, const char *child, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_child (self->editor, child)), text);
}

static SoleusStepRow *
get_row (Fixture *self, int place)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (ui_child (self->editor, "list"), place);

  g_assert_nonnull (row);
  return SOLEUS_STEP_ROW (row);
}

static void
write_number (Fixture *self, int place, const char *child, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_child (get_row (self, place), child)), text);
}

static GtkWidget *
find_row (GtkWidget *widget, const char *title)
{
  if (ADW_IS_ACTION_ROW (widget) &&
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *c = gtk_widget_get_first_child (widget); c; c = gtk_widget_get_next_sibling (c))
    {
      GtkWidget *row = find_row (c, title);

      if (row)
        return row;
    }
  return NULL;
}

static gpointer
find_dialog (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *at = windows; at; at = at->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (at->data, type) && gtk_widget_get_visible (at->data))
      return at->data;
  return NULL;
}

static void
choose (const char *title)
{
  GtkWidget *dialog = NULL, *row;

  UI_WAIT ((dialog = find_dialog (SOLEUS_TYPE_STEP_CHOOSER)) != NULL);
  row = find_row (dialog, title);
  g_assert_nonnull (row);
  adw_action_row_activate (ADW_ACTION_ROW (row));
  UI_WAIT (find_dialog (SOLEUS_TYPE_STEP_CHOOSER) == NULL);
}

static void
add (Fixture *self, const char *title)
{
  act (self, "editor.add-step");
  choose (title);
}

static void
press (const char *button)
{
  GtkWidget *dialog = NULL;

  UI_WAIT ((dialog = find_dialog (SOLEUS_TYPE_CONFIRM_DIALOG)) != NULL);
  g_signal_emit_by_name (ui_child (dialog, button), "clicked");
  UI_WAIT (find_dialog (SOLEUS_TYPE_CONFIRM_DIALOG) == NULL);
}

/* ---- what a person sees */

static char *
list_steps (Fixture *self)
{
  g_autoptr (GString) steps = g_string_new (NULL);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (ui_child (self->editor, "list"), i)); i++)
    {
      SoleusStep *step = soleus_step_row_get_step (SOLEUS_STEP_ROW (row));

      g_string_append_printf (steps, "%s%s %ux%u", i > 0 ? ", " : "",
                              step->own ? step->name : step->id, step->repetitions, step->seconds);
    }
  return g_string_free (g_steal_pointer (&steps), FALSE);
}

static void
assert_steps (Fixture *self, const char *expected)
{
  g_autofree char *steps = list_steps (self);

  g_assert_cmpstr (steps, ==, expected);
}

static const char *
get_subtitle (Fixture *self, int place)
{
  return adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (get_row (self, place)));
}

static gboolean
can_save (Fixture *self)
{
  return gtk_widget_get_sensitive (ui_child (self->editor, "save_button"));
}

static void
assert_message (Fixture *self, const char *expected)
{
  GtkWidget *message = ui_child (self->editor, "message");

  g_assert_cmpstr (ui_label (self->editor, "message"), ==, expected);
  g_assert_true (gtk_widget_get_visible (message) == (expected[0] != '\0'));
}

/* ---- tests */

static void
test_add (Fixture *self, gconstpointer data)
{
  g_assert_true (gtk_widget_get_visible (ui_child (self->editor, "empty")));
  assert_message (self, "Give the routine a name.");
  write_text (self, "name_row", "Morning");
  assert_message (self, "There are no steps. Add at least one.");
  g_assert_false (can_save (self));
  add (self, "Upper calf stretch");
  add (self, "Your own step");
  assert_message (self, "Step 2: Give it a name.");
  g_assert_cmpstr (get_subtitle (self, 1), ==, "Give it a name.");
  gtk_editable_set_text (GTK_EDITABLE (ui_child (get_row (self, 1), "name_row")), "Heel raises");
  assert_steps (self, "G 2x30, Heel raises 1x30");
  assert_message (self, "");
  g_assert_cmpstr (ui_label (self->editor, "total"), ==, "4 min · Stretch");
  g_assert_false (gtk_widget_get_visible (ui_child (self->editor, "safety")));
  g_assert_true (can_save (self));
}

/* What only takes the place of a step with more pressure is no choice. */
static void
test_choices (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog = NULL;

  act (self, "editor.add-step");
  UI_WAIT ((dialog = find_dialog (SOLEUS_TYPE_STEP_CHOOSER)) != NULL);
  g_assert_nonnull (find_row (dialog, soleus_steps_find (self->catalogue->steps, "RH")->name));
  g_assert_null (find_row (dialog, soleus_steps_find (self->catalogue->steps, "RX")->name));
  gtk_window_close (GTK_WINDOW (dialog));
  UI_WAIT (find_dialog (SOLEUS_TYPE_STEP_CHOOSER) == NULL);
}

static void
test_limits (Fixture *self, gconstpointer data)
{
  write_text (self, "name_row", "Morning");
  add (self, "Upper calf stretch");
  g_assert_cmpstr (get_subtitle (self, 0), ==, "2 × 30 s each leg");
  write_number (self, 0, "seconds", "9");
  g_assert_cmpstr (get_subtitle (self, 0), ==,
                   "Stretch “Upper calf stretch” is held for 9 seconds. A hold takes 10 to 120 "
                   "seconds.");
  assert_message (self, "Step 1: Stretch “Upper calf stretch” is held for 9 seconds. A hold takes "
                        "10 to 120 seconds.");
  g_assert_true (gtk_widget_get_visible (ui_child (get_row (self, 0), "warning")));
  g_assert_false (can_save (self));
  act (self, "editor.save");
  g_assert_null (self->saved);
  write_number (self, 0, "seconds", "10");
  g_assert_cmpstr (get_subtitle (self, 0), ==,
                   "2 × 10 s each leg\nGuides recommend 30 seconds or more.");
  assert_message (self, "");
  g_assert_true (can_save (self));
  write_number (self, 0, "repetitions", "11");
  g_assert_cmpstr (get_subtitle (self, 0), ==,
                   "Stretch “Upper calf stretch” has 11 repetitions. A stretch takes 1 to 10 per "
                   "leg.");
  g_assert_false (can_save (self));
}

static void
test_pressure (Fixture *self, gconstpointer data)
{
  const char *rolling = soleus_steps_find (self->catalogue->steps, "RP")->name;

  write_text (self, "name_row", "Roll");
  add (self, rolling);
  g_assert_true (gtk_widget_get_visible (ui_child (self->editor, "safety")));
  g_assert_false (gtk_widget_get_visible (ui_child (get_row (self, 0), "both_row")));
  add (self, rolling);
  write_number (self, 0, "seconds", "100");
  write_number (self, 1, "seconds", "80");
  g_assert_true (can_save (self));
  write_number (self, 1, "seconds", "100");
  assert_message (self, "Routine “Roll” has 200 seconds of pressure per calf. At most 180 are "
                        "allowed.");
  g_assert_false (can_save (self));
}

static void
test_undo (Fixture *self, gconstpointer data)
{
  add (self, "Upper calf stretch");
  add (self, "Lower calf stretch");
  write_number (self, 0, "seconds", "45");
  gtk_widget_activate_action (GTK_WIDGET (get_row (self, 0)), "step.move-down", NULL);
  assert_steps (self, "O 2x30, G 2x45");
  act (self, "editor.undo");
  assert_steps (self, "G 2x45, O 2x30");
  act (self, "editor.undo");
  assert_steps (self, "G 2x30, O 2x30");
  act (self, "editor.undo");
  act (self, "editor.undo");
  assert_steps (self, "");
  g_assert_true (gtk_widget_get_visible (ui_child (self->editor, "empty")));
  g_assert_false (soleus_routine_editor_has_changes (self->editor));
  for (int i = 0; i < 4; i++)
    act (self, "editor.redo");
  assert_steps (self, "O 2x30, G 2x45");
  /* What was undone is given up once something else is done. */
  act (self, "editor.undo");
  write_number (self, 1, "seconds", "40");
  act (self, "editor.redo");
  assert_steps (self, "G 2x45, O 2x40");
}

/* Undo takes back a word, not the whole text, and not a letter. */
static void
test_undo_words (Fixture *self, gconstpointer data)
{
  GtkEditable *name = GTK_EDITABLE (ui_child (self->editor, "name_row"));
  const char *typed = "After the run";
  int at = 0;

  for (const char *c = typed; *c; c++)
    gtk_editable_insert_text (name, c, 1, &at);
  act (self, "editor.undo");
  g_assert_cmpstr (gtk_editable_get_text (name), ==, "After the");
  act (self, "editor.undo");
  g_assert_cmpstr (gtk_editable_get_text (name), ==, "After");
  act (self, "editor.redo");
  act (self, "editor.redo");
  g_assert_cmpstr (gtk_editable_get_text (name), ==, "After the run");
}

static void
test_remove (Fixture *self, gconstpointer data)
{
  AdwToastOverlay *toasts = ui_child (self->editor, "toasts");

  add (self, "Upper calf stretch");
  add (self, "Lower calf stretch");
  write_number (self, 0, "seconds", "45");
  gtk_widget_activate_action (GTK_WIDGET (get_row (self, 0)), "step.remove", NULL);
  assert_steps (self, "O 2x30");
  g_assert_cmpstr (adw_toast_get_title (soleus_toast_get_shown (toasts)), ==, "Step removed");
  act (self, adw_toast_get_action_name (soleus_toast_get_shown (toasts)));
  assert_steps (self, "G 2x45, O 2x30");
  gtk_widget_activate_action (GTK_WIDGET (get_row (self, 1)), "step.remove", NULL);
  act (self, "editor.undo");
  assert_steps (self, "G 2x45, O 2x30");
  /* It is back, and the toast brings no second one. */
  act (self, "editor.restore-step");
  assert_steps (self, "G 2x45, O 2x30");
}

static SoleusRoutineFile *
read_saved (Fixture *self)
{
  g_autofree char *name = g_strdup_printf ("%s" SOLEUS_ROUTINE_FILE_SUFFIX, self->saved);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GFile) place = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  SoleusRoutineFile *file = soleus_routine_file_load (place, self->catalogue->steps, NULL, &error);

  g_assert_no_error (error);
  return file;
}

static void
test_save (Fixture *self, gconstpointer data)
{
  g_autoptr (SoleusRoutineFile) file = NULL;
  const SoleusStep *own;
  GDate until;

  write_text (self, "name_row", "  For  <b>Anna</b> ");
  write_text (self, "summary_row", "After the operation");
  write_text (self, "author_row", "Dr. Weber");
  write_text (self, "note_row", "Slowly & gently");
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_child (self->editor, "days_row")), 3);
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_child (self->editor, "until_row")), 2);
  add (self, "Your own step");
  gtk_editable_set_text (GTK_EDITABLE (ui_child (get_row (self, 0), "name_row")), "<i>Heels</i>");
  gtk_editable_set_text (GTK_EDITABLE (ui_child (get_row (self, 0), "cue_row")), "Up and down");
  gtk_editable_set_text (GTK_EDITABLE (ui_child (get_row (self, 0), "instruction_row")),
                         "At the sink");
  gtk_switch_set_active (GTK_SWITCH (ui_child (get_row (self, 0), "both")), TRUE);
  adw_action_row_activate (ui_child (get_row (self, 0), "pose_row"));
  choose ("Walking on the spot");
  add (self, "Lower calf stretch");
  write_number (self, 1, "seconds", "20");
  write_number (self, 1, "repetitions", "5");
  act (self, "editor.save");
  g_assert_nonnull (self->saved);
  g_assert_false (soleus_routine_editor_has_changes (self->editor));
  g_assert_nonnull (soleus_catalogue_find (self->catalogue, self->saved));

  file = read_saved (self);
  g_assert_cmpstr (file->name, ==, "For <b>Anna</b>");
  g_assert_cmpstr (file->summary, ==, "After the operation");
  g_assert_cmpstr (file->author, ==, "Dr. Weber");
  g_assert_cmpstr (file->note, ==, "Slowly & gently");
  g_assert_cmpuint (file->days_a_week, ==, 3);
  until = file->date;
  g_date_add_days (&until, 14);
  g_assert_cmpint (g_date_compare (&until, &file->valid_until), ==, 0);
  g_assert_cmpuint (file->steps->len, ==, 2);
  own = file->steps->pdata[0];
  g_assert_true (own->own && own->both);
  g_assert_cmpstr (own->name, ==, "<i>Heels</i>");
  g_assert_cmpstr (own->cue, ==, "Up and down");
  g_assert_cmpstr (own->instruction, ==, "At the sink");
  g_assert_cmpstr (own->pose, ==, "march");
  assert_steps (self, "<i>Heels</i> 1x30, O 5x20");
}

static void
test_copy_and_edit (Fixture *self, gconstpointer data)
{
  SoleusRoutine *full = soleus_catalogue_find (self->catalogue, "wall-full");
  SoleusRoutine *copied;
  g_autofree char *id = NULL;

  soleus_routine_editor_copy (self->editor, full);
  g_assert_true (can_save (self));
  g_assert_false (soleus_routine_editor_has_changes (self->editor));
  act (self, "editor.save");
  copied = soleus_catalogue_find (self->catalogue, self->saved);
  g_assert_cmpstr (copied->name, ==, "Stretch the whole calf (copy)");
  g_assert_cmpuint (copied->steps->len, ==, full->steps->len);
  for (guint i = 0; i < full->steps->len; i++)
    {
      const SoleusStep *step = full->steps->pdata[i], *copy = copied->steps->pdata[i];

      g_assert_cmpstr (copy->id, ==, step->id);
      g_assert_cmpuint (copy->seconds, ==, step->seconds);
      g_assert_cmpuint (copy->repetitions, ==, step->repetitions);
      g_assert_true (copy->both == step->both);
    }

  id = g_strdup (self->saved);
  soleus_routine_editor_edit (self->editor, soleus_routine_store_find (self->store, id));
  g_assert_false (can_save (self));
  write_text (self, "name_row", "Mine");
  g_assert_true (can_save (self));
  act (self, "editor.save");
  g_assert_cmpstr (self->saved, ==, id);
  g_assert_cmpuint (self->store->files->len, ==, 1);
  g_assert_cmpstr (soleus_catalogue_find (self->catalogue, id)->name, ==, "Mine");
}

/* The least width of the window, with text of twice the size too. */
static void
test_narrow (Fixture *self, gconstpointer data)
{
  int width, dpi;

  write_text (self, "name_row", "Morning");
  add (self, "Upper calf stretch");
  add (self, "Your own step");
  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  for (int factor = 1; factor <= 2; factor++)
    {
      g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", factor * 96 * 1024, NULL);
      ui_restyle (GTK_WIDGET (self->editor));
      gtk_widget_measure (GTK_WIDGET (self->editor), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL,
                          NULL, NULL);
      g_assert_cmpint (width, <=, 360);
    }
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
}

/* A folder that can't be written leaves all as it was typed, and says so. */
static void
test_unwritable (Fixture *self, gconstpointer data)
{
  g_autofree char *said = NULL;
  GtkWidget *dialog = NULL;

  write_text (self, "name_row", "Morning");
  add (self, "Upper calf stretch");
  act (self, "editor.save");
  UI_WAIT ((dialog = find_dialog (SOLEUS_TYPE_CONFIRM_DIALOG)) != NULL);
  said = ui_read (dialog);
  g_assert_nonnull (strstr (said, "The routine isn’t saved"));
  g_assert_nonnull (strstr (said, "can’t be written"));
  press ("cancel");
  g_assert_null (self->saved);
  g_assert_true (soleus_routine_editor_has_changes (self->editor));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_child (self->editor, "name_row"))), ==,
                   "Morning");
  assert_steps (self, "G 2x30");
  g_assert_true (can_save (self));
}

static void
test_leave (Fixture *self, gconstpointer data)
{
  act (self, "editor.back");
  g_assert_cmpuint (self->left, ==, 1);
  write_text (self, "name_row", "Morning");
  act (self, "editor.back");
  press ("cancel");
  g_assert_cmpuint (self->stayed, ==, 1);
  g_assert_cmpuint (self->left, ==, 1);
  act (self, "editor.back");
  press ("confirm");
  g_assert_cmpuint (self->left, ==, 2);
  g_assert_null (self->saved);
  g_assert_false (soleus_routine_editor_has_changes (self->editor));
}

static void
test_leave_and_save (Fixture *self, gconstpointer data)
{
  write_text (self, "name_row", "Morning");
  add (self, "Upper calf stretch");
  act (self, "editor.back");
  press ("choice");
  g_assert_nonnull (self->saved);
  g_assert_cmpuint (self->left + self->stayed, ==, 0);
}

/* A session that begins has the window for itself: no dialog of the editor stays before it. */
static void
test_hidden (Fixture *self, gconstpointer data)
{
  GtkStack *pages = GTK_STACK (gtk_window_get_child (GTK_WINDOW (self->window)));

  write_text (self, "name_row", "Morning");
  act (self, "editor.add-step");
  UI_WAIT (find_dialog (SOLEUS_TYPE_STEP_CHOOSER) != NULL);
  gtk_stack_set_visible_child_name (pages, "other");
  g_assert_null (find_dialog (SOLEUS_TYPE_STEP_CHOOSER));
  gtk_stack_set_visible_child (pages, GTK_WIDGET (self->editor));
  act (self, "editor.back");
  UI_WAIT (find_dialog (SOLEUS_TYPE_CONFIRM_DIALOG) != NULL);
  gtk_stack_set_visible_child_name (pages, "other");
  g_assert_null (find_dialog (SOLEUS_TYPE_CONFIRM_DIALOG));
  g_assert_cmpuint (self->stayed, ==, 1);
  g_assert_true (soleus_routine_editor_has_changes (self->editor));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func) g_test_add ("/soleus/editor/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("add", test_add);
  ADD ("choices", test_choices);
  ADD ("limits", test_limits);
  ADD ("pressure", test_pressure);
  ADD ("undo", test_undo);
  ADD ("undo-words", test_undo_words);
  ADD ("remove", test_remove);
  ADD ("save", test_save);
  ADD ("copy-and-edit", test_copy_and_edit);
  ADD ("narrow", test_narrow);
  ADD ("leave", test_leave);
  ADD ("hidden", test_hidden);
  ADD ("leave-and-save", test_leave_and_save);
  g_test_add ("/soleus/editor/unwritable", Fixture, NULL, set_up_unwritable, test_unwritable,
              tear_down);
  return g_test_run ();
}
