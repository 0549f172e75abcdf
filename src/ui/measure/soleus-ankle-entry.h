/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-ankle-test.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_ANKLE_ENTRY (soleus_ankle_entry_get_type ())
G_DECLARE_FINAL_TYPE (SoleusAnkleEntry, soleus_ankle_entry, SOLEUS, ANKLE_ENTRY, AdwBin)

void soleus_ankle_entry_show (SoleusAnkleEntry *self, const SoleusAnkleTest *test, SoleusLeg leg);

G_END_DECLS
