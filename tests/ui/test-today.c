/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "history-support.h"
#include "soleus-cramp-card.h"
#include "soleus-cramp-night.h"
#include "soleus-leg-view.h"
#include "soleus-next-card.h"
#include "soleus-options-text.h"
#include "soleus-tight-legs.h"
#include "soleus-tight-question.h"
#include "soleus-today-page.h"
#include "soleus-week-strip.h"
#include "ui.h"

/* A Wednesday, at noon here. */
#define NOW "2024-05-15T12:00:00Z"

typedef struct
{
  HistoryFixture history;
  SoleusCatalogue *catalogue;
  SoleusSettings *settings;
  SoleusSafetyGate *gate;
  SoleusPlanBook *book;
  SoleusTodayPage *page;
  GtkWidget *window;
  SoleusRoutine *activated;
  SoleusRoutine *started;
  char *options;
  gboolean advised;
  gboolean asked_for_more;
} Fixture;

static GtkWidget *
child (gpointer widget, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name));
}

/* The part of the window's actions. */
static void
show_routine_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Fixture *self = data;

  self->activated = soleus_catalogue_find (self->catalogue, g_variant_get_string (parameter, NULL));
}

static void
start_routine_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Fixture *self = data;

  self->started = soleus_catalogue_find (self->catalogue, g_variant_get_string (parameter, NULL));
}

static void
repeat_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Fixture *self = data;
  const char *id, *options;

  g_variant_get (parameter, "(&s&s)", &id, &options);
  self->started = soleus_catalogue_find (self->catalogue, id);
  g_free (self->options);
  self->options = g_strdup (options);
}

static void
show_advice_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ((Fixture *) data)->advised = TRUE;
}

static void
show_routines_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ((Fixture *) data)->asked_for_more = TRUE;
}

/* The data comes from a thread; nothing tells when the last of it is drawn. */
static void
settle (Fixture *self)
{
  for (int i = 0; i < 20; i++)
    {
      history_fixture_settle (&self->history);
      g_main_context_iteration (NULL, FALSE);
    }
}

/* With data the notice of the first run has been read. */
static void
make_page (Fixture *self, gconstpointer data)
{
  g_object_set (self->settings, "first-run-notice-seen", data != NULL, NULL);
  self->page = g_object_ref_sink (g_object_new (SOLEUS_TYPE_TODAY_PAGE, NULL));
  soleus_today_page_set_context (self->page, self->catalogue, self->settings, self->gate);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->page));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  static const GActionEntry entries[] = { { "show-routine", show_routine_cb, "s" },
                                          { "start-routine", start_routine_cb, "s" },
                                          { "repeat", repeat_cb, "(ss)" },
                                          { "show-advice", show_advice_cb, NULL } };
  static const GActionEntry main_entries[] = { { "show-routines", show_routines_cb, NULL } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleActionGroup) main_actions = g_simple_action_group_new ();
  g_autoptr (GError) error = NULL;

  history_fixture_set_up (&self->history, NULL);
  soleus_manual_clock_set_wall (self->history.clock, history_time (NOW));
  self->catalogue = soleus_catalogue_new (&error);
  g_assert_no_error (error);
  self->settings = soleus_settings_new ();
  soleus_settings_set_equipment (self->settings, SOLEUS_EQUIPMENT_NONE);
  self->gate = soleus_safety_gate_new (self->history.folder, SOLEUS_CLOCK (self->history.clock));
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 960, 720);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (self->window, "win", G_ACTION_GROUP (actions));
  g_action_map_add_action_entries (G_ACTION_MAP (main_actions), main_entries,
                                   G_N_ELEMENTS (main_entries), self);
  gtk_widget_insert_action_group (self->window, "main", G_ACTION_GROUP (main_actions));
  make_page (self, data);
  gtk_window_present (GTK_WINDOW (self->window));
  /* What is less urgent comes after the first frame. */
  ui_draw (self->window, 1);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  settle (self);
  g_assert_finalize_object (self->page);
  g_clear_object (&self->book);
  g_clear_object (&self->settings);
  g_clear_object (&self->gate);
  g_assert_finalize_object (self->catalogue);
  g_free (self->options);
  history_fixture_tear_down (&self->history, NULL);
}

/* The page is seen by now, as at every start of the program. */
static void
read_history (Fixture *self)
{
  self->book = soleus_plan_book_new (self->history.history, self->catalogue);
  soleus_today_page_set_history (self->page, self->history.history, self->book);
  settle (self);
}

static void
press_equipment (Fixture *self, SoleusEquipment equipment)
{
  soleus_settings_set_equipment (self->settings,
                                 soleus_settings_get_equipment (self->settings) ^ equipment);
}

/* A session of so many minutes on each leg that ended so many minutes before noon. */
static void
add_session (Fixture *self,
             const char *routine,
             SoleusMuscle muscle,
             SoleusStepKind kind,
             int minutes,
             int minutes_ago,
             int rating)
{
  g_autoptr (SoleusHistoryToken) token = NULL;

  soleus_manual_clock_set_wall (self->history.clock,
                                history_time (NOW) - (minutes_ago + 2 * minutes) * MINUTE_US);
  token = history_begin (&self->history, routine, 0);
  for (SoleusLeg leg = SOLEUS_LEG_LEFT; leg <= SOLEUS_LEG_RIGHT; leg++)
    history_add_work (&self->history, token, leg, muscle, kind, minutes * 60000);
  if (rating >= 0)
    soleus_history_add_rating (self->history.history, token, SOLEUS_RATING_AFTER, SOLEUS_LEG_RIGHT,
                               rating);
  history_finish (&self->history, token, SOLEUS_OUTCOME_FINISHED);
  soleus_manual_clock_set_wall (self->history.clock, history_time (NOW));
}

#define DAYS(n) ((n) *24 * 60)

static void
assert_next (Fixture *self, const char *id, const char *why)
{
  SoleusNextCard *card = SOLEUS_NEXT_CARD (child (self->page, "next"));

  g_assert_cmpstr (ui_label (card, "name"), ==, soleus_catalogue_find (self->catalogue, id)->name);
  g_assert_cmpstr (ui_label (card, "why"), ==, why);
  g_assert_true (gtk_widget_get_visible (child (card, "start_button")));
  g_assert_false (gtk_widget_get_visible (child (card, "more_button")));
}

static void
assert_rest (Fixture *self, const char *title, const char *text)
{
  SoleusNextCard *card = SOLEUS_NEXT_CARD (child (self->page, "next"));

  g_assert_cmpstr (ui_label (card, "name"), ==, title);
  g_assert_nonnull (strstr (ui_label (card, "about"), text));
  g_assert_false (gtk_widget_get_visible (child (card, "start_button")));
  g_assert_false (gtk_widget_get_visible (child (card, "change_button")));
  g_assert_true (gtk_widget_get_visible (child (card, "more_button")));
}

static GtkWidget *
get_focus (Fixture *self)
{
  return gtk_root_get_focus (GTK_ROOT (self->window));
}

/* Who has done nothing yet. Before the history is read the button waits, and has the focus. */
static void
test_newcomer (Fixture *self, gconstpointer data)
{
  GtkWidget *next = child (self->page, "next"), *start = child (next, "start_button");

  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (self->page)));
  g_assert_true (get_focus (self) == start);
  g_signal_emit_by_name (start, "clicked");
  g_signal_emit_by_name (child (next, "change_button"), "clicked");
  g_assert_null (self->started);
  g_assert_null (self->activated);
  read_history (self);
  assert_next (self, "gastroc-wall", "A good first stretch");
  g_assert_true (get_focus (self) == start);
  g_assert_cmpstr (ui_label (next, "about"), ==, "4 min · Stretch");
  g_signal_emit_by_name (start, "clicked");
  g_assert_cmpstr (self->started->id, ==, "gastroc-wall");
  g_signal_emit_by_name (child (next, "change_button"), "clicked");
  g_assert_cmpstr (self->activated->id, ==, "gastroc-wall");
}

/* It starts with what the person chose once, but never with more pressure. */
static void
test_options (Fixture *self, gconstpointer data)
{
  SoleusOptions options;

  g_object_set (self->settings, "hold-seconds", 45, "first-leg", "right", NULL);
  read_history (self);
  g_signal_emit_by_name (child (child (self->page, "next"), "start_button"), "clicked");
  soleus_options_from_text (&options, self->options);
  g_assert_cmpuint (options.hold, ==, 45);
  g_assert_cmpint (options.first, ==, SOLEUS_LEG_RIGHT);
  g_assert_false (options.more_pressure);
  g_object_set (self->settings, "hold-seconds", 0, "first-leg", "left", NULL);
}

static void
test_rated (Fixture *self, gconstpointer data)
{
  add_session (self, "soleus-wall", SOLEUS_MUSCLE_SOLEUS, SOLEUS_STEP_STRETCH, 1, DAYS (2), 6);
  add_session (self, "gastroc-wall", SOLEUS_MUSCLE_GASTROCNEMIUS, SOLEUS_STEP_STRETCH, 1, DAYS (1),
               SOLEUS_RATING_NONE);
  read_history (self);
  assert_next (self, "soleus-wall", "You said lower calf: 6 of 10");
}

static void
test_last (Fixture *self, gconstpointer data)
{
  add_session (self, "desk", SOLEUS_MUSCLE_BOTH, SOLEUS_STEP_STRETCH, 1, DAYS (5), 2);
  read_history (self);
  assert_next (self, "desk", "You did this 5 days ago");
}

static void
test_other_muscle (Fixture *self, gconstpointer data)
{
  add_session (self, "gastroc-wall", SOLEUS_MUSCLE_GASTROCNEMIUS, SOLEUS_STEP_STRETCH, 1, 60, 6);
  read_history (self);
  assert_next (self, "soleus-wall", "For the muscle that you haven’t stretched yet today");
}

/* The focus doesn't get lost with the button that goes. */
static void
test_done (Fixture *self, gconstpointer data)
{
  GtkWidget *next = child (self->page, "next");

  read_history (self);
  g_assert_true (gtk_widget_grab_focus (next));
  add_session (self, "wall-full", SOLEUS_MUSCLE_BOTH, SOLEUS_STEP_STRETCH, 3, 60, 2);
  settle (self);
  assert_rest (self, "Done for today", "6 min");
  g_assert_true (get_focus (self) == child (next, "more_button"));
  g_signal_emit_by_name (child (next, "more_button"), "clicked");
  g_assert_true (self->asked_for_more);
  /* A day starts at four. */
  soleus_manual_clock_set_wall (self->history.clock, history_time ("2024-05-16T03:30:00Z"));
  gtk_widget_set_visible (GTK_WIDGET (self->page), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->page), TRUE);
  settle (self);
  assert_rest (self, "Done for today", "6 min");
  soleus_manual_clock_set_wall (self->history.clock, history_time ("2024-05-16T04:30:00Z"));
  gtk_widget_set_visible (GTK_WIDGET (self->page), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->page), TRUE);
  settle (self);
  assert_next (self, "wall-full", "You did this yesterday");
}

/* A clock that was wrong left a session that lies ahead. It doesn't count as one of today. */
static void
test_session_ahead (Fixture *self, gconstpointer data)
{
  add_session (self, "wall-full", SOLEUS_MUSCLE_BOTH, SOLEUS_STEP_STRETCH, 3, DAYS (-400), 9);
  read_history (self);
  assert_next (self, "gastroc-wall", "A good first stretch");
}

static void
test_warm (Fixture *self, gconstpointer data)
{
  add_session (self, "roller", SOLEUS_MUSCLE_BOTH, SOLEUS_STEP_PRESSURE, 2, 50, 8);
  read_history (self);
  assert_next (self, "wall-full", "While your calves are warm from the massage");
  soleus_manual_clock_advance_wall (self->history.clock, 15 * MINUTE_US);
  gtk_widget_set_visible (GTK_WIDGET (self->page), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->page), TRUE);
  settle (self);
  assert_rest (self, "Done for today", "4 min");
}

static void
test_hurt (Fixture *self, gconstpointer data)
{
  g_autoptr (SoleusHistoryToken) token = NULL;

  soleus_manual_clock_set_wall (self->history.clock, history_time (NOW) - HOUR_US);
  token = history_begin (&self->history, "gastroc-wall", 0);
  history_add_work (&self->history, token, SOLEUS_LEG_LEFT, SOLEUS_MUSCLE_GASTROCNEMIUS,
                    SOLEUS_STEP_STRETCH, 20000);
  soleus_history_add_pain_stop (self->history.history, token, SOLEUS_LEG_LEFT, "G", 20,
                                SOLEUS_PAIN_GONE);
  history_finish (&self->history, token, SOLEUS_OUTCOME_STOPPED);
  read_history (self);
  assert_rest (self, "Let the calf rest today", "You stopped because of pain");
}

/* A start leads to why, so that it can be pressed. */
static void
test_locked (Fixture *self, gconstpointer data)
{
  GtkWidget *next = child (self->page, "next");

  read_history (self);
  g_assert_false (gtk_widget_get_visible (child (next, "start_lock")));
  g_assert_true (soleus_safety_gate_lock_after_stop (self->gate, NULL));
  g_assert_true (gtk_widget_get_visible (child (next, "start_lock")));
  g_assert_true (gtk_widget_get_mapped (child (self->page, "lock_banner")));
  g_assert_true (gtk_widget_get_sensitive (child (next, "start_button")));
}

static guint
count_days (Fixture *self, const char *css)
{
  GtkWidget *grid = child (child (self->page, "week"), "grid");
  guint n = 0;

  for (GtkWidget *cell = gtk_widget_get_first_child (grid); cell;
       cell = gtk_widget_get_next_sibling (cell))
    n += gtk_widget_has_css_class (cell, css);
  return n;
}

/* Monday's session after midnight counts for Sunday, which is of the week before. */
static void
test_week (Fixture *self, gconstpointer data)
{
  GtkWidget *week = child (self->page, "week");

  g_assert_false (gtk_widget_get_visible (week));
  read_history (self);
  g_assert_true (gtk_widget_get_visible (week));
  g_assert_false (gtk_widget_get_visible (child (week, "sum")));
  g_assert_cmpuint (count_days (self, "today"), ==, 1);
  g_assert_cmpuint (count_days (self, "fill-3"), ==, 0);
  add_session (self, "wall-full", SOLEUS_MUSCLE_BOTH, SOLEUS_STEP_STRETCH, 4, 60, 2);
  add_session (self, "wall-full", SOLEUS_MUSCLE_BOTH, SOLEUS_STEP_STRETCH, 1, DAYS (1), 2);
  add_session (self, "wall-full", SOLEUS_MUSCLE_BOTH, SOLEUS_STEP_STRETCH, 1, DAYS (4), 2);
  settle (self);
  g_assert_cmpstr (ui_label (week, "sum"), ==, "10 min on 2 days");
  g_assert_cmpuint (count_days (self, "fill-3"), ==, 1);
  g_assert_cmpuint (count_days (self, "fill-2") + count_days (self, "fill-1"), ==, 1);
}

static void
test_planned (Fixture *self, gconstpointer data)
{
  static const gboolean planned[SOLEUS_WEEK_STRIP_DAYS] = { TRUE, FALSE, TRUE };
  SoleusWeekStrip *week = SOLEUS_WEEK_STRIP (child (self->page, "week"));
  g_autoptr (SoleusSummary) summary = NULL;
  int today;

  read_history (self);
  today = soleus_history_get_today (self->history.history);
  g_assert_cmpuint (count_days (self, "planned"), ==, 0);
  summary = history_load_summary (self->history.history, today - 6, today + 6, NULL);
  soleus_week_strip_show (week, summary, today, planned);
  g_assert_cmpuint (count_days (self, "planned"), ==, 2);
}

static SoleusPlan *
find_plan (Fixture *self, const char *id)
{
  return soleus_plans_find (soleus_plan_book_get_plans (self->book), id);
}

static void
begin_plan (Fixture *self, const char *id, guint weekdays)
{
  g_autoptr (GError) error = NULL;

  soleus_plan_book_begin (self->book, find_plan (self, id), weekdays, NULL, &error);
  g_assert_no_error (error);
  settle (self);
}

/* A plan comes before what was rated, with its own dose. What it plans is marked in the week. */
static void
test_plan (Fixture *self, gconstpointer data)
{
  GtkWidget *row = child (self->page, "plan_row");
  SoleusOptions options;

  add_session (self, "soleus-wall", SOLEUS_MUSCLE_SOLEUS, SOLEUS_STEP_STRETCH, 1, DAYS (2), 9);
  read_history (self);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Choose a plan");
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (row)), ==, "win.show-plans");
  begin_plan (self, "looser-calves", 0x1f);
  assert_next (self, "wall-full", "Looser calves, week 1, day 1");
  g_signal_emit_by_name (child (child (self->page, "next"), "start_button"), "clicked");
  soleus_options_from_text (&options, self->options);
  g_assert_cmpuint (options.repetitions, ==, 2);
  g_assert_cmpuint (options.hold, ==, 30);
  g_assert_cmpuint (count_days (self, "planned"), ==, 3);
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (row)), ==, "win.show-plan");
  add_session (self, "wall-full", SOLEUS_MUSCLE_BOTH, SOLEUS_STEP_STRETCH, 2, -30, 2);
  soleus_manual_clock_set_wall (self->history.clock, history_time (NOW) + HOUR_US);
  soleus_plan_book_update (self->book);
  settle (self);
  assert_rest (self, "Done for today", "4 min");
}

static void
test_paused (Fixture *self, gconstpointer data)
{
  read_history (self);
  begin_plan (self, "looser-calves", 0x1f);
  g_assert_true (soleus_plan_book_pause (self->book, NULL));
  settle (self);
  assert_rest (self, "Looser calves", "The plan is paused");
  g_assert_true (soleus_plan_book_resume (self->book, NULL));
  settle (self);
  assert_next (self, "wall-full", "Looser calves, week 1, day 1");
}

/* The ankle test of the plan's beginning is put off. */
static void
test_plan_due (Fixture *self, gconstpointer data)
{
  GtkWidget *card;

  read_history (self);
  begin_plan (self, "looser-calves", 0x1f);
  card = gtk_widget_get_first_child (child (self->page, "due_box"));
  g_assert_nonnull (card);
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (child (card, "open_button"))),
                   ==, "win.show-ankle-test");
  g_signal_emit_by_name (child (card, "put_off_button"), "clicked");
  settle (self);
  g_assert_null (gtk_widget_get_first_child (child (self->page, "due_box")));
}

/* Returns: (nullable): the card that asks about the night */
static GtkWidget *
get_night (Fixture *self)
{
  GtkWidget *after = gtk_widget_get_next_sibling (child (self->page, "next"));

  return SOLEUS_IS_CRAMP_CARD (after) ? after : NULL;
}

static void
tell_night (Fixture *self, int days_ago)
{
  soleus_manual_clock_set_wall (self->history.clock, history_time (NOW) - days_ago * DAY_US);
  g_object_unref (soleus_cramp_night_record (self->history.history, NULL, 2, 5));
  soleus_manual_clock_set_wall (self->history.clock, history_time (NOW));
}

/* Who keeps the diary of cramps is asked about the night, until today is answered. */
static void
test_night (Fixture *self, gconstpointer data)
{
  tell_night (self, 14);
  read_history (self);
  g_assert_null (get_night (self));
  tell_night (self, 13);
  settle (self);
  g_assert_true (gtk_widget_get_mapped (get_night (self)));
  g_assert_true (gtk_widget_grab_focus (child (get_night (self), "none")));
  g_signal_emit_by_name (child (get_night (self), "none"), "clicked");
  g_assert_false (gtk_widget_get_visible (get_night (self)));
  g_assert_true (gtk_widget_is_ancestor (get_focus (self), GTK_WIDGET (self->page)));
  settle (self);
  g_assert_false (gtk_widget_get_visible (get_night (self)));
}

/* So is who has a plan of which it is a part, while the plan goes on. */
static void
test_night_of_plan (Fixture *self, gconstpointer data)
{
  read_history (self);
  begin_plan (self, "looser-calves", 0x1f);
  g_assert_null (get_night (self));
  begin_plan (self, "quiet-nights", 0x7f);
  g_assert_true (gtk_widget_get_mapped (get_night (self)));
  g_assert_true (soleus_plan_book_stop (self->book, NULL));
  settle (self);
  g_assert_null (get_night (self));
}

static void
assert_short (Fixture *self, const char *expected)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (GtkWidget *button = gtk_widget_get_first_child (child (self->page, "short_box")); button;
       button = gtk_widget_get_next_sibling (button))
    {
      g_signal_emit_by_name (button, "clicked");
      g_string_append_printf (ids, "%s ", self->started->id);
    }
  g_assert_cmpstr (ids->str, ==, expected);
  g_assert_cmpint (gtk_widget_get_visible (child (self->page, "short_group")), ==,
                   expected[0] != 0);
}

/* A button exists only where something fits into the time, and can be done. */
static void
test_short (Fixture *self, gconstpointer data)
{
  read_history (self);
  assert_short (self, "pump desk before-bed ");
  press_equipment (self, SOLEUS_EQUIPMENT_CHAIR);
  assert_short (self, "pump-sitting hamstring-lying ");
  press_equipment (self, SOLEUS_EQUIPMENT_CHAIR);
  press_equipment (self, SOLEUS_EQUIPMENT_ROLLER);
  assert_short (self, "hamstring-lying roller ");
  add_session (self, "roller", SOLEUS_MUSCLE_BOTH, SOLEUS_STEP_PRESSURE, 2, 10, 2);
  settle (self);
  assert_short (self, "hamstring-lying ");
}

/* Three weeks in which nothing got better. Putting it off is remembered. */
static void
test_due (Fixture *self, gconstpointer data)
{
  GtkWidget *due;

  for (int day = 20; day > 0; day--)
    {
      g_autoptr (SoleusHistoryToken) token = NULL;

      soleus_manual_clock_set_wall (self->history.clock, history_time (NOW) - day * DAY_US);
      token = history_begin (&self->history, "wall-full", 0);
      history_add_work (&self->history, token, SOLEUS_LEG_LEFT, SOLEUS_MUSCLE_BOTH,
                        SOLEUS_STEP_STRETCH, 60000);
      soleus_history_add_rating (self->history.history, token, SOLEUS_RATING_BEFORE,
                                 SOLEUS_LEG_LEFT, 6);
      soleus_history_add_rating (self->history.history, token, SOLEUS_RATING_AFTER, SOLEUS_LEG_LEFT,
                                 6);
      history_finish (&self->history, token, SOLEUS_OUTCOME_FINISHED);
    }
  soleus_manual_clock_set_wall (self->history.clock, history_time (NOW));
  g_assert_false (gtk_widget_get_visible (child (self->page, "due_group")));
  read_history (self);
  g_assert_true (gtk_widget_get_mapped (child (self->page, "due_group")));
  due = gtk_widget_get_first_child (child (self->page, "due_box"));
  g_assert_null (gtk_widget_get_next_sibling (due));
  g_signal_emit_by_name (child (due, "open_button"), "clicked");
  g_assert_true (self->advised);
  g_signal_emit_by_name (child (due, "put_off_button"), "clicked");
  settle (self);
  g_assert_false (gtk_widget_get_visible (child (self->page, "due_group")));
}

static void
assert_leads_to (Fixture *self, const char *button, const char *answer, const char *id)
{
  GtkWidget *question = child (self->page, "question");

  g_assert_true (g_str_has_prefix (gtk_label_get_label (GTK_LABEL (child (question, answer))),
                                   soleus_catalogue_find (self->catalogue, id)->name));
  self->activated = NULL;
  g_signal_emit_by_name (child (question, button), "clicked");
  g_assert_cmpstr (self->activated->id, ==, id);
}

static void
assert_says (Fixture *self, const char *answer, const char *words)
{
  GtkWidget *question = child (self->page, "question");

  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (child (question, answer))), words));
}

static void
test_question (Fixture *self, gconstpointer data)
{
  assert_leads_to (self, "inner_button", "inner_answer", "gastroc-wall");
  assert_leads_to (self, "outer_button", "outer_answer", "gastroc-wall");
  assert_leads_to (self, "lower_button", "lower_answer", "soleus-wall");
  assert_leads_to (self, "cord_button", "cord_answer", "soleus-wall");
  assert_leads_to (self, "spot_button", "spot_answer", "hands");
  press_equipment (self, SOLEUS_EQUIPMENT_BALL);
  assert_leads_to (self, "spot_button", "spot_answer", "ball");
  press_equipment (self, SOLEUS_EQUIPMENT_BALL);
  press_equipment (self, SOLEUS_EQUIPMENT_ROLLER);
  assert_leads_to (self, "inner_button", "inner_answer", "roller");
  assert_leads_to (self, "outer_button", "outer_answer", "roller");
  assert_leads_to (self, "lower_button", "lower_answer", "soleus-wall");
  assert_says (self, "inner_answer", "toes turned in");
  assert_says (self, "outer_answer", "toes turned out");
  assert_says (self, "cord_answer", "no pressure on the tendon");
}

/* A tendon that hurts is neither stretched nor pressed. */
static void
test_tendon_pain (Fixture *self, gconstpointer data)
{
  GtkWidget *question = child (self->page, "question");

  assert_says (self, "tendon_pain_answer", "When to see someone");
  self->activated = NULL;
  g_assert_false (self->advised);
  g_signal_emit_by_name (child (question, "tendon_pain_button"), "clicked");
  g_assert_null (self->activated);
  g_assert_true (self->advised);
}

/* The calf of the left or the right leg. */
static SoleusCalf
get_calf (SoleusTightLegs *legs, SoleusLeg leg)
{
  GtkWidget *view = leg == SOLEUS_LEG_LEFT ? gtk_widget_get_first_child (GTK_WIDGET (legs))
                                           : gtk_widget_get_last_child (GTK_WIDGET (legs));
  SoleusCalf calf = soleus_leg_view_get_calf (SOLEUS_LEG_VIEW (view));

  g_assert_cmpint (calf.leg, ==, leg);
  return calf;
}

static SoleusMuscle
get_target (SoleusTightLegs *legs)
{
  SoleusMuscle target = get_calf (legs, SOLEUS_LEG_LEFT).target;

  g_assert_cmpint (get_calf (legs, SOLEUS_LEG_RIGHT).target, ==, target);
  return target;
}

static void
pointed_cb (SoleusTightLegs *legs, int area, gpointer user_data)
{
  *(int *) user_data = area;
}

/* Pointing at the leg marks the same area there and among the buttons. */
static void
test_pointing (Fixture *self, gconstpointer data)
{
  GtkWidget *question = child (self->page, "question");
  SoleusTightLegs *leg = SOLEUS_TIGHT_LEGS (child (question, "legs"));

  g_signal_emit_by_name (leg, "pointed", SOLEUS_TIGHT_LOWER);
  g_assert_cmpint (get_target (leg), ==, SOLEUS_MUSCLE_SOLEUS);
  g_assert_true (gtk_widget_has_css_class (child (question, "lower_button"), "pointed"));
  g_signal_emit_by_name (leg, "pointed", SOLEUS_TIGHT_NOWHERE);
  g_assert_cmpint (get_target (leg), ==, SOLEUS_MUSCLE_NONE);
  g_assert_false (gtk_widget_has_css_class (child (question, "lower_button"), "pointed"));
  gtk_widget_activate_action (GTK_WIDGET (leg), "tight.choose", "i", SOLEUS_TIGHT_LOWER);
  g_assert_cmpstr (self->activated->id, ==, "soleus-wall");
}

/* A click in the picture leads where the button does; each side of each leg is its own. */
static void
test_clicked (Fixture *self, gconstpointer data)
{
  static const struct
  {
    double along, across;
    int area;
  } places[] = {
    { 0.3, -22, SOLEUS_TIGHT_INNER },  { 0.25, 22, SOLEUS_TIGHT_OUTER },
    { 0.7, -12, SOLEUS_TIGHT_LOWER },  { 0.9, 0, SOLEUS_TIGHT_CORD },
    { -0.3, 0, SOLEUS_TIGHT_NOWHERE },
  };
  GtkWidget *question = child (self->page, "question"), *legs = child (question, "legs");
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (legs);
  int pointed = SOLEUS_TIGHT_NOWHERE;

  g_signal_connect (legs, "pointed", G_CALLBACK (pointed_cb), &pointed);
  ui_draw (self->window, 2);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    for (GtkWidget *leg = gtk_widget_get_first_child (legs); leg;
         leg = gtk_widget_get_next_sibling (leg))
      {
        double x, y;

        soleus_leg_view_find (SOLEUS_LEG_VIEW (leg), places[i].along, places[i].across, &x, &y);
        gtk_widget_translate_coordinates (leg, legs, x, y, &x, &y);
        for (guint k = 0; k < g_list_model_get_n_items (controllers); k++)
          {
            g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, k);

            if (GTK_IS_EVENT_CONTROLLER_MOTION (controller))
              g_signal_emit_by_name (controller, "motion", x, y);
          }
        g_assert_cmpint (pointed, ==, places[i].area);
      }
}

/* Whether anything is painted in a column of pixels. */
static gboolean
is_painted (cairo_surface_t *picture, int x)
{
  const unsigned char *pixels = cairo_image_surface_get_data (picture);
  int stride = cairo_image_surface_get_stride (picture);

  for (int y = 0; y < cairo_image_surface_get_height (picture); y++)
    if (((const guint32 *) (gconstpointer) (pixels + (gsize) y * (gsize) stride))[x] != 0)
      return TRUE;
  return FALSE;
}

/* At double text the outer numbers were cut by the edges of the picture. */
static void
test_numbers_are_whole (Fixture *self, gconstpointer data)
{
  GtkWidget *legs = child (child (self->page, "question"), "legs");
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi, width, height;
  cairo_surface_t *picture;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  ui_draw (self->window, 3);
  width = gtk_widget_get_width (legs);
  height = gtk_widget_get_height (legs);
  picture = ui_picture (legs, width, height);
  g_assert_true (is_painted (picture, width / 2));
  g_assert_false (is_painted (picture, 0));
  g_assert_false (is_painted (picture, width - 1));
  cairo_surface_destroy (picture);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

/* At double text an Arabic title had a word in two pieces. */
static void
test_title_breaks_between_words (Fixture *self, gconstpointer data)
{
  static const char text[] = "اكتمل المطلوب اليوم";
  GtkWidget *next = child (self->page, "next");
  GtkLabel *name = GTK_LABEL (child (next, "name"));
  GtkSettings *settings = gtk_settings_get_default ();
  guint broken = 0;
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  gtk_label_set_text (name, text);
  gtk_widget_set_visible (child (next, "icon"), TRUE);
  ui_draw (self->window, 3);
  for (int width = 640; width <= 960; width += 16)
    {
      int height;

      gtk_widget_measure (next, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
      gtk_widget_size_allocate (next, &(GtkAllocation){ 0, 0, width, height }, -1);
      for (GSList *line = pango_layout_get_lines_readonly (gtk_label_get_layout (name))->next; line;
           line = line->next)
        {
          g_assert_cmpint (text[((PangoLayoutLine *) line->data)->start_index - 1], ==, ' ');
          broken++;
        }
    }
  g_assert_cmpuint (broken, >, 0);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

static void
test_places (void)
{
  g_assert_cmpint (soleus_tight_legs_locate (0.1, -25), ==, SOLEUS_TIGHT_INNER);
  g_assert_cmpint (soleus_tight_legs_locate (0.4, 25), ==, SOLEUS_TIGHT_OUTER);
  g_assert_cmpint (soleus_tight_legs_locate (0.7, -10), ==, SOLEUS_TIGHT_LOWER);
  g_assert_cmpint (soleus_tight_legs_locate (1.0, 5), ==, SOLEUS_TIGHT_CORD);
  g_assert_cmpint (soleus_tight_legs_locate (-0.2, -10), ==, SOLEUS_TIGHT_NOWHERE);
  g_assert_cmpint (soleus_tight_legs_locate (1.2, -10), ==, SOLEUS_TIGHT_NOWHERE);
  g_assert_cmpint (soleus_tight_legs_locate (0.4, 60), ==, SOLEUS_TIGHT_NOWHERE);
}

/* The notice of the first run was a dialog over the page. */
static void
test_first_notice (Fixture *self, gconstpointer data)
{
  SoleusFirstNotice *notice = soleus_today_page_get_notice (self->page);

  g_assert_true (soleus_first_notice_is_due (notice));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (notice)));
  soleus_today_page_show_notice (self->page);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (self->window)) == child (notice, "understood"));
  g_signal_emit_by_name (child (notice, "understood"), "clicked");
  g_assert_false (soleus_first_notice_is_due (notice));
  g_assert_true (soleus_settings_has_seen (self->settings, SOLEUS_NOTICE_FIRST_RUN));
  g_object_set (self->settings, "first-run-notice-seen", FALSE, NULL);
}

static GtkWidget *
get_choice (GtkWidget *box, guint index)
{
  GtkWidget *button = gtk_widget_get_first_child (box);

  for (guint i = 0; i < index; i++)
    button = gtk_widget_get_next_sibling (button);
  return button;
}

static GtkWidget *
acknowledge (Fixture *self)
{
  GtkWidget *question = child (self->page, "person_question");

  g_object_set (self->settings, "person", "short-hair", "skin-tone", 3, NULL);
  g_assert_false (gtk_widget_get_visible (question));
  soleus_today_page_show_notice (self->page);
  g_signal_emit_by_name (child (soleus_today_page_get_notice (self->page), "understood"),
                         "clicked");
  g_object_set (self->settings, "first-run-notice-seen", FALSE, NULL);
  g_assert_true (gtk_widget_get_mapped (question));
  return question;
}

static void
assert_settings (Fixture *self, const char *person, int tone)
{
  g_autofree char *is_person = NULL;
  int is_tone;

  g_object_get (self->settings, "person", &is_person, "skin-tone", &is_tone, NULL);
  g_assert_cmpstr (is_person, ==, person);
  g_assert_cmpint (is_tone, ==, tone);
}

static void
assert_named (GtkWidget *widget, const char *name)
{
  g_autofree char *found = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                                               GTK_ACCESSIBLE_PROPERTY_LABEL, name);

  g_assert_null (found);
}

/* Once the notice is read, the page asks who the figure should be: two people and five tones, with
 * the focus, by keyboard and for a screen reader, in the narrowest window. */
static void
test_person_question (Fixture *self, gconstpointer data)
{
  GtkWidget *question = acknowledge (self);
  GtkWidget *persons = child (question, "persons"), *tones = child (question, "tones");
  GtkWidget *close = child (question, "close");
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));
  int least;

  g_assert_true (gtk_widget_is_ancestor (focus, persons));
  assert_named (get_choice (persons, 0), "Short hair");
  assert_named (get_choice (persons, 1), "Ponytail");
  assert_named (get_choice (tones, 4), "Skin tone 5");
  g_assert_null (get_choice (persons, 2));
  g_assert_null (get_choice (tones, 5));
  gtk_widget_measure (question, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360 - 2 * 16);

  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (close)), ==, "Not now");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_choice (persons, 1)), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_choice (tones, 4)), TRUE);
  assert_settings (self, "ponytail", 5);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (get_choice (persons, 0))));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (close)), ==, "Done");
  gtk_widget_grab_focus (close);
  g_signal_emit_by_name (close, "clicked");
  g_assert_false (gtk_widget_get_visible (question));
  focus = gtk_root_get_focus (GTK_ROOT (self->window));
  g_assert_true (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->page)));
  assert_settings (self, "ponytail", 5);
  g_object_set (self->settings, "person", "short-hair", "skin-tone", 3, NULL);
}

/* Whoever passes over it has the default, and is not asked at the next start. */
static void
test_person_not_now (Fixture *self, gconstpointer data)
{
  GtkWidget *question = acknowledge (self);
  g_autoptr (SoleusTodayPage) next = NULL;

  g_signal_emit_by_name (child (question, "close"), "clicked");
  g_assert_false (gtk_widget_get_visible (question));
  assert_settings (self, "short-hair", 3);
  soleus_settings_set_seen (self->settings, SOLEUS_NOTICE_FIRST_RUN);
  next = g_object_ref_sink (g_object_new (SOLEUS_TYPE_TODAY_PAGE, NULL));
  soleus_today_page_set_context (next, self->catalogue, self->settings, self->gate);
  g_assert_false (gtk_widget_get_visible (child (next, "person_question")));
  g_object_set (self->settings, "first-run-notice-seen", FALSE, NULL);
}

int
main (int argc, char **argv)
{
  /* Days are those of here. */
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  g_test_add ("/soleus/today/newcomer", Fixture, "read", set_up, test_newcomer, tear_down);
  ADD ("/soleus/today/options", test_options);
  ADD ("/soleus/today/rated", test_rated);
  ADD ("/soleus/today/last", test_last);
  ADD ("/soleus/today/other-muscle", test_other_muscle);
  ADD ("/soleus/today/done", test_done);
  ADD ("/soleus/today/session-ahead", test_session_ahead);
  ADD ("/soleus/today/warm", test_warm);
  ADD ("/soleus/today/hurt", test_hurt);
  ADD ("/soleus/today/locked", test_locked);
  ADD ("/soleus/today/week", test_week);
  ADD ("/soleus/today/planned", test_planned);
  ADD ("/soleus/today/short", test_short);
  ADD ("/soleus/today/due", test_due);
  ADD ("/soleus/today/plan", test_plan);
  ADD ("/soleus/today/paused", test_paused);
  ADD ("/soleus/today/plan-due", test_plan_due);
  ADD ("/soleus/today/night", test_night);
  ADD ("/soleus/today/night-of-plan", test_night_of_plan);
  ADD ("/soleus/today/first-notice", test_first_notice);
  ADD ("/soleus/today/person-question", test_person_question);
  ADD ("/soleus/today/person-not-now", test_person_not_now);
  ADD ("/soleus/today/question", test_question);
  ADD ("/soleus/today/tendon-pain", test_tendon_pain);
  ADD ("/soleus/today/pointing", test_pointing);
  ADD ("/soleus/today/clicked", test_clicked);
  ADD ("/soleus/today/numbers-are-whole", test_numbers_are_whole);
  ADD ("/soleus/today/title-breaks-between-words", test_title_breaks_between_words);
  g_test_add_func ("/soleus/today/places", test_places);
  return g_test_run ();
}
