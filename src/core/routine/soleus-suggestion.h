/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-catalogue.h"
#include "soleus-options.h"

G_BEGIN_DECLS

/** No rating of tightness was given. */
#define SOLEUS_SITUATION_UNRATED (-1)

/**
 * SoleusSituation:
 * @catalogue: what there is to choose from
 * @at_hand: what the person has; %SOLEUS_EQUIPMENT_NONE where nothing was said
 * @hour: of the local time, 0 to 23
 * @weekend: whether it is Saturday or Sunday
 * @planned: (nullable): the id of the routine that a plan has next
 * @known: whether the sessions of the past could be read
 * @last: (nullable): the id of the routine that was done last; %NULL where nothing was ever done
 * @days_ago: days since then; 0 where it was today
 * @today: the muscles that were worked today
 * @tightest: the higher rating of the two legs after the latest session that was rated, 0 to 10, or
 *   %SOLEUS_SITUATION_UNRATED
 * @rated: the muscles of that session
 * @rated_days_ago: days since that session
 * @hurt: whether a session of today was stopped for pain
 * @massaged: whether a calf was under pressure within the last hour
 *
 * All that it depends on what somebody does next.
 */
typedef struct
{
  SoleusCatalogue *catalogue;
  SoleusEquipment at_hand;
  int hour;
  gboolean weekend;
  const char *planned;
  gboolean known;
  const char *last;
  int days_ago;
  SoleusMuscle today;
  int tightest;
  SoleusMuscle rated;
  int rated_days_ago;
  gboolean hurt;
  gboolean massaged;
} SoleusSituation;

/**
 * SoleusReason:
 * @SOLEUS_REASON_NONE: nothing is known
 * @SOLEUS_REASON_PLAN: the plan has it next
 * @SOLEUS_REASON_WARM: the muscles are warm from a massage
 * @SOLEUS_REASON_FIRST: a good first stretch
 * @SOLEUS_REASON_OTHER_MUSCLE: the muscle that was not stretched today
 * @SOLEUS_REASON_STILL_TIGHT: a calf is still tight after today's stretches
 * @SOLEUS_REASON_RATED: where it was tight the last time
 * @SOLEUS_REASON_EVENING: it is late
 * @SOLEUS_REASON_DESK: it is a time at which many sit
 * @SOLEUS_REASON_LAST: it was done the last time
 * @SOLEUS_REASON_BACK: nothing was done for a long time
 * @SOLEUS_REASON_DONE: enough was done today
 * @SOLEUS_REASON_HURT: what hurt today rests
 *
 * Why a routine comes next.
 */
typedef enum
{
  SOLEUS_REASON_NONE,
  SOLEUS_REASON_PLAN,
  SOLEUS_REASON_WARM,
  SOLEUS_REASON_FIRST,
  SOLEUS_REASON_OTHER_MUSCLE,
  SOLEUS_REASON_STILL_TIGHT,
  SOLEUS_REASON_RATED,
  SOLEUS_REASON_EVENING,
  SOLEUS_REASON_DESK,
  SOLEUS_REASON_LAST,
  SOLEUS_REASON_BACK,
  SOLEUS_REASON_DONE,
  SOLEUS_REASON_HURT,
} SoleusReason;

SoleusReason soleus_suggest (const SoleusSituation *situation, SoleusRoutine **routine);
SoleusRoutine *soleus_suggest_within (const SoleusSituation *situation,
                                      const SoleusOptions *options,
                                      gint64 least_ms,
                                      gint64 most_ms);

G_END_DECLS
