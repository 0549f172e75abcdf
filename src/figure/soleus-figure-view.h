/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-picture.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_FIGURE_VIEW (soleus_figure_view_get_type ())
G_DECLARE_FINAL_TYPE (SoleusFigureView, soleus_figure_view, SOLEUS, FIGURE_VIEW, GtkWidget)

GtkWidget *soleus_figure_view_new (void);
SoleusPicture *soleus_figure_view_get_picture (SoleusFigureView *self);
void soleus_figure_view_set_small (SoleusFigureView *self, int pixels);

G_END_DECLS
