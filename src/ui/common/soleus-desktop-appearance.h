/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-appearance.h"
#include "soleus-settings.h"

G_BEGIN_DECLS

void soleus_desktop_appearance_bind (SoleusAppearance *appearance, SoleusSettings *settings);

G_END_DECLS
