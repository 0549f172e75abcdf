/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-history-text.h"

#include <string.h>

#include "soleus-journal-entry.h"

#define FRACTION_DIGITS 6

#define MAX_NAMES 5

static const char *const tables[][MAX_NAMES] = {
  [SOLEUS_NAMES_LEG] = {
    [SOLEUS_LEG_BOTH] = "both",
    [SOLEUS_LEG_LEFT] = "left",
    [SOLEUS_LEG_RIGHT] = "right",
  },
  [SOLEUS_NAMES_MUSCLE] = {
    [SOLEUS_MUSCLE_NONE] = "none",
    [SOLEUS_MUSCLE_GASTROCNEMIUS] = "gastrocnemius",
    [SOLEUS_MUSCLE_SOLEUS] = "soleus",
    [SOLEUS_MUSCLE_BOTH] = "both",
  },
  [SOLEUS_NAMES_KIND] = {
    [SOLEUS_STEP_STRETCH] = "stretch",
    [SOLEUS_STEP_PRESSURE] = "pressure",
    [SOLEUS_STEP_SETUP] = "setup",
    [SOLEUS_STEP_MOVEMENT] = "movement",
    [SOLEUS_STEP_CHECK_IN] = "check-in",
  },
  [SOLEUS_NAMES_OUTCOME] = {
    [SOLEUS_OUTCOME_RUNNING] = "running",
    [SOLEUS_OUTCOME_INTERRUPTED] = "interrupted",
    [SOLEUS_OUTCOME_FINISHED] = "finished",
    [SOLEUS_OUTCOME_ENDED] = "ended",
    [SOLEUS_OUTCOME_STOPPED] = "stopped-pain",
  },
  [SOLEUS_NAMES_MOMENT] = {
    [SOLEUS_RATING_BEFORE] = "before",
    [SOLEUS_RATING_AFTER] = "after",
  },
  [SOLEUS_NAMES_ANSWER] = {
    [SOLEUS_PAIN_UNANSWERED] = "unanswered",
    [SOLEUS_PAIN_GONE] = "gone",
    [SOLEUS_PAIN_STILL] = "still",
    [SOLEUS_PAIN_SEVERE] = "severe",
  },
  [SOLEUS_NAMES_JOURNAL] = {
    [SOLEUS_JOURNAL_PLAN] = "plan",
    [SOLEUS_JOURNAL_PLAN_EVENT] = "plan-event",
    [SOLEUS_JOURNAL_ANKLE_TEST] = "ankle-test",
    [SOLEUS_JOURNAL_CRAMPS] = "cramps",
    [SOLEUS_JOURNAL_OWN_PLAN] = "own-plan",
  },
};

const char *
soleus_names_get (SoleusNames names, int value)
{
  g_return_val_if_fail (value >= 0 && value < MAX_NAMES && tables[names][value] != NULL, NULL);

  return tables[names][value];
}

/* Returns whether @name, which may be NULL, is one of the words. */
gboolean
soleus_names_find (SoleusNames names, const char *name, int *value)
{
  for (int i = 0; name != NULL && i < MAX_NAMES; i++)
    if (g_strcmp0 (name, tables[names][i]) == 0)
      {
        *value = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * soleus_history_time_format:
 * @utc_us: microseconds since 1970-01-01 UTC, within the years 1 to 9999
 * @offset_s: seconds that the local time to show is ahead of UTC
 *
 * Returns: (transfer full): ISO 8601 with microseconds, as "2024-02-29T23:59:58.000000+01:00"; the
 *   same in every locale
 */
char *
soleus_history_time_format (gint64 utc_us, int offset_s)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (offset_s);
  gint64 fraction = (utc_us % G_USEC_PER_SEC + G_USEC_PER_SEC) % G_USEC_PER_SEC;
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc ((utc_us - fraction) / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
  const char sign = offset_s < 0 ? '-' : '+';
  int minutes = ABS (offset_s) / 60;

  if (local == NULL)
    return g_strdup ("");
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d.%06d%c%02d:%02d",
                          g_date_time_get_year (local), g_date_time_get_month (local),
                          g_date_time_get_day_of_month (local), g_date_time_get_hour (local),
                          g_date_time_get_minute (local), g_date_time_get_second (local),
                          (int) fraction, sign, minutes / 60, minutes % 60);
}

/* GDateTime keeps a fraction as a floating point number, which may change its last digit. */
static gboolean
parse_fraction (const char **at, gint64 *fraction)
{
  guint digits = 0;

  *fraction = 0;
  if (**at != '.')
    return TRUE;
  for ((*at)++; g_ascii_isdigit (**at) && digits < FRACTION_DIGITS; (*at)++, digits++)
    *fraction = *fraction * 10 + g_ascii_digit_value (**at);
  if (digits == 0)
    return FALSE;
  for (; digits < FRACTION_DIGITS; digits++)
    *fraction *= 10;
  return TRUE;
}

/**
 * soleus_history_time_parse:
 * @text: (nullable): as soleus_history_time_format() writes it
 * @utc_us: (out): microseconds since 1970-01-01 UTC
 * @offset_s: (out) (optional): seconds that the time zone written there is ahead of UTC
 *
 * Returns: whether @text is such a time
 */
gboolean
soleus_history_time_parse (const char *text, gint64 *utc_us, int *offset_s)
{
  const gsize whole = sizeof ("2024-02-29T23:59:58") - 1;
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *plain = NULL;
  const char *zone;
  gint64 fraction;

  if (text == NULL || strlen (text) < whole)
    return FALSE;
  zone = text + whole;
  if (!parse_fraction (&zone, &fraction) || (*zone != 'Z' && *zone != '+' && *zone != '-'))
    return FALSE;
  plain = g_strdup_printf ("%.*s%s", (int) whole, text, zone);
  time = g_date_time_new_from_iso8601 (plain, NULL);
  if (time == NULL)
    return FALSE;
  *utc_us = g_date_time_to_unix (time) * G_USEC_PER_SEC + fraction;
  if (offset_s != NULL)
    *offset_s = (int) (g_date_time_get_utc_offset (time) / G_USEC_PER_SEC);
  return TRUE;
}
