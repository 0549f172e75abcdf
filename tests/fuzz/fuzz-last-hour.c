/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <string.h>

#include "soleus-manual-clock.h"
#include "soleus-pressure-ledger.h"

/* The boot of which the corpus has files. */
#define BOOT_ID   "0f8fad5b-d9cb-469f-a165-70867728950e"
#define BOOT_TIME G_GINT64_CONSTANT (7200000000)
#define WALL_TIME G_GINT64_CONSTANT (1700007200000000)

/* Puts the clock's own boot in the place of that of the corpus. */
static void
write_hour (const char *path, const uint8_t *data, size_t size, const char *boot_id)
{
  g_autofree char *text = g_memdup2 (data, size);
  char *found = text ? g_strstr_len (text, (gssize) size, BOOT_ID) : NULL;

  if (found)
    memcpy (found, boot_id, strlen (BOOT_ID));
  g_assert_true (g_file_set_contents_full (path, text ? text : "", (gssize) size,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* Whatever the file holds is written, and read again as the same pressure. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *path = g_build_filename (fuzz_get_folder (), "last-hour", NULL);
  g_autoptr (SoleusManualClock) clock = soleus_manual_clock_new ();
  g_autoptr (SoleusPressureLedger) ledger = NULL, again = NULL;
  g_autoptr (GError) error = NULL;
  SoleusPressureState state, state_again;

  soleus_manual_clock_set_monotonic (clock, BOOT_TIME);
  soleus_manual_clock_set_boottime (clock, BOOT_TIME);
  soleus_manual_clock_set_wall (clock, WALL_TIME);
  write_hour (path, data, size, soleus_clock_get_boot_id (SOLEUS_CLOCK (clock)));
  ledger = soleus_pressure_ledger_new (fuzz_get_folder (), SOLEUS_CLOCK (clock));
  soleus_pressure_ledger_look (ledger, &state);
  soleus_pressure_ledger_check (ledger, &error);
  g_assert_no_error (error);
  again = soleus_pressure_ledger_new (fuzz_get_folder (), SOLEUS_CLOCK (clock));
  soleus_pressure_ledger_look (again, &state_again);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpint (state.left_us[i], >=, 0);
      g_assert_cmpint (state.left_us[i], <=, SOLEUS_PRESSURE_CAP_US);
      g_assert_cmpint (state_again.left_us[i], ==, state.left_us[i]);
    }
  g_assert_cmpint (state_again.unknown, ==, state.unknown);
  return 0;
}
