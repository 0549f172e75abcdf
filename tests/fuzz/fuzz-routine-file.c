/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <string.h>

#include "soleus-catalogue.h"
#include "soleus-options.h"
#include "soleus-phase.h"
#include "soleus-routine-file-reader.h"

static SoleusCatalogue *catalogue;

/* No file asks for more pressure than is allowed, whatever the person chose besides. */
static void
lay_out (SoleusRoutine *routine)
{
  const SoleusOptions options = { SOLEUS_SIDES_BOTH, SOLEUS_LEG_LEFT, 60, 3, SOLEUS_LEG_BOTH, 0, TRUE, FALSE };
  g_autoptr (GPtrArray) phases = soleus_options_expand (&options, routine);
  gint64 pressure[3] = { 0 };

  for (guint i = 0; i < phases->len; i++)
    if (soleus_phase_is_pressure (phases->pdata[i]))
      pressure[soleus_phase_get_leg (phases->pdata[i])] +=
          soleus_phase_get_duration (phases->pdata[i]);
  g_assert_cmpint (pressure[SOLEUS_LEG_BOTH], ==, 0);
  g_assert_cmpint (pressure[SOLEUS_LEG_LEFT], <=, SOLEUS_PRESSURE_MAX_SECONDS * 1000);
  g_assert_cmpint (pressure[SOLEUS_LEG_RIGHT], <=, SOLEUS_PRESSURE_MAX_SECONDS * 1000);
  g_assert_true (pressure[SOLEUS_LEG_LEFT] == 0 || routine->kind != SOLEUS_ROUTINE_STRETCH);
}

/* What is read is written, and read as the same again. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusRoutineFile) file = NULL, again = NULL;

  if (!catalogue)
    catalogue = soleus_catalogue_new (NULL);
  file = soleus_routine_file_read (bytes, "input.soleus", catalogue->steps, &error);
  if (!file)
    {
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpuint (strlen (error->message), <, 3000);
      return 0;
    }
  lay_out (file->routine);
  written = soleus_routine_file_write (file);
  again = soleus_routine_file_read (written, "again.soleus", catalogue->steps, &error);
  g_assert_no_error (error);
  g_assert_true (soleus_routine_is_same (file->routine, again->routine));
  return 0;
}
