/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-session-private.h"

#include "soleus-timetable.h"

/* Boottime running ahead of monotonic by more than this means that the machine slept. */
#define SLEEP_TOLERANCE_US (2 * G_USEC_PER_SEC)
/* A running session looks at the clock at least this often. What it did not see before it finds
 * that the machine slept was not worked by anybody. */
#define UNSEEN_MAX_US G_USEC_PER_SEC
/* A cue that is later than this is not made up for. */
#define CUE_STALE_US G_USEC_PER_SEC
/* What is skipped this soon was not meant to be done in this session. */
#define CATCH_UP_US G_USEC_PER_SEC
#define FOREVER     SOLEUS_FOREVER

static gint64
now (SoleusSession *self)
{
  return soleus_clock_get_monotonic (self->clock);
}

static gint64
sleep_offset (SoleusSession *self)
{
  return soleus_clock_get_boottime (self->clock) - now (self);
}

/* Whether the machine slept since the session was last known to run. */
gboolean
soleus_session_slept (SoleusSession *self)
{
  return sleep_offset (self) - self->sleep_offset > SLEEP_TOLERANCE_US;
}

/* The present, or after sleep the last moment at which somebody can have been at work. */
gint64
soleus_session_get_awake_time (SoleusSession *self)
{
  gint64 time = now (self);

  return soleus_session_slept (self) ? MIN (time, self->last_seen + UNSEEN_MAX_US) : time;
}

/* From here on the machine is known to be awake, and the person there. */
void
soleus_session_note_awake (SoleusSession *self)
{
  self->sleep_offset = sleep_offset (self);
  self->last_seen = now (self);
}

static SoleusPhase *
current (SoleusSession *self)
{
  return soleus_session_get_phase (self);
}

static gboolean
is_done (SoleusSession *self)
{
  return soleus_phase_get_kind (current (self)) == SOLEUS_PHASE_DONE;
}

gint64
soleus_session_get_remaining_us (SoleusSession *self)
{
  if (self->duration == FOREVER)
    return FOREVER;
  if (self->state != SOLEUS_SESSION_RUNNING)
    return self->remaining;
  return MAX (0, self->deadline - now (self));
}

/* Counts the time worked up to @time. */
static void
account (SoleusSession *self, gint64 time)
{
  SoleusPhase *phase = current (self);
  gint64 delta = time - self->accounted_to;

  if (delta <= 0)
    return;
  self->accounted_to = time;
  /* Time spent waiting for the person counts as rest. */
  if (self->duration != FOREVER)
    {
      self->active += delta;
      self->active_until = time + self->sleep_offset;
    }
  if (soleus_phase_get_kind (phase) != SOLEUS_PHASE_WORK)
    return;
  self->phase_worked += delta;
  self->worked[soleus_phase_get_leg (phase)] += delta;
  if (soleus_phase_is_pressure (phase))
    self->pressure[soleus_phase_get_leg (phase)] += delta;
}

void
soleus_session_account_now (SoleusSession *self)
{
  if (self->state == SOLEUS_SESSION_RUNNING)
    account (self, MIN (soleus_session_get_awake_time (self), self->deadline));
}

/* Notes what was worked in the phase that is being left. */
void
soleus_session_leave_phase (SoleusSession *self)
{
  SoleusEnded ended = { current (self), self->phase_worked };

  if (self->phase_worked >= 1000)
    {
      soleus_phase_ref (ended.phase);
      g_array_append_val (self->tell_ended, ended);
    }
  self->phase_worked = 0;
}

/* Keeps later pressure within what the phase at hand leaves of the cap. Returns whether the plan
 * changed. */
gboolean
soleus_session_trim_later (SoleusSession *self)
{
  SoleusPhase *phase = soleus_plan_get_phase (self->plan, self->position);
  gint64 left[3];

  soleus_session_get_pressure_left (self, left);
  if (soleus_phase_is_pressure (phase))
    left[soleus_phase_get_leg (phase)] -=
        self->interlude ? self->held_remaining : soleus_session_get_remaining_us (self);
  return soleus_plan_trim (self->plan, self->position + 1, left[SOLEUS_LEG_LEFT],
                           left[SOLEUS_LEG_RIGHT]);
}

/* Adds the cues of one phase that lie after @time and were not given before. */
static void
add_cues (SoleusSession *self,
          GArray *timetable,
          SoleusPhase *phase,
          SoleusPhase *next,
          gint64 end,
          gint64 duration,
          gint64 time)
{
  guint i = timetable->len;
  gboolean halfway =
      self->halfway_given && phase == soleus_plan_get_phase (self->plan, self->position);

  soleus_timetable_add_phase (timetable, phase, next, end - duration, duration);
  while (i < timetable->len)
    {
      const SoleusCue *cue = &g_array_index (timetable, SoleusCue, i);

      if (cue->monotonic <= time || (halfway && cue->kind == SOLEUS_CUE_HALFWAY))
        g_array_remove_index (timetable, i);
      else
        i++;
    }
}

static GArray *
build_timetable (SoleusSession *self)
{
  GArray *timetable = soleus_timetable_new ();
  SoleusPlan *plan = self->plan;
  gint64 end = self->deadline, duration = self->duration, time = now (self);
  guint i = self->position, next;

  if (self->state != SOLEUS_SESSION_RUNNING)
    return timetable;
  if (self->interlude && duration != FOREVER)
    {
      add_cues (self, timetable, self->interlude, soleus_plan_get_phase (plan, i), end, duration,
                time);
      time = end;
      end += self->held_remaining;
      duration = self->held_duration;
    }
  while (duration != FOREVER && i + 1 < soleus_plan_get_n_phases (plan))
    {
      next = soleus_plan_find_kept (plan, i + 1);
      add_cues (self, timetable, soleus_plan_get_phase (plan, i),
                soleus_plan_get_phase (plan, next), end, duration, time);
      i = next;
      duration = soleus_plan_get_duration (plan, i);
      end = duration == FOREVER ? FOREVER : end + duration;
    }
  return timetable;
}

void
soleus_session_publish_timetable (SoleusSession *self)
{
  soleus_cue_caller_set_timetable (self->caller, build_timetable (self));
}

void
soleus_session_arm (SoleusSession *self)
{
  gint64 deadline = soleus_session_get_next_deadline (self);

  if (!self->source)
    return;
  g_source_set_ready_time (
      self->source, deadline == FOREVER ? -1 : soleus_clock_get_ready_time (self->clock, deadline));
}

/* Gives the cues whose moment has come. After a stall only the last one sounds, and only if it is
 * not stale: never a burst. */
static void
give_cues (SoleusSession *self, gint64 time)
{
  const SoleusCue *cue;

  while ((cue = soleus_cue_caller_take (self->caller, time)))
    {
      soleus_session_drop_cue (self);
      if (cue->kind == SOLEUS_CUE_HALFWAY && cue->phase == current (self))
        self->halfway_given = TRUE;
      if (time - cue->monotonic > CUE_STALE_US)
        continue;
      self->tell_cue = *cue;
      soleus_phase_ref (cue->phase);
    }
}

/* Sets the length of what runs from @start on. Pressure that begins to run is reserved, and gets no
 * more than is left. */
void
soleus_session_set_deadline (SoleusSession *self, gint64 start, gint64 duration, gint64 remaining)
{
  soleus_session_settle_pressure (self);
  self->duration = duration;
  self->remaining = remaining;
  self->deadline = remaining == FOREVER ? FOREVER : start + remaining;
  self->accounted_to = start;
  self->tell_changed = TRUE;
  soleus_session_reserve (self);
}

void
soleus_session_enter (SoleusSession *self, guint position, gint64 start)
{
  gint64 duration = soleus_plan_get_duration (self->plan, position);

  g_clear_pointer (&self->interlude, soleus_phase_unref);
  self->position = position;
  self->halfway_given = FALSE;
  soleus_session_set_deadline (self, start, duration, duration);
}

/* Goes to what follows, at @start. */
void
soleus_session_enter_next (SoleusSession *self, gint64 start)
{
  if (!self->interlude)
    {
      soleus_session_enter (self, soleus_plan_find_kept (self->plan, self->position + 1), start);
      return;
    }
  g_clear_pointer (&self->interlude, soleus_phase_unref);
  soleus_session_set_deadline (self, start, self->held_duration, self->held_remaining);
}

/* Whether most of what was planned was done, rather than skipped. */
static gboolean
was_done (SoleusSession *self)
{
  gint64 worked = 0;

  for (SoleusLeg leg = SOLEUS_LEG_BOTH; leg <= SOLEUS_LEG_RIGHT; leg++)
    worked += self->worked[leg];
  return worked >= G_USEC_PER_SEC &&
         2 * worked >= soleus_plan_get_work (self->plan, self->first) * 1000;
}

/* Every phase is over, or was skipped. */
static void
finish (SoleusSession *self)
{
  soleus_session_settle_pressure (self);
  self->state = was_done (self) ? SOLEUS_SESSION_FINISHED : SOLEUS_SESSION_ENDED;
  soleus_cue_caller_end (self->caller);
}

/* Puts what has changed by a wish of the person into effect. */
void
soleus_session_settle (SoleusSession *self)
{
  soleus_session_drop_cue (self);
  soleus_session_publish_timetable (self);
  if (is_done (self))
    finish (self);
  soleus_session_arm (self);
}

/* Goes to another phase by the person's wish, or at the start. */
void
soleus_session_jump (SoleusSession *self, guint position)
{
  gint64 left[3];

  soleus_session_get_pressure_left (self, left);
  soleus_plan_trim (self->plan, position, left[SOLEUS_LEG_LEFT], left[SOLEUS_LEG_RIGHT]);
  if (soleus_clock_get_boottime (self->clock) - self->started < CATCH_UP_US)
    self->first = position;
  soleus_session_enter (self, soleus_plan_find_kept (self->plan, position), now (self));
  soleus_session_settle (self);
}

/* Lets the phases that are over go by. Their edges stand where they were planned, however late the
 * main loop is. What is left to a calf is asked anew at each edge, as another copy of the program
 * may have used it. */
static void
pass_deadlines (SoleusSession *self, gint64 time)
{
  gboolean replanned = FALSE;

  while (self->deadline <= time && !is_done (self))
    {
      gint64 edge = self->deadline;

      account (self, edge);
      soleus_session_leave_phase (self);
      soleus_session_settle_pressure (self);
      if (!self->interlude)
        replanned |= soleus_session_trim_later (self);
      soleus_session_enter_next (self, edge);
    }
  if (replanned)
    soleus_session_publish_timetable (self);
}

static void
fall_asleep (SoleusSession *self)
{
  gint64 time = soleus_session_get_awake_time (self);

  pass_deadlines (self, time);
  if (!is_done (self))
    {
      account (self, time);
      self->remaining = self->deadline == FOREVER ? FOREVER : self->deadline - time;
      soleus_session_settle_pressure (self);
      self->asleep = TRUE;
      self->state = SOLEUS_SESSION_PAUSED;
    }
  soleus_session_settle (self);
}

/* Gives the person time to get into place for the phase at @position, which then goes on with
 * @remaining. */
void
soleus_session_begin_interlude (SoleusSession *self, gint64 held_duration, gint64 held_remaining)
{
  SoleusPhase *phase = soleus_plan_get_phase (self->plan, self->position);
  int seconds = soleus_options_get_ready_seconds (&self->options, soleus_phase_get_step (phase));
  gint64 duration = seconds == SOLEUS_GET_READY_WAIT ? FOREVER : seconds * G_USEC_PER_SEC;

  g_clear_pointer (&self->interlude, soleus_phase_unref);
  self->interlude = soleus_phase_new (
      SOLEUS_PHASE_GET_READY, soleus_phase_get_step (phase), soleus_phase_get_leg (phase),
      soleus_phase_get_repetition (phase), soleus_phase_get_repetitions (phase),
      seconds == SOLEUS_GET_READY_WAIT ? SOLEUS_PHASE_UNTIMED : seconds * 1000);
  self->held_duration = held_duration;
  self->held_remaining = held_remaining;
  soleus_session_set_deadline (self, now (self), duration, duration);
  soleus_session_settle (self);
}

/* After sleep nobody stands in the position any more: get ready comes before the rest of the work,
 * and takes the place of a rest or a switch. */
void
soleus_session_get_ready_again (SoleusSession *self)
{
  guint work = soleus_plan_find_work (self->plan, self->position);

  if (self->interlude)
    soleus_session_begin_interlude (self, self->held_duration, self->held_remaining);
  else if (soleus_phase_get_kind (current (self)) == SOLEUS_PHASE_GET_READY ||
           work == soleus_plan_get_n_phases (self->plan))
    soleus_session_jump (self, self->position);
  else if (work == self->position)
    {
      soleus_session_leave_phase (self);
      soleus_session_begin_interlude (self, self->duration, self->remaining);
    }
  else
    {
      soleus_session_enter (self, work, now (self));
      soleus_session_begin_interlude (self, self->duration, self->remaining);
    }
}

static gboolean
source_dispatch (GSource *source, GSourceFunc callback, gpointer user_data)
{
  return callback (user_data);
}

static GSourceFuncs source_funcs = { NULL, NULL, source_dispatch, NULL, NULL, NULL };

static gboolean
source_cb (gpointer user_data)
{
  soleus_session_update (user_data);
  return G_SOURCE_CONTINUE;
}

void
soleus_session_attach_source (SoleusSession *self)
{
  if (self->source)
    return;
  self->source = g_source_new (&source_funcs, sizeof (GSource));
  g_source_set_static_name (self->source, "SoleusSession");
  g_source_set_callback (self->source, source_cb, self, NULL);
  g_source_attach (self->source, g_main_context_get_thread_default ());
}

/* Stands at the first phase, before the start. */
void
soleus_session_prepare (SoleusSession *self)
{
  gint64 left[3];

  soleus_session_get_pressure_left (self, left);
  soleus_plan_trim (self->plan, 0, left[SOLEUS_LEG_LEFT], left[SOLEUS_LEG_RIGHT]);
  soleus_session_enter (self, soleus_plan_find_kept (self->plan, 0), now (self));
  self->tell_changed = FALSE;
}

/* Pauses what runs. */
void
soleus_session_stand_still (SoleusSession *self)
{
  soleus_session_account_now (self);
  self->remaining = soleus_session_get_remaining_us (self);
  soleus_session_settle_pressure (self);
  self->state = SOLEUS_SESSION_PAUSED;
  soleus_session_settle (self);
}

/**
 * soleus_session_update:
 *
 * Brings the session to the present: gives due cues, passes deadlines, notices sleep, and pauses a
 * massage that has waited for the person for more than 30 minutes. The session calls it by itself;
 * call it before reading figures that have to be of this instant.
 */
void
soleus_session_update (SoleusSession *self)
{
  g_autoptr (SoleusSession) keep = g_object_ref (self);
  gint64 time = now (self);

  if (self->state != SOLEUS_SESSION_RUNNING)
    return;
  if (soleus_session_slept (self))
    fall_asleep (self);
  else
    {
      self->last_seen = time;
      pass_deadlines (self, time);
      give_cues (self, time);
      soleus_session_close_massage (self);
      if (is_done (self))
        finish (self);
      else if (soleus_session_needs_clearance (self))
        soleus_session_stand_still (self);
      soleus_session_arm (self);
    }
  soleus_session_tell (self);
}

/**
 * soleus_session_get_next_deadline:
 *
 * Returns: when soleus_session_update() has something to do again, in microseconds of the clock:
 *   the next cue, edge or whole second; %G_MAXINT64 when nothing runs
 */
gint64
soleus_session_get_next_deadline (SoleusSession *self)
{
  gint64 left, second;

  if (self->state != SOLEUS_SESSION_RUNNING)
    return FOREVER;
  /* Even an untimed phase looks for sleep once a second. */
  if (self->duration == FOREVER)
    return now (self) + G_USEC_PER_SEC;
  left = soleus_session_get_remaining_us (self);
  second =
      left > 0 ? self->deadline - (left - 1) / G_USEC_PER_SEC * G_USEC_PER_SEC : self->deadline;
  return MIN (second, soleus_cue_caller_get_next (self->caller));
}
