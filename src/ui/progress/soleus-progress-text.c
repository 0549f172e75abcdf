/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-progress-text.h"

#include <glib/gi18n-lib.h>

#include "soleus-format.h"

#define DAY_SECONDS G_GINT64_CONSTANT (86400)
#define WEEK_DAYS   7
/* Less than a year: a day and a month are of one year only. */
#define YEAR_DAYS 365

/**
 * soleus_progress_format_day:
 * @day: in days since 1970-01-01
 * @format: as for soleus_format_date_as()
 *
 * Returns: (transfer full): the date, or a dash where the calendar has no such day
 */
char *
soleus_progress_format_day (int day, const char *format)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (day * DAY_SECONDS);

  return date ? soleus_format_date_as (date, format) : g_strdup ("–");
}

/* Returns: for soleus_progress_format_day() */
const char *
soleus_progress_get_short_format (void)
{
  /* Translators: day and short month, as in “9 Nov”, for g_date_time_format(). */
  /* xgettext:no-c-format */
  return _ ("%-e %b");
}

/**
 * soleus_progress_format_end:
 * @day: one end of a time
 * @days: how long the time is
 *
 * Returns: (transfer full): "9 Nov", or the date where that could be of more than one year
 */
char *
soleus_progress_format_end (int day, int days)
{
  return soleus_progress_format_day (day,
                                     days < YEAR_DAYS ? soleus_progress_get_short_format () : "%x");
}

/**
 * soleus_progress_format_time:
 * @today: in days since 1970-01-01
 *
 * Returns: (transfer full): when a session began, by the clock of its place: "Today, 19:24",
 *   "Yesterday, 19:24", "Monday, 19:24" in the days before, then the date
 */
char *
soleus_progress_format_time (SoleusSessionRecord *record, int today)
{
  g_autoptr (GDateTime) date =
      g_date_time_new_from_unix_utc (record->start_us / G_USEC_PER_SEC + record->offset_s);
  int days = today - soleus_session_record_get_day (record);
  g_autofree char *time = NULL, *weekday = NULL;

  if (!date)
    return g_strdup ("–");
  if (days < 0 || days >= WEEK_DAYS)
    return soleus_format_date_time (date);
  time = soleus_format_time (date);
  if (days == 0)
    /* Translators: when a session began; %s is a time of the day: “Today, 19:24”. */
    return g_strdup_printf (_ ("Today, %s"), time);
  if (days == 1)
    /* Translators: when a session began; %s is a time of the day: “Yesterday, 19:24”. */
    return g_strdup_printf (_ ("Yesterday, %s"), time);
  weekday = soleus_format_date_as (date, "%A");
  /* Translators: when a session began, less than a week ago: a weekday, then a time of the day:
   * “Monday, 19:24”. */
  return g_strdup_printf (C_ ("weekday and time", "%s, %s"), weekday, time);
}

/**
 * soleus_progress_format_ago:
 * @day: the day of a session, or %SOLEUS_SUMMARY_NO_DAY
 *
 * Returns: (transfer full): "Today", "Yesterday", "5 days ago"; the date from two weeks on; a dash
 *   without a day
 */
char *
soleus_progress_format_ago (int day, int today)
{
  int days = today - day;

  if (day == SOLEUS_SUMMARY_NO_DAY)
    return g_strdup ("–");
  if (days <= 0)
    return g_strdup (C_ ("last session", "Today"));
  if (days == 1)
    return g_strdup (C_ ("last session", "Yesterday"));
  if (days < 14)
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", days), days);
  return soleus_progress_format_day (day, soleus_get_date_format ());
}

/* Returns: (transfer full): like soleus_format_duration(), with hours from one hour on */
char *
soleus_progress_format_length (gint64 ms)
{
  gint64 minutes = (ms + 30000) / 60000;

  if (minutes < 60)
    return soleus_format_duration (ms);
  if (minutes % 60 == 0)
    return g_strdup_printf (ngettext ("%d h", "%d h", minutes / 60), (int) (minutes / 60));
  /* Translators: a length of time: hours, then minutes. */
  return g_strdup_printf (_ ("%d h %d min"), (int) (minutes / 60), (int) (minutes % 60));
}

/* Returns: (nullable): how a session ended; %NULL for a session done to its end */
const char *
soleus_progress_format_outcome (SoleusOutcome outcome)
{
  switch (outcome)
    {
    case SOLEUS_OUTCOME_RUNNING:
      return C_ ("session", "In progress");
    case SOLEUS_OUTCOME_INTERRUPTED:
    case SOLEUS_OUTCOME_ENDED:
      return C_ ("session", "Ended early");
    case SOLEUS_OUTCOME_STOPPED:
      return C_ ("session", "Stopped because of pain");
    case SOLEUS_OUTCOME_FINISHED:
    default:
      return NULL;
    }
}

const char *
soleus_progress_format_answer (SoleusPainAnswer answer)
{
  switch (answer)
    {
    case SOLEUS_PAIN_GONE:
      return _ ("It went within a minute");
    case SOLEUS_PAIN_STILL:
      return _ ("Still sharp or severe");
    case SOLEUS_PAIN_SEVERE:
      return _ ("A pop or snap, swelling, numbness, or couldn’t stand on it");
    case SOLEUS_PAIN_UNANSWERED:
    default:
      return _ ("No answer");
    }
}

/* Returns: (transfer full): the number, or a dash without a rating */
char *
soleus_progress_format_rating (int value)
{
  return value == SOLEUS_RATING_NONE ? g_strdup ("–") : g_strdup_printf ("%d", value);
}
