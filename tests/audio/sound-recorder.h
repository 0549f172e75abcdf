/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "sound-timeline.h"

G_BEGIN_DECLS

/**
 * SoundRecorder:
 *
 * Records what a sink of the sound server really plays.
 */
typedef struct _SoundRecorder SoundRecorder;

/**
 * SoundRecording:
 * @samples: (array length=n_samples): mono
 * @timeline: the g_get_monotonic_time() at which each of them was played
 */
typedef struct
{
  gint16 *samples;
  gsize n_samples;
  SoundTimeline *timeline;
} SoundRecording;

SoundRecorder *sound_recorder_new (const char *sink);
SoundRecording *sound_recorder_finish (SoundRecorder *self);
void sound_recording_free (SoundRecording *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoundRecording, sound_recording_free)

G_END_DECLS
