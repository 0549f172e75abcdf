/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-script.h"

#include <math.h>

#include "soleus-stretch.h"

/* The way out takes the first seconds of what follows the work, the way in its last. */
#define OUT_SECONDS  3.0
#define IN_SECONDS   4.0
#define MOVE_SECONDS 1.4
#define FADE_SECONDS 0.6
#define TURN_SECONDS 0.8
/* From one exercise straight into the next, with no pause between. */
#define BLEND_SECONDS 1.0
#define PREVIEW_HOLD  3.0
#define PREVIEW_OUT   2.0
#define PREVIEW_PAUSE 1.0
/* All exercises of a routine, one after another and each no more than so much faster than it is. */
#define TOUR_SECONDS 12.0
#define TOUR_FADE    0.4
#define TOUR_HASTE   3.0
#define MAX_STAGES   3

/* One exercise of one leg. */
typedef struct
{
  SoleusPoseBook *book;
  const SoleusMotion *motion;
  SoleusLeg leg;
  SoleusMuscle target;
  gboolean stretch;
  gboolean spot;
} Act;

/* A piece of the way from one exercise to the next. */
typedef enum
{
  /* From one pose to another. */
  STAGE_MOVE,
  /* From the rest of the place to where the exercise is begun, and back to it. */
  STAGE_STEP,
  STAGE_BACK,
  /* The other leg: seen round the back, the body comes to face the other way. */
  STAGE_TURN,
  /* Another place. */
  STAGE_FADE,
} StageKind;

typedef struct
{
  StageKind kind;
  const SoleusPose *from;
  const SoleusPose *to;
  const Act *act;
  double seconds;
} Stage;

static const SoleusSkeleton *
skeleton_of (const Act *act)
{
  return &act->book->skeleton;
}

static void
act_init (Act *self, SoleusPoseBook *book, SoleusStep *step, SoleusLeg leg, gboolean floor)
{
  const char *name = step ? step->pose : "stand";

  if (step && floor && step->floor_pose)
    name = step->floor_pose;
  self->book = book;
  self->motion = name ? soleus_pose_book_get_motion (book, name) : NULL;
  if (self->motion == NULL)
    {
      g_critical ("There is no pose “%s” for the step “%s”", name, step->id);
      self->motion = soleus_pose_book_get_motion (book, "stand");
    }
  self->leg = leg;
  self->target = step ? step->target : SOLEUS_MUSCLE_NONE;
  self->stretch = step && step->kind == SOLEUS_STEP_STRETCH;
  self->spot = step && step->spot;
}

static void
act_init_phase (Act *self, SoleusPoseBook *book, SoleusPhase *phase, gboolean floor)
{
  act_init (self, book, soleus_phase_get_step (phase), soleus_phase_get_leg (phase), floor);
}

/* Fills in what follows from the pose: the solved body and the light on its muscles. */
static void
develop (const Act *act, double light, SoleusShot *shot)
{
  SoleusStretch stretch = { .gastrocnemius = 1, .soleus = 1 };

  soleus_shot_solve (shot, skeleton_of (act));
  if (act->stretch)
    soleus_stretch_reckon (shot->frames.knee[0], shot->frames.ankle[0], &stretch);
  shot->leg = act->leg;
  shot->shown = act->target != SOLEUS_MUSCLE_NONE;
  shot->lit[0] = act->target == SOLEUS_MUSCLE_GASTROCNEMIUS || act->target == SOLEUS_MUSCLE_BOTH;
  shot->lit[1] = act->target == SOLEUS_MUSCLE_SOLEUS || act->target == SOLEUS_MUSCLE_BOTH;
  shot->lit[0] *= light;
  shot->lit[1] *= light;
  shot->warm[0] = stretch.gastrocnemius;
  shot->warm[1] = stretch.soleus;
}

static void
shoot_pose (const Act *act, const SoleusPose *pose, double light, SoleusShot *shot)
{
  *shot = (SoleusShot){ .pose = *pose };
  develop (act, light, shot);
}

static void
shoot_in (const Act *act, double part, SoleusShot *shot)
{
  *shot = (SoleusShot){ .leg = act->leg };
  soleus_mixer_lead_in (skeleton_of (act), act->motion,
                        part * soleus_motion_get_in_seconds (act->motion), &shot->pose);
  develop (act, soleus_smooth (part), shot);
}

static void
shoot_work (const Act *act, double seconds, SoleusShot *shot)
{
  *shot = (SoleusShot){ .spot = act->spot };
  soleus_mixer_cycle (skeleton_of (act), act->motion, seconds, &shot->pose, &shot->arrow,
                      &shot->arrow_alpha);
  develop (act, 1, shot);
  if (act->motion->cycle->len == 0)
    shot->breath = soleus_mixer_breathe (seconds);
}

/* A hold is left the way it was entered; a movement from wherever it is. */
static void
shoot_out (const Act *act, double worked, double part, SoleusShot *shot)
{
  SoleusShot last;

  if (act->motion->cycle->len == 0)
    {
      shoot_in (act, 1 - part, shot);
      return;
    }
  shoot_work (act, worked, &last);
  *shot = (SoleusShot){ .leg = act->leg };
  soleus_mixer_between (skeleton_of (act), &last.pose, act->motion->ready, soleus_smooth (part),
                        &shot->pose);
  develop (act, 1 - soleus_smooth (part), shot);
}

static gboolean
same_place (const Act *a, const Act *b)
{
  return a->leg == b->leg && a->motion->ready->scene == b->motion->ready->scene;
}

static void
add_step (Stage *stages, guint *n, StageKind kind, const Act *act)
{
  double seconds = soleus_motion_get_step_seconds (act->motion);

  if (seconds > 0)
    stages[(*n)++] = (Stage){ .kind = kind, .act = act, .seconds = seconds };
}

/* Between two exercises of two places, or of two legs. */
static void
add_change (Stage *stages, guint *n, const Act *before, const Act *after)
{
  const SoleusPose *from = before->motion->ready, *to = after->motion->ready;
  gboolean turn = from->scene == to->scene && from->scene->rest;

  stages[(*n)++] =
      (Stage){ turn ? STAGE_TURN : STAGE_FADE, from->scene->rest ? from->scene->rest : from,
               to->scene->rest ? to->scene->rest : to, after, turn ? TURN_SECONDS : FADE_SECONDS };
}

/* The way from one exercise to the next. Legs change at the rest pose of the place, if it has one.
 */
static guint
plan_change (const Act *before, const Act *after, Stage stages[MAX_STAGES])
{
  guint n = 0;

  if (before && same_place (before, after))
    {
      if (before->motion->ready != after->motion->ready)
        stages[n++] =
            (Stage){ STAGE_MOVE, before->motion->ready, after->motion->ready, after, MOVE_SECONDS };
      return n;
    }
  if (before)
    {
      add_step (stages, &n, STAGE_BACK, before);
      add_change (stages, &n, before, after);
    }
  add_step (stages, &n, STAGE_STEP, after);
  return n;
}

/* Half way round it is seen from behind: there the one leg gives way to the other. */
static void
play_turn (const Stage *stage, const Act *before, double part, SoleusShot *shot)
{
  double turned = 180 * soleus_smooth (part);

  if (turned < 90)
    shoot_pose (before, stage->from, 0, shot);
  else
    shoot_pose (stage->act, stage->to, 0, shot);
  soleus_shot_orbit (shot, turned < 90 ? turned : 180 - turned);
}

static void
play_stage (const Stage *stage, const Act *before, double part, SoleusScriptMoment *moment)
{
  const SoleusSkeleton *skeleton = skeleton_of (stage->act);
  double seconds = part * stage->seconds;
  SoleusPose pose;

  switch (stage->kind)
    {
    case STAGE_TURN:
      play_turn (stage, before, part, &moment->shots[0]);
      return;
    case STAGE_FADE:
      shoot_pose (before, stage->from, 0, &moment->shots[0]);
      shoot_pose (stage->act, stage->to, 0, &moment->shots[1]);
      moment->fade = soleus_smooth (part);
      return;
    case STAGE_STEP:
      soleus_mixer_step (skeleton, stage->act->motion, seconds, &pose);
      break;
    case STAGE_BACK:
      soleus_mixer_step (skeleton, stage->act->motion, stage->seconds - seconds, &pose);
      break;
    case STAGE_MOVE:
    default:
      soleus_mixer_between (skeleton, stage->from, stage->to, soleus_smooth (part), &pose);
      break;
    }
  shoot_pose (stage->act, &pose, 0, &moment->shots[0]);
}

/* The first exercise of all is stepped into at the end of the time to get ready, so that the person
 * sees the resting figure first; every other change is made at once. */
static void
play_change (
    const Act *before, const Act *after, double seconds, double length, SoleusScriptMoment *moment)
{
  Stage stages[MAX_STAGES];
  guint n = plan_change (before, after, stages);
  double total = 0, pace;

  for (guint i = 0; i < n; i++)
    total += stages[i].seconds;
  pace = length >= 0 && total > length ? length / total : 1;
  if (before == NULL && length > total)
    seconds -= length - total;
  if (seconds < 0)
    {
      shoot_pose (after, n ? after->motion->ready->scene->rest : after->motion->ready, 0,
                  &moment->shots[0]);
      moment->wait_ms = (gint64) ceil (-seconds * 1000);
      return;
    }
  for (guint i = 0; i < n; i++)
    {
      double stage_length = stages[i].seconds * pace;

      if (seconds < stage_length)
        {
          play_stage (&stages[i], before, seconds / stage_length, moment);
          moment->moving = TRUE;
          return;
        }
      seconds -= stage_length;
    }
  shoot_pose (after, after->motion->ready, 0, &moment->shots[0]);
}

static gboolean
worked_before (SoleusPhase *previous)
{
  return previous && soleus_phase_get_kind (previous) == SOLEUS_PHASE_WORK;
}

static void
play_pause (SoleusPoseBook *book,
            SoleusPhase *previous,
            SoleusPhase *phase,
            double seconds,
            gboolean floor,
            SoleusScriptMoment *moment)
{
  gint64 duration = soleus_phase_get_duration (phase);
  double length = duration == SOLEUS_PHASE_UNTIMED ? G_MAXDOUBLE : duration / 1000.0;
  double share = MIN (1, length / (OUT_SECONDS + IN_SECONDS));
  gboolean worked = worked_before (previous);
  Act before, after;
  double out, in;

  act_init_phase (&after, book, phase, floor);
  if (worked)
    act_init_phase (&before, book, previous, floor);
  out = worked ? OUT_SECONDS * share : 0;
  in = MIN (soleus_motion_get_in_seconds (after.motion), IN_SECONDS) * share;
  if (seconds < out)
    {
      shoot_out (&before, soleus_phase_get_duration (previous) / 1000.0, seconds / out,
                 &moment->shots[0]);
      moment->moving = TRUE;
      return;
    }
  if (seconds >= length - in)
    {
      shoot_in (&after, in > 0 ? MIN (1, (seconds - length + in) / in) : 1, &moment->shots[0]);
      moment->moving = seconds < length;
      return;
    }
  play_change (worked ? &before : NULL, &after, seconds - out,
               duration == SOLEUS_PHASE_UNTIMED ? -1 : length - out - in, moment);
  if (!moment->moving && moment->wait_ms < 0 && duration != SOLEUS_PHASE_UNTIMED)
    moment->wait_ms = (gint64) ceil ((length - in - seconds) * 1000);
}

/* Straight from another exercise, or after a wait of unknown length, the first second of the work
 * leads over. */
static void
lead_over (SoleusPoseBook *book,
           SoleusPhase *previous,
           const Act *act,
           double seconds,
           gboolean floor,
           SoleusScriptMoment *moment)
{
  SoleusShot last;
  SoleusPose pose;
  Act before;

  act_init_phase (&before, book, previous, floor);
  if (worked_before (previous))
    shoot_work (&before, soleus_phase_get_duration (previous) / 1000.0, &last);
  else
    shoot_pose (&before, before.motion->ready, 0, &last);
  moment->moving = TRUE;
  if (!same_place (&before, act))
    {
      moment->shots[1] = moment->shots[0];
      moment->shots[0] = last;
      moment->fade = soleus_smooth (seconds / BLEND_SECONDS);
      return;
    }
  soleus_mixer_between (skeleton_of (act), &last.pose, &moment->shots[0].pose,
                        soleus_smooth (seconds / BLEND_SECONDS), &pose);
  moment->shots[0].pose = pose;
  develop (act, 1, &moment->shots[0]);
}

static gboolean
needs_lead_over (SoleusPhase *previous, const Act *act, SoleusPoseBook *book, gboolean floor)
{
  Act before;

  if (previous == NULL)
    return FALSE;
  if (!worked_before (previous))
    return soleus_phase_get_duration (previous) == SOLEUS_PHASE_UNTIMED;
  act_init_phase (&before, book, previous, floor);
  return !same_place (&before, act) || before.motion != act->motion;
}

static void
play_work (SoleusPoseBook *book,
           SoleusPhase *previous,
           SoleusPhase *phase,
           double seconds,
           gboolean floor,
           SoleusScriptMoment *moment)
{
  Act act;

  act_init_phase (&act, book, phase, floor);
  shoot_work (&act, seconds, &moment->shots[0]);
  moment->held = act.motion->cycle->len == 0;
  moment->moving = !moment->held;
  if (seconds < BLEND_SECONDS && needs_lead_over (previous, &act, book, floor))
    lead_over (book, previous, &act, seconds, floor, moment);
}

/**
 * soleus_script_session:
 * @previous: (nullable): the phase before
 * @phase: the phase that runs; one that is no work carries the step and the leg to come
 *
 * The work is the end position or the movement from its first to its last moment; the ways in and
 * out lie in the phases around it.
 */
void
soleus_script_session (SoleusPoseBook *book,
                       SoleusPhase *previous,
                       SoleusPhase *phase,
                       gint64 elapsed_ms,
                       gboolean floor,
                       SoleusScriptMoment *moment)
{
  *moment = (SoleusScriptMoment){ .wait_ms = -1 };
  if (soleus_phase_get_kind (phase) == SOLEUS_PHASE_DONE)
    soleus_script_still (book, NULL, soleus_phase_get_leg (phase), floor, moment);
  else if (soleus_phase_get_kind (phase) == SOLEUS_PHASE_WORK)
    play_work (book, previous, phase, elapsed_ms / 1000.0, floor, moment);
  else
    play_pause (book, previous, phase, elapsed_ms / 1000.0, floor, moment);
}

/**
 * soleus_script_off:
 *
 * Somebody who has stopped: off the tool, and without it where the place has such a pose.
 */
void
soleus_script_off (SoleusPoseBook *book,
                   SoleusStep *step,
                   SoleusLeg leg,
                   gboolean floor,
                   SoleusScriptMoment *moment)
{
  const SoleusScene *scene;
  Act act;

  act_init (&act, book, step, leg, floor);
  scene = act.motion->ready->scene;
  *moment = (SoleusScriptMoment){ .wait_ms = -1 };
  shoot_pose (&act,
              scene->off    ? scene->off
              : scene->rest ? scene->rest
                            : act.motion->ready,
              0, &moment->shots[0]);
}

/* Milliseconds into the phase when the start pose gives way to the exercise, or -1. */
static gint64
find_key_change (SoleusPhase *phase)
{
  gint64 duration = soleus_phase_get_duration (phase);
  SoleusPhaseKind kind = soleus_phase_get_kind (phase);

  if (kind == SOLEUS_PHASE_WORK || kind == SOLEUS_PHASE_DONE || duration == SOLEUS_PHASE_UNTIMED)
    return -1;
  return MAX (0, duration - (gint64) (IN_SECONDS * 1000));
}

static void
shoot_key (
    SoleusPoseBook *book, SoleusPhase *phase, gboolean exercise, gboolean floor, SoleusShot *shot)
{
  SoleusPhaseKind kind = soleus_phase_get_kind (phase);
  Act act;

  act_init_phase (&act, book, phase, floor);
  exercise |= kind == SOLEUS_PHASE_WORK || kind == SOLEUS_PHASE_DONE;
  shoot_pose (&act, exercise ? act.motion->still : act.motion->ready, exercise ? 1 : 0, shot);
  shot->spot = exercise && act.spot;
}

/* The session in key poses alone, for reduced motion: the start pose until the way in would begin,
 * then the pose of the exercise. One fades into the next; no limb moves. */
void
soleus_script_session_still (SoleusPoseBook *book,
                             SoleusPhase *previous,
                             SoleusPhase *phase,
                             gint64 elapsed_ms,
                             gboolean floor,
                             SoleusScriptMoment *moment)
{
  gint64 change = find_key_change (phase);
  gboolean changed = change >= 0 && elapsed_ms >= change;
  double faded = (elapsed_ms - (changed ? change : 0)) / (FADE_SECONDS * 1000);
  SoleusShot key, last;

  *moment = (SoleusScriptMoment){ .wait_ms = changed ? -1 : MAX (-1, change - elapsed_ms) };
  shoot_key (book, phase, changed, floor, &key);
  moment->shots[0] = key;
  if (faded >= 1 || (!changed && previous == NULL))
    return;
  if (changed)
    shoot_key (book, phase, FALSE, floor, &last);
  else
    shoot_key (book, previous, find_key_change (previous) >= 0, floor, &last);
  if (last.pose.name == key.pose.name && last.leg == key.leg && last.lit[0] == key.lit[0] &&
      last.lit[1] == key.lit[1])
    return;
  moment->shots[0] = last;
  moment->shots[1] = key;
  moment->fade = soleus_smooth (faded);
  moment->moving = TRUE;
}

/* The one pose that stands for the step; plain standing without one. */
void
soleus_script_still (SoleusPoseBook *book,
                     SoleusStep *step,
                     SoleusLeg leg,
                     gboolean floor,
                     SoleusScriptMoment *moment)
{
  Act act;

  act_init (&act, book, step, leg, floor);
  *moment = (SoleusScriptMoment){ .wait_ms = -1 };
  shoot_pose (&act, act.motion->still, 1, &moment->shots[0]);
  moment->shots[0].spot = act.spot;
}

/* Where a movement is at its other end: the pose that stands for it, or, where that is the first,
 * the next. */
static const SoleusPose *
find_other_end (const SoleusMotion *motion, const SoleusPose *first)
{
  if (motion->still != first || motion->cycle->len == 0)
    return motion->still;
  return g_array_index (motion->cycle, SoleusMove, 0).to;
}

/**
 * soleus_script_ends:
 * @shots: how the step is begun, and what it comes to: a hold, or the other end of a movement
 *
 * Returns: how many shots tell it, 1 where nothing moves
 */
guint
soleus_script_ends (
    SoleusPoseBook *book, SoleusStep *step, SoleusLeg leg, gboolean floor, SoleusShot shots[2])
{
  const SoleusPose *first, *last;
  Act act;

  act_init (&act, book, step, leg, floor);
  first = act.motion->cycle->len > 0 ? soleus_motion_get_end (act.motion) : act.motion->ready;
  last = find_other_end (act.motion, first);
  shoot_pose (&act, first, act.motion->cycle->len > 0, &shots[0]);
  shoot_pose (&act, last, 1, &shots[1]);
  shots[1].spot = act.spot;
  if (first != last)
    return 2;
  shots[0] = shots[1];
  return 1;
}

static double
get_preview_seconds (const Act *act)
{
  double cycle = soleus_motion_get_cycle_seconds (act->motion);

  return soleus_motion_get_in_seconds (act->motion) + (cycle > 0 ? cycle : PREVIEW_HOLD) +
         PREVIEW_OUT + PREVIEW_PAUSE;
}

/* In, a short hold or one cycle, out and a pause, over and over. */
void
soleus_script_preview (SoleusPoseBook *book,
                       SoleusStep *step,
                       SoleusLeg leg,
                       gboolean floor,
                       double seconds,
                       SoleusScriptMoment *moment)
{
  double in, hold, at;
  Act act;

  act_init (&act, book, step, leg, floor);
  *moment = (SoleusScriptMoment){ .wait_ms = -1, .moving = TRUE };
  in = soleus_motion_get_in_seconds (act.motion);
  hold = soleus_motion_get_cycle_seconds (act.motion);
  hold = hold > 0 ? hold : PREVIEW_HOLD;
  at = fmod (seconds, get_preview_seconds (&act));
  if (act.motion->in->len == 0 && act.motion->cycle->len == 0)
    {
      shoot_work (&act, seconds, &moment->shots[0]);
      moment->moving = FALSE;
      moment->held = TRUE;
    }
  else if (at < in)
    shoot_in (&act, at / in, &moment->shots[0]);
  else if (at < in + hold)
    {
      shoot_work (&act, at - in, &moment->shots[0]);
      moment->shots[0].breath = 0;
      moment->held = act.motion->cycle->len == 0;
      moment->moving = !moment->held;
    }
  else
    shoot_out (&act, hold, MIN (1, (at - in - hold) / PREVIEW_OUT), &moment->shots[0]);
}

/* One exercise of the tour, so fast that it is seen whole if that is possible. */
static void
play_stop (SoleusPoseBook *book,
           SoleusStep *step,
           SoleusLeg leg,
           gboolean floor,
           double part,
           double stop,
           SoleusScriptMoment *moment)
{
  double length, haste;
  Act act;

  act_init (&act, book, step, leg, floor);
  length = get_preview_seconds (&act);
  haste = CLAMP (length / stop, 1, TOUR_HASTE);
  soleus_script_preview (book, step, leg, floor, MIN (part * stop * haste, length - 0.001), moment);
}

/**
 * soleus_script_tour:
 * @steps: (element-type SoleusStep): at least one
 *
 * The exercises of @steps one after another, in twelve seconds, over and over. One fades into the
 * next.
 */
void
soleus_script_tour (SoleusPoseBook *book,
                    GPtrArray *steps,
                    SoleusLeg leg,
                    gboolean floor,
                    double seconds,
                    SoleusScriptMoment *moment)
{
  double stop = TOUR_SECONDS / steps->len;
  double at = fmod (seconds, TOUR_SECONDS);
  guint index = MIN ((guint) (at / stop), steps->len - 1);
  double left = (index + 1) * stop - at;
  SoleusScriptMoment next;

  play_stop (book, steps->pdata[index], leg, floor, 1 - left / stop, stop, moment);
  if (steps->len == 1 || left >= TOUR_FADE)
    {
      /* Nothing is missed of the fade to come. */
      moment->moving |= left < 2 * TOUR_FADE;
      return;
    }
  play_stop (book, steps->pdata[(index + 1) % steps->len], leg, floor, 0, stop, &next);
  moment->shots[1] = next.shots[0];
  moment->fade = soleus_smooth (1 - left / TOUR_FADE);
  moment->moving = TRUE;
  moment->held = FALSE;
}

/* The shot that is seen more of. */
const SoleusShot *
soleus_script_moment_get_main (const SoleusScriptMoment *self)
{
  return &self->shots[self->fade > 0.5];
}
