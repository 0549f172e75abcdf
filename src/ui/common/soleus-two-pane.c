/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-two-pane.h"

/**
 * SoleusTwoPane:
 *
 * Two children beside each other where there is room, else the second below the first. One that is
 * alone has all the room. The libadwaita of Debian 12 has no breakpoints.
 */
struct _SoleusTwoPane
{
  GtkWidget parent_instance;

  int breakpoint;
  int spacing;
};

enum
{
  PROP_0,
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
shows_both (SoleusTwoPane *self)
{
  return gtk_widget_get_visible (gtk_widget_get_first_child (GTK_WIDGET (self))) &&
         gtk_widget_get_visible (gtk_widget_get_last_child (GTK_WIDGET (self)));
}

/* What stands between the two where they are below each other. */
static int
get_gap (SoleusTwoPane *self)
{
  return shows_both (self) ? self->spacing : 0;
}

static gboolean
is_wide (SoleusTwoPane *self, int width)
{
  int half = (width - self->spacing) / 2;

  return width >= self->breakpoint && shows_both (self) &&
         get_minimum_width (gtk_widget_get_first_child (GTK_WIDGET (self))) <= half &&
         get_minimum_width (gtk_widget_get_last_child (GTK_WIDGET (self))) <= half;
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
  GtkWidget *start = gtk_widget_get_first_child (widget);
  GtkWidget *end = gtk_widget_get_last_child (widget);
  int m[2], n[2];

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (start, orientation, -1, &m[0], &n[0], NULL, NULL);
      gtk_widget_measure (end, orientation, -1, &m[1], &n[1], NULL, NULL);
      *minimum = MAX (m[0], m[1]);
      *natural = MAX (self->breakpoint, n[0] + n[1] + self->spacing);
    }
  else if (for_size < 0 || is_wide (self, for_size))
    {
      int half = for_size < 0 ? -1 : (for_size - self->spacing) / 2;

      measure_height (start, half, &m[0], &n[0]);
      measure_height (end, half, &m[1], &n[1]);
      *minimum = MAX (m[0], m[1]);
      *natural = MAX (n[0], n[1]);
    }
  else
    {
      measure_height (start, for_size, &m[0], &n[0]);
      measure_height (end, for_size, &m[1], &n[1]);
      *minimum = m[0] + m[1] + get_gap (self);
      *natural = n[0] + n[1] + get_gap (self);
    }
}

static void
soleus_two_pane_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SoleusTwoPane *self = SOLEUS_TWO_PANE (widget);
  GtkWidget *start = gtk_widget_get_first_child (widget);
  GtkWidget *end = gtk_widget_get_last_child (widget);
  GtkAllocation first = { 0, 0, width, height }, second = first;

  if (is_wide (self, width))
    {
      gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

      first.width = second.width = (width - self->spacing) / 2;
      *(rtl ? &first.x : &second.x) = width - first.width;
    }
  else
    {
      int minimum, natural, end_minimum;

      measure_height (start, width, &minimum, &natural);
      measure_height (end, width, &end_minimum, NULL);
      first.height = CLAMP (height - get_gap (self) - end_minimum, minimum, natural);
      second.y = first.height + get_gap (self);
      second.height = MAX (end_minimum, height - second.y);
    }
  gtk_widget_size_allocate (start, &first, -1);
  gtk_widget_size_allocate (end, &second, -1);
}

static GtkSizeRequestMode
soleus_two_pane_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
soleus_two_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SoleusTwoPane *self = SOLEUS_TWO_PANE (object);

  if (id == PROP_BREAKPOINT)
    self->breakpoint = g_value_get_int (value);
  else if (id == PROP_SPACING)
    self->spacing = g_value_get_int (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
soleus_two_pane_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (soleus_two_pane_parent_class)->dispose (object);
}

static void
soleus_two_pane_class_init (SoleusTwoPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = soleus_two_pane_set_property;
  object_class->dispose = soleus_two_pane_dispose;
  widget_class->measure = soleus_two_pane_measure;
  widget_class->size_allocate = soleus_two_pane_size_allocate;
  widget_class->get_request_mode = soleus_two_pane_get_request_mode;

  /* The least width in pixels with the children beside each other. */
  properties[PROP_BREAKPOINT] =
      g_param_spec_int ("breakpoint", NULL, NULL, 0, G_MAXINT, 700, flags);
  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
soleus_two_pane_init (SoleusTwoPane *self)
{
}
