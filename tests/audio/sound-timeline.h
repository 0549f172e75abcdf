/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SOUND_TIMELINE_RATE 48000

/**
 * SoundTimeline:
 *
 * When each sample of a recording was played. A recording loses samples where the machine is busy,
 * so that one moment for all of it isn't enough.
 */
typedef struct _SoundTimeline SoundTimeline;

SoundTimeline *sound_timeline_new (void);
void sound_timeline_free (SoundTimeline *self);
void sound_timeline_add (SoundTimeline *self, gssize n_samples, gint64 arrival);
void sound_timeline_settle (SoundTimeline *self);
gint64 sound_timeline_get_time (SoundTimeline *self, gssize sample);
gssize sound_timeline_get_sample (SoundTimeline *self, gint64 time);
gint64 sound_timeline_get_lost (SoundTimeline *self, gint64 from, gint64 until);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoundTimeline, sound_timeline_free)

G_END_DECLS
