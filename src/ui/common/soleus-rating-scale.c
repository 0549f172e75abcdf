/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-rating-scale.h"

#include <glib/gi18n-lib.h>

#include "soleus-history-types.h"

#define N_BUTTONS (SOLEUS_RATING_MAX + 1)
/* A tired thumb hits a button of this width; beside each other where all have it, else in two rows,
 * and in three where large text leaves no room for these. */
#define BUTTON_MIN    44
#define OF_TWO_ROWS   6
#define OF_THREE_ROWS 4
#define SPACING       4

/**
 * SoleusRatingScale:
 *
 * The numbers from 0 to 10 as buttons. None is pressed until the person chooses, so that 0 can be
 * chosen as well. The one that is pressed takes its rating back when it is pressed again. All are
 * one stop of the Tab key; the arrow keys move among them.
 */
struct _SoleusRatingScale
{
  GtkWidget parent_instance;

  GtkWidget *buttons[N_BUTTONS];
  int value;
  /* Buttons in the first row, as they were placed. */
  int per_row;
  gboolean updating;
};

enum
{
  SIGNAL_RATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusRatingScale, soleus_rating_scale, GTK_TYPE_WIDGET)

static void
toggled_cb (SoleusRatingScale *self, GtkToggleButton *button)
{
  int value = SOLEUS_RATING_NONE;

  if (self->updating)
    return;
  for (int i = 0; i < N_BUTTONS; i++)
    if (self->buttons[i] == GTK_WIDGET (button) && gtk_toggle_button_get_active (button))
      value = i;
  soleus_rating_scale_set_value (self, value);
  g_signal_emit (self, signals[SIGNAL_RATED], 0, value);
}

/* ---- rows */

/* The largest width, or the largest height, that any button needs. */
static int
measure_button (SoleusRatingScale *self, GtkOrientation orientation)
{
  int largest = 0;

  for (int i = 0; i < N_BUTTONS; i++)
    {
      int minimum;

      gtk_widget_measure (self->buttons[i], orientation, -1, &minimum, NULL, NULL, NULL);
      largest = MAX (largest, minimum);
    }
  return largest;
}

static int
get_width (int n, int button)
{
  return n * button + (n - 1) * SPACING;
}

static int
count_per_row (SoleusRatingScale *self, int width)
{
  int button = measure_button (self, GTK_ORIENTATION_HORIZONTAL);

  if (width < 0 || width >= get_width (N_BUTTONS, MAX (BUTTON_MIN, button)))
    return N_BUTTONS;
  return width >= get_width (OF_TWO_ROWS, button) ? OF_TWO_ROWS : OF_THREE_ROWS;
}

static int
count_rows (int per_row)
{
  return (N_BUTTONS + per_row - 1) / per_row;
}

static void
soleus_rating_scale_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  SoleusRatingScale *self = SOLEUS_RATING_SCALE (widget);
  int button = measure_button (self, orientation);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = get_width (OF_THREE_ROWS, button);
      *natural = get_width (N_BUTTONS, MAX (BUTTON_MIN, button));
    }
  else
    {
      int rows = count_rows (count_per_row (self, for_size));

      *minimum = *natural = get_width (rows, MAX (BUTTON_MIN, button));
    }
}

static void
soleus_rating_scale_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SoleusRatingScale *self = SOLEUS_RATING_SCALE (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int n, rows, row_height;
  double step;

  self->per_row = n = count_per_row (self, width);
  rows = count_rows (n);
  row_height = (height - (rows - 1) * SPACING) / rows;
  step = (width + SPACING) / (double) n;
  for (int i = 0; i < N_BUTTONS; i++)
    {
      int start = (int) (i % n * step), end = (int) ((i % n + 1) * step) - SPACING;

      gtk_widget_size_allocate (self->buttons[i],
                                &(GtkAllocation){ rtl ? width - end : start,
                                                  i / n * (row_height + SPACING), end - start,
                                                  row_height },
                                -1);
    }
}

static GtkSizeRequestMode
soleus_rating_scale_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* ---- keys */

static gboolean
soleus_rating_scale_grab_focus (GtkWidget *widget)
{
  SoleusRatingScale *self = SOLEUS_RATING_SCALE (widget);

  return gtk_widget_grab_focus (self->buttons[MAX (self->value, 0)]);
}

static gboolean
soleus_rating_scale_focus (GtkWidget *widget, GtkDirectionType direction)
{
  SoleusRatingScale *self = SOLEUS_RATING_SCALE (widget);
  GtkWidget *focus = gtk_widget_get_focus_child (widget);
  int forward = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? -1 : 1;
  int at = 0;

  if (!focus)
    return gtk_widget_grab_focus (widget);
  while (self->buttons[at] != focus)
    at++;
  switch (direction)
    {
    case GTK_DIR_LEFT:
      at -= forward;
      break;
    case GTK_DIR_RIGHT:
      at += forward;
      break;
    case GTK_DIR_UP:
      at -= self->per_row;
      break;
    case GTK_DIR_DOWN:
      at += self->per_row;
      break;
    case GTK_DIR_TAB_FORWARD:
    case GTK_DIR_TAB_BACKWARD:
    default:
      return FALSE;
    }
  return at >= 0 && at < N_BUTTONS && gtk_widget_grab_focus (self->buttons[at]);
}

/* ---- the class */

static void
soleus_rating_scale_dispose (GObject *object)
{
  SoleusRatingScale *self = SOLEUS_RATING_SCALE (object);

  for (int i = 0; i < N_BUTTONS; i++)
    g_clear_pointer (&self->buttons[i], gtk_widget_unparent);
  G_OBJECT_CLASS (soleus_rating_scale_parent_class)->dispose (object);
}

static void
soleus_rating_scale_class_init (SoleusRatingScaleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_rating_scale_dispose;
  widget_class->measure = soleus_rating_scale_measure;
  widget_class->size_allocate = soleus_rating_scale_size_allocate;
  widget_class->get_request_mode = soleus_rating_scale_get_request_mode;
  widget_class->grab_focus = soleus_rating_scale_grab_focus;
  widget_class->focus = soleus_rating_scale_focus;

  /**
   * SoleusRatingScale::rated:
   * @value: 0 to 10, or %SOLEUS_RATING_NONE when the person took the rating back
   *
   * Not emitted by soleus_rating_scale_set_value().
   */
  signals[SIGNAL_RATED] = g_signal_new ("rated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_css_name (widget_class, "ratingscale");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
soleus_rating_scale_init (SoleusRatingScale *self)
{
  self->value = SOLEUS_RATING_NONE;
  self->per_row = N_BUTTONS;
  for (int i = 0; i < N_BUTTONS; i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", i);

      /* With a label of its own GTK would make it as wide as a word. */
      self->buttons[i] = gtk_toggle_button_new ();
      gtk_button_set_child (GTK_BUTTON (self->buttons[i]), gtk_label_new (number));
      gtk_widget_add_css_class (self->buttons[i], "rating");
      gtk_widget_add_css_class (self->buttons[i], "numeric");
      gtk_widget_set_parent (self->buttons[i], GTK_WIDGET (self));
      g_signal_connect_object (self->buttons[i], "toggled", G_CALLBACK (toggled_cb), self,
                               G_CONNECT_SWAPPED);
    }
}

/* The thing that is rated, such as "Tightness, left leg". Each number is told with it. */
void
soleus_rating_scale_set_name (SoleusRatingScale *self, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (int i = 0; i < N_BUTTONS; i++)
    {
      /* Translators: what is rated, then a number from 0 to 10: "Tightness, left leg: 3 of 10". */
      g_autofree char *label = g_strdup_printf (_ ("%s: %d of 10"), name, i);

      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
}

/* Returns: 0 to 10, or %SOLEUS_RATING_NONE */
int
soleus_rating_scale_get_value (SoleusRatingScale *self)
{
  return self->value;
}

void
soleus_rating_scale_set_value (SoleusRatingScale *self, int value)
{
  self->value = value;
  self->updating = TRUE;
  for (int i = 0; i < N_BUTTONS; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]), i == value);
  self->updating = FALSE;
}
