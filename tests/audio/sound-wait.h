/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void sound_run (double seconds);
gboolean sound_wait (gboolean (*check) (gpointer data), gpointer data, double seconds);

G_END_DECLS
