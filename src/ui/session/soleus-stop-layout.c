/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-stop-layout.h"

#include "soleus-layout.h"

/* The widest column, in ordinary and in large type, and in letters where the desktop's text is
 * large; and the narrowest beside another one. */
#define COLUMN_MAX       560
#define COLUMN_MAX_LARGE 640
#define COLUMN_LETTERS   37
#define BESIDE_MIN       240
#define MARGIN           18
#define SPACING          18
/* Large type is for a window of this size, in letters of ordinary text. */
#define LARGE_WIDTH  56
#define LARGE_HEIGHT 36
/* Below this height, in the same measure, the answers are drawn together; and the shares of the
 * width that they have beside the text, at most and at least. */
#define LOW_HEIGHT  24
#define ANSWERS     0.56
#define ANSWERS_MIN 0.3
#define WIDTH_STEP  24
/* The picture's share of the width. */
#define PICTURE 0.36

/**
 * SoleusStopLayout:
 *
 * A picture and two scrolled windows: what is to be read, and below it what can be answered. The
 * answers keep their height, and the text scrolls. Where that leaves the text too little, both
 * stand beside each other, so that no answer is out of sight because it is the last one. In a large
 * window the type is large, for somebody who stands away from it, and the picture is shown where
 * all fits beside it.
 */
struct _SoleusStopLayout
{
  GtkWidget parent_instance;

  /* The class that the type has, or NULL, and the one that it is to have. */
  const char *type;
  const char *next_type;
  guint source;
};

G_DEFINE_FINAL_TYPE (SoleusStopLayout, soleus_stop_layout, GTK_TYPE_WIDGET)

static GtkWidget *
get_text (GtkWidget *widget)
{
  return gtk_widget_get_next_sibling (gtk_widget_get_first_child (widget));
}

static gboolean
adapt_cb (gpointer user_data)
{
  SoleusStopLayout *self = user_data;

  self->source = 0;
  if (self->type)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->type);
  if (self->next_type)
    gtk_widget_add_css_class (GTK_WIDGET (self), self->next_type);
  self->type = self->next_type;
  return G_SOURCE_REMOVE;
}

/* GTK can't change the type of children while it allocates them. */
static void
choose_type (SoleusStopLayout *self, int width, int height)
{
  double size = soleus_layout_get_text_size (GTK_WIDGET (self));

  self->next_type = NULL;
  if (width >= LARGE_WIDTH * size && height >= LARGE_HEIGHT * size)
    self->next_type = "large";
  else if (height < LOW_HEIGHT * size)
    self->next_type = "low";
  if (self->next_type != self->type && self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, adapt_cb, self, NULL);
}

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
              MAX (get_minimum (get_text (widget), GTK_ORIENTATION_HORIZONTAL),
                   get_minimum (gtk_widget_get_last_child (widget), GTK_ORIENTATION_HORIZONTAL)));
}

static int
get_widest_column (GtkWidget *widget, gboolean large)
{
  return MAX (large ? COLUMN_MAX_LARGE : COLUMN_MAX,
              (int) (COLUMN_LETTERS * soleus_layout_get_text_size (widget)));
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
  GtkWidget *text = get_text (widget);
  GtkWidget *answers = gtk_widget_get_last_child (widget);
  int margins = 2 * MARGIN + SPACING;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum =
          2 * MARGIN + MAX (get_minimum (text, orientation), get_minimum (answers, orientation));
      *natural = MAX (*minimum, get_widest_column (widget, FALSE) + 2 * MARGIN);
    }
  else
    {
      int most = get_widest_column (widget, FALSE);
      int column = for_size < 0 ? most : MIN (for_size - 2 * MARGIN, most);

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

/* The text above the answers, in the middle of the room from @x on. */
static void
place_stack (GtkWidget *widget, int x, int width, int height, int column)
{
  GtkWidget *text = get_text (widget), *answers = gtk_widget_get_last_child (widget);
  int room = height - 2 * MARGIN, lower = get_content_height (answers, column);
  int upper = get_content_height (text, column), y;

  x += (width - column) / 2;
  lower = MIN (lower, room - SPACING - get_minimum (text, GTK_ORIENTATION_VERTICAL));
  upper = MIN (upper, room - SPACING - lower);
  y = MARGIN + (room - SPACING - lower - upper) / 2;
  gtk_widget_size_allocate (text, &(GtkAllocation){ x, y, column, upper }, -1);
  gtk_widget_size_allocate (answers, &(GtkAllocation){ x, y + upper + SPACING, column, lower }, -1);
}

/* As narrow as the answers can be without more lines: the rest is for the text. */
static int
get_answers_width (GtkWidget *widget, int room)
{
  GtkWidget *answers = gtk_widget_get_last_child (widget);
  int width = (int) (room * ANSWERS), height = get_content_height (answers, width);
  int least = MAX (get_minimum_column (widget), (int) (room * ANSWERS_MIN));

  while (width - WIDTH_STEP >= least && get_content_height (answers, width - WIDTH_STEP) <= height)
    width -= WIDTH_STEP;
  return width;
}

static void
place_beside (GtkWidget *widget, int width, int height, int most)
{
  GtkWidget *text = get_text (widget), *answers = gtk_widget_get_last_child (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int room = MIN (width - 2 * MARGIN, 2 * most) - SPACING;
  int second = get_answers_width (widget, room), first = room - second;
  int start = (width - room - SPACING) / 2;

  place_column (text, rtl ? start + second + SPACING : start, first, height - 2 * MARGIN);
  place_column (answers, rtl ? start : start + first + SPACING, second, height - 2 * MARGIN);
}

/* Whether text and answers fit below each other in @column. */
static gboolean
stack_fits (GtkWidget *widget, int column, int height)
{
  return get_content_height (get_text (widget), column) + SPACING +
             get_content_height (gtk_widget_get_last_child (widget), column) <=
         height - 2 * MARGIN;
}

static void
soleus_stop_layout_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SoleusStopLayout *self = SOLEUS_STOP_LAYOUT (widget);
  GtkWidget *picture = gtk_widget_get_first_child (widget);
  gboolean large = g_strcmp0 (self->type, "large") == 0;
  int most = get_widest_column (widget, large);
  int room = width - 2 * MARGIN - SPACING;
  int share = (int) (width * PICTURE), rest = width - MARGIN - share;
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean shows = large && stack_fits (widget, MIN (rest - 2 * MARGIN, most), height);

  choose_type (self, width, height);
  gtk_widget_set_child_visible (picture, shows);
  if (shows)
    {
      gtk_widget_size_allocate (
          picture, &(GtkAllocation){ rtl ? rest : MARGIN, MARGIN, share, height - 2 * MARGIN }, -1);
      place_stack (widget, rtl ? 0 : MARGIN + share, rest, height, MIN (rest - 2 * MARGIN, most));
    }
  else if (!stack_fits (widget, MIN (width - 2 * MARGIN, most), height) &&
           (1 - ANSWERS) * room >= get_minimum_column (widget))
    place_beside (widget, width, height, most);
  else
    place_stack (widget, 0, width, height, MIN (width - 2 * MARGIN, most));
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

  g_clear_handle_id (&SOLEUS_STOP_LAYOUT (object)->source, g_source_remove);
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
