/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-tries.h"

#define VARIABLE        "SOLEUS_TRIES_PERCENT"
#define DEFAULT_PERCENT 10

/**
 * soleus_tries:
 * @whole: how often a test tries at random before a release
 *
 * Returns: how often it is to try now: the percentage of @whole that SOLEUS_TRIES_PERCENT says, a
 *   tenth without it; once at least
 */
guint
soleus_tries (guint whole)
{
  const char *text = g_getenv (VARIABLE);
  g_autoptr (GError) error = NULL;
  guint64 percent = DEFAULT_PERCENT;

  if (text && !g_ascii_string_to_unsigned (text, 10, 1, 100, &percent, &error))
    g_error (VARIABLE ": %s", error->message);
  return MAX (1, whole * percent / 100);
}
