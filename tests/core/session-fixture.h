/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-manual-clock.h"
#include "soleus-recording-sink.h"
#include "soleus-safety-gate.h"
#include "soleus-session.h"

G_BEGIN_DECLS

/**
 * Fixture:
 * @log: every notification and signal of @session since the last fixture_expect(), one a line
 * @cues: (element-type SoleusCue): the cues signalled
 *
 * A session on a clock moved by hand, of which nothing that it tells is lost.
 */
typedef struct
{
  SoleusManualClock *clock;
  SoleusRecordingSink *sink;
  SoleusSafetyGate *gate;
  SoleusSession *session;
  GString *log;
  GArray *cues;
  gint64 start;
  char *state_dir;
} Fixture;

#define SECOND ((gint64) G_USEC_PER_SEC)

SoleusRoutine *fixture_read_routine (const char *steps, const char *uses);
SoleusRoutine *fixture_find_routine (const char *id);

Fixture *fixture_new (SoleusRoutine *routine, const SoleusOptions *options);
Fixture *fixture_new_from (SoleusRoutine *routine, SoleusPhase *start);
Fixture *fixture_new_pressed (SoleusRoutine *routine, SoleusLeg leg, gint64 us);
Fixture *fixture_new_wall (void);
void fixture_free (Fixture *self);

gint64 fixture_now (Fixture *self);
void fixture_run (Fixture *self, gint64 us);
void fixture_run_to_phase (Fixture *self, guint position);
void fixture_run_to_end (Fixture *self);
void fixture_late (Fixture *self, gint64 us);

void fixture_clear (Fixture *self);
void fixture_expect (Fixture *self, const char *lines);
guint fixture_count (GArray *cues, SoleusCueKind kind);
char *fixture_print_cues (GArray *cues, gint64 start);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

G_END_DECLS
