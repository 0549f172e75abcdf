/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-ankle-test.h"

/* Millimetres: a value that is so far from the last one is rather a slip than a change. */
#define UNLIKELY 50
/* From one suggestion to the next, days. */
#define PERIOD 14

static gboolean
is_result (gint64 mm)
{
  return mm == SOLEUS_ANKLE_TEST_OUT_OF_REACH || (mm >= 0 && mm <= SOLEUS_ANKLE_TEST_MAX);
}

static const int *
get_tries (const SoleusAnkleTest *self, SoleusLeg leg)
{
  return self->tries[leg == SOLEUS_LEG_RIGHT];
}

void
soleus_ankle_test_init (SoleusAnkleTest *self)
{
  for (guint i = 0; i < SOLEUS_ANKLE_TEST_TRIES; i++)
    self->tries[0][i] = self->tries[1][i] = SOLEUS_ANKLE_TEST_UNTRIED;
}

guint
soleus_ankle_test_count (const SoleusAnkleTest *self, SoleusLeg leg)
{
  const int *tries = get_tries (self, leg);
  guint n = 0;

  while (n < SOLEUS_ANKLE_TEST_TRIES && tries[n] != SOLEUS_ANKLE_TEST_UNTRIED)
    n++;
  return n;
}

/**
 * soleus_ankle_test_add:
 * @mm: from the toes to the wall, or %SOLEUS_ANKLE_TEST_OUT_OF_REACH
 *
 * Returns: whether it is a result, and there was room for one more try
 */
gboolean
soleus_ankle_test_add (SoleusAnkleTest *self, SoleusLeg leg, int mm)
{
  guint n = soleus_ankle_test_count (self, leg);

  if (n == SOLEUS_ANKLE_TEST_TRIES || !is_result (mm))
    return FALSE;
  self->tries[leg == SOLEUS_LEG_RIGHT][n] = mm;
  return TRUE;
}

/* The tries that follow move up. */
void
soleus_ankle_test_remove (SoleusAnkleTest *self, SoleusLeg leg, guint index)
{
  int *tries = self->tries[leg == SOLEUS_LEG_RIGHT];

  g_return_if_fail (index < soleus_ankle_test_count (self, leg));

  for (; index + 1 < SOLEUS_ANKLE_TEST_TRIES; index++)
    tries[index] = tries[index + 1];
  tries[index] = SOLEUS_ANKLE_TEST_UNTRIED;
}

/* Returns: the try that counts; %SOLEUS_ANKLE_TEST_UNTRIED where there is none */
int
soleus_ankle_test_get_best (const SoleusAnkleTest *self, SoleusLeg leg)
{
  int best = SOLEUS_ANKLE_TEST_UNTRIED;

  for (guint i = 0; i < soleus_ankle_test_count (self, leg); i++)
    best = MAX (best, get_tries (self, leg)[i]);
  return best;
}

/* ---- in the journal */

/* The name of a value: “left-1” to “right-3”. */
static char *
name_try (SoleusLeg leg, guint index)
{
  return g_strdup_printf ("%s-%u", leg == SOLEUS_LEG_RIGHT ? "right" : "left", index + 1);
}

void
soleus_ankle_test_write (const SoleusAnkleTest *self, SoleusJournalEntry *entry)
{
  for (SoleusLeg leg = SOLEUS_LEG_LEFT; leg <= SOLEUS_LEG_RIGHT; leg++)
    for (guint i = 0; i < soleus_ankle_test_count (self, leg); i++)
      {
        g_autofree char *name = name_try (leg, i);

        soleus_journal_entry_set_int (entry, name, get_tries (self, leg)[i]);
      }
}

/* What is no result is left out. Returns: whether there is a result */
gboolean
soleus_ankle_test_read (SoleusAnkleTest *self, SoleusJournalEntry *entry)
{
  gboolean any = FALSE;

  soleus_ankle_test_init (self);
  if (entry->kind != SOLEUS_JOURNAL_ANKLE_TEST)
    return FALSE;
  for (SoleusLeg leg = SOLEUS_LEG_LEFT; leg <= SOLEUS_LEG_RIGHT; leg++)
    for (guint i = 0; i < SOLEUS_ANKLE_TEST_TRIES; i++)
      {
        g_autofree char *name = name_try (leg, i);
        gint64 mm;

        if (soleus_journal_entry_get_int (entry, name, &mm) && is_result (mm))
          any |= soleus_ankle_test_add (self, leg, (int) mm);
      }
  return any;
}

/* ---- what it means */

/* Out of reach is less than all: how much less, nobody knows. So it counts as the least there is,
 * and a change is never made out larger than it was. */
static int
get_difference (int before, int now)
{
  return MAX (now, 0) - MAX (before, 0);
}

/**
 * soleus_ankle_test_compare:
 * @before: the best of a test, or of the one leg
 * @now: the best of a later test, or of the other leg
 */
SoleusAnkleChange
soleus_ankle_test_compare (int before, int now)
{
  int difference = get_difference (before, now);

  if (before == SOLEUS_ANKLE_TEST_UNTRIED || now == SOLEUS_ANKLE_TEST_UNTRIED)
    return SOLEUS_ANKLE_CHANGE_UNKNOWN;
  if (ABS (difference) < SOLEUS_ANKLE_TEST_BAND)
    return SOLEUS_ANKLE_CHANGE_NONE;
  return difference > 0 ? SOLEUS_ANKLE_CHANGE_MORE : SOLEUS_ANKLE_CHANGE_LESS;
}

/* Whether the person should be asked if @now is right. */
gboolean
soleus_ankle_test_is_unlikely (int before, int now)
{
  return before != SOLEUS_ANKLE_TEST_UNTRIED && now != SOLEUS_ANKLE_TEST_UNTRIED &&
         ABS (get_difference (before, now)) >= UNLIKELY;
}

/**
 * soleus_ankle_test_is_due:
 * @last_day: of the last test, in days since 1970-01-01; or %SOLEUS_ANKLE_TEST_NEVER
 * @today: in days since 1970-01-01
 * @locked: whether a lock of the safety list is on
 *
 * Returns: whether a test may be suggested
 */
gboolean
soleus_ankle_test_is_due (int last_day, int today, gboolean locked)
{
  return !locked && (last_day == SOLEUS_ANKLE_TEST_NEVER || today - last_day >= PERIOD);
}

/**
 * soleus_ankle_test_find_last:
 * @entries: (element-type SoleusJournalEntry): the oldest first
 * @before: (nullable): one of them, whose predecessors alone count; %NULL for all
 *
 * Returns: the best of that leg in the last test that has one, or %SOLEUS_ANKLE_TEST_UNTRIED
 */
int
soleus_ankle_test_find_last (GPtrArray *entries, SoleusJournalEntry *before, SoleusLeg leg)
{
  int last = SOLEUS_ANKLE_TEST_UNTRIED;

  for (guint i = 0; i < entries->len; i++)
    {
      SoleusJournalEntry *entry = entries->pdata[i];
      SoleusAnkleTest test;
      int best;

      if (before && g_str_equal (entry->uuid, before->uuid))
        break;
      soleus_ankle_test_read (&test, entry);
      best = soleus_ankle_test_get_best (&test, leg);
      if (best != SOLEUS_ANKLE_TEST_UNTRIED)
        last = best;
    }
  return last;
}
