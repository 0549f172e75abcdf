/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "history-support.h"
#include "soleus-day.h"
#include "soleus-progress-files.h"
#include "soleus-progress-page.h"
#include "soleus-progress-report.h"
#include "soleus-progress-text.h"
#include "soleus-rating-chart.h"
#include "soleus-session-list.h"
#include "soleus-trend.h"
#include "soleus-week-chart.h"

/* The history's clock stands at 2024-05-15 12:00 UTC. */
#define NOW "2024-05-15T10:00:00Z"

typedef struct
{
  HistoryFixture history;
  SoleusCatalogue *catalogue;
  SoleusSafetyList *list;
  GtkWindow *window;
  SoleusProgressPage *page;
} PageFixture;

static GtkWidget *
child (PageFixture *self, const char *name)
{
  GObject *object =
      gtk_widget_get_template_child (GTK_WIDGET (self->page), SOLEUS_TYPE_PROGRESS_PAGE, name);

  g_assert_nonnull (object);
  return GTK_WIDGET (object);
}

static const char *
shown_page (PageFixture *self)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (child (self, "stack")));
}

/* What was asked for comes from a thread; nothing tells when the last of it is drawn. */
static void
settle (PageFixture *self)
{
  gint64 end = g_get_monotonic_time () + 5 * G_TIME_SPAN_SECOND;

  history_fixture_settle (&self->history);
  while (!soleus_progress_page_is_loaded (self->page) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (soleus_progress_page_is_loaded (self->page));
  for (int i = 0; i < 20; i++)
    {
      history_fixture_settle (&self->history);
      g_main_context_iteration (NULL, FALSE);
    }
}

static void
set_up (PageFixture *self, gconstpointer data)
{
  guint n_sessions = GPOINTER_TO_UINT (data);

  history_fixture_set_up (&self->history, NULL);
  if (n_sessions > 0)
    {
      history_fixture_close (&self->history);
      history_fill (self->history.path, history_time (NOW), DAY_US, n_sessions, 6);
      history_fixture_open (&self->history);
    }
  self->catalogue = soleus_catalogue_new (NULL);
  self->list = soleus_safety_list_new ();
  self->window = GTK_WINDOW (gtk_window_new ());
  self->page = g_object_new (SOLEUS_TYPE_PROGRESS_PAGE, NULL);
  soleus_progress_page_set_context (self->page, self->catalogue, self->list);
  gtk_window_set_child (self->window, GTK_WIDGET (self->page));
  gtk_window_set_default_size (self->window, 900, 700);
  gtk_window_present (self->window);
  while (!gtk_widget_get_mapped (GTK_WIDGET (self->page)))
    g_main_context_iteration (NULL, TRUE);
  soleus_progress_page_set_history (self->page, self->history.history);
  settle (self);
}

static void
tear_down (PageFixture *self, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (self->page), (gpointer *) &self->page);
  gtk_window_destroy (self->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (self->page);
  g_object_unref (self->list);
  g_object_unref (self->catalogue);
  history_fixture_tear_down (&self->history, NULL);
}

static const char *
value (PageFixture *self, const char *name)
{
  return gtk_label_get_label (GTK_LABEL (child (self, name)));
}

static void
test_empty (PageFixture *self, gconstpointer data)
{
  g_assert_cmpstr (shown_page (self), ==, "empty");
}

static void
test_a_week (PageFixture *self, gconstpointer data)
{
  SoleusSessionList *sessions = SOLEUS_SESSION_LIST (child (self, "sessions"));

  g_assert_cmpstr (shown_page (self), ==, "content");
  g_assert_cmpstr (value (self, "sessions_value"), ==, "7");
  g_assert_cmpstr (value (self, "days_value"), ==, "7");
  g_assert_cmpstr (value (self, "last_value"), ==, "Today");
  /* Seven sessions of six times 30 seconds. */
  g_assert_cmpstr (value (self, "time_value"), ==, "21 min");
  g_assert_cmpuint (soleus_session_list_get_n_rows (sessions), ==, 7);
}

static void
test_ten_years (PageFixture *self, gconstpointer data)
{
  SoleusSessionList *sessions = SOLEUS_SESSION_LIST (child (self, "sessions"));

  g_assert_cmpstr (value (self, "sessions_value"), ==, "3650");
  g_assert_cmpstr (value (self, "time_value"), ==, "182 h 30 min");
  /* Only what fits a screen is made. */
  g_assert_cmpuint (soleus_session_list_get_n_rows (sessions), ==, 10);
}

static void
test_day (PageFixture *self, gconstpointer data)
{
  SoleusSessionList *sessions = SOLEUS_SESSION_LIST (child (self, "sessions"));

  soleus_session_list_show_day (sessions,
                                soleus_day_from_time (history_time ("2024-05-12T10:00:00Z"), 3600));
  settle (self);
  g_assert_cmpuint (soleus_session_list_get_n_rows (sessions), ==, 1);
}

static void
test_changes_show (PageFixture *self, gconstpointer data)
{
  history_add_session (&self->history, history_time ("2024-05-15T11:00:00Z"), 3600);
  settle (self);
  g_assert_cmpstr (value (self, "sessions_value"), ==, "8");
  soleus_history_delete_all (self->history.history);
  settle (self);
  g_assert_cmpstr (shown_page (self), ==, "empty");
}

static void
test_weeks_without_gap (PageFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int today = soleus_history_get_today (self->history.history);
  g_autoptr (SoleusSummary) summary =
      soleus_history_load_summary (self->history.history, today - 70, today, &error);
  SoleusWeekChart *chart = SOLEUS_WEEK_CHART (g_object_ref_sink (soleus_week_chart_new ()));
  gint64 worked = 0;

  g_assert_no_error (error);
  soleus_week_chart_set_weeks (chart, summary, today - 70, today);
  g_assert_cmpuint (soleus_week_chart_get_n_weeks (chart), ==, 11);
  for (guint i = 0; i < 11; i++)
    {
      const SoleusWeekTotal *week = soleus_week_chart_get_week (chart, i);

      g_assert_cmpint (week->monday, ==, soleus_day_get_monday (today - 70) + 7 * (int) i);
      for (guint muscle = 0; muscle < SOLEUS_N_MUSCLES; muscle++)
        worked += week->worked_ms[muscle];
    }
  g_assert_cmpint (worked, ==, 7 * 6 * 30000);
  g_assert_finalize_object (chart);
}

static void
test_report (PageFixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->history.folder, "report.pdf", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  int today = soleus_history_get_today (self->history.history);
  g_autoptr (SoleusSummary) summary =
      soleus_history_load_summary (self->history.history, today - 83, today, &error);
  g_autoptr (SoleusProgressReport) report = soleus_progress_report_new (summary, self->catalogue);
  gsize length;

  g_assert_true (
      soleus_progress_report_print (report, GTK_PRINT_OPERATION_ACTION_EXPORT, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, &length, &error));
  g_assert_true (g_str_has_prefix (contents, "%PDF-"));
  /* An empty page takes less than a kilobyte. */
  g_assert_cmpuint (length, >, 5000);
  g_unlink (path);
}

static void
test_trend (void)
{
  const double x[] = { 0, 1, 2, 3 }, falling[] = { 8, 6, 4, 2 }, same[] = { 5, 5, 5, 5 };
  SoleusTrend trend;

  g_assert_true (soleus_trend_fit (&trend, x, falling, 4));
  g_assert_cmpfloat_with_epsilon (trend.at_first, 8, 1e-9);
  g_assert_cmpfloat_with_epsilon (trend.at_last, 2, 1e-9);
  g_assert_true (soleus_trend_fit (&trend, x, same, 4));
  g_assert_cmpfloat_with_epsilon (trend.at_last, 5, 1e-9);
  /* Two points are no trend, and neither are points of one day. */
  g_assert_false (soleus_trend_fit (&trend, x, falling, 2));
  g_assert_false (soleus_trend_fit (&trend, same, falling, 4));
}

static void
test_ago (void)
{
  const struct
  {
    int day;
    const char *text;
  } cases[] = { { 100, "Today" }, { 101, "Today" }, { 99, "Yesterday" }, { 98, "2 days ago" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = soleus_progress_format_ago (cases[i].day, 100);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

#define ADD(path, n_sessions, test)                                                                \
  g_test_add (path, PageFixture, GUINT_TO_POINTER (n_sessions), set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  adw_init ();
  g_test_init (&argc, &argv, NULL);
  ADD ("/soleus/progress/empty", 0, test_empty);
  ADD ("/soleus/progress/a-week", 7, test_a_week);
  ADD ("/soleus/progress/ten-years", 3650, test_ten_years);
  ADD ("/soleus/progress/day", 7, test_day);
  ADD ("/soleus/progress/changes-show", 7, test_changes_show);
  ADD ("/soleus/progress/weeks-without-gap", 7, test_weeks_without_gap);
  ADD ("/soleus/progress/report", 7, test_report);
  g_test_add_func ("/soleus/progress/trend", test_trend);
  g_test_add_func ("/soleus/progress/ago", test_ago);
  return g_test_run ();
}
