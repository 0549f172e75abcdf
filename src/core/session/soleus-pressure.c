/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-pressure.h"

/* Pressure that each calf may still get, the running phase included: what is left of the hour, and
 * never more than the cap in one session. */
void
soleus_pressure_get_left (const SoleusPressure *self, gint64 left[3])
{
  SoleusPressureState hour;

  soleus_pressure_ledger_look (self->ledger, &hour);
  left[SOLEUS_LEG_BOTH] = 0;
  left[SOLEUS_LEG_LEFT] = hour.left_us[0];
  left[SOLEUS_LEG_RIGHT] = hour.left_us[1];
  if (self->tag)
    left[self->leg] += self->worked_before + self->granted - self->worked[self->leg];
  for (SoleusLeg leg = SOLEUS_LEG_LEFT; leg <= SOLEUS_LEG_RIGHT; leg++)
    left[leg] = MAX (0, MIN (left[leg], SOLEUS_PRESSURE_CAP_US - self->worked[leg]));
}

/* Stores the pressure that begins to run in the ledger. Returns how much of it may run. */
gint64
soleus_pressure_reserve (SoleusPressure *self, SoleusLeg leg, gint64 wanted)
{
  self->leg = leg;
  self->worked_before = self->worked[leg];
  self->granted = soleus_pressure_ledger_reserve (
      self->ledger, leg, MIN (wanted, SOLEUS_PRESSURE_CAP_US - self->worked[leg]), &self->tag);
  return self->granted;
}

/* Gives back what was reserved and not worked. */
void
soleus_pressure_settle (SoleusPressure *self)
{
  if (self->tag)
    soleus_pressure_ledger_settle (self->ledger, self->tag, self->leg,
                                   self->worked[self->leg] - self->worked_before);
  self->tag = 0;
}
