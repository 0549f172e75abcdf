/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-plan-text.h"

#include <glib/gi18n-lib.h>

#include "soleus-day.h"
#include "soleus-format.h"

/* 1 January 2024 was a Monday. */
#define A_YEAR 2024

#define MINUTES_AN_HOUR 60

/**
 * soleus_plan_format_weekday:
 * @index: 0 is Monday
 * @format: for g_date_time_format(): "%a" is short, "%A" long
 */
char *
soleus_plan_format_weekday (guint index, const char *format)
{
  g_autoptr (GDateTime) day = g_date_time_new_utc (A_YEAR, 1, (int) index + 1, 12, 0, 0);

  return soleus_format_date_as (day, format);
}

/* Returns: the weekday that a week begins with here, 0 is Monday */
guint
soleus_plan_get_first_weekday (void)
{
  guint bit = soleus_weekdays_get_bit (soleus_day_get_week_start (0));
  guint index = 0;

  while (bit >> index != 1)
    index++;
  return index;
}

/* Returns: (transfer full): "Mon, Wed, Fri", or "Every day" */
char *
soleus_plan_format_weekdays (guint weekdays)
{
  guint first = soleus_plan_get_first_weekday ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  if (weekdays == SOLEUS_WEEKDAYS_ALL)
    /* Translators: the days of a week on which something is done. */
    return g_strdup (_ ("Every day"));
  for (guint i = 0; i < SOLEUS_N_WEEKDAYS; i++)
    {
      guint index = (first + i) % SOLEUS_N_WEEKDAYS;
      g_autofree char *name =
          weekdays >> index & 1 ? soleus_plan_format_weekday (index, "%a") : NULL;

      if (name)
        g_strv_builder_add (builder, name);
    }
  parts = g_strv_builder_end (builder);
  return g_strjoinv (C_ ("list separator", ", "), parts);
}

/* Returns: (transfer full): "18:00", or that there is no time */
char *
soleus_plan_format_minute (int minute)
{
  g_autoptr (GDateTime) time = NULL;

  if (minute == SOLEUS_MINUTE_NONE)
    /* Translators: the time of the day for something: the person hasn't chosen one. */
    return g_strdup (C_ ("time of the day", "Any time"));
  time = g_date_time_new_utc (A_YEAR, 1, 1, minute / MINUTES_AN_HOUR, minute % MINUTES_AN_HOUR, 0);
  return soleus_format_time (time);
}

/* What the plan says of the dose; the rest is left to the person. */
void
soleus_plan_session_apply (const SoleusPlanSession *session, SoleusOptions *options)
{
  if (session->seconds > 0)
    options->hold = session->seconds;
  if (session->repetitions > 0)
    options->repetitions = session->repetitions;
}

/* Returns: milliseconds, of all its times a day */
gint64
soleus_plan_session_get_length (const SoleusPlanSession *session, SoleusRoutine *routine)
{
  SoleusOptions options = SOLEUS_OPTIONS_INIT;

  soleus_plan_session_apply (session, &options);
  return soleus_options_get_total (&options, routine) * session->at_least;
}

/* Returns: milliseconds: as long as its longest day takes */
static gint64
find_longest_day (SoleusPlan *plan, SoleusCatalogue *catalogue)
{
  guint n = soleus_weekdays_count (plan->weekdays);
  gint64 longest = 0;

  for (guint week = 1; week <= plan->weeks; week++)
    for (guint place = 0; place < n; place++)
      {
        gint64 length = 0;

        for (guint i = 0; i < plan->sessions->len; i++)
          {
            const SoleusPlanSession *session = plan->sessions->pdata[i];
            SoleusRoutine *routine = soleus_catalogue_find (catalogue, session->routine);

            if (routine && soleus_plan_session_is_on (session, plan, week, place, n))
              length += soleus_plan_session_get_length (session, routine);
          }
        longest = MAX (longest, length);
      }
  return longest;
}

/* Returns: (transfer full): "6 weeks · 5 days a week · 8 min" */
char *
soleus_plan_format_shape (SoleusPlan *plan, SoleusCatalogue *catalogue)
{
  guint n = soleus_weekdays_count (plan->weekdays);
  g_autofree char *weeks =
      g_strdup_printf (ngettext ("%u week", "%u weeks", plan->weeks), plan->weeks);
  g_autofree char *days = g_strdup_printf (ngettext ("%u day a week", "%u days a week", n), n);
  g_autofree char *length = soleus_format_minutes (find_longest_day (plan, catalogue));

  /* Translators: about a plan: "6 weeks · 5 days a week · 8 min". */
  return g_strdup_printf (C_ ("about a plan", "%s · %s · %s"), weeks, days, length);
}

/* Returns: (transfer full) (nullable): how often a day, where that is more than once */
char *
soleus_plan_format_times (const SoleusPlanSession *session)
{
  if (session->at_most <= 1)
    return NULL;
  if (session->at_least == session->at_most)
    return g_strdup_printf (ngettext ("%u time a day", "%u times a day", session->at_least),
                            session->at_least);
  /* Translators: how often something is done in a day: "2 to 4 times a day". */
  return g_strdup_printf (_ ("%u to %u times a day"), session->at_least, session->at_most);
}

/* Returns: (transfer full): "each hold 30 seconds, 3 times · 8 min · 2 times a day" */
char *
soleus_plan_format_dose (const SoleusPlanSession *session, SoleusCatalogue *catalogue)
{
  SoleusRoutine *routine = soleus_catalogue_find (catalogue, session->routine);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *times = soleus_plan_format_times (session);
  g_auto (GStrv) parts = NULL;
  SoleusOptions options = SOLEUS_OPTIONS_INIT;

  if (!routine)
    return g_strdup (_ ("This routine has been deleted."));
  soleus_plan_session_apply (session, &options);
  if (session->seconds > 0 && session->repetitions > 0)
    {
      g_autofree char *held = g_strdup_printf (
          /* Translators: of stretches: how long each is held, and how often: "30 s × 3". */
          C_ ("dose", "%u s × %u"), session->seconds, session->repetitions);

      g_strv_builder_add (builder, held);
    }
  {
    g_autofree char *length = soleus_format_minutes (soleus_options_get_total (&options, routine));

    g_strv_builder_add (builder, length);
  }
  if (times)
    g_strv_builder_add (builder, times);
  parts = g_strv_builder_end (builder);
  return g_strjoinv (" · ", parts);
}

/* Returns: (transfer full) (nullable): which weeks and days it stands in, where not in all */
char *
soleus_plan_format_when (const SoleusPlanSession *session, SoleusPlan *plan)
{
  g_autofree char *weeks = NULL;
  g_autofree char *days = NULL;

  if (session->from_week == session->to_week && plan->weeks > 1)
    /* Translators: a week of a plan. */
    weeks = g_strdup_printf (_ ("Week %u"), session->from_week);
  else if (session->from_week > 1 || session->to_week < plan->weeks)
    /* Translators: some weeks of a plan: "Weeks 2 to 6". */
    weeks = g_strdup_printf (_ ("Weeks %u to %u"), session->from_week, session->to_week);
  if (session->weekdays != 0 && session->weekdays != plan->weekdays)
    {
      guint n = soleus_weekdays_count (session->weekdays);

      days = plan->own ? soleus_plan_format_weekdays (session->weekdays)
                       : g_strdup_printf (ngettext ("%u day a week", "%u days a week", n), n);
    }
  if (weeks && days)
    /* Translators: which weeks of a plan, then which days: "Week 1: Mon, Wed". */
    return g_strdup_printf (C_ ("weeks and days", "%s: %s"), weeks, days);
  return weeks ? g_steal_pointer (&weeks) : g_steal_pointer (&days);
}

/* Returns: (transfer full): "Week 2, day 3 of 5" */
char *
soleus_plan_format_place (SoleusPlanState *state)
{
  if (state->status == SOLEUS_PLAN_COMPLETE)
    return g_strdup (_ ("You have come to the end of this plan."));
  /* Translators: how far somebody is in a plan: "Week 2, day 3 of 5". */
  return g_strdup_printf (_ ("Week %u, day %u of %u"), state->week, state->week_day,
                          state->week_days);
}

/* Whether they are the same for the person. All own plans have one id. */
gboolean
soleus_plan_is_same (SoleusPlan *plan, SoleusPlan *other)
{
  if (!g_str_equal (plan->id, other->id) || plan->own != other->own)
    return FALSE;
  if (!plan->own)
    return TRUE;
  if (!g_str_equal (plan->name, other->name) || plan->weeks != other->weeks ||
      plan->sessions->len != other->sessions->len)
    return FALSE;
  for (guint i = 0; i < plan->sessions->len; i++)
    {
      const SoleusPlanSession *a = plan->sessions->pdata[i];
      const SoleusPlanSession *b = other->sessions->pdata[i];

      if (!g_str_equal (a->routine, b->routine) || a->weekdays != b->weekdays ||
          a->at_least != b->at_least)
        return FALSE;
    }
  return TRUE;
}

/* Why a plan stands still, and what to do; NULL where it doesn't. */
const char *
soleus_plan_describe_pause (SoleusPlanPause pause)
{
  switch (pause)
    {
    case SOLEUS_PLAN_PAUSE_PERSON:
      return _ ("The plan is paused. Nothing is lost: go on when you are ready.");
    case SOLEUS_PLAN_PAUSE_LOCK:
      return _ ("The plan is paused because of what you told the safety list. It waits until "
                "sessions are unlocked again.");
    case SOLEUS_PLAN_PAUSE_STOP:
      return _ ("The plan is paused because the pain was still sharp or severe after you stopped. "
                "Rest, and see a doctor or physiotherapist if it doesn’t get better.");
    case SOLEUS_PLAN_PAUSE_STOPS:
      return _ ("The plan is paused because you stopped for pain twice within a week. Rest for "
                "some days, and see a doctor or physiotherapist if the pain comes back.");
    case SOLEUS_PLAN_PAUSE_NONE:
      break;
    }
  return NULL;
}
