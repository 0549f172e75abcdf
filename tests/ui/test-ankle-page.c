/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "history-support.h"
#include "soleus-ankle-page.h"
#include "soleus-ankle-test.h"
#include "soleus-confirm-dialog.h"
#include "soleus-toast.h"
#include "ui.h"

typedef struct
{
  HistoryFixture history;
  SoleusSafetyGate *gate;
  GtkWindow *window;
  SoleusAnklePage *page;
  guint n_left;
} Fixture;

static void
left_cb (Fixture *self)
{
  self->n_left++;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->n_left = 0;
  history_fixture_set_up (&self->history, NULL);
  self->gate = soleus_safety_gate_new (self->history.folder, SOLEUS_CLOCK (self->history.clock));
  self->window = GTK_WINDOW (gtk_window_new ());
  self->page = SOLEUS_ANKLE_PAGE (soleus_ankle_page_new (self->gate));
  g_signal_connect_swapped (self->page, "left", G_CALLBACK (left_cb), self);
  gtk_window_set_child (self->window, GTK_WIDGET (self->page));
  gtk_window_set_default_size (self->window, 900, 700);
  gtk_window_present (self->window);
  UI_WAIT (gtk_widget_get_mapped (GTK_WIDGET (self->page)));
  soleus_ankle_page_set_history (self->page, self->history.history);
  soleus_ankle_page_begin (self->page);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (self->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->gate);
  history_fixture_tear_down (&self->history, NULL);
}

static gpointer
get_entry_child (Fixture *self, const char *name)
{
  return ui_child (ui_child (self->page, "entry"), name);
}

static void
press (gpointer button)
{
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
press_next (Fixture *self)
{
  press (ui_child (self->page, "next_button"));
}

static void
type (Fixture *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_entry_child (self, "spin")), text);
  press (get_entry_child (self, "add_button"));
}

static const char *
get_shown (Fixture *self)
{
  return gtk_stack_get_visible_child_name (ui_child (self->page, "stack"));
}

static const char *
get_next (Fixture *self)
{
  return gtk_button_get_label (ui_child (self->page, "next_button"));
}

static guint
count_tries (Fixture *self)
{
  GtkListBox *tries = get_entry_child (self, "tries");
  guint n = 0;

  while (gtk_list_box_get_row_at_index (tries, (int) n))
    n++;
  return n;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GPtrArray **entries = user_data;

  *entries = soleus_history_load_journal_finish (SOLEUS_HISTORY (source), result, NULL);
}

/* What is kept, as it stands in the journal; a line each. */
static char *
read_journal (Fixture *self)
{
  GPtrArray *entries = NULL;
  GString *text = g_string_new (NULL);

  soleus_history_load_journal_async (self->history.history, SOLEUS_JOURNAL_ANKLE_TEST, NULL,
                                     loaded_cb, &entries);
  UI_WAIT (entries);
  for (guint i = 0; i < entries->len; i++)
    {
      g_autofree char *content = soleus_journal_entry_get_content (entries->pdata[i]);

      g_string_append_printf (text, "%s\n", content);
    }
  g_ptr_array_unref (entries);
  return g_string_free (text, FALSE);
}

static void
assert_journal (Fixture *self, const char *expected)
{
  g_autofree char *text = read_journal (self);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_result (Fixture *self, const char *words, gboolean there)
{
  g_autofree char *text = ui_read (ui_child (self->page, "result"));

  g_assert_cmpint (strstr (text, words) != NULL, ==, there);
}

static void
measure (Fixture *self, const char *left, const char *right)
{
  press (ui_child (self->page, "begin_button"));
  type (self, left);
  press_next (self);
  type (self, right);
  press_next (self);
}

/* Until the page knows of the tests before. */
static void
settle (Fixture *self)
{
  history_fixture_settle (&self->history);
  for (int i = 0; i < 20; i++)
    {
      history_fixture_settle (&self->history);
      g_main_context_iteration (NULL, FALSE);
    }
}

/* A test that was kept, and a new one four weeks later. */
static void
keep_one (Fixture *self, const char *left, const char *right)
{
  measure (self, left, right);
  press_next (self);
  press_next (self);
  soleus_manual_clock_advance_wall (self->history.clock, 28 * DAY_US);
  settle (self);
  soleus_ankle_page_begin (self->page);
}

static void
test_caution (Fixture *self, gconstpointer data)
{
  g_autofree char *text = ui_read (GTK_WIDGET (self->page));

  g_assert_cmpstr (get_shown (self), ==, "before");
  g_assert_nonnull (strstr (text,
                            "Don’t do this test if your ankle, knee or tendon hurts, or within six "
                            "weeks of an injury. Stop if the front of the ankle pinches."));
}

static void
test_kept_and_undone (Fixture *self, gconstpointer data)
{
  measure (self, "9.5", "11");
  assert_result (self, "9.5 cm", TRUE);
  assert_result (self, "Measured for the first time", TRUE);
  assert_result (self, "Legs often differ", FALSE);
  g_assert_cmpstr (get_next (self), ==, "Save");
  press_next (self);
  g_assert_cmpstr (get_next (self), ==, "Done");
  assert_journal (self, "{\"left-1\":95,\"right-1\":110}\n");

  g_signal_emit_by_name (soleus_toast_get_shown (ui_child (self->page, "toasts")),
                         "button-clicked");
  g_assert_cmpstr (get_next (self), ==, "Save");
  assert_journal (self, "");
  press_next (self);
  assert_journal (self, "{\"left-1\":95,\"right-1\":110}\n");
  g_assert_cmpuint (self->n_left, ==, 0);
  press_next (self);
  g_assert_cmpuint (self->n_left, ==, 1);
  soleus_ankle_page_begin (self->page);
  g_assert_cmpstr (get_shown (self), ==, "before");
}

/* A comma is as good as a point, and what is no number is no try. */
static void
test_typed (Fixture *self, gconstpointer data)
{
  const char *const wrong[] = { "", "nine", "9.5 cm", "-3", "nan", "1e9" };

  press (ui_child (self->page, "begin_button"));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    type (self, wrong[i]);
  g_assert_cmpuint (count_tries (self), ==, 0);
  type (self, " 9,5 ");
  type (self, "9.0");
  press_next (self);
  press_next (self);
  press_next (self);
  assert_journal (self, "{\"left-1\":95,\"left-2\":90}\n");
}

/* What is typed between two steps goes to the nearest one, and Enter notes it. */
static void
test_steps (Fixture *self, gconstpointer data)
{
  GtkEditable *spin;

  press (ui_child (self->page, "begin_button"));
  spin = get_entry_child (self, "spin");
  type (self, "9.7");
  gtk_editable_set_text (spin, "99");
  g_signal_emit_by_name (gtk_editable_get_delegate (spin), "activate");
  g_assert_cmpuint (count_tries (self), ==, 2);
  press_next (self);
  press_next (self);
  press_next (self);
  assert_journal (self, "{\"left-1\":95,\"left-2\":300}\n");
}

static void
test_tries (Fixture *self, gconstpointer data)
{
  press (ui_child (self->page, "begin_button"));
  g_assert_cmpstr (get_next (self), ==, "Skip the Left Leg");
  type (self, "9");
  g_assert_cmpstr (get_next (self), ==, "Go to the Right Leg");
  press (get_entry_child (self, "reach_button"));
  type (self, "10");
  g_assert_cmpuint (count_tries (self), ==, 3);
  g_assert_false (gtk_widget_get_sensitive (get_entry_child (self, "add_button")));
  g_assert_false (gtk_widget_get_sensitive (get_entry_child (self, "reach_button")));
  gtk_widget_activate_action (ui_child (self->page, "entry"), "ankle-entry.remove", "i", 2);
  g_assert_cmpuint (count_tries (self), ==, 2);
  press_next (self);
  g_assert_cmpuint (count_tries (self), ==, 0);
  press_next (self);
  assert_result (self, "9 cm", TRUE);
  assert_result (self, "Not measured", TRUE);
}

/* Without a try there is no result. */
static void
test_nothing_measured (Fixture *self, gconstpointer data)
{
  press (ui_child (self->page, "begin_button"));
  press_next (self);
  g_assert_false (gtk_widget_get_sensitive (ui_child (self->page, "next_button")));
  press (get_entry_child (self, "reach_button"));
  press_next (self);
  assert_result (self, "The knee doesn’t reach the wall", TRUE);
}

static void
test_change (Fixture *self, gconstpointer data)
{
  keep_one (self, "9", "9");
  measure (self, "10.5", "12");
  assert_result (self, "Last time: 9 cm. Within ± 2 cm a change means nothing.", TRUE);
  assert_result (self, "3 cm more than last time (9 cm)", TRUE);
  assert_result (self, "apart", FALSE);
  soleus_ankle_page_go_back (self->page);
  type (self, "12.5");
  press_next (self);
  assert_result (self, "Your legs differ by 2 cm. Legs often differ.", TRUE);
}

static SoleusConfirmDialog *
find_question (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link; link = link->next)
    if (SOLEUS_IS_CONFIRM_DIALOG (link->data))
      return link->data;
  return NULL;
}

static void
answer (gboolean is_right)
{
  SoleusConfirmDialog *question = find_question ();

  g_assert_nonnull (question);
  g_signal_emit_by_name (ui_child (question, is_right ? "choice" : "cancel"), "clicked");
}

/* A number far from the last one is asked about, and then no more. */
static void
test_asks_once (Fixture *self, gconstpointer data)
{
  keep_one (self, "9", "9");
  press (ui_child (self->page, "begin_button"));
  type (self, "13.5");
  g_assert_null (find_question ());
  g_assert_cmpuint (count_tries (self), ==, 1);
  type (self, "14");
  g_assert_cmpuint (count_tries (self), ==, 1);
  answer (FALSE);
  g_assert_cmpuint (count_tries (self), ==, 1);
  type (self, "14");
  answer (TRUE);
  g_assert_cmpuint (count_tries (self), ==, 2);
  type (self, "15");
  g_assert_null (find_question ());
  g_assert_cmpuint (count_tries (self), ==, 3);
}

/* What was read off waits while something else is done. */
static void
test_left_half_way (Fixture *self, gconstpointer data)
{
  press (ui_child (self->page, "begin_button"));
  type (self, "9");
  soleus_ankle_page_begin (self->page);
  g_assert_cmpstr (get_shown (self), ==, "entry");
  g_assert_cmpuint (count_tries (self), ==, 1);
  soleus_ankle_page_go_back (self->page);
  g_assert_cmpstr (get_shown (self), ==, "before");
  soleus_ankle_page_go_back (self->page);
  g_assert_cmpuint (self->n_left, ==, 1);
}

static void
test_given_up (Fixture *self, gconstpointer data)
{
  measure (self, "9", "10");
  press (ui_child (self->page, "give_up_button"));
  g_assert_cmpuint (self->n_left, ==, 1);
  soleus_ankle_page_begin (self->page);
  g_assert_cmpstr (get_shown (self), ==, "before");
  press (ui_child (self->page, "begin_button"));
  g_assert_cmpuint (count_tries (self), ==, 0);
  assert_journal (self, "");
}

static void
test_locked (Fixture *self, gconstpointer data)
{
  GtkWidget *begin = ui_child (self->page, "begin_button");
  g_autoptr (GError) error = NULL;

  g_assert_true (gtk_widget_is_visible (begin));
  g_assert_false (gtk_widget_is_visible (ui_child (self->page, "locked_label")));
  press (begin);
  g_assert_true (soleus_safety_gate_lock_after_stop (self->gate, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (get_shown (self), ==, "before");
  g_assert_false (gtk_widget_is_visible (begin));
  g_assert_true (gtk_widget_is_visible (ui_child (self->page, "locked_label")));
  g_assert_true (gtk_widget_is_visible (ui_child (self->page, "lock_banner")));
  g_signal_emit_by_name (begin, "clicked");
  g_assert_cmpstr (get_shown (self), ==, "before");
}

/* Nobody is told that the ankle is good or bad. */
static void
test_no_verdict (Fixture *self, gconstpointer data)
{
  const char *const words[] = { "normal", "restrict", "bad", "poor", "stiff", "good", "limit" };

  keep_one (self, "9", "9");
  measure (self, "4.5", "12");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    assert_result (self, words[i], FALSE);
  assert_result (self, "4.5 cm less than last time (9 cm)", TRUE);
}

int
main (int argc, char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/soleus/ankle-page/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("caution", test_caution);
  ADD ("kept-and-undone", test_kept_and_undone);
  ADD ("steps", test_steps);
  ADD ("typed", test_typed);
  ADD ("tries", test_tries);
  ADD ("nothing-measured", test_nothing_measured);
  ADD ("change", test_change);
  ADD ("asks-once", test_asks_once);
  ADD ("left-half-way", test_left_half_way);
  ADD ("given-up", test_given_up);
  ADD ("locked", test_locked);
  ADD ("no-verdict", test_no_verdict);
  return g_test_run ();
}
