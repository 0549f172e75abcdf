/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "soleus-types.h"

G_BEGIN_DECLS

#define SOLEUS_HISTORY_ERROR (soleus_history_error_quark ())
GQuark soleus_history_error_quark (void);

/**
 * SoleusHistoryError:
 * @SOLEUS_HISTORY_ERROR_FAILED: anything not named below; what should be written is at fault
 * @SOLEUS_HISTORY_ERROR_OPEN: the file or its folder can't be opened or made
 * @SOLEUS_HISTORY_ERROR_FULL: the disk is full
 * @SOLEUS_HISTORY_ERROR_READ_ONLY: the file may not be changed
 * @SOLEUS_HISTORY_ERROR_IO: the disk failed to read or write
 * @SOLEUS_HISTORY_ERROR_LOCKED: another program holds the file
 * @SOLEUS_HISTORY_ERROR_DAMAGED: the file isn't a sound database
 * @SOLEUS_HISTORY_ERROR_NEWER: the file was made by a newer version of Soleus
 * @SOLEUS_HISTORY_ERROR_FORMAT: what should be imported isn't a history exported by Soleus
 * @SOLEUS_HISTORY_ERROR_MEMORY: there isn't enough memory
 */
typedef enum
{
  SOLEUS_HISTORY_ERROR_FAILED,
  SOLEUS_HISTORY_ERROR_OPEN,
  SOLEUS_HISTORY_ERROR_FULL,
  SOLEUS_HISTORY_ERROR_READ_ONLY,
  SOLEUS_HISTORY_ERROR_IO,
  SOLEUS_HISTORY_ERROR_LOCKED,
  SOLEUS_HISTORY_ERROR_DAMAGED,
  SOLEUS_HISTORY_ERROR_NEWER,
  SOLEUS_HISTORY_ERROR_FORMAT,
  SOLEUS_HISTORY_ERROR_MEMORY,
} SoleusHistoryError;

/**
 * SoleusOutcome:
 * @SOLEUS_OUTCOME_RUNNING: it goes on right now, in this process
 * @SOLEUS_OUTCOME_INTERRUPTED: no end was recorded (a crash, a power cut); shown as ended early
 * @SOLEUS_OUTCOME_FINISHED: every phase has run
 * @SOLEUS_OUTCOME_ENDED: ended early by the person
 * @SOLEUS_OUTCOME_STOPPED: stopped because of pain
 *
 * How a recorded session ended.
 */
typedef enum
{
  SOLEUS_OUTCOME_RUNNING,
  SOLEUS_OUTCOME_INTERRUPTED,
  SOLEUS_OUTCOME_FINISHED,
  SOLEUS_OUTCOME_ENDED,
  SOLEUS_OUTCOME_STOPPED,
} SoleusOutcome;

/**
 * SoleusRatingMoment:
 * @SOLEUS_RATING_BEFORE: before the session
 * @SOLEUS_RATING_AFTER: after it
 */
typedef enum
{
  SOLEUS_RATING_BEFORE,
  SOLEUS_RATING_AFTER,
} SoleusRatingMoment;

#define SOLEUS_RATING_MAX  10
#define SOLEUS_RATING_NONE (-1)

/**
 * SoleusPainAnswer:
 * @SOLEUS_PAIN_UNANSWERED: the question was left open
 * @SOLEUS_PAIN_GONE: gone in a minute
 * @SOLEUS_PAIN_STILL: still sharp or severe
 * @SOLEUS_PAIN_SEVERE: popping, swelling, numb or can't stand
 *
 * "How is it now?", asked after a stop for pain (content C4).
 */
typedef enum
{
  SOLEUS_PAIN_UNANSWERED,
  SOLEUS_PAIN_GONE,
  SOLEUS_PAIN_STILL,
  SOLEUS_PAIN_SEVERE,
} SoleusPainAnswer;

/**
 * SoleusPhaseRecord:
 * @number: its place among the phases of its session, from 1; given by the history
 * @leg: the leg worked
 * @muscle: the muscle worked
 * @kind: what was done
 * @step: the id of the step in the library, as "G"
 * @worked_ms: milliseconds really worked, pauses not counted
 * @planned_ms: milliseconds planned
 * @pressure: whether @worked_ms counts as pressure time on that calf (content claim C7)
 * @end_us: when it ended, microseconds since 1970-01-01 UTC
 *
 * One phase of work that was done, in full or in part.
 */
typedef struct
{
  guint number;
  SoleusLeg leg;
  SoleusMuscle muscle;
  SoleusStepKind kind;
  char *step;
  gint64 worked_ms;
  gint64 planned_ms;
  gboolean pressure;
  gint64 end_us;
} SoleusPhaseRecord;

/**
 * SoleusRatingRecord:
 * @moment: before or after the session
 * @leg: left or right
 * @value: tightness, 0 (none) to 10
 */
typedef struct
{
  SoleusRatingMoment moment;
  SoleusLeg leg;
  int value;
} SoleusRatingRecord;

/**
 * SoleusPainRecord:
 * @number: its place among the stops of its session, from 1; given by the history
 * @leg: the leg that was worked
 * @step: the id of the step, as "RH"
 * @seconds: how far into the phase it happened
 * @answer: how it was afterwards
 * @at_us: when, microseconds since 1970-01-01 UTC
 *
 * A stop because of pain.
 */
typedef struct
{
  guint number;
  SoleusLeg leg;
  char *step;
  guint seconds;
  SoleusPainAnswer answer;
  gint64 at_us;
} SoleusPainRecord;

const char *soleus_history_error_to_text (SoleusHistoryError code);

G_END_DECLS
