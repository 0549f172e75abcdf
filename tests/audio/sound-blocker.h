/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SOUND_BLOCKER_ELEMENT "soundblocker"

void sound_blocker_register (void);
void sound_blocker_set_blocking (gboolean blocking);
guint sound_blocker_get_n_blocked (void);
guint64 sound_blocker_get_n_taken (void);

G_END_DECLS
