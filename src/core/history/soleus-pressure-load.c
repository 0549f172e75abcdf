/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-pressure-load.h"

/* A phase counts whole for 60 minutes from its end: where it lies across the edge that is the
 * stricter way. One that ended in the future shows that the clock was set back; it counts as well,
 * but no more than an hour ahead, so that a wrong date can't close a leg for good. */
static gboolean
counts (const SoleusPhaseRecord *phase, SoleusLeg leg, gint64 now_us)
{
  return phase->pressure && (phase->leg == leg || phase->leg == SOLEUS_LEG_BOTH) &&
         phase->end_us > now_us - SOLEUS_PRESSURE_WINDOW_US &&
         phase->end_us < now_us + SOLEUS_PRESSURE_WINDOW_US;
}

static gint64
sum_at (const SoleusPhaseRecord *const *phases,
        gsize n_phases,
        SoleusLeg leg,
        gint64 now_us,
        gint64 at_us)
{
  gint64 sum = 0;

  for (gsize i = 0; i < n_phases; i++)
    if (counts (phases[i], leg, now_us) && phases[i]->end_us > at_us - SOLEUS_PRESSURE_WINDOW_US)
      sum += phases[i]->worked_ms;
  return sum;
}

/* The sum only falls at the instants when a phase leaves the window. */
static gint64
find_again (const SoleusPhaseRecord *const *phases, gsize n_phases, SoleusLeg leg, gint64 now_us)
{
  const gint64 limit = SOLEUS_PRESSURE_CAP_MS - SOLEUS_PRESSURE_LEAST_MS;
  gint64 again = G_MAXINT64;

  if (sum_at (phases, n_phases, leg, now_us, now_us) <= limit)
    return now_us;
  for (gsize i = 0; i < n_phases; i++)
    {
      gint64 leaves = phases[i]->end_us + SOLEUS_PRESSURE_WINDOW_US;

      if (counts (phases[i], leg, now_us) && leaves < again &&
          sum_at (phases, n_phases, leg, now_us, leaves) <= limit)
        again = leaves;
    }
  return again;
}

/**
 * soleus_pressure_load_compute:
 * @self: (out caller-allocates): filled in, all but @complete
 * @phases: (array length=n_phases): phases of the last hour, in any order; others don't count
 * @now_us: microseconds since 1970-01-01 UTC
 *
 * How much pressure each calf has had in the last 60 minutes (content claim C7; the 60 minutes are
 * an estimate of ours).
 */
void
soleus_pressure_load_compute (SoleusPressureLoad *self,
                              const SoleusPhaseRecord *const *phases,
                              gsize n_phases,
                              gint64 now_us)
{
  self->left_ms = sum_at (phases, n_phases, SOLEUS_LEG_LEFT, now_us, now_us);
  self->right_ms = sum_at (phases, n_phases, SOLEUS_LEG_RIGHT, now_us, now_us);
  self->left_again_us = find_again (phases, n_phases, SOLEUS_LEG_LEFT, now_us);
  self->right_again_us = find_again (phases, n_phases, SOLEUS_LEG_RIGHT, now_us);
}
