/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sound-recorder.h"
#include "sound-server.h"

G_BEGIN_DECLS

#define SOUND_LATE_SINK "late"
/* The system rounds the size of a pipe up to a power of two. */
#define SOUND_LATE_SINK_BYTES_A_SECOND (SOUND_TIMELINE_RATE * 4)

/**
 * SoundLateSink:
 *
 * A device that holds a good part of a second, and says so, as wireless headphones do: a pipe of
 * PulseAudio that is always full and is read in real time. What is read is heard at that moment.
 */
typedef struct _SoundLateSink SoundLateSink;

SoundLateSink *sound_late_sink_new (SoundServer *server, guint n_bytes);
SoundRecording *sound_late_sink_finish (SoundLateSink *self);

G_END_DECLS
