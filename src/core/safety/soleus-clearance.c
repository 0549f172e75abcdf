/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-clearance.h"

#include <glib/gi18n-lib.h>

#include "soleus-legs.h"

struct _SoleusClearance
{
  GObject parent_instance;

  char *routine_id;
  SoleusClearanceTerms terms;
  gboolean spent;
  gboolean revoked;
};

G_DEFINE_FINAL_TYPE (SoleusClearance, soleus_clearance, G_TYPE_OBJECT)

enum
{
  SIGNAL_REVOKED,
  SIGNAL_VERIFY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

GQuark
soleus_safety_error_quark (void)
{
  return g_quark_from_static_string ("soleus-safety-error-quark");
}

static void
soleus_clearance_finalize (GObject *object)
{
  SoleusClearance *self = SOLEUS_CLEARANCE (object);

  g_clear_pointer (&self->routine_id, g_free);
  g_clear_object (&self->terms.ledger);
  G_OBJECT_CLASS (soleus_clearance_parent_class)->finalize (object);
}

static void
soleus_clearance_class_init (SoleusClearanceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = soleus_clearance_finalize;

  /* A lock was set: the session that runs on this clearance has to end. */
  signals[SIGNAL_REVOKED] = g_signal_new ("revoked", SOLEUS_TYPE_CLEARANCE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  /* The gate looks whether another program has set a lock. */
  signals[SIGNAL_VERIFY] = g_signal_new ("verify", SOLEUS_TYPE_CLEARANCE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
soleus_clearance_init (SoleusClearance *self)
{
  self->spent = TRUE;
}

SoleusClearance *
soleus_clearance_new (const SoleusClearanceTerms *terms)
{
  SoleusClearance *self = g_object_new (SOLEUS_TYPE_CLEARANCE, NULL);

  self->routine_id = g_strdup (terms->routine_id);
  self->terms = *terms;
  self->terms.routine_id = self->routine_id;
  g_object_ref (self->terms.ledger);
  self->spent = FALSE;
  return self;
}

/* Makes it worthless for a start, because a later clearance takes its place. */
void
soleus_clearance_replace (SoleusClearance *self)
{
  self->spent = TRUE;
}

/* Makes it worthless and ends the session that runs on it, because a lock was set. */
void
soleus_clearance_revoke (SoleusClearance *self)
{
  self->spent = TRUE;
  if (self->revoked)
    return;
  self->revoked = TRUE;
  g_signal_emit (self, signals[SIGNAL_REVOKED], 0);
}

/**
 * soleus_clearance_verify:
 * @error: a #SoleusSafetyError
 *
 * Has the gate look at the lock again, before a session goes on. A lock that another program has
 * set revokes the clearance.
 *
 * Returns: whether a session may still run on it
 */
gboolean
soleus_clearance_verify (SoleusClearance *self, GError **error)
{
  g_signal_emit (self, signals[SIGNAL_VERIFY], 0);
  if (self->revoked)
    g_set_error_literal (error, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_LOCKED,
                         _ ("A warning sign was ticked, so sessions are locked."));
  return !self->revoked;
}

/* A leg that is asked for must have something to do in the routine. A leg that may only be
 * stretched has nothing to do in a massage. */
static gboolean
allows_legs (SoleusClearance *self, SoleusRoutine *routine, SoleusLegs wanted)
{
  gboolean has_pressure = soleus_routine_has_pressure (routine);
  SoleusLegs workable = SOLEUS_LEGS_NONE;

  if (has_pressure && (wanted & self->terms.pressure_legs) == 0)
    return FALSE;
  if (has_pressure)
    workable |= self->terms.pressure_legs;
  if (soleus_routine_has_stretch (routine) || !has_pressure)
    workable |= self->terms.stretch_legs;
  return (wanted & ~workable) == 0;
}

/**
 * soleus_clearance_consume:
 * @options: its sides, whether more pressure is wanted, and whether it is on the floor
 * @boottime: the time now, of the clock that the gate issued it by
 * @error: a #SoleusSafetyError
 *
 * Spends the clearance on one session. It is spent even where this fails, so that nothing can be
 * found out by trying. The session must still leave out the steps that the allowance of the terms
 * leaves out.
 *
 * Returns: whether the session may run
 */
gboolean
soleus_clearance_consume (SoleusClearance *self,
                          SoleusRoutine *routine,
                          const SoleusOptions *options,
                          gint64 boottime,
                          GError **error)
{
  gboolean was_spent = self->spent;
  gint64 age = boottime - self->terms.acknowledged_boottime;

  g_return_val_if_fail (SOLEUS_IS_ROUTINE (routine), FALSE);
  g_return_val_if_fail (options != NULL, FALSE);

  self->spent = TRUE;
  if (was_spent)
    g_set_error_literal (error, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_USED,
                         _ ("Each start needs its own safety check. Please go through the list "
                            "again."));
  else if (age < 0 || age > SOLEUS_CLEARANCE_LIFE)
    g_set_error_literal (error, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_STALE,
                         _ ("The safety check was more than ten minutes ago. Please go through "
                            "the list again."));
  else if (g_strcmp0 (self->routine_id, routine->id) != 0)
    g_set_error (error, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_OTHER_ROUTINE,
                 _ ("The safety check was for another routine than “%s”. Please go through the "
                    "list again."),
                 routine->name);
  else if (!allows_legs (self, routine, soleus_legs_from_sides (options->sides)))
    g_set_error_literal (error, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_LEGS,
                         _ ("The safety check does not allow this leg today."));
  else if (options->more_pressure && soleus_routine_has_pressure (routine) &&
           !self->terms.more_pressure)
    g_set_error_literal (error, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_PRESSURE,
                         _ ("The safety check was for less pressure. Please go through the list "
                            "again."));
  else if (options->on_floor && soleus_routine_offers_floor (routine) &&
           self->terms.allowance.spared_legs != SOLEUS_LEGS_NONE)
    g_set_error_literal (error, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_LEGS,
                         _ ("The leg that is hurt would have to carry you down to the floor. "
                            "Choose a chair."));
  else
    return TRUE;
  return FALSE;
}

const SoleusClearanceTerms *
soleus_clearance_get_terms (SoleusClearance *self)
{
  return &self->terms;
}
