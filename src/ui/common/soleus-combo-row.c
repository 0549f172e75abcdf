/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-combo-row.h"

/* A choice is whole where it needs no more pixels: beside a long title a time was cut. One that
 * needs more is cut before the window is wider than a telephone. */
#define WHOLE_WIDTH 104

static void
label_cb (GtkWidget *label)
{
  g_autoptr (PangoLayout) layout =
      gtk_widget_create_pango_layout (label, gtk_label_get_text (GTK_LABEL (label)));
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  gtk_widget_set_size_request (label, MIN (width, WHOLE_WIDTH), -1);
}

/* The default factory's label has a box as its parent, with the check mark beside it. */
static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  g_return_if_fail (GTK_IS_LABEL (label));
  gtk_label_set_max_width_chars (GTK_LABEL (label), -1);
  g_signal_connect (label, "notify::label", G_CALLBACK (label_cb), NULL);
  /* By then it has the font that the desktop gives it. */
  g_signal_connect (label, "map", G_CALLBACK (label_cb), NULL);
}

/**
 * soleus_combo_row_show_whole:
 * @row: a row with the factory that it came with
 *
 * Lets each choice have all the room there is, in the row and in its list. By itself the row cuts
 * choices after some 20 letters, wide as it may be.
 */
void
soleus_combo_row_show_whole (AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) factory = g_object_ref (adw_combo_row_get_factory (row));

  g_signal_connect_after (factory, "setup", G_CALLBACK (setup_cb), NULL);
  /* What it has made already is made anew. */
  adw_combo_row_set_factory (row, NULL);
  adw_combo_row_set_factory (row, factory);
}
