/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-safety-verdict.h"

#include <glib/gi18n-lib.h>

/**
 * soleus_safety_verdict_get_acknowledgement_text:
 *
 * Returns: (nullable): the sentence to be ticked before Start, translated; %NULL where there is no
 *   start
 */
const char *
soleus_safety_verdict_get_acknowledgement_text (const SoleusSafetyVerdict *self)
{
  switch (soleus_safety_verdict_get_acknowledgement (self))
    {
    case SOLEUS_ACKNOWLEDGEMENT_NOTHING:
      return _ ("I have read this list. Nothing on it applies to me today.");
    case SOLEUS_ACKNOWLEDGEMENT_NOTHING_ELSE:
      return _ ("I have read this list. Nothing else on it applies to me today.");
    case SOLEUS_ACKNOWLEDGEMENT_NONE:
    default:
      return NULL;
    }
}

static const char *
get_gentle_start_label (SoleusStartLegs legs)
{
  switch (legs)
    {
    case SOLEUS_START_LEGS_LEFT_ONLY:
      return _ ("Start, left leg only, gentle");
    case SOLEUS_START_LEGS_RIGHT_ONLY:
      return _ ("Start, right leg only, gentle");
    case SOLEUS_START_LEGS_MASSAGE_LEFT_ONLY:
      return _ ("Start, gentle massage on the left leg only");
    case SOLEUS_START_LEGS_MASSAGE_RIGHT_ONLY:
      return _ ("Start, gentle massage on the right leg only");
    case SOLEUS_START_LEGS_AS_CHOSEN:
    default:
      return _ ("Start, gentle");
    }
}

/**
 * soleus_safety_verdict_get_start_label:
 *
 * Returns: (nullable): what the Start button says, translated; %NULL where there is none
 */
const char *
soleus_safety_verdict_get_start_label (const SoleusSafetyVerdict *self)
{
  SoleusStartLegs legs = soleus_safety_verdict_get_start_legs (self);

  if (!self->may_start)
    return NULL;
  if (self->needs_provider)
    return get_gentle_start_label (legs);
  switch (legs)
    {
    case SOLEUS_START_LEGS_LEFT_ONLY:
      return _ ("Start, left leg only");
    case SOLEUS_START_LEGS_RIGHT_ONLY:
      return _ ("Start, right leg only");
    case SOLEUS_START_LEGS_MASSAGE_LEFT_ONLY:
      return _ ("Start, massage on the left leg only");
    case SOLEUS_START_LEGS_MASSAGE_RIGHT_ONLY:
      return _ ("Start, massage on the right leg only");
    case SOLEUS_START_LEGS_AS_CHOSEN:
    default:
      return _ ("Start");
    }
}

/**
 * soleus_safety_verdict_get_note:
 *
 * Returns: (nullable): what stands below the acknowledgement, translated: that no tick is no proof
 */
const char *
soleus_safety_verdict_get_note (const SoleusSafetyVerdict *self)
{
  if (soleus_safety_verdict_get_acknowledgement (self) != SOLEUS_ACKNOWLEDGEMENT_NOTHING)
    return NULL;
  return _ (
      "No warning signs ticked. That is not a medical all-clear. Stop if you feel sharp "
      "pain or anything seems wrong.");
}

/* The row that AMBER asks for. */
const char *
soleus_safety_get_provider_text (void)
{
  return _ ("My healthcare provider says massage is OK for me");
}

/* The row that lifts the lock. */
const char *
soleus_safety_get_checked_text (void)
{
  return _ ("I have been checked by a medical professional");
}

/* Said when the acknowledgement comes too early. */
const char *
soleus_safety_get_unseen_text (void)
{
  return _ ("Please go through the list first");
}
