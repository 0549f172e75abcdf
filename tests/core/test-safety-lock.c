/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-catalogue.h"
#include "soleus-manual-clock.h"
#include "soleus-safety-gate.h"
#include "soleus-session.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define MINUTE G_TIME_SPAN_MINUTE
#define HEAD   "[Lock]\nVersion=1\n"
#define DATE   "Date=2027-01-15T08:00:00Z\n"
#define LOCK   HEAD "Kind=red\n" DATE "Clot=false\n"

/* Two gates on one folder are what two programs of one home are. */
typedef struct
{
  SoleusCatalogue *catalogue;
  SoleusManualClock *clock;
  SoleusSafetyGate *gate;
  SoleusSafetyGate *other;
  char *root;
  char *dir;
  char *lock_file;
} Fixture;

static SoleusSafetyGate *
new_gate (Fixture *f)
{
  return soleus_safety_gate_new (f->dir, SOLEUS_CLOCK (f->clock));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->root = g_dir_make_tmp ("soleus-lock-XXXXXX", NULL);
  f->catalogue = soleus_catalogue_new (NULL);
  f->clock = soleus_manual_clock_new ();
  soleus_manual_clock_set_wall (f->clock, G_GINT64_CONSTANT (1800000000) * G_USEC_PER_SEC);
  f->dir = g_build_filename (f->root, "soleus", NULL);
  f->lock_file = g_build_filename (f->dir, "safety-lock", NULL);
  f->gate = new_gate (f);
  f->other = new_gate (f);
}

static void
remove_tree (const char *path)
{
  const char *name;
  g_autoptr (GDir) dir = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    dir = g_dir_open (path, 0, NULL);
  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->gate);
  g_assert_finalize_object (f->other);
  remove_tree (f->root);
  g_assert_finalize_object (f->catalogue);
  g_clear_object (&f->clock);
  g_free (f->root);
  g_free (f->dir);
  g_free (f->lock_file);
}

/* The lock as the next start finds it when nothing of this program comes to its end. */
static void
assert_next_start (Fixture *f, SoleusLockKind kind, gboolean clot)
{
  g_autoptr (SoleusSafetyGate) next = new_gate (f);

  g_assert_cmpint (soleus_safety_gate_get_lock (next), ==, kind);
  g_assert_cmpint (soleus_safety_gate_get_clot_history (next), ==, clot);
}

static void
tick (SoleusSafetyGate *gate, SoleusSafetyAnswers *answers, const char *row, gboolean ticked)
{
  g_autoptr (GError) error = NULL;

  soleus_safety_answers_tick (answers, row, SOLEUS_LEGS_BOTH, ticked);
  soleus_safety_gate_note (gate, answers, &error);
  g_assert_no_error (error);
}

static void
leave_with (SoleusSafetyGate *gate, const char *row)
{
  g_autoptr (SoleusSafetyAnswers) answers = soleus_safety_gate_new_answers (gate);
  g_autoptr (GError) error = NULL;

  soleus_safety_answers_tick (answers, row, SOLEUS_LEGS_BOTH, TRUE);
  soleus_safety_gate_leave (gate, answers, &error);
  g_assert_no_error (error);
}

/* Answers of a list that was gone through. */
static SoleusSafetyAnswers *
answer (SoleusSafetyGate *gate, gboolean checked)
{
  SoleusSafetyAnswers *answers = soleus_safety_gate_new_answers (gate);

  soleus_safety_answers_set_seen (answers);
  soleus_safety_answers_set_checked (answers, checked);
  g_assert_true (soleus_safety_answers_set_acknowledged (answers, TRUE));
  return answers;
}

static void
test_tick_locks (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSafetyAnswers) answers = soleus_safety_gate_new_answers (f->gate);

  tick (f->gate, answers, "varicose", TRUE);
  g_assert_false (g_file_test (f->lock_file, G_FILE_TEST_EXISTS));
  tick (f->gate, answers, "clot", TRUE);
  assert_next_start (f, SOLEUS_LOCK_RED, TRUE);
  tick (f->gate, answers, "emergency-signs", TRUE);
  assert_next_start (f, SOLEUS_LOCK_EMERGENCY, TRUE);
  tick (f->gate, answers, "emergency-signs", FALSE);
  assert_next_start (f, SOLEUS_LOCK_RED, TRUE);
  tick (f->gate, answers, "clot", FALSE);
  g_assert_false (g_file_test (f->lock_file, G_FILE_TEST_EXISTS));
  g_assert_true (soleus_safety_gate_check_stretch (f->gate, NULL));
  tick (f->gate, answers, "swelling", TRUE);
  g_assert_true (soleus_safety_gate_leave (f->gate, answers, NULL));
  tick (f->gate, answers, "swelling", FALSE);
  assert_next_start (f, SOLEUS_LOCK_RED, FALSE);
}

static void
test_tick_taken_back_keeps_older_lock (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSafetyAnswers) answers = soleus_safety_gate_new_answers (f->gate);

  leave_with (f->gate, "swelling");
  tick (f->gate, answers, "emergency-signs", TRUE);
  assert_next_start (f, SOLEUS_LOCK_EMERGENCY, FALSE);
  tick (f->gate, answers, "emergency-signs", FALSE);
  assert_next_start (f, SOLEUS_LOCK_RED, FALSE);
}

/* A file that can't be understood is not opened by a tick that is taken back. */
static void
test_tick_taken_back_keeps_unreadable_lock (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSafetyAnswers) answers = soleus_safety_gate_new_answers (f->gate);

  g_assert_cmpint (g_mkdir_with_parents (f->dir, 0700), ==, 0);
  g_assert_true (g_file_set_contents (f->lock_file, "nonsense", -1, NULL));
  tick (f->gate, answers, "swelling", TRUE);
  assert_next_start (f, SOLEUS_LOCK_RED, TRUE);
  tick (f->gate, answers, "swelling", FALSE);
  assert_next_start (f, SOLEUS_LOCK_UNREADABLE, TRUE);
}

static void
test_other_program_sees_lock (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSafetyAnswers) none = answer (f->other, FALSE);
  SoleusRoutine *stretch = soleus_catalogue_find (f->catalogue, "gastroc-wall");
  SoleusRoutine *massage = soleus_catalogue_find (f->catalogue, "roller");
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusClearance) clearance = NULL;

  clearance = soleus_safety_gate_submit (f->other, massage, &options, none, &error);
  g_assert_no_error (error);
  leave_with (f->gate, "swelling");
  g_assert_null (soleus_safety_gate_issue_for_stretch (f->other, stretch, &error));
  g_assert_error (error, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_null (soleus_safety_gate_submit (f->other, massage, &options, none, &error));
  g_assert_error (error, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_false (soleus_clearance_consume (
      clearance, massage, &options, soleus_clock_get_boottime (SOLEUS_CLOCK (f->clock)), &error));
  g_assert_error (error, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_USED);
}

/* One that was given out just before the other program locked is worth nothing either. */
static void
test_other_program_ends_session (Fixture *f, gconstpointer data)
{
  SoleusRoutine *stretch = soleus_catalogue_find (f->catalogue, "gastroc-wall");
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  gboolean paused = GPOINTER_TO_INT (data);
  g_autoptr (SoleusClearance) clearance = NULL;
  g_autoptr (SoleusSession) session = NULL;
  g_autoptr (GError) error = NULL;

  clearance = soleus_safety_gate_issue_for_stretch (f->other, stretch, &error);
  g_assert_no_error (error);
  session =
      soleus_session_new (stretch, &options, NULL, clearance, SOLEUS_CLOCK (f->clock), &error);
  g_assert_no_error (error);
  soleus_session_start (session);
  if (paused)
    soleus_session_pause (session);
  leave_with (f->gate, "swelling");
  g_assert_false (soleus_session_is_over (session));
  if (paused)
    {
      g_assert_false (soleus_session_resume (session, NULL, &error));
      g_assert_error (error, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_LOCKED);
    }
  else
    soleus_session_skip (session);
  g_assert_true (soleus_session_is_over (session));
}

/* A session that waits for its own list goes on once a mistaken tick is taken back. */
static void
test_own_tick_leaves_session (Fixture *f, gconstpointer data)
{
  SoleusRoutine *stretch = soleus_catalogue_find (f->catalogue, "gastroc-wall");
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (SoleusSafetyAnswers) answers = soleus_safety_gate_new_answers (f->gate);
  g_autoptr (SoleusClearance) clearance = NULL;
  g_autoptr (SoleusSession) session = NULL;

  clearance = soleus_safety_gate_issue_for_stretch (f->gate, stretch, NULL);
  session = soleus_session_new (stretch, &options, NULL, clearance, SOLEUS_CLOCK (f->clock), NULL);
  soleus_session_start (session);
  soleus_session_pause (session);
  tick (f->gate, answers, "swelling", TRUE);
  tick (f->gate, answers, "swelling", FALSE);
  g_assert_false (soleus_session_is_over (session));
  tick (f->gate, answers, "swelling", TRUE);
  soleus_safety_gate_leave (f->gate, answers, NULL);
  g_assert_true (soleus_session_is_over (session));
}

static void
test_milder_lock_overwrites_nothing (Fixture *f, gconstpointer data)
{
  leave_with (f->other, "clot");
  leave_with (f->gate, "swelling");
  assert_next_start (f, SOLEUS_LOCK_RED, TRUE);
  leave_with (f->other, "emergency-signs");
  leave_with (f->gate, "swelling");
  assert_next_start (f, SOLEUS_LOCK_EMERGENCY, TRUE);
}

/* Both have the list open: what one takes back is its own. */
static void
test_two_open_lists (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSafetyAnswers) mine = soleus_safety_gate_new_answers (f->gate);
  g_autoptr (SoleusSafetyAnswers) theirs = soleus_safety_gate_new_answers (f->other);
  g_autoptr (SoleusSafetyAnswers) none = answer (f->gate, TRUE);
  g_autoptr (GError) error = NULL;

  tick (f->gate, mine, "swelling", TRUE);
  tick (f->other, theirs, "clot", TRUE);
  tick (f->gate, mine, "swelling", FALSE);
  assert_next_start (f, SOLEUS_LOCK_RED, TRUE);
  /* Lifted here, it locks again as long as it is ticked there. */
  soleus_safety_gate_lift (f->gate, none, &error);
  g_assert_no_error (error);
  g_assert_false (soleus_safety_gate_check_stretch (f->other, NULL));
  g_assert_false (soleus_safety_gate_check_stretch (f->gate, NULL));
  tick (f->other, theirs, "clot", FALSE);
  g_assert_true (soleus_safety_gate_check_stretch (f->gate, NULL));
}

static void
test_lift_is_seen_by_other_program (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSafetyAnswers) checked = NULL;

  leave_with (f->gate, "swelling");
  g_assert_false (soleus_safety_gate_check_stretch (f->other, NULL));
  checked = answer (f->other, TRUE);
  g_assert_true (soleus_safety_gate_lift (f->other, checked, NULL));
  g_assert_true (soleus_safety_gate_check_stretch (f->gate, NULL));
  assert_next_start (f, SOLEUS_LOCK_NONE, FALSE);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_file_is_watched (Fixture *f, gconstpointer data)
{
  guint count = 0;

  g_assert_cmpint (g_mkdir_with_parents (f->dir, 0700), ==, 0);
  soleus_safety_gate_watch_lock (f->other);
  g_signal_connect_swapped (f->other, "notify::lock", G_CALLBACK (count_cb), &count);
  leave_with (f->gate, "swelling");
  while (count == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (soleus_safety_gate_get_lock (f->other), ==, SOLEUS_LOCK_RED);
}

/* A file stands where the folder should be, so nothing can be written: that stops root as well. */
static void
block_folder (Fixture *f)
{
  g_assert_true (g_file_set_contents (f->dir, "", 0, NULL));
}

static void
test_stored_later (Fixture *f, gconstpointer data)
{
  const char *how = data;
  g_autoptr (SoleusSafetyAnswers) red = soleus_safety_gate_new_answers (f->gate);
  g_autoptr (GError) error = NULL;

  block_folder (f);
  soleus_safety_answers_tick (red, "clot", SOLEUS_LEGS_BOTH, TRUE);
  g_assert_false (soleus_safety_gate_note (f->gate, red, &error));
  g_assert_error (error, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_STORAGE);
  g_assert_false (soleus_safety_gate_leave (f->gate, red, NULL));
  g_assert_cmpint (g_remove (f->dir), ==, 0);
  if (g_str_equal (how, "query"))
    g_assert_false (soleus_safety_gate_check_stretch (f->gate, NULL));
  else if (g_str_equal (how, "end"))
    {
      g_assert_finalize_object (f->gate);
      f->gate = new_gate (f);
    }
  else
    while (!g_file_test (f->lock_file, G_FILE_TEST_EXISTS))
      g_main_context_iteration (NULL, TRUE);
  assert_next_start (f, SOLEUS_LOCK_RED, TRUE);
}

/* Another program writes for longer than anybody waits. */
static void
test_stored_after_other_program (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSafetyAnswers) red = soleus_safety_gate_new_answers (f->gate);
  int fd;

  g_assert_cmpint (g_mkdir_with_parents (f->dir, 0700), ==, 0);
  fd = g_open (f->dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  g_assert_cmpint (flock (fd, LOCK_EX), ==, 0);
  soleus_safety_answers_tick (red, "swelling", SOLEUS_LEGS_BOTH, TRUE);
  g_assert_false (soleus_safety_gate_leave (f->gate, red, NULL));
  g_assert_false (soleus_safety_gate_check_stretch (f->gate, NULL));
  close (fd);
  g_assert_false (soleus_safety_gate_check_stretch (f->gate, NULL));
  assert_next_start (f, SOLEUS_LOCK_RED, FALSE);
}

/* A lock that was known stays when the file breaks under the running program. */
static void
test_file_breaks (Fixture *f, gconstpointer data)
{
  leave_with (f->gate, "emergency-signs");
  g_assert_true (g_file_set_contents (f->lock_file, "nonsense", -1, NULL));
  g_assert_false (soleus_safety_gate_check_stretch (f->gate, NULL));
  assert_next_start (f, SOLEUS_LOCK_EMERGENCY, TRUE);
}

/* The readable part of a file that as a whole can't be read: the lock is no milder, and no clot is
 * forgotten. Only a lock that nobody can name is lifted without a visit to anyone. */
static void
test_unreadable_file (Fixture *f, gconstpointer data)
{
  const struct
  {
    const char *text;
    SoleusLockKind kind;
    gboolean clot;
  } cases[] = {
    { "", SOLEUS_LOCK_UNREADABLE, TRUE },
    { "not a key file", SOLEUS_LOCK_UNREADABLE, TRUE },
    { "[Lock]\n", SOLEUS_LOCK_UNREADABLE, TRUE },
    { "[Other]\nClot=false\n", SOLEUS_LOCK_UNREADABLE, TRUE },
    { HEAD "Kind=green\n" DATE "Clot=false\n", SOLEUS_LOCK_UNREADABLE, FALSE },
    { "[Lock]\nVersion=2\nKind=red\n" DATE "Clot=false\n", SOLEUS_LOCK_RED, FALSE },
    { "[Lock]\nVersion=2\nKind=emergency\n" DATE "Clot=true\n", SOLEUS_LOCK_EMERGENCY, TRUE },
    { HEAD "Kind=red\nDate=yesterday\nClot=true\n", SOLEUS_LOCK_RED, TRUE },
    { HEAD "Kind=red\n" DATE "Clot=perhaps\n", SOLEUS_LOCK_RED, TRUE },
    { LOCK "[List a]\nKind=blue\n" DATE "Clot=true\n", SOLEUS_LOCK_RED, TRUE },
    { LOCK "[List a]\nKind=lifted\n" DATE "Clot=false\n", SOLEUS_LOCK_RED, FALSE },
    { LOCK "[List a]\nKind=emergency\n", SOLEUS_LOCK_EMERGENCY, TRUE },
    { HEAD DATE "Clot=false\n[List a]\nKind=red\n" DATE "Clot=false\n", SOLEUS_LOCK_RED, FALSE },
  };

  g_assert_cmpint (g_mkdir_with_parents (f->dir, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SoleusSafetyAnswers) none = NULL, checked = NULL;
      g_autoptr (SoleusSafetyGate) gate = NULL;
      gboolean unknown = cases[i].kind == SOLEUS_LOCK_UNREADABLE;

      g_assert_true (g_file_set_contents (f->lock_file, cases[i].text, -1, NULL));
      assert_next_start (f, cases[i].kind, cases[i].clot);
      gate = new_gate (f);
      none = answer (gate, FALSE);
      g_assert_cmpint (soleus_safety_gate_lift (gate, none, NULL), ==, unknown);
      checked = answer (gate, TRUE);
      g_assert_true (soleus_safety_gate_lift (gate, checked, NULL));
      assert_next_start (f, SOLEUS_LOCK_NONE, cases[i].clot);
    }
}

/* A thing in the place of the file is not waited for, is named, and is put out of the way. */
static void
test_no_file (Fixture *f, gconstpointer data)
{
  const char *what = data;
  g_autofree char *inside = g_build_filename (f->lock_file, "something", NULL);
  g_autoptr (SoleusSafetyGate) gate = NULL;
  g_autoptr (SoleusSafetyAnswers) none = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (f->dir, 0700), ==, 0);
  if (g_str_equal (what, "pipe"))
    g_assert_cmpint (mkfifo (f->lock_file, 0600), ==, 0);
  else if (g_str_equal (what, "device"))
    g_assert_cmpint (symlink ("/dev/full", f->lock_file), ==, 0);
  else if (g_str_equal (what, "loop"))
    g_assert_cmpint (symlink ("safety-lock", f->lock_file), ==, 0);
  else
    {
      g_assert_cmpint (g_mkdir (f->lock_file, 0700), ==, 0);
      g_assert_true (g_file_set_contents (inside, "", 0, NULL));
    }
  gate = new_gate (f);
  g_assert_cmpint (soleus_safety_gate_get_lock (gate), ==, SOLEUS_LOCK_UNREADABLE);
  g_assert_nonnull (strstr (soleus_safety_gate_get_lock_problem (gate), f->lock_file));
  none = answer (gate, FALSE);
  soleus_safety_gate_lift (gate, none, &error);
  g_assert_no_error (error);
  g_assert_null (soleus_safety_gate_get_lock_problem (gate));
  assert_next_start (f, SOLEUS_LOCK_NONE, TRUE);
}

static void
test_large_file (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (HEAD "Kind=lifted\n" DATE "Clot=false\nRows=");

  while (text->len < 20 * 1024 * 1024)
    g_string_append (text, "swelling;");
  g_assert_cmpint (g_mkdir_with_parents (f->dir, 0700), ==, 0);
  g_assert_true (g_file_set_contents (f->lock_file, text->str, text->len, NULL));
  assert_next_start (f, SOLEUS_LOCK_UNREADABLE, TRUE);
}

static void
test_delete_answers (Fixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;

  leave_with (f->gate, "clot");
  leave_with (f->other, "swelling");
  g_assert_cmpuint (g_strv_length ((char **) soleus_safety_gate_get_lock_rows (f->other)), ==, 2);
  g_assert_true (soleus_safety_gate_delete_answers (f->gate, NULL));
  g_assert_null (soleus_safety_gate_get_lock_rows (f->gate)[0]);
  g_assert_true (g_file_get_contents (f->lock_file, &text, NULL, NULL));
  g_assert_null (strstr (text, "clot"));
  g_assert_null (strstr (text, "swelling"));
  assert_next_start (f, SOLEUS_LOCK_RED, TRUE);
}

static void
refuse_as_stale (Fixture *f, SoleusSafetyAnswers *answers)
{
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;

  g_assert_null (soleus_safety_gate_submit (f->gate, soleus_catalogue_find (f->catalogue, "roller"),
                                            &options, answers, &error));
  g_assert_error (error, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_STALE);
}

static void
test_answers_age (Fixture *f, gconstpointer data)
{
  SoleusRoutine *massage = soleus_catalogue_find (f->catalogue, "roller");
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (SoleusSafetyAnswers) awake = answer (f->gate, FALSE);
  g_autoptr (SoleusSafetyAnswers) asleep = NULL, unknown = NULL;
  g_autoptr (SoleusClearance) clearance = NULL;
  g_autoptr (GError) error = NULL;

  soleus_manual_clock_advance (f->clock, 10 * MINUTE);
  clearance = soleus_safety_gate_submit (f->gate, massage, &options, awake, &error);
  g_assert_no_error (error);
  /* The clearance is no younger than what it rests on. */
  soleus_manual_clock_advance (f->clock, 1);
  g_assert_false (soleus_clearance_consume (
      clearance, massage, &options, soleus_clock_get_boottime (SOLEUS_CLOCK (f->clock)), &error));
  g_assert_error (error, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_STALE);
  refuse_as_stale (f, awake);
  asleep = answer (f->gate, FALSE);
  soleus_manual_clock_suspend (f->clock, 10 * MINUTE + 1);
  refuse_as_stale (f, asleep);
  /* To acknowledge old answers once more makes them no younger. */
  g_clear_object (&asleep);
  asleep = answer (f->gate, TRUE);
  soleus_manual_clock_suspend (f->clock, 30 * MINUTE + 1);
  soleus_safety_answers_set_acknowledged (asleep, FALSE);
  g_assert_true (soleus_safety_answers_set_acknowledged (asleep, TRUE));
  refuse_as_stale (f, asleep);
  unknown = soleus_safety_answers_new (soleus_safety_gate_get_list (f->gate), NULL);
  soleus_safety_answers_set_seen (unknown);
  soleus_safety_answers_set_acknowledged (unknown, TRUE);
  refuse_as_stale (f, unknown);

  leave_with (f->gate, "swelling");
  g_clear_object (&asleep);
  asleep = answer (f->gate, TRUE);
  soleus_manual_clock_suspend (f->clock, 10 * MINUTE + 1);
  g_clear_error (&error);
  g_assert_false (soleus_safety_gate_lift (f->gate, asleep, &error));
  g_assert_error (error, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_STALE);
}

#define ADD(name, data, func)                                                                      \
  g_test_add ("/soleus/safety-lock/" name, Fixture, data, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("tick/locks", NULL, test_tick_locks);
  ADD ("tick/taken-back-keeps-older-lock", NULL, test_tick_taken_back_keeps_older_lock);
  ADD ("tick/taken-back-keeps-unreadable", NULL, test_tick_taken_back_keeps_unreadable_lock);
  ADD ("tick/own-leaves-session", NULL, test_own_tick_leaves_session);
  ADD ("programs/lock-is-seen", NULL, test_other_program_sees_lock);
  ADD ("programs/running-session-ends", GINT_TO_POINTER (FALSE), test_other_program_ends_session);
  ADD ("programs/paused-session-ends", GINT_TO_POINTER (TRUE), test_other_program_ends_session);
  ADD ("programs/milder-overwrites-nothing", NULL, test_milder_lock_overwrites_nothing);
  ADD ("programs/two-open-lists", NULL, test_two_open_lists);
  ADD ("programs/lift-is-seen", NULL, test_lift_is_seen_by_other_program);
  ADD ("programs/watched", NULL, test_file_is_watched);
  ADD ("stored-later/by-a-query", "query", test_stored_later);
  ADD ("stored-later/by-a-timer", "timer", test_stored_later);
  ADD ("stored-later/at-the-end", "end", test_stored_later);
  ADD ("stored-later/other-program-writes", NULL, test_stored_after_other_program);
  ADD ("file/breaks", NULL, test_file_breaks);
  ADD ("file/unreadable", NULL, test_unreadable_file);
  ADD ("file/pipe", "pipe", test_no_file);
  ADD ("file/device", "device", test_no_file);
  ADD ("file/link-loop", "loop", test_no_file);
  ADD ("file/folder", "folder", test_no_file);
  ADD ("file/large", NULL, test_large_file);
  ADD ("delete-answers", NULL, test_delete_answers);
  ADD ("answers-age", NULL, test_answers_age);
  return g_test_run ();
}
