/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-types.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_LEG_SIGN (soleus_leg_sign_get_type ())
G_DECLARE_FINAL_TYPE (SoleusLegSign, soleus_leg_sign, SOLEUS, LEG_SIGN, GtkWidget)

void soleus_leg_sign_set_leg (SoleusLegSign *self, SoleusLeg leg);

G_END_DECLS
