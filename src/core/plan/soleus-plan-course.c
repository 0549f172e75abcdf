/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-plan-course.h"

#include <string.h>

#include "soleus-day.h"
#include "soleus-options-text.h"
#include "soleus-options.h"
#include "soleus-phase.h"

typedef struct
{
  SoleusPlanCourse *course;
  const SoleusPlanLog *log;
  SoleusCatalogue *catalogue;
  int day_start;
} Reckoning;

/* A session of the history, and the local day that it counts for. */
typedef struct
{
  SoleusSessionRecord *record;
  int day;
} Done;

static const SoleusPlanSession *
get_session (const SoleusPlanLog *log, guint index)
{
  return log->plan->sessions->pdata[index];
}

/* Whether the session of the plan at @index stands in @day of the plan. */
gboolean
soleus_plan_course_has_session (const SoleusPlanLog *log, guint index, guint day)
{
  guint n_places = soleus_weekdays_count (log->weekdays);

  return soleus_plan_session_is_on (get_session (log, index), log->plan, day / n_places + 1,
                                    day % n_places, n_places);
}

/* Whether there is massage in the routine. One that was deleted has none. */
gboolean
soleus_plan_course_is_massage (SoleusCatalogue *catalogue, const char *routine)
{
  SoleusRoutine *found = soleus_catalogue_find (catalogue, routine);

  return found != NULL && found->kind != SOLEUS_ROUTINE_STRETCH;
}

/* The id of the routine that takes the place of massage on @day of the plan: its own stretch. */
const char *
soleus_plan_course_get_stretch (const SoleusPlanLog *log, SoleusCatalogue *catalogue, guint day)
{
  for (guint i = 0; i < log->plan->sessions->len; i++)
    {
      const char *id = get_session (log, i)->routine;
      SoleusRoutine *routine = soleus_catalogue_find (catalogue, id);

      if (soleus_plan_course_has_session (log, i, day) && routine != NULL &&
          routine->kind == SOLEUS_ROUTINE_STRETCH && soleus_routine_has_stretch (routine))
        return id;
    }
  return SOLEUS_PLAN_STRETCH_INSTEAD;
}

/* The work that the session was to have, in milliseconds. Only what was begun is recorded of it. */
static gint64
get_planned (SoleusSessionRecord *record, SoleusCatalogue *catalogue)
{
  SoleusRoutine *routine = soleus_catalogue_find (catalogue, record->routine);
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (GPtrArray) phases = NULL;
  gint64 planned_ms = 0;

  for (guint i = 0; routine == NULL && i < record->phases->len; i++)
    planned_ms += soleus_session_record_get_phase (record, i)->planned_ms;
  if (routine == NULL)
    return planned_ms;
  soleus_options_from_text (&options, record->options);
  phases = soleus_options_expand (&options, routine);
  for (guint i = 0; i < phases->len; i++)
    if (soleus_phase_get_kind (phases->pdata[i]) == SOLEUS_PHASE_WORK)
      planned_ms += soleus_phase_get_duration (phases->pdata[i]);
  return planned_ms;
}

/* Steps that work no muscle count too: those of one's own are among them. */
static gint64
get_worked (SoleusSessionRecord *record)
{
  gint64 worked_ms = 0;

  for (guint i = 0; i < record->phases->len; i++)
    worked_ms += soleus_session_record_get_phase (record, i)->worked_ms;
  return worked_ms;
}

/* Whether the session was finished, or at least half of it was worked. */
static gboolean
is_worked (SoleusSessionRecord *record, SoleusCatalogue *catalogue)
{
  gint64 worked_ms = get_worked (record);

  if (record->outcome == SOLEUS_OUTCOME_RUNNING || worked_ms == 0)
    return FALSE;
  return record->outcome == SOLEUS_OUTCOME_FINISHED ||
         2 * worked_ms >= get_planned (record, catalogue);
}

static gboolean
is_of_plan (const SoleusPlanLog *log, const char *routine)
{
  for (guint i = 0; i < log->plan->sessions->len; i++)
    if (g_str_equal (get_session (log, i)->routine, routine))
      return TRUE;
  return g_str_equal (routine, SOLEUS_PLAN_STRETCH_INSTEAD);
}

static int
compare_done (gconstpointer a, gconstpointer b)
{
  const Done *first = a, *second = b;

  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;
  if (first->record->start_us != second->record->start_us)
    return first->record->start_us < second->record->start_us ? -1 : 1;
  return g_strcmp0 (first->record->uuid, second->record->uuid);
}

/* The sessions that count for the plan, by day. */
static GArray *
list_done (const Reckoning *self, GPtrArray *sessions)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Done));

  for (guint i = 0; i < sessions->len; i++)
    {
      SoleusSessionRecord *record = sessions->pdata[i];
      Done done = { record,
                    soleus_day_from_time (record->start_us, record->offset_s, self->day_start) };

      if (is_of_plan (self->log, record->routine) &&
          soleus_plan_log_has_seen (self->log, record->start_us) &&
          is_worked (record, self->catalogue))
        g_array_append_val (list, done);
    }
  g_array_sort (list, compare_done);
  return list;
}

/* The index of the session of the plan that @routine counts for, or -1. What isn't done often
 * enough yet comes first. */
static int
find_session (const Reckoning *self, const char *routine, guint day, const guint *times)
{
  for (guint extra = 0; extra < 2; extra++)
    for (guint i = 0; i < self->log->plan->sessions->len; i++)
      {
        const SoleusPlanSession *session = get_session (self->log, i);

        if (soleus_plan_course_has_session (self->log, i, day) &&
            g_str_equal (session->routine, routine) &&
            times[i] < (extra ? session->at_most : session->at_least))
          return (int) i;
      }
  return -1;
}

/* The index of massage that a stretch takes the place of, or -1. */
static int
find_massage (const Reckoning *self, const char *routine, guint day, const guint *times)
{
  if (!g_str_equal (routine, soleus_plan_course_get_stretch (self->log, self->catalogue, day)))
    return -1;
  for (guint i = 0; i < self->log->plan->sessions->len; i++)
    {
      const SoleusPlanSession *session = get_session (self->log, i);

      if (soleus_plan_course_has_session (self->log, i, day) && times[i] < session->at_least &&
          soleus_plan_course_is_massage (self->catalogue, session->routine))
        return (int) i;
    }
  return -1;
}

/* Counts how often each session of @day was done. Returns whether any was. */
static gboolean
count_times (const Reckoning *self, const Done *done, guint n_done, guint day, guint *times)
{
  gboolean any = FALSE;

  for (guint i = 0; i < n_done; i++)
    {
      const char *routine = done[i].record->routine;
      int index = find_session (self, routine, day, times);

      if (index < 0)
        index = find_massage (self, routine, day, times);
      if (index < 0)
        continue;
      times[index]++;
      any = TRUE;
    }
  return any;
}

/* Whether enough was done for the day to be over. Routines that are gone are not waited for. */
static gboolean
is_enough (const Reckoning *self, guint day, const guint *times)
{
  for (guint i = 0; i < self->log->plan->sessions->len; i++)
    {
      const SoleusPlanSession *session = get_session (self->log, i);

      if (soleus_plan_course_has_session (self->log, i, day) && times[i] < session->at_least &&
          soleus_catalogue_find (self->catalogue, session->routine) != NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_any_session (const Reckoning *self, guint day)
{
  for (guint i = 0; i < self->log->plan->sessions->len; i++)
    if (soleus_plan_course_has_session (self->log, i, day))
      return TRUE;
  return FALSE;
}

static void
mark_past (SoleusPlanCourse *course, guint day, int local_day)
{
  int *past = &g_array_index (course->past_days, int, day);

  if (*past != G_MININT)
    return;
  *past = local_day;
  course->n_past++;
}

static void
mark_skipped (SoleusPlanCourse *course, guint day, int local_day)
{
  mark_past (course, day, local_day);
  g_hash_table_add (course->skipped, GUINT_TO_POINTER (day));
}

/* Whether an event after that one takes the skip back. */
static gboolean
is_taken_back (const SoleusPlanLog *log, guint index, gint64 day)
{
  for (guint i = index + 1; i < log->events->len; i++)
    {
      const SoleusPlanEvent *event = &g_array_index (log->events, SoleusPlanEvent, i);
      gint64 other;

      if (event->kind == SOLEUS_PLAN_EVENT_UNSKIP &&
          soleus_journal_entry_get_int (event->entry, "day", &other) && other == day)
        return TRUE;
    }
  return FALSE;
}

/* Skipped days, and those on which nothing stands. */
static void
read_skipped (const Reckoning *self)
{
  const SoleusPlanLog *log = self->log;
  SoleusJournalEntry *start = soleus_plan_log_get_start (log);

  for (guint i = soleus_plan_log_get_start_index (log); i < log->events->len; i++)
    {
      const SoleusPlanEvent *event = &g_array_index (log->events, SoleusPlanEvent, i);
      gint64 day;

      if (event->kind == SOLEUS_PLAN_EVENT_SKIP &&
          soleus_journal_entry_get_int (event->entry, "day", &day) && day >= 0 &&
          day < self->course->n_days && !is_taken_back (log, i, day))
        mark_skipped (
            self->course, (guint) day,
            soleus_day_from_time (event->entry->at_us, event->entry->offset_s, self->day_start));
    }
  for (guint day = 0; day < self->course->n_days; day++)
    if (!has_any_session (self, day))
      mark_skipped (self->course, day,
                    soleus_day_from_time (start->at_us, start->offset_s, self->day_start));
}

static void
go_on (SoleusPlanCourse *course)
{
  while (course->next < course->n_days &&
         g_array_index (course->past_days, int, course->next) != G_MININT)
    course->next++;
}

/* One local day finishes one day of the plan at most. */
static void
count_day (const Reckoning *self, const Done *done, guint n_done, int today)
{
  SoleusPlanCourse *course = self->course;
  g_autofree guint *times = g_new0 (guint, self->log->plan->sessions->len);
  guint day = course->next;

  if (day == course->n_days || !count_times (self, done, n_done, day, times))
    return;
  if (done->day == today)
    memcpy (course->times->data, times, sizeof (guint) * course->times->len);
  if (done->day == today && !is_enough (self, day, times))
    return;
  if (done->day == today)
    course->today = (int) day;
  g_hash_table_add (course->done_on, GINT_TO_POINTER (done->day));
  mark_past (course, day, done->day);
  course->n_done++;
  go_on (course);
}

/**
 * soleus_plan_course_init:
 * @log: a plan that was begun
 * @sessions: (element-type SoleusSessionRecord): of the history, in any order
 * @today: the local day, in days since 1970-01-01
 *
 * The days of a plan stand in a row. Each local day on which something was done takes the first
 * that is neither done nor skipped, so that no day is missed. Today that is over once all of it was
 * done, any other day with the least that was done.
 */
void
soleus_plan_course_init (SoleusPlanCourse *self,
                         const SoleusPlanLog *log,
                         SoleusCatalogue *catalogue,
                         GPtrArray *sessions,
                         int today,
                         int day_start)
{
  const Reckoning reckoning = { self, log, catalogue, day_start };
  g_autoptr (GArray) list = list_done (&reckoning, sessions);
  const Done *done = (const Done *) (gpointer) list->data;
  const int open = G_MININT;

  *self = (SoleusPlanCourse){
    .n_days = log->plan->weeks * soleus_weekdays_count (log->weekdays),
    .today = -1,
    .times = g_array_new (FALSE, TRUE, sizeof (guint)),
    .done_on = g_hash_table_new (NULL, NULL),
    .past_days = g_array_new (FALSE, FALSE, sizeof (int)),
    .skipped = g_hash_table_new (NULL, NULL),
  };
  g_array_set_size (self->times, log->plan->sessions->len);
  for (guint i = 0; i < self->n_days; i++)
    g_array_append_val (self->past_days, open);
  read_skipped (&reckoning);
  go_on (self);
  for (guint i = 0, n; i < list->len; i += n)
    {
      for (n = 1; i + n < list->len && done[i + n].day == done[i].day; n++)
        ;
      count_day (&reckoning, done + i, n, today);
    }
}

void
soleus_plan_course_clear (SoleusPlanCourse *self)
{
  g_clear_pointer (&self->times, g_array_unref);
  g_clear_pointer (&self->done_on, g_hash_table_unref);
  g_clear_pointer (&self->past_days, g_array_unref);
  g_clear_pointer (&self->skipped, g_hash_table_unref);
}
