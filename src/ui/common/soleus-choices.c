/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-choices.h"

/**
 * soleus_choices_new:
 * @values: the values offered, in rising order after the first, which means "no own value"
 * @value: the value chosen now
 *
 * A valid value that is not offered, such as one written by hand, gets a row of its own, so that
 * the list shows and keeps it.
 *
 * Returns: (transfer full) (element-type int): the values of the rows
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

/* Returns: the index of @value, or %G_MAXUINT */
guint
soleus_choices_find (GArray *choices, int value)
{
  for (guint i = 0; i < choices->len; i++)
    if (g_array_index (choices, int, i) == value)
      return i;
  return G_MAXUINT;
}

int
soleus_choices_get (GArray *choices, guint index)
{
  g_return_val_if_fail (index < choices->len, 0);
  return g_array_index (choices, int, index);
}
