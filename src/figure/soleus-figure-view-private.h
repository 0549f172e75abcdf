/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-figure-view.h"
#include "soleus-script.h"

G_BEGIN_DECLS

const SoleusPicture *soleus_figure_view_get_picture (SoleusFigureView *self);
void soleus_figure_view_advance (SoleusFigureView *self, gint64 now);
guint soleus_figure_view_get_interval (SoleusFigureView *self);

G_END_DECLS
