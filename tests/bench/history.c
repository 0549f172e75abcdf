/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "history-support.h"
#include "soleus-day.h"

/* The time that the store takes for ten years of daily sessions, against one month: everything that
 * the Progress page asks for when it is opened, and the longest that a call of a running session
 * keeps its caller. Each figure is the least of several runs, in process time of all threads where
 * it is work, so that a neighbour on the machine doesn't show. */

#define RUNS            9
#define TEN_YEARS       3650
#define ONE_MONTH       30
#define PHASES_EACH     14
#define WEEKS_SHOWN     12
#define SESSIONS_A_PAGE 50
#define CALLS           2000

typedef struct
{
  double open_ms;
  double summary_ms;
  double everything_ms;
  double list_ms;
  double advice_ms;
} Figures;

static double
measure_ms (gint64 since_us)
{
  return (double) (g_get_monotonic_time () - since_us) / 1000.0;
}

static void
keep_least (double *least, double value)
{
  if (*least == 0.0 || value < *least)
    *least = value;
}

static void
measure_summary (HistoryFixture *f, int from, int to, double *least)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusSummary) summary = NULL;
  gint64 since = g_get_monotonic_time ();

  summary = history_load_summary (f->history, from, to, &error);
  keep_least (least, measure_ms (since));
  g_assert_no_error (error);
  g_assert_cmpuint (summary->days->len, >, 0);
}

static void
measure_run (HistoryFixture *f, Figures *figures)
{
  int today = soleus_history_get_today (f->history);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;
  gboolean due;
  gint64 since;

  history_fixture_close (f);
  since = g_get_monotonic_time ();
  history_fixture_open (f);
  history_wait (f->history);
  keep_least (&figures->open_ms, measure_ms (since));

  measure_summary (f, today - WEEKS_SHOWN * 7, today, &figures->summary_ms);
  measure_summary (f, 0, today, &figures->everything_ms);
  since = g_get_monotonic_time ();
  records = history_load_sessions (f->history, G_MAXINT64, SESSIONS_A_PAGE, &error);
  keep_least (&figures->list_ms, measure_ms (since));
  since = g_get_monotonic_time ();
  history_load_advice (f->history, &due, &error);
  keep_least (&figures->advice_ms, measure_ms (since));
  g_assert_no_error (error);
}

static Figures
measure (const char *name, guint n_sessions)
{
  HistoryFixture f = { NULL };
  Figures figures = { 0 };

  history_fixture_set_up (&f, NULL);
  history_fixture_close (&f);
  history_fill (f.path, history_time ("2024-05-15T10:00:00Z"), DAY_US, n_sessions, PHASES_EACH);
  history_fixture_open (&f);
  for (guint i = 0; i < RUNS; i++)
    measure_run (&f, &figures);
  history_fixture_tear_down (&f, NULL);
  g_print ("%s, %u sessions, %u phases: open %.2f ms, summary of 12 weeks %.2f ms, of everything "
           "%.2f ms, first page of sessions %.2f ms, advice %.2f ms\n",
           name, n_sessions, n_sessions * PHASES_EACH, figures.open_ms, figures.summary_ms,
           figures.everything_ms, figures.list_ms, figures.advice_ms);
  return figures;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* The calls of a running session, as fast as they come, while the worker writes. */
static void
measure_calls (void)
{
  HistoryFixture f = { NULL };
  g_autoptr (SoleusHistoryToken) token = NULL;
  g_autofree gint64 *times = g_new (gint64, CALLS);

  history_fixture_set_up (&f, NULL);
  token = history_begin (&f, "full", 0);
  for (guint i = 0; i < CALLS; i++)
    {
      gint64 since = g_get_monotonic_time ();

      history_add_work (&f, token, SOLEUS_LEG_LEFT, SOLEUS_MUSCLE_SOLEUS, SOLEUS_STEP_STRETCH, 1);
      times[i] = g_get_monotonic_time () - since;
    }
  history_fixture_tear_down (&f, NULL);
  qsort (times, CALLS, sizeof *times, compare_times);
  g_print ("figure history-call-p99-us %" G_GINT64_FORMAT "\n", times[CALLS * 99 / 100]);
  g_print ("figure history-call-max-us %" G_GINT64_FORMAT "\n", times[CALLS - 1]);
}

int
main (int argc, char *argv[])
{
  Figures month, years;

  setlocale (LC_ALL, "C");
  month = measure ("one month", ONE_MONTH);
  years = measure ("ten years", TEN_YEARS);
  g_print ("figure history-store-ms %.2f\n", years.open_ms + years.summary_ms + years.list_ms);
  g_print ("ratio history-store-scale %.2f\n",
           (years.open_ms + years.summary_ms + years.list_ms) /
               (month.open_ms + month.summary_ms + month.list_ms));
  measure_calls ();
  return 0;
}
