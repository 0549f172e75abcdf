/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "soleus-history-text.h"
#include "soleus-options-text.h"

/* The texts of a history that stand for something else: options and times. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *written = NULL;
  g_autofree char *again = NULL;
  SoleusOptions options;
  gint64 time;
  int offset;

  soleus_options_from_text (&options, text);
  written = soleus_options_to_text (&options);
  soleus_options_from_text (&options, written);
  again = soleus_options_to_text (&options);
  g_assert_cmpstr (written, ==, again);

  if (soleus_history_time_parse (text, &time, &offset))
    {
      g_autofree char *told = soleus_history_time_format (time, offset);

      g_assert_nonnull (told);
    }
  return 0;
}
