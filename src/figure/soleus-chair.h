/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-brush.h"
#include "soleus-shot.h"

G_BEGIN_DECLS

void soleus_chair_draw_turned (SoleusBrush *brush, const SoleusShot *shot, cairo_t *cr);
void soleus_chair_draw_back (SoleusBrush *brush, const SoleusShot *shot, cairo_t *cr);

G_END_DECLS
