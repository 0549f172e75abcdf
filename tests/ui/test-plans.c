/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "history-support.h"
#include "paper.h"
#include "soleus-ankle-test.h"
#include "soleus-appearance.h"
#include "soleus-day.h"
#include "soleus-plan-editor.h"
#include "soleus-plan-look-back.h"
#include "soleus-plan-page.h"
#include "soleus-plan-sheet.h"
#include "soleus-plans-page.h"
#include "soleus-weekday-buttons.h"
#include "ui.h"

#define PLAN "looser-calves"

/* The history's clock stands at 2024-05-15 12:00 UTC, a Wednesday. */
typedef struct
{
  HistoryFixture history;
  SoleusCatalogue *catalogue;
  SoleusSafetyGate *gate;
  SoleusSettings *settings;
  SoleusAppearance *look;
  SoleusPlanBook *book;
  SoleusPlanShelf *shelf;
  GtkWidget *window;
  AdwToastOverlay *toasts;
  SoleusPlanPage *page;
  char *saved;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  history_fixture_set_up (&self->history, NULL);
  self->catalogue = soleus_catalogue_new (&error);
  g_assert_no_error (error);
  self->gate = soleus_safety_gate_new (self->history.folder, SOLEUS_CLOCK (self->history.clock));
  self->settings = soleus_settings_new ();
  self->book = soleus_plan_book_new (self->history.history, self->catalogue);
  self->shelf = soleus_plan_shelf_new (self->history.history);
  self->window = gtk_window_new ();
  self->look = soleus_appearance_new ();
  soleus_appearance_attach (self->look, self->window);
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  self->page =
      SOLEUS_PLAN_PAGE (soleus_plan_page_new (self->book, self->history.history, self->catalogue,
                                              self->gate, self->settings, self->toasts));
  adw_toast_overlay_set_child (self->toasts, GTK_WIDGET (self->page));
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->toasts));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 960, 720);
  history_fixture_settle (&self->history);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (self->book);
  g_assert_finalize_object (self->shelf);
  g_free (self->saved);
  g_object_unref (self->settings);
  g_object_unref (self->look);
  g_assert_finalize_object (self->gate);
  history_fixture_tear_down (&self->history, NULL);
  g_assert_finalize_object (self->catalogue);
}

static SoleusPlan *
find_plan (Fixture *self, const char *id)
{
  SoleusPlan *plan = soleus_plans_find (soleus_plan_book_get_plans (self->book), id);

  g_assert_nonnull (plan);
  return plan;
}

static SoleusPlanState *
get_state (Fixture *self)
{
  return soleus_plan_book_get_state (self->book);
}

static gboolean
press (Fixture *self, const char *action)
{
  return gtk_widget_activate_action (GTK_WIDGET (self->page), action, NULL);
}

static void
begin (Fixture *self)
{
  soleus_plan_page_set_plan (self->page, NULL, find_plan (self, PLAN));
  press (self, "plan.begin");
  g_assert_cmpint (get_state (self)->status, ==, SOLEUS_PLAN_GOING);
}

/* Before it begins the days and times are chosen, those of the plan first. */
static void
test_begin (Fixture *self, gconstpointer data)
{
  SoleusWeekdayButtons *weekdays;
  GtkWidget *bar;

  soleus_plan_page_set_plan (self->page, NULL, find_plan (self, PLAN));
  weekdays = ui_child (self->page, "weekdays");
  bar = ui_child (self->page, "bar");
  g_assert_cmpuint (soleus_weekday_buttons_get (weekdays), ==, 0x1f);
  g_assert_true (gtk_widget_get_visible (bar));
  soleus_weekday_buttons_set (weekdays, 0x2a);
  press (self, "plan.begin");
  g_assert_cmpint (get_state (self)->status, ==, SOLEUS_PLAN_GOING);
  g_assert_cmpuint (get_state (self)->weekdays, ==, 0x2a);
  g_assert_cmpint (g_array_index (get_state (self)->minutes, int, 0), ==, 18 * 60);
  g_assert_false (gtk_widget_get_visible (bar));
  g_assert_cmpstr (ui_label (self->page, "place"), ==, "Week 1, day 1 of 3");
  g_assert_true (gtk_widget_get_visible (ui_child (self->page, "today_group")));
}

/* Without a day nothing begins. */
static void
test_no_day (Fixture *self, gconstpointer data)
{
  SoleusWeekdayButtons *weekdays;

  soleus_plan_page_set_plan (self->page, NULL, find_plan (self, PLAN));
  weekdays = ui_child (self->page, "weekdays");
  soleus_weekday_buttons_set (weekdays, 0);
  g_signal_emit_by_name (weekdays, "changed");
  g_assert_cmpstr (ui_label (self->page, "problem"), ==, "Choose at least one day of the week.");
  press (self, "plan.begin");
  g_assert_cmpint (get_state (self)->status, ==, SOLEUS_PLAN_NONE);
}

static void
test_pause (Fixture *self, gconstpointer data)
{
  begin (self);
  press (self, "plan.pause");
  g_assert_cmpint (get_state (self)->pause, ==, SOLEUS_PLAN_PAUSE_PERSON);
  g_assert_cmpstr (ui_label (self->page, "news"), ==,
                   "The plan is paused. Nothing is lost: go on when you are ready.");
  press (self, "plan.resume");
  g_assert_cmpint (get_state (self)->status, ==, SOLEUS_PLAN_GOING);
  g_assert_cmpstr (ui_label (self->page, "news"), ==, "Today is one of your days.");
}

/* A lock pauses the plan, the page says why, and there is no way round it. */
static void
test_lock (Fixture *self, gconstpointer data)
{
  begin (self);
  g_object_set (self->book, "locked", TRUE, NULL);
  g_assert_cmpint (get_state (self)->pause, ==, SOLEUS_PLAN_PAUSE_LOCK);
  g_assert_true (g_str_has_prefix (ui_label (self->page, "news"),
                                   "The plan is paused because of what you told the safety list."));
  press (self, "plan.resume");
  g_assert_cmpint (get_state (self)->status, ==, SOLEUS_PLAN_PAUSED);
}

static void
test_skip_and_undo (Fixture *self, gconstpointer data)
{
  begin (self);
  press (self, "plan.skip");
  g_assert_cmpuint (get_state (self)->day, ==, 1);
  g_assert_true (soleus_plan_state_was_skipped (get_state (self), 0));
  g_assert_cmpuint (get_state (self)->n_done, ==, 0);
  g_assert_true (soleus_plan_book_unskip (self->book, 0, NULL));
  g_assert_false (soleus_plan_state_was_skipped (get_state (self), 0));
  g_assert_cmpuint (get_state (self)->day, ==, 0);
  g_assert_false (soleus_plan_book_unskip (self->book, 0, NULL));
  press (self, "plan.skip");
  g_assert_true (soleus_plan_state_was_skipped (get_state (self), 0));
}

/* A second plan takes the place of the first after a question only. */
static void
test_one_plan (Fixture *self, gconstpointer data)
{
  g_autoptr (SoleusPlan) own = soleus_plan_new_own ("Mine", 2);

  begin (self);
  soleus_plan_add_session (own, "wall-full", 0x7f, 3, 480);
  soleus_plan_page_set_plan (self->page, "own-1", own);
  g_assert_true (gtk_widget_get_visible (ui_child (self->page, "bar")));
  press (self, "plan.begin");
  g_assert_cmpstr (get_state (self)->plan->id, ==, PLAN);
}

/* A session of the plan is started with the dose of the plan. */
static void
started_cb (SoleusOptions *started, SoleusRoutine *routine, const SoleusOptions *options)
{
  g_assert_cmpstr (routine->id, ==, "wall-full");
  *started = *options;
}

static void
test_dose (Fixture *self, gconstpointer data)
{
  SoleusOptions started = SOLEUS_OPTIONS_INIT;

  begin (self);
  g_signal_connect_swapped (self->page, "start", G_CALLBACK (started_cb), &started);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "plan.start-session", "i", 0);
  g_assert_cmpuint (started.hold, ==, 30);
  g_assert_cmpuint (started.repetitions, ==, 2);
  g_assert_false (started.more_pressure);
}

static guint
count_children (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

static void
test_cards (Fixture *self, gconstpointer data)
{
  GtkWidget *plans =
      g_object_ref_sink (soleus_plans_page_new (self->book, self->shelf, self->catalogue));
  g_autoptr (SoleusPlan) own = soleus_plan_new_own ("Mine", 2);
  g_autofree char *name = NULL, *text = NULL;

  g_assert_cmpuint (count_children (ui_child (plans, "grid")), ==,
                    soleus_plan_book_get_plans (self->book)->len);
  g_assert_true (gtk_widget_get_visible (ui_child (plans, "empty")));
  soleus_plan_add_session (own, "wall-full", 0x15, 3, 480);
  name = soleus_plan_shelf_save (self->shelf, NULL, own);
  g_assert_cmpuint (count_children (ui_child (plans, "own_grid")), ==, 1);
  g_assert_false (gtk_widget_get_visible (ui_child (plans, "empty")));
  text = ui_read (ui_child (plans, "own_grid"));
  g_assert_nonnull (strstr (text, "Mine"));
  g_assert_nonnull (strstr (text, "2 weeks · 3 days a week · "));
  g_object_unref (plans);
}

static void
saved_cb (Fixture *self, const char *name)
{
  g_free (self->saved);
  self->saved = g_strdup (name);
}

/* What is wrong is said as one types; what is right is on the shelf. */
static void
test_editor (Fixture *self, gconstpointer data)
{
  GtkWidget *editor = soleus_plan_editor_new (self->catalogue, self->shelf);
  g_autoptr (SoleusPlan) plan = NULL;

  adw_toast_overlay_set_child (self->toasts, editor);
  g_signal_connect_swapped (editor, "saved", G_CALLBACK (saved_cb), self);
  soleus_plan_editor_begin (SOLEUS_PLAN_EDITOR (editor));
  g_assert_false (soleus_plan_editor_has_changes (SOLEUS_PLAN_EDITOR (editor)));
  g_assert_cmpstr (ui_label (editor, "message"), ==, "The plan needs a name.");
  gtk_editable_set_text (GTK_EDITABLE (ui_child (editor, "name_row")), " As my therapist said ");
  g_assert_cmpstr (ui_label (editor, "message"), ==, "A plan has 1 to 16 routines.");
  gtk_widget_activate_action (editor, "plan-editor.save", NULL);
  g_assert_null (self->saved);
  gtk_widget_activate_action (editor, "plan-editor.add", NULL);
  g_assert_cmpstr (ui_label (editor, "message"), ==, "");
  g_assert_true (g_str_has_prefix (ui_label (editor, "shape"), "4 weeks · 5 days a week · "));
  g_assert_true (soleus_plan_editor_has_changes (SOLEUS_PLAN_EDITOR (editor)));
  gtk_widget_activate_action (editor, "plan-editor.save", NULL);
  g_assert_nonnull (self->saved);
  plan = soleus_plan_shelf_get (self->shelf, self->saved);
  g_assert_cmpstr (plan->name, ==, "As my therapist said");
  g_assert_cmpuint (plan->sessions->len, ==, 1);
  g_assert_false (soleus_plan_editor_has_changes (SOLEUS_PLAN_EDITOR (editor)));
}

/* Every plan goes on two pages, with a row for each week and the safety note. */
static void
test_paper (Fixture *self, gconstpointer data)
{
  GPtrArray *plans = soleus_plan_book_get_plans (self->book);
  g_autofree char *path = g_build_filename (self->history.folder, "plan.pdf", NULL);

  for (guint i = 0; i < plans->len; i++)
    {
      SoleusPlan *plan = plans->pdata[i];
      g_autoptr (GArray) minutes = g_array_new (FALSE, FALSE, sizeof (int));
      g_autoptr (SoleusSheet) sheet = NULL;
      g_autoptr (GtkPageSetup) paper = gtk_page_setup_new ();
      g_autoptr (GtkPaperSize) size = gtk_paper_size_new (GTK_PAPER_NAME_A4);
      g_autofree char *week = g_strdup_printf ("Week %u", plan->weeks);
      g_autofree char *text = NULL;
      const char *third;

      gtk_page_setup_set_paper_size (paper, size);
      sheet = soleus_plan_sheet_new (&(SoleusPlanSchedule){ plan, plan->weekdays, minutes, 0, 0 },
                                     NULL, NULL, self->catalogue);
      paper_print (sheet, paper, path);
      text = paper_read (path, "-layout");
      g_assert_nonnull (strstr (text, plan->name));
      g_assert_nonnull (strstr (text, week));
      g_assert_nonnull (strstr (text, "medical device"));
      /* Pages end with a form feed. */
      third = strchr (text, '\f');
      third = third ? strchr (third + 1, '\f') : NULL;
      g_assert_true (!third || third[1] == '\0');
    }
  g_unlink (path);
}

/* The best of a leg in a test of so many days after the plan began. */
static void
measure (GPtrArray *tests, SoleusPlanState *state, int days, int left, int right)
{
  SoleusJournalEntry *entry = soleus_journal_entry_new (SOLEUS_JOURNAL_ANKLE_TEST, NULL,
                                                        state->begun_us + days * DAY_US, 0);
  SoleusAnkleTest test;

  soleus_ankle_test_init (&test);
  g_assert_true (soleus_ankle_test_add (&test, SOLEUS_LEG_LEFT, left));
  g_assert_true (soleus_ankle_test_add (&test, SOLEUS_LEG_RIGHT, right));
  soleus_ankle_test_write (&test, entry);
  g_ptr_array_add (tests, entry);
}

/* The ankle test stands there then and now, where there is one of each, and what a change means. */
static void
test_look_back (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) tests = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *none = NULL, *one = NULL, *both = NULL;

  begin (self);
  measure (tests, get_state (self), -20, 10, 10);
  measure (tests, get_state (self), 28, 90, 105);
  none = soleus_plan_look_back_describe (get_state (self), NULL, NULL);
  one = soleus_plan_look_back_describe (get_state (self), NULL, tests);
  g_assert_cmpstr (one, ==, none);
  g_ptr_array_set_size (tests, 0);
  measure (tests, get_state (self), 0, 80, 100);
  measure (tests, get_state (self), 28, 90, 105);
  measure (tests, get_state (self), 56, 95, 110);
  both = soleus_plan_look_back_describe (get_state (self), NULL, tests);
  g_assert_true (g_str_has_prefix (both, none));
  g_assert_cmpstr (both + strlen (none), ==,
                   "\nAnkle test at the beginning: Left: 3¼ in · Right: 4 in. At the end: "
                   "Left: 3¾ in · Right: 4¼ in. Within ± ¾ in a change means nothing.");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/plans/begin", Fixture, NULL, set_up, test_begin, tear_down);
  g_test_add ("/plans/no-day", Fixture, NULL, set_up, test_no_day, tear_down);
  g_test_add ("/plans/pause", Fixture, NULL, set_up, test_pause, tear_down);
  g_test_add ("/plans/lock", Fixture, NULL, set_up, test_lock, tear_down);
  g_test_add ("/plans/skip-and-undo", Fixture, NULL, set_up, test_skip_and_undo, tear_down);
  g_test_add ("/plans/one-plan", Fixture, NULL, set_up, test_one_plan, tear_down);
  g_test_add ("/plans/dose", Fixture, NULL, set_up, test_dose, tear_down);
  g_test_add ("/plans/cards", Fixture, NULL, set_up, test_cards, tear_down);
  g_test_add ("/plans/editor", Fixture, NULL, set_up, test_editor, tear_down);
  g_test_add ("/plans/look-back", Fixture, NULL, set_up, test_look_back, tear_down);
  g_test_add ("/plans/paper", Fixture, NULL, set_up, test_paper, tear_down);
  return g_test_run ();
}
