/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-reminder-settings.h"

#include "soleus-day.h"

/* A stored value that can't be used counts as the default. The window puts it right and says so. */
static int
read_number (GSettings *settings, const char *key, int min, int max)
{
  int value = g_settings_get_int (settings, key);
  g_autoptr (GVariant) usual = g_settings_get_default_value (settings, key);

  return value >= min && value <= max ? value : g_variant_get_int32 (usual);
}

/* @rules: (out caller-allocates): its appointments are the caller's */
void
soleus_reminder_settings_read (GSettings *settings, SoleusReminderRules *rules)
{
  g_autofree char *path = soleus_appointments_get_path ();

  *rules = (SoleusReminderRules){
    .sitting = g_settings_get_boolean (settings, "sitting-break"),
    .sitting_minutes = read_number (settings, "sitting-break-minutes", SOLEUS_SITTING_MINUTES_MIN,
                                    SOLEUS_SITTING_MINUTES_MAX),
    .from = read_number (settings, "sitting-break-from", 0, SOLEUS_MINUTES_A_DAY - 1),
    .to = read_number (settings, "sitting-break-to", 0, SOLEUS_MINUTES_A_DAY - 1),
    .weekdays = (guint) read_number (settings, "sitting-break-weekdays", 1, SOLEUS_WEEKDAYS_ALL),
    .day_start = read_number (settings, "day-start", 0, SOLEUS_DAY_START_MAX),
  };
  if (g_settings_get_boolean (settings, "plan-reminders"))
    rules->appointments = soleus_appointments_load (path);
}
