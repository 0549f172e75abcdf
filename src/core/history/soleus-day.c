/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-day.h"

#define SECONDS_A_DAY 86400

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
 * @offset_s: seconds that the local time was ahead of UTC then and there
 *
 * The local day something happened on. Given the offset that was in force at the place where it
 * happened, the answer stays the same wherever the person travels later, and on days of 23 or 25
 * hours.
 *
 * Returns: days since 1970-01-01
 */
int
soleus_day_from_time (gint64 utc_us, int offset_s)
{
  return (int) floor_div (floor_div (utc_us, G_USEC_PER_SEC) + offset_s, SECONDS_A_DAY);
}

/**
 * soleus_day_get_offset:
 * @utc_us: microseconds since 1970-01-01 UTC
 * @zone: (nullable): a time zone, or %NULL for the machine's
 *
 * Returns: seconds that the zone's local time is ahead of UTC at that instant
 */
int
soleus_day_get_offset (gint64 utc_us, GTimeZone *zone)
{
  g_autoptr (GTimeZone) local = zone != NULL ? g_time_zone_ref (zone) : g_time_zone_new_local ();
  int interval =
      g_time_zone_find_interval (local, G_TIME_TYPE_UNIVERSAL, floor_div (utc_us, G_USEC_PER_SEC));

  return interval < 0 ? 0 : g_time_zone_get_offset (local, interval);
}

/**
 * soleus_day_get_monday:
 * @day: days since 1970-01-01
 *
 * Returns: the Monday that the ISO 8601 week of @day begins with, in days since 1970-01-01
 */
int
soleus_day_get_monday (int day)
{
  /* 1970-01-01 was a Thursday. */
  return (int) floor_div (day + 3, 7) * 7 - 3;
}

/**
 * soleus_day_get_date:
 * @day: days since 1970-01-01
 * @date: (out caller-allocates): the same day
 */
void
soleus_day_get_date (int day, GDate *date)
{
  g_date_clear (date, 1);
  g_date_set_julian (date, (guint32) (day + JULIAN_OF_DAY_0));
}

/**
 * soleus_day_from_date:
 * @date: a valid date
 *
 * Returns: days since 1970-01-01
 */
int
soleus_day_from_date (const GDate *date)
{
  return (int) g_date_get_julian (date) - JULIAN_OF_DAY_0;
}

/**
 * soleus_day_get_iso_week:
 * @day: days since 1970-01-01
 * @year: (out) (optional): the year that the week belongs to, which for days around New Year may
 *   differ from the day's own
 *
 * Returns: the ISO 8601 number of the week, 1 to 53
 */
guint
soleus_day_get_iso_week (int day, int *year)
{
  GDate date, thursday;

  soleus_day_get_date (day, &date);
  /* A week belongs to the year that its Thursday lies in. */
  soleus_day_get_date (soleus_day_get_monday (day) + 3, &thursday);
  if (year != NULL)
    *year = g_date_get_year (&thursday);
  return g_date_get_iso8601_week_of_year (&date);
}
