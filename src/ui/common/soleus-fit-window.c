/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-fit-window.h"

static int
least (int given, int wanted)
{
  return given > 0 ? MIN (given, wanted) : wanted;
}

/* Gives a dialog that isn't shown yet its size in pixels: @width and @height, but no more than its
 * parent has. */
void
soleus_fit_window (GtkWindow *window, GtkWindow *parent, int width, int height)
{
  int parent_width = 0, parent_height = 0;

  if (parent)
    {
      parent_width = gtk_widget_get_width (GTK_WIDGET (parent));
      parent_height = gtk_widget_get_height (GTK_WIDGET (parent));
      if (parent_width <= 0 || parent_height <= 0)
        gtk_window_get_default_size (parent, &parent_width, &parent_height);
    }
  gtk_window_set_default_size (window, least (parent_width, width), least (parent_height, height));
}
