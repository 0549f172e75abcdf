/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-system-clock.h"

/* Boottime goes on after 2,147 s where the seconds have 32 bits. */
static void
test_narrow_seconds (void)
{
  struct
  {
    gint32 tv_sec;
    gint32 tv_nsec;
  } narrow = { 3000, 999999999 };

  g_assert_cmpint (SOLEUS_TIMESPEC_TO_US (narrow), ==, G_GINT64_CONSTANT (3000999999));
}

static void
test_boot_id (void)
{
  g_autoptr (SoleusClock) clock = soleus_system_clock_new ();
  g_autoptr (SoleusClock) other = soleus_system_clock_new ();

  g_assert_cmpuint (strlen (soleus_clock_get_boot_id (clock)), >, 8);
  if (g_file_test ("/proc/sys/kernel/random/boot_id", G_FILE_TEST_EXISTS))
    g_assert_cmpstr (soleus_clock_get_boot_id (clock), ==, soleus_clock_get_boot_id (other));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/system-clock/narrow-seconds", test_narrow_seconds);
  g_test_add_func ("/soleus/system-clock/boot-id", test_boot_id);
  return g_test_run ();
}
