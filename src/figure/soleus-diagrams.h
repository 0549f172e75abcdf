/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-painter.h"
#include "soleus-pose.h"

G_BEGIN_DECLS

SoleusPoseBook *soleus_diagrams_get_book (void);
SoleusRig *soleus_diagrams_get_rig (void);
GBytes *soleus_diagrams_get_props (void);
SoleusPainter *soleus_diagrams_get_painter (SoleusTheme theme, guint tone);
SoleusPainter *soleus_diagrams_find_painter (gboolean dark, gboolean high_contrast, int tone);

G_END_DECLS
