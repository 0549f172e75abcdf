/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <sys/resource.h>

#include "history-support.h"
#include "soleus-history-import.h"

/* A wrong file is refused with the place of the fault, soon and in little memory. */

#define HEAD "{\"format\":\"io.github.soleus_app.Soleus.history\",\"version\":1,\"sessions\":["
#define TAIL "]}\n"

#define PHASE                                                                                      \
  "{\"number\":1,\"leg\":\"left\",\"muscle\":\"both\",\"kind\":\"pressure\",\"step\":\"RP\","      \
  "\"worked_ms\":60000,\"planned_ms\":60000,\"pressure\":true,"                                    \
  "\"end\":\"2024-05-01T08:02:00.000000+02:00\"}"
#define RATING "{\"moment\":\"after\",\"leg\":\"left\",\"value\":3}"
#define STOP                                                                                       \
  "{\"number\":1,\"leg\":\"left\",\"step\":\"RP\",\"seconds\":9,\"answer\":\"gone\","              \
  "\"at\":\"2024-05-01T08:02:00.000000+02:00\"}"

static const char whole_session[] =
    "{\"uuid\":\"3f0c7a52-5a0e-4c5b-9c1d-0d5b8a2f6e11\",\"routine\":\"roller\",\"options\":\"\","
    "\"verdict\":\"\",\"start\":\"2024-05-01T08:00:00.000000+02:00\","
    "\"end\":\"2024-05-01T08:05:00.000000+02:00\",\"outcome\":\"finished\","
    "\"phases\":[" PHASE "],\"ratings\":[" RATING "],\"pain_stops\":[" STOP "]}";

static gint64
now (void)
{
  return history_time ("2024-05-15T12:00:00Z");
}

static void
assert_refused (const char *text, gsize length, const char *message)
{
  g_autoptr (GPtrArray) journal = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  g_assert_null (soleus_history_import_parse (text, length, now (), journal, &error));
  g_assert_error (error, SOLEUS_HISTORY_ERROR, SOLEUS_HISTORY_ERROR_FORMAT);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, message));
}

/* The whole session with one thing put in another's place. */
static char *
with (const char *from, const char *to)
{
  g_autoptr (GString) session = g_string_new (whole_session);

  g_assert_cmpuint (g_string_replace (session, from, to, 1), ==, 1);
  return g_strconcat (HEAD, session->str, TAIL, NULL);
}

static void
assert_session_refused (const char *from, const char *to, const char *message)
{
  g_autofree char *text = with (from, to);

  assert_refused (text, strlen (text), message);
}

static void
assert_session_taken (const char *from, const char *to)
{
  g_autofree char *text = with (from, to);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) journal = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) records =
      soleus_history_import_parse (text, strlen (text), now (), journal, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 1);
}

static void
test_whole (void)
{
  assert_session_taken ("roller", "roller");
  /* In another order, and with what a later version of the same format may add. */
  assert_session_taken ("\"verdict\":\"\",", "\"more\":[{\"a\":[1,2]}],\"verdict\":\"\",");
}

/* Files of earlier versions have neither the mark of a session that was entered by hand nor a note.
 */
static void
test_by_hand (void)
{
  g_autofree char *long_note = g_strnfill (SOLEUS_NOTE_MAX + 1, 'x');
  g_autofree char *member = g_strdup_printf ("\"note\":\"%s\",\"verdict\":\"\"", long_note);

  assert_session_taken ("\"verdict\":\"\"", "\"by_hand\":true,\"note\":\"Löwe\",\"verdict\":\"\"");
  assert_session_refused ("\"verdict\":\"\"", member, "in session 1, “note”");
  assert_session_refused ("\"verdict\":\"\"", "\"note\":7,\"verdict\":\"\"",
                          "in session 1, “note”");
  assert_session_refused ("\"verdict\":\"\"", "\"by_hand\":1,\"verdict\":\"\"",
                          "in session 1, “by_hand”");
}

#define ENTRY                                                                                      \
  "{\"uuid\":\"3f0c7a52-5a0e-4c5b-9c1d-0d5b8a2f6e12\",\"kind\":\"cramps\","                        \
  "\"at\":\"2024-05-02T07:00:00.000000+02:00\",\"content\":{\"count\":2,\"words\":\"Ü\"}}"

/* How many entries are taken from a journal with one thing put in another's place, or the message.
 */
static void
assert_journal (const char *from, const char *to, guint n_entries, const char *message)
{
  g_autoptr (GString) entry = g_string_new (ENTRY);
  g_autoptr (GPtrArray) journal = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) records = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_string_replace (entry, from, to, 1), ==, 1);
  text = g_strconcat (HEAD, whole_session, "],\"journal\":[", entry->str, TAIL, NULL);
  if (message != NULL)
    {
      assert_refused (text, strlen (text), message);
      return;
    }
  records = soleus_history_import_parse (text, strlen (text), now (), journal, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 1);
  g_assert_cmpuint (journal->len, ==, n_entries);
}

static void
test_journal (void)
{
  static const char *const wrong[][3] = {
    { "\"uuid\":\"3f0c", "\"uuid\":\"", "“uuid”" },
    { "\"kind\":\"cramps\",", "", "“kind”" },
    { "\"kind\":\"cramps\"", "\"kind\":\"\"", "“kind”" },
    { "\"kind\":\"cramps\"", "\"kind\":3", "“kind”" },
    { "2024-05-02", "2024-05-17", "“at”" },
    { "2024-05-02", "1969-05-02", "“at”" },
    { "+02:00", "+19:00", "“at”" },
    { "\"content\":{\"count\":2,\"words\":\"Ü\"}", "\"content\":7", "“content”" },
    { "{\"count\":2", "{\"count\":[2]", "“content”" },
    { "{\"count\":2", "{\"count\":2.5", "“content”" },
    { "{\"count\":2", "{\"count\":true", "“content”" },
    { ",\"content\":{\"count\":2,\"words\":\"Ü\"}", "", "“content”" },
    { "\"kind\":\"cramps\"", "\"kind\":\"cramps\",\"kind\":\"plan\"", "“kind”" },
  };
  g_autofree char *filling = g_strnfill (SOLEUS_JOURNAL_CONTENT_MAX, 'x');
  g_autofree char *long_words = g_strdup_printf ("\"words\":\"%s\"", filling);
  g_autofree char *newer = g_strdup_printf ("{\"a\":[{\"b\":\"%s\"}]}", filling);
  g_autofree char *newer_entry =
      g_strconcat ("\"later\",\"at\":\"2024-05-02T07:00:00.000000+02:00\","
                   "\"content\":",
                   newer, "}", NULL);

  assert_journal ("cramps", "cramps", 1, NULL);
  assert_journal ("\"kind\"", "\"more\":[{}],\"kind\"", 1, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      assert_journal (wrong[i][0], wrong[i][1], 0, "in entry 1 of the journal");
      assert_journal (wrong[i][0], wrong[i][1], 0, wrong[i][2]);
    }
  assert_journal ("\"words\":\"Ü\"", long_words, 0, "“content”");
  /* A kind of a newer Soleus is passed over, whatever is in it. */
  assert_journal ("\"kind\":\"cramps\"", "\"kind\":\"dreams\"", 0, NULL);
  assert_journal (strstr (ENTRY, "\"cramps\""), newer_entry, 0, NULL);
}

/* It may stand before the sessions; it is one list, and each fault is told of its own kind. */
static void
test_journal_place (void)
{
  g_autofree char *before =
      g_strconcat ("{\"format\":\"io.github.soleus_app.Soleus.history\",\"version\":1,"
                   "\"journal\":[" ENTRY "],\"sessions\":[",
                   whole_session, TAIL, NULL);
  g_autofree char *fault = g_strconcat (HEAD, "{}],\"journal\":[" ENTRY TAIL, NULL);
  g_autofree char *twice = g_strconcat (HEAD, "],\"journal\":[],\"journal\":[" TAIL, NULL);
  g_autofree char *none = g_strconcat (HEAD, "],\"journal\":{}}", NULL);
  g_autoptr (GPtrArray) journal = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) records =
      soleus_history_import_parse (before, strlen (before), now (), journal, NULL);

  g_assert_nonnull (records);
  g_assert_cmpuint (journal->len, ==, 1);
  assert_refused (fault, strlen (fault), "in session 1");
  assert_refused (twice, strlen (twice), "not a history");
  assert_refused (none, strlen (none), "not a history");
}

/* On the stack that a thread has, nesting that came from outside ends the program. */
static void
test_deep (void)
{
  static const char *const openings[] = { "[", "{\"a\":", "[{\"a\":" };

  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    {
      g_autoptr (GString) deep = g_string_new (NULL);
      g_autofree char *inside = NULL;

      for (guint n = 0; n < 200000; n++)
        g_string_append (deep, openings[i]);
      assert_refused (deep->str, deep->len, "line 1, column");
      inside = g_strconcat (HEAD "{\"uuid\":", deep->str, NULL);
      assert_refused (inside, strlen (inside), "line 1, column");
    }
}

static void
test_two_documents (void)
{
  g_autofree char *text = g_strconcat (HEAD, whole_session, TAIL HEAD, whole_session, TAIL, NULL);
  g_autofree char *twice = g_strconcat (HEAD, whole_session, "],\"sessions\":[]}", NULL);

  assert_refused (text, strlen (text), "line 2, column 1");
  assert_refused (twice, strlen (twice), "not a history");
}

static long
get_peak_kib (void)
{
  struct rusage usage;

  g_assert_cmpint (getrusage (RUSAGE_SELF, &usage), ==, 0);
  return usage.ru_maxrss;
}

/* A tree of 24 MB of "[]," takes 39 times as much. */
static void
test_memory (void)
{
  const gsize size = 24 * 1024 * 1024;
  g_autoptr (GString) text = g_string_sized_new (size + 100);
  long before;

  g_string_append (text, HEAD);
  while (text->len < size)
    g_string_append (text, "[],");
  g_string_append (text, "[]" TAIL);
  before = get_peak_kib ();
  assert_refused (text->str, text->len, "session 1");
  g_assert_cmpint (get_peak_kib () - before, <, 24 * 1024);
}

static void
test_too_large (HistoryFixture *f, gconstpointer data)
{
  const gsize size = 33 * 1024 * 1024;
  g_autofree char *text = g_strnfill (size, ' ');
  g_autofree char *path = g_build_filename (f->folder, "large.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  assert_refused (text, size, "32 megabytes");
  g_assert_true (g_file_set_contents (path, text, size, NULL));
  g_assert_false (history_import (f->history, file, NULL, &error));
  g_assert_error (error, SOLEUS_HISTORY_ERROR, SOLEUS_HISTORY_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "32 megabytes"));
}

static void
test_too_many_phases (void)
{
  g_autoptr (GString) phases = g_string_new (NULL);

  for (guint i = 1; i <= 10001; i++)
    {
      g_autoptr (GString) phase = g_string_new (PHASE);
      g_autofree char *number = g_strdup_printf ("\"number\":%u,", i);

      g_string_replace (phase, "\"number\":1,", number, 1);
      g_string_append_printf (phases, "%s%s", i > 1 ? "," : "", phase->str);
    }
  assert_session_refused (PHASE, phases->str, "in session 1, “phases”");
}

/* Nothing that stands twice is dropped in silence. */
static void
test_twice (void)
{
  assert_session_refused (PHASE, PHASE "," PHASE, "in session 1, “number”");
  assert_session_refused (STOP, STOP "," STOP, "in session 1, “number”");
  assert_session_refused (RATING, RATING "," RATING, "in session 1, “ratings”");
  assert_session_refused ("\"verdict\":\"\"", "\"verdict\":\"\",\"verdict\":\"clear\"",
                          "in session 1, “verdict”");
  assert_session_refused ("\"step\":\"RP\"", "\"step\":\"RP\",\"step\":\"RH\"",
                          "in session 1, “step”");
}

static void
test_offset (void)
{
#define START "2024-05-01T08:00:00.000000+02:00"
  assert_session_taken (START, "2024-05-01T08:00:00.000000+18:00");
  assert_session_taken (START, "2024-05-01T08:00:00.000000-18:00");
  assert_session_refused (START, "2024-05-01T08:00:00.000000+18:01", "in session 1, “start”");
  assert_session_refused (START, "2024-05-01T08:00:00.000000-18:01", "in session 1, “start”");
}

static void
test_dates (void)
{
#define PHASE_END "\"pressure\":true,\"end\":\"2024-05-01T08:02:00.000000+02:00\""
  assert_session_taken (START, "1970-01-01T12:00:00.000000+02:00");
  assert_session_taken (START, "2024-05-16T11:00:00.000000+00:00");
  assert_session_refused (START, "2024-05-17T11:00:00.000000+00:00", "in session 1, “start”");
  assert_session_refused (START, "9998-01-01T00:00:00.000000+00:00", "in session 1, “start”");
  assert_session_refused (START, "9999-12-31T23:59:59.999999-18:00", "in session 1, “start”");
  assert_session_refused (START, "0002-01-01T00:00:00.000000+00:00", "in session 1, “start”");
  assert_session_refused (START, "0001-01-01T00:00:00.000000+18:00", "in session 1, “start”");
  assert_session_refused (START, "1969-12-31T23:59:59.000000+00:00", "in session 1, “start”");
  assert_session_refused (START, "1970-01-01T00:30:00.000000+18:00", "in session 1, “start”");
  assert_session_refused (START, "1969-12-31T23:30:00.000000-18:00", "in session 1, “start”");
  assert_session_refused (PHASE_END,
                          "\"pressure\":true,\"end\":\"9998-01-01T00:00:00.000000+00:00\"",
                          "in session 1, “end”");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add_func ("/soleus/history/import/" name, func)
  ADD ("whole", test_whole);
  ADD ("by-hand", test_by_hand);
  ADD ("journal", test_journal);
  ADD ("journal-place", test_journal_place);
  ADD ("memory", test_memory);
  ADD ("deep", test_deep);
  ADD ("two-documents", test_two_documents);
  ADD ("too-many-phases", test_too_many_phases);
  ADD ("twice", test_twice);
  ADD ("offset", test_offset);
  ADD ("dates", test_dates);
  g_test_add ("/soleus/history/import/too-large", HistoryFixture, NULL, history_fixture_set_up,
              test_too_large, history_fixture_tear_down);

  return g_test_run ();
}
