/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-ankle-test.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_ANKLE_RESULT (soleus_ankle_result_get_type ())
G_DECLARE_FINAL_TYPE (SoleusAnkleResult, soleus_ankle_result, SOLEUS, ANKLE_RESULT, AdwBin)

void
soleus_ankle_result_show (SoleusAnkleResult *self, const SoleusAnkleTest *test, const int last[2]);

G_END_DECLS
