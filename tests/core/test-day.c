/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-day.h"

#include "history-support.h"
#include "soleus-history-text.h"

static int
day_of (int year, GDateMonth month, int day)
{
  GDate date = { 0 };

  g_date_set_dmy (&date, (GDateDay) day, month, (GDateYear) year);
  return soleus_day_from_date (&date);
}

static int
day_in (const char *iso8601, const char *zone_name)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zone_name);
  gint64 time = history_time (iso8601);

  g_assert_nonnull (zone);
  return soleus_day_from_time (time, soleus_day_get_offset (time, zone));
}

static void
test_epoch (void)
{
  g_assert_cmpint (soleus_day_from_time (0, 0), ==, 0);
  g_assert_cmpint (soleus_day_from_time (-1, 0), ==, -1);
  g_assert_cmpint (soleus_day_from_time (0, -1), ==, -1);
  g_assert_cmpint (day_of (1970, G_DATE_JANUARY, 1), ==, 0);
}

/* 23:30 and 00:30 by the person's clock are two days, whatever the day is in UTC. */
static void
test_midnight (void)
{
  const int day = day_of (2024, G_DATE_MAY, 15);

  g_assert_cmpint (day_in ("2024-05-15T23:30:00+02:00", "Europe/Berlin"), ==, day);
  g_assert_cmpint (day_in ("2024-05-16T00:30:00+02:00", "Europe/Berlin"), ==, day + 1);
  g_assert_cmpint (day_in ("2024-05-15T23:30:00-07:00", "America/Los_Angeles"), ==, day);
  g_assert_cmpint (day_in ("2024-05-16T00:30:00-07:00", "America/Los_Angeles"), ==, day + 1);
  g_assert_cmpint (day_in ("2024-05-15T23:30:00+05:45", "Asia/Kathmandu"), ==, day);
}

/* In Berlin 2024-03-31 has 23 hours and 2024-10-27 has 25. */
static void
test_daylight_saving (void)
{
  const int spring = day_of (2024, G_DATE_MARCH, 31);
  const int autumn = day_of (2024, G_DATE_OCTOBER, 27);

  g_assert_cmpint (day_in ("2024-03-30T23:59:59+01:00", "Europe/Berlin"), ==, spring - 1);
  g_assert_cmpint (day_in ("2024-03-31T00:00:00+01:00", "Europe/Berlin"), ==, spring);
  g_assert_cmpint (day_in ("2024-03-31T03:00:00+02:00", "Europe/Berlin"), ==, spring);
  g_assert_cmpint (day_in ("2024-03-31T23:59:59+02:00", "Europe/Berlin"), ==, spring);
  g_assert_cmpint (day_in ("2024-04-01T00:00:00+02:00", "Europe/Berlin"), ==, spring + 1);

  g_assert_cmpint (day_in ("2024-10-26T23:59:59+02:00", "Europe/Berlin"), ==, autumn - 1);
  g_assert_cmpint (day_in ("2024-10-27T00:00:00+02:00", "Europe/Berlin"), ==, autumn);
  /* The hour from two to three comes twice. */
  g_assert_cmpint (day_in ("2024-10-27T02:30:00+02:00", "Europe/Berlin"), ==, autumn);
  g_assert_cmpint (day_in ("2024-10-27T02:30:00+01:00", "Europe/Berlin"), ==, autumn);
  g_assert_cmpint (day_in ("2024-10-27T23:59:59+01:00", "Europe/Berlin"), ==, autumn);
  g_assert_cmpint (day_in ("2024-10-28T00:00:00+01:00", "Europe/Berlin"), ==, autumn + 1);
}

static void
test_leap_day (void)
{
  const int leap = day_of (2024, G_DATE_FEBRUARY, 29);

  g_assert_cmpint (day_in ("2024-02-29T12:00:00Z", "UTC"), ==, leap);
  g_assert_cmpint (day_in ("2024-03-01T00:00:00Z", "UTC"), ==, leap + 1);
  g_assert_cmpint (day_of (2024, G_DATE_MARCH, 1) - day_of (2024, G_DATE_FEBRUARY, 28), ==, 2);
  g_assert_cmpint (day_of (2025, G_DATE_MARCH, 1) - day_of (2025, G_DATE_FEBRUARY, 28), ==, 1);
}

static void
test_end (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Kathmandu");

  g_assert_cmpint (soleus_day_get_end (history_time ("2024-05-15T23:59:59+05:45"), zone), ==,
                   history_time ("2024-05-16T00:00:00+05:45"));
  g_assert_cmpint (soleus_day_get_end (history_time ("2024-05-16T00:00:00+05:45"), zone), ==,
                   history_time ("2024-05-17T00:00:00+05:45"));
}

static void
test_time_text (void)
{
  const struct
  {
    const char *text;
    gint64 utc_us;
    int offset_s;
  } known[] = {
    { "2024-02-29T23:59:58.000001+01:00", G_GINT64_CONSTANT (1709247598000001), 3600 },
    { "1969-12-31T23:59:59.999999+00:00", -1, 0 },
    { "2024-01-01T00:00:00.500000-03:30", G_GINT64_CONSTANT (1704079800500000), -12600 },
  };
  const char *const wrong[] = { "",
                                "2024-02-30T00:00:00.000000Z",
                                "2024-02-29",
                                "2024-02-29T23:59:58",
                                "2024-02-29T23:59:58.Z",
                                "2024-02-29T23:59:58.0000001Z",
                                "2024-02-29T25:59:58Z",
                                "yesterday at about noon" };
  gint64 time;
  int offset;

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autofree char *text = soleus_history_time_format (known[i].utc_us, known[i].offset_s);

      g_assert_cmpstr (text, ==, known[i].text);
      g_assert_true (soleus_history_time_parse (text, &time, &offset));
      g_assert_cmpint (time, ==, known[i].utc_us);
      g_assert_cmpint (offset, ==, known[i].offset_s);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (soleus_history_time_parse (wrong[i], &time, &offset));
  g_assert_false (soleus_history_time_parse (NULL, &time, &offset));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/soleus/day/epoch", test_epoch);
  g_test_add_func ("/soleus/day/midnight", test_midnight);
  g_test_add_func ("/soleus/day/daylight-saving", test_daylight_saving);
  g_test_add_func ("/soleus/day/leap-day", test_leap_day);
  g_test_add_func ("/soleus/day/end", test_end);
  g_test_add_func ("/soleus/day/time-text", test_time_text);

  return g_test_run ();
}
