/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-spare.h"

/**
 * SoleusSpare:
 *
 * Shows its child where there is room for the child's least width, and else nothing: two letters of
 * a title say less than none.
 */
struct _SoleusSpare
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (SoleusSpare, soleus_spare, GTK_TYPE_WIDGET)

static void
soleus_spare_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, -1, minimum, natural, NULL,
                      NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = 0;
}

static void
soleus_spare_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_set_child_visible (child, width >= minimum);
  gtk_widget_size_allocate (child, &(GtkAllocation){ 0, 0, MAX (width, minimum), height },
                            baseline);
}

static void
soleus_spare_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (soleus_spare_parent_class)->dispose (object);
}

static void
soleus_spare_class_init (SoleusSpareClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_spare_dispose;
  widget_class->measure = soleus_spare_measure;
  widget_class->size_allocate = soleus_spare_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
soleus_spare_init (SoleusSpare *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}
