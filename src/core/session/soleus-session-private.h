/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-cue-caller.h"
#include "soleus-plan.h"
#include "soleus-session.h"

G_BEGIN_DECLS

/* What the files of the session share. Nothing here is told of before soleus_session_tell(). */

/* A work phase that is over and hasn't been told of yet. */
typedef struct
{
  SoleusPhase *phase;
  gint64 worked;
} SoleusEnded;

struct _SoleusSession
{
  GObject parent_instance;

  SoleusRoutine *routine;
  SoleusOptions options;
  SoleusClearance *clearance;
  SoleusClock *clock;
  SoleusPlan *plan;
  SoleusCueCaller *caller;
  guint position;
  SoleusSessionState state;
  gboolean asleep;

  /* The running phase, microseconds. While paused the remainder stands in @remaining, else it
   * follows from the deadline. */
  gint64 duration;
  gint64 deadline;
  gint64 remaining;
  gboolean halfway_given;

  /* After sleep: the time to get ready again, and how the phase at @position goes on after it. */
  SoleusPhase *interlude;
  gint64 held_duration;
  gint64 held_remaining;

  gint64 accounted_to;
  gint64 phase_worked;
  gint64 worked[3];
  gint64 pressure[3];

  /* The pressure that runs, as the ledger of the last hour knows it: 0 for none, its leg, how much
   * was granted, and what @pressure of that leg was when it was. */
  guint32 reservation;
  SoleusLeg reserved_leg;
  gint64 reserved;
  gint64 reserved_from;

  gint64 sleep_offset;
  gint64 last_seen;
  /* Time that was filled by timed phases since the clearance. All else was rest. */
  gint64 active;
  /* When a timed phase last ran, in boottime. */
  gint64 active_until;
  gboolean massage_closed;
  /* When it was started, in boottime, and where: what the other leg did in an earlier session is
   * skipped at once. */
  gint64 started;
  guint first;

  /* What hasn't been told of yet. Handlers may call back, so that everything is done before the
   * first is called. */
  gboolean telling;
  SoleusSessionState told_state;
  gint64 told_seconds;
  gboolean tell_changed;
  GArray *tell_ended;
  SoleusCue tell_cue;

  GSource *source;
};

/* soleus-session.c: the object and what it tells */
void soleus_session_tell (SoleusSession *self);
void soleus_session_drop_cue (SoleusSession *self);

/* soleus-session-run.c: phases, cues and sleep */
void soleus_session_prepare (SoleusSession *self);
void soleus_session_attach_source (SoleusSession *self);
void soleus_session_arm (SoleusSession *self);
void soleus_session_stand_still (SoleusSession *self);

gboolean soleus_session_slept (SoleusSession *self);
void soleus_session_note_awake (SoleusSession *self);
gint64 soleus_session_get_awake_time (SoleusSession *self);
gint64 soleus_session_get_remaining_us (SoleusSession *self);

void soleus_session_account_now (SoleusSession *self);
void soleus_session_leave_phase (SoleusSession *self);
gboolean soleus_session_trim_later (SoleusSession *self);

void
soleus_session_set_deadline (SoleusSession *self, gint64 start, gint64 duration, gint64 remaining);
void soleus_session_enter (SoleusSession *self, guint position, gint64 start);
void soleus_session_enter_next (SoleusSession *self, gint64 start);
void soleus_session_jump (SoleusSession *self, guint position);
void
soleus_session_begin_interlude (SoleusSession *self, gint64 held_duration, gint64 held_remaining);
void soleus_session_get_ready_again (SoleusSession *self);
void soleus_session_publish_timetable (SoleusSession *self);
void soleus_session_settle (SoleusSession *self);

/* soleus-session-massage.c: what only pressure asks for */
void soleus_session_get_pressure_left (SoleusSession *self, gint64 left[3]);
void soleus_session_reserve (SoleusSession *self);
void soleus_session_settle_pressure (SoleusSession *self);
void soleus_session_fit_current (SoleusSession *self);
void soleus_session_close_massage (SoleusSession *self);
gboolean soleus_session_consume (SoleusClearance *clearance,
                                 SoleusRoutine *routine,
                                 const SoleusOptions *options,
                                 SoleusClock *clock,
                                 GError **error);
void soleus_session_take_clearance (SoleusSession *self, SoleusClearance *clearance);
gboolean
soleus_session_renew_clearance (SoleusSession *self, SoleusClearance *clearance, GError **error);

G_END_DECLS
