/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-safety-gate.h"

#include <glib/gi18n-lib.h>

#include "soleus-enum-types.h"
#include "soleus-legs.h"
#include "soleus-safety-lock.h"

#define LOCK_FILE "safety-lock"

struct _SoleusSafetyGate
{
  GObject parent_instance;

  SoleusClock *clock;
  SoleusSafetyList *list;
  SoleusPressureLedger *ledger;
  SoleusSafetyLockStore store;

  /* The last clearance: a later one makes it worthless. */
  SoleusClearance *outstanding;
  /* Legs whose massage was stopped because of pain in the session that goes on. */
  SoleusLegs rested;
};

enum
{
  PROP_0,
  PROP_LOCK,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SoleusSafetyGate, soleus_safety_gate, G_TYPE_OBJECT)

static gboolean
fail (GError **error, SoleusSafetyError code, const char *message)
{
  g_set_error_literal (error, SOLEUS_SAFETY_ERROR, code, message);
  return FALSE;
}

static gboolean
fail_locked (SoleusSafetyGate *self, GError **error)
{
  const SoleusSafetyAdvice *advice = soleus_safety_gate_get_lock_advice (self);

  /* Another program may have lifted the lock just now. The person has to ask again. */
  if (!advice)
    advice = soleus_safety_list_find_advice (self->list, "locked");
  return fail (error, SOLEUS_SAFETY_ERROR_LOCKED, advice->texts[0]);
}

static void
replace_outstanding (SoleusSafetyGate *self)
{
  if (self->outstanding)
    soleus_clearance_replace (self->outstanding);
  g_clear_weak_pointer (&self->outstanding);
}

static void
notify_lock (gpointer self)
{
  g_object_notify_by_pspec (self, properties[PROP_LOCK]);
}

static void
soleus_safety_gate_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_LOCK:
      g_value_set_enum (value, SOLEUS_SAFETY_GATE (object)->store.lock.kind);
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
  soleus_safety_lock_store_clear (&self->store);
  g_clear_object (&self->ledger);
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
   * No session starts while there is a lock. This is notified as well when the list is left with a
   * sign ticked that was a lock already.
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
 *
 * Only the gate makes clearances, and a running program has one gate.
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
  soleus_safety_lock_store_init (&self->store, path, clock, notify_lock, self);
  return self;
}

SoleusSafetyList *
soleus_safety_gate_get_list (SoleusSafetyGate *self)
{
  return self->list;
}

/* Returns: (transfer full): answers with nothing ticked */
SoleusSafetyAnswers *
soleus_safety_gate_new_answers (SoleusSafetyGate *self)
{
  return soleus_safety_answers_new (self->list, self->clock);
}

/**
 * soleus_safety_gate_judge:
 * @answers: as far as they are given
 * @routine: the one that is to be started
 *
 * Returns: (transfer full): the verdict on the answers and on all that the gate knows
 */
SoleusSafetyVerdict *
soleus_safety_gate_judge (SoleusSafetyGate *self,
                          SoleusSafetyAnswers *answers,
                          SoleusRoutine *routine)
{
  SoleusSafetyContext context = { .rested = self->rested };
  SoleusPressureState pressure;

  soleus_safety_lock_store_look (&self->store, NULL);
  soleus_pressure_ledger_look (self->ledger, &pressure);
  context.lock = self->store.lock.kind;
  context.clot_history = self->store.lock.clot;
  context.pressure_left_ms[0] = pressure.left_us[0] / 1000;
  context.pressure_left_ms[1] = pressure.left_us[1] / 1000;
  context.hour_unknown = pressure.unknown;
  return soleus_safety_verdict_new (answers, routine, &context);
}

/* The acknowledgement is good for ten minutes, and no answer may be older than 30. */
static gboolean
check_age (SoleusSafetyGate *self, SoleusSafetyAnswers *answers, GError **error)
{
  gint64 acknowledged = soleus_safety_answers_get_acknowledged_boottime (answers);
  gint64 begun = soleus_safety_answers_get_begun_boottime (answers);
  gint64 now = soleus_clock_get_boottime (self->clock);

  if (acknowledged <= now && acknowledged >= now - SOLEUS_CLEARANCE_LIFE &&
      (begun == G_MININT64 || (begun <= now && begun >= now - SOLEUS_ANSWERS_LIFE)))
    return TRUE;
  return fail (error, SOLEUS_SAFETY_ERROR_STALE,
               _ ("The safety check was more than ten minutes ago. Please go "
                  "through the list again."));
}

static gboolean
check_answers (SoleusSafetyGate *self,
               SoleusSafetyAnswers *answers,
               const SoleusSafetyVerdict *verdict,
               GError **error)
{
  SoleusPressureState pressure;

  if (!soleus_safety_answers_get_seen (answers))
    return fail (error, SOLEUS_SAFETY_ERROR_NOT_SEEN, soleus_safety_get_unseen_text ());
  if (!verdict->may_start)
    {
      if (verdict->needs_checked && !soleus_safety_answers_get_checked (answers))
        return fail_locked (self, error);
      soleus_pressure_ledger_look (self->ledger, &pressure);
      if (verdict->kind < SOLEUS_VERDICT_ORANGE &&
          MAX (pressure.left_us[0], pressure.left_us[1]) / 1000 < SOLEUS_PRESSURE_LEAST_MS)
        return fail (error, SOLEUS_SAFETY_ERROR_ENOUGH,
                     soleus_safety_gate_get_enough_advice (self)->title);
      return fail (error, SOLEUS_SAFETY_ERROR_VERDICT,
                   _ ("With what is ticked on the list, this can’t start today."));
    }
  if (!soleus_safety_answers_get_acknowledged (answers))
    return fail (error, SOLEUS_SAFETY_ERROR_NOT_ACKNOWLEDGED,
                 soleus_safety_verdict_get_acknowledgement_text (verdict));
  return check_age (self, answers, error);
}

static gboolean
check_options (const SoleusSafetyVerdict *verdict,
               SoleusRoutine *routine,
               const SoleusOptions *options,
               GError **error)
{
  SoleusLegs wanted = soleus_legs_from_sides (options->sides);
  gboolean has_pressure = soleus_routine_has_pressure (routine);

  if ((wanted & ~soleus_safety_verdict_get_legs (verdict)) != 0 ||
      (has_pressure && (wanted & verdict->pressure_legs) == 0))
    return fail (error, SOLEUS_SAFETY_ERROR_LEGS,
                 _ ("The safety check does not allow this leg today."));
  if (has_pressure && options->more_pressure && verdict->gentle)
    return fail (error, SOLEUS_SAFETY_ERROR_PRESSURE,
                 _ ("Only gentle pressure fits what is ticked on the list."));
  if (has_pressure && options->on_floor && verdict->allowance.spared_legs != SOLEUS_LEGS_NONE)
    return fail (error, SOLEUS_SAFETY_ERROR_LEGS,
                 _ ("The leg that is hurt would have to carry you down to the "
                    "floor. Choose a chair."));
  return TRUE;
}

/* A tick that may be taken back doesn't end a session that waits for the list to go on. */
static void
lock_changed_cb (SoleusSafetyGate *self, GParamSpec *pspec, SoleusClearance *clearance)
{
  if (self->store.left_kind != SOLEUS_LOCK_NONE)
    soleus_clearance_revoke (clearance);
}

static void
look_cb (SoleusSafetyGate *self)
{
  soleus_safety_lock_store_look (&self->store, NULL);
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
  g_signal_connect_object (clearance, "verify", G_CALLBACK (look_cb), self, G_CONNECT_SWAPPED);
  self->rested = SOLEUS_LEGS_NONE;
  return clearance;
}

/**
 * soleus_safety_gate_submit:
 * @options: with the sides and the pressure that are wanted; see
 *   soleus_safety_verdict_narrow_sides()
 * @answers: the list, gone through and acknowledged
 * @error: a #SoleusSafetyError
 *
 * Passes the gate, and lifts a lock as soleus_safety_gate_lift() does.
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
  SoleusClearanceTerms terms = {
    .routine_id = routine->id,
    .verdict = verdict->kind,
    .pressure_legs = wanted & verdict->pressure_legs,
    .stretch_legs = wanted & verdict->stretch_legs,
    .allowance = verdict->allowance,
    .more_pressure = options->more_pressure,
    .gentle = verdict->gentle,
    .acknowledged_boottime = soleus_safety_answers_get_acknowledged_boottime (answers),
  };

  if (!check_answers (self, answers, verdict, error) ||
      !check_options (verdict, routine, options, error) ||
      (soleus_routine_has_pressure (routine) &&
       !soleus_pressure_ledger_check (self->ledger, error)))
    return NULL;
  if (self->store.lock.kind != SOLEUS_LOCK_NONE && !soleus_safety_gate_lift (self, answers, error))
    return NULL;
  terms.allowance.pressure_legs &= wanted;
  terms.allowance.stretch_legs &= wanted;
  return issue (self, &terms);
}

/**
 * soleus_safety_gate_issue_for_stretch:
 * @routine: a routine without massage
 * @error: a #SoleusSafetyError
 *
 * Stretches need no list. They need a clearance all the same, because no session starts while a
 * lock is on.
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
 * Leaves massage of this leg out of the next clearance, with which the other leg goes on.
 */
void
soleus_safety_gate_rest_leg (SoleusSafetyGate *self, SoleusLeg leg)
{
  g_return_if_fail (leg == SOLEUS_LEG_LEFT || leg == SOLEUS_LEG_RIGHT);

  replace_outstanding (self);
  self->rested = leg == SOLEUS_LEG_LEFT ? SOLEUS_LEGS_LEFT : SOLEUS_LEGS_RIGHT;
}

/* The session that was stopped is over, and the next one is a new one. */
void
soleus_safety_gate_forget_rested (SoleusSafetyGate *self)
{
  self->rested = SOLEUS_LEGS_NONE;
}

/* ---- the lock */

/* The lock that the ticked rows ask for. RED and EMERGENCY rows lock, and no others. */
static void
get_ticked (SoleusSafetyGate *self, SoleusSafetyAnswers *answers, SoleusSafetyLock *lock)
{
  SoleusVerdictKind highest = soleus_safety_answers_get_highest (answers);

  *lock = (SoleusSafetyLock){ 0 };
  if (highest < SOLEUS_VERDICT_RED)
    return;
  lock->kind = highest == SOLEUS_VERDICT_EMERGENCY ? SOLEUS_LOCK_EMERGENCY : SOLEUS_LOCK_RED;
  lock->date = soleus_clock_get_wall (self->clock);
  lock->clot = soleus_safety_answers_get_clot (answers);
  lock->rows = soleus_safety_answers_dup_rows (answers);
}

/**
 * soleus_safety_gate_note:
 * @answers: as they stand, while the list is open
 * @error: a #SoleusSafetyError: the lock could not be stored, or could not be taken away again; it
 *   holds, and storing it is tried again
 *
 * Locks as soon as a RED or EMERGENCY row is ticked, so that the lock is stored however the program
 * ends. Takes that lock away again when the tick is taken back. A lock that is older than the open
 * list stays.
 *
 * Returns: whether the file says so
 */
gboolean
soleus_safety_gate_note (SoleusSafetyGate *self, SoleusSafetyAnswers *answers, GError **error)
{
  g_auto (SoleusSafetyLock) lock = { 0 };

  get_ticked (self, answers, &lock);
  soleus_safety_lock_store_set_ticked (&self->store, &lock);
  return soleus_safety_lock_store_look (&self->store, error);
}

/**
 * soleus_safety_gate_leave:
 * @answers: as they stand when the list is left, in whatever way
 * @error: as of soleus_safety_gate_note()
 *
 * Keeps the lock of a RED or EMERGENCY row until soleus_safety_gate_lift() takes it away. A tick
 * that was taken back stores nothing.
 *
 * Returns: whether there was nothing to store, or it is stored
 */
gboolean
soleus_safety_gate_leave (SoleusSafetyGate *self, SoleusSafetyAnswers *answers, GError **error)
{
  g_auto (SoleusSafetyLock) lock = { 0 };

  get_ticked (self, answers, &lock);
  soleus_safety_lock_store_add (&self->store, &lock);
  soleus_safety_lock_store_set_ticked (&self->store, &(SoleusSafetyLock){ 0 });
  return soleus_safety_lock_store_look (&self->store, error);
}

/**
 * soleus_safety_gate_lock_after_stop:
 * @error: as of soleus_safety_gate_leave()
 *
 * Locks after a stop for pain that came with popping, swelling, numbness, or a leg that can't be
 * stood on. The lock is that of RED. Its advice is that of the stop, because nobody was asked which
 * of these it was.
 *
 * Returns: whether it is stored
 */
gboolean
soleus_safety_gate_lock_after_stop (SoleusSafetyGate *self, GError **error)
{
  const char *const rows[] = { SOLEUS_SAFETY_STOP_ROW, NULL };
  const SoleusSafetyLock lock = {
    .kind = SOLEUS_LOCK_RED,
    .date = soleus_clock_get_wall (self->clock),
    .rows = (char **) rows,
  };

  soleus_safety_lock_store_add (&self->store, &lock);
  return soleus_safety_lock_store_look (&self->store, error);
}

static gboolean
check_lift (SoleusSafetyGate *self, SoleusSafetyAnswers *answers, GError **error)
{
  if (!soleus_safety_answers_get_seen (answers))
    return fail (error, SOLEUS_SAFETY_ERROR_NOT_SEEN, soleus_safety_get_unseen_text ());
  if (soleus_safety_answers_get_highest (answers) >= SOLEUS_VERDICT_RED ||
      (self->store.lock.kind != SOLEUS_LOCK_UNREADABLE &&
       !soleus_safety_answers_get_checked (answers)))
    return fail_locked (self, error);
  if (!soleus_safety_answers_get_acknowledged (answers))
    return fail (error, SOLEUS_SAFETY_ERROR_NOT_ACKNOWLEDGED, soleus_safety_get_unseen_text ());
  return check_age (self, answers, error);
}

/**
 * soleus_safety_gate_lift:
 * @answers: the list, gone through and acknowledged
 * @error: a #SoleusSafetyError
 *
 * Lifts the lock. Nothing RED may be ticked, and "I have been checked by a medical professional"
 * must be. After an unreadable file the list alone lifts it, because nobody should claim a visit
 * that did not happen. A clot that was ticked once is kept. A list that is open in another program
 * with a sign ticked locks again.
 *
 * Returns: whether there is no lock any more
 */
gboolean
soleus_safety_gate_lift (SoleusSafetyGate *self, SoleusSafetyAnswers *answers, GError **error)
{
  g_autoptr (GError) problem = NULL;

  soleus_safety_gate_note (self, answers, NULL);
  if (self->store.lock.kind == SOLEUS_LOCK_NONE)
    return TRUE;
  if (!check_lift (self, answers, error))
    return FALSE;
  if (soleus_safety_lock_store_lift (&self->store, &problem))
    return TRUE;
  if (!problem)
    return fail_locked (self, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * soleus_safety_gate_check_stretch:
 * @error: a #SoleusSafetyError with what to do
 *
 * Returns: whether stretches are open, which a lock closes too
 */
gboolean
soleus_safety_gate_check_stretch (SoleusSafetyGate *self, GError **error)
{
  soleus_safety_lock_store_look (&self->store, NULL);
  return self->store.lock.kind == SOLEUS_LOCK_NONE || fail_locked (self, error);
}

/**
 * soleus_safety_gate_delete_answers:
 * @error: a #SoleusSafetyError
 *
 * Forgets which rows were ticked. A lock stays, with its date and kind and with what a clot asks
 * for.
 *
 * Returns: whether they are gone
 */
gboolean
soleus_safety_gate_delete_answers (SoleusSafetyGate *self, GError **error)
{
  soleus_safety_lock_store_look (&self->store, NULL);
  return !self->store.lock.rows[0] || soleus_safety_lock_store_forget_rows (&self->store, error);
}

/**
 * soleus_safety_gate_watch_lock:
 *
 * Sees a lock that another program sets or lifts as soon as it is stored. Without this, the gate
 * sees it before the next decision.
 */
void
soleus_safety_gate_watch_lock (SoleusSafetyGate *self)
{
  soleus_safety_lock_store_watch (&self->store);
}

SoleusLockKind
soleus_safety_gate_get_lock (SoleusSafetyGate *self)
{
  return self->store.lock.kind;
}

/**
 * soleus_safety_gate_get_lock_date:
 *
 * Returns: (transfer full) (nullable): when the lock was set, in local time; %NULL where there is
 *   none or its file can't be understood
 */
GDateTime *
soleus_safety_gate_get_lock_date (SoleusSafetyGate *self)
{
  if (self->store.lock.kind < SOLEUS_LOCK_RED)
    return NULL;
  return g_date_time_new_from_unix_local (self->store.lock.date / G_USEC_PER_SEC);
}

/**
 * soleus_safety_gate_get_lock_rows:
 *
 * Returns: (array zero-terminated=1): ids of the rows that were left ticked, and
 *   %SOLEUS_SAFETY_STOP_ROW; none after soleus_safety_gate_delete_answers()
 */
const char *const *
soleus_safety_gate_get_lock_rows (SoleusSafetyGate *self)
{
  return (const char *const *) self->store.lock.rows;
}

/**
 * soleus_safety_gate_get_lock_problem:
 *
 * Returns: (nullable): why the lock file can't be read and what to do, translated; %NULL where it
 *   can be read, whether or not it can be understood
 */
const char *
soleus_safety_gate_get_lock_problem (SoleusSafetyGate *self)
{
  return self->store.file.problem;
}

/* Returns: (nullable): the advice while a lock is on */
const SoleusSafetyAdvice *
soleus_safety_gate_get_lock_advice (SoleusSafetyGate *self)
{
  if (self->store.lock.kind == SOLEUS_LOCK_NONE)
    return NULL;
  return soleus_safety_list_find_advice (
      self->list, self->store.lock.kind == SOLEUS_LOCK_UNREADABLE ? "lock-unreadable" : "locked");
}

/* Returns: whether a clot was ticked once, so that massage needs the provider's word each time */
gboolean
soleus_safety_gate_get_clot_history (SoleusSafetyGate *self)
{
  return self->store.lock.clot;
}

/* ---- the last hour */

/* Returns: milliseconds of pressure that are left to this calf: 180 s less the last 60 minutes */
gint64
soleus_safety_gate_get_pressure_left (SoleusSafetyGate *self, SoleusLeg leg)
{
  SoleusPressureState pressure;

  soleus_pressure_ledger_look (self->ledger, &pressure);
  return pressure.left_us[leg == SOLEUS_LEG_RIGHT] / 1000;
}

/**
 * soleus_safety_gate_get_ready_at:
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
 * soleus_safety_gate_add_pressure:
 * @leg: left or right
 * @ms: milliseconds of massage that Soleus didn't guide
 * @end_us: when they ended, in microseconds since 1970-01-01 UTC
 *
 * Counts massage that the person tells of. It never gives anything back.
 */
void
soleus_safety_gate_add_pressure (SoleusSafetyGate *self, SoleusLeg leg, gint64 ms, gint64 end_us)
{
  soleus_pressure_ledger_add (self->ledger, leg, ms * 1000, end_us);
}

/* Returns: the advice where too little pressure is left: that it is enough for this calf, or that
 *   nobody knows how much it had */
const SoleusSafetyAdvice *
soleus_safety_gate_get_enough_advice (SoleusSafetyGate *self)
{
  SoleusPressureState pressure;

  soleus_pressure_ledger_look (self->ledger, &pressure);
  return soleus_safety_list_find_advice (self->list, pressure.unknown ? "hour-unknown" : "enough");
}
