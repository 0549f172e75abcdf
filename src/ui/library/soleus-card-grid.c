/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-card-grid.h"

/* A card is as wide as this or somewhat wider, and a window has no more columns than this. */
#define CARD_WIDTH  260
#define MAX_COLUMNS 4
#define GAP         12

/**
 * SoleusCardGrid:
 *
 * Cards in columns of one width, in the order of the children. How many columns there are follows
 * from the width of the grid alone: neither from the words on the cards nor from how many cards are
 * visible, on which GtkFlowBox depends. The cards of a row are equally high.
 */
struct _SoleusCardGrid
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (SoleusCardGrid, soleus_card_grid, GTK_TYPE_WIDGET)

/* The next child that is shown, @child itself included. */
static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* Large text may need wider cards, of which fewer fit beside each other. */
static int
get_card_minimum (GtkWidget *grid)
{
  int widest = 0;

  for (GtkWidget *child = skip_hidden (gtk_widget_get_first_child (grid)); child;
       child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      int minimum;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      widest = MAX (widest, minimum);
    }
  return widest;
}

static int
count_columns (GtkWidget *grid, int width)
{
  int card = MAX (CARD_WIDTH, get_card_minimum (grid));

  return CLAMP ((width + GAP) / (card + GAP), 1, MAX_COLUMNS);
}

static int
get_column_width (int width, int columns)
{
  return MAX (1, (width - (columns - 1) * GAP) / columns);
}

/* Returns: the height of the row that begins with @first; @next is the first card after it */
static int
measure_row (GtkWidget *first, int columns, int column_width, GtkWidget **next)
{
  GtkWidget *child = first;
  int height = 0;

  for (int i = 0; i < columns && child; i++)
    {
      int minimum;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, column_width, &minimum, NULL, NULL,
                          NULL);
      height = MAX (height, minimum);
      child = skip_hidden (gtk_widget_get_next_sibling (child));
    }
  *next = child;
  return height;
}

static int
measure_height (GtkWidget *grid, int width)
{
  int columns = count_columns (grid, width);
  int column_width = get_column_width (width, columns);
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (grid));
  int height = 0;

  while (child)
    {
      height += height > 0 ? GAP : 0;
      height += measure_row (child, columns, column_width, &child);
    }
  return height;
}

static void
soleus_card_grid_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = get_card_minimum (widget);
      *natural = MAX (*minimum, MAX_COLUMNS * (CARD_WIDTH + GAP) - GAP);
    }
  else
    *minimum = *natural = measure_height (widget, MAX (for_size, get_card_minimum (widget)));
  *minimum_baseline = *natural_baseline = -1;
}

static void
allocate_row (GtkWidget *grid, GtkWidget *first, GtkWidget *next, GtkAllocation place)
{
  gboolean mirrored = gtk_widget_get_direction (grid) == GTK_TEXT_DIR_RTL;
  int width = gtk_widget_get_width (grid);

  for (GtkWidget *child = first; child != next;
       child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      GtkAllocation own = place;

      if (mirrored)
        own.x = width - place.x - place.width;
      gtk_widget_size_allocate (child, &own, -1);
      place.x += place.width + GAP;
    }
}

static void
soleus_card_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  int columns = count_columns (widget, width);
  GtkAllocation place = { .width = get_column_width (width, columns) };
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));

  while (child)
    {
      GtkWidget *first = child;

      place.height = measure_row (first, columns, place.width, &child);
      allocate_row (widget, first, child, place);
      place.y += place.height + GAP;
    }
}

static GtkSizeRequestMode
soleus_card_grid_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
soleus_card_grid_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (soleus_card_grid_parent_class)->dispose (object);
}

static void
soleus_card_grid_class_init (SoleusCardGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_card_grid_dispose;
  widget_class->measure = soleus_card_grid_measure;
  widget_class->size_allocate = soleus_card_grid_size_allocate;
  widget_class->get_request_mode = soleus_card_grid_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "cardgrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
soleus_card_grid_init (SoleusCardGrid *self)
{
}
