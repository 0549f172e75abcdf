/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-safety-gate.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_LOCK_PAGE (soleus_lock_page_get_type ())
G_DECLARE_FINAL_TYPE (SoleusLockPage, soleus_lock_page, SOLEUS, LOCK_PAGE, AdwBin)

gboolean soleus_lock_page_has_phone_script (SoleusLockPage *self);
void soleus_lock_page_show_lock (SoleusLockPage *self, SoleusSafetyGate *gate);

G_END_DECLS
