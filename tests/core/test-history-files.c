/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "fault-vfs.h"
#include "history-support.h"
#include "soleus-history-import.h"

#define UUID_A "3f0c7a52-5a0e-4c5b-9c1d-0d5b8a2f6e11"
#define HEAD   "{\"format\":\"io.github.soleus_app.Soleus.history\",\"version\":1,\"sessions\":["

static void
tear_down (HistoryFixture *f, gconstpointer data)
{
  fault_vfs_set (FAULT_NONE);
  history_fixture_tear_down (f, data);
}

static GFile *
file_in (HistoryFixture *f, const char *name)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);

  return g_file_new_for_path (path);
}

static char *
export_as (HistoryFixture *f, const char *name, SoleusHistoryFormat format)
{
  g_autoptr (GFile) file = file_in (f, name);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_assert_true (history_export (f->history, file, format, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_load_contents (file, NULL, &text, NULL, NULL, &error));
  return text;
}

static SoleusImportResult
import_from (HistoryFixture *f, const char *name)
{
  g_autoptr (GFile) file = file_in (f, name);
  g_autoptr (GError) error = NULL;
  SoleusImportResult result;

  g_assert_true (history_import (f->history, file, &result, &error));
  g_assert_no_error (error);
  return result;
}

static void
add_entry (HistoryFixture *f, SoleusJournalKind kind, const char *name, gint64 number)
{
  g_autoptr (SoleusJournalEntry) entry = soleus_history_new_entry (f->history, kind);

  soleus_journal_entry_set_int (entry, name, number);
  soleus_journal_entry_set_text (entry, "words", "Über \"alles\"\n\x7f");
  soleus_history_save_entry (f->history, entry);
}

/* One session with all that there can be, and one that was cut off before anything was done. */
static void
fill (HistoryFixture *f)
{
  g_autoptr (SoleusHistoryToken) token = NULL;
  g_autoptr (SoleusHistoryToken) cut_off = NULL;

  soleus_manual_clock_set_wall (f->clock, history_time ("2024-02-29T22:59:00Z") + 123456);
  token =
      soleus_history_begin_session (f->history, "roller", "sides=both, \"more\"\nhold=30", "amber",
                                    soleus_clock_get_wall (SOLEUS_CLOCK (f->clock)), 3600);
  soleus_history_add_rating (f->history, token, SOLEUS_RATING_BEFORE, SOLEUS_LEG_LEFT, 7);
  history_add_work (f, token, SOLEUS_LEG_LEFT, SOLEUS_MUSCLE_BOTH, SOLEUS_STEP_PRESSURE, 60000);
  history_add_work (f, token, SOLEUS_LEG_RIGHT, SOLEUS_MUSCLE_SOLEUS, SOLEUS_STEP_STRETCH, 12345);
  soleus_history_add_pain_stop (f->history, token, SOLEUS_LEG_RIGHT, "O", 12, SOLEUS_PAIN_GONE);
  history_finish (f, token, SOLEUS_OUTCOME_STOPPED);
  soleus_history_add_rating (f->history, token, SOLEUS_RATING_AFTER, SOLEUS_LEG_RIGHT, 10);
  soleus_manual_clock_set_wall (f->clock, history_time ("2024-03-01T12:00:00Z"));
  add_entry (f, SOLEUS_JOURNAL_CRAMPS, "count", 2);
  add_entry (f, SOLEUS_JOURNAL_ANKLE_TEST, "left", -3);
  cut_off = history_begin (f, "hands", -12600);
  history_fixture_close (f);
  history_fixture_open (f);
}

static char *
mask_uuids (const char *text)
{
  g_autoptr (GRegex) regex =
      g_regex_new ("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", 0, 0, NULL);

  return g_regex_replace_literal (regex, text, -1, 0, "UUID", 0, NULL);
}

static const char expected_csv[] =
    "session,routine,date,time,start,end,outcome,verdict,options,phase,phase_end,step,kind,muscle,"
    "leg,worked_s,planned_s,pressure,before_left,before_right,after_left,after_right,pain_stops,"
    "by_hand,note\r\n"
    "UUID,hands,2024-03-01,08:30:00,2024-03-01T08:30:00.000000-03:30,"
    "2024-03-01T08:30:00.000000-03:30,interrupted,clear,sides=both,,,,,,,,,,,,,,0,0,\r\n"
    "UUID,roller,2024-02-29,23:59:00,2024-02-29T23:59:00.123456+01:00,"
    "2024-03-01T00:00:12.468456+01:00,stopped-pain,"
    "amber,\"sides=both, \"\"more\"\"\nhold=30\",1,2024-03-01T00:00:00.123456+01:00,G,pressure,"
    "both,left,60,30,1,7,,,10,1,0,\r\n"
    "UUID,roller,2024-02-29,23:59:00,2024-02-29T23:59:00.123456+01:00,"
    "2024-03-01T00:00:12.468456+01:00,stopped-pain,"
    "amber,\"sides=both, \"\"more\"\"\nhold=30\",2,2024-03-01T00:00:12.468456+01:00,G,stretch,"
    "soleus,right,12,30,0,7,,,10,1,0,\r\n";

static void
test_csv (HistoryFixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *masked = NULL;

  fill (f);
  text = export_as (f, "history.csv", SOLEUS_HISTORY_CSV);
  masked = mask_uuids (text);
  g_assert_cmpstr (masked, ==, expected_csv);
}

/* Every row has as many fields as the first. */
static void
test_csv_columns (HistoryFixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;
  guint fields = 1, rows = 0;
  gboolean quoted = FALSE;

  fill (f);
  text = export_as (f, "history.csv", SOLEUS_HISTORY_CSV);
  for (const char *at = text; *at != '\0'; at++)
    {
      quoted ^= *at == '"';
      fields += *at == ',' && !quoted ? 1 : 0;
      if (!quoted && g_str_has_prefix (at, "\r\n"))
        {
          g_assert_cmpuint (fields, ==, 25);
          fields = 1;
          rows++;
        }
    }
  g_assert_cmpuint (rows, ==, 4);
}

static void
test_json_round_trip (HistoryFixture *f, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  SoleusImportResult result;

  fill (f);
  first = export_as (f, "first.json", SOLEUS_HISTORY_JSON);
  soleus_history_delete_all (f->history);
  result = import_from (f, "first.json");
  g_assert_cmpuint (result.n_new, ==, 2);
  g_assert_cmpuint (result.n_known, ==, 0);
  g_assert_cmpuint (result.n_new_entries, ==, 2);
  g_assert_cmpuint (result.n_known_entries, ==, 0);
  g_assert_nonnull (strstr (first, "\"content\":{\"count\":2,\"words\":\"Über"));
  second = export_as (f, "second.json", SOLEUS_HISTORY_JSON);
  g_assert_cmpstr (first, ==, second);
  history_fixture_settle (f);
  history_assert_sound (f->path);
}

static void
changed_cb (SoleusHistory *history, guint *count)
{
  (*count)++;
}

static void
test_import_twice (HistoryFixture *f, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint changed = 0;

  fill (f);
  before = export_as (f, "first.json", SOLEUS_HISTORY_JSON);
  history_fixture_settle (f);
  g_signal_connect (f->history, "changed", G_CALLBACK (changed_cb), &changed);
  for (guint i = 0; i < 2; i++)
    {
      SoleusImportResult result = import_from (f, "first.json");

      g_assert_cmpuint (result.n_new, ==, 0);
      g_assert_cmpuint (result.n_known, ==, 2);
      g_assert_cmpuint (result.n_new_entries, ==, 0);
      g_assert_cmpuint (result.n_known_entries, ==, 2);
    }
  g_assert_cmpuint (changed, ==, 2);
  after = export_as (f, "second.json", SOLEUS_HISTORY_JSON);
  g_assert_cmpstr (before, ==, after);
}

/* A session exported while it ran gains from a later export what it lacked. */
static void
test_import_completes (HistoryFixture *f, gconstpointer data)
{
  g_autoptr (SoleusHistoryToken) token = history_begin (f, "soleus-wall", 0);
  g_autofree char *early = NULL;
  g_autofree char *late = NULL;
  g_autofree char *merged = NULL;

  history_add_work (f, token, SOLEUS_LEG_LEFT, SOLEUS_MUSCLE_SOLEUS, SOLEUS_STEP_STRETCH, 30000);
  early = export_as (f, "early.json", SOLEUS_HISTORY_JSON);
  history_add_work (f, token, SOLEUS_LEG_RIGHT, SOLEUS_MUSCLE_SOLEUS, SOLEUS_STEP_STRETCH, 30000);
  history_finish (f, token, SOLEUS_OUTCOME_FINISHED);
  soleus_history_add_rating (f->history, token, SOLEUS_RATING_AFTER, SOLEUS_LEG_LEFT, 4);
  late = export_as (f, "late.json", SOLEUS_HISTORY_JSON);
  g_assert_cmpstr (early, !=, late);

  soleus_history_delete_all (f->history);
  import_from (f, "early.json");
  import_from (f, "late.json");
  import_from (f, "early.json");
  merged = export_as (f, "merged.json", SOLEUS_HISTORY_JSON);
  g_assert_cmpstr (merged, ==, late);
}

static void
test_many_sessions (HistoryFixture *f, gconstpointer data)
{
  const gint64 last = history_time ("2024-05-14T08:00:00Z");
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) journal = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  /* More than are in memory at a time, with some at an edge of it that share their start, and more
   * that share one than are in memory at a time. */
  history_fixture_close (f);
  history_fill (f->path, last, DAY_US, 199, 1);
  history_fill (f->path, last - 199 * DAY_US, 0, 3, 1);
  history_fill (f->path, last - 200 * DAY_US, 0, 448, 1);
  history_fixture_open (f);
  text = export_as (f, "many.json", SOLEUS_HISTORY_JSON);
  records = soleus_history_import_parse (text, strlen (text), last, journal, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 650);
}

static const char valid_session[] =
    "{\"uuid\":\"" UUID_A "\",\"routine\":\"roller\",\"options\":\"\",\"verdict\":\"\","
    "\"start\":\"2024-05-01T08:00:00.000000+02:00\",\"end\":\"2024-05-01T08:05:00.000000+02:00\","
    "\"outcome\":\"finished\",\"phases\":[{\"number\":1,\"leg\":\"left\",\"muscle\":\"both\","
    "\"kind\":\"pressure\",\"step\":\"RP\",\"worked_ms\":60000,\"planned_ms\":60000,"
    "\"pressure\":true,\"end\":\"2024-05-01T08:02:00.000000+02:00\"}],"
    "\"ratings\":[{\"moment\":\"after\",\"leg\":\"left\",\"value\":3}],"
    "\"pain_stops\":[{\"number\":1,\"leg\":\"left\",\"step\":\"RP\",\"seconds\":9,"
    "\"answer\":\"gone\",\"at\":\"2024-05-01T08:02:00.000000+02:00\"}]}";

/* Each is one thing put wrong in a file that is right otherwise. */
static const struct
{
  const char *from;
  const char *to;
} mistakes[] = {
  { "\"uuid\":\"" UUID_A "\"", "\"uuid\":\"1\"" },
  { "\"uuid\":\"" UUID_A "\"", "\"uuid\":1" },
  { "\"uuid\":\"" UUID_A "\",", "" },
  { "\"routine\":\"roller\"", "\"routine\":\"\"" },
  { "\"routine\":\"roller\"", "\"routine\":\"=cmd|' /C calc'!A0\"" },
  { "\"routine\":\"roller\"", "\"routine\":\"-1+1\"" },
  { "\"options\":\"\"", "\"options\":\"=1+1\"" },
  { "\"verdict\":\"\"", "\"verdict\":null" },
  { "2024-05-01T08:00:00.000000+02:00", "2024-05-32T08:00:00.000000+02:00" },
  { "\"finished\"", "\"won\"" },
  { "\"leg\":\"left\",\"muscle\"", "\"leg\":\"third\",\"muscle\"" },
  { "\"muscle\":\"both\"", "\"muscle\":\"biceps\"" },
  { "\"kind\":\"pressure\"", "\"kind\":0" },
  { "\"worked_ms\":60000", "\"worked_ms\":-1" },
  { "\"worked_ms\":60000", "\"worked_ms\":6e99" },
  { "\"pressure\":true", "\"pressure\":1" },
  { "\"number\":1,\"leg\":\"left\",\"muscle\"", "\"number\":0,\"leg\":\"left\",\"muscle\"" },
  { "\"value\":3", "\"value\":11" },
  { "\"leg\":\"left\",\"value\"", "\"leg\":\"both\",\"value\"" },
  { "\"answer\":\"gone\"", "\"answer\":\"\"" },
  { "\"seconds\":9", "\"seconds\":\"9\"" },
  { "\"phases\":[{", "\"phases\":[7,{" },
  { "\"ratings\":[", "\"ratings\":{},\"more\":[" },
};

static void
assert_refused (HistoryFixture *f, const char *text, SoleusHistoryError code, const char *member)
{
  g_autoptr (GFile) file = file_in (f, "wrong.json");
  g_autoptr (GError) error = NULL;
  SoleusImportResult result;

  g_assert_true (
      g_file_replace_contents (file, text, strlen (text), NULL, FALSE, 0, NULL, NULL, NULL));
  g_assert_false (history_import (f->history, file, &result, &error));
  g_assert_error (error, SOLEUS_HISTORY_ERROR, (int) code);
  if (member != NULL)
    g_assert_nonnull (strstr (error->message, member));
  history_fixture_settle (f);
  g_assert_null (soleus_history_get_problem (f->history));
  g_assert_cmpint (history_query_int (f->path, "SELECT COUNT (*) FROM session"), ==, 0);
}

/* Texts that a spreadsheet would run, were they exported as CSV. Within the text the same is no
 * harm. */
static void
test_formulas (HistoryFixture *f, gconstpointer data)
{
  const char *const beginnings[] = { "=", "+", "-", "@", "\\t", "\\r", "\\n" };
  g_autoptr (GString) sound = g_string_new (valid_session);
  g_autoptr (GPtrArray) journal = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) records = NULL;
  g_autofree char *all = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      g_autoptr (GString) wrong = g_string_new (valid_session);
      g_autofree char *options = g_strdup_printf ("\"options\":\"%s1+1\"", beginnings[i]);
      g_autofree char *text = NULL;

      g_string_replace (wrong, "\"options\":\"\"", options, 1);
      text = g_strdup_printf (HEAD "%s]}", wrong->str);
      assert_refused (f, text, SOLEUS_HISTORY_ERROR_FORMAT, "“options”");
    }
  g_string_replace (sound, "\"options\":\"\"", "\"options\":\"sides=both get-ready=-1\"", 1);
  all = g_strdup_printf (HEAD "%s]}", sound->str);
  records = soleus_history_import_parse (all, strlen (all), history_time ("2024-05-02T08:00:00Z"),
                                         journal, NULL);
  g_assert_nonnull (records);
}

/* The sound session before the wrong one is not recorded either. */
static void
test_wrong_members (HistoryFixture *f, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autoptr (GString) wrong = g_string_new (valid_session);
      g_autofree char *text = NULL;

      g_assert_cmpuint (g_string_replace (wrong, mistakes[i].from, mistakes[i].to, 1), ==, 1);
      g_string_replace (wrong, "-0d5b8a2f6e11", "-0d5b8a2f6e12", 1);
      text = g_strdup_printf (HEAD "%s,%s]}", valid_session, wrong->str);
      assert_refused (f, text, SOLEUS_HISTORY_ERROR_FORMAT, "session 2");
    }
}

static void
test_wrong_files (HistoryFixture *f, gconstpointer data)
{
  g_autoptr (GFile) missing = file_in (f, "missing.json");
  g_autoptr (GFile) folder = g_file_new_for_path (f->folder);
  g_autoptr (GError) error = NULL;

  assert_refused (f, "", SOLEUS_HISTORY_ERROR_FORMAT, "line 1, column 1");
  assert_refused (f, "[]", SOLEUS_HISTORY_ERROR_FORMAT, "not a history exported by Soleus");
  assert_refused (f, "{\"sessions\":[]}", SOLEUS_HISTORY_ERROR_FORMAT, NULL);
  assert_refused (f, HEAD "{\"uuid\"", SOLEUS_HISTORY_ERROR_FORMAT, NULL);
  assert_refused (f, "\xff\xfe not text", SOLEUS_HISTORY_ERROR_FORMAT, NULL);
  assert_refused (f,
                  "{\"format\":\"io.github.soleus_app.Soleus.history\",\"version\":2,"
                  "\"sessions\":[]}",
                  SOLEUS_HISTORY_ERROR_NEWER, NULL);
  g_assert_false (history_import (f->history, missing, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (history_import (f->history, folder, NULL, &error));
  g_assert_error (error, SOLEUS_HISTORY_ERROR, SOLEUS_HISTORY_ERROR_FORMAT);
}

static void
test_import_full_disk (HistoryFixture *f, gconstpointer data)
{
  g_autoptr (GFile) file = file_in (f, "first.json");
  g_autofree char *text = g_strdup_printf (HEAD "%s]}", valid_session);
  g_autoptr (GError) error = NULL;
  SoleusImportResult result;

  history_fixture_settle (f);
  g_assert_true (
      g_file_replace_contents (file, text, strlen (text), NULL, FALSE, 0, NULL, NULL, NULL));
  fault_vfs_set (FAULT_FULL);
  g_assert_false (history_import (f->history, file, &result, &error));
  g_assert_error (error, SOLEUS_HISTORY_ERROR, SOLEUS_HISTORY_ERROR_FULL);
  fault_vfs_set (FAULT_NONE);
  history_fixture_settle (f);
  g_assert_cmpint (history_query_int (f->path, "SELECT COUNT (*) FROM session"), ==, 0);
  result = import_from (f, "first.json");
  g_assert_cmpuint (result.n_new, ==, 1);
}

/* A file keeps its old content when an export fails. */
static void
test_export_fails (HistoryFixture *f, gconstpointer data)
{
  g_autoptr (GFile) file = file_in (f, "kept.csv");
  g_autoptr (GFile) nowhere = file_in (f, "no/such/folder.csv");
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  fill (f);
  g_assert_true (g_file_replace_contents (file, "kept", 4, NULL, FALSE, 0, NULL, NULL, NULL));
  history_fixture_close (f);
  fault_vfs_set (FAULT_IO_READ);
  history_fixture_open (f);
  g_assert_false (history_export (f->history, file, SOLEUS_HISTORY_CSV, &error));
  g_assert_error (error, SOLEUS_HISTORY_ERROR, SOLEUS_HISTORY_ERROR_IO);
  g_assert_true (g_file_load_contents (file, NULL, &kept, NULL, NULL, NULL));
  g_assert_cmpstr (kept, ==, "kept");

  fault_vfs_set (FAULT_NONE);
  g_clear_error (&error);
  g_assert_false (history_export (f->history, nowhere, SOLEUS_HISTORY_CSV, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "no/such/folder.csv"));
}

/* The longest name that a file can have leaves none for a second file beside it. */
static void
test_export_long_name (HistoryFixture *f, gconstpointer data)
{
  g_autofree char *stem = g_strnfill (251, 'n');
  g_autofree char *name = g_strconcat (stem, ".csv", NULL);
  g_autofree char *text = NULL, *masked = NULL;

  fill (f);
  text = export_as (f, name, SOLEUS_HISTORY_CSV);
  masked = mask_uuids (text);
  g_assert_cmpstr (masked, ==, expected_csv);
}

int
main (int argc, char *argv[])
{
  /* Whatever locale there is must not show in a file. */
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  fault_vfs_register ();

#define ADD(name, func)                                                                            \
  g_test_add ("/soleus/history/files/" name, HistoryFixture, NULL, history_fixture_set_up, func,   \
              tear_down)
  ADD ("csv", test_csv);
  ADD ("csv-columns", test_csv_columns);
  ADD ("json-round-trip", test_json_round_trip);
  ADD ("import-twice", test_import_twice);
  ADD ("import-completes", test_import_completes);
  ADD ("many-sessions", test_many_sessions);
  ADD ("wrong-members", test_wrong_members);
  ADD ("formulas", test_formulas);
  ADD ("wrong-files", test_wrong_files);
  ADD ("import-full-disk", test_import_full_disk);
  ADD ("export-fails", test_export_fails);
  ADD ("export-long-name", test_export_long_name);

  return g_test_run ();
}
