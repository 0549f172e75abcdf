/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SOLEUS_TYPE_DIALOG_QUEUE (soleus_dialog_queue_get_type ())
G_DECLARE_FINAL_TYPE (SoleusDialogQueue, soleus_dialog_queue, SOLEUS, DIALOG_QUEUE, GObject)

void soleus_dialog_queue_watch (GtkWindow *window);
void soleus_dialog_queue_present (GtkWindow *window, gpointer dialog);

G_END_DECLS
