/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-choices.h"

/**
 * soleus_choices_new:
 * @values: what is offered; the first stands for no value of the person's own, and the others rise
 * @value: what is chosen now
 *
 * A value may be good without being offered, where it was written by hand. It gets a row of its
 * own, so that it is shown and kept.
 *
 * Returns: (transfer full): what the rows of a list stand for, as int
 */
GArray *
soleus_choices_new (const int *values, guint n_values, int value)
{
  GArray *choices = g_array_new (FALSE, FALSE, sizeof (int));

  g_array_append_vals (choices, values, n_values);
  if (soleus_choices_find (choices, value) < n_values)
    return choices;
  for (guint i = 1; i < n_values; i++)
    if (values[i] > value)
      {
        g_array_insert_val (choices, i, value);
        return choices;
      }
  g_array_append_val (choices, value);
  return choices;
}

/**
 * soleus_choices_find:
 *
 * Returns: the index of @value, or %G_MAXUINT
 */
guint
soleus_choices_find (GArray *choices, int value)
{
  for (guint i = 0; i < choices->len; i++)
    if (g_array_index (choices, int, i) == value)
      return i;
  return G_MAXUINT;
}

/**
 * soleus_choices_get:
 * @index: of a row
 *
 * Returns: what the row stands for
 */
int
soleus_choices_get (GArray *choices, guint index)
{
  g_return_val_if_fail (index < choices->len, 0);
  return g_array_index (choices, int, index);
}
