/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SOLEUS_TYPE_FRESH_INPUT (soleus_fresh_input_get_type ())
G_DECLARE_FINAL_TYPE (SoleusFreshInput, soleus_fresh_input, SOLEUS, FRESH_INPUT, GObject)

SoleusFreshInput *soleus_fresh_input_get (GtkWindow *window);
void soleus_fresh_input_guard (SoleusFreshInput *self, GtkWindow *before, GtkWidget *area);
void soleus_fresh_input_guard_area (SoleusFreshInput *self, GtkWidget *area);
void soleus_fresh_input_guard_keys (SoleusFreshInput *self, GtkWidget *area);
void soleus_fresh_input_restart (SoleusFreshInput *self);

G_END_DECLS
