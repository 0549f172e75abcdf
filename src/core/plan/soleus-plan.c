/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-plan.h"

#include <glib/gi18n-lib.h>

#include "soleus-dose.h"

/* 1970-01-01 was a Thursday. */
#define WEEKDAY_OF_DAY_0 3

G_DEFINE_QUARK (soleus - plan - error - quark, soleus_plan_error)
G_DEFINE_FINAL_TYPE (SoleusPlan, soleus_plan, G_TYPE_OBJECT)

static void
session_free (SoleusPlanSession *session)
{
  g_free (session->routine);
  g_free (session);
}

static void
source_free (SoleusPlanSource *source)
{
  g_free (source->text);
  g_free (source->url);
  g_free (source);
}

static void
soleus_plan_finalize (GObject *object)
{
  SoleusPlan *self = SOLEUS_PLAN (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->summary);
  g_free (self->for_whom);
  g_free (self->expectation);
  g_ptr_array_unref (self->sessions);
  g_array_unref (self->measure_weeks);
  g_ptr_array_unref (self->sources);
  G_OBJECT_CLASS (soleus_plan_parent_class)->finalize (object);
}

static void
soleus_plan_class_init (SoleusPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = soleus_plan_finalize;
}

static void
soleus_plan_init (SoleusPlan *self)
{
  self->sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) session_free);
  self->measure_weeks = g_array_new (FALSE, FALSE, sizeof (guint));
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) source_free);
}

/* A plan of the person's own, without sessions yet. */
SoleusPlan *
soleus_plan_new_own (const char *name, guint weeks)
{
  SoleusPlan *self = g_object_new (SOLEUS_TYPE_PLAN, NULL);

  self->id = g_strdup (SOLEUS_PLAN_OWN_ID);
  self->name = g_strdup (name);
  self->weeks = weeks;
  self->own = TRUE;
  return self;
}

/**
 * soleus_plan_add_session:
 * @routine: the id of a routine of Soleus or of one's own
 * @weekdays: the days of the week
 * @times: how often on each of them
 * @minute: the minute of the day, or %SOLEUS_MINUTE_NONE
 *
 * Adds a session to a plan that is being made. Its days are days of the plan too.
 */
void
soleus_plan_add_session (
    SoleusPlan *self, const char *routine, guint weekdays, guint times, int minute)
{
  SoleusPlanSession *session = g_new0 (SoleusPlanSession, 1);

  session->routine = g_strdup (routine);
  session->from_week = 1;
  session->to_week = self->weeks;
  session->weekdays = weekdays;
  session->at_least = session->at_most = times;
  session->minute = minute;
  self->weekdays |= weekdays;
  g_ptr_array_add (self->sessions, session);
}

/* ---- in the journal */

/* The sessions, one a line: routine, weekdays, times a day, minute. */
static char *
sessions_to_text (SoleusPlan *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->sessions->len; i++)
    {
      const SoleusPlanSession *session = self->sessions->pdata[i];

      g_string_append_printf (text, "%s %u %u %d\n", session->routine, session->weekdays,
                              session->at_least, session->minute);
    }
  return g_string_free (text, FALSE);
}

/* Writes a plan of the person's own into an entry that is being made. */
void
soleus_plan_write_own (SoleusPlan *self, SoleusJournalEntry *entry)
{
  g_autofree char *sessions = sessions_to_text (self);

  soleus_journal_entry_set_text (entry, "name", self->name);
  soleus_journal_entry_set_int (entry, "weeks", self->weeks);
  soleus_journal_entry_set_text (entry, "sessions", sessions);
}

/* A whole number, or -1 for anything else. */
static int
parse_number (const char *text, int max)
{
  gint64 number;

  return g_ascii_string_to_signed (text, 10, 0, max, &number, NULL) ? (int) number : -1;
}

static gboolean
add_line (SoleusPlan *self, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  int weekdays, times;

  if (g_strv_length (words) != 4 || words[0][0] == '\0' ||
      self->sessions->len == SOLEUS_PLAN_MAX_SESSIONS)
    return FALSE;
  weekdays = parse_number (words[1], SOLEUS_WEEKDAYS_ALL);
  times = parse_number (words[2], SOLEUS_PLAN_MAX_TIMES);
  if (weekdays < 1 || times < 1)
    return FALSE;
  soleus_plan_add_session (self, words[0], (guint) weekdays, (guint) times,
                           parse_number (words[3], SOLEUS_MINUTES_A_DAY - 1));
  return TRUE;
}

/* Returns: (transfer full) (nullable): what soleus_plan_write_own() wrote. Whether it may be begun
 * is for soleus_plan_check() to say: an entry may be anybody's. */
SoleusPlan *
soleus_plan_read_own (SoleusJournalEntry *entry)
{
  const char *name = soleus_journal_entry_get_text (entry, "name");
  const char *text = soleus_journal_entry_get_text (entry, "sessions");
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  g_autoptr (SoleusPlan) plan = NULL;
  gint64 weeks = 0;

  soleus_journal_entry_get_int (entry, "weeks", &weeks);
  if (name == NULL || weeks < 1 || weeks > SOLEUS_PLAN_MAX_WEEKS)
    return NULL;
  plan = soleus_plan_new_own (name, (guint) weeks);
  for (guint i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++)
    if (!add_line (plan, lines[i]))
      return NULL;
  return plan->sessions->len > 0 ? g_steal_pointer (&plan) : NULL;
}

guint
soleus_weekdays_count (guint weekdays)
{
  guint n = 0;

  for (guint i = 0; i < SOLEUS_N_WEEKDAYS; i++)
    n += (weekdays >> i) & 1;
  return n;
}

/* The weekday of a local day, in days since 1970-01-01, as a set of one. */
guint
soleus_weekdays_get_bit (int day)
{
  int weekday =
      (day % SOLEUS_N_WEEKDAYS + SOLEUS_N_WEEKDAYS + WEEKDAY_OF_DAY_0) % SOLEUS_N_WEEKDAYS;

  return 1u << weekday;
}

G_GNUC_PRINTF (3, 4)
static gboolean
fail (GError **error, SoleusPlanError code, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error)
    *error = g_error_new_valist (SOLEUS_PLAN_ERROR, code, format, args);
  va_end (args);
  return FALSE;
}

static gboolean
check_name (SoleusPlan *self, GError **error)
{
  g_autofree char *name = g_strstrip (g_strdup (self->name ? self->name : ""));

  if (name[0] == '\0')
    return fail (error, SOLEUS_PLAN_ERROR_NAME, _ ("The plan needs a name."));
  if (g_utf8_strlen (name, -1) > SOLEUS_PLAN_MAX_NAME)
    return fail (error, SOLEUS_PLAN_ERROR_NAME,
                 _ ("The name is too long. Use at most %d characters."), SOLEUS_PLAN_MAX_NAME);
  return TRUE;
}

/* Whether each stretch of the routine takes the dose of the plan. */
static gboolean
check_dose (const SoleusPlanSession *session, SoleusRoutine *routine, GError **error)
{
  gboolean applies = FALSE;

  if (session->seconds == 0 && session->repetitions == 0)
    return TRUE;
  for (guint i = 0; i < routine->steps->len; i++)
    {
      const SoleusStep *step = routine->steps->pdata[i];
      SoleusDose dose = { step->seconds, step->repetitions, step->both };

      if (step->kind != SOLEUS_STEP_STRETCH || step->fixed)
        continue;
      applies = TRUE;
      dose.seconds = session->seconds > 0 ? session->seconds : dose.seconds;
      dose.repetitions = session->repetitions > 0 ? session->repetitions : dose.repetitions;
      if (!soleus_dose_check (&dose, &soleus_dose_limits_catalogue, step, error))
        return FALSE;
    }
  return applies ||
         fail (error, SOLEUS_PLAN_ERROR_DOSE,
               _ ("How long and how often “%s” is held can’t be chosen."), routine->name);
}

static gboolean
check_session (const SoleusPlanSession *session,
               SoleusPlan *plan,
               SoleusCatalogue *catalogue,
               GError **error)
{
  SoleusRoutine *routine = soleus_catalogue_find (catalogue, session->routine);

  if (routine == NULL)
    return fail (error, SOLEUS_PLAN_ERROR_ROUTINE,
                 _ ("The routine “%s” no longer exists. Choose another one."),
                 soleus_catalogue_name_routine (catalogue, session->routine));
  if (session->from_week < 1 || session->from_week > session->to_week ||
      session->to_week > plan->weeks)
    return fail (error, SOLEUS_PLAN_ERROR_WEEKS, _ ("“%s” is outside the weeks of the plan."),
                 routine->name);
  if ((session->weekdays & ~plan->weekdays) != 0 || (plan->own && session->weekdays == 0))
    return fail (error, SOLEUS_PLAN_ERROR_DAYS, _ ("Choose at least one day of the week for “%s”."),
                 routine->name);
  if (session->at_least < 1 || session->at_least > session->at_most ||
      session->at_most > SOLEUS_PLAN_MAX_TIMES)
    return fail (error, SOLEUS_PLAN_ERROR_TIMES, _ ("“%s” can be done 1 to %d times a day."),
                 routine->name, SOLEUS_PLAN_MAX_TIMES);
  if (session->minute < SOLEUS_MINUTE_NONE || session->minute >= SOLEUS_MINUTES_A_DAY)
    return fail (error, SOLEUS_PLAN_ERROR_MINUTE, _ ("Choose a time of the day for “%s”."),
                 routine->name);
  return check_dose (session, routine, error);
}

/**
 * soleus_plan_check:
 * @catalogue: has the routines
 * @error: of the domain %SOLEUS_PLAN_ERROR, or %SOLEUS_XML_ERROR for a dose: says what would be
 * right
 *
 * Returns: whether the plan may be begun
 */
gboolean
soleus_plan_check (SoleusPlan *self, SoleusCatalogue *catalogue, GError **error)
{
  if (!check_name (self, error))
    return FALSE;
  if (self->weeks < 1 || self->weeks > SOLEUS_PLAN_MAX_WEEKS)
    return fail (error, SOLEUS_PLAN_ERROR_WEEKS, _ ("A plan lasts 1 to %d weeks."),
                 SOLEUS_PLAN_MAX_WEEKS);
  if (self->sessions->len < 1 || self->sessions->len > SOLEUS_PLAN_MAX_SESSIONS)
    return fail (error, SOLEUS_PLAN_ERROR_SESSIONS, _ ("A plan has 1 to %d routines."),
                 SOLEUS_PLAN_MAX_SESSIONS);
  if (self->weekdays == 0 || (self->weekdays & ~SOLEUS_WEEKDAYS_ALL) != 0)
    return fail (error, SOLEUS_PLAN_ERROR_DAYS, _ ("Choose at least one day of the week."));
  for (guint i = 0; i < self->sessions->len; i++)
    if (!check_session (self->sessions->pdata[i], self, catalogue, error))
      return FALSE;
  return TRUE;
}

/* The weekday of the plan at @place of its week, as a set of one. */
static guint
get_weekday_at (guint weekdays, guint place)
{
  for (guint i = 0; i < SOLEUS_N_WEEKDAYS; i++)
    if ((weekdays >> i & 1) != 0 && place-- == 0)
      return 1u << i;
  return 0;
}

/**
 * soleus_plan_session_is_on:
 * @week: from 1
 * @place: the day's place in the week, from 0
 * @n_places: the days a week that the person chose
 *
 * Where the person chose as many days as the plan has, each day of theirs takes the place of one of
 * the plan. Otherwise the days of the plan are spread over theirs.
 *
 * Returns: whether the session stands in that day
 */
gboolean
soleus_plan_session_is_on (
    const SoleusPlanSession *self, SoleusPlan *plan, guint week, guint place, guint n_places)
{
  guint n = soleus_weekdays_count (plan->weekdays);

  if (week < self->from_week || week > self->to_week)
    return FALSE;
  return self->weekdays == 0 ||
         (self->weekdays & get_weekday_at (plan->weekdays, place * n / n_places)) != 0;
}

/**
 * soleus_plans_find:
 * @plans: (element-type SoleusPlan)
 * @id: (nullable): from anywhere
 *
 * Returns: (nullable) (transfer none): the plan, or %NULL where there is none with that id
 */
SoleusPlan *
soleus_plans_find (GPtrArray *plans, const char *id)
{
  for (guint i = 0; i < plans->len; i++)
    {
      SoleusPlan *plan = plans->pdata[i];

      if (g_strcmp0 (plan->id, id) == 0)
        return plan;
    }
  return NULL;
}
