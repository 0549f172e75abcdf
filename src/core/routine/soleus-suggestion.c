/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-suggestion.h"

#include "soleus-recommendation.h"

/* The rating from which a calf is tight enough to begin with it. */
#define TIGHT 4
/* A rating says something about now for so many days, and what was done last about as many habits.
 */
#define RATING_DAYS 7
#define HABIT_DAYS  21
/* The hours of an evening, and of a desk. */
#define EVENING    20
#define DESK_BEGIN 9
#define DESK_END   17

/* No massage twice within an hour. */
static gboolean
may_do (const SoleusSituation *situation, SoleusRoutine *routine)
{
  return routine && !(situation->massaged && soleus_routine_has_pressure (routine));
}

/* Returns: (nullable): the routine, where it can be done now with what is at hand */
static SoleusRoutine *
find (const SoleusSituation *situation, const char *id)
{
  SoleusRoutine *routine = id ? soleus_catalogue_find (situation->catalogue, id) : NULL;

  return may_do (situation, routine) &&
                 soleus_recommend_fits (routine->equipment, situation->at_hand)
             ? routine
             : NULL;
}

/* Returns: (nullable): the stretch of a muscle */
static SoleusRoutine *
find_stretch (const SoleusSituation *situation, SoleusMuscle muscle)
{
  switch (muscle)
    {
    case SOLEUS_MUSCLE_GASTROCNEMIUS:
      return find (situation, "gastroc-wall");
    case SOLEUS_MUSCLE_SOLEUS:
      return find (situation, "soleus-wall");
    case SOLEUS_MUSCLE_BOTH:
    case SOLEUS_MUSCLE_NONE:
    default:
      return find (situation, "wall-full");
    }
}

/* Without a wall the feet can be moved on a chair; who has neither is shown a stretch all the same,
 * for there is a wall nearly everywhere. */
static SoleusRoutine *
find_first (const SoleusSituation *situation)
{
  SoleusRoutine *routine = find_stretch (situation, SOLEUS_MUSCLE_GASTROCNEMIUS);

  if (!routine)
    routine = find (situation, "pump-sitting");
  return routine ? routine : soleus_catalogue_find (situation->catalogue, "gastroc-wall");
}

/* What comes after the last session of today. */
static SoleusReason
suggest_more (const SoleusSituation *situation, SoleusRoutine *last, SoleusRoutine **routine)
{
  const char *id;
  SoleusNext next = soleus_recommend_next (last, situation->tightest, situation->at_hand, &id);

  *routine = find (situation, id);
  if (!*routine)
    return SOLEUS_REASON_DONE;
  if (next == SOLEUS_NEXT_STRETCH_WARM && situation->massaged)
    return SOLEUS_REASON_WARM;
  if (next == SOLEUS_NEXT_OTHER_MUSCLE && situation->today != SOLEUS_MUSCLE_BOTH)
    return SOLEUS_REASON_OTHER_MUSCLE;
  if (next == SOLEUS_NEXT_SPOTS)
    return SOLEUS_REASON_STILL_TIGHT;
  *routine = NULL;
  return SOLEUS_REASON_DONE;
}

static gboolean
is_work_time (const SoleusSituation *situation)
{
  return !situation->weekend && situation->hour >= DESK_BEGIN && situation->hour < DESK_END;
}

/* Nothing was done today. */
static SoleusReason
suggest_anew (const SoleusSituation *situation, SoleusRoutine *last, SoleusRoutine **routine)
{
  if (situation->tightest >= TIGHT && situation->rated_days_ago < RATING_DAYS &&
      (*routine = find_stretch (situation, situation->rated)))
    return SOLEUS_REASON_RATED;
  if (situation->hour >= EVENING && (*routine = find (situation, "before-bed")))
    return SOLEUS_REASON_EVENING;
  if (last && situation->days_ago < HABIT_DAYS && (*routine = find (situation, last->id)))
    return SOLEUS_REASON_LAST;
  if (is_work_time (situation) && (*routine = find (situation, "desk")))
    return SOLEUS_REASON_DESK;
  *routine = find_stretch (situation, SOLEUS_MUSCLE_BOTH);
  if (!*routine)
    *routine = find_first (situation);
  return situation->last ? SOLEUS_REASON_BACK : SOLEUS_REASON_NONE;
}

/**
 * soleus_suggest:
 * @routine: (out) (nullable) (transfer none): what comes next; %NULL with %SOLEUS_REASON_DONE
 *   and %SOLEUS_REASON_HURT
 *
 * After a stop for pain comes rest, whatever is planned. Then the plan comes first. After a session
 * of today the rest of it, then where it was tight, then what fits the hour and what the person is
 * used to. No massage is proposed within an hour of another.
 *
 * Returns: why it comes next
 */
SoleusReason
soleus_suggest (const SoleusSituation *situation, SoleusRoutine **routine)
{
  SoleusCatalogue *catalogue = situation->catalogue;
  SoleusRoutine *planned =
      situation->planned ? soleus_catalogue_find (catalogue, situation->planned) : NULL;
  SoleusRoutine *last = situation->last ? soleus_catalogue_find (catalogue, situation->last) : NULL;

  *routine = NULL;
  if (situation->hurt)
    return SOLEUS_REASON_HURT;
  /* The plan was chosen for what the person has. */
  *routine = planned;
  if (may_do (situation, planned))
    return SOLEUS_REASON_PLAN;
  if (situation->massaged && (*routine = find_stretch (situation, SOLEUS_MUSCLE_BOTH)) &&
      (planned || (last && last->kind == SOLEUS_ROUTINE_MASSAGE)))
    return SOLEUS_REASON_WARM;
  if (situation->known && !situation->last)
    {
      *routine = find_first (situation);
      return SOLEUS_REASON_FIRST;
    }
  *routine = NULL;
  if (situation->last && situation->days_ago <= 0)
    return last ? suggest_more (situation, last, routine) : SOLEUS_REASON_DONE;
  return suggest_anew (situation, last, routine);
}

/* As a length is shown. */
static gint64
count_minutes (gint64 ms)
{
  return (ms + 30000) / 60000;
}

/**
 * soleus_suggest_within:
 * @options: of the person, which lengths follow
 * @least_ms: the routine is longer than this
 * @most_ms: and no longer than this
 *
 * Returns: (nullable) (transfer none): the longest routine of that length that can be done now; of
 *   those with as many minutes the first of the catalogue; a stretch before all else, which needs
 *   no list
 */
SoleusRoutine *
soleus_suggest_within (const SoleusSituation *situation,
                       const SoleusOptions *options,
                       gint64 least_ms,
                       gint64 most_ms)
{
  SoleusRoutine *found = NULL;
  gint64 longest = -1;
  gboolean pressure = TRUE;

  for (guint i = 0; i < situation->catalogue->routines->len; i++)
    {
      SoleusRoutine *routine = situation->catalogue->routines->pdata[i];
      gint64 length = soleus_options_get_total (options, routine);
      gboolean presses = soleus_routine_has_pressure (routine);

      if (length <= least_ms || length > most_ms || !find (situation, routine->id))
        continue;
      if (presses == pressure ? count_minutes (length) <= longest : presses)
        continue;
      found = routine;
      longest = count_minutes (length);
      pressure = presses;
    }
  return found;
}
