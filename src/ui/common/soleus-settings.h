/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "soleus-options.h"

G_BEGIN_DECLS

char *soleus_settings_repair (GSettings *settings);
gboolean soleus_settings_are_kept (GSettings *settings, GDBusConnection *connection);
SoleusEquipment soleus_settings_get_equipment (GSettings *settings);
void soleus_settings_set_equipment (GSettings *settings, SoleusEquipment equipment);
void soleus_settings_get_options (GSettings *settings, SoleusOptions *options);

G_END_DECLS
