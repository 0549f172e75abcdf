/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-history-types.h"
#include "soleus-rating-row.h"
#include "ui.h"

/* The signal of GTK for a key or for a press on the trough. */
static void
move_to (SoleusRatingRow *row, double value)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (ui_child (row, "scale"), "change-value", GTK_SCROLL_JUMP, value, &handled);
  g_assert_true (handled);
}

static void
rated_cb (GString *log, int value)
{
  g_string_append_printf (log, "rated %d\n", value);
}

static SoleusRatingRow *
make_row (GString *log)
{
  SoleusRatingRow *row =
      g_object_ref_sink (g_object_new (SOLEUS_TYPE_RATING_ROW, "leg", SOLEUS_LEG_LEFT, NULL));

  g_signal_connect_swapped (row, "rated", G_CALLBACK (rated_cb), log);
  return row;
}

static void
assert_shows (SoleusRatingRow *row, int value, const char *number)
{
  g_assert_cmpint (soleus_rating_row_get_value (row), ==, value);
  g_assert_cmpstr (ui_label (row, "number"), ==, number);
  g_assert_cmpfloat (gtk_range_get_value (ui_child (row, "scale")), ==, MAX (value, 0));
  g_assert_cmpint (gtk_widget_get_visible (ui_child (row, "clear_button")), ==,
                   value != SOLEUS_RATING_NONE);
}

static void
test_unset (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  SoleusRatingRow *row = make_row (log);

  assert_shows (row, SOLEUS_RATING_NONE, "Not rated");
  g_assert_cmpint (soleus_rating_row_get_leg (row), ==, SOLEUS_LEG_LEFT);
  g_assert_cmpstr (log->str, ==, "");
  g_assert_finalize_object (row);
}

static void
test_rate (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  SoleusRatingRow *row = make_row (log);

  move_to (row, 6.4);
  assert_shows (row, 6, "6 of 10");
  move_to (row, 6);
  move_to (row, 99);
  assert_shows (row, 10, "10 of 10");
  g_assert_cmpstr (log->str, ==, "rated 6\nrated 10\n");
  g_assert_finalize_object (row);
}

/* The slider stands at 0 from the beginning; 0 is a rating only when it is given. */
static void
test_rate_nought (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  SoleusRatingRow *row = make_row (log);

  move_to (row, 0);
  assert_shows (row, 0, "0 of 10");
  g_assert_cmpstr (log->str, ==, "rated 0\n");
  g_assert_finalize_object (row);
}

static void
test_take_back (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  SoleusRatingRow *row = make_row (log);

  move_to (row, 3);
  g_signal_emit_by_name (ui_child (row, "clear_button"), "clicked");
  assert_shows (row, SOLEUS_RATING_NONE, "Not rated");
  g_assert_cmpstr (log->str, ==, "rated 3\nrated -1\n");
  g_assert_finalize_object (row);
}

/* Only what the person does is a rating. */
static void
test_set (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  SoleusRatingRow *row = make_row (log);

  soleus_rating_row_set_value (row, 4);
  soleus_rating_row_set_value (row, 4);
  assert_shows (row, 4, "4 of 10");
  g_assert_cmpstr (log->str, ==, "");
  g_assert_finalize_object (row);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/soleus/rating-row/unset", test_unset);
  g_test_add_func ("/soleus/rating-row/rate", test_rate);
  g_test_add_func ("/soleus/rating-row/rate-nought", test_rate_nought);
  g_test_add_func ("/soleus/rating-row/take-back", test_take_back);
  g_test_add_func ("/soleus/rating-row/set", test_set);
  return g_test_run ();
}
