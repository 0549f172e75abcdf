/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-progress-report.h"

#include <glib/gi18n-lib.h>

#include "soleus-format.h"
#include "soleus-progress-text.h"

/* Nobody reads more; the report says how many it leaves out. */
#define MOST_STOPS 200

/* The report for a physiotherapist: on which days what was done, for how long, on which leg, how
 * tight it felt, and where it hurt. */
typedef struct
{
  const SoleusSummary *summary;
  SoleusCatalogue *catalogue;
  SoleusSheet *sheet;
} Report;

static void
write_head (Report *self)
{
  const SoleusSummary *summary = self->summary;
  g_autofree char *from = soleus_progress_format_day (summary->from_day, "%x");
  g_autofree char *to = soleus_progress_format_day (summary->to_day, "%x");
  g_autofree char *stretch = soleus_progress_format_length (summary->totals.stretch_ms);
  g_autofree char *pressure = soleus_progress_format_length (summary->totals.pressure_ms);
  g_autofree char *period = NULL, *totals = NULL, *by_hand = NULL;

  soleus_sheet_add_line (self->sheet, SOLEUS_SHEET_STRONG, _ ("Calf stretches and self-massage"));
  /* Translators: two dates. */
  period = g_strdup_printf (_ ("From %s to %s"), from, to);
  soleus_sheet_add_line (self->sheet, SOLEUS_SHEET_TEXT, period);
  /* Translators: how many sessions, and two lengths of time. */
  totals = g_strdup_printf (ngettext ("%u session: stretched for %s, massaged for %s",
                                      "%u sessions: stretched for %s, massaged for %s",
                                      summary->totals.sessions),
                            summary->totals.sessions, stretch, pressure);
  soleus_sheet_add_line (self->sheet, SOLEUS_SHEET_TEXT, totals);
  if (summary->totals.by_hand == 0)
    return;
  /* Translators: how many of the sessions the person entered. */
  by_hand = g_strdup_printf (ngettext ("%u of them was entered by hand.",
                                       "%u of them were entered by hand.", summary->totals.by_hand),
                             summary->totals.by_hand);
  soleus_sheet_add_line (self->sheet, SOLEUS_SHEET_TEXT, by_hand);
}

static void
write_muscles (Report *self)
{
  const char *const header[] = { _ ("Muscle"), _ ("Left leg"), _ ("Right leg"), _ ("Both legs"),
                                 NULL };
  guint columns;

  soleus_sheet_add_line (self->sheet, SOLEUS_SHEET_HEADING, _ ("Time for each muscle and leg"));
  columns = soleus_sheet_add_columns (self->sheet, header);
  for (SoleusMuscle muscle = SOLEUS_MUSCLE_GASTROCNEMIUS; muscle <= SOLEUS_MUSCLE_BOTH; muscle++)
    {
      const gint64 *worked = self->summary->totals.worked_ms[muscle];
      g_autofree char *left = soleus_progress_format_length (worked[SOLEUS_LEG_LEFT]);
      g_autofree char *right = soleus_progress_format_length (worked[SOLEUS_LEG_RIGHT]);
      g_autofree char *both = soleus_progress_format_length (worked[SOLEUS_LEG_BOTH]);

      soleus_sheet_add_row (
          self->sheet,
          (const char *const[]){ soleus_format_muscle (muscle), left, right, both, NULL }, columns);
    }
}

/* The days of a week with a session: "Mon, Wed, Sat". */
static char *
list_days (const SoleusSummary *summary, int first_day)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  for (guint i = 0; i < summary->days->len; i++)
    {
      const SoleusDayTotal *total = &g_array_index (summary->days, SoleusDayTotal, i);
      g_autofree char *name = NULL;

      if (total->day < first_day || total->day >= first_day + 7)
        continue;
      name = soleus_progress_format_day (total->day, "%a");
      g_strv_builder_add (builder, name);
    }
  parts = g_strv_builder_end (builder);
  return g_strjoinv (C_ ("list separator", ", "), parts);
}

/* The average before and after of a leg in a week: "6.5 → 4.0". */
static char *
average_ratings (const SoleusSummary *summary, int first_day, SoleusLeg leg)
{
  double sums[2] = { 0, 0 };
  guint counts[2] = { 0, 0 };
  g_autofree char *before = NULL, *after = NULL;

  for (guint i = 0; i < summary->ratings->len; i++)
    {
      const SoleusRatingPoint *point = &g_array_index (summary->ratings, SoleusRatingPoint, i);
      const int values[] = { point->before, point->after };

      if (point->leg != leg || point->day < first_day || point->day >= first_day + 7)
        continue;
      for (guint j = 0; j < 2; j++)
        if (values[j] != SOLEUS_RATING_NONE)
          {
            sums[j] += values[j];
            counts[j]++;
          }
    }
  before = counts[0] ? g_strdup_printf ("%.1f", sums[0] / counts[0]) : g_strdup ("–");
  after = counts[1] ? g_strdup_printf ("%.1f", sums[1] / counts[1]) : g_strdup ("–");
  /* Translators: tightness before, then after. Turn the arrow where you write from right to left.
   */
  return g_strdup_printf (C_ ("tightness", "%s → %s"), before, after);
}

static void
write_weeks (Report *self)
{
  const SoleusSummary *summary = self->summary;
  const char *const header[] = { _ ("Week of"),         _ ("Days"),
                                 _ ("Upper calf"),      _ ("Lower calf"),
                                 _ ("Whole calf"),      _ ("Tightness left"),
                                 _ ("Tightness right"), NULL };
  guint columns;

  soleus_sheet_add_line (self->sheet, SOLEUS_SHEET_HEADING, _ ("Week by week"));
  soleus_sheet_add_line (
      self->sheet, SOLEUS_SHEET_TEXT,
      _ ("Tightness is the person’s own rating from 0 to 10, on average, before and "
         "after a session."));
  columns = soleus_sheet_add_columns (self->sheet, header);
  for (guint i = 0; i < summary->weeks->len; i++)
    {
      const SoleusWeekTotal *week = &g_array_index (summary->weeks, SoleusWeekTotal, i);
      g_autofree char *date = soleus_progress_format_day (week->first_day, "%x");
      g_autofree char *days = list_days (summary, week->first_day);
      g_autofree char *upper =
          soleus_progress_format_length (week->worked_ms[SOLEUS_MUSCLE_GASTROCNEMIUS]);
      g_autofree char *lower =
          soleus_progress_format_length (week->worked_ms[SOLEUS_MUSCLE_SOLEUS]);
      g_autofree char *whole = soleus_progress_format_length (week->worked_ms[SOLEUS_MUSCLE_BOTH]);
      g_autofree char *left = average_ratings (summary, week->first_day, SOLEUS_LEG_LEFT);
      g_autofree char *right = average_ratings (summary, week->first_day, SOLEUS_LEG_RIGHT);

      soleus_sheet_add_row (
          self->sheet, (const char *const[]){ date, days, upper, lower, whole, left, right, NULL },
          columns);
    }
}

static void
write_pain_stops (Report *self)
{
  const GArray *stops = self->summary->pain_stops;
  guint first = stops->len > MOST_STOPS ? stops->len - MOST_STOPS : 0;
  g_autofree char *left_out = NULL;

  soleus_sheet_add_line (self->sheet, SOLEUS_SHEET_HEADING, _ ("Stops because of pain"));
  if (stops->len == 0)
    soleus_sheet_add_line (self->sheet, SOLEUS_SHEET_TEXT, _ ("None"));
  if (first > 0)
    {
      /* Translators: how many older stops because of pain the printed summary leaves out. */
      left_out = g_strdup_printf (ngettext ("%u older one is not listed here.",
                                            "%u older ones are not listed here.", first),
                                  first);
      soleus_sheet_add_line (self->sheet, SOLEUS_SHEET_TEXT, left_out);
    }
  for (guint i = first; i < stops->len; i++)
    {
      const SoleusPainPoint *stop = &g_array_index (stops, SoleusPainPoint, i);
      g_autofree char *date = soleus_progress_format_day (stop->day, "%x");
      g_autofree char *length = soleus_format_duration ((gint64) stop->seconds * 1000);
      g_autofree char *text = NULL;

      /* Translators: date, leg, step, how long it had been done, how the person felt afterwards. */
      text = g_strdup_printf (_ ("%s: %s, %s, after %s. %s"), date, soleus_format_leg (stop->leg),
                              soleus_catalogue_name_step (self->catalogue, stop->step), length,
                              soleus_progress_format_answer (stop->answer));
      soleus_sheet_add_line (self->sheet, SOLEUS_SHEET_TEXT, text);
    }
}

/**
 * soleus_progress_report_new:
 * @summary: of at most %SOLEUS_REPORT_WEEKS weeks
 * @catalogue: has the names of steps
 *
 * Returns: (transfer full): it takes as many pages as it needs
 */
SoleusSheet *
soleus_progress_report_new (const SoleusSummary *summary, SoleusCatalogue *catalogue)
{
  Report report = { summary, catalogue,
                    soleus_sheet_new ("soleus-summary",
                                      _ ("Recorded by the person with Soleus. General fitness "
                                         "information, not a medical record.")) };

  write_head (&report);
  write_muscles (&report);
  write_weeks (&report);
  write_pain_stops (&report);
  return report.sheet;
}
