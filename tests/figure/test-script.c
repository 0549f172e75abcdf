/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "figure-steps.h"
#include "figure-drawings.h"
#include "soleus-script.h"

typedef struct
{
  SoleusPoseBook *book;
  SoleusStep *straight;
  SoleusStep *bent;
  SoleusStep *pass;
  SoleusPhase *work_right;
  SoleusPhase *work_left;
  SoleusPhase *rest;
  SoleusPhase *change;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->book = figure_get_book ();
  f->straight =
      figure_make_step ("wall-straight", SOLEUS_STEP_STRETCH, SOLEUS_MUSCLE_GASTROCNEMIUS);
  f->bent = figure_make_step ("wall-bent", SOLEUS_STEP_STRETCH, SOLEUS_MUSCLE_SOLEUS);
  f->pass = figure_make_step ("roller-pass", SOLEUS_STEP_PRESSURE, SOLEUS_MUSCLE_BOTH);
  f->work_right = figure_make_phase (SOLEUS_PHASE_WORK, f->straight, SOLEUS_LEG_RIGHT, 30000);
  f->work_left = figure_make_phase (SOLEUS_PHASE_WORK, f->straight, SOLEUS_LEG_LEFT, 30000);
  f->rest = figure_make_phase (SOLEUS_PHASE_REST, f->straight, SOLEUS_LEG_RIGHT, 10000);
  f->change = figure_make_phase (SOLEUS_PHASE_SWITCH, f->straight, SOLEUS_LEG_LEFT, 10000);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  soleus_step_unref (f->straight);
  soleus_step_unref (f->bent);
  soleus_step_unref (f->pass);
  soleus_phase_unref (f->work_right);
  soleus_phase_unref (f->work_left);
  soleus_phase_unref (f->rest);
  soleus_phase_unref (f->change);
}

static double
jump (const SoleusShot *a, const SoleusShot *b)
{
  double most = 0;

  for (guint i = 0; i < SOLEUS_N_BONES; i++)
    most = MAX (most, hypot (a->frames.bones[i].at.x - b->frames.bones[i].at.x,
                             a->frames.bones[i].at.y - b->frames.bones[i].at.y));
  return most;
}

static void
at (Fixture *f, SoleusPhase *previous, SoleusPhase *phase, gint64 ms, SoleusScriptMoment *moment)
{
  soleus_script_session (f->book, previous, phase, ms, FALSE, moment);
}

/* Whatever the phase before, the work begins in its end position and ends in it. */
static void
test_work_is_the_hold (Fixture *f, gconstpointer data)
{
  SoleusScriptMoment first, last;

  at (f, f->rest, f->work_right, 0, &first);
  at (f, f->rest, f->work_right, 29999, &last);
  g_assert_cmpfloat (jump (&first.shots[0], &last.shots[0]), ==, 0);
  g_assert_true (first.held);
  g_assert_false (first.moving);
  g_assert_cmpfloat (first.shots[0].lit[0], ==, 1);
  g_assert_cmpfloat (first.shots[0].lit[1], ==, 0);
  g_assert_cmpfloat_with_epsilon (first.shots[0].frames.knee[0], 0, 1);
  g_assert_cmpfloat (first.shots[0].warm[0], >, 0.8);
}

/* From work to rest, through the rest and into the work the body never jumps. */
static void
assert_seamless (Fixture *f, SoleusPhase *before, SoleusPhase *pause, SoleusPhase *after)
{
  SoleusScriptMoment previous, moment;
  gint64 length = soleus_phase_get_duration (pause);

  at (f, NULL, before, soleus_phase_get_duration (before), &previous);
  for (gint64 ms = 0; ms <= length; ms += 20)
    {
      at (f, before, pause, ms, &moment);
      if (moment.fade == 0 && previous.fade == 0 && moment.shots[0].leg == previous.shots[0].leg &&
          moment.shots[0].pose.scene == previous.shots[0].pose.scene)
        g_assert_cmpfloat (jump (&moment.shots[0], &previous.shots[0]),
                           <, moment.shots[0].orbit> 0 || previous.shots[0].orbit > 0 ? 50 : 25);
      previous = moment;
    }
  at (f, pause, after, 0, &moment);
  g_assert_cmpfloat (jump (&moment.shots[0], &previous.shots[0]), <, 0.5);
}

static void
test_rest (Fixture *f, gconstpointer data)
{
  assert_seamless (f, f->work_right, f->rest, f->work_right);
}

static void
test_switch (Fixture *f, gconstpointer data)
{
  assert_seamless (f, f->work_right, f->change, f->work_left);
}

static void
test_other_places (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusPhase) work =
      figure_make_phase (SOLEUS_PHASE_WORK, f->pass, SOLEUS_LEG_LEFT, 60000);
  g_autoptr (SoleusPhase) pause =
      figure_make_phase (SOLEUS_PHASE_GET_READY, f->pass, SOLEUS_LEG_LEFT, 15000);
  g_autoptr (SoleusPhase) bent_pause =
      figure_make_phase (SOLEUS_PHASE_REST, f->bent, SOLEUS_LEG_RIGHT, 10000);
  g_autoptr (SoleusPhase) bent_work =
      figure_make_phase (SOLEUS_PHASE_WORK, f->bent, SOLEUS_LEG_RIGHT, 30000);

  assert_seamless (f, f->work_right, pause, work);
  assert_seamless (f, f->work_right, bent_pause, bent_work);
  assert_seamless (f, work, f->rest, f->work_right);
}

/* Where a bone is seen: the left leg faces left. */
static double
find_x (const SoleusShot *shot, SoleusBone bone)
{
  const double *view = shot->pose.scene->view;
  double x = shot->frames.bones[bone].at.x;

  return shot->leg == SOLEUS_LEG_LEFT ? 2 * view[0] + view[2] - x : x;
}

/* Changing legs is a turn of the body, through the view from behind: there is one body at any time,
 * and where the legs change over, each of them is where it was. */
static void
assert_turns (Fixture *f, SoleusStep *step)
{
  static const SoleusBone pairs[][2] = {
    { SOLEUS_BONE_PELVIS, SOLEUS_BONE_PELVIS },
    { SOLEUS_BONE_HEAD, SOLEUS_BONE_HEAD },
    { SOLEUS_BONE_NEAR_FOOT, SOLEUS_BONE_FAR_FOOT },
    { SOLEUS_BONE_FAR_FOOT, SOLEUS_BONE_NEAR_FOOT },
    { SOLEUS_BONE_NEAR_UPPER_ARM, SOLEUS_BONE_FAR_UPPER_ARM },
  };
  g_autoptr (SoleusPhase) work =
      figure_make_phase (SOLEUS_PHASE_WORK, step, SOLEUS_LEG_RIGHT, 30000);
  g_autoptr (SoleusPhase) change =
      figure_make_phase (SOLEUS_PHASE_SWITCH, step, SOLEUS_LEG_LEFT, 15000);
  SoleusScriptMoment moment, previous;
  double most = 0;
  guint turns = 0;

  at (f, work, change, 0, &previous);
  g_assert_cmpint (previous.shots[0].leg, ==, SOLEUS_LEG_RIGHT);
  for (gint64 ms = 0; ms < 15000; ms += 10)
    {
      const SoleusShot *now = &moment.shots[0], *before = &previous.shots[0];

      at (f, work, change, ms, &moment);
      g_assert_cmpfloat (moment.fade, ==, 0);
      most = MAX (most, now->orbit);
      if (now->orbit > 0)
        g_assert_true (moment.moving);
      if (now->leg != before->leg)
        {
          turns++;
          for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
            g_assert_cmpfloat_with_epsilon (find_x (now, pairs[i][0]), find_x (before, pairs[i][1]),
                                            30);
        }
      previous = moment;
    }
  g_assert_cmpuint (turns, ==, 1);
  g_assert_cmpfloat (most, >, 80);
  g_assert_cmpint (moment.shots[0].leg, ==, SOLEUS_LEG_LEFT);
  g_assert_cmpfloat (moment.shots[0].orbit, ==, 0);
}

static void
test_switch_turns (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "roller-pass",       "ball-stacked", "hands-chair-stroke",
                                       "hands-floor-press", "chair-pump",   "floor-pump" };

  assert_turns (f, f->straight);
  assert_turns (f, f->bent);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (SoleusStep) step =
          figure_make_step (names[i], SOLEUS_STEP_PRESSURE, SOLEUS_MUSCLE_BOTH);

      assert_turns (f, step);
    }
}

/* With a stop the figure comes off the tool, which is away; without one it rests from the work. */
static void
test_off (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "roller-pass",       "roller-turn", "roller-crossed",
                                       "roller-point-flex", "ball-light",  "ball-stacked",
                                       "ball-point-flex" };
  SoleusScriptMoment moment;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (SoleusStep) step =
          figure_make_step (names[i], SOLEUS_STEP_PRESSURE, SOLEUS_MUSCLE_BOTH);

      soleus_script_off (f->book, step, SOLEUS_LEG_LEFT, FALSE, &moment);
      g_assert_cmpint (moment.shots[0].pose.prop.kind, ==, SOLEUS_PROP_NONE);
      g_assert_cmpfloat (moment.shots[0].dent.radius, ==, 0);
      g_assert_cmpfloat (moment.shots[0].lit[0], ==, 0);
      g_assert_cmpint (moment.shots[0].leg, ==, SOLEUS_LEG_LEFT);
      g_assert_false (moment.moving);
      g_assert_true (moment.shots[0].pose.limbs[SOLEUS_LIMB_NEAR_LEG].planted);
    }
  soleus_script_off (f->book, f->straight, SOLEUS_LEG_LEFT, FALSE, &moment);
  g_assert_cmpstr (moment.shots[0].pose.name, ==, "stand-wall");
}

/* Three seconds out, four seconds in, and stillness between: then nothing is drawn. */
static void
test_pause_is_still (Fixture *f, gconstpointer data)
{
  SoleusScriptMoment moment;

  at (f, f->work_right, f->rest, 1500, &moment);
  g_assert_true (moment.moving);
  at (f, f->work_right, f->rest, 4000, &moment);
  g_assert_false (moment.moving);
  g_assert_cmpint (moment.wait_ms, ==, 2000);
  g_assert_cmpfloat (moment.shots[0].lit[0], ==, 0);
  at (f, f->work_right, f->rest, 6001, &moment);
  g_assert_true (moment.moving);
}

static void
test_short_pause (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusPhase) brief =
      figure_make_phase (SOLEUS_PHASE_REST, f->straight, SOLEUS_LEG_RIGHT, 3500);
  SoleusScriptMoment moment;

  assert_seamless (f, f->work_right, brief, f->work_right);
  at (f, f->work_right, brief, 1499, &moment);
  g_assert_true (moment.moving);
}

static void
test_first_get_ready (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusPhase) ready =
      figure_make_phase (SOLEUS_PHASE_GET_READY, f->straight, SOLEUS_LEG_RIGHT, 10000);
  const SoleusPose *rest = soleus_pose_book_get_pose (f->book, "stand-wall");
  SoleusScriptMoment moment;

  at (f, NULL, ready, 0, &moment);
  g_assert_false (moment.moving);
  g_assert_cmpfloat (moment.shots[0].pose.hip.x, ==, rest->hip.x);
  g_assert_cmpint (moment.wait_ms, ==, 4300);
  at (f, NULL, ready, 5000, &moment);
  g_assert_true (moment.moving);
}

static void
test_untimed (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusPhase) wait = figure_make_phase (SOLEUS_PHASE_GET_READY, f->straight,
                                                    SOLEUS_LEG_RIGHT, SOLEUS_PHASE_UNTIMED);
  const SoleusPose *start = soleus_pose_book_get_pose (f->book, "wall-straight-start");
  SoleusScriptMoment moment, work;

  for (gint64 ms = 5000; ms <= 600000; ms += 59500)
    {
      at (f, NULL, wait, ms, &moment);
      g_assert_false (moment.moving);
      g_assert_cmpint (moment.wait_ms, ==, -1);
      g_assert_cmpfloat (moment.shots[0].pose.hip.x, ==, start->hip.x);
    }
  at (f, wait, f->work_right, 0, &work);
  g_assert_true (work.moving);
  g_assert_cmpfloat (jump (&moment.shots[0], &work.shots[0]), <, 0.5);
  at (f, wait, f->work_right, 1001, &work);
  g_assert_true (work.held);
}

static void
test_work_after_work (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusStep) turn =
      figure_make_step ("roller-turn", SOLEUS_STEP_PRESSURE, SOLEUS_MUSCLE_BOTH);
  g_autoptr (SoleusPhase) first =
      figure_make_phase (SOLEUS_PHASE_WORK, f->pass, SOLEUS_LEG_LEFT, 50000);
  g_autoptr (SoleusPhase) second =
      figure_make_phase (SOLEUS_PHASE_WORK, turn, SOLEUS_LEG_LEFT, 40000);
  SoleusScriptMoment before, after;

  at (f, NULL, first, 50000, &before);
  at (f, first, second, 0, &after);
  g_assert_cmpfloat (jump (&before.shots[0], &after.shots[0]), <, 0.5);
  at (f, f->work_right, second, 100, &after);
  g_assert_cmpfloat (after.fade, >, 0);
}

static void
test_still (Fixture *f, gconstpointer data)
{
  SoleusScriptMoment moment;

  soleus_script_still (f->book, f->pass, SOLEUS_LEG_LEFT, FALSE, &moment);
  g_assert_false (moment.moving);
  g_assert_false (moment.held);
  g_assert_cmpint (moment.wait_ms, ==, -1);
  g_assert_cmpint (moment.shots[0].leg, ==, SOLEUS_LEG_LEFT);
  g_assert_cmpfloat (moment.shots[0].lit[0], ==, 1);
  g_assert_cmpfloat (moment.shots[0].lit[1], ==, 1);
  soleus_script_still (f->book, NULL, SOLEUS_LEG_BOTH, FALSE, &moment);
  g_assert_cmpstr (moment.shots[0].pose.name, ==, "stand");
  g_assert_cmpfloat (moment.shots[0].shown, ==, 0);
}

/* A hold is told by its beginning and its end, a movement by both its ends. */
static void
test_ends (Fixture *f, gconstpointer data)
{
  const struct
  {
    const char *motion;
    SoleusStepKind kind;
    const char *first;
    const char *last;
  } ends[] = {
    { "wall-straight", SOLEUS_STEP_STRETCH, "wall-straight-start", "wall-straight" },
    { "roller-pass", SOLEUS_STEP_PRESSURE, "roller-low", "roller-low-end" },
    { "roller-point-flex", SOLEUS_STEP_PRESSURE, "roller-spot-flex", "roller-spot-point" },
    { "roller-sit", SOLEUS_STEP_SETUP, NULL, "roller-sit" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (SoleusStep) step =
          figure_make_step (ends[i].motion, ends[i].kind, SOLEUS_MUSCLE_BOTH);
      SoleusShot shots[2];
      guint n = soleus_script_ends (f->book, step, SOLEUS_LEG_LEFT, FALSE, shots);

      g_assert_cmpuint (n, ==, ends[i].first ? 2 : 1);
      if (ends[i].first)
        g_assert_cmpstr (shots[0].pose.name, ==, ends[i].first);
      g_assert_cmpstr (shots[n - 1].pose.name, ==, ends[i].last);
      g_assert_cmpfloat (shots[n - 1].lit[0], ==, 1);
      g_assert_cmpint (shots[n - 1].leg, ==, SOLEUS_LEG_LEFT);
    }
}

static void
test_floor (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusStep) press =
      figure_make_step ("hands-chair-press", SOLEUS_STEP_PRESSURE, SOLEUS_MUSCLE_BOTH);
  SoleusScriptMoment moment;

  soleus_script_still (f->book, press, SOLEUS_LEG_LEFT, FALSE, &moment);
  g_assert_cmpstr (moment.shots[0].pose.scene->name, ==, "chair");
  soleus_script_still (f->book, press, SOLEUS_LEG_LEFT, TRUE, &moment);
  g_assert_cmpstr (moment.shots[0].pose.scene->name, ==, "floor");
}

/* Reduced motion: two key poses, one fading into the other; no limb moves. */
static void
test_reduced (Fixture *f, gconstpointer data)
{
  SoleusScriptMoment moment;

  soleus_script_session_still (f->book, NULL, f->rest, 1000, FALSE, &moment);
  g_assert_cmpstr (moment.shots[0].pose.name, ==, "wall-straight-start");
  g_assert_cmpint (moment.wait_ms, ==, 5000);
  g_assert_false (moment.moving);
  soleus_script_session_still (f->book, NULL, f->rest, 6300, FALSE, &moment);
  g_assert_cmpstr (moment.shots[0].pose.name, ==, "wall-straight-start");
  g_assert_cmpstr (moment.shots[1].pose.name, ==, "wall-straight");
  g_assert_cmpfloat_with_epsilon (moment.fade, 0.5, 1e-9);
  g_assert_true (moment.moving);
  soleus_script_session_still (f->book, NULL, f->rest, 6600, FALSE, &moment);
  g_assert_cmpstr (moment.shots[0].pose.name, ==, "wall-straight");
  g_assert_cmpfloat (moment.fade, ==, 0);
  g_assert_cmpint (moment.wait_ms, ==, -1);
  g_assert_false (moment.moving);
  soleus_script_session_still (f->book, f->rest, f->work_right, 100, FALSE, &moment);
  g_assert_cmpstr (moment.shots[0].pose.name, ==, "wall-straight");
  g_assert_false (moment.moving);
  g_assert_false (moment.held);
}

/* The exercise that is over fades into the start pose of the next, on the other leg if need be. */
static void
test_reduced_over (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusPhase) over =
      figure_make_phase (SOLEUS_PHASE_SWITCH, f->straight, SOLEUS_LEG_LEFT, 10000);
  SoleusScriptMoment moment;

  soleus_script_session_still (f->book, f->work_right, over, 150, FALSE, &moment);
  g_assert_cmpstr (moment.shots[0].pose.name, ==, "wall-straight");
  g_assert_cmpint (moment.shots[0].leg, ==, SOLEUS_LEG_RIGHT);
  g_assert_cmpfloat (moment.shots[0].lit[0], ==, 1);
  g_assert_cmpstr (moment.shots[1].pose.name, ==, "wall-straight-start");
  g_assert_cmpint (moment.shots[1].leg, ==, SOLEUS_LEG_LEFT);
  g_assert_cmpfloat (moment.shots[1].lit[0], ==, 0);
  g_assert_cmpfloat (moment.fade, >, 0);
  g_assert_cmpfloat (moment.fade, <, 0.5);
  g_assert_true (moment.moving);
}

static void
test_preview (Fixture *f, gconstpointer data)
{
  SoleusScriptMoment first, again, held;

  soleus_script_preview (f->book, f->straight, SOLEUS_LEG_LEFT, FALSE, 0, &first);
  soleus_script_preview (f->book, f->straight, SOLEUS_LEG_LEFT, FALSE, 10, &again);
  soleus_script_preview (f->book, f->straight, SOLEUS_LEG_LEFT, FALSE, 5, &held);
  g_assert_cmpfloat (jump (&first.shots[0], &again.shots[0]), <, 0.01);
  g_assert_true (held.held);
  g_assert_cmpfloat (held.shots[0].lit[0], ==, 1);
}

static void
test_breath (Fixture *f, gconstpointer data)
{
  SoleusScriptMoment out, in;

  at (f, f->rest, f->work_right, 4000, &out);
  at (f, f->rest, f->work_right, 6000, &in);
  g_assert_cmpfloat_with_epsilon (out.shots[0].breath, 0, 1e-6);
  g_assert_cmpfloat_with_epsilon (in.shots[0].breath, 3, 1e-6);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/soleus/script/work-is-the-hold", test_work_is_the_hold);
  ADD ("/soleus/script/rest", test_rest);
  ADD ("/soleus/script/switch", test_switch);
  ADD ("/soleus/script/other-places", test_other_places);
  ADD ("/soleus/script/switch-turns", test_switch_turns);
  ADD ("/soleus/script/off", test_off);
  ADD ("/soleus/script/pause-is-still", test_pause_is_still);
  ADD ("/soleus/script/short-pause", test_short_pause);
  ADD ("/soleus/script/first-get-ready", test_first_get_ready);
  ADD ("/soleus/script/untimed", test_untimed);
  ADD ("/soleus/script/work-after-work", test_work_after_work);
  ADD ("/soleus/script/still", test_still);
  ADD ("/soleus/script/ends", test_ends);
  ADD ("/soleus/script/floor", test_floor);
  ADD ("/soleus/script/reduced", test_reduced);
  ADD ("/soleus/script/reduced-over", test_reduced_over);
  ADD ("/soleus/script/preview", test_preview);
  ADD ("/soleus/script/breath", test_breath);
  return g_test_run ();
}
