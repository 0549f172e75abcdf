/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SOLEUS_TYPE_ANATOMY_VIEW (soleus_anatomy_view_get_type ())
G_DECLARE_FINAL_TYPE (SoleusAnatomyView, soleus_anatomy_view, SOLEUS, ANATOMY_VIEW, AdwBin)

GtkWidget *soleus_anatomy_view_new (void);

G_END_DECLS
