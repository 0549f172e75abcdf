/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-brush.h"

#include <math.h>

/* How far what is drawn may be off its outline, in pixels of the image. Cairo samples a row of
 * pixels many times where a point lies in it, so that points that nobody sees are dear. */
#define TOLERANCE 0.1

const SoleusShape *
soleus_group_get_shape (const SoleusGroup *group, guint index)
{
  return g_ptr_array_index (group->shapes, index);
}

const SoleusOutline *
soleus_shape_get_outline (const SoleusShape *shape, guint index)
{
  return g_ptr_array_index (shape->outlines, index);
}

/* Takes the style. */
SoleusBrush *
soleus_brush_new (SoleusRig *rig, SoleusStyle *style)
{
  SoleusBrush *self = g_new0 (SoleusBrush, 1);

  self->style = style;
  self->coarse = soleus_colour_contrast (&style->paints[SOLEUS_CLASS_SKIN].fill,
                                         &style->paints[SOLEUS_CLASS_OUTLINE].fill) < 3;
  self->n_shapes = rig->n_shapes;
  self->grown = g_new0 (SoleusOutline *, self->n_shapes);
  return self;
}

void
soleus_brush_free (SoleusBrush *self)
{
  for (guint i = 0; i < self->n_shapes; i++)
    g_clear_pointer (&self->grown[i], soleus_outline_free);
  g_free (self->grown);
  soleus_style_free (self->style);
  g_free (self);
}

/* Makes the contours of a group, which lie outside its areas and are of the class @klass. */
void
soleus_brush_grow (SoleusBrush *self, const SoleusGroup *group, SoleusClass klass)
{
  for (guint i = 0; i < group->shapes->len; i++)
    {
      const SoleusShape *shape = soleus_group_get_shape (group, i);
      const SoleusOutline *outline = soleus_shape_get_outline (shape, 0);

      if (!outline->closed || self->grown[shape->index])
        continue;
      self->grown[shape->index] = soleus_outline_new (outline->n, TRUE);
      soleus_outline_grow (outline, self->style->paints[klass].width / 2,
                           self->grown[shape->index]);
    }
}

/* In the units that @cr takes. */
static double
find_tolerance (cairo_t *cr)
{
  double x = TOLERANCE, y = 0, x_scale, y_scale;

  cairo_device_to_user_distance (cr, &x, &y);
  cairo_surface_get_device_scale (cairo_get_group_target (cr), &x_scale, &y_scale);
  return hypot (x, y) / x_scale;
}

static void
trace (cairo_t *cr, const SoleusOutline *outline, const SoleusFrame *frame, double tolerance)
{
  double c = cos (frame->angle * G_PI / 180);
  double s = sin (frame->angle * G_PI / 180);
  double wide = 1 - frame->narrow, tall = 1 - frame->shorter;

  for (guint i = 0; i < outline->n; i = soleus_outline_find_next (outline, i, tolerance))
    {
      double across = outline->points[i].x * wide;
      double along = outline->points[i].y * tall;
      double x = frame->at.x + across * c - along * s;
      double y = frame->at.y + across * s + along * c;

      if (i == 0)
        cairo_move_to (cr, x, y);
      else
        cairo_line_to (cr, x, y);
    }
  if (outline->closed)
    cairo_close_path (cr);
}

/* Without the points that nobody would see. */
void
soleus_brush_trace (cairo_t *cr, const SoleusOutline *outline, const SoleusFrame *frame)
{
  trace (cr, outline, frame, find_tolerance (cr));
}

/* For an outline that changes while only a part of its picture is painted anew: which points are
 * left out must not change in the rest. */
void
soleus_brush_trace_exactly (cairo_t *cr, const SoleusOutline *outline, const SoleusFrame *frame)
{
  trace (cr, outline, frame, 0);
}

static void
set_source (cairo_t *cr, const GdkRGBA *colour, double alpha)
{
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, colour->alpha * alpha);
}

void
soleus_brush_stroke (SoleusBrush *self, cairo_t *cr, SoleusClass klass, double alpha)
{
  const SoleusPaint *paint = &self->style->paints[klass];

  if (paint->stroke.alpha > 0 && alpha > 0)
    {
      set_source (cr, &paint->stroke, alpha);
      cairo_set_line_width (cr, paint->width);
      cairo_set_dash (cr, paint->dashes, paint->dashes[0] > 0 ? 2 : 0, 0);
      cairo_stroke (cr);
    }
  cairo_new_path (cr);
}

/* A rectangle with rounded corners. */
void
soleus_brush_trace_bar (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_arc (cr, x + width - radius, y + radius, radius, 1.5 * G_PI, 2 * G_PI);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, 0.5 * G_PI);
  cairo_arc (cr, x + radius, y + height - radius, radius, 0.5 * G_PI, G_PI);
  cairo_close_path (cr);
}

/* These areas lie on their own contour, which is grown and of nearly the same colour: their edge is
 * never seen against anything else, so that it need not be as finely sampled. */
static gboolean
is_lined (SoleusClass klass)
{
  return klass == SOLEUS_CLASS_SKIN || klass == SOLEUS_CLASS_SKIN_SHADE ||
         klass == SOLEUS_CLASS_SHORTS || klass == SOLEUS_CLASS_SHORTS_SHADE ||
         klass == SOLEUS_CLASS_SHIRT || klass == SOLEUS_CLASS_RIM_DARK;
}

/* The outline classes are stroked by growing what they fill, so their own stroke is not drawn. */
void
soleus_brush_fill (SoleusBrush *self, cairo_t *cr, SoleusClass klass, double alpha)
{
  const SoleusPaint *paint = &self->style->paints[klass];
  gboolean grown = klass >= SOLEUS_CLASS_OUTLINE && klass <= SOLEUS_CLASS_OUTLINE_SHORTS;

  if (paint->fill.alpha > 0 && alpha > 0)
    {
      if (self->coarse && is_lined (klass))
        cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
      set_source (cr, &paint->fill, alpha);
      cairo_fill_preserve (cr);
      cairo_set_antialias (cr, CAIRO_ANTIALIAS_DEFAULT);
    }
  if (grown)
    cairo_new_path (cr);
  else
    soleus_brush_stroke (self, cr, klass, alpha);
}

static gboolean
is_line (const SoleusShape *shape)
{
  return !soleus_shape_get_outline (shape, 0)->closed;
}

/* Every area of a group, as it is or with the contour that lies outside it. */
void
soleus_brush_trace_areas (SoleusBrush *self,
                          const SoleusGroup *group,
                          const SoleusFrame *frame,
                          gboolean grown,
                          cairo_t *cr)
{
  for (guint i = 0; i < group->shapes->len; i++)
    {
      const SoleusShape *shape = soleus_group_get_shape (group, i);

      if (!is_line (shape))
        soleus_brush_trace (
            cr, grown ? self->grown[shape->index] : soleus_shape_get_outline (shape, 0), frame);
    }
}

void
soleus_brush_draw_lines (SoleusBrush *self,
                         const SoleusGroup *group,
                         const SoleusFrame *frame,
                         double alpha,
                         cairo_t *cr)
{
  for (guint i = 0; i < group->shapes->len; i++)
    {
      const SoleusShape *shape = soleus_group_get_shape (group, i);

      if (!is_line (shape))
        continue;
      for (guint k = 0; k < shape->outlines->len; k++)
        soleus_brush_trace (cr, soleus_shape_get_outline (shape, k), frame);
      soleus_brush_stroke (self, cr, shape->klass, alpha);
    }
}

/* Shape by shape, in their own classes. */
void
soleus_brush_draw_group (SoleusBrush *self,
                         const SoleusGroup *group,
                         const SoleusFrame *frame,
                         cairo_t *cr)
{
  for (guint i = 0; i < group->shapes->len; i++)
    {
      const SoleusShape *shape = soleus_group_get_shape (group, i);

      for (guint k = 0; k < shape->outlines->len; k++)
        soleus_brush_trace (cr, soleus_shape_get_outline (shape, k), frame);
      if (is_line (shape))
        soleus_brush_stroke (self, cr, shape->klass, 1);
      else
        soleus_brush_fill (self, cr, shape->klass, 1);
    }
}
