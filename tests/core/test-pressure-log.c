/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-pressure-log.h"

#define SECOND G_TIME_SPAN_SECOND
#define MINUTE G_TIME_SPAN_MINUTE
#define NOW    (G_GINT64_CONSTANT (1800000000) * SECOND)

static void
test_used (void)
{
  const SoleusPressureEntry entries[] = {
    { SOLEUS_LEG_LEFT, NOW - 10 * MINUTE, 40000 },
    { SOLEUS_LEG_RIGHT, NOW - 9 * MINUTE, 50000 },
    { SOLEUS_LEG_LEFT, NOW - 59 * MINUTE, 90000 },
    { SOLEUS_LEG_LEFT, NOW - 60 * MINUTE, 30000 },
    { SOLEUS_LEG_LEFT, NOW - 120 * MINUTE, 30000 },
  };

  /* The third began half a minute before the window opened; the fourth lies just before it. */
  g_assert_cmpint (soleus_pressure_log_get_used (entries, 5, SOLEUS_LEG_LEFT, NOW), ==,
                   40000 + 60000);
  g_assert_cmpint (soleus_pressure_log_get_used (entries, 5, SOLEUS_LEG_RIGHT, NOW), ==, 50000);
  g_assert_cmpint (soleus_pressure_log_get_used (entries, 0, SOLEUS_LEG_LEFT, NOW), ==, 0);
}

static void
test_clock_set_back (void)
{
  const SoleusPressureEntry entry = { SOLEUS_LEG_LEFT, NOW + 30 * MINUTE, 150001 };

  g_assert_cmpint (soleus_pressure_log_get_used (&entry, 1, SOLEUS_LEG_LEFT, NOW), ==, 150001);
  g_assert_cmpint (soleus_pressure_log_get_ready_at (&entry, 1, SOLEUS_LEG_LEFT, NOW), >,
                   NOW + 57 * MINUTE);
}

static void
test_ready_at (void)
{
  const SoleusPressureEntry entries[] = {
    { SOLEUS_LEG_LEFT, NOW - 20 * MINUTE, 100000 },
    { SOLEUS_LEG_LEFT, NOW - 10 * MINUTE, 80000 },
  };
  gint64 ready = soleus_pressure_log_get_ready_at (entries, 2, SOLEUS_LEG_LEFT, NOW);

  /* 30 s of the first entry have to leave the window: it began 100 s before its end. */
  g_assert_cmpint (ready, ==, NOW + 40 * MINUTE - 70 * SECOND);
  g_assert_cmpint (soleus_pressure_log_get_used (entries, 2, SOLEUS_LEG_LEFT, ready), ==, 150000);
  g_assert_cmpint (soleus_pressure_log_get_used (entries, 2, SOLEUS_LEG_LEFT, ready - 1000), ==,
                   150001);
  g_assert_cmpint (soleus_pressure_log_get_ready_at (entries, 2, SOLEUS_LEG_RIGHT, NOW), ==, NOW);
  g_assert_cmpint (soleus_pressure_log_get_ready_at (entries, 1, SOLEUS_LEG_LEFT, NOW), ==, NOW);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/pressure-log/used", test_used);
  g_test_add_func ("/soleus/pressure-log/clock-set-back", test_clock_set_back);
  g_test_add_func ("/soleus/pressure-log/ready-at", test_ready_at);
  return g_test_run ();
}
