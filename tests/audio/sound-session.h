/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-clock.h"
#include "soleus-session.h"
#include "sound-wait.h"

G_BEGIN_DECLS

/**
 * SoundCue:
 * @kind: what was signalled
 * @due: the clock's monotonic time at which it was due
 * @given: that at which the session gave it
 */
typedef struct
{
  SoleusCueKind kind;
  gint64 due;
  gint64 given;
} SoundCue;

/**
 * SoundSession:
 *
 * A real session that plays to a cue sink, its log of cues, and a watch over the main loop.
 */
typedef struct
{
  SoleusSession *session;
  SoleusClock *clock;
  GArray *log;
  gint64 longest_gap;
  gint64 longest_starved;
  gint64 last_tick;
  gint64 last_starved;
  guint tick_id;
} SoundSession;

SoundSession *sound_session_new (SoleusRoutine *routine,
                                 const SoleusOptions *options,
                                 SoleusCueSink *sink,
                                 SoleusClock *clock);
SoundSession *sound_session_new_short (SoleusCueSink *sink, SoleusClock *clock);
void sound_session_free (SoundSession *self);

void sound_session_start (SoundSession *self);
void sound_session_finish (SoundSession *self);
void sound_session_assert_undisturbed (SoundSession *self);

gboolean sound_has_problem (gpointer sink);
gboolean sound_has_no_problem (gpointer sink);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoundSession, sound_session_free)

G_END_DECLS
