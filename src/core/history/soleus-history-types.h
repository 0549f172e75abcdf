/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "soleus-types.h"

G_BEGIN_DECLS

#define SOLEUS_HISTORY_ERROR (soleus_history_error_quark ())
GQuark soleus_history_error_quark (void);

/**
 * SoleusHistoryError:
 * @SOLEUS_HISTORY_ERROR_FAILED: none of the others; the data to be written is at fault
 * @SOLEUS_HISTORY_ERROR_OPEN: the file or its folder can't be opened or made
 * @SOLEUS_HISTORY_ERROR_DAMAGED: the file isn't a sound database
 * @SOLEUS_HISTORY_ERROR_NEWER: the file was made by a newer version of Soleus
 * @SOLEUS_HISTORY_ERROR_FORMAT: the file to be imported isn't a history exported by Soleus
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

const char *soleus_history_error_to_text (SoleusHistoryError code);
gboolean soleus_history_error_set (GError **error, SoleusHistoryError code);

/**
 * SoleusOutcome:
 * @SOLEUS_OUTCOME_RUNNING: it goes on right now, in this process
 * @SOLEUS_OUTCOME_INTERRUPTED: no end was recorded (a crash, a power cut); shown as ended early
 * @SOLEUS_OUTCOME_FINISHED: every phase has run
 * @SOLEUS_OUTCOME_ENDED: ended early by the person
 * @SOLEUS_OUTCOME_STOPPED: stopped because of pain
 */
typedef enum
{
  SOLEUS_OUTCOME_RUNNING,
  SOLEUS_OUTCOME_INTERRUPTED,
  SOLEUS_OUTCOME_FINISHED,
  SOLEUS_OUTCOME_ENDED,
  SOLEUS_OUTCOME_STOPPED,
} SoleusOutcome;

typedef enum
{
  SOLEUS_RATING_BEFORE,
  SOLEUS_RATING_AFTER,
} SoleusRatingMoment;

/* The bytes of a note at most. */
#define SOLEUS_NOTE_MAX 2000

#define SOLEUS_RATING_MAX  10
#define SOLEUS_RATING_NONE (-1)

/**
 * SoleusPainAnswer:
 * @SOLEUS_PAIN_UNANSWERED: the question was left open
 * @SOLEUS_PAIN_GONE: gone in a minute
 * @SOLEUS_PAIN_STILL: still sharp or severe
 * @SOLEUS_PAIN_SEVERE: popping, swelling, numb or can't stand
 *
 * The answer to "How is it now?", which is asked after a stop for pain.
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
 * @step: the id of the step in the library, as "G"
 * @worked_ms: milliseconds really worked, pauses not counted
 * @planned_ms: milliseconds planned
 * @pressure: whether @worked_ms counts as pressure on that calf
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

/* The tightness of the left or the right leg, 0 (none) to 10. */
typedef struct
{
  SoleusRatingMoment moment;
  SoleusLeg leg;
  int value;
} SoleusRatingRecord;

/**
 * SoleusPainRecord:
 * @number: its place among the stops of its session, from 1; given by the history
 * @step: the id of the step, as "RH"
 * @seconds: how far into the phase it happened
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

#define SOLEUS_TYPE_SESSION_RECORD (soleus_session_record_get_type ())
G_DECLARE_FINAL_TYPE (SoleusSessionRecord, soleus_session_record, SOLEUS, SESSION_RECORD, GObject)

/**
 * SoleusSessionRecord:
 * @uuid: the session's own id, the same in every export
 * @routine: the id of its routine, which may no longer exist
 * @options: the options of the session, as text
 * @verdict: the kind of the safety verdict; empty for a session without massage
 * @start_us: when it began, microseconds since 1970-01-01 UTC
 * @offset_s: seconds that local time was ahead of UTC where and when it began
 * @end_us: when it ended, microseconds since 1970-01-01 UTC; without a recorded end that of its
 *   last phase, or its start
 * @by_hand: whether the person entered what was done, or corrected it
 * @note: (nullable): the person's own words; %NULL is the same as empty
 * @phases: (element-type SoleusPhaseRecord): in the order in which they were done
 * @ratings: (element-type SoleusRatingRecord): at most one for each moment and leg
 * @pain_stops: (element-type SoleusPainRecord): in their order
 *
 * A session as it was recorded. Only its maker fills it in; after that it never changes.
 */
struct _SoleusSessionRecord
{
  GObject parent_instance;

  char *uuid;
  char *routine;
  char *options;
  char *verdict;
  gint64 start_us;
  int offset_s;
  gint64 end_us;
  SoleusOutcome outcome;
  gboolean by_hand;
  char *note;
  GArray *phases;
  GArray *ratings;
  GArray *pain_stops;
};

SoleusSessionRecord *soleus_session_record_new (void);
SoleusSessionRecord *soleus_session_record_copy (SoleusSessionRecord *self);

gint64 soleus_session_record_get_worked (SoleusSessionRecord *self);
int soleus_session_record_get_rating (SoleusSessionRecord *self,
                                      SoleusRatingMoment moment,
                                      SoleusLeg leg);
const SoleusPhaseRecord *soleus_session_record_get_phase (SoleusSessionRecord *self, guint index);
const SoleusPainRecord *soleus_session_record_get_pain_stop (SoleusSessionRecord *self,
                                                             guint index);

/* There is no such day. It lies after every day that there is. */
#define SOLEUS_SUMMARY_NO_DAY G_MAXINT

#define SOLEUS_N_MUSCLES (SOLEUS_MUSCLE_BOTH + 1)
#define SOLEUS_N_LEGS    (SOLEUS_LEG_RIGHT + 1)

/* The sessions that began on a local day, in days since 1970-01-01. */
typedef struct
{
  int day;
  guint sessions;
  gint64 stretch_ms;
  gint64 pressure_ms;
} SoleusDayTotal;

/* The milliseconds worked in a week, which begins as this locale has it, by #SoleusMuscle. */
typedef struct
{
  int first_day;
  gint64 worked_ms[SOLEUS_N_MUSCLES];
} SoleusWeekTotal;

/**
 * SoleusRatingPoint:
 * @day: local day of its session, in days since 1970-01-01
 * @start_us: when its session began, microseconds since 1970-01-01 UTC
 * @before: tightness before, 0 to 10, or %SOLEUS_RATING_NONE
 * @after: tightness after, 0 to 10, or %SOLEUS_RATING_NONE
 */
typedef struct
{
  int day;
  gint64 start_us;
  SoleusLeg leg;
  int before;
  int after;
} SoleusRatingPoint;

/* A stop for pain, so many seconds into a phase, and the local day of its session. */
typedef struct
{
  int day;
  SoleusLeg leg;
  char *step;
  guint seconds;
  SoleusPainAnswer answer;
} SoleusPainPoint;

/**
 * SoleusTotals:
 * @sessions: sessions in which something was worked
 * @days: local days with such a session
 * @by_hand: those of the sessions that were entered by hand
 * @worked_ms: milliseconds worked, by #SoleusMuscle and #SoleusLeg
 */
typedef struct
{
  guint sessions;
  guint days;
  guint by_hand;
  gint64 worked_ms[SOLEUS_N_MUSCLES][SOLEUS_N_LEGS];
  gint64 stretch_ms;
  gint64 pressure_ms;
  guint pain_stops;
} SoleusTotals;

/**
 * SoleusSummary:
 * @from_day: first local day, in days since 1970-01-01
 * @to_day: last local day
 * @days: (element-type SoleusDayTotal): days with a session, in order
 * @weeks: (element-type SoleusWeekTotal): weeks with a session, in order
 * @ratings: (element-type SoleusRatingPoint): in order of time
 * @pain_stops: (element-type SoleusPainPoint): in order of time
 * @totals: of the days asked for
 * @all: of the whole history
 * @first_day: the local day of the first session ever, or %SOLEUS_SUMMARY_NO_DAY
 * @last_day: the local day on which the latest session ever began, where it was done, or
 *   %SOLEUS_SUMMARY_NO_DAY
 *
 * The figures of the history between two local days.
 */
typedef struct
{
  int from_day;
  int to_day;
  GArray *days;
  GArray *weeks;
  GArray *ratings;
  GArray *pain_stops;
  SoleusTotals totals;
  SoleusTotals all;
  int first_day;
  int last_day;
} SoleusSummary;

void soleus_summary_free (SoleusSummary *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusSummary, soleus_summary_free)

/* CSV is a table with one row a phase, for a spreadsheet; JSON is everything, to be imported again.
 */
typedef enum
{
  SOLEUS_HISTORY_CSV,
  SOLEUS_HISTORY_JSON,
} SoleusHistoryFormat;

/* The number of sessions of a file that were new, and of those that were there already; and the
 * same of the entries of its journal. */
typedef struct
{
  guint n_new;
  guint n_known;
  guint n_new_entries;
  guint n_known_entries;
} SoleusImportResult;

G_END_DECLS
