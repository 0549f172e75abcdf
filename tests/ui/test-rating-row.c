/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-history-types.h"
#include "soleus-rating-row.h"
#include "ui.h"

static GtkToggleButton *
get_button (SoleusRatingRow *row, int value)
{
  GtkWidget *button = gtk_widget_get_first_child (ui_child (row, "scale"));

  for (int i = 0; i < value; i++)
    button = gtk_widget_get_next_sibling (button);
  return GTK_TOGGLE_BUTTON (button);
}

/* As the person presses it. */
static void
press (SoleusRatingRow *row, int value)
{
  g_signal_emit_by_name (get_button (row, value), "clicked");
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
assert_shows (SoleusRatingRow *row, int value)
{
  g_assert_cmpint (soleus_rating_row_get_value (row), ==, value);
  for (int i = 0; i <= SOLEUS_RATING_MAX; i++)
    g_assert_cmpint (gtk_toggle_button_get_active (get_button (row, i)), ==, i == value);
  g_assert_null (gtk_widget_get_next_sibling (GTK_WIDGET (get_button (row, SOLEUS_RATING_MAX))));
}

/* No number looks as if it was chosen. */
static void
test_unset (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  SoleusRatingRow *row = make_row (log);

  assert_shows (row, SOLEUS_RATING_NONE);
  g_assert_cmpint (soleus_rating_row_get_leg (row), ==, SOLEUS_LEG_LEFT);
  g_assert_cmpstr (log->str, ==, "");
  g_assert_finalize_object (row);
}

static void
test_rate (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  SoleusRatingRow *row = make_row (log);

  press (row, 6);
  assert_shows (row, 6);
  press (row, 10);
  assert_shows (row, 10);
  g_assert_cmpstr (log->str, ==, "rated 6\nrated 10\n");
  g_assert_finalize_object (row);
}

/* A11: the best rating can be given by one press. */
static void
test_nought (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  SoleusRatingRow *row = make_row (log);

  press (row, 0);
  assert_shows (row, 0);
  g_assert_cmpstr (log->str, ==, "rated 0\n");
  g_assert_finalize_object (row);
}

static void
test_take_back (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  SoleusRatingRow *row = make_row (log);

  press (row, 3);
  press (row, 3);
  assert_shows (row, SOLEUS_RATING_NONE);
  press (row, 0);
  press (row, 0);
  assert_shows (row, SOLEUS_RATING_NONE);
  g_assert_cmpstr (log->str, ==, "rated 3\nrated -1\nrated 0\nrated -1\n");
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
  assert_shows (row, 4);
  soleus_rating_row_set_value (row, SOLEUS_RATING_NONE);
  assert_shows (row, SOLEUS_RATING_NONE);
  g_assert_cmpstr (log->str, ==, "");
  g_assert_finalize_object (row);
}

static int
get_row_height (SoleusRatingRow *row, int width)
{
  int natural;

  gtk_widget_measure (ui_child (row, "scale"), GTK_ORIENTATION_VERTICAL, width, NULL, &natural,
                      NULL, NULL);
  return natural;
}

/* A thumb finds each number: in one row where there is room for that, and in two else. */
static void
test_size (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  SoleusRatingRow *row = make_row (log);
  GtkWidget *scale = ui_child (row, "scale");
  const int widths[] = { 284, 312, 520, 900 };

  g_assert_cmpint (2 * get_row_height (row, 900), <=, get_row_height (row, 312));
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      int height = get_row_height (row, widths[i]);

      gtk_widget_size_allocate (scale, &(GtkAllocation){ 0, 0, widths[i], height }, -1);
      for (int value = 0; value <= SOLEUS_RATING_MAX; value++)
        {
          GtkWidget *button = GTK_WIDGET (get_button (row, value));
          graphene_rect_t place;

          g_assert_true (gtk_widget_compute_bounds (button, scale, &place));
          g_assert_cmpfloat (place.size.height, >=, 44);
          g_assert_cmpfloat (place.size.width, >=, widths[i] == 284 ? 43 : 44);
        }
    }
  g_assert_finalize_object (row);
}

/* One stop of Tab; the arrow keys go from number to number. */
static void
test_keys (void)
{
  g_autoptr (GString) log = g_string_new (NULL);
  SoleusRatingRow *row = make_row (log);
  GtkWidget *window = gtk_window_new (), *list = gtk_list_box_new ();
  GtkWidget *scale = ui_child (row, "scale");

  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (row));
  gtk_window_set_child (GTK_WINDOW (window), list);
  gtk_window_present (GTK_WINDOW (window));
  UI_WAIT (gtk_widget_get_mapped (scale));
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  g_assert_true (gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == GTK_WIDGET (get_button (row, 0)));
  g_assert_false (gtk_widget_child_focus (scale, GTK_DIR_LEFT));
  g_assert_true (gtk_widget_child_focus (scale, GTK_DIR_RIGHT));
  g_assert_true (gtk_widget_child_focus (scale, GTK_DIR_RIGHT));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == GTK_WIDGET (get_button (row, 2)));
  g_assert_false (gtk_widget_child_focus (scale, GTK_DIR_TAB_FORWARD));
  /* What has been chosen is where one comes back to. */
  soleus_rating_row_set_value (row, 7);
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  g_assert_true (gtk_widget_grab_focus (scale));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == GTK_WIDGET (get_button (row, 7)));
  g_assert_cmpstr (log->str, ==, "");
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (row);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/soleus/rating-row/unset", test_unset);
  g_test_add_func ("/soleus/rating-row/rate", test_rate);
  g_test_add_func ("/soleus/rating-row/a11-nought", test_nought);
  g_test_add_func ("/soleus/rating-row/take-back", test_take_back);
  g_test_add_func ("/soleus/rating-row/set", test_set);
  g_test_add_func ("/soleus/rating-row/size", test_size);
  g_test_add_func ("/soleus/rating-row/keys", test_keys);
  return g_test_run ();
}
