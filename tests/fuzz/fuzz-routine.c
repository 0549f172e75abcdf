/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "soleus-options.h"
#include "soleus-phase.h"
#include "soleus-routine-reader.h"

static void
lay_out (SoleusRoutine *routine, const SoleusOptions *options)
{
  g_autoptr (GPtrArray) phases = soleus_options_expand (options, routine);

  for (guint i = 0; i < phases->len; i++)
    g_assert_cmpint (soleus_phase_get_repetition (g_ptr_array_index (phases, i)), >=, 0);
}

/* A routine that the reader takes can be laid out for a session. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (SoleusRoutineReader) reader = soleus_routine_reader_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  GPtrArray *routines;

  if (!soleus_routine_reader_read (reader, bytes, "input.xml", &error))
    {
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  routines = reader->routines;
  for (guint i = 0; i < routines->len; i++)
    lay_out (g_ptr_array_index (routines, i), &options);
  return 0;
}
