/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SOLEUS_TYPE_SPARE (soleus_spare_get_type ())
G_DECLARE_FINAL_TYPE (SoleusSpare, soleus_spare, SOLEUS, SPARE, GtkWidget)

G_END_DECLS
