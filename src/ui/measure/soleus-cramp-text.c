/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-cramp-text.h"

#include <glib/gi18n-lib.h>

/* Returns: (transfer full): "No cramps", or "2 cramps, how bad: 7 of 10" */
char *
soleus_cramp_format_night (const SoleusCrampNight *night)
{
  if (night->count == 0)
    return g_strdup (_ ("No cramps"));
  if (night->severity == SOLEUS_CRAMPS_NOT_RATED)
    return g_strdup_printf (ngettext ("%d cramp", "%d cramps", (gulong) night->count),
                            night->count);
  /* Translators: how many cramps there were in a night, and how bad they were, from 0 to 10. */
  return g_strdup_printf (ngettext ("%d cramp, how bad: %d of 10", "%d cramps, how bad: %d of 10",
                                    (gulong) night->count),
                          night->count, night->severity);
}
