/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-history-names.h"

#include <string.h>

static const char *const leg_names[] = {
  [SOLEUS_LEG_BOTH] = "both",
  [SOLEUS_LEG_LEFT] = "left",
  [SOLEUS_LEG_RIGHT] = "right",
};

static const char *const muscle_names[] = {
  [SOLEUS_MUSCLE_NONE] = "none",
  [SOLEUS_MUSCLE_GASTROCNEMIUS] = "gastrocnemius",
  [SOLEUS_MUSCLE_SOLEUS] = "soleus",
  [SOLEUS_MUSCLE_BOTH] = "both",
};

static const char *const kind_names[] = {
  [SOLEUS_STEP_STRETCH] = "stretch",   [SOLEUS_STEP_PRESSURE] = "pressure",
  [SOLEUS_STEP_SETUP] = "setup",       [SOLEUS_STEP_MOVEMENT] = "movement",
  [SOLEUS_STEP_CHECK_IN] = "check-in",
};

static const char *const outcome_names[] = {
  [SOLEUS_OUTCOME_RUNNING] = "running",      [SOLEUS_OUTCOME_INTERRUPTED] = "interrupted",
  [SOLEUS_OUTCOME_FINISHED] = "finished",    [SOLEUS_OUTCOME_ENDED] = "ended",
  [SOLEUS_OUTCOME_STOPPED] = "stopped-pain",
};

static const char *const moment_names[] = {
  [SOLEUS_RATING_BEFORE] = "before",
  [SOLEUS_RATING_AFTER] = "after",
};

static const char *const answer_names[] = {
  [SOLEUS_PAIN_UNANSWERED] = "unanswered",
  [SOLEUS_PAIN_GONE] = "gone",
  [SOLEUS_PAIN_STILL] = "still",
  [SOLEUS_PAIN_SEVERE] = "severe",
};

static const struct
{
  const char *const *names;
  int n_names;
} tables[] = {
  [SOLEUS_NAMES_LEG] = { leg_names, G_N_ELEMENTS (leg_names) },
  [SOLEUS_NAMES_MUSCLE] = { muscle_names, G_N_ELEMENTS (muscle_names) },
  [SOLEUS_NAMES_KIND] = { kind_names, G_N_ELEMENTS (kind_names) },
  [SOLEUS_NAMES_OUTCOME] = { outcome_names, G_N_ELEMENTS (outcome_names) },
  [SOLEUS_NAMES_MOMENT] = { moment_names, G_N_ELEMENTS (moment_names) },
  [SOLEUS_NAMES_ANSWER] = { answer_names, G_N_ELEMENTS (answer_names) },
};

/**
 * soleus_names_get:
 * @names: which enumeration
 * @value: one of its values
 *
 * Returns: (transfer none): the word that stands for @value in a file
 */
const char *
soleus_names_get (SoleusNames names, int value)
{
  g_return_val_if_fail (value >= 0 && value < tables[names].n_names, NULL);

  return tables[names].names[value];
}

/**
 * soleus_names_find:
 * @names: which enumeration
 * @name: (nullable): a word from a file
 * @value: (out): the value that it stands for
 *
 * Returns: whether @name is one of the words
 */
gboolean
soleus_names_find (SoleusNames names, const char *name, int *value)
{
  for (int i = 0; name != NULL && i < tables[names].n_names; i++)
    if (strcmp (name, tables[names].names[i]) == 0)
      {
        *value = i;
        return TRUE;
      }
  return FALSE;
}
