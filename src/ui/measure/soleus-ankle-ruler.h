/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-sheet.h"

G_BEGIN_DECLS

SoleusSheet *soleus_ankle_ruler_new (void);

G_END_DECLS
