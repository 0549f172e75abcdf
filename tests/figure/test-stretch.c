/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-stretch.h"

#include <glib.h>

static void
assert_stretch (double knee, double ankle, double g, double q, SoleusMuscle most, gboolean alone)
{
  SoleusStretch stretch;

  soleus_stretch_reckon (knee, ankle, &stretch);
  g_assert_cmpfloat_with_epsilon (stretch.gastrocnemius, g, 1e-9);
  g_assert_cmpfloat_with_epsilon (stretch.soleus, q, 1e-9);
  g_assert_cmpint (stretch.most, ==, most);
  g_assert_cmpint (stretch.alone, ==, alone);
}

static void
test_straight_knee (void)
{
  assert_stretch (0, 25, 1, 25 / 39.0, SOLEUS_MUSCLE_GASTROCNEMIUS, FALSE);
  assert_stretch (0, 10, 0.4, 10 / 39.0, SOLEUS_MUSCLE_GASTROCNEMIUS, FALSE);
}

static void
test_bent_knee (void)
{
  assert_stretch (20, 25, 0, 25 / 39.0, SOLEUS_MUSCLE_SOLEUS, TRUE);
  assert_stretch (90, 25, 0, 25 / 39.0, SOLEUS_MUSCLE_SOLEUS, TRUE);
  assert_stretch (10, 20, 0.4, 20 / 39.0, SOLEUS_MUSCLE_SOLEUS, FALSE);
}

/* On the way from the straight to the bent knee there is an angle where both stretch alike. */
static void
test_alike (void)
{
  double knee = 20 * (1 - 25 / 39.0);

  assert_stretch (knee, 20, 20 / 39.0, 20 / 39.0, SOLEUS_MUSCLE_BOTH, FALSE);
}

static void
test_pointed_foot (void)
{
  assert_stretch (0, 0, 0, 0, SOLEUS_MUSCLE_NONE, FALSE);
  assert_stretch (0, -35, 0, 0, SOLEUS_MUSCLE_NONE, FALSE);
  assert_stretch (60, -10, 0, 0, SOLEUS_MUSCLE_NONE, FALSE);
}

static void
test_ends (void)
{
  SoleusStretch stretch;

  soleus_stretch_reckon (0, 25, &stretch);
  g_assert_cmpfloat (stretch.gastrocnemius, ==, 1);
  soleus_stretch_reckon (20, 25, &stretch);
  g_assert_cmpfloat (stretch.gastrocnemius, ==, 0);
  soleus_stretch_reckon (0, -10, &stretch);
  g_assert_cmpfloat (stretch.gastrocnemius, ==, 0);
  soleus_stretch_reckon (0, 39, &stretch);
  g_assert_cmpfloat (stretch.soleus, ==, 1);
  soleus_stretch_reckon (0, 19.5, &stretch);
  g_assert_cmpfloat_with_epsilon (stretch.soleus, 0.5, 1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/stretch/straight-knee", test_straight_knee);
  g_test_add_func ("/soleus/stretch/bent-knee", test_bent_knee);
  g_test_add_func ("/soleus/stretch/alike", test_alike);
  g_test_add_func ("/soleus/stretch/pointed-foot", test_pointed_foot);
  g_test_add_func ("/soleus/stretch/ends", test_ends);
  return g_test_run ();
}
