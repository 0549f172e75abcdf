/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-options.h"
#include "soleus-safety-answers.h"

G_BEGIN_DECLS

/**
 * SoleusSafetyContext:
 * @lock: the lock that is on
 * @clot_history: whether a clot was ticked in an earlier list
 * @pressure_left_ms: milliseconds of pressure left to each calf this hour, left then right
 * @hour_unknown: whether nothing is left because the last hour can't be read
 * @rested: legs whose massage was stopped because of pain in the session that goes on
 *
 * All that counts beside the answers.
 */
typedef struct
{
  SoleusLockKind lock;
  gboolean clot_history;
  gint64 pressure_left_ms[2];
  gboolean hour_unknown;
  SoleusLegs rested;
} SoleusSafetyContext;

#define SOLEUS_SAFETY_CONTEXT_INIT                                                                 \
  {                                                                                                \
    SOLEUS_LOCK_NONE, FALSE, { 180000, 180000 }, FALSE, SOLEUS_LEGS_NONE                           \
  }

/* Which sentence is acknowledged before Start. There is none where there is no start. */
typedef enum
{
  SOLEUS_ACKNOWLEDGEMENT_NONE,
  SOLEUS_ACKNOWLEDGEMENT_NOTHING,
  SOLEUS_ACKNOWLEDGEMENT_NOTHING_ELSE,
} SoleusAcknowledgement;

/**
 * SoleusStartLegs:
 * @SOLEUS_START_LEGS_AS_CHOSEN: no leg is left out
 * @SOLEUS_START_LEGS_LEFT_ONLY: the left leg only
 * @SOLEUS_START_LEGS_RIGHT_ONLY: the right leg only
 * @SOLEUS_START_LEGS_MASSAGE_LEFT_ONLY: both legs are stretched, the left is massaged
 * @SOLEUS_START_LEGS_MASSAGE_RIGHT_ONLY: both legs are stretched, the right is massaged
 *
 * Which legs the Start button names.
 */
typedef enum
{
  SOLEUS_START_LEGS_AS_CHOSEN,
  SOLEUS_START_LEGS_LEFT_ONLY,
  SOLEUS_START_LEGS_RIGHT_ONLY,
  SOLEUS_START_LEGS_MASSAGE_LEFT_ONLY,
  SOLEUS_START_LEGS_MASSAGE_RIGHT_ONLY,
} SoleusStartLegs;

/**
 * SoleusSafetyVerdict:
 * @kind: the highest of what is ticked
 * @may_start: whether Start is there, once the list is seen and acknowledged
 * @needs_provider: whether the word of a healthcare provider is asked for, and has to be ticked
 * @needs_checked: whether the visit to a professional is asked for, and has to be ticked to lift
 * the lock
 * @gentle: whether no leg may be crossed or stacked, and an amber note stays on
 * @pressure_legs: the legs that may be pressed in this routine
 * @stretch_legs: the legs that may be stretched in this routine
 * @allowance: what may be done, step by step
 * @advices: (element-type SoleusSafetyAdvice): the advice, the most urgent first
 *
 * The result of the answers for one routine. It doesn't change.
 */
typedef struct
{
  SoleusVerdictKind kind;
  gboolean may_start;
  gboolean needs_provider;
  gboolean needs_checked;
  gboolean gentle;
  SoleusLegs pressure_legs;
  SoleusLegs stretch_legs;
  SoleusAllowance allowance;
  GPtrArray *advices;

  /*< private >*/
  SoleusSafetyList *list;
  SoleusLegs wounded;
  SoleusLegs hurt;
  gboolean has_pressure;
  gboolean has_stretch;
  gboolean amber;
  gboolean anything_ticked;
} SoleusSafetyVerdict;

SoleusSafetyVerdict *soleus_safety_verdict_new (SoleusSafetyAnswers *answers,
                                                SoleusRoutine *routine,
                                                const SoleusSafetyContext *context);
void soleus_safety_verdict_free (SoleusSafetyVerdict *self);

SoleusLegs soleus_safety_verdict_get_legs (const SoleusSafetyVerdict *self);
SoleusSides soleus_safety_verdict_narrow_sides (const SoleusSafetyVerdict *self,
                                                SoleusSides chosen);
gboolean soleus_safety_verdict_has_phone_script (const SoleusSafetyVerdict *self);
GPtrArray *soleus_safety_verdict_get_row_advices (const SoleusSafetyVerdict *self,
                                                  const char *row_id);

SoleusAcknowledgement soleus_safety_verdict_get_acknowledgement (const SoleusSafetyVerdict *self);
SoleusStartLegs soleus_safety_verdict_get_start_legs (const SoleusSafetyVerdict *self);

const char *soleus_safety_verdict_get_acknowledgement_text (const SoleusSafetyVerdict *self);
const char *soleus_safety_verdict_get_start_label (const SoleusSafetyVerdict *self);
const char *soleus_safety_verdict_get_note (const SoleusSafetyVerdict *self);
const char *soleus_safety_get_provider_text (void);
const char *soleus_safety_get_checked_text (void);
const char *soleus_safety_get_unseen_text (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusSafetyVerdict, soleus_safety_verdict_free)

G_END_DECLS
