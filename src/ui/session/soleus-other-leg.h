/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-session.h"

G_BEGIN_DECLS

SoleusPhase *soleus_other_leg_get_hurt_phase (SoleusSession *stopped);
SoleusLeg soleus_other_leg_get_hurt (SoleusSession *stopped);
SoleusLeg soleus_other_leg_find (SoleusSession *stopped);
SoleusPhase *soleus_other_leg_get_start (SoleusSession *stopped);

G_END_DECLS
