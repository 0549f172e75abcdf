/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-progress-report.h"

#include <glib/gi18n-lib.h>

#include "soleus-ankle-test.h"
#include "soleus-ankle-text.h"
#include "soleus-cramp-night.h"
#include "soleus-day.h"
#include "soleus-format.h"
#include "soleus-progress-text.h"

/* Nobody reads more; the report says how many it leaves out. */
#define MOST_STOPS 200

/* The report for a physiotherapist: on which days what was done, for how long, on which leg, how
 * tight it felt, where it hurt, and the cramps at night. */
typedef struct
{
  const SoleusSummary *summary;
  const GArray *nights;
  SoleusCatalogue *catalogue;
  SoleusHistory *history;
  GPtrArray *ankle_tests;
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

/* All there are: the first is what the last is compared with. */
static void
write_ankle_tests (Report *self)
{
  const char *const header[] = { _ ("Day"), _ ("Left leg"), _ ("Right leg"), NULL };
  g_autofree char *band = soleus_ankle_text_format_band ();
  g_autofree char *note = NULL;
  guint columns;

  if (soleus_ankle_test_find_last (self->ankle_tests, NULL, SOLEUS_LEG_LEFT) ==
          SOLEUS_ANKLE_TEST_UNTRIED &&
      soleus_ankle_test_find_last (self->ankle_tests, NULL, SOLEUS_LEG_RIGHT) ==
          SOLEUS_ANKLE_TEST_UNTRIED)
    return;
  soleus_sheet_add_line (self->sheet, SOLEUS_SHEET_HEADING, _ ("Ankle test"));
  /* Translators: %s is a length, such as “2 cm”. */
  note = g_strdup_printf (_ ("From the big toe to the wall, the knee just touching it and the heel "
                             "down: the best of up to three tries, measured by the person. Within "
                             "± %s a change means nothing."),
                          band);
  soleus_sheet_add_line (self->sheet, SOLEUS_SHEET_TEXT, note);
  columns = soleus_sheet_add_columns (self->sheet, header);
  for (guint i = 0; i < self->ankle_tests->len; i++)
    {
      SoleusJournalEntry *entry = self->ankle_tests->pdata[i];
      g_autofree char *date = NULL, *left = NULL, *right = NULL;
      SoleusAnkleTest test;

      if (!soleus_ankle_test_read (&test, entry))
        continue;
      date =
          soleus_progress_format_day (soleus_history_get_day_of_entry (self->history, entry), "%x");
      left = soleus_ankle_text_format_short (soleus_ankle_test_get_best (&test, SOLEUS_LEG_LEFT));
      right = soleus_ankle_text_format_short (soleus_ankle_test_get_best (&test, SOLEUS_LEG_RIGHT));
      soleus_sheet_add_row (self->sheet, (const char *const[]){ date, left, right, NULL }, columns);
    }
}

/* The nights of a week. */
typedef struct
{
  guint n_told;
  guint n_with;
  int count;
  guint n_rated;
  int severity;
} CrampWeek;

static void
add_up_nights (const GArray *nights, int first_day, int to_day, CrampWeek *week)
{
  *week = (CrampWeek){ 0 };
  for (guint i = 0; i < nights->len; i++)
    {
      const SoleusCrampNight *night = &g_array_index (nights, SoleusCrampNight, i);

      if (night->day < first_day || night->day > to_day)
        continue;
      week->n_told++;
      week->n_with += night->count > 0 ? 1 : 0;
      week->count += night->count;
      if (night->severity == SOLEUS_CRAMPS_NOT_RATED)
        continue;
      week->n_rated++;
      week->severity += night->severity;
    }
}

static void
write_cramp_week (Report *self, int first_day, guint columns)
{
  g_autofree char *date = soleus_progress_format_day (first_day, "%x");
  g_autofree char *told = NULL, *with = NULL, *count = NULL, *severity = NULL;
  CrampWeek week;

  add_up_nights (self->nights, first_day, MIN (first_day + 6, self->summary->to_day), &week);
  if (week.n_told == 0)
    return;
  told = g_strdup_printf ("%u", week.n_told);
  with = g_strdup_printf ("%u", week.n_with);
  count = g_strdup_printf ("%d", week.count);
  severity = week.n_rated > 0 ? g_strdup_printf ("%.1f", (double) week.severity / week.n_rated)
                              : g_strdup ("–");
  soleus_sheet_add_row (self->sheet,
                        (const char *const[]){ date, told, with, count, severity, NULL }, columns);
}

static void
write_cramps (Report *self)
{
  const char *const header[] = { _ ("Week of"), _ ("Nights answered"), _ ("Nights with cramps"),
                                 _ ("Cramps"),  _ ("How bad"),         NULL };
  CrampWeek all;
  guint columns;

  add_up_nights (self->nights, self->summary->from_day, self->summary->to_day, &all);
  if (all.n_told == 0)
    return;
  soleus_sheet_add_line (self->sheet, SOLEUS_SHEET_HEADING, _ ("Cramps at night"));
  soleus_sheet_add_line (self->sheet, SOLEUS_SHEET_TEXT,
                         _ ("As entered in the morning. “How bad” is the person’s own rating from "
                            "0 to 10, on average."));
  columns = soleus_sheet_add_columns (self->sheet, header);
  for (int day = soleus_day_get_week_start (self->summary->from_day); day <= self->summary->to_day;
       day += 7)
    write_cramp_week (self, day, columns);
}

/**
 * soleus_progress_report_new:
 * @summary: of at most %SOLEUS_REPORT_WEEKS weeks
 * @catalogue: has the names of steps
 * @history: knows which day a test counts for
 * @ankle_tests: (element-type SoleusJournalEntry): the oldest first
 * @nights: (element-type SoleusCrampNight): the nights that were told
 *
 * Returns: (transfer full): it takes as many pages as it needs
 */
SoleusSheet *
soleus_progress_report_new (const SoleusSummary *summary,
                            SoleusCatalogue *catalogue,
                            SoleusHistory *history,
                            GPtrArray *ankle_tests,
                            GArray *nights)
{
  Report report = { summary,
                    nights,
                    catalogue,
                    history,
                    ankle_tests,
                    soleus_sheet_new ("soleus-summary",
                                      _ ("Recorded by the person with Soleus. This is general "
                                         "fitness information, not a medical record.")) };

  write_head (&report);
  write_muscles (&report);
  write_weeks (&report);
  write_ankle_tests (&report);
  write_pain_stops (&report);
  write_cramps (&report);
  return report.sheet;
}
