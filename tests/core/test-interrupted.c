/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-interrupted.h"

#include "history-support.h"
#include "soleus-options-text.h"

/* A session that was cut off goes on where it had come to, if nothing speaks against it. */

#define OPTIONS "sides=both first=left hold=30 repetitions=2 get-ready=0 more-pressure=0 on-floor=0"

typedef struct
{
  HistoryFixture history;
  SoleusCatalogue *catalogue;
} World;

static void
set_up (World *w, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  history_fixture_set_up (&w->history, data);
  w->catalogue = soleus_catalogue_new (&error);
  g_assert_no_error (error);
}

static void
tear_down (World *w, gconstpointer data)
{
  g_clear_object (&w->catalogue);
  history_fixture_tear_down (&w->history, data);
}

static SoleusHistoryToken *
begin (World *w, const char *routine, const char *options)
{
  return soleus_history_begin_session (w->history.history, routine, options, "clear",
                                       soleus_clock_get_wall (SOLEUS_CLOCK (w->history.clock)), 0);
}

static void
work (World *w, SoleusHistoryToken *token, const char *step, SoleusLeg leg, gint64 worked_ms)
{
  SoleusPhaseRecord phase = { .leg = leg,
                              .muscle = SOLEUS_MUSCLE_BOTH,
                              .kind = SOLEUS_STEP_STRETCH,
                              .step = (char *) step,
                              .worked_ms = worked_ms,
                              .planned_ms = 30000 };

  soleus_manual_clock_advance (w->history.clock, worked_ms * 1000);
  phase.end_us = soleus_clock_get_wall (SOLEUS_CLOCK (w->history.clock));
  soleus_history_add_phase (w->history.history, token, &phase);
}

/* As the program finds it when it is started again. */
static SoleusInterrupted *
find (World *w)
{
  g_autoptr (GPtrArray) records = NULL;

  history_fixture_close (&w->history);
  history_fixture_open (&w->history);
  records = history_load_all (&w->history);
  return soleus_interrupted_find (records, w->catalogue,
                                  soleus_clock_get_wall (SOLEUS_CLOCK (w->history.clock)));
}

/* The next step as "G left 2", and its place: "3/8". */
static void
assert_next (World *w, const char *expected)
{
  g_autoptr (SoleusInterrupted) found = find (w);
  const SoleusAllowance all = SOLEUS_ALLOWANCE_ALL;
  g_autofree char *text = NULL;
  SoleusPhase *phase;

  g_assert_nonnull (found);
  phase = soleus_interrupted_get_start (found, &all);
  text = g_strdup_printf ("%s %s %u: %u/%u", soleus_phase_get_step (phase)->id,
                          soleus_phase_get_leg (phase) == SOLEUS_LEG_LEFT    ? "left"
                          : soleus_phase_get_leg (phase) == SOLEUS_LEG_RIGHT ? "right"
                                                                             : "both",
                          soleus_phase_get_repetition (phase), found->next + 1, found->work->len);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_none (World *w)
{
  g_autoptr (SoleusInterrupted) found = find (w);

  g_assert_null (found);
}

/* Each step of the session, from the first to none. */
static void
test_next (World *w, gconstpointer data)
{
  g_autoptr (SoleusHistoryToken) token = begin (w, "wall-full", OPTIONS);
  g_autoptr (SoleusInterrupted) found = find (w);
  g_autoptr (GPtrArray) phases = g_ptr_array_ref (found->work);

  g_assert_cmpuint (phases->len, ==, 8);
  for (guint i = 0; i < phases->len; i++)
    {
      g_autoptr (SoleusInterrupted) now = find (w);
      SoleusPhase *phase = phases->pdata[i];

      g_assert_cmpuint (now->next, ==, i);
      g_assert_cmpint (now->options.hold, ==, 30);
      work (w, token, soleus_phase_get_step (phase)->id, soleus_phase_get_leg (phase), 30000);
    }
  assert_none (w);
}

/* Less than half of a hold is not done, more is. */
static void
test_cut_off (World *w, gconstpointer data)
{
  g_autoptr (SoleusHistoryToken) token = begin (w, "gastroc-wall", OPTIONS);

  assert_next (w, "G left 1: 1/4");
  work (w, token, "G", SOLEUS_LEG_LEFT, 14000);
  assert_next (w, "G left 1: 1/4");
  work (w, token, "G", SOLEUS_LEG_LEFT, 16000);
  assert_next (w, "G right 1: 3/4");
}

/* Twelve hours after its last step, not after its beginning; and never from the future. */
static void
test_age (World *w, gconstpointer data)
{
  g_autoptr (SoleusHistoryToken) token = begin (w, "gastroc-wall", OPTIONS);
  g_autoptr (GPtrArray) records = NULL;
  gint64 end;

  work (w, token, "G", SOLEUS_LEG_LEFT, 30000);
  end = soleus_clock_get_wall (SOLEUS_CLOCK (w->history.clock));
  soleus_manual_clock_set_wall (w->history.clock, end + SOLEUS_INTERRUPTED_LIFE_US - 1);
  assert_next (w, "G left 2: 2/4");
  soleus_manual_clock_set_wall (w->history.clock, end + SOLEUS_INTERRUPTED_LIFE_US);
  assert_none (w);
  soleus_manual_clock_set_wall (w->history.clock, end - 1);
  assert_none (w);
}

/* A stop for pain, taken back or not. */
static void
test_pain (World *w, gconstpointer data)
{
  g_autoptr (SoleusHistoryToken) token = begin (w, "gastroc-wall", OPTIONS);
  guint number = soleus_history_add_pain_stop (w->history.history, token, SOLEUS_LEG_LEFT, "G", 3,
                                               SOLEUS_PAIN_UNANSWERED);

  history_fixture_settle (&w->history);
  assert_none (w);
  soleus_history_take_back_pain_stop (w->history.history, token, number);
  assert_next (w, "G left 1: 1/4");
}

/* What the person ended or finished is over, and so is what another session followed. */
static void
test_over (World *w, gconstpointer data)
{
  const SoleusOutcome outcomes[] = { SOLEUS_OUTCOME_ENDED, SOLEUS_OUTCOME_FINISHED,
                                     SOLEUS_OUTCOME_STOPPED };

  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      g_autoptr (SoleusHistoryToken) token = begin (w, "gastroc-wall", OPTIONS);
      g_autoptr (SoleusHistoryToken) next = NULL;

      soleus_manual_clock_advance (w->history.clock, MINUTE_US);
      assert_next (w, "G left 1: 1/4");
      next = begin (w, "soleus-wall", OPTIONS);
      history_finish (&w->history, next, outcomes[i]);
      assert_none (w);
      soleus_manual_clock_advance (w->history.clock, MINUTE_US);
    }
}

/* While it runs there is nothing to go on with; a routine that is gone has nothing to do. */
static void
test_running_or_gone (World *w, gconstpointer data)
{
  g_autoptr (SoleusHistoryToken) token = begin (w, "gastroc-wall", OPTIONS);
  g_autoptr (GPtrArray) records = history_load_all (&w->history);
  g_autoptr (SoleusHistoryToken) gone = NULL;

  g_assert_null (soleus_interrupted_find (records, w->catalogue,
                                          soleus_clock_get_wall (SOLEUS_CLOCK (w->history.clock))));
  soleus_manual_clock_advance (w->history.clock, MINUTE_US);
  gone = begin (w, "no-such-routine", OPTIONS);
  assert_none (w);
}

/* The session of one leg, as after a stop for pain of the other, stays one of that leg. */
static void
test_one_leg (World *w, gconstpointer data)
{
  g_autoptr (SoleusHistoryToken) token =
      begin (w, "wall-full", "sides=right first=left hold=30 repetitions=2 get-ready=0");
  g_autoptr (SoleusInterrupted) found = NULL;

  work (w, token, "G", SOLEUS_LEG_RIGHT, 30000);
  found = find (w);
  g_assert_cmpint (found->options.sides, ==, SOLEUS_SIDES_RIGHT);
  for (guint i = 0; i < found->work->len; i++)
    g_assert_cmpint (soleus_phase_get_leg (found->work->pdata[i]), ==, SOLEUS_LEG_RIGHT);
  assert_next (w, "G right 2: 2/4");
}

/* A session that went on once goes on from where it began. */
static void
test_again (World *w, gconstpointer data)
{
  g_autoptr (SoleusHistoryToken) token = begin (w, "wall-full", OPTIONS);
  g_autoptr (SoleusHistoryToken) second = NULL;
  g_autoptr (SoleusInterrupted) found = NULL;
  g_autofree char *noted = NULL;
  SoleusOptions options;

  found = find (w);
  noted = soleus_interrupted_note_start (OPTIONS, found->work->pdata[5]);
  soleus_options_from_text (&options, noted);
  g_assert_cmpint (options.hold, ==, 30);
  soleus_manual_clock_advance (w->history.clock, MINUTE_US);
  second = begin (w, "wall-full", noted);
  g_clear_pointer (&found, soleus_interrupted_unref);
  found = find (w);
  g_assert_cmpuint (found->next, ==, 5);
  work (w, second, soleus_phase_get_step (found->work->pdata[5])->id,
        soleus_phase_get_leg (found->work->pdata[5]), 30000);
  g_clear_pointer (&found, soleus_interrupted_unref);
  found = find (w);
  g_assert_cmpuint (found->next, ==, 6);
}

/* More pressure is chosen anew, and what a leg may not do today is passed over. */
static void
test_allowed (World *w, gconstpointer data)
{
  g_autoptr (SoleusHistoryToken) token =
      begin (w, "roller", "sides=both first=left hold=0 repetitions=0 get-ready=0 more-pressure=1");
  g_autoptr (SoleusInterrupted) found = find (w);
  SoleusAllowance right = SOLEUS_ALLOWANCE_ALL;
  SoleusAllowance none = SOLEUS_ALLOWANCE_ALL;
  SoleusPhase *phase;

  g_assert_false (found->options.more_pressure);
  right.pressure_legs = right.stretch_legs = SOLEUS_LEGS_RIGHT;
  none.pressure_legs = none.stretch_legs = SOLEUS_LEGS_NONE;
  phase = soleus_interrupted_get_start (found, &right);
  g_assert_nonnull (phase);
  g_assert_cmpint (soleus_phase_get_leg (phase), ==, SOLEUS_LEG_RIGHT);
  phase = soleus_interrupted_get_start (found, &none);
  g_assert_true (phase == NULL || !soleus_phase_is_pressure (phase));
}

/* Of an easier step, and of one that nobody knows, the leg tells which it stood for. */
static void
test_other_step (World *w, gconstpointer data)
{
  g_autoptr (SoleusHistoryToken) token = begin (w, "gastroc-wall", OPTIONS);

  work (w, token, "easier", SOLEUS_LEG_LEFT, 30000);
  assert_next (w, "G left 2: 2/4");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func)                                                                            \
  g_test_add ("/soleus/interrupted/" name, World, NULL, set_up, func, tear_down)
  ADD ("next", test_next);
  ADD ("cut-off", test_cut_off);
  ADD ("age", test_age);
  ADD ("pain", test_pain);
  ADD ("over", test_over);
  ADD ("running-or-gone", test_running_or_gone);
  ADD ("one-leg", test_one_leg);
  ADD ("again", test_again);
  ADD ("allowed", test_allowed);
  ADD ("other-step", test_other_step);

  return g_test_run ();
}
