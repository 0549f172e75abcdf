/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-appearance.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_PORTRAIT (soleus_portrait_get_type ())
G_DECLARE_FINAL_TYPE (SoleusPortrait, soleus_portrait, SOLEUS, PORTRAIT, GtkWidget)

GtkWidget *soleus_portrait_new (SoleusPerson person);

G_END_DECLS
