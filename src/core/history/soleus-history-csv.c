/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-history-export.h"

#include <string.h>

#include "soleus-history-names.h"
#include "soleus-history-time.h"

/* RFC 4180 wants CRLF. */
#define ROW_END "\r\n"

/**
 * soleus_history_csv_get_header:
 *
 * Returns: (transfer none): the first row; docs/history.md explains each column
 */
const char *
soleus_history_csv_get_header (void)
{
  return "session,routine,date,time,start,end,outcome,verdict,options,phase,phase_end,step,kind,"
         "muscle,leg,worked_s,planned_s,pressure,before_left,before_right,after_left,after_right,"
         "pain_stops" ROW_END;
}

static void
append_text (GString *row, const char *text)
{
  if (strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (row, text);
      return;
    }
  g_string_append_c (row, '"');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (row, '"');
      g_string_append_c (row, *text);
    }
  g_string_append_c (row, '"');
}

static void
append_time (GString *row, gint64 utc_us, SoleusSessionRecord *record)
{
  g_autofree char *text =
      soleus_history_time_format (utc_us, soleus_session_record_get_offset (record));

  g_string_append (row, text);
}

/* A date and a time of the day that every spreadsheet reads as such, by the clock of the place
 * where the session was done. */
static void
append_local_start (GString *row, SoleusSessionRecord *record)
{
  int offset_s = soleus_session_record_get_offset (record);
  g_autofree char *text =
      soleus_history_time_format (soleus_session_record_get_start (record), offset_s);

  /* ISO 8601: ten characters of date, a T, eight of time. */
  if (strlen (text) < 19)
    g_string_append (row, ",,");
  else
    g_string_append_printf (row, "%.10s,%.8s,", text, text + 11);
}

/* Whole seconds: a decimal point groups thousands in half of the world's spreadsheets. */
static void
append_seconds (GString *row, gint64 ms)
{
  g_string_append_printf (row, "%" G_GINT64_FORMAT ",", (ms + 500) / 1000);
}

static void
append_session (GString *row, SoleusSessionRecord *record)
{
  append_text (row, soleus_session_record_get_uuid (record));
  g_string_append_c (row, ',');
  append_text (row, soleus_session_record_get_routine (record));
  g_string_append_c (row, ',');
  append_local_start (row, record);
  append_time (row, soleus_session_record_get_start (record), record);
  g_string_append_c (row, ',');
  append_time (row, soleus_session_record_get_end (record), record);
  g_string_append_printf (
      row, ",%s,",
      soleus_names_get (SOLEUS_NAMES_OUTCOME, soleus_session_record_get_outcome (record)));
  append_text (row, soleus_session_record_get_verdict (record));
  g_string_append_c (row, ',');
  append_text (row, soleus_session_record_get_options (record));
  g_string_append_c (row, ',');
}

static void
append_phase (GString *row, SoleusSessionRecord *record, const SoleusPhaseRecord *phase)
{
  g_string_append_printf (row, "%u,", phase->number);
  append_time (row, phase->end_us, record);
  g_string_append_c (row, ',');
  append_text (row, phase->step);
  g_string_append_printf (row, ",%s,%s,%s,", soleus_names_get (SOLEUS_NAMES_KIND, phase->kind),
                          soleus_names_get (SOLEUS_NAMES_MUSCLE, phase->muscle),
                          soleus_names_get (SOLEUS_NAMES_LEG, phase->leg));
  append_seconds (row, phase->worked_ms);
  append_seconds (row, phase->planned_ms);
  g_string_append (row, phase->pressure ? "1," : "0,");
}

static void
append_rating (GString *row, SoleusSessionRecord *record, SoleusRatingMoment moment, SoleusLeg leg)
{
  int value = soleus_session_record_get_rating (record, moment, leg);

  if (value != SOLEUS_RATING_NONE)
    g_string_append_printf (row, "%d", value);
  g_string_append_c (row, ',');
}

static void
append_end (GString *row, SoleusSessionRecord *record)
{
  append_rating (row, record, SOLEUS_RATING_BEFORE, SOLEUS_LEG_LEFT);
  append_rating (row, record, SOLEUS_RATING_BEFORE, SOLEUS_LEG_RIGHT);
  append_rating (row, record, SOLEUS_RATING_AFTER, SOLEUS_LEG_LEFT);
  append_rating (row, record, SOLEUS_RATING_AFTER, SOLEUS_LEG_RIGHT);
  g_string_append_printf (row, "%u" ROW_END, soleus_session_record_get_n_pain_stops (record));
}

/**
 * soleus_history_csv_append:
 * @text: gains one row for each phase; a session without phases has one with those columns empty
 */
void
soleus_history_csv_append (GString *text, SoleusSessionRecord *record)
{
  guint n_phases = soleus_session_record_get_n_phases (record);

  for (guint i = 0; i < n_phases; i++)
    {
      append_session (text, record);
      append_phase (text, record, soleus_session_record_get_phase (record, i));
      append_end (text, record);
    }
  if (n_phases == 0)
    {
      append_session (text, record);
      g_string_append (text, ",,,,,,,,,");
      append_end (text, record);
    }
}
