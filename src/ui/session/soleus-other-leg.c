/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-other-leg.h"

static gboolean
is_work (SoleusPhase *phase)
{
  return soleus_phase_get_kind (phase) == SOLEUS_PHASE_WORK &&
         soleus_phase_get_duration (phase) > 0;
}

/* The next work of a leg after the phase that was stopped, or NULL. */
static SoleusPhase *
find_next_work (SoleusSession *stopped, SoleusLeg leg)
{
  for (guint i = soleus_session_get_position (stopped) + 1;
       i < soleus_session_get_n_phases (stopped); i++)
    {
      SoleusPhase *phase = soleus_session_get_phase_at (stopped, i);

      if (is_work (phase) && soleus_phase_get_leg (phase) == leg)
        return phase;
    }
  return NULL;
}

/**
 * soleus_other_leg_get_hurt_phase:
 * @stopped: a session that was stopped because of pain
 *
 * Between two works it is the one before that hurt, although the next may be of the other leg.
 *
 * Returns: (transfer none): the phase that hurt
 */
SoleusPhase *
soleus_other_leg_get_hurt_phase (SoleusSession *stopped)
{
  SoleusPhase *phase = soleus_session_get_phase (stopped);

  if (is_work (phase))
    return phase;
  for (guint i = soleus_session_get_position (stopped); i-- > 0;)
    if (is_work (soleus_session_get_phase_at (stopped, i)))
      return soleus_session_get_phase_at (stopped, i);
  return phase;
}

/**
 * soleus_other_leg_get_hurt:
 * @stopped: a session that was stopped because of pain
 *
 * Returns: the leg that hurts, or %SOLEUS_LEG_BOTH where that is not known, because nothing was
 * done yet or both legs were at it
 */
SoleusLeg
soleus_other_leg_get_hurt (SoleusSession *stopped)
{
  SoleusPhase *phase = soleus_other_leg_get_hurt_phase (stopped);

  return is_work (phase) ? soleus_phase_get_leg (phase) : SOLEUS_LEG_BOTH;
}

/**
 * soleus_other_leg_find:
 * @stopped: a session that was stopped because of pain
 *
 * Returns: the leg that may go on, because there is something left for it; %SOLEUS_LEG_BOTH where
 *   there is none. A leg that was not chosen, or is resting already, is never it.
 */
SoleusLeg
soleus_other_leg_find (SoleusSession *stopped)
{
  SoleusLeg hurt = soleus_other_leg_get_hurt (stopped);
  SoleusLeg other = hurt == SOLEUS_LEG_LEFT ? SOLEUS_LEG_RIGHT : SOLEUS_LEG_LEFT;

  if (hurt == SOLEUS_LEG_BOTH || !find_next_work (stopped, other))
    return SOLEUS_LEG_BOTH;
  return other;
}

/* The work that comes next for the other leg; NULL where nothing is left for it. */
SoleusPhase *
soleus_other_leg_get_start (SoleusSession *stopped)
{
  return find_next_work (stopped, soleus_other_leg_find (stopped));
}
