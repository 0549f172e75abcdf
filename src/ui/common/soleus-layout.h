/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void soleus_scroll_reveal (GtkScrolledWindow *scroller, GtkWidget *widget);
void soleus_scroll_pass_on (GtkWidget *range);
void soleus_wrap_labels (GtkWidget *root);
void soleus_fit_window (GtkWindow *window, GtkWindow *parent, int width, int height);

double soleus_layout_get_text_size (GtkWidget *widget);

G_END_DECLS
