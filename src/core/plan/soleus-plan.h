/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "soleus-catalogue.h"
#include "soleus-day.h"
#include "soleus-journal-entry.h"

G_BEGIN_DECLS

/** Limits of a plan. */
#define SOLEUS_PLAN_MAX_WEEKS    52
#define SOLEUS_PLAN_MAX_SESSIONS 16
#define SOLEUS_PLAN_MAX_TIMES    4
#define SOLEUS_PLAN_MAX_NAME     200

/** The id of every plan of one's own. */
#define SOLEUS_PLAN_OWN_ID "own"

/** No minute of the day: the person chose none. */
#define SOLEUS_MINUTE_NONE (-1)

#define SOLEUS_PLAN_ERROR (soleus_plan_error_quark ())
GQuark soleus_plan_error_quark (void);

/**
 * SoleusPlanError:
 * @SOLEUS_PLAN_ERROR_NAME: it has no name, or one that is too long
 * @SOLEUS_PLAN_ERROR_WEEKS: too few or too many weeks
 * @SOLEUS_PLAN_ERROR_SESSIONS: no session, or too many
 * @SOLEUS_PLAN_ERROR_ROUTINE: a routine that there is not
 * @SOLEUS_PLAN_ERROR_DAYS: a session, or the plan, has no weekday
 * @SOLEUS_PLAN_ERROR_TIMES: a session too often a day
 * @SOLEUS_PLAN_ERROR_MINUTE: no minute of a day
 * @SOLEUS_PLAN_ERROR_DOSE: a dose that the routine doesn't take
 * @SOLEUS_PLAN_ERROR_STATE: what is asked for can't be done with the plan now
 */
typedef enum
{
  SOLEUS_PLAN_ERROR_NAME,
  SOLEUS_PLAN_ERROR_WEEKS,
  SOLEUS_PLAN_ERROR_SESSIONS,
  SOLEUS_PLAN_ERROR_ROUTINE,
  SOLEUS_PLAN_ERROR_DAYS,
  SOLEUS_PLAN_ERROR_TIMES,
  SOLEUS_PLAN_ERROR_MINUTE,
  SOLEUS_PLAN_ERROR_DOSE,
  SOLEUS_PLAN_ERROR_STATE,
} SoleusPlanError;

/**
 * SoleusPlanSession:
 * @routine: the id of its routine
 * @from_week: the first week it stands in, from 1
 * @to_week: the last one
 * @repetitions: of each stretch hold; 0: as the routine says
 * @seconds: of each stretch hold; 0: as the routine says
 * @weekdays: the days of the week it stands in; 0: all days of the plan
 * @at_least: how many times a day, from 1
 * @at_most: how many times a day at most
 * @minute: the minute of the day that is a good time for it, or %SOLEUS_MINUTE_NONE
 *
 * What is done on the days of a plan.
 */
typedef struct
{
  char *routine;
  guint from_week;
  guint to_week;
  guint repetitions;
  guint seconds;
  guint weekdays;
  guint at_least;
  guint at_most;
  int minute;
} SoleusPlanSession;

/**
 * SoleusPlanSource:
 * @text: names published work; not translated
 * @url: (nullable): where it can be read
 */
typedef struct
{
  char *text;
  char *url;
} SoleusPlanSource;

#define SOLEUS_TYPE_PLAN (soleus_plan_get_type ())
G_DECLARE_FINAL_TYPE (SoleusPlan, soleus_plan, SOLEUS, PLAN, GObject)

/**
 * SoleusPlan:
 * @id: stands in the history: "looser-calves"; "own" where @own
 * @name: translated, or the person's own words
 * @summary: (nullable): translated
 * @for_whom: (nullable): translated
 * @expectation: (nullable): one translated sentence: what to expect
 * @weeks: how many weeks it takes
 * @weekdays: the days of the week that it proposes
 * @sessions: (element-type SoleusPlanSession): in the order in which they are done
 * @measure_weeks: (element-type guint): the weeks after which the ankle test is due; 0: at the
 * start
 * @has_review: whether it ends with a review
 * @has_diary: whether the cramp diary belongs to it
 * @sources: (element-type SoleusPlanSource): may be empty
 * @own: whether the person made it
 *
 * A plan over weeks. Only its maker fills it in; after that it never changes.
 */
struct _SoleusPlan
{
  GObject parent_instance;

  char *id;
  char *name;
  char *summary;
  char *for_whom;
  char *expectation;
  guint weeks;
  guint weekdays;
  GPtrArray *sessions;
  GArray *measure_weeks;
  gboolean has_review;
  gboolean has_diary;
  GPtrArray *sources;
  gboolean own;
};

SoleusPlan *soleus_plan_new_own (const char *name, guint weeks);
void soleus_plan_add_session (
    SoleusPlan *self, const char *routine, guint weekdays, guint times, int minute);

void soleus_plan_write_own (SoleusPlan *self, SoleusJournalEntry *entry);
SoleusPlan *soleus_plan_read_own (SoleusJournalEntry *entry);

guint soleus_weekdays_count (guint weekdays);
guint soleus_weekdays_get_bit (int day);

gboolean soleus_plan_check (SoleusPlan *self, SoleusCatalogue *catalogue, GError **error);
gboolean soleus_plan_session_is_on (
    const SoleusPlanSession *self, SoleusPlan *plan, guint week, guint place, guint n_places);
SoleusPlan *soleus_plans_find (GPtrArray *plans, const char *id);

G_END_DECLS
