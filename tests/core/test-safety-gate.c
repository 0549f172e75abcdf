/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-catalogue.h"
#include "soleus-manual-clock.h"
#include "soleus-safety-gate.h"
#include "soleus-session.h"

#include <glib/gstdio.h>

#define MINUTE G_TIME_SPAN_MINUTE

typedef struct
{
  SoleusCatalogue *catalogue;
  SoleusManualClock *clock;
  SoleusSafetyGate *gate;
  char *dir;
  char *lock_file;
} Fixture;

static void
restart (Fixture *f)
{
  g_clear_object (&f->gate);
  f->gate = soleus_safety_gate_new (f->dir, SOLEUS_CLOCK (f->clock));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *root = g_dir_make_tmp ("soleus-gate-XXXXXX", NULL);

  f->catalogue = soleus_catalogue_new (NULL);
  f->clock = soleus_manual_clock_new ();
  soleus_manual_clock_set_wall (f->clock, G_GINT64_CONSTANT (1800000000) * G_USEC_PER_SEC);
  f->dir = g_build_filename (root, "state", "soleus", NULL);
  f->lock_file = g_build_filename (f->dir, "safety-lock", NULL);
  restart (f);
}

static void
remove_up (const char *path, guint levels)
{
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *hour = g_build_filename (parent, "last-hour", NULL);

  g_remove (hour);
  g_remove (path);
  if (levels > 0)
    remove_up (parent, levels - 1);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->gate);
  remove_up (f->lock_file, 3);
  g_clear_object (&f->catalogue);
  g_clear_object (&f->clock);
  g_free (f->dir);
  g_free (f->lock_file);
}

static SoleusRoutine *
routine (Fixture *f, const char *id)
{
  return soleus_catalogue_find (f->catalogue, id);
}

/* Answers of a list that was gone through, with one row ticked or none. */
static SoleusSafetyAnswers *
answer (Fixture *f, const char *row, SoleusLegs legs)
{
  SoleusSafetyAnswers *answers = soleus_safety_gate_new_answers (f->gate);

  if (row)
    soleus_safety_answers_tick (answers, row, legs, TRUE);
  soleus_safety_answers_set_seen (answers);
  g_assert_true (soleus_safety_answers_set_acknowledged (answers, TRUE));
  return answers;
}

static SoleusClearance *
submit (Fixture *f, const char *id, SoleusSides sides, SoleusSafetyAnswers *answers, GError **error)
{
  SoleusOptions options = SOLEUS_OPTIONS_INIT;

  options.sides = sides;
  return soleus_safety_gate_submit (f->gate, routine (f, id), &options, answers, error);
}

static void
refuse (Fixture *f, const char *id, SoleusSides sides, SoleusSafetyAnswers *answers, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (submit (f, id, sides, answers, &error));
  g_assert_error (error, SOLEUS_SAFETY_ERROR, code);
  g_assert_cmpstr (error->message, !=, "");
}

/* Leaves the dialog with one row ticked. */
static void
leave_with (Fixture *f, const char *row)
{
  g_autoptr (SoleusSafetyAnswers) answers = answer (f, row, SOLEUS_LEGS_BOTH);
  g_autoptr (GError) error = NULL;

  soleus_safety_gate_leave (f->gate, answers, &error);
  g_assert_no_error (error);
}

static void
test_two_actions (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSafetyAnswers) answers = soleus_safety_gate_new_answers (f->gate);
  g_autoptr (SoleusClearance) clearance = NULL;
  g_autoptr (GError) error = NULL;

  refuse (f, "roller", SOLEUS_SIDES_BOTH, answers, SOLEUS_SAFETY_ERROR_NOT_SEEN);
  g_assert_false (soleus_safety_answers_set_acknowledged (answers, TRUE));
  g_assert_false (soleus_safety_answers_get_acknowledged (answers));
  soleus_safety_answers_set_seen (answers);
  refuse (f, "roller", SOLEUS_SIDES_BOTH, answers, SOLEUS_SAFETY_ERROR_NOT_ACKNOWLEDGED);
  g_assert_true (soleus_safety_answers_set_acknowledged (answers, TRUE));
  clearance = submit (f, "roller", SOLEUS_SIDES_BOTH, answers, &error);
  g_assert_no_error (error);
  g_assert_cmpint (soleus_clearance_get_terms (clearance)->verdict, ==, SOLEUS_VERDICT_CLEAR);
  g_assert_cmpint (soleus_clearance_get_terms (clearance)->pressure_legs, ==, SOLEUS_LEGS_BOTH);
  g_assert_false (soleus_clearance_get_terms (clearance)->gentle);
}

/* Any later answer takes the acknowledgement back, because its sentence may be another. */
static void
test_tick_takes_acknowledgement_back (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSafetyAnswers) answers = answer (f, NULL, 0);

  soleus_safety_answers_tick (answers, "varicose", SOLEUS_LEGS_BOTH, TRUE);
  g_assert_false (soleus_safety_answers_get_acknowledged (answers));
  g_assert_true (soleus_safety_answers_set_acknowledged (answers, TRUE));
  soleus_safety_answers_set_provider_ok (answers, TRUE);
  g_assert_false (soleus_safety_answers_get_acknowledged (answers));
  refuse (f, "roller", SOLEUS_SIDES_BOTH, answers, SOLEUS_SAFETY_ERROR_NOT_ACKNOWLEDGED);
}

static void
test_verdicts_refuse (Fixture *f, gconstpointer data)
{
  const char *rows[] = { "emergency-signs", "swelling", "pain",    "warmth",
                         "redness",         "clot",     "pop",     "broken-bone",
                         "severe",          "at-rest",  "walking", "bearing" };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SoleusSafetyAnswers) answers = answer (f, rows[i], SOLEUS_LEGS_BOTH);

      refuse (f, "roller", SOLEUS_SIDES_BOTH, answers, SOLEUS_SAFETY_ERROR_VERDICT);
      refuse (f, "full", SOLEUS_SIDES_LEFT, answers, SOLEUS_SAFETY_ERROR_VERDICT);
    }
}

static void
test_amber (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSafetyAnswers) answers = answer (f, "blood-thinners", SOLEUS_LEGS_BOTH);
  g_autoptr (SoleusClearance) clearance = NULL;
  g_autoptr (GError) error = NULL;
  SoleusOptions options = SOLEUS_OPTIONS_INIT;

  refuse (f, "roller", SOLEUS_SIDES_BOTH, answers, SOLEUS_SAFETY_ERROR_VERDICT);
  soleus_safety_answers_set_provider_ok (answers, TRUE);
  soleus_safety_answers_set_acknowledged (answers, TRUE);
  options.more_pressure = TRUE;
  g_assert_null (
      soleus_safety_gate_submit (f->gate, routine (f, "roller"), &options, answers, &error));
  g_assert_error (error, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_PRESSURE);
  g_clear_error (&error);
  clearance = submit (f, "roller", SOLEUS_SIDES_BOTH, answers, &error);
  g_assert_no_error (error);
  g_assert_true (soleus_clearance_get_terms (clearance)->gentle);
  g_assert_false (soleus_clearance_get_terms (clearance)->more_pressure);
}

static void
test_orange_legs (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSafetyAnswers) wound = answer (f, "wound", SOLEUS_LEGS_LEFT);
  g_autoptr (SoleusSafetyAnswers) injury = answer (f, "injury", SOLEUS_LEGS_LEFT);
  g_autoptr (SoleusClearance) mixed = NULL;
  SoleusOptions options = SOLEUS_OPTIONS_INIT;

  options.sides = SOLEUS_SIDES_RIGHT;
  options.on_floor = TRUE;
  g_assert_null (soleus_safety_gate_submit (f->gate, routine (f, "hands"), &options, injury, NULL));
  refuse (f, "roller", SOLEUS_SIDES_BOTH, wound, SOLEUS_SAFETY_ERROR_LEGS);
  refuse (f, "roller", SOLEUS_SIDES_LEFT, wound, SOLEUS_SAFETY_ERROR_LEGS);
  refuse (f, "full", SOLEUS_SIDES_LEFT, wound, SOLEUS_SAFETY_ERROR_LEGS);
  refuse (f, "full", SOLEUS_SIDES_BOTH, injury, SOLEUS_SAFETY_ERROR_VERDICT);
  refuse (f, "full", SOLEUS_SIDES_RIGHT, injury, SOLEUS_SAFETY_ERROR_VERDICT);
  refuse (f, "hands", SOLEUS_SIDES_BOTH, injury, SOLEUS_SAFETY_ERROR_LEGS);
  refuse (f, "wall-full", SOLEUS_SIDES_RIGHT, injury, SOLEUS_SAFETY_ERROR_VERDICT);
  refuse (f, "roller", SOLEUS_SIDES_RIGHT, injury, SOLEUS_SAFETY_ERROR_VERDICT);
  mixed = submit (f, "full", SOLEUS_SIDES_BOTH, wound, NULL);
  g_assert_nonnull (mixed);
  g_assert_cmpint (soleus_clearance_get_terms (mixed)->pressure_legs, ==, SOLEUS_LEGS_RIGHT);
  g_assert_cmpint (soleus_clearance_get_terms (mixed)->stretch_legs, ==, SOLEUS_LEGS_BOTH);
}

static void
consume (Fixture *f,
         SoleusClearance *clearance,
         const char *id,
         SoleusSides sides,
         gboolean more_pressure,
         int code)
{
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;

  options.sides = sides;
  options.more_pressure = more_pressure;
  if (soleus_clearance_consume (clearance, routine (f, id), &options,
                                soleus_clock_get_boottime (SOLEUS_CLOCK (f->clock)), &error))
    g_assert_cmpint (code, ==, -1);
  else
    g_assert_error (error, SOLEUS_SAFETY_ERROR, code);
}

static SoleusClearance *
get_clear (Fixture *f, const char *id, SoleusSides sides)
{
  g_autoptr (SoleusSafetyAnswers) answers = answer (f, NULL, 0);
  g_autoptr (GError) error = NULL;
  SoleusClearance *clearance = submit (f, id, sides, answers, &error);

  g_assert_no_error (error);
  return clearance;
}

static void
test_clearance_used_once (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusClearance) clearance = get_clear (f, "roller", SOLEUS_SIDES_BOTH);

  consume (f, clearance, "roller", SOLEUS_SIDES_BOTH, FALSE, -1);
  consume (f, clearance, "roller", SOLEUS_SIDES_BOTH, FALSE, SOLEUS_SAFETY_ERROR_USED);
}

static void
test_clearance_is_bound (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusClearance) other = get_clear (f, "roller", SOLEUS_SIDES_BOTH);
  g_autoptr (SoleusClearance) leg = NULL, heavier = NULL;

  consume (f, other, "ball", SOLEUS_SIDES_BOTH, FALSE, SOLEUS_SAFETY_ERROR_OTHER_ROUTINE);
  consume (f, other, "roller", SOLEUS_SIDES_BOTH, FALSE, SOLEUS_SAFETY_ERROR_USED);
  leg = get_clear (f, "roller", SOLEUS_SIDES_RIGHT);
  consume (f, leg, "roller", SOLEUS_SIDES_BOTH, FALSE, SOLEUS_SAFETY_ERROR_LEGS);
  heavier = get_clear (f, "roller", SOLEUS_SIDES_BOTH);
  consume (f, heavier, "roller", SOLEUS_SIDES_BOTH, TRUE, SOLEUS_SAFETY_ERROR_PRESSURE);
}

static void
test_clearance_goes_stale (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusClearance) late = get_clear (f, "roller", SOLEUS_SIDES_BOTH);
  g_autoptr (SoleusClearance) slept = NULL;

  soleus_manual_clock_advance (f->clock, 10 * MINUTE);
  consume (f, late, "roller", SOLEUS_SIDES_BOTH, FALSE, -1);
  /* Ten minutes asleep count as well. */
  slept = get_clear (f, "roller", SOLEUS_SIDES_BOTH);
  soleus_manual_clock_suspend (f->clock, 10 * MINUTE + 1);
  consume (f, slept, "roller", SOLEUS_SIDES_BOTH, FALSE, SOLEUS_SAFETY_ERROR_STALE);
}

static void
test_later_clearance_replaces (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusClearance) first = get_clear (f, "roller", SOLEUS_SIDES_BOTH);
  g_autoptr (SoleusClearance) second = get_clear (f, "roller", SOLEUS_SIDES_BOTH);

  consume (f, first, "roller", SOLEUS_SIDES_BOTH, FALSE, SOLEUS_SAFETY_ERROR_USED);
  consume (f, second, "roller", SOLEUS_SIDES_BOTH, FALSE, -1);
}

static void
test_stretch_clearance (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusClearance) clearance =
      soleus_safety_gate_issue_for_stretch (f->gate, routine (f, "wall-full"), &error);

  g_assert_no_error (error);
  g_assert_cmpint (soleus_clearance_get_terms (clearance)->pressure_legs, ==, SOLEUS_LEGS_NONE);
  consume (f, clearance, "wall-full", SOLEUS_SIDES_BOTH, FALSE, -1);
  g_assert_null (soleus_safety_gate_issue_for_stretch (f->gate, routine (f, "full"), &error));
  g_assert_error (error, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_LIST_NEEDED);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_lock_is_stored (Fixture *f, gconstpointer data)
{
  g_autoptr (GDateTime) date = NULL;
  g_autoptr (SoleusSafetyAnswers) none = NULL;
  g_autoptr (GError) error = NULL;
  guint count = 0;

  g_signal_connect_swapped (f->gate, "notify::lock", G_CALLBACK (count_cb), &count);
  leave_with (f, "swelling");
  g_assert_cmpuint (count, ==, 1);
  g_assert_true (g_file_test (f->lock_file, G_FILE_TEST_IS_REGULAR));
  restart (f);
  g_assert_cmpint (soleus_safety_gate_get_lock (f->gate), ==, SOLEUS_LOCK_RED);
  g_assert_false (soleus_safety_gate_get_clot_history (f->gate));
  date = soleus_safety_gate_get_lock_date (f->gate);
  g_assert_cmpint (g_date_time_to_unix (date), ==, 1800000000);
  g_assert_cmpstr (soleus_safety_gate_get_lock_rows (f->gate)[0], ==, "swelling");
  none = answer (f, NULL, 0);
  refuse (f, "roller", SOLEUS_SIDES_BOTH, none, SOLEUS_SAFETY_ERROR_LOCKED);
  refuse (f, "wall-full", SOLEUS_SIDES_BOTH, none, SOLEUS_SAFETY_ERROR_LOCKED);
  g_assert_false (soleus_safety_gate_check_stretch (f->gate, &error));
  g_assert_error (error, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_null (soleus_safety_gate_issue_for_stretch (f->gate, routine (f, "desk"), &error));
  g_assert_error (error, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_LOCKED);
}

static void
test_mistick_stores_nothing (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSafetyAnswers) answers = answer (f, "swelling", SOLEUS_LEGS_BOTH);

  soleus_safety_answers_tick (answers, "swelling", SOLEUS_LEGS_BOTH, FALSE);
  g_assert_true (soleus_safety_gate_leave (f->gate, answers, NULL));
  leave_with (f, "at-rest");
  leave_with (f, "varicose");
  leave_with (f, "wound");
  g_assert_cmpint (soleus_safety_gate_get_lock (f->gate), ==, SOLEUS_LOCK_NONE);
  g_assert_false (g_file_test (f->dir, G_FILE_TEST_EXISTS));
}

static void
test_lift (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSafetyAnswers) answers = NULL;
  g_autoptr (SoleusSafetyAnswers) red = NULL;
  g_autoptr (SoleusClearance) clearance = NULL;
  g_autoptr (GError) error = NULL;

  leave_with (f, "warmth");
  red = answer (f, "redness", SOLEUS_LEGS_BOTH);
  soleus_safety_answers_set_checked (red, TRUE);
  g_assert_false (soleus_safety_gate_lift (f->gate, red, &error));
  g_assert_error (error, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_LOCKED);
  g_clear_error (&error);

  answers = answer (f, NULL, 0);
  g_assert_false (soleus_safety_gate_lift (f->gate, answers, &error));
  g_assert_error (error, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_LOCKED);
  g_clear_error (&error);
  soleus_safety_answers_set_checked (answers, TRUE);
  soleus_safety_answers_set_acknowledged (answers, TRUE);
  clearance = submit (f, "roller", SOLEUS_SIDES_BOTH, answers, &error);
  g_assert_no_error (error);
  g_assert_cmpint (soleus_safety_gate_get_lock (f->gate), ==, SOLEUS_LOCK_NONE);
  g_assert_false (g_file_test (f->lock_file, G_FILE_TEST_EXISTS));
  consume (f, clearance, "roller", SOLEUS_SIDES_BOTH, FALSE, -1);
  restart (f);
  g_assert_cmpint (soleus_safety_gate_get_lock (f->gate), ==, SOLEUS_LOCK_NONE);
}

/* It can be lifted for stretches alone, and with other rows ticked, but not unseen. */
static void
test_lift_without_start (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSafetyAnswers) answers = soleus_safety_gate_new_answers (f->gate);
  g_autoptr (GError) error = NULL;

  leave_with (f, "severe");
  soleus_safety_answers_tick (answers, "at-rest", SOLEUS_LEGS_BOTH, TRUE);
  soleus_safety_answers_set_checked (answers, TRUE);
  g_assert_false (soleus_safety_gate_lift (f->gate, answers, &error));
  g_assert_error (error, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_NOT_SEEN);
  g_clear_error (&error);
  soleus_safety_answers_set_seen (answers);
  g_assert_false (soleus_safety_gate_lift (f->gate, answers, &error));
  g_assert_error (error, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_NOT_ACKNOWLEDGED);
  soleus_safety_answers_set_acknowledged (answers, TRUE);
  g_assert_true (soleus_safety_gate_lift (f->gate, answers, NULL));
  g_assert_true (soleus_safety_gate_check_stretch (f->gate, NULL));
}

static void
test_clot_outlives_the_lock (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSafetyAnswers) answers = NULL;
  g_autoptr (SoleusSafetyAnswers) again = NULL;

  /* The list looks at the hour when it opens. */
  soleus_safety_gate_get_pressure_left (f->gate, SOLEUS_LEG_LEFT);
  leave_with (f, "clot");
  answers = answer (f, NULL, 0);
  soleus_safety_answers_set_checked (answers, TRUE);
  soleus_safety_answers_set_acknowledged (answers, TRUE);
  g_assert_true (soleus_safety_gate_lift (f->gate, answers, NULL));
  restart (f);
  g_assert_cmpint (soleus_safety_gate_get_lock (f->gate), ==, SOLEUS_LOCK_NONE);
  g_assert_true (soleus_safety_gate_get_clot_history (f->gate));
  again = answer (f, NULL, 0);
  refuse (f, "roller", SOLEUS_SIDES_BOTH, again, SOLEUS_SAFETY_ERROR_VERDICT);
  soleus_safety_answers_set_provider_ok (again, TRUE);
  soleus_safety_answers_set_acknowledged (again, TRUE);
  for (guint start = 0; start < 2; start++)
    {
      g_autoptr (SoleusClearance) clearance = submit (f, "roller", SOLEUS_SIDES_BOTH, again, NULL);

      g_assert_nonnull (clearance);
      g_assert_true (soleus_clearance_get_terms (clearance)->gentle);
    }
  /* A later lock that has no clot in it does not forget the earlier one. */
  leave_with (f, "swelling");
  restart (f);
  g_assert_true (soleus_safety_gate_get_clot_history (f->gate));
}

static void
test_emergency_outranks_red (Fixture *f, gconstpointer data)
{
  leave_with (f, "emergency-signs");
  soleus_manual_clock_advance (f->clock, 5 * MINUTE);
  leave_with (f, "swelling");
  restart (f);
  g_assert_cmpint (soleus_safety_gate_get_lock (f->gate), ==, SOLEUS_LOCK_EMERGENCY);
}

static void
test_delete_answers_keeps_lock (Fixture *f, gconstpointer data)
{
  g_autoptr (GDateTime) date = NULL;

  leave_with (f, "clot");
  g_assert_true (soleus_safety_gate_delete_answers (f->gate, NULL));
  restart (f);
  g_assert_cmpint (soleus_safety_gate_get_lock (f->gate), ==, SOLEUS_LOCK_RED);
  g_assert_true (soleus_safety_gate_get_clot_history (f->gate));
  g_assert_null (soleus_safety_gate_get_lock_rows (f->gate)[0]);
  date = soleus_safety_gate_get_lock_date (f->gate);
  g_assert_cmpint (g_date_time_to_unix (date), ==, 1800000000);
}

static void
write_lock (Fixture *f, const char *text, gssize length)
{
  g_assert_cmpint (g_mkdir_with_parents (f->dir, 0700), ==, 0);
  g_assert_true (g_file_set_contents (f->lock_file, text, length, NULL));
  restart (f);
}

static void
test_unreadable_files (Fixture *f, gconstpointer data)
{
#define HEAD "[Lock]\nVersion=1\n"
#define DATE "Date=2027-01-15T08:00:00Z\n"
  const char *texts[] = {
    "",
    "not a key file",
    "\xff\xfe",
    "[Lock]\n",
    "[Lock]\nVersion=2\nKind=lifted\n" DATE "Clot=false\n",
    HEAD "Kind=green\n" DATE "Clot=false\n",
    HEAD "Kind=lifted\nDate=yesterday\nClot=false\n",
    HEAD "Kind=lifted\n" DATE,
    HEAD "Kind=lifted\n" DATE "Clot=perhaps\n",
    HEAD DATE "Clot=false\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SoleusSafetyAnswers) red = NULL;
      g_autoptr (SoleusSafetyAnswers) none = NULL;

      write_lock (f, texts[i], -1);
      g_assert_cmpint (soleus_safety_gate_get_lock (f->gate), ==, SOLEUS_LOCK_UNREADABLE);
      g_assert_null (soleus_safety_gate_get_lock_date (f->gate));
      g_assert_false (soleus_safety_gate_check_stretch (f->gate, NULL));
      red = answer (f, "swelling", SOLEUS_LEGS_BOTH);
      g_assert_false (soleus_safety_gate_lift (f->gate, red, NULL));
      /* Nobody has to claim a visit that did not happen. */
      none = answer (f, NULL, 0);
      g_assert_true (soleus_safety_gate_lift (f->gate, none, NULL));
      restart (f);
      g_assert_cmpint (soleus_safety_gate_get_lock (f->gate), ==, SOLEUS_LOCK_NONE);
    }
  write_lock (f, HEAD "Kind=emergency\n" DATE "Clot=true\n", -1);
  g_assert_cmpint (soleus_safety_gate_get_lock (f->gate), ==, SOLEUS_LOCK_EMERGENCY);
  g_assert_true (soleus_safety_gate_get_clot_history (f->gate));
}

/* Every way a written file can be cut short is seen. */
static void
test_truncated_file (Fixture *f, gconstpointer data)
{
  g_autofree char *whole = NULL;
  gsize size;

  leave_with (f, "swelling");
  g_assert_true (g_file_get_contents (f->lock_file, &whole, &size, NULL));
  for (gsize length = 0; length < size; length++)
    {
      write_lock (f, whole, length);
      g_assert_cmpint (soleus_safety_gate_get_lock (f->gate), !=, SOLEUS_LOCK_NONE);
    }
}

/* A file stands where the folder should be, so nothing can be written: that stops root as well. */
static void
block_folder (Fixture *f)
{
  g_autofree char *parent = g_path_get_dirname (f->dir);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (f->dir, "", 0, NULL));
}

static void
test_lock_that_cannot_be_stored_holds (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSafetyAnswers) red = answer (f, "swelling", SOLEUS_LEGS_BOTH);
  g_autoptr (SoleusSafetyAnswers) none = answer (f, NULL, 0);
  g_autoptr (GError) error = NULL;

  block_folder (f);
  g_assert_false (soleus_safety_gate_leave (f->gate, red, &error));
  g_assert_error (error, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, f->dir));
  g_assert_false (soleus_safety_gate_check_stretch (f->gate, NULL));
  /* The next leaving stores it, even with nothing ticked. */
  g_assert_cmpint (g_remove (f->dir), ==, 0);
  g_assert_true (soleus_safety_gate_leave (f->gate, none, NULL));
  restart (f);
  g_assert_cmpint (soleus_safety_gate_get_lock (f->gate), ==, SOLEUS_LOCK_RED);
}

static void
test_lift_that_cannot_be_stored_is_none (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSafetyAnswers) answers = NULL;
  g_autoptr (GError) error = NULL;

  leave_with (f, "clot");
  g_assert_cmpint (g_remove (f->lock_file), ==, 0);
  g_assert_cmpint (g_rmdir (f->dir), ==, 0);
  block_folder (f);
  answers = answer (f, NULL, 0);
  soleus_safety_answers_set_checked (answers, TRUE);
  soleus_safety_answers_set_acknowledged (answers, TRUE);
  g_assert_null (submit (f, "roller", SOLEUS_SIDES_BOTH, answers, &error));
  g_assert_error (error, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_VERDICT);
  g_clear_error (&error);
  g_assert_false (soleus_safety_gate_lift (f->gate, answers, &error));
  g_assert_error (error, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_STORAGE);
  g_assert_cmpint (soleus_safety_gate_get_lock (f->gate), ==, SOLEUS_LOCK_RED);
}

/* A folder in the place of the file can't be read, and so it locks. */
static void
test_folder_in_place_of_file (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (g_mkdir_with_parents (f->lock_file, 0700), ==, 0);
  restart (f);
  g_assert_cmpint (soleus_safety_gate_get_lock (f->gate), ==, SOLEUS_LOCK_UNREADABLE);
}

static void
test_lock_revokes_clearance (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusClearance) clearance = get_clear (f, "roller", SOLEUS_SIDES_BOTH);

  leave_with (f, "swelling");
  consume (f, clearance, "roller", SOLEUS_SIDES_BOTH, FALSE, SOLEUS_SAFETY_ERROR_USED);
}

static void
test_lock_after_stop (Fixture *f, gconstpointer data)
{
  g_assert_true (soleus_safety_gate_lock_after_stop (f->gate, NULL));
  restart (f);
  g_assert_cmpint (soleus_safety_gate_get_lock (f->gate), ==, SOLEUS_LOCK_RED);
  g_assert_cmpstr (soleus_safety_gate_get_lock_rows (f->gate)[0], ==, SOLEUS_SAFETY_STOP_ROW);
  g_assert_null (soleus_safety_gate_get_lock_rows (f->gate)[1]);
}

/* Going on with the other leg after a stop for pain goes through the list, and leaves the leg out.
 */
static void
test_rested_leg (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSafetyAnswers) answers = answer (f, NULL, 0);
  g_autoptr (SoleusClearance) other = NULL, next = NULL;

  soleus_safety_gate_rest_leg (f->gate, SOLEUS_LEG_LEFT);
  refuse (f, "roller", SOLEUS_SIDES_BOTH, answers, SOLEUS_SAFETY_ERROR_LEGS);
  refuse (f, "roller", SOLEUS_SIDES_LEFT, answers, SOLEUS_SAFETY_ERROR_LEGS);
  other = submit (f, "roller", SOLEUS_SIDES_RIGHT, answers, NULL);
  g_assert_nonnull (other);
  next = submit (f, "roller", SOLEUS_SIDES_BOTH, answers, NULL);
  g_assert_nonnull (next);
}

static void
press (Fixture *f, SoleusLeg leg, gint64 us)
{
  g_autoptr (SoleusPressureLedger) ledger =
      soleus_pressure_ledger_new (f->dir, SOLEUS_CLOCK (f->clock));
  guint32 tag;

  g_assert_cmpint (soleus_pressure_ledger_reserve (ledger, leg, us, &tag), ==, us);
  soleus_pressure_ledger_settle (ledger, tag, leg, us);
}

static void
test_pressure_of_the_hour (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSafetyAnswers) answers = answer (f, NULL, 0);
  g_autoptr (SoleusClearance) right = NULL, both = NULL;
  gint64 now = soleus_clock_get_wall (SOLEUS_CLOCK (f->clock));

  press (f, SOLEUS_LEG_LEFT, 150 * G_TIME_SPAN_SECOND);
  both = submit (f, "roller", SOLEUS_SIDES_BOTH, answers, NULL);
  g_assert_nonnull (both);
  soleus_manual_clock_advance (f->clock, MINUTE);
  press (f, SOLEUS_LEG_LEFT, 1);
  refuse (f, "roller", SOLEUS_SIDES_LEFT, answers, SOLEUS_SAFETY_ERROR_LEGS);
  right = submit (f, "roller", SOLEUS_SIDES_RIGHT, answers, NULL);
  g_assert_nonnull (right);
  g_assert_cmpint (soleus_safety_gate_get_ready_at (f->gate, SOLEUS_LEG_LEFT), ==,
                   now + 60 * MINUTE);
  press (f, SOLEUS_LEG_RIGHT, 180 * G_TIME_SPAN_SECOND);
  refuse (f, "roller", SOLEUS_SIDES_BOTH, answers, SOLEUS_SAFETY_ERROR_ENOUGH);
  g_assert_cmpint (soleus_safety_gate_get_pressure_left (f->gate, SOLEUS_LEG_RIGHT), ==, 0);
}

/* A massage that could not be counted does not begin. */
static void
test_pressure_cannot_be_stored (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSafetyAnswers) answers = answer (f, NULL, 0);
  g_autoptr (SoleusClearance) clearance = NULL;
  g_autoptr (GError) error = NULL;

  block_folder (f);
  g_assert_null (submit (f, "roller", SOLEUS_SIDES_BOTH, answers, &error));
  g_assert_error (error, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_STORAGE);
  g_assert_nonnull (strstr (error->message, f->dir));
  g_assert_cmpint (g_remove (f->dir), ==, 0);
  clearance = submit (f, "roller", SOLEUS_SIDES_BOTH, answers, NULL);
  g_assert_nonnull (clearance);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/soleus/safety-gate/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("two-actions", test_two_actions);
  ADD ("tick-takes-acknowledgement-back", test_tick_takes_acknowledgement_back);
  ADD ("verdicts-refuse", test_verdicts_refuse);
  ADD ("amber", test_amber);
  ADD ("orange-legs", test_orange_legs);
  ADD ("clearance/used-once", test_clearance_used_once);
  ADD ("clearance/bound", test_clearance_is_bound);
  ADD ("clearance/stale", test_clearance_goes_stale);
  ADD ("clearance/replaced", test_later_clearance_replaces);
  ADD ("clearance/stretch", test_stretch_clearance);
  ADD ("clearance/revoked-by-lock", test_lock_revokes_clearance);
  ADD ("lock/stored", test_lock_is_stored);
  ADD ("lock/mistick-stores-nothing", test_mistick_stores_nothing);
  ADD ("lock/lift", test_lift);
  ADD ("lock/lift-without-start", test_lift_without_start);
  ADD ("lock/clot-outlives", test_clot_outlives_the_lock);
  ADD ("lock/emergency-outranks-red", test_emergency_outranks_red);
  ADD ("lock/delete-answers", test_delete_answers_keeps_lock);
  ADD ("lock/unreadable", test_unreadable_files);
  ADD ("lock/truncated", test_truncated_file);
  ADD ("lock/cannot-be-stored", test_lock_that_cannot_be_stored_holds);
  ADD ("lock/lift-cannot-be-stored", test_lift_that_cannot_be_stored_is_none);
  ADD ("lock/folder-in-place-of-file", test_folder_in_place_of_file);
  ADD ("lock/after-stop", test_lock_after_stop);
  ADD ("rested-leg", test_rested_leg);
  ADD ("pressure-of-the-hour", test_pressure_of_the_hour);
  ADD ("pressure-cannot-be-stored", test_pressure_cannot_be_stored);
  return g_test_run ();
}
