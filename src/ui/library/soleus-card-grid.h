/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SOLEUS_TYPE_CARD_GRID (soleus_card_grid_get_type ())
G_DECLARE_FINAL_TYPE (SoleusCardGrid, soleus_card_grid, SOLEUS, CARD_GRID, GtkWidget)

G_END_DECLS
