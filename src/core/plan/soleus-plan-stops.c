/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-plan-stops.h"

#define STOP_US (G_GINT64_CONSTANT (86400) * SOLEUS_PLAN_STOP_DAYS * G_USEC_PER_SEC)

/* An entry has no room for more. */
#define MAX_ANSWERED 300

typedef struct
{
  const SoleusPainRecord *record;
  char *key;
} Stop;

static void
stop_clear (Stop *stop)
{
  g_free (stop->key);
}

/* A stop is known by its session, its number in it, and what was answered: an answer that becomes
 * worse makes another stop of it. */
static void
add_stops (GArray *stops, SoleusSessionRecord *session)
{
  for (guint i = 0; i < session->pain_stops->len; i++)
    {
      const SoleusPainRecord *record = soleus_session_record_get_pain_stop (session, i);
      Stop stop = { record, g_strdup_printf ("%s:%u:%d", session->uuid, record->number,
                                             (int) record->answer) };

      g_array_append_val (stops, stop);
    }
}

static int
compare_stops (gconstpointer a, gconstpointer b)
{
  const Stop *first = a, *second = b;

  if (first->record->at_us != second->record->at_us)
    return first->record->at_us > second->record->at_us ? -1 : 1;
  return g_strcmp0 (first->key, second->key);
}

/* The instant from which stops may pause the plan: a new plan takes over those of the week before,
 * so that to stop a plan and begin it again is no way round a pause. */
static gint64
get_first (const SoleusPlanLog *log)
{
  gint64 first_us = soleus_plan_log_get_first (log);

  return first_us == G_MAXINT64 ? G_MININT64 : first_us - STOP_US;
}

/* The instant from which the rule wants to know sessions. */
gint64
soleus_plan_stops_get_since (const SoleusPlanLog *log)
{
  gint64 first_us = get_first (log);

  return first_us == G_MININT64 ? G_MININT64 : first_us - STOP_US;
}

/* All that may count, the newest first. */
static GArray *
list_stops (const SoleusPlanLog *log, GPtrArray *sessions)
{
  GArray *stops = g_array_new (FALSE, FALSE, sizeof (Stop));

  g_array_set_clear_func (stops, (GDestroyNotify) stop_clear);
  for (guint i = 0; i < sessions->len; i++)
    {
      SoleusSessionRecord *session = sessions->pdata[i];

      if (session->start_us >= soleus_plan_stops_get_since (log))
        add_stops (stops, session);
    }
  g_array_sort (stops, compare_stops);
  return stops;
}

/* The stops that the person knew of when a plan was resumed, whichever plan that was. */
static GHashTable *
list_answered (GPtrArray *entries)
{
  GHashTable *answered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      SoleusJournalEntry *entry = entries->pdata[i];
      const char *text = soleus_journal_entry_get_text (entry, "stops");
      g_auto (GStrv) keys = g_strsplit (text != NULL ? text : "", " ", -1);

      if (entry->kind != SOLEUS_JOURNAL_PLAN_EVENT ||
          g_strcmp0 (soleus_journal_entry_get_text (entry, "event"), "resume") != 0)
        continue;
      for (guint j = 0; keys[j] != NULL; j++)
        g_hash_table_add (answered, g_strdup (keys[j]));
    }
  return answered;
}

static SoleusPlanStops
judge_pair (const Stop *later, const Stop *earlier, GHashTable *answered)
{
  if (later->record->at_us - earlier->record->at_us > STOP_US)
    return SOLEUS_PLAN_STOPS_NONE;
  return g_hash_table_contains (answered, later->key) &&
                 g_hash_table_contains (answered, earlier->key)
             ? SOLEUS_PLAN_STOPS_NONE
             : SOLEUS_PLAN_STOPS_TWO;
}

/**
 * soleus_plan_stops_judge:
 * @entries: (element-type SoleusJournalEntry): has what the person answered
 * @sessions: (element-type SoleusSessionRecord): from soleus_plan_stops_get_since() on
 *
 * One stop that is still sharp or severe pauses the plan, and so do two of any kind in seven days,
 * until the person resumes it. Resuming answers exactly the stops that were known then.
 */
SoleusPlanStops
soleus_plan_stops_judge (const SoleusPlanLog *log, GPtrArray *entries, GPtrArray *sessions)
{
  g_autoptr (GArray) stops = list_stops (log, sessions);
  g_autoptr (GHashTable) answered = list_answered (entries);
  SoleusPlanStops result = SOLEUS_PLAN_STOPS_NONE;

  for (guint i = 0; i < stops->len; i++)
    {
      const Stop *stop = &g_array_index (stops, Stop, i);

      if (stop->record->at_us < get_first (log))
        break;
      if (stop->record->answer >= SOLEUS_PAIN_STILL && !g_hash_table_contains (answered, stop->key))
        return SOLEUS_PLAN_STOPS_WORSE;
      if (i + 1 < stops->len)
        result = MAX (result, judge_pair (stop, stop + 1, answered));
    }
  return result;
}

/* What resuming answers: the stops known now, as text. */
char *
soleus_plan_stops_list (const SoleusPlanLog *log, GPtrArray *sessions)
{
  g_autoptr (GArray) stops = list_stops (log, sessions);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (stops->len, MAX_ANSWERED); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", g_array_index (stops, Stop, i).key);
  return g_string_free (text, FALSE);
}
