/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-ankle-page.h"

#include <glib/gi18n-lib.h>

#include "soleus-ankle-entry.h"
#include "soleus-ankle-result.h"
#include "soleus-ankle-ruler.h"
#include "soleus-ankle-text.h"
#include "soleus-confirm-dialog.h"
#include "soleus-dialog-queue.h"
#include "soleus-layout.h"
#include "soleus-lock-banner.h"
#include "soleus-toast.h"

#define UNDO_SECONDS 20

/* What is in front, in this order. */
typedef enum
{
  STAGE_BEFORE,
  STAGE_LEFT,
  STAGE_RIGHT,
  STAGE_RESULT,
} Stage;

/**
 * SoleusAnklePage:
 *
 * The ankle test: what speaks against it today, one leg after the other, and what came of it. What
 * was read off stays until the test is kept or given up, whatever page is seen meanwhile.
 */
struct _SoleusAnklePage
{
  AdwBin parent_instance;

  AdwToastOverlay *toasts;
  SoleusLockBanner *lock_banner;
  GtkWidget *back_button;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkWidget *locked_label;
  GtkWidget *begin_button;
  SoleusAnkleEntry *entry;
  SoleusAnkleResult *result;
  GtkWidget *bar;
  GtkButton *next_button;
  GtkButton *give_up_button;

  SoleusSafetyGate *gate;
  SoleusHistory *history;
  GCancellable *cancellable;
  /* (element-type SoleusJournalEntry) (nullable): the tests before, the oldest first */
  GPtrArray *entries;

  Stage stage;
  SoleusAnkleTest test;
  /* Once the test is kept. */
  SoleusJournalEntry *saved;
  /* The legs that the person was asked about, and what waits for the answer. */
  gboolean asked[2];
  int doubted;
  GtkWindow *question;
};

enum
{
  SIGNAL_LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusAnklePage, soleus_ankle_page, ADW_TYPE_BIN)

static gboolean
is_locked (SoleusAnklePage *self)
{
  return soleus_safety_gate_get_lock (self->gate) != SOLEUS_LOCK_NONE;
}

static SoleusLeg
get_leg (SoleusAnklePage *self)
{
  return self->stage == STAGE_RIGHT ? SOLEUS_LEG_RIGHT : SOLEUS_LEG_LEFT;
}

static gboolean
is_empty (SoleusAnklePage *self)
{
  return soleus_ankle_test_count (&self->test, SOLEUS_LEG_LEFT) == 0 &&
         soleus_ankle_test_count (&self->test, SOLEUS_LEG_RIGHT) == 0;
}

static int
get_last (SoleusAnklePage *self, SoleusLeg leg)
{
  return self->entries ? soleus_ankle_test_find_last (self->entries, self->saved, leg)
                       : SOLEUS_ANKLE_TEST_UNTRIED;
}

/* ---- what is shown */

static const char *
name_next (SoleusAnklePage *self)
{
  if (self->stage == STAGE_RESULT)
    /* Translators: a button: keeps the result of the ankle test; then the page is left. */
    return self->saved ? C_ ("ankle test", "Done") : C_ ("ankle test", "Save");
  if (self->stage == STAGE_RIGHT)
    return _ ("Show the Result");
  return soleus_ankle_test_count (&self->test, SOLEUS_LEG_LEFT) > 0 ? _ ("Go to the Right Leg")
                                                                    : _ ("Skip the Left Leg");
}

static void
show_bar (SoleusAnklePage *self)
{
  gboolean is_result = self->stage == STAGE_RESULT;

  gtk_widget_set_visible (self->bar, self->stage != STAGE_BEFORE);
  gtk_button_set_label (self->next_button, name_next (self));
  soleus_wrap_labels (GTK_WIDGET (self->next_button));
  if (is_result && !self->saved)
    gtk_widget_add_css_class (GTK_WIDGET (self->next_button), "suggested-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->next_button), "suggested-action");
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button),
                            (self->stage == STAGE_LEFT || !is_empty (self)) &&
                                (!is_result || self->history));
  gtk_widget_set_visible (GTK_WIDGET (self->give_up_button), is_result && !self->saved);
}

static void
show_result (SoleusAnklePage *self)
{
  const int last[] = { get_last (self, SOLEUS_LEG_LEFT), get_last (self, SOLEUS_LEG_RIGHT) };

  soleus_ankle_result_show (self->result, &self->test, last);
}

static void
refresh (SoleusAnklePage *self)
{
  if (self->stage == STAGE_LEFT || self->stage == STAGE_RIGHT)
    soleus_ankle_entry_show (self->entry, &self->test, get_leg (self));
  if (self->stage == STAGE_RESULT)
    show_result (self);
  show_bar (self);
}

static GtkWidget *
get_first_focus (SoleusAnklePage *self)
{
  if (self->stage == STAGE_BEFORE)
    return is_locked (self) ? self->back_button : self->begin_button;
  return self->stage == STAGE_RESULT ? GTK_WIDGET (self->next_button) : GTK_WIDGET (self->entry);
}

static void
show_stage (SoleusAnklePage *self, Stage stage)
{
  const char *const names[] = { "before", "entry", "entry", "result" };

  self->stage = stage;
  refresh (self);
  gtk_stack_set_visible_child_name (self->stack, names[stage]);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_widget_grab_focus (get_first_focus (self));
}

/* While a lock is on there is no test; what was read off before it waits. */
static void
lock_cb (SoleusAnklePage *self)
{
  gboolean locked = is_locked (self);

  gtk_widget_set_visible (self->locked_label, locked);
  gtk_widget_set_visible (self->begin_button, !locked);
  if (locked && self->stage != STAGE_BEFORE)
    show_stage (self, STAGE_BEFORE);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SoleusAnklePage *self = user_data;
  g_autoptr (GPtrArray) entries =
      soleus_history_load_journal_finish (SOLEUS_HISTORY (source), result, NULL);

  /* The page may be gone if loading was cancelled. What can't be read is nothing to compare with.
   */
  if (!entries)
    return;
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = g_steal_pointer (&entries);
  refresh (self);
}

static void
reload (SoleusAnklePage *self)
{
  if (!self->history || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  soleus_history_load_journal_async (self->history, SOLEUS_JOURNAL_ANKLE_TEST, self->cancellable,
                                     loaded_cb, self);
}

/* ---- what the person does */

static void
add_try (SoleusAnklePage *self, int mm)
{
  soleus_ankle_test_add (&self->test, get_leg (self), mm);
  refresh (self);
  /* The button with the focus may be out of use now. */
  if (soleus_ankle_test_count (&self->test, get_leg (self)) == SOLEUS_ANKLE_TEST_TRIES)
    gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
}

static void
changed_mind_cb (SoleusAnklePage *self)
{
  g_clear_weak_pointer (&self->question);
}

static void
is_right_cb (SoleusAnklePage *self)
{
  g_clear_weak_pointer (&self->question);
  self->asked[get_leg (self) == SOLEUS_LEG_RIGHT] = TRUE;
  add_try (self, self->doubted);
}

static void
ask (SoleusAnklePage *self, int mm)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autofree char *last = soleus_ankle_text_format_short (get_last (self, get_leg (self)));
  g_autofree char *now = soleus_ankle_text_format_short (mm);
  /* Translators: two results of the ankle test, such as “9.5 cm”. */
  g_autofree char *body = g_strdup_printf (_ ("Last time: %s. Now: %s."), last, now);
  SoleusConfirmDialog *dialog =
      soleus_confirm_dialog_new (window, _ ("Is this number right?"), body,
                                 /* Translators: a button: the number that was typed is wrong. */
                                 _ ("Change It"), NULL);

  /* Translators: a button: the number that was typed is right. */
  soleus_confirm_dialog_add_choice (dialog, _ ("It Is Right"));
  self->doubted = mm;
  g_set_weak_pointer (&self->question, GTK_WINDOW (dialog));
  g_signal_connect_object (dialog, "answered", G_CALLBACK (changed_mind_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "choice", G_CALLBACK (is_right_cb), self, G_CONNECT_SWAPPED);
  soleus_dialog_queue_present (window, dialog);
}

/* Far from the last value is rather a slip: that is asked once for each leg. */
static void
tried_cb (SoleusAnklePage *self, int mm)
{
  SoleusLeg leg = get_leg (self);

  if (self->question)
    return;
  if (!self->asked[leg == SOLEUS_LEG_RIGHT] &&
      soleus_ankle_test_is_unlikely (get_last (self, leg), mm))
    ask (self, mm);
  else
    add_try (self, mm);
}

static void
removed_cb (SoleusAnklePage *self, guint index)
{
  soleus_ankle_test_remove (&self->test, get_leg (self), index);
  refresh (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
begin_cb (SoleusAnklePage *self)
{
  if (!is_locked (self))
    show_stage (self, STAGE_LEFT);
}

static void
leave (SoleusAnklePage *self)
{
  soleus_toast_dismiss (self->toasts);
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static void
start_anew (SoleusAnklePage *self)
{
  soleus_ankle_test_init (&self->test);
  g_clear_object (&self->saved);
  self->asked[0] = self->asked[1] = FALSE;
}

/* The test isn't kept after all, but still here. */
static void
undo_cb (SoleusAnklePage *self)
{
  if (!self->saved)
    return;
  soleus_history_delete_entry (self->history, self->saved);
  g_clear_object (&self->saved);
  refresh (self);
}

static void
save (SoleusAnklePage *self)
{
  AdwToast *toast = adw_toast_new (_ ("The ankle test has been saved"));

  self->saved = soleus_history_new_entry (self->history, SOLEUS_JOURNAL_ANKLE_TEST);
  soleus_ankle_test_write (&self->test, self->saved);
  soleus_history_save_entry (self->history, self->saved);
  refresh (self);
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  soleus_toast_show (self->toasts, toast);
}

static void
next_cb (SoleusAnklePage *self)
{
  if (self->stage != STAGE_RESULT)
    show_stage (self, self->stage + 1);
  else if (!self->saved)
    save (self);
  else
    leave (self);
}

static void
give_up_cb (SoleusAnklePage *self)
{
  start_anew (self);
  leave (self);
}

/* A test that is kept is over. */
void
soleus_ankle_page_go_back (SoleusAnklePage *self)
{
  if (self->stage == STAGE_BEFORE || self->saved)
    leave (self);
  else
    show_stage (self, self->stage - 1);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  soleus_ankle_page_go_back (SOLEUS_ANKLE_PAGE (widget));
}

static gboolean
print_cb (gpointer user_data)
{
  SoleusAnklePage *self = user_data;
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr (SoleusSettings) settings = soleus_settings_new ();
  g_autoptr (SoleusSheet) sheet = soleus_ankle_ruler_new ();
  g_autoptr (GError) error = NULL;

  if (window && !soleus_sheet_print (sheet, settings, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, NULL,
                                     window, &error))
    soleus_dialog_queue_present (
        window, soleus_confirm_dialog_new (window, _ ("The ruler could not be printed"),
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

/* ---- life */

static void
soleus_ankle_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (soleus_ankle_page_parent_class)->map (widget);
  reload (SOLEUS_ANKLE_PAGE (widget));
}

/* A session may have come: nothing lies over its page. */
static void
soleus_ankle_page_unmap (GtkWidget *widget)
{
  SoleusAnklePage *self = SOLEUS_ANKLE_PAGE (widget);
  GtkWindow *question = self->question;

  g_clear_weak_pointer (&self->question);
  if (question)
    gtk_window_destroy (question);
  GTK_WIDGET_CLASS (soleus_ankle_page_parent_class)->unmap (widget);
}

static void
soleus_ankle_page_dispose (GObject *object)
{
  SoleusAnklePage *self = SOLEUS_ANKLE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_weak_pointer (&self->question);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_object (&self->saved);
  g_clear_object (&self->history);
  g_clear_object (&self->gate);
  /* AdwBin still counts on the child that the template would take away. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_ANKLE_PAGE);
  G_OBJECT_CLASS (soleus_ankle_page_parent_class)->dispose (object);
}

static void
soleus_ankle_page_class_init (SoleusAnklePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_ankle_page_dispose;
  widget_class->map = soleus_ankle_page_map;
  widget_class->unmap = soleus_ankle_page_unmap;

  /* The person wants to see something else. */
  signals[SIGNAL_LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SOLEUS_TYPE_ANKLE_ENTRY);
  g_type_ensure (SOLEUS_TYPE_ANKLE_RESULT);
  g_type_ensure (SOLEUS_TYPE_LOCK_BANNER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-ankle-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusAnklePage, toasts);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnklePage, lock_banner);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnklePage, back_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnklePage, stack);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnklePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnklePage, locked_label);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnklePage, begin_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnklePage, entry);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnklePage, result);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnklePage, bar);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnklePage, next_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusAnklePage, give_up_button);
  gtk_widget_class_bind_template_callback (widget_class, begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, give_up_cb);
  gtk_widget_class_bind_template_callback (widget_class, tried_cb);
  gtk_widget_class_bind_template_callback (widget_class, removed_cb);
  gtk_widget_class_install_action (widget_class, "ankle.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "ankle.print-ruler", NULL, print_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "ankle.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "ankle.back",
                                       NULL);
}

static void
soleus_ankle_page_init (SoleusAnklePage *self)
{
  soleus_ankle_test_init (&self->test);
  gtk_widget_init_template (GTK_WIDGET (self));
  soleus_wrap_labels (GTK_WIDGET (self));
}

/**
 * soleus_ankle_page_new:
 * @gate: there is no test while it has a lock
 */
GtkWidget *
soleus_ankle_page_new (SoleusSafetyGate *gate)
{
  SoleusAnklePage *self = g_object_new (SOLEUS_TYPE_ANKLE_PAGE, NULL);

  self->gate = g_object_ref (gate);
  soleus_lock_banner_set_gate (self->lock_banner, gate);
  g_signal_connect_object (gate, "notify::lock", G_CALLBACK (lock_cb), self, G_CONNECT_SWAPPED);
  lock_cb (self);
  show_bar (self);
  return GTK_WIDGET (self);
}

/* Where tests are kept. Call it once. */
void
soleus_ankle_page_set_history (SoleusAnklePage *self, SoleusHistory *history)
{
  g_return_if_fail (self->history == NULL);

  self->history = g_object_ref (history);
  g_signal_connect_object (history, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  show_bar (self);
  reload (self);
}

/* Shows the first screen, or goes on with what was read off and isn't kept yet. */
void
soleus_ankle_page_begin (SoleusAnklePage *self)
{
  if (self->saved)
    start_anew (self);
  if (is_empty (self) || is_locked (self))
    show_stage (self, STAGE_BEFORE);
  else
    show_stage (self, self->stage);
}
