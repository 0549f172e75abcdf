/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-fixture.h"
#include "soleus-timetable.h"

#define START (1000 * SECOND)

static SoleusPhase *
new_phase (SoleusPhaseKind kind, SoleusStep *step)
{
  return soleus_phase_new (kind, step, SOLEUS_LEG_LEFT, 1, 1, 30000);
}

/* The cues of one phase of @kind, with a step that has or hasn't a pace, before one of @next. */
static void
assert_cues (const char *routine_id,
             SoleusPhaseKind kind,
             SoleusPhaseKind next,
             gint64 duration,
             const char *expected)
{
  g_autoptr (SoleusRoutine) routine = fixture_find_routine (routine_id);
  SoleusStep *step = routine->steps->pdata[0];
  g_autoptr (SoleusPhase) phase = new_phase (kind, step);
  g_autoptr (SoleusPhase) following = new_phase (next, step);
  g_autoptr (GArray) timetable = soleus_timetable_new ();
  g_autofree char *cues = NULL;

  soleus_timetable_add_phase (timetable, phase, following, START, duration, 0, TRUE);
  cues = fixture_print_cues (timetable, START);
  g_assert_cmpstr (cues, ==, expected);
  for (guint i = 0; i < timetable->len; i++)
    g_assert_true (g_array_index (timetable, SoleusCue, i).phase ==
                   (i + 1 < timetable->len ? phase : following));
}

static void
test_hold (void)
{
  assert_cues ("gastroc-wall", SOLEUS_PHASE_WORK, SOLEUS_PHASE_REST, 30 * SECOND,
               "15 halfway\n27 countdown 3\n28 countdown 2\n29 countdown 1\n30 work-end\n");
  assert_cues ("gastroc-wall", SOLEUS_PHASE_WORK, SOLEUS_PHASE_REST, 30 * SECOND + 1,
               "15 halfway\n27.000001 countdown 3\n28.000001 countdown 2\n29.000001 countdown 1\n"
               "30.000001 work-end\n");
}

/* Short work has no half, and shorter work nothing to count down to. */
static void
test_short (void)
{
  assert_cues ("gastroc-wall", SOLEUS_PHASE_WORK, SOLEUS_PHASE_REST, 20 * SECOND - 1,
               "16.999999 countdown 3\n17.999999 countdown 2\n18.999999 countdown 1\n"
               "19.999999 work-end\n");
  assert_cues ("gastroc-wall", SOLEUS_PHASE_WORK, SOLEUS_PHASE_REST, 10 * SECOND,
               "7 countdown 3\n8 countdown 2\n9 countdown 1\n10 work-end\n");
  assert_cues ("gastroc-wall", SOLEUS_PHASE_WORK, SOLEUS_PHASE_REST, 10 * SECOND - 1,
               "9.999999 work-end\n");
}

/* At each turn of point and flex, but never at the same time as anything else. */
static void
test_pace (void)
{
  assert_cues ("desk", SOLEUS_PHASE_WORK, SOLEUS_PHASE_REST, 20 * SECOND,
               "2 pace\n4 pace\n6 pace\n8 pace\n10 halfway\n12 pace\n14 pace\n16 pace\n"
               "17 countdown 3\n18 countdown 2\n19 countdown 1\n20 work-end\n");
  assert_cues ("desk", SOLEUS_PHASE_WORK, SOLEUS_PHASE_REST, 8 * SECOND,
               "2 pace\n4 pace\n6 pace\n8 work-end\n");
  assert_cues ("desk", SOLEUS_PHASE_REST, SOLEUS_PHASE_WORK, 20 * SECOND, "20 go\n");
}

static void
test_edges (void)
{
  static const struct
  {
    SoleusPhaseKind phase;
    SoleusPhaseKind next;
    const char *expected;
  } edges[] = {
    { SOLEUS_PHASE_GET_READY, SOLEUS_PHASE_WORK, "9 go\n" },
    { SOLEUS_PHASE_REST, SOLEUS_PHASE_WORK, "9 go\n" },
    { SOLEUS_PHASE_SWITCH, SOLEUS_PHASE_WORK, "9 go\n" },
    { SOLEUS_PHASE_WORK, SOLEUS_PHASE_WORK, "9 work-end\n" },
    { SOLEUS_PHASE_WORK, SOLEUS_PHASE_REST, "9 work-end\n" },
    { SOLEUS_PHASE_WORK, SOLEUS_PHASE_SWITCH, "9 switch-legs\n" },
    { SOLEUS_PHASE_WORK, SOLEUS_PHASE_DONE, "9 done\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    assert_cues ("gastroc-wall", edges[i].phase, edges[i].next, 9 * SECOND, edges[i].expected);
}

/* Without one that follows there is no cue at the end; the array keeps what it had. */
static void
test_no_next (void)
{
  g_autoptr (SoleusRoutine) routine = fixture_find_routine ("gastroc-wall");
  g_autoptr (SoleusPhase) phase = new_phase (SOLEUS_PHASE_WORK, routine->steps->pdata[0]);
  g_autoptr (GArray) timetable = soleus_timetable_new ();
  g_autofree char *cues = NULL;

  soleus_timetable_add_phase (timetable, phase, phase, START, 5 * SECOND, 0, TRUE);
  soleus_timetable_add_phase (timetable, phase, NULL, START + 5 * SECOND, 10 * SECOND, 0, TRUE);
  cues = fixture_print_cues (timetable, START);
  g_assert_cmpstr (cues, ==, "5 work-end\n12 countdown 3\n13 countdown 2\n14 countdown 1\n");
}

/* A cue that has been told, or is over, is left out; the pace does not come in the place of the
 * half. */
static void
test_told (void)
{
  g_autoptr (SoleusRoutine) routine = fixture_find_routine ("desk");
  g_autoptr (SoleusPhase) phase = new_phase (SOLEUS_PHASE_WORK, routine->steps->pdata[0]);
  g_autoptr (GArray) timetable = soleus_timetable_new ();
  g_autofree char *cues = NULL;

  soleus_timetable_add_phase (timetable, phase, phase, START, 20 * SECOND, START + 8 * SECOND,
                              FALSE);
  cues = fixture_print_cues (timetable, START);
  g_assert_cmpstr (cues, ==,
                   "12 pace\n14 pace\n16 pace\n17 countdown 3\n18 countdown 2\n19 countdown 1\n"
                   "20 work-end\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/timetable/hold", test_hold);
  g_test_add_func ("/soleus/timetable/short", test_short);
  g_test_add_func ("/soleus/timetable/pace", test_pace);
  g_test_add_func ("/soleus/timetable/edges", test_edges);
  g_test_add_func ("/soleus/timetable/no-next", test_no_next);
  g_test_add_func ("/soleus/timetable/told", test_told);
  return g_test_run ();
}
