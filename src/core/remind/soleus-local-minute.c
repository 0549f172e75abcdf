/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-local-minute.h"

#include "soleus-day.h"

#define MINUTE_US (G_GINT64_CONSTANT (60) * G_USEC_PER_SEC)

/* By how much the clock on the wall is ahead of UTC at that instant. */
static gint64
get_offset (gint64 utc_us)
{
  return (gint64) soleus_day_get_offset (utc_us, NULL) * G_USEC_PER_SEC;
}

/* What the clock on the wall shows at that instant, in the zone of the machine. */
gint64
soleus_local_minute_from_time (gint64 utc_us)
{
  gint64 local_us = utc_us + get_offset (utc_us);

  return local_us / MINUTE_US - (local_us % MINUTE_US < 0 ? 1 : 0);
}

/* The instant with which the minute begins, if the clock is ahead of UTC by the same then as at
 * @near_us. */
static gboolean
is_shown (gint64 minute, gint64 near_us, gint64 *utc_us)
{
  *utc_us = minute * MINUTE_US - get_offset (near_us);
  return soleus_local_minute_from_time (*utc_us) == minute;
}

/**
 * soleus_local_minute_to_time:
 *
 * Returns: the first instant at which the clock on the wall has come to @minute, in microseconds
 *   since 1970-01-01 UTC. A minute that comes twice comes the first time; where the clock leaps
 * over it, the leap is the instant.
 */
gint64
soleus_local_minute_to_time (gint64 minute)
{
  gint64 plain_us = minute * MINUTE_US;
  gint64 before_us, after_us;

  /* Clocks change by less than a day, and no two changes are so close. */
  if (is_shown (minute, plain_us - SOLEUS_MINUTES_A_DAY * MINUTE_US, &before_us))
    return before_us;
  if (is_shown (minute, plain_us + SOLEUS_MINUTES_A_DAY * MINUTE_US, &after_us))
    return after_us;
  /* The leap is between the two. */
  while (before_us - after_us > MINUTE_US)
    {
      gint64 middle_us = after_us + (before_us - after_us) / 2;

      if (soleus_local_minute_from_time (middle_us) >= minute)
        before_us = middle_us;
      else
        after_us = middle_us;
    }
  return before_us - before_us % MINUTE_US;
}
