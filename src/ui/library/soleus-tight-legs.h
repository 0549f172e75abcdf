/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-recommendation.h"

G_BEGIN_DECLS

/** No part of the legs. */
#define SOLEUS_TIGHT_NOWHERE (-1)

#define SOLEUS_TYPE_TIGHT_LEGS (soleus_tight_legs_get_type ())
G_DECLARE_FINAL_TYPE (SoleusTightLegs, soleus_tight_legs, SOLEUS, TIGHT_LEGS, GtkWidget)

int soleus_tight_legs_locate (double along, double across);
void soleus_tight_legs_set_area (SoleusTightLegs *self, int area);

G_END_DECLS
