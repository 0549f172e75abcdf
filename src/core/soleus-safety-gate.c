/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-safety-gate.h"

#include <glib/gi18n-lib.h>

#include "soleus-clearance-private.h"
#include "soleus-enum-types.h"
#include "soleus-legs.h"
#include "soleus-safety-lock-private.h"

#define LOCK_FILE "safety-lock"

struct _SoleusSafetyGate
{
  GObject parent_instance;

  char *path;
  SoleusClock *clock;
  SoleusSafetyList *list;

  SoleusSafetyLock lock;
  gboolean unsaved;
  SoleusLegs rested;

  /* The last one given: a later one makes it worthless. */
  SoleusClearance *outstanding;

  SoleusPressureSource source;
  gpointer source_data;
  GDestroyNotify source_destroy;
};

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

static void
lock_changed_cb (SoleusSafetyGate *self, GParamSpec *pspec, SoleusClearance *clearance)
{
  if (self->lock.kind != SOLEUS_LOCK_NONE)
    soleus_clearance_revoke (clearance);
}

static void
take_lock (SoleusSafetyGate *self, SoleusSafetyLock *lock)
{
  SoleusLockKind before = self->lock.kind;

  soleus_safety_lock_clear (&self->lock);
  self->lock = *lock;
  *lock = (SoleusSafetyLock){ 0 };
  if (self->lock.kind != before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOCK]);
}

/* A lock that could not be stored holds all the same, and every later look at it tries again. */
static gboolean
save_lock (SoleusSafetyGate *self, GError **error)
{
  self->unsaved = !soleus_safety_lock_save (&self->lock, self->path, error);
  return !self->unsaved;
}

static gboolean
set_lock (SoleusSafetyGate *self, SoleusLockKind kind, gboolean clot, char **rows, GError **error)
{
  g_auto (SoleusSafetyLock) lock = { 0 };

  lock.kind = self->lock.kind == SOLEUS_LOCK_UNREADABLE ? kind : MAX (kind, self->lock.kind);
  lock.date = soleus_clock_get_wall (self->clock);
  lock.clot = clot || self->lock.clot;
  lock.rows = g_strdupv (rows);
  take_lock (self, &lock);
  return save_lock (self, error);
}

static gboolean
fail (GError **error, SoleusSafetyError code, const char *message)
{
  g_set_error_literal (error, SOLEUS_SAFETY_ERROR, code, message);
  return FALSE;
}

static gboolean
fail_locked (SoleusSafetyGate *self, GError **error)
{
  return fail (error, SOLEUS_SAFETY_ERROR_LOCKED,
               soleus_safety_gate_get_lock_advice (self)->texts[0]);
}

static GArray *
get_entries (SoleusSafetyGate *self)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (SoleusPressureEntry));

  if (self->source)
    self->source (entries, self->source_data);
  return entries;
}

static void
fill_context (SoleusSafetyGate *self, SoleusSafetyContext *context)
{
  context->lock = self->lock.kind;
  context->clot_history = self->lock.clot;
  context->pressure_left_ms[0] = soleus_safety_gate_get_pressure_left (self, SOLEUS_LEG_LEFT);
  context->pressure_left_ms[1] = soleus_safety_gate_get_pressure_left (self, SOLEUS_LEG_RIGHT);
  context->rested = self->rested;
}

static SoleusClearance *
issue (SoleusSafetyGate *self, SoleusClearanceTerms *terms)
{
  SoleusClearance *clearance;

  terms->issued_boottime = soleus_clock_get_boottime (self->clock);
  clearance = soleus_clearance_new (terms);
  replace_outstanding (self);
  g_set_weak_pointer (&self->outstanding, clearance);
  g_signal_connect_object (self, "notify::lock", G_CALLBACK (lock_changed_cb), clearance, 0);
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
  soleus_safety_gate_set_pressure_source (self, NULL, NULL, NULL);
  soleus_safety_lock_clear (&self->lock);
  g_clear_object (&self->list);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->path, g_free);
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
   * Which lock is on. No session starts while there is one.
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
 * @state_dir: the folder of the lock file; it is made when the first lock is stored
 * @clock: measures how long a clearance waits
 *
 * The only maker of clearances. There is one gate in a running program.
 *
 * Returns: (transfer full): a gate, locked where the lock file says so or can't be understood
 */
SoleusSafetyGate *
soleus_safety_gate_new (const char *state_dir, SoleusClock *clock)
{
  SoleusSafetyGate *self = g_object_new (SOLEUS_TYPE_SAFETY_GATE, NULL);

  self->path = g_build_filename (state_dir, LOCK_FILE, NULL);
  self->clock = g_object_ref (clock);
  self->list = soleus_safety_list_new ();
  soleus_safety_lock_load (&self->lock, self->path);
  return self;
}

/**
 * soleus_safety_gate_set_pressure_source:
 * @source: (nullable): tells of the massage of the last 60 minutes
 * @user_data: given to @source
 * @destroy: (nullable): frees @user_data
 */
void
soleus_safety_gate_set_pressure_source (SoleusSafetyGate *self,
                                        SoleusPressureSource source,
                                        gpointer user_data,
                                        GDestroyNotify destroy)
{
  if (self->source_destroy)
    self->source_destroy (self->source_data);
  self->source = source;
  self->source_data = user_data;
  self->source_destroy = destroy;
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
    return fail_locked (self, error);
  if (soleus_safety_verdict_get_kind (verdict) < SOLEUS_VERDICT_ORANGE &&
      context.pressure_left_ms[0] < SOLEUS_PRESSURE_LEAST_MS &&
      context.pressure_left_ms[1] < SOLEUS_PRESSURE_LEAST_MS)
    return fail (error, SOLEUS_SAFETY_ERROR_ENOUGH,
                 soleus_safety_list_find_advice (self->list, "enough")->title);
  return fail (error, SOLEUS_SAFETY_ERROR_VERDICT,
               _("With what is ticked on the list, this can’t start today."));
}

static gboolean
check_answers (SoleusSafetyGate *self,
               SoleusSafetyAnswers *answers,
               SoleusSafetyVerdict *verdict,
               GError **error)
{
  if (!soleus_safety_answers_get_seen (answers))
    return fail (error, SOLEUS_SAFETY_ERROR_NOT_SEEN, soleus_safety_get_unseen_text ());
  if (!soleus_safety_verdict_may_start (verdict))
    return fail_no_start (self, answers, verdict, error);
  if (!soleus_safety_answers_get_acknowledged (answers))
    return fail (error, SOLEUS_SAFETY_ERROR_NOT_ACKNOWLEDGED,
                 soleus_safety_verdict_get_acknowledgement_text (verdict));
  return TRUE;
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
    return fail (error, SOLEUS_SAFETY_ERROR_LEGS,
                 _("The safety check does not allow this leg today."));
  if (has_pressure && options->more_pressure && soleus_safety_verdict_is_gentle (verdict))
    return fail (error, SOLEUS_SAFETY_ERROR_PRESSURE,
                 _("Only gentle pressure fits what is ticked on the list."));
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
      !check_options (verdict, routine, options, error))
    return NULL;
  if (self->lock.kind != SOLEUS_LOCK_NONE && !soleus_safety_gate_lift (self, answers, error))
    return NULL;

  terms.routine_id = soleus_routine_get_id (routine);
  terms.verdict = soleus_safety_verdict_get_kind (verdict);
  terms.pressure_legs = wanted & soleus_safety_verdict_get_pressure_legs (verdict);
  terms.stretch_legs = wanted & soleus_safety_verdict_get_stretch_legs (verdict);
  terms.gentle = soleus_safety_verdict_is_gentle (verdict);
  terms.more_pressure = options->more_pressure;
  terms.pressure_left_ms[0] = soleus_safety_gate_get_pressure_left (self, SOLEUS_LEG_LEFT);
  terms.pressure_left_ms[1] = soleus_safety_gate_get_pressure_left (self, SOLEUS_LEG_RIGHT);
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
    .routine_id = soleus_routine_get_id (routine),
    .verdict = SOLEUS_VERDICT_CLEAR,
    .stretch_legs = SOLEUS_LEGS_BOTH,
  };

  if (soleus_routine_has_pressure (routine))
    {
      g_set_error (error, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_LIST_NEEDED,
                   _("“%s” has massage in it. Go through the safety list first."),
                   soleus_routine_get_name (routine));
      return NULL;
    }
  if (!soleus_safety_gate_check_stretch (self, error))
    return NULL;
  return issue (self, &terms);
}

/**
 * soleus_safety_gate_leave:
 * @answers: as they stand when the list is left, in whatever way
 * @error: a #SoleusSafetyError: the lock is on and could not be stored; it holds while the program
 *   runs, and storing it is tried again
 *
 * Locks where a RED or EMERGENCY row is still ticked. A tick that was taken back stores nothing.
 *
 * Returns: whether there was nothing to store, or it is stored
 */
gboolean
soleus_safety_gate_leave (SoleusSafetyGate *self, SoleusSafetyAnswers *answers, GError **error)
{
  SoleusVerdictKind highest = soleus_safety_answers_get_highest (answers);
  g_auto (GStrv) rows = NULL;

  if (highest < SOLEUS_VERDICT_RED)
    return !self->unsaved || save_lock (self, error);
  rows = soleus_safety_answers_dup_rows (answers);
  return set_lock (self,
                   highest == SOLEUS_VERDICT_EMERGENCY ? SOLEUS_LOCK_EMERGENCY : SOLEUS_LOCK_RED,
                   soleus_safety_answers_get_clot (answers), rows, error);
}

/**
 * soleus_safety_gate_lock_after_stop:
 * @error: as of soleus_safety_gate_leave()
 *
 * Locks after a stop for pain that came with popping, swelling, numbness, or a leg that can't be
 * stood on (content C4): the advice is the same as for RED, and so is the lock.
 *
 * Returns: whether it is stored
 */
gboolean
soleus_safety_gate_lock_after_stop (SoleusSafetyGate *self, GError **error)
{
  char *rows[] = { NULL };

  return set_lock (self, SOLEUS_LOCK_RED, FALSE, rows, error);
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
 * soleus_safety_gate_lift:
 * @answers: the list, gone through
 * @error: a #SoleusSafetyError
 *
 * Lifts the lock: nothing RED may be ticked, and it takes "I have been checked by a medical
 * professional"; but after an unreadable file only the list, as nobody must claim a visit that did
 * not happen. That a clot was ticked is kept.
 *
 * Returns: whether there is no lock any more
 */
gboolean
soleus_safety_gate_lift (SoleusSafetyGate *self, SoleusSafetyAnswers *answers, GError **error)
{
  g_auto (SoleusSafetyLock) lifted = { .date = self->lock.date, .clot = self->lock.clot };

  if (self->lock.kind == SOLEUS_LOCK_NONE)
    return TRUE;
  if (!soleus_safety_answers_get_seen (answers))
    return fail (error, SOLEUS_SAFETY_ERROR_NOT_SEEN, soleus_safety_get_unseen_text ());
  if (soleus_safety_answers_get_highest (answers) >= SOLEUS_VERDICT_RED ||
      (self->lock.kind != SOLEUS_LOCK_UNREADABLE && !soleus_safety_answers_get_checked (answers)))
    return fail_locked (self, error);

  /* A file that stays behind would lock again at the next start, so then nothing is lifted. */
  if (!soleus_safety_lock_save (&lifted, self->path, error))
    return FALSE;
  self->unsaved = FALSE;
  lifted.rows = g_new0 (char *, 1);
  take_lock (self, &lifted);
  return TRUE;
}

/**
 * soleus_safety_gate_check_stretch:
 * @error: a #SoleusSafetyError with what to do
 *
 * Returns: whether stretches are open: a lock holds them too
 */
gboolean
soleus_safety_gate_check_stretch (SoleusSafetyGate *self, GError **error)
{
  return self->lock.kind == SOLEUS_LOCK_NONE || fail_locked (self, error);
}

/**
 * soleus_safety_gate_delete_answers:
 * @error: a #SoleusSafetyError
 *
 * Forgets which rows were ticked. A lock, with its date and kind and what a clot asks for, stays.
 *
 * Returns: whether they are gone
 */
gboolean
soleus_safety_gate_delete_answers (SoleusSafetyGate *self, GError **error)
{
  if (!self->lock.rows[0])
    return TRUE;
  g_strfreev (self->lock.rows);
  self->lock.rows = g_new0 (char *, 1);
  return save_lock (self, error);
}

/**
 * soleus_safety_gate_get_lock:
 *
 * Returns: which lock is on
 */
SoleusLockKind
soleus_safety_gate_get_lock (SoleusSafetyGate *self)
{
  return self->lock.kind;
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
  if (self->lock.kind < SOLEUS_LOCK_RED)
    return NULL;
  return g_date_time_new_from_unix_local (self->lock.date / G_USEC_PER_SEC);
}

/**
 * soleus_safety_gate_get_lock_rows:
 *
 * Returns: (array zero-terminated=1): ids of the rows that were left ticked; none after
 *   soleus_safety_gate_delete_answers()
 */
const char *const *
soleus_safety_gate_get_lock_rows (SoleusSafetyGate *self)
{
  return (const char *const *) self->lock.rows;
}

/**
 * soleus_safety_gate_get_lock_advice:
 *
 * Returns: (transfer none) (nullable): what is said while a lock is on
 */
const SoleusSafetyAdvice *
soleus_safety_gate_get_lock_advice (SoleusSafetyGate *self)
{
  switch (self->lock.kind)
    {
    case SOLEUS_LOCK_UNREADABLE:
      return soleus_safety_list_find_advice (self->list, "lock-unreadable");
    case SOLEUS_LOCK_RED:
    case SOLEUS_LOCK_EMERGENCY:
      return soleus_safety_list_find_advice (self->list, "locked");
    case SOLEUS_LOCK_NONE:
    default:
      return NULL;
    }
}

/**
 * soleus_safety_gate_get_clot_history:
 *
 * Returns: whether a clot was ticked once, so that massage needs the provider's word at every start
 */
gboolean
soleus_safety_gate_get_clot_history (SoleusSafetyGate *self)
{
  return self->lock.clot;
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
  g_autoptr (GArray) entries = get_entries (self);
  gint64 used = soleus_pressure_log_get_used ((SoleusPressureEntry *) entries->data, entries->len,
                                              leg, soleus_clock_get_wall (self->clock));

  return MAX (0, SOLEUS_PRESSURE_CAP_MS - used);
}

/**
 * soleus_safety_gate_get_ready_at:
 * @leg: left or right
 *
 * Returns: when massage of this calf is offered again, in microseconds since 1970-01-01 UTC; now
 *   where it already is
 */
gint64
soleus_safety_gate_get_ready_at (SoleusSafetyGate *self, SoleusLeg leg)
{
  g_autoptr (GArray) entries = get_entries (self);

  return soleus_pressure_log_get_ready_at ((SoleusPressureEntry *) entries->data, entries->len, leg,
                                           soleus_clock_get_wall (self->clock));
}
