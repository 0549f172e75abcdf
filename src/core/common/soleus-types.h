/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SoleusMuscle:
 * @SOLEUS_MUSCLE_NONE: no muscle is worked (warm-up, cool-down, check-in)
 * @SOLEUS_MUSCLE_GASTROCNEMIUS: near the surface, crosses knee and ankle (claim S1.7)
 * @SOLEUS_MUSCLE_SOLEUS: deeper, crosses only the ankle (claim S1.7)
 * @SOLEUS_MUSCLE_BOTH: the whole calf (triceps surae, claim S1.1)
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
 * @SOLEUS_KNEE_STRAIGHT: fully straight: works the gastrocnemius (claim S1.8)
 * @SOLEUS_KNEE_BENT: bent: takes the gastrocnemius out (claim S1.13)
 */
typedef enum
{
  SOLEUS_KNEE_NATURAL,
  SOLEUS_KNEE_STRAIGHT,
  SOLEUS_KNEE_BENT,
} SoleusKnee;

/**
 * SoleusLeg:
 * @SOLEUS_LEG_BOTH: both legs at once, or neither in particular
 * @SOLEUS_LEG_LEFT: the person's left leg
 * @SOLEUS_LEG_RIGHT: the person's right leg
 */
typedef enum
{
  SOLEUS_LEG_BOTH,
  SOLEUS_LEG_LEFT,
  SOLEUS_LEG_RIGHT,
} SoleusLeg;

/**
 * SoleusLegs:
 * @SOLEUS_LEGS_NONE: neither leg
 * @SOLEUS_LEGS_LEFT: the left leg
 * @SOLEUS_LEGS_RIGHT: the right leg
 * @SOLEUS_LEGS_BOTH: either leg
 *
 * A set of legs, such as the legs that may be pressed.
 */
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

/**
 * SoleusTool:
 * @SOLEUS_TOOL_NONE: no pressure
 * @SOLEUS_TOOL_ROLLER: a foam roller
 * @SOLEUS_TOOL_BALL: a lacrosse ball or a firm massage ball
 * @SOLEUS_TOOL_HANDS: the hands
 *
 * What presses on the calf.
 */
typedef enum
{
  SOLEUS_TOOL_NONE,
  SOLEUS_TOOL_ROLLER,
  SOLEUS_TOOL_BALL,
  SOLEUS_TOOL_HANDS,
} SoleusTool;

/**
 * SoleusAction:
 * @SOLEUS_ACTION_MOVE: move, such as the foot or the whole body
 * @SOLEUS_ACTION_ROLL: roll over the calf
 * @SOLEUS_ACTION_PRESS: press on one spot
 * @SOLEUS_ACTION_STROKE: stroke along the calf
 * @SOLEUS_ACTION_KNEAD: squeeze and let go
 *
 * What the person does while a step runs, apart from holding a stretch.
 */
typedef enum
{
  SOLEUS_ACTION_MOVE,
  SOLEUS_ACTION_ROLL,
  SOLEUS_ACTION_PRESS,
  SOLEUS_ACTION_STROKE,
  SOLEUS_ACTION_KNEAD,
} SoleusAction;

/**
 * SoleusRoutineKind:
 * @SOLEUS_ROUTINE_STRETCH: stretches only, no safety list
 * @SOLEUS_ROUTINE_MASSAGE: massage only
 * @SOLEUS_ROUTINE_MIXED: massage and stretches
 */
typedef enum
{
  SOLEUS_ROUTINE_STRETCH,
  SOLEUS_ROUTINE_MASSAGE,
  SOLEUS_ROUTINE_MIXED,
} SoleusRoutineKind;

/**
 * SoleusEquipment:
 * @SOLEUS_EQUIPMENT_NONE: nothing but the hands
 * @SOLEUS_EQUIPMENT_WALL: a wall to lean on
 * @SOLEUS_EQUIPMENT_CHAIR: a chair or the edge of a bed
 * @SOLEUS_EQUIPMENT_FLOOR: room to sit on the floor; together with a chair, either of the two
 * @SOLEUS_EQUIPMENT_ROLLER: a foam roller
 * @SOLEUS_EQUIPMENT_BALL: a lacrosse ball or a firm massage ball
 * @SOLEUS_EQUIPMENT_LOTION: a little lotion; optional, never filtered on
 */
typedef enum /*< flags >*/
{
  SOLEUS_EQUIPMENT_NONE = 0,
  SOLEUS_EQUIPMENT_WALL = 1 << 0,
  SOLEUS_EQUIPMENT_CHAIR = 1 << 1,
  SOLEUS_EQUIPMENT_FLOOR = 1 << 2,
  SOLEUS_EQUIPMENT_ROLLER = 1 << 3,
  SOLEUS_EQUIPMENT_BALL = 1 << 4,
  SOLEUS_EQUIPMENT_LOTION = 1 << 5,
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

/**
 * SoleusSessionState:
 * @SOLEUS_SESSION_READY: made, not begun
 * @SOLEUS_SESSION_RUNNING: the clock counts
 * @SOLEUS_SESSION_PAUSED: the remainder stands still
 * @SOLEUS_SESSION_FINISHED: the last phase is over, and at least half of the work was done
 * @SOLEUS_SESSION_ENDED: ended early by the person
 * @SOLEUS_SESSION_STOPPED: stopped because of pain; it never resumes
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
