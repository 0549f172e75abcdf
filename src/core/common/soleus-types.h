/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SoleusMuscle:
 * @SOLEUS_MUSCLE_NONE: no muscle is worked: warm-up, cool-down, check-in
 * @SOLEUS_MUSCLE_GASTROCNEMIUS: near the surface, crosses knee and ankle
 * @SOLEUS_MUSCLE_SOLEUS: deeper, crosses only the ankle
 * @SOLEUS_MUSCLE_BOTH: the whole calf
 */
typedef enum
{
  SOLEUS_MUSCLE_NONE,
  SOLEUS_MUSCLE_GASTROCNEMIUS,
  SOLEUS_MUSCLE_SOLEUS,
  SOLEUS_MUSCLE_BOTH,
} SoleusMuscle;

/**
 * SoleusKnee:
 * @SOLEUS_KNEE_NATURAL: as it comes
 * @SOLEUS_KNEE_STRAIGHT: fully straight: works the gastrocnemius
 * @SOLEUS_KNEE_BENT: takes the gastrocnemius out
 */
typedef enum
{
  SOLEUS_KNEE_NATURAL,
  SOLEUS_KNEE_STRAIGHT,
  SOLEUS_KNEE_BENT,
} SoleusKnee;

/* The person's own left and right. Both stands for both legs at once, or for no particular leg. */
typedef enum
{
  SOLEUS_LEG_BOTH,
  SOLEUS_LEG_LEFT,
  SOLEUS_LEG_RIGHT,
} SoleusLeg;

/* A set of legs, such as the legs that may be pressed. */
typedef enum /*< flags >*/
{
  SOLEUS_LEGS_NONE = 0,
  SOLEUS_LEGS_LEFT = 1 << 0,
  SOLEUS_LEGS_RIGHT = 1 << 1,
  SOLEUS_LEGS_BOTH = SOLEUS_LEGS_LEFT | SOLEUS_LEGS_RIGHT,
} SoleusLegs;

/**
 * SoleusStepKind:
 * @SOLEUS_STEP_STRETCH: a static stretch, held still
 * @SOLEUS_STEP_PRESSURE: massage; its time counts as pressure time on that calf
 * @SOLEUS_STEP_SETUP: getting into place, no load
 * @SOLEUS_STEP_MOVEMENT: easy movement without pressure (point and flex, walking)
 * @SOLEUS_STEP_CHECK_IN: standing up and feeling how the calves are
 */
typedef enum
{
  SOLEUS_STEP_STRETCH,
  SOLEUS_STEP_PRESSURE,
  SOLEUS_STEP_SETUP,
  SOLEUS_STEP_MOVEMENT,
  SOLEUS_STEP_CHECK_IN,
} SoleusStepKind;

/* The tool that presses on the calf. A ball is a lacrosse ball or a firm massage ball. */
typedef enum
{
  SOLEUS_TOOL_NONE,
  SOLEUS_TOOL_ROLLER,
  SOLEUS_TOOL_BALL,
  SOLEUS_TOOL_HANDS,
} SoleusTool;

/* The person's own action while a step runs, apart from holding a stretch. */
typedef enum
{
  SOLEUS_ACTION_MOVE,
  SOLEUS_ACTION_ROLL,
  SOLEUS_ACTION_PRESS,
  SOLEUS_ACTION_STROKE,
  SOLEUS_ACTION_KNEAD,
  SOLEUS_ACTION_RISE,
} SoleusAction;

/* Only a routine of stretches needs no safety list. */
typedef enum
{
  SOLEUS_ROUTINE_STRETCH,
  SOLEUS_ROUTINE_MASSAGE,
  SOLEUS_ROUTINE_MIXED,
} SoleusRoutineKind;

/* Floor is room to sit on the floor; together with a chair, either of the two will do. Lotion and
 * a towel are in every home, and never filtered on. */
typedef enum /*< flags >*/
{
  SOLEUS_EQUIPMENT_NONE = 0,
  SOLEUS_EQUIPMENT_WALL = 1 << 0,
  SOLEUS_EQUIPMENT_CHAIR = 1 << 1,
  SOLEUS_EQUIPMENT_FLOOR = 1 << 2,
  SOLEUS_EQUIPMENT_ROLLER = 1 << 3,
  SOLEUS_EQUIPMENT_BALL = 1 << 4,
  SOLEUS_EQUIPMENT_LOTION = 1 << 5,
  SOLEUS_EQUIPMENT_TOWEL = 1 << 6,
} SoleusEquipment;

/**
 * SoleusPhaseKind:
 * @SOLEUS_PHASE_GET_READY: time to get into place
 * @SOLEUS_PHASE_WORK: the hold, or the massage: only this counts as time worked
 * @SOLEUS_PHASE_REST: between two holds of one leg
 * @SOLEUS_PHASE_SWITCH: changing over to the other leg
 * @SOLEUS_PHASE_DONE: the session is over; it has no length
 */
typedef enum
{
  SOLEUS_PHASE_GET_READY,
  SOLEUS_PHASE_WORK,
  SOLEUS_PHASE_REST,
  SOLEUS_PHASE_SWITCH,
  SOLEUS_PHASE_DONE,
} SoleusPhaseKind;

/**
 * SoleusCueKind:
 * @SOLEUS_CUE_GO: the end of get-ready, rest or switch: the work begins
 * @SOLEUS_CUE_HALFWAY: half of the work phase is over
 * @SOLEUS_CUE_COUNTDOWN: three, two or one second of work is left
 * @SOLEUS_CUE_WORK_END: the end of a hold, with a rest or another step on the same leg to follow
 * @SOLEUS_CUE_SWITCH_LEGS: the end of a hold, the other leg follows
 * @SOLEUS_CUE_DONE: the last phase is over
 * @SOLEUS_CUE_PACE: a soft tick at each turning point of a cyclic movement
 */
typedef enum
{
  SOLEUS_CUE_GO,
  SOLEUS_CUE_HALFWAY,
  SOLEUS_CUE_COUNTDOWN,
  SOLEUS_CUE_WORK_END,
  SOLEUS_CUE_SWITCH_LEGS,
  SOLEUS_CUE_DONE,
  SOLEUS_CUE_PACE,
} SoleusCueKind;

#define SOLEUS_N_CUES (SOLEUS_CUE_PACE + 1)

/**
 * SoleusSessionState:
 * @SOLEUS_SESSION_READY: made, not begun
 * @SOLEUS_SESSION_RUNNING: the clock counts
 * @SOLEUS_SESSION_PAUSED: the remainder stands still
 * @SOLEUS_SESSION_FINISHED: the last phase is over, and at least half of the work was done
 * @SOLEUS_SESSION_ENDED: ended early by the person
 * @SOLEUS_SESSION_STOPPED: stopped because of pain; it goes on only where the stop was a
 *   mistake and no other answer was given
 */
typedef enum
{
  SOLEUS_SESSION_READY,
  SOLEUS_SESSION_RUNNING,
  SOLEUS_SESSION_PAUSED,
  SOLEUS_SESSION_FINISHED,
  SOLEUS_SESSION_ENDED,
  SOLEUS_SESSION_STOPPED,
} SoleusSessionState;

G_END_DECLS
