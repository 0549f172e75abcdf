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
day_from (const char *iso8601, const char *zone_name, int start)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zone_name);
  gint64 time = history_time (iso8601);

  g_assert_nonnull (zone);
  return soleus_day_from_time (time, soleus_day_get_offset (time, zone), start);
}

static int
day_in (const char *iso8601, const char *zone_name)
{
  return day_from (iso8601, zone_name, 0);
}

static void
test_epoch (void)
{
  g_assert_cmpint (soleus_day_from_time (0, 0, 0), ==, 0);
  g_assert_cmpint (soleus_day_from_time (-1, 0, 0), ==, -1);
  g_assert_cmpint (soleus_day_from_time (0, -1, 0), ==, -1);
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

/* What is done between midnight and the start of the day belongs to the evening before. */
static void
test_start (void)
{
  const int day = day_of (2024, G_DATE_MAY, 15);

  for (int start = 0; start <= SOLEUS_DAY_START_MAX; start++)
    {
      g_autofree char *before = g_strdup_printf ("2024-05-15T%02d:59:59+02:00", start - 1);
      g_autofree char *at = g_strdup_printf ("2024-05-15T%02d:00:00+02:00", start);

      if (start > 0)
        g_assert_cmpint (day_from (before, "Europe/Berlin", start), ==, day - 1);
      g_assert_cmpint (day_from (at, "Europe/Berlin", start), ==, day);
      g_assert_cmpint (day_from ("2024-05-15T23:59:59+02:00", "Europe/Berlin", start), ==, day);
    }
  g_assert_cmpint (day_from ("2024-05-16T00:20:00+02:00", "Europe/Berlin", 4), ==, day);
  /* The last night of a month, of February and of a year. */
  g_assert_cmpint (day_from ("2024-06-01T00:20:00+02:00", "Europe/Berlin", 4), ==,
                   day_of (2024, G_DATE_MAY, 31));
  g_assert_cmpint (day_from ("2024-03-01T03:59:00+01:00", "Europe/Berlin", 4), ==,
                   day_of (2024, G_DATE_FEBRUARY, 29));
  g_assert_cmpint (day_from ("2025-01-01T00:20:00+01:00", "Europe/Berlin", 4), ==,
                   day_of (2024, G_DATE_DECEMBER, 31));
  g_assert_cmpint (soleus_day_from_time (0, 0, 4), ==, -1);
}

/* The night in which the clock leaps, and the night in which an hour comes twice, at each hour that
 * a day can start at: the day goes on by one, and never back. */
static void
test_start_daylight_saving (void)
{
  const struct
  {
    const char *begin;
    int day;
  } nights[] = { { "2024-03-30T20:00:00+01:00", day_of (2024, G_DATE_MARCH, 30) },
                 { "2024-10-26T20:00:00+02:00", day_of (2024, G_DATE_OCTOBER, 26) } };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");

  for (guint i = 0; i < G_N_ELEMENTS (nights); i++)
    for (int start = 0; start <= SOLEUS_DAY_START_MAX; start++)
      {
        int last = nights[i].day;

        for (guint minute = 0; minute < 13 * 60; minute++)
          {
            gint64 time = history_time (nights[i].begin) + minute * MINUTE_US;
            int day = soleus_day_from_time (time, soleus_day_get_offset (time, zone), start);

            g_assert_cmpint (day, >=, last);
            g_assert_cmpint (day, <=, nights[i].day + 1);
            last = day;
          }
        g_assert_cmpint (last, ==, nights[i].day + 1);
      }
  g_assert_cmpint (day_from ("2024-03-31T03:30:00+02:00", "Europe/Berlin", 4), ==, nights[0].day);
  g_assert_cmpint (day_from ("2024-03-31T04:00:00+02:00", "Europe/Berlin", 4), ==,
                   nights[0].day + 1);
  g_assert_cmpint (day_from ("2024-10-27T02:30:00+01:00", "Europe/Berlin", 4), ==, nights[1].day);
  g_assert_cmpint (day_from ("2024-10-27T04:00:00+01:00", "Europe/Berlin", 4), ==,
                   nights[1].day + 1);
}

/* Kiritimati and Honolulu share the time of the day and never the date. The night before a flight
 * counts for its own evening, and so does the night after it. */
static void
test_start_over_the_date_line (void)
{
  const int day = day_of (2024, G_DATE_MAY, 15);

  g_assert_cmpint (day_from ("2024-05-16T00:20:00+14:00", "Pacific/Kiritimati", 4), ==, day);
  g_assert_cmpint (day_from ("2024-05-15T00:20:00-10:00", "Pacific/Honolulu", 4), ==, day - 1);
  g_assert_cmpint (day_from ("2024-05-15T22:00:00-10:00", "Pacific/Honolulu", 4), ==, day);
  g_assert_cmpint (day_from ("2024-05-16T00:20:00-10:00", "Pacific/Honolulu", 4), ==, day);
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

  g_assert_cmpint (soleus_day_get_end (history_time ("2024-05-15T23:59:59+05:45"), zone, 0), ==,
                   history_time ("2024-05-16T00:00:00+05:45"));
  g_assert_cmpint (soleus_day_get_end (history_time ("2024-05-16T00:00:00+05:45"), zone, 0), ==,
                   history_time ("2024-05-17T00:00:00+05:45"));
  g_assert_cmpint (soleus_day_get_end (history_time ("2024-05-16T03:59:59+05:45"), zone, 4), ==,
                   history_time ("2024-05-16T04:00:00+05:45"));
  g_assert_cmpint (soleus_day_get_end (history_time ("2024-05-16T04:00:00+05:45"), zone, 4), ==,
                   history_time ("2024-05-17T04:00:00+05:45"));
}

/* A day ends at the same hour where the clock changes until then. In Santiago the clock leaps from
 * midnight to one, and the day before ends with that leap. */
static void
test_end_daylight_saving (void)
{
  const struct
  {
    const char *zone;
    const char *now;
    int start;
    const char *end;
  } cases[] = {
    { "Europe/Berlin", "2024-03-30T22:00:00+01:00", 4, "2024-03-31T04:00:00+02:00" },
    { "Europe/Berlin", "2024-03-30T22:00:00+01:00", 2, "2024-03-31T03:00:00+02:00" },
    { "Europe/Berlin", "2024-10-26T22:00:00+02:00", 4, "2024-10-27T04:00:00+01:00" },
    { "Europe/Berlin", "2024-10-26T22:00:00+02:00", 2, "2024-10-27T02:00:00+02:00" },
    { "America/Santiago", "2024-09-07T22:00:00-04:00", 0, "2024-09-08T01:00:00-03:00" },
    { "America/Santiago", "2024-09-07T22:00:00-04:00", 4, "2024-09-08T04:00:00-03:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (cases[i].zone);
      gint64 now = history_time (cases[i].now);
      gint64 end = soleus_day_get_end (now, zone, cases[i].start);
      int day = soleus_day_from_time (now, soleus_day_get_offset (now, zone), cases[i].start);

      g_assert_cmpint (end, ==, history_time (cases[i].end));
      g_assert_cmpint (
          soleus_day_from_time (end, soleus_day_get_offset (end, zone), cases[i].start), ==,
          day + 1);
      g_assert_cmpint (
          soleus_day_from_time (end - 1, soleus_day_get_offset (end - 1, zone), cases[i].start), ==,
          day);
    }
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
  g_test_add_func ("/soleus/day/start", test_start);
  g_test_add_func ("/soleus/day/start-daylight-saving", test_start_daylight_saving);
  g_test_add_func ("/soleus/day/start-over-the-date-line", test_start_over_the_date_line);
  g_test_add_func ("/soleus/day/end", test_end);
  g_test_add_func ("/soleus/day/end-daylight-saving", test_end_daylight_saving);
  g_test_add_func ("/soleus/day/time-text", test_time_text);

  return g_test_run ();
}
