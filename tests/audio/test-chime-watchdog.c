/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-chime-watchdog.h"

#define MS    G_TIME_SPAN_MILLISECOND
#define START (1000 * G_TIME_SPAN_SECOND)
#define STEP  (250 * MS)

static void
test_alive (void)
{
  SoleusChimeWatchdog dog = SOLEUS_CHIME_WATCHDOG_INIT;

  for (gint64 now = START; now < START + 100 * STEP; now += STEP)
    g_assert_cmpint (soleus_chime_watchdog_look (&dog, now - 30 * MS, now), ==, 30 * MS);
}

static void
test_silent (void)
{
  SoleusChimeWatchdog dog = SOLEUS_CHIME_WATCHDOG_INIT;

  for (gint64 silent = 0; silent < 40 * STEP; silent += STEP)
    g_assert_cmpint (soleus_chime_watchdog_look (&dog, START, START + silent), ==, silent);
  g_assert_cmpint (soleus_chime_watchdog_look (&dog, START + 40 * STEP, START + 40 * STEP), ==, 0);
}

/* The whole program was stopped for a minute, and so was the thread that is watched. */
static void
test_stopped (void)
{
  SoleusChimeWatchdog dog = SOLEUS_CHIME_WATCHDOG_INIT;
  gint64 resumed = START + G_TIME_SPAN_MINUTE;

  soleus_chime_watchdog_look (&dog, START, START);
  g_assert_cmpint (soleus_chime_watchdog_look (&dog, START, resumed), ==, 500 * MS);
  g_assert_cmpint (soleus_chime_watchdog_look (&dog, START, resumed + STEP), ==, 750 * MS);
  g_assert_cmpint (soleus_chime_watchdog_look (&dog, resumed + STEP, resumed + 2 * STEP), ==, STEP);
}

/* The first look may come late. */
static void
test_late_first_look (void)
{
  SoleusChimeWatchdog dog = SOLEUS_CHIME_WATCHDOG_INIT;

  g_assert_cmpint (soleus_chime_watchdog_look (&dog, START, START + 4000 * MS), ==, 500 * MS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/chime-watchdog/alive", test_alive);
  g_test_add_func ("/soleus/chime-watchdog/silent", test_silent);
  g_test_add_func ("/soleus/chime-watchdog/stopped", test_stopped);
  g_test_add_func ("/soleus/chime-watchdog/late-first-look", test_late_first_look);
  return g_test_run ();
}
