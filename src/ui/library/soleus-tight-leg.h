/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-recommendation.h"

G_BEGIN_DECLS

/** No part of the leg. */
#define SOLEUS_TIGHT_NOWHERE (-1)

#define SOLEUS_TYPE_TIGHT_LEG (soleus_tight_leg_get_type ())
G_DECLARE_FINAL_TYPE (SoleusTightLeg, soleus_tight_leg, SOLEUS, TIGHT_LEG, GtkWidget)

int soleus_tight_leg_locate (double along, double across);
void soleus_tight_leg_set_area (SoleusTightLeg *self, int area);

G_END_DECLS
