/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SoundLoad:
 *
 * Busy processes, the same number for each core of the machine.
 */
typedef GPtrArray SoundLoad;

SoundLoad *sound_load_new (guint n_each);
void sound_load_free (SoundLoad *self);

G_END_DECLS
