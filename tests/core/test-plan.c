/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-plan-log.h"
#include "soleus-plan-reader.h"
#include "soleus-xml.h"

#define MONDAY    20003
#define MONDAY_US (G_GINT64_CONSTANT (86400) * MONDAY * G_USEC_PER_SEC)
#define WORK_DAYS 0x1f
#define MON       0x01
#define WED       0x04

typedef struct
{
  SoleusCatalogue *catalogue;
  GPtrArray *plans;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->catalogue = soleus_catalogue_new (&error);
  g_assert_no_error (error);
  f->plans = soleus_plans_read ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->catalogue);
  g_clear_pointer (&f->plans, g_ptr_array_unref);
}

static void
test_built_in_plans (Fixture *f, gconstpointer data)
{
  SoleusPlan *plan = soleus_plans_find (f->plans, "looser-calves");
  const SoleusPlanSession *first, *second;

  g_assert_nonnull (plan);
  g_assert_cmpuint (plan->weeks, ==, 6);
  g_assert_cmpuint (plan->weekdays, ==, WORK_DAYS);
  g_assert_true (plan->has_review);
  g_assert_false (plan->has_diary);
  g_assert_false (plan->own);
  g_assert_cmpuint (plan->measure_weeks->len, ==, 4);
  g_assert_cmpuint (g_array_index (plan->measure_weeks, guint, 3), ==, 6);
  g_assert_nonnull (plan->name);
  g_assert_nonnull (plan->summary);
  g_assert_nonnull (plan->for_whom);
  g_assert_nonnull (plan->expectation);
  g_assert_cmpuint (plan->sources->len, >, 0);
  g_assert_cmpuint (plan->sessions->len, ==, 2);
  first = plan->sessions->pdata[0];
  second = plan->sessions->pdata[1];
  g_assert_cmpstr (first->routine, ==, "wall-full");
  g_assert_cmpuint (first->from_week, ==, 1);
  g_assert_cmpuint (first->to_week, ==, 1);
  g_assert_cmpuint (first->repetitions, ==, 2);
  g_assert_cmpuint (first->at_least, ==, 1);
  g_assert_cmpuint (first->at_most, ==, 1);
  g_assert_cmpint (first->minute, ==, 18 * 60);
  g_assert_cmpuint (second->from_week, ==, 2);
  g_assert_cmpuint (second->to_week, ==, 6);
  g_assert_cmpuint (second->repetitions, ==, 3);
  g_assert_null (soleus_plans_find (f->plans, "none"));
  g_assert_null (soleus_plans_find (f->plans, NULL));
}

/* In the order in which they are shown. */
static void
test_every_built_in_plan_is_read (Fixture *f, gconstpointer data)
{
  const char *const ids[] = { "looser-calves", "desk", "quiet-nights", "runner" };

  g_assert_cmpuint (f->plans->len, ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_cmpstr (((SoleusPlan *) f->plans->pdata[i])->id, ==, ids[i]);
}

static void
test_every_plan_can_be_begun (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < f->plans->len; i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean good = soleus_plan_check (f->plans->pdata[i], f->catalogue, &error);

      g_assert_no_error (error);
      g_assert_true (good);
    }
}

/* Each row is a plan with one thing that is out of its range, or just within. */
static const struct
{
  const char *what;
  const char *name;
  guint weeks;
  const char *routine;
  guint weekdays;
  guint times;
  int minute;
  guint repetitions;
  guint seconds;
  int error;
} checks[] = {
  { "good", "Mine", 2, "wall-full", WORK_DAYS, 3, 480, 0, 0, -1 },
  { "no name", " ", 2, "wall-full", MON, 1, 480, 0, 0, SOLEUS_PLAN_ERROR_NAME },
  { "no week", "Mine", 0, "wall-full", MON, 1, 480, 0, 0, SOLEUS_PLAN_ERROR_WEEKS },
  { "a year", "Mine", 52, "wall-full", MON, 1, 480, 0, 0, -1 },
  { "too many weeks", "Mine", 53, "wall-full", MON, 1, 480, 0, 0, SOLEUS_PLAN_ERROR_WEEKS },
  { "unknown routine", "Mine", 2, "nothing", MON, 1, 480, 0, 0, SOLEUS_PLAN_ERROR_ROUTINE },
  { "no day", "Mine", 2, "wall-full", 0, 1, 480, 0, 0, SOLEUS_PLAN_ERROR_DAYS },
  { "an eighth day", "Mine", 2, "wall-full", 0x80, 1, 480, 0, 0, SOLEUS_PLAN_ERROR_DAYS },
  { "never", "Mine", 2, "wall-full", MON, 0, 480, 0, 0, SOLEUS_PLAN_ERROR_TIMES },
  { "four times", "Mine", 2, "wall-full", MON, 4, 480, 0, 0, -1 },
  { "five times", "Mine", 2, "wall-full", MON, 5, 480, 0, 0, SOLEUS_PLAN_ERROR_TIMES },
  { "no time", "Mine", 2, "wall-full", MON, 1, SOLEUS_MINUTE_NONE, 0, 0, -1 },
  { "last minute", "Mine", 2, "wall-full", MON, 1, 1439, 0, 0, -1 },
  { "no such minute", "Mine", 2, "wall-full", MON, 1, 1440, 0, 0, SOLEUS_PLAN_ERROR_MINUTE },
  { "a dose", "Mine", 2, "wall-full", MON, 1, 480, 3, 60, -1 },
  { "dose of nothing held", "Mine", 2, "roller", MON, 1, 480, 3, 0, SOLEUS_PLAN_ERROR_DOSE },
};

static SoleusPlan *
make_plan (guint i)
{
  SoleusPlan *plan = soleus_plan_new_own (checks[i].name, checks[i].weeks);
  SoleusPlanSession *session;

  soleus_plan_add_session (plan, checks[i].routine, checks[i].weekdays, checks[i].times,
                           checks[i].minute);
  session = plan->sessions->pdata[0];
  session->repetitions = checks[i].repetitions;
  session->seconds = checks[i].seconds;
  return plan;
}

static void
test_limits (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_autoptr (SoleusPlan) plan = make_plan (i);
      g_autoptr (GError) error = NULL;
      gboolean good = soleus_plan_check (plan, f->catalogue, &error);

      g_test_message ("%s", checks[i].what);
      g_assert_cmpint (good, ==, checks[i].error < 0);
      if (checks[i].error < 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, SOLEUS_PLAN_ERROR, checks[i].error);
    }
}

/* No plan asks for more or less than the routine takes. */
static void
test_doses (Fixture *f, gconstpointer data)
{
  const struct
  {
    guint repetitions, seconds;
  } doses[] = { { 1, 0 }, { 4, 0 }, { 0, 29 }, { 0, 61 } };

  for (guint i = 0; i < G_N_ELEMENTS (doses); i++)
    {
      g_autoptr (SoleusPlan) plan = make_plan (0);
      SoleusPlanSession *session = plan->sessions->pdata[0];
      g_autoptr (GError) error = NULL;

      session->repetitions = doses[i].repetitions;
      session->seconds = doses[i].seconds;
      g_assert_false (soleus_plan_check (plan, f->catalogue, &error));
      g_assert_error (error, SOLEUS_XML_ERROR, SOLEUS_XML_ERROR_SAFETY);
    }
}

static void
test_too_many_sessions (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusPlan) plan = make_plan (0);
  g_autoptr (GError) error = NULL;

  while (plan->sessions->len < SOLEUS_PLAN_MAX_SESSIONS)
    soleus_plan_add_session (plan, "pump", MON, 1, SOLEUS_MINUTE_NONE);
  g_assert_true (soleus_plan_check (plan, f->catalogue, &error));
  soleus_plan_add_session (plan, "pump", MON, 1, SOLEUS_MINUTE_NONE);
  g_assert_false (soleus_plan_check (plan, f->catalogue, &error));
  g_assert_error (error, SOLEUS_PLAN_ERROR, SOLEUS_PLAN_ERROR_SESSIONS);
}

static void
test_weekdays (void)
{
  g_assert_cmpuint (soleus_weekdays_get_bit (MONDAY), ==, MON);
  g_assert_cmpuint (soleus_weekdays_get_bit (MONDAY + 6), ==, 0x40);
  /* 1969-12-29 was a Monday. */
  g_assert_cmpuint (soleus_weekdays_get_bit (-3), ==, MON);
  g_assert_cmpuint (soleus_weekdays_count (WORK_DAYS), ==, 5);
  g_assert_cmpuint (soleus_weekdays_count (0), ==, 0);
}

/* Whether the session of Monday and Wednesday stands in the places of a week of so many days. */
static char *
list_places (SoleusPlan *plan, guint n_places)
{
  GString *text = g_string_new (NULL);

  for (guint place = 0; place < n_places; place++)
    g_string_append_c (
        text,
        soleus_plan_session_is_on (plan->sessions->pdata[0], plan, 1, place, n_places) ? 'x' : '-');
  return g_string_free (text, FALSE);
}

static void
test_days_of_a_session (void)
{
  g_autoptr (SoleusPlan) plan = soleus_plan_new_own ("Mine", 2);
  const char *const expected[] = { "x", "xx", "x--", "x-x-", "x-x--", "xx-x--", "xx-xx--" };

  soleus_plan_add_session (plan, "wall-full", MON | WED, 1, SOLEUS_MINUTE_NONE);
  plan->weekdays = WORK_DAYS;
  for (guint n = 1; n <= SOLEUS_N_WEEKDAYS; n++)
    {
      g_autofree char *places = list_places (plan, n);

      g_assert_cmpstr (places, ==, expected[n - 1]);
    }
  g_assert_false (soleus_plan_session_is_on (plan->sessions->pdata[0], plan, 3, 0, 5));
}

/* An own plan is the same after it was written to the history and read from there. */
static void
test_own_plan_is_kept (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusPlan) plan = soleus_plan_new_own ("Dreimal täglich", 3);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  SoleusJournalEntry *entry = soleus_journal_entry_new (SOLEUS_JOURNAL_PLAN, NULL, MONDAY_US, 0);
  const int minutes[] = { 480, SOLEUS_MINUTE_NONE };
  g_auto (SoleusPlanLog) log = { NULL };
  const SoleusPlanSession *session;

  soleus_plan_add_session (plan, "wall-full", MON | WED, 3, 600);
  soleus_plan_add_session (plan, "own-abc", MON, 1, 700);
  soleus_plan_log_fill_begin (entry, entries, plan, plan->weekdays, minutes);
  g_ptr_array_add (entries, entry);
  soleus_plan_log_init (&log, entries, f->plans);
  g_assert_nonnull (log.plan);
  g_assert_true (log.plan->own);
  g_assert_cmpstr (log.plan->name, ==, "Dreimal täglich");
  g_assert_cmpuint (log.plan->weeks, ==, 3);
  g_assert_cmpuint (log.weekdays, ==, MON | WED);
  g_assert_cmpuint (log.plan->sessions->len, ==, 2);
  session = log.plan->sessions->pdata[0];
  g_assert_cmpuint (session->at_least, ==, 3);
  g_assert_cmpuint (session->weekdays, ==, MON | WED);
  session = log.plan->sessions->pdata[1];
  g_assert_cmpstr (session->routine, ==, "own-abc");
  g_assert_cmpint (g_array_index (log.minutes, int, 0), ==, 480);
  g_assert_cmpint (g_array_index (log.minutes, int, 1), ==, SOLEUS_MINUTE_NONE);
}

/* What a file may say of a plan that isn't one. */
static void
test_broken_entries (Fixture *f, gconstpointer data)
{
  const char *const contents[] = {
    "{}",
    "{\"plan\":\"nothing\",\"weekdays\":31}",
    "{\"plan\":\"looser-calves\",\"weekdays\":0}",
    "{\"plan\":\"looser-calves\",\"weekdays\":128}",
    "{\"plan\":31,\"weekdays\":\"looser-calves\"}",
    "{\"plan\":\"own\",\"weekdays\":1}",
    "{\"plan\":\"own\",\"weekdays\":1,\"name\":\"a\",\"weeks\":53,\"sessions\":\"pump 1 1 1\"}",
    "{\"plan\":\"own\",\"weekdays\":1,\"name\":\"a\",\"weeks\":1,\"sessions\":\"pump 128 1 1\"}",
    "{\"plan\":\"own\",\"weekdays\":1,\"name\":\"a\",\"weeks\":1,\"sessions\":\"pump 1 9 1\"}",
    "{\"plan\":\"own\",\"weekdays\":1,\"name\":\"a\",\"weeks\":1,\"sessions\":\"pump 1 1\"}",
    "{\"plan\":\"own\",\"weekdays\":1,\"name\":\"a\",\"weeks\":1,\"sessions\":\"\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
      SoleusJournalEntry *entry =
          soleus_journal_entry_new (SOLEUS_JOURNAL_PLAN, NULL, MONDAY_US, 0);
      g_auto (SoleusPlanLog) log = { NULL };

      g_test_message ("%s", contents[i]);
      g_assert_true (soleus_journal_entry_set_content (entry, contents[i]));
      g_ptr_array_add (entries, entry);
      soleus_plan_log_init (&log, entries, f->plans);
      g_assert_null (log.begin);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/plan/built-in", Fixture, NULL, set_up, test_built_in_plans, tear_down);
  g_test_add ("/plan/every-built-in-plan-is-read", Fixture, NULL, set_up,
              test_every_built_in_plan_is_read, tear_down);
  g_test_add ("/plan/can-be-begun", Fixture, NULL, set_up, test_every_plan_can_be_begun, tear_down);
  g_test_add ("/plan/limits", Fixture, NULL, set_up, test_limits, tear_down);
  g_test_add ("/plan/doses", Fixture, NULL, set_up, test_doses, tear_down);
  g_test_add ("/plan/too-many-sessions", Fixture, NULL, set_up, test_too_many_sessions, tear_down);
  g_test_add_func ("/plan/weekdays", test_weekdays);
  g_test_add_func ("/plan/days-of-a-session", test_days_of_a_session);
  g_test_add ("/plan/own-plan-is-kept", Fixture, NULL, set_up, test_own_plan_is_kept, tear_down);
  g_test_add ("/plan/broken-entries", Fixture, NULL, set_up, test_broken_entries, tear_down);
  return g_test_run ();
}
