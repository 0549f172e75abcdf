/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-allowance.h"
#include "soleus-dose.h"
#include "soleus-routine.h"

G_BEGIN_DECLS

/** Limits of the time to get ready, in seconds. */
#define SOLEUS_GET_READY_MIN  5
#define SOLEUS_GET_READY_MAX  60
#define SOLEUS_GET_READY_AUTO 0
#define SOLEUS_GET_READY_WAIT (-1)

/**
 * SoleusSides:
 * @SOLEUS_SIDES_BOTH: each leg in turn
 * @SOLEUS_SIDES_LEFT: the left leg only
 * @SOLEUS_SIDES_RIGHT: the right leg only
 */
typedef enum
{
  SOLEUS_SIDES_BOTH,
  SOLEUS_SIDES_LEFT,
  SOLEUS_SIDES_RIGHT,
} SoleusSides;

/**
 * SoleusOptions:
 * @sides: which legs
 * @first: the leg to begin with, left or right
 * @hold: seconds of each stretch hold, 30 to 60; 0: as the routine says
 * @repetitions: of each stretch hold, 2 or 3; 0: as the routine says
 * @one_more: the leg that does each stretch once more, 3 times at most; both stands for neither
 * @get_ready: seconds before the first step, 5 to 60; %SOLEUS_GET_READY_AUTO: 10, or 15 where it
 *   starts on the floor; %SOLEUS_GET_READY_WAIT: until the person goes on
 * @more_pressure: put the free leg on top where a step allows it
 * @on_floor: sit on the floor instead of on a chair, where the routine leaves the choice; see
 *   soleus_options_is_on_floor()
 *
 * The person's choices on the routine page.
 */
typedef struct
{
  SoleusSides sides;
  SoleusLeg first;
  guint hold;
  guint repetitions;
  SoleusLeg one_more;
  int get_ready;
  gboolean more_pressure;
  gboolean on_floor;
} SoleusOptions;

#define SOLEUS_OPTIONS_INIT                                                                        \
  {                                                                                                \
    SOLEUS_SIDES_BOTH, SOLEUS_LEG_LEFT, 0, 0, SOLEUS_LEG_BOTH, SOLEUS_GET_READY_AUTO, FALSE, FALSE \
  }

SoleusLeg soleus_options_get_first_leg (const SoleusOptions *self);
gboolean soleus_options_is_on_floor (const SoleusOptions *self, SoleusRoutine *routine);
int soleus_options_get_ready_seconds (const SoleusOptions *self, SoleusStep *step);
SoleusDose
soleus_options_get_dose (const SoleusOptions *self, const SoleusStep *step, SoleusLeg leg);
GPtrArray *soleus_options_expand_within (const SoleusOptions *self,
                                         SoleusRoutine *routine,
                                         const SoleusAllowance *allowance);
GPtrArray *soleus_options_expand (const SoleusOptions *self, SoleusRoutine *routine);
GPtrArray *soleus_options_list_steps (const SoleusOptions *self, SoleusRoutine *routine);
gint64 soleus_options_get_total (const SoleusOptions *self, SoleusRoutine *routine);

G_END_DECLS
