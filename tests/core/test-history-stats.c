/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history-support.h"
#include "soleus-day.h"
#include "soleus-lasting-tightness.h"

static int
day_of (int year, GDateMonth month, int day)
{
  GDate date = { 0 };

  g_date_set_dmy (&date, (GDateDay) day, month, (GDateYear) year);
  return soleus_day_from_date (&date);
}

static SoleusSummary *
load (HistoryFixture *f, int from, int to)
{
  g_autoptr (GError) error = NULL;
  SoleusSummary *summary = history_load_summary (f->history, from, to, &error);

  g_assert_no_error (error);
  return summary;
}

/* Records a session at a local time, with the offset that the text carries. */
static void
add_at (HistoryFixture *f, const char *iso8601)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (iso8601, NULL);

  history_add_session (f, g_date_time_to_unix (time) * SECOND_US,
                       (int) (g_date_time_get_utc_offset (time) / G_USEC_PER_SEC));
}

static void
assert_days (HistoryFixture *f, const int *days, const guint *sessions, guint n_days)
{
  g_autoptr (SoleusSummary) summary = load (f, 0, 40000);

  g_assert_cmpuint (summary->days->len, ==, n_days);
  for (guint i = 0; i < n_days; i++)
    {
      const SoleusDayTotal *total = &g_array_index (summary->days, SoleusDayTotal, i);

      g_assert_cmpint (total->day, ==, days[i]);
      g_assert_cmpuint (total->sessions, ==, sessions[i]);
    }
}

static void
start_days_at (HistoryFixture *f, int hour)
{
  g_object_set (f->history, "day-start", hour, NULL);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_empty (HistoryFixture *f, gconstpointer data)
{
  g_autoptr (SoleusSummary) summary = load (f, 0, 40000);

  g_assert_cmpuint (summary->days->len, ==, 0);
  g_assert_cmpuint (summary->weeks->len, ==, 0);
  g_assert_cmpuint (summary->ratings->len, ==, 0);
  g_assert_cmpuint (summary->all.sessions, ==, 0);
  g_assert_cmpint (summary->first_day, ==, SOLEUS_SUMMARY_NO_DAY);
  g_assert_cmpint (summary->last_day, ==, SOLEUS_SUMMARY_NO_DAY);
}

static void
test_daylight_saving (HistoryFixture *f, gconstpointer data)
{
  const int spring = day_of (2024, G_DATE_MARCH, 31), autumn = day_of (2024, G_DATE_OCTOBER, 27);
  const int days[] = { spring - 1, spring, spring + 1, autumn, autumn + 1 };
  const guint sessions[] = { 1, 2, 1, 4, 1 };

  start_days_at (f, 0);
  add_at (f, "2024-03-30T23:55:00+01:00");
  add_at (f, "2024-03-31T00:05:00+01:00");
  add_at (f, "2024-03-31T23:55:00+02:00");
  add_at (f, "2024-04-01T00:05:00+02:00");
  add_at (f, "2024-10-27T00:05:00+02:00");
  add_at (f, "2024-10-27T02:30:00+02:00");
  add_at (f, "2024-10-27T02:30:00+01:00");
  add_at (f, "2024-10-27T23:55:00+01:00");
  add_at (f, "2024-10-28T00:05:00+01:00");
  assert_days (f, days, sessions, G_N_ELEMENTS (days));
}

static void
test_leap_day (HistoryFixture *f, gconstpointer data)
{
  const int leap = day_of (2024, G_DATE_FEBRUARY, 29);
  const int days[] = { leap - 1, leap, leap + 1 };
  const guint sessions[] = { 1, 2, 1 };
  g_autoptr (SoleusSummary) only = NULL;

  start_days_at (f, 0);
  add_at (f, "2024-02-28T23:59:00+01:00");
  add_at (f, "2024-02-29T00:01:00+01:00");
  add_at (f, "2024-02-29T23:58:00+01:00");
  add_at (f, "2024-03-01T00:01:00+01:00");
  assert_days (f, days, sessions, G_N_ELEMENTS (days));
  only = load (f, leap, leap);
  g_assert_cmpuint (only->days->len, ==, 1);
  g_assert_cmpuint (only->totals.sessions, ==, 2);
  g_assert_cmpuint (only->all.sessions, ==, 4);
  g_assert_cmpint (only->first_day, ==, leap - 1);
}

/* Each session stays on the day that it was for the person, there: an evening in Tokyo and the same
 * evening, hours later, in Honolulu are one day. */
static void
test_travel (HistoryFixture *f, gconstpointer data)
{
  const int day = day_of (2024, G_DATE_MAY, 10);
  const int days[] = { day, day + 1 };
  const guint sessions[] = { 3, 1 };

  start_days_at (f, 0);
  add_at (f, "2024-05-10T07:00:00+09:00");
  add_at (f, "2024-05-10T21:00:00+09:00");
  add_at (f, "2024-05-10T20:00:00-10:00");
  add_at (f, "2024-05-11T00:10:00-10:00");
  assert_days (f, days, sessions, G_N_ELEMENTS (days));
}

/* An evening that ends after midnight is one day, as long as the day starts later than that. The
 * same history is counted anew where the person chooses another hour: nothing of it is recorded. */
static void
test_night_owl (HistoryFixture *f, gconstpointer data)
{
  const int day = day_of (2024, G_DATE_MAY, 14);
  const int by_four[] = { day - 1, day }, by_midnight[] = { day, day + 1 };
  const int by_two[] = { day - 1, day, day + 1 };
  const guint of_four[] = { 1, 3 }, of_midnight[] = { 2, 2 }, of_two[] = { 1, 2, 1 };
  g_autoptr (SoleusSummary) only = NULL;

  add_at (f, "2024-05-14T00:20:00+02:00");
  add_at (f, "2024-05-14T22:30:00+02:00");
  add_at (f, "2024-05-15T00:20:00+02:00");
  add_at (f, "2024-05-15T03:59:00+02:00");
  assert_days (f, by_four, of_four, G_N_ELEMENTS (by_four));
  only = load (f, day, day);
  g_assert_cmpuint (only->totals.sessions, ==, 3);
  g_assert_cmpuint (only->totals.days, ==, 1);
  g_assert_cmpuint (only->all.days, ==, 2);
  g_assert_cmpint (only->first_day, ==, day - 1);
  g_assert_cmpint (only->last_day, ==, day);
  start_days_at (f, 0);
  assert_days (f, by_midnight, of_midnight, G_N_ELEMENTS (by_midnight));
  start_days_at (f, 2);
  assert_days (f, by_two, of_two, G_N_ELEMENTS (by_two));
}

/* The nights in which the clock changes belong to their evenings. */
static void
test_daylight_saving_nights (HistoryFixture *f, gconstpointer data)
{
  const int spring = day_of (2024, G_DATE_MARCH, 31), autumn = day_of (2024, G_DATE_OCTOBER, 27);
  const int days[] = { spring - 1, spring, autumn - 1, autumn };
  const guint sessions[] = { 3, 1, 3, 1 };

  add_at (f, "2024-03-30T23:55:00+01:00");
  add_at (f, "2024-03-31T01:30:00+01:00");
  add_at (f, "2024-03-31T03:30:00+02:00");
  add_at (f, "2024-03-31T04:00:00+02:00");
  add_at (f, "2024-10-27T02:30:00+02:00");
  add_at (f, "2024-10-27T02:30:00+01:00");
  add_at (f, "2024-10-27T03:59:00+01:00");
  add_at (f, "2024-10-27T04:00:00+01:00");
  assert_days (f, days, sessions, G_N_ELEMENTS (days));
}

/* A flight from Kiritimati to Honolulu lands a day before it took off: each session stays where it
 * was, and the order of the days is that of the calendar. */
static void
test_date_line (HistoryFixture *f, gconstpointer data)
{
  const int day = day_of (2024, G_DATE_MAY, 10);
  const int days[] = { day - 1, day };
  const guint sessions[] = { 2, 2 };

  add_at (f, "2024-05-10T22:00:00+14:00");
  add_at (f, "2024-05-11T00:20:00+14:00");
  add_at (f, "2024-05-10T00:20:00-10:00");
  add_at (f, "2024-05-10T03:00:00-10:00");
  assert_days (f, days, sessions, G_N_ELEMENTS (days));
}

/* "Today" is a day older until the day starts, and who shows it hears when that hour changes. */
static void
test_today (HistoryFixture *f, gconstpointer data)
{
  const gint64 night = history_time ("2024-05-15T00:20:00Z");
  const int day = day_of (2024, G_DATE_MAY, 15);
  guint changes = 0;

  soleus_manual_clock_set_wall (f->clock, night);
  g_assert_cmpint (soleus_history_get_today (f->history), ==, day - 1);
  g_assert_cmpint (soleus_history_get_day_left (f->history), ==, 220 * MINUTE_US);
  g_signal_connect_swapped (f->history, "changed", G_CALLBACK (count_cb), &changes);
  start_days_at (f, 4);
  g_assert_cmpuint (changes, ==, 0);
  start_days_at (f, 0);
  g_assert_cmpuint (changes, ==, 1);
  g_assert_cmpint (soleus_history_get_today (f->history), ==, day);
  /* Somebody sets the clock back over midnight. */
  soleus_manual_clock_set_wall (f->clock, night - HOUR_US);
  g_assert_cmpint (soleus_history_get_today (f->history), ==, day - 1);
}

/* The latest session is of the day it began on, where it was: whatever the time is here, and
 * however long it went on. */
static void
test_last_day (HistoryFixture *f, gconstpointer data)
{
  const char *const starts[] = { "2024-05-14T23:59:00+09:00", "2024-05-14T23:59:00Z",
                                 "2024-05-14T23:59:00-10:00" };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autoptr (SoleusSummary) summary = NULL;

      add_at (f, starts[i]);
      summary = load (f, 0, 40000);
      g_assert_cmpint (summary->last_day, ==, day_of (2024, G_DATE_MAY, 14));
    }
}

static void
test_weeks_over_new_year (HistoryFixture *f, gconstpointer data)
{
  g_autoptr (SoleusSummary) summary = NULL;
  const SoleusWeekTotal *week;

  /* In the C locale, which tests run in, weeks begin on Sunday. */
  add_at (f, "2024-12-28T10:00:00Z");
  add_at (f, "2024-12-29T10:00:00Z");
  add_at (f, "2025-01-04T10:00:00Z");
  add_at (f, "2025-01-05T10:00:00Z");
  summary = load (f, 0, 40000);
  g_assert_cmpuint (summary->weeks->len, ==, 3);
  week = &g_array_index (summary->weeks, SoleusWeekTotal, 1);
  g_assert_cmpint (week->first_day, ==, day_of (2024, G_DATE_DECEMBER, 29));
  g_assert_cmpint (week->worked_ms[SOLEUS_MUSCLE_GASTROCNEMIUS], ==, 120000);
  g_assert_cmpint (week->worked_ms[SOLEUS_MUSCLE_SOLEUS], ==, 0);
}

static void
test_totals (HistoryFixture *f, gconstpointer data)
{
  g_autoptr (SoleusHistoryToken) token = history_begin (f, "full", 0);
  g_autoptr (SoleusHistoryToken) empty = NULL;
  g_autoptr (SoleusSummary) summary = NULL;
  const SoleusTotals *totals;

  history_add_work (f, token, SOLEUS_LEG_LEFT, SOLEUS_MUSCLE_BOTH, SOLEUS_STEP_PRESSURE, 40000);
  history_add_work (f, token, SOLEUS_LEG_RIGHT, SOLEUS_MUSCLE_BOTH, SOLEUS_STEP_PRESSURE, 30000);
  history_add_work (f, token, SOLEUS_LEG_LEFT, SOLEUS_MUSCLE_GASTROCNEMIUS, SOLEUS_STEP_STRETCH,
                    30000);
  history_add_work (f, token, SOLEUS_LEG_LEFT, SOLEUS_MUSCLE_SOLEUS, SOLEUS_STEP_STRETCH, 29000);
  history_add_work (f, token, SOLEUS_LEG_BOTH, SOLEUS_MUSCLE_NONE, SOLEUS_STEP_CHECK_IN, 15000);
  soleus_history_add_pain_stop (f->history, token, SOLEUS_LEG_LEFT, "O", 29, SOLEUS_PAIN_GONE);
  history_finish (f, token, SOLEUS_OUTCOME_STOPPED);
  /* One that was ended before anything was done is no session done. */
  empty = history_begin (f, "roller", 0);
  history_finish (f, empty, SOLEUS_OUTCOME_ENDED);

  summary = load (f, 0, 40000);
  totals = &summary->totals;
  g_assert_cmpuint (totals->sessions, ==, 1);
  g_assert_cmpuint (totals->days, ==, 1);
  g_assert_cmpuint (totals->pain_stops, ==, 1);
  g_assert_cmpint (totals->pressure_ms, ==, 70000);
  g_assert_cmpint (totals->stretch_ms, ==, 59000);
  g_assert_cmpint (totals->worked_ms[SOLEUS_MUSCLE_BOTH][SOLEUS_LEG_LEFT], ==, 40000);
  g_assert_cmpint (totals->worked_ms[SOLEUS_MUSCLE_BOTH][SOLEUS_LEG_RIGHT], ==, 30000);
  g_assert_cmpint (totals->worked_ms[SOLEUS_MUSCLE_SOLEUS][SOLEUS_LEG_LEFT], ==, 29000);
  g_assert_cmpint (totals->worked_ms[SOLEUS_MUSCLE_NONE][SOLEUS_LEG_BOTH], ==, 15000);
  g_assert_cmpuint (summary->days->len, ==, 1);
  g_assert_cmpint (g_array_index (summary->days, SoleusDayTotal, 0).stretch_ms, ==, 59000);
  g_assert_cmpint (g_array_index (summary->days, SoleusDayTotal, 0).pressure_ms, ==, 70000);
  g_assert_cmpuint (summary->pain_stops->len, ==, 1);
  g_assert_cmpuint (g_array_index (summary->pain_stops, SoleusPainPoint, 0).seconds, ==, 29);
  g_assert_cmpstr (g_array_index (summary->pain_stops, SoleusPainPoint, 0).step, ==, "O");
  g_assert_cmpint (summary->last_day, ==, day_of (2024, G_DATE_MAY, 15));
}

static void
test_ratings (HistoryFixture *f, gconstpointer data)
{
  g_autoptr (SoleusSummary) summary = NULL;
  const SoleusRatingPoint *points;

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (SoleusHistoryToken) token = history_begin (f, "gastroc-wall", 0);

      soleus_history_add_rating (f->history, token, SOLEUS_RATING_BEFORE, SOLEUS_LEG_LEFT, 7 - i);
      soleus_history_add_rating (f->history, token, SOLEUS_RATING_AFTER, SOLEUS_LEG_RIGHT, 2 + i);
      if (i == 1)
        soleus_history_add_rating (f->history, token, SOLEUS_RATING_AFTER, SOLEUS_LEG_LEFT, 0);
      soleus_manual_clock_advance_wall (f->clock, DAY_US);
    }
  summary = load (f, 0, 40000);
  g_assert_cmpuint (summary->ratings->len, ==, 4);
  points = (const SoleusRatingPoint *) summary->ratings->data;
  g_assert_cmpint (points[0].leg, ==, SOLEUS_LEG_LEFT);
  g_assert_cmpint (points[0].before, ==, 7);
  g_assert_cmpint (points[0].after, ==, SOLEUS_RATING_NONE);
  g_assert_cmpint (points[1].leg, ==, SOLEUS_LEG_RIGHT);
  g_assert_cmpint (points[1].before, ==, SOLEUS_RATING_NONE);
  g_assert_cmpint (points[1].after, ==, 2);
  g_assert_cmpint (points[2].day, ==, points[0].day + 1);
  g_assert_cmpint (points[2].before, ==, 6);
  g_assert_cmpint (points[2].after, ==, 0);
}

/* The sums that are kept say the same as the rows, whatever comes and goes. */
static void
assert_sums (HistoryFixture *f, gint64 expected_ms)
{
  g_autoptr (SoleusSummary) summary = load (f, 0, 40000);

  g_assert_cmpmem (&summary->all, sizeof summary->all, &summary->totals, sizeof summary->totals);
  g_assert_cmpint (summary->all.stretch_ms, ==, expected_ms);
}

static void
test_sums_follow (HistoryFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) records = NULL;

  history_add_session (f, history_time ("2024-05-01T08:00:00Z"), 0);
  history_add_session (f, history_time ("2024-05-02T08:00:00Z"), 0);
  assert_sums (f, 120000);
  records = history_load_all (f);
  soleus_history_delete_session (f->history, g_ptr_array_index (records, 0));
  assert_sums (f, 60000);
  soleus_history_restore_session (f->history, g_ptr_array_index (records, 0));
  soleus_history_restore_session (f->history, g_ptr_array_index (records, 0));
  assert_sums (f, 120000);
  soleus_history_delete_all (f->history);
  assert_sums (f, 0);
}

static gboolean
is_advised (HistoryFixture *f)
{
  g_autoptr (GError) error = NULL;
  gboolean due = FALSE;

  g_assert_true (history_load_advice (f->history, &due, &error));
  g_assert_no_error (error);
  return due;
}

static void
add_rated (HistoryFixture *f, gint64 start_us)
{
  g_autoptr (SoleusHistoryToken) token = NULL;

  soleus_manual_clock_set_wall (f->clock, start_us);
  token = history_begin (f, "wall-full", soleus_day_get_offset (start_us, NULL));
  soleus_history_add_rating (f->history, token, SOLEUS_RATING_BEFORE, SOLEUS_LEG_LEFT, 6);
  history_add_work (f, token, SOLEUS_LEG_LEFT, SOLEUS_MUSCLE_SOLEUS, SOLEUS_STEP_STRETCH, 30000);
  history_finish (f, token, SOLEUS_OUTCOME_FINISHED);
  soleus_history_add_rating (f->history, token, SOLEUS_RATING_AFTER, SOLEUS_LEG_LEFT, 6);
}

static void
test_advice (HistoryFixture *f, gconstpointer data)
{
  gint64 first = history_time ("2024-05-01T08:00:00Z");

  for (guint i = 0; i < 9; i++)
    add_rated (f, first + i * 2 * DAY_US);
  g_assert_false (is_advised (f));
  add_rated (f, first + 18 * DAY_US);
  g_assert_true (is_advised (f));

  soleus_history_note_advice_shown (f->history);
  g_assert_false (is_advised (f));
  history_fixture_close (f);
  history_fixture_open (f);
  g_assert_false (is_advised (f));
  for (guint i = 10; i < 25; i++)
    add_rated (f, first + i * 2 * DAY_US);
  soleus_manual_clock_set_wall (f->clock, first + 47 * DAY_US);
  g_assert_false (is_advised (f));
  soleus_manual_clock_set_wall (f->clock, first + 48 * DAY_US);
  g_assert_true (is_advised (f));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func)                                                                            \
  g_test_add ("/soleus/history/stats/" name, HistoryFixture, NULL, history_fixture_set_up, func,   \
              history_fixture_tear_down)
  ADD ("empty", test_empty);
  ADD ("daylight-saving", test_daylight_saving);
  ADD ("leap-day", test_leap_day);
  ADD ("travel", test_travel);
  ADD ("night-owl", test_night_owl);
  ADD ("daylight-saving-nights", test_daylight_saving_nights);
  ADD ("date-line", test_date_line);
  ADD ("today", test_today);
  ADD ("weeks-over-new-year", test_weeks_over_new_year);
  ADD ("last-day", test_last_day);
  ADD ("totals", test_totals);
  ADD ("ratings", test_ratings);
  ADD ("sums-follow", test_sums_follow);
  ADD ("advice", test_advice);

  return g_test_run ();
}
