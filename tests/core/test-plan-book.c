/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history-support.h"
#include "soleus-plan-book.h"

#define WORK_DAYS 0x1f

typedef struct
{
  HistoryFixture history;
  SoleusCatalogue *catalogue;
  SoleusPlanBook *book;
  guint n_changes;
} Fixture;

/* Until the book has read what is there. */
static void
settle (Fixture *f)
{
  for (guint i = 0; i < 8; i++)
    history_fixture_settle (&f->history);
}

static void
changed_cb (Fixture *f)
{
  f->n_changes++;
}

static void
open_book (Fixture *f)
{
  f->book = soleus_plan_book_new (f->history.history, f->catalogue);
  g_signal_connect_swapped (f->book, "notify::state", G_CALLBACK (changed_cb), f);
  settle (f);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->catalogue = soleus_catalogue_new (NULL);
  history_fixture_set_up (&f->history, data);
  open_book (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->book);
  history_fixture_tear_down (&f->history, data);
  g_clear_object (&f->catalogue);
}

/* The program is closed, or killed once all is on the disk, and started again. */
static void
reopen (Fixture *f)
{
  g_clear_object (&f->book);
  history_fixture_close (&f->history);
  history_fixture_open (&f->history);
  open_book (f);
}

static SoleusPlan *
get_plan (Fixture *f)
{
  return soleus_plans_find (soleus_plan_book_get_plans (f->book), "looser-calves");
}

static void
begin (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  soleus_plan_book_begin (f->book, get_plan (f), WORK_DAYS, NULL, &error);
  g_assert_no_error (error);
}

static void
stretch (Fixture *f)
{
  g_autoptr (SoleusHistoryToken) token = history_begin (&f->history, "wall-full", 0);

  history_add_work (&f->history, token, SOLEUS_LEG_LEFT, SOLEUS_MUSCLE_BOTH, SOLEUS_STEP_STRETCH,
                    240000);
  history_finish (&f->history, token, SOLEUS_OUTCOME_FINISHED);
  settle (f);
}

static void
test_begin (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (soleus_plan_book_get_state (f->book)->status, ==, SOLEUS_PLAN_NONE);
  g_assert_false (soleus_plan_book_begin (f->book, get_plan (f), 0, NULL, &error));
  g_assert_error (error, SOLEUS_PLAN_ERROR, SOLEUS_PLAN_ERROR_DAYS);
  begin (f);
  /* It counts at once, and still once it was written. */
  g_assert_cmpint (soleus_plan_book_get_state (f->book)->status, ==, SOLEUS_PLAN_GOING);
  settle (f);
  g_assert_cmpint (soleus_plan_book_get_state (f->book)->status, ==, SOLEUS_PLAN_GOING);
  g_assert_cmpuint (f->n_changes, ==, 1);
}

static void
test_session_counts (Fixture *f, gconstpointer data)
{
  begin (f);
  soleus_manual_clock_advance (f->history.clock, MINUTE_US);
  stretch (f);
  g_assert_true (soleus_plan_book_get_state (f->book)->is_done);
  soleus_manual_clock_advance (f->history.clock, DAY_US);
  soleus_plan_book_update (f->book);
  g_assert_false (soleus_plan_book_get_state (f->book)->is_done);
  g_assert_cmpuint (soleus_plan_book_get_state (f->book)->day, ==, 1);
}

/* After each command the program is ended: what was said to be done is there again. */
static void
test_every_command_is_kept (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  begin (f);
  reopen (f);
  g_assert_cmpint (soleus_plan_book_get_state (f->book)->status, ==, SOLEUS_PLAN_GOING);
  g_assert_true (soleus_plan_book_put_off (f->book, SOLEUS_PLAN_DUE_TEST, &error));
  reopen (f);
  g_assert_false (soleus_plan_book_get_state (f->book)->due[SOLEUS_PLAN_DUE_TEST]);
  g_assert_true (soleus_plan_book_skip (f->book, &error));
  reopen (f);
  g_assert_cmpuint (soleus_plan_book_get_state (f->book)->day, ==, 1);
  g_assert_true (soleus_plan_book_pause (f->book, &error));
  reopen (f);
  g_assert_cmpint (soleus_plan_book_get_state (f->book)->pause, ==, SOLEUS_PLAN_PAUSE_PERSON);
  g_assert_true (soleus_plan_book_resume (f->book, &error));
  reopen (f);
  g_assert_cmpint (soleus_plan_book_get_state (f->book)->status, ==, SOLEUS_PLAN_GOING);
  g_assert_true (soleus_plan_book_stop (f->book, &error));
  reopen (f);
  g_assert_cmpint (soleus_plan_book_get_state (f->book)->status, ==, SOLEUS_PLAN_STOPPED);
  g_assert_true (soleus_plan_book_restart (f->book, &error));
  reopen (f);
  g_assert_cmpint (soleus_plan_book_get_state (f->book)->status, ==, SOLEUS_PLAN_GOING);
  g_assert_cmpuint (soleus_plan_book_get_state (f->book)->day, ==, 0);
  for (guint i = 0; i < 30; i++)
    g_assert_true (soleus_plan_book_skip (f->book, &error));
  g_assert_true (soleus_plan_book_get_state (f->book)->due[SOLEUS_PLAN_DUE_REVIEW]);
  g_assert_true (soleus_plan_book_review_done (f->book, &error));
  reopen (f);
  g_assert_cmpint (soleus_plan_book_get_state (f->book)->status, ==, SOLEUS_PLAN_COMPLETE);
  g_assert_false (soleus_plan_book_get_state (f->book)->due[SOLEUS_PLAN_DUE_REVIEW]);
}

/* What can't be done is refused with a reason, and writes nothing. */
static void
test_refused_commands (Fixture *f, gconstpointer data)
{
  gboolean (*const commands[]) (SoleusPlanBook *, GError **) = {
    soleus_plan_book_pause,   soleus_plan_book_resume, soleus_plan_book_stop,
    soleus_plan_book_restart, soleus_plan_book_skip,   soleus_plan_book_review_done,
  };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (commands[i](f->book, &error));
      g_assert_error (error, SOLEUS_PLAN_ERROR, SOLEUS_PLAN_ERROR_STATE);
    }
  settle (f);
  g_assert_cmpint (history_query_int (f->history.path, "SELECT COUNT (*) FROM journal"), ==, 0);
}

/* The lock pauses the plan for good: it is written, once, and outlives the lock and the program. */
static void
test_lock (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  begin (f);
  settle (f);
  g_object_set (f->book, "locked", TRUE, NULL);
  settle (f);
  g_object_set (f->book, "massage-refused", TRUE, NULL);
  settle (f);
  g_assert_false (soleus_plan_book_resume (f->book, &error));
  g_assert_error (error, SOLEUS_PLAN_ERROR, SOLEUS_PLAN_ERROR_STATE);
  g_clear_error (&error);
  g_assert_false (soleus_plan_book_restart (f->book, &error));
  g_assert_cmpint (history_query_int (f->history.path, "SELECT COUNT (*) FROM journal"), ==, 2);
  reopen (f);
  g_assert_cmpint (soleus_plan_book_get_state (f->book)->pause, ==, SOLEUS_PLAN_PAUSE_LOCK);
  g_clear_error (&error);
  g_assert_true (soleus_plan_book_resume (f->book, &error));
  g_assert_cmpint (soleus_plan_book_get_state (f->book)->status, ==, SOLEUS_PLAN_GOING);
}

/* A stop for pain of a session that Soleus guides pauses the plan as soon as it is answered. */
static void
test_stop_for_pain (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusHistoryToken) token = NULL;
  g_autoptr (GError) error = NULL;
  guint stop;

  begin (f);
  soleus_manual_clock_advance (f->history.clock, MINUTE_US);
  token = history_begin (&f->history, "roller", 0);
  stop = soleus_history_add_pain_stop (f->history.history, token, SOLEUS_LEG_LEFT, "RP", 5,
                                       SOLEUS_PAIN_UNANSWERED);
  settle (f);
  g_assert_cmpint (soleus_plan_book_get_state (f->book)->status, ==, SOLEUS_PLAN_GOING);
  soleus_history_answer_pain_stop (f->history.history, token, stop, SOLEUS_PAIN_STILL);
  history_finish (&f->history, token, SOLEUS_OUTCOME_STOPPED);
  settle (f);
  g_assert_cmpint (soleus_plan_book_get_state (f->book)->pause, ==, SOLEUS_PLAN_PAUSE_STOP);
  reopen (f);
  g_assert_cmpint (soleus_plan_book_get_state (f->book)->pause, ==, SOLEUS_PLAN_PAUSE_STOP);
  g_assert_true (soleus_plan_book_resume (f->book, &error));
  reopen (f);
  g_assert_cmpint (soleus_plan_book_get_state (f->book)->status, ==, SOLEUS_PLAN_GOING);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GPtrArray **) user_data =
      soleus_history_load_journal_finish (SOLEUS_HISTORY (source), result, NULL);
}

/* What one machine has in its journal comes to the other, as by an import. */
static void
carry (Fixture *from, Fixture *to, SoleusJournalKind kind)
{
  GPtrArray *entries = NULL;

  soleus_history_load_journal_async (from->history.history, kind, NULL, loaded_cb, &entries);
  while (entries == NULL)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < entries->len; i++)
    soleus_history_save_entry (to->history.history, entries->pdata[i]);
  g_ptr_array_unref (entries);
  settle (to);
}

/* Two machines have a plan each. The later one goes on, on both, however often they meet. */
static void
test_two_machines (Fixture *f, gconstpointer data)
{
  Fixture other = { 0 };
  g_autofree char *uuid = NULL;
  g_autoptr (GError) error = NULL;

  begin (f);
  g_assert_true (soleus_plan_book_skip (f->book, &error));
  set_up (&other, data);
  soleus_manual_clock_advance (other.history.clock, DAY_US);
  begin (&other);
  uuid = g_strdup (soleus_plan_book_get_state (other.book)->uuid);
  for (guint i = 0; i < 2; i++)
    {
      carry (f, &other, SOLEUS_JOURNAL_PLAN);
      carry (f, &other, SOLEUS_JOURNAL_PLAN_EVENT);
      g_assert_cmpstr (soleus_plan_book_get_state (other.book)->uuid, ==, uuid);
      g_assert_cmpuint (soleus_plan_book_get_state (other.book)->day, ==, 0);
    }
  carry (&other, f, SOLEUS_JOURNAL_PLAN_EVENT);
  carry (&other, f, SOLEUS_JOURNAL_PLAN);
  g_assert_cmpstr (soleus_plan_book_get_state (f->book)->uuid, ==, uuid);
  g_assert_cmpuint (soleus_plan_book_get_state (f->book)->day, ==, 0);
  tear_down (&other, data);
}

static void
test_delete_all (Fixture *f, gconstpointer data)
{
  begin (f);
  soleus_history_delete_all (f->history.history);
  settle (f);
  g_assert_cmpint (soleus_plan_book_get_state (f->book)->status, ==, SOLEUS_PLAN_NONE);
}

static void
test_own_plan (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusPlan) plan = soleus_plan_new_own ("Mine", 2);
  const int minutes[] = { 480 };
  g_autoptr (GError) error = NULL;
  SoleusPlanState *state;

  g_assert_false (soleus_plan_book_begin (f->book, plan, 0, NULL, &error));
  g_assert_error (error, SOLEUS_PLAN_ERROR, SOLEUS_PLAN_ERROR_SESSIONS);
  g_clear_error (&error);
  soleus_plan_add_session (plan, "wall-full", SOLEUS_WEEKDAYS_ALL, 3, 600);
  soleus_plan_book_begin (f->book, plan, 0, minutes, &error);
  g_assert_no_error (error);
  reopen (f);
  state = soleus_plan_book_get_state (f->book);
  g_assert_cmpstr (state->plan->name, ==, "Mine");
  g_assert_cmpuint (state->n_days, ==, 14);
  g_assert_cmpint (g_array_index (state->minutes, int, 0), ==, 480);
  g_assert_cmpuint (soleus_plan_state_get_next_task (state)->session->at_least, ==, 3);
}

/* More sessions than are read at a time. */
static void
test_many_sessions (Fixture *f, gconstpointer data)
{
  begin (f);
  for (guint i = 0; i < 450; i++)
    {
      soleus_manual_clock_advance (f->history.clock, HOUR_US);
      history_add_session (&f->history, soleus_history_get_now (f->history.history), 0);
    }
  soleus_manual_clock_advance (f->history.clock, HOUR_US);
  stretch (f);
  g_assert_cmpuint (soleus_plan_book_get_state (f->book)->n_done, ==, 1);
  for (guint i = 0; i < 450; i++)
    {
      soleus_manual_clock_advance (f->history.clock, HOUR_US);
      history_add_session (&f->history, soleus_history_get_now (f->history.history), 0);
    }
  settle (f);
  g_assert_cmpuint (soleus_plan_book_get_state (f->book)->n_done, ==, 1);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/plan-book/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("begin", test_begin);
  ADD ("session-counts", test_session_counts);
  ADD ("every-command-is-kept", test_every_command_is_kept);
  ADD ("refused-commands", test_refused_commands);
  ADD ("lock", test_lock);
  ADD ("stop-for-pain", test_stop_for_pain);
  ADD ("two-machines", test_two_machines);
  ADD ("delete-all", test_delete_all);
  ADD ("own-plan", test_own_plan);
  ADD ("many-sessions", test_many_sessions);
  return g_test_run ();
}
