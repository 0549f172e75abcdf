/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-day.h"
#include "soleus-local-minute.h"
#include "soleus-manual-clock.h"
#include "soleus-reminder.h"
#include "soleus-state-dir.h"

#include <glib/gstdio.h>

#define MINUTE G_GINT64_CONSTANT (60000000)
#define HOUR   (60 * MINUTE)
#define DAY    (24 * HOUR)
/* Monday to Friday. */
#define WORKING_DAYS 0x1f

typedef struct
{
  char *folder;
  char *path;
  SoleusManualClock *clock;
  SoleusReminder *reminder;
  SoleusReminderRules rules;
  guint told;
  guint withdrawn;
} Fixture;

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
move_zone (const char *zone)
{
  g_setenv ("TZ", zone, TRUE);
}

/* A reminder process that begins. */
static void
begin (Fixture *self)
{
  g_clear_object (&self->reminder);
  self->told = self->withdrawn = 0;
  self->reminder = soleus_reminder_new (self->path, SOLEUS_CLOCK (self->clock));
  g_signal_connect_swapped (self->reminder, "tell", G_CALLBACK (count_cb), &self->told);
  g_signal_connect_swapped (self->reminder, "withdraw", G_CALLBACK (count_cb), &self->withdrawn);
  soleus_reminder_set_rules (self->reminder, &self->rules);
}

static void
set_local (Fixture *self, int year, int month, int day, int hour, int minute)
{
  g_autoptr (GDateTime) date = g_date_time_new_local (year, month, day, hour, minute, 0);

  soleus_manual_clock_set_wall (self->clock, g_date_time_to_unix (date) * G_USEC_PER_SEC);
}

static char *
get_local (gint64 utc_us)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_local (utc_us / G_USEC_PER_SEC);

  return g_date_time_format (date, "%F %H:%M");
}

static void
assert_wake (Fixture *self, const char *expected)
{
  g_autofree char *wake = get_local (self->reminder->wake);

  g_assert_cmpstr (wake, ==, expected);
}

static void
assert_told (Fixture *self, guint count, SoleusReminderKind kind, const char *routine_id)
{
  g_assert_cmpuint (self->told, ==, count);
  g_assert_cmpint (self->reminder->state.kind, ==, kind);
  g_assert_cmpstr (self->reminder->state.routine_id, ==, routine_id);
}

static void
pass (Fixture *self, gint64 us)
{
  soleus_manual_clock_advance (self->clock, us);
  soleus_reminder_update (self->reminder);
}

static void
add (Fixture *self, guint weekdays, int hour, int minute, const char *id)
{
  if (!self->rules.appointments)
    self->rules.appointments =
        g_ptr_array_new_with_free_func ((GDestroyNotify) soleus_appointment_free);
  g_ptr_array_add (self->rules.appointments,
                   soleus_appointment_new (weekdays, hour * 60 + minute, 0, id));
}

/* Wednesday, 10:00 in Berlin; breaks from sitting are told of from 9:00 to 17:00 after an hour. */
static void
set_up (Fixture *self, gconstpointer data)
{
  move_zone ("Europe/Berlin");
  self->folder = soleus_state_dir_new ();
  self->path = g_build_filename (self->folder, "reminder", NULL);
  self->clock = soleus_manual_clock_new ();
  set_local (self, 2026, 6, 10, 10, 0);
  self->rules = (SoleusReminderRules){ .sitting_minutes = 60,
                                       .from = 9 * 60,
                                       .to = 17 * 60,
                                       .weekdays = WORKING_DAYS,
                                       .day_start = SOLEUS_DAY_START };
}

static void
set_up_sitting (Fixture *self, gconstpointer data)
{
  set_up (self, data);
  self->rules.sitting = TRUE;
  begin (self);
}

/* One session of a plan, each day at 18:00. */
static void
set_up_plan (Fixture *self, gconstpointer data)
{
  set_up (self, data);
  add (self, SOLEUS_WEEKDAYS_ALL, 18, 0, "wall-full");
  begin (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->reminder);
  g_clear_pointer (&self->rules.appointments, g_ptr_array_unref);
  g_object_unref (self->clock);
  soleus_state_dir_remove (self->folder);
  g_free (self->path);
}

/* ---- breaks from sitting */

static void
test_sitting (Fixture *self, gconstpointer data)
{
  assert_wake (self, "2026-06-10 11:00");
  pass (self, 59 * MINUTE);
  g_assert_cmpuint (self->told, ==, 0);
  pass (self, 1 * MINUTE);
  assert_told (self, 1, SOLEUS_REMINDER_SITTING, "pump");
  /* Who goes on sitting is told again after another hour, in the place of the first. */
  assert_wake (self, "2026-06-10 12:00");
  pass (self, HOUR);
  assert_told (self, 2, SOLEUS_REMINDER_SITTING, "pump");
}

/* No break is told of outside of the hours and days; the person who sits early gets one at once. */
static void
test_sitting_hours (Fixture *self, gconstpointer data)
{
  pass (self, 7 * HOUR);
  g_assert_cmpuint (self->told, ==, 0);
  assert_wake (self, "2026-06-11 09:00");
  set_local (self, 2026, 6, 12, 16, 30);
  soleus_reminder_set_away (self->reminder, TRUE);
  soleus_reminder_set_away (self->reminder, FALSE);
  /* Friday, 17:30 would be too late: Monday is next. */
  assert_wake (self, "2026-06-15 09:00");
  set_local (self, 2026, 6, 13, 12, 0);
  pass (self, 2 * HOUR);
  g_assert_cmpuint (self->told, ==, 0);
}

/* Hours over midnight belong to the weekday with which they begin. */
static void
test_sitting_at_night (Fixture *self, gconstpointer data)
{
  self->rules.from = 22 * 60;
  self->rules.to = 6 * 60;
  self->rules.day_start = 0;
  begin (self);
  assert_wake (self, "2026-06-10 22:00");
  set_local (self, 2026, 6, 13, 3, 0);
  pass (self, HOUR);
  assert_told (self, 1, SOLEUS_REMINDER_SITTING, "pump");
  set_local (self, 2026, 6, 14, 3, 0);
  pass (self, HOUR);
  g_assert_cmpuint (self->told, ==, 1);
}

/* Five minutes away are a break, and nothing wakes up while nobody is there. */
static void
test_away (Fixture *self, gconstpointer data)
{
  pass (self, 50 * MINUTE);
  soleus_reminder_set_away (self->reminder, TRUE);
  g_assert_cmpint (self->reminder->wake, ==, SOLEUS_REMINDER_NEVER);
  pass (self, 30 * MINUTE);
  soleus_reminder_set_away (self->reminder, FALSE);
  pass (self, 59 * MINUTE);
  g_assert_cmpuint (self->told, ==, 0);
  pass (self, MINUTE);
  g_assert_cmpuint (self->told, ==, 1);
  soleus_reminder_set_away (self->reminder, TRUE);
  g_assert_cmpuint (self->withdrawn, ==, 1);
  assert_told (self, 1, SOLEUS_REMINDER_NONE, NULL);
}

static void
test_session (Fixture *self, gconstpointer data)
{
  pass (self, HOUR);
  g_assert_cmpuint (self->told, ==, 1);
  soleus_reminder_set_hindrance (self->reminder, SOLEUS_HINDRANCE_SESSION, TRUE);
  g_assert_cmpuint (self->withdrawn, ==, 1);
  pass (self, 2 * HOUR);
  g_assert_cmpuint (self->told, ==, 1);
  soleus_reminder_set_hindrance (self->reminder, SOLEUS_HINDRANCE_SESSION, FALSE);
  assert_wake (self, "2026-06-10 14:00");
  pass (self, 59 * MINUTE);
  g_assert_cmpuint (self->told, ==, 1);
  pass (self, MINUTE);
  g_assert_cmpuint (self->told, ==, 2);
}

/* A screen that is locked for a moment takes nothing from the hour; for long, it was a break. */
static void
test_screen_lock (Fixture *self, gconstpointer data)
{
  pass (self, 58 * MINUTE);
  soleus_reminder_set_hindrance (self->reminder, SOLEUS_HINDRANCE_SCREEN_LOCK, TRUE);
  pass (self, 3 * MINUTE);
  g_assert_cmpuint (self->told, ==, 0);
  soleus_reminder_set_hindrance (self->reminder, SOLEUS_HINDRANCE_SCREEN_LOCK, FALSE);
  g_assert_cmpuint (self->told, ==, 1);
  soleus_reminder_set_hindrance (self->reminder, SOLEUS_HINDRANCE_SCREEN_LOCK, TRUE);
  pass (self, 2 * HOUR);
  soleus_reminder_set_hindrance (self->reminder, SOLEUS_HINDRANCE_SCREEN_LOCK, FALSE);
  assert_told (self, 1, SOLEUS_REMINDER_NONE, NULL);
  assert_wake (self, "2026-06-10 14:01");
}

static void
test_sitting_asleep (Fixture *self, gconstpointer data)
{
  pass (self, 55 * MINUTE);
  soleus_manual_clock_suspend (self->clock, 4 * MINUTE);
  pass (self, 4 * MINUTE);
  g_assert_cmpuint (self->told, ==, 0);
  soleus_manual_clock_suspend (self->clock, 20 * MINUTE);
  pass (self, 2 * MINUTE);
  g_assert_cmpuint (self->told, ==, 0);
  pass (self, 58 * MINUTE);
  g_assert_cmpuint (self->told, ==, 0);
  pass (self, 2 * MINUTE);
  g_assert_cmpuint (self->told, ==, 1);
}

/* The clock has no say in how long somebody sits. */
static void
test_sitting_clock_set (Fixture *self, gconstpointer data)
{
  soleus_manual_clock_advance_wall (self->clock, 2 * HOUR);
  soleus_reminder_update (self->reminder);
  g_assert_cmpuint (self->told, ==, 0);
  assert_wake (self, "2026-06-10 13:00");
  soleus_manual_clock_advance_wall (self->clock, -DAY);
  pass (self, HOUR);
  g_assert_cmpuint (self->told, ==, 1);
}

/* ---- sessions of a plan */

static void
test_appointment (Fixture *self, gconstpointer data)
{
  assert_wake (self, "2026-06-10 18:00");
  pass (self, 8 * HOUR - MINUTE);
  g_assert_cmpuint (self->told, ==, 0);
  pass (self, MINUTE);
  assert_told (self, 1, SOLEUS_REMINDER_APPOINTMENT, "wall-full");
  assert_wake (self, "2026-06-11 18:00");
  pass (self, HOUR);
  g_assert_cmpuint (self->told, ==, 1);
}

static void
test_weekdays (Fixture *self, gconstpointer data)
{
  g_ptr_array_set_size (self->rules.appointments, 0);
  add (self, 1 << 4, 18, 0, "wall-full");
  add (self, 1 << 6, 0, 30, "before-bed");
  begin (self);
  assert_wake (self, "2026-06-12 18:00");
  set_local (self, 2026, 6, 13, 1, 0);
  soleus_reminder_update (self->reminder);
  assert_told (self, 1, SOLEUS_REMINDER_APPOINTMENT, "wall-full");
  /* Half past midnight is a part of the evening before. */
  assert_wake (self, "2026-06-15 00:30");
}

/* Of several that were missed the last is told, and none of a day that has gone. */
static void
test_missed (Fixture *self, gconstpointer data)
{
  add (self, SOLEUS_WEEKDAYS_ALL, 12, 0, "desk");
  add (self, SOLEUS_WEEKDAYS_ALL, 15, 0, "pump");
  begin (self);
  soleus_manual_clock_suspend (self->clock, 6 * HOUR);
  soleus_reminder_update (self->reminder);
  assert_told (self, 1, SOLEUS_REMINDER_APPOINTMENT, "pump");
  pass (self, HOUR);
  g_assert_cmpuint (self->told, ==, 1);
  soleus_manual_clock_suspend (self->clock, 17 * HOUR);
  soleus_reminder_update (self->reminder);
  g_assert_cmpuint (self->told, ==, 1);
  /* What stood there belonged to the day before. */
  assert_told (self, 1, SOLEUS_REMINDER_NONE, NULL);
  assert_wake (self, "2026-06-11 12:00");
}

static void
test_suspended_over_it (Fixture *self, gconstpointer data)
{
  soleus_manual_clock_suspend (self->clock, 9 * HOUR);
  soleus_reminder_update (self->reminder);
  assert_told (self, 1, SOLEUS_REMINDER_APPOINTMENT, "wall-full");
}

/* What was due meanwhile is told once, afterwards. */
static void
test_hindered (Fixture *self, gconstpointer data)
{
  const SoleusHindrance each[] = { SOLEUS_HINDRANCE_SESSION, SOLEUS_HINDRANCE_SCREEN_LOCK,
                                   SOLEUS_HINDRANCE_SAFETY_LOCK, SOLEUS_HINDRANCE_NO_SERVER };

  for (guint i = 0; i < G_N_ELEMENTS (each); i++)
    {
      set_local (self, 2026, 6, 10 + (int) i, 17, 0);
      begin (self);
      soleus_reminder_set_hindrance (self->reminder, each[i], TRUE);
      g_assert_cmpint (self->reminder->wake, ==, SOLEUS_REMINDER_NEVER);
      pass (self, 2 * HOUR);
      g_assert_cmpuint (self->told, ==, 0);
      soleus_reminder_set_hindrance (self->reminder, each[i], FALSE);
      g_assert_cmpuint (self->told, ==, 1);
      pass (self, HOUR);
      g_assert_cmpuint (self->told, ==, 1);
    }
}

static void
test_both_at_once (Fixture *self, gconstpointer data)
{
  self->rules.sitting = TRUE;
  self->rules.to = 20 * 60;
  set_local (self, 2026, 6, 10, 17, 0);
  begin (self);
  pass (self, HOUR);
  assert_told (self, 1, SOLEUS_REMINDER_APPOINTMENT, "wall-full");
  assert_wake (self, "2026-06-10 19:00");
}

/* ---- answers */

static void
test_snooze (Fixture *self, gconstpointer data)
{
  pass (self, 8 * HOUR);
  soleus_reminder_snooze (self->reminder);
  g_assert_cmpuint (self->withdrawn, ==, 1);
  assert_wake (self, "2026-06-10 18:10");
  pass (self, 9 * MINUTE);
  g_assert_cmpuint (self->told, ==, 1);
  pass (self, MINUTE);
  assert_told (self, 2, SOLEUS_REMINDER_APPOINTMENT, "wall-full");
  assert_wake (self, "2026-06-11 18:00");
}

/* A break that is put off isn't told of in between. */
static void
test_snooze_sitting (Fixture *self, gconstpointer data)
{
  self->rules.sitting_minutes = SOLEUS_SITTING_MINUTES_MIN;
  begin (self);
  pass (self, 30 * MINUTE);
  soleus_reminder_snooze (self->reminder);
  assert_wake (self, "2026-06-10 10:40");
  soleus_manual_clock_suspend (self->clock, 2 * MINUTE);
  pass (self, 8 * MINUTE);
  assert_told (self, 2, SOLEUS_REMINDER_SITTING, "pump");
  assert_wake (self, "2026-06-10 11:10");
}

static void
test_snooze_clock_back (Fixture *self, gconstpointer data)
{
  pass (self, 8 * HOUR);
  soleus_reminder_snooze (self->reminder);
  soleus_manual_clock_advance_wall (self->clock, -2 * HOUR);
  soleus_reminder_update (self->reminder);
  assert_told (self, 2, SOLEUS_REMINDER_APPOINTMENT, "wall-full");
}

static void
test_not_today (Fixture *self, gconstpointer data)
{
  pass (self, HOUR);
  soleus_reminder_skip_today (self->reminder);
  g_assert_cmpuint (self->withdrawn, ==, 1);
  assert_wake (self, "2026-06-11 09:00");
  pass (self, 3 * HOUR);
  begin (self);
  pass (self, 2 * HOUR);
  g_assert_cmpuint (self->told, ==, 0);
  assert_wake (self, "2026-06-11 09:00");
}

static void
test_not_today_plan (Fixture *self, gconstpointer data)
{
  add (self, SOLEUS_WEEKDAYS_ALL, 20, 0, "desk");
  begin (self);
  pass (self, 8 * HOUR);
  soleus_reminder_skip_today (self->reminder);
  assert_wake (self, "2026-06-11 18:00");
  pass (self, 3 * HOUR);
  g_assert_cmpuint (self->told, ==, 1);
}

static void
test_settled (Fixture *self, gconstpointer data)
{
  pass (self, 8 * HOUR);
  soleus_reminder_settle (self->reminder);
  g_assert_cmpuint (self->withdrawn, ==, 1);
  assert_told (self, 1, SOLEUS_REMINDER_NONE, NULL);
  soleus_reminder_snooze (self->reminder);
  soleus_reminder_skip_today (self->reminder);
  assert_wake (self, "2026-06-11 18:00");
}

/* ---- clocks and zones */

static void
test_clock_back_a_day (Fixture *self, gconstpointer data)
{
  pass (self, 8 * HOUR);
  g_assert_cmpuint (self->told, ==, 1);
  soleus_manual_clock_advance_wall (self->clock, -DAY - HOUR);
  soleus_reminder_update (self->reminder);
  g_assert_cmpuint (self->told, ==, 1);
  assert_wake (self, "2026-06-09 18:00");
  pass (self, HOUR);
  g_assert_cmpuint (self->told, ==, 2);
}

/* A time server that puts the clock right by seconds has nothing told twice. */
static void
test_clock_back_a_little (Fixture *self, gconstpointer data)
{
  pass (self, 8 * HOUR);
  soleus_manual_clock_advance_wall (self->clock, -2 * MINUTE);
  soleus_reminder_update (self->reminder);
  pass (self, 5 * MINUTE);
  g_assert_cmpuint (self->told, ==, 1);
}

static void
test_clock_forward_a_year (Fixture *self, gconstpointer data)
{
  soleus_manual_clock_advance_wall (self->clock, 365 * DAY + 10 * HOUR);
  soleus_reminder_update (self->reminder);
  g_assert_cmpuint (self->told, ==, 1);
  assert_wake (self, "2027-06-11 18:00");
  /* Put right again, the reminder isn't silent for a year. */
  set_local (self, 2026, 6, 10, 17, 30);
  soleus_reminder_update (self->reminder);
  assert_wake (self, "2026-06-10 18:00");
  pass (self, 30 * MINUTE);
  g_assert_cmpuint (self->told, ==, 2);
}

/* The battery of the clock is empty, and a time server puts it right a minute after the start. */
static void
test_clock_of_1970 (Fixture *self, gconstpointer data)
{
  pass (self, 8 * HOUR);
  g_assert_cmpuint (self->told, ==, 1);
  soleus_manual_clock_reboot (self->clock);
  soleus_manual_clock_set_wall (self->clock, 5 * MINUTE);
  begin (self);
  assert_wake (self, "1970-01-01 18:00");
  pass (self, MINUTE);
  set_local (self, 2026, 6, 10, 18, 20);
  soleus_reminder_update (self->reminder);
  g_assert_cmpuint (self->told, ==, 0);
  assert_wake (self, "2026-06-11 18:00");
}

/* On 2026-03-29 the clock leaps from 2:00 to 3:00. */
static void
test_spring (Fixture *self, gconstpointer data)
{
  g_ptr_array_set_size (self->rules.appointments, 0);
  add (self, SOLEUS_WEEKDAYS_ALL, 2, 30, "before-bed");
  self->rules.day_start = 0;
  set_local (self, 2026, 3, 29, 0, 0);
  begin (self);
  assert_wake (self, "2026-03-29 03:00");
  pass (self, 2 * HOUR);
  assert_told (self, 1, SOLEUS_REMINDER_APPOINTMENT, "before-bed");
  assert_wake (self, "2026-03-30 02:30");
  pass (self, HOUR);
  g_assert_cmpuint (self->told, ==, 1);
}

/* On 2026-10-25 the clock goes from 3:00 back to 2:00. */
static void
test_autumn (Fixture *self, gconstpointer data)
{
  g_ptr_array_set_size (self->rules.appointments, 0);
  add (self, SOLEUS_WEEKDAYS_ALL, 2, 30, "before-bed");
  add (self, SOLEUS_WEEKDAYS_ALL, 9, 0, "desk");
  self->rules.day_start = 0;
  set_local (self, 2026, 10, 25, 0, 0);
  begin (self);
  pass (self, 2 * HOUR + 30 * MINUTE);
  g_assert_cmpuint (self->told, ==, 1);
  pass (self, HOUR);
  g_assert_cmpuint (self->told, ==, 1);
  assert_wake (self, "2026-10-25 09:00");
  /* Ten hours have gone since midnight. */
  pass (self, 6 * HOUR + 30 * MINUTE);
  assert_told (self, 2, SOLEUS_REMINDER_APPOINTMENT, "desk");
}

/* From Auckland to Honolulu the calendar shows the same evening twice, and it is told of once. The
 * other way it leaps over one, which then was missed. */
static void
test_date_line (Fixture *self, gconstpointer data)
{
  move_zone ("Pacific/Auckland");
  set_local (self, 2026, 6, 10, 17, 0);
  begin (self);
  pass (self, HOUR);
  g_assert_cmpuint (self->told, ==, 1);
  move_zone ("Pacific/Honolulu");
  pass (self, 9 * HOUR);
  g_assert_cmpuint (self->told, ==, 1);
  assert_wake (self, "2026-06-11 18:00");
  set_local (self, 2026, 6, 11, 17, 0);
  soleus_reminder_update (self->reminder);
  pass (self, HOUR);
  g_assert_cmpuint (self->told, ==, 2);
  move_zone ("Pacific/Auckland");
  pass (self, 9 * HOUR);
  assert_wake (self, "2026-06-13 18:00");
  g_assert_cmpuint (self->told, ==, 3);
}

static void
test_other_zone (Fixture *self, gconstpointer data)
{
  assert_wake (self, "2026-06-10 18:00");
  move_zone ("America/New_York");
  soleus_reminder_update (self->reminder);
  assert_wake (self, "2026-06-10 18:00");
  pass (self, 8 * HOUR);
  g_assert_cmpuint (self->told, ==, 0);
  pass (self, 6 * HOUR);
  g_assert_cmpuint (self->told, ==, 1);
}

/* Each minute of a year, in zones with every kind of change, has one first instant. */
static void
test_local_minutes (void)
{
  const char *const zones[] = {
    "UTC",          "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu", "America/St_Johns",
    "Pacific/Apia", "Africa/Cairo"
  };

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      gint64 before = 0;

      move_zone (zones[i]);
      /* The year in which Samoa leapt over the date line. */
      for (gint64 minute = G_GINT64_CONSTANT (21564000); minute < 22091040; minute += 15)
        {
          gint64 at = soleus_local_minute_to_time (minute);

          g_assert_cmpint (soleus_local_minute_from_time (at), >=, minute);
          g_assert_cmpint (soleus_local_minute_from_time (at - 1), <, minute);
          g_assert_cmpint (at, >=, before);
          before = at;
        }
    }
}

/* ---- the file */

static void
test_killed (Fixture *self, gconstpointer data)
{
  pass (self, 8 * HOUR);
  begin (self);
  g_assert_cmpuint (self->told, ==, 0);
  assert_wake (self, "2026-06-11 18:00");
  soleus_reminder_tell_again (self->reminder);
  assert_told (self, 1, SOLEUS_REMINDER_APPOINTMENT, "wall-full");
  soleus_reminder_snooze (self->reminder);
  begin (self);
  assert_wake (self, "2026-06-10 18:10");
  soleus_reminder_tell_again (self->reminder);
  g_assert_cmpuint (self->told, ==, 0);
  pass (self, 10 * MINUTE);
  assert_told (self, 1, SOLEUS_REMINDER_APPOINTMENT, "wall-full");
}

/* It was killed before the time came, and begins after it. */
static void
test_killed_over_it (Fixture *self, gconstpointer data)
{
  pass (self, HOUR);
  g_clear_object (&self->reminder);
  soleus_manual_clock_advance (self->clock, 8 * HOUR);
  begin (self);
  assert_told (self, 1, SOLEUS_REMINDER_APPOINTMENT, "wall-full");
}

/* What was due before reminders were switched on is nobody's business. */
static void
test_first_time (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (g_unlink (self->path), ==, 0);
  set_local (self, 2026, 6, 10, 20, 0);
  begin (self);
  g_assert_cmpuint (self->told, ==, 0);
  assert_wake (self, "2026-06-11 18:00");
}

static void
test_broken_file (Fixture *self, gconstpointer data)
{
  const char *const texts[] = { "", "x", "[Reminder]\nToldUntil=-5\nToldAt=-1\nDay=99999999999\n",
                                "[Reminder]\nToldUntil=9223372036854775807\nKind=sitting\n",
                                "[Reminder]\nKind=dance\nRoutine=wall-full\nSnoozedUntil=x\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_true (g_file_set_contents (self->path, texts[i], -1, NULL));
      begin (self);
      g_assert_cmpuint (self->told, ==, 0);
      g_assert_cmpint (self->reminder->state.kind, ==, SOLEUS_REMINDER_NONE);
      assert_wake (self, "2026-06-10 18:00");
    }
}

/* Where nothing can be kept, what was told is still told once. */
static void
test_read_only (Fixture *self, gconstpointer data)
{
  g_free (self->path);
  self->path = g_strdup ("/proc/soleus/reminder");
  begin (self);
  pass (self, 8 * HOUR);
  pass (self, HOUR);
  g_assert_cmpuint (self->told, ==, 1);
}

/* Two machines that share a home: one of them tells, and "Not today" holds for both. */
static void
test_two_machines (Fixture *self, gconstpointer data)
{
  g_autoptr (SoleusReminder) other = soleus_reminder_new (self->path, SOLEUS_CLOCK (self->clock));
  guint told = 0;

  add (self, SOLEUS_WEEKDAYS_ALL, 20, 0, "desk");
  soleus_reminder_set_rules (self->reminder, &self->rules);
  soleus_reminder_set_rules (other, &self->rules);
  g_signal_connect_swapped (other, "tell", G_CALLBACK (count_cb), &told);
  pass (self, 8 * HOUR);
  soleus_reminder_update (other);
  g_assert_cmpuint (self->told, ==, 1);
  g_assert_cmpuint (told, ==, 0);
  soleus_reminder_skip_today (self->reminder);
  soleus_manual_clock_advance (self->clock, 2 * HOUR);
  soleus_reminder_update (other);
  g_assert_cmpuint (told, ==, 0);
}

/* Done for today: the next one is tomorrow's. One that is far ahead was written by a wrong clock.
 */
static void
test_first_day (Fixture *self, gconstpointer data)
{
  SoleusAppointment *appointment = self->rules.appointments->pdata[0];
  int today = soleus_day_from_time (soleus_clock_get_wall (SOLEUS_CLOCK (self->clock)), 7200,
                                    SOLEUS_DAY_START);

  appointment->first_day = today + 1;
  soleus_reminder_set_rules (self->reminder, &self->rules);
  assert_wake (self, "2026-06-11 18:00");
  pass (self, 9 * HOUR);
  g_assert_cmpuint (self->told, ==, 0);
  pass (self, DAY);
  assert_told (self, 1, SOLEUS_REMINDER_APPOINTMENT, "wall-full");
  appointment->first_day = today + 100;
  soleus_reminder_set_rules (self->reminder, &self->rules);
  assert_wake (self, "2026-06-12 18:00");
}

/* What is shown goes once the session was done, or the plan was paused. */
static void
test_done_elsewhere (Fixture *self, gconstpointer data)
{
  SoleusAppointment *appointment = self->rules.appointments->pdata[0];

  pass (self, 8 * HOUR);
  g_assert_cmpuint (self->told, ==, 1);
  soleus_reminder_set_rules (self->reminder, &self->rules);
  g_assert_cmpuint (self->withdrawn, ==, 0);
  appointment->first_day = self->reminder->state.day + 1;
  soleus_reminder_set_rules (self->reminder, &self->rules);
  g_assert_cmpuint (self->withdrawn, ==, 1);
  pass (self, DAY);
  g_assert_cmpuint (self->told, ==, 2);
  g_ptr_array_set_size (self->rules.appointments, 0);
  soleus_reminder_set_rules (self->reminder, &self->rules);
  g_assert_cmpuint (self->withdrawn, ==, 2);
  g_assert_false (soleus_reminder_has_any (self->reminder));
}

/* After midnight and before the day starts, whoever was killed begins with what hinders it. */
static void
test_killed_after_midnight (Fixture *self, gconstpointer data)
{
  g_ptr_array_set_size (self->rules.appointments, 0);
  add (self, SOLEUS_WEEKDAYS_ALL, 1, 0, "desk");
  set_local (self, 2026, 6, 11, 0, 30);
  begin (self);
  pass (self, HOUR);
  assert_told (self, 1, SOLEUS_REMINDER_APPOINTMENT, "desk");
  g_clear_object (&self->reminder);
  self->reminder = soleus_reminder_new (self->path, SOLEUS_CLOCK (self->clock));
  soleus_reminder_set_hindrance (self->reminder, SOLEUS_HINDRANCE_NO_SERVER, TRUE);
  soleus_reminder_set_rules (self->reminder, &self->rules);
  g_assert_cmpint (self->reminder->state.kind, ==, SOLEUS_REMINDER_APPOINTMENT);
}

static void
test_appointments_file (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "appointments", NULL);
  g_autoptr (GPtrArray) none = soleus_appointments_load (path);
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GPtrArray) some = NULL;
  const SoleusAppointment *first;

  g_assert_cmpuint (none->len, ==, 0);
  add (self, 5, 7, 45, "own-ä");
  ((SoleusAppointment *) self->rules.appointments->pdata[1])->first_day = 20614;
  g_assert_true (soleus_appointments_save (self->rules.appointments, path, NULL));
  read = soleus_appointments_load (path);
  g_assert_cmpuint (read->len, ==, 2);
  first = read->pdata[1];
  g_assert_cmpint (first->first_day, ==, 20614);
  g_assert_cmpuint (first->weekdays, ==, 5);
  g_assert_cmpint (first->minute, ==, 465);
  g_assert_cmpstr (first->routine_id, ==, "own-ä");
  g_assert_true (g_file_set_contents (path,
                                      "[Appointment 1]\nWeekdays=128\nMinute=5\nRoutine=a\n"
                                      "[Appointment 2]\nWeekdays=1\nMinute=1440\nRoutine=a\n"
                                      "[Other]\nWeekdays=1\nMinute=5\nRoutine=a\n"
                                      "[Appointment 3]\nWeekdays=1\nMinute=5\nRoutine=b\n",
                                      -1, NULL));
  some = soleus_appointments_load (path);
  g_assert_cmpuint (some->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func, begin)                                                                     \
  g_test_add ("/soleus/remind/" name, Fixture, NULL, begin, func, tear_down)
  ADD ("sitting", test_sitting, set_up_sitting);
  ADD ("sitting/hours", test_sitting_hours, set_up_sitting);
  ADD ("sitting/at-night", test_sitting_at_night, set_up_sitting);
  ADD ("sitting/away", test_away, set_up_sitting);
  ADD ("sitting/session", test_session, set_up_sitting);
  ADD ("sitting/screen-lock", test_screen_lock, set_up_sitting);
  ADD ("sitting/asleep", test_sitting_asleep, set_up_sitting);
  ADD ("sitting/clock-set", test_sitting_clock_set, set_up_sitting);
  ADD ("sitting/snooze", test_snooze_sitting, set_up_sitting);
  ADD ("sitting/not-today", test_not_today, set_up_sitting);
  ADD ("plan", test_appointment, set_up_plan);
  ADD ("plan/weekdays", test_weekdays, set_up_plan);
  ADD ("plan/missed", test_missed, set_up_plan);
  ADD ("plan/suspended-over-it", test_suspended_over_it, set_up_plan);
  ADD ("plan/hindered", test_hindered, set_up_plan);
  ADD ("plan/snooze", test_snooze, set_up_plan);
  ADD ("plan/snooze-clock-back", test_snooze_clock_back, set_up_plan);
  ADD ("plan/not-today", test_not_today_plan, set_up_plan);
  ADD ("plan/first-day", test_first_day, set_up_plan);
  ADD ("plan/done-elsewhere", test_done_elsewhere, set_up_plan);
  ADD ("plan/settled", test_settled, set_up_plan);
  ADD ("both-at-once", test_both_at_once, set_up_plan);
  ADD ("clock/back-a-day", test_clock_back_a_day, set_up_plan);
  ADD ("clock/back-a-little", test_clock_back_a_little, set_up_plan);
  ADD ("clock/forward-a-year", test_clock_forward_a_year, set_up_plan);
  ADD ("clock/1970", test_clock_of_1970, set_up_plan);
  ADD ("clock/spring", test_spring, set_up_plan);
  ADD ("clock/autumn", test_autumn, set_up_plan);
  ADD ("clock/date-line", test_date_line, set_up_plan);
  ADD ("clock/other-zone", test_other_zone, set_up_plan);
  g_test_add_func ("/soleus/remind/clock/local-minutes", test_local_minutes);
  ADD ("file/killed", test_killed, set_up_plan);
  ADD ("file/killed-after-midnight", test_killed_after_midnight, set_up_plan);
  ADD ("file/killed-over-it", test_killed_over_it, set_up_plan);
  ADD ("file/first-time", test_first_time, set_up_plan);
  ADD ("file/broken", test_broken_file, set_up_plan);
  ADD ("file/read-only", test_read_only, set_up_plan);
  ADD ("file/two-machines", test_two_machines, set_up_plan);
  ADD ("file/appointments", test_appointments_file, set_up_plan);
  return g_test_run ();
}
