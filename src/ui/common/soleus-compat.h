/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void soleus_compat_get_color (GtkWidget *widget, GdkRGBA *color);
void soleus_compat_announce (GtkWidget *widget, const char *message);

G_END_DECLS
