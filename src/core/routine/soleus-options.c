/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-options.h"

#include "soleus-phase.h"

/* Longer where the person has to sit down on the floor first. */
#define GET_READY_SECONDS       10
#define GET_READY_FLOOR_SECONDS 15
#define REST_SECONDS            10
#define SWITCH_SECONDS          10
/* Getting up from the floor in a hurry makes dizzy, and people fall. */
#define GET_UP_SECONDS 25

typedef struct
{
  const SoleusOptions *options;
  const SoleusAllowance *allowance;
  GPtrArray *phases;
  SoleusStep *last_step;
  SoleusLeg last_leg;
} Expansion;

/* What nobody but its author knows is given a rest, as a stretch is. */
static gboolean
wants_rest (const SoleusStep *step)
{
  return step->kind == SOLEUS_STEP_STRETCH || step->own;
}

static gboolean
is_stretch (const SoleusStep *step)
{
  return step->kind == SOLEUS_STEP_STRETCH;
}

/* The leg that is worked first, or alone. */
SoleusLeg
soleus_options_get_first_leg (const SoleusOptions *self)
{
  if (self->sides == SOLEUS_SIDES_BOTH)
    return self->first == SOLEUS_LEG_RIGHT ? SOLEUS_LEG_RIGHT : SOLEUS_LEG_LEFT;
  return self->sides == SOLEUS_SIDES_LEFT ? SOLEUS_LEG_LEFT : SOLEUS_LEG_RIGHT;
}

/**
 * soleus_options_is_on_floor:
 *
 * Steps that can be done on a chair or on the floor are done where the routine has room for them:
 * the person chooses where it takes either, and nobody goes for a chair from the floor.
 *
 * Returns: whether they are done on the floor
 */
gboolean
soleus_options_is_on_floor (const SoleusOptions *self, SoleusRoutine *routine)
{
  if (soleus_routine_offers_floor (routine))
    return self->on_floor;
  return (routine->equipment & SOLEUS_EQUIPMENT_FLOOR) != 0;
}

/* Steps that have a pose for the floor are done there only where the person chose it. */
static gboolean
is_on_floor (const SoleusOptions *self, SoleusStep *step)
{
  return step->on_floor || (self->on_floor && step->floor_pose);
}

/**
 * soleus_options_get_ready_seconds:
 * @step: the step to get ready for
 *
 * Returns: seconds from 5 to 60, whatever was asked for, or %SOLEUS_GET_READY_WAIT
 */
int
soleus_options_get_ready_seconds (const SoleusOptions *self, SoleusStep *step)
{
  if (self->get_ready == SOLEUS_GET_READY_WAIT)
    return SOLEUS_GET_READY_WAIT;
  if (self->get_ready != SOLEUS_GET_READY_AUTO)
    return CLAMP (self->get_ready, SOLEUS_GET_READY_MIN, SOLEUS_GET_READY_MAX);
  return is_on_floor (self, step) ? GET_READY_FLOOR_SECONDS : GET_READY_SECONDS;
}

static void
add_phase (Expansion *e,
           SoleusPhaseKind kind,
           SoleusStep *step,
           SoleusLeg leg,
           guint repetition,
           guint repetitions,
           gint64 duration_ms)
{
  g_ptr_array_add (e->phases,
                   soleus_phase_new (kind, step, leg, repetition, repetitions, duration_ms));
}

/* The change-over between the last work phase and @step: getting ready before the first, a switch
 * where the leg changes, a rest around stretches and steps of one's own, and nothing within a
 * massage, where the hands stay in place. */
static void
add_transition (Expansion *e, SoleusStep *step, SoleusLeg leg, guint repetition, guint repetitions)
{
  gboolean on_floor = is_on_floor (e->options, step), was_on_floor, sit_down;
  int seconds;

  if (!e->last_step)
    {
      seconds = soleus_options_get_ready_seconds (e->options, step);
      add_phase (e, SOLEUS_PHASE_GET_READY, step, leg, 1, repetitions,
                 seconds == SOLEUS_GET_READY_WAIT ? SOLEUS_PHASE_UNTIMED : seconds * 1000);
      return;
    }
  was_on_floor = is_on_floor (e->options, e->last_step);
  sit_down = on_floor && !was_on_floor;
  if (was_on_floor && !on_floor)
    g_ptr_array_add (e->phases, soleus_phase_new_get_up (step, leg, repetition, repetitions,
                                                         GET_UP_SECONDS * 1000));
  else if (leg != e->last_leg && leg != SOLEUS_LEG_BOTH && e->last_leg != SOLEUS_LEG_BOTH)
    add_phase (e, SOLEUS_PHASE_SWITCH, step, leg, repetition, repetitions,
               (sit_down ? GET_READY_FLOOR_SECONDS : SWITCH_SECONDS) * 1000);
  else if (wants_rest (step) || sit_down ||
           (wants_rest (e->last_step) && step->kind != SOLEUS_STEP_CHECK_IN))
    g_ptr_array_add (e->phases, soleus_phase_new_rest (
                                    e->last_step, step, leg, repetition, repetitions,
                                    (sit_down ? GET_READY_FLOOR_SECONDS : REST_SECONDS) * 1000));
}

static void
add_work (Expansion *e,
          SoleusStep *step,
          SoleusLeg leg,
          guint repetition,
          guint repetitions,
          guint seconds)
{
  add_transition (e, step, leg, repetition, repetitions);
  add_phase (e, SOLEUS_PHASE_WORK, step, leg, repetition, repetitions, seconds * 1000);
  e->last_step = step;
  e->last_leg = leg;
}

/**
 * soleus_options_get_dose:
 * @step: a step with a dose
 * @leg: the leg that does it; both stands for what either leg does at least
 *
 * The person chooses holds and repetitions of the stretches of the catalogue. A dose that somebody
 * wrote down stays as it is.
 *
 * Returns: how long and how often it is done
 */
SoleusDose
soleus_options_get_dose (const SoleusOptions *self, const SoleusStep *step, SoleusLeg leg)
{
  SoleusDose dose = { step->seconds, step->repetitions, step->both };

  if (!is_stretch (step) || step->fixed)
    return dose;
  if (self->hold > 0)
    dose.seconds = CLAMP (self->hold, SOLEUS_HOLD_MIN, SOLEUS_HOLD_MAX);
  if (self->repetitions > 0)
    dose.repetitions = CLAMP (self->repetitions, SOLEUS_REPETITIONS_MIN, SOLEUS_REPETITIONS_MAX);
  if (leg != SOLEUS_LEG_BOTH && leg == self->one_more &&
      dose.repetitions < SOLEUS_REPETITIONS_MAX)
    dose.repetitions++;
  return dose;
}

/* A heavier step takes the place of the last of the seconds, which may be all of them. What isn't
 * allowed is left out. */
static void
add_step (Expansion *e, SoleusStep *step, SoleusLeg leg)
{
  const SoleusOptions *o = e->options;
  gboolean heavier = o->more_pressure && step->heavier &&
                     soleus_allowance_allows (e->allowance, step->heavier, leg);
  guint heavier_seconds = heavier ? step->heavier->seconds : 0;
  SoleusDose dose = soleus_options_get_dose (o, step, leg);

  if (!soleus_allowance_allows (e->allowance, step, leg))
    return;

  for (guint i = 1; i <= dose.repetitions; i++)
    {
      if (dose.seconds > heavier_seconds)
        add_work (e, step, leg, i, dose.repetitions, dose.seconds - heavier_seconds);
      if (heavier)
        add_work (e, step->heavier, leg, i, dose.repetitions, heavier_seconds);
    }
}

/* One leg finishes a run before the other starts it; all massage, or all stretches, are done on
 * both legs before the next kind. A run therefore ends where massage and stretch meet. */
static guint
find_run_end (SoleusRoutine *routine, guint start)
{
  gboolean massage = FALSE, stretch = FALSE;
  guint i;

  for (i = start; i < routine->steps->len; i++)
    {
      SoleusStep *step = routine->steps->pdata[i];

      if (step->both || (soleus_step_is_massage (step) && stretch) ||
          (is_stretch (step) && massage))
        break;
      massage |= soleus_step_is_massage (step);
      stretch |= is_stretch (step);
    }
  return i;
}

/**
 * soleus_options_expand_within:
 * @routine: what is to be done
 * @allowance: what of it may be done
 *
 * Lays a routine out in time: get ready, holds, rests, switches and the end. A unilateral step runs
 * its full time on each leg that is wanted and allowed, and is left out on any other.
 *
 * Returns: (transfer full) (element-type SoleusPhase): the phases; the last is %SOLEUS_PHASE_DONE
 */
GPtrArray *
soleus_options_expand_within (const SoleusOptions *self,
                              SoleusRoutine *routine,
                              const SoleusAllowance *allowance)
{
  g_autoptr (GPtrArray) phases =
      g_ptr_array_new_with_free_func ((GDestroyNotify) soleus_phase_unref);
  SoleusOptions options = *self;
  Expansion e = { .options = &options, .allowance = allowance, .phases = phases };
  SoleusLeg legs[2] = { soleus_options_get_first_leg (self), 0 };
  guint n_legs = self->sides == SOLEUS_SIDES_BOTH ? 2 : 1;
  guint n_steps = routine->steps->len;

  options.on_floor = soleus_options_is_on_floor (self, routine);
  legs[1] = legs[0] == SOLEUS_LEG_LEFT ? SOLEUS_LEG_RIGHT : SOLEUS_LEG_LEFT;

  for (guint start = 0; start < n_steps;)
    {
      guint end = find_run_end (routine, start);

      if (end == start)
        {
          add_step (&e, routine->steps->pdata[start], SOLEUS_LEG_BOTH);
          start++;
          continue;
        }
      for (guint l = 0; l < n_legs; l++)
        for (guint i = start; i < end; i++)
          add_step (&e, routine->steps->pdata[i], legs[l]);
      start = end;
    }
  add_phase (&e, SOLEUS_PHASE_DONE, NULL, SOLEUS_LEG_BOTH, 1, 1, 0);
  return g_steal_pointer (&phases);
}

/**
 * soleus_options_expand:
 * @routine: what is to be done
 *
 * Lays a routine out as the options say, with nothing left out.
 *
 * Returns: (transfer full) (element-type SoleusPhase): the phases; the last is %SOLEUS_PHASE_DONE
 */
GPtrArray *
soleus_options_expand (const SoleusOptions *self, SoleusRoutine *routine)
{
  static const SoleusAllowance all = SOLEUS_ALLOWANCE_ALL;

  return soleus_options_expand_within (self, routine, &all);
}

/**
 * soleus_options_list_steps:
 *
 * A heavier step takes some seconds of a step and follows it, or takes all and replaces it.
 *
 * Returns: (transfer full) (element-type SoleusStep): the steps in the order in which they are done
 */
GPtrArray *
soleus_options_list_steps (const SoleusOptions *self, SoleusRoutine *routine)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func ((GDestroyNotify) soleus_step_unref);

  for (guint i = 0; i < routine->steps->len; i++)
    {
      SoleusStep *step = routine->steps->pdata[i];
      SoleusStep *heavier = self->more_pressure ? step->heavier : NULL;

      if (!heavier || heavier->seconds < step->seconds)
        g_ptr_array_add (steps, soleus_step_ref (step));
      if (heavier)
        g_ptr_array_add (steps, soleus_step_ref (heavier));
    }
  return steps;
}

/**
 * soleus_options_get_total:
 * @routine: what is to be done
 *
 * Returns: milliseconds from start to done, without the waiting of an untimed get-ready
 */
gint64
soleus_options_get_total (const SoleusOptions *self, SoleusRoutine *routine)
{
  g_autoptr (GPtrArray) phases = soleus_options_expand (self, routine);
  gint64 total = 0;

  for (guint i = 0; i < phases->len; i++)
    total += MAX (0, soleus_phase_get_duration (phases->pdata[i]));
  return total;
}
