/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history-support.h"
#include "soleus-cramp-night.h"

/* A night is told once, in the morning after it. */

static GArray *
read_nights (HistoryFixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = history_load_journal (f->history, SOLEUS_JOURNAL_CRAMPS, &error);

  g_assert_no_error (error);
  return soleus_cramp_nights_read (f->history, entries);
}

static void
assert_night (GArray *nights, guint i, int day, int count, int severity)
{
  const SoleusCrampNight *night = &g_array_index (nights, SoleusCrampNight, i);

  g_assert_cmpuint (i, <, nights->len);
  g_assert_cmpint (night->day, ==, day);
  g_assert_cmpint (night->count, ==, count);
  g_assert_cmpint (night->severity, ==, severity);
}

static void
record (HistoryFixture *f, int count, int severity)
{
  g_autoptr (GPtrArray) entries = history_load_journal (f->history, SOLEUS_JOURNAL_CRAMPS, NULL);
  SoleusJournalEntry *before =
      soleus_cramp_night_find (f->history, entries, soleus_history_get_today (f->history));

  g_object_unref (soleus_cramp_night_record (f->history, before, count, severity));
}

/* The second answer of a day replaces the first, under the same id; the next day is another. */
static void
test_replaced (HistoryFixture *f, gconstpointer data)
{
  const int today = soleus_history_get_today (f->history);
  g_autoptr (GArray) nights = NULL;

  record (f, 2, 7);
  soleus_manual_clock_advance (f->clock, HOUR_US);
  record (f, 3, 8);
  nights = read_nights (f);
  g_assert_cmpuint (nights->len, ==, 1);
  assert_night (nights, 0, today, 3, 8);
  g_assert_cmpint (history_query_int (f->path, "SELECT COUNT (*) FROM journal"), ==, 1);
  soleus_manual_clock_advance (f->clock, DAY_US);
  record (f, 0, 5);
  g_array_unref (nights);
  nights = read_nights (f);
  g_assert_cmpuint (nights->len, ==, 2);
  assert_night (nights, 0, today, 3, 8);
  /* What is not there is not bad. */
  assert_night (nights, 1, today + 1, 0, SOLEUS_CRAMPS_NOT_RATED);
}

/* Before the hour at which a day starts it is still the evening before. */
static void
test_day (HistoryFixture *f, gconstpointer data)
{
  g_autoptr (GArray) nights = NULL;
  int today;

  soleus_manual_clock_set_wall (f->clock, history_time ("2024-05-16T03:59:00Z"));
  today = soleus_history_get_today (f->history);
  record (f, 1, SOLEUS_CRAMPS_NOT_RATED);
  soleus_manual_clock_set_wall (f->clock, history_time ("2024-05-16T04:01:00Z"));
  record (f, 20, 10);
  nights = read_nights (f);
  g_assert_cmpuint (nights->len, ==, 2);
  assert_night (nights, 0, today, 1, SOLEUS_CRAMPS_NOT_RATED);
  assert_night (nights, 1, today + 1, 20, 10);
}

/* An imported file may have told of a day twice, and wrong things. */
static void
test_from_outside (HistoryFixture *f, gconstpointer data)
{
  static const char *const wrong[] = {
    "{}",
    "{\"count\":21}",
    "{\"count\":-1}",
    "{\"count\":\"2\"}",
    "{\"count\":2,\"severity\":11}",
    "{\"count\":2,\"severity\":-1}",
    "{\"count\":0,\"severity\":3}",
  };
  g_autoptr (GArray) nights = NULL;
  const int today = soleus_history_get_today (f->history);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (SoleusJournalEntry) entry =
          soleus_history_new_entry (f->history, SOLEUS_JOURNAL_CRAMPS);

      g_assert_true (soleus_journal_entry_set_content (entry, wrong[i]));
      soleus_history_save_entry (f->history, entry);
    }
  nights = read_nights (f);
  g_assert_cmpuint (nights->len, ==, 0);
  g_object_unref (soleus_cramp_night_record (f->history, NULL, 1, 1));
  soleus_manual_clock_advance (f->clock, MINUTE_US);
  g_object_unref (soleus_cramp_night_record (f->history, NULL, 4, 6));
  g_array_unref (nights);
  nights = read_nights (f);
  g_assert_cmpuint (nights->len, ==, 1);
  assert_night (nights, 0, today, 4, 6);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func)                                                                            \
  g_test_add ("/soleus/cramp-night/" name, HistoryFixture, NULL, history_fixture_set_up, func,     \
              history_fixture_tear_down)
  ADD ("replaced", test_replaced);
  ADD ("day", test_day);
  ADD ("from-outside", test_from_outside);

  return g_test_run ();
}
