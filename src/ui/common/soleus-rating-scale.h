/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SOLEUS_TYPE_RATING_SCALE (soleus_rating_scale_get_type ())
G_DECLARE_FINAL_TYPE (SoleusRatingScale, soleus_rating_scale, SOLEUS, RATING_SCALE, GtkWidget)

void soleus_rating_scale_set_name (SoleusRatingScale *self, const char *name);
int soleus_rating_scale_get_value (SoleusRatingScale *self);
void soleus_rating_scale_set_value (SoleusRatingScale *self, int value);

G_END_DECLS
