/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-mosaic.h"
#include "soleus-painter.h"

G_BEGIN_DECLS

/**
 * SoleusPlace:
 * @x: of the figure's origin, in the widget
 * @y: likewise
 * @scale: of one unit
 * @mirrored: the figure faces left
 *
 * The place of the picture in the widget.
 */
typedef struct
{
  double x;
  double y;
  double scale;
  gboolean mirrored;
} SoleusPlace;

typedef struct _SoleusCanvas SoleusCanvas;

SoleusCanvas *soleus_canvas_new (void);
void soleus_canvas_free (SoleusCanvas *self);
void soleus_canvas_clear (SoleusCanvas *self);
void soleus_canvas_draw (SoleusCanvas *self,
                         SoleusPainter *painter,
                         const SoleusShot *shot,
                         const SoleusPlace *place,
                         double pulse,
                         const SoleusMosaicSize *size,
                         GtkSnapshot *snapshot);

void soleus_place_fit (
    SoleusPlace *self, const double view[4], double width, double height, gboolean mirrored);
void soleus_place_to_widget (const SoleusPlace *self, graphene_rect_t *rect);
void soleus_place_apply (const SoleusPlace *self, cairo_t *cr);
GdkTexture *soleus_canvas_draw_still (SoleusPainter *painter,
                                      const SoleusShot *shot,
                                      const SoleusPlace *place,
                                      graphene_rect_t *area,
                                      int scale);
GdkTexture *soleus_texture_new_from_surface (cairo_surface_t *surface);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusCanvas, soleus_canvas_free)

G_END_DECLS
