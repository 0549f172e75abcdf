/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-picture.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_LEG_VIEW (soleus_leg_view_get_type ())
G_DECLARE_FINAL_TYPE (SoleusLegView, soleus_leg_view, SOLEUS, LEG_VIEW, GtkWidget)

GtkWidget *soleus_leg_view_new (void);
void soleus_leg_view_set_picture (SoleusLegView *self, SoleusPicture *picture);
void soleus_leg_view_show (SoleusLegView *self, const SoleusCalf *calf);
SoleusCalf soleus_leg_view_get_calf (SoleusLegView *self);
void soleus_leg_view_find (SoleusLegView *self, double along, double across, double *x, double *y);
void
soleus_leg_view_locate (SoleusLegView *self, double x, double y, double *along, double *across);
gboolean soleus_leg_view_hit (SoleusLegView *self, double x, double y, SoleusLegPart *part);
SoleusLegPlace soleus_leg_view_hit_place (SoleusLegView *self, double x, double y);

G_END_DECLS
