/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-plan-reader.h"

#include <string.h>

#include "soleus-content.h"

#define PLANS_PATH SOLEUS_RESOURCE_PATH "/plans/"

/* In the order in which they are shown. */
static const char *const files[] = {
  "looser-calves.xml",
  "desk.xml",
  "quiet-nights.xml",
  "runner.xml",
};

static const char *const weekday_names[SOLEUS_N_WEEKDAYS] = {
  "mon", "tue", "wed", "thu", "fri", "sat", "sun",
};

typedef struct
{
  GPtrArray *plans;
  SoleusPlan *plan;
  SoleusPlanSource *source;
} Reader;

static const char *
get_value (const char **names, const char **values, const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return values[i];
  return NULL;
}

static guint
get_number (const char **names, const char **values, const char *name, guint otherwise)
{
  const char *value = get_value (names, values, name);

  return value != NULL ? (guint) g_ascii_strtoull (value, NULL, 10) : otherwise;
}

static guint
get_weekdays (const char **names, const char **values, const char *name)
{
  const char *value = get_value (names, values, name);
  g_auto (GStrv) words = g_strsplit (value != NULL ? value : "", " ", -1);
  guint weekdays = 0;

  for (guint i = 0; i < SOLEUS_N_WEEKDAYS; i++)
    if (g_strv_contains ((const char *const *) words, weekday_names[i]))
      weekdays |= 1u << i;
  return weekdays;
}

/* "18:00" as a minute of the day. */
static int
get_minute (const char **names, const char **values)
{
  const char *value = get_value (names, values, "time");
  char *rest;
  int hours;

  if (value == NULL)
    return SOLEUS_MINUTE_NONE;
  hours = (int) g_ascii_strtoull (value, &rest, 10);
  return hours * 60 + (int) g_ascii_strtoull (rest + 1, NULL, 10);
}

static void
start_plan (Reader *self, const char **names, const char **values)
{
  const char *measure = get_value (names, values, "measure");
  g_auto (GStrv) weeks = g_strsplit (measure != NULL ? measure : "", " ", -1);

  self->plan = g_object_new (SOLEUS_TYPE_PLAN, NULL);
  self->plan->id = g_strdup (get_value (names, values, "id"));
  self->plan->weeks = get_number (names, values, "weeks", 0);
  self->plan->weekdays = get_weekdays (names, values, "weekdays");
  self->plan->has_review = g_strcmp0 (get_value (names, values, "review"), "yes") == 0;
  self->plan->has_diary = g_strcmp0 (get_value (names, values, "diary"), "yes") == 0;
  for (guint i = 0; weeks[i] != NULL; i++)
    {
      guint week = (guint) g_ascii_strtoull (weeks[i], NULL, 10);

      g_array_append_val (self->plan->measure_weeks, week);
    }
  g_ptr_array_add (self->plans, self->plan);
}

/* "2-6", "1", or nothing for all weeks. */
static void
read_weeks (SoleusPlanSession *session, SoleusPlan *plan, const char *weeks)
{
  const char *to = weeks != NULL ? strchr (weeks, '-') : NULL;

  session->from_week = weeks != NULL ? (guint) g_ascii_strtoull (weeks, NULL, 10) : 1;
  session->to_week = weeks == NULL ? plan->weeks : session->from_week;
  if (to != NULL)
    session->to_week = (guint) g_ascii_strtoull (to + 1, NULL, 10);
}

static void
start_session (Reader *self, const char **names, const char **values)
{
  SoleusPlanSession *session = g_new0 (SoleusPlanSession, 1);

  session->routine = g_strdup (get_value (names, values, "routine"));
  read_weeks (session, self->plan, get_value (names, values, "weeks"));
  session->repetitions = get_number (names, values, "repetitions", 0);
  session->seconds = get_number (names, values, "seconds", 0);
  session->weekdays = get_weekdays (names, values, "days");
  session->at_least = get_number (names, values, "at-least", 1);
  session->at_most = get_number (names, values, "at-most", session->at_least);
  session->minute = get_minute (names, values);
  g_ptr_array_add (self->plan->sessions, session);
}

static void
start_element_cb (GMarkupParseContext *context,
                  const char *element,
                  const char **names,
                  const char **values,
                  gpointer user_data,
                  GError **error)
{
  Reader *self = user_data;

  if (g_str_equal (element, "plan"))
    start_plan (self, names, values);
  else if (g_str_equal (element, "session"))
    start_session (self, names, values);
  else if (g_str_equal (element, "source"))
    {
      self->source = g_new0 (SoleusPlanSource, 1);
      self->source->url = g_strdup (get_value (names, values, "url"));
      g_ptr_array_add (self->plan->sources, self->source);
    }
}

static void
text_cb (GMarkupParseContext *context,
         const char *text,
         gsize length,
         gpointer user_data,
         GError **error)
{
  Reader *self = user_data;
  const char *element = g_markup_parse_context_get_element (context);

  if (g_str_equal (element, "source"))
    self->source->text = g_strdup (text);
  else if (g_str_equal (element, "name"))
    soleus_content_take_text (&self->plan->name, "plan name", text);
  else if (g_str_equal (element, "summary"))
    soleus_content_take_text (&self->plan->summary, "plan summary", text);
  else if (g_str_equal (element, "for"))
    soleus_content_take_text (&self->plan->for_whom, "plan for", text);
  else if (g_str_equal (element, "expectation"))
    soleus_content_take_text (&self->plan->expectation, "plan expectation", text);
}

/**
 * soleus_plans_read:
 *
 * Reads the built-in plans. Call it after setlocale(): texts are translated as they are read.
 *
 * Returns: (transfer full) (element-type SoleusPlan): in the order they are shown
 */
GPtrArray *
soleus_plans_read (void)
{
  static const GMarkupParser parser = { start_element_cb, NULL, text_cb, NULL, NULL };
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);
  Reader reader = { .plans = plans };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat (PLANS_PATH, files[i], NULL);

      soleus_content_parse_resource (path, &parser, &reader);
    }
  return g_steal_pointer (&plans);
}
