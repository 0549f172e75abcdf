/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sound-session.h"

#include <stdio.h>

#include "soleus-routine-reader.h"
#include "soleus-safety-gate.h"

#define TICK_MS      10
#define MAX_GAP_US   (150 * G_TIME_SPAN_MILLISECOND)
#define GET_READY_US (5 * G_TIME_SPAN_SECOND)
#define WORK_US      (20 * G_TIME_SPAN_SECOND)

/* 5 s to get ready, 20 s of movement with a tick every 5 s. */
static const char short_routine[] =
    "<routines version=\"1\">"
    "<step id=\"M\" kind=\"movement\" target=\"none\" knee=\"natural\" pose=\"chair-pump\" "
    "pace=\"5\""
    " claims=\"S1.3\"><name>Move</name><cue>Move</cue><instruction>Move.</instruction>"
    "<caution>Stop.</caution></step>"
    "<routine id=\"short\" kind=\"stretch\" equipment=\"chair\" claims=\"S1.3\"><name>Short</name>"
    "<summary>Short.</summary><use step=\"M\" seconds=\"20\" sides=\"both\"/></routine>"
    "</routines>";

/* Microseconds for which this thread was ready and the machine was busy with others. */
static gint64
get_starved (void)
{
  g_autofree char *schedstat = NULL;
  guint64 run = 0, wait = 0;

  if (g_file_get_contents ("/proc/thread-self/schedstat", &schedstat, NULL, NULL))
    sscanf (schedstat, "%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT, &run, &wait);
  return (gint64) (wait / 1000);
}

/* Time that the main loop lost to other programs is not its fault. */
static gboolean
tick_cb (gpointer data)
{
  SoundSession *self = data;
  gint64 now = g_get_monotonic_time (), starved = get_starved ();

  if (self->last_tick != 0)
    {
      gint64 delay = starved - self->last_starved;

      self->longest_starved = MAX (self->longest_starved, delay);
      self->longest_gap = MAX (self->longest_gap, now - self->last_tick - delay);
    }
  self->last_tick = now;
  self->last_starved = starved;
  return G_SOURCE_CONTINUE;
}

static void
cue_cb (SoundSession *self, const SoleusCue *cue)
{
  SoundCue entry = { cue->kind, cue->monotonic, soleus_clock_get_monotonic (self->clock) };

  g_array_append_val (self->log, entry);
}

/**
 * sound_session_new:
 * @routine: without pressure
 * @clock: that of the sink
 *
 * Makes a session that is ready to start.
 */
SoundSession *
sound_session_new (SoleusRoutine *routine,
                   const SoleusOptions *options,
                   SoleusCueSink *sink,
                   SoleusClock *clock)
{
  SoundSession *self = g_new0 (SoundSession, 1);
  g_autoptr (SoleusSafetyGate) gate = soleus_safety_gate_new ("/nonexistent", clock);
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusClearance) clearance = NULL;

  clearance = soleus_safety_gate_issue_for_stretch (gate, routine, &error);
  g_assert_no_error (error);
  self->clock = g_object_ref (clock);
  self->log = g_array_new (FALSE, FALSE, sizeof (SoundCue));
  self->session = soleus_session_new (routine, options, NULL, clearance, clock, &error);
  g_assert_no_error (error);
  soleus_session_add_cue_sink (self->session, sink);
  g_signal_connect_swapped (self->session, "cue", G_CALLBACK (cue_cb), self);
  return self;
}

/**
 * sound_session_new_short:
 *
 * Makes a session of 25 s: go at 5 s, pace at 10 and 20 s, half-way at 15 s, count-down at 22, 23
 * and 24 s, done at 25 s.
 */
SoundSession *
sound_session_new_short (SoleusCueSink *sink, SoleusClock *clock)
{
  g_autoptr (SoleusRoutineReader) reader = soleus_routine_reader_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (short_routine, sizeof short_routine - 1);
  g_autoptr (GError) error = NULL;
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  GPtrArray *routines;

  soleus_routine_reader_read (reader, bytes, "short.xml", &error);
  g_assert_no_error (error);
  routines = reader->routines;
  g_assert_cmpuint (routines->len, ==, 1);
  options.get_ready = GET_READY_US / G_USEC_PER_SEC;
  return sound_session_new (routines->pdata[0], &options, sink, clock);
}

void
sound_session_free (SoundSession *self)
{
  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_assert_finalize_object (self->session);
  g_clear_object (&self->clock);
  g_array_unref (self->log);
  g_free (self);
}

void
sound_session_start (SoundSession *self)
{
  self->tick_id = g_timeout_add (TICK_MS, tick_cb, self);
  soleus_session_start (self->session);
}

static gboolean
is_over (gpointer session)
{
  return soleus_session_is_over (session);
}

/**
 * sound_session_finish:
 *
 * Runs the main loop until the session is over.
 */
void
sound_session_finish (SoundSession *self)
{
  double seconds = soleus_session_get_total_remaining (self->session) / 1000.0 + 1;

  g_assert_true (sound_wait (is_over, self->session, seconds));
}

/**
 * sound_session_assert_undisturbed:
 *
 * Asserts that a short session that ran to its end kept its time to the millisecond, gave each of
 * its cues, and never found the main loop blocked, whatever became of the sound.
 */
void
sound_session_assert_undisturbed (SoundSession *self)
{
  const gint64 planned[] = { 5, 10, 15, 20, 22, 23, 24, 25 };

  g_assert_cmpint (soleus_session_get_state (self->session), ==, SOLEUS_SESSION_FINISHED);
  g_assert_cmpint (soleus_session_get_worked (self->session, SOLEUS_LEG_BOTH, FALSE), ==,
                   WORK_US / 1000);
  g_assert_cmpuint (self->log->len, ==, G_N_ELEMENTS (planned));
  for (guint i = 0; i < self->log->len; i++)
    {
      const SoundCue *cue = &g_array_index (self->log, SoundCue, i);
      const SoundCue *first = &g_array_index (self->log, SoundCue, 0);

      g_assert_cmpint (cue->due - first->due, ==, (planned[i] - planned[0]) * G_USEC_PER_SEC);
      g_assert_cmpint (ABS (cue->given - cue->due), <, MAX_GAP_US + 2 * self->longest_starved);
    }
  g_assert_cmpint (self->longest_gap, <, MAX_GAP_US);
}

gboolean
sound_has_problem (gpointer sink)
{
  return soleus_cue_sink_get_problem (sink) != NULL;
}

gboolean
sound_has_no_problem (gpointer sink)
{
  return soleus_cue_sink_get_problem (sink) == NULL;
}
