/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-dialog-queue.h"

/* The modal dialogs of a window. None comes before the window has been drawn, because a Wayland
 * compositor takes a parent without content for none and puts the dialog behind it. There is one at
 * a time, because a second one would cover the first or lie under it. */
struct _SoleusDialogQueue
{
  GObject parent_instance;

  /* It belongs to the window. */
  GtkWidget *window;
  GdkFrameClock *frame_clock;
  gboolean drawn;
  GObject *shown;
  GQueue waiting;
};

G_DEFINE_FINAL_TYPE (SoleusDialogQueue, soleus_dialog_queue, G_TYPE_OBJECT)

static void closed_cb (SoleusDialogQueue *self);

static void
gone_cb (gpointer user_data, GObject *dialog)
{
  SoleusDialogQueue *self = user_data;

  g_queue_remove (&self->waiting, dialog);
}

static void
bring_up (GObject *dialog)
{
  if (GTK_IS_NATIVE_DIALOG (dialog))
    gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
  else
    gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_next (SoleusDialogQueue *self)
{
  GObject *dialog;

  if (!self->drawn || self->shown || g_queue_is_empty (&self->waiting))
    return;
  dialog = g_queue_pop_head (&self->waiting);
  g_object_weak_unref (dialog, gone_cb, self);
  g_set_weak_pointer (&self->shown, dialog);
  bring_up (dialog);
  /* A window that is destroyed doesn't notify that it is no longer visible. */
  g_signal_connect_object (dialog, GTK_IS_WIDGET (dialog) ? "unmap" : "notify::visible",
                           G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
}

static void
closed_cb (SoleusDialogQueue *self)
{
  g_signal_handlers_disconnect_by_func (self->shown, closed_cb, self);
  g_clear_weak_pointer (&self->shown);
  show_next (self);
}

static void
forget_frame_clock (SoleusDialogQueue *self)
{
  if (self->frame_clock)
    g_signal_handlers_disconnect_by_data (self->frame_clock, self);
  g_clear_object (&self->frame_clock);
}

static void
painted_cb (SoleusDialogQueue *self)
{
  forget_frame_clock (self);
  self->drawn = TRUE;
  show_next (self);
}

static void
map_cb (SoleusDialogQueue *self)
{
  forget_frame_clock (self);
  g_set_object (&self->frame_clock, gtk_widget_get_frame_clock (self->window));
  g_signal_connect_object (self->frame_clock, "after-paint", G_CALLBACK (painted_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
unmap_cb (SoleusDialogQueue *self)
{
  forget_frame_clock (self);
  self->drawn = FALSE;
}

static void
soleus_dialog_queue_dispose (GObject *object)
{
  SoleusDialogQueue *self = SOLEUS_DIALOG_QUEUE (object);
  GObject *dialog;

  forget_frame_clock (self);
  g_clear_weak_pointer (&self->shown);
  while ((dialog = g_queue_pop_head (&self->waiting)))
    {
      g_object_weak_unref (dialog, gone_cb, self);
      if (GTK_IS_WINDOW (dialog))
        gtk_window_destroy (GTK_WINDOW (dialog));
    }
  G_OBJECT_CLASS (soleus_dialog_queue_parent_class)->dispose (object);
}

static void
soleus_dialog_queue_class_init (SoleusDialogQueueClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = soleus_dialog_queue_dispose;
}

static void
soleus_dialog_queue_init (SoleusDialogQueue *self)
{
  g_queue_init (&self->waiting);
}

static SoleusDialogQueue *
ensure (GtkWindow *window)
{
  SoleusDialogQueue *self = g_object_get_data (G_OBJECT (window), "soleus-dialog-queue");

  if (self)
    return self;
  self = g_object_new (SOLEUS_TYPE_DIALOG_QUEUE, NULL);
  self->window = GTK_WIDGET (window);
  self->drawn = gtk_widget_get_mapped (self->window);
  g_signal_connect_object (window, "map", G_CALLBACK (map_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "unmap", G_CALLBACK (unmap_cb), self, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (window), "soleus-dialog-queue", self, g_object_unref);
  return self;
}

/* To be called before the window is on the screen: one that is counts as drawn. */
void
soleus_dialog_queue_watch (GtkWindow *window)
{
  ensure (window);
}

/**
 * soleus_dialog_queue_present:
 * @window: the window that @dialog is transient for
 * @dialog: (type GObject): a modal #GtkWindow or #GtkNativeDialog
 *
 * Shows @dialog when @window has been drawn and the dialogs before it are closed. The one that is
 * open by then comes to the front.
 */
void
soleus_dialog_queue_present (GtkWindow *window, gpointer dialog)
{
  SoleusDialogQueue *self = ensure (window);

  if (dialog != self->shown && !g_queue_find (&self->waiting, dialog))
    {
      g_object_weak_ref (dialog, gone_cb, self);
      g_queue_push_tail (&self->waiting, dialog);
    }
  if (self->shown)
    bring_up (self->shown);
  else
    show_next (self);
}
