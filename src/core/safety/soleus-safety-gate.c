/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-safety-gate-private.h"

#include <glib/gi18n-lib.h>

#include "soleus-clearance-private.h"
#include "soleus-enum-types.h"
#include "soleus-legs.h"

#define LOCK_FILE "safety-lock"

enum
{
  PROP_0,
  PROP_LOCK,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SoleusSafetyGate, soleus_safety_gate, G_TYPE_OBJECT)

static void
replace_outstanding (SoleusSafetyGate *self)
{
  if (self->outstanding)
    soleus_clearance_replace (self->outstanding);
  g_clear_weak_pointer (&self->outstanding);
}

/* A session that waits for the list to go on is not ended by a tick that may be taken back. */
static void
lock_changed_cb (SoleusSafetyGate *self, GParamSpec *pspec, SoleusClearance *clearance)
{
  if (self->left_lock != SOLEUS_LOCK_NONE)
    soleus_clearance_revoke (clearance);
}

static void
verify_cb (SoleusSafetyGate *self)
{
  soleus_safety_gate_look (self, NULL);
}

static void
fill_context (SoleusSafetyGate *self, SoleusSafetyContext *context)
{
  SoleusPressureState pressure;

  soleus_safety_gate_look (self, NULL);
  soleus_pressure_ledger_look (self->ledger, &pressure);
  context->lock = self->lock.kind;
  context->clot_history = self->lock.clot;
  context->pressure_left_ms[0] = pressure.left_us[0] / 1000;
  context->pressure_left_ms[1] = pressure.left_us[1] / 1000;
  context->hour_unknown = pressure.unknown;
  context->rested = self->rested;
}

/* Tells of a lock that was set or lifted. */
void
soleus_safety_gate_notify_lock (SoleusSafetyGate *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOCK]);
}

static SoleusClearance *
issue (SoleusSafetyGate *self, SoleusClearanceTerms *terms)
{
  SoleusClearance *clearance;

  terms->ledger = self->ledger;
  clearance = soleus_clearance_new (terms);
  replace_outstanding (self);
  g_set_weak_pointer (&self->outstanding, clearance);
  g_signal_connect_object (self, "notify::lock", G_CALLBACK (lock_changed_cb), clearance, 0);
  g_signal_connect_object (clearance, "verify", G_CALLBACK (verify_cb), self, G_CONNECT_SWAPPED);
  self->rested = SOLEUS_LEGS_NONE;
  return clearance;
}

static void
soleus_safety_gate_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SoleusSafetyGate *self = SOLEUS_SAFETY_GATE (object);

  switch (id)
    {
    case PROP_LOCK:
      g_value_set_enum (value, self->lock.kind);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
soleus_safety_gate_finalize (GObject *object)
{
  SoleusSafetyGate *self = SOLEUS_SAFETY_GATE (object);

  replace_outstanding (self);
  g_clear_object (&self->ledger);
  soleus_safety_gate_close_lock (self);
  g_clear_object (&self->list);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (soleus_safety_gate_parent_class)->finalize (object);
}

static void
soleus_safety_gate_class_init (SoleusSafetyGateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = soleus_safety_gate_finalize;
  object_class->get_property = soleus_safety_gate_get_property;

  /**
   * SoleusSafetyGate:lock:
   *
   * Which lock is on. No session starts while there is one. It is notified as well when the list
   * is left with a sign ticked that was a lock already.
   */
  properties[PROP_LOCK] =
      g_param_spec_enum ("lock", NULL, NULL, SOLEUS_TYPE_LOCK_KIND, SOLEUS_LOCK_NONE,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
soleus_safety_gate_init (SoleusSafetyGate *self)
{
}

/**
 * soleus_safety_gate_new:
 * @state_dir: the folder of the lock and of the last hour's pressure; it is made when something is
 *   stored
 * @clock: measures how long a clearance waits, and how long ago pressure was
 *
 * The only maker of clearances. There is one gate in a running program.
 *
 * Returns: (transfer full): a gate, locked where the lock file says so or can't be understood
 */
SoleusSafetyGate *
soleus_safety_gate_new (const char *state_dir, SoleusClock *clock)
{
  SoleusSafetyGate *self = g_object_new (SOLEUS_TYPE_SAFETY_GATE, NULL);
  g_autofree char *path = g_build_filename (state_dir, LOCK_FILE, NULL);

  self->clock = g_object_ref (clock);
  self->list = soleus_safety_list_new ();
  self->ledger = soleus_pressure_ledger_new (state_dir, clock);
  soleus_safety_gate_open_lock (self, path);
  return self;
}

/**
 * soleus_safety_gate_new_answers:
 *
 * Returns: (transfer full): answers to the list, with nothing ticked
 */
SoleusSafetyAnswers *
soleus_safety_gate_new_answers (SoleusSafetyGate *self)
{
  SoleusSafetyAnswers *answers = soleus_safety_answers_new (self->list);

  soleus_safety_answers_set_clock (answers, self->clock);
  return answers;
}

/**
 * soleus_safety_gate_get_list:
 *
 * Returns: (transfer none): the list that is to be answered
 */
SoleusSafetyList *
soleus_safety_gate_get_list (SoleusSafetyGate *self)
{
  return self->list;
}

/**
 * soleus_safety_gate_judge:
 * @answers: as far as they are given
 * @routine: what is to be started
 *
 * Returns: (transfer full): what the answers come to, with all that the gate knows
 */
SoleusSafetyVerdict *
soleus_safety_gate_judge (SoleusSafetyGate *self,
                          SoleusSafetyAnswers *answers,
                          SoleusRoutine *routine)
{
  SoleusSafetyContext context;

  fill_context (self, &context);
  return soleus_safety_verdict_new (answers, routine, &context);
}

static gboolean
fail_no_start (SoleusSafetyGate *self,
               SoleusSafetyAnswers *answers,
               SoleusSafetyVerdict *verdict,
               GError **error)
{
  SoleusSafetyContext context;

  fill_context (self, &context);
  if (soleus_safety_verdict_needs_checked (verdict) && !soleus_safety_answers_get_checked (answers))
    return soleus_safety_gate_fail_locked (self, error);
  if (soleus_safety_verdict_get_kind (verdict) < SOLEUS_VERDICT_ORANGE &&
      context.pressure_left_ms[0] < SOLEUS_PRESSURE_LEAST_MS &&
      context.pressure_left_ms[1] < SOLEUS_PRESSURE_LEAST_MS)
    return soleus_safety_gate_fail (error, SOLEUS_SAFETY_ERROR_ENOUGH,
                                    soleus_safety_gate_get_enough_advice (self)->title);
  return soleus_safety_gate_fail (error, SOLEUS_SAFETY_ERROR_VERDICT,
                                  _ ("With what is ticked on the list, this can’t start today."));
}

static gboolean
check_answers (SoleusSafetyGate *self,
               SoleusSafetyAnswers *answers,
               SoleusSafetyVerdict *verdict,
               GError **error)
{
  if (!soleus_safety_answers_get_seen (answers))
    return soleus_safety_gate_fail (error, SOLEUS_SAFETY_ERROR_NOT_SEEN,
                                    soleus_safety_get_unseen_text ());
  if (!soleus_safety_verdict_may_start (verdict))
    return fail_no_start (self, answers, verdict, error);
  if (!soleus_safety_answers_get_acknowledged (answers))
    return soleus_safety_gate_fail (error, SOLEUS_SAFETY_ERROR_NOT_ACKNOWLEDGED,
                                    soleus_safety_verdict_get_acknowledgement_text (verdict));
  return soleus_safety_gate_check_age (self, answers, error);
}

static gboolean
check_options (SoleusSafetyVerdict *verdict,
               SoleusRoutine *routine,
               const SoleusOptions *options,
               GError **error)
{
  SoleusLegs wanted = soleus_legs_from_sides (options->sides);
  gboolean has_pressure = soleus_routine_has_pressure (routine);

  if ((wanted & ~soleus_safety_verdict_get_legs (verdict)) != 0 ||
      (has_pressure && (wanted & soleus_safety_verdict_get_pressure_legs (verdict)) == 0))
    return soleus_safety_gate_fail (error, SOLEUS_SAFETY_ERROR_LEGS,
                                    _ ("The safety check does not allow this leg today."));
  if (has_pressure && options->more_pressure && soleus_safety_verdict_is_gentle (verdict))
    return soleus_safety_gate_fail (error, SOLEUS_SAFETY_ERROR_PRESSURE,
                                    _ ("Only gentle pressure fits what is ticked on the list."));
  if (has_pressure && options->on_floor &&
      soleus_safety_verdict_get_allowance (verdict)->spared_legs != SOLEUS_LEGS_NONE)
    return soleus_safety_gate_fail (error, SOLEUS_SAFETY_ERROR_LEGS,
                                    _ ("The leg that is hurt would have to carry you down to the "
                                       "floor. Choose a chair."));
  return TRUE;
}

/**
 * soleus_safety_gate_submit:
 * @routine: what is to be started
 * @options: with the sides and the pressure that are wanted; see
 *   soleus_safety_verdict_narrow_sides()
 * @answers: the list, gone through and acknowledged
 * @error: a #SoleusSafetyError
 *
 * Passes the gate. Where a lock is on, this lifts it, as soleus_safety_gate_lift() does.
 *
 * Returns: (transfer full) (nullable): a clearance for one session of @routine with these legs and
 *   no more pressure than this
 */
SoleusClearance *
soleus_safety_gate_submit (SoleusSafetyGate *self,
                           SoleusRoutine *routine,
                           const SoleusOptions *options,
                           SoleusSafetyAnswers *answers,
                           GError **error)
{
  g_autoptr (SoleusSafetyVerdict) verdict = soleus_safety_gate_judge (self, answers, routine);
  SoleusLegs wanted = soleus_legs_from_sides (options->sides);
  SoleusClearanceTerms terms = { 0 };

  if (!check_answers (self, answers, verdict, error) ||
      !check_options (verdict, routine, options, error) ||
      (soleus_routine_has_pressure (routine) &&
       !soleus_pressure_ledger_check (self->ledger, error)))
    return NULL;
  if (self->lock.kind != SOLEUS_LOCK_NONE && !soleus_safety_gate_lift (self, answers, error))
    return NULL;

  terms.routine_id = routine->id;
  terms.verdict = soleus_safety_verdict_get_kind (verdict);
  terms.pressure_legs = wanted & soleus_safety_verdict_get_pressure_legs (verdict);
  terms.stretch_legs = wanted & soleus_safety_verdict_get_stretch_legs (verdict);
  terms.allowance = *soleus_safety_verdict_get_allowance (verdict);
  terms.allowance.pressure_legs &= wanted;
  terms.allowance.stretch_legs &= wanted;
  terms.gentle = soleus_safety_verdict_is_gentle (verdict);
  terms.acknowledged_boottime = soleus_safety_answers_get_acknowledged_boottime (answers);
  terms.more_pressure = options->more_pressure;
  return issue (self, &terms);
}

/**
 * soleus_safety_gate_issue_for_stretch:
 * @routine: a routine without massage
 * @error: a #SoleusSafetyError
 *
 * Stretches need no list, and yet no session starts while a lock is on: so they get a clearance as
 * well.
 *
 * Returns: (transfer full) (nullable): a clearance for one session
 */
SoleusClearance *
soleus_safety_gate_issue_for_stretch (SoleusSafetyGate *self,
                                      SoleusRoutine *routine,
                                      GError **error)
{
  SoleusClearanceTerms terms = {
    .routine_id = routine->id,
    .verdict = SOLEUS_VERDICT_CLEAR,
    .stretch_legs = SOLEUS_LEGS_BOTH,
    .allowance = { .stretch_legs = SOLEUS_LEGS_BOTH },
    .acknowledged_boottime = soleus_clock_get_boottime (self->clock),
  };

  if (soleus_routine_has_pressure (routine))
    {
      g_set_error (error, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_LIST_NEEDED,
                   _ ("“%s” has massage in it. Go through the safety list first."), routine->name);
      return NULL;
    }
  if (!soleus_safety_gate_check_stretch (self, error))
    return NULL;
  return issue (self, &terms);
}

/**
 * soleus_safety_gate_rest_leg:
 * @leg: the leg whose massage was stopped because of pain
 *
 * Its massage stays out of the next clearance, with which the other leg goes on (content C4).
 */
void
soleus_safety_gate_rest_leg (SoleusSafetyGate *self, SoleusLeg leg)
{
  g_return_if_fail (leg == SOLEUS_LEG_LEFT || leg == SOLEUS_LEG_RIGHT);

  replace_outstanding (self);
  self->rested = leg == SOLEUS_LEG_LEFT ? SOLEUS_LEGS_LEFT : SOLEUS_LEGS_RIGHT;
}

/**
 * soleus_safety_gate_forget_rested:
 *
 * The session that was stopped is over, nothing went on: the next one is a new one.
 */
void
soleus_safety_gate_forget_rested (SoleusSafetyGate *self)
{
  self->rested = SOLEUS_LEGS_NONE;
}

/**
 * soleus_safety_gate_get_pressure_left:
 * @leg: left or right
 *
 * Returns: milliseconds of pressure left to this calf: 180 s less those of the last 60 minutes
 */
gint64
soleus_safety_gate_get_pressure_left (SoleusSafetyGate *self, SoleusLeg leg)
{
  SoleusPressureState pressure;

  soleus_pressure_ledger_look (self->ledger, &pressure);
  return pressure.left_us[leg == SOLEUS_LEG_RIGHT] / 1000;
}

/**
 * soleus_safety_gate_get_ready_at:
 * @leg: left or right
 *
 * Returns: when massage of this calf is offered again, in microseconds since 1970-01-01 UTC; not in
 *   the future where it already is
 */
gint64
soleus_safety_gate_get_ready_at (SoleusSafetyGate *self, SoleusLeg leg)
{
  SoleusPressureState pressure;

  soleus_pressure_ledger_look (self->ledger, &pressure);
  return pressure.ready_at[leg == SOLEUS_LEG_RIGHT];
}

/**
 * soleus_safety_gate_get_enough_advice:
 *
 * Returns: (transfer none): what is said where too little pressure is left: that it is enough for
 *   this calf, or that nobody knows how much it had
 */
const SoleusSafetyAdvice *
soleus_safety_gate_get_enough_advice (SoleusSafetyGate *self)
{
  SoleusPressureState pressure;

  soleus_pressure_ledger_look (self->ledger, &pressure);
  return soleus_safety_list_find_advice (self->list, pressure.unknown ? "hour-unknown" : "enough");
}
