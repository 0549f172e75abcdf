/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-pressure-load.h"

#define NOW      (G_GINT64_CONSTANT (1715774400) * G_USEC_PER_SEC)
#define MINUTES  (G_GINT64_CONSTANT (60) * G_USEC_PER_SEC)
#define SECOND_S G_GINT64_CONSTANT (1000)

static SoleusPhaseRecord
pressure (SoleusLeg leg, gint64 seconds, gint64 ended_us)
{
  return (SoleusPhaseRecord){
    .leg = leg, .pressure = TRUE, .worked_ms = seconds * SECOND_S, .end_us = ended_us
  };
}

static SoleusPressureLoad
compute (const SoleusPhaseRecord *phases, gsize n_phases)
{
  const SoleusPhaseRecord *pointers[8] = { NULL };
  SoleusPressureLoad load;

  g_assert_cmpuint (n_phases, <=, G_N_ELEMENTS (pointers));
  for (gsize i = 0; i < n_phases; i++)
    pointers[i] = &phases[i];
  soleus_pressure_load_compute (&load, pointers, n_phases, NOW);
  return load;
}

static void
test_none (void)
{
  SoleusPressureLoad load = compute (NULL, 0);

  g_assert_cmpint (load.left_ms, ==, 0);
  g_assert_cmpint (load.right_ms, ==, 0);
  g_assert_cmpint (load.left_again_us, ==, NOW);
}

static void
test_window (void)
{
  SoleusPhaseRecord phases[] = {
    pressure (SOLEUS_LEG_LEFT, 30, NOW - 60 * MINUTES),
    pressure (SOLEUS_LEG_LEFT, 40, NOW - 60 * MINUTES + 1),
    pressure (SOLEUS_LEG_RIGHT, 50, NOW),
    pressure (SOLEUS_LEG_BOTH, 5, NOW - MINUTES),
  };
  SoleusPressureLoad load = compute (phases, G_N_ELEMENTS (phases));

  g_assert_cmpint (load.left_ms, ==, 45000);
  g_assert_cmpint (load.right_ms, ==, 55000);
  phases[2].pressure = FALSE;
  g_assert_cmpint (compute (phases, G_N_ELEMENTS (phases)).right_ms, ==, 5000);
}

/* A leg is offered again when 30 of the 180 seconds are left. */
static void
test_again (void)
{
  SoleusPhaseRecord phases[] = {
    pressure (SOLEUS_LEG_LEFT, 60, NOW - 50 * MINUTES),
    pressure (SOLEUS_LEG_LEFT, 60, NOW - 40 * MINUTES),
    pressure (SOLEUS_LEG_LEFT, 30, NOW - 10 * MINUTES),
    pressure (SOLEUS_LEG_LEFT, 1, NOW - 5 * MINUTES),
  };

  g_assert_cmpint (compute (phases, 3).left_again_us, ==, NOW);
  g_assert_cmpint (compute (phases, 4).left_again_us, ==, NOW + 10 * MINUTES);
  phases[3].worked_ms = 90 * SECOND_S;
  g_assert_cmpint (compute (phases, 4).left_again_us, ==, NOW + 20 * MINUTES);
  g_assert_cmpint (compute (phases, 4).right_again_us, ==, NOW);
}

/* With the clock set back, what lies up to an hour ahead counts, what lies further does not. */
static void
test_clock_set_back (void)
{
  SoleusPhaseRecord phases[] = {
    pressure (SOLEUS_LEG_LEFT, 170, NOW + 59 * MINUTES),
    pressure (SOLEUS_LEG_RIGHT, 170, NOW + 365 * 24 * 60 * MINUTES),
  };
  SoleusPressureLoad load = compute (phases, 2);

  g_assert_cmpint (load.left_ms, ==, 170000);
  g_assert_cmpint (load.left_again_us, ==, NOW + 119 * MINUTES);
  g_assert_cmpint (load.right_ms, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/soleus/pressure-load/none", test_none);
  g_test_add_func ("/soleus/pressure-load/window", test_window);
  g_test_add_func ("/soleus/pressure-load/again", test_again);
  g_test_add_func ("/soleus/pressure-load/clock-set-back", test_clock_set_back);

  return g_test_run ();
}
