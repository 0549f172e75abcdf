/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "soleus-ankle-test.h"
#include "soleus-length-unit.h"

#define LEFT  SOLEUS_LEG_LEFT
#define RIGHT SOLEUS_LEG_RIGHT
#define OUT   SOLEUS_ANKLE_TEST_OUT_OF_REACH
#define NONE  SOLEUS_ANKLE_TEST_UNTRIED
#define TODAY 20000

static SoleusJournalEntry *
make_entry (const char *content)
{
  SoleusJournalEntry *entry = soleus_journal_entry_new (SOLEUS_JOURNAL_ANKLE_TEST, NULL, 0, 0);

  g_assert_true (soleus_journal_entry_set_content (entry, content));
  return entry;
}

static void
test_best_counts (void)
{
  SoleusAnkleTest test;

  soleus_ankle_test_init (&test);
  g_assert_cmpint (soleus_ankle_test_get_best (&test, LEFT), ==, NONE);
  g_assert_true (soleus_ankle_test_add (&test, LEFT, OUT));
  g_assert_cmpint (soleus_ankle_test_get_best (&test, LEFT), ==, OUT);
  g_assert_true (soleus_ankle_test_add (&test, LEFT, 95));
  g_assert_true (soleus_ankle_test_add (&test, LEFT, 80));
  g_assert_cmpint (soleus_ankle_test_get_best (&test, LEFT), ==, 95);
  g_assert_false (soleus_ankle_test_add (&test, LEFT, 100));
  g_assert_cmpuint (soleus_ankle_test_count (&test, LEFT), ==, 3);
  g_assert_cmpuint (soleus_ankle_test_count (&test, RIGHT), ==, 0);
  g_assert_cmpint (soleus_ankle_test_get_best (&test, RIGHT), ==, NONE);

  soleus_ankle_test_remove (&test, LEFT, 1);
  g_assert_cmpint (soleus_ankle_test_get_best (&test, LEFT), ==, 80);
  g_assert_cmpuint (soleus_ankle_test_count (&test, LEFT), ==, 2);
}

static void
test_limits (void)
{
  const struct
  {
    int mm;
    gboolean is_result;
  } table[] = {
    { OUT, TRUE }, { 0, TRUE }, { 300, TRUE }, { 301, FALSE }, { NONE, FALSE }, { -3, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      SoleusAnkleTest test;

      soleus_ankle_test_init (&test);
      g_assert_cmpint (soleus_ankle_test_add (&test, RIGHT, table[i].mm), ==, table[i].is_result);
    }
}

static void
test_round_trip (void)
{
  g_autoptr (SoleusJournalEntry) entry =
      soleus_journal_entry_new (SOLEUS_JOURNAL_ANKLE_TEST, NULL, 0, 0);
  g_autoptr (SoleusJournalEntry) copy = NULL;
  g_autofree char *content = NULL;
  SoleusAnkleTest test, read;

  soleus_ankle_test_init (&test);
  soleus_ankle_test_add (&test, LEFT, 95);
  soleus_ankle_test_add (&test, LEFT, 105);
  soleus_ankle_test_add (&test, RIGHT, OUT);
  soleus_ankle_test_write (&test, entry);
  content = soleus_journal_entry_get_content (entry);
  g_assert_cmpstr (content, ==, "{\"left-1\":95,\"left-2\":105,\"right-1\":-1}");
  copy = make_entry (content);
  g_assert_true (soleus_ankle_test_read (&read, copy));
  g_assert_cmpmem (&read, sizeof read, &test, sizeof test);
}

/* A file may have come from a later version, or from somebody's hand. */
static void
test_odd_content (void)
{
  const struct
  {
    const char *content;
    int left;
    int right;
  } table[] = {
    { "{}", NONE, NONE },
    { "{\"left-1\":\"95\"}", NONE, NONE },
    { "{\"left-1\":-2,\"right-1\":9223372036854775807}", NONE, NONE },
    { "{\"left-1\":301,\"left-2\":90}", 90, NONE },
    { "{\"left-3\":90,\"right-2\":-1}", 90, OUT },
    { "{\"left-4\":120,\"left\":130,\"knee\":\"sore\",\"right-1\":0}", NONE, 0 },
    { "{\"left-1\":4294967391}", NONE, NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (SoleusJournalEntry) entry = make_entry (table[i].content);
      SoleusAnkleTest test;

      g_assert_cmpint (soleus_ankle_test_read (&test, entry), ==,
                       table[i].left != NONE || table[i].right != NONE);
      g_assert_cmpint (soleus_ankle_test_get_best (&test, LEFT), ==, table[i].left);
      g_assert_cmpint (soleus_ankle_test_get_best (&test, RIGHT), ==, table[i].right);
    }
}

static void
test_other_kind (void)
{
  g_autoptr (SoleusJournalEntry) entry =
      soleus_journal_entry_new (SOLEUS_JOURNAL_CRAMPS, NULL, 0, 0);
  SoleusAnkleTest test;

  soleus_journal_entry_set_int (entry, "left-1", 95);
  g_assert_false (soleus_ankle_test_read (&test, entry));
}

static void
test_change (void)
{
  const struct
  {
    int before;
    int now;
    SoleusAnkleChange change;
  } table[] = {
    { 100, 100, SOLEUS_ANKLE_CHANGE_NONE },     { 100, 119, SOLEUS_ANKLE_CHANGE_NONE },
    { 100, 120, SOLEUS_ANKLE_CHANGE_MORE },     { 100, 81, SOLEUS_ANKLE_CHANGE_NONE },
    { 100, 80, SOLEUS_ANKLE_CHANGE_LESS },      { NONE, 80, SOLEUS_ANKLE_CHANGE_UNKNOWN },
    { 80, NONE, SOLEUS_ANKLE_CHANGE_UNKNOWN },  { OUT, OUT, SOLEUS_ANKLE_CHANGE_NONE },
    { OUT, 19, SOLEUS_ANKLE_CHANGE_NONE },      { OUT, 20, SOLEUS_ANKLE_CHANGE_MORE },
    { 20, OUT, SOLEUS_ANKLE_CHANGE_LESS },      { 19, OUT, SOLEUS_ANKLE_CHANGE_NONE },
    { OUT, NONE, SOLEUS_ANKLE_CHANGE_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpint (soleus_ankle_test_compare (table[i].before, table[i].now), ==,
                     table[i].change);
}

static void
test_unlikely (void)
{
  g_assert_false (soleus_ankle_test_is_unlikely (100, 149));
  g_assert_true (soleus_ankle_test_is_unlikely (100, 150));
  g_assert_false (soleus_ankle_test_is_unlikely (100, 51));
  g_assert_true (soleus_ankle_test_is_unlikely (100, 50));
  g_assert_true (soleus_ankle_test_is_unlikely (OUT, 50));
  g_assert_false (soleus_ankle_test_is_unlikely (NONE, 150));
}

static void
test_due (void)
{
  g_assert_true (soleus_ankle_test_is_due (SOLEUS_ANKLE_TEST_NEVER, TODAY, FALSE));
  g_assert_false (soleus_ankle_test_is_due (SOLEUS_ANKLE_TEST_NEVER, TODAY, TRUE));
  g_assert_false (soleus_ankle_test_is_due (TODAY - 13, TODAY, FALSE));
  g_assert_true (soleus_ankle_test_is_due (TODAY - 14, TODAY, FALSE));
  g_assert_false (soleus_ankle_test_is_due (TODAY - 14, TODAY, TRUE));
  /* The clock was put back. */
  g_assert_false (soleus_ankle_test_is_due (TODAY + 3, TODAY, FALSE));
}

static void
test_last (void)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (entries, make_entry ("{\"left-1\":90,\"right-1\":100}"));
  g_ptr_array_add (entries, make_entry ("{\"left-1\":95,\"left-2\":110}"));
  g_ptr_array_add (entries, make_entry ("{\"left-1\":\"odd\"}"));
  g_assert_cmpint (soleus_ankle_test_find_last (entries, NULL, LEFT), ==, 110);
  g_assert_cmpint (soleus_ankle_test_find_last (entries, NULL, RIGHT), ==, 100);
  g_assert_cmpint (soleus_ankle_test_find_last (entries, entries->pdata[1], LEFT), ==, 90);
  g_assert_cmpint (soleus_ankle_test_find_last (entries, entries->pdata[0], LEFT), ==, NONE);
}

static void
test_units (void)
{
  const struct
  {
    SoleusLengthUnit unit;
    int mm;
    int steps;
  } table[] = {
    { SOLEUS_LENGTH_CM, 0, 0 },   { SOLEUS_LENGTH_CM, 95, 19 },    { SOLEUS_LENGTH_CM, 97, 19 },
    { SOLEUS_LENGTH_CM, 98, 20 }, { SOLEUS_LENGTH_INCH, 25, 4 },   { SOLEUS_LENGTH_INCH, 95, 15 },
    { SOLEUS_LENGTH_INCH, 6, 1 }, { SOLEUS_LENGTH_INCH, 300, 47 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpint (soleus_length_unit_to_steps (table[i].unit, table[i].mm), ==, table[i].steps);
  /* Whatever is read off comes back. */
  for (SoleusLengthUnit unit = SOLEUS_LENGTH_CM; unit <= SOLEUS_LENGTH_INCH; unit++)
    for (int steps = 0; steps < 48; steps++)
      g_assert_cmpint (soleus_length_unit_to_steps (unit, soleus_length_unit_to_mm (unit, steps)),
                       ==, steps);
  g_assert_cmpint (soleus_length_unit_to_mm (SOLEUS_LENGTH_INCH, 4), ==, 25);
}

static void
test_unit_of_locale (void)
{
  const struct
  {
    const char *locale;
    SoleusLengthUnit unit;
  } table[] = { { "en_US.UTF-8", SOLEUS_LENGTH_INCH }, { "de_DE.UTF-8", SOLEUS_LENGTH_CM } };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_assert_nonnull (setlocale (LC_MEASUREMENT, table[i].locale));
      g_assert_cmpint (soleus_length_unit_get (), ==, table[i].unit);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/ankle-test/best-counts", test_best_counts);
  g_test_add_func ("/soleus/ankle-test/limits", test_limits);
  g_test_add_func ("/soleus/ankle-test/round-trip", test_round_trip);
  g_test_add_func ("/soleus/ankle-test/odd-content", test_odd_content);
  g_test_add_func ("/soleus/ankle-test/other-kind", test_other_kind);
  g_test_add_func ("/soleus/ankle-test/change", test_change);
  g_test_add_func ("/soleus/ankle-test/unlikely", test_unlikely);
  g_test_add_func ("/soleus/ankle-test/due", test_due);
  g_test_add_func ("/soleus/ankle-test/last", test_last);
  g_test_add_func ("/soleus/ankle-test/units", test_units);
  g_test_add_func ("/soleus/ankle-test/unit-of-locale", test_unit_of_locale);
  return g_test_run ();
}
