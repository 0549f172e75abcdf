/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-figure-view.h"

G_BEGIN_DECLS

GtkWidget *soleus_step_figure_new (SoleusStep *step);
void soleus_step_figure_show (GtkWidget *figure, SoleusStep *step);
const char *soleus_step_figure_describe (GtkWidget *figure);

G_END_DECLS
