/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GKeyFile *soleus_reminder_file_load (const char *path);
gboolean soleus_reminder_file_save (GKeyFile *file, const char *path, GError **error);

G_END_DECLS
