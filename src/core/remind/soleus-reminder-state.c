/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-reminder-state.h"

#include "soleus-reminder-file.h"

#define GROUP "Reminder"
/* Beyond the year 30000. A larger time would overflow. */
#define TIME_MAX_US (G_GINT64_CONSTANT (1) << 60)
#define MINUTE_MAX  (TIME_MAX_US / (60 * G_USEC_PER_SEC))

static const char *const kind_words[SOLEUS_N_REMINDERS] = { "none", "sitting", "appointment" };
static const char *const quiet_keys[SOLEUS_N_REMINDERS] = { NULL, "QuietSitting",
                                                            "QuietAppointments" };

char *
soleus_reminder_state_get_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "soleus", "reminder", NULL);
}

/* The number that stands there, or SOLEUS_REMINDER_UNKNOWN. */
static gint64
read_number (GKeyFile *file, const char *key, gint64 max)
{
  g_autoptr (GError) error = NULL;
  gint64 number = g_key_file_get_int64 (file, GROUP, key, &error);

  return error || number < 0 || number > max ? SOLEUS_REMINDER_UNKNOWN : number;
}

static SoleusReminderKind
read_kind (GKeyFile *file)
{
  g_autofree char *word = g_key_file_get_string (file, GROUP, "Kind", NULL);

  for (guint i = 0; i < SOLEUS_N_REMINDERS; i++)
    if (g_strcmp0 (kind_words[i], word) == 0)
      return i;
  return SOLEUS_REMINDER_NONE;
}

/* Without a file that can be understood nothing was told or answered. */
void
soleus_reminder_state_load (SoleusReminderState *self, const char *path)
{
  g_autoptr (GKeyFile) file = soleus_reminder_file_load (path);

  *self = (SoleusReminderState){ .told_until = SOLEUS_REMINDER_UNKNOWN,
                                 .day = SOLEUS_REMINDER_UNKNOWN };
  for (guint i = 0; i < SOLEUS_N_REMINDERS; i++)
    self->quiet_days[i] = SOLEUS_REMINDER_UNKNOWN;
  if (!file)
    return;
  self->told_until = read_number (file, "ToldUntil", MINUTE_MAX);
  self->told_at = MAX (0, read_number (file, "ToldAt", TIME_MAX_US));
  for (guint i = 0; i < SOLEUS_N_REMINDERS; i++)
    if (quiet_keys[i])
      self->quiet_days[i] = (int) read_number (file, quiet_keys[i], G_MAXINT);
  self->routine_id = g_key_file_get_string (file, GROUP, "Routine", NULL);
  self->kind = self->routine_id ? read_kind (file) : SOLEUS_REMINDER_NONE;
  self->day = (int) read_number (file, "Day", G_MAXINT);
  self->snoozed_until = MAX (0, read_number (file, "SnoozedUntil", TIME_MAX_US));
}

gboolean
soleus_reminder_state_save (const SoleusReminderState *self, const char *path, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_key_file_set_int64 (file, GROUP, "ToldUntil", self->told_until);
  g_key_file_set_int64 (file, GROUP, "ToldAt", self->told_at);
  for (guint i = 0; i < SOLEUS_N_REMINDERS; i++)
    if (quiet_keys[i])
      g_key_file_set_integer (file, GROUP, quiet_keys[i], self->quiet_days[i]);
  g_key_file_set_string (file, GROUP, "Kind", kind_words[self->kind]);
  if (self->routine_id)
    g_key_file_set_string (file, GROUP, "Routine", self->routine_id);
  g_key_file_set_integer (file, GROUP, "Day", self->day);
  g_key_file_set_int64 (file, GROUP, "SnoozedUntil", self->snoozed_until);
  return soleus_reminder_file_save (file, path, error);
}

void
soleus_reminder_state_clear (SoleusReminderState *self)
{
  g_clear_pointer (&self->routine_id, g_free);
  self->kind = SOLEUS_REMINDER_NONE;
}
