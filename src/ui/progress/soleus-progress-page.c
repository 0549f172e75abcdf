/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-progress-page.h"

#include <glib/gi18n-lib.h>

#include "soleus-ankle-card.h"
#include "soleus-chart-card.h"
#include "soleus-compat.h"
#include "soleus-confirm-dialog.h"
#include "soleus-cramp-card.h"
#include "soleus-cramp-chart.h"
#include "soleus-cramp-night.h"
#include "soleus-day.h"
#include "soleus-dialog-queue.h"
#include "soleus-entry-dialog.h"
#include "soleus-hand-entry.h"
#include "soleus-month-calendar.h"
#include "soleus-layout.h"
#include "soleus-progress-files.h"
#include "soleus-progress-text.h"
#include "soleus-rating-chart.h"
#include "soleus-session-list.h"
#include "soleus-toast.h"
#include "soleus-two-pane.h"
#include "soleus-week-chart.h"

#define UNDO_SECONDS 20
#define DELETED_KEY  "soleus-deleted"

/**
 * SoleusProgressPage:
 *
 * The history: a calendar, time for each muscle, tightness over time, the sessions, ankle tests,
 * and the ways to export, import, print and delete it. The page reads nothing before it is seen.
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
  GtkWidget *sessions_part;
  GtkLabel *last_value;
  GtkLabel *sessions_value;
  GtkLabel *days_value;
  GtkLabel *time_value;
  GtkWidget *range_box;
  GtkWidget *range_label;
  GtkDropDown *range;
  SoleusMonthCalendar *calendar;
  SoleusChartCard *week_card;
  SoleusChartCard *left_card;
  SoleusChartCard *right_card;
  SoleusCrampCard *night_card;
  SoleusChartCard *cramps_card;
  SoleusSessionList *sessions;
  SoleusAnkleCard *ankle_card;

  SoleusCatalogue *catalogue;
  SoleusSafetyGate *gate;
  SoleusHistory *history;
  SoleusProgressFiles *files;
  SoleusSummary *summary;
  SoleusChart *cramps;
  /* (element-type SoleusCrampNight) */
  GArray *nights;
  /* Whether the person asked for the diary before there was anything. */
  gboolean keeps_diary;
  GCancellable *cancellable;

  /* The day shown as today, and the source that waits for the next. */
  int today;
  guint day_source;

  /* The day whose sessions are listed, or SOLEUS_EVERY_DAY. */
  int day;
  /* So many of the ranges are offered, and the whole time after them. */
  guint n_ranges;

  /* Asks whether everything may be deleted. */
  GtkWindow *question;
  /* A session is entered or corrected in it. */
  GtkWindow *entry;
};

/* The day is looked at so often at least while the page is seen, because the clock of a source
 * stands still while the machine sleeps, and somebody may set the date. */
#define DAY_CHECK_MS 60000

/* In weeks. */
static const int ranges[] = { 4, 12, 52 };
#define DEFAULT_RANGE 1

enum
{
  PROP_0,
  PROP_DAY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SoleusProgressPage, soleus_progress_page, ADW_TYPE_BIN)

static GtkWindow *
get_window (SoleusProgressPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* ---- what is shown */

/* Returns: the chosen range; 0 for the whole time */
static int
get_weeks (SoleusProgressPage *self)
{
  guint chosen = gtk_drop_down_get_selected (self->range);

  return chosen < self->n_ranges ? ranges[chosen] : 0;
}

static int
get_range_start (int today, int weeks)
{
  return soleus_day_get_week_start (today) - (weeks - 1) * 7;
}

/* A clock that was wrong may have left no first session, or one that lies ahead. */
static int
get_first_day (SoleusProgressPage *self, int today)
{
  return self->summary && self->summary->all.sessions > 0 ? MIN (self->summary->first_day, today)
                                                          : 0;
}

/* The charts begin where the range does, but not before there was a session. */
static int
get_from_day (SoleusProgressPage *self)
{
  int today = soleus_history_get_today (self->history);
  int weeks = get_weeks (self), first = get_first_day (self, today);

  if (weeks == 0)
    return first;
  return MAX (get_range_start (today, weeks), first);
}

static char *
name_range (int weeks)
{
  if (weeks == 52)
    return g_strdup (_ ("Year"));
  return g_strdup_printf (ngettext ("%d week", "%d weeks", weeks), weeks);
}

/* Offers the first @n ranges, and the whole time. */
static void
offer_ranges (SoleusProgressPage *self, guint n)
{
  int chosen = get_weeks (self);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint place = 0;

  while (place < n && ranges[place] != chosen)
    place++;
  for (guint i = 0; i < n; i++)
    gtk_string_list_take (names, name_range (ranges[i]));
  /* Translators: all the time since the first session. */
  gtk_string_list_append (names, _ ("All time"));
  self->n_ranges = n;
  gtk_drop_down_set_model (self->range, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->range, place);
}

/* A range that leaves nothing out is no choice. */
static void
fit_ranges (SoleusProgressPage *self, int today)
{
  guint n = 0;

  while (n < G_N_ELEMENTS (ranges) &&
         get_range_start (today, ranges[n]) > get_first_day (self, today))
    n++;
  gtk_widget_set_visible (self->range_box, n > 0);
  if (n != self->n_ranges)
    offer_ranges (self, n);
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

/* The cramps of the chosen range, not before the first night that was told. */
static void
show_cramps (SoleusProgressPage *self, int today)
{
  int weeks = get_weeks (self);
  int first = self->nights->len > 0 ? g_array_index (self->nights, SoleusCrampNight, 0).day : today;

  soleus_cramp_chart_set_nights (SOLEUS_CRAMP_CHART (self->cramps), self->nights);
  soleus_chart_card_show (self->cramps_card, self->summary,
                          weeks == 0 ? MIN (first, today)
                                     : MAX (get_range_start (today, weeks), MIN (first, today)),
                          today);
}

static void
show_summary (SoleusProgressPage *self)
{
  int today = soleus_history_get_today (self->history);
  gboolean has_sessions = self->summary->all.sessions > 0;
  int from_day;

  if (!has_sessions && soleus_ankle_card_count (self->ankle_card) == 0 && self->nights->len == 0 &&
      !self->keeps_diary)
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  gtk_widget_set_visible (self->sessions_part, self->summary->all.sessions > 0);
  fit_ranges (self, today);
  from_day = has_sessions ? get_from_day (self) : today;
  show_cramps (self, today);
  show_totals (self, today);
  soleus_month_calendar_set_summary (self->calendar, self->summary);
  soleus_chart_card_show (self->week_card, self->summary, from_day, today);
  soleus_chart_card_show (self->left_card, self->summary, from_day, today);
  soleus_chart_card_show (self->right_card, self->summary, from_day, today);
  gtk_stack_set_visible_child_name (self->stack, "content");
}

/* ---- loading */

static void
ankle_tests_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SoleusProgressPage *self = user_data;
  g_autoptr (GPtrArray) entries =
      soleus_history_load_journal_finish (SOLEUS_HISTORY (source), result, NULL);

  /* The page may be gone if loading was cancelled. The summary says where nothing can be read. */
  if (!entries)
    return;
  soleus_ankle_card_show (self->ankle_card, self->history, entries,
                          soleus_safety_gate_get_lock (self->gate) != SOLEUS_LOCK_NONE);
  if (self->summary)
    show_summary (self);
}

static void
summary_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SoleusProgressPage *self = user_data;
  g_autoptr (GError) error = NULL;
  SoleusSummary *summary =
      soleus_history_load_summary_finish (SOLEUS_HISTORY (source), result, &error);

  /* The page may be gone if loading was cancelled. */
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
journal_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SoleusProgressPage *self = user_data;
  SoleusHistory *history = SOLEUS_HISTORY (source);
  g_autoptr (GPtrArray) entries = soleus_history_load_journal_finish (history, result, NULL);

  /* The page may be gone if loading was cancelled. What can’t be read is told by the summary. */
  if (!entries)
    return;
  g_array_unref (self->nights);
  self->nights = soleus_cramp_nights_read (history, entries);
  if (self->summary)
    show_summary (self);
}

static void
advice_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SoleusProgressPage *self = user_data;
  const SoleusSafetyAdvice *advice;
  g_autofree char *text = NULL;
  gboolean due = FALSE;

  /* The page may be gone if loading was cancelled, and then nothing is due. */
  if (!soleus_history_load_advice_finish (SOLEUS_HISTORY (source), result, &due, NULL) || !due)
    return;
  advice =
      soleus_safety_list_find_advice (soleus_safety_gate_get_list (self->gate), "tight-for-weeks");
  text = g_strjoinv ("\n", advice->texts);
  gtk_label_set_label (self->advice_title, advice->title);
  gtk_label_set_label (self->advice_text, text);
  gtk_widget_set_visible (self->advice_card, TRUE);
  soleus_history_note_advice_shown (self->history);
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
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  soleus_history_load_journal_async (self->history, SOLEUS_JOURNAL_ANKLE_TEST, self->cancellable,
                                     ankle_tests_cb, self);
  soleus_history_load_journal_async (self->history, SOLEUS_JOURNAL_CRAMPS, self->cancellable,
                                     journal_cb, self);
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

/* "Today", the ring in the calendar and the weeks change with the day. */
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
undo_cb (SoleusProgressPage *self, AdwToast *toast)
{
  GPtrArray *records = g_object_get_data (G_OBJECT (toast), DELETED_KEY);

  for (guint i = 0; i < records->len; i++)
    if (SOLEUS_IS_JOURNAL_ENTRY (records->pdata[i]))
      soleus_history_save_entry (self->history, records->pdata[i]);
    else
      soleus_history_restore_session (self->history, records->pdata[i]);
}

static char *
name_deleted (GPtrArray *records)
{
  guint n_entries = 0;

  for (guint i = 0; i < records->len; i++)
    n_entries += SOLEUS_IS_JOURNAL_ENTRY (records->pdata[i]) ? 1 : 0;
  if (n_entries == 0)
    return records->len == 1 ? g_strdup (_ ("Session deleted"))
                             : g_strdup_printf (ngettext ("%u session deleted",
                                                          "%u sessions deleted", records->len),
                                                records->len);
  if (n_entries == records->len)
    return g_strdup_printf (ngettext ("%u ankle test deleted", "%u ankle tests deleted", n_entries),
                            n_entries);
  /* Translators: sessions and ankle tests. */
  return g_strdup_printf (ngettext ("%u entry deleted", "%u entries deleted", records->len),
                          records->len);
}

/* The next deletions join the message of the first while it is shown, so that one press brings all
 * of them back. @record is a session or an ankle test. */
static void
offer_undo (SoleusProgressPage *self, gpointer record)
{
  AdwToast *shown = soleus_toast_get_shown (self->toasts), *toast = adw_toast_new ("");
  GPtrArray *before = shown ? g_object_get_data (G_OBJECT (shown), DELETED_KEY) : NULL;
  GPtrArray *records =
      before ? g_ptr_array_ref (before) : g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *title = NULL;

  g_ptr_array_add (records, g_object_ref (record));
  title = name_deleted (records);
  adw_toast_set_title (toast, title);
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  g_object_set_data_full (G_OBJECT (toast), DELETED_KEY, records,
                          (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  soleus_toast_show (self->toasts, toast);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *uuid)
{
  SoleusProgressPage *self = SOLEUS_PROGRESS_PAGE (widget);
  g_autoptr (SoleusSessionRecord) record =
      soleus_session_list_remove (self->sessions, g_variant_get_string (uuid, NULL));

  if (!record)
    return;
  soleus_history_delete_session (self->history, record);
  offer_undo (self, record);
}

static void
delete_ankle_test_action (GtkWidget *widget, const char *name, GVariant *uuid)
{
  SoleusProgressPage *self = SOLEUS_PROGRESS_PAGE (widget);
  g_autoptr (SoleusJournalEntry) entry =
      soleus_ankle_card_find (self->ankle_card, g_variant_get_string (uuid, NULL));

  if (!entry)
    return;
  /* The focus goes on from the row before the row is gone. */
  gtk_widget_child_focus (GTK_WIDGET (self->ankle_card), GTK_DIR_UP);
  soleus_history_delete_entry (self->history, entry);
  offer_undo (self, entry);
}

/* What was massaged counts for the cap; correcting can't take any of that away. */
static void
entered_cb (SoleusProgressPage *self, SoleusSessionRecord *record, SoleusSessionRecord *before)
{
  gint64 hour_ago = soleus_history_get_now (self->history) - G_TIME_SPAN_HOUR;

  for (SoleusLeg leg = SOLEUS_LEG_LEFT; leg <= SOLEUS_LEG_RIGHT; leg++)
    soleus_safety_gate_add_pressure (
        self->gate, leg, soleus_hand_entry_get_pressure_to_count (record, before, leg, hour_ago),
        record->end_us);
  soleus_history_save_session (self->history, record);
}

static void
show_entry (SoleusProgressPage *self, SoleusSessionRecord *record)
{
  SoleusEntryDialog *dialog;

  if (!self->history)
    return;
  if (self->entry)
    {
      soleus_dialog_queue_present (get_window (self), self->entry);
      return;
    }
  dialog = soleus_entry_dialog_new (get_window (self), self->catalogue, self->history, record);
  g_set_weak_pointer (&self->entry, GTK_WINDOW (dialog));
  g_signal_connect_object (dialog, "entered", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  soleus_dialog_queue_present (get_window (self), dialog);
}

static void
log_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_entry (SOLEUS_PROGRESS_PAGE (widget), NULL);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *uuid)
{
  SoleusProgressPage *self = SOLEUS_PROGRESS_PAGE (widget);
  g_autoptr (SoleusSessionRecord) record =
      soleus_session_list_find (self->sessions, g_variant_get_string (uuid, NULL));

  if (record)
    show_entry (self, record);
}

/* The answers to the safety list are kept apart from the history, and so are deleted routines,
 * which gave it their names. */
static void
delete_all_cb (SoleusProgressPage *self, gboolean confirmed)
{
  g_autoptr (GError) error = NULL;

  g_clear_weak_pointer (&self->question);
  if (!confirmed)
    return;
  soleus_history_delete_all (self->history);
  soleus_safety_gate_delete_answers (self->gate, &error);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.forget-routines", NULL);
  soleus_toast_show_message (self->toasts,
                             error ? error->message : _ ("The history has been deleted"));
}

static void
delete_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusProgressPage *self = SOLEUS_PROGRESS_PAGE (widget);
  SoleusConfirmDialog *dialog;

  if (self->question)
    {
      soleus_dialog_queue_present (get_window (self), self->question);
      return;
    }
  dialog = soleus_confirm_dialog_new (
      get_window (self), _ ("Delete the whole history?"),
      _ ("All sessions, ratings and notes of pain are deleted for good, and so are plans, ankle "
         "tests, the cramp diary and what you ticked on the safety list. Export the history first "
         "if you may want it again. What stays: a lock of sessions, since when and whether it is "
         "an emergency, whether a blood clot was ticked, and the seconds of massage in the last "
         "hour."),
      _ ("Keep"), _ ("Delete Everything"));
  g_set_weak_pointer (&self->question, GTK_WINDOW (dialog));
  g_signal_connect_object (dialog, "answered", G_CALLBACK (delete_all_cb), self, G_CONNECT_SWAPPED);
  soleus_dialog_queue_present (get_window (self), dialog);
}

/* Opens the diary where there is nothing else to see yet. */
static void
cramps_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusProgressPage *self = SOLEUS_PROGRESS_PAGE (widget);

  self->keeps_diary = TRUE;
  if (self->summary)
    show_summary (self);
  gtk_widget_child_focus (GTK_WIDGET (self->night_card), GTK_DIR_TAB_FORWARD);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusProgressPage *self = SOLEUS_PROGRESS_PAGE (widget);

  soleus_progress_files_export (self->files, get_window (self),
                                g_str_has_suffix (name, "csv") ? SOLEUS_HISTORY_CSV
                                                               : SOLEUS_HISTORY_JSON);
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

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->summary, soleus_summary_free);
  g_clear_weak_pointer (&self->question);
  g_clear_weak_pointer (&self->entry);
  g_clear_object (&self->files);
  g_clear_object (&self->history);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->gate);
  g_clear_pointer (&self->nights, g_array_unref);
  /* AdwBin still counts on the child that the template would take away. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_PROGRESS_PAGE);
  G_OBJECT_CLASS (soleus_progress_page_parent_class)->dispose (object);
}

static void
soleus_progress_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_int (value, SOLEUS_PROGRESS_PAGE (object)->day);
}

static void
soleus_progress_page_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  SoleusProgressPage *self = SOLEUS_PROGRESS_PAGE (object);

  if (self->day == g_value_get_int (value))
    return;
  self->day = g_value_get_int (value);
  soleus_session_list_show_day (self->sessions, self->day);
  /* Where the list is below the calendar, this brings it into sight. */
  if (self->day != SOLEUS_EVERY_DAY)
    gtk_widget_child_focus (GTK_WIDGET (self->sessions), GTK_DIR_TAB_FORWARD);
  g_object_notify_by_pspec (object, pspec);
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
  gtk_widget_class_bind_template_child (widget_class, SoleusProgressPage, sessions_part);
  gtk_widget_class_bind_template_child (widget_class, SoleusProgressPage, last_value);
  gtk_widget_class_bind_template_child (widget_class, SoleusProgressPage, sessions_value);
  gtk_widget_class_bind_template_child (widget_class, SoleusProgressPage, days_value);
  gtk_widget_class_bind_template_child (widget_class, SoleusProgressPage, time_value);
  gtk_widget_class_bind_template_child (widget_class, SoleusProgressPage, range_box);
  gtk_widget_class_bind_template_child (widget_class, SoleusProgressPage, range_label);
  gtk_widget_class_bind_template_child (widget_class, SoleusProgressPage, range);
  gtk_widget_class_bind_template_child (widget_class, SoleusProgressPage, calendar);
  gtk_widget_class_bind_template_child (widget_class, SoleusProgressPage, week_card);
  gtk_widget_class_bind_template_child (widget_class, SoleusProgressPage, left_card);
  gtk_widget_class_bind_template_child (widget_class, SoleusProgressPage, right_card);
  gtk_widget_class_bind_template_child (widget_class, SoleusProgressPage, night_card);
  gtk_widget_class_bind_template_child (widget_class, SoleusProgressPage, cramps_card);
  gtk_widget_class_bind_template_child (widget_class, SoleusProgressPage, sessions);
  gtk_widget_class_bind_template_child (widget_class, SoleusProgressPage, ankle_card);
}

static void
soleus_progress_page_class_init (SoleusProgressPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_progress_page_dispose;
  G_OBJECT_CLASS (klass)->get_property = soleus_progress_page_get_property;
  G_OBJECT_CLASS (klass)->set_property = soleus_progress_page_set_property;
  widget_class->map = soleus_progress_page_map;
  widget_class->unmap = soleus_progress_page_unmap;

  /* The day whose sessions are listed, in days since 1970-01-01; or SOLEUS_EVERY_DAY. */
  properties[PROP_DAY] =
      g_param_spec_int ("day", NULL, NULL, SOLEUS_EVERY_DAY, G_MAXINT, SOLEUS_EVERY_DAY,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  g_type_ensure (SOLEUS_TYPE_ANKLE_CARD);
  g_type_ensure (SOLEUS_TYPE_CHART_CARD);
  g_type_ensure (SOLEUS_TYPE_CRAMP_CARD);
  g_type_ensure (SOLEUS_TYPE_MONTH_CALENDAR);
  g_type_ensure (SOLEUS_TYPE_SESSION_LIST);
  g_type_ensure (SOLEUS_TYPE_TWO_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-progress-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, dismiss_notice_cb);
  gtk_widget_class_bind_template_callback (widget_class, dismiss_advice_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, range_cb);
  gtk_widget_class_install_action (widget_class, "progress.export-csv", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "progress.export-json", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "progress.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "progress.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "progress.delete-all", NULL, delete_all_action);
  gtk_widget_class_install_action (widget_class, "progress.delete", "s", delete_action);
  gtk_widget_class_install_action (widget_class, "progress.delete-ankle-test", "s",
                                   delete_ankle_test_action);
  gtk_widget_class_install_action (widget_class, "progress.edit", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "progress.log", NULL, log_action);
  gtk_widget_class_install_action (widget_class, "progress.cramps", NULL, cramps_action);
  gtk_widget_class_install_property_action (widget_class, "progress.show-day", "day");
}

static void
soleus_progress_page_init (SoleusProgressPage *self)
{
  const char *const week_header[] = { _ ("Week of"), _ ("Upper calf"), _ ("Lower calf"),
                                      _ ("Whole calf"), NULL };
  const char *const rating_header[] = { _ ("Day"), C_ ("tightness", "Before"),
                                        C_ ("tightness", "After"), NULL };
  /* Translators: explains the points; keep the shapes. */
  const char *points = _ ("0 not tight, 10 very tight.  ○ Before   ● After a session");

  const char *const cramp_header[] = { _ ("Day"), _ ("Cramps"), _ ("How bad"), NULL };

  self->day = SOLEUS_EVERY_DAY;
  self->nights = g_array_new (FALSE, FALSE, sizeof (SoleusCrampNight));
  gtk_widget_init_template (GTK_WIDGET (self));
  offer_ranges (self, G_N_ELEMENTS (ranges));
  gtk_drop_down_set_selected (self->range, DEFAULT_RANGE);
  soleus_wrap_labels (GTK_WIDGET (self));
  soleus_compat_label_drop_down (self->range, self->range_label);
  soleus_chart_card_set_chart (
      self->week_card, soleus_week_chart_new (), _ ("Time for each muscle, week by week"),
      /* Translators: explains the patterns of the bars; keep the shapes. */
      _ ("Minutes.  ■ Upper calf   ▨ Lower calf   □ Whole calf"), week_header);
  soleus_chart_card_set_chart (self->left_card, soleus_rating_chart_new (SOLEUS_LEG_LEFT),
                               _ ("Tightness of the left calf"), points, rating_header);
  soleus_chart_card_set_chart (self->right_card, soleus_rating_chart_new (SOLEUS_LEG_RIGHT),
                               _ ("Tightness of the right calf"), points, rating_header);
  self->cramps = soleus_cramp_chart_new ();
  soleus_chart_card_set_chart (self->cramps_card, self->cramps, _ ("Cramps at night"),
                               /* Translators: explains the shapes; keep them. */
                               _ ("▨ How many   ● How bad, 0 to 10   ○ A night without"),
                               cramp_header);
}

/**
 * soleus_progress_page_new:
 * @catalogue: has the names of routines and steps
 * @gate: has the advice, and the answers to the safety list, which go with the history
 *
 * Returns: (transfer floating): a page without a history
 */
GtkWidget *
soleus_progress_page_new (SoleusCatalogue *catalogue, SoleusSafetyGate *gate)
{
  SoleusProgressPage *self = g_object_new (SOLEUS_TYPE_PROGRESS_PAGE, NULL);

  self->catalogue = g_object_ref (catalogue);
  self->gate = g_object_ref (gate);
  return GTK_WIDGET (self);
}

/**
 * soleus_progress_page_set_history:
 *
 * Call it once. The history is read when the page is seen.
 */
void
soleus_progress_page_set_history (SoleusProgressPage *self, SoleusHistory *history)
{
  g_return_if_fail (self->history == NULL);

  self->history = g_object_ref (history);
  self->files = soleus_progress_files_new (history, self->catalogue, self->toasts);
  soleus_session_list_set_context (self->sessions, history, self->catalogue);
  soleus_cramp_card_set_history (self->night_card, history);
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
