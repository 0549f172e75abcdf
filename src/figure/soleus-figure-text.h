/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-step.h"

G_BEGIN_DECLS

const char *soleus_figure_describe_off (SoleusLeg leg);
char *soleus_figure_describe (SoleusStep *step, SoleusLeg leg, gboolean floor);

G_END_DECLS
