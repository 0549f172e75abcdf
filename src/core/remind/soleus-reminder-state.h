/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SOLEUS_REMINDER_NONE,
  SOLEUS_REMINDER_SITTING,
  SOLEUS_REMINDER_APPOINTMENT,
  SOLEUS_N_REMINDERS,
} SoleusReminderKind;

/* No minute and no day of the calendar. */
#define SOLEUS_REMINDER_UNKNOWN (-1)

/**
 * SoleusReminderState:
 * @told_until: the minute of the calendar up to which appointments are told, counted from
 *   1970-01-01 by the clock on the wall, or %SOLEUS_REMINDER_UNKNOWN
 * @told_at: when that was, in microseconds since 1970-01-01 UTC
 * @quiet_days: for each kind the day for which the person wants none, or %SOLEUS_REMINDER_UNKNOWN
 * @kind: what was told last and isn't answered
 * @routine_id: (nullable): what to do then
 * @day: the day on which it was told
 * @snoozed_until: when to tell it again, in microseconds since 1970-01-01 UTC; 0 if it stands there
 *
 * What a reminder remembers even if it is killed.
 */
typedef struct
{
  gint64 told_until;
  gint64 told_at;
  int quiet_days[SOLEUS_N_REMINDERS];
  SoleusReminderKind kind;
  char *routine_id;
  int day;
  gint64 snoozed_until;
} SoleusReminderState;

char *soleus_reminder_state_get_path (void);
void soleus_reminder_state_load (SoleusReminderState *self, const char *path);
gboolean
soleus_reminder_state_save (const SoleusReminderState *self, const char *path, GError **error);
void soleus_reminder_state_clear (SoleusReminderState *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SoleusReminderState, soleus_reminder_state_clear)

G_END_DECLS
