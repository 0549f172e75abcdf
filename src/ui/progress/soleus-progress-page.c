/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-progress-page.h"

#include <glib/gi18n-lib.h>

#include "soleus-chart-card.h"
#include "soleus-compat.h"
#include "soleus-confirm-dialog.h"
#include "soleus-day.h"
#include "soleus-lasting-tightness.h"
#include "soleus-month-calendar.h"
#include "soleus-progress-files.h"
#include "soleus-progress-text.h"
#include "soleus-rating-chart.h"
#include "soleus-session-list.h"
#include "soleus-week-chart.h"

/**
 * SoleusProgressPage:
 *
 * What has been done, as it was: a calendar, time for each muscle, tightness over time, the
 * sessions, and the ways to take it along or to get rid of it. Nothing is read before the page is
 * seen.
 */
struct _SoleusProgressPage
{
  AdwBin parent_instance;

  AdwToastOverlay *toasts;
  GtkWidget *problem_card;
  GtkLabel *problem_label;
  GtkWidget *notice_card;
  GtkLabel *notice_label;
  GtkStack *stack;
  GtkWidget *advice_card;
  GtkLabel *advice_title;
  GtkLabel *advice_text;
  GtkLabel *last_value;
  GtkLabel *sessions_value;
  GtkLabel *days_value;
  GtkLabel *time_value;
  GtkWidget *range_label;
  GtkDropDown *range;
  SoleusMonthCalendar *calendar;
  SoleusChartCard *week_card;
  SoleusChartCard *left_card;
  SoleusChartCard *right_card;
  SoleusSessionList *sessions;
  SoleusWeekChart *week_chart;
  SoleusRatingChart *rating_charts[2];

  SoleusCatalogue *catalogue;
  SoleusSafetyList *list;
  SoleusHistory *history;
  SoleusProgressFiles *files;
  SoleusSummary *summary;
  GCancellable *cancellable;
};

enum
{
  SIGNAL_AGAIN,
  SIGNAL_SHOW_ROUTINES,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The choices of the template, in weeks; 0: all there is. */
static const int ranges[] = { 4, 12, 52, 0 };

G_DEFINE_FINAL_TYPE (SoleusProgressPage, soleus_progress_page, ADW_TYPE_BIN)

static GtkWindow *
get_window (SoleusProgressPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
show_message (SoleusProgressPage *self, const char *message)
{
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_title (toast, message);
  adw_toast_set_timeout (toast, 6);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* ---- what is shown */

static int
get_from_day (SoleusProgressPage *self)
{
  int today = soleus_history_get_today (self->history);
  int weeks = ranges[gtk_drop_down_get_selected (self->range)];

  if (weeks > 0)
    return soleus_day_get_monday (today) - (weeks - 1) * 7;
  return self->summary && self->summary->all.sessions > 0 ? self->summary->first_day : 0;
}

static void
show_totals (SoleusProgressPage *self, int today)
{
  const SoleusTotals *all = &self->summary->all;
  gint64 end_us = self->summary->last_end_us;
  int last_day = soleus_day_from_time (end_us, soleus_day_get_offset (end_us, NULL));
  g_autofree char *last = soleus_progress_format_ago (last_day, today);
  g_autofree char *sessions = g_strdup_printf ("%u", all->sessions);
  g_autofree char *days = g_strdup_printf ("%u", all->days);
  g_autofree char *time = soleus_progress_format_length (all->stretch_ms + all->pressure_ms);

  gtk_label_set_label (self->last_value, last);
  gtk_label_set_label (self->sessions_value, sessions);
  gtk_label_set_label (self->days_value, days);
  gtk_label_set_label (self->time_value, time);
}

static char **
make_week_row (const SoleusWeekTotal *week)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *date = soleus_progress_format_day (week->monday, "%x");

  g_strv_builder_add (builder, date);
  for (SoleusMuscle muscle = SOLEUS_MUSCLE_GASTROCNEMIUS; muscle <= SOLEUS_MUSCLE_BOTH; muscle++)
    {
      g_autofree char *length = soleus_progress_format_length (week->worked_ms[muscle]);

      g_strv_builder_add (builder, length);
    }
  return g_strv_builder_end (builder);
}

static void
show_weeks (SoleusProgressPage *self, int from_day, int today)
{
  const char *const header[] = { _ ("Week of"), _ ("Upper calf"), _ ("Lower calf"),
                                 _ ("Whole calf"), NULL };
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  soleus_week_chart_set_weeks (self->week_chart, self->summary, from_day, today);
  for (guint i = soleus_week_chart_get_n_weeks (self->week_chart); i > 0; i--)
    g_ptr_array_add (rows, make_week_row (soleus_week_chart_get_week (self->week_chart, i - 1)));
  soleus_chart_card_set_table (self->week_card, header, rows);
}

static char **
make_rating_row (const SoleusRatingPoint *point)
{
  g_autofree char *date = soleus_progress_format_day (point->day, "%x");
  g_autofree char *before = soleus_progress_format_rating (point->before);
  g_autofree char *after = soleus_progress_format_rating (point->after);
  const char *const row[] = { date, before, after, NULL };

  return g_strdupv ((char **) row);
}

static void
show_ratings (SoleusProgressPage *self, SoleusLeg leg, int from_day, int today)
{
  const char *const header[] = { _ ("Day"), C_ ("tightness", "Before"), C_ ("tightness", "After"),
                                 NULL };
  SoleusChartCard *card = leg == SOLEUS_LEG_LEFT ? self->left_card : self->right_card;
  SoleusRatingChart *chart = self->rating_charts[leg - SOLEUS_LEG_LEFT];
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  const GArray *ratings = self->summary->ratings;

  soleus_rating_chart_set_ratings (chart, self->summary, from_day, today);
  for (guint i = ratings->len; i > 0; i--)
    {
      const SoleusRatingPoint *point = &g_array_index (ratings, SoleusRatingPoint, i - 1);

      if (point->leg == leg && point->day >= from_day && point->day <= today)
        g_ptr_array_add (rows, make_rating_row (point));
    }
  soleus_chart_card_set_table (card, header, rows);
  /* A chart without a point is no news. */
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (card)),
                          soleus_rating_chart_get_n_points (chart) > 0);
}

static void
show_summary (SoleusProgressPage *self)
{
  int today = soleus_history_get_today (self->history);
  int from_day = get_from_day (self);

  if (self->summary->all.sessions == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  show_totals (self, today);
  soleus_month_calendar_set_summary (self->calendar, self->summary);
  show_weeks (self, from_day, today);
  for (SoleusLeg leg = SOLEUS_LEG_LEFT; leg <= SOLEUS_LEG_RIGHT; leg++)
    show_ratings (self, leg, from_day, today);
  gtk_stack_set_visible_child_name (self->stack, "content");
}

static void
show_advice (SoleusProgressPage *self)
{
  const SoleusSafetyAdvice *advice = soleus_safety_list_find_advice (self->list, "tight-for-weeks");
  g_autofree char *text = g_strjoinv ("\n", advice->texts);

  gtk_label_set_label (self->advice_title, advice->title);
  gtk_label_set_label (self->advice_text, text);
  gtk_widget_set_visible (self->advice_card, TRUE);
  soleus_history_note_advice_shown (self->history, SOLEUS_LASTING_TIGHTNESS_ID);
}

/* ---- loading */

static void
summary_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SoleusProgressPage *self = user_data;
  g_autoptr (GError) error = NULL;
  SoleusSummary *summary =
      soleus_history_load_summary_finish (SOLEUS_HISTORY (source), result, &error);

  /* Whoever cancels may be gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!summary)
    {
      gtk_stack_set_visible_child_name (self->stack, "unreadable");
      return;
    }
  g_clear_pointer (&self->summary, soleus_summary_free);
  self->summary = summary;
  show_summary (self);
}

static void
advice_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean due = FALSE;

  if (soleus_history_load_advice_finish (SOLEUS_HISTORY (source), result, &due, NULL) && due)
    show_advice (user_data);
}

static void
load_summary (SoleusProgressPage *self)
{
  int from_day, to_day, today = soleus_history_get_today (self->history);

  soleus_month_calendar_set_today (self->calendar, today);
  soleus_month_calendar_get_range (self->calendar, &from_day, &to_day);
  soleus_history_load_summary_async (self->history, MIN (from_day, get_from_day (self)),
                                     MAX (to_day, today), self->cancellable, summary_cb, self);
}

static void
reload (SoleusProgressPage *self)
{
  if (!self->history || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  load_summary (self);
  soleus_session_list_reload (self->sessions);
  soleus_history_load_advice_async (self->history, self->cancellable, advice_cb, self);
}

/* Another day may have begun since the page was last seen. */
static void
soleus_progress_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (soleus_progress_page_parent_class)->map (widget);
  reload (SOLEUS_PROGRESS_PAGE (widget));
}

static void
range_cb (SoleusProgressPage *self)
{
  if (self->history && self->summary)
    load_summary (self);
}

static void
problem_cb (SoleusProgressPage *self)
{
  const char *problem = soleus_history_get_problem (self->history);

  gtk_label_set_label (self->problem_label, problem ? problem : "");
  gtk_widget_set_visible (self->problem_card, problem != NULL);
}

static void
notice_cb (SoleusProgressPage *self)
{
  const char *notice = soleus_history_get_notice (self->history);

  gtk_label_set_label (self->notice_label, notice ? notice : "");
  gtk_widget_set_visible (self->notice_card, notice != NULL);
}

/* ---- what the person does */

static void
dismiss_notice_cb (SoleusProgressPage *self)
{
  soleus_history_dismiss_notice (self->history);
}

static void
dismiss_advice_cb (SoleusProgressPage *self)
{
  gtk_widget_set_visible (self->advice_card, FALSE);
}

static void
retry_cb (SoleusProgressPage *self)
{
  if (self->history)
    soleus_history_retry (self->history);
  reload (self);
}

static void
show_routines_cb (SoleusProgressPage *self)
{
  g_signal_emit (self, signals[SIGNAL_SHOW_ROUTINES], 0);
}

static void
day_cb (SoleusProgressPage *self, int day)
{
  soleus_session_list_show_day (self->sessions, day);
  gtk_widget_child_focus (GTK_WIDGET (self->sessions), GTK_DIR_TAB_FORWARD);
}

static void
again_cb (SoleusProgressPage *self, SoleusSessionRecord *record)
{
  g_signal_emit (self, signals[SIGNAL_AGAIN], 0, record);
}

static void
undo_cb (SoleusProgressPage *self, AdwToast *toast)
{
  soleus_history_restore_session (self->history, g_object_get_data (G_OBJECT (toast), "record"));
}

static void
deleted_cb (SoleusProgressPage *self, SoleusSessionRecord *record)
{
  AdwToast *toast = adw_toast_new (_ ("Session deleted"));

  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_timeout (toast, 20);
  g_object_set_data_full (G_OBJECT (toast), "record", g_object_ref (record), g_object_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
delete_all_cb (SoleusProgressPage *self, gboolean confirmed)
{
  if (!confirmed)
    return;
  soleus_history_delete_all (self->history);
  show_message (self, _ ("The history has been deleted"));
}

static void
delete_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusProgressPage *self = SOLEUS_PROGRESS_PAGE (widget);
  SoleusConfirmDialog *dialog = soleus_confirm_dialog_new (
      get_window (self), _ ("Delete the whole history?"),
      _ ("All sessions, ratings and notes of pain are deleted for good. Export them first if you "
         "may want them again."),
      _ ("Keep"), _ ("Delete Everything"));

  g_signal_connect_object (dialog, "answered", G_CALLBACK (delete_all_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
export_csv_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusProgressPage *self = SOLEUS_PROGRESS_PAGE (widget);

  soleus_progress_files_export (self->files, get_window (self), SOLEUS_HISTORY_CSV);
}

static void
export_json_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusProgressPage *self = SOLEUS_PROGRESS_PAGE (widget);

  soleus_progress_files_export (self->files, get_window (self), SOLEUS_HISTORY_JSON);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusProgressPage *self = SOLEUS_PROGRESS_PAGE (widget);

  soleus_progress_files_import (self->files, get_window (self));
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusProgressPage *self = SOLEUS_PROGRESS_PAGE (widget);

  soleus_progress_files_print (self->files, get_window (self));
}

/* ---- life */

static void
soleus_progress_page_dispose (GObject *object)
{
  SoleusProgressPage *self = SOLEUS_PROGRESS_PAGE (object);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->summary, soleus_summary_free);
  g_clear_object (&self->files);
  g_clear_object (&self->history);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->list);
  /* Else the template takes away a child that AdwBin still counts on. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_PROGRESS_PAGE);
  G_OBJECT_CLASS (soleus_progress_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SoleusProgressPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, SoleusProgressPage, problem_card);
  gtk_widget_class_bind_template_child (widget_class, SoleusProgressPage, problem_label);
  gtk_widget_class_bind_template_child (widget_class, SoleusProgressPage, notice_card);
  gtk_widget_class_bind_template_child (widget_class, SoleusProgressPage, notice_label);
  gtk_widget_class_bind_template_child (widget_class, SoleusProgressPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SoleusProgressPage, advice_card);
  gtk_widget_class_bind_template_child (widget_class, SoleusProgressPage, advice_title);
  gtk_widget_class_bind_template_child (widget_class, SoleusProgressPage, advice_text);
  gtk_widget_class_bind_template_child (widget_class, SoleusProgressPage, last_value);
  gtk_widget_class_bind_template_child (widget_class, SoleusProgressPage, sessions_value);
  gtk_widget_class_bind_template_child (widget_class, SoleusProgressPage, days_value);
  gtk_widget_class_bind_template_child (widget_class, SoleusProgressPage, time_value);
  gtk_widget_class_bind_template_child (widget_class, SoleusProgressPage, range_label);
  gtk_widget_class_bind_template_child (widget_class, SoleusProgressPage, range);
  gtk_widget_class_bind_template_child (widget_class, SoleusProgressPage, calendar);
  gtk_widget_class_bind_template_child (widget_class, SoleusProgressPage, week_card);
  gtk_widget_class_bind_template_child (widget_class, SoleusProgressPage, left_card);
  gtk_widget_class_bind_template_child (widget_class, SoleusProgressPage, right_card);
  gtk_widget_class_bind_template_child (widget_class, SoleusProgressPage, sessions);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "progress.export-csv", NULL, export_csv_action);
  gtk_widget_class_install_action (widget_class, "progress.export-json", NULL, export_json_action);
  gtk_widget_class_install_action (widget_class, "progress.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "progress.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "progress.delete-all", NULL, delete_all_action);
}

static void
soleus_progress_page_class_init (SoleusProgressPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_progress_page_dispose;
  widget_class->map = soleus_progress_page_map;

  /**
   * SoleusProgressPage::again:
   * @record: the #SoleusSessionRecord of what the person wants to do again
   */
  signals[SIGNAL_AGAIN] =
      g_signal_new ("again", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, SOLEUS_TYPE_SESSION_RECORD);
  /**
   * SoleusProgressPage::show-routines:
   *
   * There is nothing to see yet, and the person wants to begin.
   */
  signals[SIGNAL_SHOW_ROUTINES] =
      g_signal_new ("show-routines", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);

  g_type_ensure (SOLEUS_TYPE_CHART_CARD);
  g_type_ensure (SOLEUS_TYPE_MONTH_CALENDAR);
  g_type_ensure (SOLEUS_TYPE_SESSION_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-progress-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, dismiss_notice_cb);
  gtk_widget_class_bind_template_callback (widget_class, dismiss_advice_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_routines_cb);
  gtk_widget_class_bind_template_callback (widget_class, range_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_bind_template_callback (widget_class, deleted_cb);
  install_actions (widget_class);
}

static void
soleus_progress_page_init (SoleusProgressPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  soleus_compat_label_drop_down (self->range, self->range_label);
  self->week_chart = SOLEUS_WEEK_CHART (soleus_week_chart_new ());
  soleus_chart_card_set_chart (
      self->week_card, GTK_WIDGET (self->week_chart),
      /* Translators: explains the patterns of the bars; keep the shapes. */
      _ ("Minutes.  ■ Upper calf   ▨ Lower calf   □ Whole calf"));
  for (SoleusLeg leg = SOLEUS_LEG_LEFT; leg <= SOLEUS_LEG_RIGHT; leg++)
    {
      GtkWidget *chart = soleus_rating_chart_new (leg);

      self->rating_charts[leg - SOLEUS_LEG_LEFT] = SOLEUS_RATING_CHART (chart);
      soleus_chart_card_set_chart (leg == SOLEUS_LEG_LEFT ? self->left_card : self->right_card,
                                   chart,
                                   /* Translators: explains the points; keep the shapes. */
                                   _ ("0 not tight, 10 very tight.  ○ Before   ● After a session"));
    }
}

/**
 * soleus_progress_page_set_context:
 * @catalogue: where the names are
 * @list: where the advice is
 *
 * Call it once, before the history is given.
 */
void
soleus_progress_page_set_context (SoleusProgressPage *self,
                                  SoleusCatalogue *catalogue,
                                  SoleusSafetyList *list)
{
  g_return_if_fail (self->catalogue == NULL);

  self->catalogue = g_object_ref (catalogue);
  self->list = g_object_ref (list);
}

/**
 * soleus_progress_page_set_history:
 * @history: what is shown
 *
 * Call it once; what is in it is read when the page is seen.
 */
void
soleus_progress_page_set_history (SoleusProgressPage *self, SoleusHistory *history)
{
  g_return_if_fail (self->history == NULL && self->catalogue != NULL);

  self->history = g_object_ref (history);
  self->files = soleus_progress_files_new (history, self->catalogue);
  g_signal_connect_object (self->files, "message", G_CALLBACK (show_message), self,
                           G_CONNECT_SWAPPED);
  soleus_session_list_set_context (self->sessions, history, self->catalogue);
  g_signal_connect_object (history, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (history, "notify::problem", G_CALLBACK (problem_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (history, "notify::notice", G_CALLBACK (notice_cb), self,
                           G_CONNECT_SWAPPED);
  problem_cb (self);
  notice_cb (self);
  reload (self);
}

/**
 * soleus_progress_page_is_loaded:
 *
 * Returns: whether what was done has been read and is shown
 */
gboolean
soleus_progress_page_is_loaded (SoleusProgressPage *self)
{
  return self->summary != NULL;
}
