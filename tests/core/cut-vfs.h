/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CutFunc:
 * @files: (element-type filename GBytes): what a disk may hold when the power goes now
 * @user_data: as given to cut_vfs_watch()
 */
typedef void (*CutFunc) (GHashTable *files, gpointer user_data);

void cut_vfs_register (void);
void cut_vfs_watch (CutFunc func, gpointer user_data, guint32 seed);

G_END_DECLS
