/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-front-page.h"

/* GTK 4.8 leaves hidden pages in the accessible tree, where their buttons can still be pressed. */
static void
set_front (GtkWidget *page, gboolean front)
{
  gtk_widget_set_sensitive (page, front);
  gtk_accessible_update_state (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_STATE_HIDDEN, !front, -1);
}

/**
 * soleus_front_page_update:
 * @stack: a #GtkStack or #AdwViewStack
 *
 * Takes all pages but the one in front out of reach, of assistive technology too. Call it when a
 * page was added or came to the front.
 */
void
soleus_front_page_update (GtkWidget *stack)
{
  g_autoptr (GtkWidget) visible = NULL;

  g_object_get (stack, "visible-child", &visible, NULL);
  for (GtkWidget *page = gtk_widget_get_first_child (stack); page;
       page = gtk_widget_get_next_sibling (page))
    set_front (page, page == visible);
}

/* Brings @page to the front and takes all others out of reach. The page is within reach before it
 * is shown, so that the stack can give it the focus. */
void
soleus_front_page_show (GtkStack *stack, GtkWidget *page)
{
  set_front (page, TRUE);
  gtk_stack_set_visible_child (stack, page);
  soleus_front_page_update (GTK_WIDGET (stack));
}
