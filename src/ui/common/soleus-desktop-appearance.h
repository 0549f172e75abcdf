/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-appearance.h"

G_BEGIN_DECLS

void soleus_desktop_appearance_bind (SoleusAppearance *appearance, GSettings *settings);

G_END_DECLS
