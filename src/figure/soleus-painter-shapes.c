/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-painter-private.h"

#include <math.h>
#include <string.h>

void
soleus_painter_trace (cairo_t *cr, const SoleusOutline *outline, const SoleusFrame *frame)
{
  double c = cos (frame->angle * G_PI / 180);
  double s = sin (frame->angle * G_PI / 180);

  for (guint i = 0; i < outline->n; i++)
    {
      double x = frame->at.x + outline->points[i].x * c - outline->points[i].y * s;
      double y = frame->at.y + outline->points[i].x * s + outline->points[i].y * c;

      if (i == 0)
        cairo_move_to (cr, x, y);
      else
        cairo_line_to (cr, x, y);
    }
  if (outline->closed)
    cairo_close_path (cr);
}

static void
set_source (cairo_t *cr, const GdkRGBA *colour, double alpha)
{
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, colour->alpha * alpha);
}

void
soleus_painter_stroke (SoleusPainter *self, cairo_t *cr, SoleusClass klass, double alpha)
{
  const SoleusPaint *paint = &self->style->paints[klass];

  if (paint->stroke.alpha > 0 && alpha > 0)
    {
      set_source (cr, &paint->stroke, alpha);
      cairo_set_line_width (cr, paint->width);
      cairo_stroke (cr);
    }
  cairo_new_path (cr);
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
soleus_painter_fill (SoleusPainter *self, cairo_t *cr, SoleusClass klass, double alpha)
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
    soleus_painter_stroke (self, cr, klass, alpha);
}

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

static gboolean
is_line (const SoleusShape *shape)
{
  return !soleus_shape_get_outline (shape, 0)->closed;
}

/* Every area of a group, as it is or with the contour that lies outside it. */
void
soleus_painter_trace_areas (SoleusPainter *self,
                            const SoleusGroup *group,
                            const SoleusFrame *frame,
                            gboolean grown,
                            cairo_t *cr)
{
  for (guint i = 0; i < group->shapes->len; i++)
    {
      const SoleusShape *shape = soleus_group_get_shape (group, i);

      if (!is_line (shape))
        soleus_painter_trace (
            cr, grown ? self->grown[shape->index] : soleus_shape_get_outline (shape, 0), frame);
    }
}

void
soleus_painter_draw_lines (SoleusPainter *self,
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
        soleus_painter_trace (cr, soleus_shape_get_outline (shape, k), frame);
      soleus_painter_stroke (self, cr, shape->klass, alpha);
    }
}

/* Shape by shape, in their own classes. */
void
soleus_painter_draw_group (SoleusPainter *self,
                           const SoleusGroup *group,
                           const SoleusFrame *frame,
                           cairo_t *cr)
{
  for (guint i = 0; i < group->shapes->len; i++)
    {
      const SoleusShape *shape = soleus_group_get_shape (group, i);

      for (guint k = 0; k < shape->outlines->len; k++)
        soleus_painter_trace (cr, soleus_shape_get_outline (shape, k), frame);
      if (is_line (shape))
        soleus_painter_stroke (self, cr, shape->klass, 1);
      else
        soleus_painter_fill (self, cr, shape->klass, 1);
    }
}

double
soleus_painter_get_contour (SoleusPainter *self, SoleusClass klass)
{
  return self->style->paints[klass].width / 2;
}

SoleusOutline *
soleus_outline_copy (SoleusOutline *scratch, const SoleusOutline *outline)
{
  memcpy (scratch->points, outline->points, outline->n * sizeof (SoleusVec));
  scratch->n = outline->n;
  scratch->closed = outline->closed;
  return scratch;
}
