/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-fixture.h"
#include "soleus-clearance.h"
#include "soleus-system-clock.h"

/* A clock that jumps to the moment that is being waited for, so that the main loop, and nothing
 * else, takes a session through in no time. */

#define TEST_TYPE_LEAPING_CLOCK (test_leaping_clock_get_type ())
G_DECLARE_FINAL_TYPE (TestLeapingClock, test_leaping_clock, TEST, LEAPING_CLOCK, GObject)

struct _TestLeapingClock
{
  GObject parent_instance;

  gint64 time;
  gint64 wanted;
};

static gint64
get_time (SoleusClock *clock)
{
  return TEST_LEAPING_CLOCK (clock)->time;
}

static const char *
get_boot_id (SoleusClock *clock)
{
  return "boot";
}

static gint64
get_ready_time (SoleusClock *clock, gint64 monotonic)
{
  TEST_LEAPING_CLOCK (clock)->wanted = monotonic;
  return 0;
}

static void
clock_iface_init (SoleusClockInterface *iface)
{
  iface->get_monotonic = get_time;
  iface->get_boottime = get_time;
  iface->get_wall = get_time;
  iface->get_boot_id = get_boot_id;
  iface->get_ready_time = get_ready_time;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestLeapingClock,
                               test_leaping_clock,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SOLEUS_TYPE_CLOCK, clock_iface_init))

static void
test_leaping_clock_class_init (TestLeapingClockClass *klass)
{
}

static void
test_leaping_clock_init (TestLeapingClock *self)
{
  self->time = 1000 * SECOND;
}

static SoleusSession *
new_session (SoleusClock *clock, const SoleusOptions *options)
{
  g_autoptr (SoleusRoutine) routine = fixture_find_routine ("wall-full");
  g_autoptr (SoleusPressureLedger) ledger = soleus_pressure_ledger_new ("/nonexistent", clock);
  SoleusClearanceTerms terms = {
    .routine_id = "wall-full",
    .pressure_legs = SOLEUS_LEGS_BOTH,
    .stretch_legs = SOLEUS_LEGS_BOTH,
    .allowance = SOLEUS_ALLOWANCE_ALL,
    .ledger = ledger,
    .acknowledged_boottime = soleus_clock_get_boottime (clock),
  };
  g_autoptr (SoleusClearance) clearance = soleus_clearance_new (&terms);
  g_autoptr (GError) error = NULL;
  SoleusSession *session = soleus_session_new (routine, options, NULL, clearance, clock, &error);

  g_assert_no_error (error);
  return session;
}

static gboolean
leap (TestLeapingClock *clock)
{
  clock->time = MAX (clock->time, clock->wanted);
  return g_main_context_iteration (NULL, FALSE);
}

static void
count_cb (SoleusSession *session, gpointer data, guint *count)
{
  (*count)++;
}

static void
count_seconds_cb (SoleusSession *session, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

/* One wake-up a second and no more: cues and edges of whole seconds fall together with them. */
static void
test_drives_itself (void)
{
  g_autoptr (TestLeapingClock) clock = g_object_new (TEST_TYPE_LEAPING_CLOCK, NULL);
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (SoleusSession) session = new_session (SOLEUS_CLOCK (clock), &options);
  guint cues = 0, seconds = 0, wake_ups = 0;

  g_signal_connect (session, "cue", G_CALLBACK (count_cb), &cues);
  g_signal_connect (session, "notify::remaining-seconds", G_CALLBACK (count_seconds_cb), &seconds);
  g_assert_false (leap (clock));
  soleus_session_start (session);
  while (leap (clock))
    wake_ups++;
  g_assert_cmpint (soleus_session_get_state (session), ==, SOLEUS_SESSION_FINISHED);
  g_assert_cmpint (clock->time, ==, 1320 * SECOND);
  g_assert_cmpuint (wake_ups, ==, 320);
  g_assert_cmpuint (seconds, ==, 320);
  /* Eight holds with half-way and three of the count-down each, and sixteen edges. */
  g_assert_cmpuint (cues, ==, 48);
}

static void
test_sleeps_while_paused (void)
{
  g_autoptr (TestLeapingClock) clock = g_object_new (TEST_TYPE_LEAPING_CLOCK, NULL);
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (SoleusSession) session = new_session (SOLEUS_CLOCK (clock), &options);

  soleus_session_start (session);
  for (guint i = 0; i < 20; i++)
    g_assert_true (leap (clock));
  soleus_session_pause (session);
  g_assert_false (leap (clock));
  soleus_session_adjust (session, 10000);
  soleus_session_skip (session);
  g_assert_false (leap (clock));
  soleus_session_resume (session, NULL, NULL);
  g_assert_true (leap (clock));
  soleus_session_end (session);
  g_assert_false (leap (clock));
}

/* "Wait for me" looks once a second whether the machine slept. */
static void
test_untimed (void)
{
  g_autoptr (TestLeapingClock) clock = g_object_new (TEST_TYPE_LEAPING_CLOCK, NULL);
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (SoleusSession) session = NULL;
  gint64 start = clock->time;

  options.get_ready = SOLEUS_GET_READY_WAIT;
  session = new_session (SOLEUS_CLOCK (clock), &options);
  soleus_session_start (session);
  for (guint i = 1; i <= 100; i++)
    {
      g_assert_true (leap (clock));
      g_assert_cmpint (clock->time - start, ==, i * SECOND);
    }
  g_assert_cmpuint (soleus_session_get_position (session), ==, 0);
}

static void
drop_cb (SoleusSession *session, SoleusSession **owned)
{
  g_clear_object (owned);
}

/* Dropped from a handler that its own source called. */
static void
test_dropped (void)
{
  g_autoptr (TestLeapingClock) clock = g_object_new (TEST_TYPE_LEAPING_CLOCK, NULL);
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  SoleusSession *session = new_session (SOLEUS_CLOCK (clock), &options);

  soleus_session_start (session);
  g_signal_connect (session, "phase-changed", G_CALLBACK (drop_cb), &session);
  while (session)
    g_assert_true (leap (clock));
  g_assert_cmpint (clock->time, ==, 1010 * SECOND);
  g_assert_false (leap (clock));
}

/* The machine's own clock is the identity, and its three times run. */
static void
test_system_clock (void)
{
  g_autoptr (SoleusClock) clock = soleus_system_clock_new ();
  gint64 before = g_get_monotonic_time (), monotonic = soleus_clock_get_monotonic (clock);
  gint64 boottime = soleus_clock_get_boottime (clock), wall = g_get_real_time ();

  g_assert_cmpint (monotonic, >=, before);
  g_assert_cmpint (monotonic, <=, g_get_monotonic_time ());
  g_assert_cmpint (boottime, >=, monotonic);
  g_assert_cmpint (soleus_clock_get_boottime (clock), >=, boottime);
  g_assert_cmpint (ABS (soleus_clock_get_wall (clock) - wall), <, 60 * SECOND);
  g_assert_cmpint (soleus_clock_get_ready_time (clock, 12345), ==, 12345);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/session-source/drives-itself", test_drives_itself);
  g_test_add_func ("/soleus/session-source/sleeps-while-paused", test_sleeps_while_paused);
  g_test_add_func ("/soleus/session-source/untimed", test_untimed);
  g_test_add_func ("/soleus/session-source/dropped", test_dropped);
  g_test_add_func ("/soleus/session-source/system-clock", test_system_clock);
  return g_test_run ();
}
