/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-countdown-ring.h"

#include <glib/gi18n-lib.h>

#include "soleus-appearance.h"
#include "soleus-compat.h"
#include "soleus-fit-label.h"

#define FLASH_MS 350
/* Never more than two flashes a second. */
#define FLASH_MIN_GAP_US (G_USEC_PER_SEC / 2)
/* The share of the inner diameter that the ink of two digits has, that of a longer text, and that
 * which no text has from corner to corner. */
#define INK      0.62
#define LONG_INK 0.79
#define ACROSS   0.83
/* The halves are buttons where they are wide enough for a finger. */
#define HALVES_MIN 150

/* The seconds left, as digits and as an arc that grows shorter. Its edge flashes with every cue,
 * for people who can't hear it. */
struct _SoleusCountdownRing
{
  GtkWidget parent_instance;

  GtkWidget *digits;
  /* Ten seconds less and ten seconds more. */
  GtkWidget *halves[2];
  char *text;
  double fraction;
  gboolean dashed;
  gboolean flashing;
  guint flash_id;
  gint64 last_flash;
};

G_DEFINE_FINAL_TYPE (SoleusCountdownRing, soleus_countdown_ring, GTK_TYPE_WIDGET)

static void
soleus_countdown_ring_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  *minimum = 64;
  *natural = 240;
}

static double
get_line (double size)
{
  return MAX (5, size * 0.055);
}

static double
get_inner (double size)
{
  return size - 2 * get_line (size) - 10;
}

/* The size of two digits: that of the widest pair for all pairs, so that they don't change their
 * size with the time. */
static double
get_pair_size (SoleusCountdownRing *self, double inner)
{
  SoleusFitLabel *label = SOLEUS_FIT_LABEL (self->digits);
  double size = G_MAXDOUBLE;
  char pair[] = "00";

  for (; pair[0] <= '9'; pair[0]++, pair[1]++)
    size = MIN (size, soleus_fit_label_get_size_for_ink (label, pair, inner * INK, inner * ACROSS));
  return size;
}

static double
get_digits_size (SoleusCountdownRing *self, double inner)
{
  if (g_utf8_strlen (self->text, -1) <= 2)
    return get_pair_size (self, inner);
  return soleus_fit_label_get_size_for_ink (SOLEUS_FIT_LABEL (self->digits), self->text,
                                            inner * LONG_INK, inner * ACROSS);
}

static void
allocate_halves (SoleusCountdownRing *self, int width, int height)
{
  int size = MIN (width, height), inner = get_inner (size), half = inner / 2;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  for (int i = 0; i < 2; i++)
    {
      int minimum, x = width / 2 - ((i == 0) != rtl ? half : 0);

      gtk_widget_measure (self->halves[i], GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                          NULL);
      gtk_widget_set_child_visible (self->halves[i], size >= HALVES_MIN && minimum <= half);
      if (gtk_widget_get_child_visible (self->halves[i]))
        gtk_widget_size_allocate (self->halves[i],
                                  &(GtkAllocation){ x, (height - inner) / 2, half, inner }, -1);
    }
}

static void
soleus_countdown_ring_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SoleusCountdownRing *self = SOLEUS_COUNTDOWN_RING (widget);
  int inner = get_inner (MIN (width, height));

  soleus_fit_label_set_size (SOLEUS_FIT_LABEL (self->digits), get_digits_size (self, inner));
  gtk_widget_size_allocate (
      self->digits, &(GtkAllocation){ (width - inner) / 2, (height - inner) / 2, inner, inner },
      -1);
  allocate_halves (self, width, height);
}

static void
draw_arc (cairo_t *cr, double radius, double fraction, double line)
{
  cairo_set_line_width (cr, line);
  cairo_new_path (cr);
  cairo_arc (cr, 0, 0, radius, -G_PI_2, -G_PI_2 + 2 * G_PI * fraction);
  cairo_stroke (cr);
}

static void
soleus_countdown_ring_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SoleusCountdownRing *self = SOLEUS_COUNTDOWN_RING (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double size = MIN (width, height), line = get_line (size), radius = (size - line) / 2 - 5;
  GdkRGBA color;
  cairo_t *cr;

  soleus_compat_get_color (widget, &color);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_translate (cr, width / 2.0, height / 2.0);
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha * 0.18);
  draw_arc (cr, radius, 1, line);
  gdk_cairo_set_source_rgba (cr, &color);
  if (self->flashing)
    draw_arc (cr, radius + line / 2 + 2, 1, 5);
  if (self->dashed)
    cairo_set_dash (cr, (double[]){ line * 1.2, line * 0.8 }, 2, 0);
  else
    cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  if (self->fraction > 0)
    draw_arc (cr, radius, self->fraction, line);
  cairo_destroy (cr);
  for (int i = 0; i < 2; i++)
    gtk_widget_snapshot_child (widget, self->halves[i], snapshot);
  gtk_widget_snapshot_child (widget, self->digits, snapshot);
}

static gboolean
flash_end_cb (gpointer user_data)
{
  SoleusCountdownRing *self = user_data;

  self->flash_id = 0;
  self->flashing = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static void
soleus_countdown_ring_dispose (GObject *object)
{
  SoleusCountdownRing *self = SOLEUS_COUNTDOWN_RING (object);

  g_clear_handle_id (&self->flash_id, g_source_remove);
  g_clear_pointer (&self->digits, gtk_widget_unparent);
  for (int i = 0; i < 2; i++)
    g_clear_pointer (&self->halves[i], gtk_widget_unparent);
  g_clear_pointer (&self->text, g_free);
  G_OBJECT_CLASS (soleus_countdown_ring_parent_class)->dispose (object);
}

static void
soleus_countdown_ring_class_init (SoleusCountdownRingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_countdown_ring_dispose;
  widget_class->measure = soleus_countdown_ring_measure;
  widget_class->size_allocate = soleus_countdown_ring_size_allocate;
  widget_class->snapshot = soleus_countdown_ring_snapshot;
  gtk_widget_class_set_css_name (widget_class, "countdownring");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

/* @sign tells what pressing this half does, where the pointer is over it. */
static GtkWidget *
make_half (SoleusCountdownRing *self, const char *sign, const char *name, const char *action)
{
  GtkWidget *half = gtk_button_new ();
  GtkWidget *label = gtk_label_new (sign);
  const gboolean start = g_str_equal (action, "session.less");

  gtk_widget_set_halign (label, start ? GTK_ALIGN_START : GTK_ALIGN_END);
  gtk_button_set_child (GTK_BUTTON (half), label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (half), action);
  gtk_widget_set_focus_on_click (half, FALSE);
  gtk_widget_set_tooltip_text (half, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (half), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (half, "ring-half");
  gtk_widget_add_css_class (half, start ? "less" : "more");
  gtk_widget_set_parent (half, GTK_WIDGET (self));
  return half;
}

static void
soleus_countdown_ring_init (SoleusCountdownRing *self)
{
  self->digits = g_object_new (SOLEUS_TYPE_FIT_LABEL, "numeric", TRUE, "weight",
                               PANGO_WEIGHT_SEMIBOLD, "xalign", 0.5, NULL);
  /* Digits are read from the left in every script. */
  gtk_widget_set_direction (self->digits, GTK_TEXT_DIR_LTR);
  gtk_widget_set_can_target (self->digits, FALSE);
  self->text = g_strdup ("");
  self->halves[0] = make_half (self, "−", _ ("10 Seconds Less"), "session.less");
  self->halves[1] = make_half (self, "+", _ ("10 Seconds More"), "session.more");
  gtk_widget_set_parent (self->digits, GTK_WIDGET (self));
}

/* @digits is empty in an untimed phase. @fraction of the phase, 0 to 1, is left. */
void
soleus_countdown_ring_set_time (SoleusCountdownRing *self, const char *digits, double fraction)
{
  if (g_strcmp0 (self->text, digits) != 0)
    {
      g_free (self->text);
      self->text = g_strdup (digits);
      soleus_fit_label_set_text (SOLEUS_FIT_LABEL (self->digits), digits);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
    }
  if (self->fraction == fraction)
    return;
  self->fraction = CLAMP (fraction, 0, 1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Returns: the diameter of a ring in which two digits have the font size @size */
double
soleus_countdown_ring_get_diameter_for (SoleusCountdownRing *self, double size)
{
  double inner = 100 * size / get_pair_size (self, 100), diameter = inner;

  /* The line grows with the ring. */
  while (get_inner (diameter) < inner)
    diameter++;
  return diameter;
}

/* A dashed arc tells by its shape that this time is not work. */
void
soleus_countdown_ring_set_dashed (SoleusCountdownRing *self, gboolean dashed)
{
  if (self->dashed == dashed)
    return;
  self->dashed = dashed;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Shows a cue at the edge of the ring, at most twice a second. Where animations are off the edge
 * stands for a second instead of flashing. */
void
soleus_countdown_ring_flash (SoleusCountdownRing *self)
{
  gint64 time = g_get_monotonic_time ();
  SoleusAppearance *appearance;

  if (time - self->last_flash < FLASH_MIN_GAP_US)
    return;
  appearance = soleus_appearance_find (GTK_WIDGET (self));
  self->last_flash = time;
  self->flashing = TRUE;
  g_clear_handle_id (&self->flash_id, g_source_remove);
  self->flash_id =
      g_timeout_add (appearance && soleus_appearance_get_reduced (appearance) ? 1000 : FLASH_MS,
                     flash_end_cb, self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
