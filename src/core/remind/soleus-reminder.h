/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "soleus-appointment.h"
#include "soleus-clock.h"
#include "soleus-reminder-state.h"

G_BEGIN_DECLS

/* Minutes at the machine before a break. */
#define SOLEUS_SITTING_MINUTES     60
#define SOLEUS_SITTING_MINUTES_MIN 30
#define SOLEUS_SITTING_MINUTES_MAX 120

/* Whoever is away for so long has had a break. */
#define SOLEUS_AWAY_US (G_GINT64_CONSTANT (300) * G_USEC_PER_SEC)

/* "In 10 minutes". */
#define SOLEUS_SNOOZE_US (G_GINT64_CONSTANT (600) * G_USEC_PER_SEC)

/* The wake-up time when there is nothing to wait for. */
#define SOLEUS_REMINDER_NEVER G_MAXINT64

/* What to do in a break from sitting. */
#define SOLEUS_SITTING_ROUTINE "pump"

/* Why nothing can be told for now. What becomes due meanwhile is told afterwards. */
typedef enum
{
  SOLEUS_HINDRANCE_SESSION = 1 << 0,
  SOLEUS_HINDRANCE_SCREEN_LOCK = 1 << 1,
  SOLEUS_HINDRANCE_SAFETY_LOCK = 1 << 2,
  SOLEUS_HINDRANCE_NO_SERVER = 1 << 3,
} SoleusHindrance;

/**
 * SoleusReminderRules:
 * @sitting: whether to remind of a break from sitting
 * @sitting_minutes: after how many minutes at the machine
 * @from: the minute of the day with which breaks begin
 * @to: the minute of the day with which they end; before @from where that is after midnight, and
 *   the same as @from for the whole day
 * @weekdays: the days on which they begin
 * @day_start: the hour at which a day starts
 * @appointments: (element-type SoleusAppointment) (nullable): the sessions of a plan
 */
typedef struct
{
  gboolean sitting;
  int sitting_minutes;
  int from;
  int to;
  guint weekdays;
  int day_start;
  GPtrArray *appointments;
} SoleusReminderRules;

#define SOLEUS_TYPE_REMINDER (soleus_reminder_get_type ())
G_DECLARE_FINAL_TYPE (SoleusReminder, soleus_reminder, SOLEUS, REMINDER, GObject)

/**
 * SoleusReminder:
 * @state: what was told and answered; others only read it
 * @wake: when to call soleus_reminder_update() again, in microseconds since 1970-01-01 UTC, or
 *   %SOLEUS_REMINDER_NEVER. The wall clock may be set until then, or its zone change: call it then
 *   too.
 */
struct _SoleusReminder
{
  GObject parent_instance;

  SoleusReminderState state;
  gint64 wake;
  /*< private >*/
  char *path;
  SoleusReminderRules rules;
  gboolean has_rules;
  SoleusClock *clock;
  guint hindrances;
  gboolean away;
  /* By the monotonic clock. */
  gint64 sits_since;
  /* By boottime. */
  gint64 locked_since;
  /* What boottime was ahead of the monotonic clock. */
  gint64 slept;
  /* The minute of the calendar to which the clock was set back. */
  gint64 set_back_to;
};

SoleusReminder *soleus_reminder_new (const char *path, SoleusClock *clock);
void soleus_reminder_set_rules (SoleusReminder *self, const SoleusReminderRules *rules);
void soleus_reminder_set_hindrance (SoleusReminder *self, SoleusHindrance which, gboolean there);
void soleus_reminder_set_away (SoleusReminder *self, gboolean away);
gint64 soleus_reminder_get_opening (SoleusReminder *self);
gboolean soleus_reminder_has_any (SoleusReminder *self);
void soleus_reminder_update (SoleusReminder *self);
void soleus_reminder_tell_again (SoleusReminder *self);
void soleus_reminder_snooze (SoleusReminder *self);
void soleus_reminder_skip_today (SoleusReminder *self);
void soleus_reminder_settle (SoleusReminder *self);

G_END_DECLS
