/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-session.h"
#include "sound-wait.h"

G_BEGIN_DECLS

/**
 * SoundCue:
 * @kind: what was signalled
 * @due: the g_get_monotonic_time() at which it was due
 * @given: the g_get_monotonic_time() at which the session gave it
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
 * A real session on the system's clock that plays to a cue sink, its log of cues, and a watch over
 * the main loop.
 */
typedef struct
{
  SoleusSession *session;
  GArray *log;
  gint64 started;
  gint64 longest_gap;
  gint64 longest_starved;
  gint64 last_tick;
  gint64 last_starved;
  guint tick_id;
} SoundSession;

SoundSession *
sound_session_new (SoleusRoutine *routine, const SoleusOptions *options, SoleusCueSink *sink);
SoundSession *sound_session_new_short (SoleusCueSink *sink);
void sound_session_free (SoundSession *self);

void sound_session_start (SoundSession *self);
void sound_session_finish (SoundSession *self);
void sound_session_assert_undisturbed (SoundSession *self);

gboolean sound_has_problem (gpointer sink);
gboolean sound_has_no_problem (gpointer sink);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoundSession, sound_session_free)

G_END_DECLS
