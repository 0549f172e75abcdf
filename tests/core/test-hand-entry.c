/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-hand-entry.h"

#include <string.h>

#include "history-support.h"
#include "soleus-catalogue.h"
#include "soleus-history-export.h"
#include "soleus-history-import.h"

typedef struct
{
  HistoryFixture history;
  SoleusCatalogue *catalogue;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  history_fixture_set_up (&f->history, data);
  f->catalogue = soleus_catalogue_new (NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_unref (f->catalogue);
  history_fixture_tear_down (&f->history, data);
}

/* An evening on the roller: three minutes on the left calf, one on the right. */
static SoleusHandEntry
make_entry (Fixture *f)
{
  return (SoleusHandEntry){
    .routine = soleus_catalogue_find (f->catalogue, "roller"),
    .start_us = history_time ("2024-05-14T21:00:00+02:00"),
    .offset_s = 7200,
    .pressure_ms = { 180000, 60000 },
    .before = { 7, SOLEUS_RATING_NONE },
    .after = { 4, SOLEUS_RATING_NONE },
    .note = "After a run, “slowly”, left first",
  };
}

static SoleusSessionRecord *
load_only (Fixture *f)
{
  g_autoptr (GPtrArray) records = history_load_all (&f->history);

  g_assert_cmpuint (records->len, ==, 1);
  return g_object_ref (records->pdata[0]);
}

static SoleusSessionRecord *
enter (Fixture *f, const SoleusHandEntry *entry, SoleusSessionRecord *before)
{
  g_autoptr (SoleusSessionRecord) record = soleus_hand_entry_apply (entry, before);

  soleus_history_save_session (f->history.history, record);
  return g_steal_pointer (&record);
}

static void
test_new (Fixture *f, gconstpointer data)
{
  SoleusHandEntry entry = make_entry (f);
  g_autoptr (SoleusSessionRecord) entered = enter (f, &entry, NULL);
  g_autoptr (SoleusSessionRecord) record = load_only (f);
  g_autoptr (SoleusSummary) summary = history_load_summary (f->history.history, 0, 30000, NULL);

  g_assert_true (record->by_hand);
  g_assert_cmpstr (record->routine, ==, "roller");
  g_assert_cmpstr (record->note, ==, entry.note);
  g_assert_cmpint (record->outcome, ==, SOLEUS_OUTCOME_FINISHED);
  g_assert_cmpint (record->end_us, ==, record->start_us + 4 * MINUTE_US);
  g_assert_cmpuint (record->phases->len, ==, 2);
  g_assert_cmpint (soleus_session_record_get_worked (record), ==, 240000);
  g_assert_true (soleus_session_record_get_phase (record, 0)->pressure);
  g_assert_cmpint (soleus_session_record_get_rating (record, SOLEUS_RATING_AFTER, SOLEUS_LEG_LEFT),
                   ==, 4);
  g_assert_cmpint (soleus_session_record_get_rating (record, SOLEUS_RATING_AFTER, SOLEUS_LEG_RIGHT),
                   ==, SOLEUS_RATING_NONE);
  g_assert_cmpint (summary->totals.pressure_ms, ==, 240000);
  g_assert_cmpuint (summary->totals.by_hand, ==, 1);
  g_assert_cmpuint (summary->all.by_hand, ==, 1);
}

/* Recorded: a stretch of 30 seconds on each leg. */
static SoleusSessionRecord *
record_one (Fixture *f)
{
  history_add_session (&f->history, history_time ("2024-05-14T08:00:00Z"), 0);
  return load_only (f);
}

/* A note and ratings leave a recorded session a recorded one, with all its phases. */
static void
test_annotate (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSessionRecord) before = record_one (f);
  g_autoptr (SoleusSessionRecord) written = NULL;
  g_autoptr (SoleusSessionRecord) after = NULL;
  SoleusHandEntry entry = { .routine = soleus_catalogue_find (f->catalogue, before->routine) };

  soleus_hand_entry_read (&entry, before);
  g_assert_cmpint (entry.stretch_ms[0], ==, 30000);
  entry.note = "With shoes on";
  entry.before[1] = 3;
  written = enter (f, &entry, before);
  after = load_only (f);
  g_assert_false (after->by_hand);
  g_assert_cmpstr (after->note, ==, "With shoes on");
  g_assert_cmpint (soleus_session_record_get_rating (after, SOLEUS_RATING_BEFORE, SOLEUS_LEG_RIGHT),
                   ==, 3);
  g_assert_cmpuint (after->phases->len, ==, before->phases->len);
  for (guint i = 0; i < after->phases->len; i++)
    {
      const SoleusPhaseRecord *a = soleus_session_record_get_phase (before, i);
      const SoleusPhaseRecord *b = soleus_session_record_get_phase (after, i);

      g_assert_cmpint (a->end_us, ==, b->end_us);
      g_assert_cmpint (a->worked_ms, ==, b->worked_ms);
      g_assert_cmpstr (a->step, ==, b->step);
    }
  g_assert_cmpint (after->end_us, ==, before->end_us);
}

/* What is corrected is marked, what isn't stays, and the sums that are kept follow. */
static void
test_correct (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSessionRecord) before = record_one (f);
  g_autoptr (SoleusSessionRecord) written = NULL;
  g_autoptr (SoleusSessionRecord) after = NULL;
  g_autoptr (SoleusSummary) summary = NULL;
  SoleusHandEntry entry = { .routine = soleus_catalogue_find (f->catalogue, before->routine) };

  soleus_hand_entry_read (&entry, before);
  entry.start_us -= HOUR_US;
  entry.stretch_ms[1] = 120000;
  written = enter (f, &entry, before);
  after = load_only (f);
  g_assert_true (after->by_hand);
  g_assert_cmpstr (after->uuid, ==, before->uuid);
  g_assert_cmpint (after->start_us, ==, before->start_us - HOUR_US);
  g_assert_cmpuint (after->phases->len, ==, 2);
  g_assert_cmpint (soleus_session_record_get_phase (after, 0)->end_us, ==,
                   soleus_session_record_get_phase (before, 0)->end_us - HOUR_US);
  g_assert_cmpint (soleus_session_record_get_phase (after, 1)->worked_ms, ==, 120000);
  g_assert_cmpint (after->end_us, ==, soleus_session_record_get_phase (after, 1)->end_us);
  summary = history_load_summary (f->history.history, 0, 30000, NULL);
  g_assert_cmpint (summary->all.stretch_ms, ==, 150000);
  g_assert_cmpuint (summary->all.sessions, ==, 1);
}

/* Stops for pain are never edited away. */
static void
test_pain_stops_stay (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusHistoryToken) token = history_begin (&f->history, "roller", 0);
  g_autoptr (SoleusSessionRecord) before = NULL, written = NULL, after = NULL;
  SoleusHandEntry entry = { .routine = soleus_catalogue_find (f->catalogue, "roller") };

  history_add_work (&f->history, token, SOLEUS_LEG_LEFT, SOLEUS_MUSCLE_BOTH, SOLEUS_STEP_PRESSURE,
                    60000);
  soleus_history_add_pain_stop (f->history.history, token, SOLEUS_LEG_LEFT, "R", 9,
                                SOLEUS_PAIN_STILL);
  history_finish (&f->history, token, SOLEUS_OUTCOME_STOPPED);
  before = load_only (f);
  soleus_hand_entry_read (&entry, before);
  entry.pressure_ms[0] = 0;
  written = enter (f, &entry, before);
  after = load_only (f);
  g_assert_cmpuint (after->phases->len, ==, 0);
  g_assert_cmpint (after->outcome, ==, SOLEUS_OUTCOME_STOPPED);
  g_assert_cmpuint (after->pain_stops->len, ==, 1);
  g_assert_cmpint (soleus_session_record_get_pain_stop (after, 0)->answer, ==, SOLEUS_PAIN_STILL);
}

/* What the gate hears of: a new entry as a whole, of a correction only what is more, of a recorded
 * session and of what is older than an hour nothing. */
static void
test_pressure_to_count (Fixture *f, gconstpointer data)
{
  SoleusHandEntry entry = make_entry (f);
  g_autoptr (SoleusSessionRecord) first = soleus_hand_entry_apply (&entry, NULL);
  g_autoptr (SoleusSessionRecord) more = NULL, less = NULL, guided = NULL, moved = NULL;
  gint64 hour_ago = first->end_us - 30 * MINUTE_US;

#define TO_COUNT(record, before, leg, since)                                                       \
  soleus_hand_entry_get_pressure_to_count (record, before, leg, since)
  g_assert_cmpint (TO_COUNT (first, NULL, SOLEUS_LEG_LEFT, hour_ago), ==, 180000);
  g_assert_cmpint (TO_COUNT (first, NULL, SOLEUS_LEG_RIGHT, hour_ago), ==, 60000);
  g_assert_cmpint (TO_COUNT (first, NULL, SOLEUS_LEG_LEFT, first->end_us), ==, 0);
  entry.pressure_ms[1] = 90000;
  more = soleus_hand_entry_apply (&entry, first);
  g_assert_cmpint (TO_COUNT (more, first, SOLEUS_LEG_LEFT, hour_ago), ==, 0);
  g_assert_cmpint (TO_COUNT (more, first, SOLEUS_LEG_RIGHT, hour_ago), ==, 30000);
  entry.pressure_ms[0] = entry.pressure_ms[1] = 0;
  less = soleus_hand_entry_apply (&entry, more);
  g_assert_cmpint (TO_COUNT (less, more, SOLEUS_LEG_LEFT, hour_ago), ==, 0);
  g_assert_cmpint (TO_COUNT (less, more, SOLEUS_LEG_RIGHT, hour_ago), ==, 0);
  /* One of yesterday that is said to have been just now was never counted. */
  entry = make_entry (f);
  entry.start_us += DAY_US;
  moved = soleus_hand_entry_apply (&entry, first);
  g_assert_cmpint (TO_COUNT (moved, first, SOLEUS_LEG_LEFT, hour_ago + DAY_US), ==, 180000);
  guided = soleus_session_record_copy (first);
  guided->by_hand = FALSE;
  g_assert_cmpint (TO_COUNT (more, guided, SOLEUS_LEG_RIGHT, hour_ago), ==, 0);
#undef TO_COUNT
}

/* The mark and the note go out as JSON and come in again, and into a table as text. */
static void
test_export (Fixture *f, gconstpointer data)
{
  SoleusHandEntry entry = make_entry (f);
  g_autoptr (SoleusSessionRecord) entered = NULL, again = NULL;
  g_autoptr (GFile) file = g_file_new_build_filename (f->history.folder, "history.json", NULL);
  g_autoptr (GString) csv = g_string_new (NULL);
  SoleusImportResult imported;

  entry.note = "=SUM(A1)";
  entered = enter (f, &entry, NULL);
  soleus_history_csv_append (csv, entered);
  g_assert_nonnull (strstr (csv->str, ",0,1,'=SUM(A1)\r\n"));
  g_assert_true (history_export (f->history.history, file, SOLEUS_HISTORY_JSON, NULL));
  soleus_history_delete_all (f->history.history);
  g_assert_true (history_import (f->history.history, file, &imported, NULL));
  g_assert_cmpuint (imported.n_new, ==, 1);
  again = load_only (f);
  g_assert_true (again->by_hand);
  g_assert_cmpstr (again->note, ==, "=SUM(A1)");
}

/* Deleting one has a way back, which brings the mark and the note. */
static void
test_delete_and_undo (Fixture *f, gconstpointer data)
{
  SoleusHandEntry entry = make_entry (f);
  g_autoptr (SoleusSessionRecord) entered = enter (f, &entry, NULL);
  g_autoptr (SoleusSessionRecord) record = load_only (f), again = NULL;

  soleus_history_delete_session (f->history.history, record);
  soleus_history_restore_session (f->history.history, record);
  again = load_only (f);
  g_assert_true (again->by_hand);
  g_assert_cmpstr (again->note, ==, entry.note);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func)                                                                            \
  g_test_add ("/soleus/hand-entry/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("new", test_new);
  ADD ("annotate", test_annotate);
  ADD ("correct", test_correct);
  ADD ("pain-stops-stay", test_pain_stops_stay);
  ADD ("pressure-to-count", test_pressure_to_count);
  ADD ("export", test_export);
  ADD ("delete-and-undo", test_delete_and_undo);

  return g_test_run ();
}
