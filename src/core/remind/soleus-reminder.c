/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-reminder.h"

#include "soleus-day.h"
#include "soleus-local-minute.h"
#include "soleus-plan.h"

#define MINUTE_US (G_GINT64_CONSTANT (60) * G_USEC_PER_SEC)
/* A clock that is put right by less than this isn't set back. */
#define SET_BACK_US (60 * MINUTE_US)
/* The calendar shows another day on the other side of the date line. */
#define AHEAD_DAYS 2

/**
 * SoleusReminder:
 *
 * Decides when the person is reminded, and of what. It has no source and no thread: whoever has it
 * calls soleus_reminder_update() at the time that it asks for, and tells it what happens. Deadlines
 * are what the clock on the wall shows, so that a machine that slept or whose clock was set finds
 * them as they are. Of several that were missed only the last is told, and none of another day.
 *
 * Only time at the machine counts as sitting. It is counted anew when the person was away for five
 * minutes, when the machine slept for as long, after any session, and after each reminder.
 */

enum
{
  TELL,
  WITHDRAW,
  UPDATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusReminder, soleus_reminder, G_TYPE_OBJECT)

/* ---- the calendar */

static int
get_day (SoleusReminder *self, gint64 utc_us)
{
  return soleus_day_from_time (utc_us, soleus_day_get_offset (utc_us, NULL), self->rules.day_start);
}

static gboolean
is_weekday (guint weekdays, gint64 day)
{
  return (weekdays & soleus_weekdays_get_bit ((int) day)) != 0;
}

/* When an appointment is on that day, in minutes of the calendar. */
static gint64
get_minute_on (SoleusReminder *self, const SoleusAppointment *appointment, int day)
{
  gboolean is_after_midnight = appointment->minute < self->rules.day_start * 60;

  return ((gint64) day + (is_after_midnight ? 1 : 0)) * SOLEUS_MINUTES_A_DAY + appointment->minute;
}

/* A first day that lies far ahead was written by a clock that was wrong. */
static gboolean
is_on (SoleusReminder *self, const SoleusAppointment *appointment, int day, int today)
{
  return is_weekday (appointment->weekdays, day) &&
         (appointment->first_day <= day || appointment->first_day > today + AHEAD_DAYS) &&
         self->state.quiet_days[SOLEUS_REMINDER_APPOINTMENT] != day;
}

/* Whether a break from sitting may be told of at that instant. */
static gboolean
is_open (SoleusReminder *self, gint64 utc_us)
{
  const SoleusReminderRules *rules = &self->rules;
  gint64 minute = soleus_local_minute_from_time (utc_us);
  gint64 day = minute / SOLEUS_MINUTES_A_DAY;
  int of_day = (int) (minute % SOLEUS_MINUTES_A_DAY);
  gboolean today = of_day >= rules->from && is_weekday (rules->weekdays, day);
  gboolean since_yesterday = of_day < rules->to && is_weekday (rules->weekdays, day - 1);

  if (self->state.quiet_days[SOLEUS_REMINDER_SITTING] == get_day (self, utc_us))
    return FALSE;
  return rules->from < rules->to ? today && of_day < rules->to : today || since_yesterday;
}

/* The next instant after @utc_us with which breaks from sitting begin. */
static gint64
find_opening (SoleusReminder *self, gint64 utc_us)
{
  gint64 day = soleus_local_minute_from_time (utc_us) / SOLEUS_MINUTES_A_DAY;

  for (gint64 i = 0; i <= SOLEUS_N_WEEKDAYS + 1; i++)
    {
      gint64 opening =
          soleus_local_minute_to_time ((day + i) * SOLEUS_MINUTES_A_DAY + self->rules.from);

      if (opening > utc_us && is_open (self, opening))
        return opening;
    }
  return SOLEUS_REMINDER_NEVER;
}

/* ---- the state */

static void
save (SoleusReminder *self)
{
  g_autoptr (GError) error = NULL;

  if (!soleus_reminder_state_save (&self->state, self->path, &error))
    g_debug ("What was reminded of isn't kept: %s", error->message);
}

/* What another machine with the same home has told and been answered since. */
static void
read_others (SoleusReminder *self)
{
  g_auto (SoleusReminderState) others = { 0 };

  soleus_reminder_state_load (&others, self->path);
  if (others.told_at > self->state.told_at)
    {
      self->state.told_at = others.told_at;
      self->state.told_until = others.told_until;
    }
  for (guint i = 0; i < SOLEUS_N_REMINDERS; i++)
    self->state.quiet_days[i] = MAX (self->state.quiet_days[i], others.quiet_days[i]);
}

static void
forget_notice (SoleusReminder *self)
{
  soleus_reminder_state_clear (&self->state);
  self->state.snoozed_until = 0;
}

static void
withdraw (SoleusReminder *self)
{
  if (self->state.kind == SOLEUS_REMINDER_NONE)
    return;
  forget_notice (self);
  save (self);
  g_signal_emit (self, signals[WITHDRAW], 0);
}

static void
sit_anew (SoleusReminder *self)
{
  self->sits_since = soleus_clock_get_monotonic (self->clock);
  if (self->state.kind == SOLEUS_REMINDER_SITTING)
    withdraw (self);
}

static gboolean
is_snoozed (SoleusReminder *self)
{
  return self->state.kind != SOLEUS_REMINDER_NONE && self->state.snoozed_until != 0;
}

/* The minute up to which appointments are told. A clock that was set back goes through the same
 * minutes once more, and tells of what it finds there. It may be wrong only until it is put right,
 * so that nothing is forgotten for it. */
static gint64
get_told (SoleusReminder *self, gint64 now, gint64 minute)
{
  if (self->state.told_at <= now + SET_BACK_US &&
      self->state.told_until <= minute + AHEAD_DAYS * SOLEUS_MINUTES_A_DAY)
    {
      self->set_back_to = SOLEUS_REMINDER_UNKNOWN;
      return self->state.told_until;
    }
  if (self->set_back_to == SOLEUS_REMINDER_UNKNOWN || self->set_back_to > minute)
    self->set_back_to = minute;
  return self->set_back_to;
}

/* ---- what is due */

/* Whether what was told of a plan is still to be done that day. */
static gboolean
is_still_on (SoleusReminder *self)
{
  GPtrArray *appointments = self->rules.appointments;
  int day = self->state.day;

  for (guint i = 0; appointments && i < appointments->len; i++)
    {
      const SoleusAppointment *each = appointments->pdata[i];

      if (g_strcmp0 (each->routine_id, self->state.routine_id) == 0 && is_on (self, each, day, day))
        return TRUE;
    }
  return FALSE;
}

/* The last appointment of today that has come and isn't told, or NULL. */
static const SoleusAppointment *
find_missed (SoleusReminder *self, gint64 now)
{
  GPtrArray *appointments = self->rules.appointments;
  gint64 minute = soleus_local_minute_from_time (now);
  gint64 last = get_told (self, now, minute);
  int day = get_day (self, now);
  const SoleusAppointment *found = NULL;

  for (guint i = 0; appointments && i < appointments->len; i++)
    {
      const SoleusAppointment *each = appointments->pdata[i];
      gint64 at = get_minute_on (self, each, day);

      if (is_on (self, each, day, day) && at > last && at <= minute)
        {
          found = each;
          last = at;
        }
    }
  return found;
}

static gboolean
is_sitting (SoleusReminder *self)
{
  return self->rules.sitting && !self->away && !is_snoozed (self);
}

/* How long the person may still sit, in microseconds. */
static gint64
get_sitting_left (SoleusReminder *self)
{
  gint64 sat = soleus_clock_get_monotonic (self->clock) - self->sits_since;

  return MAX (0, self->rules.sitting_minutes * MINUTE_US - sat);
}

static gboolean
is_break_due (SoleusReminder *self, gint64 now)
{
  return is_sitting (self) && get_sitting_left (self) == 0 && is_open (self, now);
}

/* A snooze that seems longer than any can be is over: the clock was set back. */
static gboolean
is_snooze_over (SoleusReminder *self, gint64 now)
{
  gint64 left = self->state.snoozed_until - now;

  return is_snoozed (self) && (left <= 0 || left > SOLEUS_SNOOZE_US);
}

static gboolean
is_anything_due (SoleusReminder *self, gint64 now)
{
  return find_missed (self, now) || is_snooze_over (self, now) || is_break_due (self, now);
}

static void
tell (SoleusReminder *self, gint64 now, SoleusReminderKind kind, const char *routine_id)
{
  g_autofree char *id = g_strdup (routine_id);

  g_free (self->state.routine_id);
  self->state.routine_id = g_steal_pointer (&id);
  self->state.kind = kind;
  self->state.day = get_day (self, now);
  self->state.snoozed_until = 0;
  self->state.told_at = now;
  self->state.told_until = soleus_local_minute_from_time (now);
  self->sits_since = soleus_clock_get_monotonic (self->clock);
  save (self);
  g_signal_emit (self, signals[TELL], 0);
}

static void
tell_due (SoleusReminder *self, gint64 now)
{
  const SoleusAppointment *appointment;

  if (!is_anything_due (self, now))
    return;
  read_others (self);
  appointment = find_missed (self, now);
  if (appointment)
    tell (self, now, SOLEUS_REMINDER_APPOINTMENT, appointment->routine_id);
  else if (is_snooze_over (self, now))
    tell (self, now, self->state.kind, self->state.routine_id);
  else if (is_break_due (self, now))
    tell (self, now, SOLEUS_REMINDER_SITTING, SOLEUS_SITTING_ROUTINE);
}

/* ---- when to look again */

static gint64
find_next_appointment (SoleusReminder *self, gint64 now)
{
  GPtrArray *appointments = self->rules.appointments;
  gint64 told = get_told (self, now, soleus_local_minute_from_time (now));
  gint64 next = SOLEUS_REMINDER_NEVER;
  int today = get_day (self, now);

  for (guint i = 0; appointments && i < appointments->len; i++)
    for (int day = today; day <= today + SOLEUS_N_WEEKDAYS; day++)
      {
        const SoleusAppointment *each = appointments->pdata[i];
        gint64 minute = get_minute_on (self, each, day);
        gint64 at = soleus_local_minute_to_time (minute);

        if (is_on (self, each, day, today) && minute > told && at > now)
          {
            next = MIN (next, at);
            break;
          }
      }
  return next;
}

static gint64
find_next_break (SoleusReminder *self, gint64 now)
{
  gint64 due = now + get_sitting_left (self);

  if (!is_sitting (self))
    return SOLEUS_REMINDER_NEVER;
  return is_open (self, due) ? due : find_opening (self, due);
}

static gint64
find_wake (SoleusReminder *self, gint64 now)
{
  gint64 wake = MIN (find_next_appointment (self, now), find_next_break (self, now));

  return is_snoozed (self) ? MIN (wake, self->state.snoozed_until) : wake;
}

/* ---- the class */

static void
soleus_reminder_finalize (GObject *object)
{
  SoleusReminder *self = SOLEUS_REMINDER (object);

  soleus_reminder_state_clear (&self->state);
  g_clear_pointer (&self->rules.appointments, g_ptr_array_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (soleus_reminder_parent_class)->finalize (object);
}

static void
soleus_reminder_class_init (SoleusReminderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = soleus_reminder_finalize;

  /**
   * SoleusReminder::tell:
   *
   * What the state has as kind and routine is to be shown, in the place of what is shown already.
   */
  signals[TELL] = g_signal_new ("tell", SOLEUS_TYPE_REMINDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  /**
   * SoleusReminder::withdraw:
   *
   * What is shown counts no more.
   */
  signals[WITHDRAW] = g_signal_new ("withdraw", SOLEUS_TYPE_REMINDER, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  /**
   * SoleusReminder::updated:
   *
   * The time to look again may be another one.
   */
  signals[UPDATED] = g_signal_new ("updated", SOLEUS_TYPE_REMINDER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
soleus_reminder_init (SoleusReminder *self)
{
  self->wake = SOLEUS_REMINDER_NEVER;
  self->set_back_to = SOLEUS_REMINDER_UNKNOWN;
}

static gint64
get_slept (SoleusReminder *self)
{
  return soleus_clock_get_boottime (self->clock) - soleus_clock_get_monotonic (self->clock);
}

/* @path: the file of the state; whatever was due before there was one isn't told */
SoleusReminder *
soleus_reminder_new (const char *path, SoleusClock *clock)
{
  SoleusReminder *self = g_object_new (SOLEUS_TYPE_REMINDER, NULL);
  gint64 now = soleus_clock_get_wall (clock);

  self->path = g_strdup (path);
  self->clock = g_object_ref (clock);
  self->sits_since = soleus_clock_get_monotonic (clock);
  self->slept = get_slept (self);
  soleus_reminder_state_load (&self->state, path);
  if (self->state.told_until == SOLEUS_REMINDER_UNKNOWN)
    {
      self->state.told_until = soleus_local_minute_from_time (now);
      self->state.told_at = now;
      save (self);
    }
  return self;
}

void
soleus_reminder_set_rules (SoleusReminder *self, const SoleusReminderRules *rules)
{
  GPtrArray *appointments = rules->appointments ? g_ptr_array_ref (rules->appointments) : NULL;

  g_clear_pointer (&self->rules.appointments, g_ptr_array_unref);
  self->rules = *rules;
  self->has_rules = TRUE;
  self->rules.appointments = appointments;
  if (!rules->sitting && self->state.kind == SOLEUS_REMINDER_SITTING)
    withdraw (self);
  if (self->state.kind == SOLEUS_REMINDER_APPOINTMENT && !is_still_on (self))
    withdraw (self);
  soleus_reminder_update (self);
}

void
soleus_reminder_set_hindrance (SoleusReminder *self, SoleusHindrance which, gboolean there)
{
  gint64 boottime = soleus_clock_get_boottime (self->clock);

  if (((self->hindrances & which) != 0) == there)
    return;
  self->hindrances ^= which;
  if (which == SOLEUS_HINDRANCE_SESSION && there)
    withdraw (self);
  if (which == SOLEUS_HINDRANCE_SESSION && !there)
    sit_anew (self);
  if (which == SOLEUS_HINDRANCE_SCREEN_LOCK && there)
    self->locked_since = boottime;
  if (which == SOLEUS_HINDRANCE_SCREEN_LOCK && !there &&
      boottime - self->locked_since >= SOLEUS_AWAY_US)
    sit_anew (self);
  if (which == SOLEUS_HINDRANCE_SAFETY_LOCK && there)
    withdraw (self);
  soleus_reminder_update (self);
}

/* @away: whether the person has left the machine alone for five minutes */
void
soleus_reminder_set_away (SoleusReminder *self, gboolean away)
{
  if (self->away == away)
    return;
  self->away = away;
  sit_anew (self);
  soleus_reminder_update (self);
}

/* When somebody who is away is worth looking for: from now on, or from when breaks from sitting
 * begin again, or never. */
gint64
soleus_reminder_get_opening (SoleusReminder *self)
{
  gint64 now = soleus_clock_get_wall (self->clock);

  if (!self->rules.sitting || self->hindrances != 0)
    return SOLEUS_REMINDER_NEVER;
  return is_open (self, now) ? now : find_opening (self, now);
}

gboolean
soleus_reminder_has_any (SoleusReminder *self)
{
  return self->rules.sitting || (self->rules.appointments && self->rules.appointments->len > 0);
}

/* Tells what is due, and sets when to look again. */
void
soleus_reminder_update (SoleusReminder *self)
{
  gint64 now = soleus_clock_get_wall (self->clock);
  gint64 slept = get_slept (self);

  /* They say when a day starts. */
  if (!self->has_rules)
    return;
  if (slept - self->slept >= SOLEUS_AWAY_US)
    sit_anew (self);
  self->slept = slept;
  if (self->state.kind != SOLEUS_REMINDER_NONE && self->state.day != get_day (self, now))
    withdraw (self);
  for (guint i = 0; i < SOLEUS_N_REMINDERS; i++)
    if (self->state.quiet_days[i] > get_day (self, now) + AHEAD_DAYS)
      self->state.quiet_days[i] = SOLEUS_REMINDER_UNKNOWN;
  if (self->hindrances == 0)
    tell_due (self, now);
  self->wake = self->hindrances == 0 ? find_wake (self, now) : SOLEUS_REMINDER_NEVER;
  g_signal_emit (self, signals[UPDATED], 0);
}

/* What was told and not answered is told once more: who told it was killed, and its buttons are
 * dead. */
void
soleus_reminder_tell_again (SoleusReminder *self)
{
  soleus_reminder_update (self);
  if (self->hindrances == 0 && self->state.kind != SOLEUS_REMINDER_NONE && !is_snoozed (self))
    g_signal_emit (self, signals[TELL], 0);
}

/* "In 10 minutes". */
void
soleus_reminder_snooze (SoleusReminder *self)
{
  if (self->state.kind == SOLEUS_REMINDER_NONE)
    return;
  self->state.snoozed_until = soleus_clock_get_wall (self->clock) + SOLEUS_SNOOZE_US;
  save (self);
  g_signal_emit (self, signals[WITHDRAW], 0);
  soleus_reminder_update (self);
}

/* "Not today": nothing more of this kind before the next day starts. */
void
soleus_reminder_skip_today (SoleusReminder *self)
{
  if (self->state.kind == SOLEUS_REMINDER_NONE)
    return;
  self->state.quiet_days[self->state.kind] = get_day (self, soleus_clock_get_wall (self->clock));
  withdraw (self);
  soleus_reminder_update (self);
}

/* The person does what it says. */
void
soleus_reminder_settle (SoleusReminder *self)
{
  withdraw (self);
  soleus_reminder_update (self);
}
