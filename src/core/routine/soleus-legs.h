/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-options.h"

G_BEGIN_DECLS

SoleusLegs soleus_legs_from_sides (SoleusSides sides);
SoleusSides soleus_legs_to_sides (SoleusLegs legs);

G_END_DECLS
