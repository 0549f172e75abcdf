/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void soleus_scroll_reveal (GtkScrolledWindow *scroller, GtkWidget *widget);
void soleus_scroll_pass_on (GtkWidget *range);

G_END_DECLS
