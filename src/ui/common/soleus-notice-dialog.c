/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-notice-dialog.h"

#include "soleus-wrap.h"

/**
 * SoleusNoticeDialog:
 *
 * Says at the first start what Soleus is and is not.
 */
struct _SoleusNoticeDialog
{
  AdwWindow parent_instance;
};

enum
{
  SIGNAL_ACKNOWLEDGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusNoticeDialog, soleus_notice_dialog, ADW_TYPE_WINDOW)

static void
acknowledge_cb (SoleusNoticeDialog *self)
{
  g_signal_emit (self, signals[SIGNAL_ACKNOWLEDGED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
soleus_notice_dialog_class_init (SoleusNoticeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /**
   * SoleusNoticeDialog::acknowledged:
   *
   * The person has read the notice.
   */
  signals[SIGNAL_ACKNOWLEDGED] =
      g_signal_new ("acknowledged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-notice-dialog.ui");
  gtk_widget_class_bind_template_callback (widget_class, acknowledge_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
}

static void
soleus_notice_dialog_init (SoleusNoticeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  soleus_wrap_buttons (GTK_WIDGET (self));
}

SoleusNoticeDialog *
soleus_notice_dialog_new (GtkWindow *parent)
{
  return g_object_new (SOLEUS_TYPE_NOTICE_DIALOG, "transient-for", parent, NULL);
}
