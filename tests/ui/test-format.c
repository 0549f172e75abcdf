/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-fixture.h"
#include "soleus-format.h"

static void
assert_takes (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_duration (void)
{
  assert_takes (soleus_format_duration (0), "0 s");
  assert_takes (soleus_format_duration (499), "0 s");
  assert_takes (soleus_format_duration (500), "1 s");
  assert_takes (soleus_format_duration (59000), "59 s");
  assert_takes (soleus_format_duration (59600), "1 min");
  assert_takes (soleus_format_duration (320000), "5 min 20 s");
  assert_takes (soleus_format_duration (599000), "9 min 59 s");
  /* From ten minutes on the seconds tell nothing. */
  assert_takes (soleus_format_duration (629000), "10 min");
  assert_takes (soleus_format_duration (630000), "11 min");
}

/* A stretch of the thigh is no easy movement. */
static void
test_worked (void)
{
  g_autoptr (SoleusRoutine) night = fixture_find_routine ("night");
  g_autoptr (SoleusRoutine) pump = fixture_find_routine ("pump");
  g_autoptr (SoleusStep) own = soleus_step_new_own ("Squats", NULL, NULL, night->steps->pdata[0]);

  g_assert_cmpstr (soleus_format_worked (night->steps->pdata[0]), ==, "Upper calf (gastrocnemius)");
  g_assert_cmpstr (soleus_format_worked (night->steps->pdata[1]), ==, "Back of the thigh, sitting");
  g_assert_cmpstr (soleus_format_worked (pump->steps->pdata[0]), ==, "Easy movement");
  g_assert_cmpstr (soleus_format_worked (own), ==, "Squats");
}

static void
test_clock (void)
{
  assert_takes (soleus_format_clock (0), "0");
  assert_takes (soleus_format_clock (9), "9");
  assert_takes (soleus_format_clock (99), "99");
  assert_takes (soleus_format_clock (100), "1:40");
  assert_takes (soleus_format_clock (605), "10:05");
}

/* Flaw B15: “5 min 14 s” where a person wants to know whether there is time. */
static void
test_b15_whole_minutes (void)
{
  assert_takes (soleus_format_minutes (20000), "1 min");
  assert_takes (soleus_format_minutes (89000), "1 min");
  assert_takes (soleus_format_minutes (314000), "5 min");
  assert_takes (soleus_format_minutes (330000), "6 min");
  assert_takes (soleus_format_minutes (780000), "13 min");
}

static void
test_dose (void)
{
  g_autoptr (SoleusRoutine) routine = fixture_find_routine ("wall-full");
  SoleusStep *step = routine->steps->pdata[0];
  SoleusOptions options = SOLEUS_OPTIONS_INIT;

  assert_takes (soleus_format_dose (step, &options), "2 × 30 s each leg");
  options.hold = 45;
  options.repetitions = 3;
  assert_takes (soleus_format_dose (step, &options), "3 × 45 s each leg");
  options.one_more = SOLEUS_LEG_RIGHT;
  assert_takes (soleus_format_dose (step, &options), "3 × 45 s each leg");
  options.repetitions = 0;
  assert_takes (soleus_format_dose (step, &options), "2 × 45 s left, 3 × 45 s right");
  assert_takes (soleus_format_whole_dose (step, &options),
                "Hold. 45 seconds, 2 times on the left leg, 3 times on the right leg");
  options.sides = SOLEUS_SIDES_RIGHT;
  assert_takes (soleus_format_dose (step, &options), "3 × 45 s each leg");
}

/* Of a step in somebody else's words nothing is said but that, and its dose stays as written. */
static void
test_own_step (void)
{
  const SoleusDose each = { 20, 5, FALSE }, both = { 30, 3, TRUE };
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (SoleusStep) own = soleus_step_new_own ("Heel raise", NULL, NULL, NULL);
  g_autoptr (SoleusStep) one = soleus_dose_apply (&each, &soleus_dose_limits_own, own, NULL);
  g_autoptr (SoleusStep) two = soleus_dose_apply (&both, &soleus_dose_limits_own, own, NULL);
  g_autoptr (SoleusPhase) phase =
      soleus_phase_new (SOLEUS_PHASE_WORK, one, SOLEUS_LEG_LEFT, 1, 5, 20000);

  options.hold = 60;
  options.repetitions = 2;
  assert_takes (soleus_format_dose (one, &options), "5 × 20 s each leg");
  assert_takes (soleus_format_dose (two, &options), "3 × 30 s");
  g_assert_cmpstr (soleus_format_phase (phase), ==, "Go");
  assert_takes (soleus_format_phase_title (phase), "Left leg: Heel raise");
}

static void
test_phase_title (void)
{
  g_autoptr (SoleusRoutine) routine = fixture_find_routine ("wall-full");
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (GPtrArray) phases = soleus_options_expand (&options, routine);

  assert_takes (soleus_format_phase_title (phases->pdata[1]), "Left leg: Upper calf stretch");
  assert_takes (soleus_format_spoken (phases->pdata[0]),
                "Left leg. Face the wall, hands on it. One foot back, toes straight ahead. "
                "Heel down, knee straight");
  assert_takes (soleus_format_spoken (phases->pdata[1]),
                "Left leg. Knee straight, heel down, lean in");
  assert_takes (soleus_format_spoken (phases->pdata[2]), "Rest. Step in and shake the leg");
  assert_takes (soleus_format_phase_title (phases->pdata[phases->len - 1]), "Done");
  g_assert_cmpstr (soleus_format_phase (phases->pdata[0]), ==, "Get ready");
  g_assert_cmpstr (soleus_format_phase (phases->pdata[1]), ==, "Hold");
  g_assert_cmpstr (soleus_format_phase (phases->pdata[2]), ==, "Rest");
}

/* One sentence for each kind of phase: what to do now, not what comes. */
static void
assert_sentence (SoleusPhase *phase)
{
  SoleusStep *step = soleus_phase_get_step (phase);
  g_autofree char *sentence = soleus_format_sentence (phase, 0);
  g_autofree char *ready = step && step->ready ? g_strjoinv ("\n", step->ready) : NULL;

  if (soleus_phase_is_get_up (phase))
    g_assert_cmpstr (sentence, ==, "Get up slowly; hold on to something");
  else if (!step)
    g_assert_cmpstr (sentence, ==, "Done");
  else if (soleus_phase_get_kind (phase) == SOLEUS_PHASE_GET_READY ||
           (soleus_phase_get_kind (phase) == SOLEUS_PHASE_WORK && step->kind == SOLEUS_STEP_SETUP))
    g_assert_cmpstr (sentence, ==, ready ? ready : step->cue);
  else if (soleus_phase_get_kind (phase) == SOLEUS_PHASE_REST)
    g_assert_true (g_str_has_prefix (sentence, "Rest"));
  else if (soleus_phase_get_kind (phase) == SOLEUS_PHASE_SWITCH)
    g_assert_cmpstr (sentence, ==, step->switch_legs ? step->switch_legs : "Switch legs");
  else if (step->pace > 0 &&
           (step->action == SOLEUS_ACTION_MOVE || step->action == SOLEUS_ACTION_RISE))
    {
      gboolean rises = g_str_equal (step->id, "SP");
      g_autofree char *back = soleus_format_sentence (phase, step->pace * 1000 + 1);
      g_autofree char *again = soleus_format_sentence (phase, 2 * step->pace * 1000 + 1);

      g_assert_cmpstr (sentence, ==, rises ? "Rise" : "Point");
      g_assert_cmpstr (back, ==, rises ? "Lower" : "Pull back");
      g_assert_cmpstr (again, ==, sentence);
    }
  else
    g_assert_cmpstr (sentence, ==, step->cue);
}

/* A3: nobody who sat on a chair is told to step in from the wall. */
static void
test_a3_rest_after_a_chair (void)
{
  g_autoptr (SoleusRoutine) routine = fixture_find_routine ("desk");
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (GPtrArray) phases = NULL;

  options.sides = SOLEUS_SIDES_LEFT;
  phases = soleus_options_expand (&options, routine);
  assert_takes (soleus_format_sentence (phases->pdata[2], 0), "Rest. Face the wall, hands on it");
  assert_takes (soleus_format_sentence (phases->pdata[4], 0), "Rest. Step in and shake the leg");
  assert_takes (soleus_format_sentence (phases->pdata[6], 0), "Rest. Step in and shake the leg");
}

/* The action is said in a word of its own, and nobody is told to rest who has to get up. */
static void
test_actions (void)
{
  static const struct
  {
    const char *routine;
    const char *words;
  } cases[] = {
    { "roller", "Get ready, Set up, Roll, Roll, Press, Roll, Get up, Check in, Done" },
    { "ball", "Get ready, Set up, Press, Press, Move, Press, Get up, Check in, Done" },
    { "hands", "Get ready, Set up, Stroke, Knead, Press, Press, Stroke, Check in, Done" },
    { "desk", "Get ready, Move, Rest, Hold, Rest, Hold, Rest, Hold, Rest, Hold, Done" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SoleusRoutine) routine = fixture_find_routine (cases[i].routine);
      SoleusOptions options = SOLEUS_OPTIONS_INIT;
      g_autoptr (GPtrArray) phases = NULL;
      g_autoptr (GString) words = g_string_new (NULL);

      options.sides = SOLEUS_SIDES_LEFT;
      phases = soleus_options_expand (&options, routine);
      for (guint k = 0; k < phases->len; k++)
        {
          SoleusPhase *phase = phases->pdata[k];

          g_string_append_printf (words, "%s%s", k > 0 ? ", " : "", soleus_format_phase (phase));
          assert_sentence (phase);
        }
      g_assert_cmpstr (words->str, ==, cases[i].words);
    }
}

static void
test_media_title (void)
{
  g_autoptr (SoleusRoutine) routine = fixture_find_routine ("wall-full");
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (GPtrArray) phases = soleus_options_expand (&options, routine);

  assert_takes (soleus_format_media_title (phases->pdata[0], 10000),
                "Get ready. Left leg: Upper calf stretch, 0:10");
  assert_takes (soleus_format_media_title (phases->pdata[0], SOLEUS_PHASE_UNTIMED),
                "Get ready. Left leg: Upper calf stretch");
  assert_takes (soleus_format_media_title (phases->pdata[1], 30000),
                "Left leg: Upper calf stretch, 0:30");
  assert_takes (soleus_format_media_title (phases->pdata[1], 65400),
                "Left leg: Upper calf stretch, 1:05");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/format/duration", test_duration);
  g_test_add_func ("/soleus/format/worked", test_worked);
  g_test_add_func ("/soleus/format/clock", test_clock);
  g_test_add_func ("/soleus/format/b15-whole-minutes", test_b15_whole_minutes);
  g_test_add_func ("/soleus/format/dose", test_dose);
  g_test_add_func ("/soleus/format/own-step", test_own_step);
  g_test_add_func ("/soleus/format/phase-title", test_phase_title);
  g_test_add_func ("/soleus/format/a3-rest-after-a-chair", test_a3_rest_after_a_chair);
  g_test_add_func ("/soleus/format/actions", test_actions);
  g_test_add_func ("/soleus/format/media-title", test_media_title);
  return g_test_run ();
}
