/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean soleus_animation_is_reduced (void);
void soleus_animation_watch (gpointer object, GCallback changed);
guint soleus_animation_get_beat (void);
double soleus_animation_get_pulse (void);

G_END_DECLS
