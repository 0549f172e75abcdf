/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-safety-verdict.h"

#include "soleus-legs.h"
#include "soleus-pressure-ledger.h"

static void
add_advice (GPtrArray *advices, SoleusSafetyList *list, const char *id)
{
  const SoleusSafetyAdvice *advice = soleus_safety_list_find_advice (list, id);

  g_return_if_fail (advice != NULL);

  if (!g_ptr_array_find (advices, advice, NULL))
    g_ptr_array_add (advices, (gpointer) advice);
}

/* A leg is left alone where it can't be stretched or moved in this routine either. */
static void
add_leg_advice (const SoleusSafetyVerdict *self, GPtrArray *advices, SoleusLegs leg)
{
  gboolean moves = self->has_stretch || !self->has_pressure;
  gboolean goes_on = moves && (self->stretch_legs & leg) != 0;
  const char *side = leg == SOLEUS_LEGS_LEFT ? "left" : "right";
  g_autofree char *id = g_strconcat (goes_on ? "no-massage-" : "leave-", side, NULL);

  if ((self->wounded & leg) != 0)
    add_advice (advices, self->list, id);
}

/* The other leg may go on. A leg that is hurt doesn't carry the body for it. */
static void
add_other_leg_advice (const SoleusSafetyVerdict *self, GPtrArray *advices)
{
  if (self->kind != SOLEUS_VERDICT_ORANGE || self->wounded == SOLEUS_LEGS_BOTH)
    return;
  if (self->hurt == SOLEUS_LEGS_NONE)
    add_advice (advices, self->list, "other-leg");
  else
    add_advice (advices, self->list, self->hurt == SOLEUS_LEGS_LEFT ? "spare-left" : "spare-right");
}

static void
add_ticked_advices (SoleusSafetyVerdict *self, SoleusSafetyAnswers *answers)
{
  for (guint i = 0; i < self->list->groups->len; i++)
    {
      const SoleusSafetyGroup *group = self->list->groups->pdata[i];

      for (guint j = 0; j < group->rows->len; j++)
        {
          const SoleusSafetyRow *row = g_ptr_array_index (group->rows, j);

          if (row->verdict == self->kind && row->advice != NULL &&
              soleus_safety_answers_get_ticked (answers, row->id) != SOLEUS_LEGS_NONE)
            add_advice (self->advices, self->list, row->advice);
        }
    }
}

/* Only the highest verdict has its advice shown, but ORANGE and AMBER combine. */
static void
collect_advices (SoleusSafetyVerdict *self,
                 SoleusSafetyAnswers *answers,
                 SoleusLegs enough,
                 gboolean hour_unknown)
{
  if (self->kind == SOLEUS_VERDICT_ORANGE)
    {
      add_leg_advice (self, self->advices, SOLEUS_LEGS_LEFT);
      add_leg_advice (self, self->advices, SOLEUS_LEGS_RIGHT);
      add_other_leg_advice (self, self->advices);
    }
  add_ticked_advices (self, answers);
  if (self->kind < SOLEUS_VERDICT_REFER && self->allowance.hands_only)
    add_advice (self->advices, self->list, "hands-only");
  if (self->kind < SOLEUS_VERDICT_REFER && self->amber)
    add_advice (self->advices, self->list, "amber");
  if (self->kind < SOLEUS_VERDICT_REFER && self->has_pressure && enough != SOLEUS_LEGS_NONE)
    add_advice (self->advices, self->list, hour_unknown ? "hour-unknown" : "enough");
}

static void
take_row (SoleusSafetyVerdict *self, const SoleusSafetyRow *row, SoleusLegs ticked)
{
  if (ticked == SOLEUS_LEGS_NONE)
    return;
  self->anything_ticked = TRUE;
  self->kind = MAX (self->kind, row->verdict);
  self->amber |= row->verdict == SOLEUS_VERDICT_AMBER;
  self->allowance.hands_only |= row->hands_only;
  if (row->per_leg)
    self->wounded |= ticked;
  if (row->per_leg && row->blocks_stretch)
    self->hurt |= ticked;
}

static SoleusLegs
get_legs_with_enough (const SoleusSafetyContext *context)
{
  SoleusLegs enough = SOLEUS_LEGS_NONE;

  if (context->pressure_left_ms[0] < SOLEUS_PRESSURE_LEAST_MS)
    enough |= SOLEUS_LEGS_LEFT;
  if (context->pressure_left_ms[1] < SOLEUS_PRESSURE_LEAST_MS)
    enough |= SOLEUS_LEGS_RIGHT;
  return enough;
}

/* The legs that the allowance leaves a step for, which takes both or none where they work together.
 */
static SoleusLegs
find_legs_of (SoleusSafetyVerdict *self, SoleusStep *step)
{
  SoleusLegs legs = SOLEUS_LEGS_NONE;

  if (step->both)
    return soleus_allowance_allows (&self->allowance, step, SOLEUS_LEG_BOTH) ? SOLEUS_LEGS_BOTH
                                                                             : SOLEUS_LEGS_NONE;
  if (soleus_allowance_allows (&self->allowance, step, SOLEUS_LEG_LEFT))
    legs |= SOLEUS_LEGS_LEFT;
  if (soleus_allowance_allows (&self->allowance, step, SOLEUS_LEG_RIGHT))
    legs |= SOLEUS_LEGS_RIGHT;
  return legs;
}

/* The legs that the allowance leaves a step of this kind for; those that may be stretched where
 * there is no such step. */
static SoleusLegs
find_legs_with (SoleusSafetyVerdict *self, SoleusRoutine *routine, SoleusStepKind kind)
{
  SoleusLegs legs = SOLEUS_LEGS_NONE;
  guint n = 0;

  for (guint i = 0; i < routine->steps->len; i++)
    {
      SoleusStep *step = routine->steps->pdata[i];

      if (step->kind != kind)
        continue;
      legs |= find_legs_of (self, step);
      n++;
    }
  return n > 0 ? legs : self->allowance.stretch_legs;
}

static void
decide_legs (SoleusSafetyVerdict *self, SoleusRoutine *routine, SoleusLegs not_pressed)
{
  /* Whether a person who may choose the floor does so is asked about by the gate. */
  const SoleusOptions asked = SOLEUS_OPTIONS_INIT;

  if (self->kind >= SOLEUS_VERDICT_REFER)
    return;
  self->allowance.pressure_legs = SOLEUS_LEGS_BOTH & ~self->wounded & ~not_pressed;
  self->allowance.stretch_legs = SOLEUS_LEGS_BOTH & ~self->hurt;
  self->allowance.spared_legs = self->hurt;
  self->allowance.on_floor = soleus_options_is_on_floor (&asked, routine);
  self->pressure_legs = self->has_pressure ? find_legs_with (self, routine, SOLEUS_STEP_PRESSURE)
                                           : self->allowance.pressure_legs;
  self->stretch_legs = find_legs_with (
      self, routine, self->has_stretch ? SOLEUS_STEP_STRETCH : SOLEUS_STEP_MOVEMENT);
}

static void
decide_start (SoleusSafetyVerdict *self,
              SoleusSafetyAnswers *answers,
              const SoleusSafetyContext *context)
{
  SoleusLegs needed = self->has_pressure ? self->pressure_legs : self->stretch_legs;

  self->needs_provider = self->kind < SOLEUS_VERDICT_REFER && self->has_pressure && self->amber;
  self->needs_checked = self->kind < SOLEUS_VERDICT_RED && context->lock >= SOLEUS_LOCK_RED;
  self->may_start = self->kind < SOLEUS_VERDICT_REFER && needed != SOLEUS_LEGS_NONE &&
                    (!self->needs_provider || soleus_safety_answers_get_provider_ok (answers)) &&
                    (!self->needs_checked || soleus_safety_answers_get_checked (answers));
}

/**
 * soleus_safety_verdict_new:
 *
 * Draws the verdict. The highest row wins: EMERGENCY, RED, REFER, then ORANGE and AMBER, which
 * combine. A clot of an earlier list asks for the provider's word each time, as AMBER does.
 *
 * Returns: (transfer full): the verdict
 */
SoleusSafetyVerdict *
soleus_safety_verdict_new (SoleusSafetyAnswers *answers,
                           SoleusRoutine *routine,
                           const SoleusSafetyContext *context)
{
  SoleusSafetyVerdict *self = g_new0 (SoleusSafetyVerdict, 1);
  SoleusLegs enough = get_legs_with_enough (context);

  self->advices = g_ptr_array_new ();
  self->list = g_object_ref (soleus_safety_answers_get_list (answers));
  self->has_pressure = soleus_routine_has_pressure (routine);
  self->has_stretch = soleus_routine_has_stretch (routine);
  self->amber = context->clot_history;
  self->kind = context->clot_history ? SOLEUS_VERDICT_AMBER : SOLEUS_VERDICT_CLEAR;

  for (guint i = 0; i < self->list->groups->len; i++)
    {
      const SoleusSafetyGroup *group = self->list->groups->pdata[i];

      for (guint j = 0; j < group->rows->len; j++)
        {
          const SoleusSafetyRow *row = g_ptr_array_index (group->rows, j);

          take_row (self, row, soleus_safety_answers_get_ticked (answers, row->id));
        }
    }
  self->gentle = self->amber && self->kind < SOLEUS_VERDICT_REFER;
  decide_legs (self, routine, enough | context->rested);
  decide_start (self, answers, context);
  collect_advices (self, answers, enough, context->hour_unknown);
  return self;
}

void
soleus_safety_verdict_free (SoleusSafetyVerdict *self)
{
  g_clear_pointer (&self->advices, g_ptr_array_unref);
  g_clear_object (&self->list);
  g_free (self);
}

/* Returns: the legs that have something to do in this routine */
SoleusLegs
soleus_safety_verdict_get_legs (const SoleusSafetyVerdict *self)
{
  SoleusLegs legs = SOLEUS_LEGS_NONE;

  if (self->has_pressure)
    legs |= self->pressure_legs;
  if (self->has_stretch || !self->has_pressure)
    legs |= self->stretch_legs;
  return legs;
}

/**
 * soleus_safety_verdict_narrow_sides:
 * @chosen: the sides that were chosen on the routine's page
 *
 * Offers the other leg where the only leg that was chosen is left alone today. The Start button
 * says so.
 *
 * Returns: the sides to start with, which are @chosen where there is no start at all
 */
SoleusSides
soleus_safety_verdict_narrow_sides (const SoleusSafetyVerdict *self, SoleusSides chosen)
{
  SoleusLegs needed = self->has_pressure ? self->pressure_legs : self->stretch_legs;
  SoleusLegs legs = soleus_legs_from_sides (chosen) & soleus_safety_verdict_get_legs (self);

  if (needed == SOLEUS_LEGS_NONE)
    return chosen;
  return soleus_legs_to_sides ((legs & needed) != 0 ? legs : needed);
}

/* An emergency has no phone script, because nothing may delay the call. */
gboolean
soleus_safety_verdict_has_phone_script (const SoleusSafetyVerdict *self)
{
  for (guint i = 0; self->kind == SOLEUS_VERDICT_RED && i < self->advices->len; i++)
    if (((const SoleusSafetyAdvice *) self->advices->pdata[i])->has_phone_script)
      return TRUE;
  return FALSE;
}

/**
 * soleus_safety_verdict_get_row_advices:
 * @row_id: a ticked row
 *
 * Returns: (transfer container) (element-type SoleusSafetyAdvice): the advice at that row as soon
 * as it is ticked
 */
GPtrArray *
soleus_safety_verdict_get_row_advices (const SoleusSafetyVerdict *self, const char *row_id)
{
  const SoleusSafetyRow *row = soleus_safety_list_find_row (self->list, row_id);
  GPtrArray *advices = g_ptr_array_new ();

  g_return_val_if_fail (row != NULL, advices);

  if (row->per_leg)
    {
      add_leg_advice (self, advices, SOLEUS_LEGS_LEFT);
      add_leg_advice (self, advices, SOLEUS_LEGS_RIGHT);
      add_other_leg_advice (self, advices);
    }
  if (row->advice != NULL)
    add_advice (advices, self->list, row->advice);
  return advices;
}

SoleusAcknowledgement
soleus_safety_verdict_get_acknowledgement (const SoleusSafetyVerdict *self)
{
  if (!self->may_start)
    return SOLEUS_ACKNOWLEDGEMENT_NONE;
  return self->anything_ticked || self->needs_provider ? SOLEUS_ACKNOWLEDGEMENT_NOTHING_ELSE
                                                       : SOLEUS_ACKNOWLEDGEMENT_NOTHING;
}

SoleusStartLegs
soleus_safety_verdict_get_start_legs (const SoleusSafetyVerdict *self)
{
  SoleusLegs needed = self->has_pressure ? self->pressure_legs : self->stretch_legs;
  gboolean left = needed == SOLEUS_LEGS_LEFT;

  if (needed == SOLEUS_LEGS_BOTH || needed == SOLEUS_LEGS_NONE)
    return SOLEUS_START_LEGS_AS_CHOSEN;
  if (soleus_safety_verdict_get_legs (self) == SOLEUS_LEGS_BOTH)
    return left ? SOLEUS_START_LEGS_MASSAGE_LEFT_ONLY : SOLEUS_START_LEGS_MASSAGE_RIGHT_ONLY;
  return left ? SOLEUS_START_LEGS_LEFT_ONLY : SOLEUS_START_LEGS_RIGHT_ONLY;
}
