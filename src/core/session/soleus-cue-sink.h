/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "soleus-phase.h"

G_BEGIN_DECLS

/**
 * SoleusCue:
 * @kind: what is signalled
 * @count: for %SOLEUS_CUE_COUNTDOWN the seconds left (3, 2 or 1), else 0
 * @monotonic: when it is due, in microseconds of the session's clock
 * @phase: (not nullable): the phase that the cue belongs to; for a cue at an edge, the one that
 *   begins there
 *
 * One signal to the person. The struct owns a reference on @phase only inside an array made by the
 * session; a sink that keeps a cue takes its own.
 */
typedef struct
{
  SoleusCueKind kind;
  guint count;
  gint64 monotonic;
  SoleusPhase *phase;
} SoleusCue;

#define SOLEUS_TYPE_CUE_SINK (soleus_cue_sink_get_type ())
G_DECLARE_INTERFACE (SoleusCueSink, soleus_cue_sink, SOLEUS, CUE_SINK, GObject)

/**
 * SoleusCueSinkInterface:
 * @begin: wakes the device before the first cue
 * @set_timetable: replaces everything that was queued and has not yet sounded; @cues are in order
 *   of time, and there are none while the session is paused or over
 * @end: lets the device go when the last cue has sounded
 * @get_problem: (nullable): why the sink can't be heard, as a translated sentence for the person;
 *   %NULL while it can
 *
 * Makes a session's cues heard. The session hands out its timetable ahead of time, so that a sink
 * can be exact. None of these calls may block. The implementation notifies the property "problem".
 */
struct _SoleusCueSinkInterface
{
  GTypeInterface parent;

  void (*begin) (SoleusCueSink *self);
  void (*set_timetable) (SoleusCueSink *self, const SoleusCue *cues, gsize n_cues);
  void (*end) (SoleusCueSink *self);
  const char *(*get_problem) (SoleusCueSink *self);
};

void soleus_cue_sink_begin (SoleusCueSink *self);
void soleus_cue_sink_set_timetable (SoleusCueSink *self, const SoleusCue *cues, gsize n_cues);
void soleus_cue_sink_end (SoleusCueSink *self);
const char *soleus_cue_sink_get_problem (SoleusCueSink *self);

G_END_DECLS
