/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-plan-look-back.h"

#include <glib/gi18n-lib.h>

#include "soleus-ankle-test.h"
#include "soleus-ankle-text.h"

/* The first and the last days of a plan are compared. */
#define DAYS_COMPARED 7

#define DAY_US (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)
/* An ankle test is of use for so long, so that one from before the plan may be its first. */
#define TEST_DAYS 14

typedef struct
{
  double sum;
  guint n;
} Average;

static void
average_add (Average *self, int value)
{
  self->sum += value;
  self->n++;
}

/* Tightness before a session, which none of that session has eased yet. */
static void
find_averages (SoleusPlanState *state, const SoleusSummary *summary, Average *then, Average *now)
{
  int last = state->begun_day;

  for (guint i = 0; i < summary->ratings->len; i++)
    last = MAX (last, g_array_index (summary->ratings, SoleusRatingPoint, i).day);
  for (guint i = 0; i < summary->ratings->len; i++)
    {
      const SoleusRatingPoint *point = &g_array_index (summary->ratings, SoleusRatingPoint, i);

      if (point->before == SOLEUS_RATING_NONE)
        continue;
      if (point->day < state->begun_day + DAYS_COMPARED)
        average_add (then, point->before);
      else if (point->day > last - DAYS_COMPARED)
        average_add (now, point->before);
    }
}

/* The last result of the leg from one instant up to another. */
static int
find_result (GPtrArray *tests, SoleusLeg leg, gint64 from_us, gint64 to_us)
{
  int result = SOLEUS_ANKLE_TEST_UNTRIED;

  for (guint i = 0; i < tests->len; i++)
    {
      SoleusJournalEntry *entry = tests->pdata[i];
      SoleusAnkleTest test;

      if (entry->at_us < from_us || entry->at_us >= to_us ||
          !soleus_ankle_test_read (&test, entry) || soleus_ankle_test_count (&test, leg) == 0)
        continue;
      result = soleus_ankle_test_get_best (&test, leg);
    }
  return result;
}

/* Returns: (transfer full) (nullable): the ankle test then and now; %NULL where one of both is
 * missing */
static char *
describe_tests (SoleusPlanState *state, GPtrArray *tests)
{
  const SoleusLeg legs[] = { SOLEUS_LEG_LEFT, SOLEUS_LEG_RIGHT };
  gint64 early_us = state->begun_us - TEST_DAYS * DAY_US;
  gint64 week_us = state->begun_us + DAYS_COMPARED * DAY_US;
  int then[2], now[2];
  gboolean any = FALSE;
  g_autofree char *then_text = NULL, *now_text = NULL, *band = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (legs); i++)
    {
      then[i] = find_result (tests, legs[i], early_us, week_us);
      now[i] = find_result (tests, legs[i], week_us, G_MAXINT64);
      any = any || soleus_ankle_test_compare (then[i], now[i]) != SOLEUS_ANKLE_CHANGE_UNKNOWN;
    }
  if (!any)
    return NULL;
  then_text = soleus_ankle_text_format_legs (then[0], then[1]);
  now_text = soleus_ankle_text_format_legs (now[0], now[1]);
  band = soleus_ankle_text_format_band ();
  /* Translators: the results of two ankle tests, such as “Left: 9.5 cm · Right: 11 cm”, then a length:
   * “Within ± 2 cm a change means nothing.” */
  return g_strdup_printf (
      _ ("Ankle test at the beginning: %s. At the end: %s. Within ± %s a change "
         "means nothing."),
      then_text, now_text, band);
}

/**
 * soleus_plan_look_back_describe:
 * @summary: (nullable): of the days since the plan began
 * @tests: (nullable) (element-type SoleusJournalEntry): ankle tests, the oldest first
 *
 * Returns: (transfer full): how many days of the plan were done, and how tight the calves were and
 *   how far the ankles went at its beginning and at its end, where the person said it; a line each
 */
char *
soleus_plan_look_back_describe (SoleusPlanState *state,
                                const SoleusSummary *summary,
                                GPtrArray *tests)
{
  g_autofree char *days =
      g_strdup_printf (ngettext ("You did %u of %u day of the plan.",
                                 "You did %u of %u days of the plan.", state->n_days),
                       state->n_done, state->n_days);
  g_autofree char *measured = tests ? describe_tests (state, tests) : NULL;
  g_autofree char *ratings = NULL;
  Average then = { 0 }, now = { 0 };

  if (summary)
    find_averages (state, summary, &then, &now);
  if (then.n == 0 || now.n == 0)
    return g_strjoin ("\n", days, measured, NULL);
  /* Translators: numbers from 0 to 10: how tight somebody felt on average. */
  ratings = g_strdup_printf (_ ("Tightness before a session, from 0 to 10: %.1f in the first week, "
                                "%.1f in the last."),
                             then.sum / then.n, now.sum / now.n);
  return g_strjoin ("\n", days, ratings, measured, NULL);
}

typedef struct
{
  SoleusPlanState *state;
  SoleusPlanLooked looked;
  SoleusSummary *summary;
  GWeakRef object;
} Wait;

static void
tests_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;
  g_autoptr (GObject) object = g_weak_ref_get (&wait->object);
  g_autoptr (GPtrArray) tests =
      soleus_history_load_journal_finish (SOLEUS_HISTORY (source), result, NULL);
  g_autofree char *text = soleus_plan_look_back_describe (wait->state, wait->summary, tests);

  if (object)
    wait->looked (object, text);
  g_weak_ref_clear (&wait->object);
  g_clear_pointer (&wait->summary, soleus_summary_free);
  g_object_unref (wait->state);
  g_free (wait);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SoleusHistory *history = SOLEUS_HISTORY (source);
  Wait *wait = user_data;

  wait->summary = soleus_history_load_summary_finish (history, result, NULL);
  soleus_history_load_journal_async (history, SOLEUS_JOURNAL_ANKLE_TEST, NULL, tests_loaded_cb,
                                     wait);
}

/**
 * soleus_plan_look_back_load:
 * @looked: called with the text, unless @object is gone by then
 */
void
soleus_plan_look_back_load (SoleusHistory *history,
                            SoleusPlanState *state,
                            SoleusPlanLooked looked,
                            GObject *object)
{
  Wait *wait = g_new0 (Wait, 1);

  wait->state = g_object_ref (state);
  wait->looked = looked;
  g_weak_ref_init (&wait->object, object);
  soleus_history_load_summary_async (history, state->begun_day,
                                     MAX (state->begun_day, soleus_history_get_today (history)),
                                     NULL, loaded_cb, wait);
}
