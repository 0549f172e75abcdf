/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-wrap.h"

/* Lets the labels of all buttons below @root run over several lines, which large text and long
 * languages need in a narrow window. GtkButton has no property for this before GTK 4.12. */
void
soleus_wrap_buttons (GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_LABEL (child) && GTK_IS_BUTTON (root))
        {
          gtk_label_set_wrap (GTK_LABEL (child), TRUE);
          gtk_label_set_justify (GTK_LABEL (child), GTK_JUSTIFY_CENTER);
        }
      soleus_wrap_buttons (child);
    }
}
