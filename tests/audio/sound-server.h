/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SoundServer:
 *
 * A sound server of the test's own, PulseAudio or PipeWire, with a null sink called "probe" and
 * nothing else: no device of the machine, no settings and no server of the person's are touched.
 */
typedef struct _SoundServer SoundServer;

void sound_go_first (void);

SoundServer *sound_server_new (void);
void sound_server_free (SoundServer *self);

gboolean sound_server_is_pipewire (SoundServer *self);
double sound_server_get_least_energy (SoundServer *self);
gboolean sound_server_is_running (SoundServer *self);
void sound_server_start (SoundServer *self);
void sound_server_kill (SoundServer *self);
void sound_server_freeze (SoundServer *self);
void sound_server_thaw (SoundServer *self);
void sound_remove_tree (const char *path);
char *sound_server_ctl (SoundServer *self, const char *first, ...) G_GNUC_NULL_TERMINATED;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoundServer, sound_server_free)

G_END_DECLS
