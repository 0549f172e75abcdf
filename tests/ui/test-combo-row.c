/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-combo-row.h"
#include "ui.h"

#define NARROW 260
#define WIDE   600

/* The label that shows what is chosen, in the row or below it. */
static GtkLabel *
find_label (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return GTK_LABEL (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkLabel *label = find_label (child, text);

      if (label)
        return label;
    }
  return NULL;
}

/* The time had “4:0…” at some widths. */
static void
test_beside_a_long_subtitle (void)
{
  static const char *const times[] = { "4:00 a.m.", NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (times);
  GtkWidget *window = gtk_window_new (), *box = gtk_list_box_new ();
  GtkWidget *row =
      g_object_new (ADW_TYPE_COMBO_ROW, "model", model, "title", "A new day starts at", "subtitle",
                    "A session after midnight counts for the evening before", NULL);
  GtkLabel *label;

  soleus_combo_row_show_whole (ADW_COMBO_ROW (row));
  gtk_list_box_append (GTK_LIST_BOX (box), row);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  UI_WAIT (gtk_widget_get_width (row) > 0);
  label = find_label (row, times[0]);
  g_assert_nonnull (label);
  for (int width = NARROW; width <= WIDE; width += 4)
    {
      int height;

      gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
      gtk_widget_size_allocate (box, &(GtkAllocation){ 0, 0, width, height }, -1);
      g_test_message ("%d", width);
      g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (label)));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/soleus/combo-row/beside-a-long-subtitle", test_beside_a_long_subtitle);
  return g_test_run ();
}
