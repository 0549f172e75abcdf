/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-evidence-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-compat.h"

#define BAR_HEIGHT 26
#define RADIUS     5.0
/* From one line of the scale to the next, in degrees. */
#define STEP 1.0

/**
 * SoleusEvidenceChart:
 *
 * What studies found, one row for each: the words, the best estimate as a dot on the line of its
 * confidence interval, and both in figures, which a screen reader reads. Zero stands at the edge
 * where text begins.
 */
struct _SoleusEvidenceChart
{
  GtkBox parent_instance;

  GArray *estimates;
  double most;
};

G_DEFINE_FINAL_TYPE (SoleusEvidenceChart, soleus_evidence_chart, GTK_TYPE_BOX)

static void
draw_scale (cairo_t *cr, double most, int width, int height)
{
  for (double value = 0; value <= most; value += STEP)
    {
      double x = round (RADIUS + (width - 2 * RADIUS) * value / most) + 0.5;

      cairo_move_to (cr, x, 0);
      cairo_line_to (cr, x, height);
    }
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const SoleusEstimate *estimate = data;
  GtkWidget *chart = gtk_widget_get_ancestor (GTK_WIDGET (area), SOLEUS_TYPE_EVIDENCE_CHART);
  double most = SOLEUS_EVIDENCE_CHART (chart)->most;
  double scale = (width - 2 * RADIUS) / most;
  double y = round (height / 2.0);
  GdkRGBA text, color;

  soleus_compat_get_color (chart, &text);
  soleus_compat_get_color (GTK_WIDGET (area), &color);
  if (gtk_widget_get_direction (GTK_WIDGET (area)) == GTK_TEXT_DIR_RTL)
    {
      cairo_translate (cr, width, 0);
      cairo_scale (cr, -1, 1);
    }
  text.alpha *= 0.2f;
  gdk_cairo_set_source_rgba (cr, &text);
  draw_scale (cr, most, width, height);

  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, 3);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_move_to (cr, RADIUS + estimate->low * scale, y);
  cairo_line_to (cr, RADIUS + estimate->high * scale, y);
  cairo_stroke (cr);
  cairo_arc (cr, RADIUS + estimate->middle * scale, y, RADIUS, 0, 2 * G_PI);
  cairo_fill (cr);
}

static GtkWidget *
add_label (SoleusEvidenceChart *self, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self), label);
  return label;
}

static void
add_estimate (SoleusEvidenceChart *self, SoleusEstimate *estimate)
{
  GtkWidget *area = gtk_drawing_area_new ();
  g_autofree char *low = g_strdup_printf ("%.1f", estimate->low);
  g_autofree char *middle = g_strdup_printf ("%.1f", estimate->middle);
  g_autofree char *high = g_strdup_printf ("%.1f", estimate->high);
  /* Translators: an estimate in degrees of an angle and the range of it, such as
     "2.1° (0.9° to 3.3°)". */
  g_autofree char *figures = g_strdup_printf (_ ("%s° (%s° to %s°)"), middle, low, high);

  add_label (self, estimate->label, "heading");
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), BAR_HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, estimate, NULL);
  gtk_widget_add_css_class (area, "evidence");
  gtk_box_append (GTK_BOX (self), area);
  add_label (self, figures, "numeric");
}

static void
soleus_evidence_chart_finalize (GObject *object)
{
  g_array_unref (SOLEUS_EVIDENCE_CHART (object)->estimates);
  G_OBJECT_CLASS (soleus_evidence_chart_parent_class)->finalize (object);
}

static void
soleus_evidence_chart_class_init (SoleusEvidenceChartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = soleus_evidence_chart_finalize;
}

static void
soleus_evidence_chart_init (SoleusEvidenceChart *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 4);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "evidence-chart");
}

/**
 * soleus_evidence_chart_new:
 * @estimates: (element-type SoleusEstimate): at least one; the chart keeps a reference
 */
GtkWidget *
soleus_evidence_chart_new (GArray *estimates)
{
  SoleusEvidenceChart *self = g_object_new (SOLEUS_TYPE_EVIDENCE_CHART, NULL);

  self->estimates = g_array_ref (estimates);
  for (guint i = 0; i < estimates->len; i++)
    self->most = MAX (self->most, ceil (g_array_index (estimates, SoleusEstimate, i).high));
  for (guint i = 0; i < estimates->len; i++)
    add_estimate (self, &g_array_index (estimates, SoleusEstimate, i));
  return GTK_WIDGET (self);
}
