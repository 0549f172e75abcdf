/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fault-vfs.h"
#include "history-support.h"
#include "soleus-history-export.h"

/* What is kept beside sessions is kept as they are. */

static void
tear_down (HistoryFixture *f, gconstpointer data)
{
  fault_vfs_set (FAULT_NONE);
  history_fixture_tear_down (f, data);
}

static SoleusJournalEntry *
save (HistoryFixture *f, SoleusJournalKind kind, gint64 number)
{
  SoleusJournalEntry *entry = soleus_history_new_entry (f->history, kind);

  soleus_journal_entry_set_int (entry, "number", number);
  soleus_history_save_entry (f->history, entry);
  return entry;
}

static void
assert_numbers (HistoryFixture *f, SoleusJournalKind kind, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = history_load_journal (f->history, kind, &error);
  g_autoptr (GString) numbers = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    {
      gint64 number = 0;

      g_assert_true (soleus_journal_entry_get_int (entries->pdata[i], "number", &number));
      g_string_append_printf (numbers, "%" G_GINT64_FORMAT " ", number);
    }
  g_assert_cmpstr (numbers->str, ==, expected);
}

static void
test_content (void)
{
  g_autoptr (SoleusJournalEntry) entry = soleus_journal_entry_new (SOLEUS_JOURNAL_PLAN, NULL, 0, 0);
  g_autofree char *full = g_strnfill (SOLEUS_JOURNAL_CONTENT_MAX - 8, 'x');
  g_autofree char *longest = g_strdup_printf ("{\"a\":\"%s\"}", full);
  g_autofree char *longer = g_strdup_printf ("{\"a\":\"%sx\"}", full);
  g_autofree char *escaped = g_strnfill (SOLEUS_JOURNAL_CONTENT_MAX / 2, '\x7f');
  g_autofree char *grows = g_strdup_printf ("{\"a\":\"%s\"}", escaped);
  static const char *const wrong[] = {
    "",
    "[]",
    "7",
    "{\"a\":1",
    "{\"a\":[1]}",
    "{\"a\":{}}",
    "{\"a\":true}",
    "{\"a\":null}",
    "{\"a\":1.5}",
    "{\"a\":1} {}",
    "{\"a\":99999999999999999999}",
  };
  g_autofree char *content = NULL;
  gint64 number = 0;

  g_assert_true (soleus_journal_entry_set_content (entry, "{\"b\" : \"Löwe\",\n\"a\": -7 }"));
  content = soleus_journal_entry_get_content (entry);
  g_assert_cmpstr (content, ==, "{\"a\":-7,\"b\":\"Löwe\"}");
  g_assert_true (soleus_journal_entry_get_int (entry, "a", &number));
  g_assert_cmpint (number, ==, -7);
  g_assert_false (soleus_journal_entry_get_int (entry, "b", &number));
  g_assert_false (soleus_journal_entry_get_int (entry, "c", &number));
  g_assert_cmpstr (soleus_journal_entry_get_text (entry, "b"), ==, "Löwe");
  g_assert_null (soleus_journal_entry_get_text (entry, "a"));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (soleus_journal_entry_set_content (entry, wrong[i]));
  g_assert_true (soleus_journal_entry_set_content (entry, longest));
  g_assert_false (soleus_journal_entry_set_content (entry, longer));
  g_assert_false (soleus_journal_entry_set_content (entry, grows));
}

/* By kind, the oldest first; saved again it is replaced, and a deleted one is gone. */
static void
test_kept (HistoryFixture *f, gconstpointer data)
{
  g_autoptr (SoleusJournalEntry) first = save (f, SOLEUS_JOURNAL_CRAMPS, 1);
  g_autoptr (SoleusJournalEntry) test = save (f, SOLEUS_JOURNAL_ANKLE_TEST, 7);
  g_autoptr (SoleusJournalEntry) second = NULL;
  g_autoptr (SoleusJournalEntry) again =
      soleus_journal_entry_new (SOLEUS_JOURNAL_CRAMPS, first->uuid, first->at_us, first->offset_s);

  soleus_manual_clock_advance (f->clock, HOUR_US);
  second = save (f, SOLEUS_JOURNAL_CRAMPS, 2);
  assert_numbers (f, SOLEUS_JOURNAL_CRAMPS, "1 2 ");
  assert_numbers (f, SOLEUS_JOURNAL_ANKLE_TEST, "7 ");
  assert_numbers (f, SOLEUS_JOURNAL_PLAN, "");
  soleus_journal_entry_set_int (again, "number", 3);
  soleus_history_save_entry (f->history, again);
  assert_numbers (f, SOLEUS_JOURNAL_CRAMPS, "3 2 ");
  history_fixture_close (f);
  history_fixture_open (f);
  assert_numbers (f, SOLEUS_JOURNAL_CRAMPS, "3 2 ");
  soleus_history_delete_entry (f->history, second);
  assert_numbers (f, SOLEUS_JOURNAL_CRAMPS, "3 ");
  soleus_history_save_entry (f->history, second);
  assert_numbers (f, SOLEUS_JOURNAL_CRAMPS, "3 2 ");
}

static gboolean
file_has (const char *path, const char *bytes)
{
  g_autofree char *all = NULL;
  const gsize length = strlen (bytes);
  gboolean found = FALSE;
  gsize size;

  g_assert_true (g_file_get_contents (path, &all, &size, NULL));
  for (gsize i = 0; i + length <= size && !found; i++)
    found = memcmp (all + i, bytes, length) == 0;
  return found;
}

/* Nothing is left of it, not even in the bytes of the file. */
static void
test_delete_all (HistoryFixture *f, gconstpointer data)
{
  g_autoptr (SoleusJournalEntry) entry =
      soleus_history_new_entry (f->history, SOLEUS_JOURNAL_CRAMPS);

  soleus_journal_entry_set_text (entry, "words", "between-you-and-me");
  soleus_history_save_entry (f->history, entry);
  history_fixture_close (f);
  g_assert_true (file_has (f->path, "between-you-and-me"));
  history_fixture_open (f);
  soleus_history_delete_all (f->history);
  assert_numbers (f, SOLEUS_JOURNAL_CRAMPS, "");
  history_fixture_close (f);
  g_assert_false (file_has (f->path, "between-you-and-me"));
}

/* An entry waits for the disk as a session does. */
static void
test_full_disk (HistoryFixture *f, gconstpointer data)
{
  g_autoptr (SoleusJournalEntry) entry = NULL;

  history_fixture_settle (f);
  fault_vfs_set (FAULT_FULL);
  entry = save (f, SOLEUS_JOURNAL_CRAMPS, 1);
  history_fixture_settle (f);
  history_assert_problem (f, SOLEUS_HISTORY_ERROR_FULL);
  fault_vfs_set (FAULT_NONE);
  history_fixture_settle (f);
  g_assert_null (soleus_history_get_problem (f->history));
  assert_numbers (f, SOLEUS_JOURNAL_CRAMPS, "1 ");
}

/* SQLite doesn't notice a changed byte. The entry is lost, and nothing else; it isn't found damaged
 * again. */
static void
test_damaged_content (HistoryFixture *f, gconstpointer data)
{
  static const char *const contents[] = { "'{\"number\":7'", "CAST (x'fffe41' AS TEXT)", "'[]'" };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (SoleusJournalEntry) kept = save (f, SOLEUS_JOURNAL_CRAMPS, 1);
      g_autoptr (SoleusJournalEntry) lost = save (f, SOLEUS_JOURNAL_CRAMPS, 7);
      g_autofree char *sql = g_strdup_printf ("UPDATE journal SET content = %s WHERE uuid = '%s'",
                                              contents[i], lost->uuid);

      history_fixture_settle (f);
      history_execute (f->path, sql);
      assert_numbers (f, SOLEUS_JOURNAL_CRAMPS, "1 ");
      history_fixture_settle (f);
      g_assert_nonnull (
          strstr (soleus_history_get_notice (f->history), "entries of the cramp diary"));
      soleus_history_dismiss_notice (f->history);
      assert_numbers (f, SOLEUS_JOURNAL_CRAMPS, "1 ");
      history_fixture_settle (f);
      g_assert_null (soleus_history_get_notice (f->history));
      soleus_history_delete_all (f->history);
    }
}

/* Within a text a byte that isn't UTF-8 costs no more than itself. */
static void
test_damaged_byte (HistoryFixture *f, gconstpointer data)
{
  g_autoptr (SoleusJournalEntry) entry = save (f, SOLEUS_JOURNAL_CRAMPS, 1);

  history_fixture_settle (f);
  history_execute (f->path, "UPDATE journal SET content ="
                            " CAST (CAST ('{\"number\":1,\"words\":\"a' AS BLOB) || x'ff' ||"
                            " CAST ('b\"}' AS BLOB) AS TEXT)");
  assert_numbers (f, SOLEUS_JOURNAL_CRAMPS, "1 ");
  g_assert_cmpint (history_query_int (f->path, "SELECT COUNT (*) FROM journal"
                                               " WHERE content LIKE '%a_b%'"),
                   ==, 1);
}

/* A place further from UTC than any today is no reason to refuse it. */
static void
test_odd_offset (HistoryFixture *f, gconstpointer data)
{
  g_autofree char *before = g_strdup (g_getenv ("TZ"));
  g_autoptr (SoleusJournalEntry) entry = NULL;

  g_setenv ("TZ", "<far>-24:59:59", TRUE);
  entry = save (f, SOLEUS_JOURNAL_CRAMPS, 1);
  history_fixture_settle (f);
  if (before != NULL)
    g_setenv ("TZ", before, TRUE);
  else
    g_unsetenv ("TZ");
  g_assert_cmpint (entry->offset_s, ==, 18 * 60 * 60);
  g_assert_null (soleus_history_get_problem (f->history));
  assert_numbers (f, SOLEUS_JOURNAL_CRAMPS, "1 ");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fault_vfs_register ();

  g_test_add_func ("/soleus/history/journal/content", test_content);
#define ADD(name, func)                                                                            \
  g_test_add ("/soleus/history/journal/" name, HistoryFixture, NULL, history_fixture_set_up, func, \
              tear_down)
  ADD ("kept", test_kept);
  ADD ("delete-all", test_delete_all);
  ADD ("full-disk", test_full_disk);
  ADD ("damaged-content", test_damaged_content);
  ADD ("damaged-byte", test_damaged_byte);
  ADD ("odd-offset", test_odd_offset);

  return g_test_run ();
}
