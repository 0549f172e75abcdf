/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void soleus_environment_choose_accessibility (GDBusConnection *connection);
gboolean soleus_environment_check_schema (void);

G_END_DECLS
