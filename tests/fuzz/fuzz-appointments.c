/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "soleus-manual-clock.h"
#include "soleus-reminder.h"

#define WALL_TIME G_GINT64_CONSTANT (1700007200000000)
#define LOOKS     64

static void
assert_same (GPtrArray *appointments, GPtrArray *again)
{
  g_assert_cmpuint (again->len, ==, appointments->len);
  for (guint i = 0; i < appointments->len; i++)
    {
      const SoleusAppointment *one = appointments->pdata[i], *other = again->pdata[i];

      g_assert_cmpuint (other->weekdays, ==, one->weekdays);
      g_assert_cmpint (other->minute, ==, one->minute);
      g_assert_cmpint (other->first_day, ==, one->first_day);
      g_assert_cmpstr (other->routine_id, ==, one->routine_id);
    }
}

/* The reminder sleeps from one to the next, and never in the past. */
static void
go_through (GPtrArray *appointments)
{
  g_autofree char *path = g_build_filename (fuzz_get_folder (), "reminder", NULL);
  g_autoptr (SoleusManualClock) clock = soleus_manual_clock_new ();
  g_autoptr (SoleusReminder) reminder = NULL;
  SoleusReminderRules rules = { .appointments = appointments, .day_start = 4 };

  soleus_manual_clock_set_wall (clock, WALL_TIME);
  reminder = soleus_reminder_new (path, SOLEUS_CLOCK (clock));
  soleus_reminder_set_rules (reminder, &rules);
  for (guint i = 0; i < LOOKS && reminder->wake != SOLEUS_REMINDER_NEVER; i++)
    {
      gint64 left = reminder->wake - soleus_clock_get_wall (SOLEUS_CLOCK (clock));

      g_assert_cmpint (left, >, 0);
      soleus_manual_clock_advance (clock, left);
      soleus_reminder_update (reminder);
    }
}

/* Whatever could be read is written, and read again as the same. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *path = fuzz_write_file (data, size);
  g_autoptr (GPtrArray) appointments = soleus_appointments_load (path);
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GError) error = NULL;

  soleus_appointments_save (appointments, path, &error);
  g_assert_no_error (error);
  again = soleus_appointments_load (path);
  assert_same (appointments, again);
  go_through (appointments);
  return 0;
}
