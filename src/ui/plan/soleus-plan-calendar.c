/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-plan-calendar.h"

#include <glib/gi18n-lib.h>

#include "soleus-day.h"
#include "soleus-format.h"
#include "soleus-plan-text.h"

/* Where nobody chose a time. */
#define USUAL_MINUTE (18 * 60)
/* Between two times of the same day. */
#define GAP         (3 * 60)
#define LAST_MINUTE (22 * 60)
#define MS_A_MINUTE (60 * 1000)
#define EVENT_UID   "%s-%u-%u-%d@soleus"

/* Returns: the minute at which it is done the @nth time of a day */
static guint
get_minute (const SoleusPlanSchedule *schedule, guint session, guint nth)
{
  int minute = session < schedule->minutes->len ? g_array_index (schedule->minutes, int, session)
                                                : SOLEUS_MINUTE_NONE;
  guint first = minute == SOLEUS_MINUTE_NONE ? USUAL_MINUTE : (guint) minute;

  return nth == 0 ? first : MAX (first, MIN (first + nth * GAP, LAST_MINUTE));
}

static void
fill_texts (SoleusCalendarEvent *event,
            const SoleusPlanSchedule *schedule,
            guint index,
            SoleusRoutine *routine,
            SoleusCatalogue *catalogue)
{
  const SoleusPlanSession *session = schedule->plan->sessions->pdata[index];
  g_autofree char *dose = soleus_plan_format_dose (session, catalogue);

  event->summary = g_strdup (routine->name);
  /* Translators: a plan, then what is done: "Looser calves: 30 s × 3 · 8 min". */
  event->description = g_strdup_printf (C_ ("in a calendar", "%s: %s"), schedule->plan->name, dose);
  event->length = (guint) MAX (
      1, (soleus_plan_session_get_length (session, routine) / session->at_least + MS_A_MINUTE / 2) /
             MS_A_MINUTE);
}

/* A run is a session on the same weekdays, week after week. */
typedef struct
{
  guint weekdays;
  guint count;
  int first_day;
} Run;

/* Goes through the days that are to come, one by one, and notes which have the session. */
static void
find_run (const SoleusPlanSchedule *schedule, const SoleusPlanSession *session, Run *run)
{
  guint n_places = soleus_weekdays_count (schedule->weekdays);
  guint n_days = schedule->plan->weeks * n_places;
  int day = schedule->first_day;

  *run = (Run){ 0 };
  for (guint index = schedule->next; index < n_days; day++)
    {
      guint bit = soleus_weekdays_get_bit (day);

      if (!(schedule->weekdays & bit))
        continue;
      if (soleus_plan_session_is_on (session, schedule->plan, index / n_places + 1,
                                     index % n_places, n_places))
        {
          if (run->count == 0)
            run->first_day = day;
          run->weekdays |= bit;
          run->count++;
        }
      index++;
    }
}

static void
add_session (SoleusCalendar *calendar,
             const SoleusPlanSchedule *schedule,
             SoleusCatalogue *catalogue,
             guint index)
{
  const SoleusPlanSession *session = schedule->plan->sessions->pdata[index];
  SoleusRoutine *routine = soleus_catalogue_find (catalogue, session->routine);
  Run run;

  if (!routine)
    return;
  find_run (schedule, session, &run);
  for (guint nth = 0; run.count > 0 && nth < session->at_least; nth++)
    {
      SoleusCalendarEvent event = { NULL };

      fill_texts (&event, schedule, index, routine, catalogue);
      event.uid = g_strdup_printf (EVENT_UID, schedule->plan->id, index, nth, schedule->first_day);
      soleus_day_get_date (run.first_day, &event.first);
      event.minute = get_minute (schedule, index, nth);
      event.weekdays = run.weekdays;
      event.count = run.count;
      soleus_calendar_add (calendar, &event);
      g_free (event.uid);
      g_free (event.summary);
      g_free (event.description);
    }
}

/**
 * soleus_plan_calendar_new:
 * @zone: (nullable): where the person is
 *
 * Returns: (transfer full): what is to come, as a calendar file has it
 */
SoleusCalendar *
soleus_plan_calendar_new (const SoleusPlanSchedule *schedule,
                          SoleusCatalogue *catalogue,
                          const char *zone,
                          gint64 now_us)
{
  SoleusCalendar *calendar = soleus_calendar_new (schedule->plan->name, zone, now_us);

  for (guint i = 0; i < schedule->plan->sessions->len; i++)
    add_session (calendar, schedule, catalogue, i);
  return calendar;
}
