/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-lasting-tightness.h"

#define TODAY 20000
#define NONE  SOLEUS_RATING_NONE
#define NEVER SOLEUS_LASTING_TIGHTNESS_NEVER

/* Three sessions in each seven days, before 6 and after 6 on the left leg: due. */
static void
make_due (SoleusRatedSession sessions[9])
{
  for (int i = 0; i < 9; i++)
    sessions[i] = (SoleusRatedSession){
      .day = TODAY - 20 + i / 3 * 7 + i % 3 * 3,
      .before = { 6, NONE },
      .after = { 6, NONE },
    };
}

static void
test_due (void)
{
  SoleusRatedSession sessions[9];

  make_due (sessions);
  g_assert_true (soleus_lasting_tightness_is_due (sessions, 9, TODAY, NEVER));
  g_assert_false (soleus_lasting_tightness_is_due (sessions, 0, TODAY, NEVER));
}

static void
test_edges_of_blocks (void)
{
  SoleusRatedSession sessions[9];

  make_due (sessions);
  g_assert_cmpint (sessions[0].day, ==, TODAY - 20);
  /* A day earlier it is outside of the 21 days, and the first block has only two. */
  sessions[0].day = TODAY - 21;
  g_assert_false (soleus_lasting_tightness_is_due (sessions, 9, TODAY, NEVER));

  make_due (sessions);
  /* The last day of the first block, and the first of the second. */
  sessions[0].day = TODAY - 14;
  g_assert_true (soleus_lasting_tightness_is_due (sessions, 9, TODAY, NEVER));
  sessions[0].day = TODAY - 13;
  g_assert_false (soleus_lasting_tightness_is_due (sessions, 9, TODAY, NEVER));

  make_due (sessions);
  sessions[8].day = TODAY;
  g_assert_true (soleus_lasting_tightness_is_due (sessions, 9, TODAY, NEVER));
  sessions[8].day = TODAY + 1;
  g_assert_false (soleus_lasting_tightness_is_due (sessions, 9, TODAY, NEVER));
}

static void
test_rated_sessions (void)
{
  SoleusRatedSession sessions[9];

  make_due (sessions);
  /* Six of nine are enough, five are not. */
  for (int i = 1; i <= 3; i++)
    sessions[i * 2].before[0] = sessions[i * 2].after[0] = NONE;
  g_assert_true (soleus_lasting_tightness_is_due (sessions, 9, TODAY, NEVER));
  sessions[1].before[0] = sessions[1].after[0] = NONE;
  g_assert_false (soleus_lasting_tightness_is_due (sessions, 9, TODAY, NEVER));
  /* Any rating makes a session a rated one. */
  sessions[1].after[1] = 2;
  g_assert_true (soleus_lasting_tightness_is_due (sessions, 9, TODAY, NEVER));
}

static void
test_medians (void)
{
  SoleusRatedSession sessions[9];

  make_due (sessions);
  sessions[6].after[0] = sessions[7].after[0] = 5;
  g_assert_false (soleus_lasting_tightness_is_due (sessions, 9, TODAY, NEVER));
  /* One outlier does not move a median. */
  make_due (sessions);
  sessions[6].after[0] = 0;
  sessions[0].before[0] = 10;
  g_assert_true (soleus_lasting_tightness_is_due (sessions, 9, TODAY, NEVER));
  /* Of an even number it is the mean of the middle two: 5, 5, 6, 6 is 5.5, below 6. */
  make_due (sessions);
  sessions[6].after[0] = sessions[7].after[0] = 5;
  sessions[7].after[1] = 6;
  g_assert_false (soleus_lasting_tightness_is_due (sessions, 9, TODAY, NEVER));
  /* 5, 6, 6, 6 is 6. */
  sessions[6].after[0] = 6;
  g_assert_true (soleus_lasting_tightness_is_due (sessions, 9, TODAY, NEVER));
  /* The blocks between the first and the last don't count. */
  sessions[3].after[0] = sessions[4].before[0] = 0;
  g_assert_true (soleus_lasting_tightness_is_due (sessions, 9, TODAY, NEVER));
  /* Nothing to compare with. */
  for (int i = 0; i < 3; i++)
    sessions[i].before[0] = NONE;
  g_assert_false (soleus_lasting_tightness_is_due (sessions, 9, TODAY, NEVER));
}

static void
test_no_tightness_at_all (void)
{
  SoleusRatedSession sessions[9];

  make_due (sessions);
  for (int i = 0; i < 9; i++)
    sessions[i].before[0] = sessions[i].after[0] = 0;
  g_assert_false (soleus_lasting_tightness_is_due (sessions, 9, TODAY, NEVER));
}

static void
test_once_in_thirty_days (void)
{
  SoleusRatedSession sessions[9];

  make_due (sessions);
  g_assert_false (soleus_lasting_tightness_is_due (sessions, 9, TODAY, TODAY));
  g_assert_false (soleus_lasting_tightness_is_due (sessions, 9, TODAY, TODAY - 29));
  g_assert_true (soleus_lasting_tightness_is_due (sessions, 9, TODAY, TODAY - 30));
  /* Shown in a future that the clock has come back from. */
  g_assert_true (soleus_lasting_tightness_is_due (sessions, 9, TODAY, TODAY + 400));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/soleus/lasting-tightness/due", test_due);
  g_test_add_func ("/soleus/lasting-tightness/edges-of-blocks", test_edges_of_blocks);
  g_test_add_func ("/soleus/lasting-tightness/rated-sessions", test_rated_sessions);
  g_test_add_func ("/soleus/lasting-tightness/medians", test_medians);
  g_test_add_func ("/soleus/lasting-tightness/no-tightness-at-all", test_no_tightness_at_all);
  g_test_add_func ("/soleus/lasting-tightness/once-in-thirty-days", test_once_in_thirty_days);

  return g_test_run ();
}
