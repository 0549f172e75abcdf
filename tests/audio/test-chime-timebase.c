/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-chime-timebase.h"

#define MS G_TIME_SPAN_MILLISECOND

static void
test_first (void)
{
  SoleusChimeTimebase base = { 0 };

  g_assert_cmpint (soleus_chime_timebase_smooth (&base, -7 * MS), ==, -7 * MS);
}

/* Half a second for which the device tells its time 25 ms wrong. */
static void
test_error (void)
{
  SoleusChimeTimebase base = { 0 };

  for (guint i = 0; i < 60; i++)
    soleus_chime_timebase_smooth (&base, 1000 * MS + i % 3);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpint (ABS (soleus_chime_timebase_smooth (&base, 1025 * MS) - 1000 * MS), <, MS);
  for (guint i = 0; i < 60; i++)
    g_assert_cmpint (ABS (soleus_chime_timebase_smooth (&base, 1000 * MS) - 1000 * MS), <, MS);
}

/* The stream moves to a wireless speaker. */
static void
test_other_device (void)
{
  SoleusChimeTimebase base = { 0 };

  for (guint i = 0; i < 60; i++)
    soleus_chime_timebase_smooth (&base, 1000 * MS);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (soleus_chime_timebase_smooth (&base, 1200 * MS), ==, 1000 * MS);
  for (guint i = 0; i < 60; i++)
    g_assert_cmpint (soleus_chime_timebase_smooth (&base, 1200 * MS), ==, 1200 * MS);
}

/* The two clocks drift apart, as fast as bad ones do. */
static void
test_drift (void)
{
  SoleusChimeTimebase base = { 0 };

  for (guint i = 0; i < 6000; i++)
    {
      gint64 offset = 1000 * MS + i * 20;

      g_assert_cmpint (ABS (soleus_chime_timebase_smooth (&base, offset) - offset), <, MS);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/chime-timebase/first", test_first);
  g_test_add_func ("/soleus/chime-timebase/error", test_error);
  g_test_add_func ("/soleus/chime-timebase/other-device", test_other_device);
  g_test_add_func ("/soleus/chime-timebase/drift", test_drift);
  return g_test_run ();
}
