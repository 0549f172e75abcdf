/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-stop-layout.h"

/* The widest column, and the narrowest beside another one. */
#define COLUMN_MAX 560
#define BESIDE_MIN 240
#define MARGIN     18
#define SPACING    18

/**
 * SoleusStopLayout:
 *
 * Two scrolled windows: what is to be read, and below it what can be answered. The answers keep
 * their height, and the text scrolls. Where that leaves the text too little, both stand beside each
 * other, so that no answer is out of sight because it is the last one.
 */
struct _SoleusStopLayout
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (SoleusStopLayout, soleus_stop_layout, GTK_TYPE_WIDGET)

/* The height of all that a scrolled window holds, which itself measures that for no width. */
static int
get_content_height (GtkWidget *scroller, int width)
{
  int natural;

  gtk_widget_measure (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller)),
                      GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static int
get_minimum (GtkWidget *widget, GtkOrientation orientation)
{
  int minimum;

  gtk_widget_measure (widget, orientation, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* The least width of a column beside the other one. */
static int
get_minimum_column (GtkWidget *widget)
{
  return MAX (BESIDE_MIN,
              MAX (get_minimum (gtk_widget_get_first_child (widget), GTK_ORIENTATION_HORIZONTAL),
                   get_minimum (gtk_widget_get_last_child (widget), GTK_ORIENTATION_HORIZONTAL)));
}

static void
soleus_stop_layout_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  GtkWidget *text = gtk_widget_get_first_child (widget);
  GtkWidget *answers = gtk_widget_get_last_child (widget);
  int margins = 2 * MARGIN + SPACING;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum =
          2 * MARGIN + MAX (get_minimum (text, orientation), get_minimum (answers, orientation));
      *natural = MAX (*minimum, COLUMN_MAX + 2 * MARGIN);
    }
  else
    {
      int column = for_size < 0 ? COLUMN_MAX : MIN (for_size - 2 * MARGIN, COLUMN_MAX);

      *minimum = margins + get_minimum (text, orientation) + get_minimum (answers, orientation);
      *natural = MAX (*minimum, margins + get_content_height (text, column) +
                                    get_content_height (answers, column));
    }
}

/* In the middle of a column, as high as what it holds where there is room for that. */
static void
place_column (GtkWidget *scroller, int x, int width, int height)
{
  int content = MIN (get_content_height (scroller, width), height);

  gtk_widget_size_allocate (
      scroller, &(GtkAllocation){ x, MARGIN + (height - content) / 2, width, content }, -1);
}

static void
soleus_stop_layout_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *text = gtk_widget_get_first_child (widget);
  GtkWidget *answers = gtk_widget_get_last_child (widget);
  int column = MIN (width - 2 * MARGIN, COLUMN_MAX), room = height - 2 * MARGIN;
  int half = MIN ((width - 2 * MARGIN - SPACING) / 2, COLUMN_MAX);
  int lower = get_content_height (answers, column);
  int upper = get_content_height (text, column), y;

  if (upper + SPACING + lower > room && half >= get_minimum_column (widget))
    {
      gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
      int start, end;

      column = half;
      start = (width - SPACING) / 2 - column;
      end = (width + SPACING) / 2;
      place_column (text, rtl ? end : start, column, room);
      place_column (answers, rtl ? start : end, column, room);
      return;
    }
  lower = MIN (lower, room - SPACING - get_minimum (text, GTK_ORIENTATION_VERTICAL));
  upper = MIN (upper, room - SPACING - lower);
  y = MARGIN + (room - SPACING - lower - upper) / 2;
  gtk_widget_size_allocate (text, &(GtkAllocation){ (width - column) / 2, y, column, upper }, -1);
  gtk_widget_size_allocate (
      answers, &(GtkAllocation){ (width - column) / 2, y + upper + SPACING, column, lower }, -1);
}

static GtkSizeRequestMode
soleus_stop_layout_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
soleus_stop_layout_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (soleus_stop_layout_parent_class)->dispose (object);
}

static void
soleus_stop_layout_class_init (SoleusStopLayoutClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_stop_layout_dispose;
  widget_class->measure = soleus_stop_layout_measure;
  widget_class->size_allocate = soleus_stop_layout_size_allocate;
  widget_class->get_request_mode = soleus_stop_layout_get_request_mode;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
soleus_stop_layout_init (SoleusStopLayout *self)
{
}
