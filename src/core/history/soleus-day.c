/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-day.h"

#ifdef HAVE_NL_TIME_FIRST_WEEKDAY
#include <langinfo.h>
#endif

#define SECONDS_AN_HOUR 3600
#define SECONDS_A_DAY   86400
#define WEEK            7

/* 1970-01-01 was a Thursday, and 0 is Sunday. */
#define WEEKDAY_OF_DAY_0 4

/* GDate counts from 1 on 0001-01-01; days here count from 0 on 1970-01-01, as Unix time does. */
#define JULIAN_OF_DAY_0 719163

static gint64
floor_div (gint64 a, gint64 b)
{
  return a / b - (a % b < 0 ? 1 : 0);
}

/**
 * soleus_day_from_time:
 * @utc_us: microseconds since 1970-01-01 UTC
 * @offset_s: seconds that local time was ahead of UTC then and there
 * @start: the hour at which a day starts, by that clock: 0 to %SOLEUS_DAY_START_MAX
 *
 * This alone decides to which day an instant belongs: what is done between midnight and @start
 * belongs to the evening before.
 *
 * Returns: the local day, in days since 1970-01-01. It stays the same wherever the person travels
 *   later, and on days of 23 or 25 hours.
 */
int
soleus_day_from_time (gint64 utc_us, int offset_s, int start)
{
  return (int) floor_div (floor_div (utc_us, G_USEC_PER_SEC) + offset_s - start * SECONDS_AN_HOUR,
                          SECONDS_A_DAY);
}

/* Seconds by which local time is ahead of UTC at that instant, in @zone, or with NULL in the zone
 * of the machine. */
int
soleus_day_get_offset (gint64 utc_us, GTimeZone *zone)
{
  g_autoptr (GTimeZone) local = zone != NULL ? g_time_zone_ref (zone) : g_time_zone_new_local ();
  int interval =
      g_time_zone_find_interval (local, G_TIME_TYPE_UNIVERSAL, floor_div (utc_us, G_USEC_PER_SEC));

  return interval < 0 ? 0 : g_time_zone_get_offset (local, interval);
}

/* The weekday that weeks begin with here: 0 is Sunday. */
static int
get_first_weekday (void)
{
#ifdef HAVE_NL_TIME_FIRST_WEEKDAY
  const char *first = nl_langinfo (_NL_TIME_FIRST_WEEKDAY);
  guint origin = GPOINTER_TO_UINT (nl_langinfo (_NL_TIME_WEEK_1STDAY));

  /* The first weekday is counted from a date that glibc gives as a number: a Sunday or a Monday. */
  return (first[0] - 1 + (origin == 19971201 ? 1 : 0)) % WEEK;
#else
  /* Monday, as ISO 8601 has it: other C libraries don't know the locale's. */
  return 1;
#endif
}

/* The day with which the week of @day begins in this locale, in days since 1970-01-01. */
int
soleus_day_get_week_start (int day)
{
  int shift = WEEKDAY_OF_DAY_0 - get_first_weekday ();

  return (int) floor_div (day + shift, WEEK) * WEEK - shift;
}

/**
 * soleus_day_get_end:
 * @zone: (nullable): %NULL for that of the machine
 * @start: the hour at which a day starts
 *
 * Returns: when the local day of that instant ends, in microseconds since 1970-01-01 UTC
 */
gint64
soleus_day_get_end (gint64 utc_us, GTimeZone *zone, int start)
{
  int offset_s = soleus_day_get_offset (utc_us, zone);
  gint64 next = (gint64) soleus_day_from_time (utc_us, offset_s, start) + 1;
  gint64 end_s = next * SECONDS_A_DAY + start * SECONDS_AN_HOUR;
  gint64 end_us = (end_s - offset_s) * G_USEC_PER_SEC;
  /* The clock may have changed until then. */
  int offset_then_s = soleus_day_get_offset (end_us, zone);
  gint64 changed_us = (end_s - offset_then_s) * G_USEC_PER_SEC;

  /* Where the clock leaps over the hour, the day ends with the leap. */
  return soleus_day_from_time (changed_us, soleus_day_get_offset (changed_us, zone), start) == next
             ? changed_us
             : end_us;
}

void
soleus_day_get_date (int day, GDate *date)
{
  g_date_clear (date, 1);
  g_date_set_julian (date, (guint32) (day + JULIAN_OF_DAY_0));
}

int
soleus_day_from_date (const GDate *date)
{
  return (int) g_date_get_julian (date) - JULIAN_OF_DAY_0;
}
