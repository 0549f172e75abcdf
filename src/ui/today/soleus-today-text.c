/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-today-text.h"

#include <glib/gi18n-lib.h>

#include "soleus-format.h"

static char *
format_rating (SoleusMuscle muscle, int value)
{
  switch (muscle)
    {
    case SOLEUS_MUSCLE_GASTROCNEMIUS:
      /* Translators: how tight the person said that it is, from 0 to 10. */
      return g_strdup_printf (_ ("You said upper calf: %d of 10"), value);
    case SOLEUS_MUSCLE_SOLEUS:
      /* Translators: how tight the person said that it is, from 0 to 10. */
      return g_strdup_printf (_ ("You said lower calf: %d of 10"), value);
    case SOLEUS_MUSCLE_BOTH:
    case SOLEUS_MUSCLE_NONE:
    default:
      /* Translators: how tight the person said that it is, from 0 to 10. */
      return g_strdup_printf (_ ("You said whole calf: %d of 10"), value);
    }
}

static char *
format_last (int days_ago)
{
  if (days_ago <= 0)
    return g_strdup (_ ("You did this today"));
  if (days_ago == 1)
    return g_strdup (_ ("You did this yesterday"));
  return g_strdup_printf (
      ngettext ("You did this %d day ago", "You did this %d days ago", days_ago), days_ago);
}

/**
 * soleus_today_format_reason:
 *
 * Returns: (nullable) (transfer full): why it comes next, translated; %NULL where there is nothing
 *   to say, or a plan says it
 */
char *
soleus_today_format_reason (SoleusReason reason, const SoleusSituation *situation)
{
  switch (reason)
    {
    case SOLEUS_REASON_WARM:
      return g_strdup (_ ("While your calves are warm from the massage"));
    case SOLEUS_REASON_FIRST:
      return g_strdup (_ ("A good first stretch"));
    case SOLEUS_REASON_OTHER_MUSCLE:
      return g_strdup (_ ("For the muscle that you haven’t stretched yet today"));
    case SOLEUS_REASON_STILL_TIGHT:
    case SOLEUS_REASON_RATED:
      return format_rating (situation->rated, situation->tightest);
    case SOLEUS_REASON_EVENING:
      return g_strdup (_ ("A calm end to the day"));
    case SOLEUS_REASON_DESK:
      return g_strdup (_ ("A break from sitting"));
    case SOLEUS_REASON_LAST:
      return format_last (situation->days_ago);
    case SOLEUS_REASON_BACK:
      return g_strdup (_ ("A good stretch to start again with"));
    case SOLEUS_REASON_NONE:
    case SOLEUS_REASON_PLAN:
    case SOLEUS_REASON_DONE:
    default:
      return NULL;
    }
}

/* Returns: (transfer full): what is said once enough was done, of a day with so many milliseconds
 */
char *
soleus_today_format_done (gint64 ms)
{
  g_autofree char *length = soleus_format_minutes (ms);

  /* Translators: a length of time: "5 min for your calves. …". */
  return g_strdup_printf (_ ("%s for your calves. Rest is part of it too."), length);
}
