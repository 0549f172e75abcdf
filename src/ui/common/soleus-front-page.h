/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void soleus_front_page_show (GtkStack *stack, GtkWidget *page);
void soleus_front_page_update (GtkWidget *stack);

G_END_DECLS
