/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-two-pane.h"

/**
 * SoleusTwoPane:
 *
 * Two children beside each other where there is room, else the second below the first. The
 * libadwaita of Debian 12 has no breakpoints.
 */
struct _SoleusTwoPane
{
  GtkWidget parent_instance;

  GtkWidget *start;
  GtkWidget *end;
  int breakpoint;
  int spacing;
};

enum
{
  PROP_0,
  PROP_START,
  PROP_END,
  PROP_BREAKPOINT,
  PROP_SPACING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SoleusTwoPane, soleus_two_pane, GTK_TYPE_WIDGET)

static int
get_minimum_width (GtkWidget *child)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static gboolean
is_wide (SoleusTwoPane *self, int width)
{
  int half = (width - self->spacing) / 2;

  return width >= self->breakpoint && get_minimum_width (self->start) <= half &&
         get_minimum_width (self->end) <= half;
}

static void
measure_height (GtkWidget *child, int width, int *minimum, int *natural)
{
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, MAX (width, get_minimum_width (child)),
                      minimum, natural, NULL, NULL);
}

static void
soleus_two_pane_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  SoleusTwoPane *self = SOLEUS_TWO_PANE (widget);
  int m[2], n[2];

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (self->start, orientation, -1, &m[0], &n[0], NULL, NULL);
      gtk_widget_measure (self->end, orientation, -1, &m[1], &n[1], NULL, NULL);
      *minimum = MAX (m[0], m[1]);
      *natural = MAX (self->breakpoint, n[0] + n[1] + self->spacing);
    }
  else if (for_size < 0 || is_wide (self, for_size))
    {
      int half = for_size < 0 ? -1 : (for_size - self->spacing) / 2;

      measure_height (self->start, half, &m[0], &n[0]);
      measure_height (self->end, half, &m[1], &n[1]);
      *minimum = MAX (m[0], m[1]);
      *natural = MAX (n[0], n[1]);
    }
  else
    {
      measure_height (self->start, for_size, &m[0], &n[0]);
      measure_height (self->end, for_size, &m[1], &n[1]);
      *minimum = m[0] + m[1] + self->spacing;
      *natural = n[0] + n[1] + self->spacing;
    }
}

static void
soleus_two_pane_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SoleusTwoPane *self = SOLEUS_TWO_PANE (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  if (is_wide (self, width))
    {
      int half = (width - self->spacing) / 2;
      int other = width - half;

      gtk_widget_size_allocate (self->start, &(GtkAllocation){ rtl ? other : 0, 0, half, height },
                                -1);
      gtk_widget_size_allocate (self->end, &(GtkAllocation){ rtl ? 0 : other, 0, half, height },
                                -1);
    }
  else
    {
      int minimum, natural, end_minimum, top;

      measure_height (self->start, width, &minimum, &natural);
      measure_height (self->end, width, &end_minimum, NULL);
      top = CLAMP (height - self->spacing - end_minimum, minimum, natural);
      gtk_widget_size_allocate (self->start, &(GtkAllocation){ 0, 0, width, top }, -1);
      gtk_widget_size_allocate (self->end,
                                &(GtkAllocation){ 0, top + self->spacing, width,
                                                  MAX (end_minimum, height - top - self->spacing) },
                                -1);
    }
}

static GtkSizeRequestMode
soleus_two_pane_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
soleus_two_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SoleusTwoPane *self = SOLEUS_TWO_PANE (object);

  switch (id)
    {
    case PROP_START:
      g_value_set_object (value, self->start);
      break;
    case PROP_END:
      g_value_set_object (value, self->end);
      break;
    case PROP_BREAKPOINT:
      g_value_set_int (value, self->breakpoint);
      break;
    case PROP_SPACING:
      g_value_set_int (value, self->spacing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_child (SoleusTwoPane *self, GtkWidget **child, GtkWidget *widget)
{
  g_clear_pointer (child, gtk_widget_unparent);
  *child = widget;
  if (widget)
    gtk_widget_insert_before (widget, GTK_WIDGET (self), child == &self->start ? self->end : NULL);
}

static void
soleus_two_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SoleusTwoPane *self = SOLEUS_TWO_PANE (object);

  switch (id)
    {
    case PROP_START:
      set_child (self, &self->start, g_value_get_object (value));
      break;
    case PROP_END:
      set_child (self, &self->end, g_value_get_object (value));
      break;
    case PROP_BREAKPOINT:
      self->breakpoint = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    case PROP_SPACING:
      self->spacing = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  g_object_notify_by_pspec (object, pspec);
}

static void
soleus_two_pane_dispose (GObject *object)
{
  SoleusTwoPane *self = SOLEUS_TWO_PANE (object);

  g_clear_pointer (&self->start, gtk_widget_unparent);
  g_clear_pointer (&self->end, gtk_widget_unparent);
  G_OBJECT_CLASS (soleus_two_pane_parent_class)->dispose (object);
}

static void
soleus_two_pane_class_init (SoleusTwoPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = soleus_two_pane_get_property;
  object_class->set_property = soleus_two_pane_set_property;
  object_class->dispose = soleus_two_pane_dispose;
  widget_class->measure = soleus_two_pane_measure;
  widget_class->size_allocate = soleus_two_pane_size_allocate;
  widget_class->get_request_mode = soleus_two_pane_get_request_mode;

  properties[PROP_START] = g_param_spec_object ("start", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_END] = g_param_spec_object ("end", NULL, NULL, GTK_TYPE_WIDGET, flags);
  /* The width in pixels from which the children stand beside each other. */
  properties[PROP_BREAKPOINT] =
      g_param_spec_int ("breakpoint", NULL, NULL, 0, G_MAXINT, 700, flags);
  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
soleus_two_pane_init (SoleusTwoPane *self)
{
  self->breakpoint = 700;
}
