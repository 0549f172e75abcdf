/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "soleus-mixer.h"
#include "soleus-rig.h"

G_BEGIN_DECLS

/**
 * SoleusBrush:
 * @coarse: areas that lie on a contour of nearly their colour are sampled less finely
 * @grown: the contour of each shape of the rig that has one
 *
 * Draws shapes of the rig in a style.
 */
typedef struct
{
  SoleusStyle *style;
  gboolean coarse;
  SoleusOutline **grown;
  guint n_shapes;
} SoleusBrush;

SoleusBrush *soleus_brush_new (SoleusRig *rig, SoleusStyle *style);
void soleus_brush_free (SoleusBrush *self);
void soleus_brush_grow (SoleusBrush *self, const SoleusGroup *group, SoleusClass klass);
void soleus_brush_trace (cairo_t *cr, const SoleusOutline *outline, const SoleusFrame *frame);
void
soleus_brush_trace_exactly (cairo_t *cr, const SoleusOutline *outline, const SoleusFrame *frame);
void soleus_brush_trace_bar (
    cairo_t *cr, double x, double y, double width, double height, double radius);
void soleus_brush_fill (SoleusBrush *self, cairo_t *cr, SoleusClass klass, double alpha);
void soleus_brush_stroke (SoleusBrush *self, cairo_t *cr, SoleusClass klass, double alpha);
void soleus_brush_trace_areas (SoleusBrush *self,
                               const SoleusGroup *group,
                               const SoleusFrame *frame,
                               gboolean grown,
                               cairo_t *cr);
void soleus_brush_draw_lines (SoleusBrush *self,
                              const SoleusGroup *group,
                              const SoleusFrame *frame,
                              double alpha,
                              cairo_t *cr);
void soleus_brush_draw_group (SoleusBrush *self,
                              const SoleusGroup *group,
                              const SoleusFrame *frame,
                              cairo_t *cr);

const SoleusShape *soleus_group_get_shape (const SoleusGroup *group, guint index);
const SoleusOutline *soleus_shape_get_outline (const SoleusShape *shape, guint index);

G_END_DECLS
