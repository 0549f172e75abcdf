/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-canvas.h"
#include "soleus-leg-view.h"

G_BEGIN_DECLS

struct _SoleusLegView
{
  GtkWidget parent_instance;

  double knee_angle;
  double ankle_angle;
  graphene_point3d_t pressure;
  int target;
  gboolean tendon;
  int leg;
  int tone;
  gboolean labels;
  gboolean lying;
  gboolean pulsing;
  gboolean dark;
  gboolean high_contrast;

  SoleusShot shot;
  SoleusPlace place;
  GskRenderNode *picture;
  GskRenderNode *halo;
  GskRenderNode *names;
  guint source;
};

/** What a property has changed and the view has to follow. */
void soleus_leg_view_refresh (SoleusLegView *self);
void soleus_leg_view_update_description (SoleusLegView *self);

void soleus_leg_view_install_properties (GObjectClass *object_class);

SoleusPainter *soleus_leg_view_get_painter (SoleusLegView *self);
double soleus_leg_view_get_column (SoleusLegView *self);
GskRenderNode *soleus_leg_view_draw_names (SoleusLegView *self, double width, double height);

G_END_DECLS
