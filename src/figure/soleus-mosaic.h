/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SoleusMosaicSize:
 * @width: of the picture
 * @height: likewise
 * @scale: device pixels for each of the widget
 * @whole: whether the picture is in one piece, which is better where textures are uploaded
 */
typedef struct
{
  int width;
  int height;
  int scale;
  gboolean whole;
} SoleusMosaicSize;

typedef struct _SoleusMosaic SoleusMosaic;

SoleusMosaicSize soleus_mosaic_measure (GtkWidget *widget);
SoleusMosaic *soleus_mosaic_new (void);
void soleus_mosaic_free (SoleusMosaic *self);
void soleus_mosaic_clear (SoleusMosaic *self);
gboolean soleus_mosaic_resize (SoleusMosaic *self, const SoleusMosaicSize *size);
cairo_t *soleus_mosaic_begin (SoleusMosaic *self, const graphene_rect_t *area);
void soleus_mosaic_end (SoleusMosaic *self, cairo_t *cr);
GskRenderNode *soleus_mosaic_get_node (SoleusMosaic *self);
GskRenderNode *soleus_mosaic_get_content (SoleusMosaic *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusMosaic, soleus_mosaic_free)

G_END_DECLS
