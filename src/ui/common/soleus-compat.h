/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void soleus_compat_get_color (GtkWidget *widget, GdkRGBA *color);
typedef void (*SoleusFileChosen) (GFile *file, gpointer user_data);

void soleus_compat_choose_file (GtkWindow *parent,
                                const char *title,
                                const char *save_name,
                                const char *suffix,
                                GFile *folder,
                                SoleusFileChosen chosen,
                                GObject *object);
gboolean soleus_compat_can_announce (void);
void soleus_compat_announce (GtkWidget *widget, const char *message);
void soleus_compat_label_entry_row (AdwEntryRow *row);
void soleus_compat_label_drop_down (GtkDropDown *drop_down, GtkWidget *label);
void soleus_compat_set_action (GtkActionable *actionable, const char *detailed_name);
gboolean soleus_compat_is_suspended (GtkWindow *window);
void soleus_compat_connect_suspended (GtkWindow *window, GCallback callback, GObject *object);

G_END_DECLS
