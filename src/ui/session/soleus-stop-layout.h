/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SOLEUS_TYPE_STOP_LAYOUT (soleus_stop_layout_get_type ())
G_DECLARE_FINAL_TYPE (SoleusStopLayout, soleus_stop_layout, SOLEUS, STOP_LAYOUT, GtkWidget)

G_END_DECLS
