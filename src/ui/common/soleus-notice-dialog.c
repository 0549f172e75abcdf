/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-notice-dialog.h"

#include "soleus-keys.h"
#include "soleus-layout.h"

/**
 * SoleusNoticeDialog:
 *
 * Says at the first start what Soleus is and is not, until the person has acknowledged it.
 */
struct _SoleusNoticeDialog
{
  AdwWindow parent_instance;

  SoleusSettings *settings;
};

G_DEFINE_FINAL_TYPE (SoleusNoticeDialog, soleus_notice_dialog, ADW_TYPE_WINDOW)

static void
acknowledge_cb (SoleusNoticeDialog *self)
{
  soleus_settings_set_seen (self->settings, SOLEUS_NOTICE_FIRST_RUN);
  gtk_window_close (GTK_WINDOW (self));
}

static void
soleus_notice_dialog_dispose (GObject *object)
{
  g_clear_object (&SOLEUS_NOTICE_DIALOG (object)->settings);
  G_OBJECT_CLASS (soleus_notice_dialog_parent_class)->dispose (object);
}

static void
soleus_notice_dialog_class_init (SoleusNoticeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_notice_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-notice-dialog.ui");
  gtk_widget_class_bind_template_callback (widget_class, acknowledge_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
soleus_notice_dialog_init (SoleusNoticeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  soleus_keys_add_close (GTK_WINDOW (self));
  soleus_wrap_buttons (GTK_WIDGET (self));
}

/* Returns: (transfer none): a modal dialog to present */
GtkWindow *
soleus_notice_dialog_new (GtkWindow *parent, SoleusSettings *settings)
{
  SoleusNoticeDialog *self =
      g_object_new (SOLEUS_TYPE_NOTICE_DIALOG, "transient-for", parent, NULL);

  self->settings = g_object_ref (settings);
  return GTK_WINDOW (self);
}
