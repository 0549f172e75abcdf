/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  /* The letter in lower case, or the mark as a US keyboard writes it. */
  guint keyval;
  GdkModifierType modifiers;
  const char *action;
} SoleusKey;

void soleus_keys_add (GtkWidget *widget, const SoleusKey *keys);
void soleus_keys_add_first (GtkWidget *widget, const SoleusKey *keys);
void soleus_keys_add_close (GtkWindow *window);
void soleus_keys_add_accelerators (GtkWindow *window);

gboolean soleus_keys_focus_child (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS
