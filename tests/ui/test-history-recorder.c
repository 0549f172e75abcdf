/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "history-support.h"
#include "session-fixture.h"
#include "soleus-history-recorder.h"
#include "soleus-options-text.h"

typedef struct
{
  Fixture *session;
  char *folder;
  SoleusHistory *history;
  SoleusHistoryRecorder *recorder;
} RecorderFixture;

static void
set_up (RecorderFixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;

  self->session = fixture_new_wall ();
  self->folder = g_dir_make_tmp ("soleus-recorder-XXXXXX", NULL);
  path = g_build_filename (self->folder, "history.db", NULL);
  self->history = soleus_history_new (path, SOLEUS_CLOCK (self->session->clock));
  self->recorder = soleus_history_recorder_new (self->history, SOLEUS_CLOCK (self->session->clock));
  soleus_history_recorder_watch (self->recorder, self->session->session);
  soleus_session_start (self->session->session);
}

static void
tear_down (RecorderFixture *self, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_assert_finalize_object (self->recorder);
  soleus_history_close (self->history);
  g_assert_finalize_object (self->history);
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  fixture_free (self->session);
}

/* The one session that is in the file now. */
static SoleusSessionRecord *
load (RecorderFixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = history_load_sessions (self->history, G_MAXINT64, 10, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 1);
  return g_object_ref (records->pdata[0]);
}

static guint
find_work (RecorderFixture *self, guint from)
{
  SoleusSession *session = self->session->session;

  while (soleus_phase_get_kind (soleus_session_get_phase_at (session, from)) != SOLEUS_PHASE_WORK)
    from++;
  return from;
}

static void
test_finished (RecorderFixture *self, gconstpointer data)
{
  SoleusSession *session = self->session->session;
  g_autofree char *options = soleus_options_to_text (soleus_session_get_options (session));
  g_autoptr (SoleusSessionRecord) record = NULL;
  guint n = 0;

  fixture_run_to_end (self->session);
  record = load (self);
  g_assert_cmpstr (record->routine, ==, soleus_session_get_routine (session)->id);
  g_assert_cmpstr (record->options, ==, options);
  g_assert_cmpstr (record->verdict, ==, "");
  g_assert_cmpint (record->outcome, ==, SOLEUS_OUTCOME_FINISHED);
  for (guint i = 0; i < soleus_session_get_n_phases (session); i++)
    {
      SoleusPhase *phase = soleus_session_get_phase_at (session, i);
      const SoleusPhaseRecord *recorded;

      if (soleus_phase_get_kind (phase) != SOLEUS_PHASE_WORK)
        continue;
      recorded = soleus_session_record_get_phase (record, n++);
      g_assert_cmpint (recorded->leg, ==, soleus_phase_get_leg (phase));
      g_assert_cmpint (recorded->worked_ms, ==, soleus_phase_get_duration (phase));
      g_assert_cmpstr (recorded->step, ==, soleus_phase_get_step (phase)->id);
      g_assert_false (recorded->pressure);
    }
  g_assert_cmpuint (record->phases->len, ==, n);
}

/* Work is recorded before the session is over. */
static void
test_as_it_happens (RecorderFixture *self, gconstpointer data)
{
  g_autoptr (SoleusSessionRecord) begun = load (self);
  g_autoptr (SoleusSessionRecord) worked = NULL;
  g_autoptr (SoleusSessionRecord) ended = NULL;
  guint first = find_work (self, 0);

  g_assert_cmpint (begun->outcome, ==, SOLEUS_OUTCOME_RUNNING);
  g_assert_cmpuint (begun->phases->len, ==, 0);
  fixture_run_to_phase (self->session, first + 1);
  worked = load (self);
  g_assert_cmpuint (worked->phases->len, ==, 1);
  soleus_session_end (self->session->session);
  ended = load (self);
  g_assert_cmpint (ended->outcome, ==, SOLEUS_OUTCOME_ENDED);
}

static void
test_pain (RecorderFixture *self, gconstpointer data)
{
  SoleusSession *session = self->session->session;
  g_autoptr (SoleusSessionRecord) record = NULL;
  const SoleusPainRecord *stop;
  guint first = find_work (self, 0);

  fixture_run_to_phase (self->session, first);
  fixture_run (self->session, 7 * SECOND);
  soleus_session_stop (session);
  soleus_history_recorder_answer (self->recorder, session, SOLEUS_PAIN_STILL);
  record = load (self);
  g_assert_cmpint (record->outcome, ==, SOLEUS_OUTCOME_STOPPED);
  g_assert_cmpuint (record->phases->len, ==, 1);
  g_assert_cmpint (soleus_session_record_get_phase (record, 0)->worked_ms, ==, 7000);
  g_assert_cmpuint (record->pain_stops->len, ==, 1);
  stop = soleus_session_record_get_pain_stop (record, 0);
  g_assert_cmpint (stop->leg, ==,
                   soleus_phase_get_leg (soleus_session_get_phase_at (session, first)));
  g_assert_cmpuint (stop->seconds, ==, 7);
  g_assert_cmpint (stop->answer, ==, SOLEUS_PAIN_STILL);
}

/* In a rest it is the hold before that hurt. */
static void
test_pain_in_rest (RecorderFixture *self, gconstpointer data)
{
  SoleusSession *session = self->session->session;
  g_autoptr (SoleusSessionRecord) record = NULL;
  guint first = find_work (self, 0);
  SoleusPhase *hold = soleus_session_get_phase_at (session, first);

  fixture_run_to_phase (self->session, first + 1);
  fixture_run (self->session, 2 * SECOND);
  soleus_session_stop (session);
  record = load (self);
  g_assert_cmpuint (soleus_session_record_get_pain_stop (record, 0)->seconds, ==,
                    soleus_phase_get_duration (hold) / 1000);
}

/* A5: a stop by mistake leaves the work that was done, and no stop for pain. A later one is
 * recorded as ever. */
static void
test_mistake (RecorderFixture *self, gconstpointer data)
{
  SoleusSession *session = self->session->session;
  g_autoptr (SoleusSessionRecord) stopped = NULL;
  g_autoptr (SoleusSessionRecord) on = NULL;
  g_autoptr (SoleusSessionRecord) again = NULL;
  guint first = find_work (self, 0);

  fixture_run_to_phase (self->session, first);
  fixture_run (self->session, 7 * SECOND);
  soleus_session_stop (session);
  /* It is there from the first moment on, in case that the program is killed. */
  stopped = load (self);
  g_assert_cmpint (stopped->outcome, ==, SOLEUS_OUTCOME_STOPPED);
  g_assert_cmpuint (stopped->pain_stops->len, ==, 1);
  g_assert_true (soleus_session_take_back (session, NULL));
  on = load (self);
  g_assert_cmpint (on->outcome, ==, SOLEUS_OUTCOME_RUNNING);
  g_assert_cmpuint (on->pain_stops->len, ==, 0);
  g_assert_cmpuint (on->phases->len, ==, 1);
  g_assert_cmpint (soleus_session_record_get_phase (on, 0)->worked_ms, ==, 7000);
  g_assert_true (soleus_session_resume (session, NULL, NULL));
  fixture_run (self->session, soleus_session_get_remaining (session) * 1000 + 3 * SECOND);
  soleus_session_stop (session);
  again = load (self);
  g_assert_cmpint (again->outcome, ==, SOLEUS_OUTCOME_STOPPED);
  g_assert_cmpuint (again->pain_stops->len, ==, 1);
  g_assert_cmpuint (again->phases->len, ==, 2);
  g_assert_cmpint (soleus_session_record_get_phase (again, 1)->worked_ms, ==, 3000);
}

static void
test_ratings (RecorderFixture *self, gconstpointer data)
{
  SoleusSession *session = self->session->session;
  g_autoptr (SoleusSessionRecord) record = NULL;

  soleus_history_recorder_rate (self->recorder, session, SOLEUS_LEG_LEFT, SOLEUS_RATING_BEFORE, 7);
  soleus_history_recorder_rate (self->recorder, session, SOLEUS_LEG_RIGHT, SOLEUS_RATING_BEFORE, 3);
  fixture_run_to_end (self->session);
  soleus_history_recorder_rate (self->recorder, session, SOLEUS_LEG_LEFT, SOLEUS_RATING_AFTER, 5);
  soleus_history_recorder_rate (self->recorder, session, SOLEUS_LEG_LEFT, SOLEUS_RATING_AFTER, 4);
  soleus_history_recorder_rate (self->recorder, session, SOLEUS_LEG_RIGHT, SOLEUS_RATING_BEFORE,
                                SOLEUS_RATING_NONE);
  record = load (self);
  g_assert_cmpint (soleus_session_record_get_rating (record, SOLEUS_RATING_BEFORE, SOLEUS_LEG_LEFT),
                   ==, 7);
  g_assert_cmpint (soleus_session_record_get_rating (record, SOLEUS_RATING_AFTER, SOLEUS_LEG_LEFT),
                   ==, 4);
  g_assert_cmpint (
      soleus_session_record_get_rating (record, SOLEUS_RATING_BEFORE, SOLEUS_LEG_RIGHT), ==,
      SOLEUS_RATING_NONE);
}

/* The end is when the last thing was done, however long the machine slept before anybody looked. */
static void
test_end_after_sleep (RecorderFixture *self, gconstpointer data)
{
  SoleusSession *session = self->session->session;
  g_autoptr (SoleusSessionRecord) record = NULL;
  gint64 done;

  fixture_run_to_phase (self->session, find_work (self, 0));
  fixture_run (self->session, 10 * SECOND);
  soleus_session_update (session);
  done = soleus_clock_get_wall (SOLEUS_CLOCK (self->session->clock));
  soleus_manual_clock_suspend (self->session->clock, 24 * 3600 * SECOND);
  soleus_session_update (session);
  soleus_session_end (session);
  record = load (self);
  g_assert_cmpint (record->end_us, ==, done);
  g_assert_cmpint (soleus_session_record_get_phase (record, 0)->end_us, ==, done);
  g_assert_cmpint (soleus_session_record_get_phase (record, 0)->worked_ms, ==, 10000);
}

/* A skipped session is neither finished nor done. */
static void
test_skipped (RecorderFixture *self, gconstpointer data)
{
  SoleusSession *session = self->session->session;
  g_autoptr (SoleusSessionRecord) record = NULL;

  while (!soleus_session_is_over (session))
    {
      soleus_manual_clock_advance (self->session->clock, 60000);
      soleus_session_skip (session);
    }
  record = load (self);
  g_assert_cmpint (record->outcome, ==, SOLEUS_OUTCOME_ENDED);
  g_assert_cmpuint (record->phases->len, ==, 0);
}

/* The program ends in the middle of a hold: what was worked is recorded, and no end. */
static void
test_interrupted (RecorderFixture *self, gconstpointer data)
{
  g_autoptr (SoleusSessionRecord) record = NULL;

  fixture_run_to_phase (self->session, find_work (self, 0));
  fixture_run (self->session, 7 * SECOND);
  soleus_history_recorder_interrupt (self->recorder);
  soleus_session_end (self->session->session);
  record = load (self);
  /* In this process it counts as running; it has no end. */
  g_assert_cmpint (record->outcome, ==, SOLEUS_OUTCOME_RUNNING);
  g_assert_cmpint (soleus_session_record_get_phase (record, 0)->worked_ms, ==, 7000);
}

#define ADD(name, test)                                                                            \
  g_test_add ("/soleus/history-recorder/" name, RecorderFixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("finished", test_finished);
  ADD ("as-it-happens", test_as_it_happens);
  ADD ("pain", test_pain);
  ADD ("pain-in-rest", test_pain_in_rest);
  ADD ("a5-mistake", test_mistake);
  ADD ("ratings", test_ratings);
  ADD ("end-after-sleep", test_end_after_sleep);
  ADD ("skipped", test_skipped);
  ADD ("interrupted", test_interrupted);
  return g_test_run ();
}
