/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-confirm-dialog.h"

#include "soleus-keys.h"
#include "soleus-layout.h"

/**
 * SoleusConfirmDialog:
 *
 * A question with a button to cancel, which has the focus, and a button for an action; or a message
 * with the first only; or with one more button, for what is best done. AdwMessageDialog is
 * deprecated in newer libadwaita, and libadwaita 1.2 lacks AdwAlertDialog.
 */
struct _SoleusConfirmDialog
{
  AdwWindow parent_instance;

  GtkLabel *heading;
  GtkLabel *body;
  GtkButton *cancel;
  GtkButton *confirm;
  GtkButton *choice;
  gboolean confirmed;
};

enum
{
  SIGNAL_ANSWERED,
  SIGNAL_CHOICE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusConfirmDialog, soleus_confirm_dialog, ADW_TYPE_WINDOW)

static void
confirm_cb (SoleusConfirmDialog *self)
{
  self->confirmed = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

/* It takes the place of the answer. */
static void
choice_cb (SoleusConfirmDialog *self)
{
  g_autoptr (SoleusConfirmDialog) keep = g_object_ref (self);

  gtk_window_destroy (GTK_WINDOW (self));
  g_signal_emit (self, signals[SIGNAL_CHOICE], 0);
}

static gboolean
close_request_cb (SoleusConfirmDialog *self)
{
  gboolean confirmed = self->confirmed;

  self->confirmed = FALSE;
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, confirmed);
  return GDK_EVENT_PROPAGATE;
}

static void
soleus_confirm_dialog_class_init (SoleusConfirmDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /**
   * SoleusConfirmDialog::answered:
   * @confirmed: whether the action was chosen
   */
  signals[SIGNAL_ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  /* The button of soleus_confirm_dialog_add_choice() was pressed. */
  signals[SIGNAL_CHOICE] = g_signal_new ("choice", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-confirm-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusConfirmDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, SoleusConfirmDialog, body);
  gtk_widget_class_bind_template_child (widget_class, SoleusConfirmDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, SoleusConfirmDialog, confirm);
  gtk_widget_class_bind_template_child (widget_class, SoleusConfirmDialog, choice);
  gtk_widget_class_bind_template_callback (widget_class, confirm_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
soleus_confirm_dialog_init (SoleusConfirmDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  soleus_keys_add_close (GTK_WINDOW (self));
}

/**
 * soleus_confirm_dialog_new:
 * @heading: translated, as all texts
 * @confirm_label: (nullable): %NULL for a message
 *
 * Returns: (transfer none): a modal dialog to present
 */
SoleusConfirmDialog *
soleus_confirm_dialog_new (GtkWindow *parent,
                           const char *heading,
                           const char *body,
                           const char *cancel_label,
                           const char *confirm_label)
{
  SoleusConfirmDialog *self =
      g_object_new (SOLEUS_TYPE_CONFIRM_DIALOG, "transient-for", parent, "title", heading, NULL);

  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->body, body);
  gtk_button_set_label (self->cancel, cancel_label);
  gtk_widget_set_visible (GTK_WIDGET (self->confirm), confirm_label != NULL);
  if (confirm_label)
    gtk_button_set_label (self->confirm, confirm_label);
  soleus_wrap_labels (GTK_WIDGET (self));
  return self;
}

/**
 * soleus_confirm_dialog_add_choice:
 * @label: of a button that loses nothing, translated
 *
 * Adds the button that is pressed most. It tells "choice" in place of "answered".
 */
void
soleus_confirm_dialog_add_choice (SoleusConfirmDialog *self, const char *label)
{
  gtk_button_set_label (self->choice, label);
  gtk_widget_set_visible (GTK_WIDGET (self->choice), TRUE);
  gtk_window_set_default_widget (GTK_WINDOW (self), GTK_WIDGET (self->choice));
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->choice));
  soleus_wrap_labels (GTK_WIDGET (self));
}
