/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names beside the close-up, in the language of the interface, with their leader lines. */
#include "soleus-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-leg-labels.h"
#include "soleus-leg-view-private.h"

#define GROUND_MARGIN 2

static void
name_labels (SoleusLabel labels[SOLEUS_N_LABELS])
{
  labels[SOLEUS_LABEL_GASTROCNEMIUS].text = C_ ("anatomy", "Gastrocnemius");
  labels[SOLEUS_LABEL_SOLEUS].text = C_ ("anatomy", "Soleus");
  labels[SOLEUS_LABEL_ACHILLES].text = C_ ("anatomy", "Achilles tendon");
}

double
soleus_leg_view_get_column (SoleusLegView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  SoleusLabel labels[SOLEUS_N_LABELS];

  if (!self->labels)
    return 0;
  name_labels (labels);
  return soleus_labels_fit (labels, SOLEUS_N_LABELS, context, width)
             ? soleus_labels_get_column (width)
             : 0;
}

static SoleusVec
find_anchor (SoleusLegView *self, SoleusLabelKind kind)
{
  static const struct
  {
    guint a, b;
    double across;
  } places[SOLEUS_N_LABELS] = { { 5, 9, 0.6 }, { 3, 11, 0.22 }, { 3, 9, 0.5 } };
  const SoleusFrame *shank = &self->shot.frames.bones[SOLEUS_BONE_NEAR_SHANK];
  SoleusVec at = soleus_painter_find_in_muscle (soleus_leg_view_get_painter (self), kind,
                                                self->knee_angle, self->ankle_angle, places[kind].a,
                                                places[kind].b, places[kind].across);
  double scale = self->place.scale;

  at = soleus_vec_place (at, shank);
  return (SoleusVec){ self->place.x + (self->place.mirrored ? -at.x : at.x) * scale,
                      self->place.y + at.y * scale };
}

static void
fill_labels (SoleusLegView *self, SoleusLabel labels[SOLEUS_N_LABELS])
{
  for (guint i = 0; i < SOLEUS_N_LABELS; i++)
    {
      gboolean front = i == SOLEUS_LABEL_SOLEUS;

      labels[i] = (SoleusLabel){ .anchor = find_anchor (self, i) };
      labels[i].strong = i < SOLEUS_LABEL_ACHILLES ? self->shot.lit[i] > 0 : self->tendon;
      labels[i].at_start = front == self->place.mirrored;
    }
  name_labels (labels);
}

static void
draw_leaders (SoleusLegView *self, const SoleusLabel *labels, cairo_t *cr)
{
  const SoleusPaint *paint =
      &soleus_painter_get_style (soleus_leg_view_get_painter (self))->paints[SOLEUS_CLASS_LEADER];

  for (guint i = 0; i < SOLEUS_N_LABELS; i++)
    {
      SoleusVec from = soleus_label_get_leader (&labels[i]);

      for (guint casing = 2; casing-- > 0;)
        {
          gdk_cairo_set_source_rgba (cr, casing ? &paint->fill : &paint->stroke);
          cairo_set_line_width (cr, paint->width + (casing ? 2 : 0));
          cairo_move_to (cr, from.x, from.y);
          cairo_line_to (cr, labels[i].anchor.x, labels[i].anchor.y);
          cairo_stroke (cr);
          cairo_arc (cr, labels[i].anchor.x, labels[i].anchor.y, casing ? 4 : 3, 0, 2 * G_PI);
          cairo_fill (cr);
        }
    }
}

/* Whether the text lies over the roller or ball that presses on the calf. */
static gboolean
lies_over_pressing (SoleusLegView *self, const SoleusLabel *label)
{
  SoleusVec at =
      soleus_vec_place (self->shot.dent.centre, &self->shot.frames.bones[SOLEUS_BONE_NEAR_SHANK]);
  double scale = self->place.scale;
  double x = self->place.x + (self->place.mirrored ? -at.x : at.x) * scale;
  double y = self->place.y + at.y * scale;
  double dx = x - CLAMP (x, label->x, label->x + label->width);
  double dy = y - CLAMP (y, label->y, label->y + label->height);

  return hypot (dx, dy) < self->shot.dent.radius * scale;
}

static void
draw_ground (const SoleusLabel *label, const GdkRGBA *colour, GtkSnapshot *snapshot)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (
      (float) label->x - GROUND_MARGIN, (float) label->y - GROUND_MARGIN,
      (float) label->width + 2 * GROUND_MARGIN, (float) label->height + 2 * GROUND_MARGIN);
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &bounds, 2 * GROUND_MARGIN);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, colour, &bounds);
  gtk_snapshot_pop (snapshot);
}

GskRenderNode *
soleus_leg_view_draw_names (SoleusLegView *self, double width, double height)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  SoleusLabel labels[SOLEUS_N_LABELS];
  const SoleusPaint *paint =
      &soleus_painter_get_style (soleus_leg_view_get_painter (self))->paints[SOLEUS_CLASS_LEADER];
  cairo_t *cr;

  fill_labels (self, labels);
  soleus_labels_place (labels, SOLEUS_N_LABELS, context, width, height);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  draw_leaders (self, labels, cr);
  cairo_destroy (cr);
  for (guint i = 0; i < SOLEUS_N_LABELS; i++)
    {
      if (lies_over_pressing (self, &labels[i]))
        draw_ground (&labels[i], &paint->fill, snapshot);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (labels[i].x, labels[i].y));
      gtk_snapshot_append_layout (snapshot, labels[i].layout, &paint->stroke);
      gtk_snapshot_restore (snapshot);
    }
  soleus_labels_clear (labels, SOLEUS_N_LABELS);
  return gtk_snapshot_free_to_node (snapshot);
}
