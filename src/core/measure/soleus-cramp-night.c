/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-cramp-night.h"

/* The names of an entry's values. They stand in files: never translated, never changed. */
#define COUNT    "count"
#define SEVERITY "severity"

/* Returns whether the entry tells of a night. One that a damaged or a written file has wrong does
 * not. */
gboolean
soleus_cramp_night_read (SoleusHistory *history, SoleusJournalEntry *entry, SoleusCrampNight *night)
{
  gint64 count, severity = SOLEUS_CRAMPS_NOT_RATED;

  if (entry->kind != SOLEUS_JOURNAL_CRAMPS ||
      !soleus_journal_entry_get_int (entry, COUNT, &count) || count < 0 ||
      count > SOLEUS_CRAMPS_MAX)
    return FALSE;
  if (soleus_journal_entry_get_int (entry, SEVERITY, &severity) &&
      (severity < 0 || severity > SOLEUS_CRAMPS_WORST || count == 0))
    return FALSE;
  *night = (SoleusCrampNight){ .day = soleus_history_get_day_of_entry (history, entry),
                               .count = (int) count,
                               .severity = (int) severity };
  return TRUE;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const SoleusCrampNight *one = a, *other = b;

  return one->day < other->day ? -1 : one->day > other->day;
}

/* Two machines, or a flight, may have left two answers of a day. The later one holds. */
static void
keep_latest (GArray *nights)
{
  for (guint i = nights->len; i > 1; i--)
    if (g_array_index (nights, SoleusCrampNight, i - 2).day ==
        g_array_index (nights, SoleusCrampNight, i - 1).day)
      g_array_remove_index (nights, i - 2);
}

/**
 * soleus_cramp_nights_read:
 * @entries: (element-type SoleusJournalEntry): the journal's, the oldest first
 *
 * Returns: (transfer full) (element-type SoleusCrampNight): the nights, one for each day at most,
 *   the oldest first
 */
GArray *
soleus_cramp_nights_read (SoleusHistory *history, GPtrArray *entries)
{
  GArray *nights = g_array_new (FALSE, FALSE, sizeof (SoleusCrampNight));

  for (guint i = 0; i < entries->len; i++)
    {
      SoleusCrampNight night;

      if (soleus_cramp_night_read (history, entries->pdata[i], &night))
        g_array_append_val (nights, night);
    }
  /* It is stable: those of one day keep their order. */
  g_array_sort (nights, compare_days);
  keep_latest (nights);
  return nights;
}

/**
 * soleus_cramp_night_find:
 * @entries: (element-type SoleusJournalEntry): the journal's, the oldest first
 *
 * Returns: (transfer none) (nullable): what was told on that day
 */
SoleusJournalEntry *
soleus_cramp_night_find (SoleusHistory *history, GPtrArray *entries, int day)
{
  for (guint i = entries->len; i-- > 0;)
    {
      SoleusCrampNight night;

      if (soleus_cramp_night_read (history, entries->pdata[i], &night) && night.day == day)
        return entries->pdata[i];
    }
  return NULL;
}

/**
 * soleus_cramp_night_record:
 * @before: (nullable): the answer of the same day, which this one replaces
 * @count: 0 to 20
 * @severity: 0 to 10, or %SOLEUS_CRAMPS_NOT_RATED; not recorded where there was no cramp
 *
 * Records the night before this morning.
 *
 * Returns: (transfer full): the answer
 */
SoleusJournalEntry *
soleus_cramp_night_record (SoleusHistory *history,
                           SoleusJournalEntry *before,
                           int count,
                           int severity)
{
  g_autoptr (SoleusJournalEntry) now = soleus_history_new_entry (history, SOLEUS_JOURNAL_CRAMPS);
  SoleusJournalEntry *entry = NULL;

  g_return_val_if_fail (count >= 0 && count <= SOLEUS_CRAMPS_MAX, NULL);
  g_return_val_if_fail (severity >= SOLEUS_CRAMPS_NOT_RATED && severity <= SOLEUS_CRAMPS_WORST,
                        NULL);

  entry = soleus_journal_entry_new (SOLEUS_JOURNAL_CRAMPS, before != NULL ? before->uuid : NULL,
                                    now->at_us, now->offset_s);
  soleus_journal_entry_set_int (entry, COUNT, count);
  if (count > 0 && severity != SOLEUS_CRAMPS_NOT_RATED)
    soleus_journal_entry_set_int (entry, SEVERITY, severity);
  soleus_history_save_entry (history, entry);
  return entry;
}
