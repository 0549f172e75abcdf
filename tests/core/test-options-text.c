/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-options-text.h"

static void
assert_same (const SoleusOptions *a, const SoleusOptions *b)
{
  g_assert_cmpint (a->sides, ==, b->sides);
  g_assert_cmpint (a->first, ==, b->first);
  g_assert_cmpuint (a->hold, ==, b->hold);
  g_assert_cmpuint (a->repetitions, ==, b->repetitions);
  g_assert_cmpint (a->one_more, ==, b->one_more);
  g_assert_cmpint (a->get_ready, ==, b->get_ready);
  g_assert_cmpint (a->more_pressure, ==, b->more_pressure);
  g_assert_cmpint (a->on_floor, ==, b->on_floor);
}

static void
test_there_and_back (void)
{
  const SoleusOptions cases[] = {
    SOLEUS_OPTIONS_INIT,
    { SOLEUS_SIDES_RIGHT, SOLEUS_LEG_RIGHT, 45, 3, SOLEUS_LEG_RIGHT, SOLEUS_GET_READY_WAIT, TRUE, TRUE },
    { SOLEUS_SIDES_LEFT, SOLEUS_LEG_LEFT, 60, 2, SOLEUS_LEG_LEFT, 20, FALSE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = soleus_options_to_text (&cases[i]);
      SoleusOptions read;

      soleus_options_from_text (&read, text);
      assert_same (&read, &cases[i]);
    }
}

/* An imported file may hold any text. */
static void
test_nonsense (void)
{
  const char *const texts[] = {
    "", "sides", "sides=neither hold=7 repetitions=99 get-ready=-5", "hold==", "= = =", "hold=4x",
    "one-more=both",
  };
  const SoleusOptions otherwise = SOLEUS_OPTIONS_INIT;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      SoleusOptions read;

      soleus_options_from_text (&read, texts[i]);
      assert_same (&read, &otherwise);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/options-text/there-and-back", test_there_and_back);
  g_test_add_func ("/soleus/options-text/nonsense", test_nonsense);
  return g_test_run ();
}
