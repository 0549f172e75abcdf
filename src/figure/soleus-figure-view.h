/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-phase.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_FIGURE_VIEW (soleus_figure_view_get_type ())
G_DECLARE_FINAL_TYPE (SoleusFigureView, soleus_figure_view, SOLEUS, FIGURE_VIEW, GtkWidget)

GtkWidget *soleus_figure_view_new (void);
void soleus_figure_view_set_step (SoleusFigureView *self, SoleusStep *step, SoleusLeg leg);
void soleus_figure_view_set_phase (SoleusFigureView *self,
                                   SoleusPhase *previous,
                                   SoleusPhase *phase,
                                   gint64 elapsed_ms,
                                   gboolean running);

void soleus_figure_view_set_animated (SoleusFigureView *self, gboolean animated);
void soleus_figure_view_set_tone (SoleusFigureView *self, int tone);
void soleus_figure_view_set_floor (SoleusFigureView *self, gboolean floor);
void soleus_figure_view_set_dark (SoleusFigureView *self, gboolean dark);
void soleus_figure_view_set_high_contrast (SoleusFigureView *self, gboolean high_contrast);
double soleus_figure_view_get_knee_angle (SoleusFigureView *self);
double soleus_figure_view_get_ankle_angle (SoleusFigureView *self);
gboolean soleus_figure_view_get_lying (SoleusFigureView *self);
const char *soleus_figure_view_get_description (SoleusFigureView *self);

G_END_DECLS
