/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <string.h>

#include "soleus-plan-log.h"
#include "soleus-plan-reader.h"
#include "soleus-plan-state.h"

/* 2026-01-01 */
#define TODAY  20454
#define DAY_US (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

#define MOST_ENTRIES 40
#define MOST_LINES   200

static SoleusCatalogue *catalogue;
static GPtrArray *plans;

/* Each line is an entry: a letter for its kind, a letter for how many days ago it was, and its
 * content. Its id is "u" and its number. A content that isn't taken leaves no entry. */
static GPtrArray *
read_entries (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", MOST_LINES);
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; lines[i] != NULL && entries->len < MOST_ENTRIES; i++)
    {
      g_autofree char *uuid = g_strdup_printf ("u%u", i);
      SoleusJournalKind kind;
      g_autoptr (SoleusJournalEntry) entry = NULL;

      if (strlen (lines[i]) < 2)
        continue;
      kind = (SoleusJournalKind) ((guchar) lines[i][0] % SOLEUS_N_JOURNAL_KINDS);
      entry = soleus_journal_entry_new (kind, uuid, (TODAY - lines[i][1]) * DAY_US, 0);
      if (g_utf8_validate (lines[i] + 2, -1, NULL) &&
          soleus_journal_entry_set_content (entry, lines[i] + 2))
        g_ptr_array_add (entries, g_steal_pointer (&entry));
    }
  return entries;
}

static void
check_state (SoleusPlanState *state)
{
  SoleusPlanWeekDay week[SOLEUS_N_WEEKDAYS];
  const SoleusPlanTask *task = soleus_plan_state_get_next_task (state);

  soleus_plan_state_get_week (state, week);
  g_assert_cmpuint (state->n_done, <=, state->n_past);
  g_assert_cmpuint (state->n_past, <=, state->n_days);
  g_assert_cmpuint (state->day, <=, state->n_days);
  g_assert_cmpint (state->status == SOLEUS_PLAN_NONE, ==, state->plan == NULL);
  g_assert_cmpint (state->status == SOLEUS_PLAN_PAUSED, ==, state->pause != SOLEUS_PLAN_PAUSE_NONE);
  g_assert_true (task == NULL || task->routine != NULL);
  g_assert_true (state->plan == NULL || state->minutes->len == state->plan->sessions->len);
}

/* A plan that was read can be begun anew, and is the same. */
static void
check_again (SoleusPlanState *state)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  SoleusJournalEntry *entry =
      soleus_journal_entry_new (SOLEUS_JOURNAL_PLAN, NULL, TODAY * DAY_US, 0);
  g_auto (SoleusPlanLog) log = { NULL };

  soleus_plan_log_fill_begin (entry, entries, state->plan, state->weekdays,
                              (const int *) (gpointer) state->minutes->data);
  g_ptr_array_add (entries, entry);
  soleus_plan_log_init (&log, entries, plans);
  g_assert_true (log.begin == entry);
  g_assert_cmpuint (log.weekdays, ==, state->weekdays);
  g_assert_cmpuint (log.plan->weeks, ==, state->plan->weeks);
  g_assert_cmpuint (log.plan->sessions->len, ==, state->plan->sessions->len);
  for (guint i = 0; i < log.minutes->len; i++)
    g_assert_cmpint (g_array_index (log.minutes, int, i), ==,
                     g_array_index (state->minutes, int, i));
}

static void
turn_round (GPtrArray *entries)
{
  for (guint i = 0; i < entries->len / 2; i++)
    {
      gpointer entry = entries->pdata[i];

      entries->pdata[i] = entries->pdata[entries->len - 1 - i];
      entries->pdata[entries->len - 1 - i] = entry;
    }
}

/* Whatever entries say, there is a state, and their order makes no difference to it. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GPtrArray) entries = read_entries (data, size);
  g_autoptr (GPtrArray) sessions = g_ptr_array_new ();
  g_autoptr (SoleusPlanState) state = NULL;
  g_autoptr (SoleusPlanState) other = NULL;
  SoleusPlanFacts facts;

  if (catalogue == NULL)
    {
      catalogue = soleus_catalogue_new (NULL);
      plans = soleus_plans_read ();
    }
  facts = (SoleusPlanFacts){ .plans = plans,
                             .catalogue = catalogue,
                             .entries = entries,
                             .sessions = sessions,
                             .now_us = TODAY * DAY_US,
                             .today = TODAY,
                             .day_start = 4 };
  state = soleus_plan_state_new (&facts);
  check_state (state);
  if (state->plan != NULL)
    check_again (state);
  turn_round (entries);
  other = soleus_plan_state_new (&facts);
  g_assert_true (soleus_plan_state_is_same (state, other));
  return 0;
}
