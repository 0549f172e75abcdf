/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-layout.h"

#include <adwaita.h>

/* The free space above and below a revealed widget. */
#define MARGIN 12

typedef struct
{
  GtkWidget *widget;
  gboolean laid_out;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_clear_weak_pointer (&wish->widget);
  g_free (wish);
}

static void
reveal (GtkScrolledWindow *scroller, GtkWidget *widget)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scroller);
  GtkWidget *viewport = gtk_scrolled_window_get_child (scroller);
  double top = gtk_adjustment_get_value (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);
  graphene_rect_t place;

  if (!gtk_widget_compute_bounds (widget, gtk_widget_get_first_child (viewport), &place))
    return;
  top = MAX (top, place.origin.y + place.size.height + MARGIN - page);
  top = MIN (top, place.origin.y - MARGIN);
  gtk_adjustment_set_value (adjustment, top);
}

/* The first frame lays out a widget that has just become visible; the next one knows its place. */
static gboolean
tick_cb (GtkWidget *scroller, GdkFrameClock *clock, gpointer user_data)
{
  Wish *wish = user_data;

  if (!wish->widget)
    return G_SOURCE_REMOVE;
  if (!wish->laid_out)
    {
      wish->laid_out = TRUE;
      return G_SOURCE_CONTINUE;
    }
  reveal (GTK_SCROLLED_WINDOW (scroller), wish->widget);
  return G_SOURCE_REMOVE;
}

/**
 * soleus_scroll_reveal:
 * @scroller: with a viewport
 *
 * Brings @widget wholly into view once the layout has changed, or its beginning where it is too
 * high, and scrolls no more than needed.
 */
void
soleus_scroll_reveal (GtkScrolledWindow *scroller, GtkWidget *widget)
{
  Wish *wish = g_new0 (Wish, 1);

  g_set_weak_pointer (&wish->widget, widget);
  gtk_widget_add_tick_callback (GTK_WIDGET (scroller), tick_cb, wish, wish_free);
}

/* Leaves the wheel to the page, so that a slider under the pointer keeps its value. */
void
soleus_scroll_pass_on (GtkWidget *range)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (range);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

/* A header bar has room for so many lines of ordinary text, and grows for those of large text. */
#define TITLE_LINES 2

static void
wrap_label (GtkLabel *label)
{
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_natural_wrap_mode (label, GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
}

static gboolean
is_title (GtkWidget *label)
{
  return gtk_widget_has_css_class (label, "title") &&
         gtk_widget_get_ancestor (label, ADW_TYPE_HEADER_BAR) != NULL;
}

static void
wrap_title (GtkLabel *label)
{
  wrap_label (label);
  gtk_label_set_lines (label, TITLE_LINES);
  gtk_label_set_single_line_mode (label, FALSE);
  /* Of a label that wraps, GTK 4.8 asks for more than its natural width where it has these. */
  gtk_label_set_width_chars (label, -1);
}

/* Lets the labels of all buttons, and the titles of header bars, below @root run over several
 * lines, which large text and long languages need in a narrow window. Where there is room they stay
 * in one line. GtkButton has no property for this before GTK 4.12. */
void
soleus_wrap_labels (GtkWidget *root)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_LABEL (child) && GTK_IS_BUTTON (root))
        wrap_label (GTK_LABEL (child));
      else if (GTK_IS_LABEL (child) && is_title (child))
        wrap_title (GTK_LABEL (child));
      soleus_wrap_labels (child);
    }
}

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

/* Returns: the size of ordinary text in pixels */
double
soleus_layout_get_text_size (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (pango_font_description_get_size_is_absolute (font))
    return size;
  return size * pango_cairo_context_get_resolution (context) / 72.0;
}
