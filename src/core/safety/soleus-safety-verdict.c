/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-safety-verdict.h"

#include "soleus-legs.h"
#include "soleus-options.h"
#include "soleus-pressure-hour.h"

struct _SoleusSafetyVerdict
{
  GObject parent_instance;

  SoleusSafetyList *list;
  GPtrArray *advices;
  SoleusLegs wounded;
  SoleusLegs hurt;

  SoleusVerdictKind kind;
  SoleusAllowance allowance;
  SoleusLegs pressure_legs;
  SoleusLegs stretch_legs;
  gboolean has_pressure;
  gboolean has_stretch;
  gboolean amber;
  gboolean anything_ticked;
  gboolean needs_provider;
  gboolean needs_checked;
  gboolean may_start;
};

G_DEFINE_FINAL_TYPE (SoleusSafetyVerdict, soleus_safety_verdict, G_TYPE_OBJECT)

static void
add_advice (GPtrArray *advices, SoleusSafetyList *list, const char *id)
{
  const SoleusSafetyAdvice *advice = soleus_safety_list_find_advice (list, id);

  g_return_if_fail (advice != NULL);

  if (!g_ptr_array_find (advices, advice, NULL))
    g_ptr_array_add (advices, (gpointer) advice);
}

/* A leg that may still be stretched or moved in this routine is not told to be left alone. */
static void
add_leg_advice (SoleusSafetyVerdict *self, GPtrArray *advices, SoleusLegs leg)
{
  gboolean moves = self->has_stretch || !self->has_pressure;
  gboolean goes_on = moves && (self->stretch_legs & leg) != 0;
  const char *side = leg == SOLEUS_LEGS_LEFT ? "left" : "right";
  g_autofree char *id = g_strconcat (goes_on ? "no-massage-" : "leave-", side, NULL);

  if ((self->wounded & leg) != 0)
    add_advice (advices, self->list, id);
}

/* What the leg that nothing is wrong with can still do. A leg that is hurt doesn't carry the body
 * for it. */
static void
add_other_leg_advice (SoleusSafetyVerdict *self, GPtrArray *advices)
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

/* Only the highest verdict speaks, but ORANGE and AMBER, which combine. */
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

/* The legs that a step of this kind is left for in the routine. */
static SoleusLegs
find_legs_with (SoleusSafetyVerdict *self, SoleusRoutine *routine, SoleusStepKind kind)
{
  SoleusLegs legs = SOLEUS_LEGS_NONE;

  for (guint i = 0; i < routine->steps->len; i++)
    {
      SoleusStep *step = routine->steps->pdata[i];

      if (step->kind != kind)
        continue;
      if (soleus_allowance_allows (&self->allowance, step, SOLEUS_LEG_LEFT))
        legs |= SOLEUS_LEGS_LEFT;
      if (soleus_allowance_allows (&self->allowance, step, SOLEUS_LEG_RIGHT))
        legs |= SOLEUS_LEGS_RIGHT;
    }
  return legs;
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
  self->stretch_legs = self->has_stretch ? find_legs_with (self, routine, SOLEUS_STEP_STRETCH)
                                         : self->allowance.stretch_legs;
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

static void
soleus_safety_verdict_finalize (GObject *object)
{
  SoleusSafetyVerdict *self = SOLEUS_SAFETY_VERDICT (object);

  g_clear_pointer (&self->advices, g_ptr_array_unref);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (soleus_safety_verdict_parent_class)->finalize (object);
}

static void
soleus_safety_verdict_class_init (SoleusSafetyVerdictClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = soleus_safety_verdict_finalize;
}

static void
soleus_safety_verdict_init (SoleusSafetyVerdict *self)
{
  self->advices = g_ptr_array_new ();
}

/**
 * soleus_safety_verdict_new:
 * @answers: what is ticked
 * @routine: what is to be started
 * @context: what else is known
 *
 * Draws the verdict. The highest row wins: EMERGENCY, RED, REFER, then ORANGE and AMBER, which
 * combine. A clot of an earlier list asks for the provider's word each time, as AMBER does.
 *
 * Returns: (transfer full): an immutable verdict
 */
SoleusSafetyVerdict *
soleus_safety_verdict_new (SoleusSafetyAnswers *answers,
                           SoleusRoutine *routine,
                           const SoleusSafetyContext *context)
{
  SoleusSafetyVerdict *self = g_object_new (SOLEUS_TYPE_SAFETY_VERDICT, NULL);
  SoleusLegs enough = get_legs_with_enough (context);

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
  decide_legs (self, routine, enough | context->rested);
  decide_start (self, answers, context);
  collect_advices (self, answers, enough, context->hour_unknown);
  return self;
}

/**
 * soleus_safety_verdict_get_kind:
 *
 * Returns: the highest of what is ticked
 */
SoleusVerdictKind
soleus_safety_verdict_get_kind (SoleusSafetyVerdict *self)
{
  return self->kind;
}

/**
 * soleus_safety_verdict_may_start:
 *
 * Returns: whether Start is there, once the list is seen and acknowledged
 */
gboolean
soleus_safety_verdict_may_start (SoleusSafetyVerdict *self)
{
  return self->may_start;
}

/**
 * soleus_safety_verdict_needs_provider:
 *
 * Returns: whether the row soleus_safety_get_provider_text() is shown, and has to be ticked
 */
gboolean
soleus_safety_verdict_needs_provider (SoleusSafetyVerdict *self)
{
  return self->needs_provider;
}

/**
 * soleus_safety_verdict_needs_checked:
 *
 * Returns: whether the row soleus_safety_get_checked_text() is shown, and has to be ticked to lift
 *   the lock
 */
gboolean
soleus_safety_verdict_needs_checked (SoleusSafetyVerdict *self)
{
  return self->needs_checked;
}

/**
 * soleus_safety_verdict_is_gentle:
 *
 * Returns: whether no leg may be crossed or stacked, and an amber note stays on
 */
gboolean
soleus_safety_verdict_is_gentle (SoleusSafetyVerdict *self)
{
  return self->amber && self->kind < SOLEUS_VERDICT_REFER;
}

/**
 * soleus_safety_verdict_get_pressure_legs:
 *
 * Returns: the legs that may be pressed in this routine
 */
SoleusLegs
soleus_safety_verdict_get_pressure_legs (SoleusSafetyVerdict *self)
{
  return self->pressure_legs;
}

/**
 * soleus_safety_verdict_get_stretch_legs:
 *
 * Returns: the legs that may be stretched in this routine
 */
SoleusLegs
soleus_safety_verdict_get_stretch_legs (SoleusSafetyVerdict *self)
{
  return self->stretch_legs;
}

/**
 * soleus_safety_verdict_get_allowance:
 *
 * Returns: (transfer none): what may be done, step by step
 */
const SoleusAllowance *
soleus_safety_verdict_get_allowance (SoleusSafetyVerdict *self)
{
  return &self->allowance;
}

/**
 * soleus_safety_verdict_get_legs:
 *
 * Returns: the legs that have something to do in this routine
 */
SoleusLegs
soleus_safety_verdict_get_legs (SoleusSafetyVerdict *self)
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
 * @chosen: what was chosen on the routine's page
 *
 * Where the only leg that was chosen is left alone today, it is the other leg that is offered: the
 * Start button says so.
 *
 * Returns: the sides to start with, which are @chosen where there is no start at all
 */
SoleusSides
soleus_safety_verdict_narrow_sides (SoleusSafetyVerdict *self, SoleusSides chosen)
{
  SoleusLegs needed = self->has_pressure ? self->pressure_legs : self->stretch_legs;
  SoleusLegs legs = soleus_legs_from_sides (chosen) & soleus_safety_verdict_get_legs (self);

  if (needed == SOLEUS_LEGS_NONE)
    return chosen;
  return soleus_legs_to_sides ((legs & needed) != 0 ? legs : needed);
}

/**
 * soleus_safety_verdict_get_n_advices:
 *
 * Returns: how many advices the result has
 */
guint
soleus_safety_verdict_get_n_advices (SoleusSafetyVerdict *self)
{
  return self->advices->len;
}

/**
 * soleus_safety_verdict_get_advice:
 * @index: from 0, the most urgent first
 *
 * Returns: (transfer none): one advice of the result
 */
const SoleusSafetyAdvice *
soleus_safety_verdict_get_advice (SoleusSafetyVerdict *self, guint index)
{
  g_return_val_if_fail (index < self->advices->len, NULL);

  return g_ptr_array_index (self->advices, index);
}

/**
 * soleus_safety_verdict_has_phone_script:
 *
 * Nothing may delay an emergency call, so there is none for it.
 *
 * Returns: whether what to say on the phone is offered
 */
gboolean
soleus_safety_verdict_has_phone_script (SoleusSafetyVerdict *self)
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
 * Returns: (transfer container) (element-type SoleusSafetyAdvice): what is shown at that row as
 *   soon as it is ticked
 */
GPtrArray *
soleus_safety_verdict_get_row_advices (SoleusSafetyVerdict *self, const char *row_id)
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

/**
 * soleus_safety_verdict_get_acknowledgement:
 *
 * Returns: which sentence is acknowledged before Start
 */
SoleusAcknowledgement
soleus_safety_verdict_get_acknowledgement (SoleusSafetyVerdict *self)
{
  if (!self->may_start)
    return SOLEUS_ACKNOWLEDGEMENT_NONE;
  return self->anything_ticked || self->needs_provider ? SOLEUS_ACKNOWLEDGEMENT_NOTHING_ELSE
                                                       : SOLEUS_ACKNOWLEDGEMENT_NOTHING;
}

/**
 * soleus_safety_verdict_get_start_legs:
 *
 * Returns: what the Start button says about legs
 */
SoleusStartLegs
soleus_safety_verdict_get_start_legs (SoleusSafetyVerdict *self)
{
  SoleusLegs needed = self->has_pressure ? self->pressure_legs : self->stretch_legs;
  gboolean left = needed == SOLEUS_LEGS_LEFT;

  if (needed == SOLEUS_LEGS_BOTH || needed == SOLEUS_LEGS_NONE)
    return SOLEUS_START_LEGS_AS_CHOSEN;
  if (soleus_safety_verdict_get_legs (self) == SOLEUS_LEGS_BOTH)
    return left ? SOLEUS_START_LEGS_MASSAGE_LEFT_ONLY : SOLEUS_START_LEGS_MASSAGE_RIGHT_ONLY;
  return left ? SOLEUS_START_LEGS_LEFT_ONLY : SOLEUS_START_LEGS_RIGHT_ONLY;
}
