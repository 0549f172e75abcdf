/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "history-support.h"
#include "soleus-ankle-card.h"
#include "soleus-ankle-test.h"
#include "soleus-chart.h"
#include "soleus-cramp-night.h"
#include "soleus-day.h"
#include "soleus-entry-dialog.h"
#include "soleus-format.h"
#include "soleus-progress-page.h"
#include "soleus-progress-report.h"
#include "soleus-progress-text.h"
#include "soleus-rating-chart.h"
#include "soleus-toast.h"
#include "soleus-week-chart.h"
#include "paper.h"
#include "ui.h"

/* The history's clock stands at 2024-05-15 12:00 UTC. */
#define NOW "2024-05-15T10:00:00Z"

typedef struct
{
  HistoryFixture history;
  SoleusCatalogue *catalogue;
  SoleusSafetyGate *gate;
  GtkWindow *window;
  SoleusProgressPage *page;
} PageFixture;

/* (element-type uint GBytes): files of histories, by how many sessions they have */
static GHashTable *filled;

static const char *
shown_page (PageFixture *self)
{
  return gtk_stack_get_visible_child_name (ui_child (self->page, "stack"));
}

/* The data comes from a thread; nothing tells when the last of it is drawn. */
static void
settle (PageFixture *self)
{
  history_fixture_settle (&self->history);
  UI_WAIT (!g_str_equal (shown_page (self), "loading"));
  for (int i = 0; i < 20; i++)
    {
      history_fixture_settle (&self->history);
      g_main_context_iteration (NULL, FALSE);
    }
}

/* Writes that many sessions, one a day. Ten years take seconds, and with sanitizers much longer, so
 * they are written once and copied from then on. */
static void
fill (const char *path, guint n_sessions)
{
  GBytes *file = g_hash_table_lookup (filled, GUINT_TO_POINTER (n_sessions));
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize size;

  if (file)
    {
      g_file_set_contents (path, g_bytes_get_data (file, NULL), (gssize) g_bytes_get_size (file),
                           &error);
      g_assert_no_error (error);
      return;
    }
  history_fill (path, history_time (NOW), DAY_US, n_sessions, 6);
  g_file_get_contents (path, &contents, &size, &error);
  g_assert_no_error (error);
  g_hash_table_insert (filled, GUINT_TO_POINTER (n_sessions), g_bytes_new_take (contents, size));
}

static void
set_up (PageFixture *self, gconstpointer data)
{
  guint n_sessions = GPOINTER_TO_UINT (data);

  history_fixture_set_up (&self->history, NULL);
  if (n_sessions > 0)
    {
      history_fixture_close (&self->history);
      fill (self->history.path, n_sessions);
      history_fixture_open (&self->history);
    }
  self->catalogue = soleus_catalogue_new (NULL);
  self->gate = soleus_safety_gate_new (self->history.folder, SOLEUS_CLOCK (self->history.clock));
  self->window = GTK_WINDOW (gtk_window_new ());
  self->page = SOLEUS_PROGRESS_PAGE (soleus_progress_page_new (self->catalogue, self->gate));
  gtk_window_set_child (self->window, GTK_WIDGET (self->page));
  gtk_window_set_default_size (self->window, 900, 700);
  gtk_window_present (self->window);
  UI_WAIT (gtk_widget_get_mapped (GTK_WIDGET (self->page)));
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
  g_object_unref (self->gate);
  g_object_unref (self->catalogue);
  history_fixture_tear_down (&self->history, NULL);
}

static guint
count_sessions (PageFixture *self)
{
  GtkListBox *rows = ui_child (ui_child (self->page, "sessions"), "rows");
  guint n = 0;

  while (gtk_list_box_get_row_at_index (rows, (int) n))
    n++;
  return n;
}

static void
test_empty (PageFixture *self, gconstpointer data)
{
  g_assert_cmpstr (shown_page (self), ==, "empty");
}

static void
test_a_week (PageFixture *self, gconstpointer data)
{
  g_assert_cmpstr (shown_page (self), ==, "content");
  g_assert_true (gtk_widget_get_visible (ui_child (self->page, "sessions_part")));
  g_assert_cmpstr (ui_label (self->page, "sessions_value"), ==, "7");
  g_assert_cmpstr (ui_label (self->page, "days_value"), ==, "7");
  g_assert_cmpstr (ui_label (self->page, "last_value"), ==, "Today");
  /* Seven sessions of six times 30 seconds. */
  g_assert_cmpstr (ui_label (self->page, "time_value"), ==, "21 min");
  /* The list is as high as the calendar beside it; the rest comes when it is asked for. */
  g_assert_cmpuint (count_sessions (self), ==, 5);
  g_signal_emit_by_name (ui_child (ui_child (self->page, "sessions"), "more_button"), "clicked");
  settle (self);
  g_assert_cmpuint (count_sessions (self), ==, 7);
}

static void
test_ten_years (PageFixture *self, gconstpointer data)
{
  g_assert_cmpstr (ui_label (self->page, "sessions_value"), ==, "3650");
  g_assert_cmpstr (ui_label (self->page, "time_value"), ==, "182 h 30 min");
  /* Only what fits a screen is made. */
  g_assert_cmpuint (count_sessions (self), ==, 5);
}

static GtkWidget *
find_day (PageFixture *self, int day)
{
  GtkWidget *grid = ui_child (ui_child (self->page, "calendar"), "grid");

  for (GtkWidget *cell = gtk_widget_get_first_child (grid); cell;
       cell = gtk_widget_get_next_sibling (cell))
    if (GTK_IS_TOGGLE_BUTTON (cell) &&
        g_variant_get_int32 (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (cell))) == day)
      return cell;
  return NULL;
}

static gboolean
is_marked (PageFixture *self, int day)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_day (self, day)));
}

/* A12: a day that is chosen is marked, and its sessions are seen beside or right below the
 * calendar; the button above them leads back to all. */
static void
test_a12_chosen_day (PageFixture *self, gconstpointer data)
{
  int day = soleus_day_from_time (history_time ("2024-05-12T10:00:00Z"), 3600, 0);
  GtkWidget *list = ui_child (self->page, "sessions");
  GtkWidget *calendar = ui_child (self->page, "calendar");
  graphene_rect_t of_list, of_calendar;

  g_assert_false (is_marked (self, day));
  g_signal_emit_by_name (find_day (self, day), "clicked");
  settle (self);
  g_assert_true (is_marked (self, day));
  g_assert_false (is_marked (self, day + 1));
  g_assert_cmpuint (count_sessions (self), ==, 1);
  g_assert_true (gtk_widget_get_visible (ui_child (list, "day_button")));
  ui_draw (GTK_WIDGET (self->page), 1);
  g_assert_true (gtk_widget_compute_bounds (list, GTK_WIDGET (self->page), &of_list));
  g_assert_true (gtk_widget_compute_bounds (calendar, GTK_WIDGET (self->page), &of_calendar));
  g_assert_true (of_list.origin.x >= of_calendar.origin.x + of_calendar.size.width
                     ? fabsf (of_list.origin.y - of_calendar.origin.y) < 40
                     : of_list.origin.y - of_calendar.origin.y - of_calendar.size.height < 40);

  g_signal_emit_by_name (find_day (self, day + 1), "clicked");
  settle (self);
  g_assert_true (is_marked (self, day + 1));
  g_assert_false (is_marked (self, day));
  g_signal_emit_by_name (ui_child (list, "day_button"), "clicked");
  settle (self);
  g_assert_false (is_marked (self, day + 1));
  g_assert_cmpuint (count_sessions (self), ==, 5);
}

static SoleusChart *
get_chart (PageFixture *self, const char *card)
{
  return SOLEUS_CHART (adw_bin_get_child (ui_child (ui_child (self->page, card), "picture")));
}

/* B8: the charts begin with the first session, and a range that leaves nothing out is no choice. */
static void
test_b8_range_fits (PageFixture *self, gconstpointer data)
{
  guint n_days = GPOINTER_TO_UINT (data);
  int today = soleus_history_get_today (self->history.history);
  SoleusChart *weeks = get_chart (self, "week_card");
  guint n = g_list_model_get_n_items (gtk_drop_down_get_model (ui_child (self->page, "range")));
  GtkWidget *box = ui_child (self->page, "range_box");

  g_assert_cmpint (gtk_widget_get_visible (box), ==, n_days > 28);
  g_assert_cmpuint (n, ==, n_days > 365 ? 4 : n_days > 84 ? 3 : n_days > 28 ? 2 : 1);
  g_assert_cmpint (weeks->from_day, ==,
                   MAX (today - (int) n_days + 1, soleus_day_get_week_start (today) - 11 * 7));
  g_assert_cmpuint (weeks->points->len, <=, 12);
  g_assert_cmpuint (weeks->points->len, <=, n_days / 7 + 2);
}

/* B8: a disc of the calendar is the fuller the longer the sessions of the day were. */
static void
test_b8_discs (PageFixture *self, gconstpointer data)
{
  int today = soleus_history_get_today (self->history.history);
  GtkWidget *disc = gtk_button_get_child (GTK_BUTTON (find_day (self, today)));

  /* Three minutes, then eight. */
  g_assert_true (gtk_widget_has_css_class (disc, "fill-2"));
  for (int i = 0; i < 5; i++)
    history_add_session (&self->history, history_time ("2024-05-15T11:00:00Z"), 3600);
  settle (self);
  disc = gtk_button_get_child (GTK_BUTTON (find_day (self, today)));
  g_assert_true (gtk_widget_has_css_class (disc, "fill-3"));
  /* A day without a session is no button. */
  g_assert_null (find_day (self, today - 10));
}

/* B8: what was rated, in a few words. */
static void
test_b8_before_and_now (PageFixture *self, gconstpointer data)
{
  const int before[] = { 8, 7, 6, 5, 4, 4 };
  SoleusChart *chart = g_object_ref_sink (soleus_rating_chart_new (SOLEUS_LEG_LEFT));
  g_autoptr (GArray) ratings = g_array_new (FALSE, TRUE, sizeof (SoleusRatingPoint));
  SoleusSummary summary = { .ratings = ratings };

  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    {
      SoleusRatingPoint point = { .day = 100 + (int) i,
                                  .leg = SOLEUS_LEG_LEFT,
                                  .before = SOLEUS_RATING_NONE,
                                  .after = before[i] - 2 };
      g_autofree char *text = NULL;

      g_array_append_val (ratings, point);
      soleus_chart_show (chart, &summary, 90, 110);
      text = soleus_chart_sum_up (chart);
      g_assert_cmpstr (text, ==,
                       i == 0   ? NULL
                       : i == 1 ? "After sessions: 6 → 5"
                       : i == 2 ? "After sessions: 6 → 4"
                       : i == 3 ? "After sessions: 6 → 3"
                       : i == 4 ? "After sessions: 6 → 2"
                                : "After sessions: 6 → 2");
    }
  for (guint i = 0; i < ratings->len; i++)
    g_array_index (ratings, SoleusRatingPoint, i).before = before[i];
  soleus_chart_show (chart, &summary, 90, 110);
  {
    g_autofree char *text = soleus_chart_sum_up (chart);

    g_assert_cmpstr (text, ==, "Before sessions: 8 → 4");
  }
  g_assert_finalize_object (chart);
}

static GtkMenuButton *
find_menu_button (GtkWidget *widget)
{
  GtkMenuButton *found = GTK_IS_MENU_BUTTON (widget) ? GTK_MENU_BUTTON (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_menu_button (child);
  return found;
}

static gboolean
has_button (GtkWidget *widget, const char *action)
{
  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (has_button (child, action))
      return TRUE;
  return FALSE;
}

/* B8: what deletes everything is in a menu, not on the page. */
static void
test_b8_delete_in_menu (PageFixture *self, gconstpointer data)
{
  GMenuModel *menu = gtk_menu_button_get_menu_model (find_menu_button (GTK_WIDGET (self->page)));
  g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, 1, G_MENU_LINK_SECTION);
  g_autofree char *action = NULL;

  g_assert_true (
      g_menu_model_get_item_attribute (section, 0, G_MENU_ATTRIBUTE_ACTION, "s", &action));
  g_assert_cmpstr (action, ==, "progress.delete-all");
  g_assert_true (has_button (GTK_WIDGET (self->page), "progress.import"));
  g_assert_false (has_button (GTK_WIDGET (self->page), "progress.delete-all"));
}

static char *
get_first_subtitle (PageFixture *self)
{
  GtkListBox *rows = ui_child (ui_child (self->page, "sessions"), "rows");
  char *subtitle;

  g_object_get (gtk_list_box_get_row_at_index (rows, 0), "subtitle", &subtitle, NULL);
  return subtitle;
}

static gpointer
find_entry (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (SOLEUS_IS_ENTRY_DIALOG (window))
        return window;
    }
  return NULL;
}

static gpointer
open_entry (PageFixture *self, const char *action, const char *uuid)
{
  if (uuid)
    gtk_widget_activate_action (GTK_WIDGET (self->page), action, "s", uuid);
  else
    gtk_widget_activate_action (GTK_WIDGET (self->page), action, NULL);
  UI_WAIT (find_entry () && gtk_widget_get_mapped (find_entry ()));
  return find_entry ();
}

static void
save_entry (PageFixture *self, gpointer dialog)
{
  g_signal_emit_by_name (ui_child (dialog, "save"), "clicked");
  UI_WAIT (!find_entry ());
  settle (self);
}

static void
choose_routine (PageFixture *self, gpointer dialog, const char *id)
{
  for (guint i = 0; i < self->catalogue->routines->len; i++)
    if (g_str_equal (SOLEUS_ROUTINE (self->catalogue->routines->pdata[i])->id, id))
      adw_combo_row_set_selected (ui_child (dialog, "routine"), i);
}

/* A session that is entered by hand says so, and its massage counts for the cap of the hour. */
static void
test_entry (PageFixture *self, gconstpointer data)
{
  gpointer dialog = open_entry (self, "progress.log", NULL);
  g_autofree char *subtitle = NULL;

  choose_routine (self, dialog, "roller");
  g_assert_false (gtk_widget_get_sensitive (ui_child (dialog, "save")));
  g_assert_true (gtk_widget_get_visible (ui_child (dialog, "pressure_left_row")));
  gtk_spin_button_set_value (ui_child (dialog, "pressure_left"), 2);
  g_assert_true (gtk_widget_get_sensitive (ui_child (dialog, "save")));
  gtk_spin_button_set_value (ui_child (dialog, "hour"), 23);
  g_assert_false (gtk_widget_get_sensitive (ui_child (dialog, "save")));
  gtk_spin_button_set_value (ui_child (dialog, "hour"), 11);
  gtk_spin_button_set_value (ui_child (dialog, "minute"), 40);
  adw_combo_row_set_selected (ui_child (dialog, "after_left"), 4);
  gtk_editable_set_text (ui_child (dialog, "note"), "At the gym");
  save_entry (self, dialog);

  subtitle = get_first_subtitle (self);
  g_assert_cmpstr (subtitle, ==, "Today, 11:40 · 2 min · Entered by hand");
  g_assert_cmpint (soleus_safety_gate_get_pressure_left (self->gate, SOLEUS_LEG_LEFT), ==, 60000);
  g_assert_cmpint (soleus_safety_gate_get_pressure_left (self->gate, SOLEUS_LEG_RIGHT), ==, 180000);
  {
    g_autoptr (GPtrArray) records = history_load_all (&self->history);
    SoleusSessionRecord *record = records->pdata[0];

    g_assert_cmpuint (records->len, ==, 1);
    g_assert_cmpstr (record->note, ==, "At the gym");
    g_assert_cmpint (
        soleus_session_record_get_rating (record, SOLEUS_RATING_AFTER, SOLEUS_LEG_LEFT), ==, 3);
    /* Less takes nothing away. */
    dialog = open_entry (self, "progress.edit", record->uuid);
    gtk_spin_button_set_value (ui_child (dialog, "pressure_left"), 1);
    save_entry (self, dialog);
    g_assert_cmpint (soleus_safety_gate_get_pressure_left (self->gate, SOLEUS_LEG_LEFT), ==, 60000);
  }
}

/* The fields are rounder than what was recorded; what isn't touched stays, and a note alone doesn't
 * make it a session that was entered by hand. */
static void
test_entry_of_recorded (PageFixture *self, gconstpointer data)
{
  g_autoptr (SoleusHistoryToken) token = history_begin (&self->history, "gastroc-wall", 0);
  g_autoptr (GPtrArray) before = NULL, after = NULL;
  SoleusSessionRecord *old, *annotated;
  gpointer dialog;

  history_add_work (&self->history, token, SOLEUS_LEG_LEFT, SOLEUS_MUSCLE_GASTROCNEMIUS,
                    SOLEUS_STEP_STRETCH, 28345);
  history_finish (&self->history, token, SOLEUS_OUTCOME_ENDED);
  settle (self);
  before = history_load_all (&self->history);
  old = before->pdata[0];
  dialog = open_entry (self, "progress.edit", old->uuid);
  g_assert_false (gtk_widget_get_sensitive (ui_child (dialog, "routine")));
  g_assert_cmpstr (gtk_editable_get_text (ui_child (dialog, "stretch_left")), ==, "0.5");
  gtk_editable_set_text (ui_child (dialog, "note"), "Shoes on");
  save_entry (self, dialog);
  after = history_load_all (&self->history);
  annotated = after->pdata[0];
  g_assert_cmpstr (annotated->note, ==, "Shoes on");
  g_assert_false (annotated->by_hand);
  g_assert_cmpint (annotated->start_us, ==, old->start_us);
  g_assert_cmpint (soleus_session_record_get_worked (annotated), ==, 28345);

  dialog = open_entry (self, "progress.edit", old->uuid);
  gtk_spin_button_set_value (ui_child (dialog, "stretch_right"), 3);
  save_entry (self, dialog);
  g_ptr_array_unref (after);
  after = history_load_all (&self->history);
  annotated = after->pdata[0];
  g_assert_true (annotated->by_hand);
  g_assert_cmpstr (annotated->note, ==, "Shoes on");
  g_assert_cmpint (soleus_session_record_get_worked (annotated), ==, 28345 + 180000);
}

static void
test_changes_show (PageFixture *self, gconstpointer data)
{
  history_add_session (&self->history, history_time ("2024-05-15T11:00:00Z"), 3600);
  settle (self);
  g_assert_cmpstr (ui_label (self->page, "sessions_value"), ==, "8");
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
      history_load_summary (self->history.history, today - 70, today, &error);
  SoleusChart *chart = g_object_ref_sink (soleus_week_chart_new ());
  gint64 worked = 0;

  g_assert_no_error (error);
  soleus_chart_show (chart, summary, today - 70, today);
  g_assert_cmpuint (chart->points->len, ==, 11);
  for (guint i = 0; i < 11; i++)
    {
      const SoleusWeekTotal *week = &g_array_index (chart->points, SoleusWeekTotal, i);

      g_assert_cmpint (week->first_day, ==, soleus_day_get_week_start (today - 70) + 7 * (int) i);
      for (guint muscle = 0; muscle < SOLEUS_N_MUSCLES; muscle++)
        worked += week->worked_ms[muscle];
    }
  g_assert_cmpint (worked, ==, 7 * 6 * 30000);
  g_assert_finalize_object (chart);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GPtrArray **entries = user_data;
  g_autoptr (GError) error = NULL;

  *entries = soleus_history_load_journal_finish (SOLEUS_HISTORY (source), result, &error);
  g_assert_no_error (error);
}

static GPtrArray *
load_ankle_tests (PageFixture *self)
{
  GPtrArray *entries = NULL;

  soleus_history_load_journal_async (self->history.history, SOLEUS_JOURNAL_ANKLE_TEST, NULL,
                                     loaded_cb, &entries);
  UI_WAIT (entries);
  return entries;
}

static SoleusJournalEntry *
add_ankle_test (PageFixture *self, int left, int right)
{
  SoleusJournalEntry *entry =
      soleus_history_new_entry (self->history.history, SOLEUS_JOURNAL_ANKLE_TEST);
  SoleusAnkleTest test;

  soleus_ankle_test_init (&test);
  soleus_ankle_test_add (&test, SOLEUS_LEG_LEFT, left);
  soleus_ankle_test_add (&test, SOLEUS_LEG_RIGHT, right);
  soleus_ankle_test_write (&test, entry);
  soleus_history_save_entry (self->history.history, entry);
  settle (self);
  return entry;
}

/* A test shows up where there was no session, is deleted, and comes back. */
static void
test_ankle_tests (PageFixture *self, gconstpointer data)
{
  SoleusAnkleCard *card = ui_child (self->page, "ankle_card");
  g_autoptr (SoleusJournalEntry) entry = NULL;
  g_autofree char *text = NULL;
  AdwToast *toast;

  g_assert_cmpstr (shown_page (self), ==, "empty");
  entry = add_ankle_test (self, 95, SOLEUS_ANKLE_TEST_OUT_OF_REACH);
  UI_WAIT (soleus_ankle_card_count (card) == 1);
  g_assert_cmpstr (shown_page (self), ==, "content");
  g_assert_false (gtk_widget_get_visible (ui_child (self->page, "sessions_part")));
  text = ui_read (GTK_WIDGET (card));
  g_assert_nonnull (strstr (text, "Left: 9.5 cm · Right: Not to the wall"));

  gtk_widget_activate_action (GTK_WIDGET (self->page), "progress.delete-ankle-test", "s",
                              entry->uuid);
  UI_WAIT (soleus_ankle_card_count (card) == 0);
  toast = soleus_toast_get_shown (ui_child (self->page, "toasts"));
  g_assert_cmpstr (adw_toast_get_title (toast), ==, "1 ankle test deleted");
  g_signal_emit_by_name (toast, "button-clicked");
  UI_WAIT (soleus_ankle_card_count (card) == 1);
}

/* The newest is on top of the table, and what is no test is passed over. */
static void
test_ankle_chart (PageFixture *self, gconstpointer data)
{
  g_autoptr (SoleusJournalEntry) odd = NULL;
  SoleusChart *chart;
  g_auto (GStrv) newest = NULL;
  g_auto (GStrv) oldest = NULL;

  g_object_unref (add_ankle_test (self, 90, 100));
  soleus_manual_clock_advance_wall (self->history.clock, 14 * DAY_US);
  odd = soleus_history_new_entry (self->history.history, SOLEUS_JOURNAL_ANKLE_TEST);
  soleus_journal_entry_set_int (odd, "left-1", 4000);
  soleus_history_save_entry (self->history.history, odd);
  soleus_manual_clock_advance_wall (self->history.clock, 14 * DAY_US);
  g_object_unref (add_ankle_test (self, 115, 100));
  UI_WAIT (soleus_ankle_card_count (ui_child (self->page, "ankle_card")) == 2);
  chart = SOLEUS_CHART (adw_bin_get_child (
      ui_child (ui_child (ui_child (self->page, "ankle_card"), "chart_card"), "picture")));
  g_assert_cmpint (chart->to_day - chart->from_day, ==, 28);
  g_assert_false (gtk_widget_get_visible (ui_child (ui_child (self->page, "ankle_card"), "hint")));
  newest = soleus_chart_make_row (chart, 0);
  oldest = soleus_chart_make_row (chart, 1);
  g_assert_cmpstr (newest[1], ==, "11.5 cm");
  g_assert_cmpstr (newest[2], ==, "10 cm");
  g_assert_cmpstr (oldest[1], ==, "9 cm");
}

static void
print_to (PageFixture *self, const SoleusSummary *summary, GtkPageSetup *paper, const char *path)
{
  const SoleusCrampNight night = { summary->to_day, 2, 7 };
  g_autoptr (GArray) nights = g_array_new (FALSE, FALSE, sizeof (SoleusCrampNight));
  g_autoptr (GPtrArray) tests = load_ankle_tests (self);
  g_autoptr (SoleusSheet) sheet = NULL;

  g_array_append_val (nights, night);
  sheet =
      soleus_progress_report_new (summary, self->catalogue, self->history.history, tests, nights);
  paper_print (sheet, paper, path);
}

static void
test_report (PageFixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->history.folder, "report.pdf", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  int today = soleus_history_get_today (self->history.history);
  g_autoptr (SoleusSummary) summary =
      history_load_summary (self->history.history, today - 83, today, &error);
  gsize length;

  print_to (self, summary, NULL, path);
  g_assert_true (g_file_get_contents (path, &contents, &length, &error));
  g_assert_true (g_str_has_prefix (contents, "%PDF-"));
  /* An empty page takes less than a kilobyte. */
  g_assert_cmpuint (length, >, 5000);
  g_unlink (path);
}

static guint
count_widgets (GtkWidget *widget)
{
  guint n = 1;

  for (GtkWidget *at = gtk_widget_get_first_child (widget); at;
       at = gtk_widget_get_next_sibling (at))
    n += count_widgets (at);
  return n;
}

/* Shows the whole time as tables; tells how many widgets that takes. */
static guint
show_tables (PageFixture *self)
{
  const char *const cards[] = { "week_card", "left_card", "right_card" };
  guint n = 0;

  GtkDropDown *range = ui_child (self->page, "range");

  gtk_drop_down_set_selected (range,
                              g_list_model_get_n_items (gtk_drop_down_get_model (range)) - 1);
  settle (self);
  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      GtkWidget *card = ui_child (self->page, cards[i]);

      gtk_toggle_button_set_active (ui_child (card, "toggle"), TRUE);
      ui_draw (GTK_WIDGET (self->page), 1);
      n += count_widgets (card);
    }
  return n;
}

static GListModel *
table_rows (PageFixture *self, const char *card)
{
  return G_LIST_MODEL (gtk_list_view_get_model (ui_child (ui_child (self->page, card), "rows")));
}

/* Only the rows in sight are made, and some around them, however many there are. */
static void
test_table_widgets (PageFixture *self, gconstpointer data)
{
  guint widgets = show_tables (self);

  g_test_message ("%u widgets", widgets);
  g_assert_cmpuint (g_list_model_get_n_items (table_rows (self, "week_card")), >=, 521);
  g_assert_cmpuint (g_list_model_get_n_items (table_rows (self, "left_card")), ==, 3650);
  g_assert_cmpuint (widgets, <, 4000);
}

/* The traces of a clock that was wrong. */
static void
test_odd_dates (PageFixture *self, gconstpointer data)
{
  const char *const starts[] = { "9998-12-31T10:00:00Z", "1970-01-01T10:00:00Z",
                                 "0001-01-02T10:00:00Z" };
  /* Weeks from the first session to today. What lies after today or before 1970 stretches no chart.
   */
  const guint weeks[] = { 1, 2838, 2838 };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      gint64 begin;
      guint n;

      history_add_session (&self->history, history_time (starts[i]), 0);
      soleus_manual_clock_set_wall (self->history.clock, history_time (NOW));
      settle (self);
      begin = g_get_monotonic_time ();
      g_assert_cmpuint (show_tables (self), <, 4000);
      g_test_message ("%s: %.0f ms", starts[i], (g_get_monotonic_time () - begin) / 1000.0);
      n = g_list_model_get_n_items (table_rows (self, "week_card"));
      g_assert_cmpuint (n, >=, weeks[i]);
      g_assert_cmpuint (n, <=, weeks[i] + 1);
    }
}

static SoleusSummary *
load_with_stops (PageFixture *self, guint n_stops)
{
  int today = soleus_history_get_today (self->history.history);
  SoleusSummary *summary = history_load_summary (self->history.history, today - 83, today, NULL);

  for (guint i = 0; i < n_stops; i++)
    {
      SoleusPainPoint stop = { .day = today - 60,
                               .leg = SOLEUS_LEG_LEFT,
                               .step = g_strdup ("G"),
                               .seconds = 100 + i,
                               .answer = SOLEUS_PAIN_GONE };

      g_array_append_val (summary->pain_stops, stop);
    }
  return summary;
}

/* Whatever the paper, nothing is missing, and each page says which one it is. */
static void
test_report_pages (PageFixture *self, gconstpointer data)
{
  const struct
  {
    const char *paper;
    GtkPageOrientation orientation;
  } papers[] = {
    { GTK_PAPER_NAME_A4, GTK_PAGE_ORIENTATION_PORTRAIT },
    { GTK_PAPER_NAME_LETTER, GTK_PAGE_ORIENTATION_PORTRAIT },
    { GTK_PAPER_NAME_LETTER, GTK_PAGE_ORIENTATION_LANDSCAPE },
    { "iso_a6", GTK_PAGE_ORIENTATION_PORTRAIT },
  };
  g_autofree char *path = g_build_filename (self->history.folder, "report.pdf", NULL);
  g_autoptr (SoleusSummary) summary = load_with_stops (self, 150);

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
      g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (papers[i].paper);
      g_autofree char *written = NULL;
      g_autofree char *text = NULL;
      g_auto (GStrv) pages = NULL;
      guint n_pages;

      gtk_page_setup_set_paper_size (setup, paper);
      gtk_page_setup_set_orientation (setup, papers[i].orientation);
      print_to (self, summary, setup, path);
      written = paper_read (path, "-raw");
      if (!written)
        {
          g_test_skip ("there is no pdftotext");
          break;
        }
      text = paper_join_lines (written);
      for (guint second = 0; second < 150; second++)
        {
          g_autofree char *length = soleus_format_duration ((100 + second) * 1000);
          g_autofree char *stop = g_strdup_printf ("after %s.", length);
          const char *found = strstr (text, stop);

          g_assert_nonnull (found);
          /* Each was drawn twice. */
          g_assert_null (strstr (found + 1, stop));
        }
      /* A form feed ends each page. */
      pages = g_strsplit (text, "\f", -1);
      n_pages = g_strv_length (pages) - 1;
      g_assert_cmpuint (n_pages, >, 1);
      for (guint page = 0; page < n_pages; page++)
        {
          g_autofree char *number = g_strdup_printf ("Page %u of %u", page + 1, n_pages);

          g_assert_nonnull (strstr (pages[page], number));
          g_assert_nonnull (strstr (pages[page], "medical"));
        }
    }
  g_unlink (path);
}

/* The page says how many sessions are the person's word only. */
static void
test_report_by_hand (PageFixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->history.folder, "report.pdf", NULL);
  g_autoptr (SoleusSummary) summary = load_with_stops (self, 0);

  for (guint n = 0; n < 3; n += 2)
    {
      g_autofree char *text = NULL;

      summary->totals.by_hand = n;
      print_to (self, summary, NULL, path);
      text = paper_read (path, "-layout");
      if (text)
        g_assert_cmpint (strstr (text, "2 of them were entered by hand.") != NULL, ==, n > 0);
      else
        g_test_skip ("there is no pdftotext");
    }
  g_unlink (path);
}

/* What isn't there is not spoken of. */
static void
test_report_ankle_tests (PageFixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->history.folder, "report.pdf", NULL);
  int today = soleus_history_get_today (self->history.history);
  g_autoptr (SoleusSummary) summary =
      history_load_summary (self->history.history, today - 83, today, NULL);
  g_autofree char *without = NULL, *with = NULL, *text = NULL;

  print_to (self, summary, NULL, path);
  without = paper_read (path, "-layout");
  g_assert_null (strstr (without, "Ankle test"));
  g_object_unref (add_ankle_test (self, 95, SOLEUS_ANKLE_TEST_OUT_OF_REACH));
  print_to (self, summary, NULL, path);
  with = paper_read (path, "-layout");
  text = paper_join_lines (with);
  g_assert_nonnull (strstr (text, "Ankle test"));
  g_assert_nonnull (strstr (text, "05/15/24 9.5 cm Not to the wall"));
  g_assert_nonnull (strstr (text, "Within ± 2 cm a change means nothing."));
  g_unlink (path);
}

/* The page says what it leaves out. */
static void
test_report_limit (PageFixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->history.folder, "report.pdf", NULL);
  g_autoptr (SoleusSummary) summary = load_with_stops (self, 207);
  g_autofree char *text = NULL;

  print_to (self, summary, NULL, path);
  text = paper_read (path, "-layout");
  if (text)
    g_assert_nonnull (strstr (text, "7 older ones are not listed here."));
  else
    g_test_skip ("there is no pdftotext");
  g_unlink (path);
}

/* Tables begin on the right where one reads from the right. */
static void
test_report_mirrored (PageFixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->history.folder, "report.pdf", NULL);
  g_autoptr (SoleusSummary) summary = load_with_stops (self, 0);

  for (int rtl = 0; rtl < 2; rtl++)
    {
      g_autofree char *boxes = NULL;

      gtk_widget_set_default_direction (rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
      print_to (self, summary, NULL, path);
      boxes = paper_read (path, "-bbox");
      if (!boxes)
        {
          g_test_skip ("there is no pdftotext");
          break;
        }
      if (rtl)
        {
          g_assert_cmpfloat (paper_find_word (boxes, "Muscle"), >,
                             paper_find_word (boxes, "Right"));
          g_assert_cmpfloat (paper_find_word (boxes, "Days"), >,
                             paper_find_word (boxes, "Tightness"));
          g_assert_cmpfloat (paper_find_word (boxes, "Muscle"), >, 400);
        }
      else
        {
          g_assert_cmpfloat (paper_find_word (boxes, "Muscle"), <,
                             paper_find_word (boxes, "Right"));
          g_assert_cmpfloat (paper_find_word (boxes, "Muscle"), <, 60);
        }
    }
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_unlink (path);
}

/* B8: dates as people say them. */
static void
test_b8_dates (PageFixture *self, gconstpointer data)
{
  /* The history's clock is an hour ahead of UTC. */
  const struct
  {
    int days_ago;
    const char *text;
  } cases[] = { { 0, "Today, " },    { 1, "Yesterday, " }, { 2, "Monday, " },
                { 6, "Thursday, " }, { 7, NULL },          { -1, NULL } };
  g_autoptr (SoleusSessionRecord) record = soleus_session_record_new ();
  int today = soleus_day_from_time (history_time ("2024-05-15T11:00:00Z"), 0, 0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 ("2024-05-15T11:00:00Z", NULL);
      g_autoptr (GDateTime) then = g_date_time_add_days (now, -cases[i].days_ago);
      g_autofree char *date = soleus_format_date_time (then);
      g_autofree char *text = NULL;

      record->start_us = history_time ("2024-05-15T11:00:00Z") - cases[i].days_ago * DAY_US;
      text = soleus_progress_format_time (record, today - cases[i].days_ago, today);
      if (cases[i].text)
        g_assert_true (g_str_has_prefix (text, cases[i].text));
      else
        g_assert_cmpstr (text, ==, date);
    }
}

/* What counts for the evening before says so, and the calendar's date stands where no day does. */
static void
test_time_after_midnight (void)
{
  const struct
  {
    int day;
    int today;
    const char *text;
  } cases[] = { { 19857, 19857, "Today, 00:20 (after midnight)" },
                { 19857, 19858, "Yesterday, 00:20 (after midnight)" },
                { 19857, 19860, "Tuesday, 00:20 (after midnight)" },
                { 19858, 19858, "Today, 00:20" },
                { 19858, 19860, "Wednesday, 00:20" } };
  g_autoptr (SoleusSessionRecord) record = soleus_session_record_new ();
  g_autofree char *old = NULL;

  record->start_us = history_time ("2024-05-15T00:20:00+02:00");
  record->offset_s = 7200;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = soleus_progress_format_time (record, cases[i].day, cases[i].today);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
  old = soleus_progress_format_time (record, 19857, 19900);
  g_assert_null (strstr (old, "midnight"));
}

/* The calendar, the figures above it and the list follow the hour at which a day starts at once. */
static void
test_day_start (PageFixture *self, gconstpointer data)
{
  SoleusHistory *history = self->history.history;
  int today = soleus_history_get_today (history);
  g_autofree char *evening = NULL, *morning = NULL;

  history_add_session (&self->history, history_time ("2024-05-15T00:20:00Z"), 0);
  soleus_manual_clock_set_wall (self->history.clock, history_time ("2024-05-15T10:00:00Z"));
  settle (self);
  evening = get_first_subtitle (self);
  g_assert_true (g_str_has_prefix (evening, "Yesterday, 00:20 (after midnight)"));
  g_assert_cmpstr (ui_label (self->page, "last_value"), ==, "Yesterday");
  g_assert_nonnull (find_day (self, today - 1));
  g_assert_null (find_day (self, today));
  g_signal_emit_by_name (find_day (self, today - 1), "clicked");
  settle (self);
  g_assert_cmpuint (count_sessions (self), ==, 1);
  g_signal_emit_by_name (ui_child (ui_child (self->page, "sessions"), "day_button"), "clicked");

  g_object_set (history, "day-start", 0, NULL);
  settle (self);
  morning = get_first_subtitle (self);
  g_assert_true (g_str_has_prefix (morning, "Today, 00:20 ·"));
  g_assert_cmpstr (ui_label (self->page, "last_value"), ==, "Today");
  g_assert_null (find_day (self, today - 1));
  g_assert_nonnull (find_day (self, today));
}

/* Nothing that is none is said. */
static void
test_length (void)
{
  const struct
  {
    gint64 minutes;
    const char *text;
  } cases[] = { { 0, "0 s" },        { 59, "59 min" },       { 60, "1 h" },
                { 61, "1 h 1 min" }, { 659, "10 h 59 min" }, { 660, "11 h" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = soleus_progress_format_length (cases[i].minutes * 60000);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_ago (void)
{
  const struct
  {
    int day;
    const char *text;
  } cases[] = { { 100, "Today" },
                { 101, "Today" },
                { 99, "Yesterday" },
                { 98, "2 days ago" },
                { SOLEUS_SUMMARY_NO_DAY, "–" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = soleus_progress_format_ago (cases[i].day, 100);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* B8: below a chart stand dates as people say them. */
static void
test_b8_ends (void)
{
  const int day = 20787;
  g_autofree char *month = soleus_progress_format_end (day, 30);
  g_autofree char *years = soleus_progress_format_end (day, 800);
  g_autofree char *date = soleus_progress_format_day (day, "%x");

  g_assert_cmpstr (month, ==, "30 Nov");
  g_assert_cmpstr (years, ==, date);
}

#define ADD(path, n_sessions, test)                                                                \
  g_test_add (path, PageFixture, GUINT_TO_POINTER (n_sessions), set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  int status;

  adw_init ();
  g_test_init (&argc, &argv, NULL);
  filled = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_bytes_unref);
  ADD ("/soleus/progress/empty", 0, test_empty);
  ADD ("/soleus/progress/a-week", 7, test_a_week);
  ADD ("/soleus/progress/ten-years", 3650, test_ten_years);
  ADD ("/soleus/progress/a12-chosen-day", 7, test_a12_chosen_day);
  ADD ("/soleus/progress/b8-range-fits-a-week", 7, test_b8_range_fits);
  ADD ("/soleus/progress/b8-range-fits-80-days", 80, test_b8_range_fits);
  ADD ("/soleus/progress/b8-range-fits-ten-years", 3650, test_b8_range_fits);
  ADD ("/soleus/progress/b8-discs", 7, test_b8_discs);
  ADD ("/soleus/progress/b8-before-and-now", 0, test_b8_before_and_now);
  ADD ("/soleus/progress/b8-delete-in-menu", 7, test_b8_delete_in_menu);
  ADD ("/soleus/progress/b8-dates", 0, test_b8_dates);
  ADD ("/soleus/progress/day-start", 0, test_day_start);
  ADD ("/soleus/progress/entry", 0, test_entry);
  ADD ("/soleus/progress/entry-of-recorded", 0, test_entry_of_recorded);
  ADD ("/soleus/progress/changes-show", 7, test_changes_show);
  ADD ("/soleus/progress/weeks-without-gap", 7, test_weeks_without_gap);
  ADD ("/soleus/progress/report", 7, test_report);
  ADD ("/soleus/progress/report-pages", 80, test_report_pages);
  ADD ("/soleus/progress/report-by-hand", 7, test_report_by_hand);
  ADD ("/soleus/progress/report-ankle-tests", 7, test_report_ankle_tests);
  ADD ("/soleus/progress/ankle-tests", 0, test_ankle_tests);
  ADD ("/soleus/progress/ankle-chart", 0, test_ankle_chart);
  ADD ("/soleus/progress/report-limit", 7, test_report_limit);
  ADD ("/soleus/progress/report-mirrored", 7, test_report_mirrored);
  ADD ("/soleus/progress/table-widgets", 3650, test_table_widgets);
  ADD ("/soleus/progress/odd-dates", 7, test_odd_dates);
  g_test_add_func ("/soleus/progress/time-after-midnight", test_time_after_midnight);
  g_test_add_func ("/soleus/progress/ago", test_ago);
  g_test_add_func ("/soleus/progress/length", test_length);
  g_test_add_func ("/soleus/progress/b8-ends", test_b8_ends);
  status = g_test_run ();
  g_hash_table_unref (filled);
  return status;
}
