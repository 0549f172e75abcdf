/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-ankle-text.h"

#include <glib/gi18n-lib.h>

#include "soleus-ankle-test.h"
#include "soleus-length-unit.h"

/* "3¾", and "½" without a nought before it. */
static char *
format_quarters (int quarters)
{
  const char *const parts[] = { "", "¼", "½", "¾" };

  if (quarters < 4 && quarters > 0)
    return g_strdup (parts[quarters]);
  return g_strdup_printf ("%d%s", quarters / 4, parts[quarters % 4]);
}

static char *
format_length (int mm)
{
  SoleusLengthUnit unit = soleus_length_unit_get ();
  int steps = soleus_length_unit_to_steps (unit, mm);
  g_autofree char *number = NULL;

  if (unit == SOLEUS_LENGTH_CM)
    /* Translators: centimetres. */
    return g_strdup_printf (C_ ("length", "%g cm"), steps / 2.0);
  number = format_quarters (steps);
  /* Translators: inches, such as “3¾ in”. */
  return g_strdup_printf (C_ ("length", "%s in"), number);
}

/**
 * soleus_ankle_text_format:
 * @mm: the best of a leg
 *
 * Returns: (transfer full): the result in the unit of the locale
 */
char *
soleus_ankle_text_format (int mm)
{
  if (mm == SOLEUS_ANKLE_TEST_OUT_OF_REACH)
    /* Translators: a result of the ankle test: the knee doesn’t reach the wall, even with the toes
     * at it. */
    return g_strdup (_ ("The knee doesn’t reach the wall"));
  return soleus_ankle_text_format_short (mm);
}

/* The same for a cell of a table. */
char *
soleus_ankle_text_format_short (int mm)
{
  if (mm == SOLEUS_ANKLE_TEST_UNTRIED)
    return g_strdup ("–");
  if (mm == SOLEUS_ANKLE_TEST_OUT_OF_REACH)
    /* Translators: a result of the ankle test, as short as it gets: the knee doesn’t reach the
     * wall. */
    return g_strdup (C_ ("ankle test", "Not to the wall"));
  return format_length (mm);
}

/* Returns: (transfer full): "Left: 9.5 cm · Right: 11 cm" */
char *
soleus_ankle_text_format_legs (int left, int right)
{
  g_autofree char *left_text = soleus_ankle_text_format_short (left);
  g_autofree char *right_text = soleus_ankle_text_format_short (right);

  /* Translators: the results of an ankle test, the left and the right leg: “Left: 9.5 cm · Right: 11
   * cm”. */
  return g_strdup_printf (_ ("Left: %s · Right: %s"), left_text, right_text);
}

/* Returns: (transfer full): what a change has to come to before it means something */
char *
soleus_ankle_text_format_band (void)
{
  return format_length (SOLEUS_ANKLE_TEST_BAND);
}

static char *
describe_step (SoleusAnkleChange change, int before, int now)
{
  g_autofree char *difference = format_length (ABS (MAX (now, 0) - MAX (before, 0)));
  g_autofree char *last = format_length (before);

  if (before == SOLEUS_ANKLE_TEST_OUT_OF_REACH)
    return g_strdup (_ ("Last time the knee didn’t reach the wall."));
  if (now == SOLEUS_ANKLE_TEST_OUT_OF_REACH)
    /* Translators: a length. */
    return g_strdup_printf (_ ("Last time it was %s."), last);
  if (change == SOLEUS_ANKLE_CHANGE_MORE)
    /* Translators: two lengths: “2.5 cm more than last time (9 cm)”. */
    return g_strdup_printf (_ ("%s more than last time (%s)"), difference, last);
  /* Translators: two lengths: “2.5 cm less than last time (11 cm)”. */
  return g_strdup_printf (_ ("%s less than last time (%s)"), difference, last);
}

/**
 * soleus_ankle_text_describe_change:
 * @before: the best of the last test
 * @now: the best of this one
 *
 * Returns: (transfer full) (nullable): a sentence; %NULL where this test has no result of the leg
 */
char *
soleus_ankle_text_describe_change (int before, int now)
{
  SoleusAnkleChange change = soleus_ankle_test_compare (before, now);
  g_autofree char *last = NULL, *band = NULL;

  if (now == SOLEUS_ANKLE_TEST_UNTRIED)
    return NULL;
  if (change == SOLEUS_ANKLE_CHANGE_UNKNOWN)
    return g_strdup (_ ("Measured for the first time"));
  if (change != SOLEUS_ANKLE_CHANGE_NONE)
    return describe_step (change, before, now);
  last = soleus_ankle_text_format_short (before);
  band = soleus_ankle_text_format_band ();
  /* Translators: the result of the last test, then a length: “Last time: 9 cm. Within ± 2 cm a
   * change means nothing.” */
  return g_strdup_printf (_ ("Last time: %s. Within ± %s a change means nothing."), last, band);
}

/**
 * soleus_ankle_text_compare_legs:
 *
 * Returns: (transfer full) (nullable): how far the legs are apart; %NULL where that means nothing
 */
char *
soleus_ankle_text_compare_legs (int left, int right)
{
  SoleusAnkleChange change = soleus_ankle_test_compare (left, right);
  g_autofree char *difference = NULL;

  if (change == SOLEUS_ANKLE_CHANGE_UNKNOWN || change == SOLEUS_ANKLE_CHANGE_NONE)
    return NULL;
  if (MIN (left, right) == SOLEUS_ANKLE_TEST_OUT_OF_REACH)
    return g_strdup (_ ("One knee reaches the wall and the other doesn’t. Legs often differ."));
  difference = format_length (ABS (right - left));
  /* Translators: a length. */
  return g_strdup_printf (_ ("Your legs differ by %s. Legs often differ."), difference);
}
