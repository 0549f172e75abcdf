/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-clearance.h"
#include "soleus-cue-sink.h"
#include "soleus-options.h"
#include "soleus-sequence.h"
#include "soleus-pressure.h"

G_BEGIN_DECLS

#define SOLEUS_SESSION_ERROR (soleus_session_error_quark ())
GQuark soleus_session_error_quark (void);

/**
 * SoleusSessionError:
 * @SOLEUS_SESSION_ERROR_CLEARANCE: there is no clearance; what is wrong with one that doesn't fit
 *   is a #SoleusSafetyError
 * @SOLEUS_SESSION_ERROR_OVER: there is no stop that can be taken back
 */
typedef enum
{
  SOLEUS_SESSION_ERROR_CLEARANCE,
  SOLEUS_SESSION_ERROR_OVER,
} SoleusSessionError;

/**
 * SoleusMoment:
 * @monotonic: measures lengths; it stands still while the machine sleeps
 * @boottime: goes on while the machine sleeps
 * @wall: since 1970-01-01 UTC; the person may set it
 *
 * One instant, in microseconds of each clock.
 */
typedef struct
{
  gint64 monotonic;
  gint64 boottime;
  gint64 wall;
} SoleusMoment;

/** A work phase that is over, with the microseconds worked in it, a millisecond at least. */
typedef struct
{
  SoleusPhase *phase;
  gint64 worked;
} SoleusEnded;

/**
 * SoleusRunEvents:
 * @ended: (element-type SoleusEnded): work phases that are over
 * @phase: whether another phase runs, or the same one anew or with another length
 * @timetable: whether the cues to come are others
 * @cue: the latest cue that came due; its phase is %NULL where there is none
 *
 * The news of a run. Its commands add to it, and a command takes away a cue whose moment
 * it ends. The owner of the run empties it.
 */
typedef struct
{
  GArray *ended;
  gboolean phase;
  gboolean timetable;
  SoleusCue cue;
} SoleusRunEvents;

/**
 * SoleusRun:
 *
 * The session as a value: what is done, how far it has come, and what the rules of pressure and
 * rest allow. It has no clock: each call is told the time. Only soleus-run.c writes its fields, but
 * for @events. Lengths and times are in microseconds.
 */
typedef struct
{
  SoleusRoutine *routine;
  SoleusOptions options;
  SoleusClearance *clearance;
  SoleusSequence *sequence;
  SoleusSessionState state;
  /* Paused because the machine slept. */
  gboolean asleep;
  /* Stopped, and the person may still say that it was a mistake. */
  gboolean stop_is_open;
  /* Paused because a stop was taken back. */
  gboolean taken_back;
  /* The phase that runs, and where the run began. During an interlude, the phase that follows. */
  guint position;
  guint first;

  /* The running phase. @remaining is right while nothing runs; else it follows from the deadline.
   */
  gint64 duration;
  gint64 deadline;
  gint64 remaining;
  gboolean halfway_given;

  /* After sleep: the time to get ready again, and how the phase at @position goes on after it. */
  SoleusPhase *interlude;
  gint64 held_duration;
  gint64 held_remaining;

  /* Worked by leg, in all and under pressure, up to @accounted_to. */
  gint64 accounted_to;
  gint64 phase_worked;
  gint64 worked[3];
  SoleusPressure pressure;

  /* The lead of boottime over monotonic, and the time, when the machine was last seen awake. */
  gint64 sleep_offset;
  gint64 last_seen;
  /* The time in timed phases since the clearance, and when one last ran, in boottime. */
  gint64 active;
  gint64 active_until;
  gboolean massage_closed;

  GArray *timetable;
  guint next_cue;
  SoleusRunEvents events;
} SoleusRun;

SoleusRun *soleus_run_new (SoleusRoutine *routine,
                           const SoleusOptions *options,
                           SoleusPhase *start,
                           SoleusClearance *clearance,
                           SoleusMoment now,
                           GError **error);
void soleus_run_free (SoleusRun *self);

void soleus_run_start (SoleusRun *self, SoleusMoment now);
void soleus_run_advance (SoleusRun *self, SoleusMoment now);
void soleus_run_pause (SoleusRun *self, SoleusMoment now);
gboolean
soleus_run_resume (SoleusRun *self, SoleusMoment now, SoleusClearance *clearance, GError **error);
void soleus_run_skip (SoleusRun *self, SoleusMoment now);
void soleus_run_back (SoleusRun *self, SoleusMoment now);
gint64 soleus_run_adjust (SoleusRun *self, SoleusMoment now, gint64 delta);
gboolean soleus_run_ease (SoleusRun *self, SoleusMoment now);
gboolean soleus_run_add_pressure (SoleusRun *self, SoleusMoment now);
gboolean soleus_run_lighten (SoleusRun *self, SoleusMoment now);
void soleus_run_end (SoleusRun *self, SoleusMoment now);
void soleus_run_stop (SoleusRun *self, SoleusMoment now);
gboolean soleus_run_take_back (SoleusRun *self, SoleusMoment now, GError **error);

gboolean soleus_run_is_over (SoleusRun *self);
SoleusPhase *soleus_run_get_phase (SoleusRun *self);
gint64 soleus_run_get_remaining (SoleusRun *self, SoleusMoment now);
gint64
soleus_run_get_worked (SoleusRun *self, SoleusMoment now, SoleusLeg leg, gboolean pressure_only);
gint64 soleus_run_get_rested (SoleusRun *self, SoleusMoment now);
gint64 soleus_run_get_next_deadline (SoleusRun *self, SoleusMoment now);
gboolean soleus_run_needs_clearance (SoleusRun *self, SoleusMoment now);
gboolean soleus_run_can_ease (SoleusRun *self, SoleusMoment now);
gboolean soleus_run_can_add_pressure (SoleusRun *self);
gboolean soleus_run_can_lighten (SoleusRun *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusRun, soleus_run_free)

G_END_DECLS
