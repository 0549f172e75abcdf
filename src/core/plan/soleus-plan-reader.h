/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-plan.h"

G_BEGIN_DECLS

GPtrArray *soleus_plans_read (void);

G_END_DECLS
