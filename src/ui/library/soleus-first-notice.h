/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-settings.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_FIRST_NOTICE (soleus_first_notice_get_type ())
G_DECLARE_FINAL_TYPE (SoleusFirstNotice, soleus_first_notice, SOLEUS, FIRST_NOTICE, AdwBin)

void soleus_first_notice_set_settings (SoleusFirstNotice *self, SoleusSettings *settings);
gboolean soleus_first_notice_is_due (SoleusFirstNotice *self);

G_END_DECLS
