/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "soleus-day.h"

/* Compiled with what glibc knows of weeks, and without it as on other C libraries. */

static int
day_of (int year, GDateMonth month, int day)
{
  GDate date = { 0 };

  g_date_set_dmy (&date, (GDateDay) day, month, (GDateYear) year);
  return soleus_day_from_date (&date);
}

/* Every day is in a week of seven days that begins with @weekday. */
static void
assert_weeks_begin_with (GDateWeekday weekday)
{
  for (int day = day_of (1969, G_DATE_DECEMBER, 1); day < day_of (1970, G_DATE_FEBRUARY, 1); day++)
    {
      int start = soleus_day_get_week_start (day);
      GDate date;

      soleus_day_get_date (start, &date);
      g_assert_cmpint (g_date_get_weekday (&date), ==, weekday);
      g_assert_cmpint (day - start, >=, 0);
      g_assert_cmpint (day - start, <, 7);
    }
}

static void
test_locale (gconstpointer data)
{
  const char *name = data;

  if (setlocale (LC_TIME, name) == NULL)
    {
      g_test_skip ("the locale is not there");
      return;
    }
#ifdef HAVE_NL_TIME_FIRST_WEEKDAY
  if (g_str_has_prefix (name, "en_US") || g_str_has_prefix (name, "th_TH"))
    assert_weeks_begin_with (G_DATE_SUNDAY);
  else if (g_str_has_prefix (name, "de_DE") || g_str_has_prefix (name, "tr_TR"))
    assert_weeks_begin_with (G_DATE_MONDAY);
  else
    assert_weeks_begin_with (G_DATE_SATURDAY);
#else
  assert_weeks_begin_with (G_DATE_MONDAY);
#endif
}

int
main (int argc, char *argv[])
{
  const char *const names[] = { "en_US.UTF-8", "th_TH.UTF-8", "de_DE.UTF-8",
                                "tr_TR.UTF-8", "fa_IR.UTF-8", "ar_EG.UTF-8" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strdup_printf ("/soleus/week-start/%.5s", names[i]);

      g_test_add_data_func (path, names[i], test_locale);
    }
  return g_test_run ();
}
