/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history-support.h"
#include "soleus-appointment.h"
#include "soleus-plan-book.h"

/* The clock of the fixture stands at noon of this day, a Wednesday. */
#define TODAY     19858
#define WORK_DAYS 0x1f
#define EVENING   1080

typedef struct
{
  HistoryFixture history;
  SoleusCatalogue *catalogue;
  SoleusPlanBook *book;
} Fixture;

static void
settle (Fixture *f)
{
  for (guint i = 0; i < 8; i++)
    history_fixture_settle (&f->history);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_setenv ("TZ", "UTC", TRUE);
  f->catalogue = soleus_catalogue_new (NULL);
  history_fixture_set_up (&f->history, data);
  f->book = soleus_plan_book_new (f->history.history, f->catalogue);
  settle (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->book);
  history_fixture_tear_down (&f->history, data);
  g_clear_object (&f->catalogue);
}

/* One session a day, at 18:00. */
static void
begin (Fixture *f)
{
  SoleusPlan *plan = soleus_plans_find (soleus_plan_book_get_plans (f->book), "looser-calves");
  g_autoptr (GError) error = NULL;

  soleus_plan_book_begin (f->book, plan, WORK_DAYS, NULL, &error);
  g_assert_no_error (error);
  soleus_manual_clock_advance (f->history.clock, MINUTE_US);
}

static void
do_routine (Fixture *f, const char *id)
{
  g_autoptr (SoleusHistoryToken) token = history_begin (&f->history, id, 0);

  history_add_work (&f->history, token, SOLEUS_LEG_LEFT, SOLEUS_MUSCLE_BOTH, SOLEUS_STEP_STRETCH,
                    240000);
  history_finish (&f->history, token, SOLEUS_OUTCOME_FINISHED);
  settle (f);
}

static GPtrArray *
list (Fixture *f)
{
  return soleus_appointments_new (soleus_plan_book_get_state (f->book), SOLEUS_DAY_START);
}

static void
assert_none (Fixture *f)
{
  g_autoptr (GPtrArray) appointments = list (f);

  g_assert_cmpuint (appointments->len, ==, 0);
}

static void
assert_one (Fixture *f, const char *routine, int minute, int first_day)
{
  g_autoptr (GPtrArray) appointments = list (f);
  const SoleusAppointment *only;

  g_assert_cmpuint (appointments->len, ==, 1);
  only = appointments->pdata[0];
  g_assert_cmpstr (only->routine_id, ==, routine);
  g_assert_cmpint (only->minute, ==, minute);
  g_assert_cmpint (only->first_day, ==, first_day);
}

static void
test_begun (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) appointments = NULL;

  assert_none (f);
  begin (f);
  assert_one (f, "wall-full", EVENING, TODAY);
  appointments = list (f);
  g_assert_cmpuint (((const SoleusAppointment *) appointments->pdata[0])->weekdays, ==, WORK_DAYS);
}

/* Whoever begins in the evening isn't told at once of what was due at noon. */
static void
test_begun_after_its_time (Fixture *f, gconstpointer data)
{
  soleus_manual_clock_advance (f->history.clock, 7 * HOUR_US);
  begin (f);
  assert_one (f, "wall-full", EVENING, TODAY + 1);
}

/* Before the start of a day it is still the day before. */
static void
test_after_midnight (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusPlan) plan = soleus_plan_new_own ("Mine", 1);

  soleus_plan_add_session (plan, "wall-full", WORK_DAYS, 1, 30);
  soleus_manual_clock_advance (f->history.clock, 11 * HOUR_US);
  g_assert_true (soleus_plan_book_begin (f->book, plan, 0, NULL, NULL));
  assert_one (f, "wall-full", 30, TODAY);
}

static void
test_done_for_today (Fixture *f, gconstpointer data)
{
  begin (f);
  do_routine (f, "wall-full");
  assert_one (f, "wall-full", EVENING, TODAY + 1);
  soleus_manual_clock_advance (f->history.clock, DAY_US);
  soleus_plan_book_update (f->book);
  assert_one (f, "wall-full", EVENING, TODAY);
}

static void
test_paused (Fixture *f, gconstpointer data)
{
  begin (f);
  g_assert_true (soleus_plan_book_pause (f->book, NULL));
  assert_none (f);
  g_assert_true (soleus_plan_book_resume (f->book, NULL));
  assert_one (f, "wall-full", EVENING, TODAY);
  g_object_set (f->book, "locked", TRUE, NULL);
  assert_none (f);
}

static void
test_over (Fixture *f, gconstpointer data)
{
  begin (f);
  g_assert_true (soleus_plan_book_stop (f->book, NULL));
  assert_none (f);
  g_assert_true (soleus_plan_book_restart (f->book, NULL));
  assert_one (f, "wall-full", EVENING, TODAY);
  while (soleus_plan_book_get_state (f->book)->status == SOLEUS_PLAN_GOING)
    g_assert_true (soleus_plan_book_skip (f->book, NULL));
  assert_none (f);
}

/* Of a day with two sessions the one that is done comes tomorrow, and the other one still today.
 * The sessions of another day are not told of before it. */
static void
test_two_sessions (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusPlan) plan = soleus_plan_new_own ("Mine", 2);
  g_autoptr (GPtrArray) appointments = NULL;
  const SoleusAppointment *first, *second;

  soleus_plan_add_session (plan, "wall-full", 1, 1, 900);
  soleus_plan_add_session (plan, "soleus-wall", 1, 1, 1200);
  soleus_plan_add_session (plan, "gastroc-wall", 2, 1, 600);
  soleus_plan_add_session (plan, "wall-full", 2, 1, SOLEUS_MINUTE_NONE);
  g_assert_true (soleus_plan_book_begin (f->book, plan, 0, NULL, NULL));
  soleus_manual_clock_advance (f->history.clock, MINUTE_US);
  do_routine (f, "wall-full");
  appointments = list (f);
  g_assert_cmpuint (appointments->len, ==, 2);
  first = appointments->pdata[0];
  second = appointments->pdata[1];
  g_assert_cmpint (first->first_day, ==, TODAY + 1);
  g_assert_cmpint (second->first_day, ==, TODAY);
  do_routine (f, "soleus-wall");
  assert_one (f, "gastroc-wall", 600, TODAY + 1);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/appointments/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("begun", test_begun);
  ADD ("begun-after-its-time", test_begun_after_its_time);
  ADD ("after-midnight", test_after_midnight);
  ADD ("done-for-today", test_done_for_today);
  ADD ("paused", test_paused);
  ADD ("over", test_over);
  ADD ("two-sessions", test_two_sessions);
  return g_test_run ();
}
