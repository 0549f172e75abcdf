/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-safety-gate.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_LOCK_BANNER (soleus_lock_banner_get_type ())
G_DECLARE_FINAL_TYPE (SoleusLockBanner, soleus_lock_banner, SOLEUS, LOCK_BANNER, AdwBin)

void soleus_lock_banner_set_gate (SoleusLockBanner *self, SoleusSafetyGate *gate);

G_END_DECLS
