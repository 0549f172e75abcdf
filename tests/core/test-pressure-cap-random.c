/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-catalogue.h"
#include "soleus-manual-clock.h"
#include "soleus-safety-gate.h"
#include "soleus-session.h"
#include "soleus-state-dir.h"
#include "soleus-tries.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* Whatever a person, a machine, a clock and a disk do, in no 60 minutes of true time does a calf
 * get more than 180 s of pressure. The test keeps its own count in true time, and knows nothing of
 * how Soleus counts.
 *
 * Two things can't be known to Soleus. The person deletes the file of the last hour, there is no
 * lock, and no program that has read it runs on: then the count forgets the past. The wall clock is
 * set ahead after Soleus last saw it, and the machine starts anew: then the past is as much older
 * as the clock was set ahead. */

/* The whole count, of soleus_tries(). */
#define SEQUENCES 100000
#define STEPS     40
#define COPIES    2
#define SECOND    G_TIME_SPAN_SECOND
#define MINUTE    G_TIME_SPAN_MINUTE
#define HOUR      G_TIME_SPAN_HOUR
#define CAP       (180 * SECOND)

static const char *const routines[] = { "roller", "ball", "hands", "point-flex", "full" };

/* One copy of the program. */
typedef struct
{
  SoleusSafetyGate *gate;
  SoleusSession *session;
  gboolean has_read;
} Copy;

typedef struct
{
  SoleusLeg leg;
  gint64 from;
  gint64 to;
} Worked;

typedef struct
{
  SoleusCatalogue *catalogue;
  SoleusManualClock *clock;
  char *dir;
  char *hour_file;
  char *lock_file;
  Copy copies[COPIES];
  gboolean unwritable;

  /* True time, how far the wall clock is ahead of it, and how far it was when Soleus last read it.
   * Whether that was before the machine started anew. */
  gint64 truth;
  gint64 ahead;
  gint64 seen_ahead;
  gboolean rebooted;
  GArray *worked;
  GString *log;
  guint n_pressed;
  guint n_other_leg;
  guint n_renewed;
} World;

static void say (World *w, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
say (World *w, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_string_append_printf (w->log, "%9.3f ", w->truth / (double) SECOND);
  g_string_append_vprintf (w->log, format, args);
  g_string_append_c (w->log, '\n');
  va_end (args);
}

/* ---- the count in true time */

static gint64
sum_window (World *w, SoleusLeg leg, gint64 from)
{
  gint64 sum = 0;

  for (guint i = 0; i < w->worked->len; i++)
    {
      const Worked *worked = &g_array_index (w->worked, Worked, i);

      if (worked->leg == leg)
        sum += MAX (0, MIN (worked->to, from + HOUR) - MAX (worked->from, from));
    }
  return sum;
}

/* The sum is largest for a window that begins where some pressure begins. */
static void
check (World *w)
{
  for (guint i = 0; i < w->worked->len; i++)
    {
      const Worked *worked = &g_array_index (w->worked, Worked, i);
      gint64 sum = sum_window (w, worked->leg, worked->from);

      if (sum > CAP)
        g_error ("%.6f s within an hour on leg %d:\n%s", sum / (double) SECOND, worked->leg,
                 w->log->str);
    }
}

static gboolean
is_pressing (Copy *copy, SoleusLeg *leg)
{
  SoleusPhase *phase;

  if (!copy->session || soleus_session_get_state (copy->session) != SOLEUS_SESSION_RUNNING)
    return FALSE;
  phase = soleus_session_get_phase (copy->session);
  *leg = soleus_phase_get_leg (phase);
  return soleus_phase_is_pressure (phase);
}

static void
count (World *w, SoleusLeg leg, gint64 from, gint64 to)
{
  Worked worked = { leg, from, to };

  if (to <= from)
    return;
  g_array_append_val (w->worked, worked);
  w->n_pressed++;
}

static void
look (World *w)
{
  for (guint i = 0; i < COPIES; i++)
    if (w->copies[i].session)
      soleus_session_update (w->copies[i].session);
}

/* When the session has to be looked after: as it asks for in the last second of a phase, so that no
 * edge is passed over; before that it asks once a second, which changes nothing. */
static gint64
get_edge (World *w, SoleusSession *session)
{
  gint64 left = soleus_session_get_remaining (session);

  if (left == SOLEUS_PHASE_UNTIMED)
    return G_MAXINT64;
  if (left <= 1500)
    return soleus_session_get_next_deadline (session);
  return soleus_clock_get_monotonic (SOLEUS_CLOCK (w->clock)) + (left - 1000) * 1000;
}

/* Time passes with the machine awake. */
static void
pass (World *w, gint64 us)
{
  gint64 end = soleus_clock_get_monotonic (SOLEUS_CLOCK (w->clock)) + us;

  while (TRUE)
    {
      gint64 now = soleus_clock_get_monotonic (SOLEUS_CLOCK (w->clock)), next = end;
      SoleusLeg leg;

      for (guint i = 0; i < COPIES; i++)
        if (w->copies[i].session &&
            soleus_session_get_state (w->copies[i].session) == SOLEUS_SESSION_RUNNING)
          {
            soleus_session_update (w->copies[i].session);
            next = MIN (next, get_edge (w, w->copies[i].session));
          }
      for (guint i = 0; i < COPIES; i++)
        if (is_pressing (&w->copies[i], &leg))
          count (w, leg, w->truth, w->truth + next - now);
      soleus_manual_clock_advance (w->clock, next - now);
      w->truth += next - now;
      if (next == end)
        break;
    }
  look (w);
}

/* The main loop stands still for less than what is left of the phases that run. */
static void
stall (World *w)
{
  gint64 us = g_test_rand_int_range (0, 20 * SECOND);
  SoleusLeg leg;

  look (w);
  for (guint i = 0; i < COPIES; i++)
    if (w->copies[i].session &&
        soleus_session_get_state (w->copies[i].session) == SOLEUS_SESSION_RUNNING)
      {
        gint64 left = soleus_session_get_remaining (w->copies[i].session);

        if (left != SOLEUS_PHASE_UNTIMED)
          us = MIN (us, left * 1000);
      }
  for (guint i = 0; i < COPIES; i++)
    if (is_pressing (&w->copies[i], &leg))
      count (w, leg, w->truth, w->truth + us);
  soleus_manual_clock_advance (w->clock, us);
  w->truth += us;
  look (w);
}

static void
sleep_for (World *w, gint64 us)
{
  soleus_manual_clock_suspend (w->clock, us);
  w->truth += us;
  say (w, "the machine slept for %d s", (int) (us / SECOND));
}

/* A copy of the program reads the file. */
static void
note_read (World *w, Copy *copy)
{
  gint64 older = w->rebooted ? MAX (0, w->ahead - w->seen_ahead) : 0;

  copy->has_read = TRUE;
  for (guint i = 0; i < w->worked->len && older > 0; i++)
    {
      g_array_index (w->worked, Worked, i).from -= older;
      g_array_index (w->worked, Worked, i).to -= older;
    }
  if (older > 0)
    say (w, "the past seems older");
  w->seen_ahead = w->ahead;
  w->rebooted = FALSE;
}

/* ---- what a person does */

static SoleusClearance *
pass_list (World *w, Copy *copy, SoleusRoutine *routine, SoleusOptions *options)
{
  g_autoptr (SoleusSafetyAnswers) answers = soleus_safety_gate_new_answers (copy->gate);
  g_autoptr (SoleusSafetyVerdict) verdict = NULL;

  if (g_test_rand_int_range (0, 6) == 0)
    soleus_safety_answers_tick (answers, g_test_rand_bit () ? "wound" : "injury",
                                g_test_rand_bit () ? SOLEUS_LEGS_LEFT : SOLEUS_LEGS_RIGHT, TRUE);
  soleus_safety_answers_set_seen (answers);
  soleus_safety_answers_set_acknowledged (answers, TRUE);
  verdict = soleus_safety_gate_judge (copy->gate, answers, routine);
  options->sides = soleus_safety_verdict_narrow_sides (verdict, options->sides);
  return soleus_safety_gate_submit (copy->gate, routine, options, answers, NULL);
}

static void
begin (World *w, Copy *copy, SoleusRoutine *routine, SoleusOptions *options)
{
  g_autoptr (SoleusClearance) clearance = NULL;

  note_read (w, copy);
  clearance = pass_list (w, copy, routine, options);
  say (w, "copy %d starts %s: %s", (int) (copy - w->copies), routine->id, clearance ? "yes" : "no");
  if (!clearance)
    return;
  g_clear_object (&copy->session);
  copy->session =
      soleus_session_new (routine, options, NULL, clearance, SOLEUS_CLOCK (w->clock), NULL);
  g_assert_nonnull (copy->session);
  soleus_session_start (copy->session);
}

static void
start (World *w, Copy *copy)
{
  const char *id = routines[g_test_rand_int_range (0, G_N_ELEMENTS (routines))];
  SoleusRoutine *routine = soleus_catalogue_find (w->catalogue, id);
  SoleusOptions options = SOLEUS_OPTIONS_INIT;

  if (!copy->gate || (copy->session && !soleus_session_is_over (copy->session)))
    return;
  g_clear_object (&copy->session);
  options.sides = g_test_rand_int_range (0, 3);
  options.get_ready = g_test_rand_bit () ? SOLEUS_GET_READY_WAIT : SOLEUS_GET_READY_AUTO;
  options.more_pressure = g_test_rand_bit ();
  options.on_floor = g_test_rand_bit ();
  begin (w, copy, routine, &options);
}

static void
resume (World *w, Copy *copy)
{
  SoleusOptions options;
  g_autoptr (SoleusClearance) clearance = NULL;

  say (w, "copy %d resumes", (int) (copy - w->copies));
  if (soleus_session_resume (copy->session, NULL, NULL))
    return;
  options = *soleus_session_get_options (copy->session);
  clearance = pass_list (w, copy, soleus_session_get_routine (copy->session), &options);
  if (clearance && soleus_session_resume (copy->session, clearance, NULL))
    w->n_renewed++;
}

/* Stops because of pain and goes on with the other leg, as soleus_session_flow_go_on_other_leg()
 * does; the list may be left before. */
static void
stop (World *w, Copy *copy)
{
  g_autoptr (SoleusRoutine) routine = g_object_ref (soleus_session_get_routine (copy->session));
  SoleusOptions options = *soleus_session_get_options (copy->session);
  SoleusLeg leg = soleus_phase_get_leg (soleus_session_get_phase (copy->session));

  soleus_session_stop (copy->session);
  if (leg == SOLEUS_LEG_BOTH || g_test_rand_int_range (0, 4) == 0)
    return;
  options.sides = leg == SOLEUS_LEG_LEFT ? SOLEUS_SIDES_RIGHT : SOLEUS_SIDES_LEFT;
  say (w, "copy %d goes on with the other leg", (int) (copy - w->copies));
  soleus_safety_gate_rest_leg (copy->gate, leg);
  if (g_test_rand_bit ())
    pass (w, g_test_rand_int_range (0, 9 * 60) * SECOND);
  if (g_test_rand_int_range (0, 4) == 0)
    soleus_safety_gate_forget_rested (copy->gate);
  else
    begin (w, copy, routine, &options);
  w->n_other_leg += !soleus_session_is_over (copy->session);
}

/* Rests for as long as the list comes before it goes on, paused or with the machine asleep. */
static void
rest (World *w, Copy *copy)
{
  gint64 us = g_test_rand_int_range (31, 55) * MINUTE;

  say (w, "copy %d rests for %d min", (int) (copy - w->copies), (int) (us / MINUTE));
  if (g_test_rand_bit ())
    {
      soleus_session_pause (copy->session);
      pass (w, us);
    }
  else
    sleep_for (w, us);
  look (w);
  if (!soleus_session_is_over (copy->session))
    resume (w, copy);
}

/* Straight into pressure, as skipping through what comes before it takes long. */
static void
skip_to_pressure (Copy *copy)
{
  SoleusLeg leg;

  for (guint i = 0; i < 4 && !soleus_session_is_over (copy->session) && !is_pressing (copy, &leg);
       i++)
    soleus_session_skip (copy->session);
}

static void
handle (World *w, Copy *copy)
{
  int what = g_test_rand_int_range (0, 13);

  if (!copy->session || soleus_session_is_over (copy->session))
    {
      start (w, copy);
      return;
    }
  if (soleus_session_get_state (copy->session) == SOLEUS_SESSION_PAUSED && what < 8)
    {
      resume (w, copy);
      return;
    }
  say (w, "copy %d does %d", (int) (copy - w->copies), what);
  switch (what)
    {
    case 0:
      soleus_session_pause (copy->session);
      break;
    case 1:
      soleus_session_back (copy->session);
      break;
    case 2:
    case 3:
    case 4:
      soleus_session_adjust (copy->session, 10000 * g_test_rand_int_range (-2, 8));
      break;
    case 5:
      soleus_session_ease (copy->session);
      break;
    case 6:
      soleus_session_lighten (copy->session);
      break;
    case 7:
      if (g_test_rand_bit ())
        soleus_session_end (copy->session);
      else
        stop (w, copy);
      break;
    case 8:
      soleus_session_skip (copy->session);
      break;
    case 9:
      if (g_test_rand_int_range (0, 4) == 0)
        rest (w, copy);
      break;
    default:
      skip_to_pressure (copy);
    }
}

/* ---- what happens to the program, the machine and its clock */

static void
kill_copy (World *w, Copy *copy)
{
  say (w, "copy %d is killed", (int) (copy - w->copies));
  g_clear_object (&copy->session);
  g_clear_object (&copy->gate);
  copy->has_read = FALSE;
}

static void
run_copy (World *w, Copy *copy)
{
  if (!copy->gate)
    {
      copy->gate = soleus_safety_gate_new (w->dir, SOLEUS_CLOCK (w->clock));
      say (w, "copy %d runs", (int) (copy - w->copies));
    }
}

static void
reboot (World *w)
{
  for (guint i = 0; i < COPIES; i++)
    kill_copy (w, &w->copies[i]);
  soleus_manual_clock_reboot (w->clock);
  if (g_test_rand_bit ())
    pass (w, (gint64) g_test_rand_int_range (0, 30) * MINUTE);
  w->rebooted = TRUE;
  say (w, "the machine has started anew");
}

static void
set_clock (World *w)
{
  static const gint64 jumps[] = { HOUR, 2 * HOUR, 30 * MINUTE, 24 * HOUR, 3 * MINUTE };
  gint64 jump = jumps[g_test_rand_int_range (0, G_N_ELEMENTS (jumps))];

  if (g_test_rand_bit ())
    jump = -jump;
  soleus_manual_clock_advance_wall (w->clock, jump);
  w->ahead += jump;
  say (w, "the clock is set by %d min", (int) (jump / MINUTE));
  for (guint i = 0; i < COPIES; i++)
    if (w->copies[i].has_read)
      {
        note_read (w, &w->copies[i]);
        soleus_safety_gate_get_pressure_left (w->copies[i].gate, SOLEUS_LEG_LEFT);
      }
}

static void
sleep_machine (World *w)
{
  sleep_for (w, g_test_rand_int_range (0, 4) == 0 ? (gint64) g_test_rand_int_range (0, 45) * MINUTE
                                                  : g_test_rand_int_range (0, 4 * SECOND));
}

/* ---- what happens to the file */

static void
write_junk (World *w)
{
  static const char *const junk[] = { "", "soleus-last-hour 1\n", "left 1 2 3\n",
                                      "soleus-last-hour 1\nboot x\nboottime 0\nwall 0\nend 1\n" };
  const char *text = junk[g_test_rand_int_range (0, G_N_ELEMENTS (junk))];

  g_unlink (w->hour_file);
  g_rmdir (w->hour_file);
  g_assert_true (
      g_file_set_contents_full (w->hour_file, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void
cut_file (World *w)
{
  int fd = g_open (w->hour_file, O_RDWR, 0);

  if (fd < 0)
    return;
  if (ftruncate (fd, g_test_rand_int_range (0, 200)) != 0)
    g_error ("%s", g_strerror (errno));
  close (fd);
}

/* Root may write anywhere: a folder with something in it can't be written by anybody. */
static void
make_unwritable (World *w, gboolean unwritable)
{
  g_autofree char *inside = g_build_filename (w->hour_file, "inside", NULL);

  if (unwritable == w->unwritable)
    return;
  w->unwritable = unwritable;
  if (unwritable)
    {
      g_unlink (w->hour_file);
      g_mkdir (w->hour_file, 0700);
      g_assert_true (g_file_set_contents (inside, "", 0, NULL));
      return;
    }
  g_unlink (inside);
  g_rmdir (w->hour_file);
  /* Nothing is left of what was there. */
  write_junk (w);
}

static void
delete_file (World *w)
{
  if (w->unwritable)
    return;
  g_unlink (w->hour_file);
  g_rmdir (w->hour_file);
  say (w, "the file is deleted");
  /* A program that has read it finds it missing when it next looks. */
  for (guint i = 0; i < COPIES; i++)
    if (w->copies[i].has_read)
      {
        note_read (w, &w->copies[i]);
        soleus_safety_gate_get_pressure_left (w->copies[i].gate, SOLEUS_LEG_LEFT);
        return;
      }
  if (g_access (w->lock_file, F_OK) == 0)
    return;
  say (w, "the past can't be known");
  g_array_set_size (w->worked, 0);
}

static void
hurt_file (World *w)
{
  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      if (!w->unwritable)
        write_junk (w);
      say (w, "the file is junk");
      break;
    case 1:
      cut_file (w);
      say (w, "the file is cut");
      break;
    case 2:
      delete_file (w);
      break;
    case 3:
      g_assert_true (g_file_set_contents (w->lock_file,
                                          "[Lock]\nVersion=1\nKind=lifted\nClot=true\n"
                                          "Date=2020-01-01T00:00:00Z\n",
                                          -1, NULL));
      break;
    default:
      make_unwritable (w, !w->unwritable);
      say (w, "the file can%s be written", w->unwritable ? "’t" : "");
    }
}

/* ---- one sequence */

static void
do_something (World *w)
{
  Copy *copy = &w->copies[g_test_rand_int_range (0, 8) == 0];

  switch (g_test_rand_int_range (0, 40))
    {
    case 0:
      kill_copy (w, copy);
      break;
    case 1:
      reboot (w);
      break;
    case 2:
      set_clock (w);
      break;
    case 3:
    case 4:
      sleep_machine (w);
      break;
    case 5:
      if (g_test_rand_int_range (0, 3) == 0)
        hurt_file (w);
      break;
    case 6:
      stall (w);
      break;
    case 7:
      pass (w, (gint64) g_test_rand_int_range (0, 35) * MINUTE);
      break;
    case 8 ... 18:
      pass (w, g_test_rand_int_range (0, 45 * SECOND));
      break;
    default:
      run_copy (w, copy);
      handle (w, copy);
    }
}

static void
run_sequence (World *w)
{
  w->dir = soleus_state_dir_new ();
  w->hour_file = g_build_filename (w->dir, "last-hour", NULL);
  w->lock_file = g_build_filename (w->dir, "safety-lock", NULL);
  w->clock = soleus_manual_clock_new ();
  w->truth = w->ahead = w->seen_ahead = 0;
  w->unwritable = w->rebooted = FALSE;
  g_array_set_size (w->worked, 0);
  g_string_truncate (w->log, 0);
  for (guint i = 0; i < STEPS; i++)
    do_something (w);
  check (w);
  make_unwritable (w, FALSE);
  for (guint i = 0; i < COPIES; i++)
    kill_copy (w, &w->copies[i]);
  g_clear_object (&w->clock);
  soleus_state_dir_remove (w->dir);
  g_free (w->hour_file);
  g_free (w->lock_file);
}

static void
test_cap (void)
{
  guint n = soleus_tries (SEQUENCES);
  World w = { .catalogue = soleus_catalogue_new (NULL),
              .worked = g_array_new (FALSE, FALSE, sizeof (Worked)),
              .log = g_string_new (NULL) };

  for (guint i = 0; i < n; i++)
    run_sequence (&w);
  g_test_message (
      "%u sequences, pressure ran %u times, %u went on with the other leg, %u after a new "
      "list",
      n, w.n_pressed, w.n_other_leg, w.n_renewed);
  g_assert_cmpuint (w.n_pressed, >, n);
  g_assert_cmpuint (w.n_other_leg, >, n / 20);
  g_assert_cmpuint (w.n_renewed, >, n / 20);
  g_object_unref (w.catalogue);
  g_array_unref (w.worked);
  g_string_free (w.log, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/pressure-cap-random", test_cap);
  return g_test_run ();
}
