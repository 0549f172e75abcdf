/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-progress-page.h"

#include <glib/gi18n-lib.h>

#include "soleus-chart-card.h"
#include "soleus-compat.h"
#include "soleus-confirm-dialog.h"
#include "soleus-day.h"
#include "soleus-month-calendar.h"
#include "soleus-progress-files.h"
#include "soleus-progress-text.h"
#include "soleus-rating-chart.h"
#include "soleus-session-list.h"
#include "soleus-toast.h"
#include "soleus-week-chart.h"

#define UNDO_SECONDS 20
#define DELETED_KEY  "soleus-deleted"

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

  /* The day that is shown as today, and the source that waits for the next. */
  int today;
  guint day_source;

  /* Whether everything may be deleted, while that is asked. */
  GtkWindow *question;
};

enum
{
  SIGNAL_AGAIN,
  SIGNAL_DELETED_ALL,
  SIGNAL_SHOW_ROUTINES,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* While the page is seen, the day is looked at so often at least: the clock of a source stands
 * still while the machine sleeps, and the date may be set. */
#define DAY_CHECK_MS 60000

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
  soleus_toast_show_message (self->toasts, message);
}

/* ---- what is shown */

static int
get_from_day (SoleusProgressPage *self)
{
  int today = soleus_history_get_today (self->history);
  int weeks = ranges[gtk_drop_down_get_selected (self->range)];

  if (weeks > 0)
    return soleus_day_get_week_start (today) - (weeks - 1) * 7;
  /* A clock that was wrong may have left no first session, or one that lies ahead. */
  return self->summary && self->summary->all.sessions > 0 ? MIN (self->summary->first_day, today)
                                                          : 0;
}

static void
show_totals (SoleusProgressPage *self, int today)
{
  const SoleusTotals *all = &self->summary->all;
  g_autofree char *last = soleus_progress_format_ago (self->summary->last_day, today);
  g_autofree char *sessions = g_strdup_printf ("%u", all->sessions);
  g_autofree char *days = g_strdup_printf ("%u", all->days);
  g_autofree char *time = soleus_progress_format_length (all->stretch_ms + all->pressure_ms);

  gtk_label_set_label (self->last_value, last);
  gtk_label_set_label (self->sessions_value, sessions);
  gtk_label_set_label (self->days_value, days);
  gtk_label_set_label (self->time_value, time);
}

/* The newest week first. */
static char **
make_week_row (guint row, gpointer data)
{
  SoleusWeekChart *chart = data;
  const SoleusWeekTotal *week =
      soleus_week_chart_get_week (chart, soleus_week_chart_get_n_weeks (chart) - 1 - row);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *date = soleus_progress_format_day (week->first_day, "%x");

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

  soleus_week_chart_set_weeks (self->week_chart, self->summary, from_day, today);
  soleus_chart_card_set_table (self->week_card, header,
                               soleus_week_chart_get_n_weeks (self->week_chart), make_week_row,
                               self->week_chart);
}

/* The newest session first. */
static char **
make_rating_row (guint row, gpointer data)
{
  SoleusRatingChart *chart = data;
  const SoleusRatingPoint *point =
      soleus_rating_chart_get_point (chart, soleus_rating_chart_get_n_points (chart) - 1 - row);
  g_autofree char *date = soleus_progress_format_day (point->day, "%x");
  g_autofree char *before = soleus_progress_format_rating (point->before);
  g_autofree char *after = soleus_progress_format_rating (point->after);
  const char *const texts[] = { date, before, after, NULL };

  return g_strdupv ((char **) texts);
}

static void
show_ratings (SoleusProgressPage *self, SoleusLeg leg, int from_day, int today)
{
  const char *const header[] = { _ ("Day"), C_ ("tightness", "Before"), C_ ("tightness", "After"),
                                 NULL };
  SoleusChartCard *card = leg == SOLEUS_LEG_LEFT ? self->left_card : self->right_card;
  SoleusRatingChart *chart = self->rating_charts[leg - SOLEUS_LEG_LEFT];
  guint n_points;

  soleus_rating_chart_set_ratings (chart, self->summary, from_day, today);
  n_points = soleus_rating_chart_get_n_points (chart);
  soleus_chart_card_set_table (card, header, n_points, make_rating_row, chart);
  /* A chart without a point is no news. */
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (card)), n_points > 0);
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
  soleus_history_note_advice_shown (self->history);
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

  self->today = today;
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

static gboolean day_cb (gpointer user_data);

static void
await_day (SoleusProgressPage *self)
{
  gint64 left_ms = soleus_history_get_day_left (self->history) / 1000 + 1;

  self->day_source = g_timeout_add ((guint) CLAMP (left_ms, 1, DAY_CHECK_MS), day_cb, self);
}

/* "Today", the ring in the calendar and the weeks go on with the day. */
static gboolean
day_cb (gpointer user_data)
{
  SoleusProgressPage *self = user_data;

  if (soleus_history_get_today (self->history) != self->today)
    reload (self);
  await_day (self);
  return G_SOURCE_REMOVE;
}

/* Another day may have begun since the page was last seen. */
static void
soleus_progress_page_map (GtkWidget *widget)
{
  SoleusProgressPage *self = SOLEUS_PROGRESS_PAGE (widget);

  GTK_WIDGET_CLASS (soleus_progress_page_parent_class)->map (widget);
  if (!self->history)
    return;
  reload (self);
  await_day (self);
}

static void
soleus_progress_page_unmap (GtkWidget *widget)
{
  SoleusProgressPage *self = SOLEUS_PROGRESS_PAGE (widget);

  g_clear_handle_id (&self->day_source, g_source_remove);
  GTK_WIDGET_CLASS (soleus_progress_page_parent_class)->unmap (widget);
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
day_activated_cb (SoleusProgressPage *self, int day)
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
  GPtrArray *records = g_object_get_data (G_OBJECT (toast), DELETED_KEY);

  for (guint i = 0; i < records->len; i++)
    soleus_history_restore_session (self->history, records->pdata[i]);
}

/* While the message of a deletion is shown, the next ones join it: one press brings all back. */
static void
deleted_cb (SoleusProgressPage *self, SoleusSessionRecord *record)
{
  AdwToast *shown = soleus_toast_get_shown (self->toasts), *toast = adw_toast_new ("");
  GPtrArray *before = shown ? g_object_get_data (G_OBJECT (shown), DELETED_KEY) : NULL;
  GPtrArray *records =
      before ? g_ptr_array_ref (before) : g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *title = NULL;

  g_ptr_array_add (records, g_object_ref (record));
  if (records->len == 1)
    title = g_strdup (_ ("Session deleted"));
  else
    title = g_strdup_printf (ngettext ("%u session deleted", "%u sessions deleted", records->len),
                             records->len);
  adw_toast_set_title (toast, title);
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  g_object_set_data_full (G_OBJECT (toast), DELETED_KEY, records,
                          (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  soleus_toast_show (self->toasts, toast);
}

static void
delete_all_cb (SoleusProgressPage *self, gboolean confirmed)
{
  g_clear_weak_pointer (&self->question);
  if (!confirmed)
    return;
  soleus_history_delete_all (self->history);
  g_signal_emit (self, signals[SIGNAL_DELETED_ALL], 0);
  show_message (self, _ ("The history has been deleted"));
}

static void
delete_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusProgressPage *self = SOLEUS_PROGRESS_PAGE (widget);
  SoleusConfirmDialog *dialog;

  if (self->question)
    {
      gtk_window_present (self->question);
      return;
    }
  dialog = soleus_confirm_dialog_new (
      get_window (self), _ ("Delete the whole history?"),
      _ ("All sessions, ratings and notes of pain are deleted for good, and so is what you ticked "
         "on "
         "the safety list. Export the sessions first if you may want them again. What stays: a "
         "lock "
         "of sessions, since when and whether it is an emergency, whether a blood clot was ticked, "
         "and the seconds of massage in the last hour."),
      _ ("Keep"), _ ("Delete Everything"));
  g_set_weak_pointer (&self->question, GTK_WINDOW (dialog));
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
  g_clear_weak_pointer (&self->question);
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
  widget_class->unmap = soleus_progress_page_unmap;

  /**
   * SoleusProgressPage::again:
   * @record: the #SoleusSessionRecord of what the person wants to do again
   */
  signals[SIGNAL_AGAIN] =
      g_signal_new ("again", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, SOLEUS_TYPE_SESSION_RECORD);
  /**
   * SoleusProgressPage::deleted-all:
   *
   * The person had the history deleted: what else is kept of the person goes too.
   */
  signals[SIGNAL_DELETED_ALL] =
      g_signal_new ("deleted-all", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);
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
  gtk_widget_class_bind_template_callback (widget_class, day_activated_cb);
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
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  reload (self);
  await_day (self);
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
