/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-options.h"

G_BEGIN_DECLS

char *soleus_options_to_text (const SoleusOptions *self);
void soleus_options_from_text (SoleusOptions *self, const char *text);

G_END_DECLS
