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
 * What is known beside the answers.
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

/**
 * SoleusAcknowledgement:
 * @SOLEUS_ACKNOWLEDGEMENT_NONE: there is nothing to acknowledge, because there is no start
 * @SOLEUS_ACKNOWLEDGEMENT_NOTHING: nothing on the list applies
 * @SOLEUS_ACKNOWLEDGEMENT_NOTHING_ELSE: nothing else on the list applies
 */
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
 * What the Start button says about legs.
 */
typedef enum
{
  SOLEUS_START_LEGS_AS_CHOSEN,
  SOLEUS_START_LEGS_LEFT_ONLY,
  SOLEUS_START_LEGS_RIGHT_ONLY,
  SOLEUS_START_LEGS_MASSAGE_LEFT_ONLY,
  SOLEUS_START_LEGS_MASSAGE_RIGHT_ONLY,
} SoleusStartLegs;

#define SOLEUS_TYPE_SAFETY_VERDICT (soleus_safety_verdict_get_type ())
G_DECLARE_FINAL_TYPE (SoleusSafetyVerdict, soleus_safety_verdict, SOLEUS, SAFETY_VERDICT, GObject)

SoleusSafetyVerdict *soleus_safety_verdict_new (SoleusSafetyAnswers *answers,
                                                SoleusRoutine *routine,
                                                const SoleusSafetyContext *context);

SoleusVerdictKind soleus_safety_verdict_get_kind (SoleusSafetyVerdict *self);
gboolean soleus_safety_verdict_may_start (SoleusSafetyVerdict *self);
gboolean soleus_safety_verdict_needs_provider (SoleusSafetyVerdict *self);
gboolean soleus_safety_verdict_needs_checked (SoleusSafetyVerdict *self);
gboolean soleus_safety_verdict_is_gentle (SoleusSafetyVerdict *self);
SoleusLegs soleus_safety_verdict_get_pressure_legs (SoleusSafetyVerdict *self);
SoleusLegs soleus_safety_verdict_get_stretch_legs (SoleusSafetyVerdict *self);
const SoleusAllowance *soleus_safety_verdict_get_allowance (SoleusSafetyVerdict *self);
SoleusLegs soleus_safety_verdict_get_legs (SoleusSafetyVerdict *self);
SoleusSides soleus_safety_verdict_narrow_sides (SoleusSafetyVerdict *self, SoleusSides chosen);

guint soleus_safety_verdict_get_n_advices (SoleusSafetyVerdict *self);
const SoleusSafetyAdvice *soleus_safety_verdict_get_advice (SoleusSafetyVerdict *self, guint index);
gboolean soleus_safety_verdict_has_phone_script (SoleusSafetyVerdict *self);
GPtrArray *soleus_safety_verdict_get_row_advices (SoleusSafetyVerdict *self, const char *row_id);

SoleusAcknowledgement soleus_safety_verdict_get_acknowledgement (SoleusSafetyVerdict *self);
SoleusStartLegs soleus_safety_verdict_get_start_legs (SoleusSafetyVerdict *self);

const char *soleus_safety_verdict_get_acknowledgement_text (SoleusSafetyVerdict *self);
const char *soleus_safety_verdict_get_start_label (SoleusSafetyVerdict *self);
const char *soleus_safety_verdict_get_note (SoleusSafetyVerdict *self);
const char *soleus_safety_get_provider_text (void);
const char *soleus_safety_get_checked_text (void);
const char *soleus_safety_get_unseen_text (void);

G_END_DECLS
