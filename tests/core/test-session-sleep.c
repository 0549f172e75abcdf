/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-fixture.h"

#define HOUR (3600 * SECOND)

static void
suspend (Fixture *f, gint64 us)
{
  soleus_manual_clock_suspend (f->clock, us);
  soleus_session_update (f->session);
}

static Fixture *
start_and_run (gint64 us)
{
  Fixture *f = fixture_new_wall ();

  soleus_session_start (f->session);
  fixture_run (f, us);
  fixture_clear (f);
  return f;
}

static void
assert_cues (Fixture *f, const char *lines)
{
  g_autofree char *printed = fixture_print_cues (f->cues, f->start);

  g_assert_cmpstr (printed, ==, lines);
}

/* Twelve seconds into a hold: found paused, and the other eighteen come after getting ready. */
static void
test_hold (void)
{
  g_autoptr (Fixture) f = start_and_run (22 * SECOND);

  suspend (f, HOUR);
  fixture_expect (f, "state paused\n");
  g_assert_true (soleus_session_was_asleep (f->session));
  g_assert_cmpint (soleus_session_get_remaining (f->session), ==, 18000);
  g_assert_cmpint (soleus_session_get_next_deadline (f->session), ==, G_MAXINT64);
  g_assert_cmpuint (soleus_recording_sink_get_timetable (f->sink)->len, ==, 0);
  fixture_late (f, HOUR);
  f->start += HOUR;
  fixture_expect (f, "");
  g_assert_true (soleus_session_resume (f->session, NULL, NULL));
  g_assert_false (soleus_session_was_asleep (f->session));
  fixture_expect (f, "ended left 1/2 12000\nstate running\n"
                     "phase get-ready left 1/2 10000 of 10000\nshown 10\n");
  g_assert_cmpuint (soleus_session_get_position (f->session), ==, 1);
  g_assert_true (soleus_session_get_next_phase (f->session) ==
                 soleus_session_get_phase_at (f->session, 1));
  g_assert_cmpint (soleus_session_get_total_remaining (f->session), ==, 308000);
  fixture_run (f, 9 * SECOND);
  fixture_clear (f);
  fixture_run (f, SECOND);
  fixture_expect (f, "phase work left 1/2 18000 of 30000\ncue go\nshown 18\n");
  fixture_run (f, 18 * SECOND);
  g_assert_cmpint (soleus_session_get_worked (f->session, SOLEUS_LEG_LEFT, FALSE), ==, 30000);
  g_array_remove_index (f->cues, 0);
  assert_cues (f, "32 go\n35 halfway\n47 countdown 3\n48 countdown 2\n49 countdown 1\n"
                  "50 work-end\n");
  fixture_run_to_end (f);
  g_assert_cmpint (fixture_now (f) - f->start, ==, 330 * SECOND);
}

/* Wherever it happens, it only adds the time to get ready. */
static void
test_anywhere (void)
{
  for (gint64 at = SECOND / 2; at < 320 * SECOND; at += 1300001)
    {
      g_autoptr (Fixture) f = start_and_run (at);
      SoleusPhaseKind kind = soleus_phase_get_kind (soleus_session_get_phase (f->session));
      gint64 remaining = soleus_session_get_remaining (f->session), extra = 10 * SECOND;

      suspend (f, HOUR);
      g_assert_cmpint (soleus_session_get_state (f->session), ==, SOLEUS_SESSION_PAUSED);
      g_assert_cmpint (soleus_session_get_remaining (f->session), ==, remaining);
      soleus_session_resume (f->session, NULL, NULL);
      g_assert_cmpint (soleus_phase_get_kind (soleus_session_get_phase (f->session)), ==,
                       SOLEUS_PHASE_GET_READY);
      g_assert_cmpint (soleus_session_get_remaining (f->session), ==, 10000);
      fixture_run_to_end (f);
      if (kind != SOLEUS_PHASE_WORK)
        extra -= remaining * 1000;
      g_assert_cmpint (ABS (fixture_now (f) - f->start - 320 * SECOND - extra), <, 1000);
      g_assert_cmpint (soleus_session_get_worked (f->session, SOLEUS_LEG_LEFT, FALSE), ==, 120000);
      g_assert_cmpint (soleus_session_get_worked (f->session, SOLEUS_LEG_RIGHT, FALSE), ==, 120000);
      g_assert_cmpuint (fixture_count (f->cues, SOLEUS_CUE_HALFWAY), ==, 8);
      g_assert_cmpuint (fixture_count (f->cues, SOLEUS_CUE_DONE), ==, 1);
    }
}

static void
test_tolerance (void)
{
  g_autoptr (Fixture) f = start_and_run (22 * SECOND);

  suspend (f, 2 * SECOND);
  fixture_expect (f, "");
  suspend (f, 1);
  fixture_expect (f, "state paused\n");
}

/* Short ones add up, and going on begins anew. */
static void
test_short_ones (void)
{
  g_autoptr (Fixture) f = start_and_run (15 * SECOND);

  for (guint i = 0; i < 2; i++)
    {
      suspend (f, SECOND);
      fixture_run (f, SECOND);
    }
  g_assert_cmpint (soleus_session_get_state (f->session), ==, SOLEUS_SESSION_RUNNING);
  soleus_session_pause (f->session);
  soleus_session_resume (f->session, NULL, NULL);
  suspend (f, SECOND);
  g_assert_cmpint (soleus_session_get_state (f->session), ==, SOLEUS_SESSION_RUNNING);
  suspend (f, SECOND + 1);
  g_assert_cmpint (soleus_session_get_state (f->session), ==, SOLEUS_SESSION_PAUSED);
}

/* Noticed only after the main loop stood still as well: nobody worked meanwhile. */
static void
test_noticed_late (void)
{
  g_autoptr (Fixture) f = start_and_run (22 * SECOND);

  soleus_manual_clock_suspend (f->clock, HOUR);
  soleus_manual_clock_advance (f->clock, 200 * SECOND);
  g_assert_cmpint (soleus_session_get_worked (f->session, SOLEUS_LEG_LEFT, FALSE), ==, 13000);
  soleus_session_update (f->session);
  fixture_expect (f, "state paused\nshown 17\n");
  g_assert_cmpint (soleus_session_get_worked (f->session, SOLEUS_LEG_LEFT, FALSE), ==, 13000);
}

/* An edge that was passed before the machine slept stays passed. */
static void
test_edge_before (void)
{
  g_autoptr (Fixture) f = start_and_run (40 * SECOND - 400000);

  soleus_manual_clock_advance (f->clock, 600000);
  suspend (f, HOUR);
  fixture_expect (f, "ended left 1/2 30000\nstate paused\n"
                     "phase rest left 2/2 10000 of 10000\nshown 10\n");
  g_assert_cmpuint (fixture_count (f->cues, SOLEUS_CUE_WORK_END), ==, 0);
}

static void
test_last_edge_before (void)
{
  g_autoptr (Fixture) f = start_and_run (320 * SECOND - 400000);

  soleus_manual_clock_advance (f->clock, 600000);
  suspend (f, HOUR);
  fixture_expect (f,
                  "ended right 2/2 30000\nstate finished\nphase done both 1/1 0 of 0\nshown 0\n");
  g_assert_cmpuint (soleus_recording_sink_get_n_ends (f->sink), ==, 1);
}

static void
test_get_ready (void)
{
  g_autoptr (Fixture) f = start_and_run (4 * SECOND);

  suspend (f, HOUR);
  soleus_session_resume (f->session, NULL, NULL);
  fixture_expect (f, "state paused\nstate running\n"
                     "phase get-ready left 1/2 10000 of 10000\nshown 10\n");
  g_assert_cmpuint (soleus_session_get_position (f->session), ==, 0);
}

/* A rest or a switch gives way to getting ready for what follows it. */
static void
test_between (gconstpointer data)
{
  gboolean legs = GPOINTER_TO_INT (data);
  g_autoptr (Fixture) f = start_and_run ((legs ? 163 : 43) * SECOND);

  suspend (f, HOUR);
  soleus_session_resume (f->session, NULL, NULL);
  fixture_expect (f, legs ? "state paused\nstate running\n"
                            "phase get-ready right 1/2 10000 of 10000\nshown 10\n"
                          : "state paused\nstate running\n"
                            "phase get-ready left 2/2 10000 of 10000\nshown 10\n");
  g_assert_cmpuint (soleus_session_get_position (f->session), ==, legs ? 9 : 3);
  g_assert_cmpint (soleus_session_get_total_remaining (f->session), ==, legs ? 160000 : 280000);
  fixture_run (f, 10 * SECOND);
  g_assert_cmpint (soleus_session_get_remaining (f->session), ==, 30000);
  g_assert_cmpint (soleus_phase_get_kind (soleus_session_get_phase (f->session)), ==,
                   SOLEUS_PHASE_WORK);
}

/* Paused by the person, who then closed the lid. */
static void
test_while_paused (void)
{
  g_autoptr (Fixture) f = start_and_run (22 * SECOND);

  soleus_session_pause (f->session);
  suspend (f, SECOND);
  soleus_session_resume (f->session, NULL, NULL);
  fixture_expect (f, "state paused\nstate running\n");
  soleus_session_pause (f->session);
  suspend (f, HOUR);
  g_assert_false (soleus_session_was_asleep (f->session));
  fixture_expect (f, "state paused\n");
  soleus_session_resume (f->session, NULL, NULL);
  fixture_expect (f, "ended left 1/2 12000\nstate running\n"
                     "phase get-ready left 1/2 10000 of 10000\nshown 10\n");
}

static void
test_before_start (void)
{
  g_autoptr (Fixture) f = fixture_new_wall ();

  suspend (f, HOUR);
  soleus_session_start (f->session);
  fixture_run (f, 5 * SECOND);
  g_assert_cmpint (soleus_session_get_state (f->session), ==, SOLEUS_SESSION_RUNNING);
}

static void
test_untimed (void)
{
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (SoleusRoutine) routine = fixture_find_routine ("wall-full");
  g_autoptr (Fixture) f = NULL;

  options.get_ready = SOLEUS_GET_READY_WAIT;
  f = fixture_new (routine, &options);
  soleus_session_start (f->session);
  /* It is noticed there too, though nothing counts. */
  fixture_run (f, 100 * SECOND);
  suspend (f, HOUR);
  g_assert_cmpint (soleus_session_get_state (f->session), ==, SOLEUS_SESSION_PAUSED);
  soleus_session_resume (f->session, NULL, NULL);
  soleus_session_skip (f->session);
  fixture_run (f, 12 * SECOND);
  suspend (f, HOUR);
  fixture_clear (f);
  soleus_session_resume (f->session, NULL, NULL);
  fixture_expect (f, "ended left 1/2 12000\nstate running\n"
                     "phase get-ready left 1/2 -1 of -1\nshown -1\n");
  fixture_run (f, 100 * SECOND);
  soleus_session_skip (f->session);
  fixture_expect (f, "phase work left 1/2 18000 of 30000\nshown 18\n");
}

/* The length that the person gave the hold stays, and half-way is told of once. */
static void
test_adjusted (void)
{
  g_autoptr (Fixture) f = start_and_run (27 * SECOND);

  g_assert_cmpint (soleus_session_adjust (f->session, 20000), ==, 20000);
  suspend (f, HOUR);
  soleus_session_resume (f->session, NULL, NULL);
  fixture_clear (f);
  soleus_session_skip (f->session);
  fixture_expect (f, "phase work left 1/2 33000 of 50000\nshown 33\n");
  fixture_run (f, 33 * SECOND);
  g_assert_cmpint (soleus_session_get_worked (f->session, SOLEUS_LEG_LEFT, FALSE), ==, 50000);
  g_assert_cmpuint (fixture_count (f->cues, SOLEUS_CUE_HALFWAY), ==, 1);
}

static void
test_adjust_after (void)
{
  g_autoptr (Fixture) f = start_and_run (22 * SECOND);

  suspend (f, HOUR);
  soleus_session_resume (f->session, NULL, NULL);
  fixture_clear (f);
  g_assert_cmpint (soleus_session_adjust (f->session, 10000), ==, 10000);
  fixture_expect (f, "phase get-ready left 1/2 20000 of 20000\nshown 20\n");
  g_assert_cmpint (soleus_session_adjust (f->session, -30000), ==, -20000);
  fixture_expect (f, "phase work left 1/2 18000 of 30000\nshown 18\n");
}

static void
test_again (void)
{
  g_autoptr (Fixture) f = start_and_run (22 * SECOND);

  for (guint i = 0; i < 3; i++)
    {
      suspend (f, HOUR);
      soleus_session_resume (f->session, NULL, NULL);
      fixture_run (f, 7 * SECOND);
      g_assert_cmpint (soleus_session_get_remaining (f->session), ==, 3000);
    }
  fixture_run (f, 3 * SECOND);
  g_assert_cmpint (soleus_session_get_remaining (f->session), ==, 18000);
  g_assert_cmpint (soleus_session_get_length (f->session), ==, 30000);
}

static void
test_back (void)
{
  g_autoptr (Fixture) f = start_and_run (62 * SECOND);

  suspend (f, HOUR);
  soleus_session_resume (f->session, NULL, NULL);
  /* Later than two seconds into getting ready, it begins again. */
  fixture_run (f, 3 * SECOND);
  fixture_clear (f);
  soleus_session_back (f->session);
  fixture_expect (f, "phase get-ready left 2/2 10000 of 10000\nshown 10\n");
  fixture_run (f, 10 * SECOND);
  g_assert_cmpint (soleus_session_get_remaining (f->session), ==, 18000);
  /* The hold that goes on is more than two seconds old: it starts anew, in full. */
  soleus_session_back (f->session);
  g_assert_cmpint (soleus_session_get_remaining (f->session), ==, 30000);
  fixture_run (f, 5 * SECOND);
  suspend (f, HOUR);
  soleus_session_resume (f->session, NULL, NULL);
  soleus_session_back (f->session);
  g_assert_cmpuint (soleus_session_get_position (f->session), ==, 0);
  fixture_run (f, 50 * SECOND);
  g_assert_cmpuint (soleus_session_get_position (f->session), ==, 3);
  g_assert_cmpint (soleus_session_get_remaining (f->session), ==, 30000);
}

static void
test_skip_asleep (void)
{
  g_autoptr (Fixture) f = start_and_run (22 * SECOND);

  suspend (f, HOUR);
  soleus_session_skip (f->session);
  fixture_expect (f, "state paused\nended left 1/2 12000\nphase rest left 2/2 10000 of 10000\n"
                     "shown 10\n");
  g_assert_true (soleus_session_was_asleep (f->session));
  soleus_session_resume (f->session, NULL, NULL);
  fixture_expect (f, "state running\nphase get-ready left 2/2 10000 of 10000\n");
}

static void
test_end_asleep (gconstpointer data)
{
  gboolean resumed = GPOINTER_TO_INT (data);
  g_autoptr (Fixture) f = start_and_run (22 * SECOND);

  suspend (f, HOUR);
  if (resumed)
    soleus_session_resume (f->session, NULL, NULL);
  else
    fixture_expect (f, "state paused\n");
  soleus_session_end (f->session);
  if (resumed)
    fixture_expect (f, "state paused\nended left 1/2 12000\nstate running\n"
                       "phase get-ready left 1/2 10000 of 10000\nshown 10\nstate ended\n");
  else
    fixture_expect (f, "ended left 1/2 12000\nstate ended\n");
  g_assert_cmpint (soleus_session_get_worked (f->session, SOLEUS_LEG_LEFT, FALSE), ==, 12000);
}

/* Pain, told before the session found out that the machine slept. */
static void
test_stop_unnoticed (void)
{
  g_autoptr (Fixture) f = start_and_run (22 * SECOND);

  soleus_manual_clock_suspend (f->clock, HOUR);
  soleus_manual_clock_advance (f->clock, 5 * SECOND);
  soleus_session_stop (f->session);
  fixture_expect (f, "ended left 1/2 13000\nstate stopped\nshown 17\n");
}

/* Every operation finds out first. */
static void
test_operations_notice (void)
{
  void (*const operations[]) (SoleusSession *) = { soleus_session_pause, soleus_session_update };

  for (guint i = 0; i < G_N_ELEMENTS (operations); i++)
    {
      g_autoptr (Fixture) f = start_and_run (22 * SECOND);

      soleus_manual_clock_suspend (f->clock, HOUR);
      operations[i](f->session);
      fixture_expect (f, "state paused\n");
      g_assert_true (soleus_session_was_asleep (f->session));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/session-sleep/hold", test_hold);
  g_test_add_func ("/soleus/session-sleep/anywhere", test_anywhere);
  g_test_add_func ("/soleus/session-sleep/tolerance", test_tolerance);
  g_test_add_func ("/soleus/session-sleep/short-ones", test_short_ones);
  g_test_add_func ("/soleus/session-sleep/noticed-late", test_noticed_late);
  g_test_add_func ("/soleus/session-sleep/edge-before", test_edge_before);
  g_test_add_func ("/soleus/session-sleep/last-edge-before", test_last_edge_before);
  g_test_add_func ("/soleus/session-sleep/get-ready", test_get_ready);
  g_test_add_data_func ("/soleus/session-sleep/rest", GINT_TO_POINTER (FALSE), test_between);
  g_test_add_data_func ("/soleus/session-sleep/switch", GINT_TO_POINTER (TRUE), test_between);
  g_test_add_func ("/soleus/session-sleep/while-paused", test_while_paused);
  g_test_add_func ("/soleus/session-sleep/before-start", test_before_start);
  g_test_add_func ("/soleus/session-sleep/untimed", test_untimed);
  g_test_add_func ("/soleus/session-sleep/adjusted", test_adjusted);
  g_test_add_func ("/soleus/session-sleep/adjust-after", test_adjust_after);
  g_test_add_func ("/soleus/session-sleep/again", test_again);
  g_test_add_func ("/soleus/session-sleep/back", test_back);
  g_test_add_func ("/soleus/session-sleep/skip-asleep", test_skip_asleep);
  g_test_add_data_func ("/soleus/session-sleep/end-asleep", GINT_TO_POINTER (FALSE),
                        test_end_asleep);
  g_test_add_data_func ("/soleus/session-sleep/end-resumed", GINT_TO_POINTER (TRUE),
                        test_end_asleep);
  g_test_add_func ("/soleus/session-sleep/stop-unnoticed", test_stop_unnoticed);
  g_test_add_func ("/soleus/session-sleep/operations-notice", test_operations_notice);
  return g_test_run ();
}
