/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-spare.h"

/**
 * SoleusSpare:
 *
 * A child that is shown where there is room for its least width, and else not at all: two letters
 * of a title say less than none.
 */
struct _SoleusSpare
{
  GtkWidget parent_instance;

  GtkWidget *child;
};

enum
{
  PROP_0,
  PROP_CHILD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

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
  SoleusSpare *self = SOLEUS_SPARE (widget);

  *minimum = *natural = 0;
  if (!self->child)
    return;
  gtk_widget_measure (self->child, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = 0;
}

static void
soleus_spare_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SoleusSpare *self = SOLEUS_SPARE (widget);
  int minimum;

  if (!self->child)
    return;
  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_set_child_visible (self->child, width >= minimum);
  gtk_widget_size_allocate (self->child, &(GtkAllocation){ 0, 0, MAX (width, minimum), height },
                            baseline);
}

static void
set_child (SoleusSpare *self, GtkWidget *child)
{
  if (self->child == child)
    return;
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

static void
soleus_spare_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHILD)
    g_value_set_object (value, SOLEUS_SPARE (object)->child);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
soleus_spare_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHILD)
    set_child (SOLEUS_SPARE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
soleus_spare_dispose (GObject *object)
{
  g_clear_pointer (&SOLEUS_SPARE (object)->child, gtk_widget_unparent);
  G_OBJECT_CLASS (soleus_spare_parent_class)->dispose (object);
}

static void
soleus_spare_class_init (SoleusSpareClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = soleus_spare_get_property;
  object_class->set_property = soleus_spare_set_property;
  object_class->dispose = soleus_spare_dispose;
  widget_class->measure = soleus_spare_measure;
  widget_class->size_allocate = soleus_spare_size_allocate;

  properties[PROP_CHILD] =
      g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
soleus_spare_init (SoleusSpare *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}
