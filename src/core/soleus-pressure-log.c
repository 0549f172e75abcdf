/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-pressure-log.h"

/* Milliseconds of the entry inside the window that ends at @at. An entry that seems to lie in the
 * future, because the clock was set back, counts as one that has just ended. */
static gint64
get_overlap (const SoleusPressureEntry *entry, gint64 now, gint64 at)
{
  gint64 end = MIN (entry->end, now) / 1000;
  gint64 window_start = at / 1000 - SOLEUS_PRESSURE_WINDOW_MS;

  return CLAMP (end - window_start, 0, entry->worked_ms);
}

static gint64
get_used_at (const SoleusPressureEntry *entries,
             gsize n_entries,
             SoleusLeg leg,
             gint64 now,
             gint64 at)
{
  gint64 used = 0;

  for (gsize i = 0; i < n_entries; i++)
    if (entries[i].leg == leg)
      used += get_overlap (&entries[i], now, at);
  return used;
}

/**
 * soleus_pressure_log_get_used:
 * @entries: (array length=n_entries): in any order
 * @leg: left or right
 * @now: microseconds since 1970-01-01 UTC
 *
 * Returns: milliseconds of pressure on that calf within the last 60 minutes
 */
gint64
soleus_pressure_log_get_used (const SoleusPressureEntry *entries,
                              gsize n_entries,
                              SoleusLeg leg,
                              gint64 now)
{
  return get_used_at (entries, n_entries, leg, now, now);
}

/**
 * soleus_pressure_log_get_ready_at:
 * @entries: (array length=n_entries): in any order
 * @leg: left or right
 * @now: microseconds since 1970-01-01 UTC
 *
 * Returns: the first moment from @now on, in microseconds since 1970-01-01 UTC and to the
 *   millisecond, when massage of that calf is offered again
 */
gint64
soleus_pressure_log_get_ready_at (const SoleusPressureEntry *entries,
                                  gsize n_entries,
                                  SoleusLeg leg,
                                  gint64 now)
{
  const gint64 most = SOLEUS_PRESSURE_CAP_MS - SOLEUS_PRESSURE_LEAST_MS;
  gint64 low = 0, high = SOLEUS_PRESSURE_WINDOW_MS;

  /* What is used only falls with time, and after a whole window it is nothing. */
  while (low < high)
    {
      gint64 middle = low + (high - low) / 2;

      if (get_used_at (entries, n_entries, leg, now, now + middle * 1000) <= most)
        high = middle;
      else
        low = middle + 1;
    }
  return now + low * 1000;
}
