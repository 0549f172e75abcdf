/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "soleus-settings.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_AUTOSTART (soleus_autostart_get_type ())
G_DECLARE_FINAL_TYPE (SoleusAutostart, soleus_autostart, SOLEUS, AUTOSTART, GObject)

SoleusAutostart *soleus_autostart_new (SoleusSettings *settings, GDBusConnection *connection);
void soleus_autostart_start (SoleusAutostart *self);

G_END_DECLS
