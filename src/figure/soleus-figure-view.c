/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-figure-view.h"

#include <math.h>

#include "soleus-canvas.h"

#define MIN_SIZE     96
#define NATURAL_SIZE 240

/**
 * SoleusFigureView:
 *
 * The whole figure, from the side. It makes its picture itself; a close-up may look at the same.
 */
struct _SoleusFigureView
{
  GtkWidget parent_instance;

  SoleusPicture *picture;
  SoleusAppearance *appearance;
  SoleusCanvas *canvases[2];
  GdkTexture *still;
  graphene_rect_t still_area;
  int still_width;
  int still_height;
  int still_scale;
  int smallest;
};

G_DEFINE_FINAL_TYPE (SoleusFigureView, soleus_figure_view, GTK_TYPE_WIDGET)

static void
changed_cb (SoleusFigureView *self)
{
  g_clear_object (&self->still);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
description_cb (SoleusFigureView *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  soleus_picture_get_description (self->picture), -1);
}

static SoleusPlace
place_shot (SoleusFigureView *self, const SoleusShot *shot)
{
  SoleusPlace place;

  soleus_place_fit (&place, shot->pose.scene->view, gtk_widget_get_width (GTK_WIDGET (self)),
                    gtk_widget_get_height (GTK_WIDGET (self)), shot->leg == SOLEUS_LEG_LEFT);
  return place;
}

/* A still figure is drawn once and then costs no more than an image. */
static void
snapshot_still (SoleusFigureView *self, GtkSnapshot *snapshot, int width, int height)
{
  const SoleusShot *shot = &soleus_picture_get_moment (self->picture)->shots[0];
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  if (self->still == NULL || self->still_width != width || self->still_height != height ||
      self->still_scale != scale)
    {
      SoleusPlace place = place_shot (self, shot);

      g_clear_object (&self->still);
      self->still_area = GRAPHENE_RECT_INIT (0, 0, width, height);
      self->still_width = width;
      self->still_height = height;
      self->still_scale = scale;
      self->still = soleus_canvas_draw_still (soleus_appearance_get_painter (self->appearance),
                                              shot, &place, &self->still_area, scale);
    }
  gtk_snapshot_append_texture (snapshot, self->still, &self->still_area);
}

static void
draw_shot (SoleusFigureView *self, guint index, GtkSnapshot *snapshot)
{
  const SoleusScriptMoment *moment = soleus_picture_get_moment (self->picture);
  SoleusPlace place = place_shot (self, &moment->shots[index]);
  const SoleusMosaicSize size = soleus_mosaic_measure (GTK_WIDGET (self));

  soleus_canvas_draw (self->canvases[index], soleus_appearance_get_painter (self->appearance),
                      &moment->shots[index], &place,
                      moment->held ? soleus_picture_get_pulse (self->picture) : 0, &size, snapshot);
}

static void
soleus_figure_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SoleusFigureView *self = SOLEUS_FIGURE_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  double fade = soleus_picture_get_moment (self->picture)->fade;

  if (width < 1 || height < 1 || self->appearance == NULL)
    return;
  if (soleus_picture_is_still (self->picture))
    {
      snapshot_still (self, snapshot, width, height);
      return;
    }
  if (fade <= 0)
    {
      soleus_canvas_clear (self->canvases[1]);
      draw_shot (self, 0, snapshot);
      return;
    }
  /* One after the other: two that are half seen would be a ghost. */
  gtk_snapshot_push_opacity (snapshot, fabs (1 - 2 * fade));
  draw_shot (self, fade > 0.5, snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
soleus_figure_view_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  int smallest = SOLEUS_FIGURE_VIEW (widget)->smallest;

  *minimum = smallest > 0 ? smallest : MIN_SIZE;
  *natural = smallest > 0 ? smallest : NATURAL_SIZE;
  *minimum_baseline = *natural_baseline = -1;
}

static void
soleus_figure_view_root (GtkWidget *widget)
{
  SoleusFigureView *self = SOLEUS_FIGURE_VIEW (widget);

  GTK_WIDGET_CLASS (soleus_figure_view_parent_class)->root (widget);
  if (soleus_appearance_follow (&self->appearance, widget, G_CALLBACK (changed_cb)))
    soleus_picture_set_appearance (self->picture, self->appearance);
}

static void
soleus_figure_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (soleus_figure_view_parent_class)->map (widget);
  soleus_picture_watch (SOLEUS_FIGURE_VIEW (widget)->picture, TRUE);
}

static void
soleus_figure_view_unmap (GtkWidget *widget)
{
  SoleusFigureView *self = SOLEUS_FIGURE_VIEW (widget);

  GTK_WIDGET_CLASS (soleus_figure_view_parent_class)->unmap (widget);
  soleus_picture_watch (self->picture, FALSE);
  soleus_canvas_clear (self->canvases[0]);
  soleus_canvas_clear (self->canvases[1]);
}

static void
soleus_figure_view_finalize (GObject *object)
{
  SoleusFigureView *self = SOLEUS_FIGURE_VIEW (object);

  soleus_canvas_free (self->canvases[0]);
  soleus_canvas_free (self->canvases[1]);
  g_clear_object (&self->still);
  g_clear_object (&self->picture);
  g_clear_object (&self->appearance);
  G_OBJECT_CLASS (soleus_figure_view_parent_class)->finalize (object);
}

static void
soleus_figure_view_class_init (SoleusFigureViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = soleus_figure_view_finalize;
  widget_class->snapshot = soleus_figure_view_snapshot;
  widget_class->measure = soleus_figure_view_measure;
  widget_class->root = soleus_figure_view_root;
  widget_class->map = soleus_figure_view_map;
  widget_class->unmap = soleus_figure_view_unmap;
  gtk_widget_class_set_css_name (widget_class, "figure");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
soleus_figure_view_init (SoleusFigureView *self)
{
  self->picture = soleus_picture_new ();
  self->canvases[0] = soleus_canvas_new ();
  self->canvases[1] = soleus_canvas_new ();
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (self->picture, "moved", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->picture, "notify::description", G_CALLBACK (description_cb), self,
                           G_CONNECT_SWAPPED);
  description_cb (self);
}

GtkWidget *
soleus_figure_view_new (void)
{
  return g_object_new (SOLEUS_TYPE_FIGURE_VIEW, NULL);
}

SoleusPicture *
soleus_figure_view_get_picture (SoleusFigureView *self)
{
  return self->picture;
}

/* Makes it a small square of so many pixels, which asks for no more. */
void
soleus_figure_view_set_small (SoleusFigureView *self, int pixels)
{
  self->smallest = pixels;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
