/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SOLEUS_TYPE_COUNTDOWN_RING (soleus_countdown_ring_get_type ())
G_DECLARE_FINAL_TYPE (SoleusCountdownRing, soleus_countdown_ring, SOLEUS, COUNTDOWN_RING, GtkWidget)

void
soleus_countdown_ring_set_time (SoleusCountdownRing *self, const char *digits, double fraction);
double soleus_countdown_ring_get_diameter_for (SoleusCountdownRing *self, double size);
void soleus_countdown_ring_set_dashed (SoleusCountdownRing *self, gboolean dashed);
void soleus_countdown_ring_flash (SoleusCountdownRing *self);

G_END_DECLS
