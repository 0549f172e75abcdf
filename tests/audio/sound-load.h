/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SoundLoad:
 *
 * One busy process for each core of the machine.
 */
typedef GPtrArray SoundLoad;

SoundLoad *sound_load_new (void);
void sound_load_free (SoundLoad *self);

G_END_DECLS
