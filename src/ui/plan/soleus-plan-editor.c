/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-plan-editor.h"

#include <glib/gi18n-lib.h>

#include "soleus-compat.h"
#include "soleus-confirm-dialog.h"
#include "soleus-dialog-queue.h"
#include "soleus-keys.h"
#include "soleus-layout.h"
#include "soleus-plan-session-row.h"
#include "soleus-plan-text.h"
#include "soleus-toast.h"

/* Monday to Friday, in the evening. */
#define USUAL_WEEKDAYS 0x1f
#define USUAL_MINUTE   (18 * 60)
#define USUAL_WEEKS    4
#define USUAL_ROUTINE  "wall-full"

/**
 * SoleusPlanEditor:
 *
 * A page on which a person writes a plan: its name, its weeks and its routines. What is wrong is
 * said as it is typed, by the rules that a plan has to keep. Nothing is written before it is saved.
 */
struct _SoleusPlanEditor
{
  AdwBin parent_instance;

  AdwWindowTitle *title;
  AdwToastOverlay *toasts;
  GtkScrolledWindow *scroller;
  AdwEntryRow *name_row;
  GtkSpinButton *weeks;
  GtkListBox *list;
  GtkWidget *add_button;
  GtkLabel *shape;
  GtkLabel *message;

  SoleusCatalogue *catalogue;
  SoleusPlanShelf *shelf;
  /* The name on the shelf, of a plan that was saved; and the rows, in their order. */
  char *name;
  GPtrArray *rows;
  /* What was there before anything was changed. */
  SoleusPlan *before;
  /* A plan with the one session that was removed last, and its place. */
  SoleusPlan *removed;
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

G_DEFINE_FINAL_TYPE (SoleusPlanEditor, soleus_plan_editor, ADW_TYPE_BIN)

/* ---- what is on the page */

/* Returns: (transfer full): the page as a plan, which need not be right */
static SoleusPlan *
collect (SoleusPlanEditor *self)
{
  g_autofree char *name =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
  SoleusPlan *plan =
      soleus_plan_new_own (name, (guint) gtk_spin_button_get_value_as_int (self->weeks));

  for (guint i = 0; i < self->rows->len; i++)
    soleus_plan_session_row_add_to (self->rows->pdata[i], plan);
  return plan;
}

static gboolean
is_session_same (const SoleusPlanSession *a, const SoleusPlanSession *b)
{
  return g_str_equal (a->routine, b->routine) && a->weekdays == b->weekdays &&
         a->at_least == b->at_least && a->minute == b->minute;
}

static gboolean
is_unchanged (SoleusPlanEditor *self, SoleusPlan *plan)
{
  if (!g_str_equal (plan->name, self->before->name) || plan->weeks != self->before->weeks ||
      plan->sessions->len != self->before->sessions->len)
    return FALSE;
  for (guint i = 0; i < plan->sessions->len; i++)
    if (!is_session_same (plan->sessions->pdata[i], self->before->sessions->pdata[i]))
      return FALSE;
  return TRUE;
}

static void
show_state (SoleusPlanEditor *self)
{
  g_autoptr (SoleusPlan) plan = collect (self);
  g_autoptr (GError) error = NULL;
  gboolean right = soleus_plan_check (plan, self->catalogue, &error);
  g_autofree char *shape = right ? soleus_plan_format_shape (plan, self->catalogue) : NULL;

  gtk_label_set_label (self->shape, shape ? shape : "");
  gtk_widget_set_visible (GTK_WIDGET (self->shape), right);
  gtk_label_set_label (self->message, right ? "" : error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->message), !right);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->rows->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan-editor.save", right);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan-editor.add",
                                 self->rows->len < SOLEUS_PLAN_MAX_SESSIONS);
}

static void
edited_cb (SoleusPlanEditor *self)
{
  if (!self->updating && self->before)
    show_state (self);
}

/* ---- rows */

static void removed_cb (SoleusPlanEditor *self, GtkWidget *row);

static GtkWidget *
insert_row (SoleusPlanEditor *self, guint place, const SoleusPlanSession *session)
{
  GtkWidget *row = soleus_plan_session_row_new (self->catalogue, session);

  g_signal_connect_object (row, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_insert (self->rows, (int) place, row);
  gtk_list_box_insert (self->list, row, (int) place);
  return row;
}

/* The row itself, not a field of it. */
static void
focus_row (SoleusPlanEditor *self, guint place)
{
  GtkWidget *row;

  if (self->rows->len == 0)
    {
      gtk_widget_grab_focus (self->add_button);
      return;
    }
  row = self->rows->pdata[MIN (place, self->rows->len - 1)];
  gtk_widget_grab_focus (row);
  soleus_scroll_reveal (self->scroller, row);
}

static void
undo_remove_cb (SoleusPlanEditor *self)
{
  if (!self->removed)
    return;
  insert_row (self, MIN (self->removed_at, self->rows->len), self->removed->sessions->pdata[0]);
  g_clear_object (&self->removed);
  show_state (self);
  focus_row (self, self->removed_at);
}

static void
removed_cb (SoleusPlanEditor *self, GtkWidget *row)
{
  AdwToast *toast = adw_toast_new (_ ("The routine has been taken out of the plan"));

  if (!g_ptr_array_find (self->rows, row, &self->removed_at))
    return;
  g_clear_object (&self->removed);
  self->removed = soleus_plan_new_own ("", 1);
  soleus_plan_session_row_add_to (SOLEUS_PLAN_SESSION_ROW (row), self->removed);
  g_ptr_array_remove_index (self->rows, self->removed_at);
  gtk_list_box_remove (self->list, row);
  show_state (self);
  focus_row (self, self->removed_at);
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_timeout (toast, 10);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_remove_cb), self,
                           G_CONNECT_SWAPPED);
  soleus_toast_show (self->toasts, toast);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusPlanEditor *self = SOLEUS_PLAN_EDITOR (widget);
  const SoleusRoutine *own = self->catalogue->own->len > 0 ? self->catalogue->own->pdata[0] : NULL;
  const SoleusPlanSession usual = { .routine = own ? own->id : (char *) USUAL_ROUTINE,
                                    .weekdays = USUAL_WEEKDAYS,
                                    .at_least = 1,
                                    .at_most = 1,
                                    .minute = USUAL_MINUTE };
  GtkWidget *row = insert_row (self, self->rows->len, &usual);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  show_state (self);
  focus_row (self, self->rows->len - 1);
}

/* ---- saving and leaving */

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusPlanEditor *self = SOLEUS_PLAN_EDITOR (widget);
  g_autoptr (SoleusPlan) plan = collect (self);
  char *saved;

  if (!soleus_plan_check (plan, self->catalogue, NULL))
    return;
  saved = soleus_plan_shelf_save (self->shelf, self->name, plan);
  g_free (self->name);
  self->name = saved;
  g_set_object (&self->before, plan);
  g_signal_emit (self, signals[SIGNAL_SAVED], 0, saved);
}

static void
leave_answered_cb (SoleusPlanEditor *self, gboolean confirmed)
{
  g_autoptr (SoleusPlan) plan = NULL;

  g_clear_weak_pointer (&self->question);
  if (!confirmed)
    {
      g_signal_emit (self, signals[SIGNAL_STAYED], 0);
      return;
    }
  plan = collect (self);
  g_set_object (&self->before, plan);
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static void
leave_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  soleus_plan_editor_leave (SOLEUS_PLAN_EDITOR (widget));
}

static const SoleusKey keys[] = {
  { GDK_KEY_s, GDK_CONTROL_MASK, "plan-editor.save" },
  { 0, 0, NULL },
};

/* ---- the class */

static gboolean
soleus_plan_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SOLEUS_PLAN_EDITOR (widget)->name_row));
}

static void
soleus_plan_editor_dispose (GObject *object)
{
  SoleusPlanEditor *self = SOLEUS_PLAN_EDITOR (object);

  self->updating = TRUE;
  g_clear_weak_pointer (&self->question);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->shelf);
  g_clear_object (&self->before);
  g_clear_object (&self->removed);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->name, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_PLAN_EDITOR);
  G_OBJECT_CLASS (soleus_plan_editor_parent_class)->dispose (object);
}

static void
soleus_plan_editor_class_init (SoleusPlanEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_plan_editor_dispose;
  widget_class->grab_focus = soleus_plan_editor_grab_focus;

  /* The plan is on the shelf: its name there. */
  signals[SIGNAL_SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /* The person is done without saving; or stays after all. */
  signals[SIGNAL_LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_STAYED] = g_signal_new ("stayed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-plan-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusPlanEditor, title);
  gtk_widget_class_bind_template_child (widget_class, SoleusPlanEditor, toasts);
  gtk_widget_class_bind_template_child (widget_class, SoleusPlanEditor, scroller);
  gtk_widget_class_bind_template_child (widget_class, SoleusPlanEditor, name_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusPlanEditor, weeks);
  gtk_widget_class_bind_template_child (widget_class, SoleusPlanEditor, list);
  gtk_widget_class_bind_template_child (widget_class, SoleusPlanEditor, add_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusPlanEditor, shape);
  gtk_widget_class_bind_template_child (widget_class, SoleusPlanEditor, message);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_install_action (widget_class, "plan-editor.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "plan-editor.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "plan-editor.leave", NULL, leave_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "plan-editor.leave", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK,
                                       "plan-editor.leave", NULL);
}

static void
soleus_plan_editor_init (SoleusPlanEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  soleus_wrap_labels (GTK_WIDGET (self));
  soleus_keys_add (GTK_WIDGET (self), keys);
  soleus_compat_label_entry_row (self->name_row);
  gtk_text_set_max_length (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->name_row))),
                           SOLEUS_PLAN_MAX_NAME);
  self->rows = g_ptr_array_new ();
}

GtkWidget *
soleus_plan_editor_new (SoleusCatalogue *catalogue, SoleusPlanShelf *shelf)
{
  SoleusPlanEditor *self = g_object_new (SOLEUS_TYPE_PLAN_EDITOR, NULL);

  self->catalogue = g_object_ref (catalogue);
  self->shelf = g_object_ref (shelf);
  return GTK_WIDGET (self);
}

static void
show_plan (SoleusPlanEditor *self, SoleusPlan *plan, const char *title)
{
  g_autoptr (SoleusPlan) before = NULL;

  self->updating = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    gtk_list_box_remove (self->list, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  adw_window_title_set_title (self->title, title);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), plan->name);
  gtk_spin_button_set_value (self->weeks, plan->weeks);
  for (guint i = 0; i < plan->sessions->len; i++)
    insert_row (self, i, plan->sessions->pdata[i]);
  self->updating = FALSE;
  before = collect (self);
  g_set_object (&self->before, before);
  show_state (self);
}

/* An empty page. */
void
soleus_plan_editor_begin (SoleusPlanEditor *self)
{
  g_autoptr (SoleusPlan) plan = soleus_plan_new_own ("", USUAL_WEEKS);

  g_clear_pointer (&self->name, g_free);
  show_plan (self, plan, _ ("New Plan"));
}

/* A plan of the shelf, to be changed. */
void
soleus_plan_editor_edit (SoleusPlanEditor *self, const char *name, SoleusPlan *plan)
{
  g_autofree char *kept = g_strdup (name);

  g_free (self->name);
  self->name = g_steal_pointer (&kept);
  show_plan (self, plan, _ ("Edit Plan"));
}

/* Whether there is something that isn't saved. */
gboolean
soleus_plan_editor_has_changes (SoleusPlanEditor *self)
{
  g_autoptr (SoleusPlan) plan = self->before ? collect (self) : NULL;

  return plan && !is_unchanged (self, plan);
}

/* Leaves the page, after a question where something would be lost. */
void
soleus_plan_editor_leave (SoleusPlanEditor *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  SoleusConfirmDialog *dialog;

  if (!soleus_plan_editor_has_changes (self))
    {
      g_signal_emit (self, signals[SIGNAL_LEFT], 0);
      return;
    }
  if (self->question)
    {
      soleus_dialog_queue_present (window, self->question);
      return;
    }
  dialog = soleus_confirm_dialog_new (window, _ ("Discard the changes?"),
                                      _ ("What you have written here isn’t saved."),
                                      _ ("Keep Editing"), _ ("Discard"));
  g_set_weak_pointer (&self->question, GTK_WINDOW (dialog));
  g_signal_connect_object (dialog, "answered", G_CALLBACK (leave_answered_cb), self,
                           G_CONNECT_SWAPPED);
  soleus_dialog_queue_present (window, dialog);
}

const char *
soleus_plan_editor_get_title (SoleusPlanEditor *self)
{
  return adw_window_title_get_title (self->title);
}
