/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-canvas.h"
#include "soleus-figure-view.h"
#include "soleus-script.h"

G_BEGIN_DECLS

struct _SoleusFigureView
{
  GtkWidget parent_instance;

  SoleusStep *step;
  SoleusLeg leg;
  SoleusPhase *previous;
  SoleusPhase *phase;
  gint64 elapsed_us;
  gint64 since;
  gboolean running;

  gboolean animated;
  gboolean floor;
  gboolean dark;
  gboolean high_contrast;
  int tone;
  gboolean reduced;

  SoleusPicture picture;
  gint64 played_us;
  double knee_angle;
  double ankle_angle;
  graphene_point3d_t pressure;
  SoleusLeg shown_leg;
  gboolean lying;
  char *description;

  SoleusCanvas *canvases[2];
  GdkTexture *still;
  guint source;
};

enum
{
  PROP_0,
  PROP_ANIMATED,
  PROP_TONE,
  PROP_FLOOR,
  PROP_DARK,
  PROP_HIGH_CONTRAST,
  PROP_KNEE_ANGLE,
  PROP_ANKLE_ANGLE,
  PROP_PRESSURE,
  PROP_SHOWN_LEG,
  PROP_LYING,
  PROP_DESCRIPTION,
  N_PROPS,
};

void soleus_figure_view_install_properties (GObjectClass *object_class);
void soleus_figure_view_notify (SoleusFigureView *self, guint property);
void soleus_figure_view_refresh (SoleusFigureView *self);
void soleus_figure_view_update_description (SoleusFigureView *self);

const SoleusPicture *soleus_figure_view_get_picture (SoleusFigureView *self);
void soleus_figure_view_advance (SoleusFigureView *self, gint64 now);
guint soleus_figure_view_get_interval (SoleusFigureView *self);

G_END_DECLS
