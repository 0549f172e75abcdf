/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-canvas.h"

#include <math.h>

/* Keeps the last picture, and paints only where a part of it looks different now. */
struct _SoleusCanvas
{
  SoleusPainter *painter;
  SoleusPlace place;
  SoleusShot shot;
  double pulse;
  SoleusMosaic *mosaic;
};

SoleusCanvas *
soleus_canvas_new (void)
{
  SoleusCanvas *self = g_new0 (SoleusCanvas, 1);

  self->mosaic = soleus_mosaic_new ();
  return self;
}

void
soleus_canvas_free (SoleusCanvas *self)
{
  soleus_mosaic_free (self->mosaic);
  g_free (self);
}

/* Forgets the last picture. */
void
soleus_canvas_clear (SoleusCanvas *self)
{
  soleus_mosaic_clear (self->mosaic);
  self->painter = NULL;
}

/* Fits a view (x, y, width, height) into the widget, whole and in the middle. */
void
soleus_place_fit (
    SoleusPlace *self, const double view[4], double width, double height, gboolean mirrored)
{
  double scale = MIN (width / view[2], height / view[3]);

  self->scale = scale;
  self->mirrored = mirrored;
  self->y = (height - view[3] * scale) / 2 - view[1] * scale;
  self->x = (width - view[2] * scale) / 2;
  self->x += mirrored ? (view[0] + view[2]) * scale : -view[0] * scale;
}

/* From now on @cr takes the units of the figure. */
void
soleus_place_apply (const SoleusPlace *self, cairo_t *cr)
{
  cairo_translate (cr, self->x, self->y);
  cairo_scale (cr, self->mirrored ? -self->scale : self->scale, self->scale);
}

/* From the units of the figure to whole pixels of the widget. */
void
soleus_place_to_widget (const SoleusPlace *self, graphene_rect_t *rect)
{
  double left = rect->origin.x * self->scale;
  double right = (rect->origin.x + rect->size.width) * self->scale;
  double top = rect->origin.y * self->scale;
  double bottom = (rect->origin.y + rect->size.height) * self->scale;

  if (self->mirrored)
    {
      double swap = left;

      left = -right;
      right = -swap;
    }
  left = floor (left + self->x);
  top = floor (top + self->y);
  right = ceil (right + self->x);
  bottom = ceil (bottom + self->y);
  graphene_rect_init (rect, left, top, right - left, bottom - top);
}

/* What the part may take up, in whole pixels of the widget. */
static void
get_bounds (SoleusPart part,
            const SoleusShot *shot,
            const SoleusPlace *place,
            graphene_rect_t *bounds)
{
  soleus_part_get_bounds (part, shot, bounds);
  soleus_place_to_widget (place, bounds);
}

static gboolean
has_part (const SoleusPart *parts, guint n, SoleusPart part)
{
  for (guint i = 0; i < n; i++)
    if (parts[i] == part)
      return TRUE;
  return FALSE;
}

/* The parts that are seen; without a pulse the glow is none. */
static guint
list_parts (const SoleusShot *shot, double pulse, SoleusPart parts[SOLEUS_N_PARTS])
{
  guint n = soleus_part_list (shot, parts), left = 0;

  for (guint i = 0; i < n; i++)
    if (parts[i] != SOLEUS_PART_HALO || pulse > 0)
      parts[left++] = parts[i];
  return left;
}

static void
add_area (graphene_rect_t *area, const graphene_rect_t *more)
{
  if (area->size.width > 0)
    graphene_rect_union (area, more, area);
  else
    *area = *more;
}

/* What looks different from the last picture: where its parts were, and where they are. */
static graphene_rect_t
find_changed (SoleusCanvas *self, const SoleusShot *shot, double pulse)
{
  SoleusPart before[SOLEUS_N_PARTS], now[SOLEUS_N_PARTS];
  guint n_before = list_parts (&self->shot, self->pulse, before);
  guint n_now = list_parts (shot, pulse, now);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, 0, 0), bounds;

  for (SoleusPart part = 0; part < SOLEUS_N_PARTS; part++)
    {
      gboolean was = has_part (before, n_before, part), is = has_part (now, n_now, part);

      if (was && is && soleus_part_is_same (part, &self->shot, shot) &&
          !(part == SOLEUS_PART_HALO && self->pulse != pulse))
        continue;
      if (was)
        {
          get_bounds (part, &self->shot, &self->place, &bounds);
          add_area (&area, &bounds);
        }
      if (is)
        {
          get_bounds (part, shot, &self->place, &bounds);
          add_area (&area, &bounds);
        }
    }
  return area;
}

static void
draw_part (
    SoleusPainter *painter, SoleusPart part, const SoleusShot *shot, double pulse, cairo_t *cr)
{
  gboolean glows = part == SOLEUS_PART_HALO;

  cairo_save (cr);
  if (glows)
    cairo_push_group (cr);
  soleus_painter_draw (painter, part, shot, cr);
  if (glows)
    {
      cairo_pop_group_to_source (cr);
      cairo_paint_with_alpha (cr, pulse);
    }
  cairo_restore (cr);
}

static void
draw_area (SoleusCanvas *self, const SoleusShot *shot, double pulse, const graphene_rect_t *area)
{
  SoleusPart parts[SOLEUS_N_PARTS];
  guint n = list_parts (shot, pulse, parts);
  cairo_t *cr = soleus_mosaic_begin (self->mosaic, area);

  for (guint i = 0; i < n; i++)
    {
      graphene_rect_t bounds;

      get_bounds (parts[i], shot, &self->place, &bounds);
      if (!graphene_rect_intersection (&bounds, area, &bounds))
        continue;
      cairo_save (cr);
      cairo_rectangle (cr, bounds.origin.x, bounds.origin.y, bounds.size.width, bounds.size.height);
      cairo_clip (cr);
      soleus_place_apply (&self->place, cr);
      draw_part (self->painter, parts[i], shot, pulse, cr);
      cairo_restore (cr);
    }
  soleus_mosaic_end (self->mosaic, cr);
}

/**
 * soleus_canvas_draw:
 * @pulse: opacity of the glow round what is lit, 0 for none
 * @size: of the widget
 *
 * Draws what has changed since the last time and hands over the rest as it is.
 */
void
soleus_canvas_draw (SoleusCanvas *self,
                    SoleusPainter *painter,
                    const SoleusShot *shot,
                    const SoleusPlace *place,
                    double pulse,
                    const SoleusMosaicSize *size,
                    GtkSnapshot *snapshot)
{
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, size->width, size->height);

  if (!soleus_mosaic_resize (self->mosaic, size) && self->painter == painter &&
      self->shot.pose.scene == shot->pose.scene && self->place.x == place->x &&
      self->place.y == place->y && self->place.scale == place->scale &&
      self->place.mirrored == place->mirrored)
    area = find_changed (self, shot, pulse);
  self->painter = painter;
  self->place = *place;
  if (area.size.width > 0)
    draw_area (self, shot, pulse, &area);
  self->shot = *shot;
  self->pulse = pulse;
  gtk_snapshot_append_node (snapshot, soleus_mosaic_get_node (self->mosaic));
}

/* The same pixels as a texture. */
GdkTexture *
soleus_texture_new_from_surface (cairo_surface_t *surface)
{
  int stride = cairo_image_surface_get_stride (surface);
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (
      cairo_image_surface_get_data (surface), (gsize) stride * height,
      (GDestroyNotify) cairo_surface_destroy, cairo_surface_reference (surface));
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

/**
 * soleus_canvas_draw_still:
 * @area: (inout): what may be drawn of the widget; then what of it the image is of
 * @scale: device pixels for each of the widget
 *
 * Draws the whole picture as an image no larger than the picture is.
 */
GdkTexture *
soleus_canvas_draw_still (SoleusPainter *painter,
                          const SoleusShot *shot,
                          const SoleusPlace *place,
                          graphene_rect_t *area,
                          int scale)
{
  SoleusPart parts[SOLEUS_N_PARTS];
  guint n = soleus_part_list (shot, parts);
  graphene_rect_t bounds, all = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  cairo_surface_t *surface;
  GdkTexture *texture;
  cairo_t *cr;

  for (guint i = 0; i < n; i++)
    {
      get_bounds (parts[i], shot, place, &bounds);
      add_area (&all, &bounds);
    }
  graphene_rect_intersection (area, &all, area);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) area->size.width * scale,
                                        (int) area->size.height * scale);
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -area->origin.x, -area->origin.y);
  soleus_place_apply (place, cr);
  soleus_painter_draw_all (painter, shot, cr);
  cairo_destroy (cr);
  texture = soleus_texture_new_from_surface (surface);
  cairo_surface_destroy (surface);
  return texture;
}
