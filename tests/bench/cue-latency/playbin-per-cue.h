/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void playbin_per_cue_schedule (const char *path, const gint64 *due, gsize n_due);

G_END_DECLS
