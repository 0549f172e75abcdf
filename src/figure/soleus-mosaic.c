/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-mosaic.h"

#include <string.h>

/* Pixels of the widget along the side of a piece. Smaller ones cover what has changed more closely,
 * larger ones are fewer, and each costs GTK something. So those of a large picture grow with it, in
 * these steps: no more than so many lie side by side. */
#define PIECE_SIZE   64
#define PIECE_STEP   16
#define MOST_ABREAST 15

/* The pixels of a piece; %NULL where there is nothing but transparency. */
typedef struct
{
  cairo_surface_t *surface;
  GskRenderNode *node;
} Piece;

/**
 * SoleusMosaic:
 *
 * A picture in pieces. It is painted as one; a piece that looks as before is handed to GTK as it
 * was, which then leaves its pixels of the window alone. So a window is drawn anew where something
 * has moved, and not in all of the rectangle round it.
 */
struct _SoleusMosaic
{
  SoleusMosaicSize size;
  cairo_surface_t *surface;
  int side;
  int n_columns;
  int n_rows;
  Piece *pieces;
  GskRenderNode *node;
  /* What is being painted, in whole pixels of the widget. */
  cairo_rectangle_int_t area;
};

/* GTK's cairo renderer draws each texture where it lies; every other one uploads it. */
SoleusMosaicSize
soleus_mosaic_measure (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);

  return (SoleusMosaicSize){
    .width = gtk_widget_get_width (widget),
    .height = gtk_widget_get_height (widget),
    .scale = gtk_widget_get_scale_factor (widget),
    .whole = native && !GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (native)),
  };
}

SoleusMosaic *
soleus_mosaic_new (void)
{
  return g_new0 (SoleusMosaic, 1);
}

static void
piece_clear (Piece *self)
{
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_clear_pointer (&self->node, gsk_render_node_unref);
}

/* Forgets the picture and its size. */
void
soleus_mosaic_clear (SoleusMosaic *self)
{
  for (int i = 0; i < self->n_columns * self->n_rows; i++)
    piece_clear (&self->pieces[i]);
  g_clear_pointer (&self->pieces, g_free);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  self->n_columns = self->n_rows = 0;
}

void
soleus_mosaic_free (SoleusMosaic *self)
{
  soleus_mosaic_clear (self);
  g_free (self);
}

static cairo_surface_t *
make_surface (const SoleusMosaicSize *size, int width, int height)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * size->scale, height * size->scale);

  cairo_surface_set_device_scale (surface, size->scale, size->scale);
  return surface;
}

/* What a piece covers, in pixels of the widget. */
static cairo_rectangle_int_t
get_rectangle (SoleusMosaic *self, int index)
{
  int x = index % self->n_columns * self->side, y = index / self->n_columns * self->side;

  return (cairo_rectangle_int_t){ x, y, MIN (self->side, self->size.width - x),
                                  MIN (self->side, self->size.height - y) };
}

/* Every piece has a cairo node, empty or not: so GTK compares each with its own predecessor.
 * Textures would do, but GTK 4.8 converts them by way of floating point where cairo draws them. */
static void
piece_set (Piece *self, const cairo_rectangle_int_t *rectangle, cairo_surface_t *surface)
{
  cairo_t *cr;

  piece_clear (self);
  self->surface = surface;
  self->node = gsk_cairo_node_new (
      &GRAPHENE_RECT_INIT (rectangle->x, rectangle->y, rectangle->width, rectangle->height));
  if (surface == NULL)
    return;
  cr = gsk_cairo_node_get_draw_context (self->node);
  cairo_set_source_surface (cr, surface, rectangle->x, rectangle->y);
  cairo_paint (cr);
  cairo_destroy (cr);
}

static int
find_side (const SoleusMosaicSize *size)
{
  int longest = MAX (size->width, size->height);
  int least = (longest + MOST_ABREAST - 1) / MOST_ABREAST;

  if (size->whole)
    return longest;
  return MAX (PIECE_SIZE, (least + PIECE_STEP - 1) / PIECE_STEP * PIECE_STEP);
}

/**
 * soleus_mosaic_resize:
 * @size: of the picture from now on
 *
 * Returns: whether nothing of it has been painted yet
 */
gboolean
soleus_mosaic_resize (SoleusMosaic *self, const SoleusMosaicSize *size)
{
  if (self->surface && size->width == self->size.width && size->height == self->size.height &&
      size->scale == self->size.scale && size->whole == self->size.whole)
    return FALSE;
  soleus_mosaic_clear (self);
  self->size = *size;
  self->side = find_side (size);
  self->n_columns = (size->width + self->side - 1) / self->side;
  self->n_rows = (size->height + self->side - 1) / self->side;
  self->pieces = g_new0 (Piece, self->n_columns * self->n_rows);
  for (int i = 0; i < self->n_columns * self->n_rows; i++)
    {
      cairo_rectangle_int_t rectangle = get_rectangle (self, i);

      piece_set (&self->pieces[i], &rectangle, NULL);
    }
  self->surface = make_surface (size, size->width, size->height);
  return TRUE;
}

/**
 * soleus_mosaic_begin:
 * @area: what is painted anew, in whole pixels of the widget
 *
 * Empties this part of the picture. After soleus_mosaic_resize().
 *
 * Returns: for painting there, to be handed to soleus_mosaic_end()
 */
cairo_t *
soleus_mosaic_begin (SoleusMosaic *self, const graphene_rect_t *area)
{
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, self->size.width, self->size.height), rect;
  cairo_t *cr = cairo_create (self->surface);

  if (!graphene_rect_intersection (area, &all, &rect))
    rect = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  self->area = (cairo_rectangle_int_t){ (int) rect.origin.x, (int) rect.origin.y,
                                        (int) rect.size.width, (int) rect.size.height };
  gdk_cairo_rectangle (cr, &self->area);
  cairo_clip (cr);
  cairo_save (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
  cairo_paint (cr);
  cairo_restore (cr);
  return cr;
}

static gboolean
is_empty (const guint8 *pixels, gsize n)
{
  return n == 0 || (pixels[0] == 0 && memcmp (pixels, pixels + 1, n - 1) == 0);
}

/* Takes a piece out of the picture where it has changed. */
static gboolean
update_piece (SoleusMosaic *self, int index)
{
  Piece *piece = &self->pieces[index];
  cairo_rectangle_int_t rectangle = get_rectangle (self, index);
  int scale = self->size.scale, height = rectangle.height * scale, y = 0;
  gsize stride = cairo_image_surface_get_stride (self->surface);
  gsize length = (gsize) rectangle.width * scale * 4, step = 0;
  const guint8 *from = cairo_image_surface_get_data (self->surface) + rectangle.y * scale * stride +
                       (gsize) rectangle.x * scale * 4;
  const guint8 *old = piece->surface ? cairo_image_surface_get_data (piece->surface) : NULL;
  cairo_surface_t *surface;
  gboolean empty = TRUE;
  guint8 *to;

  if (old)
    step = cairo_image_surface_get_stride (piece->surface);
  while (y < height && (old ? memcmp (from + y * stride, old + y * step, length) == 0
                            : is_empty (from + y * stride, length)))
    y++;
  if (y == height)
    return FALSE;
  for (y = 0; empty && y < height; y++)
    empty = is_empty (from + y * stride, length);
  if (empty)
    {
      piece_set (piece, &rectangle, NULL);
      return TRUE;
    }
  surface = make_surface (&self->size, rectangle.width, rectangle.height);
  step = cairo_image_surface_get_stride (surface);
  to = cairo_image_surface_get_data (surface);
  for (y = 0; y < height; y++)
    memcpy (to + y * step, from + y * stride, length);
  cairo_surface_mark_dirty (surface);
  piece_set (piece, &rectangle, surface);
  return TRUE;
}

/* Ends painting, for which soleus_mosaic_begin() made @cr. */
void
soleus_mosaic_end (SoleusMosaic *self, cairo_t *cr)
{
  gboolean changed = self->node == NULL;

  cairo_destroy (cr);
  cairo_surface_flush (self->surface);
  if (self->area.width > 0 && self->area.height > 0)
    for (int row = self->area.y / self->side;
         row <= (self->area.y + self->area.height - 1) / self->side; row++)
      for (int column = self->area.x / self->side;
           column <= (self->area.x + self->area.width - 1) / self->side; column++)
        changed |= update_piece (self, row * self->n_columns + column);
  if (changed)
    g_clear_pointer (&self->node, gsk_render_node_unref);
}

/* The picture as it was painted last. */
GskRenderNode *
soleus_mosaic_get_node (SoleusMosaic *self)
{
  guint n = (guint) (self->n_columns * self->n_rows);

  if (self->node == NULL)
    {
      g_autofree GskRenderNode **nodes = g_new (GskRenderNode *, n);

      for (guint i = 0; i < n; i++)
        nodes[i] = self->pieces[i].node;
      self->node = gsk_container_node_new (nodes, n);
    }
  return self->node;
}

/**
 * soleus_mosaic_get_content:
 *
 * Returns: (transfer full): the same without the pieces that are empty, to be drawn by an effect,
 * which costs as much as its bounds are large
 */
GskRenderNode *
soleus_mosaic_get_content (SoleusMosaic *self)
{
  guint n = 0;
  g_autofree GskRenderNode **nodes = g_new (GskRenderNode *, self->n_columns * self->n_rows);

  for (int i = 0; i < self->n_columns * self->n_rows; i++)
    if (self->pieces[i].surface)
      nodes[n++] = self->pieces[i].node;
  return gsk_container_node_new (nodes, n);
}
