/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-manual-clock.h"
#include "soleus-pressure-ledger.h"
#include "soleus-state-dir.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define SECOND G_TIME_SPAN_SECOND
#define MINUTE G_TIME_SPAN_MINUTE
#define HOUR   G_TIME_SPAN_HOUR

typedef struct
{
  SoleusManualClock *clock;
  SoleusPressureLedger *ledger;
  char *dir;
  char *file;
} Fixture;

static void
restart (Fixture *f)
{
  g_clear_object (&f->ledger);
  f->ledger = soleus_pressure_ledger_new (f->dir, SOLEUS_CLOCK (f->clock));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->dir = soleus_state_dir_new ();
  f->file = g_build_filename (f->dir, "last-hour", NULL);
  f->clock = soleus_manual_clock_new ();
  restart (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->ledger);
  g_assert_finalize_object (f->clock);
  soleus_state_dir_remove (f->dir);
  g_free (f->file);
}

static void
expect_left (Fixture *f, int left, int right)
{
  SoleusPressureState state;

  soleus_pressure_ledger_look (f->ledger, &state);
  g_assert_cmpint (state.left_us[0], ==, left * SECOND);
  g_assert_cmpint (state.left_us[1], ==, right * SECOND);
}

static gboolean
is_unknown (Fixture *f)
{
  SoleusPressureState state;

  soleus_pressure_ledger_look (f->ledger, &state);
  return state.unknown;
}

static guint32
reserve (Fixture *f, SoleusLeg leg, int seconds, int granted)
{
  guint32 tag;

  g_assert_cmpint (soleus_pressure_ledger_reserve (f->ledger, leg, seconds * SECOND, &tag), ==,
                   granted * SECOND);
  return tag;
}

static void
press (Fixture *f, SoleusLeg leg, int seconds)
{
  guint32 tag = reserve (f, leg, seconds, seconds);

  soleus_manual_clock_advance (f->clock, seconds * SECOND);
  soleus_pressure_ledger_settle (f->ledger, tag, leg, seconds * SECOND);
}

/* Reserved pressure counts before it is worked; the part that was not worked is given back. */
static void
test_reserve (Fixture *f, gconstpointer data)
{
  guint32 tag;

  expect_left (f, 180, 180);
  g_assert_false (is_unknown (f));
  tag = reserve (f, SOLEUS_LEG_LEFT, 60, 60);
  expect_left (f, 120, 180);
  soleus_manual_clock_advance (f->clock, 20 * SECOND);
  soleus_pressure_ledger_settle (f->ledger, tag, SOLEUS_LEG_LEFT, 20 * SECOND);
  expect_left (f, 160, 180);
  reserve (f, SOLEUS_LEG_LEFT, 170, 160);
  reserve (f, SOLEUS_LEG_LEFT, 10, 0);
  reserve (f, SOLEUS_LEG_RIGHT, 180, 180);
}

/* What the person tells of counts from when it ended, and only ever makes less of what is left. */
static void
test_told (Fixture *f, gconstpointer data)
{
  gint64 now = soleus_clock_get_wall (SOLEUS_CLOCK (f->clock));

  soleus_pressure_ledger_add (f->ledger, SOLEUS_LEG_LEFT, 60 * SECOND, now - 50 * MINUTE);
  soleus_pressure_ledger_add (f->ledger, SOLEUS_LEG_RIGHT, 60 * SECOND, now - HOUR);
  expect_left (f, 120, 180);
  restart (f);
  expect_left (f, 120, 180);
  press (f, SOLEUS_LEG_LEFT, 30);
  expect_left (f, 90, 180);
  /* Neither nothing nor less than nothing gives anything back. */
  soleus_pressure_ledger_add (f->ledger, SOLEUS_LEG_LEFT, 0, now);
  soleus_pressure_ledger_add (f->ledger, SOLEUS_LEG_LEFT, -60 * SECOND, now);
  expect_left (f, 90, 180);
  soleus_manual_clock_advance (f->clock, 9 * MINUTE + 29 * SECOND);
  expect_left (f, 90, 180);
  soleus_manual_clock_advance (f->clock, SECOND);
  expect_left (f, 150, 180);
  /* More than fits into an hour is a full hour, and what is said to end later ends now. */
  soleus_pressure_ledger_add (f->ledger, SOLEUS_LEG_RIGHT, HOUR, now + 5 * HOUR);
  expect_left (f, 150, 0);
  soleus_manual_clock_advance (f->clock, HOUR);
  expect_left (f, 180, 180);
}

/* Each second counts until 60 minutes after the phase that it was in. */
static void
test_window (Fixture *f, gconstpointer data)
{
  SoleusPressureState state;
  gint64 wall;

  press (f, SOLEUS_LEG_LEFT, 100);
  soleus_manual_clock_advance (f->clock, 10 * MINUTE);
  press (f, SOLEUS_LEG_LEFT, 80);
  wall = soleus_clock_get_wall (SOLEUS_CLOCK (f->clock));
  soleus_pressure_ledger_look (f->ledger, &state);
  g_assert_cmpint (state.ready_at[0], ==, wall + HOUR - 10 * MINUTE - 80 * SECOND);
  g_assert_cmpint (state.ready_at[1], ==, wall);
  soleus_manual_clock_advance (f->clock, HOUR - 10 * MINUTE - 80 * SECOND - 1);
  expect_left (f, 0, 180);
  soleus_manual_clock_advance (f->clock, 1);
  expect_left (f, 100, 180);
  soleus_manual_clock_advance (f->clock, 10 * MINUTE + 80 * SECOND);
  expect_left (f, 180, 180);
}

/* The program is killed in a phase: all that was reserved counts. */
static void
test_killed (Fixture *f, gconstpointer data)
{
  reserve (f, SOLEUS_LEG_RIGHT, 60, 60);
  restart (f);
  expect_left (f, 180, 120);
  soleus_manual_clock_advance (f->clock, HOUR + 61 * SECOND);
  expect_left (f, 180, 120);
  soleus_manual_clock_advance (f->clock, SECOND);
  expect_left (f, 180, 180);
}

static void
test_clock_set (Fixture *f, gconstpointer data)
{
  press (f, SOLEUS_LEG_LEFT, 60);
  for (int hours = -48; hours <= 48; hours += 24)
    {
      soleus_manual_clock_advance_wall (f->clock, hours * HOUR);
      expect_left (f, 120, 180);
      restart (f);
      expect_left (f, 120, 180);
    }
  soleus_manual_clock_suspend (f->clock, HOUR);
  expect_left (f, 180, 180);
}

/* Across boots the wall clock decides, and behind the last entry no time has passed; but the hour
 * is over once it has been seen to pass. */
static void
test_reboot (Fixture *f, gconstpointer data)
{
  press (f, SOLEUS_LEG_LEFT, 60);
  soleus_manual_clock_reboot (f->clock);
  soleus_manual_clock_advance_wall (f->clock, 30 * MINUTE);
  restart (f);
  expect_left (f, 120, 180);
  soleus_manual_clock_advance (f->clock, 30 * MINUTE);
  expect_left (f, 180, 180);

  press (f, SOLEUS_LEG_LEFT, 60);
  soleus_manual_clock_advance_wall (f->clock, -10 * 365 * 24 * HOUR);
  soleus_manual_clock_reboot (f->clock);
  restart (f);
  expect_left (f, 120, 180);
  soleus_manual_clock_advance (f->clock, HOUR - 1);
  expect_left (f, 120, 180);
  soleus_manual_clock_advance (f->clock, 1);
  expect_left (f, 180, 180);
}

/* A clock that was set ahead while Soleus was in use does not make the hour shorter after a restart
 * of the machine. */
static void
test_set_ahead_before_reboot (Fixture *f, gconstpointer data)
{
  press (f, SOLEUS_LEG_LEFT, 60);
  soleus_manual_clock_advance_wall (f->clock, 24 * HOUR);
  expect_left (f, 120, 180);
  soleus_manual_clock_reboot (f->clock);
  restart (f);
  expect_left (f, 120, 180);
}

/* Two copies of the program at once. */
static void
test_two_copies (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusPressureLedger) other =
      soleus_pressure_ledger_new (f->dir, SOLEUS_CLOCK (f->clock));
  guint32 tag = reserve (f, SOLEUS_LEG_LEFT, 100, 100), others;

  g_assert_cmpint (soleus_pressure_ledger_reserve (other, SOLEUS_LEG_LEFT, 100 * SECOND, &others),
                   ==, 80 * SECOND);
  soleus_pressure_ledger_settle (f->ledger, tag, SOLEUS_LEG_LEFT, 0);
  soleus_pressure_ledger_settle (other, others, SOLEUS_LEG_LEFT, 80 * SECOND);
  expect_left (f, 100, 180);
}

/* While another copy holds the file nothing is granted. */
static void
test_busy (Fixture *f, gconstpointer data)
{
  int fd;

  expect_left (f, 180, 180);
  fd = g_open (f->file, O_RDWR, 0);
  g_assert_cmpint (flock (fd, LOCK_EX), ==, 0);
  reserve (f, SOLEUS_LEG_LEFT, 30, 0);
  close (fd);
  reserve (f, SOLEUS_LEG_LEFT, 30, 30);
}

static void
expect_full_hour (Fixture *f)
{
  g_assert_true (is_unknown (f));
  expect_left (f, 0, 0);
  /* It is kept, and counts from when it was seen first. */
  soleus_manual_clock_advance (f->clock, HOUR - 1);
  restart (f);
  g_assert_true (is_unknown (f));
  expect_left (f, 0, 0);
  /* Another copy of the program may have had 180 s reserved. */
  soleus_manual_clock_advance (f->clock, 182 * SECOND + 1);
  g_assert_false (is_unknown (f));
  expect_left (f, 180, 180);
}

static const char *const junk[] = {
  "",
  "\n",
  "soleus-last-hour 1\n",
  "soleus-last-hour 2\nboot b\nboottime 1\nwall 1\nend 0\n",
  "soleus-last-hour 1\nboot b\nboottime 1\nwall 1\n",
  "soleus-last-hour 1\nboot b\nboottime 1\nwall 1\nend 1\n",
  "soleus-last-hour 1\nboot \nboottime 1\nwall 1\nend 0\n",
  "soleus-last-hour 1\nboot b\nboottime -1\nwall 1\nend 0\n",
  "soleus-last-hour 1\nboot b\nboottime 99999999999999999999\nwall 1\nend 0\n",
  "soleus-last-hour 1\nboot b\nboottime 1\nwall 1\nleft 1 1\nend 1\n",
  "soleus-last-hour 1\nboot b\nboottime 1\nwall 1\nleft 0 1 0\nend 1\n",
  "soleus-last-hour 1\nboot b\nboottime 1\nwall 1\nleft 180000001 1 0\nend 1\n",
  "soleus-last-hour 1\nboot b\nboottime 1\nwall 1\nleft 1 -600000001 0\nend 1\n",
  "soleus-last-hour 1\nboot b\nboottime 1\nwall 1\narm 1 1 0\nend 1\n",
  "soleus-last-hour 1\nboot b\nboottime 1\nwall 1\nend 0\nend 0\n",
};

static void
test_unreadable (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (junk); i++)
    {
      g_assert_true (g_file_set_contents (f->file, junk[i], -1, NULL));
      restart (f);
      expect_full_hour (f);
    }
}

/* Anything but a regular file is replaced. */
static void
test_not_a_file (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (g_mkdir (f->file, 0700), ==, 0);
  expect_full_hour (f);
  g_assert_cmpint (g_remove (f->file), ==, 0);
  g_assert_cmpint (mkfifo (f->file, 0600), ==, 0);
  restart (f);
  expect_full_hour (f);
  g_assert_cmpint (g_remove (f->file), ==, 0);
  g_assert_cmpint (symlink ("/dev/full", f->file), ==, 0);
  restart (f);
  expect_full_hour (f);
}

/* A file of which the first bytes are left. */
static void
test_cut (Fixture *f, gconstpointer data)
{
  g_autofree char *text = NULL;
  gsize size;

  press (f, SOLEUS_LEG_LEFT, 60);
  g_assert_true (g_file_get_contents (f->file, &text, &size, NULL));
  size = strstr (text, "end 1") + strlen ("end 1") - text;
  for (gsize cut = 0; cut < size; cut += 7)
    {
      g_assert_true (g_file_set_contents (f->file, text, cut, NULL));
      restart (f);
      g_assert_true (is_unknown (f));
    }
}

/* Deleted while the program runs, or beside a lock, it is lost; otherwise the person is new. */
static void
test_deleted (Fixture *f, gconstpointer data)
{
  g_autofree char *lock = g_build_filename (f->dir, "safety-lock", NULL);

  press (f, SOLEUS_LEG_LEFT, 60);
  g_assert_cmpint (g_remove (f->file), ==, 0);
  expect_full_hour (f);

  g_assert_cmpint (g_remove (f->file), ==, 0);
  g_assert_true (g_file_set_contents (lock, "", 0, NULL));
  restart (f);
  expect_full_hour (f);

  g_assert_cmpint (g_remove (f->file), ==, 0);
  g_assert_cmpint (g_remove (lock), ==, 0);
  restart (f);
  g_assert_false (is_unknown (f));
  expect_left (f, 180, 180);
}

/* Many short turns fit into the file, and none is forgotten. */
static void
test_many (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < 180; i++)
    press (f, i % 3 ? SOLEUS_LEG_LEFT : SOLEUS_LEG_RIGHT, 1);
  restart (f);
  expect_left (f, 60, 120);
  soleus_manual_clock_advance (f->clock, HOUR);
  expect_left (f, 180, 180);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/soleus/pressure-ledger/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("reserve", test_reserve);
  ADD ("told", test_told);
  ADD ("window", test_window);
  ADD ("killed", test_killed);
  ADD ("clock-set", test_clock_set);
  ADD ("reboot", test_reboot);
  ADD ("set-ahead-before-reboot", test_set_ahead_before_reboot);
  ADD ("two-copies", test_two_copies);
  ADD ("busy", test_busy);
  ADD ("unreadable", test_unreadable);
  ADD ("not-a-file", test_not_a_file);
  ADD ("cut", test_cut);
  ADD ("deleted", test_deleted);
  ADD ("many", test_many);
  return g_test_run ();
}
