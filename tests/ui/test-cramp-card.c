/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history-support.h"
#include "soleus-cramp-card.h"
#include "soleus-cramp-chart.h"
#include "soleus-cramp-night.h"
#include "soleus-rating-scale.h"
#include "ui.h"

typedef struct
{
  HistoryFixture history;
  GtkWidget *window;
  GtkWidget *card;
} World;

static void
show_card (World *w, gboolean stays)
{
  w->card = g_object_new (SOLEUS_TYPE_CRAMP_CARD, "stays", stays, NULL);
  soleus_cramp_card_set_history (SOLEUS_CRAMP_CARD (w->card), w->history.history);
  gtk_window_set_child (GTK_WINDOW (w->window), w->card);
  gtk_window_present (GTK_WINDOW (w->window));
}

static void
set_up (World *w, gconstpointer data)
{
  history_fixture_set_up (&w->history, NULL);
  w->window = gtk_window_new ();
  show_card (w, GPOINTER_TO_INT (data));
}

static void
tear_down (World *w, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (w->window));
  history_fixture_tear_down (&w->history, NULL);
}

/* What the card has read or written by now is there. */
static void
settle (World *w)
{
  history_fixture_settle (&w->history);
  history_wait (w->history.history);
}

static const char *
get_page (World *w)
{
  return gtk_stack_get_visible_child_name (ui_child (w->card, "stack"));
}

static void
press (GtkWidget *button)
{
  g_signal_emit_by_name (button, "clicked");
}

static GtkWidget *
find_button (GtkWidget *parent, const char *label)
{
  if (GTK_IS_BUTTON (parent) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (parent)), label) == 0)
    return parent;
  for (GtkWidget *at = gtk_widget_get_first_child (parent); at;
       at = gtk_widget_get_next_sibling (at))
    {
      GtkWidget *found = find_button (at, label);

      if (found)
        return found;
    }
  return NULL;
}

static void
assert_night (World *w, guint n_nights, int count, int severity)
{
  g_autoptr (GPtrArray) entries =
      history_load_journal (w->history.history, SOLEUS_JOURNAL_CRAMPS, NULL);
  g_autoptr (GArray) nights = soleus_cramp_nights_read (w->history.history, entries);
  const SoleusCrampNight *last;

  g_assert_cmpuint (nights->len, ==, n_nights);
  last = &g_array_index (nights, SoleusCrampNight, n_nights - 1);
  g_assert_cmpint (last->count, ==, count);
  g_assert_cmpint (last->severity, ==, severity);
}

/* Where it stays, the answer is shown and can be changed the same day. */
static void
test_change (World *w, gconstpointer data)
{
  settle (w);
  g_assert_true (gtk_widget_get_visible (w->card));
  g_assert_cmpstr (get_page (w), ==, "ask");
  press (ui_child (w->card, "none"));
  settle (w);
  g_assert_cmpstr (get_page (w), ==, "told");
  g_assert_cmpstr (ui_label (w->card, "answer"), ==, "No cramps");
  assert_night (w, 1, 0, SOLEUS_CRAMPS_NOT_RATED);

  press (ui_child (w->card, "change"));
  settle (w);
  g_assert_cmpstr (get_page (w), ==, "ask");
  gtk_spin_button_set_value (ui_child (w->card, "count"), 3);
  soleus_rating_scale_set_value (ui_child (w->card, "severity"), 7);
  press (find_button (w->card, "Save the Night"));
  settle (w);
  g_assert_cmpstr (ui_label (w->card, "answer"), ==, "3 cramps, how bad: 7 of 10");
  assert_night (w, 1, 3, 7);
}

/* Elsewhere it goes once today is answered, here or on another page, and comes back the next day.
 */
static void
test_hides (World *w, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;

  settle (w);
  g_assert_true (gtk_widget_get_visible (w->card));
  g_object_unref (soleus_cramp_night_record (w->history.history, NULL, 1, 4));
  settle (w);
  g_assert_false (gtk_widget_get_visible (w->card));
  soleus_manual_clock_advance (w->history.clock, DAY_US);
  show_card (w, FALSE);
  settle (w);
  g_assert_true (gtk_widget_get_visible (w->card));
  press (ui_child (w->card, "none"));
  g_assert_false (gtk_widget_get_visible (w->card));
  settle (w);
  assert_night (w, 2, 0, SOLEUS_CRAMPS_NOT_RATED);
}

/* The chart and its table have the nights of the days that are shown. */
static void
test_chart (World *w, gconstpointer data)
{
  const SoleusCrampNight all[] = { { 100, 2, 7 },
                                   { 101, 0, SOLEUS_CRAMPS_NOT_RATED },
                                   { 103, 1, 3 } };
  g_autoptr (GArray) nights = g_array_new (FALSE, FALSE, sizeof (SoleusCrampNight));
  g_autoptr (SoleusSummary) summary = history_load_summary (w->history.history, 0, 1, NULL);
  SoleusChart *chart = g_object_ref_sink (soleus_cramp_chart_new ());
  g_autofree char *sum = NULL;
  g_auto (GStrv) row = NULL;

  g_array_append_vals (nights, all, G_N_ELEMENTS (all));
  soleus_cramp_chart_set_nights (SOLEUS_CRAMP_CHART (chart), nights);
  soleus_chart_show (chart, summary, 101, 110);
  g_assert_cmpuint (chart->points->len, ==, 2);
  sum = soleus_chart_sum_up (chart);
  g_assert_cmpstr (sum, ==, "Cramps in 1 of 2 nights");
  row = soleus_chart_make_row (chart, 1);
  g_assert_cmpstr (row[1], ==, "0");
  g_assert_cmpstr (row[2], ==, "–");
  g_assert_finalize_object (chart);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, stays, func)                                                                     \
  g_test_add ("/soleus/cramp-card/" name, World, GINT_TO_POINTER (stays), set_up, func, tear_down)
  ADD ("change", TRUE, test_change);
  ADD ("hides", FALSE, test_hides);
  ADD ("chart", TRUE, test_chart);
  return g_test_run ();
}
