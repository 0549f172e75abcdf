/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-plan-log.h"

#include <string.h>

/* No clock that is right says an earlier time than 2024-01-01 UTC. */
#define EARLIEST_US (G_GINT64_CONSTANT (1704067200) * G_USEC_PER_SEC)
#define DAY_US      (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)
/* A clock that is set right jumps by less. */
#define SLACK_US (G_GINT64_CONSTANT (600) * G_USEC_PER_SEC)

/* A file may say any number. */
#define MAX_NUMBER (G_GINT64_CONSTANT (1) << 40)
/* A plan follows one other as a rule, and more where the plans of machines were merged. */
#define MAX_HEADS 32

static const char *const kind_names[SOLEUS_N_PLAN_EVENTS] = {
  "pause", "lock", "resume", "stop", "restart", "skip", "put-off", "review", "seen", "unskip",
};

static gint64
get_number (SoleusJournalEntry *entry)
{
  gint64 number = 0;

  soleus_journal_entry_get_int (entry, "number", &number);
  return CLAMP (number, 0, MAX_NUMBER);
}

/* A whole number, or -1 for anything else. */
static int
parse_number (const char *text, int max)
{
  gint64 number;

  return g_ascii_string_to_signed (text, 10, 0, max, &number, NULL) ? (int) number : -1;
}

/* A plan that this version doesn't know is none. */
static SoleusPlan *
read_plan (SoleusJournalEntry *entry, GPtrArray *plans)
{
  const char *id = soleus_journal_entry_get_text (entry, "plan");
  SoleusPlan *plan = soleus_plans_find (plans, id);

  if (plan != NULL)
    return g_object_ref (plan);
  return g_strcmp0 (id, SOLEUS_PLAN_OWN_ID) == 0 ? soleus_plan_read_own (entry) : NULL;
}

static void
read_minutes (SoleusPlanLog *self)
{
  const char *text = soleus_journal_entry_get_text (self->begin, "minutes");
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", " ", -1);
  guint n_words = g_strv_length (words);

  for (guint i = 0; i < self->plan->sessions->len; i++)
    {
      const SoleusPlanSession *session = self->plan->sessions->pdata[i];
      int minute =
          i < n_words ? parse_number (words[i], SOLEUS_MINUTES_A_DAY - 1) : session->minute;

      g_array_append_val (self->minutes, minute);
    }
}

/* Whether the entry began a plan after the one of @uuid, as its program knew. */
static gboolean
names (SoleusJournalEntry *entry, const char *uuid)
{
  const char *text = soleus_journal_entry_get_text (entry, "after");
  g_auto (GStrv) uuids = g_strsplit (text != NULL ? text : "", " ", -1);

  return g_strv_contains ((const char *const *) uuids, uuid) && !g_str_equal (entry->uuid, uuid);
}

/* Whether no plan was begun by somebody who knew of this one. */
static gboolean
is_head (SoleusJournalEntry *entry, GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      SoleusJournalEntry *other = entries->pdata[i];

      if (other->kind == SOLEUS_JOURNAL_PLAN && names (other, entry->uuid))
        return FALSE;
    }
  return entry->kind == SOLEUS_JOURNAL_PLAN;
}

static gboolean
is_later (SoleusJournalEntry *entry, SoleusJournalEntry *other)
{
  if (other == NULL || entry->at_us != other->at_us)
    return other == NULL || entry->at_us > other->at_us;
  return strcmp (entry->uuid, other->uuid) > 0;
}

/* The plan that was begun last. Each plan names those that it follows, because a clock may lie;
 * where machines were merged, the clock decides. */
static SoleusJournalEntry *
find_begin (GPtrArray *entries)
{
  SoleusJournalEntry *begin = NULL, *any = NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      SoleusJournalEntry *entry = entries->pdata[i];

      if (entry->kind != SOLEUS_JOURNAL_PLAN)
        continue;
      if (is_later (entry, any))
        any = entry;
      if (is_later (entry, begin) && is_head (entry, entries))
        begin = entry;
    }
  return begin != NULL ? begin : any;
}

static gboolean
read_event (SoleusPlanEvent *event, SoleusJournalEntry *entry)
{
  const char *name = soleus_journal_entry_get_text (entry, "event");

  for (guint i = 0; name != NULL && i < SOLEUS_N_PLAN_EVENTS; i++)
    if (g_str_equal (name, kind_names[i]))
      {
        *event = (SoleusPlanEvent){ (SoleusPlanEventKind) i, entry, get_number (entry) };
        return TRUE;
      }
  return FALSE;
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const SoleusPlanEvent *first = a, *second = b;

  if (first->number != second->number)
    return first->number < second->number ? -1 : 1;
  return is_later (first->entry, second->entry) ? 1 : -1;
}

static void
read_events (SoleusPlanLog *self, GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      SoleusJournalEntry *entry = entries->pdata[i];
      SoleusPlanEvent event;

      if (entry->kind == SOLEUS_JOURNAL_PLAN_EVENT &&
          g_strcmp0 (soleus_journal_entry_get_text (entry, "plan"), self->begin->uuid) == 0 &&
          read_event (&event, entry))
        {
          self->last_number = MAX (self->last_number, event.number);
          g_array_append_val (self->events, event);
        }
    }
  g_array_sort (self->events, compare_events);
}

/**
 * soleus_plan_log_init:
 * @entries: (element-type SoleusJournalEntry): of plans and their events, in any order
 * @plans: (element-type SoleusPlan): the built-in ones
 */
void
soleus_plan_log_init (SoleusPlanLog *self, GPtrArray *entries, GPtrArray *plans)
{
  gint64 weekdays = 0;

  *self = (SoleusPlanLog){
    .begin = find_begin (entries),
    .minutes = g_array_new (FALSE, FALSE, sizeof (int)),
    .events = g_array_new (FALSE, FALSE, sizeof (SoleusPlanEvent)),
  };
  if (self->begin == NULL)
    return;
  self->plan = read_plan (self->begin, plans);
  soleus_journal_entry_get_int (self->begin, "weekdays", &weekdays);
  self->weekdays = (guint) (weekdays & SOLEUS_WEEKDAYS_ALL);
  if (self->plan == NULL || self->weekdays == 0)
    {
      self->begin = NULL;
      return;
    }
  read_minutes (self);
  read_events (self, entries);
}

void
soleus_plan_log_clear (SoleusPlanLog *self)
{
  g_clear_object (&self->plan);
  g_clear_pointer (&self->minutes, g_array_unref);
  g_clear_pointer (&self->events, g_array_unref);
}

/* The events from this one on belong to the plan as it began last. */
guint
soleus_plan_log_get_start_index (const SoleusPlanLog *self)
{
  for (guint i = self->events->len; i > 0; i--)
    if (g_array_index (self->events, SoleusPlanEvent, i - 1).kind == SOLEUS_PLAN_EVENT_RESTART)
      return i;
  return 0;
}

/* The entry with which it began, or began anew. */
SoleusJournalEntry *
soleus_plan_log_get_start (const SoleusPlanLog *self)
{
  guint index = soleus_plan_log_get_start_index (self);

  return index > 0 ? g_array_index (self->events, SoleusPlanEvent, index - 1).entry : self->begin;
}

/* The last instant up to @at_us at which the plan was seen by a clock that said it hadn't begun. */
static SoleusJournalEntry *
find_seen (const SoleusPlanLog *self, gint64 at_us)
{
  SoleusJournalEntry *seen = NULL;

  for (guint i = soleus_plan_log_get_start_index (self); i < self->events->len; i++)
    {
      const SoleusPlanEvent *event = &g_array_index (self->events, SoleusPlanEvent, i);

      if (event->kind == SOLEUS_PLAN_EVENT_SEEN && event->entry->at_us <= at_us &&
          event->entry->at_us >= EARLIEST_US && is_later (event->entry, seen))
        seen = event->entry;
    }
  return seen;
}

/**
 * soleus_plan_log_has_seen:
 * @at_us: microseconds since 1970-01-01 UTC
 *
 * A plan that was begun while the clock was ahead has begun on each day on which a clock that is
 * right has seen it. One that was begun in 1970 has begun once it was seen.
 *
 * Returns: whether the plan had begun then
 */
gboolean
soleus_plan_log_has_seen (const SoleusPlanLog *self, gint64 at_us)
{
  SoleusJournalEntry *start = soleus_plan_log_get_start (self);
  SoleusJournalEntry *seen = find_seen (self, at_us);

  if (start->at_us < EARLIEST_US)
    return seen != NULL;
  return at_us >= start->at_us || (seen != NULL && at_us - seen->at_us < DAY_US);
}

/* Whether the clock now says that the plan hasn't begun, and nobody has noted that today. */
gboolean
soleus_plan_log_wants_seen (const SoleusPlanLog *self, gint64 now_us)
{
  SoleusJournalEntry *start = soleus_plan_log_get_start (self);

  return now_us >= EARLIEST_US &&
         (start->at_us < EARLIEST_US || now_us < start->at_us - SLACK_US) &&
         !soleus_plan_log_has_seen (self, now_us);
}

/* The first instant at which it may have been there, microseconds since 1970-01-01 UTC. */
gint64
soleus_plan_log_get_first (const SoleusPlanLog *self)
{
  gint64 first_us = self->begin->at_us >= EARLIEST_US ? self->begin->at_us : G_MAXINT64;

  for (guint i = 0; i < self->events->len; i++)
    {
      const SoleusPlanEvent *event = &g_array_index (self->events, SoleusPlanEvent, i);

      if (event->kind == SOLEUS_PLAN_EVENT_SEEN && event->entry->at_us >= EARLIEST_US)
        first_us = MIN (first_us, event->entry->at_us);
    }
  return first_us;
}

static char *
list_heads (GPtrArray *entries)
{
  GString *uuids = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < entries->len && n < MAX_HEADS; i++)
    {
      SoleusJournalEntry *entry = entries->pdata[i];

      if (!is_head (entry, entries))
        continue;
      g_string_append_printf (uuids, "%s%s", n > 0 ? " " : "", entry->uuid);
      n++;
    }
  return g_string_free (uuids, FALSE);
}

/**
 * soleus_plan_log_fill_begin:
 * @entry: a new entry of kind %SOLEUS_JOURNAL_PLAN
 * @entries: all others
 * @minutes: (nullable): one for each session of @plan; %NULL: as the plan has them
 */
void
soleus_plan_log_fill_begin (SoleusJournalEntry *entry,
                            GPtrArray *entries,
                            SoleusPlan *plan,
                            guint weekdays,
                            const int *minutes)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *heads = list_heads (entries);

  for (guint i = 0; i < plan->sessions->len; i++)
    {
      const SoleusPlanSession *session = plan->sessions->pdata[i];

      g_string_append_printf (text, "%s%d", i > 0 ? " " : "",
                              minutes != NULL ? minutes[i] : session->minute);
    }
  soleus_journal_entry_set_text (entry, "plan", plan->id);
  soleus_journal_entry_set_text (entry, "after", heads);
  soleus_journal_entry_set_int (entry, "weekdays", weekdays);
  soleus_journal_entry_set_text (entry, "minutes", text->str);
  if (plan->own)
    soleus_plan_write_own (plan, entry);
}

/* Makes the next event of the plan of a new entry of kind SOLEUS_JOURNAL_PLAN_EVENT. */
void
soleus_plan_log_fill_event (const SoleusPlanLog *self,
                            SoleusJournalEntry *entry,
                            SoleusPlanEventKind kind)
{
  soleus_journal_entry_set_text (entry, "plan", self->begin->uuid);
  soleus_journal_entry_set_text (entry, "event", kind_names[kind]);
  soleus_journal_entry_set_int (entry, "number", self->last_number + 1);
}
