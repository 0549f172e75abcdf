/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-fixture.h"

#define WALL_TOTAL (320 * SECOND)

/* The beginnings of the phases of wall-full, in seconds; the last is the end. */
static const int wall_edges[] = { 0,   10,  40,  50,  80,  90,  120, 130, 160,
                                  170, 200, 210, 240, 250, 280, 290, 320 };

static void
assert_standing (Fixture *f, SoleusSessionState state, guint position, gint64 remaining_ms)
{
  g_assert_cmpint (soleus_session_get_state (f->session), ==, state);
  g_assert_cmpuint (soleus_session_get_position (f->session), ==, position);
  g_assert_cmpint (soleus_session_get_remaining (f->session), ==, remaining_ms);
}

static void
assert_same_cues (GArray *a, GArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    {
      const SoleusCue *x = &g_array_index (a, SoleusCue, i);
      const SoleusCue *y = &g_array_index (b, SoleusCue, i);

      g_assert_cmpint (x->kind, ==, y->kind);
      g_assert_cmpuint (x->count, ==, y->count);
      g_assert_cmpint (x->monotonic, ==, y->monotonic);
      g_assert_true (x->phase == y->phase);
    }
}

static void
test_new (void)
{
  g_autoptr (Fixture) f = fixture_new_wall ();

  assert_standing (f, SOLEUS_SESSION_READY, 0, 10000);
  g_assert_cmpuint (soleus_session_get_n_phases (f->session), ==, G_N_ELEMENTS (wall_edges));
  g_assert_cmpint (soleus_session_get_total_remaining (f->session), ==, WALL_TOTAL / 1000);
  g_assert_cmpint (soleus_session_get_next_deadline (f->session), ==, G_MAXINT64);
  soleus_session_update (f->session);
  soleus_session_pause (f->session);
  soleus_session_skip (f->session);
  soleus_session_back (f->session);
  g_assert_cmpint (soleus_session_adjust (f->session, 10000), ==, 0);
  g_assert_true (soleus_session_resume (f->session, NULL, NULL));
  assert_standing (f, SOLEUS_SESSION_READY, 0, 10000);
  fixture_expect (f, "");
  g_assert_cmpuint (soleus_recording_sink_get_n_timetables (f->sink), ==, 0);
}

static void
test_start (void)
{
  g_autoptr (Fixture) f = fixture_new_wall ();

  /* Time that passes before the start is not the session's. */
  fixture_late (f, 100 * SECOND);
  soleus_session_start (f->session);
  fixture_expect (f, "state running\n"
                     "phase get-ready left 1/2 10000 of 10000\n");
  assert_standing (f, SOLEUS_SESSION_RUNNING, 0, 10000);
  g_assert_cmpuint (soleus_recording_sink_get_n_begins (f->sink), ==, 1);
  g_assert_cmpuint (soleus_recording_sink_get_n_timetables (f->sink), ==, 1);
  fixture_run (f, 9 * SECOND);
  fixture_expect (f, "shown 9\nshown 8\nshown 7\nshown 6\nshown 5\nshown 4\nshown 3\nshown 2\n"
                     "shown 1\n");
  soleus_manual_clock_advance (f->clock, SECOND - 1);
  soleus_session_update (f->session);
  fixture_expect (f, "");
  soleus_manual_clock_advance (f->clock, 1);
  soleus_session_update (f->session);
  fixture_expect (f, "phase work left 1/2 30000 of 30000\n"
                     "cue go\n"
                     "shown 30\n");
}

/* Nobody tells of the phases before the beginning. */
static void
test_first (void)
{
  g_autoptr (SoleusRoutine) routine = fixture_find_routine ("wall-full");
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (GPtrArray) phases = soleus_options_expand (&options, routine);
  g_autoptr (Fixture) f = fixture_new_from (routine, phases->pdata[9]);

  assert_standing (f, SOLEUS_SESSION_READY, 8, 10000);
  fixture_expect (f, "");
  soleus_session_start (f->session);
  fixture_expect (f, "state running\n"
                     "phase switch right 1/2 10000 of 10000\n");
  g_assert_null (soleus_session_get_previous_phase (f->session));
  g_assert_cmpuint (soleus_recording_sink_get_n_timetables (f->sink), ==, 1);
  fixture_run_to_end (f);
  assert_standing (f, SOLEUS_SESSION_FINISHED, 16, 0);
  g_assert_cmpint (fixture_now (f) - f->start, ==, WALL_TOTAL - wall_edges[8] * SECOND);
  g_assert_cmpint (soleus_session_get_worked (f->session, SOLEUS_LEG_LEFT, FALSE), ==, 0);
}

/* A work that the routine doesn't have begins nowhere but at the beginning. */
static void
test_first_unknown (void)
{
  g_autoptr (SoleusRoutine) routine = fixture_find_routine ("wall-full");
  g_autoptr (SoleusRoutine) other = fixture_find_routine ("roller");
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (GPtrArray) phases = soleus_options_expand (&options, other);
  g_autoptr (Fixture) f = fixture_new_from (routine, phases->pdata[1]);

  assert_standing (f, SOLEUS_SESSION_READY, 0, 10000);
}

static void
test_one_hold (void)
{
  g_autoptr (Fixture) f = fixture_new_wall ();
  g_autofree char *cues = NULL;

  soleus_session_start (f->session);
  fixture_run (f, 50 * SECOND);
  cues = fixture_print_cues (f->cues, f->start);
  g_assert_cmpstr (cues, ==,
                   "10 go\n25 halfway\n37 countdown 3\n38 countdown 2\n39 countdown 1\n"
                   "40 work-end\n50 go\n");
}

/* Steps from deadline to deadline through a whole routine, by its own wish to be updated. */
static void
test_whole (gconstpointer id)
{
  g_autoptr (SoleusRoutine) routine = fixture_find_routine (id);
  g_autoptr (Fixture) f = fixture_new (routine, NULL);
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  gint64 total = soleus_options_get_total (&options, routine) * 1000, edge = f->start;
  gint64 planned[3] = { 0 };

  soleus_session_start (f->session);
  for (guint i = 0; i + 1 < soleus_session_get_n_phases (f->session); i++)
    {
      SoleusPhase *phase = soleus_session_get_phase_at (f->session, i);

      fixture_run_to_phase (f, i);
      g_assert_cmpint (fixture_now (f), ==, edge);
      edge += soleus_phase_get_duration (phase) * 1000;
      if (soleus_phase_get_kind (phase) == SOLEUS_PHASE_WORK)
        planned[soleus_phase_get_leg (phase)] += soleus_phase_get_duration (phase);
    }
  fixture_run_to_end (f);
  g_assert_cmpint (fixture_now (f) - f->start, ==, total);
  assert_standing (f, SOLEUS_SESSION_FINISHED, soleus_session_get_n_phases (f->session) - 1, 0);
  for (SoleusLeg leg = SOLEUS_LEG_BOTH; leg <= SOLEUS_LEG_RIGHT; leg++)
    {
      g_assert_cmpint (soleus_session_get_worked (f->session, leg, FALSE), ==, planned[leg]);
      g_assert_cmpint (soleus_session_get_worked (f->session, leg, TRUE), ==, 0);
    }
  g_assert_cmpint (planned[SOLEUS_LEG_LEFT], ==, planned[SOLEUS_LEG_RIGHT]);

  g_assert_cmpuint (soleus_recording_sink_get_n_begins (f->sink), ==, 1);
  g_assert_cmpuint (soleus_recording_sink_get_n_timetables (f->sink), ==, 1);
  g_assert_cmpuint (soleus_recording_sink_get_n_ends (f->sink), ==, 1);
  assert_same_cues (f->cues, soleus_recording_sink_get_heard (f->sink));
  g_assert_cmpuint (fixture_count (f->cues, SOLEUS_CUE_DONE), ==, 1);
  g_assert_cmpuint (fixture_count (f->cues, SOLEUS_CUE_SWITCH_LEGS), ==, 1);
  g_assert_cmpint (g_array_index (f->cues, SoleusCue, f->cues->len - 1).monotonic, ==,
                   f->start + total);

  fixture_clear (f);
  fixture_late (f, 3600 * SECOND);
  soleus_session_skip (f->session);
  soleus_session_pause (f->session);
  soleus_session_end (f->session);
  soleus_session_stop (f->session);
  fixture_expect (f, "");
}

/* A main loop that is late by anything up to 0.7 s moves no edge and loses no cue. */
static void
test_late_ticks (void)
{
  g_autoptr (Fixture) f = fixture_new_wall ();
  g_autoptr (Fixture) punctual = fixture_new_wall ();

  soleus_session_start (punctual->session);
  fixture_run_to_end (punctual);
  soleus_session_start (f->session);
  while (soleus_session_get_state (f->session) == SOLEUS_SESSION_RUNNING)
    {
      guint position = soleus_session_get_position (f->session);
      gint64 end = fixture_now (f) + soleus_session_get_remaining (f->session) * 1000;

      /* The remainder is told in whole milliseconds. */
      g_assert_cmpint (f->start + wall_edges[position + 1] * SECOND - end, >=, 0);
      g_assert_cmpint (f->start + wall_edges[position + 1] * SECOND - end, <, 1000);
      fixture_late (f, soleus_session_get_next_deadline (f->session) - fixture_now (f) +
                           g_test_rand_int_range (0, 700000));
    }
  g_assert_cmpint (fixture_now (f) - f->start, <, WALL_TOTAL + 700000);
  g_assert_cmpint (soleus_session_get_worked (f->session, SOLEUS_LEG_LEFT, FALSE), ==, 120000);
  g_assert_cmpint (soleus_session_get_worked (f->session, SOLEUS_LEG_RIGHT, FALSE), ==, 120000);
  g_assert_cmpuint (f->cues->len, ==, punctual->cues->len);
}

static void
test_stale_cue (void)
{
  g_autoptr (Fixture) f = fixture_new_wall ();

  soleus_session_start (f->session);
  fixture_run (f, 9 * SECOND);
  fixture_clear (f);
  fixture_late (f, 2 * SECOND);
  fixture_expect (f, "phase work left 1/2 29000 of 30000\ncue go\nshown 29\n");
  fixture_run (f, 13 * SECOND);
  fixture_clear (f);
  fixture_late (f, 2 * SECOND + 1);
  fixture_expect (f, "shown 14\n");
  g_assert_cmpuint (fixture_count (f->cues, SOLEUS_CUE_HALFWAY), ==, 0);
}

/* Ten minutes, in which the first hold on the other leg and everything else goes by. */
static void
test_long_stall (void)
{
  g_autoptr (Fixture) f = fixture_new_wall ();

  soleus_session_start (f->session);
  fixture_run (f, 195 * SECOND);
  fixture_clear (f);
  g_array_set_size (f->cues, 0);
  fixture_late (f, 600 * SECOND);
  fixture_expect (f, "ended right 1/2 30000\nended right 2/2 30000\n"
                     "ended right 1/2 30000\nended right 2/2 30000\n"
                     "state finished\nphase done both 1/1 0 of 0\nshown 0\n");
  g_assert_cmpuint (f->cues->len, ==, 0);
  g_assert_cmpuint (soleus_recording_sink_get_n_ends (f->sink), ==, 1);
  g_assert_cmpint (soleus_session_get_worked (f->session, SOLEUS_LEG_RIGHT, FALSE), ==, 120000);
}

/* A stall that ends within the session: at most the last cue, and none of those before later. */
static void
test_stall (void)
{
  for (gint64 length = SECOND; length < 310 * SECOND; length += 700001)
    {
      g_autoptr (Fixture) f = fixture_new_wall ();
      guint late;

      soleus_session_start (f->session);
      fixture_run (f, 5 * SECOND);
      fixture_late (f, length);
      late = f->cues->len;
      g_assert_cmpuint (late, <=, 1);
      fixture_run_to_end (f);
      g_assert_cmpint (fixture_now (f) - f->start, ==, WALL_TOTAL);
      for (guint i = late; i < f->cues->len; i++)
        g_assert_cmpint (g_array_index (f->cues, SoleusCue, i).monotonic, >,
                         f->start + 5 * SECOND + length);
    }
}

/* A half-way cue that was passed over in a stall is not the next hold's. */
static void
test_stall_halfway (void)
{
  g_autoptr (Fixture) f = fixture_new_wall ();

  soleus_session_start (f->session);
  fixture_run (f, 20 * SECOND);
  fixture_late (f, 35 * SECOND);
  soleus_session_pause (f->session);
  soleus_session_resume (f->session, NULL, NULL);
  g_assert_cmpuint (fixture_count (f->cues, SOLEUS_CUE_HALFWAY), ==, 0);
  fixture_run (f, 20 * SECOND);
  g_assert_cmpuint (fixture_count (f->cues, SOLEUS_CUE_HALFWAY), ==, 1);
}

static void
test_wall_clock (void)
{
  g_autoptr (Fixture) f = fixture_new_wall ();
  g_autoptr (Fixture) still = fixture_new_wall ();

  soleus_session_start (still->session);
  fixture_run_to_end (still);
  soleus_session_start (f->session);
  for (guint i = 0; soleus_session_get_state (f->session) == SOLEUS_SESSION_RUNNING; i++)
    {
      soleus_manual_clock_set_wall (f->clock, i % 2 ? 0 : G_GINT64_CONSTANT (4102444800) * SECOND);
      soleus_session_update (f->session);
      fixture_run (f, soleus_session_get_next_deadline (f->session) - fixture_now (f));
    }
  g_assert_cmpstr (f->log->str, ==, still->log->str);
  g_assert_cmpint (fixture_now (f), ==, fixture_now (still));
}

static void
pause_for_an_hour (Fixture *f)
{
  gint64 remaining = soleus_session_get_remaining (f->session);
  guint position = soleus_session_get_position (f->session);

  fixture_clear (f);
  soleus_session_pause (f->session);
  fixture_expect (f, "state paused\n");
  g_assert_cmpuint (soleus_recording_sink_get_timetable (f->sink)->len, ==, 0);
  g_assert_cmpint (soleus_session_get_next_deadline (f->session), ==, G_MAXINT64);
  fixture_late (f, 3600 * SECOND);
  soleus_session_pause (f->session);
  assert_standing (f, SOLEUS_SESSION_PAUSED, position, remaining);
  g_assert_true (soleus_session_resume (f->session, NULL, NULL));
  fixture_expect (f, "state running\n");
  assert_standing (f, SOLEUS_SESSION_RUNNING, position, remaining);
}

static void
test_pause_at_edges (gconstpointer data)
{
  gint64 offset = GPOINTER_TO_INT (data);

  for (guint edge = 1; edge + 1 < G_N_ELEMENTS (wall_edges); edge++)
    {
      g_autoptr (Fixture) f = fixture_new_wall ();
      g_autoptr (Fixture) unpaused = fixture_new_wall ();

      soleus_session_start (unpaused->session);
      fixture_run_to_end (unpaused);
      soleus_session_start (f->session);
      fixture_run (f, wall_edges[edge] * SECOND + offset);
      g_assert_cmpuint (soleus_session_get_position (f->session), ==, edge - (offset < 0));
      pause_for_an_hour (f);
      fixture_run_to_end (f);
      g_assert_cmpint (fixture_now (f) - f->start, ==, WALL_TOTAL + 3600 * SECOND);
      g_assert_cmpint (soleus_session_get_worked (f->session, SOLEUS_LEG_LEFT, FALSE), ==, 120000);
      g_assert_cmpint (soleus_session_get_worked (f->session, SOLEUS_LEG_RIGHT, FALSE), ==, 120000);
      g_assert_cmpuint (f->cues->len, ==, unpaused->cues->len);
      assert_same_cues (f->cues, soleus_recording_sink_get_heard (f->sink));
    }
}

static void
test_pause_late (void)
{
  g_autoptr (Fixture) f = fixture_new_wall ();

  soleus_session_start (f->session);
  soleus_manual_clock_advance (f->clock, 10 * SECOND + 1);
  soleus_session_pause (f->session);
  fixture_expect (f, "state running\nphase get-ready left 1/2 10000 of 10000\n"
                     "phase work left 1/2 29999 of 30000\ncue go\nshown 30\nstate paused\n");
}

static void
test_skip (void)
{
  g_autoptr (Fixture) f = fixture_new_wall ();

  soleus_session_start (f->session);
  fixture_run (f, 3 * SECOND);
  fixture_clear (f);
  soleus_session_skip (f->session);
  fixture_expect (f, "phase work left 1/2 30000 of 30000\nshown 30\n");
  fixture_run (f, SECOND / 2);
  soleus_session_skip (f->session);
  fixture_expect (f, "ended left 1/2 500\nphase rest left 2/2 10000 of 10000\nshown 10\n");
  soleus_session_pause (f->session);
  fixture_late (f, 100 * SECOND);
  soleus_session_skip (f->session);
  fixture_expect (f, "state paused\nphase work left 2/2 30000 of 30000\nshown 30\n");
  assert_standing (f, SOLEUS_SESSION_PAUSED, 3, 30000);
  g_assert_cmpint (soleus_session_get_worked (f->session, SOLEUS_LEG_LEFT, FALSE), ==, 500);
  g_assert_cmpuint (f->cues->len, ==, 0);
}

static void
test_skip_all (gconstpointer data)
{
  g_autoptr (Fixture) f = fixture_new_wall ();
  gboolean paused = GPOINTER_TO_INT (data);

  soleus_session_start (f->session);
  if (paused)
    soleus_session_pause (f->session);
  for (guint i = 0; i < 15; i++)
    soleus_session_skip (f->session);
  assert_standing (f, paused ? SOLEUS_SESSION_PAUSED : SOLEUS_SESSION_RUNNING, 15, 30000);
  fixture_clear (f);
  soleus_session_skip (f->session);
  /* A session that was only skipped is not finished. */
  fixture_expect (f, "state ended\nphase done both 1/1 0 of 0\nshown 0\n");
  soleus_session_skip (f->session);
  fixture_expect (f, "");
  g_assert_cmpuint (soleus_recording_sink_get_n_ends (f->sink), ==, 1);
  g_assert_cmpuint (soleus_recording_sink_get_timetable (f->sink)->len, ==, 0);
  g_assert_cmpint (soleus_session_get_worked (f->session, SOLEUS_LEG_LEFT, FALSE), ==, 0);
}

static void
test_back (void)
{
  g_autoptr (Fixture) f = fixture_new_wall ();

  soleus_session_start (f->session);
  /* Within two seconds of the second hold: the first again, with its time to get ready. */
  fixture_run (f, 52 * SECOND);
  soleus_session_back (f->session);
  assert_standing (f, SOLEUS_SESSION_RUNNING, 0, 10000);
  /* Later: the phase again. */
  fixture_run (f, 2 * SECOND + 1);
  fixture_clear (f);
  soleus_session_back (f->session);
  fixture_expect (f, "phase get-ready left 1/2 10000 of 10000\nshown 10\n");
  assert_standing (f, SOLEUS_SESSION_RUNNING, 0, 10000);
  soleus_session_back (f->session);
  fixture_expect (f, "phase get-ready left 1/2 10000 of 10000\n");
  /* After two seconds of a hold: that hold, and what was held counts. */
  fixture_run (f, 22 * SECOND + 1);
  fixture_clear (f);
  soleus_session_back (f->session);
  fixture_expect (f, "ended left 1/2 12000\nphase work left 1/2 30000 of 30000\nshown 30\n");
  fixture_run (f, 30 * SECOND);
  g_assert_cmpint (soleus_session_get_worked (f->session, SOLEUS_LEG_LEFT, FALSE), ==, 74000);
  /* From the rest: the hold before it. */
  assert_standing (f, SOLEUS_SESSION_RUNNING, 2, 10000);
  soleus_session_back (f->session);
  assert_standing (f, SOLEUS_SESSION_RUNNING, 0, 10000);
}

static void
test_back_paused (void)
{
  g_autoptr (Fixture) f = fixture_new_wall ();

  soleus_session_start (f->session);
  fixture_run (f, 171 * SECOND);
  soleus_session_pause (f->session);
  /* Across the switch: the last hold of the other leg, after its rest. */
  soleus_session_back (f->session);
  assert_standing (f, SOLEUS_SESSION_PAUSED, 6, 10000);
  g_assert_cmpint (soleus_phase_get_leg (soleus_session_get_phase (f->session)), ==,
                   SOLEUS_LEG_LEFT);
  fixture_late (f, 100 * SECOND);
  fixture_clear (f);
  soleus_session_resume (f->session, NULL, NULL);
  fixture_run (f, 10 * SECOND);
  assert_standing (f, SOLEUS_SESSION_RUNNING, 7, 30000);
}

static void
test_adjust (void)
{
  g_autoptr (Fixture) f = fixture_new_wall ();

  soleus_session_start (f->session);
  fixture_run (f, 12 * SECOND);
  fixture_clear (f);
  g_assert_cmpint (soleus_session_adjust (f->session, 10000), ==, 10000);
  fixture_expect (f, "phase work left 1/2 38000 of 40000\nshown 38\n");
  g_assert_cmpint (soleus_session_adjust (f->session, 10000), ==, 10000);
  g_assert_cmpint (soleus_session_adjust (f->session, 15000), ==, 10000);
  g_assert_cmpint (soleus_session_get_length (f->session), ==, 60000);
  fixture_clear (f);
  /* At the limit nothing is done, and nothing told. */
  g_assert_cmpint (soleus_session_adjust (f->session, 10000), ==, 0);
  g_assert_cmpint (soleus_session_adjust (f->session, G_MAXINT64), ==, 0);
  fixture_expect (f, "");
  g_assert_cmpint (soleus_session_adjust (f->session, -10000), ==, -10000);
  g_assert_cmpint (soleus_session_get_remaining (f->session), ==, 48000);
  fixture_run (f, 48 * SECOND);
  g_assert_cmpint (soleus_session_get_worked (f->session, SOLEUS_LEG_LEFT, FALSE), ==, 50000);
  assert_standing (f, SOLEUS_SESSION_RUNNING, 2, 10000);
  /* Only the running phase changed. */
  g_assert_cmpint (soleus_phase_get_duration (soleus_session_get_phase_at (f->session, 3)), ==,
                   30000);
  fixture_run_to_end (f);
  g_assert_cmpint (fixture_now (f) - f->start, ==, WALL_TOTAL + 20 * SECOND);
}

static void
test_adjust_to_end (gconstpointer data)
{
  g_autoptr (Fixture) f = fixture_new_wall ();

  soleus_session_start (f->session);
  fixture_run (f, 32 * SECOND);
  if (GPOINTER_TO_INT (data))
    soleus_session_pause (f->session);
  fixture_clear (f);
  g_assert_cmpint (soleus_session_adjust (f->session, -10000), ==, -8000);
  fixture_expect (f, "ended left 1/2 22000\nphase rest left 2/2 10000 of 10000\nshown 10\n");
  g_assert_cmpint (soleus_session_adjust (f->session, G_MININT64), ==, -10000);
  assert_standing (f, GPOINTER_TO_INT (data) ? SOLEUS_SESSION_PAUSED : SOLEUS_SESSION_RUNNING, 3,
                   30000);
}

static void
test_adjust_paused (void)
{
  g_autoptr (Fixture) f = fixture_new_wall ();

  soleus_session_start (f->session);
  fixture_run (f, 20 * SECOND);
  soleus_session_pause (f->session);
  fixture_late (f, 55 * SECOND);
  fixture_clear (f);
  g_assert_cmpint (soleus_session_adjust (f->session, 10000), ==, 10000);
  fixture_expect (f, "phase work left 1/2 30000 of 40000\nshown 30\n");
  soleus_session_resume (f->session, NULL, NULL);
  fixture_run (f, 30 * SECOND);
  assert_standing (f, SOLEUS_SESSION_RUNNING, 2, 10000);
  g_assert_cmpint (soleus_session_get_worked (f->session, SOLEUS_LEG_LEFT, FALSE), ==, 40000);
}

/* Get ready, rest and switch may last 60 s, holds 60 s, easy movement 300 s. */
static void
test_adjust_limits (void)
{
  g_autoptr (SoleusRoutine) routine = fixture_find_routine ("desk");
  g_autoptr (Fixture) f = fixture_new (routine, NULL);
  const gint64 limits[] = { 60000, 300000, 60000, 60000 };

  soleus_session_start (f->session);
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      gint64 length = soleus_session_get_length (f->session);

      g_assert_cmpint (soleus_session_adjust (f->session, 1000000), ==, limits[i] - length);
      g_assert_cmpint (soleus_session_get_length (f->session), ==, limits[i]);
      soleus_session_skip (f->session);
    }
}

static void
test_adjust_halfway (void)
{
  g_autoptr (Fixture) f = fixture_new_wall ();
  g_autofree char *cues = NULL;

  soleus_session_start (f->session);
  /* Told at 15 of 30 s, and not again when it becomes 20 of 40 s. */
  fixture_run (f, 26 * SECOND);
  soleus_session_adjust (f->session, 10000);
  fixture_run (f, 24 * SECOND);
  /* Not yet told at 14 s of 30; 20 s of 40 it is. */
  fixture_run (f, 24 * SECOND);
  soleus_session_adjust (f->session, 10000);
  fixture_run (f, 26 * SECOND);
  cues = fixture_print_cues (f->cues, f->start);
  g_assert_cmpstr (cues, ==,
                   "10 go\n25 halfway\n47 countdown 3\n48 countdown 2\n49 countdown 1\n"
                   "50 work-end\n60 go\n80 halfway\n97 countdown 3\n98 countdown 2\n"
                   "99 countdown 1\n100 work-end\n");
  assert_same_cues (f->cues, soleus_recording_sink_get_heard (f->sink));
}

/* Shortened past half-way it is left out, and comes when the phase is long again. */
static void
test_adjust_halfway_back (void)
{
  g_autoptr (Fixture) f = fixture_new_wall ();

  soleus_session_start (f->session);
  fixture_run (f, 22 * SECOND);
  soleus_session_adjust (f->session, -10000);
  g_assert_cmpint (soleus_session_get_remaining (f->session), ==, 8000);
  fixture_run (f, SECOND);
  soleus_session_adjust (f->session, 10000);
  fixture_run (f, 2 * SECOND);
  g_assert_cmpuint (fixture_count (f->cues, SOLEUS_CUE_HALFWAY), ==, 1);
}

/* A hold that is lengthened while it counts down counts down to its new end. */
static void
test_adjust_countdown (void)
{
  g_autoptr (Fixture) f = fixture_new_wall ();
  g_autofree char *cues = NULL;

  soleus_session_start (f->session);
  fixture_run (f, 38 * SECOND);
  soleus_session_adjust (f->session, 10000);
  fixture_run (f, 12 * SECOND);
  cues = fixture_print_cues (f->cues, f->start);
  g_assert_cmpstr (cues, ==,
                   "10 go\n25 halfway\n37 countdown 3\n38 countdown 2\n47 countdown 3\n"
                   "48 countdown 2\n49 countdown 1\n50 work-end\n");
}

static void
test_untimed (void)
{
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (SoleusRoutine) routine = fixture_find_routine ("wall-full");
  g_autoptr (Fixture) f = NULL;

  options.get_ready = SOLEUS_GET_READY_WAIT;
  f = fixture_new (routine, &options);
  g_assert_cmpint (soleus_session_get_total_remaining (f->session), ==, 310000);
  soleus_session_start (f->session);
  fixture_expect (f, "state running\nphase get-ready left 1/2 -1 of -1\n");
  g_assert_cmpint (soleus_session_get_elapsed (f->session), ==, 0);
  g_assert_cmpint (soleus_session_get_length (f->session), ==, SOLEUS_PHASE_UNTIMED);
  g_assert_cmpuint (soleus_recording_sink_get_timetable (f->sink)->len, ==, 0);
  g_assert_cmpint (soleus_session_adjust (f->session, -10000), ==, 0);
  fixture_run (f, 1000 * SECOND);
  soleus_session_pause (f->session);
  fixture_late (f, 1000 * SECOND);
  soleus_session_resume (f->session, NULL, NULL);
  soleus_session_back (f->session);
  fixture_expect (f, "state paused\nstate running\nphase get-ready left 1/2 -1 of -1\n");
  soleus_session_skip (f->session);
  fixture_expect (f, "phase work left 1/2 30000 of 30000\nshown 30\n");
  g_assert_cmpint (soleus_session_get_total_remaining (f->session), ==, 310000);
  f->start = fixture_now (f);
  fixture_run_to_end (f);
  g_assert_cmpint (fixture_now (f) - f->start, ==, WALL_TOTAL - 10 * SECOND);
}

static void
test_end (gconstpointer data)
{
  g_autoptr (Fixture) f = fixture_new_wall ();
  gboolean stop = GPOINTER_TO_INT (data);
  void (*close) (SoleusSession *) = stop ? soleus_session_stop : soleus_session_end;

  soleus_session_start (f->session);
  fixture_run (f, 15 * SECOND + 250000);
  fixture_clear (f);
  close (f->session);
  fixture_expect (f, stop ? "ended left 1/2 5250\nstate stopped\n"
                          : "ended left 1/2 5250\nstate ended\n");
  assert_standing (f, stop ? SOLEUS_SESSION_STOPPED : SOLEUS_SESSION_ENDED, 1, 24750);
  g_assert_true (soleus_session_is_over (f->session));
  g_assert_cmpuint (soleus_recording_sink_get_timetable (f->sink)->len, ==, 0);
  g_assert_cmpuint (soleus_recording_sink_get_n_ends (f->sink), ==, 1);
  g_assert_cmpint (soleus_session_get_next_deadline (f->session), ==, G_MAXINT64);
  soleus_session_resume (f->session, NULL, NULL);
  soleus_session_skip (f->session);
  soleus_session_back (f->session);
  soleus_session_adjust (f->session, 10000);
  soleus_session_end (f->session);
  soleus_session_stop (f->session);
  fixture_late (f, 100 * SECOND);
  fixture_expect (f, "");
  g_assert_cmpint (soleus_session_get_worked (f->session, SOLEUS_LEG_LEFT, FALSE), ==, 5250);
  g_assert_cmpuint (soleus_recording_sink_get_n_ends (f->sink), ==, 1);
}

static void
test_end_paused (void)
{
  g_autoptr (Fixture) f = fixture_new_wall ();

  soleus_session_start (f->session);
  fixture_run (f, 15 * SECOND);
  soleus_session_pause (f->session);
  fixture_late (f, 1000 * SECOND);
  fixture_clear (f);
  soleus_session_end (f->session);
  fixture_expect (f, "ended left 1/2 5000\nstate ended\n");
}

/* Nothing sounded, so that there is nothing to end for the sinks. */
static void
test_end_ready (void)
{
  g_autoptr (Fixture) f = fixture_new_wall ();

  soleus_session_end (f->session);
  fixture_expect (f, "state ended\n");
  g_assert_cmpuint (soleus_recording_sink_get_n_ends (f->sink), ==, 0);
  g_assert_cmpuint (soleus_recording_sink_get_n_timetables (f->sink), ==, 0);
}

/* A5: after a stop by mistake the cues are heard again, up to the end. */
static void
test_taken_back (void)
{
  g_autoptr (Fixture) f = fixture_new_wall ();
  g_autoptr (GError) error = NULL;

  soleus_session_start (f->session);
  fixture_run_to_phase (f, 1);
  fixture_run (f, 5 * SECOND);
  soleus_session_stop (f->session);
  g_assert_cmpuint (soleus_recording_sink_get_n_ends (f->sink), ==, 1);
  g_assert_true (soleus_session_take_back (f->session, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (soleus_recording_sink_get_n_begins (f->sink), ==, 2);
  g_assert_cmpint (soleus_session_get_state (f->session), ==, SOLEUS_SESSION_PAUSED);
  g_assert_false (soleus_session_was_asleep (f->session));
  g_assert_cmpuint (soleus_recording_sink_get_timetable (f->sink)->len, ==, 0);
  g_assert_true (soleus_session_resume (f->session, NULL, &error));
  g_assert_cmpint (soleus_phase_get_kind (soleus_session_get_phase (f->session)), ==,
                   SOLEUS_PHASE_GET_READY);
  g_assert_cmpuint (soleus_recording_sink_get_timetable (f->sink)->len, >, 0);
  g_assert_cmpint (soleus_session_get_worked (f->session, SOLEUS_LEG_LEFT, FALSE), ==, 5000);
  fixture_run_to_end (f);
  g_assert_cmpint (soleus_session_get_state (f->session), ==, SOLEUS_SESSION_FINISHED);
  g_assert_cmpuint (soleus_recording_sink_get_n_ends (f->sink), ==, 2);
  g_assert_false (soleus_session_take_back (f->session, &error));
  g_assert_error (error, SOLEUS_SESSION_ERROR, SOLEUS_SESSION_ERROR_OVER);
  fixture_clear (f);
}

/* Pain counts for the phase on the screen, and no time beyond its end. */
static void
test_stop_late (void)
{
  g_autoptr (Fixture) f = fixture_new_wall ();

  soleus_session_start (f->session);
  fixture_run (f, 35 * SECOND);
  fixture_clear (f);
  soleus_manual_clock_advance (f->clock, 600 * SECOND);
  soleus_session_stop (f->session);
  fixture_expect (f, "ended left 1/2 30000\nstate stopped\nshown 0\n");
  g_assert_cmpuint (soleus_session_get_position (f->session), ==, 1);
}

static void
test_dropped_while_running (void)
{
  g_autoptr (Fixture) f = fixture_new_wall ();

  soleus_session_start (f->session);
  fixture_run (f, 15 * SECOND);
  g_assert_cmpuint (soleus_recording_sink_get_timetable (f->sink)->len, >, 0);
  g_assert_finalize_object (f->session);
  f->session = NULL;
  g_assert_cmpuint (soleus_recording_sink_get_timetable (f->sink)->len, ==, 0);
  g_assert_cmpuint (soleus_recording_sink_get_n_ends (f->sink), ==, 1);
}

static void
test_figures (void)
{
  g_autoptr (Fixture) f = fixture_new_wall ();
  SoleusPhase *next;

  soleus_session_start (f->session);
  fixture_run (f, 15 * SECOND + 400);
  g_assert_cmpint (soleus_session_get_elapsed (f->session), ==, 5000);
  g_assert_cmpint (soleus_session_get_remaining (f->session), ==, 24999);
  g_assert_cmpint (soleus_session_get_total_remaining (f->session), ==, 304999);
  g_assert_cmpint (soleus_session_get_worked (f->session, SOLEUS_LEG_LEFT, FALSE), ==, 5000);
  g_assert_cmpint (soleus_session_get_worked (f->session, SOLEUS_LEG_RIGHT, FALSE), ==, 0);
  next = soleus_session_get_next_phase (f->session);
  g_assert_true (next == soleus_session_get_phase_at (f->session, 2));
  g_assert_true (soleus_session_get_previous_phase (f->session) ==
                 soleus_session_get_phase_at (f->session, 0));
  /* Work that was looked at between two updates isn't counted twice. */
  fixture_run (f, 30 * SECOND);
  g_assert_cmpint (soleus_session_get_worked (f->session, SOLEUS_LEG_LEFT, FALSE), ==, 30000);
  fixture_run_to_phase (f, 15);
  g_assert_cmpint (soleus_phase_get_kind (soleus_session_get_next_phase (f->session)), ==,
                   SOLEUS_PHASE_DONE);
  fixture_run_to_end (f);
  g_assert_null (soleus_session_get_next_phase (f->session));
}

static void
test_needs_clearance (void)
{
  g_autoptr (SoleusRoutine) routine = fixture_read_routine (
      "<step id='P' kind='pressure' target='both' knee='bent' pose='p' tool='hands' "
      "upper='0.3' lower='0.6'><name>P</name>"
      "<cue>P</cue><instruction>P.</instruction><caution>P.</caution></step>",
      "<use step='P' seconds='30'/>");
  g_autoptr (SoleusManualClock) clock = soleus_manual_clock_new ();
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;

  g_assert_null (soleus_session_new (routine, &options, NULL, NULL, SOLEUS_CLOCK (clock), &error));
  g_assert_error (error, SOLEUS_SESSION_ERROR, SOLEUS_SESSION_ERROR_CLEARANCE);
  g_assert_cmpstr (error->message, ==,
                   "“Test” has massage in it. Go through the safety list first.");
}

int
main (int argc, char **argv)
{
  static const char *const ids[] = { "wall-full", "gastroc-wall", "soleus-wall", "desk",
                                     "before-bed" };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/session/new", test_new);
  g_test_add_func ("/soleus/session/start", test_start);
  g_test_add_func ("/soleus/session/first", test_first);
  g_test_add_func ("/soleus/session/first-unknown", test_first_unknown);
  g_test_add_func ("/soleus/session/one-hold", test_one_hold);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *path = g_strconcat ("/soleus/session/whole/", ids[i], NULL);

      g_test_add_data_func (path, ids[i], test_whole);
    }
  g_test_add_func ("/soleus/session/late-ticks", test_late_ticks);
  g_test_add_func ("/soleus/session/stale-cue", test_stale_cue);
  g_test_add_func ("/soleus/session/stall/ten-minutes", test_long_stall);
  g_test_add_func ("/soleus/session/stall/any", test_stall);
  g_test_add_func ("/soleus/session/stall/halfway", test_stall_halfway);
  g_test_add_func ("/soleus/session/wall-clock", test_wall_clock);
  g_test_add_data_func ("/soleus/session/pause/at-edges", GINT_TO_POINTER (0), test_pause_at_edges);
  g_test_add_data_func ("/soleus/session/pause/before-edges", GINT_TO_POINTER (-1),
                        test_pause_at_edges);
  g_test_add_data_func ("/soleus/session/pause/after-edges", GINT_TO_POINTER (1),
                        test_pause_at_edges);
  g_test_add_func ("/soleus/session/pause/late", test_pause_late);
  g_test_add_func ("/soleus/session/skip/some", test_skip);
  g_test_add_data_func ("/soleus/session/skip/all", GINT_TO_POINTER (FALSE), test_skip_all);
  g_test_add_data_func ("/soleus/session/skip/all-paused", GINT_TO_POINTER (TRUE), test_skip_all);
  g_test_add_func ("/soleus/session/back/running", test_back);
  g_test_add_func ("/soleus/session/back/paused", test_back_paused);
  g_test_add_func ("/soleus/session/adjust/running", test_adjust);
  g_test_add_data_func ("/soleus/session/adjust/to-end", GINT_TO_POINTER (FALSE),
                        test_adjust_to_end);
  g_test_add_data_func ("/soleus/session/adjust/to-end-paused", GINT_TO_POINTER (TRUE),
                        test_adjust_to_end);
  g_test_add_func ("/soleus/session/adjust/paused", test_adjust_paused);
  g_test_add_func ("/soleus/session/adjust/limits", test_adjust_limits);
  g_test_add_func ("/soleus/session/adjust/halfway", test_adjust_halfway);
  g_test_add_func ("/soleus/session/adjust/halfway-back", test_adjust_halfway_back);
  g_test_add_func ("/soleus/session/adjust/countdown", test_adjust_countdown);
  g_test_add_func ("/soleus/session/untimed", test_untimed);
  g_test_add_data_func ("/soleus/session/end/ended", GINT_TO_POINTER (FALSE), test_end);
  g_test_add_data_func ("/soleus/session/end/stopped", GINT_TO_POINTER (TRUE), test_end);
  g_test_add_func ("/soleus/session/end/paused", test_end_paused);
  g_test_add_func ("/soleus/session/end/ready", test_end_ready);
  g_test_add_func ("/soleus/session/end/taken-back", test_taken_back);
  g_test_add_func ("/soleus/session/end/stop-late", test_stop_late);
  g_test_add_func ("/soleus/session/end/dropped", test_dropped_while_running);
  g_test_add_func ("/soleus/session/figures", test_figures);
  g_test_add_func ("/soleus/session/needs-clearance", test_needs_clearance);
  return g_test_run ();
}
