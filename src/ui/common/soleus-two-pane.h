/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SOLEUS_TYPE_TWO_PANE (soleus_two_pane_get_type ())
G_DECLARE_FINAL_TYPE (SoleusTwoPane, soleus_two_pane, SOLEUS, TWO_PANE, GtkWidget)

G_END_DECLS
