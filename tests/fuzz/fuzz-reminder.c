/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "soleus-reminder-state.h"

/* What was told and answered is written, and read again as the same. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *path = fuzz_write_file (data, size);
  g_auto (SoleusReminderState) state = { 0 };
  g_auto (SoleusReminderState) again = { 0 };
  g_autoptr (GError) error = NULL;

  soleus_reminder_state_load (&state, path);
  g_assert_true (state.kind == SOLEUS_REMINDER_NONE || state.routine_id != NULL);
  soleus_reminder_state_save (&state, path, &error);
  g_assert_no_error (error);
  soleus_reminder_state_load (&again, path);
  g_assert_cmpint (again.told_until, ==, state.told_until);
  g_assert_cmpint (again.told_at, ==, state.told_at);
  g_assert_cmpint (again.snoozed_until, ==, state.snoozed_until);
  g_assert_cmpint (again.kind, ==, state.kind);
  g_assert_cmpint (again.day, ==, state.day);
  g_assert_cmpstr (again.routine_id, ==, state.routine_id);
  for (guint i = 0; i < SOLEUS_N_REMINDERS; i++)
    g_assert_cmpint (again.quiet_days[i], ==, state.quiet_days[i]);
  return 0;
}
