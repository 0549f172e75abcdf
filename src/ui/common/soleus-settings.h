/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "soleus-options.h"

G_BEGIN_DECLS

char *soleus_settings_repair (GSettings *settings);
void soleus_settings_get_options (GSettings *settings, SoleusOptions *options);

G_END_DECLS
